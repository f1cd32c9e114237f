import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

describe('affiliations', () => {
  it.each([
    ['Mira Tolos, an economist at Tarvik Systems, was pleased.', 'economist'],
    ["Mira Tolos, Tarvik Systems' chief economist, was pleased.", 'chief economist'],
    ['Tarvik Systems spokeswoman Mira Tolos was pleased.', 'spokeswoman'],
    ['Mira Tolos, a data editor working for Tarvik Systems, was pleased.', 'data editor'],
    ['Mira Tolos, 52, a chemist at Tarvik Systems, was pleased.', 'chemist'],
    ['The head of Tarvik Systems, Mira Tolos, was pleased.', 'head'],
    ['Mira Tolos of Tarvik Systems was pleased.', 'member'],
    ['Mira Tolos (Tarvik Systems) was pleased.', 'member'],
  ])('%s', (text, role) => {
    const read = reading(text);
    const found = read.extraction.affiliations.map((each) => [
      read.nameOf(each.person),
      each.role,
      read.nameOf(each.organisation),
    ]);
    expect(found).toEqual([['Mira Tolos', role, 'Tarvik Systems']]);
  });
});

describe('affiliations with countries', () => {
  it('need an office', () => {
    const read = reading(
      'President Mira Tolos of Kenya met Norwegian Prime Minister Olga Brandvik and Jon Tarvik of Chile.',
    );
    expect(
      read.extraction.affiliations.map((each) => [read.nameOf(each.person), each.role, read.nameOf(each.organisation)]),
    ).toEqual([
      ['Mira Tolos', 'president', 'Kenya'],
      ['Olga Brandvik', 'prime minister', 'Norway'],
    ]);
  });
});

describe('citations', () => {
  it.each([
    'In a report by Reuters it rained.',
    'Citing Reuters, the paper had rain.',
    'The Reuters news agency reported that it rained.',
    'The minister told Reuters that it rained.',
    'According to Reuters, it rained.',
  ])('%s', (text) => {
    const read = reading(text, { outlet: 'CNN' });
    expect(read.extraction.citations.map((each) => read.nameOf(each.outlet))).toEqual(['Reuters']);
  });

  it('an outlet does not cite itself', () => {
    expect(reading('The minister told CNN that it rained.', { outlet: 'CNN' }).extraction.citations).toEqual([]);
  });
});

describe('credit lines', () => {
  const credits = (text: string, byline: readonly string[] = []) => {
    const read = reading(text, { outlet: 'The Tarvik Post', byline });
    return read.extraction.citations
      .filter(({ rule }) => rule === 'citation.credit' || rule === 'citation.dateline')
      .map(({ outlet }) => read.nameOf(outlet));
  };

  it.each([
    'OSLO (Reuters) - It rained on Tuesday.',
    'OSLO, June 3 (Reuters) \u2014 It rained on Tuesday.',
    'It rained on Tuesday. Roads were closed. (Reuters)',
    'It rained on Tuesday. Roads were closed. - Reuters',
  ])('name the agency whose text it is: %s', (text) => {
    expect(credits(text)).toEqual(['Reuters']);
  });

  it.each([
    'The agency (Reuters) was closed on Tuesday.',
    'The paper belongs to a group (Reuters) - and it rained.',
    'It rained on Tuesday, according to Reuters',
  ])('are not every mention of one: %s', (text) => {
    expect(credits(text)).toEqual([]);
  });

  it('make an agency nobody has heard of one, when it signs', () => {
    expect(credits('It rained on Tuesday. Roads were closed. (Velmora)', ['Velmora'])).toEqual(['Velmora']);
    expect(credits('It rained on Tuesday. Roads were closed. (Mira Tolos)', ['Mira Tolos'])).toEqual([]);
  });

  it('make a byline that is a known outlet no person', () => {
    const { entities } = reading('It rained.', { outlet: 'The Tarvik Post', byline: ['Reuters Staff', 'Mira Tolos'] });
    expect(entities).toEqual(['OUTLET The Tarvik Post', 'OUTLET Reuters', 'PERSON Mira Tolos']);
  });
});

describe('who had it first', () => {
  it.each([
    'The storm was first reported by Reuters.',
    'The storm was first reported on Monday by Reuters.',
    'Reuters first reported the storm.',
    'Reuters, which broke the news, said that it rained.',
  ])('%s', (text) => {
    const read = reading(text, { outlet: 'CNN' });
    expect(read.extraction.citations.map(({ rule }) => rule)).toEqual(['citation.first']);
  });

  it('is not said by every first and every report', () => {
    const read = reading('First it rained, and Reuters reported it.', { outlet: 'CNN' });
    expect(read.extraction.citations.map(({ rule }) => rule)).toEqual(['citation.reported']);
  });
});
