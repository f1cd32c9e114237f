/**
 * The lease of the one who decides: while one process holds it, the others wait and do not prepare decisions that would lose
 * the race. It saves work and nothing else; `expectedHead` is the fence, also against a holder whose clock is wrong.
 */
import { randomUUID } from 'node:crypto';
import { openSqlite, type Sqlite } from '../sqlite.ts';
import { logSchema } from './sqlite-log.ts';

/** How often a waiting process tries, in ms. */
const TRY_EVERY_MS = 250;

export interface Lease {
  readonly holder: string;
  /** Moves the end to now + ttl. False when it has passed to another meanwhile: stop deciding and acquire again. */
  renew(): boolean;
  /** Gives it back; called twice, or after it passed to another, it does nothing. */
  release(): void;
}

export interface LeaseOptions {
  /** The log's file. */
  readonly path: string;
  /** Whom to name to those who wait: "ingest, process 4711". */
  readonly holder: string;
  /** How long it holds without renewal, in ms. */
  readonly ttlMs: number;
  readonly now: () => Date;
  /** What is leased; default "decide". */
  readonly name?: string;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /**
   * Tells that a holder is no more (its process died), so that nobody waits for its lease to run out. Being wrong costs work and nothing
   * else: `expectedHead` is the fence.
   */
  readonly isGone?: (holder: string) => boolean;
  /** Called at most once, with the present holder, when there is waiting to do. */
  readonly onWait?: (holder: string) => void;
}

/**
 * Waits until the lease is free or has run out (seen within 0.5 s), and takes it.
 * @throws the signal's reason when it aborts while waiting
 */
export async function acquireLease(options: LeaseOptions): Promise<Lease> {
  const { path, holder, ttlMs, now, name = 'decide', signal, isGone, onWait } = options;
  const db = openSqlite(path, { schema: logSchema() });
  // Two processes may carry the same name for people.
  const token = `${holder} #${randomUUID()}`;
  try {
    for (let waited = false; ; waited = true) {
      signal?.throwIfAborted();
      const other = take(db, name, token, now().getTime(), ttlMs);
      if (other === undefined) break;
      if (isGone?.(nameOf(other))) {
        // Only the very lease that was looked at: another may have taken it meanwhile.
        db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?').run(name, other);
        continue;
      }
      if (!waited) onWait?.(nameOf(other));
      await pause(TRY_EVERY_MS, signal);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  let released = false;
  return {
    holder,
    renew() {
      return !released && take(db, name, token, now().getTime(), ttlMs, 'held') === undefined;
    },
    release() {
      if (released) return;
      released = true;
      db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?').run(name, token);
      db.close();
    },
  };
}

/**
 * Takes or renews; returns the holder when another has it. A lease granted in the future (the clock went back) counts as run out.
 * With `held` only one's own is renewed: one that ran out and went unclaimed is still one's own.
 */
function take(db: Sqlite, name: string, token: string, now: number, ttlMs: number, held?: 'held'): string | undefined {
  return db.transaction(() => {
    const row = db
      .prepare<{ holder: string; granted_at: number; expires_at: number }>(
        'SELECT holder, granted_at, expires_at FROM leases WHERE name = ?',
      )
      .get(name);
    const free = !row || row.expires_at <= now || row.granted_at > now;
    if (row?.holder !== token && (held || !free)) return row?.holder ?? 'nobody';
    db.prepare(
      'INSERT INTO leases (name, holder, granted_at, expires_at) VALUES ($name, $holder, $now, $until) ' +
        'ON CONFLICT (name) DO UPDATE SET holder = $holder, granted_at = $now, expires_at = $until',
    ).run({ name, holder: token, now, until: now + ttlMs });
    return undefined;
  });
}

/** What a holder called itself. */
function nameOf(token: string): string {
  return token.replace(/ #[0-9a-f-]+$/, '');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);

    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}
