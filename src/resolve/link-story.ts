/**
 * Which story an article belongs to. An article is judged against the story's anchor alone, never against its newest member:
 * chains drift. Terms weigh by how few stories they find.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import { daysApart } from '../domain/edtf.ts';
import type { Term } from '../domain/extraction.ts';
import { type ArticleId, foundedId, mentionId, type StoryId, type VersionId } from '../domain/ids.ts';
import { WHOLE_ARTICLE } from '../registry/links.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { STORY_TERMS, termKey } from './linking-keys.ts';

export const STORY_RULE = 'story/1';

/** Stories looked at per term. A term that finds more is common and says little. */
const MAX_POSTINGS = 300;
/** Stories judged in full, those with most weight in common. */
const MAX_JUDGED = 10;
/** Cosine in per mille from which an article joins; below it and above `PROPOSE` people are asked. */
const JOIN = 230;
const PROPOSE = 180;
/** Stories are told within days; each day apart asks for more likeness. */
const PER_DAY = 12;
const MAX_DAYS = 21;

export interface StoryDecision {
  readonly events: readonly DomainEvent[];
  readonly story: StoryId;
}

/** Joins the most similar story or founds one. `published` is EDTF or null. */
export function linkStory(
  registry: RegistryReader,
  article: {
    readonly id: ArticleId;
    readonly version: VersionId;
    readonly published: string | null;
    readonly terms: readonly Term[];
  },
): StoryDecision {
  const { id, version, published } = article;
  const candidates = similarStories(registry, article.terms, published);
  const [best, ...others] = candidates;
  const lost = others.slice(0, 3).map((other) => ({ id: other.id, score: other.score }));
  if (best && best.score >= JOIN) {
    const joined: DomainEvent = {
      type: 'ArticleJoinedStory',
      v: 1,
      article: id,
      version,
      to: best.id,
      score: best.score,
      rule: STORY_RULE,
      reasons: [`terms:${best.shared}`, ...(best.days === undefined ? [] : [`days:${Math.round(best.days)}`])],
      ...(lost.length > 0 ? { lost } : {}),
    };
    return { events: [joined], story: best.id };
  }
  const story = foundedId('STORY', mentionId(version, 'article', WHOLE_ARTICLE));
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
      reasons: ['founded'],
    },
  ];
  if (best && best.score >= PROPOSE)
    events.push({
      type: 'LinkProposed',
      v: 1,
      of: 'STORY',
      mention: mentionId(version, 'article', WHOLE_ARTICLE),
      to: best.id,
      score: best.score,
      rule: STORY_RULE,
      reasons: [`terms:${best.shared}`],
    });
  return { events, story };
}

interface Candidate {
  readonly id: StoryId;
  readonly score: number;
  readonly shared: number;
  readonly days: number | undefined;
}

function similarStories(
  registry: RegistryReader,
  terms: readonly Term[],
  published: string | null,
): readonly Candidate[] {
  const weights = new Map<string, number>();
  const found = new Map<StoryId, { dot: number; shared: number }>();
  let norm = 0;
  for (const { term } of terms.slice(0, STORY_TERMS)) {
    const stories = registry.members('key', termKey(term), MAX_POSTINGS) as StoryId[];
    // Whole numbers, so that no machine rounds a story into another.
    const weight = Math.round(1000 * Math.log2(1 + MAX_POSTINGS / (1 + stories.length)));
    weights.set(term, weight);
    norm += weight * weight;
    if (stories.length >= MAX_POSTINGS) continue;
    for (const story of stories) {
      const sum = found.get(story) ?? { dot: 0, shared: 0 };
      sum.dot += weight * weight;
      sum.shared += 1;
      found.set(story, sum);
    }
  }
  const candidates: Candidate[] = [];
  const likely = [...found].sort(([a, x], [b, y]) => y.dot - x.dot || (a < b ? -1 : 1)).slice(0, MAX_JUDGED);
  for (const [story, { dot, shared }] of likely) {
    if (shared < 3) continue;
    const anchor = anchorOf(registry, story);
    if (!anchor) continue;
    const days = daysApart(published, anchor.published);
    if (days !== undefined && days > MAX_DAYS) continue;
    let anchorNorm = 0;
    for (const term of anchor.terms) {
      const weight =
        weights.get(term) ??
        Math.round(
          1000 * Math.log2(1 + MAX_POSTINGS / (1 + registry.members('key', termKey(term), MAX_POSTINGS).length)),
        );
      anchorNorm += weight * weight;
    }
    const cosine = Math.round((1000 * dot) / Math.sqrt(norm * anchorNorm));
    const score = Math.max(0, cosine - Math.round(PER_DAY * Math.max(0, (days ?? 2) - 1)));
    candidates.push({ id: story, score, shared, days });
  }
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Publication and terms of the article a story is judged against. */
function anchorOf(
  registry: RegistryReader,
  story: StoryId,
): { published: string | null; terms: readonly string[] } | undefined {
  const anchor = registry.get('thing', story)?.anchor;
  const article = anchor ? registry.get('article', anchor) : undefined;
  const current = article?.versions.at(-1);
  const version = current ? registry.get('version', current) : undefined;
  if (!article || !version) return undefined;
  const suffix = `\t${story}`;
  const terms = version.keys
    .filter((key) => key.startsWith('term:') && key.endsWith(suffix))
    .map((key) => key.slice(5, -suffix.length));
  return { published: version.published.value, terms };
}
