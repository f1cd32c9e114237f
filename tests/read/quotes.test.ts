import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

function quotesIn(text: string): (string | undefined)[][] {
  const read = reading(text);
  return read.extraction.quotes.map((quote) => [read.cut(quote.content), read.nameOf(quote.speaker), quote.form]);
}

describe('quotes', () => {
  it('the speaker stands behind, before or around the verb of saying', () => {
    expect(quotesIn('"We will not give up now," Mira Tolos said.')).toEqual([
      ['We will not give up now,', 'Mira Tolos', 'direct'],
    ]);
    expect(quotesIn('“We will not give up now,” said Mira Tolos, a nurse.')).toEqual([
      ['We will not give up now,', 'Mira Tolos', 'direct'],
    ]);
    expect(quotesIn('Mira Tolos said: "We will not give up now."')).toEqual([
      ['We will not give up now.', 'Mira Tolos', 'direct'],
    ]);
    expect(
      quotesIn('"We will not give up now," Mira Tolos, an economist at Tarvik Systems, was quoted as saying.'),
    ).toEqual([['We will not give up now,', 'Mira Tolos', 'direct']]);
  });

  it('words inside a reported sentence are a mixed quote', () => {
    expect(quotesIn('Mira Tolos said that she "would rather leave the party" than stay.')).toEqual([
      ['would rather leave the party', 'Mira Tolos', 'mixed'],
    ]);
  });

  it('scare quotes, messages and titles are no quotes', () => {
    expect(
      quotesIn('The page showed a "404 - Page not found" message to the "refugees" who had read "The Long Way Home".'),
    ).toEqual([]);
    expect(quotesIn('She keeps it in a drawer marked "not to be read twice."')).toEqual([]);
  });

  it('"she said" goes to the person the sentence before is about, and "he wrote" to nobody when there is none', () => {
    expect(quotesIn('Mira Tolos runs the shop. "Nobody came in all day," she said.')[0]?.[1]).toBe('Mira Tolos');
    expect(quotesIn('Others were angry. "Nobody came in all day," he wrote.')[0]?.[1]).toBeUndefined();
  });

  it('the owner of the speaker does not speak', () => {
    expect(quotesIn('"All of you are welcome here," Norway\'s tax website\'s authors wrote.')[0]?.[1]).toBeUndefined();
  });

  it('a tweet has its site as channel when the text names it', () => {
    const read = reading('People met on Twitter. "The site is down again today," user Mira Tolos tweeted.');
    expect(read.nameOf(read.extraction.quotes[0]?.channel)).toBe('Twitter');
    expect(read.nameOf(read.extraction.quotes[0]?.speaker)).toBe('Mira Tolos');
  });

  it('a quotation inside a quotation does not end it', () => {
    expect(quotesIn('"I heard him say "the site is down" this morning," Mira Tolos said.')[0]?.[0]).toBe(
      'I heard him say "the site is down" this morning,',
    );
  });

  it('a quote that is never closed ends with its paragraph', () => {
    expect(quotesIn('Mira Tolos said: "We are going home tonight.\n\nThe end.')[0]?.[0]).toBe(
      'We are going home tonight.',
    );
  });
});
