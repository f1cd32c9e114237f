import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

/** "role words" of who takes part, places left out. */
function parts(text: string, lemma: string) {
  const read = reading(text);
  return read
    .happening(lemma)
    .participants.filter(({ role }) => role !== 'place')
    .map((each) => `${each.role} ${read.cut(each)}`);
}

describe('joined verbs share the object behind the last of them', () => {
  it.each([
    ['As he fled, he shot and killed a customs officer.', 'shoot', ['agent he', 'patient customs officer']],
    ['Police arrested and charged a man.', 'arrest', ['agent Police', 'patient man']],
    ['The army surrounded, stormed and retook the town.', 'surround', ['agent army', 'patient town']],
    ['The army surrounded, stormed and retook the town.', 'storm', ['agent army', 'patient town']],
    ['The guards stopped the crew from boarding and hijacking the ferry.', 'board', ['agent crew', 'patient ferry']],
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
      'They live a strict life – with little income, small portions provided and long hours.',
      'provide',
      ['patient small portions'],
    ],
    ['The clerks interviewed said they were glad.', 'interview', ['patient clerks']],
    ['The clerk, hired in May, quit.', 'hire', ['patient clerk']],
    ['The song sung by Dalen won.', 'sing', ['agent Dalen', 'patient song']],
    ['Shares held by clerks fell.', 'hold', ['agent clerks', 'patient Shares']],
    ['I was hauled in and told that my brother had left.', 'tell', ['patient I']],
    ['It’s fully oriented on the future.', 'orient', ['patient It’s']],
    ['A woman in Narvik was left stunned after the vote.', 'stun', ['patient woman']],
    ['Officials contacted by the paper declined to comment.', 'comment', ['agent Officials']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it.each([
    ['The mill issued the following statement on the fire.', 'issue', ['agent mill', 'patient statement']],
    ['Both men adopted a massively splayed look.', 'adopt', ['agent men']],
    ['The complaint charged that the clerk left.', 'charge', ['agent complaint']],
  ])('but not before an object or a clause: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});

describe('an object is whole behind numbers, quotes and slips of the pen', () => {
  it.each([
    [
      'The mill has announced 10,000 job cuts over the next four years.',
      'announce',
      ['agent mill', 'patient 10,000 job cuts'],
    ],
    ['Tolos made his “go home” remark on Monday.', 'make', ['agent Tolos', 'patient his “go home” remark']],
    ['The council made a "grave" mistake on Monday.', 'make', ['agent council', 'patient mistake']],
    ['Tolcom made its $38 million bid in October.', 'make', ['agent Tolcom', 'patient its $38 million bid']],
    ['The navy selected Narvik based Tolos Yards on Monday.', 'select', ['agent navy', 'patient Tolos Yards']],
    ["The airline spoke of modernising it's old fleet.", 'modernise', ['agent airline', 'patient old fleet']],
    ['He entered a not guilty plea at the court.', 'enter', ['agent He', 'patient guilty plea']],
    ['Police began two hours of talks with a suspect.', 'begin', ['agent Police', 'patient talks']],
    ["We'll get to hear more of her jokes.", 'hear', ["agent We'll", 'patient her jokes']],
    ['The paper interviewed another co - worker of hers.', 'interview', ['agent paper', 'patient co - worker']],
    ['His drug arrest occurred five days before the loss.', 'occur', ['agent His drug arrest']],
    ['Fishermen rescued over 700 sailors whose ferry sank.', 'rescue', ['agent Fishermen', 'patient 700 sailors']],
    ['Police counted about 200 boats in the harbour.', 'count', ['agent Police', 'patient 200 boats']],
    ['The town hosted more than 90 players last year.', 'host', ['agent town', 'patient 90 players']],
    ['He saw around 300 people at the gate.', 'see', ['agent He', 'patient 300 people']],
    ['She recalls wanting that big red box with the bow.', 'want', ['agent She', 'patient big red box']],
    ['The clinic does not charge miners who pay.', 'charge', ['agent clinic', 'patient miners']],
    ['He entered the Red House gates.', 'enter', ['agent He', 'patient Red House gates']],
    ['Others asked the firm to show the price increases in court.', 'show', ['agent firm', 'patient price increases']],
    ['The change was due to price rises in recent months.', 'rise', ['patient price']],
  ])('%s: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
  it.each([
    ['Former mayor Jan Tolos dies aged 56', 'die', ['patient Former mayor Jan Tolos']],
    ['Traffic to the site had increased 18-fold prior to the attack.', 'increase', ['patient Traffic']],
    ['They argued over 20 boats.', 'argue', ['agent They']],
    ['The clerks heard about 20 boats.', 'hear', ['agent clerks']],
    ['Tarvik walked about 20 miles.', 'walk', ['agent Tarvik']],
    ['Tarvik lost 1 – 2 to Oslen.', 'lose', ['agent Tarvik']],
    ['They work alongside the Harbour Board.', 'work', ['agent They']],
  ])('ages and measures are no objects: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});
