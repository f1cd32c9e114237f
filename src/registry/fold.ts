/**
 * The fold: what is known after a commit, given what was known before. It decides nothing and knows no clock; the same commits in
 * the same order give the same records, whichever store keeps them.
 *
 * It answers what it touched, so that the projector looks again at these articles and things and at nothing else.
 */
import type { Commit } from '../domain/commit.ts';
import type { ArticleIngested, ArticleRevised, BodyHash, DomainEvent } from '../domain/domain-event.ts';
import {
  type ArticleId,
  addressKey,
  type FoundedId,
  type FoundedType,
  type MentionPlace,
  parseMentionId,
  type VersionId,
} from '../domain/ids.ts';
import { isLive, membersOf, recluster } from './clusters.ts';
import { type BodySource, contributions, EMPTY_TALLIES, type Readable, readable, tally } from './contributions.ts';
import { linkedThings } from './links.ts';
import type { ArticleRecord, JudgementRecord, Override, ThingRecord, VersionRecord } from './records.ts';
import type { RegistryReader, RegistryStore } from './registry-store.ts';

/** Raised whenever the same commits would give other records; stores folded by another version are rebuilt. */
export const FOLD = 1;

/** A bound for look-ups that must see all members. */
const ALL = 1_000_000;

export interface Touched {
  /** Of the commit. */
  readonly position: number;
  readonly articles: ReadonlySet<ArticleId>;
  readonly things: ReadonlySet<FoundedId>;
}

/** Linking keys an article's live version is found by: pairs of key and member. Given by `resolve`; the projector needs none. */
export type KeysOf = (
  registry: RegistryReader,
  article: Readable,
) => readonly (readonly [key: string, member: string])[];

interface Folding {
  readonly store: RegistryStore;
  readonly position: number;
  readonly articles: Set<ArticleId>;
  readonly things: Set<FoundedId>;
  /** Versions whose links changed, with the things they were linked to before: forty links of an article are compared once. */
  readonly linked: Map<VersionId, ReadonlySet<FoundedId>>;
  /** Order of founding inside the commit. */
  order: number;
}

/**
 * Folds one commit into the store, inside the caller's transaction. Does not move the store's position.
 * @throws {Error} when a DomainEvent speaks of what was never founded: the log and the store do not belong together
 */
export function fold(
  store: RegistryStore,
  commit: Pick<Commit, 'position' | 'events'>,
  bodies: BodySource,
  keysOf?: KeysOf,
): Touched {
  const folding: Folding = {
    store,
    position: commit.position,
    articles: new Set(),
    things: new Set(),
    linked: new Map(),
    order: 0,
  };
  for (const event of commit.events) apply(folding, event);
  indexLinks(folding);
  const settled = new Set<ArticleId>();
  const stood = new Map<FoundedId, boolean>();
  while (settled.size < folding.articles.size) {
    const waiting = [...folding.articles].filter((article) => !settled.has(article));
    bodies.need(waiting.flatMap((article) => bodiesOf(store, article)));
    for (const article of waiting) {
      settled.add(article);
      settle(folding, article, bodies, keysOf, stood);
    }
    // A claim needs both its ends: where a thing came to life or lost its last mention, articles that point at it are looked at again.
    for (const [id, before] of stood)
      if (isLive(store, id) !== before)
        // What this commit founded is named by this commit's articles alone, and they are looked at anyway.
        for (const member of membersOf(store, id))
          if (store.get('thing', member)?.position !== commit.position) touchLinked(folding, member);
  }
  return folding;
}

function apply(folding: Folding, event: DomainEvent): void {
  const { store, position } = folding;
  switch (event.type) {
    case 'ArticleIngested':
    case 'ArticleRevised':
      return addVersion(folding, event);
    case 'ArticleRejected':
    case 'LinkProposed':
      return;
    case 'ArticleCopied': {
      const { of, version, score, rule } = event;
      mustArticle(folding, of);
      store.add('thing-articles', of, event.article);
      return changeArticle(folding, event.article, (record) => ({
        ...record,
        copyOf: { of, version, score, rule, position },
      }));
    }
    case 'ArticleRetracted':
      return changeArticle(folding, event.article, (record) => ({ ...record, status: 'RETRACTED' }));
    case 'ArticleReinstated':
      return changeArticle(folding, event.article, (record) => ({ ...record, status: 'LIVE' }));
    case 'ArticleWithdrawn': {
      for (const text of event.texts) {
        store.put('withdrawn', `text:${text}`, { article: event.article, position });
        store.remove('text', text, event.article);
      }
      touchLinked(folding, event.article);
      store.put('withdrawn', addressKey(event.article), { article: event.article, position });
      return changeArticle(folding, event.article, ({ erased, ...record }) => ({ ...record, status: 'WITHDRAWN' }));
    }
    case 'ArticleRead': {
      const { reader, extraction, language, unread } = event;
      return changeVersion(folding, event.version, (record) =>
        record.extraction
          ? record
          : {
              ...record,
              reader,
              extraction,
              language: record.language ?? language,
              ...(unread === undefined ? {} : { unread }),
            },
      );
    }
    case 'ExtractionAdopted': {
      const { extraction } = event;
      // The links of the former reading go; those of the new one follow in this commit. Judgements stay: they name spans.
      return changeVersion(folding, event.version, ({ storyLink, ...record }) => ({
        ...record,
        extraction,
        entityLinks: [],
        happeningLinks: [],
        quoteLinks: [],
        ...(storyLink ? { storyLink } : {}),
      }));
    }
    case 'EntityFounded':
      return found(folding, event.id, 'ENTITY', event.version, event.place, { kind: event.kind });
    case 'NewsEventFounded':
      return found(folding, event.id, 'NEWS_EVENT', event.version, event.place);
    case 'QuoteFounded':
      return found(folding, event.id, 'QUOTE', event.version, event.place);
    case 'StoryFounded':
      return found(folding, event.id, 'STORY', event.version, 'all', { anchor: event.article });
    case 'MentionLinked': {
      const { places, to, score, rule } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...record,
        entityLinks: [...record.entityLinks, { places, to, score, rule, position }],
      }));
    }
    case 'HappeningLinked': {
      const { place, relation, to, modality, score, rule } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...record,
        happeningLinks: [
          ...record.happeningLinks,
          { place, relation, to, score, rule, position, ...(modality ? { modality } : {}) },
        ],
      }));
    }
    case 'QuoteLinked': {
      const { place, to, score, rule } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...record,
        quoteLinks: [...record.quoteLinks, { place, to, score, rule, position }],
      }));
    }
    case 'ArticleJoinedStory': {
      const { to, score, rule } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...record,
        storyLink: { to, score, rule, position },
      }));
    }
    case 'StoryReanchored': {
      const thing = mustThing(folding, event.story);
      mustArticle(folding, event.article);
      if (thing.anchor) folding.articles.add(thing.anchor);
      folding.articles.add(event.article);
      return changeThing(folding, event.story, (record) => ({ ...record, anchor: event.article }));
    }
    case 'ArticleCorrected':
    case 'Merged':
    case 'Split':
    case 'JudgedDifferent':
    case 'Renamed':
    case 'Retyped':
    case 'LinkAsserted':
    case 'LinkRejected':
      store.put('judgement', event.judgement, { judgement: event, position, revoked: false });
      return judge(folding, { judgement: event, position, revoked: false }, 1);
    case 'JudgementRevoked': {
      const record = store.get('judgement', event.judgement);
      if (!record)
        throw new Error(
          `Cannot fold position ${position}: judgement "${event.judgement}" is unknown, expected it in an earlier commit`,
        );
      if (record.revoked) return;
      store.put('judgement', event.judgement, { ...record, revoked: true });
      return judge(folding, record, -1);
    }
    default:
      event satisfies never;
  }
}

/** Makes a judgement hold (`step` 1) or stop holding (-1). */
function judge(folding: Folding, { judgement, position }: JudgementRecord, step: 1 | -1): void {
  const { store } = folding;
  const keep = <T extends { judgement: string }>(list: readonly T[], item: T): readonly T[] =>
    step === 1 ? [...list, item] : list.filter((other) => other.judgement !== item.judgement);
  switch (judgement.type) {
    case 'ArticleCorrected': {
      const { judgement: id, outlet, byline, published } = judgement;
      const correction = {
        judgement: id,
        ...(outlet === undefined ? {} : { outlet }),
        ...(byline ? { byline } : {}),
        ...(published ? { published } : {}),
      };
      return changeArticle(folding, judgement.article, (record) => ({
        ...record,
        corrections: keep(record.corrections, correction),
      }));
    }
    case 'Merged': {
      const [a, b] = judgement.ids;
      for (const id of judgement.ids) mustThing(folding, id);
      const stood = new Map([...membersOf(store, a), ...membersOf(store, b)].map((id) => [id, isLive(store, id)]));
      pair(store, 'merge', a, b, judgement.judgement, step);
      for (const id of [a, b]) changeThing(folding, id, (record) => ({ ...record, merged: true }));
      const { moved, heads } = recluster(store, [a, b]);
      for (const [id, before] of stood) if (isLive(store, id) !== before) touchLinked(folding, id);
      for (const id of [...moved, ...heads]) folding.things.add(id);
      for (const id of moved)
        for (const article of store.members('thing-articles', id, ALL)) folding.articles.add(article as ArticleId);
      return;
    }
    case 'JudgedDifferent':
      for (const id of judgement.ids) mustThing(folding, id);
      return pair(store, 'different', judgement.ids[0], judgement.ids[1], judgement.judgement, step);
    case 'Renamed':
      return changeThing(folding, judgement.id, (record) => ({
        ...record,
        renamed: keep(record.renamed, { judgement: judgement.judgement, name: judgement.name, position }),
      }));
    case 'Retyped':
      return changeThing(folding, judgement.id, (record) => ({
        ...record,
        retyped: keep(record.retyped, { judgement: judgement.judgement, kinds: judgement.kinds, position }),
      }));
    case 'Split': {
      const first = judgement.mentions[0];
      if (step === 1 && first && !store.get('thing', judgement.into)) {
        const { version, place } = parseMentionId(first);
        const { kind, type } = mustThing(folding, judgement.from);
        // A new story is judged against an article of its own, not against the one it was split from.
        const anchor = type === 'STORY' ? store.get('version', version)?.article : undefined;
        found(folding, judgement.into, judgement.of, version, place, {
          ...(kind ? { kind } : {}),
          ...(anchor ? { anchor } : {}),
        });
      }
      for (const mention of judgement.mentions)
        override(folding, mention, judgement.judgement, judgement.from, judgement.into, position, step);
      return;
    }
    case 'LinkAsserted':
      return override(folding, judgement.mention, judgement.judgement, null, judgement.to, position, step);
    case 'LinkRejected':
      return override(folding, judgement.mention, judgement.judgement, judgement.to, null, position, step);
    default:
      judgement satisfies never;
  }
}

function override(
  folding: Folding,
  mention: string,
  judgement: Override['judgement'],
  from: FoundedId | null,
  to: FoundedId | null,
  position: number,
  step: 1 | -1,
): void {
  const { version, kind, place } = parseMentionId(mention);
  changeVersion(folding, version, (record) => ({
    ...record,
    overrides:
      step === 1
        ? [...record.overrides, { judgement, kind, place, from, to, position }]
        : record.overrides.filter(
            (other) => other.judgement !== judgement || other.place !== place || other.kind !== kind,
          ),
  }));
}

function pair(
  store: RegistryStore,
  index: 'merge' | 'different',
  a: FoundedId,
  b: FoundedId,
  judgement: string,
  step: 1 | -1,
): void {
  const count = step === 1 ? store.add : store.remove;
  count(index, a, `${b}|${judgement}`);
  count(index, b, `${a}|${judgement}`);
}

function addVersion(folding: Folding, event: ArticleIngested | ArticleRevised): void {
  const { store, position } = folding;
  const { type, v, article, version, ...facts } = event;
  const old = store.get('article', article);
  const known = store.get('version', version);
  if (known) {
    // The text went back to an older wording: the same version, published again; its words and links stand as they are.
    const { published, retrieved, modified } = facts;
    store.put('version', version, { ...known, published, retrieved, ...(modified === undefined ? {} : { modified }) });
  } else {
    const record: VersionRecord = {
      ...facts,
      id: version,
      article,
      position,
      entityLinks: [],
      happeningLinks: [],
      quoteLinks: [],
      overrides: [],
      contributions: [],
      keys: [],
    };
    store.put('version', version, record);
    store.add('text', event.text, article);
  }
  const versions = [...(old?.versions ?? []).filter((id) => id !== version), version];
  const order = (id: VersionId) => {
    const record = store.get('version', id) as VersionRecord;
    return { at: Date.parse(record.modified ?? record.retrieved), position: record.position };
  };
  // Versions order by modified, then retrieved time: an older one that arrives late never becomes current.
  versions.sort((a, b) => {
    const x = order(a);
    const y = order(b);
    return x.at < y.at ? -1 : x.at > y.at ? 1 : x.position - y.position;
  });
  store.put(
    'article',
    article,
    old ? { ...old, versions } : { id: article, position, versions, status: 'LIVE', corrections: [] },
  );
  folding.articles.add(article);
}

function found(
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
function indexLinks(folding: Folding): void {
  for (const [id, before] of folding.linked) {
    const record = folding.store.get('version', id) as VersionRecord;
    for (const thing of linkedThings(record)) {
      if (before.has(thing)) continue;
      mustThing(folding, thing);
      folding.store.add('thing-articles', thing, record.article);
    }
  }
  folding.linked.clear();
}

/** Every article that ever linked to a thing (or copied an article) has to be looked at again. */
function touchLinked(folding: Folding, id: FoundedId | ArticleId): void {
  indexLinks(folding);
  for (const article of folding.store.members('thing-articles', id, ALL)) folding.articles.add(article as ArticleId);
}

function mustArticle(folding: Folding, id: ArticleId): ArticleRecord {
  const record = folding.store.get('article', id);
  if (!record)
    throw new Error(
      `Cannot fold position ${folding.position}: article "${id}" is unknown, expected it in an earlier commit`,
    );
  return record;
}

function changeArticle(folding: Folding, id: ArticleId, change: (record: ArticleRecord) => ArticleRecord): void {
  folding.store.put('article', id, change(mustArticle(folding, id)));
  folding.articles.add(id);
}

function changeVersion(folding: Folding, id: VersionId, change: (record: VersionRecord) => VersionRecord): void {
  const record = folding.store.get('version', id);
  if (!record)
    throw new Error(
      `Cannot fold position ${folding.position}: version "${id}" is unknown, expected it in an earlier commit`,
    );
  const next = change(record);
  if (!folding.linked.has(id)) folding.linked.set(id, linkedThings(record));
  folding.store.put('version', id, next);
  folding.articles.add(record.article);
}

function mustThing(folding: Folding, id: FoundedId): ThingRecord {
  const record = folding.store.get('thing', id);
  if (!record)
    throw new Error(
      `Cannot fold position ${folding.position}: "${id}" was never founded, expected it in an earlier commit`,
    );
  return record;
}

function changeThing(folding: Folding, id: FoundedId, change: (record: ThingRecord) => ThingRecord): void {
  folding.store.put('thing', id, change(mustThing(folding, id)));
  folding.things.add(id);
}

/** The bodies of an article's current version. */
function bodiesOf(registry: RegistryReader, id: ArticleId): readonly BodyHash[] {
  const record = registry.get('article', id);
  const current = record?.versions.at(-1);
  const version = record && current && record.status !== 'WITHDRAWN' ? registry.get('version', current) : undefined;
  return version ? [version.body, ...(version.extraction ? [version.extraction] : [])] : [];
}

/** Brings tallies and linking keys of an article's things to what it contributes now. */
function settle(
  folding: Folding,
  id: ArticleId,
  bodies: BodySource,
  keysOf: KeysOf | undefined,
  stood: Map<FoundedId, boolean>,
): void {
  const { store } = folding;
  const record = store.get('article', id);
  if (!record) return;
  const live = readable(store, bodies, id);
  if (!live && record.status !== 'WITHDRAWN' && !record.erased) {
    // A replay, or a follower that is behind, after a take-down: what points at the article has to let go of it already here.
    store.put('article', id, { ...record, erased: true });
    touchLinked(folding, id);
  }
  for (const versionId of record.versions) {
    const version = store.get('version', versionId) as VersionRecord;
    const isCurrent = live?.version.id === versionId;
    const next = isCurrent ? contributions(store, live) : [];
    const keys =
      isCurrent && keysOf && record.status === 'LIVE'
        ? keysOf(store, live).map(([key, member]) => `${key}\t${member}`)
        : [];
    for (const { thing } of [...version.contributions, ...next])
      if (!stood.has(thing)) stood.set(thing, isLive(store, thing));
    for (const old of version.contributions) {
      store.put('thing', old.thing, tally(mustThing(folding, old.thing), old, -1));
      folding.things.add(old.thing);
    }
    for (const contribution of next) {
      store.put('thing', contribution.thing, tally(mustThing(folding, contribution.thing), contribution, 1));
      folding.things.add(contribution.thing);
    }
    const oldKeys = new Set(version.keys);
    const newKeys = new Set(keys);
    for (const key of oldKeys) if (!newKeys.has(key)) store.remove('key', ...splitKey(key));
    for (const key of newKeys) if (!oldKeys.has(key)) store.add('key', ...splitKey(key));
    if (version.contributions.length > 0 || next.length > 0 || oldKeys.size > 0 || newKeys.size > 0)
      store.put('version', versionId, { ...version, contributions: next, keys: [...newKeys] });
  }
}

function splitKey(entry: string): [key: string, member: string] {
  const tab = entry.lastIndexOf('\t');
  return [entry.slice(0, tab), entry.slice(tab + 1)];
}
