import { describe, expect, it } from 'vitest';
import { placeSpelling, samePerson } from '../../src/resolve/spellings.ts';
import { link, type Told } from './linked.ts';

const minister: Told = {
  title: 'Minister Elena Marchetti opens bridge in Torvik',
  text: 'Transport Minister Elena Marchetti opened a bridge in Torvik on Monday. Marchetti thanked the engineers of Brunswall Steel. "The bridge is safe," Elena Marchetti said.',
  publishedAt: '2030-05-06',
};
const singer: Told = {
  title: 'Singer Elena Marchetti cancels concert in Port Lisle',
  text: 'Singer Elena Marchetti cancelled a concert in Port Lisle on Friday because of a cold. "I am sorry," singer Elena Marchetti told fans of the Lisle Festival.',
  publishedAt: '2030-09-13',
};
const ministerAgain: Told = {
  title: 'Brunswall Steel wins contract for second bridge',
  text: 'Brunswall Steel will build a second bridge near Torvik, Transport Minister Elena Marchetti said on Thursday. Elena Marchetti praised the company.',
  publishedAt: '2030-11-21',
};

describe('people of one name', () => {
  it('are two where role and company differ, shown to people as undecided, and one where they agree', async () => {
    const linked = await link([minister, singer, ministerAgain]);
    const [one, two, three] = [0, 1, 2].map((n) => linked.entity(n, 'Elena Marchetti'));
    expect(one).toBeDefined();
    expect(two).not.toBe(one);
    expect(three).toBe(one);
    expect(await linked.proposed('ENTITY')).toMatchObject([{ to: one, reasons: ['same-name'] }]);
  });

  it('are one where nothing speaks against it', async () => {
    const linked = await link([
      minister,
      {
        title: 'Readers write',
        text: 'A letter in praise of Elena Marchetti came from a reader in Vell. The reader admires Elena Marchetti.',
        publishedAt: '2030-10-01',
      },
    ]);
    expect(linked.entity(1, 'Elena Marchetti')).toBe(linked.entity(0, 'Elena Marchetti'));
  });
});

describe('other spellings of a name', () => {
  it('are told by initials, one slip in a long surname, and the sounds of letters', () => {
    expect(samePerson('J. Castellane', 'Joan Castellane')).toBe('initial');
    expect(samePerson('Joan Castelane', 'Joan Castellane')).toBe('slip');
    expect(samePerson('Mohammed Qadhafi', 'Muhammad Gaddafi')).toBe('spelling');
    for (const [a, b] of [
      ['P. Castellane', 'Joan Castellane'],
      ['Jane Castellane', 'Joan Castellane'],
      ['Martin Castellane', 'Martina Castellane'],
      ['Joan Reed', 'Joan Read'],
      ['Joan Castellane', 'Joan Castellane'],
      ['Castellane', 'Joan Castellane'],
    ])
      expect(samePerson(a!, b!), `${a}, ${b}`).toBeUndefined();
    expect(placeSpelling('kiev')).toBe('kyiv');
    expect(placeSpelling('paris')).toBe('paris');
  });

  it('make one person within a story, and never across stories', async () => {
    const slip = (told: Told): Told => ({
      ...told,
      title: told.title.replaceAll('Marchetti', 'Marcheti'),
      text: told.text.replaceAll('Marchetti', 'Marcheti'),
    });
    const linked = await link([minister, { ...slip(minister), publishedAt: '2030-05-07' }, slip(singer)]);
    expect(linked.story(1)).toBe(linked.story(0));
    expect(linked.entity(0, 'Elena Marchetti')).toBeDefined();
    const slipped = (await linked.events()).filter(
      (event) => event.type === 'MentionLinked' && event.reasons.includes('slip'),
    );
    expect(slipped).toMatchObject([{ to: linked.entity(0, 'Elena Marchetti'), version: linked.at[1]!.version }]);
  });
});

describe('things with a key of their own', () => {
  it('are one across documents: countries by code, outlets by domain, sites by domain', async () => {
    const linked = await link([
      {
        title: 'Britain and Norway sign fishing deal',
        text: 'Britain and Norway signed a fishing deal on Monday, the BBC reported.',
        publishedAt: '2030-05-06',
      },
      {
        title: 'Weather in the U.K.',
        text: 'The United Kingdom had its wettest spring, the BBC said on bbc.co.uk on Monday.',
        publishedAt: '2030-06-10',
      },
    ]);
    const keys = (n: number) =>
      linked.registry
        .get('version', linked.at[n]!.version)!
        .entityLinks.map(({ to }) => [linked.registry.get('thing', to)?.keys[0]?.[0], to] as const);
    const code = (n: number, key: string) => keys(n).find(([own]) => own === key)?.[1];
    expect(code(0, 'iso:GB')).toBeDefined();
    expect(code(1, 'iso:GB')).toBe(code(0, 'iso:GB'));
    const bbc = keys(0).find(([own]) => own?.startsWith('domain:bbc'))?.[0];
    expect(bbc).toBeDefined();
    expect(code(1, bbc!)).toBe(code(0, bbc!));
  });
});
