/** The contract suite is worth what it catches: here it runs on logs that are broken on purpose, each in one way seen in the wild. */
import { describe, expect, test } from 'vitest';
import { type Commit, EMPTY_HEAD, makeCommit, type NewCommit } from '../../src/domain/commit.ts';
import type { BodyHash } from '../../src/domain/domain-event.ts';
import { BrokenChain, type EventLog, HeadMoved, RequestRepeated } from '../../src/log/event-log.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { CHECKS, runCheck } from '../contracts/event-log.ts';

type Break = (log: EventLog, now: () => Date) => Partial<EventLog>;

/** Appends whatever comes at the present head, by chaining it anew. */
async function appendAnyway(log: EventLog, commits: readonly NewCommit[]) {
  const head = await log.head();
  const chain: NewCommit[] = [];
  for (const { events, bodies, request } of commits) {
    const content = {
      events,
      bodies,
      ...(request === undefined || (await log.findRequest(request)) ? {} : { request }),
    };
    chain.push(makeCommit(chain.at(-1)?.id ?? head.id, content));
  }
  return log.append(chain, head);
}

const BROKEN: Readonly<Record<string, Break>> = {
  'does not compare the head': (log) => ({
    append: (commits, expected) =>
      log
        .append(commits, expected)
        .catch((e) => (e instanceof HeadMoved ? appendAnyway(log, commits) : Promise.reject(e))),
  }),
  'writes on a conflict, then says it failed': (log) => ({
    async append(commits, expected) {
      try {
        return await log.append(commits, expected);
      } catch (error) {
        if (error instanceof HeadMoved) await appendAnyway(log, commits.slice(0, 1));
        throw error;
      }
    },
  }),
  'stores a repeated chain again': (log) => ({
    async append(commits, expected) {
      const appended = await log.append(commits, expected);
      return appended.duplicate ? appendAnyway(log, commits) : appended;
    },
  }),
  'takes a repeated chain for a conflict': (log) => ({
    async append(commits, expected) {
      const appended = await log.append(commits, expected);
      if (appended.duplicate) throw new HeadMoved(expected, await log.head());
      return appended;
    },
  }),
  'forgets chains after a while': (log) => ({
    async append(commits, expected) {
      const appended = await log.append(commits, expected);
      const last = appended.commits.at(-1)?.position ?? 0;
      if (appended.duplicate && appended.head.position - last > 2) throw new HeadMoved(expected, appended.head);
      return appended;
    },
  }),
  'stores a chain one commit at a time': (log) => ({
    async append(commits, expected) {
      const stored: Commit[] = [];
      let head = expected;
      for (const commit of commits.length === 0 ? [undefined] : commits) {
        const appended = await log.append(commit ? [commit] : [], head);
        stored.push(...appended.commits);
        head = appended.commits.at(-1) as Commit;
      }
      return { head: await log.head(), commits: stored, duplicate: false };
    },
  }),
  'leaves gaps in the positions': (log) => ({
    read: async (after, limit) =>
      (await log.read(Math.floor(after / 2), limit)).map((commit) => ({ ...commit, position: commit.position * 2 })),
  }),
  'skips a commit when it pages': (log) => ({
    read: async (after, limit) => log.read(after === 0 || limit > 50 ? after : after + 1, limit),
  }),
  'gives more than the limit': (log) => ({ read: (after) => log.read(after, 1_000) }),
  'ignores request keys': (log) => ({
    append: (commits, expected) =>
      log
        .append(commits, expected)
        .catch((e) => (e instanceof RequestRepeated ? appendAnyway(log, commits) : Promise.reject(e))),
  }),
  'cannot find a request': () => ({ findRequest: async () => undefined }),
  'does not check ids and bodies': (log) => ({
    append: (commits, expected) =>
      log
        .append(commits, expected)
        .catch((e) =>
          e instanceof BrokenChain ? { head: EMPTY_HEAD, commits: [], duplicate: false } : Promise.reject(e),
        ),
  }),
  'leaves the bodies of a withdrawn version': (log) => {
    const all = new Map<BodyHash, NewCommit['bodies'][number]>();
    return {
      append(commits, expected) {
        for (const body of commits.flatMap(({ bodies }) => bodies)) all.set(body.hash, body);
        return log.append(commits, expected);
      },
      bodies: async (hashes) =>
        new Map(
          hashes.flatMap((hash) => (all.has(hash) ? [[hash, all.get(hash) as NewCommit['bodies'][number]]] : [])),
        ),
    };
  },
  'loses the bodies of everyone at a withdrawal': (log) => {
    let lost = false;
    return {
      async withdraw(commit, expected) {
        const done = await log.withdraw(commit, expected);
        lost = true;
        return done;
      },
      bodies: async (hashes) => (lost ? new Map() : log.bodies(hashes)),
    };
  },
  'takes its time from the clock alone': (log, now) => ({
    read: async (after, limit) =>
      (await log.read(after, limit)).map((commit) => ({ ...commit, recordedAt: now().toISOString() })),
  }),
  'cuts texts at NUL': (log) => ({
    bodies: async (hashes) =>
      new Map(
        [...(await log.bodies(hashes))].map(([hash, body]) => [
          hash,
          { ...body, json: body.json.replace(/\\u0000.*/, '') },
        ]),
      ),
  }),
  'lists bodies in the order they came': (log) => ({
    bodyHashes: async (after, limit) => [...(await log.bodyHashes(after, limit))].reverse(),
  }),
  'follows without the commits of others': (log) => ({
    async *follow(after, signal) {
      for await (const commit of log.follow(after, signal)) if (commit.position < 6) yield commit;
    },
  }),
  'follows late': (log) => ({
    async *follow(after, signal) {
      for await (const commit of log.follow(after, signal)) {
        await new Promise((resolve) => setTimeout(resolve, 1_100));
        yield commit;
      }
    },
  }),
  'follows again from the start': (log) => ({ follow: (_, signal) => log.follow(0, signal) }),
  'stops following when it has caught up': (log) => ({
    async *follow(after) {
      yield* await log.read(after, 1_000);
    },
  }),
  'can be used after close()': () => ({ close: async () => undefined }),
  'hands out its own objects': (log) => {
    const kept = new Map<number, Commit>();
    return {
      read: async (after, limit) =>
        (await log.read(after, limit)).map((commit) => {
          if (!kept.has(commit.position)) kept.set(commit.position, commit);
          return kept.get(commit.position) as Commit;
        }),
    };
  },
};

/** The checks that fail, or only the first of them. */
async function failures(breakIt: Break | undefined, which: 'all' | 'first'): Promise<string[]> {
  const failed: string[] = [];
  for (const check of CHECKS) {
    try {
      await runCheck(check, async (now) => {
        const real = openMemoryLog({ now });
        const log: EventLog = Object.assign(Object.create(real), breakIt?.(real, now));
        return { log, another: async () => log, dispose: () => real.close() };
      });
    } catch {
      failed.push(check.name);
      if (which === 'first') break;
    }
  }
  return failed;
}

describe('the contract suite', () => {
  test('passes on a log that is whole', async () => {
    expect(await failures(undefined, 'all')).toEqual([]);
  });

  for (const [name, breakIt] of Object.entries(BROKEN)) {
    test(`fails on a log that ${name}`, async () => {
      expect(await failures(breakIt, 'first')).toHaveLength(1);
    });
  }
});
