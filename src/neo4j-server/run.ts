/**
 * `npm run neo4j`: a Neo4j server for one person's machine, with a store and a password that stay. It says where Bolt and Neo4j
 * Browser are and ends cleanly when it is told to.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Neo4jServer, startNeo4j } from './launch.ts';
import { Neo4jNotStarted } from './not-started.ts';

export interface Neo4jRun {
  /** Newsloom's data folder; the store lives in its folder `neo4j`. */
  readonly dataDir: string;
  /** Port on 127.0.0.1; default 7687. */
  readonly bolt?: number;
  /** Port on 127.0.0.1 of Neo4j Browser; default 7474. */
  readonly http?: number;
  /** Default: the one in the password file, made at random the first time. */
  readonly password?: string;
  readonly version?: string;
  /** More settings of neo4j.conf, such as browser.post_connect_cmd. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told each line meant for the person at the terminal; default standard output. */
  readonly print?: (line: string) => void;
  /** Aborting it ends the server, as SIGINT and SIGTERM do. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the server until SIGINT, SIGTERM or `signal`, then ends it and settles.
 * @throws {Neo4jNotStarted} when it cannot be started (see startNeo4j), or ends by itself
 */
export async function runNeo4j(run: Neo4jRun): Promise<void> {
  const { dataDir, bolt = 7687, http = 7474, print = (line) => process.stdout.write(`${line}\n`) } = run;
  const home = resolve(dataDir, 'neo4j');
  const told = untilTold(run.signal);
  try {
    const password = run.password ?? makeNeo4jPassword(dataDir);
    print(`Starting Neo4j in ${home} (the first start fetches about 140 MB of jars) ...`);
    const server = await startNeo4j({
      home,
      persistent: true,
      bolt,
      http,
      auth: { password },
      signal: told.signal,
      ...(run.version === undefined ? {} : { version: run.version }),
      ...(run.settings === undefined ? {} : { settings: run.settings }),
    });
    await untilBrowserAnswers(server);
    for (const line of greeting(server, run)) print(line);
    await Promise.race([told.promise, server.exited]);
    if (!told.signal.aborted)
      throw new Neo4jNotStarted(`Neo4j ended by itself: see ${join(home, 'logs', 'neo4j.log')}`);
    print('Stopping Neo4j ...');
    await server.stop();
  } catch (error) {
    // Ctrl-C reaches the server by itself too, and a start cut short by it is no failure.
    if (!told.signal.aborted || !(error instanceof Neo4jNotStarted)) throw error;
  } finally {
    told.forget();
  }
}

/** Where runNeo4j keeps the password of the user "neo4j": `<dataDir>/neo4j/password`, readable by its owner only. */
export function neo4jPasswordFile(dataDir: string): string {
  return resolve(dataDir, 'neo4j', 'password');
}

/** The password in that file, which is made with a random one where it is absent. */
export function makeNeo4jPassword(dataDir: string): string {
  const file = neo4jPasswordFile(dataDir);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    // 144 bits in letters, digits, - and _: nothing that a shell or Neo4j's image would read as more than a letter.
    writeFileSync(file, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readNeo4jPassword(file);
}

function readNeo4jPassword(file: string): string {
  const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw new RangeError(`Cannot start Neo4j: "${file}" is empty, expected a password; remove the file to have one made`);
}

function greeting(server: Neo4jServer, run: Neo4jRun): string[] {
  const start = `npx newsloom start --data ${quoted(run.dataDir)} --neo4j ${server.bolt}`;
  const file = neo4jPasswordFile(run.dataDir);
  const [password, connect] =
    run.password === undefined
      ? [`in ${file}`, `${start} --neo4j-password ${quoted(`@${file}`)}`]
      : ['the one given', `${start}   with the password in NEWSLOOM_NEO4J_PASSWORD`];
  return [
    `Neo4j ${server.version} runs (process ${server.pid}).`,
    `  Bolt:     ${server.bolt}`,
    `  Browser:  ${server.browser}`,
    '  User:     neo4j',
    `  Password: ${password}`,
    `  Connect:  ${connect}`,
    'Ctrl-C ends it; the store stays.',
  ];
}

/** As a word of a shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** HTTP comes up after Bolt; half a minute without it is no reason to fail, since Newsloom itself needs Bolt only. */
async function untilBrowserAnswers(server: Neo4jServer): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await fetch(server.browser, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await Promise.race([sleep(300), server.exited]);
  }
}

function untilTold(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const told = (): void => controller.abort();
  const promise = new Promise<void>((settle) =>
    controller.signal.addEventListener('abort', () => settle(), { once: true }),
  );
  process.on('SIGINT', told);
  process.on('SIGTERM', told);
  outer?.addEventListener('abort', told, { once: true });
  if (outer?.aborted) told();
  return {
    promise,
    signal: controller.signal,
    forget: () => {
      process.off('SIGINT', told);
      process.off('SIGTERM', told);
      outer?.removeEventListener('abort', told);
    },
  };
}
