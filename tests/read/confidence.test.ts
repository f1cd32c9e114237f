import { describe, expect, it } from 'vitest';
import { byScore, judge } from '../../bench/quality-calibration.ts';
import { withConfidence } from '../../src/read/confidence.ts';
import { HAPPENING_RULES, NAME_RULES, QUOTE_RULES } from '../../src/read/data/confidence.ts';
import { read } from '../../src/read/read.ts';
import { scoreRow } from '../../src/read/score-row.ts';

const PUBLISHED = { value: '2021-03-10', status: 'unknown', method: 'given' } as const;
const TEXT = 'Mira Tolos resigned on Monday. "We lost four ferries in one night," Tolos said in Canada.';
const extraction = read(
  { kind: 'article', title: 'Minister resigns', text: TEXT, byline: [], outlet: 'Fjord' },
  PUBLISHED,
);

describe('confidence', () => {
  it('is the share at which the rule was right', () => {
    const names = extraction.entities.flatMap(({ mentions }) => mentions).filter(({ form }) => form === 'name');
    expect(names.length).toBeGreaterThan(2);
    for (const { rule, score } of names) expect(score).toBe(NAME_RULES[rule] ?? score);
    expect(extraction.quotes.map(({ rule, score }) => [score, QUOTE_RULES[rule]])).toEqual([
      [expect.any(Number), extraction.quotes[0]!.score],
    ]);
    for (const { rule, type, score } of extraction.happenings)
      expect(score).toBe(HAPPENING_RULES[rule]![type === 'other' ? 'other' : 'typed']);
  });

  it('leaves alone what no gold tells: metadata, and rules without a figure', () => {
    const outlet = extraction.entities.find(({ mentions }) => mentions[0]!.form === 'metadata')!;
    expect(outlet.mentions[0]!.score).toBe(1000);
    const renamed = { ...extraction, quotes: [{ ...extraction.quotes[0]!, rule: 'unheard of', score: 123 }] };
    expect(withConfidence(renamed).quotes[0]!.score).toBe(123);
  });

  it('is a whole number between 0 and 1000 for every rule', () => {
    const happenings = Object.values(HAPPENING_RULES).flatMap(({ typed, other }) => [typed, other]);
    for (const share of [...Object.values(NAME_RULES), ...Object.values(QUOTE_RULES), ...happenings]) {
      expect(Number.isInteger(share)).toBe(true);
      expect(share > 0 && share <= 1000).toBe(true);
    }
  });

  it('is checked against gold: right are equal spans with their type, covered quotes with their speaker, held heads', () => {
    const row = scoreRow({ id: 1, text: TEXT, published: PUBLISHED });
    const at = (words: string, more: object = {}) => {
      const start = TEXT.lastIndexOf(words);
      return { start, end: start + words.length, text: words, ...more };
    };
    const gold = {
      id: 1,
      text: TEXT,
      entities: [at('Mira Tolos', { type: 'PER' }), at('Canada', { type: 'ORG' })],
      quotes: [at('We lost four ferries in one night,', { speaker: at('Tolos', { form: 'name' }) })],
      events: [at('resigned')],
      sentences: [{ start: 0, end: 30, annotated: true }],
    };
    const names = judge('ner-any', [row], [gold]);
    expect(names.map(({ right }) => right)).toEqual([true, false, false]);
    expect(judge('quotes-any', [row], [gold]).map(({ right }) => right)).toEqual([true]);
    const other = { ...gold, quotes: [{ ...gold.quotes[0]!, speaker: at('Canada', { form: 'name' }) }] };
    expect(judge('quotes-any', [row], [other]).map(({ right }) => right)).toEqual([false]);
    expect(judge('ecbplus', [row], [gold]).map(({ right }) => right)).toEqual([true]);
    expect(byScore(names).reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(3);
  });
});
