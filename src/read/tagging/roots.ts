/** Dictionary forms as compromise makes them from a word and its tags (see term.ts); each is made once. */
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

const MOST = 30_000;
const LONGEST = 40;
const made = MAKERS.map(() => new Map<string, string>());

/** The root of a term where it differs from its normal form. */
export function rootOf(term: Term): string | undefined {
  const index = MAKERS.findIndex(([tag]) => term.tags.has(tag));
  if (index < 0) return undefined;
  const word = term.machine || term.normal || term.text;
  if (MAKERS[index]![0] === 'PresentTense' && term.tags.has('Infinitive'))
    return word === term.normal ? undefined : word;
  const known = made[index]!;
  let root = known.get(word);
  if (root === undefined) {
    root = MAKERS[index]![1](word);
    if (word.length <= LONGEST) {
      if (known.size >= MOST) known.clear();
      known.set(word, root);
    }
  }
  return root === term.normal ? undefined : root;
}
