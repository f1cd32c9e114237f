/**
 * Scores that say what they mean: of the items at 800, about 80 of 100 are right. The steps before weigh evidence against evidence with
 * scores of their own; what leaves the reader has the share at which its rule was right on annotated news.
 */
import type { Extraction } from '../domain/extraction.ts';
import { HAPPENING_RULES, NAME_RULES, QUOTE_RULES } from './data/confidence.ts';

/** The same reading with calibrated scores. A happening that is but a guess or a condition is no less one, so modality does not count. */
export function withConfidence(read: Extraction): Extraction {
  return {
    ...read,
    entities: read.entities.map((entity) => ({
      ...entity,
      mentions: entity.mentions.map((mention) =>
        mention.form === 'name' ? { ...mention, score: NAME_RULES[mention.rule] ?? mention.score } : mention,
      ),
    })),
    quotes: read.quotes.map((quote) =>
      quote.form === 'indirect' ? quote : { ...quote, score: QUOTE_RULES[quote.rule] ?? quote.score },
    ),
    happenings: read.happenings.map((happening) => {
      const shares = HAPPENING_RULES[happening.rule];
      return shares ? { ...happening, score: happening.type === 'other' ? shares.other : shares.typed } : happening;
    }),
  };
}
