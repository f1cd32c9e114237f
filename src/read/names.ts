/**
 * Names in the text: runs of capitals with their connectors, cut at titles and known names, each with a kind and the rule
 * that gave it. It decides word by word and sentence by sentence; `coreference.ts` joins what it finds.
 */
import type { EntityKind } from '../domain/extraction.ts';
import { ORGANISATION_HEADS, ORGANISATION_OPENERS, OUTLET_HEADS, PLAIN_ACRONYMS } from './data/organisation-words.ts';
import { PLACE_HEADS, PLACE_OPENERS } from './data/places.ts';
import { portfolioOf } from './data/portfolios.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { STOP_WORDS } from './data/stop-words.ts';
import { ROLE_NOUNS, STRONG_TITLES, TITLES } from './data/titles.ts';
import { type Evidence, isCommonWord, isFamilyName, isGivenName, opens } from './evidence.ts';
import { findKnown, type Known } from './gazetteer.ts';
import { verbLemma } from './lemma.ts';
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

/** Longest run of capitals looked at as one name; a longer one is a list or shouting. */
const LONGEST = 12;
const PARTICLES_INSIDE = new Set(
  'de,van,von,der,den,bin,ibn,al,el,la,le,du,di,da,dos,del,della,ter,ben,abu,y,zu'.split(','),
);
const LOCATIVE = new Set(
  'in,at,near,from,to,across,outside,inside,around,throughout,into,toward,towards,via,off'.split(','),
);

/** All names of a document in text order. */
export function findNames(document: Tokens, evidence: Evidence): Name[] {
  const names: Name[] = [];
  for (const sentence of document.sentences) {
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
  return names;
}

/** End of the run of capitals that starts at `at`, or `at` when none does. */
function runEnd(tokens: readonly Token[], at: number, sentence: Sentence, evidence: Evidence): number {
  if (!mayBeName(tokens, at, sentence, evidence)) return at;
  let end = at + 1;
  while (end < sentence.last && end - at < LONGEST) {
    const before = tokens[end - 1]!;
    const token = tokens[end]!;
    if (!joined(before, token)) break;
    if (before.possessive && !closesOrganisation(tokens, at, end, sentence)) break;
    if (mayBeName(tokens, end, sentence, evidence)) {
      end += 1;
      continue;
    }
    const next = connectorEnd(tokens, at, end, sentence, evidence);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** "Children's Hospital": a plural possessive that is no name by itself, before an organisation's last word. */
function closesOrganisation(tokens: readonly Token[], at: number, end: number, sentence: Sentence): boolean {
  if (
    !/^(?:women|children|men|people|workers|teachers|doctors|players|veterans|citizens|girls|boys|st|king|queen)s?$/.test(
      tokens[end - 1]!.lower,
    )
  )
    return false;
  for (let i = end; i < Math.min(sentence.last, end + 4); i += 1) {
    if (!isCapital(tokens[i]!)) return false;
    if (ORGANISATION_HEADS.has(tokens[i]!.lower)) return true;
  }
  return at < end - 1 && ORGANISATION_HEADS.has(tokens[end]?.lower ?? '');
}

/** The token could be (part of) a name where it stands. */
function mayBeName(tokens: readonly Token[], at: number, sentence: Sentence, evidence: Evidence): boolean {
  const token = tokens[at]!;
  if (!isCapital(token))
    return /^\d+\p{Lu}/u.test(token.text) || /^(?:al|e|i)$/.test(token.lower)
      ? startsKnown(tokens, at, sentence)
      : startsKnown(tokens, at, sentence) && /\p{Lu}/u.test(token.text);
  if (/^(?:I|I['’].*|A|O|AM|PM|TV)$/.test(token.text)) return false;
  if (['Month', 'WeekDay', 'Pronoun', 'Determiner', 'Conjunction', 'QuestionWord'].some((tag) => token.tags.has(tag)))
    return startsKnown(tokens, at, sentence);
  if (token.tags.has('Date') && !token.tags.has('Holiday') && evidence.plain.has(token.lower)) return false;
  if (STOP_WORDS.has(token.lower) && opens(tokens, token) && !isGivenName(token))
    return startsKnown(tokens, at, sentence);
  const shout = evidence.headline.has(sentence.index);
  if (!shout && !opens(tokens, token)) return true;
  if (startsKnown(tokens, at, sentence)) return true;
  if (evidence.proper.has(token.lower)) return true;
  if (['Preposition', 'Adverb', 'Auxiliary', 'Modal', 'Copula', 'Value'].some((tag) => token.tags.has(tag)))
    return false;
  if (TITLES.has(token.lower) && nextIsCapital(tokens, at, sentence)) return true;
  if (shout)
    return (
      !evidence.plain.has(token.lower) &&
      (isGivenName(token) ||
        isFamilyName(token) ||
        token.tags.has('Place') ||
        (/^\p{Lu}{2,5}$/u.test(token.text) === false && token.tags.has('Organization')))
    );
  if (evidence.plain.has(token.lower)) return false;
  if (nextIsCapital(tokens, at, sentence))
    return !(
      token.tags.has('Gerund') ||
      (token.tags.has('Verb') && !token.tags.has('ProperNoun') && isCommonWord(token, evidence))
    );
  return !isCommonWord(token, evidence);
}

function nextIsCapital(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const next = tokens[at + 1];
  return next !== undefined && at + 1 < sentence.last && isCapital(next) && joined(tokens[at]!, next);
}

function startsKnown(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const known = findKnown(tokens, at, sentence.last);
  return known !== undefined && known.common !== true;
}

/** Where the run goes on behind "of", "and", "&", "de" ... at `end`; `end` itself when it stops here. */
function connectorEnd(
  tokens: readonly Token[],
  at: number,
  end: number,
  sentence: Sentence,
  evidence: Evidence,
): number {
  const word = tokens[end]!.lower;
  let after = end + 1;
  if ((word === 'of' || word === 'for') && tokens[after]?.lower === 'the') after += 1;
  const next = tokens[after];
  if (
    next === undefined ||
    after >= sentence.last ||
    !mayBeName(tokens, after, sentence, evidence) ||
    !joined(tokens[after - 1]!, next)
  )
    return end;
  if (PARTICLES_INSIDE.has(word)) return after + 1;
  if (word === '&') return after + 1;
  const before = tokens[end - 1]!;
  if (word === 'of' || word === 'for') {
    return ORGANISATION_OPENERS.has(before.lower) ||
      PLACE_OPENERS.has(before.lower) ||
      (word === 'for' && hasOpener(tokens, at, end))
      ? after + 1
      : end;
  }
  if (word === 'and') {
    // "Citizenship and Immigration", "Food and Drug Administration", "Health and Human Services"
    if (portfolioOf(before.lower) !== undefined && portfolioOf(next.lower) !== undefined) return after + 1;
    if (hasOpener(tokens, at, end) && isCommonWord(before, evidence) && isCommonWord(next, evidence)) return after + 1;
    if (isCommonWord(before, evidence) && end - at === 1) {
      for (let i = after; i < Math.min(sentence.last, after + 3); i += 1) {
        if (!isCapital(tokens[i]!)) break;
        if (ORGANISATION_HEADS.has(tokens[i]!.lower)) return after + 1;
      }
    }
  }
  return end;
}

function hasOpener(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at; i < end; i += 1) if (ORGANISATION_OPENERS.has(tokens[i]!.lower)) return true;
  return false;
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
    if (looksLikeOrganisation(tokens, at, last, known)) return void names.push(organisation(document, at, last));
    if (known?.demonym && acceptsKnown(tokens, at, known, evidence)) {
      names.push(knownName(document, at, known));
      at += known.words;
      continue;
    }
    const title = titleEnd(tokens, at, last);
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
  if (known.common) {
    const before = tokens[at - 1];
    return (
      before !== undefined &&
      before.sentence === tokens[at]!.sentence &&
      /^(?:on|via|using)$/.test(before.lower) &&
      /\p{Lu}/u.test(tokens[at]!.text)
    );
  }
  // "US" in a shouted headline may be "us"; "Polish" at the start of a sentence may be a verb: the document decides
  if (known.words === 1 && opens(tokens, tokens[at]!) && evidence.plain.has(tokens[at]!.lower)) return false;
  return /[\p{Lu}\d]/u.test(tokens[at]!.text);
}

function knownName(document: Tokens, at: number, known: Known): Name {
  return {
    ...span(document, at, at + known.words),
    kind: known.kind,
    form: known.demonym ? 'demonym' : 'name',
    name: known.name,
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
  const { tokens } = document;
  return { first, last, start: tokens[first]!.start, end: tokens[last - 1]!.end, sentence: tokens[first]!.sentence };
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
  if (OUTLET_HEADS.has(tail) && known?.kind !== 'OUTLET') return true;
  // "Citizenship and Immigration Canada", "Canada Citizenship and Immigration"
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

/** End of the titles that open [first, last): "Prime Minister" of "Prime Minister Jane Doe". */
function titleEnd(tokens: readonly Token[], first: number, last: number): number {
  let at = first;
  while (at < last && TITLES.has(tokens[at]!.lower)) {
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

function shapeOf(
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
  const told = apposition(tokens, first, last, sentence);
  if (told !== undefined) return [told, 800, 'apposition'];
  for (let i = first; i < last; i += 1)
    if (['Month', 'WeekDay', 'Holiday'].some((tag) => tokens[i]!.tags.has(tag))) return [undefined, 0, 'none'];
  if (length > 1 && PLACE_HEADS.has(tail.lower)) return ['PLACE', 800, 'pattern.place'];
  if (length > 1 && PLACE_OPENERS.has(head.lower) && !isGivenName(head)) return ['PLACE', 700, 'pattern.place'];
  if (length === 1) return shapeOfOne(tokens, first, sentence, evidence);
  const common = countCommon(tokens, first, last, evidence);
  if (isGivenName(head) && common < length) return ['PERSON', 900, 'given name'];
  if (saysSomething(tokens, first, last, sentence)) return ['PERSON', 800, 'says'];
  if (common === length || (common > 0 && isCommonWord(tail, evidence))) return [undefined, 0, 'none'];
  if (beforeIs(tokens, first, LOCATIVE) && common === 0 && !isFamilyName(tail)) return ['PLACE', 550, 'preposition'];
  if (length <= 4 && common === 0) return ['PERSON', 650, 'capitals'];
  return [undefined, 300, 'capitals'];
}

function shapeOfOne(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  evidence: Evidence,
): [EntityKind | undefined, number, string] {
  const token = tokens[at]!;
  if (PLAIN_ACRONYMS.has(token.lower.replace(/\./g, ''))) return [undefined, 0, 'none'];
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
  if (token.tags.has('Organization')) return ['ORGANISATION', 600, 'lexicon.organisation'];
  return [undefined, 300, 'capitals'];
}

/** A capital word beside another one is shouting: "I'M MOVING TO". */
function shouted(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at + 1]].some(
    (next) => next !== undefined && next.sentence === tokens[at]!.sentence && /^['’\p{Lu}]{2,}$/u.test(next.text),
  );
}

/** "GENEVA (Acme) - ...", "Geneva, Switzerland - ...": where the report was written. */
function isDateline(tokens: readonly Token[], first: number, last: number, sentence: Sentence): boolean {
  if (first !== sentence.first || last - first > 3) return false;
  if (/^\s\([^)]{2,40}\)\s*[-–—]|^\s[-–—]{1,2}\s/.test(documentAfter(tokens, last))) return true;
  const shout = /^\p{Lu}{3,}$/u.test(tokens[first]!.text);
  return shout && /^,\s\p{Lu}[\p{L}. ]{2,30}(?:\s\([^)]{2,40}\))?\s*[-–—]/u.test(documentAfter(tokens, last));
}

/** The next words with what stands between them, enough for a dateline. */
function documentAfter(tokens: readonly Token[], last: number): string {
  let text = tokens[last - 1]!.post;
  for (let i = last; i < Math.min(tokens.length, last + 5) && text.length < 90; i += 1)
    text += tokens[i]!.text + tokens[i]!.post;
  return text;
}

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

/** "X, a Swiss company", "the island of X", "X, a teacher": what the words beside a name call it. */
function apposition(tokens: readonly Token[], first: number, last: number, sentence: Sentence): EntityKind | undefined {
  if (tokens[first - 1]?.lower === 'of' && first - 2 >= sentence.first && PLACE_NOUNS.has(tokens[first - 2]!.lower))
    return 'PLACE';
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
    if (tokens[i]!.tags.has('Preposition') || tokens[i]!.tags.has('Verb') || /[,.;]/.test(tokens[i]!.post))
      return undefined;
  }
  return undefined;
}

function countCommon(tokens: readonly Token[], first: number, last: number, evidence: Evidence): number {
  let common = 0;
  for (let i = first; i < last; i += 1) if (isCommonWord(tokens[i]!, evidence)) common += 1;
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
