/** The table of `npm run quality`, and the figures kept in docs/quality.json and docs/quality.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { projectFile } from '../src/project-files.ts';

/** One line of the table; figures in the unit of the measure, undefined when nothing was measured. */
export interface Line {
  readonly key: string;
  readonly about: string;
  readonly set: string;
  readonly plain?: number | undefined;
  readonly now?: number | undefined;
  readonly target?: number | undefined;
  readonly stretch?: number | undefined;
  /** Digits behind the point: 1 for per cent. */
  readonly digits: number;
}

/** Figures of the last release. */
export interface Released {
  readonly reader: string;
  readonly figures: Readonly<Record<string, number>>;
}

const KEPT = 'docs/quality.json';
const PAGE = 'docs/quality.md';

/** The figures kept with the last release. */
export function readReleased(): Released {
  return JSON.parse(readFileSync(projectFile(KEPT), 'utf8')) as Released;
}

/** All lines as a Markdown table, which reads well on a terminal too. */
export function tableOf(lines: readonly Line[], released: Released): string {
  const rows = lines.map(({ key, about, set, plain, now, target, stretch, digits }) => [
    about,
    set,
    ...[plain, released.figures[key], now, target, stretch].map((figure) => figure?.toFixed(digits) ?? '-'),
  ]);
  return markdown(['measure', 'set', 'compromise', 'released', 'now', 'target', 'stretch'], rows);
}

/** A Markdown table with even columns; the first two are text, the rest figures. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[], texts = 2): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column < texts ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column < texts ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Keeps the figures as those of the last release; lines that were not measured keep the ones they had. */
export function keepReleased(lines: readonly Line[], reader: string): void {
  const figures = { ...readReleased().figures };
  for (const { key, now, digits } of lines) if (now !== undefined) figures[key] = Number(now.toFixed(digits));
  writeFileSync(projectFile(KEPT), `${JSON.stringify({ reader, figures }, null, 2)}\n`);
}

/** Puts tables between the marks of docs/quality.md that have their names. */
export function writePage(tables: Readonly<Record<string, string>>): void {
  let page = readFileSync(projectFile(PAGE), 'utf8');
  for (const [name, table] of Object.entries(tables))
    page = page.replace(
      new RegExp(`(<!-- ${name}:.*?-->\n)[\\s\\S]*?(<!-- /${name} -->)`),
      (_, open: string, close: string) => `${open}\n${table}\n\n${close}`,
    );
  writeFileSync(projectFile(PAGE), page);
}
