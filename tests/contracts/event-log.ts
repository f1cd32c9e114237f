/**
 * The contract of the log's port, sentence by sentence: run it on every adapter with `eventLogContract`. It is a plain list, so that
 * tests/log/contract-catches.test.ts can run it on logs that are broken on purpose and see it fail.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { type Commit, EMPTY_HEAD, type Head, makeBody, makeCommit, type NewCommit } from '../../src/domain/commit.ts';
import type { BodyHash } from '../../src/domain/domain-event.ts';
import { BrokenChain, type EventLog, HeadMoved, RequestRepeated } from '../../src/log/event-log.ts';
import { chainOf, commitOf, judgementCommit, sampleArticle, testClock, withdrawalOf } from '../log/sample.ts';

export interface LogUnderTest {
  readonly log: EventLog;
  /** Another handle on the same log, as another process has it; an adapter that knows only one gives that one. */
  another(): Promise<EventLog>;
  dispose(): Promise<void>;
}

/** A new empty log. */
export type OpenLog = (now: () => Date) => Promise<LogUnderTest>;

export interface ContractCheck {
  readonly name: string;
  run(opened: LogUnderTest, clock: ReturnType<typeof testClock>): Promise<void>;
}

/** Declares the whole contract as tests of one adapter. */
export function eventLogContract(adapter: string, open: OpenLog): void {
  describe(`the log's contract, ${adapter}`, () => {
    for (const check of CHECKS) test(check.name, () => runCheck(check, open));
  });
}

/** Runs one check on a new log and throws what it finds. */
export async function runCheck(check: ContractCheck, open: OpenLog): Promise<void> {
  const clock = testClock();
  const opened = await open(clock.now);
  try {
    await within(30_000, check.run(opened, clock), check.name);
  } finally {
    await opened.dispose();
  }
}

export const CHECKS: readonly ContractCheck[] = [
  {
    name: 'a new log is empty: position 0, the genesis id, nothing to read',
    async run({ log }) {
      assert.deepEqual(await log.head(), EMPTY_HEAD);
      assert.deepEqual(await log.read(0, 10), []);
      assert.deepEqual(await log.bodyHashes('', 10), []);
      assert.match(log.logId, /^log_[0-9a-z]+$/);
    },
  },
  {
    name: 'append() gives positions 1, 2, 3 without gaps and returns what read() gives',
    async run({ log }) {
      let head = EMPTY_HEAD;
      const returned: Commit[] = [];
      for (const [turn, length] of [1, 3, 1, 20, 2].entries()) {
        const chain = chainOf(head, turn * 100, length);
        const appended = await log.append(chain, head);
        assert.equal(appended.duplicate, false);
        returned.push(...appended.commits);
        head = appended.head;
        assert.deepEqual(head, { position: returned.length, id: chain.at(-1)?.id });
        assert.deepEqual(await log.head(), head);
      }
      assert.deepEqual(
        returned.map(({ position }) => position),
        range(1, 27),
      );
      assert.deepEqual(await log.read(0, 100), returned);
    },
  },
  {
    name: 'read() gives what was appended: ids, previous ids, request, events and time',
    async run({ log }) {
      const first = commitOf(EMPTY_HEAD, sampleArticle(1), 'request one');
      const second = judgementCommit(first, 'NUL \0, a lone \ud800 and “quotes” \u2028 pass');
      await log.append([first, second], EMPTY_HEAD);
      const read = await log.read(0, 10);
      assert.deepEqual(read, [
        {
          position: 1,
          id: first.id,
          previous: EMPTY_HEAD.id,
          recordedAt: '2026-01-01T00:00:00.000Z',
          request: 'request one',
          events: first.events,
        },
        {
          position: 2,
          id: second.id,
          previous: first.id,
          recordedAt: '2026-01-01T00:00:00.000Z',
          events: second.events,
        },
      ]);
    },
  },
  {
    name: 'read() pages: any position, any limit, nothing twice and nothing left out',
    async run({ log }) {
      const { commits, head } = await log.append(chainOf(EMPTY_HEAD, 0, 23), EMPTY_HEAD);
      for (const limit of [1, 2, 7, 23, 100]) {
        const read: Commit[] = [];
        for (let after = 0; ; ) {
          const page = await log.read(after, limit);
          assert.ok(page.length <= limit);
          if (page.length === 0) break;
          read.push(...page);
          after = read.at(-1)?.position ?? 0;
        }
        assert.deepEqual(read, commits);
      }
      assert.deepEqual(await log.read(head.position, 5), []);
      assert.deepEqual(await log.read(head.position + 10, 5), []);
    },
  },
  {
    name: 'append() refuses a stale head with HeadMoved, writes nothing, and the next correct append succeeds',
    async run({ log }) {
      const { head } = await log.append(chainOf(EMPTY_HEAD, 0, 2), EMPTY_HEAD);
      const stale = chainOf(EMPTY_HEAD, 50, 3);
      for (let turn = 0; turn < 3; turn += 1) {
        const error = await refusal(log.append(stale, EMPTY_HEAD), HeadMoved);
        assert.deepEqual([error.expected, error.actual], [EMPTY_HEAD, head]);
      }
      assert.deepEqual(await log.head(), head);
      assert.equal((await log.read(0, 100)).length, 2);
      assert.equal((await log.bodies(hashesOf(stale))).size, 0);
      const next = await log.append(chainOf(head, 50, 3), head);
      assert.equal(next.head.position, 5);
      assert.equal((await log.read(0, 100)).length, 5);
    },
  },
  {
    name: 'append() compares the position of the head too',
    async run({ log }) {
      const { head } = await log.append(chainOf(EMPTY_HEAD, 0, 2), EMPTY_HEAD);
      await refusal(log.append(chainOf(head, 9, 1), { ...head, position: 1 }), HeadMoved);
      await refusal(log.append(chainOf(head, 9, 1), { ...head, position: 3 }), HeadMoved);
      assert.deepEqual(await log.head(), head);
    },
  },
  {
    name: 'append() of a chain that is stored already is a no-op, also long after',
    async run({ log }) {
      const chain = chainOf(EMPTY_HEAD, 0, 3);
      const first = await log.append(chain, EMPTY_HEAD);
      for (const later of [0, 4]) {
        let head = await log.head();
        for (let i = 0; i < later; i += 1) head = (await log.append(chainOf(head, 100 + i, 1), head)).head;
        const again = await log.append(chain, EMPTY_HEAD);
        assert.deepEqual(again, { head, commits: first.commits, duplicate: true });
        assert.deepEqual(await log.head(), head);
      }
      assert.equal((await log.bodyHashes('', 100)).length, 14);
      const middle = await log.append(chain.slice(1), first.commits[0] as Commit);
      assert.equal(middle.duplicate, true);
    },
  },
  {
    name: 'append() of a chain of which only a part is stored is a stale head',
    async run({ log }) {
      const chain = chainOf(EMPTY_HEAD, 0, 3);
      const { head } = await log.append(chain.slice(0, 2), EMPTY_HEAD);
      await refusal(log.append(chain, EMPTY_HEAD), HeadMoved);
      assert.deepEqual(await log.head(), head);
    },
  },
  {
    name: 'append() stores equal content again when it follows another commit: merge, revoke, merge again',
    async run({ log }) {
      let head = EMPTY_HEAD;
      for (const reason of ['merge', 'revoke', 'merge', 'merge'])
        head = (await log.append([judgementCommit(head, reason)], head)).head;
      assert.equal(head.position, 4);
      assert.equal(new Set((await log.read(0, 10)).map(({ id }) => id)).size, 4);
    },
  },
  {
    name: 'append() refuses a request key that another commit carries, and writes nothing',
    async run({ log }) {
      const one = judgementCommit(EMPTY_HEAD, 'one', 'key-1');
      const { head, commits } = await log.append([one], EMPTY_HEAD);
      assert.equal((await log.append([one], EMPTY_HEAD)).duplicate, true);
      const first = commitOf(head, sampleArticle(5));
      const error = await refusal(log.append([first, judgementCommit(first, 'two', 'key-1')], head), RequestRepeated);
      assert.deepEqual([error.request, error.position], ['key-1', 1]);
      assert.deepEqual(await log.head(), head);
      assert.equal((await log.bodies(hashesOf([first]))).size, 0);
      assert.deepEqual(await log.findRequest('key-1'), commits[0]);
      assert.equal(await log.findRequest('key-2'), undefined);
      await log.append([judgementCommit(head, 'two', 'key-2')], head);
      assert.equal((await log.findRequest('key-2'))?.position, 2);
    },
  },
  {
    name: 'append() refuses commits that do not fit their ids, each other or their bodies, and writes nothing of the chain',
    async run({ log }) {
      const { head } = await log.append(chainOf(EMPTY_HEAD, 0, 1), EMPTY_HEAD);
      const good = commitOf(head, sampleArticle(1));
      const next = commitOf(good, sampleArticle(2));
      const [text, read] = next.bodies;
      assert.ok(text && read);
      const broken: readonly NewCommit[] = [
        { ...next, id: 'com_00000000000000000000000001' },
        { ...next, previous: head.id },
        { ...next, request: 'not hashed' },
        { ...next, events: next.events.slice(1) },
        { ...next, bodies: [{ ...text, json: `${text.json} ` }, read] },
        { ...next, bodies: [{ ...text, version: sampleArticle(3).version }, read] },
        { ...next, bodies: [...next.bodies, ...sampleArticle(3).bodies] },
        { ...next, bodies: [text] },
        commitOf(head, sampleArticle(2)),
      ];
      for (const commit of broken) await refusal(log.append([good, commit], head), BrokenChain);
      await refusal(log.append([next], head), BrokenChain);
      assert.deepEqual(await log.head(), head);
      assert.equal((await log.bodyHashes('', 100)).length, 2);
      await log.append([good, next], head);
      assert.equal((await log.head()).position, 3);
    },
  },
  {
    name: 'append() takes a commit whose body is stored already',
    async run({ log }) {
      const article = sampleArticle(1);
      const { head } = await log.append([commitOf(EMPTY_HEAD, article)], EMPTY_HEAD);
      const again = makeCommit(head.id, { events: article.events });
      const both = commitOf(again, article);
      assert.equal((await log.append([again, both], head)).head.position, 3);
      assert.equal((await log.bodyHashes('', 100)).length, 2);
      assert.equal((await log.bodies(article.bodies.map(({ hash }) => hash))).size, 2);
    },
  },
  {
    name: 'append() throws TypeError for an empty chain and for ArticleWithdrawn, withdraw() for a commit without it',
    async run({ log }) {
      await refusal(log.append([], EMPTY_HEAD), TypeError);
      await refusal(log.append([withdrawalOf(EMPTY_HEAD, 1, [])], EMPTY_HEAD), TypeError);
      await refusal(log.withdraw(judgementCommit(EMPTY_HEAD, 'no'), EMPTY_HEAD), TypeError);
      assert.deepEqual(await log.head(), EMPTY_HEAD);
    },
  },
  {
    name: 'recorded-at is the clock, and never earlier than that of the commit before',
    async run({ log }, clock) {
      let head = EMPTY_HEAD;
      for (const time of ['2026-01-01T10:00:00.000Z', '2025-01-01T10:00:00.000Z', '2026-01-01T10:00:00.001Z']) {
        clock.set(time);
        head = (await log.append(chainOf(head, head.position, 2), head)).head;
      }
      assert.deepEqual(
        (await log.read(0, 10)).map(({ recordedAt }) => recordedAt),
        [
          ...['2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.000Z'],
          ...['2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.001Z', '2026-01-01T10:00:00.001Z'],
        ],
      );
    },
  },
  {
    name: 'nothing a caller changes after append() reaches the log',
    async run({ log }) {
      const reasons = ['first'];
      const commit = judgementCommit(EMPTY_HEAD, 'first');
      const loose = { ...commit, events: commit.events.map((event) => ({ ...event })) };
      const { commits } = await log.append([loose], EMPTY_HEAD);
      Object.assign(loose.events[0] as object, { reason: 'changed', reasons });
      Object.assign((await log.read(0, 1))[0]?.events[0] as object, { by: 'eve' });
      assert.deepEqual((await log.read(0, 1))[0]?.events, commit.events);
      assert.equal(commits.length, 1);
    },
  },
  {
    name: 'bodies() gives stored bodies byte for byte and leaves out those never stored',
    async run({ log }) {
      const article = sampleArticle(1, 'Żółć 漢字 🚢 \0 \ud800 \u2028', 200);
      await log.append([commitOf(EMPTY_HEAD, article)], EMPTY_HEAD);
      const unknown = sampleArticle(2).bodies.map(({ hash }) => hash);
      const found = await log.bodies([...article.bodies.map(({ hash }) => hash), ...unknown]);
      assert.deepEqual([...found.values()], article.bodies);
      assert.deepEqual(
        [...found.keys()],
        article.bodies.map(({ hash }) => hash),
      );
      assert.equal((await log.bodies([])).size, 0);
    },
  },
  {
    name: 'bodyHashes() lists every stored body in order of hash, in pages',
    async run({ log }) {
      const chain = chainOf(EMPTY_HEAD, 0, 9);
      await log.append(chain, EMPTY_HEAD);
      const expected = chain
        .flatMap(({ bodies }) => bodies.map(({ hash, version }) => ({ hash, version })))
        .sort((a, b) => (a.hash < b.hash ? -1 : 1));
      for (const limit of [1, 4, 100]) {
        const listed: { hash: BodyHash }[] = [];
        for (
          let page = await log.bodyHashes('', limit);
          page.length > 0;
          page = await log.bodyHashes(listed.at(-1)?.hash ?? '', limit)
        ) {
          assert.ok(page.length <= limit);
          listed.push(...page);
        }
        assert.deepEqual(listed, expected);
      }
    },
  },
  {
    name: 'withdraw() stores its commit and erases every body of the versions it names, and of no other',
    async run({ log }) {
      const chain = chainOf(EMPTY_HEAD, 0, 4);
      const copy = sampleArticle(1);
      const { head } = await log.append(chain, EMPTY_HEAD);
      const withdrawal = withdrawalOf(head, 1, [copy.version]);
      const done = await log.withdraw(withdrawal, head);
      assert.deepEqual([done.duplicate, done.head], [false, { position: 5, id: withdrawal.id }]);
      assert.equal((await log.bodies(copy.bodies.map(({ hash }) => hash))).size, 0);
      assert.equal((await log.bodyHashes('', 100)).length, 6);
      assert.equal((await log.bodies(hashesOf(chain))).size, 6);
      assert.deepEqual(
        (await log.read(0, 10)).map(({ id }) => id),
        [...chain.map(({ id }) => id), withdrawal.id],
      );
    },
  },
  {
    name: 'withdraw() leaves an article with the same words its own bodies',
    async run({ log }) {
      const one = sampleArticle(1);
      const value = { kind: 'article', title: 'Same', text: 'Words', byline: [] } as const;
      const other = sampleArticle(2).version;
      const bodies = [makeBody(one.version, value), makeBody(other, value)];
      const events = [one, sampleArticle(2)].flatMap(({ events: [ingested] }, i) =>
        ingested?.type === 'ArticleIngested' ? [{ ...ingested, body: bodies[i]?.hash as BodyHash }] : [],
      );
      const { head } = await log.append([makeCommit(EMPTY_HEAD.id, { events, bodies })], EMPTY_HEAD);
      await log.withdraw(withdrawalOf(head, 1, [one.version]), head);
      const left = await log.bodies(bodies.map(({ hash }) => hash));
      assert.deepEqual([...left.values()], [bodies[1]]);
    },
  },
  {
    name: 'withdraw() called again with the same commit is a no-op; with a stale head it is refused and erases nothing',
    async run({ log }) {
      const article = sampleArticle(0);
      const { head } = await log.append(chainOf(EMPTY_HEAD, 0, 2), EMPTY_HEAD);
      await refusal(log.withdraw(withdrawalOf(EMPTY_HEAD, 0, [article.version]), EMPTY_HEAD), HeadMoved);
      assert.equal((await log.bodyHashes('', 100)).length, 4);
      const withdrawal = withdrawalOf(head, 0, [article.version]);
      const first = await log.withdraw(withdrawal, head);
      const again = await log.withdraw(withdrawal, head);
      assert.deepEqual(again, { ...first, duplicate: true });
      assert.equal((await log.head()).position, 3);
      const second = await log.withdraw(withdrawalOf(first.head, 0, [article.version]), first.head);
      assert.equal(second.head.position, 4);
    },
  },
  {
    name: 'a withdrawn version stays down: a retry of its append stores nothing, and new bodies of it are refused',
    async run({ log }) {
      const chain = chainOf(EMPTY_HEAD, 0, 1);
      const article = sampleArticle(0);
      const { head } = await log.append(chain, EMPTY_HEAD);
      const { head: after } = await log.withdraw(withdrawalOf(head, 0, [article.version]), head);
      assert.equal((await log.append(chain, EMPTY_HEAD)).duplicate, true);
      assert.equal((await log.bodyHashes('', 10)).length, 0);
      await refusal(log.append([commitOf(after, article)], after), BrokenChain);
      await refusal(log.append([makeCommit(after.id, { events: article.events })], after), BrokenChain);
      assert.deepEqual(await log.head(), after);
      assert.equal((await log.bodyHashes('', 10)).length, 0);
    },
  },
  {
    name: 'follow() gives what is there, then what comes within 1 s, also from others, each once and in order, until it is aborted',
    async run({ log, another }) {
      const other = await another();
      const { head } = await log.append(chainOf(EMPTY_HEAD, 0, 3), EMPTY_HEAD);
      const stop = new AbortController();
      const seen: number[] = [];
      const delays: number[] = [];
      let sent = 0;
      const following = (async () => {
        for await (const commit of log.follow(1, stop.signal)) {
          seen.push(commit.position);
          if (commit.position > 3) delays.push(performance.now() - sent);
          if (commit.position === 9) stop.abort();
        }
      })();
      let at = head;
      try {
        for (let i = 0; i < 6; i += 1) {
          await pause(i % 2 === 0 ? 30 : 260);
          sent = performance.now();
          at = (await (i % 2 === 0 ? log : other).append(chainOf(at, 10 + i, 1), at)).head;
          await until(() => seen.includes(at.position), 1_000);
        }
      } finally {
        if (seen.at(-1) !== 9) stop.abort();
        await within(3_000, following, 'the end of follow()');
      }
      assert.deepEqual(seen, range(2, 9));
      assert.ok(Math.max(...delays) < 1_000, `the slowest came after ${Math.max(...delays)} ms`);
    },
  },
  {
    name: 'follow() ends at once when aborted while it waits, or before it began, and leaves no listener behind',
    async run({ log }) {
      await log.append(chainOf(EMPTY_HEAD, 0, 1), EMPTY_HEAD);
      const aborted = AbortSignal.abort();
      for await (const commit of log.follow(0, aborted)) assert.fail(`gave position ${commit.position}`);
      const stop = new AbortController();
      const listeners = countListeners(stop.signal);
      setTimeout(() => stop.abort(), 700);
      const start = performance.now();
      await within(2_000, drain(log.follow(1, stop.signal)), 'the end of follow()');
      assert.ok(performance.now() - start >= 650, 'it ended before it was aborted');
      assert.equal(listeners(), 0);
      const leaving = new AbortController();
      for await (const _ of log.follow(0, leaving.signal)) break;
    },
  },
  {
    name: '32 appenders at once: each gets its place, nothing is lost, doubled or skipped',
    async run({ log, another }) {
      const handles = [log, await another()];
      await Promise.all(
        Array.from({ length: 32 }, async (_, n) => {
          const handle = handles[n % 2] as EventLog;
          for (;;) {
            const head = await handle.head();
            try {
              const { duplicate } = await handle.append(chainOf(head, n * 10, 1 + (n % 3)), head);
              assert.equal(duplicate, false);
              return;
            } catch (error) {
              if (!(error instanceof HeadMoved)) throw error;
            }
          }
        }),
      );
      const all = await log.read(0, 1_000);
      const expected = Array.from({ length: 32 }, (_, n) => 1 + (n % 3)).reduce((a, b) => a + b);
      assert.deepEqual(
        all.map(({ position }) => position),
        range(1, expected),
      );
      assertChain(all);
      const articles = all.map(({ events: [first] }) => (first?.type === 'ArticleIngested' ? first.article : ''));
      assert.equal(new Set(articles).size, expected);
    },
  },
  {
    name: 'the same chain raced 8 times is stored once',
    async run({ log, another }) {
      const handles = [log, await another()];
      const chain = chainOf(EMPTY_HEAD, 0, 5);
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) => (handles[n % 2] as EventLog).append(chain, EMPTY_HEAD)),
      );
      assert.equal(results.filter(({ duplicate }) => !duplicate).length, 1);
      for (const { commits } of results)
        assert.deepEqual(
          commits.map(({ position }) => position),
          range(1, 5),
        );
      assert.equal((await log.head()).position, 5);
    },
  },
  {
    name: 'a retry after an acknowledgement that was lost gives what the first append gave',
    async run({ log, another }) {
      const chain = chainOf(EMPTY_HEAD, 0, 2);
      const lost = await log.append(chain, EMPTY_HEAD);
      const other = await another();
      await other.append(chainOf(lost.head, 10, 1), lost.head);
      const retry = await log.append(chain, EMPTY_HEAD);
      assert.deepEqual(retry.commits, lost.commits);
      assert.equal(retry.duplicate, true);
      assert.equal((await log.read(0, 10)).length, 3);
    },
  },
  {
    name: 'other handles see each append at once, under the same log id',
    async run({ log, another }) {
      const other = await another();
      assert.equal(other.logId, log.logId);
      const { head, commits } = await log.append(chainOf(EMPTY_HEAD, 0, 2), EMPTY_HEAD);
      assert.deepEqual(await other.head(), head);
      assert.deepEqual(await other.read(0, 10), commits);
    },
  },
  {
    name: 'a chain of 300 commits is stored as one',
    async run({ log }) {
      const chain = chainOf(EMPTY_HEAD, 0, 300);
      const { head } = await log.append(chain, EMPTY_HEAD);
      assert.equal(head.position, 300);
      assertChain(await log.read(0, 1_000));
    },
  },
  {
    name: 'close() called twice does nothing, and a closed log says so',
    async run({ log }) {
      await log.append(chainOf(EMPTY_HEAD, 0, 1), EMPTY_HEAD);
      await log.close();
      await log.close();
      await assert.rejects(log.head());
      await assert.rejects(log.append(chainOf(EMPTY_HEAD, 0, 1), EMPTY_HEAD));
    },
  },
];

function assertChain(commits: readonly Commit[]): void {
  let previous: Head['id'] = EMPTY_HEAD.id;
  for (const commit of commits) {
    assert.equal(commit.previous, previous);
    assert.equal(makeCommit(previous, commit).id, commit.id);
    previous = commit.id;
  }
}

function hashesOf(commits: readonly NewCommit[]): BodyHash[] {
  return commits.flatMap(({ bodies }) => bodies.map(({ hash }) => hash));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

// biome-ignore lint/suspicious/noExplicitAny: any error class will do
async function refusal<E extends Error>(promise: Promise<unknown>, expected: new (...args: any[]) => E): Promise<E> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof expected, `refused with ${error}, expected ${expected.name}`);
    return error;
  }
  return assert.fail(`it was accepted, expected ${expected.name}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(condition: () => boolean, ms: number): Promise<void> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > ms) assert.fail(`it did not come within ${ms} ms`);
    await pause(2);
  }
}

async function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function drain(commits: AsyncIterable<Commit>): Promise<void> {
  for await (const commit of commits) assert.fail(`gave position ${commit.position}`);
}

/** Counts the abort listeners that are added and not removed. */
function countListeners(signal: AbortSignal): () => number {
  let count = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = ((...args: Parameters<typeof add>) => {
    count += 1;
    add(...args);
  }) as typeof signal.addEventListener;
  signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
    count -= 1;
    remove(...args);
  }) as typeof signal.removeEventListener;
  return () => count;
}
