import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

function parts(text: string, lemma: string) {
  const read = reading(text);
  return read.happening(lemma).participants.map((each) => `${each.role} ${read.cut(each)}`);
}
const modality = (text: string, lemma: string) => reading(text).happening(lemma).modality;
const amounts = (text: string, lemma: string) =>
  reading(text)
    .happening(lemma)
    .amounts.map(({ bound, value, unit, of }) => `${bound} ${value}${unit} ${of}`.trim());

describe('roles', () => {
  it.each([
    ['He handed the clerk a note.', 'hand', ['agent He', 'recipient clerk', 'patient note']],
    [
      'The bank sold its unit to Tarvik Systems.',
      'sell',
      ['agent bank', 'patient its unit', 'recipient Tarvik Systems'],
    ],
    ['A man stabbed the guard with a knife.', 'stab', ['agent man', 'patient guard', 'instrument knife']],
    ['Mira Tolos told the clerk that she was ill.', 'tell', ['agent Mira Tolos', 'recipient clerk']],
    ['Dalen claimed the mayor was ill.', 'claim', ['agent Dalen']],
    ['They invited the clerk to visit the plant.', 'visit', ['agent clerk', 'patient plant']],
    ['They lost their lives.', 'lose', ['agent They', 'patient their lives']],
    ['A boat seized by pirates sank.', 'seize', ['agent pirates', 'patient boat']],
    ['Two clerks killed in the storm were named.', 'kill', ['patient Two clerks']],
    ['Shares fell 4%.', 'fall', ['patient Shares']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('modality of infinitives and denials', () => {
  it.each([
    ['They managed to flee.', 'flee', 'asserted'],
    ['They did not manage to flee.', 'flee', 'negated'],
    ['They asked him to resign.', 'resign', 'planned'],
    ['People were urged to flee and resign.', 'resign', 'planned'],
    ['She was the first to resign.', 'resign', 'asserted'],
    ['The bank seems to have collapsed.', 'collapse', 'guessed'],
    ['No injuries or deaths were reported.', 'death', 'negated'],
    ['He was accused of killing a guard.', 'kill', 'reported'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(modality(text, lemma)).toBe(expected);
  });
});

describe('amounts of happenings', () => {
  it('each goes to what it counts', () => {
    const text = 'The blast killed at least 12 people and wounded 30 others.';
    expect(amounts(text, 'kill')).toEqual(['at least 12 person']);
    expect(amounts(text, 'wound')).toEqual(['exact 30 other']);
  });

  it('what a town has is no toll of its flood', () => {
    expect(amounts('The flood in Narvik, which has 600,000 people, killed 12.', 'kill')).toEqual(['exact 12']);
  });

  it('a number in a name counts nothing', () => {
    expect(amounts('A Falcon 9 rocket exploded.', 'explode')).toEqual([]);
  });
});
