/**
 * What people judge of whole articles, as DomainEvents: retract, reinstate, withdraw. Decided from the Registry alone, refused with
 * the state found; each can be undone by another, save the take-down, which is final.
 */

import { canonicalUrl } from '../domain/canonical-url.ts';
import type { Authored, DomainEvent } from '../domain/domain-event.ts';
import { earliestInstant } from '../domain/edtf.ts';
import { type ArticleId, articleId, type StoryId } from '../domain/ids.ts';
import { canonicalOf, membersOf, sameCluster } from '../registry/clusters.ts';
import { storyLink } from '../registry/links.ts';
import type { ArticleRecord, ArticleStatus } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** Articles of a story looked at for a new anchor. */
const MAX_MEMBERS = 100_000;

export type ArticleAction = 'retract' | 'reinstate' | 'withdraw';

/** A judgement that cannot be made in the state the Registry is in; saying it again does not help. */
export class JudgementRefused extends Error {
  override readonly name = 'JudgementRefused';
}

/**
 * The article that "art_..." or a URL names.
 * @throws {JudgementRefused} when it is neither or nothing is known of it
 */
export function findArticle(registry: RegistryReader, name: string): ArticleRecord {
  const url = canonicalUrl(name);
  const id = name.startsWith('art_')
    ? (name as ArticleId)
    : url === undefined
      ? undefined
      : articleId({ canonicalUrl: url, title: '' });
  const record = id ? registry.get('article', id) : undefined;
  if (!record)
    throw new JudgementRefused(
      `Cannot find article "${name}": nothing is known of it, expected an article id (art_...) or the URL of one that was read`,
    );
  return record;
}

/**
 * The DomainEvents of a judgement about an article; none when it already stands so.
 * @throws {JudgementRefused} for an article that was taken down
 */
export function judgeArticle(
  registry: RegistryReader,
  action: ArticleAction,
  article: ArticleRecord,
  authored: Authored,
): readonly DomainEvent[] {
  const wanted: ArticleStatus = action === 'retract' ? 'RETRACTED' : action === 'reinstate' ? 'LIVE' : 'WITHDRAWN';
  if (article.status === wanted) return [];
  if (article.status === 'WITHDRAWN')
    throw new JudgementRefused(
      `Cannot ${action} article "${article.id}": it was taken down, expected one that was not; a take-down is final`,
    );
  if (action === 'retract')
    return [{ type: 'ArticleRetracted', v: 1, article: article.id, ...authored }, ...reanchor(registry, article)];
  if (action === 'reinstate') return [{ type: 'ArticleReinstated', v: 1, article: article.id, ...authored }];
  const texts = article.versions.flatMap((version) => registry.get('version', version)?.text ?? []);
  return [
    {
      type: 'ArticleWithdrawn',
      v: 1,
      article: article.id,
      versions: article.versions,
      texts: [...new Set(texts)],
      ...authored,
    },
    ...reanchor(registry, article),
  ];
}

/** A story whose anchor leaves is judged against its oldest live member from then on. */
function reanchor(registry: RegistryReader, leaving: ArticleRecord): readonly DomainEvent[] {
  const same = sameCluster(registry);
  const version = registry.get('version', leaving.versions.at(-1) ?? (leaving.versions[0] as never));
  const link = version ? storyLink(version, same) : undefined;
  if (!link) return [];
  const anchored = membersOf(registry, link.to).filter(
    (id) => registry.get('thing', id)?.anchor === leaving.id,
  ) as StoryId[];
  if (anchored.length === 0) return [];
  const members = new Set(
    membersOf(registry, link.to).flatMap((id) => registry.members('thing-articles', id, MAX_MEMBERS)),
  );
  const live = [...members]
    .map((id) => registry.get('article', id))
    .filter(
      (record): record is ArticleRecord => record !== undefined && record.id !== leaving.id && record.status === 'LIVE',
    )
    .map((record) => {
      const current = registry.get('version', record.versions.at(-1) ?? '');
      const story = current ? storyLink(current, same) : undefined;
      return {
        record,
        published: earliestInstant(current?.published.value ?? null) || '9999',
        story: story && canonicalOf(registry, story.to),
      };
    })
    .filter(({ story }) => story === canonicalOf(registry, link.to))
    .sort((a, b) =>
      a.published < b.published
        ? -1
        : a.published > b.published
          ? 1
          : a.record.position - b.record.position || (a.record.id < b.record.id ? -1 : 1),
    );
  const next = live[0];
  return next ? anchored.map((story) => ({ type: 'StoryReanchored', v: 1, story, article: next.record.id })) : [];
}
