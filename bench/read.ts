/**
 * How fast whole articles are read (names, quotes, times, happenings, everything), against plain compromise tagging the same texts in
 * the same run: the library we stand on is the yardstick, since megabytes a second differ from machine to machine. Turns alternate.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nlp from 'compromise';
import { type ArticleBody, documentText } from '../src/domain/article.ts';
import { projectFile } from '../src/project-files.ts';
import { read } from '../src/read/read.ts';
import { median, medianRatio } from './append.ts';

/** Whole reading must reach this share of the speed of plain tagging: it was 0.8 to 1.2 on a crowded machine. */
const LIMIT = 0.6;
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
  for (let turn = 0; turn <= turns; turn += 1) {
    const runs: ['reading' | 'plain', () => void][] = [
      ['reading', () => void articles.map((article) => read(article, DATED))],
      ['plain', () => void articles.map((article) => nlp(documentText(article)))],
    ];
    if (turn % 2 === 1) runs.reverse();
    for (const [who, run] of runs) {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      // The first turn warms up and is not counted.
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

/** The texts of the sample articles. */
export function sampleTexts(): string[] {
  const folder = projectFile('seeds/articles');
  return readdirSync(folder)
    .sort()
    .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text: string }).text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed } = benchRead();
  if (!passed) process.exitCode = 1;
}
