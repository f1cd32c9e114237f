/**
 * Titles and offices before a name: where they end, so that the name is the person's alone.
 */
import { portfolioOf } from './data/portfolios.ts';
import { STRONG_TITLES, TITLES } from './data/titles.ts';
import { type Evidence, isCommonWord, isGivenName } from './evidence.ts';
import { findKnown } from './gazetteer.ts';
import { isCapital, type Token } from './tokens.ts';

/** End of a whole office before a name: "Chief Election Commissioner", "Minister of Foreign Affairs". */
export function officeEnd(tokens: readonly Token[], first: number, last: number, evidence: Evidence): number {
  let end = first;
  for (let i = first; i < last - 1; i += 1) {
    const lower = titleWord(tokens[i]!);
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
export function fieldsEnd(tokens: readonly Token[], first: number, title: number, last: number): number {
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

/** "President-elect" and "minister-designate" are titles as their first word is. */
function titleWord({ lower }: Token): string {
  return lower.replace(/-(?:elect|designate|emeritus)$/, '');
}

/** End of the titles that open [first, last): "Prime Minister" of "Prime Minister Jane Doe". */
export function titleEnd(tokens: readonly Token[], first: number, last: number): number {
  let at = first;
  if (
    /^(?:department|ministry|office|secretary)$/.test(tokens[first + 1]?.lower ?? '') &&
    !STRONG_TITLES.has(titleWord(tokens[first]!)) &&
    tokens[first + 1]!.lower !== 'secretary'
  )
    return first;
  while (at < last && TITLES.has(titleWord(tokens[at]!)) && !isLettered(tokens[at]!)) {
    at += 1;
    if (tokens[at]?.lower === 'of' || tokens[at]?.lower === 'and') {
      if (at + 1 < last && TITLES.has(titleWord(tokens[at + 1]!))) at += 1;
    }
  }
  // "Justice League", "Prince Albert City": a word that may also open a name needs a person's shape behind it
  if (at < last && at > first && !STRONG_TITLES.has(titleWord(tokens[at - 1]!)) && !isGivenName(tokens[at]!))
    return last - at >= 2 ? at : first;
  return at;
}

/** Every word of [first, last) is an ordinary one or a portfolio. */
export function allCommon(tokens: readonly Token[], first: number, last: number, evidence: Evidence): boolean {
  for (let i = first; i < last; i += 1)
    if (!isCommonWord(tokens[i]!, evidence) && portfolioOf(tokens[i]!.lower) === undefined) return false;
  return true;
}

/** Where a title stands inside a run with a name behind it: "Acme Chief Executive Jane Doe". */
export function innerTitle(tokens: readonly Token[], first: number, last: number): number | undefined {
  for (let i = first + 1; i < last - 1; i += 1)
    if (STRONG_TITLES.has(titleWord(tokens[i]!)) && isCapital(tokens[i + 1]!)) return backOverTitles(tokens, first, i);
  return undefined;
}

/** "Vice" belongs to the title in "Acme Vice President Jane Doe". */
function backOverTitles(tokens: readonly Token[], first: number, at: number): number {
  let start = at;
  while (start - 1 > first && TITLES.has(titleWord(tokens[start - 1]!))) start -= 1;
  return start;
}
