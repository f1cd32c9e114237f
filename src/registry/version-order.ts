/** Which version of an article is the newer one, whatever the order they were read in. */
import { earliestInstant } from '../domain/edtf.ts';
import type { VersionRecord } from './records.ts';

type Dated = Pick<VersionRecord, 'modified' | 'retrieved' | 'published'>;

/**
 * Whether `next`, read later, is newer than `known`, or as new. Two that say when they were changed go by that, two that do not by when
 * they were retrieved. One that was changed at a stated time is newer than one that states none, unless it was changed before that one
 * came out: an archive is often read in one go, so that the time of retrieval says nothing of the first version's age.
 */
export function isNewer(next: Dated, known: Dated): boolean {
  if (next.modified !== undefined && known.modified !== undefined)
    return Date.parse(next.modified) >= Date.parse(known.modified);
  if (next.modified === undefined) return Date.parse(next.retrieved) >= Date.parse(known.modified ?? known.retrieved);
  const out = known.published.status === 'first' ? earliestInstant(known.published.value) : '';
  return Date.parse(next.modified) >= Date.parse(out || known.retrieved);
}
