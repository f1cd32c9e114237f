/**
 * Which story an article belongs to. An article is judged against the story's first articles together, never against its newest
 * members: chains drift. Terms weigh by how few stories they find, names more than other words.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import { daysApart, earliestInstant } from '../domain/edtf.ts';
import { type ArticleId, foundedId, mentionId, type StoryId, type VersionId } from '../domain/ids.ts';
import { WHOLE_ARTICLE } from '../registry/links.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { takeBasis } from './basis.ts';
import { followsOn } from './follow-up.ts';
import { termKey } from './linking-keys.ts';
import { mayJoin } from './may-join.ts';
import { type Likeness, likenessOf, profilesOf, type StoryProfile } from './story-profile.ts';

export const STORY_RULE = 'story/3';

/** Stories looked at per term. A term that finds more is common and says little. */
const MAX_POSTINGS = 300;
/** Rareness: a term that no story has weighs as one of so many. */
const STORIES = 600;
/** Stories judged in full, those with most weight in common. */
const MAX_JUDGED = 10;
/**
 * `join`: cosine in per mille from which an article joins; below it and above `propose` people are asked. Stories are told within days:
 * each day apart asks for `perDay` more likeness, and beyond `days` nothing is like enough. What follows on a story's main happening,
 * published `apart` days later or more, is a story of its own (scorers' sets count it in). `balanced` is the best of ten
 * settings on three sets of stories; `precise` keeps the sample stories of one company or one town apart.
 */
const LIMITS = {
  balanced: { join: 246, propose: 200, perDay: 1, days: 120, apart: undefined },
  precise: { join: 290, propose: 230, perDay: 4, days: 30, apart: 0.75 },
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
  const { id, version, published } = article;
  const limits = LIMITS[links];
  const story = foundedId('STORY', mentionId(version, 'article', WHOLE_ARTICLE));
  const candidates = similarStories(registry, article.profile, published, limits).filter((candidate) =>
    mayJoin(registry, story, candidate.id),
  );
  const basis = takeBasis(registry);
  // What follows on a story is a story of its own, however much the two share.
  const [first] = candidates.filter(({ before, score }) => before && score >= limits.join);
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

interface Candidate {
  readonly id: StoryId;
  readonly score: number;
  readonly reasons: readonly string[];
  /** The article tells of what follows on this story. */
  readonly before: boolean;
}

function similarStories(
  registry: RegistryReader,
  profile: StoryProfile,
  published: string | null,
  limits: (typeof LIMITS)['balanced' | 'precise'],
): readonly Candidate[] {
  const rareness = new Map<string, number>();
  let cut = false;
  const found = new Map<StoryId, { dot: number; shared: number }>();
  for (const [term, weight] of profile.terms) {
    // Counted before it is listed: a term that finds too many stories would cost most and say least.
    const stories = Math.min(MAX_POSTINGS, registry.count('key', termKey(term)));
    // Whole numbers, so that no machine rounds a story into another.
    const rare = Math.round(100 * Math.log2(1 + STORIES / (1 + stories)));
    rareness.set(term, rare);
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
  const candidates: Candidate[] = [];
  const likely = [...found].sort(([a, x], [b, y]) => y.dot - x.dot || (a < b ? -1 : 1)).slice(0, MAX_JUDGED);
  for (const [story, { shared }] of likely) {
    if (shared < MIN_SHARED) continue;
    const days = daysApart(published, publishedOf(registry, story));
    if (days !== undefined && days > limits.days) continue;
    const profiles = profilesOf(registry, story);
    const like = likenessOf(profile, profiles, (term) => rareness.get(term) ?? 0);
    const score = Math.max(0, like.score - Math.round(limits.perDay * Math.max(0, (days ?? 2) - 1)));
    const [first] = profiles;
    const before =
      limits.apart !== undefined &&
      profile.main !== undefined &&
      first?.main !== undefined &&
      days !== undefined &&
      days >= limits.apart &&
      earliestInstant(published) > earliestInstant(publishedOf(registry, story)) &&
      followsOn(profile.main, first.main);
    candidates.push({
      id: story,
      score,
      reasons: [...reasonsOf(shared, like, days), ...(cut ? ['cut:term'] : [])],
      before,
    });
  }
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
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
function publishedOf(registry: RegistryReader, story: StoryId): string | null {
  const anchor = registry.get('thing', story)?.anchor;
  const current = anchor ? registry.get('article', anchor)?.versions.at(-1) : undefined;
  return (current && registry.get('version', current)?.published.value) ?? null;
}
