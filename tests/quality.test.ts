/** `npm run quality` where there is nothing to measure with, and what it makes of a scorer's answer. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chainsOfGold } from '../bench/quality-measures.ts';
import { plainRow } from '../bench/quality-plain.ts';
import { projectFile } from '../src/project-files.ts';
import { scoreRow } from '../src/read/score-row.ts';

const top = dirname(projectFile('package.json'));
const folder = mkdtempSync(join(tmpdir(), 'newsloom-quality-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const UNDATED = { value: null, status: 'unknown', method: 'none' } as const;
const TEXT = 'Mira Tolos, 41, visited Canada. "We will build four bridges," Tolos said.';

function quality(word: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'bench/quality.ts', word], {
    cwd: top,
    encoding: 'utf8',
    env: {
      ...process.env,
      NEWSLOOM_QUALITY_DATA: join(folder, 'data'),
      NEWSLOOM_QUALITY_SCORERS: join(folder, 'score'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('npm run quality', () => {
  it('says what is absent and fails for none of it', () => {
    expect(quality('dates')).toMatch(/^\| dates, value F1 +\| gum-wikinews\/train +\| +- \| +[\d.]+ \| +- \|/m);
  });

  it('prints what a scorer answers', () => {
    mkdirSync(join(folder, 'data/gum-wikinews'), { recursive: true });
    mkdirSync(join(folder, 'score'));
    writeFileSync(join(folder, 'data/gum-wikinews/train.jsonl'), `${JSON.stringify({ id: 'a', text: TEXT })}\n`);
    writeFileSync(join(folder, 'score/dates.mjs'), 'console.log(JSON.stringify({ value: { f1: 0.625 } }))');
    expect(quality('dates')).toMatch(/^\| dates, value F1 +\| gum-wikinews\/train +\| +- \| +[\d.]+ \| +62\.5 \|/m);
  });

  it("gives gold names the chains of the reader's mentions on them, and equal words where it has none", () => {
    const at = (words: string) => ({
      text: words,
      form: 'name',
      start: TEXT.indexOf(words),
      end: TEXT.indexOf(words) + words.length,
    });
    const second = TEXT.lastIndexOf('Tolos');
    const gold = {
      id: 'a',
      text: TEXT,
      entities: [
        at('Mira Tolos'),
        { text: 'Tolos', form: 'name', start: second, end: second + 5 },
        at('Canada'),
        at('41'),
        at('41'),
      ],
    };
    const rows = chainsOfGold(scoreRow({ id: 'a', text: TEXT, published: UNDATED }), gold) as { chain: string }[];
    const [full, surname, place, ...missed] = rows.map(({ chain }) => chain);
    expect(surname).toBe(full);
    expect(place).not.toBe(full);
    expect(missed).toEqual(['a|41', 'a|41']);
  });

  it('cuts what plain compromise finds out of the text', () => {
    const row = plainRow({ id: 'a', text: `One line.\n${TEXT}` });
    const cut = ({ start, end }: { start: number; end: number }) => `One line.\n${TEXT}`.slice(start, end);
    expect(row.entities.map((each) => [cut(each), each.type])).toContainEqual(['Canada', 'LOC']);
    expect(row.events.map(cut)).toContain('visited');
    expect(row.quotes.map(cut)).toEqual(['We will build four bridges']);
  });
});
