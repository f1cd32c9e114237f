/**
 * Which mention of a version stands for which founded thing, after judgements. Rules decide base links; each live judgement
 * about a mention overrides them, the latest one last.
 */
import type {
  EntityId,
  FoundedId,
  JudgementId,
  MentionId,
  MentionKind,
  MentionPlace,
  NewsEventId,
  QuoteId,
  StoryId,
} from '../domain/ids.ts';
import { membersOf } from './clusters.ts';
import type { HappeningLink, ThingRecord, VersionRecord } from './records.ts';
import type { RegistryReader } from './registry-store.ts';

/** One mention's link as it holds now. `rule` is "judgement" where a person decided. */
export interface LiveLink<To extends FoundedId = FoundedId> {
  readonly place: MentionPlace;
  readonly to: To;
  readonly score: number;
  readonly rule: string;
  readonly position: number;
}

/** The place by which judgements name an article's membership in a story. */
export const WHOLE_ARTICLE: MentionPlace = 'all';

function applyOverrides<To extends FoundedId>(
  version: VersionRecord,
  kind: MentionKind,
  base: readonly LiveLink<To>[],
  same: (a: FoundedId, b: FoundedId) => boolean,
): readonly LiveLink<To>[] {
  const overrides = version.overrides.filter((override) => override.kind === kind);
  if (overrides.length === 0) return base;
  const byPlace = new Map(base.map((link) => [link.place, link]));
  for (const { place, from, to, position, judgement } of overrides) {
    const present = byPlace.get(place);
    // A split or a rejection speaks of one link; where the mention stands for something else by now it has nothing to say.
    if (from !== null && (!present || !same(present.to, from))) continue;
    if (to === null) byPlace.delete(place);
    else byPlace.set(place, { place, to: to as To, score: 1000, rule: `judgement ${judgement}`, position });
  }
  return [...byPlace.values()];
}

/** Links by place, kept with the list they come from: folding and projecting both ask for them. */
const placed = new WeakMap<VersionRecord['entityLinks'], readonly LiveLink<EntityId>[]>();

/** Entity links by mention place. `same` tells whether two founded ids are one cluster. */
export function entityLinks(
  version: VersionRecord,
  same: (a: FoundedId, b: FoundedId) => boolean,
): readonly LiveLink<EntityId>[] {
  let base = placed.get(version.entityLinks);
  if (!base) {
    base = version.entityLinks.flatMap(({ places, to, score, rule, position }) =>
      places.map((place) => ({ place, to, score, rule, position })),
    );
    placed.set(version.entityLinks, base);
  }
  return applyOverrides(version, 'entity', base, same);
}

/** Links of happenings to the NewsEvents they denote. */
export function happeningLinks(
  version: VersionRecord,
  same: (a: FoundedId, b: FoundedId) => boolean,
): readonly LiveLink<NewsEventId>[] {
  const base = version.happeningLinks.filter((link) => link.relation === 'same');
  return applyOverrides(version, 'happening', base, same);
}

/** Links of happenings to other NewsEvents: follows, caused. */
export function relationLinks(version: VersionRecord): readonly HappeningLink[] {
  return version.happeningLinks.filter((link) => link.relation !== 'same');
}

export function quoteLinks(
  version: VersionRecord,
  same: (a: FoundedId, b: FoundedId) => boolean,
): readonly LiveLink<QuoteId>[] {
  return applyOverrides(version, 'quote', version.quoteLinks, same);
}

export function storyLink(
  version: VersionRecord,
  same: (a: FoundedId, b: FoundedId) => boolean,
): LiveLink<StoryId> | undefined {
  const base = version.storyLink ? [{ place: WHOLE_ARTICLE, ...version.storyLink }] : [];
  return applyOverrides(version, 'article', base, same)[0];
}

/** Every founded thing that a version's links or judgements name. */
export function linkedThings(version: VersionRecord): ReadonlySet<FoundedId> {
  const things = new Set<FoundedId>();
  for (const link of version.entityLinks) things.add(link.to);
  for (const link of version.happeningLinks) things.add(link.to);
  for (const link of version.quoteLinks) things.add(link.to);
  if (version.storyLink) things.add(version.storyLink.to);
  for (const override of version.overrides) {
    if (override.from) things.add(override.from);
    if (override.to) things.add(override.to);
  }
  return things;
}

const NO_BASIS: ReadonlySet<JudgementId> = new Set();

/** The judgements that links of a version rest on. */
export function basisOf(version: VersionRecord): ReadonlySet<JudgementId> {
  let basis: Set<JudgementId> | undefined;
  for (const links of [version.entityLinks, version.happeningLinks, version.quoteLinks])
    for (const link of links)
      if (link.basis) for (const judgement of link.basis) basis = (basis ?? new Set()).add(judgement);
  for (const judgement of version.storyLink?.basis ?? []) basis = (basis ?? new Set()).add(judgement);
  return basis ?? NO_BASIS;
}

/** Who said a quote in a mention of it by judgement: null where nobody known, undefined while nobody judged. */
export function judgedSpeaker(
  registry: RegistryReader,
  quote: FoundedId,
  mention: MentionId,
): NonNullable<ThingRecord['speakers']>[number] | undefined {
  const all = membersOf(registry, quote).flatMap((id) => registry.get('thing', id)?.speakers ?? []);
  const latest = (list: typeof all) =>
    list.reduce<(typeof all)[number] | undefined>(
      (newest, item) => (newest && newest.position > item.position ? newest : item),
      undefined,
    );
  // What is said of this very mention stands above what is said of the quote wherever it is printed.
  return (
    latest(all.filter((judged) => judged.mention === mention)) ??
    latest(all.filter((judged) => judged.mention === undefined))
  );
}
