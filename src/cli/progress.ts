/** Progress of long work: a bar on a terminal, a plain line now and then elsewhere. Written to standard error, so that output can be piped. */
import { Presets, SingleBar } from 'cli-progress';

/** Seconds between plain lines. */
const EVERY_MS = 5_000;

export interface Progress {
  /** `done` of `total`, in any unit; `note` stands behind the bar. */
  update(done: number, total: number, note?: string): void;
  /** Leaves the terminal clean; nothing was shown for work that was over at once. */
  end(): void;
}

/** Shows how far `label` is. */
export function showProgress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let bar: SingleBar | undefined;
  let last = Date.now();
  return {
    update(done, total, note = '') {
      if (stream.isTTY) {
        if (!bar) {
          bar = new SingleBar(
            { format: `${label} {bar} {percentage}% {note}`, stream, clearOnComplete: true, hideCursor: true },
            Presets.shades_classic,
          );
          bar.start(total, done, { note });
        }
        bar.setTotal(total);
        bar.update(done, { note });
      } else if (Date.now() - last >= EVERY_MS) {
        last = Date.now();
        stream.write(`${label}: ${total > 0 ? Math.floor((100 * done) / total) : 0} % ${note}\n`);
      }
    },
    end() {
      bar?.stop();
      bar = undefined;
    },
  };
}
