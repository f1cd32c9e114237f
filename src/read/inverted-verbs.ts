/**
 * Verbs that stand before their subject: "..., said Jan Doe".
 */
import { phraseAfter } from './noun-phrases.ts';
import { endsStatement, isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** "..., said Jan Doe", "..., said the clerk who": a comma before the verb and who speaks behind it. */
export function isInverted(tokens: readonly Token[], verb: number, sentence: Sentence): boolean {
  const next = tokens[verb + 1];
  if (
    verb <= sentence.first ||
    !/^(?:said|says|added|wrote|reported)$/.test(tokens[verb]!.lower) ||
    !/^,\s*$/.test(tokens[verb - 1]!.post) ||
    next === undefined ||
    verb + 1 >= sentence.last ||
    !joined(tokens[verb]!, next)
  )
    return false;
  if (isCapital(next)) return next.tags.has('Noun') && !next.tags.has('Date');
  if (!/^(?:the|a|an|one|his|her|their)$/.test(next.lower)) return false;
  const phrase = phraseAfter(tokens, verb + 1, sentence);
  if (phrase === undefined) return false;
  // "Doe, whose brother fell, wrote a book": only somebody writes
  const head = tokens[phrase.last - 1]!;
  if (!/^sa/.test(tokens[verb]!.lower) && !head.tags.has('Actor') && !head.tags.has('Person')) return false;
  const end = tokens[phrase.last];
  return (
    phrase.last >= sentence.last ||
    end === undefined ||
    /^(?:who|whose)$/.test(end.lower) ||
    endsStatement(tokens[phrase.last - 1]!)
  );
}
