/**
 * The fold: what is known after a commit, given what was known before. It decides nothing and knows no clock; the same commits in
 * the same order give the same records, whichever store keeps them.
 *
 * It answers what it touched, so that the projector looks again at these articles and things and at nothing else.
 */
import type { Commit } from '../domain/commit.ts';
import type {
  ArticleIngested,
  ArticleReinstated,
  ArticleRetracted,
  ArticleRevised,
  ArticleWithdrawn,
  Decision,
  DomainEvent,
  LinkProposed,
} from '../domain/domain-event.ts';
import { placeOf } from '../domain/extraction.ts';
import {
  type ArticleId,
  addressKey,
  type FoundedId,
  type JudgementId,
  type MentionKind,
  type MentionPlace,
  mentionId,
  parseMentionId,
  type VersionId,
} from '../domain/ids.ts';
import { isLive, membersOf } from './clusters.ts';
import {
  type BodySource,
  bodiesOf,
  contributions,
  mentionsByPlace,
  type Readable,
  readable,
  tally,
} from './contributions.ts';
import { anchorEvents } from './event-anchors.ts';
import { foldJudgement, foldRevocation } from './fold-judgements.ts';
import {
  changeArticle,
  changeThing,
  changeVersion,
  type Folding,
  found,
  indexLinks,
  mustArticle,
  mustThing,
  touchLinked,
} from './folding.ts';
import { indexJudgedKeys, judgedKeys, type KeysOf, splitKey } from './judged-keys.ts';
import { WHOLE_ARTICLE } from './links.ts';
import type { EntityLink, Proposal, VersionRecord } from './records.ts';
import type { RegistryStore } from './registry-store.ts';
import { isNewer } from './version-order.ts';

/** Raised whenever the same commits would give other records, or records stand elsewhere; stores folded by another version are rebuilt. */
export const FOLD = 10;

export interface Touched {
  /** Of the commit. */
  readonly position: number;
  readonly articles: ReadonlySet<ArticleId>;
  readonly things: ReadonlySet<FoundedId>;
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
  const folding = begun(store, commit.position);
  for (const event of commit.events) apply(folding, event);
  settleAll(folding, bodies, keysOf);
  return folding;
}

/** Brings every touched article's things to what it contributes now, and with them the articles that point at things that came or went. */
function settleAll(folding: Folding, bodies: BodySource, keysOf: KeysOf | undefined): void {
  const { store, position } = folding;
  indexLinks(folding);
  const settled = new Set<ArticleId>();
  const stood = new Map<FoundedId, boolean>();
  while (settled.size < folding.articles.size) {
    const waiting = [...folding.articles].filter((article) => !settled.has(article));
    bodies.need(waiting.flatMap((article) => bodiesOf(store, article)));
    for (const article of waiting) {
      settled.add(article);
      const others = settle(folding, article, bodies, keysOf, stood);
      // Where no keys are kept there is nothing to make anew.
      for (const other of keysOf ? others : []) {
        folding.articles.add(other);
        settled.delete(other);
      }
    }
    // A claim needs both its ends: where a thing came to life or lost its last mention, articles that point at it are looked at again.
    for (const [id, before] of stood)
      if (isLive(store, id) !== before)
        // What this commit founded is named by this commit's articles alone, and they are looked at anyway.
        for (const member of membersOf(store, id))
          if (store.get('thing', member)?.position !== position) touchLinked(folding, member);
  }
}

/**
 * Takes links away from mentions, as if they had never been linked, inside a transaction that is rolled back: what rested on a revoked
 * judgement is decided as if it were new, and must not find itself.
 */
export function unlink(
  store: RegistryStore,
  at: { readonly position: number; readonly version: VersionId; readonly mentions: ReadonlySet<string> },
  bodies: BodySource,
  keysOf: KeysOf,
): void {
  const { position, version, mentions } = at;
  const folding = begun(store, position);
  const named = (kind: MentionKind, place: MentionPlace) => mentions.has(mentionId(version, kind, place));
  changeVersion(folding, version, ({ storyLink, ...record }) => ({
    ...record,
    entityLinks: record.entityLinks.filter((link) => !link.places.some((place) => named('entity', place))),
    happeningLinks: record.happeningLinks.filter((link) => link.relation !== 'same' || !named('happening', link.place)),
    quoteLinks: record.quoteLinks.filter((link) => !named('quote', link.place)),
    ...(storyLink && !named('article', WHOLE_ARTICLE) ? { storyLink } : {}),
  }));
  settleAll(folding, bodies, keysOf);
}

function begun(store: RegistryStore, position: number): Folding {
  return { store, position, articles: new Set(), revised: new Set(), things: new Set(), linked: new Map(), order: 0 };
}

function apply(folding: Folding, event: DomainEvent): void {
  const { store, position } = folding;
  switch (event.type) {
    case 'ArticleIngested':
    case 'ArticleRevised':
      return addVersion(folding, event);
    case 'ArticleRejected':
      return;
    case 'LinkProposed':
      return propose(folding, event);
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
      changeArticle(folding, event.article, (record) => ({ ...record, status: 'RETRACTED' }));
      return named(folding, event);
    case 'ArticleReinstated':
      changeArticle(folding, event.article, (record) => ({ ...record, status: 'LIVE' }));
      return named(folding, event);
    case 'ArticleWithdrawn': {
      for (const text of event.texts) {
        store.put('withdrawn', `text:${text}`, { article: event.article, position });
        store.remove('text', text, event.article);
      }
      touchLinked(folding, event.article);
      store.put('withdrawn', addressKey(event.article), { article: event.article, position });
      changeArticle(folding, event.article, ({ erased, ...record }) => ({ ...record, status: 'WITHDRAWN' }));
      return named(folding, event);
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
      return changeVersion(folding, event.version, ({ proposals = [], ...record }) => {
        const gone = proposals.filter(({ kind }) => kind !== 'article');
        for (const proposal of gone) store.remove('proposal', 'all', proposalEntry(event.version, proposal));
        const left = proposals.filter(({ kind }) => kind === 'article');
        const relinked = { ...record, extraction, entityLinks: [], happeningLinks: [], quoteLinks: [] };
        return left.length > 0 ? { ...relinked, proposals: left } : relinked;
      });
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
      const { places, to } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...afresh(folding, record, 'entity', places),
        entityLinks: [...elsewhere(record.entityLinks, places, position), { places, to, ...decided(event, position) }],
      }));
    }
    case 'HappeningLinked': {
      const { place, relation, to, other, modality } = event;
      const same = relation === 'same';
      return changeVersion(folding, event.version, (record) => ({
        ...(same ? afresh(folding, record, 'happening', [place]) : record),
        happeningLinks: [
          ...record.happeningLinks.filter(
            (link) => !same || link.relation !== 'same' || link.place !== place || link.position === position,
          ),
          {
            ...{ place, relation, to, ...decided(event, position) },
            ...(other ? { other } : {}),
            ...(modality ? { modality } : {}),
          },
        ],
      }));
    }
    case 'QuoteLinked': {
      const { place, to } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...afresh(folding, record, 'quote', [place]),
        quoteLinks: [
          ...record.quoteLinks.filter((link) => link.place !== place || link.position === position),
          { place, to, ...decided(event, position) },
        ],
      }));
    }
    case 'ArticleJoinedStory': {
      const { to } = event;
      return changeVersion(folding, event.version, (record) => ({
        ...afresh(folding, record, 'article', [WHOLE_ARTICLE]),
        storyLink: { to, ...decided(event, position) },
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
    case 'SpeakerJudged':
      return foldJudgement(folding, event);
    case 'JudgementRevoked':
      return foldRevocation(folding, event);
    default:
      event satisfies never;
  }
}

/** What a link keeps of how it was decided. */
function decided({ score, rule, basis }: Decision, position: number) {
  const judgements = basis?.filter((id): id is JudgementId => id.startsWith('jud_')) ?? [];
  return { score, rule, position, ...(judgements.length > 0 ? { basis: judgements } : {}) };
}

/** Links of entities without those of `places` that earlier commits made: a mention stands for what it was linked to last. */
function elsewhere(
  links: readonly EntityLink[],
  places: readonly MentionPlace[],
  position: number,
): readonly EntityLink[] {
  const again = new Set(places);
  if (!links.some((link) => link.position !== position && link.places.some((place) => again.has(place)))) return links;
  return links.flatMap((link) => {
    if (link.position === position) return [link];
    const left = link.places.filter((place) => !again.has(place));
    return left.length > 0 ? [{ ...link, places: left }] : [];
  });
}

function proposalEntry(version: VersionId, { kind, place, to, score }: Proposal): string {
  return `${String(1000 - score).padStart(4, '0')}|${mentionId(version, kind, place)}|${to}`;
}

function propose(folding: Folding, { mention, to, score, rule, reasons }: LinkProposed): void {
  const { store, position } = folding;
  const { version, kind, place } = parseMentionId(mention);
  const proposal = { kind, place, to, score, rule, reasons, position };
  store.add('proposal', 'all', proposalEntry(version, proposal));
  changeVersion(folding, version, (record) => ({ ...record, proposals: [...(record.proposals ?? []), proposal] }));
}

/** A version some mentions of which are linked afresh: what earlier commits proposed of them is open no more. */
function afresh(
  { store, position }: Folding,
  record: VersionRecord,
  kind: MentionKind,
  places: readonly MentionPlace[],
): VersionRecord {
  const { proposals, ...rest } = record;
  const old = proposals?.filter(
    (proposal) => proposal.kind === kind && proposal.position !== position && places.includes(proposal.place),
  );
  if (!proposals || !old || old.length === 0) return record;
  for (const proposal of old) store.remove('proposal', 'all', proposalEntry(record.id, proposal));
  const left = proposals.filter((proposal) => !old.includes(proposal));
  return left.length > 0 ? { ...rest, proposals: left } : rest;
}

/** A judgement of an article as a whole; in old logs it has no id, and is only told by the article's status. */
function named(folding: Folding, event: ArticleRetracted | ArticleReinstated | ArticleWithdrawn): void {
  const { judgement } = event;
  if (judgement !== undefined) foldJudgement(folding, { ...event, judgement });
  else changeArticle(folding, event.article, ({ statusBy, ...record }) => record);
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
  const versions = (old?.versions ?? []).filter((id) => id !== version);
  const record = store.get('version', version) as VersionRecord;
  // An older one that arrives late never becomes current.
  const at = versions.findLastIndex((id) => isNewer(record, store.get('version', id) as VersionRecord));
  versions.splice(at + 1, 0, version);
  store.put(
    'article',
    article,
    old ? { ...old, versions } : { id: article, position, versions, status: 'LIVE', corrections: [] },
  );
  folding.articles.add(article);
  if (old) folding.revised.add(article);
}

/**
 * Brings tallies and linking keys of an article's things to what it contributes now.
 * @returns other articles whose keys have to be made anew, since a NewsEvent is told by another one first now
 */
function settle(
  folding: Folding,
  id: ArticleId,
  bodies: BodySource,
  keysOf: KeysOf | undefined,
  stood: Map<FoundedId, boolean>,
): ReadonlySet<ArticleId> {
  const { store } = folding;
  const record = store.get('article', id);
  if (!record) return new Set();
  const live = readable(store, bodies, id);
  if (!live && record.status !== 'WITHDRAWN' && !record.erased) {
    // A replay, or a follower that is behind, after a take-down: what points at the article has to let go of it already here.
    store.put('article', id, { ...record, erased: true });
    touchLinked(folding, id);
  }
  const contributed = live ? contributions(store, live) : [];
  const others = anchorEvents(store, record, contributed, folding.revised.has(id));
  for (const versionId of record.versions) {
    const version = store.get('version', versionId) as VersionRecord;
    const isCurrent = live?.version.id === versionId;
    const next = isCurrent ? contributed : [];
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
    const judged = isCurrent && newKeys.size > 0 && keysOf ? judgedKeys(store, bodies, live, keysOf, newKeys) : [];
    const orphaned = isCurrent ? orphansOf(live) : (version.orphaned ?? []);
    indexJudgedKeys(store, version.judgedKeys ?? [], judged);
    indexOrphans(store, version.orphaned ?? [], orphaned);
    if (
      version.contributions.length > 0 ||
      next.length > 0 ||
      oldKeys.size > 0 ||
      newKeys.size > 0 ||
      judged.length > 0 ||
      orphaned.length > 0 ||
      version.orphaned
    ) {
      const { judgedKeys: _, orphaned: __, ...rest } = version;
      store.put('version', versionId, {
        ...rest,
        contributions: next,
        keys: [...newKeys],
        ...(judged.length > 0 ? { judgedKeys: judged } : {}),
        ...(orphaned.length > 0 ? { orphaned } : {}),
      });
    }
  }
  return others;
}

function indexOrphans(store: RegistryStore, before: readonly string[], after: readonly string[]): void {
  const judgementOf = (lost: string) => lost.slice(0, lost.indexOf(' '));
  for (const lost of before) if (!after.includes(lost)) store.remove('orphan', 'all', judgementOf(lost));
  for (const lost of after) if (!before.includes(lost)) store.add('orphan', 'all', judgementOf(lost));
}

/** Live judgements about mentions that the adopted reading does not have. */
function orphansOf({ version, extraction }: Readable): readonly string[] {
  if (version.overrides.length === 0) return [];
  const read = new Set<string>([`article:${WHOLE_ARTICLE}`]);
  for (const place of extraction ? mentionsByPlace(extraction).keys() : []) read.add(`entity:${place}`);
  for (const { trigger } of extraction?.happenings ?? []) read.add(`happening:${placeOf(trigger)}`);
  for (const { content } of extraction?.quotes ?? []) read.add(`quote:${placeOf(content)}`);
  const lost = version.overrides.filter(({ kind, place }) => !read.has(`${kind}:${place}`));
  return lost.map(({ judgement, kind, place }) => `${judgement} ${mentionId(version.id, kind, place)}`);
}
