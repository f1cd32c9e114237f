import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

describe('affiliations', () => {
  it.each([
    ['Mira Tolos, an economist at Tarvik Systems, was pleased.', 'economist'],
    ["Mira Tolos, Tarvik Systems' chief economist, was pleased.", 'chief economist'],
    ['Tarvik Systems spokeswoman Mira Tolos was pleased.', 'spokeswoman'],
    ['Mira Tolos, a data editor working for Tarvik Systems, was pleased.', 'data editor'],
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

describe('citations', () => {
  it.each([
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
