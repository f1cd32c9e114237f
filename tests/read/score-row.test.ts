import { describe, expect, it } from 'vitest';
import type { Published } from '../../src/domain/article.ts';
import { scoreRow } from '../../src/read/score-row.ts';

const PUBLISHED: Published = { value: '2021-03-10', status: 'unknown', method: 'given' };
const LEAD = 'Mira Tolos, the Norwegian minister, visited Canada on Monday.';
const SPEECH = '“We will build four new bridges by 2024,” Tolos said in Oslo.';

describe('scoreRow()', () => {
  it('cuts every item out of the text as it was given', () => {
    const text = `${LEAD}\n${SPEECH}`;
    const row = scoreRow({ id: 'a', text, published: PUBLISHED });
    const cut = ({ start, end }: { start?: number; end?: number }) => text.slice(start, end);
    expect(row.id).toBe('a');
    expect(row.entities.map((each) => [cut(each), each.type, each.kind])).toEqual([
      ['Mira Tolos', 'PER', 'PERSON'],
      ['Canada', 'LOC', 'COUNTRY'],
      ['Tolos', 'PER', 'PERSON'],
      ['Oslo', 'LOC', 'PLACE'],
    ]);
    expect(row.quotes.map((each) => [cut(each), each.form, each.speaker?.name])).toEqual([
      ['We will build four new bridges by 2024,', 'direct', 'Mira Tolos'],
    ]);
    expect(cut(row.quotes[0]!.speaker!)).toBe('Tolos');
    expect(row.dates.map((each) => [cut(each), each.when])).toEqual([
      ['Monday', '2021-03-08'],
      ['2024', '2024'],
    ]);
    expect(row.events.map(cut)).toContain('visited');
    expect(row.events.find((each) => cut(each) === 'visited')?.modality).toBe('asserted');
  });

  it('leaves adjectives of countries out of the names and keeps them in the chains', () => {
    const row = scoreRow({ id: 1, text: LEAD, published: PUBLISHED });
    expect(row.entities.map(({ start, end }) => LEAD.slice(start, end))).not.toContain('Norwegian');
    expect(row.chains.find(({ name }) => name === 'Norway')?.mentions).toEqual([
      { start: 16, end: 25, form: 'demonym' },
    ]);
  });

  it('numbers the entities by their chains', () => {
    const text = `${LEAD}\n${SPEECH}`;
    const { entities, chains } = scoreRow({ id: 1, text, published: PUBLISHED });
    for (const { start, end, chain } of entities)
      expect(chains[chain]!.mentions).toContainEqual({ start, end, form: 'name' });
    expect(entities[0]!.chain).toBe(entities[2]!.chain);
  });

  it('reads a title beside the text and tells nothing of it', () => {
    const text = `${SPEECH}\nShe left on Tuesday.`;
    const row = scoreRow({ id: 1, text, title: 'Mira Tolos visits Canada on Monday', published: PUBLISHED });
    expect(row.entities.map(({ start, end }) => text.slice(start, end))).toEqual(['Tolos', 'Oslo']);
    expect(row.quotes[0]!.speaker?.name).toBe('Mira Tolos');
    expect(row.dates.map(({ start, end }) => text.slice(start, end))).toEqual(['2024', 'Tuesday']);
  });

  it('does not read a title twice that opens the text', () => {
    for (const opening of ['Mira Tolos visits Canada', 'Mira Tolos Visits Canada. Wednesday, March 10, 2021']) {
      const text = `${opening}\n${SPEECH}`;
      const row = scoreRow({ id: 1, text, title: 'Mira Tolos visits Canada', published: PUBLISHED });
      expect(row.entities.map(({ start, end }) => text.slice(start, end))).toEqual([
        'Mira Tolos',
        'Canada',
        'Tolos',
        'Oslo',
      ]);
    }
  });

  it('tells nothing of an empty text', () => {
    expect(scoreRow({ id: 1, text: '', published: PUBLISHED })).toEqual({
      id: 1,
      entities: [],
      chains: [],
      quotes: [],
      reports: [],
      events: [],
      dates: [],
      answers: {},
    });
  });

  it('answers who did what when and where', () => {
    const { answers } = scoreRow({ id: 1, text: `${LEAD}\n${SPEECH}`, published: PUBLISHED });
    expect(answers.who).toContain('Mira Tolos');
    expect(answers.what).toContain('visited');
    expect(answers.when).toContain('Monday');
  });
});
