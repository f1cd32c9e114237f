/**
 * Keys by which linking finds candidates, so that judging one article looks at a few things and never at all of them.
 * Entities are found by key and by name; stories by the terms of their first articles; news events by the article that was
 * published first, quotes by their founding mention (judge against one mention, never chain); copies by a sketch of their text.
 */
import { documentText } from '../domain/article.ts';
import type { Happening, LocalEntity, MentionForm } from '../domain/extraction.ts';
import { placeOf, spanOf } from '../domain/extraction.ts';
import type { ArticleId, EntityId, FoundedId, MentionPlace, NewsEventId } from '../domain/ids.ts';
import { foldName, foldQuote } from '../domain/names.ts';
import { canonicalOf, sameCluster } from '../registry/clusters.ts';
import { mentionsByPlace, type Readable } from '../registry/contributions.ts';
import { entityLinks, happeningLinks, quoteLinks, storyLink } from '../registry/links.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { describedKeys, wordKeys } from './called-alike.ts';
import { type ReadArticle, sketchEntry, sketchKey } from './event-sketch.ts';
import { actClass, likeActs, sortOf } from './event-words.ts';
import { copyIndex } from './find-copy.ts';
import { hash32 } from './min-hash.ts';
import { nameSpace } from './name-space.ts';
import { contextEntry } from './person-context.ts';
import { placeSpelling, sounds } from './spellings.ts';
import {
  aboutEntry,
  aboutKey,
  aboutOf,
  KEPT,
  profileEntry,
  profileKey,
  slotsOf,
  storyProfile,
} from './story-profile.ts';

/** Forms of mentions that call a thing by its name. */
const NAMING: ReadonlySet<MentionForm> = new Set(['name', 'demonym', 'handle', 'metadata']);

/** Keys of an entity as a document shows it, most telling first. A person known by one word or with a mere initial has no name key: it names too many. */
export function entityKeys(entity: LocalEntity): readonly string[] {
  if (!entity.mentions.some(({ form }) => NAMING.has(form))) return entity.key ? [`entity:${entity.key}`] : [];
  const space = nameSpace(entity.kinds);
  const names = [entity.name, ...entity.aliases]
    .map(foldName)
    .filter((name, index, all) => name.length > 1 && all.indexOf(name) === index)
    .filter((name) => space !== 'person' || /^\S\S.* /.test(name))
    .map((name) => (space === 'geo' ? placeSpelling(name) : name));
  return [...(entity.key ? [`entity:${entity.key}`] : []), ...names.map((name) => `name:${space}:${name}`)];
}

/** The key that finds persons who share a last name. */
export function surnameKey(name: string): string | undefined {
  const last = foldName(name).split(' ').at(-1);
  return last && last.length > 1 ? `surname:${last}` : undefined;
}

/**
 * The key by which an entity that has no name of its own in the document is found within a story: a person called by the last name
 * alone, or something only described ("the driver"). The story says who is meant, where nothing else does.
 */
export function storyKey(entity: LocalEntity, story: FoundedId): string | undefined {
  const space = nameSpace(entity.kinds);
  // "He" of whom nothing else is said is nobody to be found again.
  if (entity.mentions.every(({ form }) => form === 'pronoun')) return undefined;
  if (!entity.mentions.some(({ form }) => form === 'name')) return `told:${story}:${space}:${foldName(entity.name)}`;
  const surname = space === 'person' ? surnameKey(entity.name) : undefined;
  return surname && toldKey(story, surname);
}

/** Under this stand the people of a story with a surname; `surname` as `surnameKey` gives it. */
export function toldKey(story: FoundedId, surname: string): string {
  return `told:${story}:${surname}`;
}

/** The keys by which a person named in full is found within a story though one name is spelled otherwise: by each name's sounds. */
export function spellingKeys(entity: LocalEntity, story: FoundedId): readonly string[] {
  const names = foldName(entity.name).split(' ');
  if (nameSpace(entity.kinds) !== 'person' || names.length < 2) return [];
  return [`told:${story}:given:${names[0]}`, `told:${story}:last:${sounds(names.at(-1)!)}`];
}

export function termKey(term: string): string {
  return `term:${term}`;
}

/** Keys of a happening within a story or with a participant: by the class of its word, and by its type where that says what happened. */
export function eventKeys({ lemma, type }: Pick<Happening, 'lemma' | 'type'>, anchor: string): readonly string[] {
  const act = actClass(lemma);
  return [
    `act:${act}:${anchor}`,
    ...[...likeActs(act)].map((group) => `acts:${group}:${anchor}`),
    ...(isTelling(type) ? [`event:${type}:${anchor}`] : []),
  ];
}

/** A type of the second level says what happened ("disaster.earthquake"); one of the first only where ("disaster"). */
export function isTelling(type: string): boolean {
  return type.includes('.') && !type.startsWith('statement');
}

/** Keys of a quote: hashes of its four-word runs (all its words when fewer), at most 120: few people are quoted at greater length. */
export function quoteKeys(text: string): readonly string[] {
  const words = foldQuote(text).split(' ').filter(Boolean);
  const run = Math.min(4, words.length);
  const keys = new Set<string>();
  for (let i = 0; i + run <= words.length && keys.size < 120; i++)
    keys.add(`quote:${hash32(words.slice(i, i + run).join(' ')).toString(36)}`);
  return [...keys];
}

/** Whether a happening makes or joins a NewsEvent: acts of speech are quotes and reports, not events of their own. */
export function denotesEvent(happening: Happening): boolean {
  if (happening.type === 'statement' || happening.type.startsWith('statement.')) return false;
  const known = happening.participants.some((participant) => participant.entity !== undefined);
  return happening.type === 'other' ? happening.salience >= 700 && known : known || happening.salience >= 700;
}

/**
 * The order in which the happenings of an article are linked: the main one first, so that it founds the event and later mentions of it
 * join; "the accident" behind what it stands for.
 */
export function byImportance(a: Happening, b: Happening): number {
  const late = ({ lemma }: Happening) => (sortOf(lemma) ? 1 : 0);
  return late(a) - late(b) || b.salience - a.salience || a.trigger.start - b.trigger.start;
}

/** An article that NewsEvents are judged by. */
export interface Telling extends ReadArticle {
  readonly article: ArticleId;
  /** Local entity -> founded entity. */
  readonly entityOf: ReadonlyMap<number, EntityId>;
  readonly story: FoundedId | undefined;
}

/** The keys of the NewsEvents that are judged by an article, of which `links` are its mentions. */
export function tellingKeys(
  registry: RegistryReader,
  { article, body, extraction, entityOf, story }: Telling,
  links: readonly { readonly place: MentionPlace; readonly to: NewsEventId }[],
): [key: string, member: string][] {
  const keys: [string, string][] = [];
  const linkOf = new Map(links.map(({ place, to }) => [place, to]));
  const sketched = new Set<FoundedId>();
  const within = story && canonicalOf(registry, story);
  for (const happening of [...extraction.happenings].sort(byImportance)) {
    const to = linkOf.get(placeOf(happening.trigger));
    if (!to) continue;
    if (!sketched.has(to)) {
      sketched.add(to);
      const entry = sketchEntry({ body, extraction }, happening, (local) => entityOf.get(local), { article, story });
      keys.push([sketchKey(to), entry]);
    }
    if (within) for (const key of eventKeys(happening, within)) keys.push([key, to]);
    for (const participant of happening.participants) {
      const entity = participant.entity === undefined ? undefined : entityOf.get(participant.entity);
      if (entity) for (const key of eventKeys(happening, entity)) keys.push([key, to]);
    }
  }
  if (sketched.size > 0) keys.push([aboutKey(article), aboutEntry(aboutOf(body, extraction))]);
  return keys;
}

/** All keys a live article is found by. Handed to the fold. */
export function linkingKeys(
  registry: RegistryReader,
  article: Readable,
): readonly (readonly [key: string, member: string])[] {
  const { record, version, body, extraction } = article;
  if (!extraction || extraction.unread) return [];
  const same = sameCluster(registry);
  const keys: [string, string][] = [];
  // Founded by this article, in whichever of its versions: a revision does not make its events impossible to find.
  const founds = (id: FoundedId) => {
    const founding = registry.get('thing', id)?.version;
    return founding !== undefined && registry.get('version', founding)?.article === record.id;
  };
  const mentionAt = mentionsByPlace(extraction);
  const story = storyLink(version, same);
  const entityOf = new Map<number, EntityId>();
  for (const link of entityLinks(version, same)) {
    const local = mentionAt.get(link.place)?.local;
    const entity = local === undefined ? undefined : extraction.entities[local];
    if (local === undefined || !entity || entityOf.has(local)) continue;
    entityOf.set(local, link.to);
    for (const key of entityKeys(entity)) keys.push([key, link.to]);
    const told = story && storyKey(entity, canonicalOf(registry, story.to));
    if (told) keys.push([told, link.to]);
    if (story) {
      const within = canonicalOf(registry, story.to);
      for (const key of [...describedKeys(entity, within), ...wordKeys(entity, within)]) keys.push([key, link.to]);
    }
    if (story) for (const key of spellingKeys(entity, canonicalOf(registry, story.to))) keys.push([key, link.to]);
    keys.push(
      ...contextEntry(registry, link.to, entity, extraction.entities, record.id).map(
        ([k, e]) => [k, e] as [string, string],
      ),
    );
    if (nameSpace(entity.kinds) === 'person') {
      const surname = surnameKey(entity.name);
      if (surname) keys.push([surname, link.to]);
    }
  }
  if (story) {
    const slots = slotsOf(registry, story.to);
    const at = slots.indexOf(record.id);
    if (at >= 0 || slots.length < KEPT || registry.get('thing', story.to)?.anchor === record.id) {
      const profile = storyProfile(body, extraction, version.published.value);
      keys.push([profileKey(story.to), profileEntry(record, profile)]);
      for (const term of profile.terms.keys()) keys.push([termKey(term), story.to]);
    }
  }
  const anchored = happeningLinks(version, same).filter(({ to }) => registry.get('thing', to)?.anchor === record.id);
  keys.push(...tellingKeys(registry, { article: record.id, body, extraction, entityOf, story: story?.to }, anchored));
  const text = documentText(body);
  for (const link of quoteLinks(version, same)) {
    const span = spanOf(link.place);
    if (!span || !founds(link.to)) continue;
    for (const key of quoteKeys(text.slice(span.start, span.end))) keys.push([key, link.to]);
  }
  for (const [key, member] of copyIndex(record.id, body.text)) keys.push([key, member]);
  return keys;
}
