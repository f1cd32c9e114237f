import { describe, expect, it } from 'vitest';
import { parts, reading } from './reading.ts';

describe('a subject is found over asides and examples', () => {
  it.each([
    ['Velmar-3 — which means “Silver Boat” — carried some sailors.', 'carry', ['agent Velmar-3', 'patient sailors']],
    ['The Greens (9-4) – once a small club – signed the law.', 'sign', ['agent Greens', 'patient law']],
    ['Other shops such as Tolos.com have announced a sale.', 'announce', ['agent Other shops', 'patient sale']],
    ['When criticism of Mr. Tolos and the council grew, Berg left.', 'grow', ['patient criticism']],
    [
      'Using a method called ‘deep sounding’ – when a wave hits the floor, its echo spreads – the crew found gold.',
      'use',
      ['agent crew', 'patient method'],
    ],
    [
      'The crack in a water pipe that delayed Tolcom has been repaired.',
      'delay',
      ['agent water pipe', 'patient Tolcom'],
    ],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('a subject is found over clauses that hang on it', () => {
  it.each([
    ['Clerks who have been trying to sell their huts have run into delays.', 'run', ['agent Clerks']],
    ['A waiter who wanted to end the brawl also suffered wounds.', 'suffer', ['agent waiter', 'patient wounds']],
    ['The bones found in the cave belong to a bear.', 'find', ['patient bones']],
    ['The boats found in the cave carry gold.', 'carry', ['agent boats', 'patient gold']],
    ['Troops sent to Narvik left the town.', 'send', ['patient Troops']],
    ['The plan, finalized in spring, made visits optional.', 'finalize', ['patient plan']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it('leaves two verbs joined by a comma alone', () => {
    expect(parts('Singers held on there, made music.', 'hold')).toEqual(['agent Singers']);
  });
});

describe('joined verbs share their subject', () => {
  it.each([
    ['The tower is past repair and will soon fall to pieces.', 'fall', ['patient tower']],
    [
      'We trim them on a Friday to about a dozen, sit down Sunday and choose a song.',
      'choose',
      ['agent We', 'patient song'],
    ],
    ['The firm asked users to stop using the tool and update to a newer one.', 'update', ['agent users']],
    ['These are the bridges that’ve carried the town.', 'carry', ['agent bridges', 'patient town']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it('takes the object of a condition for nobody who is asked', () => {
    const read = reading('If you really want to dodge the queues, definitely avoid the weekend crowds.');
    expect(read.extraction.happenings.map(({ lemma }) => lemma)).not.toContain('avoid');
  });
  it('takes the subject of the next clause for no second object', () => {
    expect(parts('The mill is facing doubt and the value of the crown has fallen.', 'face')).toEqual([
      'agent mill',
      'patient doubt',
    ]);
  });
});

describe('an object that stands before its clause', () => {
  it.each([
    ['The firm must accept a check of the measures it has taken.', 'take', ['agent it', 'patient measures']],
    ['That is most of what we spend.', 'spend', ['agent we', 'patient what']],
    ['Tolos kept the letter they gave him on Monday.', 'give', ['agent they', 'recipient him', 'patient letter']],
    ['The plan the council approved on Monday will cost millions.', 'approve', ['agent council', 'patient plan']],
    ['The island, which the army seized in May, was bombed.', 'seize', ['agent army', 'patient island']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it('is no noun that a clause only tells of', () => {
    expect(parts('Tolos faces charges that he was driving too fast.', 'drive')).toEqual(['agent he']);
  });
});

describe('an "it" that only announces a clause takes no part', () => {
  it.each([
    ['It was announced on Monday that the mill would close.', 'announce', []],
    ['It was decided by the board that the mill would close.', 'decide', ['agent board']],
    ['It was found by a clerk.', 'find', ['agent clerk', 'patient It']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it('nor does what only took time', () => {
    const read = reading('It took six years for Tolos to admit the fraud.');
    expect(read.extraction.happenings.map(({ lemma }) => lemma)).not.toContain('take');
  });
});

describe('subjects behind their verb, and in questions', () => {
  it.each([
    ['Killed in the blast were three guards.', 'kill', ['patient three guards']],
    ['What have the miners won?', 'win', ['agent miners']],
    ['Has the council sold the mill?', 'sell', ['agent council', 'patient mill']],
    ['Among those killed were two clerks.', 'kill', ['patient those']],
    ['I think that was debated at the club.', 'debate', ['patient that']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('a subject stands before the aside of its own verb', () => {
  it.each([
    ['The ferry, carrying 200 people, sank off Narvik.', 'carry', ['agent ferry', 'patient 200 people']],
    ['The ferry, carrying 200 people, sank off Narvik.', 'sink', ['patient ferry']],
    [
      'But Tolos, in explaining her absence, said that she was glad.',
      'explain',
      ['agent Tolos', 'patient her absence'],
    ],
    ['Mira Tolos, whose brother was killed in the war, wrote a book.', 'write', ['agent Mira Tolos', 'patient book']],
    ['Asked by the paper if the town intended to sell, Tolos left the hall.', 'ask', ['agent paper', 'patient Tolos']],
    ['Once hired, the clerks were trained for a week.', 'hire', ['patient clerks']],
    ['The song Tolos sang in Narvik won a prize.', 'sing', ['agent Tolos', 'patient song']],
    ['The men police arrested were released.', 'arrest', ['agent police', 'patient men']],
    [
      'The firm plans to hire 300 clerks, boosting output and cutting costs.',
      'hire',
      ['agent firm', 'patient 300 clerks'],
    ],
    ['Two men were killed and three wounded when a bomb exploded.', 'wound', ['patient three']],
    ['Clerks were asked to leave the hall and told not to return.', 'tell', ['patient Clerks']],
    ['The law makes it easier for firms to fire clerks.', 'fire', ['agent firms', 'patient clerks']],
    ['The storm killed two and left thousands homeless.', 'kill', ['agent storm', 'patient two']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('the noun before a participle is the subject of the verb behind it', () => {
  it.each([
    ['A man suspected of stabbing two clerks was arrested.', 'arrest', ['patient man']],
    ['A man suspected of stabbing two clerks was arrested.', 'stab', ['agent man', 'patient two clerks']],
    ['The minister accused of taking bribes resigned.', 'resign', ['agent minister']],
    ['The tram driver arrested after the crash was released on bail.', 'release', ['patient tram driver']],
    ['The data leaked by the clerk showed the loss.', 'show', ['agent data', 'patient loss']],
    ['The driver hit and killed a dog.', 'hit', ['agent driver', 'patient dog']],
    ['The mayor ordered him held for a week.', 'hold', ['patient him']],
    ['The plane crashed near Narvik, killing all on board.', 'kill', ['agent plane', 'patient all']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it('but not of a verb in a clause of its own', () => {
    expect(parts('Fans were angered after the gap between bars was increased.', 'increase')).toEqual(['patient gap']);
  });
});
