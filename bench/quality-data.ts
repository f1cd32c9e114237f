/**
 * Where gold sets and scorers lie, and how a scorer is run. Neither is part of this project: some sets may be measured with but not
 * handed on, so what is absent is said and left out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectFile } from '../src/project-files.ts';

/** A document with its gold, as its line holds it. */
export interface GoldRow {
  readonly id: string | number;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
  readonly [field: string]: unknown;
}

export interface QualityData {
  readonly folder: string;
  readonly scorers: string;
  /** Rows of a set such as "ner-worldwide/dev", or why there are none. */
  gold(set: string): readonly GoldRow[] | string;
  /** Runs a scorer on a set and rows; null when it fails or is absent. `args` are further flags. */
  score(scorer: string, set: string, rows: readonly object[], args?: readonly string[]): unknown;
  close(): void;
}

/** Opens the folders named in NEWSLOOM_QUALITY_DATA and NEWSLOOM_QUALITY_SCORERS, else those beside the project. */
export function openQualityData(env: NodeJS.ProcessEnv, say: (line: string) => void): QualityData {
  const beside = resolve(dirname(projectFile('package.json')), '..', 'shared');
  const folder = resolve(env['NEWSLOOM_QUALITY_DATA'] || join(beside, 'data'));
  const scorers = resolve(env['NEWSLOOM_QUALITY_SCORERS'] || join(beside, 'score'));
  const scratch = mkdtempSync(join(tmpdir(), 'newsloom-quality-'));
  const sets = new Map<string, readonly GoldRow[] | string>();
  return {
    folder,
    scorers,
    gold(set) {
      const known = sets.get(set);
      if (known) return known;
      const path = join(folder, `${set}.jsonl`);
      const rows = existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => JSON.parse(line) as GoldRow)
        : `${set} is absent`;
      sets.set(set, rows);
      return rows;
    },
    score(scorer, set, rows, args = []) {
      const script = join(scorers, `${scorer}.mjs`);
      if (!existsSync(script)) {
        say(`${scorer}.mjs is absent`);
        return null;
      }
      const file = join(scratch, 'rows.jsonl');
      writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
      const gold = join(folder, `${set}.jsonl`);
      const run = spawnSync(process.execPath, [script, '--gold', gold, '--sys', file, '--json', ...args], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      if (run.status === 0) return JSON.parse(run.stdout);
      say(`${scorer}.mjs failed on ${set}: ${run.stderr.trim().split('\n').at(-1)}`);
      return null;
    },
    close: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
