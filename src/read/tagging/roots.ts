/** Dictionary forms as compromise makes them from a word and its tags (see term.ts); each is made once. */
import { remember } from '../remember.ts';
import { type Term, WORLD } from './term.ts';

const { model, methods } = WORLD;
const { noun, verb, adjective } = methods.two.transform;

/** The first of these tags that a word has says how its root is made. */
const MAKERS: readonly (readonly [tag: string, make: (word: string) => string])[] = [
  ['Possessive', (word) => word.replace(/'s$/, '')],
  ['Plural', (word) => noun.toSingular(word, model)],
  ['Copula', () => 'is'],
  ['PastTense', (word) => verb.toInfinitive(word, model, 'PastTense')],
  ['Gerund', (word) => verb.toInfinitive(word, model, 'Gerund')],
  ['PresentTense', (word) => verb.toInfinitive(word, model, 'PresentTense')],
  ['Comparative', (word) => adjective.fromComparative(word, model)],
  ['Superlative', (word) => adjective.fromSuperlative(word, model)],
  ['Adverb', (word) => adjective.fromAdverb(word)],
];

const made = MAKERS.map(([tag, make]) => ({ tag, make: remember(make) }));

/** The root of a term where it differs from its normal form. */
export function rootOf(term: Term): string | undefined {
  const { tags } = term;
  for (const { tag, make } of made) {
    if (!tags.has(tag)) continue;
    const word = term.machine || term.normal || term.text;
    const root = tag === 'PresentTense' && tags.has('Infinitive') ? word : make(word);
    return root === term.normal ? undefined : root;
  }
  return undefined;
}
