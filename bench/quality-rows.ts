/** The reader's own rows for a gold set: through the same door as `newsloom read --score`. */
import { documentOf } from '../src/cli/score-lines.ts';
import { type ScoreRow, scoreRow } from '../src/read/score-row.ts';
import type { GoldRow } from './quality-data.ts';

/** One row a document, in order. Only id, text, title and date are looked at. */
export function readGold(gold: readonly GoldRow[]): ScoreRow[] {
  return gold.map(({ id, text, title, date }) => {
    const found = documentOf({ id, text, title, date });
    if (typeof found === 'string') throw new Error(`${id}: ${found}`);
    return scoreRow(found.document);
  });
}
