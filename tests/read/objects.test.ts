import { describe, expect, it } from 'vitest';
import { parts } from './reading.ts';

describe('joined verbs share the object behind the last of them', () => {
  it.each([
    ['As he fled, he shot and killed a customs officer.', 'shoot', ['agent he', 'patient customs officer']],
    ['Police arrested and charged a man.', 'arrest', ['agent Police', 'patient man']],
    ['The army surrounded, stormed and retook the town.', 'surround', ['agent army', 'patient town']],
    ['The army surrounded, stormed and retook the town.', 'storm', ['agent army', 'patient town']],
    ['The guards kept the gang from boarding and hijacking the ferry.', 'board', ['agent gang', 'patient ferry']],
    ['She asked clerks to test and install the update.', 'test', ['agent clerks', 'patient update']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it('leaves verbs that take no object alone', () => {
    expect(parts('He arrived and closed the mill.', 'arrive')).toEqual(['agent He']);
  });
});

describe('a bare past form that needs an object tells what was done to the noun before it', () => {
  it.each([
    ['They fired dust into gel using a large gun modified to throw it.', 'modify', ['patient large gun']],
    [
      'They lead a quiet life – with few guests, small portions provided and long walks.',
      'provide',
      ['patient small portions'],
    ],
    ['The clerks interviewed said they were glad.', 'interview', ['patient clerks']],
    ['The clerk, hired in May, quit.', 'hire', ['patient clerk']],
    ['The song sung by Dalen won.', 'sing', ['agent Dalen', 'patient song']],
    ['Shares held by clerks fell.', 'hold', ['agent clerks', 'patient Shares']],
    ['I was called up and told that my brother had left.', 'tell', ['patient I']],
    ['It’s fully oriented on the future.', 'orient', ['patient It’s']],
    ['A woman in Narvik was left stunned after the vote.', 'stun', ['patient woman']],
    ['Officials contacted by the paper declined to comment.', 'comment', ['agent Officials']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it.each([
    ['The mill issued the following statement about the fire.', 'issue', ['agent mill', 'patient statement']],
    ['Both clerks adopted a strangely crooked look.', 'adopt', ['agent clerks']],
    ['The complaint charged that a clerk left.', 'charge', ['agent complaint']],
  ])('but not before an object or a clause: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('an object is whole behind numbers, quotes and slips of the pen', () => {
  it.each([
    ['The mill has announced 900 job cuts for the coming winters.', 'announce', ['agent mill', 'patient 900 job cuts']],
    ['Tolos made his “go home” remark on Monday.', 'make', ['agent Tolos', 'patient his “go home” remark']],
    ['The council made a "grave" mistake on Monday.', 'make', ['agent council', 'patient mistake']],
    ['Tolcom made its $38 million bid in October.', 'make', ['agent Tolcom', 'patient its $38 million bid']],
    ['The navy selected Narvik based Tolos Yards on Monday.', 'select', ['agent navy', 'patient Tolos Yards']],
    ["The airline spoke of modernising it's old fleet.", 'modernise', ['agent airline', 'patient old fleet']],
    ['She entered a not guilty plea in Oslo.', 'enter', ['agent She', 'patient guilty plea']],
    ['Police began three days of talks with a suspect.', 'begin', ['agent Police', 'patient talks']],
    ["We'll come to hear more of her jokes.", 'hear', ["agent We'll", 'patient her jokes']],
    ['The radio interviewed another co - worker of Mira.', 'interview', ['agent radio', 'patient co - worker']],
    ['Her drug arrest occurred three weeks before the vote.', 'occur', ['agent Her drug arrest']],
    ['Fishermen rescued over 700 sailors whose ferry sank.', 'rescue', ['agent Fishermen', 'patient 700 sailors']],
    ['Police counted about 200 boats in the harbour.', 'count', ['agent Police', 'patient 200 boats']],
    ['The town hosted more than 90 players last year.', 'host', ['agent town', 'patient 90 players']],
    ['He saw around 300 people at the gate.', 'see', ['agent He', 'patient 300 people']],
    ['She recalls wanting that big blue coat with the belt.', 'want', ['agent She', 'patient big blue coat']],
    ['The clinic does not charge miners who pay.', 'charge', ['agent clinic', 'patient miners']],
    ['He entered the Red House gates.', 'enter', ['agent He', 'patient Red House gates']],
    ['Others asked the firm to show the price increases at once.', 'show', ['agent firm', 'patient price increases']],
    ['The change was due to price rises since spring.', 'rise', ['patient price']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it.each([
    ['Former mayor Jan Tolos dies aged 56', 'die', ['patient Former mayor Jan Tolos']],
    ['Visits to the page had increased 20-fold prior to the storm.', 'increase', ['patient Visits']],
    ['They argued over 20 boats.', 'argue', ['agent They']],
    ['The clerks heard about 20 boats.', 'hear', ['agent clerks']],
    ['Tarvik walked about 20 miles.', 'walk', ['agent Tarvik']],
    ['Tarvik lost 1 – 2 to Oslen.', 'lose', ['agent Tarvik']],
    ['They work alongside the Harbour Board.', 'work', ['agent They']],
  ])('ages and measures are no objects: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});
