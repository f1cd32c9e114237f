/**
 * Text to tagged terms: the same terms with the same tags and roots as compromise's steps contractions, alias, machine, index, lexicon,
 * preTagger, contractionTwo and root give one after the other (a test compares them on text of all sorts), three to four times as fast:
 * what a word tells by itself is looked up once. Order matters: each step sees the tags of the one before.
 */
import { tagBareVerb, tagBody, tagOrder, tagPlace, tagSwitch, tagUnknown } from './neighbour-tags.ts';
import { rootOf } from './roots.ts';
import { splitWords } from './split-words.ts';
import { lookUp, ownTags, setTag, splitIn, type Term, WORLD } from './term.ts';
import { type Casing, severalBehind, tagsOf } from './word-facts.ts';
import { fillTags, keepsApostrophe, switchOf, tagAcronym, tagByCase, tagByShape, tagYear } from './word-tags.ts';

const { lexicon } = WORLD.model.one;

/**
 * The sentences of a text as tagged terms.
 * @param cut the sentences, given those that compromise finds; all of their text, in order
 */
export function tagWords(text: string, cut?: (found: readonly string[]) => readonly string[]): Term[][] {
  const sentences = splitWords(text, cut);
  for (const terms of sentences) {
    splitContracted(terms);
    tagByLexicon(terms);
  }
  for (const terms of sentences) {
    tagColon(terms);
    for (const clause of clausesOf(terms)) tagClause(clause, terms[0]!);
  }
  for (const terms of sentences) {
    splitPossessives(terms);
    for (const term of terms) term.root = rootOf(term);
  }
  return sentences;
}

/** "didn't" becomes "did" and "not"; rare enough to be left to compromise. */
function splitContracted(terms: Term[]): void {
  if (terms.some(({ facts }) => facts!.contracts)) {
    splitIn(terms, 'contractions');
    const hidden = terms.filter(({ facts }) => facts === undefined);
    if (hidden.length > 0) {
      const view = { docs: [hidden], world: WORLD };
      WORLD.compute.alias(view);
      WORLD.compute.machine(view);
    }
  }
}

/** Words of the lexicon, those of several words first. */
function tagByLexicon(terms: readonly Term[]): void {
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i]!;
    if (term.tags.size > 0 || tagSeveral(terms, i)) continue;
    if (term.facts === undefined) WORLD.compute.lexicon({ docs: [[term]], world: WORLD });
    else term.tags = term.facts.lexicon;
  }
}

/** The first two words of the entries of the lexicon that have several. */
const OPENINGS = new Set(
  Object.keys(lexicon).flatMap((entry) => {
    const words = entry.split(' ');
    return words.length > 1 ? `${words[0]} ${words[1]}` : [];
  }),
);

function tagSeveral(terms: readonly Term[], i: number): boolean {
  const { facts } = terms[i]!;
  const word = wordOf(terms[i]!);
  const most = facts === undefined ? severalBehind(word) : facts.several;
  if (most === 0 || !terms[i + 1]) return false;
  const next = wordOf(terms[i + 1]!);
  if (!next.includes(' ') && !OPENINGS.has(`${word} ${next}`)) return false;
  for (let end = Math.min(i + most, terms.length); end > i + 1; end -= 1) {
    const words = terms.slice(i, end);
    const tag = lookUp(lexicon, words.map(wordOf).join(' '));
    if (tag === undefined) continue;
    setTag(words, tag);
    if (tag.length === 2 && (tag[0] === 'PhrasalVerb' || tag[1] === 'PhrasalVerb')) setTag([words[1]!], 'Particle');
    return true;
  }
  return false;
}

const wordOf = (term: Term) => term.machine || term.normal;

/** "Update: ..." opens with a word that is no part of the clause. */
function tagColon(terms: readonly Term[]): void {
  if (terms.length < 3 || !terms[0]!.post.includes(':')) return;
  if (!['Value', 'Email', 'PhoneNumber'].some((tag) => terms[1]!.tags.has(tag))) setTag([terms[0]!], 'Expression');
}

/** Cut at commas, colons and semicolons, but not inside lists, dates and addresses. */
function clausesOf(terms: Term[]): Term[][] {
  const clauses: Term[][] = [];
  let start = 0;
  for (let i = 0; i + 1 < terms.length; i += 1)
    if (terms[i]!.post !== ' ' && /[,:;]/.test(terms[i]!.post) && cutsBefore(terms[i]!, terms[i + 1]!)) {
      clauses.push(terms.slice(start, i + 1));
      start = i + 1;
    }
  if (start < terms.length) clauses.push(start === 0 ? terms : terms.slice(start));
  return clauses;
}

const MAYBE_DATES = new Set(['may', 'april', 'august', 'jan']);

function cutsBefore(left: Term, right: Term): boolean {
  if (right.normal === 'like' || MAYBE_DATES.has(right.normal) || MAYBE_DATES.has(left.normal)) return false;
  if (right.tags.has('Place') || right.tags.has('Date') || left.tags.has('Date')) return false;
  if (left.tags.has('Adjective') || right.tags.has('Adjective')) return false;
  return !/^(?:[0-9]{1,2}|[0-9]{4})$/.test(right.normal);
}

/** All capitals tell nothing. */
function isYelled(terms: readonly Term[]): boolean {
  return (
    !terms.some(({ text }) => /^[a-z]/.test(text)) && terms.filter(({ tags }) => !tags.has('ProperNoun')).length > 3
  );
}

function tagClause(terms: Term[], opening: Term): void {
  const yelled = isYelled(terms);
  const casings = terms.map((term, i) => tagAlone(terms, i, term === opening, yelled));
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i]!;
    const casing = casings[i];
    let acronym: boolean;
    if (casing !== undefined) {
      const known = tagsOf(term.facts!, casing);
      term.tags = known.filled;
      acronym = known.acronym;
    } else {
      acronym = tagAcronym(term);
      fillTags(term);
    }
    if (!acronym && term.tags.size < 2) tagUnknown(terms, i);
  }
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i]!;
    tagBody(terms, i, yelled);
    tagPlace(terms, i, yelled);
    tagSwitch(terms, i);
    tagBareVerb(term);
    if (term.post === '-' && terms[i + 1]) setTag([term, terms[i + 1]!], 'Hyphenated');
  }
  tagOrder(terms);
}

/** Tags of the word alone. @returns its casing when these are just those of its facts, for the next step */
function tagAlone(terms: readonly Term[], i: number, first: boolean, yelled: boolean): Casing | undefined {
  const term = terms[i]!;
  const { facts } = term;
  if (facts === undefined || term.tags !== facts.lexicon || keepsApostrophe(term)) {
    term.switch = switchOf(term.normal) ?? term.switch;
    if (!yelled) tagByCase(term, first);
    tagByShape(term);
    tagYear(terms, i);
    return undefined;
  }
  term.switch = facts.switch;
  const casing = yelled ? 'yelled' : facts.titled && !first && !/["']$/.test(term.pre) ? 'name' : 'plain';
  const { alone } = tagsOf(facts, casing);
  term.tags = alone;
  tagYear(terms, i);
  return term.tags === alone ? casing : undefined;
}

/** "Mira's" belongs to Mira or says that she is; rare enough to be left to compromise. */
function splitPossessives(terms: Term[]): void {
  if (!terms.some(({ facts }) => facts?.owns)) return;
  terms.forEach((term, i) => {
    term.index = [0, i];
    // It and its neighbours are tagged again.
    if (term.facts?.owns) for (const beside of terms.slice(Math.max(0, i - 1), i + 2)) ownTags(beside);
  });
  splitIn(terms, 'contractionTwo');
}
