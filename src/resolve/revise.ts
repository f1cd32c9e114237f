/**
 * What a revocation leaves to decide: every link that rested on the judgement is decided again by the same rules, as if its mention were
 * new, in the order the articles came in. A link that comes out as it was stays; one that rested on nothing revoked is never looked at.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import {
  type FoundedId,
  foundedId,
  type JudgementId,
  type MentionId,
  type MentionKind,
  mentionId,
  type VersionId,
} from '../domain/ids.ts';
import { canonicalOf, judgedDifferent } from '../registry/clusters.ts';
import { type BodySource, readable } from '../registry/contributions.ts';
import { WHOLE_ARTICLE } from '../registry/links.ts';
import type { VersionRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { typeOfKind } from './judge-names.ts';
import { standsAlready } from './relink.ts';
import { type LinkOptions, resolve } from './resolve.ts';

/** Versions that rest on one judgement, at most. */
const ALL = 1_000_000;

/** What is known, and may be changed for trying: all of it is taken back when the decision is made. */
export interface Trying {
  readonly registry: RegistryReader;
  readonly bodies: BodySource;
  readonly options: LinkOptions;
  /** Folds events as if they were appended. */
  fold(events: readonly DomainEvent[]): void;
  /** Takes links away as if they had never been made. */
  unlink(version: VersionId, mentions: ReadonlySet<MentionId>): void;
}

/** A rule's link of one or more mentions, as it stands. */
interface StandingLink {
  readonly mentions: readonly MentionId[];
  readonly to: FoundedId;
  readonly score: number;
  readonly basis: readonly JudgementId[];
}

/** Links of a version that rest on a judgement. */
export interface Resting {
  readonly version: VersionId;
  readonly position: number;
  readonly links: readonly StandingLink[];
  /** Mentions of happenings with a relation ("follows", "caused") that rests on it. */
  readonly related: readonly MentionId[];
}

/** Everything that rests on a judgement, in the order it came in; to be asked before the revocation is folded. */
export function restingOn(registry: RegistryReader, judgement: JudgementId): readonly Resting[] {
  return registry
    .members('basis', judgement, ALL)
    .flatMap((id): Resting[] => {
      const record = registry.get('version', id);
      if (!record) return [];
      const links = linksOf(record).filter(({ basis }) => basis.includes(judgement));
      const related = record.happeningLinks
        .filter(({ relation, basis }) => relation !== 'same' && basis?.includes(judgement))
        .map(({ place }) => mentionId(record.id, 'happening', place));
      return [{ version: record.id, position: record.position, links, related: [...new Set(related)] }];
    })
    .sort((a, b) => a.position - b.position || (a.version < b.version ? -1 : 1));
}

/** The links that take the place of those that rested on a judgement, once its revocation is folded. */
export function revise(trying: Trying, judgement: JudgementId, resting: readonly Resting[]): readonly DomainEvent[] {
  return resting.flatMap((one) => reviseVersion(trying, judgement, one));
}

function reviseVersion(trying: Trying, judgement: JudgementId, { version, links, related }: Resting): DomainEvent[] {
  const { registry, bodies, options } = trying;
  const article = registry.get('version', version)?.article;
  const read = article ? readable(registry, bodies, article) : undefined;
  // A version that was superseded or taken down stands for nothing; should its wording come back, its links rest on nothing revoked.
  if (!read?.extraction || read.version.id !== version) return [];
  const before = read.version;
  const extra = linksOf(before).filter((link) => link.mentions.some((mention) => related.includes(mention)));
  const opened = [...links, ...extra.filter((link) => !links.some((other) => other.mentions[0] === link.mentions[0]))];
  trying.unlink(version, new Set(opened.flatMap(({ mentions }) => mentions)));
  const record = registry.get('version', version) as VersionRecord;
  const decided = resolve(
    registry,
    { article: before.article, version, body: read.body, extraction: read.extraction, published: before.published },
    options,
    standingOf(record),
  );
  const kept: DomainEvent[] = [];
  /** What stands as it did is folded for trying only, so that later versions are decided with it known. */
  const tried: DomainEvent[] = [];
  const founded = new Map<string, DomainEvent>();
  for (const event of decided) {
    if ('id' in event && event.type.endsWith('Founded') && !registry.get('thing', event.id))
      founded.set(event.id, event);
    const mentions = mentionsOf(event);
    const old = opened.find((link) => link.mentions.some((mention) => mentions.includes(mention)));
    if (event.type === 'LinkProposed') {
      if (links.some((link) => link.mentions.includes(event.mention))) kept.push(event);
      continue;
    }
    if (isRelation(event)) {
      const stands = standsAlready(registry, before, event);
      if (!stands && (related.some((mention) => mentions.includes(mention)) || old)) kept.push(event);
      continue;
    }
    if (!old || !('to' in event)) continue;
    const changes = links.includes(old) && !standsAs(registry, old, event, judgement);
    if (changes) {
      const founding = founded.get(event.to);
      if (founding) kept.push(founding);
      kept.push(event);
    } else tried.push({ ...event, to: old.to } as DomainEvent);
  }
  // Proposals come before the link of their mention, as when an article is read.
  kept.sort((a, b) => rank(a) - rank(b));
  trying.fold([...tried, ...kept]);
  return kept;
}

/** Things are founded before they are proposed and linked, and relations come last, between events that are there. */
function rank(event: DomainEvent): number {
  if (event.type.endsWith('Founded')) return 0;
  if (event.type === 'LinkProposed') return 1;
  return isRelation(event) ? 3 : 2;
}

/** Whether a link decided again says what the old one says: the same thing, as surely, for the same judgements. */
function standsAs(
  registry: RegistryReader,
  old: StandingLink,
  event: DomainEvent & { readonly to: string },
  judgement: JudgementId,
): boolean {
  const to = event.to as FoundedId;
  const [first] = old.mentions;
  // A pair judged different is never linked again, whatever a rule finds.
  if (first) {
    const own = foundedId(typeOfMention(first), first);
    if (to !== own && registry.get('thing', own) && judgedDifferent(registry, own, to)) return true;
  }
  const { score = 0, basis = [] } = event as { readonly score?: number; readonly basis?: readonly string[] };
  const left = old.basis.filter((id) => id !== judgement);
  return (
    canonicalOf(registry, to) === canonicalOf(registry, old.to) &&
    score === old.score &&
    basis.length === left.length &&
    left.every((id) => basis.includes(id))
  );
}

function typeOfMention(mention: MentionId) {
  return typeOfKind(mention.slice(mention.indexOf('#') + 1, mention.indexOf(':')) as MentionKind);
}

function isRelation(event: DomainEvent): event is Extract<DomainEvent, { type: 'HappeningLinked' }> {
  return event.type === 'HappeningLinked' && event.relation !== 'same';
}

/** The mentions that an event links. */
function mentionsOf(event: DomainEvent): readonly MentionId[] {
  switch (event.type) {
    case 'MentionLinked':
      return event.places.map((place) => mentionId(event.version, 'entity', place));
    case 'HappeningLinked':
      return [mentionId(event.version, 'happening', event.place)];
    case 'QuoteLinked':
      return [mentionId(event.version, 'quote', event.place)];
    case 'ArticleJoinedStory':
      return [mentionId(event.version, 'article', WHOLE_ARTICLE)];
    default:
      return [];
  }
}

/** What the mentions of a version denote by rule. */
function linksOf(record: VersionRecord): readonly StandingLink[] {
  const { id, storyLink } = record;
  return [
    ...record.entityLinks.map(({ places, ...link }) => ({
      ...link,
      mentions: places.map((place) => mentionId(id, 'entity', place)),
    })),
    ...record.happeningLinks
      .filter(({ relation }) => relation === 'same')
      .map(({ place, ...link }) => ({ ...link, mentions: [mentionId(id, 'happening', place)] })),
    ...record.quoteLinks.map(({ place, ...link }) => ({ ...link, mentions: [mentionId(id, 'quote', place)] })),
    ...(storyLink ? [{ ...storyLink, mentions: [mentionId(id, 'article', WHOLE_ARTICLE)] }] : []),
  ].map(({ mentions, to, score, basis = [] }) => ({ mentions, to, score, basis }));
}

function standingOf(record: VersionRecord) {
  const at = new Map(linksOf(record).flatMap((link) => link.mentions.map((mention) => [mention, link] as const)));
  return (kind: MentionKind, place: string) => at.get(mentionId(record.id, kind, place));
}
