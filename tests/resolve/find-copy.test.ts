/** Invented copies of one invented agency story, read one after the other through the whole ingester. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestFiles } from '../../src/cli/ingest-files.ts';
import { canonicalUrl } from '../../src/domain/canonical-url.ts';
import { articleId } from '../../src/domain/ids.ts';
import { type Newsloom, openNewsloom } from '../../src/main.ts';
import { projectFile } from '../../src/project-files.ts';
import {
  copyKeys,
  LOOKUPS,
  overlap,
  packSketch,
  SKETCH,
  sketchOf,
  unpackSketch,
  wordRuns,
} from '../../src/resolve/min-hash.ts';

const seed = (file: string): { title: string; text: string } =>
  JSON.parse(readFileSync(join(projectFile('seeds'), 'articles', file), 'utf8'));
const agency = seed('14-landslide-in-slovenia-tessera.json');
const other = seed('17-tejomar-to-buy-nordvarde-tessera.json');
const trial = seed('11-former-tejomar-finance-director-jailed-tagus-herald.json');
const paragraphs = agency.text.split('\n\n');

/** What an editor does to an agency's text, and whether it is still that text. */
const EDITED: readonly (readonly [name: string, text: string, copy: boolean])[] = [
  ['cut at the end', paragraphs.slice(0, -3).join('\n\n'), true],
  ['cut to a third', paragraphs.slice(0, 3).join('\n\n'), true],
  ['a paragraph added', [...paragraphs, other.text.split('\n\n')[1]].join('\n\n'), true],
  [
    'the first paragraph written anew',
    ['Two people died under a slope that came down at night.', ...paragraphs.slice(1)].join('\n\n'),
    true,
  ],
  [
    'words changed here and there',
    agency.text
      .replace('early on Sunday', 'in the early hours')
      .replace('About 120', 'Some 120')
      .replace('400 metres', '0.4 km')
      .replace('since February', 'since Feb.')
      .replace('day and night', 'around the clock'),
    true,
  ],
  [
    'quote marks, dashes and blanks changed',
    agency.text.replace(/[“”]/g, '"').replace(/ - /g, ' \u2014 ').replace(/\n\n/g, '\n\n\n'),
    true,
  ],
  ['its quotes in a story of its own', `${paragraphs[2]} ${trial.text}\n\n${paragraphs[4]}`, false],
  ['another story by the same hand', other.text, false],
];

const data = mkdtempSync(join(tmpdir(), 'newsloom-copies-'));
let newsloom: Newsloom;
const urlOf = (name: string) => `https://paper.example/${name.replace(/\W+/g, '-')}`;
const idOf = (name: string) => articleId({ canonicalUrl: canonicalUrl(urlOf(name)) as string, title: '' });

async function bring(name: string, text: string): Promise<void> {
  const file = join(data, 'article.json');
  writeFileSync(
    file,
    JSON.stringify({ url: urlOf(name), title: `Paper on ${name}`, outlet: `Paper ${name.length}`, text }),
  );
  const counts = await ingestFiles(newsloom.ingester, [file], { now: new Date('2026-04-01T00:00:00Z') });
  expect(counts).toMatchObject({ new: 1 });
}
const copyOf = (name: string) => newsloom.registry.get('article', idOf(name))?.copyOf?.of;

beforeAll(async () => {
  newsloom = await openNewsloom({ data, neo4j: undefined }, () => new Date('2026-04-01T00:00:00Z'));
  await bring('the agency', agency.text);
  for (const [name, text] of EDITED) await bring(name, text);
}, 120_000);
afterAll(async () => {
  await newsloom.close();
  rmSync(data, { recursive: true, force: true });
});

describe('an agency text with', () => {
  it.each(EDITED)('%s', (name, _, copy) => {
    expect(copyOf(name)).toBe(copy ? idOf('the agency') : undefined);
  });

  it('no words but its own is no copy', () => {
    expect(copyOf('the agency')).toBeUndefined();
  });

  it('more words than what was read before is found by the shorter one', async () => {
    const long = `${other.text}\n\n${seed('18-tejomar-swoops-on-nordvarde-continental-courier.json').text}`;
    await bring('the whole of it', long);
    // Half of it stands in what was read already.
    expect(copyOf('the whole of it')).toBe(idOf('another story by the same hand'));
  });
});

describe('the sketch of a text', () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i * 7}`).join(' ');

  it('is as long for a long text as for a short one, and finds the whole by its part', () => {
    const long = words(3000);
    expect(sketchOf(long)).toHaveLength(SKETCH);
    expect(copyKeys(sketchOf(long))).toHaveLength(LOOKUPS);
    const part = copyKeys(sketchOf(long.split(' ').slice(500, 1500).join(' ')));
    expect(part.filter((key) => copyKeys(sketchOf(long)).includes(key)).length).toBeGreaterThanOrEqual(5);
    expect(sketchOf('Too short to tell.')).toEqual([]);
  });

  it('looks at no more than 20,000 words', () => {
    expect(wordRuns(words(30_000)).size).toBe(19_996);
    expect(sketchOf(words(25_000))).toEqual(sketchOf(words(40_000)));
  });

  it('tells the share of each text in the other, near enough', () => {
    const [whole, part] = [sketchOf(words(2000)), sketchOf(words(500))];
    const { ofA, ofB } = overlap(whole, part);
    expect(ofB).toBe(1);
    expect(ofA).toBeGreaterThan(0.15);
    expect(ofA).toBeLessThan(0.35);
    expect(overlap(whole, sketchOf(other.text))).toEqual({ ofA: 0, ofB: 0 });
    expect(overlap(whole, [])).toEqual({ ofA: 0, ofB: 0 });
    expect(unpackSketch(packSketch(whole))).toEqual(whole);
  });
});
