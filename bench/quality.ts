/**
 * `npm run quality`: everything the reader is measured by, as one table on standard output: plain compromise, the last released figure,
 * now, and what is to be reached. Progress goes to standard error. Sets and scorers that are absent are said and left out.
 * Words pick lines by key or set (`npm run quality -- triggers`). With `-- --write` the tables are put into docs/quality.md; with
 * `-- --release` the figures become those of the last release as well (docs/quality.json).
 */

import type { LinkRow } from '../src/cli/link-lines.ts';
import { READER } from '../src/read/read.ts';
import type { ScoreRow } from '../src/read/score-row.ts';
import { byRule, byScore, JUDGED, judge } from './quality-calibration.ts';
import { type GoldRow, openQualityData, type QualityData } from './quality-data.ts';
import { linkGold, orderKept } from './quality-links.ts';
import { MEASURES, type Measure } from './quality-measures.ts';
import { type PlainRow, plainRow } from './quality-plain.ts';
import { keepReleased, type Line, markdown, readReleased, tableOf, writePage } from './quality-report.ts';
import { readGold } from './quality-rows.ts';
import { benchRead } from './read.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Only lines that hold one of these words; all when there is none. */
const picked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isPicked = (key: string, set: string) =>
  picked.length === 0 || picked.some((word) => key.includes(word) || set.includes(word));

/** Rows of the reader, read once a run. */
const ours = new Map<string, ScoreRow[]>();

const data = openQualityData(process.env, say);
try {
  const lines = [...(await measureAll(data)), ...(await speed())];
  const released = readReleased();
  const table = tableOf(lines, released);
  if (lines.length > 0) console.log(table);
  const scores = picked.length === 0 || picked.includes('scores') ? calibration(data) : undefined;
  if (scores) console.log(`${lines.length > 0 ? '\n' : ''}${scores}`);
  if (process.argv.includes('--write') || process.argv.includes('--release')) {
    writePage({ figures: table, ...(scores ? { scores } : {}) });
    if (process.argv.includes('--release')) keepReleased(lines, READER);
  }
} finally {
  data.close();
}

async function measureAll(data: QualityData): Promise<Line[]> {
  const links = new Map<string, LinkRow[]>();
  const theirs = new Map<string, PlainRow[]>();
  const answers = new Map<string, unknown>();
  const figure = (measure: Measure, who: string, rows: readonly object[]): number | undefined => {
    // several figures stand in one answer of a scorer
    const asked = [measure.scorer, measure.set, ...(measure.args ?? []), who, JSON.stringify(measure.linked)].join(' ');
    if (!answers.has(asked)) answers.set(asked, data.score(measure.scorer, measure.set, rows, measure.args));
    const found = measure.at.reduce(
      (at: unknown, key) => (at as Record<string, unknown> | null | undefined)?.[key],
      answers.get(asked),
    );
    return typeof found === 'number' ? found * 100 : undefined;
  };
  const lines: Line[] = [];
  for (const measure of MEASURES.filter(({ key, set }) => isPicked(key, set))) lines.push(await lineOf(measure));
  return lines;

  async function lineOf(measure: Measure): Promise<Line> {
    const { key, about, set, target, stretch } = measure;
    const line = { key, about, set, target, stretch, digits: 1 };
    const gold = data.gold(set);
    if (typeof gold === 'string') {
      say(`${about}: ${gold}`);
      return line;
    }
    const { linked } = measure;
    if (linked && measure.scorer === 'order') return { ...line, now: 100 * (await orderKept(gold, linked)) };
    if (linked) {
      const name = `${set} ${linked.mentions} ${linked.links}`;
      if (!links.has(name)) {
        const started = performance.now();
        links.set(name, await linkGold(gold, linked));
        say(`linking ${name}: ${gold.length} documents, ${((performance.now() - started) / 1000).toFixed(1)} s`);
      }
      return { ...line, now: figure(measure, 'ours', links.get(name)!) };
    }
    const rows = cached(ours, set, () => timed(`reading ${set}`, gold, readGold));
    const now = figure(measure, 'ours', rowsFor(measure.rows, rows, gold));
    if (!measure.plain) return { ...line, now };
    const plainRows = cached(theirs, set, () => timed(`plain compromise on ${set}`, gold, (all) => all.map(plainRow)));
    return { ...line, now, plain: figure(measure, 'plain', rowsFor(measure.plain, plainRows, gold)) };
  }
}

function rowsFor<Row>(
  make: ((row: Row, gold: GoldRow) => readonly object[]) | undefined,
  rows: readonly Row[],
  gold: readonly GoldRow[],
): readonly object[] {
  return make ? rows.flatMap((row, index) => make(row, gold[index]!)) : (rows as readonly object[]);
}

function cached<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key)!;
}

function timed<Row>(what: string, gold: readonly GoldRow[], work: (gold: readonly GoldRow[]) => Row[]): Row[] {
  const started = performance.now();
  const rows = work(gold);
  say(`${what}: ${rows.length} documents, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return rows;
}

/** Do scores say what they mean? By hundreds of score; with `-- scores --rules` by rule and set as well. */
function calibration(data: QualityData): string {
  const judged = JUDGED.flatMap((set) => {
    const gold = data.gold(set);
    if (typeof gold === 'string') return [];
    return judge(
      set,
      cached(ours, set, () => timed(`reading ${set}`, gold, readGold)),
      gold,
    );
  });
  const table = markdown(['items', 'score', 'number', 'mean score', 'right'], byScore(judged));
  if (!process.argv.includes('--rules')) return table;
  return `${table}\n\n${markdown(['items', 'rule', 'set', 'number', 'mean score', 'right'], byRule(judged), 3)}`;
}

async function speed(): Promise<Line[]> {
  if (!isPicked('speed', 'sample articles')) return [];
  const { ratio, megabytes, plainMegabytes } = await benchRead({ print: say });
  const line = { set: 'sample articles', digits: 2 };
  return [
    {
      ...line,
      key: 'speed',
      about: 'whole reading, MB/s on one core',
      plain: plainMegabytes,
      now: megabytes,
      target: 0.25,
      stretch: 0.5,
    },
    { ...line, key: 'speed ratio', about: 'the same, share of plain tagging', plain: 1, now: ratio },
  ];
}
