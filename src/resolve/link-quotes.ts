/** Which quotes are one: the same words with other edges or punctuation, judged against the founding mention. */
import type { DomainEvent } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import { placeOf } from '../domain/extraction.ts';
import { foundedId, type MentionPlace, mentionId, type QuoteId, type VersionId } from '../domain/ids.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { takeBasis } from './basis.ts';
import { quoteKeys } from './linking-keys.ts';
import { mayJoin } from './may-join.ts';

export const QUOTE_RULE = 'quote/1';

const MAX_CANDIDATES = 30;
/** Share of the shorter quote's word runs that must stand in the other, per mille. */
const SAME = 700;
/** Runs that must be shared, so that a common phrase makes no quote: seven words in a row. */
const MIN_RUNS = 4;

/** Links every direct or mixed quote of a version; one that `standing` tells a link of is not decided again. */
export function linkQuotes(
  registry: RegistryReader,
  version: VersionId,
  extraction: Extraction,
  text: string,
  standing: (place: MentionPlace) => QuoteId | undefined = () => undefined,
): readonly DomainEvent[] {
  const events: DomainEvent[] = [];
  const here = new Map<string, QuoteId>();
  for (const quote of extraction.quotes) {
    if (quote.form === 'indirect') continue;
    const keys = quoteKeys(text.slice(quote.content.start, quote.content.end));
    if (keys.length === 0) continue;
    const place = placeOf(quote.content);
    const stands = standing(place);
    if (stands) {
      for (const key of keys) here.set(key, stands);
      continue;
    }
    const counts = new Map<QuoteId, { shared: number; size: number }>();
    for (const key of keys) {
      const local = here.get(key);
      const known = registry.members('key', key, MAX_CANDIDATES) as QuoteId[];
      for (const id of new Set([...(local ? [local] : []), ...known])) {
        const count = counts.get(id) ?? { shared: 0, size: foundedSize(registry, id) ?? keys.length };
        count.shared += 1;
        counts.set(id, count);
      }
    }
    const own = foundedId('QUOTE', mentionId(version, 'quote', place));
    const judged = [...counts]
      .map(([id, { shared, size }]) => ({
        id,
        shared,
        score: Math.min(1000, Math.floor((1000 * shared) / Math.min(size, keys.length))),
      }))
      .filter(({ shared, score }) => score >= SAME && shared >= Math.min(MIN_RUNS, keys.length) && shared >= 2)
      .filter(({ id }) => mayJoin(registry, own, id))
      .sort((a, b) => b.score - a.score || b.shared - a.shared || (a.id < b.id ? -1 : 1));
    // Which quote a mention joins leans on the things it found, not only on their keys.
    for (const { id } of judged) registry.get('thing', id);
    const basis = takeBasis(registry);
    const [best, ...others] = judged;
    const to = best?.id;
    const id = to ?? own;
    if (!to) events.push({ type: 'QuoteFounded', v: 1, id, version, place });
    const lost = others.slice(0, 2).map(({ id: other, score }) => ({ id: other, score }));
    events.push({
      type: 'QuoteLinked',
      v: 1,
      version,
      place,
      to: id,
      score: best?.score ?? 1000,
      rule: QUOTE_RULE,
      reasons: best ? [`runs:${best.shared}`] : ['founded'],
      ...(lost.length > 0 ? { lost } : {}),
      ...basis,
    });
    if (!to) for (const key of keys) here.set(key, id);
  }
  return events;
}

/** How many keys the founding mention of a quote has. */
function foundedSize(registry: RegistryReader, id: QuoteId): number | undefined {
  const thing = registry.get('thing', id);
  const version = thing ? registry.get('version', thing.version) : undefined;
  const suffix = `\t${id}`;
  const size = version?.keys.filter((key) => key.startsWith('quote:') && key.endsWith(suffix)).length;
  return size || undefined;
}
