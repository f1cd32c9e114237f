/**
 * Acronyms that the text spells out: "the Narrow River Authority (NRA)" is a body, "very large array (VLA)" nobody's name.
 */
import type { EntityKind } from '../domain/extraction.ts';
import { ORGANISATION_HEADS, ORGANISATION_OPENERS } from './data/organisation-words.ts';
import { PLACE_HEADS } from './data/places.ts';
import { isOrdinaryWord } from './evidence.ts';
import type { Name } from './names.ts';
import { isCapital, type Token, type Tokens } from './tokens.ts';

type Verdict = EntityKind | 'nobody';

/** The names with acronyms given the kind of what the text spells out for them; those of common nouns are left out. */
export function withSpelledAcronyms(document: Tokens, names: readonly Name[]): Name[] {
  const verdicts = verdictsOf(document.tokens);
  if (verdicts.size === 0) return [...names];
  const kept: Name[] = [];
  for (const name of names) {
    const verdict =
      name.rule === 'acronym' || name.rule === 'capitals' ? verdicts.get(name.name.replace(/\./g, '')) : undefined;
    if (verdict === 'nobody') continue;
    kept.push(verdict === undefined ? name : { ...name, kind: verdict, score: 750, rule: 'acronym.spelled' });
  }
  return kept;
}

function verdictsOf(tokens: readonly Token[]): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const token of tokens) {
    if (!token.pre.endsWith('(') || !/^\p{Lu}[\p{L}\d]{1,9}$/u.test(token.text)) continue;
    const first = spelledFrom(tokens, token);
    if (first === undefined) continue;
    const verdict = verdictOn(tokens, first, token.index);
    if (verdict !== undefined && !verdicts.has(token.text)) verdicts.set(token.text, verdict);
  }
  return verdicts;
}

/** Start of the words before the bracket whose initials are the acronym's letters; small words may be left out. */
function spelledFrom(tokens: readonly Token[], acronym: Token): number | undefined {
  const letters = acronym.text.toLowerCase().replace(/s$/, (end) => (acronym.text.endsWith('s') ? '' : end));
  if (!/^\p{Lu}{2,}s?$/u.test(acronym.text)) return undefined;
  let at = acronym.index - 1;
  let letter = letters.length - 1;
  let first: number | undefined;
  while (at >= 0 && letter >= 0 && acronym.index - at <= letters.length + 4) {
    const token = tokens[at]!;
    if (token.sentence !== acronym.sentence || /[,;:()]/.test(at === acronym.index - 1 ? '' : token.post)) break;
    if (token.lower.startsWith(letters[letter]!)) {
      first = at;
      letter -= 1;
    } else if (!/^(?:of|and|the|for|in|on|to|de|la|&)$/.test(token.lower)) break;
    at -= 1;
  }
  return letter < 0 ? first : undefined;
}

function verdictOn(tokens: readonly Token[], first: number, last: number): Verdict | undefined {
  const tail = tokens[last - 1]!;
  const words = tokens.slice(first, last);
  if (!words.some((token) => isCapital(token))) return 'nobody';
  if (!isCapital(tail)) return undefined;
  if (PLACE_HEADS.has(tail.lower)) return 'PLACE';
  if (words.some((token) => ORGANISATION_HEADS.has(token.lower) || ORGANISATION_OPENERS.has(token.lower)))
    return 'ORGANISATION';
  return words.every((token) => isOrdinaryWord(token.lower)) &&
    /(?:tion|ment|ing|ance|ence|ity|ty|ure|al|ics|ies|index|product|system|vehicle|machine|plan|test)$/.test(tail.lower)
    ? 'nobody'
    : 'ORGANISATION';
}
