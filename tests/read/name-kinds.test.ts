import { describe, expect, it } from 'vitest';
import { mentionsOf, reading } from './reading.ts';

const entitiesOf = (text: string, title?: string) => reading(text, title === undefined ? {} : { title }).entities;

describe('names in lists and tables', () => {
  it('a list of results is no headline: everybody in it is named in full', () => {
    expect(entitiesOf('Results on Sunday:\n1. Helga Tarvikova (Norway) 12.92\n2. Jon Brunvoll (Kenya) 13.11')).toEqual([
      'PERSON Helga Tarvikova',
      'COUNTRY Norway',
      'PERSON Jon Brunvoll',
      'COUNTRY Kenya',
    ]);
  });

  it('the rows of a league table name clubs, those of nations name countries', () => {
    const { entities } = reading(
      'The league season began with a match and a late goal.\nBrunvoll 4 3 1 0 8 2 10\nMilan 4 2 1 1 7 5 7\nNorway 3 2 1 0 5 1 7',
    );
    expect(entities).toEqual(['ORGANISATION Brunvoll', 'ORGANISATION Milan', 'COUNTRY Norway']);
  });

  it('a town that wins a match is its club, and a town where it is played is a town', () => {
    const { entities } = reading('The striker scored the only goal of the match. Leeds beat Parma 2-1 in Turin.');
    expect(entities).toEqual(['ORGANISATION Leeds', 'ORGANISATION Parma', 'PLACE Turin']);
  });

  it('an unknown name between towns is a town', () => {
    expect(entitiesOf('Rain fell on Zagreb, Brunvoll and Rijeka.')).toEqual([
      'PLACE Zagreb',
      'PLACE Brunvoll',
      'PLACE Rijeka',
    ]);
  });

  it('two given names before one surname are two people of that name', () => {
    expect(entitiesOf('The bodies of Ivan and Marija Tarvik were found.')).toEqual([
      'PERSON Ivan Tarvik',
      'PERSON Marija Tarvik',
    ]);
  });
});

describe('names said again', () => {
  it('a surname that is also a word is a name once the text has its bearer', () => {
    const read = reading('Envoy Ana Fox met the press. Fox said little.');
    expect(mentionsOf(read, 'Ana Fox')).toEqual(['Ana Fox', 'Fox']);
  });

  it('a headline in capitals is known by the text below it', () => {
    const read = reading('Olga Brandvik, 52, left the party in Oslo.', { title: 'BRANDVIK LEAVES PARTY IN OSLO' });
    expect(mentionsOf(read, 'Olga Brandvik')).toEqual(['BRANDVIK', 'Olga Brandvik']);
  });

  it('namesakes with other given names do not meet', () => {
    const { entities } = reading('Anders Dalen spoke. Olga Dalen and Mira Dalen left. Anders Dalen stayed.');
    expect(entities).toEqual(['PERSON Anders Dalen', 'PERSON Olga Dalen', 'PERSON Mira Dalen']);
  });

  it('the short form of a given name is the same person', () => {
    expect(entitiesOf('Lawrence Brandvik spoke. Later Larry Brandvik left.')).toEqual(['PERSON Lawrence Brandvik']);
  });

  it('a surname that is also a city is the person unless a preposition of place stands before it', () => {
    const read = reading('Mira Florence spoke. Later Florence wept. She had lived in Florence.');
    expect(mentionsOf(read, 'Mira Florence')).toEqual(['Mira Florence', 'Florence', 'She']);
    expect(mentionsOf(read, 'Florence')).toEqual(['Florence']);
  });
});

describe('names of bodies', () => {
  it('a ministry keeps all of its fields', () => {
    expect(entitiesOf('The Ministry of Labour, Trade and Tourism was shut.')).toEqual([
      'ORGANISATION Ministry of Labour, Trade and Tourism',
    ]);
  });

  it('an acronym in brackets joins the name before it, and one of a common noun names nobody', () => {
    const read = reading('Brunvoll Airways (BNW) bought an unmanned aerial vehicle (UAV). BNW tested the UAV.');
    expect(read.entities).toEqual(['ORGANISATION Brunvoll Airways']);
    expect(mentionsOf(read, 'Brunvoll Airways')).toEqual(['Brunvoll Airways', 'BNW', 'BNW']);
  });

  it('a body named with its country is also named without', () => {
    const read = reading('The Kenya Revenue Authority was slow. The Revenue Authority said so.');
    expect(mentionsOf(read, 'Kenya Revenue Authority')).toEqual(['Kenya Revenue Authority', 'Revenue Authority']);
  });

  it('a company goes by its first word, but not by that of its foundation', () => {
    expect(entitiesOf('Tarvik Industries grew. Tarvik said so.')).toEqual(['ORGANISATION Tarvik Industries']);
    expect(entitiesOf('The Boeing Foundation gave money. Boeing did not.')).toEqual([
      'ORGANISATION Boeing Foundation',
      'ORGANISATION Boeing',
    ]);
  });

  it('a contest is no body, and who takes part is not found inside its name', () => {
    expect(entitiesOf('The Norway Cup was won on Sunday.')).toEqual([]);
  });

  it('a place inside a name is a mention of the place where the text names it by itself', () => {
    const read = reading('Fans met in Zagreb. The Zagreb Police Department stood by.');
    expect(mentionsOf(read, 'Zagreb')).toEqual(['Zagreb', 'Zagreb']);
    expect(read.extraction.entities[0]?.mentions.map((mention) => mention.form)).toEqual(['name', 'nominal']);
  });
});

describe('names of people and places', () => {
  it.each([
    ['President Kim Min-su met Moon Jae-in.', ['PERSON Kim Min-su', 'PERSON Moon Jae-in']],
    ['Minister of Foreign Affairs Olga Brandvik left.', ['PERSON Olga Brandvik']],
    ['Chief Election Commissioner Jon Tarvik spoke.', ['PERSON Jon Tarvik']],
    ['They thanked Mr von Brunvoll.', ['PERSON von Brunvoll']],
    ['General Zia-ul-Tarvik spoke.', ['PERSON Zia-ul-Tarvik']],
    ['He lives in Split and swims in the Drava valley.', ['PLACE Split', 'PLACE Drava valley']],
    ['Split the bill.', []],
    ['It costs US $4 or 40 Hong Kong dollars.', []],
    ['The Indigenous and Latin American languages are taught.', []],
  ])('%s', (text, expected) => {
    expect(entitiesOf(text)).toEqual(expected);
  });
});

describe('pronouns', () => {
  it('"she" is the one woman just spoken of, and takes part in what happens', () => {
    const read = reading('Olga Brandvik met Anders Dalen in Oslo. She resigned on Monday.');
    expect(mentionsOf(read, 'Olga Brandvik')).toEqual(['Olga Brandvik', 'She']);
    const agent = read.happening('resign').participants.find((each) => each.role === 'agent');
    expect(read.nameOf(agent?.entity)).toBe('Olga Brandvik');
  });

  it('a pronoun that fits two people stays without one', () => {
    const read = reading('After a talk with Anders Dalen and Peter Tarvik it rained. He resigned.');
    expect(mentionsOf(read, 'Anders Dalen')).toEqual(['Anders Dalen']);
    expect(mentionsOf(read, 'Peter Tarvik')).toEqual(['Peter Tarvik']);
  });
});
