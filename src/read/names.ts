/**
 * Names in the text: runs of capitals with their connectors, cut at titles and known names, each with a kind and the rule
 * that gave it. It decides word by word and sentence by sentence; `coreference.ts` joins what it finds.
 */
import type { EntityKind } from '../domain/extraction.ts';
import { ORGANISATION_HEADS, OUTLET_HEADS } from './data/organisation-words.ts';
import { COUNTRY_CODES } from './data/person-names.ts';
import { type Evidence, isCommonWord, isGivenName, isOrdinaryWord, isShouted } from './evidence.ts';
import { countryName, findKnown } from './gazetteer.ts';
import { withSpelledAcronyms } from './name-acronyms.ts';
import { extendsBody, isEvent, looksLikeOrganisation, personBehindBody } from './name-bodies.ts';
import { withEchoes } from './name-echo.ts';
import { isDatedLine, shapeOf } from './name-kind.ts';
import { acceptsKnown, isCurrency, knownName, nameAt, span } from './name-known.ts';
import { withListKinds } from './name-lists.ts';
import { runEnd } from './name-runs.ts';
import { withTeams } from './name-teams.ts';
import { allCommon, fieldsEnd, innerTitle, officeEnd, titleEnd } from './name-titles.ts';
import { joined, type Sentence, type Token, type Tokens } from './tokens.ts';

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
  readonly key?: string | undefined;
  /** Title or office that stood before the name. */
  readonly role?: string | undefined;
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
    if (isStation(tokens, at, last)) {
      const place = span(document, at, last);
      const name = document.text.slice(place.start, place.end);
      return void names.push(nameAt(place, { kind: 'OUTLET', name, score: 900, rule: 'pattern.station' }));
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

/** "NBC Narvik", "BBC Wales": the station of a network, named with its town or country. */
function isStation(tokens: readonly Token[], first: number, last: number): boolean {
  if (last - first < 2 || !/^(?:NBC|ABC|CBS|FOX|Fox|BBC|ITV|PBS|NPR|ESPN|CNN|CBC)$/.test(tokens[first]!.text))
    return false;
  const place = findKnown(tokens, first + 1, last);
  return (
    place !== undefined &&
    (place.kind === 'PLACE' || place.kind === 'COUNTRY') &&
    place.demonym !== true &&
    first + 1 + place.words === last &&
    joined(tokens[first]!, tokens[first + 1]!)
  );
}

function organisation(document: Tokens, first: number, last: number): Name {
  const { tokens } = document;
  const tail = tokens[last - 1]!.lower;
  const outlet = OUTLET_HEADS.has(tail) && !ORGANISATION_HEADS.has(tail) && last - first > 1;
  const place = span(document, first, last);
  return nameAt(place, {
    kind: outlet ? 'OUTLET' : 'ORGANISATION',
    name: document.text.slice(place.start, place.end),
    score: 800,
    rule: outlet ? 'pattern.outlet' : 'pattern.organisation',
  });
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
  names.push(
    nameAt(place, {
      kind,
      name: document.text.slice(place.start, place.end),
      role: role?.toLowerCase(),
      score,
      rule,
    }),
  );
}
