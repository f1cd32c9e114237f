/**
 * Look-up of names that tables know: countries, demonyms, places, outlets, sites, organisations. Longest match first,
 * by words, so "New York Times" wins over "New York".
 */

import { COUNTRIES } from '../domain/data/countries.ts';
import { KNOWN_OUTLETS } from '../domain/data/outlets.ts';
import type { EntityKind } from '../domain/extraction.ts';
import { plainLetters } from '../domain/spelling.ts';
import { CITIES } from './data/cities.ts';
import { KNOWN_ORGANISATIONS } from './data/organisation-words.ts';
import { ORGANISATIONS } from './data/organisations.ts';
import { PLACES } from './data/places.ts';
import { WELL_KNOWN_SITES } from './data/well-known-sites.ts';
import { remember } from './remember.ts';
import type { Token } from './tokens.ts';

export interface Known {
  readonly kind: EntityKind;
  /** The name to show. */
  readonly name: string;
  readonly key?: string;
  readonly demonym?: boolean;
  /** A news agency: its name alone in "(Reuters)" is a source, not an actor. */
  readonly agency?: boolean;
  /** Also an ordinary word: counts only beside a cue. */
  readonly common?: boolean;
  /** Exact spelling needed: "US" is a country, "us" and "Us" are not. */
  readonly exact?: string;
  readonly words: number;
}

/** A name by its folded words. */
interface Row {
  readonly parts: readonly string[];
  readonly known: Known;
}

/** Names that open with a word: those of several words by their second one, longest first, then that word alone. */
interface Rows {
  readonly longer: Map<string, Row[]>;
  single: Known | undefined;
}

const BY_FIRST = new Map<string, Rows>();
const BY_NAME = new Map<string, Known>();
const BY_DOMAIN = new Map<string, Known>();

/** A word as the tables compare it: lower case, no full stops, plain apostrophes. */
function fold(word: string): string {
  return plainLetters(word.toLowerCase().replace(/[‘’]/g, "'").replace(/\./g, ''));
}

/** The same for a token, whose lower-case form is at hand. */
function wordKey(lower: string): string {
  return plainLetters(lower.includes('.') ? lower.replace(/\./g, '') : lower);
}

/** compromise parts words at hyphens, so the tables do too. */
function wordsOf(name: string): string[] {
  return name.split(/[\s-]+/).filter((word) => word !== '');
}

function put(name: string, known: Omit<Known, 'words' | 'exact'>): void {
  const words = wordsOf(name);
  const parts = words.map(fold);
  const key = parts.join(' ');
  if (BY_NAME.has(key)) return;
  const short = words.length === 1 && /^[\p{Lu}.&]{1,6}$/u.test(name);
  const entry: Known = { ...known, words: words.length, ...(short ? { exact: name.replace(/\./g, '') } : {}) };
  BY_NAME.set(key, entry);
  let rows = BY_FIRST.get(parts[0]!);
  if (!rows) {
    rows = { longer: new Map(), single: undefined };
    BY_FIRST.set(parts[0]!, rows);
  }
  const second = parts[1];
  if (second === undefined) rows.single = entry;
  else rows.longer.set(second, [...(rows.longer.get(second) ?? []), { parts, known: entry }]);
}

/** What stands before a country's name in its long form. */
const STATE_FORMS = [
  'Republic of',
  'Republic of the',
  'Democratic Republic of',
  'Democratic Republic of the',
  'Federal Republic of',
  'Islamic Republic of',
  "People's Republic of",
  'Kingdom of',
  'State of',
  'Sultanate of',
];

for (const country of COUNTRIES) {
  const known = { kind: 'COUNTRY' as const, name: country.name, key: `iso:${country.code}` };
  for (const name of [country.name, ...country.aliases]) put(name, known);
  for (const form of STATE_FORMS) put(`${form} ${country.name}`, known);
  for (const name of country.demonyms) put(name, { ...known, demonym: true });
}
for (const site of WELL_KNOWN_SITES) {
  const known = {
    kind: 'SITE' as const,
    name: site.name,
    key: `domain:${site.domain}`,
    ...(site.common ? { common: true } : {}),
  };
  for (const name of [site.name, ...(site.aliases ?? [])]) put(name, known);
  if (!BY_DOMAIN.has(site.domain)) BY_DOMAIN.set(site.domain, { ...known, words: 1 });
}
for (const organisation of [...KNOWN_ORGANISATIONS, ...ORGANISATIONS]) {
  const known = { kind: 'ORGANISATION' as const, name: organisation.name };
  for (const name of [organisation.name, ...organisation.aliases]) put(name, known);
}
for (const outlet of KNOWN_OUTLETS) {
  const domain = outlet.domains[0];
  const key = domain === undefined ? {} : { key: `domain:${domain}` };
  const known = {
    kind: 'OUTLET' as const,
    name: outlet.name,
    ...key,
    ...(outlet.agency ? { agency: true } : {}),
    ...(outlet.word ? { common: true } : {}),
  };
  for (const name of [outlet.name, ...outlet.aliases]) {
    put(name, known);
    if (/^the \S+ \S/i.test(name)) put(name.slice(4), known);
  }
  for (const each of outlet.domains) BY_DOMAIN.set(each, { ...known, words: 1 });
}
for (const place of [...PLACES, ...CITIES]) put(place, { kind: 'PLACE', name: place });
for (const [short, name] of [
  ['LA', 'Los Angeles'],
  ['L.A.', 'Los Angeles'],
  ['NYC', 'New York City'],
  ['D.C.', 'Washington'],
] as const)
  put(short, { kind: 'PLACE', name });
for (const { longer } of BY_FIRST.values())
  for (const rows of longer.values()) rows.sort((a, b) => b.known.words - a.known.words);

/** The longest known name that starts at token `at` and ends before `end`. */
export function findKnown(tokens: readonly Token[], at: number, end: number): Known | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const rows = rowsOf(first.lower);
  if (rows === null) return undefined;
  const second = tokens[at + 1];
  const longer = second === undefined || rows.longer.size === 0 ? undefined : rows.longer.get(wordKey(second.lower));
  if (longer !== undefined)
    for (const { parts, known } of longer) if (at + known.words <= end && matches(tokens, at, parts)) return known;
  const { single } = rows;
  if (single === undefined || at >= end) return undefined;
  return single.exact === undefined || single.exact === first.text.replace(/\./g, '') ? single : undefined;
}

/** The names whose first word is this one. */
const rowsOf = remember((lower) => BY_FIRST.get(wordKey(lower)) ?? null);

/** The words behind the first are the name's, with nothing but a blank, hyphen or full stop between. */
function matches(tokens: readonly Token[], at: number, parts: readonly string[]): boolean {
  for (let i = 1; i < parts.length; i += 1) {
    if (wordKey(tokens[at + i]!.lower) !== parts[i]) return false;
    const before = tokens[at + i - 1]!;
    if (before.possessive || /[^\s.'’&-]/.test(before.post)) return false;
  }
  return true;
}

/** What a whole printed name stands for: "The Washington Post" or "CNN". */
export function knownByName(name: string): Known | undefined {
  const words = wordsOf(name).map(fold);
  const known =
    BY_NAME.get(words.join(' ')) ?? (words[0] === 'the' ? BY_NAME.get(words.slice(1).join(' ')) : undefined);
  return known?.exact !== undefined && known.exact !== name.replace(/\./g, '') ? undefined : known;
}

/** The outlet or well-known site of a registrable domain. */
export function knownByDomain(domain: string): Known | undefined {
  return BY_DOMAIN.get(domain);
}

const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.map(({ code, name }) => [`iso:${code}`, name] as const),
);

/** The country of an ISO key, by its usual name: "iso:CA" -> "Canada". */
export function countryName(key: string): string | undefined {
  return COUNTRY_NAMES.get(key);
}
