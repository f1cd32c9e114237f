import { describe, expect, it } from 'vitest';
import { findAsides, withoutAsides } from '../../src/read/furniture.ts';
import { reading } from './reading.ts';

const asidesOf = (text: string) => findAsides(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('what is no part of the article', () => {
  it.each([
    'Hide Caption',
    'Read More',
    '3 of 51',
    'Share on Facebook',
    'By Mira Tolos, Example News',
    'Updated 12:34 AM ET, Wed November 9, 2016',
    'Placeholder while article actions load',
  ])('%s is furniture', (line) => {
    expect(asidesOf(`A ferry sank.\n${line}\nNobody died.`)).toEqual([['furniture', line]]);
  });

  it.each([
    'By Monday the water had gone.',
    'By the river',
    'Updated plans were shown by the mayor',
    'Read more books, the mayor said.',
  ])('%s is the article', (line) => {
    expect(asidesOf(`A ferry sank.\n${line}\nNobody died.`)).toEqual([]);
  });

  it('a stamp glued to a line of prose is furniture, the prose is not', () => {
    const stamp = 'Updated 12:34 AM ET, Wed November 9, 2016';
    expect(asidesOf(`A ferry sank.\nNobody died. ${stamp}`)).toEqual([['furniture', stamp]]);
    expect(asidesOf('A ferry sank. Updated plans of November 9, 2016 were shown.')).toEqual([]);
  });

  it('a caption that stands twice in a gallery is a caption both times, also when one copy is encoded', () => {
    const text =
      "A ferry sank.\nDivers look for the ferry&#39;s bell.\nPhotos: A ferry sinks\nDivers look for the ferry's bell.\nHide Caption\nNobody died.";
    expect(asidesOf(text).map(([kind]) => kind)).toEqual(['caption', 'furniture', 'caption', 'furniture']);
  });

  it('a long paragraph pasted twice is read once', () => {
    const line =
      'The ferry had left the harbour in the early morning with forty people and six cars on board, and sank at once.';
    expect(asidesOf(`A ferry sank.\n${line}\n${line}`)).toEqual([['repeat', line]]);
  });

  it('asides are blanked and every offset stays', () => {
    const text = 'A ferry sank.\nHide Caption\nNobody died.';
    expect(withoutAsides(text)).toBe('A ferry sank.\n            \nNobody died.');
  });

  it('asides feed neither happenings nor names nor the story', () => {
    const read = reading(
      'A ferry sank in Oslo on Monday.\n\nPavo Kelm attacks a whale in Bergen\n\nPhotos: The attack\n\nPavo Kelm attacks a whale in Bergen\n\nBy Ines Kelm, Example News\n\nMira Tolos survived.',
    );
    expect(read.entities).toEqual(['PLACE Oslo', 'PERSON Mira Tolos']);
    expect(read.extraction.happenings.map((each) => each.lemma)).not.toContain('attack');
    expect(read.extraction.terms.map((each) => each.term)).not.toContain('whale');
    expect(read.cut(read.extraction.sentences[1]!)).toBe('Mira Tolos survived.');
  });

  it('the title is never an aside, and hostile text is read in linear time', () => {
    expect(reading('Nobody died.', { title: 'Watch: a ferry sinks' }).extraction.sentences).toHaveLength(2);
    for (const text of [
      '#a'.repeat(40_000),
      'By A '.repeat(16_000),
      '1 of 1\n'.repeat(11_000),
      '&amp;'.repeat(16_000),
    ]) {
      const start = performance.now();
      findAsides(text);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
