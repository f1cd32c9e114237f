/**
 * The article a story is judged against: its founding one while that is a live member, else its oldest live member, wherever the anchor
 * stood before. So a retraction moves the anchor and a reinstatement moves it back, also where the founding article went to another story.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import { earliestInstant } from '../domain/edtf.ts';
import type { ArticleId, FoundedId, StoryId } from '../domain/ids.ts';
import { canonicalOf, membersOf, sameCluster } from '../registry/clusters.ts';
import { storyLink } from '../registry/links.ts';
import type { ArticleRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** Articles of a story looked at for a new anchor. */
const MAX_MEMBERS = 100_000;

/** The stories among `things`, and those merged with them, whose anchor has to move, given what is known after a judgement. */
export function reanchor(registry: RegistryReader, things: Iterable<FoundedId>): readonly DomainEvent[] {
  const stories = new Set<StoryId>();
  for (const id of things)
    if (id.startsWith('sto_')) for (const member of membersOf(registry, id)) stories.add(member as StoryId);
  const events: DomainEvent[] = [];
  for (const story of [...stories].sort()) {
    const standing = registry.get('thing', story)?.anchor;
    const wanted = anchorOf(registry, story);
    if (wanted && wanted !== standing) events.push({ type: 'StoryReanchored', v: 1, story, article: wanted });
  }
  return events;
}

/** The article a story is to be judged against; undefined while it has no live member, then nothing moves. */
function anchorOf(registry: RegistryReader, story: StoryId): ArticleId | undefined {
  const thing = registry.get('thing', story);
  if (!thing) return undefined;
  const founding = registry.get('version', thing.version)?.article;
  if (founding && covers(registry, registry.get('article', founding), story)) return founding;
  const members = new Set(
    membersOf(registry, story).flatMap((id) => registry.members('thing-articles', id, MAX_MEMBERS)),
  );
  return [...members]
    .map((id) => registry.get('article', id))
    .filter((record): record is ArticleRecord => covers(registry, record, story))
    .map((record) => ({ record, published: publishedKey(registry, record) }))
    .sort((a, b) =>
      a.published < b.published
        ? -1
        : a.published > b.published
          ? 1
          : a.record.position - b.record.position || (a.record.id < b.record.id ? -1 : 1),
    )[0]?.record.id;
}

/** Whether a live article belongs to a story. */
function covers(registry: RegistryReader, record: ArticleRecord | undefined, story: StoryId): boolean {
  if (record?.status !== 'LIVE') return false;
  const current = registry.get('version', record.versions.at(-1) ?? '');
  const link = current ? storyLink(current, sameCluster(registry)) : undefined;
  return link !== undefined && canonicalOf(registry, link.to) === canonicalOf(registry, story);
}

/** When an article was first published, as far as is known, for sorting; unknown times last. */
function publishedKey(registry: RegistryReader, record: ArticleRecord): string {
  const corrected = record.corrections.findLast((correction) => correction.published)?.published;
  const published = corrected ?? registry.get('version', record.versions.at(-1) ?? '')?.published;
  return earliestInstant(published?.value ?? null) || '9999';
}
