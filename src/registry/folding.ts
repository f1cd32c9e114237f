/**
 * What the parts of the fold share: records are changed through these, which note every article and thing they touch.
 */
import type { ArticleId, FoundedId, FoundedType, JudgementId, MentionPlace, VersionId } from '../domain/ids.ts';
import { membersOf } from './clusters.ts';
import { EMPTY_TALLIES } from './contributions.ts';
import { basisOf, linkedThings } from './links.ts';
import type { ArticleRecord, ThingRecord, VersionRecord } from './records.ts';
import type { RegistryStore } from './registry-store.ts';

/** A bound for look-ups that must see all members. */
export const ALL = 1_000_000;

/** One commit being folded. */
export interface Folding {
  readonly store: RegistryStore;
  readonly position: number;
  readonly articles: Set<ArticleId>;
  /** Those that came in again, in other words or at another time. */
  readonly revised: Set<ArticleId>;
  readonly things: Set<FoundedId>;
  /** Versions whose links changed, with what they were linked to and rested on before: forty links of an article are compared once. */
  readonly linked: Map<
    VersionId,
    { readonly things: ReadonlySet<FoundedId>; readonly basis: ReadonlySet<JudgementId> }
  >;
  /** Order of founding inside the commit. */
  order: number;
}

/** Founds a thing; one that was founded before is only touched. */
export function found(
  folding: Folding,
  id: FoundedId,
  type: FoundedType,
  version: VersionId,
  place: MentionPlace,
  more: Pick<ThingRecord, 'kind' | 'anchor'> = {},
): void {
  const { store, position } = folding;
  folding.things.add(id);
  if (store.get('thing', id)) return;
  store.put('thing', id, {
    id,
    type,
    position,
    order: folding.order++,
    version,
    place,
    canonical: id,
    renamed: [],
    retyped: [],
    ...more,
    ...EMPTY_TALLIES,
  });
}

/** Notes which articles link to which things, for links made since it was last called. */
export function indexLinks(folding: Folding): void {
  for (const [id, before] of folding.linked) {
    const record = folding.store.get('version', id) as VersionRecord;
    for (const thing of linkedThings(record)) {
      if (before.things.has(thing)) continue;
      mustThing(folding, thing);
      folding.store.add('thing-articles', thing, record.article);
    }
    const basis = basisOf(record);
    for (const judgement of basis) if (!before.basis.has(judgement)) folding.store.add('basis', judgement, id);
    for (const judgement of before.basis) if (!basis.has(judgement)) folding.store.remove('basis', judgement, id);
  }
  folding.linked.clear();
}

/** Every article that ever linked to a thing, copied an article, or has a quote the thing is judged to have said, has to be looked at again. */
export function touchLinked(folding: Folding, id: FoundedId | ArticleId): void {
  indexLinks(folding);
  const { store, articles } = folding;
  for (const article of store.members('thing-articles', id, ALL)) articles.add(article as ArticleId);
  if (id.startsWith('ent_'))
    for (const quote of store.members('speaker', id, ALL))
      for (const member of membersOf(store, quote as FoundedId))
        for (const article of store.members('thing-articles', member, ALL)) articles.add(article as ArticleId);
}

export function mustArticle(folding: Folding, id: ArticleId): ArticleRecord {
  const record = folding.store.get('article', id);
  if (!record)
    throw new Error(
      `Cannot fold position ${folding.position}: article "${id}" is unknown, expected it in an earlier commit`,
    );
  return record;
}

export function changeArticle(folding: Folding, id: ArticleId, change: (record: ArticleRecord) => ArticleRecord): void {
  folding.store.put('article', id, change(mustArticle(folding, id)));
  folding.articles.add(id);
}

export function changeVersion(folding: Folding, id: VersionId, change: (record: VersionRecord) => VersionRecord): void {
  const record = folding.store.get('version', id);
  if (!record)
    throw new Error(
      `Cannot fold position ${folding.position}: version "${id}" is unknown, expected it in an earlier commit`,
    );
  const next = change(record);
  if (!folding.linked.has(id)) folding.linked.set(id, { things: linkedThings(record), basis: basisOf(record) });
  folding.store.put('version', id, next);
  folding.articles.add(record.article);
}

export function mustThing(folding: Folding, id: FoundedId): ThingRecord {
  const record = folding.store.get('thing', id);
  if (!record)
    throw new Error(
      `Cannot fold position ${folding.position}: "${id}" was never founded, expected it in an earlier commit`,
    );
  return record;
}

export function changeThing(folding: Folding, id: FoundedId, change: (record: ThingRecord) => ThingRecord): void {
  folding.store.put('thing', id, change(mustThing(folding, id)));
  folding.things.add(id);
}
