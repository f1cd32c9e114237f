/**
 * How fast whole articles are read (names, quotes, times, happenings, everything), against plain compromise tagging the same texts in
 * the same run: the library we stand on is the yardstick, since megabytes a second differ from machine to machine. Turns alternate.
 * And how much faster two threads read many articles than one reader does.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nlp from 'compromise';
import { type ArticleBody, documentText } from '../src/domain/article.ts';
import { projectFile } from '../src/project-files.ts';
import { read } from '../src/read/read.ts';
import { openReadPool } from '../src/read-pool.ts';
import { median, medianRatio } from './append.ts';

/** Whole reading must reach this share of the speed of plain tagging: it was 1.1 to 1.6 on a crowded machine (November 2026). */
const LIMIT = 1;
/** Turns that are not counted: both sides gain speed over the first 300 kB, until their code is compiled; an archive is read warm. */
const WARMING = 8;
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

/** Measures and prints one line, on the sample articles or on `texts`. */
export function benchRead({ texts = sampleTexts(), turns = 5, print = console.log } = {}): ReadFigures {
  const articles: ArticleBody[] = texts.map((text) => ({ kind: 'article', title: '', text, byline: [] }));
  const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const times = { reading: [] as number[], plain: [] as number[] };
  for (let turn = 1 - WARMING; turn <= turns; turn += 1) {
    const runs: ['reading' | 'plain', () => void][] = [
      ['reading', () => void articles.map((article) => read(article, DATED))],
      ['plain', () => void articles.map((article) => nlp(documentText(article)))],
    ];
    if (turn % 2 !== 0) runs.reverse();
    for (const [who, run] of runs) {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      if (turn > 0) times[who].push((user + system) / 1e6);
    }
  }
  const ratio = medianRatio(times.plain, times.reading);
  const megabytes = size / median(times.reading);
  const plainMegabytes = size / median(times.plain);
  print(
    `reading: ${ratio.toFixed(2)} of plain tagging (limit ${LIMIT}); ${megabytes.toFixed(3)} and ${plainMegabytes.toFixed(3)} MB/s on one core`,
  );
  return { ratio, megabytes, plainMegabytes, passed: ratio >= LIMIT };
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
    for (const { body, published } of jobs) read(body, published);
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

/** The texts of the sample articles. */
export function sampleTexts(): string[] {
  const folder = projectFile('seeds/articles');
  return readdirSync(folder)
    .sort()
    .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text: string }).text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = [benchRead(), await benchReadPool()];
  if (figures.some((each) => each?.passed === false)) process.exitCode = 1;
}
