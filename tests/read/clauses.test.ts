import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

function parts(text: string, lemma: string) {
  const read = reading(text);
  return read.happening(lemma).participants.map((each) => `${each.role} ${read.cut(each)}`);
}

describe('who takes part, by the clause a verb stands in', () => {
  it.each([
    ["We've seen mass strikes.", 'see', ["agent We've", 'patient mass strikes']],
    [
      'Police investigating the tram crash have named three victims.',
      'name',
      ['agent Police', 'patient three victims'],
    ],
    [
      'Police investigating the tram crash have named three victims.',
      'investigate',
      ['agent Police', 'patient tram crash'],
    ],
    ['The fire that killed 12 people began in a shop.', 'begin', ['agent fire']],
    ['The driver, who police identified as Mira Tolos, fled the scene.', 'flee', ['agent driver', 'patient scene']],
    [
      'The driver, who police identified as Mira Tolos, fled the scene.',
      'identify',
      ['agent police', 'patient driver'],
    ],
    ['The mayor was beaten by 10,694 votes by Mira Tolos.', 'beat', ['agent Mira Tolos', 'patient mayor']],
    ['The navy drew criticism after sinking a trawler.', 'sink', ['agent navy', 'patient trawler']],
    ['The clerk watched his brother fall to his death.', 'watch', ['agent clerk', 'patient his brother']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('phrases end where the noun ends', () => {
  it.each([
    [
      'The clerk boycotted the presidential nominating convention.',
      'boycott',
      'patient presidential nominating convention',
    ],
    ['The crew seized 23 Somali and Yemeni sea robbers.', 'seize', 'patient 23 Somali and Yemeni sea robbers'],
    ['Tolos tweeted using his account.', 'tweet', undefined],
    ['The clerk announced the news Friday morning.', 'announce', 'patient news'],
    ['The police seized "a cache of arms" there.', 'seize', 'patient cache'],
    ['Tolos told supporters it was late.', 'tell', undefined],
  ])('%s', (text, lemma, expected) => {
    expect(parts(text, lemma).find((part) => part.startsWith('patient'))).toBe(expected);
  });
});

describe('who takes part in what a noun tells of', () => {
  it.each([
    ['A surge in piracy worried the port.', 'surge', ['patient piracy']],
    ['A statement from the family was read.', 'statement', ['agent family']],
    ['The clerk was arrested on suspicion of fraud.', 'suspicion', ['patient clerk']],
    ['The driver is in custody.', 'custody', ['patient driver']],
    ['"It is late," the mayor said in a statement.', 'statement', ['agent mayor']],
    ['The miner is presumed dead.', 'dead', ['patient miner']],
    ['They reported damage to the crops.', 'damage', ['patient crops']],
    ['The clerk won the Clerk of the Year award.', 'award', ['recipient clerk']],
    ['The mayor held a meeting with the union.', 'meeting', ['agent union']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expect.arrayContaining(expected.slice(-1)));
  });
});

describe('how sure a noun is', () => {
  it.each([
    ['The judge will hold a hearing.', 'hearing', 'planned'],
    ['The mayor pledged a smooth transition.', 'transition', 'planned'],
    ['He called for a vote.', 'vote', 'hypothetical'],
    ['The company did not make a statement.', 'statement', 'negated'],
    ['A possible merger worried staff.', 'merger', 'guessed'],
    ['They spoke of the upcoming summit.', 'summit', 'planned'],
    ['The judge held a hearing.', 'hearing', 'asserted'],
    ['They want the war to end.', 'war', 'asserted'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(reading(text).happening(lemma).modality).toBe(expected);
  });
});
