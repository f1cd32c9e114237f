/**
 * Which words tell of a happening, and of which type. Built once from the data file.
 */
import { CONTEXT_RULES, HAPPENING_TYPES, type HappeningType } from './data/happening-types.ts';

const VERBS = new Map<string, HappeningType>();
const NOUNS = new Map<string, HappeningType>();
for (const row of HAPPENING_TYPES) {
  for (const verb of row.verbs.split(',')) if (verb !== '' && !VERBS.has(verb)) VERBS.set(verb, row);
  for (const noun of row.nouns.split(',')) if (noun !== '' && !NOUNS.has(noun)) NOUNS.set(noun, row);
}

const CONTEXTS = CONTEXT_RULES.map((rule) => ({
  lemmas: new Set(rule.lemmas.split(',')),
  beside: new Set(rule.beside.split(',')),
  type: rule.type,
}));
const CONTEXT_LEMMAS = new Set(CONTEXTS.flatMap((rule) => [...rule.lemmas]));

export interface Typed {
  readonly type: string;
  /** The subject undergoes it. */
  readonly undergone: boolean;
}

/** Type of a verb with its particle, given the words around it; undefined when no row knows it. */
export function typeOfVerb(lemma: string, verb: string, beside: ReadonlySet<string>): Typed | undefined {
  return (
    inContext(lemma, beside) ??
    typed(VERBS.get(lemma)) ??
    (lemma === verb ? undefined : (inContext(verb, beside) ?? typed(VERBS.get(verb))))
  );
}

/** Type of an event noun, given the words around it. */
export function typeOfNoun(lemma: string, beside: ReadonlySet<string>): Typed | undefined {
  return inContext(lemma, beside) ?? typed(NOUNS.get(lemma));
}

/** True for words some row or context rule knows as a noun that tells of a happening. */
export function isEventNoun(lemma: string): boolean {
  return NOUNS.has(lemma) || CONTEXT_LEMMAS.has(lemma);
}

function typed(row: HappeningType | undefined): Typed | undefined {
  return row === undefined ? undefined : { type: row.type, undergone: row.undergone === true };
}

function inContext(lemma: string, beside: ReadonlySet<string>): Typed | undefined {
  if (!CONTEXT_LEMMAS.has(lemma)) return undefined;
  for (const rule of CONTEXTS) {
    if (!rule.lemmas.has(lemma)) continue;
    for (const word of beside)
      if (rule.beside.has(word))
        return { type: rule.type, undergone: rule.type !== 'politics.election' && !rule.type.startsWith('conflict') };
  }
  return undefined;
}
