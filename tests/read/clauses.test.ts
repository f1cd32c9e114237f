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

describe('who does what an infinitive or a participle says', () => {
  it.each([
    ["The town mourned the mayor's decision to sell the mill.", 'sell', ['agent mayor', 'patient mill']],
    ['It is too early for the clerks to confirm numbers.', 'confirm', ['agent clerks', 'patient numbers']],
    ['The knife was used to open the door.', 'open', ['patient door']],
    ['Staff at the shop were told at noon to leave the premises.', 'leave', ['agent Staff', 'patient premises']],
    ['Mira Tolos, in a statement released through the team, said it was late.', 'release', ['patient statement']],
    ['Mira Tolos, in a statement released through the team, said it was late.', 'say', ['agent Mira Tolos']],
    ['The guard (1983, 1986) helped the clerk.', 'help', ['agent guard', 'patient clerk']],
    ['Jan Dalen, originally from Narvik, but living in Tolos, fell.', 'fall', ['patient Jan Dalen']],
    ['A man next to him said a clerk near the door was hurt.', 'say', ['agent man']],
    ['The driver is currently in custody.', 'custody', ['patient driver']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma).filter((part) => !part.startsWith('place'))).toEqual(expected);
  });

  it.each([
    ['They met in a politically divided country.', 'divide'],
    ['The lab contains returned samples.', 'return'],
    ['Mira Tolos (left) was at the wedding.', 'leave'],
    ['A flood response firm met the mayor.', 'response'],
    ['They have got their priorities right.', 'right'],
    ['Please try again later.', 'try'],
  ])('%s tells of no %s', (text, lemma) => {
    expect(reading(text).extraction.happenings.map((happening) => happening.lemma)).not.toContain(lemma);
  });

  it('what somebody is charged with is said, not known', () => {
    const read = reading('The driver was charged with fraud, fleeing the scene and vehicular manslaughter.');
    expect(read.happening('flee').modality).toBe('reported');
    expect(read.happening('manslaughter').modality).toBe('reported');
    expect(read.happening('charge').modality).toBe('asserted');
  });
});

describe('words that look like verbs, objects that are none', () => {
  it.each([
    ['Mira Tolos made no public appearance.', 'make', ['agent Mira Tolos', 'patient public appearance']],
    ['Jan Dalen, 66, of Narvik was struck by a van.', 'strike', ['agent van', 'patient Jan Dalen']],
    ['They read the briefings we give Mira Tolos.', 'give', ['agent we', 'recipient Mira Tolos']],
    ['An office shooting killed two clerks.', 'kill', ['agent office shooting', 'patient two clerks']],
    ['The crews were slow to detain suspects.', 'detain', ['agent crews', 'patient suspects']],
    ['The change has seen the fees reduced to a tenth.', 'reduce', ['patient fees']],
    ['Images of the boy wearing a coat were posted.', 'wear', ['agent boy', 'patient coat']],
    ['They said residents along the 117th road heard it.', 'hear', ['agent residents', 'patient it']],
    ['The size remained the same.', 'remain', ['agent size']],
    ['It left the scene of the accident on a truck.', 'accident', []],
    ['This gives a little context.', 'give', ['agent This', 'patient little context']],
    ['In the 62nd minute Mira Tolos conceded a goal.', 'concede', ['agent Mira Tolos', 'patient goal']],
    ['The ant was dipped in oil, dried on a cloth and kept.', 'dry', ['patient ant']],
    ['They help them deal with it.', 'deal', ['agent them']],
    ['The silence was observed by the cenotaph.', 'observe', ['patient silence']],
    ['The clerk felt ill.', 'feel', ['agent clerk']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it.each([
    ['Most films slated for release are dull.', 'release', 'planned'],
    ['The police will arrest and question the clerks.', 'question', 'planned'],
    ['Mira Tolos made no statement.', 'make', 'negated'],
    ['Mira Tolos made no statement.', 'statement', 'negated'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(reading(text).happening(lemma).modality).toBe(expected);
  });
});

describe('asides, brackets and what is seen or barred', () => {
  it.each([
    ['He survived after seeing his brother fall to his death.', 'fall', ['patient his brother']],
    [
      'The club canned Jan Brien [who had been ill all season] and quickly hired Mira Tolos.',
      'hire',
      ['agent club', 'patient Mira Tolos'],
    ],
    ['The mayor asked the council to help the girls enter the country.', 'help', ['agent council', 'patient girls']],
    ['She was taken away and was pronounced dead.', 'dead', ['patient She']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it.each([
    ['The miners are due to meet Tarvik in a playoff match on Sunday.', 'match', 'planned'],
    ['They banned migrants from entering the country.', 'enter', 'negated'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(reading(text).happening(lemma).modality).toBe(expected);
  });
});

describe('the act of saying is as sure as the article, not as the words beside it', () => {
  it.each([
    ['The mayor said nothing after the fire and the clerk left, Mira Tolos added.', 'add', 'asserted'],
    ['The sheriff said the driver fled, adding that nobody was hurt.', 'add', 'asserted'],
    ['He left "quietly and without a word," Mira Tolos reported.', 'report', 'asserted'],
    [
      '"It is no secret" that they differ, the mayor said of the "big gap between us." But the clerk told reporters he had other plans.',
      'tell',
      'asserted',
    ],
    ['The mayor said in a statement that the bridge would reopen.', 'statement', 'asserted'],
    ['The mayor said during a visit that the bridge had reopened.', 'visit', 'asserted'],
    ['The navy told reporters in an interview that the boat had sunk.', 'interview', 'asserted'],
    ['Police said the mayor announced in a statement that the bridge would reopen.', 'statement', 'reported'],
    ['After the theft was reported, the clerk received a letter.', 'receive', 'asserted'],
    [
      'Mira Tolos said: "The bridge shook. "Nobody screamed." The mayor later attacked the clerks in a letter.',
      'attack',
      'asserted',
    ],
    ['Mira Tolos said: "The bridge shook. "The mayor attacked the clerks." He left.', 'attack', 'reported'],
    ['It was reported that the clerk received a letter.', 'receive', 'reported'],
    ['The mayor said the statement angered the clerks.', 'statement', 'reported'],
    ['The mayor said that when asked, the clerk told nobody.', 'tell', 'reported'],
    ['The mayor said at least one clerk had been injured.', 'injure', 'reported'],
    ['Staff were told at noon to leave the building.', 'leave', 'planned'],
    ['The clerk warned, "Who would want to buy that?"', 'warn', 'asserted'],
    ['British Prime Minister Theresa May congratulated the mayor on the result.', 'congratulate', 'asserted'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(reading(text).happening(lemma).modality).toBe(expected);
  });
});

describe('what is still to come', () => {
  it.each([
    ['The academy awards will be handed out on Sunday.', 'academy award', 'planned'],
    ["The mayor arrived in Harville ahead of next week's summit.", 'summit', 'planned'],
    ['The clerks met ahead of the vote.', 'vote', 'planned'],
    ['The singer will appear at the ceremony on Sunday.', 'ceremony', 'planned'],
    ['The mayor arrived in Harville ahead of his January inauguration.', 'inauguration', 'planned'],
    ['The concert will be shown on Sunday.', 'concert', 'planned'],
    ['The network will broadcast the show on Sunday.', 'show', 'planned'],
    ['A hearing next month will decide the case.', 'hearing', 'planned'],
    ['Unions drew up plans in the event of a strike.', 'strike', 'hypothetical'],
    ['The prospect of a strike worried the town.', 'strike', 'guessed'],
    ['The mayor is meeting the clerks tomorrow.', 'meet', 'planned'],
    ['The museum opens next week.', 'open', 'planned'],
    ['The concert was cancelled on Friday.', 'concert', 'negated'],
    ['The town held a silence to honour the victims during the ceremony.', 'ceremony', 'asserted'],
    ['The attack will be investigated by police.', 'attack', 'asserted'],
    ['The mayor praised the show that the network broadcast on Sunday.', 'show', 'asserted'],
    ['The museum opened the week before the mayor returned.', 'open', 'asserted'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(reading(text).happening(lemma).modality).toBe(expected);
  });
});

describe('lists of three or more, and objects behind a preposition', () => {
  it.each([
    [
      'The mayor, the sheriff, the clerk and Mira Tolos signed the treaty.',
      'sign',
      ['agent mayor', 'agent sheriff', 'agent clerk', 'agent Mira Tolos', 'patient treaty'],
    ],
    [
      'Mira Tolos, Jon Berk and Ada Quill opened a shop.',
      'open',
      ['agent Mira Tolos', 'agent Jon Berk', 'agent Ada Quill', 'patient shop'],
    ],
    [
      'Mira Tolos, the mayor, and Jon Berk opened a shop.',
      'open',
      ['agent Mira Tolos', 'agent Jon Berk', 'patient shop'],
    ],
    [
      'In Harville, Mira Tolos and Jon Berk opened a shop.',
      'open',
      ['agent Mira Tolos', 'agent Jon Berk', 'patient shop'],
    ],
    [
      'The sheriff seized guns, knives and cash.',
      'seize',
      ['agent sheriff', 'patient guns', 'patient knives', 'patient cash'],
    ],
    ['The clerk faces grave charges, including murder and fraud.', 'face', ['agent clerk', 'patient grave charges']],
    ['Mira Tolos, the mayor and treasurer, opened a shop.', 'open', ['agent Mira Tolos', 'patient shop']],
    [
      'After the hearing, Mira Tolos and Jon Berk opened a shop.',
      'open',
      ['agent Mira Tolos', 'agent Jon Berk', 'patient shop'],
    ],
    ['Mira Tolos was booked into jail and later was released on bail.', 'release', ['patient Mira Tolos']],
    ['Mira Tolos earned a surprise victory.', 'victory', ['agent Mira Tolos']],
    ['The truck hit the wall, and the driver fled.', 'hit', ['agent truck', 'patient wall']],
    ['The clerk agreed to the plan.', 'agree', ['agent clerk', 'patient plan']],
    ['The clerk responded to the fire.', 'respond', ['agent clerk', 'patient fire']],
    ['The clerk agreed to leave the town.', 'leave', ['agent clerk', 'patient town']],
    ['The clerk collided with a tram.', 'collide', ['patient clerk', 'patient tram']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(
      parts(text, lemma)
        .filter((part) => !part.startsWith('place'))
        .toSorted(),
    ).toEqual(expected.toSorted());
  });
});
