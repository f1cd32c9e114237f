/** `newsloom reread`: what it was asked, a progress bar, and what came of it. */
import type { RereadOptions } from '../log/reread.ts';
import type { Newsloom } from '../main.ts';
import { showProgress } from './progress.ts';

type Flags = Readonly<Record<string, unknown>>;

/**
 * Reads again and lets the graph follow, or with --shadow shows what would change. Stopped by hand it ends between two articles.
 * @throws {RangeError} for a --since that is neither position nor date, a --limit that is no count, and --json without --shadow
 */
export async function printReread(
  newsloom: Newsloom,
  flags: Flags,
  now: () => Date,
  print: (line: string) => void,
): Promise<void> {
  const options = optionsOf(flags);
  if (flags['json'] && !flags['shadow'])
    throw new RangeError('Cannot use --json alone: it prints the report of --shadow, expected both');
  const bar = showProgress('Reading again');
  if (flags['shadow']) {
    const { shadowLines, shadowReread } = await import('./shadow.ts');
    const report = await shadowReread(newsloom, options, now, (note, done, head) => bar.update(done, head, note));
    bar.end();
    if (flags['json']) print(JSON.stringify(report, null, 2));
    else for (const line of shadowLines(report)) print(line);
    return;
  }
  const stop = new AbortController();
  const stopped = new Error('stopped by hand');
  const onInterrupt = () => stop.abort(stopped);
  process.once('SIGINT', onInterrupt);
  try {
    const { reread, current, left } = await newsloom.reread({
      ...options,
      signal: stop.signal,
      onProgress: (position, head, so) => bar.update(position, head, `${so.reread} read again`),
    });
    bar.end();
    await newsloom.follow();
    print(`${reread} articles read again, ${current} were read by today's reader already, ${left} left alone`);
  } catch (error) {
    bar.end();
    if (error !== stopped) throw error;
    print('Stopped: what was read again is kept; run the same command again to go on');
    process.exitCode = 1;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

function optionsOf({ since, limit }: Flags): RereadOptions {
  const options: { since?: number | string; limit?: number } = {};
  if (typeof since === 'string') {
    const position = /^\d+$/.test(since) ? Number(since) : undefined;
    if (position === undefined && !(/^\d{4}-\d\d-\d\d/.test(since) && !Number.isNaN(Date.parse(since))))
      throw new RangeError(
        `Cannot use --since "${since}": expected a position (120) or a date (2026-03-01, 2026-03-01T12:00:00Z)`,
      );
    options.since = position ?? since;
  }
  if (limit !== undefined) {
    const count = Number(limit);
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`Cannot use --limit "${String(limit)}": expected a count, 1 or greater`);
    options.limit = count;
  }
  return options;
}
