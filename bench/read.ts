/**
 * How fast whole articles are read (names, quotes, times, happenings, everything), against plain compromise tagging the same texts in
 * the same run: the library we stand on is the yardstick, since megabytes a second differ from machine to machine. Each side has a process
 * to itself (read-turns.mjs), and the reader is the built one, as a package or an image runs it. Turns alternate.
 * And how much faster two threads read many articles than one reader does.
 */
import { execFileSync, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArticleBody } from '../src/domain/article.ts';
import { projectFile } from '../src/project-files.ts';
import { read } from '../src/read/read.ts';
import { openReadPool } from '../src/read-pool.ts';
import { median, medianRatio } from './append.ts';

/** Whole reading must reach this share of the speed of plain tagging: it was 2.4 on a crowded machine (November 2026). */
const LIMIT = 1.8;
/** An article of a news site, in UTF-16 units; the samples are shorter, so neighbours are read as one. */
const ARTICLE = 4000;
/**
 * Turns of warming compared with as many before them, the gain below which a side is warm, and the least and most turns: code is compiled
 * as it is used, in steps, and on a crowded machine ten turns may bring nothing before the last step.
 */
const COMPARED = 10;
const GAIN = 0.02;
const LEAST_WARMING = 40;
const MOST_WARMING = 100;
/** Two threads must read this many times as fast as one reader: it was 1.7 to 2 where the second core was free. */
const THREADS_LIMIT = 1.15;
/** A single reader that gets less than this share of its core tells of a machine with no core to spare. */
const FREE = 0.8;
const DATED = { value: '2021-03-10', status: 'unknown', method: 'given' } as const;

export interface ReadFigures {
  /** Speed as a share of plain tagging's; median of the turns. */
  readonly ratio: number;
  /** 1,000,000 UTF-16 units a second on one core, whole reading and plain tagging. */
  readonly megabytes: number;
  readonly plainMegabytes: number;
  readonly passed: boolean;
}

/** Builds the reader, then measures and prints one line, on the sample articles or on `texts`. */
export async function benchRead({
  texts = articleLength(sampleTexts()),
  turns = 9,
  print = console.log,
} = {}): Promise<ReadFigures> {
  const sides = { reading: startSide(buildReader(), texts), plain: startSide('plain', texts) };
  const times = { reading: [] as number[], plain: [] as number[] };
  try {
    await warm(sides.reading);
    await warm(sides.plain);
    for (let turn = 1; turn <= turns; turn += 1) {
      const order: ('reading' | 'plain')[] = turn % 2 === 0 ? ['reading', 'plain'] : ['plain', 'reading'];
      for (const who of order) times[who].push(await sides[who].turn());
    }
  } finally {
    for (const side of Object.values(sides)) side.stop();
  }
  const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const ratio = medianRatio(times.plain, times.reading);
  const megabytes = size / median(times.reading);
  const plainMegabytes = size / median(times.plain);
  print(
    `reading: ${ratio.toFixed(2)} of plain tagging (limit ${LIMIT}); ${megabytes.toFixed(3)} and ${plainMegabytes.toFixed(3)} MB/s on one core`,
  );
  return { ratio, megabytes, plainMegabytes, passed: ratio >= LIMIT };
}

/** The reader's file as the build has it, made for this run: one that lies about may be an older one. */
function buildReader(): string {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const folder = join(dirname(projectFile('package.json')), '.cache/bench/src');
  execFileSync(process.execPath, [compiler, '-p', projectFile('tsconfig.build.json'), '--outDir', folder]);
  return join(folder, 'read/read.js');
}

/** A process that reads the texts once a turn; `turn` gives its processor time, s. */
interface Side {
  turn(): Promise<number>;
  stop(): void;
}

function startSide(reader: string, texts: readonly string[]): Side {
  const child = fork(fileURLToPath(new URL('read-turns.mjs', import.meta.url)), [reader], { execArgv: [] });
  let first = true;
  return {
    turn() {
      child.send(first ? texts : 'turn');
      first = false;
      return new Promise<number>((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`"${reader}" ended with ${code} before its turn did`));
        child.once('exit', ended);
        child.once('message', (time) => {
          child.off('exit', ended);
          resolve(Number(time));
        });
      });
    },
    stop: () => void child.kill(),
  };
}

/** Runs one side until it gains no more: an archive is read warm. */
async function warm(side: Side): Promise<void> {
  const times: number[] = [];
  while (times.length < MOST_WARMING) {
    times.push(await side.turn());
    const last = times.slice(-COMPARED);
    const before = times.slice(-2 * COMPARED, -COMPARED);
    if (times.length >= LEAST_WARMING && median(last) > median(before) * (1 - GAIN)) return;
  }
}

export interface PoolFigures {
  /** Articles a second by two threads, as a share of one reader's, by wall clock; median of the turns. */
  readonly ratio: number;
  /** How much of a core one reader got: below 0.8 other programs run and the limit does not hold. */
  readonly share: number;
  readonly passed: boolean;
}

/** Measures and prints one line: the sample articles `copies` times over, by wall clock. Undefined, and said, on a single core. */
export async function benchReadPool({
  texts = sampleTexts(),
  copies = 4,
  turns = 3,
  print = console.log,
} = {}): Promise<PoolFigures | undefined> {
  if (availableParallelism() < 2) {
    print('reading by threads: skipped, this machine has one core');
    return undefined;
  }
  const jobs = Array.from({ length: copies }, () => texts)
    .flat()
    .map((text) => ({ body: { kind: 'article', title: '', text, byline: [] } as ArticleBody, published: DATED }));
  const pool = openReadPool({ threads: 2, few: 0 });
  try {
    // Threads are loaded and both sides warm before the clock runs.
    while (!(await pool.readAll(jobs))) await new Promise((resolve) => setTimeout(resolve, 50));
    for (let turn = 0; turn < LEAST_WARMING / copies; turn += 1) {
      for (const { body, published } of jobs) read(body, published);
      await pool.readAll(jobs);
    }
    const times = { one: [] as number[], two: [] as number[] };
    const shares: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const started = performance.now();
      const before = process.cpuUsage();
      for (const { body, published } of jobs) read(body, published);
      const { user } = process.cpuUsage(before);
      const between = performance.now();
      shares.push(user / 1000 / (between - started));
      await pool.readAll(jobs);
      times.one.push(between - started);
      times.two.push(performance.now() - between);
    }
    const ratio = medianRatio(times.one, times.two);
    const perSecond = (took: readonly number[]) => ((jobs.length * 1000) / median(took)).toFixed(0);
    const share = median(shares);
    const busy =
      share < FREE ? `; not judged, other programs left one reader ${Math.round(share * 100)} % of a core` : '';
    print(
      `reading by two threads: ${ratio.toFixed(2)} of one reader (limit ${THREADS_LIMIT}); ${perSecond(times.one)} and ${perSecond(times.two)} articles/s${busy}`,
    );
    return { ratio, share, passed: busy !== '' || ratio >= THREADS_LIMIT };
  } finally {
    await pool.close();
  }
}

/** Texts joined with their neighbours until each is as long as an article. */
function articleLength(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length < ARTICLE) joined[joined.length - 1] = `${last}\n\n${text}`;
    else joined.push(text);
  }
  return joined;
}

/** The texts of the sample articles. */
export function sampleTexts(): string[] {
  const folder = projectFile('seeds/articles');
  return readdirSync(folder)
    .sort()
    .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text: string }).text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = [await benchRead(), await benchReadPool()];
  if (figures.some((each) => each?.passed === false)) process.exitCode = 1;
}
