/**
 * Why and how the main event came about, where the headline or lead says so in plain words: "because of", "due to", "after",
 * "to ...", "by ...-ing".
 */
import type { Span } from '../domain/extraction.ts';
import type { Clause } from './main-clause.ts';
import type { Opening } from './main-event.ts';
import type { Sentence, Token } from './tokens.ts';

/** Longest answer in tokens. */
const LONGEST = 14;
/** Sentences looked at from the first of the article. */
const REACH = 8;

/** What stands behind "because", "due to" or "over", else behind the "after" or "to" of the main clause. */
export function whyOf(opening: Opening, clause: Clause | undefined): Span | undefined {
  const { document } = opening;
  const { tokens } = document;
  for (const sentence of document.sentences.slice(0, REACH))
    for (let i = sentence.first; i < sentence.last; i += 1) {
      const cue = causeAt(tokens, i);
      if (cue > 0) return spanFrom(tokens, i + cue, sentence);
    }
  if (clause === undefined) return undefined;
  const next = tokens[clause.last];
  return next !== undefined && clause.last < clause.sentence.last && /^(?:after|as|to|for)$/.test(next.lower)
    ? spanFrom(tokens, clause.last + (next.lower === 'to' ? 0 : 1), clause.sentence)
    : undefined;
}

/** What stands behind "by ...-ing", else the clause behind "after", "when" or "as" in the lead. */
export function howOf(opening: Opening, clause: Clause | undefined): Span | undefined {
  const { document, lead } = opening;
  const { tokens } = document;
  for (const sentence of document.sentences.slice(0, lead + 2))
    for (let i = sentence.first; i + 1 < sentence.last; i += 1) {
      const word = tokens[i]!.lower;
      if (word === 'by' && tokens[i + 1]!.tags.has('Gerund')) return spanFrom(tokens, i + 1, sentence);
      if (/^(?:after|when|as)$/.test(word) && i > sentence.first) return spanFrom(tokens, i + 1, sentence);
    }
  return clause?.what;
}

/** Number of words of a cause's cue at a token, or 0. */
function causeAt(tokens: readonly Token[], at: number): number {
  const word = tokens[at]!.lower;
  const next = tokens[at + 1]?.lower ?? '';
  if (
    (word === 'because' || word === 'due' || word === 'owing' || word === 'thanks') &&
    (next === 'of' || next === 'to')
  )
    return 2;
  return word === 'because' ? 1 : 0;
}

function spanFrom(tokens: readonly Token[], first: number, sentence: Sentence): Span | undefined {
  if (first >= sentence.last) return undefined;
  let last = first + 1;
  while (last < sentence.last && last - first < LONGEST && !/[,;:]/.test(tokens[last - 1]!.post)) last += 1;
  return { start: tokens[first]!.start, end: tokens[last - 1]!.end };
}
