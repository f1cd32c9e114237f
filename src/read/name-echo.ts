/**
 * Names said again: a word that only its fellow mentions tell to be a name. "Hill" opens a sentence and could be a hill, but
 * the text spoke of Ana Hill; a headline has capitals everywhere, but the text below it says who "DALEN" is.
 */
import type { EntityKind } from '../domain/extraction.ts';
import { FAMILY_NAMES_FIRST } from './data/person-names.ts';
import { STOP_WORDS } from './data/stop-words.ts';
import { type Evidence, givenNameInLexicon, isOrdinaryWord, opens } from './evidence.ts';
import { nameAt } from './name-known.ts';
import type { Name } from './names.ts';
import { isCapital, joined, type Token, type Tokens } from './tokens.ts';

interface Echo {
  /** The words as printed in full text. */
  readonly words: readonly string[];
  readonly kind: EntityKind;
  readonly name: string;
  readonly key?: string | undefined;
}

/** The names of a document with those added that repeat another one, in text order. */
export function withEchoes(document: Tokens, names: readonly Name[], evidence: Evidence): Name[] {
  const echoes = echoesOf(document, names);
  if (echoes.size === 0) return [...names];
  const { tokens } = document;
  const taken = new Set<number>();
  for (const name of names) for (let i = name.first; i < name.last; i += 1) taken.add(i);
  const added: Name[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (taken.has(at) || !isCapital(token) || STOP_WORDS.has(token.lower)) continue;
    const echo = echoes.get(token.lower)?.find((each) => repeats(tokens, at, each, taken, evidence));
    if (echo === undefined) continue;
    const last = at + echo.words.length;
    const place = { first: at, last, start: token.start, end: tokens[last - 1]!.end, sentence: token.sentence };
    added.push(nameAt(place, { kind: echo.kind, name: echo.name, key: echo.key, score: 700, rule: 'echo' }));
    at = last - 1;
  }
  return added.length === 0 ? [...names] : [...names, ...added].sort((a, b) => a.start - b.start);
}

/** First word in lower case -> what may be repeated under it, longest first. */
function echoesOf(document: Tokens, names: readonly Name[]): Map<string, Echo[]> {
  const echoes = new Map<string, Echo[]>();
  const seen = new Set<string>();
  const put = (echo: Echo) => {
    const slot = `${echo.kind}:${echo.words.join(' ')}`;
    if (seen.has(slot)) return;
    seen.add(slot);
    const first = echo.words[0]!.toLowerCase();
    const rows = echoes.get(first);
    if (rows) rows.push(echo);
    else echoes.set(first, [echo]);
  };
  for (const name of names) {
    if (name.kind === undefined || name.form !== 'name' || name.score < 650) continue;
    const words = document.tokens.slice(name.first, name.last).map((token) => token.text);
    if (name.key === undefined && words.every((word) => isOrdinaryWord(word.toLowerCase()))) continue;
    put({ words, kind: name.kind, name: name.name, key: name.key });
    if (name.kind !== 'PERSON' || words.length < 2 || words.length > 4) continue;
    const surname = words[words.length - 1]!;
    const first = words[0]!.toLowerCase();
    const sure = name.score >= 800 && (!isOrdinaryWord(first) || givenNameInLexicon(first));
    if (surname.length > 2 && (sure || !isOrdinaryWord(surname.toLowerCase())))
      put({ words: [surname], kind: 'PERSON', name: surname });
    if ((words[0]!.length > 3 && sure) || FAMILY_NAMES_FIRST.has(words[0]!.toLowerCase()))
      put({ words: [words[0]!], kind: 'PERSON', name: words[0]! });
  }
  for (const rows of echoes.values()) rows.sort((a, b) => b.words.length - a.words.length);
  return echoes;
}

function repeats(
  tokens: readonly Token[],
  at: number,
  echo: Echo,
  taken: ReadonlySet<number>,
  evidence: Evidence,
): boolean {
  const headline = evidence.headline.has(tokens[at]!.sentence);
  for (let i = 0; i < echo.words.length; i += 1) {
    const token = tokens[at + i];
    const word = echo.words[i]!;
    if (token === undefined || taken.has(at + i)) return false;
    if (i > 0 && !joined(tokens[at + i - 1]!, token)) return false;
    if (headline ? token.lower !== word.toLowerCase() : token.text !== word) return false;
  }
  if (echo.words.length > 1) return true;
  const token = tokens[at]!;
  // in full text a word alone must stand alone; at a start of a sentence it must not be an ordinary word of the text
  if (headline) return !isOrdinaryWord(token.lower) || !evidence.plain.has(token.lower);
  const next = tokens[at + 1];
  if (next !== undefined && isCapital(next) && joined(token, next) && !token.possessive) return false;
  const before = tokens[at - 1];
  if (before !== undefined && isCapital(before) && joined(before, token) && !opens(tokens, before)) return false;
  return !(isOrdinaryWord(token.lower) && (opens(tokens, token) ? evidence.plain.has(token.lower) : false));
}
