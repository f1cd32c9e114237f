/**
 * What the steps of tagging share: compromise's terms, its model, and how a tag is put on a term. These files do what compromise's own
 * steps do, to the letter (a test compares them), but look each word up once: the model is theirs, the order of work is ours.
 * Source: compromise 14.17.0 (MIT), src/1-one and src/2-two; a new release of it needs a look at both.
 */
import nlp from 'compromise/two';
import { remember } from '../remember.ts';
import type { WordFacts } from './word-facts.ts';

/** One word of compromise. `text` is empty for the words that a contraction hides ("didn't": "did" has the text, "not" none). */
export interface Term {
  text: string;
  pre: string;
  post: string;
  normal: string;
  tags: Set<string>;
  machine: string | undefined;
  implicit: string | undefined;
  alias: string[] | undefined;
  switch: string | undefined;
  index: [sentence: number, word: number] | undefined;
  root: string | undefined;
  /** What its text alone tells; undefined for words out of a contraction. */
  facts: WordFacts | undefined;
  /** Its tags belong to the facts of its word: they are copied before the first change. */
  shared: boolean | undefined;
  /** What compromise's own steps note on a term; never looked at here. Kept from the start, so that all terms are of one shape. */
  id: string | undefined;
  chunk: string | undefined;
  dirty: boolean | undefined;
  confidence: number | undefined;
}

/** A tag or several of them, as compromise's tables hold them. */
export type Tags = string | readonly string[];
type Table<Value> = Readonly<Record<string, Value>>;
export type Pattern = readonly [pattern: RegExp, tags: Tags, reason?: string];

interface Clues {
  readonly beforeTags?: Table<string | undefined>;
  readonly afterTags?: Table<string | undefined>;
  readonly beforeWords?: Table<string | null>;
  readonly afterWords?: Table<string | null>;
}

interface Model {
  readonly one: {
    readonly tagSet: Table<{ readonly not?: readonly string[]; readonly parents: readonly string[] }>;
    readonly lexicon: Table<Tags>;
    readonly _multiCache: Table<number>;
    readonly contractions: readonly {
      readonly word?: string;
      readonly before?: string;
      readonly after?: string;
    }[];
    readonly numberSuffixes: Table<true>;
  };
  readonly two: {
    readonly suffixPatterns: readonly Table<string>[];
    readonly prefixPatterns: readonly Table<string>[];
    readonly endsWith: Table<readonly Pattern[]>;
    readonly regexText: readonly Pattern[];
    readonly regexNormal: readonly Pattern[];
    readonly regexNumbers: readonly Pattern[];
    readonly switches: Table<string>;
    readonly clues: Table<Clues>;
    readonly neighbours: Readonly<
      Record<'leftTags' | 'leftWords' | 'rightTags' | 'rightWords', readonly (readonly [string, string])[]>
    >;
    readonly orgWords: Table<true>;
    readonly placeWords: Table<true>;
  };
}

interface Conjugation {
  toInfinitive(word: string, model: Model, tense: string): string;
}

/** The parts of compromise that the steps look into. */
export interface World {
  readonly model: Model;
  readonly methods: {
    readonly one: {
      readonly tokenize: {
        splitSentences(text: string, world: World): string[];
        splitTerms(sentence: string, model: Model): string[];
        splitWhitespace(word: string, model: Model): Pick<Term, 'text' | 'pre' | 'post' | 'tags'>;
      };
    };
    readonly two: {
      readonly transform: {
        readonly noun: { toSingular(word: string, model: Model): string };
        readonly verb: Conjugation;
        readonly adjective: {
          fromComparative(word: string, model: Model): string;
          fromSuperlative(word: string, model: Model): string;
          fromAdverb(word: string): string;
        };
      };
    };
  };
  /** compromise's own steps; each works on the terms of a view in place. */
  readonly compute: Readonly<Record<'normal' | 'alias' | 'machine' | 'lexicon', (view: StepView) => void>> &
    Readonly<Record<'contractions' | 'contractionTwo', (view: StepView) => void>>;
}

/** What compromise's steps need of a document. */
export interface StepView {
  readonly docs: Term[][];
  readonly world: World;
}

export const WORLD = nlp.world() as unknown as World;
const { tagSet } = WORLD.model.one;

/** A document of compromise over sentences that stand already; its steps change them in place. */
export function viewOf(sentences: Term[][]): StepView {
  const view = nlp('') as unknown as { document: Term[][] };
  view.document = sentences;
  return view as unknown as StepView;
}

interface FullView {
  document: Term[][];
  fromText(text: string): { readonly docs: readonly Term[][]; compute(steps: unknown): void };
}

/** The one document that contractions are split in; what a contraction stands for ("did not") is tagged once. */
const SPLITTING = nlp('') as unknown as FullView;
const tagFresh = SPLITTING.fromText.bind(SPLITTING);
const freshTerms = remember((text): readonly Term[] => {
  const view = tagFresh(text);
  view.compute(['id', 'alias']);
  return view.docs[0] ?? [];
});
SPLITTING.fromText = (text) => ({
  docs: [freshTerms(text).map(copyOf)],
  compute: () => undefined,
});

function copyOf(term: Term): Term {
  const copy = newTerm(term.text, term.pre, term.post, undefined);
  copy.shared = false;
  copy.normal = term.normal;
  copy.tags = new Set(term.tags);
  copy.machine = term.machine;
  copy.implicit = term.implicit;
  copy.alias = term.alias && [...term.alias];
  copy.switch = term.switch;
  copy.index = term.index && [...term.index];
  copy.root = term.root;
  copy.id = term.id;
  copy.chunk = term.chunk;
  copy.dirty = term.dirty;
  copy.confidence = term.confidence;
  return copy;
}

/** Runs one of compromise's steps for contractions over one sentence, in place. */
export function splitIn(terms: Term[], step: 'contractions' | 'contractionTwo'): void {
  SPLITTING.document = [terms];
  WORLD.compute[step](SPLITTING as unknown as StepView);
  SPLITTING.document = [];
}

/** The tags of a term, safe to change. */
export function ownTags(term: Term): Set<string> {
  if (term.shared) {
    term.tags = new Set(term.tags);
    term.shared = false;
  }
  return term.tags;
}

/** Adds tags as they are: no parents, no conflicts. */
export function addTag(term: Term, tags: Tags): void {
  if (tags.length === 0) return;
  const own = ownTags(term);
  if (typeof tags === 'string') own.add(tags);
  else for (const tag of tags) own.add(tag);
}

/** Puts tags on terms with all that follows: what they rule out goes, what they imply comes. "#A . #B" tags term by term. */
export function setTag(terms: readonly Term[], tags: Tags): void {
  if (typeof tags !== 'string') {
    for (const tag of tags) setTag(terms, tag);
    return;
  }
  const tag = tags.trim();
  if (tag === '') return;
  if (tag.includes(' ')) {
    const each = tag.split(' ');
    terms.forEach((term, i) => {
      if (each[i]) tagTerm(term, each[i]!.replace(/^#/, ''));
    });
    return;
  }
  const name = tag.startsWith('#') ? tag.slice(1) : tag;
  for (const term of terms) tagTerm(term, name);
}

/** Puts one tag on one term with all that follows. */
export function tagTerm(term: Term, tag: string): void {
  if (tag === '.' || term.tags.has(tag)) return;
  const tags = ownTags(term);
  const known = tagSet[tag];
  if (known) {
    if (known.not) for (const other of known.not) tags.delete(other);
    for (const parent of known.parents) tags.add(parent);
  }
  tags.add(tag);
}

/** A table asked by a word that may be "constructor". */
export function lookUp<Value>(table: Table<Value>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** A term that has nothing yet. */
export function newTerm(text: string, pre: string, post: string, facts: WordFacts | undefined): Term {
  return {
    text,
    pre,
    post,
    normal: facts?.normal ?? '',
    tags: NO_TAGS,
    machine: facts?.machine,
    implicit: undefined,
    alias: facts?.alias,
    switch: undefined,
    index: undefined,
    root: undefined,
    facts,
    shared: true,
    id: undefined,
    chunk: undefined,
    dirty: undefined,
    confidence: undefined,
  };
}

const NO_TAGS = new Set<string>();
