import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Mark, weave } from '../../src/cli/marks.ts';
import { type ReadOptions, readArticles } from '../../src/cli/read-articles.ts';
import { articleSection, escapeHtml } from '../../src/cli/show-html.ts';
import { showText } from '../../src/cli/show-text.ts';
import type { ArticleBody } from '../../src/domain/article.ts';
import { read } from '../../src/read/read.ts';

const PUBLISHED = { value: '2021-03-10', status: 'first', method: 'given' } as const;

function readingOf(text: string, title = 'Minister resigns') {
  const article: ArticleBody = { kind: 'article', title, text, byline: [], outlet: 'Fjord <Times>' };
  return { article, published: PUBLISHED, extraction: read(article, PUBLISHED) };
}

const TEXT =
  'Mira Tolos resigned on Monday. "We lost four ferries & 3 <b> crews," Tolos said in Oslo.\n\nThe ferry did not sink.';

const TAGS = {
  words: (text: string) => text,
  open: ({ label }: Mark) => `<${label}>`,
  close: ({ label }: Mark) => `</${label}>`,
};

describe('weave()', () => {
  const mark = (start: number, end: number, label: string): Mark => ({
    start,
    end,
    label,
    sort: 'PERSON',
    about: label,
  });

  it('nests marks, and cuts those that cross', () => {
    const woven = weave('abcdef', [mark(0, 4, 'x'), mark(0, 2, 'y'), mark(3, 6, 'z')], { start: 0, end: 6 }, TAGS);
    expect(woven).toBe('<x><y>ab</y>c<z>d</z></x><z>ef</z>');
  });

  it('keeps every word and closes every mark, wherever marks stand', () => {
    const spans = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 })), { maxLength: 8 });
    fc.assert(
      fc.property(spans, (pairs) => {
        const text = 'abcdefghijklmnopqrst';
        const marks = pairs
          .map(([start, length], index) =>
            mark(Math.min(start, 19), Math.min(20, Math.min(start, 19) + length), `m${index}`),
          )
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const woven = weave(text, marks, { start: 0, end: text.length }, TAGS);
        expect(woven.replace(/<[^>]*>/g, '')).toBe(text);
        const open: string[] = [];
        for (const [, slash, label] of woven.matchAll(/<(\/?)(m\d+)>/g))
          if (slash) expect(open.pop()).toBe(label);
          else open.push(label!);
        expect(open).toEqual([]);
      }),
      { seed: 7 },
    );
  });
});

describe('newsloom read --show', () => {
  it('marks names, happenings, dates and quotes with what they are', () => {
    const shown = showText(readingOf(TEXT), false);
    expect(shown).toContain('[Mira Tolos =person] [resigned =');
    expect(shown).toContain('[Monday =2021-03-08]');
    expect(shown).toContain('=quote, Mira Tolos]" [Tolos =person] [said =statement]');
    expect(shown).toMatch(/\[sink =[^\]]*negated\]/);
    expect(shown).toMatch(/\nQuotes\n {2}Mira Tolos: We lost/);
  });

  it('colours only when asked, and lets no control character of an article through', () => {
    const hostile = readingOf('Mira Tolos \u001b]0;owned\u0007 resigned on Monday, she said in Oslo.');
    expect(showText(hostile, false)).not.toMatch(/[\u001b\u0007]/);
    expect(showText(hostile, true)).not.toContain('\u001b]');
    expect(showText(hostile, true)).toContain('\u001b[');
  });

  it('marks the parts of what goes on over a paragraph', () => {
    const shown = showText(
      readingOf('"We will build new bridges over the river.\n\n"And we will pay," Tolos said.'),
      false,
    );
    expect(shown.replace(/ =[^\]]*\]| \.\.\.\]|\[/g, '')).toContain('We will build new bridges over the river.');
  });
});

describe('newsloom read --html', () => {
  it('escapes what the article says, everywhere', () => {
    const page = articleSection(readingOf(TEXT, '<script>alert(1)</script> "it" & so'), 1);
    expect(page).not.toMatch(/<script|<b>|<Times>/);
    expect(page).toContain('&#60;script&#62;');
    expect(escapeHtml('\u0000\ud800<a href="x" title=\'y\'>&')).toBe(
      '\ufffd\ufffd&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;',
    );
  });

  it('points from every happening and quote to its words', () => {
    const page = articleSection(readingOf(TEXT), 3);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) expect(page.split(`id="${target}"`)).toHaveLength(2);
  });
});

describe('newsloom read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-read-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(name: string, content: string, options: Pick<ReadOptions, 'way' | 'file'>) {
    const path = join(folder, name);
    writeFileSync(path, content);
    let written = '';
    const said: string[] = [];
    const out = new Writable({
      write(chunk, _, done) {
        written += String(chunk);
        done();
      },
    });
    const refused = await readArticles(
      [path],
      { now: new Date('2021-03-11T00:00:00Z'), timezone: 'UTC', stdin: process.stdin },
      { out, colours: false, say: (line) => said.push(line), ...options },
    );
    return { written, said, refused };
  }

  it('prints one Extraction a line, whatever the format of the input', async () => {
    const row = { title: 'Minister resigns', text: TEXT, publishedAt: '2021-03-10' };
    const json = await run('a.json', JSON.stringify(row), { way: 'json' });
    const jsonl = await run('a.jsonl', `${JSON.stringify(row)}\n{"title":1}\n`, { way: 'json' });
    expect(JSON.parse(json.written).entities[0].name).toBe('Mira Tolos');
    expect(jsonl.written).toBe(json.written);
    expect([json.refused, jsonl.refused]).toEqual([0, 1]);
    expect(jsonl.said[0]).toMatch(/a\.jsonl:2/);
  });

  it('writes one page that asks for nothing else', async () => {
    const file = join(folder, 'page.html');
    const row = { title: 'Minister resigns', text: TEXT, url: 'https://times.example/1' };
    const { written, said } = await run('b.json', JSON.stringify([row, { ...row, url: 'https://times.example/2' }]), {
      way: 'html',
      file,
    });
    expect(written).toBe('');
    expect(said).toEqual([`2 articles are shown in ${file}`]);
    const page = readFileSync(file, 'utf8');
    expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\ssrc=/);
    expect(page.match(/<article /g)).toHaveLength(2);
  });
});
