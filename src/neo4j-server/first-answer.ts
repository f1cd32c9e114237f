/** The time between the start of a server and its first answer, and what its logs say when there is none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { Neo4jNotStarted } from './not-started.ts';

/** The one user of a Community server. */
export const USER = 'neo4j';

export interface Waiting {
  readonly bolt: string;
  readonly password: string | undefined;
  readonly isNew: boolean;
  readonly home: string;
  readonly version: string;
  readonly exited: Promise<unknown>;
  /** ms */
  readonly patience: number;
  /** Size of neo4j.log before this start, in bytes: what stands there is of earlier ones. */
  readonly logBefore: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits until a query over Bolt is answered, and gives a new store its password on the way.
 * @throws {Neo4jNotStarted} when the server ends first, does not answer in time, or wants another password, and when `signal`
 * is aborted
 */
export async function untilAnswering(waiting: Waiting): Promise<void> {
  const { home, version, signal } = waiting;
  let ended = false;
  void waiting.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + waiting.patience;
  // A new store still has Neo4j's own password; an older one may, when the very first start was cut short.
  let initial = waiting.isNew && waiting.password !== undefined;
  let last: unknown;
  while (!ended && !signal?.aborted && Date.now() < until) {
    try {
      if (initial) await setFirstPassword(waiting.bolt, waiting.password ?? '');
      await ask(waiting.bolt, waiting.password, 'neo4j', 'RETURN 1');
      return;
    } catch (error) {
      last = error;
      const code = (error as { code?: unknown }).code;
      if (code === 'Neo.ClientError.Security.Unauthorized') {
        // Three wrong attempts in a row lock the user out for five seconds: each password is tried once.
        if (initial === waiting.isNew && waiting.password !== undefined) initial = !initial;
        else throw passwordProblem(home, error);
      } else {
        await sleep(250);
      }
    }
  }
  if (signal?.aborted)
    throw new Neo4jNotStarted(`Cannot start Neo4j ${version} in ${home}: told to stop before it answered`);
  const state = ended ? 'the server ended before it answered' : `no answer within ${waiting.patience / 1000} s`;
  const words = wordsSince(home, waiting.logBefore);
  throw new Neo4jNotStarted(
    `Cannot start Neo4j ${version} in ${home}: ${state}${remedy(words)}. Its last words:\n${lastLines(words, 24)}`,
    {
      cause: last,
    },
  );
}

/** Over the system database, as the manual asks ("Password and user recovery"); a parameter, so it stands in no log. */
async function setFirstPassword(bolt: string, password: string): Promise<void> {
  await ask(bolt, USER, 'system', 'ALTER CURRENT USER SET PASSWORD FROM $from TO $to', { from: USER, to: password });
}

async function ask(
  bolt: string,
  password: string | undefined,
  database: string,
  query: string,
  parameters: Record<string, string> = {},
): Promise<void> {
  const token = password === undefined ? undefined : neo4j.auth.basic(USER, password);
  const driver = neo4j.driver(bolt, token, {
    connectionTimeout: 5_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  try {
    await driver.executeQuery(query, parameters, { database });
  } finally {
    await driver.close();
  }
}

function passwordProblem(home: string, cause: unknown): Neo4jNotStarted {
  return new Neo4jNotStarted(
    `Cannot log in to the Neo4j in ${home}: the store was made with another password than the one given. Give that password, ` +
      `or remove ${join(home, 'data')} (the graph is rebuilt from the log by a replay)`,
    { cause },
  );
}

/** What to do about the failures people meet, told by the words the server uses. */
function remedy(words: string): string {
  if (/store_lock|lock file/i.test(words))
    return '; another server holds this store: stop it, or choose another folder';
  if (/Address already in use|BindException/i.test(words)) return '; a port was taken in the meantime: start again';
  if (/No declared setting|Unrecognized setting/i.test(words)) return '; a setting is not known to this release';
  if (/OutOfMemoryError|Could not reserve enough space/i.test(words))
    return '; not enough memory: lower the heap or the page cache';
  if (/No space left on device/i.test(words)) return '; the disk is full';
  return '';
}

/** The console has what happens before the log is open, such as an unknown setting. */
function wordsSince(home: string, logBefore: number): string {
  const log = join(home, 'logs', 'neo4j.log');
  const console = join(home, 'logs', 'console.log');
  const texts = [
    existsSync(log) ? readFileSync(log).subarray(logBefore).toString('utf8') : '',
    existsSync(console) ? readFileSync(console, 'utf8') : '',
  ].map((text) => lastLines(text, 60));
  return texts.filter((text) => text !== '').join('\n') || `(nothing in ${join(home, 'logs')})`;
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
