import { describe, expect, it } from 'vitest';
import { disagreements, type GivenStatement } from '../../src/domain/disagreement.ts';

let count = 0;
const says = (more: Partial<GivenStatement>): GivenStatement => ({
  article: `art_${count++}`,
  outlet: `ent_${count}`,
  published: null,
  modality: 'asserted',
  amounts: [],
  countries: [],
  lemma: 'kill',
  ...more,
});
const between = (type: string, ...statements: GivenStatement[]) =>
  disagreements(statements, type).map(({ about, of, sides }) => [about, of, ...sides.map(({ value }) => value)]);
const amounts = (...texts: string[]) =>
  between('life.death', ...texts.map((text) => says({ amounts: text.split(' | ').filter(Boolean) })));

describe('amounts', () => {
  it.each([
    ['12 person', 'at least 10 person'],
    ['12 person', 'up to 12 person'],
    ['at least 12 person', 'at least 14 person'],
    ['about 100 person', '95 person'],
    ['12', '12 person'],
    ['12 death', '12 person'],
    ['12 person', '14 passenger'],
    ['12 person', '14 USD'],
    ['4000000000 USD', '4200000000 USD'],
    ['6.4 %', '6 %'],
    ['2 km', '2 kilometre'],
    ['12 person | 14 person', '14 person'],
    ['12 person', ''],
  ])('"%s" and "%s" agree', (a, b) => {
    expect(amounts(a, b)).toEqual([]);
  });

  it.each([
    ['12 person', '14 person', 'person'],
    ['12', '14 person', 'person'],
    ['12 person', 'at least 14 person', 'person'],
    ['up to 10 person', '12 person', 'person'],
    ['2100000000 USD', '3000000000 USD', 'USD'],
    ['700000 person', '900000 person', 'person'],
    ['6.4 %', '7 %', '%'],
  ])('"%s" and "%s" do not', (a, b, of) => {
    expect(amounts(a, b)).toEqual([['AMOUNT', of, a, b]]);
  });

  it('leave out who contradicts nobody, and put who says the same on one side', () => {
    const [found] = disagreements(
      ['12 person', '14 person', 'at least 10 person', '12 person'].map((text) => says({ amounts: [text] })),
      'life.death',
    );
    expect(found?.sides).toEqual([
      { value: '12 person', statements: [0, 3] },
      { value: '14 person', statements: [1] },
    ]);
  });

  it('told with different words are compared only where they lie near', () => {
    const of = (lemma: string, amount: string) => says({ lemma, amounts: [amount] });
    expect(between('accident.crash', of('sink', '12 person'), of('accident', '155 person'))).toEqual([]);
    expect(between('accident.crash', of('sink', '12 person'), of('sink', '155 person'))).toHaveLength(1);
    expect(between('accident.crash', of('sink', '12 person'), of('accident', '14 person'))).toHaveLength(1);
  });
});

describe('dates, places and certainty', () => {
  it('disagree where not both can be true', () => {
    const on = (date?: string) => says({ date });
    expect(between('other', on('2021-06-16'), on('2021-06'), on(undefined), on('XXXX-06-16'))).toEqual([]);
    expect(between('other', on('2021-06-16'), on('2021-06-17'))).toEqual([['DATE', '', '2021-06-16', '2021-06-17']]);
    const inside = (...countries: string[]) => says({ countries });
    expect(between('other', inside('FR', 'DE'), inside('DE'), inside())).toEqual([]);
    expect(between('other', inside('FR'), inside('DE'))).toEqual([['PLACE', '', 'FR', 'DE']]);
  });

  it('disagree where one says so and one denies it, and not where one only expects it', () => {
    const sure = (modality: GivenStatement['modality']) => says({ modality });
    expect(
      between('other', sure('asserted'), sure('reported'), sure('planned'), sure('guessed'), sure(undefined)),
    ).toEqual([]);
    expect(between('other', sure('reported'), sure('negated'), sure('planned'))).toEqual([
      ['MODALITY', '', 'asserted', 'negated'],
    ]);
  });
});

describe('corrections', () => {
  const paper = (published: string | null, amount: string) =>
    says({ outlet: 'ent_paper', published, amounts: [amount] });

  it('are what a later article of the same outlet says, and settle what they correct', () => {
    const [found] = disagreements(
      [paper('2021-06-16', '12'), paper('2021-06-17', '14'), says({ amounts: ['14'] })],
      'life.death',
    );
    expect(found?.correctedBy).toEqual(new Map([[0, 1]]));
    expect(found?.open).toBe(false);
  });

  it('are none where the times leave doubt or another outlet is later', () => {
    for (const statements of [
      [paper('2021-06-16', '12'), paper('2021-06-16T10:00:00Z', '14')],
      [paper(null, '12'), paper('2021-06-17', '14')],
      [paper('2021-06-16', '12'), says({ published: '2021-06-17', amounts: ['14'] })],
    ]) {
      const [found] = disagreements(statements, 'life.death');
      expect(found?.correctedBy.size).toBe(0);
      expect(found?.open).toBe(true);
    }
  });
});
