/**
 * Headlines In Title Case read as plain sentences: the tagger takes every capital for a name, so "Storm Hits Coast" has no
 * verb. Such lines are tagged again in lower case, names kept. Only tags, root and case of the tokens change, never a span.
 */
import type { LocatedMention } from './coreference.ts';
import { isCapital, opensWithLetter, retagged, type Sentence, type Token, type Tokens, tokenise } from './tokens.ts';

/** Fewest words of a line that is judged; shorter ones are captions and names. */
const FEWEST = 4;
/** Longest line that is judged, in tokens: titles are short. */
const LONGEST = 40;

/** The document with its title-case lines tagged as sentences; everything else is the same object. */
export function withHeadlines(
  document: Tokens,
  mentions: readonly Pick<LocatedMention, 'form' | 'first' | 'last'>[],
): Tokens {
  const lines = document.sentences.filter((sentence) => isTitleCase(document.tokens, sentence));
  if (lines.length === 0) return document;
  const usage = usageOf(document, lines);
  const named = new Set<number>();
  for (const mention of mentions)
    if (mention.form === 'name') for (let i = mention.first; i < mention.last; i += 1) named.add(i);
  const tokens = [...document.tokens];
  for (const line of lines) retag(document.text, tokens, line, (token) => isLowered(token, named, usage));
  return { ...document, tokens };
}

/** Most of its longer words open with a capital. */
function isTitleCase(tokens: readonly Token[], sentence: Sentence): boolean {
  const length = sentence.last - sentence.first;
  if (length < FEWEST || length > LONGEST) return false;
  let capitals = 0;
  let words = 0;
  for (let i = sentence.first; i < sentence.last; i += 1) {
    const token = tokens[i]!;
    if (token.text.length < 4 || !opensWithLetter(token)) continue;
    words += 1;
    if (isCapital(token)) capitals += 1;
  }
  return words >= 3 && capitals * 10 >= words * 8;
}

/** How often each word stands in lower case and inside a sentence with a capital, title-case lines left out. */
function usageOf(document: Tokens, lines: readonly Sentence[]): Map<string, { lower: number; upper: number }> {
  const apart = new Set(lines.map((line) => line.index));
  const usage = new Map<string, { lower: number; upper: number }>();
  for (const sentence of document.sentences) {
    if (apart.has(sentence.index)) continue;
    for (let i = sentence.first; i < sentence.last; i += 1) {
      const token = document.tokens[i]!;
      const held = usage.get(token.lower) ?? { lower: 0, upper: 0 };
      if (!isCapital(token)) held.lower += 1;
      else if (i > sentence.first) held.upper += 1;
      usage.set(token.lower, held);
    }
  }
  return usage;
}

function isLowered(
  token: Token,
  named: ReadonlySet<number>,
  usage: ReadonlyMap<string, { lower: number; upper: number }>,
): boolean {
  if (!isCapital(token)) return false;
  const { lower, upper } = usage.get(token.lower) ?? { lower: 0, upper: 0 };
  if (upper > lower) return false;
  if (lower > 0) return true;
  return !named.has(token.index);
}

function retag(text: string, tokens: Token[], line: Sentence, lowered: (token: Token) => boolean): void {
  const start = tokens[line.first]!.start;
  const end = tokens[line.last - 1]!.end;
  let plain = text.slice(start, end);
  const small = new Set<number>();
  for (let i = line.first; i < line.last; i += 1) {
    const token = tokens[i]!;
    // a word whose length changes with its case would move all spans behind it
    if (!lowered(token) || token.lower.length !== token.text.length) continue;
    small.add(i);
    plain = plain.slice(0, token.start - start) + token.text.toLowerCase() + plain.slice(token.end - start);
  }
  if (small.size === 0) return;
  const again = new Map(tokenise(plain).tokens.map((token) => [token.start + start, token] as const));
  for (let i = line.first; i < line.last; i += 1) {
    const token = tokens[i]!;
    const other = again.get(token.start);
    if (other === undefined || other.end + start !== token.end) continue;
    tokens[i] = retagged(token, other.tags, other.root, small.has(i) ? other.text : token.text);
  }
}
