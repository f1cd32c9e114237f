/**
 * Which story an article belongs to. An article is judged against the story's first articles together, never against its newest
 * members: chains drift. Stories are found by terms, which weigh by how few stories they find; how well it fits is told by story-likeness.ts.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import { daysApart, earliestInstant } from '../domain/edtf.ts';
import { type ArticleId, foundedId, mentionId, type StoryId, type VersionId } from '../domain/ids.ts';
import { currentVersion } from '../registry/contributions.ts';
import { WHOLE_ARTICLE } from '../registry/links.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { takeBasis } from './basis.ts';
import { followsOn } from './follow-up.ts';
import { termKey } from './linking-keys.ts';
import { mayJoin } from './may-join.ts';
import { type Likeness, likenessToAll } from './story-likeness.ts';
import { profilesOf, type StoryProfile } from './story-profile.ts';

export const STORY_RULE = 'story/5';

/** Stories looked at per term. A term that finds more is common and says little. */
const MAX_POSTINGS = 300;
/** Rareness: a term that no story has weighs as one of so many. */
const STORIES = 600;
/** Stories judged in full, those with most weight in common. */
const MAX_JUDGED = 10;
/**
 * `join`: likeness in per mille from which an article joins; below it and above `propose` people are asked. Stories are told within days:
 * each day apart asks for `perDay` more likeness, and beyond `days` nothing is like enough (scorers' sets tell of one happening over years,
 * and not all of their days are right). What follows on a story's main happening, published `apart` days later or more, is a story of its
 * own (scorers' sets count it in). `balanced` is the best of eight settings on three sets of stories, each in several orders; `precise`
 * keeps the sample stories of one company or one town apart.
 */
export const LIMITS = {
  balanced: { join: 470, propose: 350, perDay: 0, days: 1000, apart: undefined },
  precise: { join: 690, propose: 490, perDay: 15, days: 30, apart: 0.75 },
} as const;
/** From which score a story that lost is worth keeping. */
const NEARLY = 100;
/** Terms that must be shared, whatever they weigh. */
const MIN_SHARED = 3;

export interface StoryDecision {
  readonly events: readonly DomainEvent[];
  readonly story: StoryId;
  /** The story that this one follows on, which the article would have joined otherwise. */
  readonly after?: StoryId;
}

/** Joins the most similar story or founds one. `published` is EDTF or null. */
export function linkStory(
  registry: RegistryReader,
  article: {
    readonly id: ArticleId;
    readonly version: VersionId;
    readonly published: string | null;
    readonly profile: StoryProfile;
  },
  links: 'balanced' | 'precise' = 'precise',
): StoryDecision {
  const { id, version } = article;
  const limits = LIMITS[links];
  const story = foundedId('STORY', mentionId(version, 'article', WHOLE_ARTICLE));
  const candidates = similarStories(registry, article, links).filter((candidate) =>
    mayJoin(registry, story, candidate.id),
  );
  const basis = takeBasis(registry);
  // What follows on a story is a story of its own, however much the two share, and shares less with it than another report of the same.
  const [first] = candidates.filter(({ before, score }) => before && score >= limits.propose);
  const [best, ...others] = candidates.filter(({ before }) => !before);
  const after = first ? { after: first.id } : {};
  const lost = [...(first ? [first] : []), ...others]
    .filter(({ score }) => score >= NEARLY)
    .slice(0, 2)
    .map((other) => ({ id: other.id, score: other.score }));
  if (best && best.score >= limits.join) {
    const joined: DomainEvent = {
      type: 'ArticleJoinedStory',
      v: 1,
      article: id,
      version,
      to: best.id,
      score: best.score,
      rule: STORY_RULE,
      reasons: best.reasons,
      ...(lost.length > 0 ? { lost } : {}),
      ...basis,
    };
    return { events: [joined], story: best.id, ...after };
  }
  const events: DomainEvent[] = [
    { type: 'StoryFounded', v: 1, id: story, article: id, version },
    {
      type: 'ArticleJoinedStory',
      v: 1,
      article: id,
      version,
      to: story,
      score: 1000,
      rule: STORY_RULE,
      reasons: ['founded', ...(first ? ['follow-up'] : [])],
      ...(lost.length > 0 && first ? { lost } : {}),
      ...basis,
    },
  ];
  if (best && best.score >= limits.propose)
    events.push({
      type: 'LinkProposed',
      v: 1,
      of: 'STORY',
      mention: mentionId(version, 'article', WHOLE_ARTICLE),
      to: best.id,
      score: best.score,
      rule: STORY_RULE,
      reasons: best.reasons,
    });
  return { events, story, ...after };
}

/** A story that an article may belong to. */
export interface Candidate {
  readonly id: StoryId;
  readonly score: number;
  readonly reasons: readonly string[];
  /** The article tells of what follows on this story. */
  readonly before: boolean;
}

/** What an article is to be told apart by. `published` is EDTF or null. */
export interface Told {
  readonly profile: StoryProfile;
  readonly published: string | null;
}

/** The stories an article shares most with, the likeliest first; none but those like enough to be looked at. */
export function similarStories(
  registry: RegistryReader,
  { profile, published }: Told,
  links: 'balanced' | 'precise',
): readonly Candidate[] {
  let cut = false;
  const found = new Map<StoryId, { dot: number; shared: number }>();
  for (const [term, weight] of profile.terms) {
    // Counted before it is listed: a term that finds too many stories would cost most and say least.
    const stories = Math.min(MAX_POSTINGS, registry.count('key', termKey(term)));
    const rare = rarenessOf(stories);
    if (stories >= MAX_POSTINGS) {
      cut = true;
      continue;
    }
    for (const story of registry.members('key', termKey(term), MAX_POSTINGS) as StoryId[]) {
      const sum = found.get(story) ?? { dot: 0, shared: 0 };
      sum.dot += (weight * rare) ** 2;
      sum.shared += 1;
      found.set(story, sum);
    }
  }
  const likely = [...found].sort(([a, x], [b, y]) => y.dot - x.dot || (a < b ? -1 : 1)).slice(0, MAX_JUDGED);
  const candidates = likely.flatMap(([story, { shared }]): Candidate[] => {
    if (shared < MIN_SHARED) return [];
    const to = { published: publishedOf(registry, story), members: profilesOf(registry, story) };
    const found = fitOf({ profile, published }, to, links);
    if (!found) return [];
    const { score, like, days, before } = found;
    return [{ id: story, score, reasons: [...reasonsOf(shared, like, days), ...(cut ? ['cut:term'] : [])], before }];
  });
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The story that an article tells the follow-up of, whichever it belongs to itself. */
export function storyBefore(registry: RegistryReader, told: Told, links: 'balanced' | 'precise'): StoryId | undefined {
  return similarStories(registry, told, links).find(({ before, score }) => before && score >= LIMITS[links].propose)
    ?.id;
}

/** The first of `stories` that an article tells the follow-up of. */
export function storyBeforeAmong(
  registry: RegistryReader,
  told: Told,
  stories: Iterable<StoryId>,
  links: 'balanced' | 'precise',
): StoryId | undefined {
  for (const story of stories) {
    const to = { published: publishedOf(registry, story), members: profilesOf(registry, story) };
    const found = fitOf(told, to, links);
    if (found?.before && found.score >= LIMITS[links].propose) return story;
  }
  return undefined;
}

/** Whole numbers, so that no machine rounds a story into another. */
function rarenessOf(stories: number): number {
  return Math.round(100 * Math.log2(1 + STORIES / (1 + stories)));
}

/** A story as an article is judged against it: when the article it is judged by was published, and its first members. */
export interface StoryTold {
  readonly published: string | null;
  readonly members: readonly StoryProfile[];
}

/** How an article fits into a story, and which of the two follows on the other; undefined when they were published too far apart. */
export function fitOf(
  { profile, published }: Told,
  story: StoryTold,
  links: 'balanced' | 'precise',
):
  | {
      readonly score: number;
      readonly like: Likeness;
      readonly days?: number;
      readonly before: boolean;
      readonly after: boolean;
    }
  | undefined {
  const limits = LIMITS[links];
  const days = daysApart(published, story.published);
  if (days !== undefined && days > limits.days) return undefined;
  const like = likenessToAll(profile, story.members);
  const score = Math.max(0, like.score - Math.round(limits.perDay * Math.max(0, (days ?? 2) - 1)));
  const [first] = story.members;
  const apart = limits.apart !== undefined && days !== undefined && days >= limits.apart;
  const [own, its] = [profile.main, first?.main];
  const later = earliestInstant(published) > earliestInstant(story.published);
  const before = apart && own !== undefined && its !== undefined && later && followsOn(own, its);
  const after = apart && own !== undefined && its !== undefined && !later && followsOn(its, own);
  return { score, like, ...(days === undefined ? {} : { days }), before, after };
}

function reasonsOf(shared: number, { people, places, figures }: Likeness, days: number | undefined): readonly string[] {
  return [
    `terms:${shared}`,
    ...(people === undefined ? [] : [`people:${people}`]),
    ...(places === undefined ? [] : [`places:${places}`]),
    ...(figures === undefined ? [] : [`figures:${figures}`]),
    ...(days === undefined ? [] : [`days:${Math.round(days)}`]),
  ];
}

/** When the article a story is judged by was published. */
export function publishedOf(registry: RegistryReader, story: StoryId): string | null {
  const anchor = registry.get('thing', story)?.anchor;
  return (anchor && currentVersion(registry, anchor)?.published.value) ?? null;
}
