/**
 * Looks for damage: walks the chain from the first commit to the head, every body beside it, and asks the storage engine about its
 * files. It changes nothing, stops at nothing, and says of each finding where it is and what to do.
 */
import { bodyHash, type CommitId, EMPTY_HEAD } from '../domain/commit.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';
import { bodyRows, type Peekable, peekable } from './body-rows.ts';
import { type BodyName, bodiesBroughtBy, decodeCommit, type StoredCommit, versionsWithdrawnBy } from './codec.ts';
import { DamagedLog } from './event-log.ts';
import { isLogId } from './log-id.ts';
import { isUnreadable, type Row, type StoredBody, type StoredLog } from './stored-log.ts';
import { UnknownDomainEvent } from './upcast.ts';

export interface Finding {
  /** Of the commit that is damaged or whose body is. */
  readonly position?: number;
  /** Of the body that is damaged, missing or left over. */
  readonly hash?: BodyHash;
  /** What is wrong, as a sentence without a full stop. */
  readonly what: string;
  /** What the operator can do. */
  readonly remedy: string;
}

const PAGE = 64;
/** So many rows in a row that cannot be read are one lost stretch, not one finding each. */
const LOST_STRETCH = 100;

const RESTORE = 'restore a backup, or import an export into a new data folder';
const UPGRADE = 'upgrade newsloom';
const WITHDRAW_AGAIN = 'run the take-down again';

/**
 * Everything that is wrong with a log, in order of position where there is one; nothing when it is whole. Runs beside appends:
 * it looks at the commits up to the head at its start. `onProgress` is called after each page with position and head.
 */
export async function* verifyLog(
  log: StoredLog,
  onProgress?: (position: number, head: number) => void,
): AsyncGenerator<Finding, void, undefined> {
  for (const line of await log.checkStorage()) yield { what: `the storage engine says: ${line}`, remedy: RESTORE };
  if (!isLogId(log.logId)) yield { what: `the log id "${log.logId}" was changed`, remedy: RESTORE };

  const head = yield* attempt(() => log.head(), undefined);
  const listed = new Map(yield* attempt(() => log.withdrawnVersions(), new Map<VersionId, number>()));
  const bodies = peekable(bodyRows(log));
  const named = new Map<VersionId, number>();
  let next = 1;
  let previous: CommitId | undefined = EMPTY_HEAD.id;
  let recordedAt = '';
  let lost = 0;

  for (let going = true; going && next <= (head?.position ?? Number.POSITIVE_INFINITY); ) {
    const limit = Math.min(PAGE, (head?.position ?? Number.POSITIVE_INFINITY) - next + 1);
    const rows = yield* attempt(() => log.rows(next - 1, limit), []);
    if (rows.length === 0) break;
    for (const row of rows) {
      const position = isUnreadable(row) ? row.key : row.position;
      if (position > next) yield* missing(next, position - 1);
      if (position > next) previous = undefined;
      next = position + 1;
      yield* bodiesBefore(bodies, position);
      if (isUnreadable(row)) {
        lost += 1;
        if (lost >= LOST_STRETCH) {
          yield {
            position,
            what: `the commits from position ${position - lost + 1} on cannot be read`,
            remedy: RESTORE,
          };
          going = false;
          break;
        }
        yield { position, what: `the commit cannot be read: ${row.damage}`, remedy: RESTORE };
        previous = undefined;
        yield* checkBodies(log, bodies, position, undefined, listed);
        continue;
      }
      lost = 0;
      if (previous !== undefined && row.previous !== previous) {
        yield { position, what: `the commit follows ${row.previous}, expected ${previous}`, remedy: RESTORE };
      }
      if (row.recordedAt < recordedAt) {
        yield {
          position,
          what: `the commit was recorded at ${row.recordedAt}, before the one before it (${recordedAt})`,
          remedy: RESTORE,
        };
      }
      const brought = yield* checkCommit(row, named);
      yield* checkBodies(log, bodies, position, brought, listed);
      previous = row.id;
      recordedAt = row.recordedAt;
    }
    onProgress?.(next - 1, head?.position ?? next - 1);
  }
  if (head && next <= head.position) yield* missing(next, head.position);
  if (head && previous !== undefined && next > head.position && previous !== head.id) {
    yield { position: head.position, what: `the head is ${head.id}, expected ${previous}`, remedy: RESTORE };
  }
  // Bodies of commits that came meanwhile are theirs.
  const now = yield* attempt(() => log.head(), undefined);
  yield* bodiesBefore(
    bodies,
    now && head && now.position > head.position ? head.position + 1 : Number.POSITIVE_INFINITY,
  );
  for (const [version, position] of listed) {
    if (named.get(version) === undefined && position <= (head?.position ?? 0)) {
      yield { position, what: `the list of take-downs names ${version}, and no commit withdraws it`, remedy: RESTORE };
    }
  }
  for (const [version, position] of named) {
    if (!listed.has(version))
      yield { position, what: `${version} is withdrawn, and not in the list of take-downs`, remedy: WITHDRAW_AGAIN };
  }
}

/** Damage of the storage engine becomes a finding, and the walk goes on with `otherwise`. */
async function* attempt<T>(work: () => Promise<T>, otherwise: T): AsyncGenerator<Finding, T, undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
    yield {
      ...(error.position === undefined ? {} : { position: error.position }),
      what: error.message,
      remedy: RESTORE,
    };
    return otherwise;
  }
}

function* missing(from: number, to: number): Generator<Finding> {
  const what = from === to ? `position ${from} is missing` : `positions ${from} to ${to} are missing`;
  yield { position: from, what, remedy: RESTORE };
}

/** The bodies this commit brings; undefined when its events cannot be known. */
function* checkCommit(
  row: StoredCommit,
  withdrawn: Map<VersionId, number>,
): Generator<Finding, readonly BodyName[] | undefined> {
  try {
    const { events, position } = decodeCommit(row);
    for (const version of versionsWithdrawnBy(events)) if (!withdrawn.has(version)) withdrawn.set(version, position);
    return bodiesBroughtBy(events);
  } catch (error) {
    if (!(error instanceof DamagedLog || error instanceof UnknownDomainEvent)) throw error;
    yield {
      position: row.position,
      what: error.message,
      remedy: error instanceof UnknownDomainEvent ? UPGRADE : RESTORE,
    };
    return undefined;
  }
}

/** Bodies whose place lies before this commit, though none of the commits before took them. */
async function* bodiesBefore(bodies: Peekable<Row<StoredBody>>, position: number): AsyncGenerator<Finding> {
  let lost = 0;
  for (let row = await bodies.peek(); row !== undefined; row = await bodies.peek()) {
    if (isUnreadable(row)) {
      lost += 1;
      // Named by position when its commit misses it; here only the stretch is said.
      if (lost === 1) yield { what: `a body cannot be read: ${row.damage}`, remedy: RESTORE };
      if (lost >= LOST_STRETCH) {
        yield { what: 'the bodies after it cannot be read either', remedy: RESTORE };
        await bodies.end();
        return;
      }
    } else if (row.position < position) {
      yield {
        position: row.position,
        hash: row.hash,
        what: `no commit brings the body ${row.hash} that is stored for it`,
        remedy: RESTORE,
      };
    } else return;
    await bodies.next();
  }
}

/** The bodies stored for one commit against those its events bring. */
async function* checkBodies(
  log: StoredLog,
  bodies: Peekable<Row<StoredBody>>,
  position: number,
  brought: readonly BodyName[] | undefined,
  withdrawn: Map<VersionId, number>,
): AsyncGenerator<Finding> {
  const expected = new Map(brought?.map((body) => [body.hash, body.version]));
  for (let row = await bodies.peek(); row !== undefined; row = await bodies.peek()) {
    if (isUnreadable(row) || row.position !== position) break;
    await bodies.next();
    const { hash, version } = row;
    if (row.json === undefined && row.damage === undefined && !withdrawn.has(version)) {
      // It may have been taken down since this walk began.
      const newer = yield* attempt(() => log.withdrawnVersions(), withdrawn);
      for (const [withdrawnVersion, at] of newer) withdrawn.set(withdrawnVersion, at);
    }
    const what = brokenBody(row, withdrawn.has(version));
    if (what) yield { position, hash, ...what };
    if (brought && expected.get(hash) !== version) {
      yield {
        position,
        hash,
        what: `no event of the commit names the body ${hash} that is stored for it`,
        remedy: RESTORE,
      };
    }
    expected.delete(hash);
  }
  for (const [hash, version] of expected) {
    if (withdrawn.has(version) || position <= log.textsLeftOutUntil) continue;
    const found = yield* attempt(() => log.bodies([hash]), undefined);
    // Brought by an earlier commit already, or damaged and said so.
    if (found === undefined || found.has(hash)) continue;
    yield { position, hash, what: `the body ${hash} is missing`, remedy: RESTORE };
  }
}

function brokenBody(
  { hash, version, json, damage }: StoredBody,
  withdrawn: boolean,
): Omit<Finding, 'position' | 'hash'> | undefined {
  if (damage !== undefined) return { what: `the body ${hash} cannot be read: ${damage}`, remedy: RESTORE };
  if (json === undefined) {
    return withdrawn
      ? undefined
      : { what: `the body ${hash} is erased, and ${version} is not withdrawn`, remedy: RESTORE };
  }
  if (bodyHash(version, json) !== hash) return { what: `the body ${hash} is not what was written`, remedy: RESTORE };
  return withdrawn
    ? { what: `the body ${hash} is still there, and ${version} is withdrawn`, remedy: WITHDRAW_AGAIN }
    : undefined;
}
