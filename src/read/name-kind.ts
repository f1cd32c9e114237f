/**
 * What kind of thing a name is that no table knows: by its own words, by what stands beside it, by its shape.
 */
import type { EntityKind } from '../domain/extraction.ts';
import { PLAIN_ACRONYMS } from './data/organisation-words.ts';
import { PEOPLES } from './data/peoples.ts';
import { FAMILY_NAMES_FIRST } from './data/person-names.ts';
import { PLACE_HEADS, PLACE_OPENERS } from './data/places.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { ROLE_NOUNS, TITLES } from './data/titles.ts';
import { type Evidence, isCommonWord, isFamilyName, isGivenName, isOrdinaryWord } from './evidence.ts';
import { findKnown } from './gazetteer.ts';
import { verbLemma } from './lemma.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

const LOCATIVE = new Set('in,at,near,from,across,outside,inside,around,throughout'.split(','));

export function shapeOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  sentence: Sentence,
  evidence: Evidence,
  role: string | undefined,
): [EntityKind | undefined, number, string] {
  const length = last - first;
  const head = tokens[first]!;
  const tail = tokens[last - 1]!;
  if (role !== undefined) return ['PERSON', 900, 'title'];
  if (isDateline(tokens, first, last, sentence)) return ['PLACE', 800, 'dateline'];
  if (isFamilyNameFirst(tokens, first, last)) return ['PERSON', 850, 'family name first'];
  if (isTownInRegion(tokens, first, last, sentence)) return ['PLACE', 820, 'region'];
  const told = apposition(tokens, first, last, sentence);
  if (told !== undefined) return [told, 790, 'apposition'];
  for (let i = first; i < last; i += 1)
    if (['Month', 'WeekDay', 'Holiday'].some((tag) => tokens[i]!.tags.has(tag))) return [undefined, 0, 'none'];
  if (length > 1 && PLACE_HEADS.has(tail.lower)) return ['PLACE', 800, 'pattern.place'];
  // "New Year": when
  if (length === 2 && /^(?:year|years|eve)$/.test(tail.lower)) return [undefined, 0, 'none'];
  if (length > 1 && PLACE_OPENERS.has(head.lower) && !isGivenName(head)) return ['PLACE', 700, 'pattern.place'];
  if (length === 1) return shapeOfOne(tokens, first, sentence, evidence);
  const common = countCommon(tokens, first, last, evidence);
  if (isGivenName(head) && common < length) return ['PERSON', 900, 'given name'];
  // nobody is called "the Daily Xyz"; who reports under such a name is an outlet
  if (hasArticle(tokens, first, sentence)) {
    if (PAPER_OPENERS.has(head.lower)) return ['OUTLET', 790, 'pattern.outlet'];
    if (saysSomething(tokens, first, last, sentence)) return ['ORGANISATION', 600, 'the'];
  }
  if (saysSomething(tokens, first, last, sentence)) return ['PERSON', 800, 'says'];
  if (common === length || (common > 0 && isCommonWord(tail, evidence))) return [undefined, 0, 'none'];
  if (beforeIs(tokens, first, LOCATIVE) && common === 0 && !isFamilyName(tail)) return ['PLACE', 550, 'preposition'];
  if (hasArticle(tokens, first, sentence) && !isFamilyName(tail))
    return /s$/.test(tail.lower) && common === 0 ? ['ORGANISATION', 500, 'the'] : [undefined, 300, 'the'];
  // "Cricket Norway", "Tarvik Kenya": a body named with its country; "Henan TVK": with its letters
  if (namesBranch(tokens, first, last)) return ['ORGANISATION', 620, 'branch'];
  if (length <= 4 && common === 0) return ['PERSON', 650, 'capitals'];
  return [undefined, 300, 'capitals'];
}

/** "in Averill, Texas": a preposition of place before it, the region that it lies in behind a comma. */
function isTownInRegion(tokens: readonly Token[], first: number, last: number, sentence: Sentence): boolean {
  const before = tokens[first - 1];
  if (first === sentence.first || before === undefined || !/^(?:in|at|near|from|outside|of)$/.test(before.lower))
    return false;
  if (last - first > 2 || last >= sentence.last || tokens[last - 1]!.post !== ', ') return false;
  if (last - first === 2 && isGivenName(tokens[first]!)) return false;
  const region = findKnown(tokens, last, sentence.last);
  if (region === undefined || region.demonym || (region.kind !== 'PLACE' && region.kind !== 'COUNTRY')) return false;
  // "from Doe, Texas Senator": the region is part of what follows
  const next = tokens[last + region.words];
  return next === undefined || !isCapital(next) || !joined(tokens[last + region.words - 1]!, next);
}

function shapeOfOne(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  evidence: Evidence,
): [EntityKind | undefined, number, string] {
  const token = tokens[at]!;
  const letters = token.lower.replace(/\./g, '');
  if (PLAIN_ACRONYMS.has(letters) || (PEOPLES.has(letters) && letters.length > 1)) return [undefined, 0, 'none'];
  if (isAge(tokens[at + 1], token)) return ['PERSON', 750, 'age'];
  if (/^(?:\p{Lu}\.?){2,6}s?$/u.test(token.text) && !evidence.headline.has(sentence.index))
    return shouted(tokens, at) ? [undefined, 0, 'none'] : ['ORGANISATION', 600, 'acronym'];
  if (TITLES.has(token.lower) || ROLE_NOUNS.has(token.lower) || isCommonWord(token, evidence))
    return [undefined, 0, 'none'];
  if (saysSomething(tokens, at, at + 1, sentence)) return ['PERSON', 700, 'says'];
  if (token.tags.has('Country') || token.tags.has('City') || token.tags.has('Region'))
    return ['PLACE', 700, 'lexicon.place'];
  if (beforeIs(tokens, at, LOCATIVE) && !isFamilyName(token) && !isGivenName(token))
    return ['PLACE', 500, 'preposition'];
  if (isFamilyName(token) || isGivenName(token)) return ['PERSON', 550, 'lexicon.person'];
  if (token.tags.has('Place')) return ['PLACE', 600, 'lexicon.place'];
  return [undefined, 300, 'capitals'];
}

/** A capital word beside another one is shouting: "WE WILL NOT GO". */
function shouted(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at + 1]].some(
    (next) => next !== undefined && next.sentence === tokens[at]!.sentence && /^['’\p{Lu}]{2,}$/u.test(next.text),
  );
}

/** "GENEVA (Acme) - ...", "Geneva, Switzerland - ...": where the report was written. */
function isDateline(tokens: readonly Token[], first: number, last: number, sentence: Sentence): boolean {
  if (first !== sentence.first || last - first > 3) return false;
  if (isDatedLine(tokens, first, last)) return true;
  for (let i = first; i < last; i += 1) if (isOrdinaryWord(tokens[i]!.lower)) return false;
  if (/^\s\([^)]{2,40}\)\s*[-–—]|^\s(?:[–—]|--)\s/.test(documentAfter(tokens, last))) return true;
  const shout = /^\p{Lu}{3,}$/u.test(tokens[first]!.text);
  if (shout && /^\s-\s/.test(documentAfter(tokens, last))) return true;
  return shout && /^,\s\p{Lu}[\p{L}. ]{2,30}(?:\s\([^)]{2,40}\))?\s*[-–—]/u.test(documentAfter(tokens, last));
}

/** "ACME CITY, Norway, Aug 31 - ..." and the line of place and date alone: a shouted word with a date behind it. */
export function isDatedLine(tokens: readonly Token[], first: number, last: number): boolean {
  if (tokens[first - 1]?.sentence === tokens[first]!.sentence || !/^\p{Lu}{3,}$/u.test(tokens[first]!.text))
    return false;
  return /^(?:,\s\p{Lu}[\p{L}. ]{2,30})?,?\s(?:\d{4}-\d\d-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2})\b/u.test(
    documentAfter(tokens, last),
  );
}

/** The next words with what stands between them, enough for a dateline. */
function documentAfter(tokens: readonly Token[], last: number): string {
  let text = tokens[last - 1]!.post;
  for (let i = last; i < Math.min(tokens.length, last + 5) && text.length < 90; i += 1)
    text += tokens[i]!.text + tokens[i]!.post;
  return text;
}

/** "Kim Min-su", "Grace Wong Mei-ling": a given name of two parts with the second in small letters behind a family name. */
function isFamilyNameFirst(tokens: readonly Token[], first: number, last: number): boolean {
  return (
    last - first >= 3 &&
    /^\p{Ll}/u.test(tokens[last - 1]!.text) &&
    /^ ?- ?$/.test(tokens[last - 2]!.post) &&
    FAMILY_NAMES_FIRST.has(tokens[last - 3]!.lower)
  );
}

function namesBranch(tokens: readonly Token[], first: number, last: number): boolean {
  const tail = tokens[last - 1]!;
  for (let i = first; i < last; i += 1) if (isGivenName(tokens[i]!)) return false;
  if (/^\p{Lu}{3,5}$/u.test(tail.text) && !/^[IVX]+$/.test(tail.text)) return /\p{Ll}/u.test(tokens[first]!.text);
  if (findKnown(tokens, first, last) !== undefined) return false;
  const country = findKnown(tokens, last - 1, last);
  return country?.kind === 'COUNTRY' && country.demonym !== true;
}

/** "the" right before the name: people have none. */
function hasArticle(tokens: readonly Token[], first: number, sentence: Sentence): boolean {
  const before = tokens[first - 1];
  return first > sentence.first && before?.lower === 'the' && joined(before, tokens[first]!);
}

/** First words of newspapers: "the Daily Xyz". */
const PAPER_OPENERS = new Set('daily,evening,morning,sunday,weekly'.split(','));

const BODY_NOUNS = new Set(
  'company,firm,group,party,agency,bank,university,organisation,organization,charity,retailer,manufacturer,maker,operator,airline,startup,subsidiary,union,club,team,nonprofit,consultancy,conglomerate,militia,movement,insurer,utility,brewer,carmaker,automaker'.split(
    ',',
  ),
);
const PLACE_NOUNS = new Set(
  'town,city,village,island,region,port,province,district,suburb,county,capital,resort,neighborhood,neighbourhood,municipality,settlement,hamlet,peninsula'.split(
    ',',
  ),
);

/** What has a place behind "of": "the people of X". */
const OF_PLACES = new Set(
  'people,residents,villagers,inhabitants,outskirts,north,south,east,west,northeast,northwest,southeast,southwest,coast,streets,shores,centre,center,kingdom,kilometers,kilometres,miles'.split(
    ',',
  ),
);

/** "X, a Swiss company", "the island of X", "X, a teacher": what the words beside a name call it. */
function apposition(tokens: readonly Token[], first: number, last: number, sentence: Sentence): EntityKind | undefined {
  const owned = first - 2 >= sentence.first ? tokens[first - 2]!.lower : '';
  if (tokens[first - 1]?.lower === 'of' && (PLACE_NOUNS.has(owned) || OF_PLACES.has(owned))) return 'PLACE';
  const before = tokens[first - 1];
  if (before !== undefined && first - 1 >= sentence.first && joined(before, tokens[first]!) && !isCapital(before)) {
    if (PLACE_NOUNS.has(before.lower)) return 'PLACE';
    if (BODY_NOUNS.has(before.lower)) return 'ORGANISATION';
  }
  if (
    !/^,\s$/.test(tokens[last - 1]!.post) ||
    tokens[last - 1]!.possessive ||
    !/^(?:a|an|the|which)$/.test(tokens[last]?.lower ?? '')
  )
    return undefined;
  for (let i = last + 1; i < Math.min(sentence.last, last + 7); i += 1) {
    const word = tokens[i]!.lower;
    // "a teacher in the city of X" speaks of the teacher
    if (ROLE_NOUNS.has(word)) return 'PERSON';
    if (BODY_NOUNS.has(word)) return 'ORGANISATION';
    if (PLACE_NOUNS.has(word)) return 'PLACE';
    if (/^(?:website|portal|blog|webpage)$/.test(word)) return 'SITE';
    if (tokens[i]!.tags.has('Preposition') || tokens[i]!.tags.has('Verb') || /[,.;]/.test(tokens[i]!.post))
      return undefined;
  }
  return undefined;
}

function countCommon(tokens: readonly Token[], first: number, last: number, evidence: Evidence): number {
  let common = 0;
  // small words inside a name ("de", "bin") say nothing
  for (let i = first; i < last; i += 1)
    if (
      isCommonWord(tokens[i]!, evidence) &&
      (isCapital(tokens[i]!) ||
        !/^(?:de|la|del|della|di|da|do|dos|du|van|von|der|den|bin|ibn|al|el|y)$/.test(tokens[i]!.lower))
    )
      common += 1;
  return common;
}

/** "Doe, 52," */
function isAge(next: Token | undefined, token: Token): boolean {
  return (
    next !== undefined &&
    next.sentence === token.sentence &&
    /^,\s$/.test(token.post) &&
    /^\d{1,2}$/.test(next.text) &&
    next.post.startsWith(',')
  );
}

function beforeIs(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    before.sentence === tokens[at]!.sentence &&
    words.has(before.lower) &&
    joined(before, tokens[at]!)
  );
}

/** A verb of saying right after or before the name. */
function saysSomething(tokens: readonly Token[], first: number, last: number, sentence: Sentence): boolean {
  const next = tokens[last];
  if (
    next !== undefined &&
    last < sentence.last &&
    !isCapital(next) &&
    !tokens[last - 1]!.possessive &&
    joined(tokens[last - 1]!, next) &&
    saying(next)
  )
    return true;
  const before = tokens[first - 1];
  return (
    before !== undefined &&
    first - 1 >= sentence.first &&
    joined(before, tokens[first]!) &&
    saying(before) &&
    /["”’],?\s*$|,["”’]/.test(before.pre)
  );
}

function saying(token: Token): boolean {
  return (
    /ed$|^said$|^says$|^told$|^wrote$|s$/.test(token.lower) &&
    token.tags.has('Verb') &&
    SAYING_VERBS.has(verbLemma(token.lower, token.root))
  );
}
