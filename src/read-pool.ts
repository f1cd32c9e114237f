/**
 * Many articles are read by several threads, few where they are asked for: a thread takes a second and a hundred megabytes to start.
 * Who reads never changes what is read, and answers come in the order of the questions.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Extraction } from './domain/extraction.ts';
import type { ReadJob } from './read-worker.ts';

/** Characters read in a row before threads are worth their start: about two seconds of reading. */
const FEW = 300_000;
/** Most threads; the one that decides and writes cannot feed more. */
const MOST_THREADS = 4;
/** Threads that had nothing to read for so long are let go, in ms. */
const IDLE_MS = 10_000;

export interface ReadPool {
  /**
   * Reads all jobs. @returns an Extraction a job, in order; undefined when these are few, or the threads still start: then they are
   * better read where they are. @throws {ReadingStopped} when a thread died
   */
  readAll(jobs: readonly ReadJob[]): Promise<readonly Extraction[] | undefined>;
  close(): Promise<void>;
}

/** A thread of the pool died, which its articles may have caused; trying again helps when memory was short. */
export class ReadingStopped extends Error {
  override readonly name = 'ReadingStopped';
}

export interface ReadPoolOptions {
  readonly threads?: number;
  /** Characters in a row that are left to the caller. */
  readonly few?: number;
  readonly idleMs?: number;
  /** The thread's program; another one for tests. */
  readonly program?: URL;
}

interface Thread {
  readonly worker: Worker;
  /** Its reader is loaded. */
  ready: boolean;
  /** What it was given, the one it reads first. */
  readonly asked: Question[];
}

interface Question {
  readonly job: ReadJob;
  done(read: Extraction): void;
  failed(error: Error): void;
}

/** Articles a thread is given at once: it reads on while its last answer is fetched. */
const AHEAD = 2;

/** The built thread, or in a checkout the source by way of the same loader that the command line uses. */
const READING = import.meta.url.endsWith('.ts')
  ? new URL(
      `data:text/javascript,${encodeURIComponent(
        `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
register();
await import(${JSON.stringify(new URL('./read-worker.ts', import.meta.url).href)});`,
      )}`,
    )
  : new URL('./read-worker.js', import.meta.url);

/** Opens a pool; no thread starts before there is much to read. */
export function openReadPool({
  threads = Math.min(MOST_THREADS, availableParallelism()),
  few = FEW,
  idleMs = IDLE_MS,
  program = READING,
}: ReadPoolOptions = {}): ReadPool {
  let running: Thread[] = [];
  const waiting: Question[] = [];
  let inARow = 0;
  let idle: NodeJS.Timeout | undefined;
  let failure: ReadingStopped | undefined;

  const close = async () => {
    clearTimeout(idle);
    const leaving = running;
    running = [];
    inARow = 0;
    await Promise.all(leaving.map(({ worker }) => worker.terminate()));
  };

  const start = (): Thread => {
    const worker = new Worker(program);
    worker.unref();
    const thread: Thread = { worker, ready: false, asked: [] };
    const stopped = (reason: string) => {
      if (!running.includes(thread)) return;
      running = running.filter((other) => other !== thread);
      const reading = thread.asked[0]?.job.body;
      const what = reading ? (reading.url ?? reading.given ?? 'an article') : 'on';
      failure = new ReadingStopped(
        `Cannot read ${what}: a reading thread stopped (${reason}), expected an answer; what was read before is kept, run the same command again`,
      );
      for (const each of [...thread.asked, ...waiting.splice(0)]) each.failed(failure);
    };
    worker.on('message', (read: Extraction | 'ready') => {
      if (read === 'ready') {
        thread.ready = true;
        return;
      }
      thread.asked.shift()?.done(read);
      feed();
      if (thread.asked.length === 0) worker.unref();
    });
    worker.on('error', (error) => stopped(error.message));
    worker.on('exit', (code) => stopped(`exit code ${code}`));
    return thread;
  };

  const feed = () => {
    for (let ahead = 1; ahead <= AHEAD; ahead += 1)
      for (const { asked, worker } of running) {
        const next = asked.length < ahead ? waiting.shift() : undefined;
        if (!next) continue;
        asked.push(next);
        // Only a thread at work keeps the process alive.
        worker.ref();
        worker.postMessage(next.job);
      }
  };

  return {
    async readAll(jobs) {
      clearTimeout(idle);
      try {
        if (failure) throw failure;
        inARow += jobs.reduce((sum, { body }) => sum + body.text.length, 0);
        if (threads < 2 || inARow < few) return undefined;
        while (running.length < threads) running.push(start());
        if (jobs.length < 2 || !running.every(({ ready }) => ready)) return undefined;
        const reading = jobs.map(
          (job) => new Promise<Extraction>((done, failed) => waiting.push({ job, done, failed })),
        );
        feed();
        return await Promise.all(reading);
      } catch (error) {
        failure = undefined;
        await close();
        throw error;
      } finally {
        idle = setTimeout(close, idleMs);
        idle.unref();
      }
    },
    close,
  };
}
