/**
 * Names as keys: folding for comparison, sort keys for order. Both engines store what is computed here and never fold by
 * themselves, since their collations differ.
 */

/**
 * A name folded for comparison: NFKC, lower case, accents dropped, quote marks and dashes made plain, punctuation to blanks,
 * no leading "the", possessive 's removed, blanks single. "The  Wash\u2011ington Post's" -> "wash ington post".
 */
export function foldName(name: string): string {
  let folded = remembered.get(name);
  if (folded === undefined) {
    folded = fold(name);
    // The same few thousand names are folded over and over; what is forgotten is only folded again.
    if (remembered.size >= 20_000) remembered.clear();
    if (name.length <= 200) remembered.set(name, folded);
  }
  return folded;
}

const remembered = new Map<string, string>();

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Key to order names by in both engines (compared by UTF-8 bytes), at most 120 characters. */
export function sortKey(name: string): string {
  return foldName(name).slice(0, 120).toWellFormed();
}

/** The words of a quote folded for comparison across articles: edges, marks and case do not count. */
export function foldQuote(text: string): string {
  return foldName(text.replace(/\u2026|\.\.\./g, ' '));
}
