/**
 * Extraction and what is known in, DomainEvents out: the only birthplace of links. Pure and deterministic; it looks at the
 * Registry and at nothing else, and every link it makes carries score, reasons, rule version and the candidates that lost.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import type { DomainEvent, PublishedFact } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { ArticleId, VersionId } from '../domain/ids.ts';
import type { BodySource } from '../registry/contributions.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { linkEntities } from './link-entities.ts';
import { linkEvents } from './link-events.ts';
import { linkQuotes } from './link-quotes.ts';
import { linkStory } from './link-story.ts';
import { storyTerms } from './linking-keys.ts';
import { BANDS, fingerprintBands } from './min-hash.ts';

export const COPY_RULE = 'copy/1';

/** Bands that must agree: about 0.84 Jaccard over five-word runs. */
const COPY_BANDS = BANDS / 2;
const MAX_CANDIDATES = 50;

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

/** All links of one article version, to be appended in the commit that brings it. An unread text gets those of its metadata only. */
export function resolve(
  registry: RegistryReader,
  toResolve: ToResolve,
  bodies: BodySource,
  options: LinkOptions = {},
): readonly DomainEvent[] {
  const { article, version, body, extraction, published } = toResolve;
  if (extraction.unread) return linkEntities(registry, version, extraction.entities).events;
  const copy = findCopy(registry, toResolve);
  const story = linkStory(
    registry,
    { id: article, version, published: published.value, terms: storyTerms(extraction) },
    options.links,
  );
  // The story first: it tells who is meant where an article gives a last name alone.
  const { events, entityOf } = linkEntities(registry, version, extraction.entities, story.story);
  return [
    ...events,
    ...copy,
    ...story.events,
    ...linkEvents({ registry, version, extraction, entityOf, story: story.story, bodies, options }),
    ...linkQuotes(registry, version, extraction, documentText(body)),
  ];
}

/** The article this one repeats nearly word for word, when there is one: the earliest, and never itself a copy. */
function findCopy(registry: RegistryReader, { article, version, body }: ToResolve): readonly DomainEvent[] {
  const shared = new Map<ArticleId, number>();
  for (const band of fingerprintBands(body.text))
    for (const id of registry.members('key', band, MAX_CANDIDATES) as ArticleId[])
      if (id !== article) {
        const original = registry.get('article', id)?.copyOf?.of ?? id;
        if (original !== article) shared.set(original, (shared.get(original) ?? 0) + 1);
      }
  const [best] = [...shared]
    .filter(([, bands]) => bands >= COPY_BANDS)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!best) return [];
  const [of, bands] = best;
  return [
    {
      type: 'ArticleCopied',
      v: 1,
      article,
      version,
      of,
      score: Math.min(1000, Math.floor((1000 * bands) / BANDS)),
      rule: COPY_RULE,
      reasons: [`bands:${bands}`],
    },
  ];
}
