/** Words kept; a language has more, an archive of news repeats these. */
const MOST = 30_000;
/** Longer ones, in UTF-16 units, do not come again. */
const LONGEST = 40;

/**
 * The same function with its answers kept by word. Only for what the word alone decides: then nothing depends on what was read
 * before. When many words are kept, all are forgotten. An answer is never undefined.
 */
export function remember<Answer extends NonNullable<unknown> | null>(
  workOut: (word: string) => Answer,
): (word: string) => Answer {
  let kept = new Map<string, Answer>();
  return (word) => {
    const found = kept.get(word);
    if (found !== undefined) return found;
    const answer = workOut(word);
    if (word.length <= LONGEST) {
      if (kept.size >= MOST) kept = new Map();
      kept.set(word, answer);
    }
    return answer;
  };
}
