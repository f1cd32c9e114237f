/**
 * Which article a NewsEvent is judged by: the live one that was published first of those that tell of it, whichever of them came in first.
 * So it goes by the same words whatever order its articles came in, and is found for as long as any of them is live.
 */
import { earliestInstant } from '../domain/edtf.ts';
import type { ArticleId, NewsEventId } from '../domain/ids.ts';
import { ALL } from './folding.ts';
import type { ArticleRecord, Contribution, ThingRecord, VersionRecord } from './records.ts';
import type { RegistryReader, RegistryStore } from './registry-store.ts';

/**
 * Sorts articles by when they were published, as they said when they came; those of one moment by their words, those that do not say when
 * by when they came in, behind the others.
 */
export function publishedOrder(registry: RegistryReader, id: ArticleId): string {
  const article = registry.get('article', id);
  return orderOf(id, article, registry.get('version', article?.versions.at(-1) ?? ''));
}

function orderOf(id: ArticleId, article: ArticleRecord | undefined, version: VersionRecord | undefined): string {
  const instant = earliestInstant(version?.published.value ?? null);
  return instant
    ? `${instant}|${version?.text}|${id}`
    : `9999|${String(article?.position ?? 0).padStart(12, '0')}|${id}`;
}

/**
 * Moves the anchors of the NewsEvents that an article tells of now, `contributed`, or told of before. `revised`: it came in again.
 * @returns the other articles that an anchor came from or went to
 */
export function anchorEvents(
  store: RegistryStore,
  record: ArticleRecord,
  contributed: readonly Contribution[],
  revised: boolean,
): ReadonlySet<ArticleId> {
  const others = new Set<ArticleId>();
  const own = publishedOrder(store, record.id);
  const told = new Set(eventsOf(contributed));
  for (const id of told) {
    const { anchor } = thingOf(store, id);
    if (anchor === record.id) {
      // It may say now that it was published later than it said before.
      const next = revised ? firstToTell(store, id, record.id, own) : record.id;
      if (next && next !== record.id) {
        anchorTo(store, id, next);
        others.add(next);
      }
      continue;
    }
    if (anchor && publishedOrder(store, anchor) <= own) continue;
    anchorTo(store, id, record.id);
    if (anchor) others.add(anchor);
  }
  for (const version of record.versions)
    for (const id of eventsOf(store.get('version', version)?.contributions ?? [])) {
      if (told.has(id) || thingOf(store, id).anchor !== record.id) continue;
      const next = firstToTell(store, id, record.id);
      anchorTo(store, id, next);
      if (next) others.add(next);
    }
  return others;
}

function eventsOf(contributions: readonly Contribution[]): readonly NewsEventId[] {
  return contributions.map(({ thing }) => thing).filter((id): id is NewsEventId => id.startsWith('evt_'));
}

function thingOf(store: RegistryStore, id: NewsEventId): ThingRecord {
  return store.get('thing', id) as ThingRecord;
}

function anchorTo(store: RegistryStore, id: NewsEventId, article: ArticleId | undefined): void {
  const { anchor: _, ...thing } = thingOf(store, id);
  store.put('thing', id, { ...thing, ...(article ? { anchor: article } : {}) });
}

/** The article published first of those that tell of an event, one article left out; that one where it stands at `own`, before all others. */
function firstToTell(store: RegistryStore, id: NewsEventId, but: ArticleId, own?: string): ArticleId | undefined {
  let first = own === undefined ? undefined : { article: but, order: own };
  for (const article of store.members('thing-articles', id, ALL) as ArticleId[]) {
    if (article === but) continue;
    const record = store.get('article', article);
    const version = store.get('version', record?.versions.at(-1) ?? '');
    if (!version?.contributions.some(({ thing }) => thing === id)) continue;
    const order = orderOf(article, record, version);
    if (!first || order < first.order) first = { article, order };
  }
  return first?.article;
}
