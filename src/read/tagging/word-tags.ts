/**
 * Tags that a word gets from itself: its ending, its shape, its capital, known prefixes. Neighbours are not asked here; so the outcome
 * can be kept for the next time the word comes. Source: compromise's second pass, see term.ts.
 */
import { addTag, lookUp, ownTags, type Pattern, setTag, type Term, WORLD } from './term.ts';

const { tagSet, lexicon } = WORLD.model.one;
const { suffixPatterns, prefixPatterns, endsWith, regexText, regexNormal, regexNumbers, switches } = WORLD.model.two;

const SWITCH_PREFIX = /^(under|over|mis|re|un|dis|semi)-?/;

/** The choice of tags that a word leaves open, such as "Noun|Verb". */
export function switchOf(normal: string): string | undefined {
  const found = lookUp(switches, normal);
  if (found !== undefined) return found;
  if (!SWITCH_PREFIX.test(normal)) return undefined;
  const stem = normal.replace(SWITCH_PREFIX, '');
  return stem.length > 3 ? lookUp(switches, stem) : undefined;
}

const TITLE_CASE = /^\p{Lu}[\p{Ll}'’]/u;
const NOT_PROPER = ['Date', 'Month', 'WeekDay', 'Unit', 'Expression'];
const ROMAN = /^(?=[IVXLCDM]{2,}$)(?=.*[IVX])M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const NO_NUMERALS = new Set(['li', 'dc', 'md', 'dm', 'ml']);

/** Like "Mira": a capital and a small letter, no digit. */
export function isTitled(text: string): boolean {
  return TITLE_CASE.test(text) && !/[0-9]/.test(text);
}

/** A capital inside a sentence makes a name, unless the word opens a quote; capital I, V and X make a number. */
export function tagByCase(term: Term, first: boolean): void {
  if (!first && isTitled(term.text)) {
    if (NOT_PROPER.some((tag) => term.tags.has(tag))) return;
    if (/["']$/.test(term.pre) || term.normal === 'the') return;
    fillTags(term);
    if (!term.tags.has('Noun')) ownTags(term).clear();
    addTag(term, 'ProperNoun');
  } else if (ROMAN.test(term.text) && !NO_NUMERALS.has(term.normal)) addTag(term, 'RomanNumeral');
}

/** Ending, shape and prefix, in this order; ending and prefix only where nothing is known. */
export function tagByShape(term: Term): void {
  if (term.tags.size === 0) {
    const tag = bySuffix(term.normal) ?? (term.implicit ? bySuffix(term.implicit) : undefined);
    if (tag !== undefined) addTag(term, tag);
  }
  tagByPattern(term);
  if (term.tags.size === 0) {
    const tag = byPrefix(term.normal);
    if (tag !== undefined) addTag(term, tag);
  }
}

function bySuffix(word: string): string | undefined {
  for (let length = Math.min(7, word.length - 1); length > 1; length -= 1) {
    const tag = lookUp(suffixPatterns[length]!, word.slice(-length));
    if (tag !== undefined) return tag;
  }
  return undefined;
}

function byPrefix(word: string): string | undefined {
  for (let length = Math.min(7, word.length - 3); length > 2; length -= 1) {
    const tag = lookUp(prefixPatterns[length]!, word.slice(0, length));
    if (tag !== undefined) return tag;
  }
  return undefined;
}

const APOSTROPHE = /['‘’‛‵′`´]/;

/** The apostrophe behind a word may be its own: "the players' ". */
export function keepsApostrophe(term: Pick<Term, 'pre' | 'post'>): boolean {
  return term.post !== ' ' && APOSTROPHE.test(term.post) && !APOSTROPHE.test(term.pre);
}

function tagByPattern(term: Term): void {
  const normal = term.machine || term.normal;
  const text = keepsApostrophe(term) ? term.text + term.post.trim() : term.text;
  let found = firstOf(regexText, text) ?? firstOf(regexNormal, normal);
  if (!found && /[0-9]/.test(normal)) found = firstOf(regexNumbers, normal);
  if (!found && term.tags.size === 0) found = firstOf(lookUp(endsWith, normal[normal.length - 1] ?? '') ?? [], normal);
  if (found) setTag([term], found[1]);
}

function firstOf(patterns: readonly Pattern[], word: string): Pattern | undefined {
  for (const pattern of patterns) if (pattern[0].test(word)) return pattern;
  return undefined;
}

const DATE_WORDS = new Set(
  'in,on,by,until,for,to,during,throughout,through,within,before,after,of,this,next,last,circa,around,post,pre,budget,classic,plan,may'.split(
    ',',
  ),
);
const DATES = ['Date', 'Month', 'WeekDay', 'Year'];
const isDate = (term: Term | undefined) => term !== undefined && DATES.some((tag) => term.tags.has(tag));

/** "1993" is a year beside a preposition, a name, a date; a recent one beside much else. Asks the neighbours. */
export function tagYear(terms: readonly Term[], i: number): void {
  const term = terms[i]!;
  if (term.normal.length !== 4 || !term.tags.has('NumericValue') || !term.tags.has('Cardinal')) return;
  const year = Number(term.normal);
  if (!(year > 1400 && year < 2100)) return;
  const left = terms[i - 1];
  const right = terms[i + 1];
  if (
    [left, right].some(besideYear) ||
    (year >= 1920 &&
      year < 2025 &&
      ([left, right].some(besideRecent) ||
        isDate(terms[i - 2]) ||
        isDate(terms[i + 2]) ||
        (left !== undefined &&
          (left.tags.has('Determiner') || left.tags.has('Possessive')) &&
          right?.tags.has('Noun') &&
          !right.tags.has('Plural'))))
  )
    addTag(term, 'Year');
}

function besideYear(term: Term | undefined): boolean {
  if (!term) return false;
  return DATE_WORDS.has(term.normal || term.implicit || '') || isDate(term) || term.tags.has('ProperNoun');
}

function besideRecent(term: Term | undefined): boolean {
  if (!term) return false;
  return (
    term.tags.has('Ordinal') ||
    (term.tags.has('Cardinal') && term.normal.length < 3) ||
    term.normal === 'is' ||
    term.normal === 'was'
  );
}

const ONE_LETTER = /^[A-Z]('s|,)?$/;
const UPPER_CASE = /^[A-Z-]+$/;
const UPPER_THEN_S = /^[A-Z]+s$/;
const ACRONYMS = [/([A-Z]\.)+[A-Z]?,?$/, /([a-z]\.)+[a-z]\.?$/, ONE_LETTER, /[A-Z]{2,}('s|,)?$/];
const PLACES = new Set(['la', 'ny', 'us', 'dc', 'gb', 'uk']);
const isLetterWord = (text: string) => text === 'I' || text === 'A';

/** Tags "UNOCHA", "F" and short organisations as acronyms. @returns whether the word was found to be one */
export function tagAcronym(term: Term): boolean {
  const { tags, text } = term;
  if (tags.has('RomanNumeral') || tags.has('Acronym')) return false;
  if (isWithoutPeriods(term)) {
    ownTags(term).clear();
    addTag(term, ['Acronym', 'Noun']);
    if (PLACES.has(term.normal)) addTag(term, 'Place');
    if (UPPER_THEN_S.test(text)) addTag(term, 'Plural');
    return true;
  }
  if (!isLetterWord(text) && ONE_LETTER.test(text)) {
    ownTags(term).clear();
    addTag(term, ['Acronym', 'Noun']);
    return true;
  }
  if (tags.has('Organization') && (text.length <= 3 || (UPPER_CASE.test(text) && text.length <= 6))) {
    addTag(term, 'Acronym');
    return true;
  }
  return false;
}

function isWithoutPeriods(term: Term): boolean {
  let { text } = term;
  if (!UPPER_CASE.test(text)) {
    if (text.length <= 3 || !UPPER_THEN_S.test(text)) return false;
    text = text.slice(0, -1);
  } else if (PLACES.has(term.normal)) return true;
  if (text.length > 5 || isLetterWord(text) || Object.hasOwn(lexicon, term.normal)) return false;
  return ACRONYMS.some((pattern) => pattern.test(text));
}

const UNCOUNTABLE = 'Acronym,Abbreviation,ProperNoun,Uncountable,Possessive,Pronoun,Activity,Honorific,Month'.split(
  ',',
);

/** Adds what the tags of a term imply: their parents, the number of a noun, the tense of a bare verb. */
export function fillTags(term: Term): void {
  for (const tag of [...term.tags]) {
    const known = tagSet[tag];
    if (known && !known.parents.every((parent) => term.tags.has(parent))) addTag(term, known.parents);
  }
  const { tags } = term;
  if (
    tags.has('Noun') &&
    !tags.has('Plural') &&
    !tags.has('Singular') &&
    !UNCOUNTABLE.some((tag) => term.tags.has(tag))
  )
    addTag(term, looksPlural(term.normal) ? 'Plural' : 'Singular');
  if (term.tags.size === 1 && term.tags.has('Verb')) {
    const tense = tenseOf(term.normal);
    if (tense) addTag(term, tense);
  }
}

const PLURAL_ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['e', ['mice', 'louse', 'antennae', 'formulae', 'nebulae', 'vertebrae', 'vitae']],
  ['i', ['tia', 'octopi', 'viri', 'radii', 'nuclei', 'fungi', 'cacti', 'stimuli']],
  ['n', ['men']],
  ['t', ['feet']],
]);
const NO_PLURAL =
  /(?:bus|mas|was|ias|xas|vas|cis|lis|nis|ois|ris|sis|tis|xis|aus|cus|eus|fus|gus|ius|lus|nus|das|ous|pus|rus|sus|tus|xus|aos|igos|ados|ogos|'s|ss)$/;

function looksPlural(word: string): boolean {
  if (word.length <= 3) return false;
  if (word === 'israelis' || word === 'menus' || word === 'logos') return true;
  const endings = PLURAL_ENDINGS.get(word[word.length - 1]!);
  if (endings) return endings.some((ending) => word.endsWith(ending));
  return word.endsWith('s') && !NO_PLURAL.test(word);
}

/** Tense by ending, longest first. */
const TENSES = new Map<string, string>(
  Object.entries({
    Gerund: 'ing',
    Infinitive:
      'ate,ize,ify,age,nce,ect,ise,ine,ish,ace,ash,ure,tch,end,ack,and,ute,ade,ock,ite,ase,ose,use,ive,int,nge,lay,est,ain,ant,ent,eed,er,le,unk,ung,upt,en',
    PastTense: 'ept,ed,lt,nt,ew,ld',
    PresentTense:
      'rks,cks,nks,ngs,mps,tes,zes,ers,les,lls,els,ils,ows,nds,ays,ams,ars,ops,ffs,als,urs,lds,ews,ips,es,ts,ns',
    Participle: 'ken,wn',
  }).flatMap(([tense, endings]) => endings.split(',').map((ending) => [ending, tense] as const)),
);

function tenseOf(word: string): string | undefined {
  return TENSES.get(word.slice(-3)) ?? TENSES.get(word.slice(-2)) ?? (word.endsWith('s') ? 'PresentTense' : undefined);
}
