import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extraction, type Span, spanOf } from '../../src/domain/extraction.ts';
import { canonicalJson } from '../../src/domain/hash.ts';
import { READER, read } from '../../src/read/read.ts';
import { tokenise } from '../../src/read/tokens.ts';
import { DATED, reading, UNDATED } from './reading.ts';

/** Every span of an extraction. */
function spansOf(extraction: Extraction): Span[] {
  return [
    ...extraction.sentences,
    ...extraction.entities.flatMap((entity) => entity.mentions.flatMap((mention) => spanOf(mention.place) ?? [])),
    ...extraction.happenings.flatMap((each) => [
      each.trigger,
      ...each.participants,
      ...each.amounts,
      ...(each.time ? [each.time] : []),
    ]),
    ...extraction.quotes.flatMap((quote) => [quote.content, ...(quote.speakerSpan ? [quote.speakerSpan] : [])]),
    ...extraction.affiliations,
    ...extraction.operations,
    ...extraction.citations,
  ];
}

/** Text made of what news is made of, and of what breaks readers. */
const newsy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Mira Tolos',
        "Norway's tax website",
        'said',
        'crashed',
        '"',
        '“',
        '”',
        "'",
        ', ',
        '. ',
        '\n\n',
        ' ',
        'U.S.',
        '12',
        '$4 bn',
        'the site',
        'on Tuesday',
        'if',
        'by',
        '😀',
        '\ud800',
        '\u0000',
        'مرحبا',
        '&',
        'of',
        '-',
        'a',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '));

describe('reading', () => {
  it('any text reads without error, and every span lies in the text', () => {
    fc.assert(
      fc.property(newsy, fc.string({ unit: 'binary', maxLength: 30 }), (text, title) => {
        const { extraction } = reading(text, { title, outlet: 'CNN', byline: ['Mira Tolos'], published: DATED });
        const length = title.length + 2 + text.length;
        for (const span of spansOf(extraction)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(length);
        }
        for (const entity of extraction.entities) expect(entity.name).not.toBe('');
        for (const each of extraction.happenings)
          for (const part of each.participants)
            expect(part.entity ?? 0).toBeLessThan(Math.max(1, extraction.entities.length));
        expect(extraction.happenings.filter((each) => each.salience === 1000)).toHaveLength(
          Math.min(1, extraction.happenings.length),
        );
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it('the same words and date give the same bytes, whatever was read before', () => {
    const body = {
      kind: 'article',
      title: 'Tax site down',
      text: "Norway's tax website crashed on Monday, Mira Tolos said.",
      byline: [],
    } as const;
    const first = canonicalJson(read(body, DATED));
    reading('Something else was read in between, about Mira Lund and Acme Systems.');
    expect(canonicalJson(read(body, DATED))).toBe(first);
  });

  it('tokens stand exactly where they say', () => {
    const text = 'He said "U.S. voters\' rights" aren\'t 😀 new —\nwell-known, "yes".';
    for (const token of tokenise(text).tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
  });

  it('hostile text stays linear', () => {
    for (const bit of ['"a ', 'Ab ', ', ', '“', 'Mira Tolos said ', 'the site ', 'site ']) {
      const started = process.cpuUsage();
      reading(bit.repeat(Math.ceil(20_000 / bit.length)));
      const small = process.cpuUsage(started);
      const again = process.cpuUsage();
      reading(bit.repeat(Math.ceil(80_000 / bit.length)));
      const large = process.cpuUsage(again);
      // four times the text, far less than sixteen times the work
      expect(large.user, bit).toBeLessThan(small.user * 10 + 1_500_000);
    }
  });

  it('a text in another language is stored unread, with its outlet and authors', () => {
    const { extraction } = reading(
      'Die Regierung hat am Montag beschlossen, die Steuern im kommenden Jahr deutlich zu senken, wie ein Sprecher sagte.',
      {
        outlet: 'Der Spiegel',
        byline: ['Mira Tolos'],
      },
    );
    expect(extraction.language).toBe('de');
    expect(extraction.unread).toBe('The text is in "de", and only English is read');
    expect(extraction.happenings).toEqual([]);
    expect(extraction.entities.map((entity) => entity.mentions[0]?.place)).toEqual(['outlet', 'byline.0']);
    expect(extraction.sentences.length).toBeGreaterThan(0);
  });

  it('a text without words says so', () => {
    const { extraction } = reading(' \n ');
    expect([extraction.unread, extraction.reader, extraction.sentences]).toEqual([
      'The text holds no words',
      READER,
      [],
    ]);
  });

  it('terms count names and content words, those of the title three times', () => {
    const { extraction } = reading('The tax site of Norway crashed and the tax was late.', {
      title: 'Tax trouble',
      published: UNDATED,
    });
    expect(extraction.terms[0]).toEqual({ term: 'tax', count: 5 });
    expect(extraction.terms.map((term) => term.term)).toContain('norway');
    expect(extraction.terms.map((term) => term.term)).not.toContain('the');
  });
});
