/**
 * What one live article adds to the things it speaks of: names, kinds, keys. Tallies of these make the captions of nodes, so a
 * name is in the graph exactly while a live mention uses it.
 */
import type { ArticleBody } from '../domain/article.ts';
import { documentText } from '../domain/article.ts';
import { corrected } from '../domain/correction.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import type { EntityMention, Extraction, Happening, LocalEntity } from '../domain/extraction.ts';
import { spanOf } from '../domain/extraction.ts';
import type { ArticleId, FoundedId, JudgementId, MentionPlace } from '../domain/ids.ts';
import { sameCluster } from './clusters.ts';
import { entityLinks, happeningLinks, quoteLinks, storyLink } from './links.ts';
import type { ArticleRecord, Contribution, Tally, ThingRecord, VersionRecord } from './records.ts';
import type { RegistryReader } from './registry-store.ts';

/** The bodies a commit's articles need; undefined for those erased by a take-down. */
export interface BodySource {
  article(hash: BodyHash): ArticleBody | undefined;
  extraction(hash: BodyHash): Extraction | undefined;
  /** Says which bodies are about to be read, so that a source that has to fetch can do it at once. */
  need(hashes: readonly BodyHash[]): void;
}

/** An article with its words at hand; undefined when it has none (withdrawn). */
export interface Readable {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  readonly body: ArticleBody;
  readonly extraction: Extraction | undefined;
}

/**
 * The current version of an article with its bodies, as people corrected it (save by the judgement `without`); undefined when withdrawn,
 * unknown or erased.
 */
export function readable(
  registry: RegistryReader,
  bodies: BodySource,
  id: ArticleId,
  without?: JudgementId,
): Readable | undefined {
  const record = registry.get('article', id);
  const current = record?.versions.at(-1);
  if (!record || !current || record.status === 'WITHDRAWN') return undefined;
  const version = registry.get('version', current);
  if (!version) return undefined;
  const body = bodies.article(version.body);
  if (!body) return undefined;
  const extraction = version.extraction ? bodies.extraction(version.extraction) : undefined;
  const corrections = record.corrections.filter(({ judgement }) => judgement !== without);
  return { record, version, ...corrected(corrections, body, extraction) };
}

/** The version of an article that holds now, live or not; undefined for an unknown one. */
export function currentVersion(registry: RegistryReader, id: ArticleId): VersionRecord | undefined {
  return registry.get('version', registry.get('article', id)?.versions.at(-1) ?? '');
}

/** What a version's words and its adopted reading are stored under. */
export function bodiesOfVersion({ body, extraction }: VersionRecord): readonly BodyHash[] {
  return extraction ? [body, extraction] : [body];
}

/** The bodies of an article's current version, those that `readable` reads. */
export function bodiesOf(registry: RegistryReader, id: ArticleId): readonly BodyHash[] {
  const version = registry.get('article', id)?.status === 'WITHDRAWN' ? undefined : currentVersion(registry, id);
  return version ? bodiesOfVersion(version) : [];
}

/** Characters of a quote of several pieces that are shown as its words, at most. */
const MAX_QUOTE = 1000;

/** A mention with the index of the local entity it belongs to. */
export interface PlacedMention {
  readonly local: number;
  readonly mention: EntityMention;
}

const placed = new WeakMap<Extraction, ReadonlyMap<MentionPlace, PlacedMention>>();

/** The mentions of an extraction by place. Kept with the extraction: folding and projecting both ask for it. */
export function mentionsByPlace(extraction: Extraction): ReadonlyMap<MentionPlace, PlacedMention> {
  let at = placed.get(extraction);
  if (!at) {
    at = new Map(
      extraction.entities.flatMap((entity, local) =>
        entity.mentions.map((mention) => [mention.place, { local, mention }] as const),
      ),
    );
    placed.set(extraction, at);
  }
  return at;
}

/**
 * What an article contributes now. A retracted article still stands for its outlet and authors, for nothing it said.
 * One contribution a thing, in order of first mention.
 */
export function contributions(
  registry: RegistryReader,
  { record, version, body, extraction }: Readable,
): readonly Contribution[] {
  if (!extraction) return [];
  const same = sameCluster(registry);
  const made = new Map<FoundedId, Contribution>();
  const mentionAt = mentionsByPlace(extraction);
  const retracted = record.status === 'RETRACTED';
  for (const link of entityLinks(version, same)) {
    if (retracted && spanOf(link.place)) continue;
    const local = mentionAt.get(link.place)?.local;
    const entity = local === undefined ? undefined : extraction.entities[local];
    if (!entity) continue;
    // The other names are words of the text.
    const contribution = fromEntity(link.to, retracted ? { ...entity, aliases: [] } : entity);
    made.set(link.to, mergeContribution(made.get(link.to), contribution));
  }
  if (retracted) return [...made.values()];
  const text = documentText(body);
  const happenings = new Map(
    extraction.happenings.map((happening) => [`${happening.trigger.start}-${happening.trigger.end}`, happening]),
  );
  for (const link of happeningLinks(version, same)) {
    const happening = happenings.get(link.place);
    if (!happening || made.has(link.to)) continue;
    const named = happening.participants
      .filter((participant) => participant.role !== 'place' && participant.entity !== undefined)
      .map((participant) => extraction.entities[participant.entity as number]?.name ?? '')
      .filter((name, index, all) => name && all.indexOf(name) === index)
      .slice(0, 2);
    const who = named.length > 0 ? named : described(text, happening);
    made.set(link.to, {
      thing: link.to,
      name: [happening.lemma, who.join(', ')].filter(Boolean).join(': '),
      eventType: happening.type,
    });
  }
  const quotes = new Map(extraction.quotes.map((quote) => [`${quote.content.start}-${quote.content.end}`, quote]));
  for (const link of quoteLinks(version, same)) {
    const quote = quotes.get(link.place);
    if (!quote) continue;
    const words = text.slice(quote.content.start, quote.content.end);
    const before = made.get(link.to)?.name;
    if (before === undefined) made.set(link.to, { thing: link.to, name: words });
    // Pieces of one utterance, with the words between them left out.
    else if (quote.continues !== undefined && before.length + words.length < MAX_QUOTE)
      made.set(link.to, { thing: link.to, name: `${before.replace(/,$/, '')} \u2026 ${words}` });
  }
  const story = storyLink(version, same);
  if (story) {
    // Only the anchor names the story; the others keep it in the graph.
    const anchors = registry.get('thing', story.to)?.anchor === record.id;
    made.set(story.to, { thing: story.to, ...(anchors ? { name: body.title } : {}) });
  }
  return [...made.values()];
}

function fromEntity(thing: FoundedId, entity: LocalEntity): Contribution {
  return {
    thing,
    name: entity.name,
    aliases: entity.aliases,
    kinds: entity.kinds,
    ...(entity.key === undefined ? {} : { key: entity.key }),
  };
}

/** Two local entities linked to one thing: the first one names it. */
function mergeContribution(first: Contribution | undefined, next: Contribution): Contribution {
  if (!first) return next;
  const names = [
    ...(first.aliases ?? []),
    ...(next.name && next.name !== first.name ? [next.name] : []),
    ...(next.aliases ?? []),
  ];
  const key = first.key ?? next.key;
  return {
    thing: first.thing,
    ...(first.name === undefined ? {} : { name: first.name }),
    aliases: [...new Set(names)],
    kinds: [...new Set([...(first.kinds ?? []), ...(next.kinds ?? [])])],
    ...(key === undefined ? {} : { key }),
  };
}

export const EMPTY_TALLIES: Pick<ThingRecord, 'live' | 'names' | 'aliases' | 'kinds' | 'keys' | 'eventTypes'> = {
  live: 0,
  names: [],
  aliases: [],
  kinds: [],
  keys: [],
  eventTypes: [],
};

/** A thing's tallies with a contribution counted (`step` 1) or taken back (-1). */
export function tally(thing: ThingRecord, contribution: Contribution, step: 1 | -1): ThingRecord {
  return {
    ...thing,
    live: thing.live + step,
    names: recount(thing.names, contribution.name, step),
    aliases: recountAll(thing.aliases, contribution.aliases, step),
    kinds: recountAll(thing.kinds, contribution.kinds, step),
    keys: recount(thing.keys, contribution.key, step),
    eventTypes: recount(thing.eventTypes, contribution.eventType, step),
  };
}

function recountAll(tally: Tally, values: readonly string[] | undefined, step: 1 | -1): Tally {
  return (values ?? []).reduce((counted, value) => recount(counted, value, step), tally);
}

/** In order of value, so that the record says what is counted and nothing of the order in which articles came and went. */
function recount(tally: Tally, value: string | undefined, step: 1 | -1): Tally {
  if (value === undefined) return tally;
  const after = tally.findIndex(([other]) => other >= value);
  const at = after < 0 ? tally.length : after;
  const known = tally[at]?.[0] === value ? (tally[at]?.[1] ?? 0) : undefined;
  const n = (known ?? 0) + step;
  return tally.toSpliced(at, known === undefined ? 0 : 1, ...(n > 0 ? [[value, n] as const] : []));
}

/** Words that point at somebody told of elsewhere: no caption. */
const POINTING =
  /^(?:i|you|he|she|it|we|they|me|him|her|us|them|this|that|these|those|who|whom|which|what|one|some|all|others?|his|its|their|my|our|your)$/i;
/** Longest caption of something that has no name, in UTF-16 units. */
const MAX_DESCRIBED = 40;

/** Whom or what a happening without a named participant befell, else who did it, in the article's words: "12 people". */
function described(text: string, { participants }: Happening): readonly string[] {
  for (const role of ['patient', 'agent'] as const) {
    const words = participants
      .filter((participant) => participant.role === role)
      .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
      .find((each) => each.length <= MAX_DESCRIBED && !POINTING.test(each));
    if (words) return [words];
  }
  return [];
}
