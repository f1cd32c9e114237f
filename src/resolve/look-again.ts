/**
 * What an article that has just been linked tells about those that came before it: articles that belong to another story now, what their
 * mentions stand for there, and the happenings of those that were published later.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import type { ArticleId, StoryId, VersionId } from '../domain/ids.ts';
import { sameCluster } from '../registry/clusters.ts';
import { type BodySource, currentVersion, readable } from '../registry/contributions.ts';
import { storyLink } from '../registry/links.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { relink, toRelink } from './relink.ts';
import type { LinkOptions } from './resolve.ts';
import { settleEvents } from './settle-events.ts';
import { type Move, reanchorLeft, settleStories } from './settle-stories.ts';
import { storyProfile } from './story-profile.ts';

/**
 * Decides it step by step; each step is handed to `append` as one commit and has to be known when that comes back, since the next is decided
 * from there. Appends nothing for an article that was not read or is not the current wording.
 */
export function lookAgain(
  registry: RegistryReader,
  bodies: BodySource,
  { article, version }: { readonly article: ArticleId; readonly version: VersionId },
  options: LinkOptions,
  append: (events: readonly DomainEvent[]) => void,
): void {
  const read = readable(registry, bodies, article);
  if (!read?.extraction || read.extraction.unread || read.version.id !== version) return;
  const step = (events: readonly DomainEvent[]) => {
    if (events.length > 0) append(events);
  };
  const published = read.version.published.value;
  const profile = storyProfile(read.body, read.extraction, published);
  const { events, moves } = settleStories(registry, { version, profile, published }, options.links);
  step(events);
  if (moves.length > 0) step(reanchorLeft(registry, moves));
  for (const relinking of toRelink(registry, moves)) step(relink(registry, bodies, relinking, options));
  for (const [story, articles] of storiesOf(registry, article, moves))
    step(settleEvents(registry, bodies, story, articles, options));
}

/** The stories that an article or one that moved came into or left, with these articles. */
function storiesOf(
  registry: RegistryReader,
  article: ArticleId,
  moves: readonly Move[],
): ReadonlyMap<StoryId, readonly ArticleId[]> {
  const stories = new Map<StoryId, ArticleId[]>();
  const add = (story: StoryId | undefined, id: ArticleId | undefined) => {
    if (story && id) stories.set(story, [...(stories.get(story) ?? []), id]);
  };
  const current = currentVersion(registry, article);
  add(current && storyLink(current, sameCluster(registry))?.to, article);
  for (const { version, from, to } of moves)
    for (const story of [from, to]) add(story, registry.get('version', version)?.article);
  return stories;
}
