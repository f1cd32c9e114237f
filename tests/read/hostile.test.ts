/** What must hold for any text at all, hostile ones first: exact spans, same bytes, no error, linear time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleBody, documentText } from '../../src/domain/article.ts';
import { type Extraction, type Span, spanOf } from '../../src/domain/extraction.ts';
import { canonicalJson } from '../../src/domain/hash.ts';
import { read } from '../../src/read/read.ts';
import { scoreRow } from '../../src/read/score-row.ts';

const PUBLISHED = { value: '2021-03-10', status: 'unknown', method: 'given' } as const;
const articleOf = (text: string, title = ''): ArticleBody => ({ kind: 'article', title, text, byline: [] });

/** Pieces of news, of other scripts, and of what no text should hold; every UTF-16 unit may come. */
const PIECES = [
  ...'Mira Tolos|said|the ferry sank|on Monday|at least 12|Norway’s|(Reuters)|“|”|"|, |. |\n\n|\r\n|\u2028|U.S.|$4 bn|if|not|by'.split(
    '|',
  ),
  ...[
    '\u0000',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u200f',
    '\u202e',
    '\u0301',
    '😀',
    '👩‍👩‍👧',
    'مرحبا بالعالم',
    'שלום',
    '東京',
    'İstanbul',
    'ﬁ',
    'ß',
    '\u00a0',
  ],
];
const anything = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((codes) => String.fromCharCode(...codes)),
    ),
    { maxLength: 50 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((between) => parts.join(between)));

function spansOf(extraction: Extraction): Span[] {
  return [
    ...extraction.sentences,
    ...extraction.entities.flatMap(({ mentions }) => mentions.flatMap(({ place }) => spanOf(place) ?? [])),
    ...extraction.happenings.flatMap(({ trigger, participants, amounts, time }) => [
      trigger,
      ...participants,
      ...amounts,
      ...(time ? [time] : []),
    ]),
    ...extraction.quotes.flatMap(({ content, speakerSpan }) => (speakerSpan ? [content, speakerSpan] : [content])),
    ...extraction.affiliations,
    ...extraction.operations,
    ...extraction.citations,
  ];
}

describe('any text at all', () => {
  it('reads without error into spans that lie in the text and cut words, not blanks', () => {
    fc.assert(
      fc.property(anything, anything, (text, title) => {
        const article = articleOf(text, title);
        const whole = documentText(article);
        for (const { start, end } of spansOf(read(article, PUBLISHED))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(whole.length);
          expect(whole.slice(start, end).trim()).not.toBe('');
        }
      }),
      { numRuns: 120, seed: 11 },
    );
  });

  it('names stand in the text as they are cut: by their own words, whole', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const article = articleOf(text);
        const whole = documentText(article);
        for (const { mentions } of read(article, PUBLISHED).entities)
          for (const { place, form } of mentions) {
            const span = spanOf(place);
            if (!span || form !== 'name') continue;
            expect(whole.slice(span.start, span.end)).toMatch(/^[\p{L}\p{N}#@$€£¥][\s\S]*[^\s,;:!?"“”]$|^\S$/u);
          }
      }),
      { numRuns: 120, seed: 12 },
    );
  });

  it('gives the same bytes for the same text, whatever was read in between', () => {
    fc.assert(
      fc.property(anything, anything, (text, other) => {
        const first = canonicalJson(read(articleOf(text), PUBLISHED));
        read(articleOf(other), PUBLISHED);
        expect(canonicalJson(read(articleOf(text), PUBLISHED))).toBe(first);
      }),
      { numRuns: 40, seed: 13 },
    );
  });

  it('is told to scorers by offsets into the text as given, with a title before it or in it', () => {
    fc.assert(
      fc.property(anything, anything, fc.boolean(), (body, title, opens) => {
        const text = opens ? `${title}\n${body}` : body;
        const row = scoreRow({ id: 1, text, title, published: PUBLISHED });
        const spans: Span[] = [
          ...row.entities,
          ...row.chains.flatMap(({ mentions }) => mentions),
          ...row.quotes,
          ...row.events,
          ...row.dates,
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).trim()).not.toBe('');
        }
      }),
      { numRuns: 80, seed: 14 },
    );
  });
});

describe('hostile text', () => {
  const bits = [
    '"',
    '“',
    '" ',
    '“a ',
    ', ',
    ',',
    'A',
    'A ',
    'Ab ',
    '(',
    '( ',
    '[a ',
    "'",
    '’s ',
    'Mira Tolos, ',
    '“Mira Tolos” said, ',
    'on Monday ',
    '12 ',
    'because of ',
    'said ',
    'New York ',
    'a-',
    '😀',
    'a\n',
    '“a\n\n',
    'He said. ',
    'Mira Tolos resigned.\n\n',
  ];
  const timeOf = (bit: string, size: number) => {
    const article = articleOf(bit.repeat(Math.ceil(size / bit.length)));
    const started = process.cpuUsage();
    read(article, PUBLISHED);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };

  it.each(bits)('80 kB of %j take less than three times as long as 40 kB, and 300 ms', (bit) => {
    // Linear work takes twice as long, quadratic work four times; what takes no time at all is noise.
    const half = Math.min(timeOf(bit, 40_000), timeOf(bit, 40_000));
    expect(timeOf(bit, 80_000)).toBeLessThan(half * 3 + 300);
  });
});
