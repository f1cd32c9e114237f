import { describe, expect, it } from 'vitest';
import { parts, reading } from './reading.ts';

describe('a subject over words that stand between it and its verb', () => {
  it.each([
    ['Tolos later met with the clerk.', 'meet', ['agent Tolos']],
    ['Tarvik today released a new engine.', 'release', ['agent Tarvik', 'patient new engine']],
    ['Miners first saw the flood.', 'see', ['agent Miners', 'patient flood']],
    ['The clerks have now stopped the trains.', 'stop', ['agent clerks', 'patient trains']],
    ['The roads were all closed by the clerk.', 'close', ['agent clerk', 'patient roads']],
    ['This clerk who I never met took a picture of me.', 'take', ['agent clerk', 'patient picture']],
    ['The man who allegedly shot three clerks was fined.', 'shoot', ['agent man', 'patient three clerks']],
    ['The man who allegedly shot three clerks was fined.', 'fine', ['patient man']],
    ['You raised the price and at the same time destroyed the look.', 'destroy', ['agent You', 'patient look']],
    ['The storm hit the port as well, forcing clerks to flee.', 'force', ['agent storm', 'patient clerks']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('a subject that waits for its verb over other clauses', () => {
  it.each([
    ['A decision to close two mines bought in Narvik has upset miners.', 'upset', ['agent decision', 'patient miners']],
    ['Police say a climber who saw his brother fall off the mill is devastated.', 'devastate', ['patient climber']],
    [
      'Mira Tolos, the singer who inspired everybody from Dalen to the painter Olga Berg, died yesterday.',
      'die',
      ['patient Mira Tolos'],
    ],
    ['The talks in the mill owned by Dalen have upset miners.', 'upset', ['agent talks', 'patient miners']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('asides, aims and phrases of place are nobody who acts', () => {
  it.each([
    ['Tarvik, the bar with honey chunks, recently lost weight.', 'lose', ['agent Tarvik', 'patient weight']],
    ['Mira Tolos sent her condolences last night, adding that it was late.', 'add', ['agent Mira Tolos']],
    ['My main priority in the coming two months is to sell the mill.', 'sell', ['agent My', 'patient mill']],
    ['Berg spoke of his own fight to keep the mill.', 'keep', ['agent his', 'patient mill']],
    ['A date was set in the case of a son accused of robbing his mother.', 'rob', ['agent son', 'patient his mother']],
    ['I think he was really good.', 'think', ['agent I']],
    ['The toys do not cost much to sell.', 'sell', []],
    ['It was a win for the Hawks (9-4), who beat Narvik.', 'beat', ['agent Hawks', 'patient Narvik']],
    ['Pat Tolos, 72, a retired clerk, closed the mill.', 'close', ['agent Pat Tolos', 'patient mill']],
    ['Berg called the vote "late", adding it was a shame.', 'add', ['agent Berg']],
    ["Berg defended the clerk's right to vote, and didn't resign.", 'resign', ['agent Berg']],
    ['They praised his nomination of Mira Tolos.', 'nomination', ['agent his', 'patient Mira Tolos']],
    ['The roads were cleared using salt.', 'use', ['patient salt']],
    ['The tram slowed at its usual point leaving the tunnel.', 'leave', ['agent tram', 'patient tunnel']],
    ['Traders need to be checked with care to avoid fraud.', 'avoid', ['patient fraud']],
    ['A tram whose driver was arrested derailed on Monday.', 'derail', ['patient tram']],
    ['It was a good year for the Hawks, who won the cup.', 'win', ['agent Hawks', 'patient cup']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('parts of a whole, and what a noun says to what it is done', () => {
  it.each([
    ['They built most of the mills.', 'build', ['agent They', 'patient most of the mills']],
    ['Several of the injured were treated.', 'treat', ['patient Several']],
    ['The clerk was "encouraged" by the talks.', 'encourage', ['agent talks', 'patient clerk']],
    ['The rule change upset miners.', 'change', ['patient rule']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('what "who", "which" and "that" stand for', () => {
  it.each([
    ['Tolos sent a note to the city police, who advised the clerk.', 'advise', ['agent city police', 'patient clerk']],
    ['The ban came as a shock to Olga Berg, who runs the mill.', 'run', ['agent Olga Berg', 'patient mill']],
    ['Elections in Narvik which are held in May were moved.', 'move', ['patient Elections']],
    ['The law put a burden on those who sold coal.', 'sell', ['agent those', 'patient coal']],
    ['Berg, who with Tolos wrote the play, died.', 'write', ['agent Berg', 'patient play']],
    ["She signed the paper that's burned by clerks.", 'burn', ['agent clerks', 'patient paper']],
    ['That put the team into the final.', 'put', ['agent That', 'patient team']],
    ['They resent the attention the church has received.', 'receive', ['agent church', 'patient attention']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('who does what an -ing form says', () => {
  it.each([
    ['The clerks began throwing bottles.', 'throw', ['agent clerks', 'patient bottles']],
    ['The guards were seen taunting a boy.', 'taunt', ['agent guards', 'patient boy']],
    ['Everyone went flying.', 'fly', ['agent Everyone']],
    ['He admitted robbing two clerks and badly wounding a third.', 'wound', ['agent He', 'patient third']],
    ['The town banned selling coal.', 'sell', ['patient coal']],
    ['After calling the clerk, Mira Tolos was sent home.', 'call', ['agent Mira Tolos', 'patient clerk']],
    ['The guards stood outside the court hugging.', 'hug', ['agent guards']],
    ['They saw the clerk leaving the mill.', 'leave', ['agent clerk', 'patient mill']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('who does what an infinitive says', () => {
  it.each([
    ['The body plans to hold the race in May.', 'hold', ['agent body', 'patient race']],
    ['The council will change the law in order to keep the mill.', 'keep', ['agent council', 'patient mill']],
    ['Our goal is to sell the mill.', 'sell', ['agent Our', 'patient mill']],
    ['The main goal of the plan is to sell the mill.', 'sell', ['patient mill']],
    ['The council asked Mira Tolos, the chief clerk, to leave.', 'leave', ['agent Mira Tolos']],
    ['The council urged members of the guild to vote.', 'vote', ['agent members']],
    ['We leave it to the judges to decide.', 'decide', ['agent judges']],
    ['"We saw a chance to win," the clerk told the guards, "to win the cup."', 'win', ['agent We']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('which verb a subject belongs to', () => {
  it.each([
    ['A plan to sell the mill failed.', 'fail', ['agent plan']],
    ['Efforts to ensure the mill was safe began.', 'ensure', ['agent Efforts']],
    [
      'Mira Tolos described some of those hurt as "walking" but denied the claim.',
      'deny',
      ['agent Mira Tolos', 'patient claim'],
    ],
    [
      'The guards saved the town by building a wall to protect the mill, installed cameras and left.',
      'install',
      ['agent guards', 'patient cameras'],
    ],
    ['The clerk, hoping to protect the mill, installed cameras.', 'install', ['agent clerk', 'patient cameras']],
    ['She was sent to the ship aged twelve but sold the mill.', 'sell', ['agent She', 'patient mill']],
    [
      'The note was returned by mail to the guild by Mira Tolos.',
      'return',
      ['agent Mira Tolos', 'patient note', 'recipient guild'],
    ],
    ['The clerks escaped unharmed, The Narvik Globe reported.', 'report', ['agent Narvik Globe']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it('an "it" that stands for a clause does nothing', () => {
    expect(
      reading('It later emerged that the mill closed in Narvik.')
        .happening('emerge')
        .participants.some(({ role }) => role === 'agent'),
    ).toBe(false);
  });

  it('what somebody becomes is nothing that is done to', () => {
    expect(parts('Mira Tolos became a minister.', 'become')).toEqual(['agent Mira Tolos']);
  });
});

describe('what a verb is done to', () => {
  it.each([
    ['The clerk brought back a sample from the mine.', 'bring', ['agent clerk', 'patient sample']],
    ['The clerk moved back to Narvik.', 'move', ['agent clerk']],
    ['Her fame continued afterward.', 'continue', ['agent Her fame']],
    ['No one was injured.', 'injure', ['patient No one']],
    ['The crash injured 40.', 'injure', ['agent crash', 'patient 40']],
    ['Tolos was born in Narvik.', 'bear', ['patient Tolos']],
    ['They praised the clock he made at school.', 'make', ['agent he', 'patient clock']],
    ["I think it is late and it's important.", 'think', ['agent I']],
    ['The girl was hit by a car and sent flying into the air.', 'hit', ['agent car', 'patient girl']],
    ['The ban affected only mills sold in Narvik.', 'affect', ['agent ban', 'patient mills']],
    ['The roads strewn with glass were closed.', 'strewn', ['patient roads']],
    ['Guards detained as many as nine clerks.', 'detain', ['agent Guards', 'patient nine clerks']],
    ['The roads were reopened by 4.30pm on Saturday.', 'reopen', ['patient roads']],
    ['Convicted of theft, Tolos resigned.', 'convict', ['patient Tolos']],
    ['The clerk informed the town.', 'inform', ['agent clerk', 'patient town']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('whom a phrase names', () => {
  it("somebody's government is not that person", () => {
    const read = reading("Mira Tolos resigned. Tolos's administration approved the law.");
    expect(read.happening('approve').participants.map(({ entity }) => entity)).toEqual([undefined, undefined]);
  });

  it('the name behind what stands at the head with a preposition', () => {
    expect(parts('During the trial Mira Tolos showed the judge a note.', 'show')[0]).toBe('agent Mira Tolos');
  });
});
