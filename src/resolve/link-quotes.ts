/** Which quotes are one: the same words with other edges or punctuation, judged against the founding mention. */
import type { DomainEvent } from '../domain/domain-event.ts';
import type { Extraction, QuoteMention } from '../domain/extraction.ts';
import { placeOf } from '../domain/extraction.ts';
import { foundedId, type MentionPlace, mentionId, type QuoteId, type VersionId } from '../domain/ids.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { cutReasons, takeBasis } from './basis.ts';
import { quoteKeys } from './linking-keys.ts';
import { mayJoin } from './may-join.ts';

export const QUOTE_RULE = 'quote/2';

const MAX_CANDIDATES = 30;
/** Share of the shorter quote's word runs that must stand in the other, per mille. */
const SAME = 700;
/** Runs that must be shared, so that a common phrase makes no quote: seven words in a row. */
const MIN_RUNS = 4;

/** A quote a piece is taken for, and how much of the shorter of the two is shared. */
interface Judged {
  readonly id: QuoteId;
  readonly shared: number;
  /** 0-1000. */
  readonly score: number;
}

/**
 * Links every direct or mixed quote of a version; one that `standing` tells a link of is not decided again. Pieces that one utterance was
 * broken into are one quote: a piece that is known by its own words keeps to that, the others go with the piece before, or with the
 * first one behind that is known.
 */
export function linkQuotes(
  registry: RegistryReader,
  version: VersionId,
  extraction: Extraction,
  text: string,
  standing: (place: MentionPlace) => QuoteId | undefined = () => undefined,
): readonly DomainEvent[] {
  const events: DomainEvent[] = [];
  const here = new Map<string, QuoteId>();
  for (const utterance of utterances(extraction)) {
    const pieces = utterance.flatMap(({ content }) => {
      const keys = quoteKeys(text.slice(content.start, content.end));
      const place = placeOf(content);
      const own = foundedId('QUOTE', mentionId(version, 'quote', place));
      return keys.length === 0
        ? []
        : [{ keys, place, own, stands: standing(place), ...judge(registry, own, keys, here) }];
    });
    const known = pieces.map(({ stands, judged }) => stands ?? judged[0]?.id);
    // Where the utterance stands so far: a piece that is not known goes with it.
    let whole = known.find((id) => id !== undefined);
    for (const [index, { keys, place, own, stands, judged, basis, cut }] of pieces.entries()) {
      const goes = known[index] ?? (whole !== undefined && mayJoin(registry, own, whole) ? whole : undefined);
      const id: QuoteId = goes ?? own;
      if (goes === undefined) events.push({ type: 'QuoteFounded', v: 1, id, version, place });
      whole = id;
      if (!known[index] || stands) for (const key of keys) here.set(key, id);
      if (stands) continue;
      const [best, ...others] = judged;
      const lost = others.slice(0, 2).map(({ id: other, score }) => ({ id: other, score }));
      events.push({
        type: 'QuoteLinked',
        v: 1,
        version,
        place,
        to: id,
        score: best?.score ?? 1000,
        rule: QUOTE_RULE,
        reasons: [best ? `runs:${best.shared}` : goes === undefined ? 'founded' : 'continued', ...cut],
        ...(lost.length > 0 ? { lost } : {}),
        ...basis,
      });
    }
  }
  return events;
}

/** The quotes with words between marks, those that `continues` joins together; each in text order. */
function utterances({ quotes }: Extraction): readonly (readonly QuoteMention[])[] {
  const of = new Map<number, QuoteMention[]>();
  const made: QuoteMention[][] = [];
  quotes.forEach((quote, index) => {
    if (quote.form === 'indirect') return;
    const before = quote.continues === undefined ? undefined : of.get(quote.continues);
    const utterance = before ?? [];
    if (!before) made.push(utterance);
    utterance.push(quote);
    of.set(index, utterance);
  });
  return made;
}

/** The quotes whose founding words a piece shares, best first. */
function judge(registry: RegistryReader, own: QuoteId, keys: readonly string[], here: ReadonlyMap<string, QuoteId>) {
  const counts = new Map<QuoteId, number>();
  for (const key of keys) {
    const local = here.get(key);
    const known = registry.members('key', key, MAX_CANDIDATES) as QuoteId[];
    for (const id of new Set([...(local ? [local] : []), ...known])) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const judged = [...counts]
    // Most share one run by chance: how long those are is not asked.
    .filter(([, shared]) => shared >= Math.min(MIN_RUNS, keys.length) && shared >= 2)
    .map(([id, shared]): Judged => {
      const size = foundedSize(registry, id) ?? keys.length;
      return { id, shared, score: Math.min(1000, Math.floor((1000 * shared) / Math.min(size, keys.length))) };
    })
    .filter(({ score }) => score >= SAME)
    .filter(({ id }) => mayJoin(registry, own, id))
    .sort((a, b) => b.score - a.score || b.shared - a.shared || (a.id < b.id ? -1 : 1));
  // Which quote a mention joins leans on the things it found, not only on their keys.
  for (const { id } of judged) registry.get('thing', id);
  const basis = takeBasis(registry);
  return { judged, basis, cut: cutReasons(registry) };
}

/** How many keys the founding mention of a quote has. */
function foundedSize(registry: RegistryReader, id: QuoteId): number | undefined {
  const thing = registry.get('thing', id);
  const version = thing ? registry.get('version', thing.version) : undefined;
  const suffix = `\t${id}`;
  const size = version?.keys.filter((key) => key.startsWith('quote:') && key.endsWith(suffix)).length;
  return size || undefined;
}
