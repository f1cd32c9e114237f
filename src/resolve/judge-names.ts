/** What people name in a judgement, found in the Registry, or refused with what was found instead. */
import { canonicalUrl } from '../domain/canonical-url.ts';
import { placeOf } from '../domain/extraction.ts';
import {
  type ArticleId,
  articleId,
  type FoundedId,
  type FoundedType,
  foundedTypeOf,
  type JudgementId,
  type MentionId,
  type MentionKind,
  mentionId,
  parseMentionId,
} from '../domain/ids.ts';
import { canonicalOf, membersOf, sameCluster } from '../registry/clusters.ts';
import { type BodySource, mentionsByPlace, type Readable, readable } from '../registry/contributions.ts';
import { entityLinks, happeningLinks, type LiveLink, quoteLinks, storyLink, WHOLE_ARTICLE } from '../registry/links.ts';
import type { ArticleRecord, JudgementRecord, ThingRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** A judgement that cannot be made in the state the Registry is in; saying it again does not help. */
export class JudgementRefused extends Error {
  override readonly name = 'JudgementRefused';
}

const TYPE_NAMES: { readonly [T in FoundedType]: string } = {
  ENTITY: 'an entity',
  NEWS_EVENT: 'a news event',
  STORY: 'a story',
  QUOTE: 'a quote',
};

const TYPE_OF: { readonly [K in MentionKind]: FoundedType } = {
  entity: 'ENTITY',
  happening: 'NEWS_EVENT',
  quote: 'QUOTE',
  article: 'STORY',
};
const KIND_OF: { readonly [T in FoundedType]: MentionKind } = {
  ENTITY: 'entity',
  NEWS_EVENT: 'happening',
  QUOTE: 'quote',
  STORY: 'article',
};

/** "a news event" */
export function nameOfType(type: FoundedType): string {
  return TYPE_NAMES[type];
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
 * The founded thing that an id names.
 * @throws {JudgementRefused} when nothing was founded under it, or it is of another type than wanted
 */
export function findThing(registry: RegistryReader, id: string, wanted?: FoundedType): ThingRecord {
  const thing = foundedTypeOf(id) ? registry.get('thing', id) : undefined;
  if (!thing)
    throw new JudgementRefused(
      `Cannot find "${id}": nothing was founded under this id, expected the id of ${wanted ? TYPE_NAMES[wanted] : 'an entity (ent_...), news event (evt_...), story (sto_...) or quote (quo_...)'}`,
    );
  if (wanted && thing.type !== wanted)
    throw new JudgementRefused(
      `Cannot use "${id}" here: it is ${TYPE_NAMES[thing.type]}, expected ${TYPE_NAMES[wanted]}`,
    );
  return thing;
}

/** @throws {JudgementRefused} when there is no such judgement */
export function findJudgement(registry: RegistryReader, id: string): JudgementRecord {
  const record = id.startsWith('jud_') ? registry.get('judgement', id) : undefined;
  if (!record)
    throw new JudgementRefused(
      `Cannot find judgement "${id}": there is none, expected an id (jud_...) out of "newsloom judgements"`,
    );
  return record;
}

/** A mention that is live: in the adopted reading of the current version of a live article. */
export interface LiveMention {
  readonly id: MentionId;
  readonly type: FoundedType;
  readonly article: ArticleRecord;
  /** What it stands for now; absent while it stands for nothing. */
  readonly link?: LiveLink;
}

/**
 * The live mention that a mention id names.
 * @throws {JudgementRefused} when it is no mention id, its article is not live or not in this version, or nothing was read there
 */
export function findMention(registry: RegistryReader, bodies: BodySource, name: string): LiveMention {
  const parsed = parse(name);
  const { version, kind, place } = parsed;
  const owner = registry.get('version', version)?.article;
  if (!owner)
    throw new JudgementRefused(
      `Cannot find mention "${name}": its version is unknown, expected a mention of an article that was read`,
    );
  const article = mustBeLive(registry, owner);
  const current = article.versions.at(-1);
  if (current !== version)
    throw new JudgementRefused(
      `Cannot judge mention "${name}": article "${owner}" has a newer version, expected a mention of ${current}`,
    );
  const read = readable(registry, bodies, owner);
  if (!read || !standsIn(read, kind, place))
    throw new JudgementRefused(
      `Cannot find mention "${name}": nothing of this kind was read there, expected a mention that the evidence of an edge or claim shows`,
    );
  const link = linksOf(registry, read, kind).find((candidate) => candidate.place === place);
  return { id: mentionId(version, kind, place), type: TYPE_OF[kind], article, ...(link ? { link } : {}) };
}

/** All live mentions of a thing in one article, in text order of their links. */
export function mentionsIn(
  registry: RegistryReader,
  bodies: BodySource,
  article: ArticleRecord,
  thing: ThingRecord,
): readonly LiveMention[] {
  mustBeLive(registry, article.id);
  const read = readable(registry, bodies, article.id);
  if (!read) return [];
  const kind = KIND_OF[thing.type];
  const same = sameCluster(registry);
  return linksOf(registry, read, kind)
    .filter((link) => same(link.to, thing.id) && standsIn(read, kind, link.place))
    .map((link) => ({ id: mentionId(read.version.id, kind, link.place), type: thing.type, article, link }));
}

/** @throws {JudgementRefused} when the article was retracted or taken down */
export function mustBeLive(registry: RegistryReader, id: ArticleId): ArticleRecord {
  const article = findArticle(registry, id);
  if (article.status !== 'LIVE')
    throw new JudgementRefused(
      `Cannot judge what article "${id}" says: it is ${article.status === 'RETRACTED' ? 'retracted, expected a live one; reinstate it first' : 'taken down, expected a live one; a take-down is final'}`,
    );
  return article;
}

/** Live merges that hold two things together: those of their cluster, oldest first. */
export function mergesBetween(registry: RegistryReader, a: FoundedId): readonly JudgementId[] {
  return liveIn(registry, membersOf(registry, a), 'merge');
}

/** Live judgements that a thing of one cluster is different from a thing of the other, oldest first. */
export function differencesBetween(registry: RegistryReader, a: FoundedId, b: FoundedId): readonly JudgementId[] {
  const others = new Set<string>(membersOf(registry, b));
  return liveIn(registry, membersOf(registry, a), 'different', (other) => others.has(other));
}

function liveIn(
  registry: RegistryReader,
  members: readonly FoundedId[],
  index: 'merge' | 'different',
  counts: (other: string) => boolean = () => true,
): readonly JudgementId[] {
  const found = new Set<JudgementId>();
  for (const member of members)
    for (const entry of registry.members(index, member, MANY)) {
      const [other = '', judgement = ''] = entry.split('|');
      if (counts(other)) found.add(judgement as JudgementId);
    }
  const positionOf = (id: JudgementId) => registry.get('judgement', id)?.position ?? 0;
  return [...found].sort((a, b) => positionOf(a) - positionOf(b) || (a < b ? -1 : 1));
}

/** Merges of one thing looked at, at most; far above any honest history. */
const MANY = 10_000;

/** "jud_... (by ann at position 12: same person)" */
export function describeJudgements(registry: RegistryReader, ids: readonly JudgementId[]): string {
  return ids
    .map((id) => {
      const record = registry.get('judgement', id);
      return record
        ? `${id} (by ${record.judgement.by} at position ${record.position}: ${record.judgement.reason})`
        : id;
    })
    .join(', ');
}

export function isSame(registry: RegistryReader, a: FoundedId, b: FoundedId): boolean {
  return canonicalOf(registry, a) === canonicalOf(registry, b);
}

/** The type of what mentions of a kind stand for. */
export function typeOfKind(kind: MentionKind): FoundedType {
  return TYPE_OF[kind];
}

function parse(name: string) {
  try {
    return parseMentionId(name);
  } catch (error) {
    throw new JudgementRefused((error as Error).message, { cause: error });
  }
}

function linksOf(registry: RegistryReader, { version }: Readable, kind: MentionKind): readonly LiveLink[] {
  const same = sameCluster(registry);
  if (kind === 'entity') return entityLinks(version, same);
  if (kind === 'happening') return happeningLinks(version, same);
  if (kind === 'quote') return quoteLinks(version, same);
  const story = storyLink(version, same);
  return story ? [story] : [];
}

/** Whether the adopted reading has a mention there. */
function standsIn({ extraction }: Readable, kind: MentionKind, place: string): boolean {
  if (kind === 'article') return place === WHOLE_ARTICLE;
  if (!extraction) return false;
  if (kind === 'entity') return mentionsByPlace(extraction).has(place);
  if (kind === 'happening') return extraction.happenings.some(({ trigger }) => placeOf(trigger) === place);
  return extraction.quotes.some(({ content }) => placeOf(content) === place);
}
