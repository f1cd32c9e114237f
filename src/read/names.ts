/**
 * Names in the text: runs of capitals with their connectors, cut at titles and known names, each with a kind and the rule
 * that gave it. It decides word by word and sentence by sentence; `coreference.ts` joins what it finds.
 */
import type { EntityKind } from '../domain/extraction.ts';
import {
  CLUB_OPENERS,
  EVENT_TAILS,
  ORGANISATION_HEADS,
  ORGANISATION_OPENERS,
  OUTLET_HEADS,
} from './data/organisation-words.ts';
import { COUNTRY_CODES } from './data/person-names.ts';
import { portfolioOf } from './data/portfolios.ts';
import { STRONG_TITLES, TITLES } from './data/titles.ts';
import { type Evidence, isCommonWord, isGivenName, isOrdinaryWord, isShouted, opens } from './evidence.ts';
import { countryName, findKnown, type Known } from './gazetteer.ts';
import { withSpelledAcronyms } from './name-acronyms.ts';
import { withEchoes } from './name-echo.ts';
import { isDatedLine, shapeOf } from './name-kind.ts';
import { withListKinds } from './name-lists.ts';
import { runEnd } from './name-runs.ts';
import { withTeams } from './name-teams.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';

/** A name where it stands: tokens [first, last). */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** Undefined while nothing tells the kind; coreference may still learn it. */
  readonly kind: EntityKind | undefined;
  readonly form: 'name' | 'demonym' | 'nominal' | 'handle';
  /** The name to show. */
  readonly name: string;
  readonly key?: string;
  /** Title or office that stood before the name. */
  readonly role?: string;
  readonly score: number;
  readonly rule: string;
}

/** All names of a document in text order. */
export function findNames(document: Tokens, evidence: Evidence): Name[] {
  const names: Name[] = [];
  for (const sentence of document.sentences) {
    if (evidence.headline.has(sentence.index) && isShouted(document.tokens, sentence)) {
      findShouted(document, sentence, evidence, names);
      continue;
    }
    for (let at = sentence.first; at < sentence.last; ) {
      const end = runEnd(document.tokens, at, sentence, evidence);
      if (end === at) {
        at += 1;
        continue;
      }
      cutRun(document, at, end, sentence, evidence, names);
      at = end;
    }
  }
  // what is listed or spelled out is known before it is said again
  const told = withListKinds(document, withSpelledAcronyms(document, names));
  return withTeams(document, withEchoes(document, told, evidence), evidence);
}

/** In a line all in capitals only what a table knows, and people by their given names. */
function findShouted(document: Tokens, sentence: Sentence, evidence: Evidence, names: Name[]): void {
  const { tokens } = document;
  for (let at = sentence.first; at < sentence.last; ) {
    const token = tokens[at]!;
    const known = findKnown(tokens, at, sentence.last);
    const next = tokens[at + 1];
    if (
      known !== undefined &&
      !known.common &&
      (known.exact === undefined || token.text.includes('.')) &&
      (known.words > 1 || !isOrdinaryWord(token.lower) || known.kind === 'COUNTRY')
    ) {
      names.push(knownName(document, at, known));
      at += known.words;
    } else if (
      isGivenName(token) &&
      token.lower.length > 2 &&
      !isOrdinaryWord(token.lower) &&
      next !== undefined &&
      joined(token, next) &&
      !isCommonWord(next, evidence)
    ) {
      names.push({ ...span(document, at, at + 2), ...shoutedPerson(document, at) });
      at += 2;
    } else if (isDatedLine(tokens, at, at + 1)) {
      names.push({
        ...span(document, at, at + 1),
        kind: 'PLACE',
        form: 'name',
        name: token.text,
        score: 800,
        rule: 'dateline',
      });
      at += 1;
    } else at += 1;
  }
}

function shoutedPerson(document: Tokens, at: number): Pick<Name, 'kind' | 'form' | 'name' | 'score' | 'rule'> {
  const { tokens, text } = document;
  return {
    kind: 'PERSON',
    form: 'name',
    name: text.slice(tokens[at]!.start, tokens[at + 1]!.end),
    score: 700,
    rule: 'given name',
  };
}

/** Cuts one run into names: known ones, organisations, titles with people, and what is left. */
function cutRun(
  document: Tokens,
  first: number,
  last: number,
  sentence: Sentence,
  evidence: Evidence,
  names: Name[],
): void {
  const { tokens } = document;
  if (isEvent(tokens, first, last)) return;
  let at = first;
  while (at < last) {
    const known = findKnown(tokens, at, last);
    const whole = last - at;
    if (known?.words === whole && acceptsKnown(tokens, at, known, evidence))
      return void names.push(knownName(document, at, known));
    const tail = findKnown(tokens, last - 1, last);
    if (whole > 1 && tail?.kind === 'SITE' && !tail.common) {
      // "Acme Twitter page": the site is a name of its own
      cutRun(document, at, last - 1, sentence, evidence, names);
      names.push(knownName(document, last - 1, tail));
      return;
    }
    if (extendsBody(tokens, at, last, known, evidence)) return void names.push(organisation(document, at, last));
    const person = personBehindBody(tokens, at, last);
    if (person !== undefined) {
      cutRun(document, at, person, sentence, evidence, names);
      at = person;
      continue;
    }
    if (looksLikeOrganisation(tokens, at, last, known)) return void names.push(organisation(document, at, last));
    if (known?.demonym && acceptsKnown(tokens, at, known, evidence)) {
      names.push(knownName(document, at, known));
      at += known.words;
      continue;
    }
    const title = fieldsEnd(
      tokens,
      at,
      Math.max(officeEnd(tokens, at, last, evidence), titleEnd(tokens, at, last)),
      last,
    );
    if (title > at) {
      const role = document.text.slice(tokens[at]!.start, tokens[title - 1]!.end);
      if (title < last) pushRest(document, title, last, sentence, evidence, names, role);
      return;
    }
    // "Indiana Gov. Jane Doe", "Acme Chief Executive Jane Doe": a title inside parts the run
    const inner = innerTitle(tokens, at, last);
    if (inner !== undefined) {
      const end = titleEnd(tokens, inner, last);
      if (end > inner && end < last && allCommon(tokens, at, inner, evidence)) {
        // "Transport Minister Jane Doe": the words before the title belong to it
        pushRest(
          document,
          end,
          last,
          sentence,
          evidence,
          names,
          document.text.slice(tokens[at]!.start, tokens[end - 1]!.end),
        );
        return;
      }
      cutRun(document, at, inner, sentence, evidence, names);
      at = inner;
      continue;
    }
    if (
      known !== undefined &&
      (known.kind !== 'PLACE' || known.words > 1) &&
      !isGivenName(tokens[at]!) &&
      acceptsKnown(tokens, at, known, evidence)
    ) {
      names.push(knownName(document, at, known));
      at += known.words;
      continue;
    }
    pushRest(document, at, last, sentence, evidence, names, undefined);
    return;
  }
}

/** Common words need a preposition or a cue; `sites.ts` finds those with a cue. */
function acceptsKnown(tokens: readonly Token[], at: number, known: Known, evidence: Evidence): boolean {
  if (isCurrency(tokens, at + known.words)) return false;
  if (known.common) {
    const before = tokens[at - 1];
    return (
      before !== undefined &&
      before.sentence === tokens[at]!.sentence &&
      /^(?:on|via|using)$/.test(before.lower) &&
      /\p{Lu}/u.test(tokens[at]!.text)
    );
  }
  // "Split", "Bath", "Mobile" are towns behind "in" or before their country only
  if (known.kind === 'PLACE' && known.words === 1 && isOrdinaryWord(tokens[at]!.lower)) return isWhere(tokens, at);
  // "US" in a shouted headline may be "us"; "Polish" at the start of a sentence may be a verb: the document decides
  const shouted = evidence.headline.has(tokens[at]!.sentence);
  if (
    known.words === 1 &&
    (known.exact === undefined || shouted) &&
    opens(tokens, tokens[at]!) &&
    evidence.plain.has(tokens[at]!.lower)
  )
    return false;
  return tokens.slice(at, at + known.words).some((token) => /[\p{Lu}\d]/u.test(token.text));
}

/** A preposition of place stands before the word, or its country behind a comma. */
function isWhere(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (!isCapital(token)) return false;
  if (
    before !== undefined &&
    joined(before, token) &&
    /^(?:in|at|from|near|to|of|outside|around|via|and|the|on)$/.test(before.lower)
  )
    return true;
  const country = /^,\s$/.test(token.post) ? findKnown(tokens, at + 1, at + 4) : undefined;
  return country?.kind === 'COUNTRY' || country?.kind === 'PLACE';
}

/** "US $4", "Hong Kong dollars": what stands before belongs to the money. */
function isCurrency(tokens: readonly Token[], next: number): boolean {
  const token = tokens[next];
  const before = tokens[next - 1]!;
  if (token === undefined || token.sentence !== before.sentence) return false;
  return (
    /^[$€£¥]/.test(token.text) ||
    /^ ?[$€£¥]/.test(before.post) ||
    (/^(?:dollars?|yuan|rupees?|pesos?)$/.test(token.lower) && /^ ?-? ?$/.test(before.post))
  );
}

function knownName(document: Tokens, at: number, known: Known): Name {
  const end = known.kind === 'PLACE' ? placeEnd(document.tokens, at + known.words) : at + known.words;
  const place = span(document, at, end);
  return {
    ...place,
    kind: known.kind,
    form: known.demonym ? 'demonym' : 'name',
    name: end === at + known.words ? known.name : document.text.slice(place.start, place.end),
    ...(known.key === undefined ? {} : { key: known.key }),
    score: 950,
    rule: known.demonym ? 'table.demonym' : `table.${known.kind.toLowerCase()}`,
  };
}

function span(
  document: Tokens,
  first: number,
  last: number,
): { first: number; last: number; start: number; end: number; sentence: number } {
  const { tokens, text } = document;
  const tail = tokens[last - 1]!;
  // the full stop of "U.S." and "Acme Inc." is part of the name, wherever it stands
  const lettered = last - first > 1 && /^\p{Lu}$/u.test(tail.text) && /^\p{Lu}$/u.test(tokens[first]!.text);
  const stop =
    text[tail.end] === '.' &&
    !tail.possessive &&
    (lettered || /\.\p{Lu}$/u.test(tail.text) || COMPANY_STOPS.has(tail.lower));
  return {
    first,
    last,
    start: tokens[first]!.start,
    end: stop ? tail.end + 1 : tail.end,
    sentence: tokens[first]!.sentence,
  };
}

/** End of a place's name with what belongs to it in small letters or behind a comma: "Hunan province", "Washington, D.C." */
function placeEnd(tokens: readonly Token[], last: number): number {
  const tail = tokens[last - 1]!;
  const next = tokens[last];
  if (next === undefined || next.sentence !== tail.sentence || tail.possessive) return last;
  if (PLACE_TAILS.has(next.lower) && joined(tail, next)) return last + 1;
  if (tail.lower !== 'washington' || !/^,? $/.test(tail.post)) return last;
  if (/^D\.?C\.?$/.test(next.text)) return last + 1;
  return next.text === 'D' && tokens[last + 1]?.text === 'C' ? last + 2 : last;
}

/** Common nouns in small letters that close the name of a place. */
const PLACE_TAILS = new Set('province,valley,prefecture,peninsula,oblast,governorate'.split(','));

/** Short forms that close a company's or a person's name and keep their full stop. */
const COMPANY_STOPS = new Set('inc,corp,co,ltd,bros,cos,jr,sr'.split(','));

/** "Tarvik Cup", "Oslo Peace Prize": the name of a contest or a law, not of who is in it. */
function isEvent(tokens: readonly Token[], first: number, last: number): boolean {
  if (isRegionAdjective(tokens, first, last)) return true;
  if (last - first < 2 || !EVENT_TAILS.has(tokens[last - 1]!.lower)) return false;
  for (let i = first; i < last; i += 1) if (tokens[i]!.possessive && i < last - 1) return false;
  return findKnown(tokens, first, last)?.words !== last - first;
}

/** "Latin American", "North Africans": the people of a part of the world. */
function isRegionAdjective(tokens: readonly Token[], first: number, last: number): boolean {
  return (
    last - first === 2 &&
    /^(?:latin|north|south|east|west|central|southeast|middle|eastern|western|northern|southern)$/.test(
      tokens[first]!.lower,
    ) &&
    /^(?:americans?|africans?|asians?|europeans?|eastern|koreans?|sudanese|indians?)$/.test(tokens[last - 1]!.lower) &&
    findKnown(tokens, first, last)?.words !== 2
  );
}

/** "Tarvik Pacific" where Tarvik is a known company, "Oslo Orioles" where a town and a club's name make the club. */
function extendsBody(
  tokens: readonly Token[],
  first: number,
  last: number,
  known: Known | undefined,
  evidence: Evidence,
): boolean {
  if (known === undefined || known.demonym || known.words >= last - first || isGivenName(tokens[first]!)) return false;
  const rest = first + known.words;
  const second = findKnown(tokens, rest, last);
  if (known.kind === 'PLACE')
    return (
      second?.kind === 'ORGANISATION' && second.words === last - rest && second.words === 1 && /s$/.test(second.name)
    );
  if (known.kind !== 'ORGANISATION' || last - rest > 2 || second !== undefined) return false;
  for (let i = rest; i < last; i += 1)
    if (
      isGivenName(tokens[i]!) ||
      isCommonWord(tokens[i]!, evidence) ||
      TITLES.has(tokens[i]!.lower) ||
      !isCapital(tokens[i]!)
    )
      return false;
  return last - rest === 1;
}

/** "University of Oslo Jane Doe", "Tarvik Forum Jane Doe": where a person follows a body without a comma. */
function personBehindBody(tokens: readonly Token[], first: number, last: number): number | undefined {
  for (let i = first + 2; i < last - 1; i += 1) {
    if (!isGivenName(tokens[i]!) || ORGANISATION_HEADS.has(tokens[last - 1]!.lower)) continue;
    const before = tokens[i - 1]!.lower;
    const opened = ORGANISATION_OPENERS.has(tokens[first]!.lower) && tokens[first + 1]!.lower === 'of' && i > first + 2;
    if ((ORGANISATION_HEADS.has(before) && before !== 'service') || (opened && !/^(?:of|the|and|de)$/.test(before)))
      return i;
  }
  return undefined;
}

function looksLikeOrganisation(
  tokens: readonly Token[],
  first: number,
  last: number,
  known: Known | undefined,
): boolean {
  const length = last - first;
  const tail = tokens[last - 1]!.lower;
  if (length < 2) return false;
  if (ORGANISATION_HEADS.has(tail) && !STRONG_TITLES.has(tail)) {
    // "Canadian Prime Minister's Office" keeps its words; "Canadian Parliament" is demonym + organisation, one name
    return true;
  }
  for (let i = first; i < last - 1; i += 1) {
    if (
      ORGANISATION_OPENERS.has(tokens[i]!.lower) &&
      /^(?:of|for)$/.test(tokens[i + 1]!.lower) &&
      !/^(?:party|house|friends|students|citizens|order)$/.test(tokens[i]!.lower)
    )
      return true;
  }
  if (CLUB_OPENERS.has(tokens[first]!.lower) && length <= 4 && !isGivenName(tokens[first]!)) return true;
  if (OUTLET_HEADS.has(tail) && known?.kind !== 'OUTLET') return true;
  // "Health and Welfare Norway", "Norway Health and Welfare"
  let portfolios = 0;
  let countries = 0;
  for (let i = first; i < last; i += 1) {
    const word = tokens[i]!;
    const country = findKnown(tokens, i, last);
    if (portfolioOf(word.lower) !== undefined) portfolios += 1;
    else if (country?.kind === 'COUNTRY' && !country.demonym) countries += country.words;
    else if (!/^(?:and|&|of|the)$/.test(word.lower)) return false;
  }
  return portfolios > 0 && countries > 0;
}

function organisation(document: Tokens, first: number, last: number): Name {
  const { tokens } = document;
  const tail = tokens[last - 1]!.lower;
  const outlet = OUTLET_HEADS.has(tail) && !ORGANISATION_HEADS.has(tail) && last - first > 1;
  const place = span(document, first, last);
  return {
    ...place,
    kind: outlet ? 'OUTLET' : 'ORGANISATION',
    form: 'name',
    name: document.text.slice(place.start, place.end),
    score: 800,
    rule: outlet ? 'pattern.outlet' : 'pattern.organisation',
  };
}

/** End of a whole office before a name: "Chief Election Commissioner", "Minister of Foreign Affairs". */
function officeEnd(tokens: readonly Token[], first: number, last: number, evidence: Evidence): number {
  let end = first;
  for (let i = first; i < last - 1; i += 1) {
    const { lower } = tokens[i]!;
    if (STRONG_TITLES.has(lower) && !isLettered(tokens[i]!)) end = i + 1;
    else if (findKnown(tokens, i, last) !== undefined) break;
    else if (!TITLES.has(lower) && portfolioOf(lower) === undefined && !isCommonWord(tokens[i]!, evidence)) break;
  }
  if (end === first || !/^(?:of|for)$/.test(tokens[end]?.lower ?? '')) return end;
  let area = end + 1;
  while (
    area < last &&
    (/^(?:and|the|of)$/.test(tokens[area]!.lower) ||
      portfolioOf(tokens[area]!.lower) !== undefined ||
      OFFICE_FIELDS.has(tokens[area]!.lower) ||
      isCommonWord(tokens[area]!, evidence))
  )
    area += 1;
  return area < last ? area : end;
}

/** Words that close what a minister or secretary is for, beside the portfolios. */
const OFFICE_FIELDS = new Set(
  'affairs,relations,development,cooperation,planning,communities,infrastructure,welfare,family,youth,women,children,rural,digital,works,housing,communications,information,lands,mines,livestock,integration,equality,innovation'.split(
    ',',
  ),
);

/** "(Minister of) Foreign Affairs Jane Doe": fields of an office right behind a title, or right behind "of" at the start. */
function fieldsEnd(tokens: readonly Token[], first: number, title: number, last: number): number {
  const opened = title > first || /^(?:of|for)$/.test(tokens[first - 1]?.lower ?? '');
  let end = title;
  while (
    opened &&
    end < last - 1 &&
    (OFFICE_FIELDS.has(tokens[end]!.lower) || portfolioOf(tokens[end]!.lower) !== undefined)
  )
    end += 1;
  return end > title && isGivenName(tokens[end]!) ? end : title;
}

/** "MS", "MD" in capitals among small letters: initials, no title. */
function isLettered(token: Token): boolean {
  return /^\p{Lu}{2}$/u.test(token.text);
}

/** End of the titles that open [first, last): "Prime Minister" of "Prime Minister Jane Doe". */
function titleEnd(tokens: readonly Token[], first: number, last: number): number {
  let at = first;
  if (
    /^(?:department|ministry|office|secretary)$/.test(tokens[first + 1]?.lower ?? '') &&
    !STRONG_TITLES.has(tokens[first]!.lower) &&
    tokens[first + 1]!.lower !== 'secretary'
  )
    return first;
  while (at < last && TITLES.has(tokens[at]!.lower) && !isLettered(tokens[at]!)) {
    at += 1;
    if (tokens[at]?.lower === 'of' || tokens[at]?.lower === 'and') {
      if (at + 1 < last && TITLES.has(tokens[at + 1]!.lower)) at += 1;
    }
  }
  // "Justice League", "Prince Albert City": a word that may also open a name needs a person's shape behind it
  if (at < last && at > first && !STRONG_TITLES.has(tokens[at - 1]!.lower) && !isGivenName(tokens[at]!))
    return last - at >= 2 ? at : first;
  return at;
}

function allCommon(tokens: readonly Token[], first: number, last: number, evidence: Evidence): boolean {
  for (let i = first; i < last; i += 1)
    if (!isCommonWord(tokens[i]!, evidence) && portfolioOf(tokens[i]!.lower) === undefined) return false;
  return true;
}

function innerTitle(tokens: readonly Token[], first: number, last: number): number | undefined {
  for (let i = first + 1; i < last - 1; i += 1)
    if (STRONG_TITLES.has(tokens[i]!.lower) && isCapital(tokens[i + 1]!)) return backOverTitles(tokens, first, i);
  return undefined;
}

/** "Vice" belongs to the title in "Acme Vice President Jane Doe". */
function backOverTitles(tokens: readonly Token[], first: number, at: number): number {
  let start = at;
  while (start - 1 > first && TITLES.has(tokens[start - 1]!.lower)) start -= 1;
  return start;
}

/** A run that no table knows: person, place or acronym by its words and neighbours. */
function pushRest(
  document: Tokens,
  first: number,
  last: number,
  sentence: Sentence,
  evidence: Evidence,
  names: Name[],
  role: string | undefined,
): void {
  const { tokens } = document;
  if (isCurrency(tokens, last)) return;
  if (first < last && /^(?:&|and|of|the|for)$/.test(tokens[first]!.lower) && last - first > 1)
    return pushRest(document, first + 1, last, sentence, evidence, names, role);
  // "Additional Jane Doe": an ordinary word before a given name is none of it
  if (
    last - first > 2 &&
    isCommonWord(tokens[first]!, evidence) &&
    !isGivenName(tokens[first]!) &&
    isGivenName(tokens[first + 1]!)
  )
    return pushRest(document, first + 1, last, sentence, evidence, names, role);
  const known = findKnown(tokens, first, last);
  if (
    known !== undefined &&
    known.words === last - first &&
    acceptsKnown(tokens, first, known, evidence) &&
    !(role !== undefined && known.kind === 'PLACE')
  ) {
    names.push(knownName(document, first, known));
    return;
  }
  const code = COUNTRY_CODES.get(tokens[first]!.text);
  if (code !== undefined && last - first === 1 && /\($/.test(tokens[first]!.pre) && /^\)/.test(tokens[first]!.post)) {
    const key = `iso:${code}`;
    names.push({
      ...span(document, first, last),
      kind: 'COUNTRY',
      form: 'name',
      name: countryName(key) ?? code,
      key,
      score: 800,
      rule: 'country code',
    });
    return;
  }
  const [kind, score, rule] = shapeOf(tokens, first, last, sentence, evidence, role);
  if (rule === 'none') return;
  const place = span(document, first, last);
  names.push({
    ...place,
    kind,
    form: 'name',
    name: document.text.slice(place.start, place.end),
    ...(role === undefined ? {} : { role: role.toLowerCase() }),
    score,
    rule,
  });
}
