/**
 * Captions, credits and share links that a page runs into one "sentence": what stands on either side of such a mark is read apart.
 */
import { isCapital, type Sentence, type Token } from './tokens.ts';

/** Fewest tokens of a sentence in which a picture credit is looked for; shorter ones may name an agency as a source. */
const LONG = 30;

/** The parts of a sentence that are read apart; most sentences are one part. */
export function statementsOf(tokens: readonly Token[], sentence: Sentence): Sentence[] {
  const parts: Sentence[] = [];
  let first = sentence.first;
  const long = sentence.last - sentence.first > LONG;
  const counted = long && hasCounter(tokens, sentence);
  for (let at = sentence.first; at + 1 < sentence.last; at += 1) {
    if (!endsCaption(tokens, at, long, counted)) continue;
    parts.push({ ...sentence, first, last: at + 1 });
    first = at + 1;
  }
  return parts.length === 0 ? [sentence] : [...parts, { ...sentence, first }];
}

function hasCounter(tokens: readonly Token[], sentence: Sentence): boolean {
  for (let at = sentence.first; at < sentence.last; at += 1) if (isCounter(tokens[at]!)) return true;
  return false;
}

/** "7/19": the number of a picture in a gallery. */
function isCounter({ text }: Token): boolean {
  return text.includes('/') && /^\d{1,2}\/\d{1,2}$/.test(text);
}

/** Picture agencies as credits name them. */
const CREDIT = /^(?:getty|reuters|epa|afp|rex|shutterstock|alamy|wire|pa|ap|images)$/;

function endsCaption(tokens: readonly Token[], at: number, long: boolean, counted: boolean): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1]!;
  // "(Opens in new window)"
  if (token.lower === 'window' && /\)/.test(token.post)) return true;
  if (!long) return false;
  if (isCounter(next) || isCounter(token)) return counted;
  if (!isCapital(token) || !CREDIT.test(token.lower) || token.possessive) return false;
  return /^\s*$/.test(token.post) && isCapital(next) && !next.tags.has('Date') && !CREDIT.test(next.lower);
}
