/**
 * Verb groups: what a verb stands with, and what kind of clause it makes.
 */
import { EMPTY_VERBS } from './data/happening-types.ts';
import type { Phrase } from './noun-phrases.ts';
import type { Token } from './tokens.ts';

/** Auxiliaries, main verb and particle: tokens [first, last). */
export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  readonly main: number;
  /** Lemma with its particle: "go down". */
  readonly lemma: string;
  /** Lemma without. */
  readonly verb: string;
  readonly auxiliaries: readonly string[];
  readonly passive: boolean;
  readonly negative: boolean;
  /** "to flee": an infinitive hanging on the verb or noun before it. */
  readonly infinitive: boolean;
  /** "shells filled with sand": a participle that hangs on the noun before it. */
  readonly reduced: boolean;
  readonly subject: Phrase | undefined;
  readonly object: Phrase | undefined;
  /** Behind "by" of a passive. */
  readonly by: Phrase | undefined;
  /** "the letter they gave you": what is given, when it stands before its clause and the object is who gets it. */
  readonly given?: Phrase;
}

export const AUXILIARY = new Set(
  "is,are,was,were,be,been,being,am,has,have,had,having,do,does,did,will,would,may,might,can,could,shall,should,must,isn't,wasn't,aren't,weren't,hasn't,haven't,hadn't,don't,doesn't,didn't,won't,wouldn't,can't,cannot,couldn't,shouldn't,could've,would've,should've,might've,must've,may've,'ll,'ve,'d".split(
    ',',
  ),
);

export const BE = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  'am',
  "isn't",
  "wasn't",
  "aren't",
  "weren't",
  'got',
  'gets',
  'get',
]);

/** True for groups that make a clause of their own: no infinitive, no bare -ing form. */
export function hasTense(tokens: readonly Token[], group: VerbGroup): boolean {
  return !group.infinitive && (group.auxiliaries.length > 0 || !tokens[group.main]!.tags.has('Gerund'));
}

/** True for groups that only carry another word: "is", "has", "began". */
export function isEmptyGroup(group: VerbGroup): boolean {
  return group.lemma === group.verb && EMPTY_VERBS.has(group.verb);
}
