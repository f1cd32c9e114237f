/**
 * Tags that a word gets from the words around it in its clause: hints for unknown words, names of bodies and places, the choice that
 * "ship" or "strikes" leaves open, orders. Source: compromise's third pass, see term.ts.
 */
import { addTag, lookUp, setTag, type Term, tagTerm, WORLD } from './term.ts';
import { fillTags } from './word-tags.ts';

const { tagSet, _multiCache } = WORLD.model.one;
const { neighbours, clues, orgWords, placeWords } = WORLD.model.two;

/** The first entry of a list counts. */
const firstOf = (pairs: readonly (readonly [string, string])[]) => new Map([...pairs].reverse());
const LEFT_WORDS = firstOf(neighbours.leftWords);
const RIGHT_WORDS = firstOf(neighbours.rightWords);

/** A tag for a word that has none: by the word to its left, to its right, by their tags; else it is a noun. */
export function tagUnknown(terms: readonly Term[], i: number): void {
  const term = terms[i]!;
  const left = terms[i - 1];
  const right = terms[i + 1];
  if (term.tags.size === 0) {
    const tag =
      (left && LEFT_WORDS.get(left.normal)) ||
      (right && RIGHT_WORDS.get(right.normal)) ||
      (left && neighbours.leftTags.find(([other]) => left.tags.has(other))?.[1]) ||
      (right && neighbours.rightTags.find(([other]) => right.tags.has(other))?.[1]);
    if (tag) {
      addTag(term, tag);
      fillTags(term);
      return;
    }
  } else if (term.tags.size > 1 || !WEAK.some((tag) => term.tags.has(tag))) return;
  addTag(term, 'Noun');
  fillTags(term);
}

const WEAK = ['Hyphenated', 'HashTag', 'Prefix', 'SlashedTerm'];
const TITLE_CASE = /^\p{Lu}[\p{Ll}'’]/u;

/** "... Corporation": the names before it belong to it. */
export function tagBody(terms: readonly Term[], i: number, yelled: boolean): void {
  const term = terms[i]!;
  if (orgWords[term.machine || term.normal] !== true || !inBody(terms[i - 1], i - 1, yelled)) return;
  tagTerm(term, 'Organization');
  for (let at = i; at >= 0 && inBody(terms[at], at, yelled); at -= 1) tagTerm(terms[at]!, 'Organization');
}

function inBody(term: Term | undefined, i: number, yelled: boolean): boolean {
  if (!term || term.tags.has('FirstName') || term.tags.has('Place')) return false;
  if (term.tags.has('ProperNoun') || term.tags.has('Organization') || term.tags.has('Acronym')) return true;
  return isTitled(term, i, yelled);
}

/** The first word of a clause has its capital anyway. */
function isTitled(term: Term, i: number, yelled: boolean): boolean {
  return !yelled && TITLE_CASE.test(term.text) && (i !== 0 || term.tags.has('Singular'));
}

const INSIDE_PLACES = new Set(
  'athletic,city,community,eastern,federal,financial,great,historic,historical,local,memorial,municipal,national,northern,provincial,southern,state,western,spring,pine,sunset,view,oak,maple,spruce,cedar,willow'.split(
    ',',
  ),
);
const NOTHING_BEHIND = new Set(['center', 'centre', 'way', 'range', 'bar', 'bridge', 'field', 'pit']);

/** "... River", "River ...": the names beside it belong to it. */
export function tagPlace(terms: readonly Term[], i: number, yelled: boolean): void {
  const word = terms[i]!.machine || terms[i]!.normal;
  if (placeWords[word] !== true) return;
  for (let at = i - 1; at >= 0; at -= 1) {
    if (INSIDE_PLACES.has(terms[at]!.normal)) continue;
    if (!inPlace(terms[at]!, at, yelled)) break;
    setTag(terms.slice(at, i + 1), 'Place');
  }
  if (NOTHING_BEHIND.has(word)) return;
  for (let at = i + 1; at < terms.length; at += 1) {
    if (inPlace(terms[at]!, at, yelled)) {
      setTag(terms.slice(i, at + 1), 'Place');
      return;
    }
    if (terms[at]!.normal !== 'of' && !INSIDE_PLACES.has(terms[at]!.normal)) return;
  }
}

function inPlace(term: Term, i: number, yelled: boolean): boolean {
  const { tags } = term;
  if (tags.has('Organization') || tags.has('Possessive') || term.normal.endsWith("'s")) return false;
  return tags.has('ProperNoun') || tags.has('Place') || isTitled(term, i, yelled);
}

/** Settles a word such as "strikes" (noun or verb) by the words and tags beside it. */
export function tagSwitch(terms: readonly Term[], i: number): void {
  const term = terms[i]!;
  const form = term.switch;
  if (!form || term.tags.has('Acronym') || term.tags.has('PhrasalVerb')) return;
  const tag = byPosition(form, terms, i) ?? (byClues(form, terms, i) || undefined);
  if (tag === undefined) return;
  setTag([term], tag);
  fillTags(term);
}

function byClues(form: string, terms: readonly Term[], i: number): string | null | undefined {
  const found = lookUp(clues, form);
  if (!found) return undefined;
  const before = terms[terms[i - 1]?.text === 'also' ? Math.max(0, i - 2) : i - 1];
  const after = terms[i + 1];
  return (
    byWord(after, found.afterWords) ||
    byWord(before, found.beforeWords) ||
    byTag(before, found.beforeTags) ||
    byTag(after, found.afterTags)
  );
}

function byWord(term: Term | undefined, words: Readonly<Record<string, string | null>> | undefined): string | null {
  return (term && words && lookUp(words, term.normal || term.implicit || 'undefined')) || null;
}

function byTag(
  term: Term | undefined,
  tags: Readonly<Record<string, string | undefined>> | undefined,
): string | undefined {
  if (!term || !tags) return undefined;
  let found: string | undefined;
  for (const tag of term.tags)
    if (tags[tag]) {
      // several tags tell something: the one with the most parents, in the order that compromise's own sorting gives
      if (found !== undefined) return tags[bySpecialty(term.tags).find((other) => tags[other])!];
      found = tag;
    }
  return found === undefined ? undefined : tags[found];
}

function bySpecialty(tags: ReadonlySet<string>): string[] {
  const parents = (tag: string) => tagSet[tag]?.parents.length ?? 0;
  return [...tags].sort((a, b) => (parents(a) > parents(b) ? -1 : 1));
}

const CAPITAL_NOUNS = new Set(
  'Adj|Gerund,Adj|Noun,Actor|Verb,Adj|Past,Adj|Present,Noun|Gerund,Plural|Verb,Person|Noun'.split(','),
);

/** What the place in the clause and a capital say, before the neighbours. */
function byPosition(form: string, terms: readonly Term[], i: number): string | undefined {
  const term = terms[i]!;
  const named = () => term.tags.has('ProperNoun') && /^[A-Z][a-z]/.test(term.text);
  const alone = i === 0 && terms.length === 1;
  switch (form) {
    case 'Noun|Verb':
      return i > 0 && named() ? 'Noun' : alone ? 'Infinitive' : undefined;
    case 'Person|Verb':
      return i !== 0 && named() ? 'Noun' : undefined;
    case 'Person|Adj':
      return (i === 0 && terms.length > 1) || named() ? 'Person' : undefined;
  }
  if (CAPITAL_NOUNS.has(form) && named()) return 'Noun';
  if (form === 'Adj|Noun' && !terms[i + 1] && terms[i - 1]?.tags.has('Determiner')) return 'Noun';
  if (form !== 'Plural|Verb') return undefined;
  return alone ? 'PresentTense' : i === 0 && terms.length > 3 ? 'Plural' : undefined;
}

const TENSES = ['PastTense', 'PresentTense', 'Auxiliary', 'Modal', 'Particle'];

/** A verb of no tense is an infinitive. */
export function tagBareVerb(term: Term): void {
  if (term.tags.has('Verb') && !TENSES.some((tag) => term.tags.has(tag))) tagTerm(term, 'Infinitive');
}

const AFTER_ORDERS = new Set(['there', 'this', 'it', 'him', 'her', 'us']);

/** "Place the bags there": an order opens the clause. */
export function tagOrder(terms: readonly Term[]): void {
  const [first, second] = terms;
  if (!first || !second || (first.switch !== 'Noun|Verb' && !first.tags.has('Infinitive'))) return;
  if (terms.length < 4 && !AFTER_ORDERS.has(second.normal)) return;
  if (!first.tags.has('PhrasalVerb') && Object.hasOwn(_multiCache, first.normal)) return;
  if (!second.tags.has('Noun') && !second.tags.has('Determiner')) return;
  if (!terms.slice(1, 3).some((term) => term.tags.has('Verb'))) tagTerm(first, 'Imperative');
}
