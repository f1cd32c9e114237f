/**
 * What a question takes as so: "Why did they leave?" says that they left, "Did they leave?" leaves it open.
 */
import type { Sentence, Token } from './tokens.ts';

const ASKS_WHICH = /^(?:how|why|when|where|what|who|whom|whose|which)$/;

/**
 * `takenAsSo` for a question that asks for a part of what it takes as so, `wouldBe` where it does so of what may or should be, `open` for any
 * other; undefined for a sentence that is no question.
 */
export function questionOf(
  text: string,
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
): 'takenAsSo' | 'wouldBe' | 'open' | undefined {
  if (!/\?["”’)]?\s*$/.test(text.slice(Math.max(sentence.start, sentence.end - 4), sentence.end))) return undefined;
  // "For how long have you been", "And since then, what did they do?"
  for (let i = sentence.first; i < Math.min(at, sentence.first + 12); i += 1) {
    const opens =
      i < sentence.first + 3 || /[,;:–—]/.test(tokens[i - 1]!.post) || /^(?:and|but|so|or)$/.test(tokens[i - 1]!.lower);
    if (opens && ASKS_WHICH.test(tokens[i]!.lower) && !/^(?:no|not)$/.test(tokens[i + 1]?.lower ?? ''))
      return mayOnlyBe(tokens, i, at) ? 'wouldBe' : 'takenAsSo';
  }
  return 'open';
}

/** "Why should I", "How much more could you": the auxiliary stands before its subject. */
function mayOnlyBe(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = from + 1; i < Math.min(at, from + 6); i += 1)
    if (/^(?:should|could|would|can|may|might|will)$/.test(tokens[i]!.lower)) return true;
  return false;
}
