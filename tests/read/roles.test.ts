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
    ['The guards stopped a van carrying coal and took two men away.', 'take', ['agent guards', 'patient two men']],
    ['The paper praised Mira Tolos for closing the mine.', 'close', ['agent Mira Tolos', 'patient mine']],
    ['A cook packed wide shells filled with sand.', 'fill', ['patient wide shells']],
    ['The bank put the sale in a letter released by noon.', 'release', ['patient letter']],
    ['They praised the obstacles that she has overcome.', 'overcome', ['agent she', 'patient obstacles']],
    ['They burned the coat he wore.', 'wear', ['agent he', 'patient coat']],
    ['They entered the hall twenty minutes later.', 'enter', ['agent They', 'patient hall']],
    ['The cars were damaged and quickly removed.', 'remove', ['patient cars']],
    ['It was late, said the clerk who opened the door.', 'say', ['agent clerk']],
    ['A bus hit a wall on Sunday, killing two clerks.', 'kill', ['agent bus', 'patient two clerks']],
    ['A ferry ran aground off the coast.', 'run aground', ['patient ferry']],
    ['They lifted the travel ban.', 'ban', ['patient travel']],
    ['A police search ended.', 'search', ['agent police']],
    ['The Sextant Awards telecast was long.', 'telecast', ['patient Sextant Awards']],
    ['The NBC telecast was long.', 'telecast', ['agent NBC']],
    ['They searched for a doctor feared dead.', 'dead', ['patient doctor']],
    ['His on-air reporting pleased the town.', 'reporting', ['agent His']],
    ['He denied two counts of car theft.', 'theft', ['patient car']],
    ['The miner climbed 700 meters.', 'climb', ['patient miner']],
    ['The minister paid tribute to the dead.', 'tribute', ['patient dead', 'agent minister']],
    ['The town mourned his resignation.', 'resignation', ['agent his']],
    ['The town welcomed his arrest.', 'arrest', ['patient his']],
    ["The town welcomed the clerk's arrest.", 'arrest', ['patient clerk']],
    ['Two men were in a horror crash.', 'crash', []],
    ["They spoke of this morning's tram derailment.", 'derailment', ['patient tram']],
    ['The mayor and the clerk resigned.', 'resign', ['agent clerk', 'agent mayor']],
    ['The police seized arms and equipment.', 'seize', ['agent police', 'patient arms', 'patient equipment']],
    ['The police met the mayor and the clerk left.', 'meet', ['agent police', 'patient mayor']],
    ['The police met the mayor and the clerk left.', 'leave', ['agent clerk']],
    ['They named victims of the crash which killed nine people.', 'kill', ['agent crash', 'patient nine people']],
    ['A man accused of theft fled the town.', 'flee', ['agent man', 'patient town']],
    ['A boat that carried the coal was seized.', 'seize', ['patient boat']],
    ['Browsing the list, she found the clerk.', 'browse', ['agent she', 'patient list']],
    ['The navy foiled a pirate attack off Narvik.', 'attack', ['agent pirate']],
    ['The league imposed a one - year ban.', 'impose', ['agent league', 'patient one - year ban']],
    ['Police arrested a man they believe to be armed.', 'arrest', ['agent Police', 'patient man']],
    ['Traffic to the page increased.', 'increase', ['patient Traffic']],
    ['The talks between Tolos and his rival calmed the town.', 'calm', ['agent talks', 'patient town']],
    ['They praised a mountain of letters from clerks who were fined.', 'fine', ['patient clerks']],
    ['They built a lab nicknamed the Kettle.', 'nickname', ['patient lab']],
    ['They turned away boats of people seeking shelter.', 'seek', ['agent people', 'patient shelter']],
    ['Many felt Tolos was the victim.', 'feel', ['agent Many']],
    ['They talked with the suspect, who burned the barn.', 'burn', ['agent suspect', 'patient barn']],
    ['The bank reduced the fees by 15%.', 'reduce', ['agent bank', 'patient fees']],
    ['A lake known as Blue Eye dried up.', 'know', ['patient lake']],
    ['The rebels led an attack on the mine.', 'attack', ['patient mine', 'agent rebels']],
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
    ["We'll attack at dawn.", 'attack', 'planned'],
    ['She was the first to resign.', 'resign', 'asserted'],
    ['The bank seems to have collapsed.', 'collapse', 'guessed'],
    ['No injuries or deaths were reported.', 'death', 'negated'],
    ['He was accused of killing a guard.', 'kill', 'reported'],
  ])('%s: %s is %s', (text, lemma, expected) => {
    expect(modality(text, lemma)).toBe(expected);
  });
});

describe('who acts where another name stands nearer', () => {
  it.each([
    ['Dr. Anna Lindt was approached by a ministry to fill the post.', 'fill', 'agent Dr. Anna Lindt'],
    ['Others called on the mill to show the bills.', 'show', 'agent mill'],
    ['The match came to an end with Tarvik winning.', 'win', 'agent Tarvik'],
    ["He was encouraged by Mr Dorran's interest in working with the mayor.", 'work', 'agent Mr Dorran'],
    ['She was on her way to work at the mill.', 'work', 'agent She'],
    ['Later, Mr Dorran will hold secret meetings with the miners.', 'meeting', 'agent miners, agent Mr Dorran'],
  ])('%s: %s', (text, lemma, expected) => {
    const read = reading(text);
    const agents = read.happening(lemma).participants.filter(({ role }) => role === 'agent');
    expect(agents.map((each) => `${each.role} ${read.cut(each).replace(/'s$/, '')}`).join(', ')).toBe(expected);
  });
  it.each([
    ['Salt is the only way to test this.', 'test', ['patient this']],
    ['Following a campaign of bitter rhetoric, the two met.', 'campaign', []],
    ['A woman was pronounced dead by doctors.', 'dead', ['patient woman']],
    ['The news comes on the heels of Anna Lindt being elected.', 'elect', ['patient Anna Lindt']],
  ])('%s: nobody is said to do it', (text, lemma, expected) => {
    const read = reading(text);
    expect(read.happening(lemma).participants.map((each) => `${each.role} ${read.cut(each)}`)).toEqual(expected);
  });
  it.each([
    ['That said, the mill will open.', ['open']],
    ['Mr Dorran led the charge in opposing the verdict.', ['lead', 'oppose', 'verdict']],
    ['The march took place in May.', ['march', 'take place']],
  ])('%s: set words tell of one happening at most', (text, expected) => {
    expect(reading(text).extraction.happenings.map((each) => each.lemma)).toEqual(expected);
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
