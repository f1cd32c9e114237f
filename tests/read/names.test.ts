import iso from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../src/domain/data/countries.ts';
import { fullNamesOn } from '../../src/read/full-names.ts';
import { read } from '../../src/read/read.ts';
import { mentionsOf, reading, UNDATED } from './reading.ts';

describe('names', () => {
  it('a title is stripped from a name and kept as its role', () => {
    const { entities, extraction } = reading('Prime Minister Olga Brandvik met Finance Minister Anders Dalen in Oslo.');
    expect(entities).toEqual(['PERSON Olga Brandvik', 'PERSON Anders Dalen', 'PLACE Oslo']);
    expect(extraction.entities.map((entity) => entity.roles)).toEqual([['prime minister'], ['finance minister'], []]);
  });

  it('a surname alone joins the full name, also when it stands before it', () => {
    const read = reading(
      'Dalen resigned on Monday. Anders Dalen, 52, had led the party for years. Critics praised Dalen.',
    );
    expect(mentionsOf(read, 'Anders Dalen')).toEqual(['Dalen', 'Anders Dalen', 'Dalen']);
  });

  it('two people with one surname stay apart, and the bare surname joins neither', () => {
    const read = reading('Anders Dalen and Olga Dalen spoke. Then Dalen left.');
    expect(mentionsOf(read, 'Anders Dalen')).toEqual(['Anders Dalen']);
    expect(mentionsOf(read, 'Olga Dalen')).toEqual(['Olga Dalen']);
  });

  it('countries carry their ISO key, and demonyms join them as another form', () => {
    const { extraction } = reading('Norwegian and U.S. officials met in Norway. The Americans left early.');
    const norway = extraction.entities.find((entity) => entity.key === 'iso:NO');
    expect(norway?.name).toBe('Norway');
    expect(norway?.mentions.map((mention) => mention.form)).toEqual(['demonym', 'name']);
    expect(extraction.entities.find((entity) => entity.key === 'iso:US')?.name).toBe('United States');
  });

  it('"us" and "may" in lower case are no names', () => {
    expect(reading('They told us that it may rain, and march on us.').entities).toEqual([]);
  });

  it('a part of the United Kingdom is a place of its own and not its neighbour', () => {
    const { entities } = reading('A shop in Northern Ireland closed. Irish officials were told in Dublin.');
    expect(entities).toEqual(['PLACE Northern Ireland', 'COUNTRY Ireland', 'PLACE Dublin']);
  });

  it('an organisation is known by its last word, and by its first word or acronym afterwards', () => {
    const read = reading('The Narrow River Authority (NRA) sued Tarvik Systems. Tarvik said that the NRA was wrong.');
    expect(read.entities).toEqual(['ORGANISATION Narrow River Authority', 'ORGANISATION Tarvik Systems']);
    expect(mentionsOf(read, 'Tarvik Systems')).toEqual(['Tarvik Systems', 'Tarvik']);
    expect(mentionsOf(read, 'Narrow River Authority')).toEqual(['Narrow River Authority', 'NRA', 'NRA']);
  });

  it('two ways to order the words of a ministry are one organisation', () => {
    const read = reading('Health and Welfare Canada was told. The Canada Health and Welfare office was shut.');
    expect(read.entities.filter((entity) => entity.startsWith('ORGANISATION'))).toHaveLength(1);
  });

  it('an appositive phrase tells what a name is', () => {
    const { entities } = reading(
      'Tarvik, a Swiss company, moved to Brunvoll, a town on the coast. Mira Tolos, a nurse, stayed.',
    );
    expect(entities).toEqual(['ORGANISATION Tarvik', 'COUNTRY Switzerland', 'PLACE Brunvoll', 'PERSON Mira Tolos']);
  });

  it('weekdays, holidays and common words with a capital are no names', () => {
    expect(
      reading('On Fat Tuesday and on Budget Night the Internet was slow. Breaking News followed.').entities,
    ).toEqual([]);
  });

  it('a headline in title case names only what the text or a table knows', () => {
    const { entities } = reading('Anders Dalen left Oslo on Friday.', {
      title: 'Dalen Leaves Oslo After Heavy Pressure From Party',
    });
    expect(entities).toEqual(['PERSON Anders Dalen', 'PLACE Oslo']);
  });

  it('the outlet of the article and the same outlet in its text are one entity', () => {
    const { extraction } = reading('The minister told CNN that he would stay.', {
      outlet: 'CNN',
      byline: ['Mira Tolos'],
    });
    const outlet = extraction.entities.find((entity) => entity.key === 'domain:cnn.com');
    expect(outlet?.mentions.map((mention) => mention.form)).toEqual(['metadata', 'name']);
    expect(outlet?.mentions[0]?.place).toBe('outlet');
    const author = extraction.entities.find((entity) => entity.kinds[0] === 'PERSON');
    expect([author?.name, author?.mentions[0]?.place, author?.mentions[0]?.sentence]).toEqual([
      'Mira Tolos',
      'byline.0',
      -1,
    ]);
  });

  it('a full name that stands only in the captions around the text is taken for the surname in it', () => {
    const body = {
      kind: 'article',
      title: '',
      text: 'Late at night Tolos said that it was over.',
      byline: [],
    } as const;
    const captions = 'Anna Tolos cheers.\nAnna Tolos and Peter Lund in Oslo.\nKarl Lund, left.\nPeter Lund again.';
    const raw = { mediaType: 'text/plain', content: captions };
    const names = read({ ...body, raw }, UNDATED).entities.map((entity) => entity.name);
    expect(names).toEqual(['Anna Tolos']);
    expect(fullNamesOn(captions).has('lund')).toBe(false);
  });

  it('shouted words beside each other are no acronyms', () => {
    expect(reading('"WE WILL NOT GO HOME NOW," he wrote.').entities).toEqual([]);
  });
});

describe('the table of countries', () => {
  it('holds only codes of ISO 3166-1, each once, and every sovereign country', () => {
    const codes = COUNTRIES.map((country) => country.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(iso.isValid(code) || code === 'XK', code).toBe(true);
    const missing = Object.keys(iso.getAlpha2Codes()).filter((code) => !codes.includes(code));
    // dependent territories and Antarctica only
    expect(missing.sort().join(' ')).toBe('AQ AX BL BQ BV CC CX GG GS HM IO MF MP NF PM PN SH SJ SX TF TK UM WF');
  });
});
