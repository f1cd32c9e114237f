/**
 * The log in memory, for tests and trials: the same contract as on disk, gone with the process. It keeps texts, not objects,
 * so nothing a caller changes later reaches it.
 */
import { type Body, bodyHash, type Commit, type CommitId, EMPTY_HEAD, type Head } from '../domain/commit.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';
import { type CheckedCommit, checkChain, lacking, refuseWithdrawn } from './chain.ts';
import { decodeCommit, type StoredCommit, versionsWithdrawnBy } from './codec.ts';
import { type Appended, DamagedLog, HeadMoved, RequestRepeated } from './event-log.ts';
import { followLog, makeBell } from './follow-log.ts';
import { makeLogId } from './log-id.ts';
import { LogNotEmpty, type StoredBody, type StoredLog } from './stored-log.ts';

interface Contents {
  readonly logId: string;
  readonly textsLeftOutUntil: number;
  readonly commits: StoredCommit[];
  readonly positions: Map<CommitId, number>;
  readonly requests: Map<string, number>;
  readonly bodies: StoredBody[];
  readonly places: Map<BodyHash, number>;
  readonly withdrawn: Map<VersionId, number>;
}

const emptyContents = (logId: string, textsLeftOutUntil: number): Contents => ({
  logId,
  textsLeftOutUntil,
  commits: [],
  positions: new Map(),
  requests: new Map(),
  bodies: [],
  places: new Map(),
  withdrawn: new Map(),
});

/** A new empty log. `now` gives recorded-at; it may go backwards. */
export function openMemoryLog(options: { readonly now: () => Date }): StoredLog {
  let kept = emptyContents(makeLogId(), 0);
  let closed = false;
  const bell = makeBell();

  const log: StoredLog = {
    get logId() {
      return kept.logId;
    },
    get textsLeftOutUntil() {
      return kept.textsLeftOutUntil;
    },
    append: async (commits, expectedHead) => store(checkChain(commits, expectedHead, 'append'), expectedHead),
    withdraw: async (commit, expectedHead) => store(checkChain([commit], expectedHead, 'withdraw'), expectedHead),
    read: async (after, limit) => page(kept.commits, after, limit).map(decodeCommit),
    follow: (after, signal) => followLog(log.read, bell, after, signal),
    head: async () => head(),
    async findRequest(request) {
      mustBeOpen();
      const position = kept.requests.get(request);
      return position === undefined ? undefined : decodeCommit(kept.commits[position - 1] as StoredCommit);
    },
    async bodies(hashes) {
      mustBeOpen();
      const found = new Map<BodyHash, Body>();
      for (const hash of hashes) {
        const { json, version, position } = kept.bodies[(kept.places.get(hash) ?? 0) - 1] ?? {};
        if (json === undefined || version === undefined) continue;
        if (bodyHash(version, json) !== hash)
          throw new DamagedLog(`Cannot read body ${hash}: its content does not hash to it`, position);
        found.set(hash, { hash, version, json });
      }
      return found;
    },
    async bodyHashes(after, limit) {
      mustBeOpen();
      return kept.bodies
        .filter(({ hash, json }) => json !== undefined && hash > after)
        .sort((a, b) => (a.hash < b.hash ? -1 : 1))
        .slice(0, limit)
        .map(({ hash, version }) => ({ hash, version }));
    },
    async close() {
      closed = true;
      bell.ring();
    },
    rows: async (after, limit) => page(kept.commits, after, limit),
    bodyRows: async (after, limit) => page(kept.bodies, after, limit),
    withdrawnVersions: async () => new Map(kept.withdrawn),
    checkStorage: async () => [],
    async startImport(logId) {
      mustBeOpen();
      if (kept.commits.length > 0) throw new LogNotEmpty(kept.commits.length);
      const coming = emptyContents(logId, 0);
      return {
        add(commit, bodies, withdraws) {
          put(coming, commit, bodies);
          withdrawFrom(coming, withdraws, commit.position);
        },
        has: (hash) => coming.places.has(hash),
        async finish(textsLeftOutUntil) {
          if (kept.commits.length > 0) throw new LogNotEmpty(kept.commits.length);
          kept = { ...coming, textsLeftOutUntil };
          bell.ring();
        },
        abandon: async () => undefined,
      };
    },
  };
  return log;

  function mustBeOpen(): void {
    if (closed) throw new Error('Cannot use the log: it is closed');
  }

  function page<T>(list: readonly T[], after: number, limit: number): readonly T[] {
    mustBeOpen();
    return list.slice(after, after + limit);
  }

  function head(): Head {
    mustBeOpen();
    const last = kept.commits.at(-1);
    return last ? { position: last.position, id: last.id } : EMPTY_HEAD;
  }

  /** Synchronous, so no two appends ever mix; everything is checked before anything is written. */
  function store(chain: readonly CheckedCommit[], expectedHead: Head): Appended {
    const before = head();
    const stored = chain.map(({ commit }) => kept.positions.get(commit.id));
    if (stored.every((position) => position !== undefined)) {
      const commits = stored.map((position) => decodeCommit(kept.commits[position - 1] as StoredCommit));
      return { head: before, commits, duplicate: true };
    }
    for (const { commit } of chain) {
      const position = commit.request === undefined ? undefined : kept.requests.get(commit.request);
      if (position !== undefined) throw new RequestRepeated(commit.request as string, position);
    }
    if (before.position !== expectedHead.position || before.id !== expectedHead.id)
      throw new HeadMoved(expectedHead, before);
    const coming = new Set<BodyHash>();
    for (const { commit, absent, bodies } of chain) {
      for (const hash of absent) {
        const at = kept.places.get(hash);
        if (!coming.has(hash) && (at === undefined || kept.bodies[at - 1]?.json === undefined))
          throw lacking(commit, hash);
      }
      for (const { hash } of bodies) coming.add(hash);
    }
    refuseWithdrawn(chain, kept.withdrawn);
    const now = options.now().toISOString();
    const last = kept.commits.at(-1);
    const recordedAt = last && last.recordedAt > now ? last.recordedAt : now;
    const commits = chain.map(({ commit, events, bodies }, index): Commit => {
      const { id, previous, request } = commit;
      const position = before.position + index + 1;
      const facts = { position, id, previous, recordedAt, ...(request === undefined ? {} : { request }) };
      put(kept, { ...facts, events }, bodies);
      withdrawFrom(kept, versionsWithdrawnBy(commit.events), position);
      return { ...facts, events: commit.events };
    });
    bell.ring();
    return { head: head(), commits, duplicate: false };
  }
}

function put(contents: Contents, commit: StoredCommit, bodies: readonly Body[]): void {
  contents.commits.push(commit);
  contents.positions.set(commit.id, commit.position);
  if (commit.request !== undefined) contents.requests.set(commit.request, commit.position);
  for (const { hash, version, json } of bodies) {
    if (contents.places.has(hash)) continue;
    const sequence = contents.bodies.length + 1;
    contents.bodies.push({ sequence, position: commit.position, hash, version, json });
    contents.places.set(hash, sequence);
  }
}

function withdrawFrom(contents: Contents, versions: readonly VersionId[], position: number): void {
  for (const version of versions) {
    if (!contents.withdrawn.has(version)) contents.withdrawn.set(version, position);
  }
  if (versions.length === 0) return;
  const gone = new Set(versions);
  contents.bodies.forEach((body, index) => {
    if (gone.has(body.version)) contents.bodies[index] = { ...body, json: undefined };
  });
}
