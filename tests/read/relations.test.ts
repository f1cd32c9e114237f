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
