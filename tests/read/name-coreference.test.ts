/** Short names, offices and head nouns that stand for somebody or some body named in full. */
import { describe, expect, it } from 'vitest';
import { mentionsOf, reading } from './reading.ts';

const called = (text: string, name: string) => mentionsOf(reading(text), name);

describe('coreference of names', () => {
  it('a player called by the last name among teams is a person', () => {
    const read = reading(
      'Hawks receiver Vincent Jackson will play on Sunday. Jackson beat the Oslo Hawks in the playoff game. Jackson won 3-1. Jackson lost the final to Oslo 2-1. Jackson scored 3 goals against the Falcons.',
    );
    expect(read.entities).toContain('PERSON Vincent Jackson');
    expect(read.entities.filter((name) => name.includes('Jackson'))).toHaveLength(1);
  });

  it('who is elected or designated to an office has it as a role', () => {
    const read = reading(
      'President-elect Jane Tarvik met PM-designate Peter Roe. President Jane Tarvik left on Monday.',
    );
    expect(read.entities).toEqual(['PERSON Jane Tarvik', 'PERSON Peter Roe']);
    expect(read.extraction.entities[0]?.roles).toContain('president-elect');
  });

  it('a name spelled wrong once is the person of the like name', () => {
    const text =
      'Kathryn Tolveg won on Monday. Tolveg thanked voters. "We did it," Kathrin Tolveg said. Later Kathryn Tolvegg left. Nobody saw Tovleg leave.';
    expect(called(text, 'Kathryn Tolveg')).toEqual([
      'Kathryn Tolveg',
      'Tolveg',
      'Kathrin Tolveg',
      'Kathryn Tolvegg',
      'Tovleg',
    ]);
  });

  it.each([
    [
      'two usual family names',
      'Robert Clark won on Monday. Clark left. Robert Clarke lost.',
      'Robert Clark',
      'Robert Clarke',
    ],
    [
      'both in one sentence',
      'Robert Tarvik met Robert Tarvek on Monday. Tarvik left early, and Tarvik won.',
      'Robert Tarvik',
      'Robert Tarvek',
    ],
    [
      'a given name of the other sex',
      'Paula Tarvik met Paulo Tarvik on Monday. Paula Tarvik left. Tarvik won.',
      'Paula Tarvik',
      'Paulo Tarvik',
    ],
    [
      'both said often',
      'Marin Tarvik met Madin Tarvik. Marin Tarvik left. Madin Tarvik stayed. Marin Tarvik won.',
      'Marin Tarvik',
      'Madin Tarvik',
    ],
    ['a short name', 'Jan Tarvik met Jon Tarvik. Jan Tarvik left. Jan Tarvik won.', 'Jan Tarvik', 'Jon Tarvik'],
  ])('two people stay two: %s', (_, text, one, other) => {
    expect(called(text, one)).not.toContain(other);
    expect(called(text, other)).toEqual([other, ...(other.startsWith('Madin') ? [other] : [])]);
  });

  it('a surname that two bear goes to who is named in full far more often', () => {
    const text =
      'Jane Tarvik won on Monday. Jane Tarvik thanked her brother, Peter Tarvik. "We did it," Tarvik said in Oslo.';
    expect(called(text, 'Jane Tarvik')).toContain('Tarvik');
    expect(called(text, 'Peter Tarvik')).toEqual(['Peter Tarvik']);
  });

  it('a word that opens one full name and closes another is the surname', () => {
    const text = 'Peter Martin met Martin Tarvik on Monday. They talked for hours, Martin said.';
    expect(called(text, 'Peter Martin')).toEqual(['Peter Martin', 'Martin']);
  });

  it('an office with a capital and "the" is the one person who holds it', () => {
    const text = 'Prime Minister Jane Doe met farmers on Monday. Later the Prime Minister left for Oslo.';
    expect(called(text, 'Jane Doe')).toEqual(['Jane Doe', 'Prime Minister']);
  });

  it('an office that two hold is nobody, and a deputy holds no more than that', () => {
    const two = 'President Jane Doe met President Peter Roe on Monday. Then the President left.';
    expect(called(two, 'Jane Doe')).toEqual(['Jane Doe']);
    const deputy = 'Vice President Jane Doe met farmers on Monday. The President stayed away.';
    expect(called(deputy, 'Jane Doe')).toEqual(['Jane Doe']);
  });

  it('an office in small letters and one with a name behind it are left alone', () => {
    const text = 'President Jane Doe spoke on Monday. A rival wants to be the president. The President of Norway came.';
    expect(called(text, 'Jane Doe')).toEqual(['Jane Doe']);
  });

  it('a head noun with a capital and "the" is the one body whose name has it', () => {
    const text = 'The University of Tarvik closed on Monday. Students of the University went home.';
    expect(called(text, 'University of Tarvik')).toEqual(['University of Tarvik', 'University']);
  });

  it('the country in front of an office is named with it', () => {
    const text = 'Norway signed on Monday. Norway President Jane Doe was there.';
    expect(called(text, 'Norway')).toEqual(['Norway', 'Norway']);
  });

  it('a town is told by the region behind its comma, whatever else it may be', () => {
    const { entities } = reading('A woman from Harlan, Oregon, won on Monday.');
    expect(entities).toContain('PLACE Harlan');
  });

  it('a surname that is also a town is the person behind a comma, but not in a list of towns', () => {
    const text = 'Jane London spoke on Monday. That evening, London sang. Trains go to Oslo, London and Rome.';
    expect(called(text, 'Jane London')).toEqual(['Jane London', 'London']);
  });
});

describe('relatives and pronouns', () => {
  const met = (text: string, lemma: string) => {
    const read = reading(text);
    return read.happening(lemma).participants.map(({ entity }) => read.nameOf(entity));
  };

  it('a surname that stands before the wife of its bearer is not hers', () => {
    const text = 'President Tolos met the clerks. His wife, Michelle Tolos, sang. Tolos smiled.';
    expect(met(text, 'meet')[0]).toBe('Tolos');
    expect(met(text, 'smile')).toEqual(['Tolos']);
  });

  it('a surname behind Mr is no woman of that name', () => {
    expect(met('Mr Tolos met the clerks. Michelle Tolos sang.', 'meet')[0]).not.toBe('Michelle Tolos');
  });

  it('Mrs. Dalen is not Henry Dalen', () => {
    expect(met('Henry Dalen met the clerks. Mrs. Dalen slept.', 'sleep')).not.toEqual(['Henry Dalen']);
  });

  it('a pronoun behind somebody new without a name stays open', () => {
    expect(met('Henry Dalen met the clerks. The town will have a new mayor, and he sang.', 'sing')).toEqual([
      undefined,
    ]);
    expect(met('Henry Dalen met the clerks. The town voted, and he sang.', 'sing')).toEqual(['Henry Dalen']);
  });

  it('him is not who acts in the same clause', () => {
    const text = 'Frank Tolos met Henry Dalen. Tolos trained with Dalen and later defeated him.';
    expect(met(text, 'defeat')).toEqual(['Frank Tolos', 'Henry Dalen']);
  });

  it('a pronoun behind one that could not be told stays open', () => {
    const text = 'Frank Tolos and Henry Dalen met Peter Berg. At the mill he slept. He sang.';
    expect(met(text, 'sing')).toEqual([undefined]);
  });
});

describe('whose name it is', () => {
  const linked = (text: string, lemma: string) => {
    const read = reading(text);
    return read.happening(lemma).participants.map((each) => read.nameOf(each.entity));
  };
  it.each([
    ['Tarvik Motors built it. The Embraer E195 flew in May. Embraer said no.', 'say', ['Embraer']],
    ['The clerk met the GAO. The GAO said no.', 'say', ['GAO']],
    ['Tarviknews.com said no.', 'say', ['tarviknews.com']],
    [
      'NBC Philadelphia interviewed a clerk in Philadelphia.',
      'interview',
      ['NBC Philadelphia', undefined, 'Philadelphia'],
    ],
  ])('does not take a like name for the same: %s', (text, lemma, expected) => {
    expect(linked(text, lemma)).toEqual(expected);
  });

  it('takes no date for a place', () => {
    expect(reading('They met on New Year in Oslo.').entities).toEqual(['PLACE Oslo']);
  });
});
