/**
 * What a word tells by itself, worked out once and kept for the next time it comes: its normal forms, its entry in the lexicon, the
 * tags that its shape gives.
 */
import { remember } from '../remember.ts';
import { contracts } from './contracted.ts';
import { lookUp, newTerm, ownTags, WORLD } from './term.ts';
import { shapeOf, type WordShape } from './word-shape.ts';
import { fillTags, isTitled, switchOf, tagAcronym, tagByCase, tagByShape } from './word-tags.ts';

/** How the capital of a word is read: not at all in a line of capitals, as ordinary, or as a name's inside a sentence. */
export type Casing = 'yelled' | 'plain' | 'name';

/** The tags of a word by itself in two states: before its neighbours are asked for hints, and after it was filled up. */
export interface WordTags {
  readonly alone: Set<string>;
  readonly filled: Set<string>;
  readonly acronym: boolean;
}

/** What a printed word tells by itself. */
export interface WordFacts {
  readonly text: string;
  readonly normal: string;
  readonly shape: WordShape;
  readonly machine: string | undefined;
  readonly alias: string[] | undefined;
  /** Tags of the word in the lexicon. */
  readonly lexicon: Set<string>;
  /** Most words that an entry of the lexicon has behind this one; 0 when none opens with it. */
  readonly several: number;
  readonly switch: string | undefined;
  /** Like "Mira". */
  readonly titled: boolean;
  /** "didn't", "5-10", "10km": it may hide other words. */
  readonly contracts: boolean;
  /** "Mira's", "he'd", "ain't": what follows tells whether it owns or hides a verb. */
  readonly owns: boolean;
  readonly tags: Record<Casing, WordTags | undefined>;
}

/** A word as it stands between blanks: with the marks around it. */
export interface PrintedWord {
  readonly pre: string;
  readonly post: string;
  readonly facts: WordFacts;
}

/** A word with the marks and blanks around it: " “Mira, " -> Mira. */
export const readWord: (chunk: string) => PrintedWord = remember((chunk) => {
  const { text, pre, post } = WORLD.methods.one.tokenize.splitWhitespace(chunk, WORLD.model);
  return { pre, post, facts: factsOf(text) };
});

/** The facts of a printed word without the marks around it. */
const factsOf: (text: string) => WordFacts = remember(workOut);

function workOut(text: string): WordFacts {
  const term = newTerm(text, '', '', undefined);
  term.tags = new Set();
  term.shared = false;
  const view = { docs: [[term]], world: WORLD };
  WORLD.compute.normal(view);
  const hides = contracts(term);
  WORLD.compute.alias(view);
  WORLD.compute.machine(view);
  WORLD.compute.lexicon(view);
  return {
    text,
    normal: term.normal,
    shape: shapeOf(text),
    machine: term.machine,
    alias: term.alias,
    lexicon: term.tags,
    several: severalBehind(term.machine || term.normal),
    switch: switchOf(term.normal),
    titled: isTitled(text),
    contracts: hides,
    owns: /^[^']*'[dts](?:'|$)/.test(term.normal),
    tags: { yelled: undefined, plain: undefined, name: undefined },
  };
}

/** Most words that an entry of the lexicon has behind its first one, this word; 0 when there is no such entry. */
export function severalBehind(word: string): number {
  return lookUp(WORLD.model.one._multiCache, word) ?? 0;
}

/** The tags of a word that nothing is known of but itself. */
export function tagsOf(facts: WordFacts, casing: Casing): WordTags {
  const found = facts.tags[casing];
  if (found !== undefined) return found;
  const term = newTerm(facts.text, '', '', facts);
  term.tags = facts.lexicon;
  if (casing !== 'yelled') tagByCase(term, casing === 'plain');
  tagByShape(term);
  const alone = term.tags;
  term.tags = new Set(alone);
  term.shared = false;
  const acronym = tagAcronym(term);
  fillTags(term);
  const filled = same(alone, ownTags(term)) ? alone : term.tags;
  const tags = { alone, filled, acronym };
  facts.tags[casing] = tags;
  return tags;
}

function same(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const tags = [...one];
  return tags.length === other.size && [...other].every((tag, i) => tags[i] === tag);
}
