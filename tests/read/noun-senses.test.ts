import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

describe('what names a thing, a title or a kind', () => {
  it.each([
    ['Jewish settlements in the hills stir debate.', 'settlement'],
    ['Tarvik Top Deals:', 'deal'],
    ['The teams played Harbour-Rush: Final Offensive on Monday.', 'offensive'],
    ['The firm will deliver its K20 replacement in May.', 'replacement'],
    ['March 28, 2006', 'march'],
    ['Wagons, marching bands fill the square for the fair.', 'march'],
    ['The phone includes multitasking capabilities.', 'multitask'],
    ['Vets were trying thermal imaging devices to find foxes.', 'image'],
    ["The plan would strain the town's welfare and housing systems.", 'house'],
    ['The police visited logging sites near Narvik.', 'log'],
    ['The fair is a monster hit Tarvik hopes to repeat.', 'hit'],
    ['The head of operations at the harbour, Jan Moe, said it sank.', 'operation'],
    ['His short passing game defined his years in Narvik.', 'game'],
    ['Drivers should buy a battery for $12.', 'battery'],
    ['One side of the hall is scenes made by students.', 'scene'],
    ['The rule was written in line with national legislation.', 'legislation'],
    ["You have to 'force' feed the birds.", 'force'],
    [
      'In 2008 the group released a paper titled "Advancing Harbour Rights in a New Era" calling on the mayor to act.',
      'advance',
    ],
    ['In the film, the Harbour Wars lead played the clown.', 'lead'],
    ['He said it was a "great honour" to meet the mayor.', 'honour'],
    ['Her four receiving touchdowns were a record.', 'receive'],
    ['Three sticking points are pay and time.', 'stick'],
    ['In opening statements on Tuesday, the defender said so.', 'open'],
    ['Friends paid glowing tribute to him.', 'glow'],
    ['She was the master of ceremonies in May.', 'ceremony'],
    ['It was the rehab facility of choice.', 'choice'],
    ['She was seen in a bathing suit.', 'suit'],
    ['He had a talk show in Narvik.', 'show'],
    ['The firm issued an emergency patch on Monday.', 'emergency'],
    ['There is a return trip in May.', 'return'],
    ['He works at Fjord Auto Repair in Narvik and left on Monday.', 'repair'],
    ['The quarterback praised the offense after two touchdowns.', 'offense'],
    ['The jury awarded damages of $3 million.', 'damage'],
    ['Get news updates from the harbour.', 'update'],
    ['Fredric March, Jan Moe and others starred in the film.', 'march'],
    ['He tied a contract for Flight 200 to Narvik.', 'flight'],
    ['The species was listed as threatened or endangered.', 'endanger'],
    ['Walkers could get hit by falling snow from the roof.', 'fall'],
    ['Talks stalled due to worsening ties between the towns.', 'worsen'],
    ['The game winning kick came from Jan Moe.', 'game'],
    ['Settlers live in 140 settlements in the occupied hills.', 'settlement'],
    ['The band stole the show in Narvik.', 'show'],
    ['He led a life of crime in Narvik.', 'crime'],
    ['The Fjord Valley Conference tournament began on Monday.', 'conference'],
    ['She took a patch of black leather from him.', 'patch'],
    ['The probe went into orbit on Monday.', 'orbit'],
    ['The team began with attacking style.', 'attack'],
    ['The farms suffer from rising carbon levels.', 'rise'],
    ['Win or lose, the team goes home.', 'win'],
  ])('%s has no "%s"', (text, lemma) => {
    expect(reading(text).happenings.filter((each) => each.startsWith(`${lemma} `))).toEqual([]);
  });

  it.each([
    ['He made lots of choices that year.', 'choice'],
    ['The jury heard of two drug offenses by the quarterback.', 'offense'],
    ['Rescue operations went on all night.', 'operation'],
    ['The firm began building ships.', 'build'],
    ['She likes fishing trout.', 'fish'],
    ["Women's March drew thousands to Narvik.", 'march'],
    ['The Vietnam War killed thousands of people.', 'war'],
    ['The storm caused damage in Narvik.', 'damage'],
    ['The head of the inquiry left; the inquiry into the crash goes on.', 'inquiry'],
    ['The song is a hit; the quake hit Narvik on Monday.', 'hit'],
    ['The firm released a patch for its software.', 'patch'],
    ['The two sides reached a settlement and settled the lawsuit.', 'settlement'],
    ['The conference in Narvik ended on Monday.', 'conference'],
  ])('%s has "%s"', (text, lemma) => {
    expect(reading(text).happenings.filter((each) => each.startsWith(`${lemma} `))).not.toEqual([]);
  });
});
