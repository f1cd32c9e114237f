/** Following a log, the same for every adapter: read pages until there are none, then wait for a bell or a moment, and read again. */
import type { Commit } from '../domain/commit.ts';

/** Commits per read while catching up. */
const PAGE = 64;

/**
 * Yields every commit after a position, in order, each once, until `signal` aborts; then it returns without an error.
 * The bell must ring after each append of this process and on close; with `pollMs` the log is also looked at that often (ms), for
 * the commits of other processes.
 */
export async function* followLog(
  read: (after: number, limit: number) => Promise<readonly Commit[]>,
  bell: Bell,
  after: number,
  signal: AbortSignal,
  pollMs?: number,
): AsyncGenerator<Commit, void, undefined> {
  let position = after;
  while (!signal.aborted) {
    // Counted before reading: an append between the read and the wait must not be slept through.
    const seen = bell.rings;
    const page = await read(position, PAGE);
    for (const commit of page) {
      if (signal.aborted) return;
      yield commit;
      position = commit.position;
    }
    if (page.length === 0) await bell.wait(signal, seen, pollMs);
  }
}

/** A bell that wakes everyone who waits for news of this process. */
export interface Bell {
  /** How often it has rung. */
  readonly rings: number;
  ring(): void;
  /**
   * Returns once it has rung more than `seen` times, when `signal` aborts, or after `ms` when given. Leaves no timer and no
   * listener behind.
   */
  wait(signal: AbortSignal, seen: number, ms?: number): Promise<void>;
}

export function makeBell(): Bell {
  const waiting = new Set<() => void>();
  let rings = 0;
  return {
    get rings() {
      return rings;
    },
    ring() {
      rings += 1;
      for (const wake of [...waiting]) wake();
    },
    async wait(signal, seen, ms) {
      if (signal.aborted || rings !== seen) return;
      await new Promise<void>((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(wake, ms);
        waiting.add(wake);
        signal.addEventListener('abort', wake);

        function wake(): void {
          clearTimeout(timer);
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        }
      });
    },
  };
}
