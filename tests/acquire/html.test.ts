import { describe, expect, it } from 'vitest';
import { articleFromFields } from '../../src/acquire/article-from-fields.ts';
import { htmlFault } from '../../src/acquire/html-guard.ts';
import { DEFAULT_LIMITS } from '../../src/acquire/limits.ts';
import { NOW, prose, readFile } from './reading.ts';

const PARAGRAPHS = [1, 2, 3, 4].map((seed) => `${prose(300, seed).trim()}, the council said.`);
const body = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
const html = (head: string, inside = body) =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article>${inside}</article><footer>Imprint</footer></body></html>`;

describe('an HTML page', () => {
  it('gives title, body in paragraphs, and what JSON-LD says', async () => {
    const linked = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite' },
        {
          '@type': ['NewsArticle'],
          headline: 'Bridge &amp; river',
          author: [{ name: 'Ann Lee' }, 'Bo Ek'],
          publisher: { name: 'Example Times' },
          datePublished: '2016-05-05T17:10:00-04:00',
          dateModified: '2016-05-06',
        },
      ],
    };
    const head = `<title>Bridge | Example Times</title><link rel="canonical" href="https://example.com/bridge?utm_source=x"><script type="application/ld+json">${JSON.stringify(linked)}</script>`;
    const { articles, rejections } = await readFile('a.html', html(head));
    expect(rejections).toEqual([]);
    expect(articles).toMatchObject([
      {
        title: 'Bridge & river',
        outlet: 'Example Times',
        byline: ['Ann Lee', 'Bo Ek'],
        url: 'https://example.com/bridge?utm_source=x',
        language: 'en-GB',
        text: PARAGRAPHS.join('\n\n'),
        published: { value: '2016-05-05T21:10:00Z', status: 'first', method: 'metadata' },
        modified: '2016-05-06T00:00:00Z',
        raw: { mediaType: 'text/html' },
      },
    ]);
  });

  it('falls back to OpenGraph, meta elements, <time> and the page itself', async () => {
    const og =
      '<meta property="og:title" content="Bridge closed"><meta property="og:site_name" content="Example"><meta property="article:published_time" content="2016-05-05"><meta name="author" content="By Ann Lee"><meta property="og:url" content="https://example.com/b">';
    expect((await readFile('a.html', html(og))).articles).toMatchObject([
      {
        title: 'Bridge closed',
        outlet: 'Example',
        byline: ['Ann Lee'],
        url: 'https://example.com/b',
        published: { value: '2016-05-05' },
      },
    ]);
    const bare = await readFile(
      'a.html',
      html(
        '<title>Bridge closed - BBC News</title>',
        `<h1>Bridge closed</h1><p>By Ann Lee</p><time datetime="2016-05-05T17:10:00Z">5 May</time>${body}`,
      ),
    );
    expect(bare.articles).toMatchObject([
      {
        title: 'Bridge closed',
        outlet: 'BBC News',
        byline: ['Ann Lee'],
        published: { value: '2016-05-05T17:10:00Z', status: 'first' },
      },
    ]);
    const shown = await readFile(
      'a.html',
      html('<title>Bridge closed</title>', `<p>Updated 5 May 2016 17:10 BST</p>${body}`),
    );
    expect(shown.articles).toMatchObject([
      {
        published: { value: '2016-05-05T16:10:00Z', status: 'updated', method: 'page' },
        text: PARAGRAPHS.join('\n\n'),
      },
    ]);
  });

  it('stays undated when its metadata lie far ahead, and has no address when the canonical one is the front page', async () => {
    const { articles } = await readFile(
      'a.html',
      html(
        '<title>Bridge closed</title><meta property="article:published_time" content="2061-05-05"><link rel="canonical" href="https://example.com/">',
      ),
    );
    expect(articles[0]?.published).toEqual({ value: null, status: 'unknown', method: 'none' });
    expect(articles[0]).not.toHaveProperty('url');
  });

  it('is refused without title or body', async () => {
    expect((await readFile('a.html', html(''))).rejections).toMatchObject([
      { code: 'MISSING_FIELD', reason: expect.stringContaining('title') },
    ]);
    expect(
      (await readFile('a.html', html('<title>Bridge closed</title>', ''))).rejections.map(({ code }) => code),
    ).not.toContain('UNREADABLE');
  });

  it('fills in for the absent fields of a row with html, whose own fields win', () => {
    const page = html(
      '<title>Page title</title><meta property="og:site_name" content="Page outlet"><meta property="article:published_time" content="2016-05-05">',
    );
    const article = articleFromFields({ html: page, outlet: 'Given outlet' }, { file: 'x' }, { now: NOW });
    expect(article).toMatchObject({
      title: 'Page title',
      outlet: 'Given outlet',
      published: { value: '2016-05-05', method: 'metadata' },
      text: PARAGRAPHS.join('\n\n'),
    });
    const fragment = articleFromFields({ title: 'T', html: body, publishedAt: '2015' }, { file: 'x' }, { now: NOW });
    expect(fragment).toMatchObject({
      title: 'T',
      published: { value: '2015', method: 'given' },
      text: PARAGRAPHS.join('\n\n'),
      raw: { mediaType: 'text/html', content: body },
    });
    expect(
      articleFromFields(
        { title: 'T', html: '<p>One line.<br><br>Another.</p><script>no()</script>' },
        { file: 'x' },
        { now: NOW },
      ),
    ).toMatchObject({ text: 'One line.\n\nAnother.' });
  });
});

describe('htmlFault() refuses in linear time what would hold a parser', () => {
  const refuses = (page: string) => {
    const start = performance.now();
    const found = htmlFault(page, DEFAULT_LIMITS);
    return { code: found?.code, ms: performance.now() - start };
  };

  it('refuses 2,000 nested elements within milliseconds', async () => {
    const bomb = '<div>'.repeat(2_000);
    refuses(bomb);
    const { code, ms } = refuses(bomb);
    expect(code).toBe('TOO_LARGE');
    expect(ms).toBeLessThan(50);
    expect((await readFile('a.html', `<html><title>T</title>${bomb}`)).rejections).toMatchObject([
      { code: 'TOO_LARGE' },
    ]);
    expect(articleFromFields({ title: 'T', html: bomb }, { file: 'x' }, { now: NOW })).toMatchObject({
      code: 'TOO_LARGE',
      reason: expect.stringContaining('html'),
    });
  });

  it.each([
    ['an element hidden in an unfinished comment', `<!-->${'<div>'.repeat(300)}`],
    ['elements inside what other parsers take for text', `<iframe>${'<div>'.repeat(300)}`],
    ['closing tags that close nothing', '<div></span>'.repeat(300)],
    ['self-closing elements that are none', '<div/>'.repeat(300)],
    ['too many elements', '<br>'.repeat(50_001)],
    ['too many attributes', `<p ${'a '.repeat(2_000)}>`],
    ['too many references', '&amp;'.repeat(60_000)],
    ['too many stray marks', '<'.repeat(1_000_000)],
    ['depth times breadth', `${'<div>'.repeat(200)}${'<p>a'.repeat(20_000)}`],
    ['too many bytes', ' '.repeat(5_000_001)],
  ])('refuses %s', (_, page) => expect(refuses(page).code).toBe('TOO_LARGE'));

  it.each([
    [
      'paragraphs and list items that are never closed',
      '<ul>'.concat('<li>a'.repeat(2_000), '</ul>', '<p>a'.repeat(2_000)),
    ],
    ['tables without end tags', `<table>${'<tr><td>a<td>b'.repeat(2_000)}</table>`],
    ['scripts full of marks', `<script>${'if (a < b && c > d) {}'.repeat(20_000)}</script>`],
    ['attributes that hold tags', `<p title="${'<div>'.repeat(500)}">a</p>`],
    ['an ordinary page', html('<title>T</title>')],
  ])('lets %s pass', (_, page) => expect(refuses(page).code).toBeUndefined());
});
