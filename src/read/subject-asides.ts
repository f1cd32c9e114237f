/**
 * Subjects behind asides: what stands between commas, dashes or brackets parts a subject from its verb.
 */
import { type Phrase, phraseBefore } from './noun-phrases.ts';
import type { Sentence, Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';

/** "Jan Doe, from Essex, but living in Oslo, fell": no clause has begun yet, so the noun before all asides is meant. */
export function behindAsides(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  if (before.some((group) => hasTense(tokens, group) && !/^(?:who|which)$/.test(tokens[group.first - 1]?.lower ?? '')))
    return undefined;
  if (!/^,/.test(tokens[verb - 1]!.post)) {
    // "Jan Doe, 66, of Narvik was struck"
    const opener = tokens[(commaBefore(tokens, at + 1, sentence) ?? verb) + 1];
    if (opener === undefined || !/^(?:of|from)$/.test(opener.lower)) return undefined;
  }
  let edge: number | undefined = at;
  for (let hops = 0; hops < 3; hops += 1) {
    edge = commaBefore(tokens, edge, sentence);
    if (edge === undefined) return undefined;
    const until = edge;
    const phrase = phraseBefore(
      tokens,
      edge,
      sentence,
      before.filter((group) => group.last <= until),
    );
    if (phrase !== undefined && !tokens[phrase.last - 1]!.tags.has('Value')) return phrase;
  }
  return undefined;
}

/** Token before the comma that opens an aside: "Doe" in "Doe, an economist, said". */
export function commaBefore(tokens: readonly Token[], at: number, sentence: Sentence): number | undefined {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 24); i -= 1) if (/^,/.test(tokens[i]!.post)) return i;
  return undefined;
}
