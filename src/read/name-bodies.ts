/**
 * Runs of capitals that name a body by their own words, those that name a contest or a people, and where a body ends.
 */
import {
  CLUB_OPENERS,
  EVENT_TAILS,
  ORGANISATION_HEADS,
  ORGANISATION_OPENERS,
  OUTLET_HEADS,
} from './data/organisation-words.ts';
import { portfolioOf } from './data/portfolios.ts';
import { STRONG_TITLES, TITLES } from './data/titles.ts';
import { type Evidence, isCommonWord, isGivenName } from './evidence.ts';
import { findKnown, type Known } from './gazetteer.ts';
import { isCapital, type Token } from './tokens.ts';

/** "Tarvik Cup", "Oslo Peace Prize": the name of a contest or a law, not of who is in it. */
export function isEvent(tokens: readonly Token[], first: number, last: number): boolean {
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
export function extendsBody(
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
export function personBehindBody(tokens: readonly Token[], first: number, last: number): number | undefined {
  for (let i = first + 2; i < last - 1; i += 1) {
    if (!isGivenName(tokens[i]!) || ORGANISATION_HEADS.has(tokens[last - 1]!.lower)) continue;
    const before = tokens[i - 1]!.lower;
    const opened = ORGANISATION_OPENERS.has(tokens[first]!.lower) && tokens[first + 1]!.lower === 'of' && i > first + 2;
    if ((ORGANISATION_HEADS.has(before) && before !== 'service') || (opened && !/^(?:of|the|and|de)$/.test(before)))
      return i;
  }
  return undefined;
}

/** The words of the run make it an organisation. */
export function looksLikeOrganisation(
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
