import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { acquireLease } from '../../src/log/lease.ts';
import { testClock } from './sample.ts';

const top = mkdtempSync(join(tmpdir(), 'newsloom-lease-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
let files = 0;
const freshPath = () => join(top, `${++files}.db`);

/** How long a promise takes, in ms. */
async function timed(promise: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await promise;
  return performance.now() - start;
}

describe('acquireLease()', () => {
  test('gives the lease to one at a time, and to the next within a second of its release', async () => {
    const path = freshPath();
    const { now } = testClock();
    const first = await acquireLease({ path, holder: 'first', ttlMs: 10_000, now });
    const waits: string[] = [];
    let got = false;
    const second = acquireLease({ path, holder: 'second', ttlMs: 10_000, now, onWait: (holder) => waits.push(holder) });
    second.then(() => {
      got = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(got).toBe(false);
    expect(first.renew()).toBe(true);
    first.release();
    first.release();
    expect(await timed(second)).toBeLessThan(1_000);
    expect(waits).toEqual(['first']);
    expect(first.renew()).toBe(false);
    (await second).release();
  });

  test('passes on at once when its holder is known to be gone, and to nobody while it is not', async () => {
    const path = freshPath();
    const now = () => new Date(5_000);
    const first = await acquireLease({ path, holder: 'process 1 on here', ttlMs: 10_000, now });
    const asked: string[] = [];
    const isGone = (holder: string) => {
      asked.push(holder);
      return asked.length > 1;
    };
    const second = await acquireLease({ path, holder: 'second', ttlMs: 10_000, now, isGone });
    expect(asked).toEqual(['process 1 on here', 'process 1 on here']);
    expect(first.renew()).toBe(false);
    expect(second.renew()).toBe(true);
    second.release();
  });

  test('passes on when it has run out by the clock, and its former holder learns it', async () => {
    const path = freshPath();
    const clock = testClock();
    const first = await acquireLease({ path, holder: 'same name', ttlMs: 10_000, now: clock.now });
    clock.advance(9_999);
    expect(first.renew()).toBe(true);
    clock.advance(10_000);
    const second = await acquireLease({ path, holder: 'same name', ttlMs: 10_000, now: clock.now });
    expect(first.renew()).toBe(false);
    first.release();
    expect(second.renew()).toBe(true);
    second.release();
  });

  test('counts one granted in the future as run out: the clock went back', async () => {
    const path = freshPath();
    const clock = testClock('2036-01-01T00:00:00.000Z');
    const first = await acquireLease({ path, holder: 'first', ttlMs: 10_000, now: clock.now });
    clock.set('2026-01-01T00:00:00.000Z');
    const second = await acquireLease({ path, holder: 'second', ttlMs: 10_000, now: clock.now });
    expect(first.renew()).toBe(false);
    second.release();
    first.release();
  });

  test('stops waiting when it is aborted', async () => {
    const path = freshPath();
    const { now } = testClock();
    const first = await acquireLease({ path, holder: 'first', ttlMs: 10_000, now });
    const stop = new AbortController();
    const waiting = acquireLease({ path, holder: 'second', ttlMs: 10_000, now, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(waiting).rejects.toThrow(/abort/i);
    first.release();
  });

  test('keeps leases of other names apart', async () => {
    const path = freshPath();
    const { now } = testClock();
    const one = await acquireLease({ path, holder: 'a', ttlMs: 10_000, now });
    const other = await acquireLease({ path, holder: 'b', ttlMs: 10_000, now, name: 'follow' });
    one.release();
    other.release();
  });
});
