/**
 * Extraction and what is known in, DomainEvents out: the only birthplace of links. Pure and deterministic; it looks at the
 * Registry and at nothing else, and every link it makes carries score, reasons, rule version and the candidates that lost.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import type { DomainEvent, LinkProposed, PublishedFact } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import {
  type ArticleId,
  type EntityId,
  type FoundedId,
  foundedId,
  type MentionKind,
  type MentionPlace,
  type NewsEventId,
  parseMentionId,
  type QuoteId,
  type StoryId,
  type VersionId,
} from '../domain/ids.ts';
import { canonicalOf, judgedDifferent, sameCluster } from '../registry/clusters.ts';
import { WHOLE_ARTICLE } from '../registry/links.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { recordBasis, restOn, restOnLinks, takeBasis } from './basis.ts';
import { findCopy } from './find-copy.ts';
import { linkEntities } from './link-entities.ts';
import { linkEvents } from './link-events.ts';
import { linkQuotes } from './link-quotes.ts';
import { linkStory, type StoryDecision } from './link-story.ts';
import { storyProfile } from './story-profile.ts';

export interface ToResolve {
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly body: ArticleBody;
  readonly extraction: Extraction;
  readonly published: PublishedFact;
}

/** How sure links have to be. */
export interface LinkOptions {
  /** `precise` is what the product runs: a wrong link costs more than a missing one. `balanced` weighs them alike. */
  readonly links?: 'precise' | 'balanced';
  /** Links every happening, also those that make no event of their own (acts of speech, side remarks): for measuring. */
  readonly every?: boolean;
}

/** What a mention of the version is linked to already, with what that rests on; such mentions are not decided again. */
export type Standing = (
  kind: MentionKind,
  place: MentionPlace,
) => { readonly to: FoundedId; readonly basis?: readonly string[] } | undefined;

/**
 * All links of one article version, to be appended in the commit that brings it. An unread text gets those of its metadata only.
 * With `standing` only the mentions that have no link are decided, by the same rules.
 */
export function resolve(
  known: RegistryReader,
  toResolve: ToResolve,
  options: LinkOptions = {},
  standing: Standing = () => undefined,
): readonly DomainEvent[] {
  const { article, version, body, extraction, published } = toResolve;
  const registry = recordBasis(known);
  // An entity that is linked already has no mention left to decide.
  const open = extraction.entities.map((entity) =>
    entity.mentions.some(({ place }) => standing('entity', place)) ? { ...entity, mentions: [] } : entity,
  );
  const entityOf = new Map<number, EntityId>();
  extraction.entities.forEach((entity, index) => {
    for (const { place } of entity.mentions) {
      const link = standing('entity', place);
      if (!link || entityOf.has(index)) continue;
      entityOf.set(index, link.to as EntityId);
      restOn(registry, link.to, link.basis);
    }
  });
  const decideEntities = (story?: StoryId) => {
    const decided = linkEntities(registry, version, open, story, options.links);
    for (const [index, id] of decided.entityOf) entityOf.set(index, id);
    restOnLinks(registry, decided.events);
    return decided.events;
  };
  if (extraction.unread) return decideEntities();
  const copy = findCopy(registry, toResolve);
  takeBasis(registry);
  const stands = standing('article', WHOLE_ARTICLE);
  if (stands) restOn(registry, stands.to, stands.basis);
  const fresh = linkStory(
    registry,
    { id: article, version, published: published.value, profile: storyProfile(body, extraction, published.value) },
    options.links,
  );
  const after = fresh.after && (!stands || !sameCluster(known)(fresh.after, stands.to)) ? { after: fresh.after } : {};
  const story: StoryDecision = stands ? { events: [], story: stands.to as StoryId, ...after } : fresh;
  restOnLinks(registry, story.events);
  const events = [
    // The story first: it tells who is meant where an article gives a last name alone.
    ...decideEntities(story.story),
    ...copy,
    ...story.events,
    ...linkEvents({
      registry,
      version,
      body,
      extraction,
      entityOf,
      story: story.story,
      ...(story.after ? { after: story.after } : {}),
      options,
      standing: (place) => standing('happening', place)?.to as NewsEventId | undefined,
    }),
    ...linkQuotes(
      registry,
      version,
      extraction,
      documentText(body),
      (place) => standing('quote', place)?.to as QuoteId | undefined,
    ),
  ];
  return events.filter((event) => event.type !== 'LinkProposed' || isOpen(known, event));
}

/** Whether nobody judged yet what a rule would ask people: a pair judged different and a link rejected are never proposed again. */
export function isOpen(registry: RegistryReader, { of, mention, to }: LinkProposed): boolean {
  const { version, kind, place } = parseMentionId(mention);
  if (judgedDifferent(registry, foundedId(of, mention), to)) return false;
  const overrides = registry.get('version', version)?.overrides ?? [];
  return !overrides.some(
    (override) =>
      override.kind === kind &&
      override.place === place &&
      override.from !== null &&
      canonicalOf(registry, override.from) === canonicalOf(registry, to),
  );
}
