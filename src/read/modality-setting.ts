/**
 * What the modality of one trigger is decided from, and what comes out.
 */
import type { Modality, QuoteMention } from '../domain/extraction.ts';
import type { Sentence, Token, Tokens } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

export interface Certainty {
  readonly modality: Modality;
  readonly attributedTo?: number;
}

/** What the modality of one trigger is decided from. */
export interface Setting {
  readonly document: Tokens;
  readonly sentence: Sentence;
  /** Token of the trigger. */
  readonly at: number;
  readonly group: VerbGroup | undefined;
  readonly groups: readonly VerbGroup[];
  readonly quote: QuoteMention | undefined;
  /** The quote a token stands in. */
  readonly quoteAt: ReadonlyMap<number, QuoteMention>;
  /** Entity index of the subject of a group, when it names somebody. */
  readonly speakerOf: (group: VerbGroup) => number | undefined;
  /** Entity index behind "according to" in the sentence. */
  readonly accordingTo: number | undefined;
}

/** The last word of a quoted sentence: what stands behind it is a sentence of its own. */
export function closesQuoted(token: Token): boolean {
  return /[.!?]["”’']\s/.test(token.post);
}
