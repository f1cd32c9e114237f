/**
 * Names that a table knows, where they stand: whether the words mean it here, and how far the name reaches.
 */
import { type Evidence, isOrdinaryWord, opens } from './evidence.ts';
import { findKnown, type Known } from './gazetteer.ts';
import type { Name } from './names.ts';
import { isCapital, joined, type Token, type Tokens } from './tokens.ts';

/** Common words need a preposition or a cue; `sites.ts` finds those with a cue. */
export function acceptsKnown(tokens: readonly Token[], at: number, known: Known, evidence: Evidence): boolean {
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
  // "the GAO" is short for something; the town of these letters is written "Gao"
  if (known.kind === 'PLACE' && known.exact === undefined && known.words === 1 && !shouted && isAcronym(tokens, at))
    return false;
  if (
    known.words === 1 &&
    (known.exact === undefined || shouted) &&
    opens(tokens, tokens[at]!) &&
    evidence.plain.has(tokens[at]!.lower)
  )
    return false;
  return tokens.slice(at, at + known.words).some((token) => /[\p{Lu}\d]/u.test(token.text));
}

/** Two to four capitals behind "the", which no town has. */
function isAcronym(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    /^\p{Lu}{2,4}$/u.test(tokens[at]!.text) &&
    before !== undefined &&
    before.lower === 'the' &&
    joined(before, tokens[at]!)
  );
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
export function isCurrency(tokens: readonly Token[], next: number): boolean {
  const token = tokens[next];
  const before = tokens[next - 1]!;
  if (token === undefined || token.sentence !== before.sentence) return false;
  return (
    /^[$€£¥]/.test(token.text) ||
    /^ ?[$€£¥]/.test(before.post) ||
    (/^(?:dollars?|yuan|rupees?|pesos?)$/.test(token.lower) && /^ ?-? ?$/.test(before.post))
  );
}

/** The name that a table has for the words at a token. */
export function knownName(document: Tokens, at: number, known: Known): Name {
  const end = known.kind === 'PLACE' ? placeEnd(document.tokens, at + known.words) : at + known.words;
  const place = span(document, at, end);
  return nameAt(place, {
    kind: known.kind,
    form: known.demonym ? 'demonym' : 'name',
    name: end === at + known.words ? known.name : document.text.slice(place.start, place.end),
    key: known.key,
    score: 950,
    rule: known.demonym ? 'table.demonym' : `table.${known.kind.toLowerCase()}`,
  });
}

type Place = Pick<Name, 'first' | 'last' | 'start' | 'end' | 'sentence'>;
type Reading = Pick<Name, 'kind' | 'name' | 'key' | 'role' | 'score' | 'rule'> & { readonly form?: Name['form'] };

/** A name at a place. All are built alike, which keeps the many that follow quick to look at. */
export function nameAt(place: Place, { kind, form = 'name', name, key, role, score, rule }: Reading): Name {
  const { first, last, start, end, sentence } = place;
  return { first, last, start, end, sentence, kind, form, name, key, role, score, rule };
}

/** Where tokens [first, last) stand as one name. */
export function span(document: Tokens, first: number, last: number): Place {
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
