/**
 * What mentions stand for after an article has changed its story: the story is half of what tells which happening is meant, and all that
 * tells who "the driver" is. Those of the article itself are decided again, and those of the story it left that were taken for one of its own.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import type { LocalEntity } from '../domain/extraction.ts';
import type { ArticleId, EntityId, FoundedId, MentionPlace, StoryId, VersionId } from '../domain/ids.ts';
import { canonicalOf, sameCluster } from '../registry/clusters.ts';
import {
  type BodySource,
  currentVersion,
  mentionsByPlace,
  type Readable,
  readable,
} from '../registry/contributions.ts';
import { entityLinks, happeningLinks, type LiveLink, storyLink } from '../registry/links.ts';
import type { VersionRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { recordBasis, restOn } from './basis.ts';
import { linkEntities } from './link-entities.ts';
import { linkEvents } from './link-events.ts';
import { storyBefore } from './link-story.ts';
import { entityKeys } from './linking-keys.ts';
import type { LinkOptions } from './resolve.ts';
import type { Move } from './settle-stories.ts';
import { storyProfile } from './story-profile.ts';

/** Articles that speak of one thing, looked at. */
const MAX_ARTICLES = 50;

/** What is to be decided again in one version. */
export interface Relinking {
  readonly version: VersionId;
  readonly story: StoryId;
  /** Things whose mentions are looked at again; all of the version when absent. */
  readonly of?: ReadonlySet<FoundedId>;
  /** Versions whose things are no candidates: a thing would find itself, or stand for what is told in another story now. */
  readonly besides: ReadonlySet<VersionId>;
}

/** What is to be decided again once the moves are known, in the order in which it is to be done. */
export function toRelink(registry: RegistryReader, moves: readonly Move[]): readonly Relinking[] {
  const same = sameCluster(registry);
  const moved = new Set(moves.map(({ version }) => version));
  const left = new Map<VersionId, { story: StoryId; of: Set<FoundedId>; besides: Set<VersionId> }>();
  for (const { version, from } of moves) {
    const record = registry.get('version', version);
    const things = record ? [...happeningLinks(record, same), ...entityLinks(record, same)].map(({ to }) => to) : [];
    for (const to of new Set<FoundedId>(things)) {
      if (registry.get('thing', to)?.version !== version) continue;
      for (const article of registry.members('thing-articles', to, MAX_ARTICLES)) {
        const current = currentVersion(registry, article as ArticleId);
        if (!current || moved.has(current.id) || storyLink(current, same)?.to !== from) continue;
        const entry = left.get(current.id) ?? { story: from, of: new Set(), besides: new Set([current.id]) };
        entry.of.add(to);
        entry.besides.add(version);
        left.set(current.id, entry);
      }
    }
  }
  const own = moves.map(({ version, to }) => ({ version, story: to, besides: new Set([version]) }));
  const position = (version: VersionId) => registry.get('version', version)?.position ?? 0;
  return [...own, ...[...left].map(([version, entry]) => ({ version, ...entry }))].sort(
    (a, b) => position(a.version) - position(b.version) || (a.version < b.version ? -1 : 1),
  );
}

/** The links that take the place of those that no longer hold; what stands for the same as before makes no DomainEvent. */
export function relink(
  known: RegistryReader,
  bodies: BodySource,
  relinking: Relinking,
  options: LinkOptions,
): readonly DomainEvent[] {
  const { version, story, of, besides } = relinking;
  const article = known.get('version', version)?.article;
  const read = article ? readable(known, bodies, article) : undefined;
  const { extraction } = read ?? {};
  if (!read || !extraction || extraction.unread || read.version.id !== version) return [];
  const registry = recordBasis(withoutThingsOf(known, besides));
  for (const { to, judgement } of read.version.overrides) if (to) restOn(registry, to, [judgement]);
  const same = sameCluster(known);
  const judged = new Set(read.version.overrides.map(({ kind, place }) => `${kind} ${place}`));
  const entitiesBefore = byPlace(entityLinks(read.version, same));
  const eventsBefore = byPlace(happeningLinks(read.version, same));
  const isOpen = (kind: 'entity' | 'happening', place: MentionPlace, to: FoundedId | undefined) =>
    !judged.has(`${kind} ${place}`) && to !== undefined && (of === undefined || of.has(to));

  const entityOf = localEntities(read, same);
  const open = extraction.entities.map((entity) => {
    const onlyInStory =
      entityKeys(entity).length === 0 &&
      entity.mentions.every(({ place }) => isOpen('entity', place, entitiesBefore.get(place)));
    return onlyInStory ? entity : ({ ...entity, mentions: [] } satisfies LocalEntity);
  });
  const entities = linkEntities(registry, version, open, story);
  const changedEntities = changed(known, entities.events, entitiesBefore);
  for (const [index, id] of entities.entityOf) entityOf.set(index, id);

  const published = read.version.published.value;
  const told = { profile: storyProfile(read.body, extraction, published), published };
  const after = storyBefore(known, told, options.links ?? 'precise');
  const events = linkEvents({
    registry,
    version,
    body: read.body,
    extraction,
    entityOf,
    story,
    ...(after && !same(after, story) ? { after } : {}),
    options,
    standing: (place) => {
      const to = eventsBefore.get(place);
      return isOpen('happening', place, to) ? undefined : to;
    },
  });
  return [...changedEntities, ...changed(known, events, eventsBefore, read.version)];
}

/** A reader that lists none of the entities these versions founded, and none of the events that are judged by them. */
function withoutThingsOf(registry: RegistryReader, versions: ReadonlySet<VersionId>): RegistryReader {
  const versionBehind = (member: string) => {
    if (!/^(?:ent|evt)_/.test(member)) return undefined;
    const thing = registry.get('thing', member);
    return thing?.anchor ? currentVersion(registry, thing.anchor)?.id : thing?.version;
  };
  return {
    get: (table, id) => registry.get(table, id),
    members: (index, key, limit) => {
      const members = registry.members(index, key, limit);
      if (index !== 'key') return members;
      return members.filter((member) => {
        const version = versionBehind(member);
        return version === undefined || !versions.has(version);
      });
    },
    count: (index, key) => registry.count(index, key),
  };
}

function byPlace<Id extends FoundedId>(links: readonly LiveLink<Id>[]): ReadonlyMap<MentionPlace, Id> {
  return new Map(links.map(({ place, to }) => [place, to]));
}

/** What the local entities of an article's reading stand for now. */
export function localEntities(
  { version, extraction }: Pick<Readable, 'version' | 'extraction'>,
  same: (a: FoundedId, b: FoundedId) => boolean,
): Map<number, EntityId> {
  const found = new Map<number, EntityId>();
  const mentions = extraction ? mentionsByPlace(extraction) : new Map();
  for (const { place, to } of entityLinks(version, same)) {
    const local = mentions.get(place)?.local;
    if (local !== undefined && !found.has(local)) found.set(local, to);
  }
  return found;
}

/** Of what was decided again, what stands for another thing now, with the things that are founded for it. */
function changed(
  registry: RegistryReader,
  decided: readonly DomainEvent[],
  before: ReadonlyMap<MentionPlace, FoundedId>,
  version?: VersionRecord,
): readonly DomainEvent[] {
  const differs = (place: MentionPlace, to: FoundedId) => {
    const old = before.get(place);
    return old !== undefined && canonicalOf(registry, old) !== canonicalOf(registry, to);
  };
  const places = new Set<MentionPlace>();
  const linked = new Set<FoundedId>();
  const links = decided.filter((event) => {
    const isLink = event.type === 'MentionLinked' || (event.type === 'HappeningLinked' && event.relation === 'same');
    if (!isLink) return false;
    const own = event.type === 'MentionLinked' ? event.places : [event.place];
    if (!own.some((place) => differs(place, event.to))) return false;
    linked.add(event.to);
    for (const place of own) places.add(place);
    return true;
  });
  const founded = decided.filter(
    (event) =>
      (event.type === 'NewsEventFounded' || event.type === 'EntityFounded') &&
      linked.has(event.id) &&
      !registry.get('thing', event.id),
  );
  const relations = decided.filter(
    (event) =>
      event.type === 'HappeningLinked' &&
      event.relation !== 'same' &&
      !(version && standsAlready(registry, version, event)),
  );
  return [...founded, ...links, ...relations];
}

/** Whether a version has a relation already: between the same two mentions, or, where those are not known, to the same event. */
export function standsAlready(
  registry: RegistryReader,
  version: VersionRecord,
  { relation, place, other, to }: Extract<DomainEvent, { type: 'HappeningLinked' }>,
): boolean {
  return version.happeningLinks.some(
    (link) =>
      link.relation === relation &&
      link.place === place &&
      (link.other === undefined || other === undefined
        ? canonicalOf(registry, link.to) === canonicalOf(registry, to)
        : link.other === other),
  );
}
