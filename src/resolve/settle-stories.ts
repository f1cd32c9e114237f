/**
 * What a new article of a story tells about those that came before. The first two articles of two look-alike happenings share the most,
 * so they often join; only when more come is it plain which belongs with which. While a story is young its articles are looked at again
 * whenever one joins it: groups that are less alike than the bar to join part, an article that fits a story nearby better moves there, one
 * that fits none is told alone, and a small story that fits as a whole goes over. What people judged stays where they put it.
 */

import type { DomainEvent } from '../domain/domain-event.ts';
import { daysApart } from '../domain/edtf.ts';
import { type ArticleId, foundedId, mentionId, type StoryId, type VersionId } from '../domain/ids.ts';
import { judgedDifferent, sameCluster } from '../registry/clusters.ts';
import { currentVersion } from '../registry/contributions.ts';
import { storyLink, WHOLE_ARTICLE } from '../registry/links.ts';
import type { VersionRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { reanchor } from './anchors.ts';
import { recordBasis, takeBasis } from './basis.ts';
import { fitOf, LIMITS, publishedOf, STORY_RULE, similarStories } from './link-story.ts';
import { likenessOf } from './story-likeness.ts';
import { type Member, PROFILE, profileKey, profilesOf, type StoryProfile } from './story-profile.ts';

/** Articles up to which a story is young. */
export const YOUNG = PROFILE;
/** Articles up to which a story goes over into another as a whole. */
const SMALL = 5;
/** Stories nearby that are looked at. */
const MAX_NEAR = 5;
/** Per mille of the bar to join: a story less like than that is not nearby. */
const NEARBY = 200;

/** A story as it would be. */
interface Draft {
  readonly id: StoryId;
  readonly published: string | null;
  /** The version that founds it, where nobody has yet. */
  readonly founder?: VersionRecord;
  members: Member[];
}

/** An article that changes its story. */
export interface Move {
  readonly version: VersionId;
  readonly from: StoryId;
  readonly to: StoryId;
}

export interface Settled {
  readonly events: readonly DomainEvent[];
  readonly moves: readonly Move[];
}

/**
 * Looks again at the articles of the story that one has just joined, and at the small stories nearby. To be asked once the article is
 * known. Bounded: at most `YOUNG` articles, against as many of `MAX_NEAR` stories.
 */
export function settleStories(
  known: RegistryReader,
  article: { readonly version: VersionId; readonly profile: StoryProfile; readonly published: string | null },
  links: 'balanced' | 'precise' = 'precise',
): Settled {
  const registry = recordBasis(known);
  const same = sameCluster(registry);
  const joined = registry.get('version', article.version);
  const own = joined && storyLink(joined, same)?.to;
  const here = own && draftOf(registry, own);
  if (!here) return { events: [], moves: [] };
  const bar = LIMITS[links].join;
  const near = similarStories(registry, article, links)
    .filter(({ id, score, before }) => id !== own && !before && 1000 * score >= NEARBY * bar)
    .filter(({ id }) => !judgedDifferent(registry, own, id))
    .slice(0, MAX_NEAR);
  if (near.length === 0 && here.members.length < 3) return { events: [], moves: [] };
  const others = near.flatMap(({ id }) => draftOf(registry, id) ?? []);
  const settling: Settling = {
    registry,
    links,
    bar,
    here,
    others,
    decided: new Map(),
    publishedBy: new Map(),
  };
  if (here.members.length >= 3 && registry.count('key', profileKey(here.id)) <= YOUNG) {
    part(settling);
    move(settling);
  }
  goOver(settling);
  const basis = takeBasis(registry);
  const events: DomainEvent[] = [];
  const moves: Move[] = [];
  for (const { id, founder, members } of [here, ...others])
    for (const member of members) {
      const version = currentVersion(registry, member.article);
      const from = version && storyLink(version, same)?.to;
      if (!version || !from || from === id) continue;
      if (founder && !registry.get('thing', id) && !events.some((event) => 'id' in event && event.id === id))
        events.push({ type: 'StoryFounded', v: 1, id, article: founder.article, version: founder.id });
      const { score, stays } = settling.decided.get(member.article) ?? { score: bar };
      events.push({
        type: 'ArticleJoinedStory',
        v: 1,
        article: member.article,
        version: version.id,
        to: id,
        score,
        rule: STORY_RULE,
        reasons: ['looked-at-again', ...(founder?.id === version.id ? ['founded'] : [])],
        ...(stays === undefined ? {} : { lost: [{ id: from, score: stays }] }),
        ...basis,
      });
      moves.push({ version: version.id, from, to: id });
    }
  return { events, moves };
}

/** The stories whose anchor went elsewhere, judged against another article from now on; to be asked once the moves are known. */
export function reanchorLeft(registry: RegistryReader, moves: readonly Move[]): readonly DomainEvent[] {
  return reanchor(registry, new Set(moves.flatMap(({ from, to }) => [from, to])));
}

interface Settling {
  readonly registry: RegistryReader;
  readonly links: 'balanced' | 'precise';
  /** From which likeness articles belong together. */
  readonly bar: number;
  readonly here: Draft;
  /** Stories nearby, and those that part from `here`. */
  readonly others: Draft[];
  /** Of those that go: how well they fit where they go and where they were. */
  readonly decided: Map<ArticleId, { readonly score: number; readonly stays?: number }>;
  readonly publishedBy: Map<ArticleId, string | null>;
}

/** Groups of the story that are less alike than the bar to join part from the group of its first article. */
function part(settling: Settling): void {
  const { registry, here, others, decided } = settling;
  const [main, ...groups] = groupsOf(settling, here.members);
  for (const group of groups) {
    const versions = group.map(({ article }) => movable(registry, article));
    if (versions.some((version) => version === undefined)) continue;
    const founder = versions.find((version) => version && isFree(settling, ownStory(version.id)));
    if (!founder) continue;
    for (const member of group)
      decided.set(member.article, { score: 1000, stays: fitInto(settling, member, { ...here, members: main! }) });
    here.members = here.members.filter((member) => !group.includes(member));
    others.push({ id: ownStory(founder.id), published: founder.published.value, founder, members: group });
  }
}

/** Groups by mean likeness, the likest two joined first until none are as alike as the bar; that of the first member first. */
function groupsOf(settling: Settling, members: readonly Member[]): Member[][] {
  let groups = members.map((member) => [member]);
  // Likeness is the same either way: each pair is scored once, under the later of the two.
  const scores = members.map((a, index) => members.slice(0, index).map((b) => pairScore(settling, a, b)));
  const at = new Map(members.map((member, index) => [member, index]));
  const scoreOf = (x: number, y: number) => scores[Math.max(x, y)]![Math.min(x, y)]!;
  const mean = (a: readonly Member[], b: readonly Member[]) => {
    let sum = 0;
    for (const x of a) for (const y of b) sum += scoreOf(at.get(x)!, at.get(y)!);
    return sum / (a.length * b.length);
  };
  for (;;) {
    let best: { readonly a: Member[]; readonly b: Member[]; readonly score: number } | undefined;
    for (const [index, b] of groups.entries())
      for (const a of groups.slice(0, index)) {
        const score = mean(a, b);
        if (score >= settling.bar && score > (best?.score ?? 0)) best = { a, b, score };
      }
    if (!best) return groups;
    const { a, b } = best;
    groups = groups.flatMap((group) => (group === a ? [[...a, ...b]] : group === b ? [] : [group]));
  }
}

/** Each article of the story goes where it fits best; one that fits nowhere is told alone. */
function move(settling: Settling): void {
  const { registry, here, others, decided, bar } = settling;
  for (const member of [...here.members]) {
    if (here.members.length < 2) break;
    const version = movable(registry, member.article);
    if (!version) continue;
    const stays = fitInto(settling, member, here);
    const [best] = others
      .filter(({ id, members }) => members.length > 0 && mayGo(registry, version, id))
      .map((story) => ({ story, score: fitInto(settling, member, story) }))
      .sort((a, b) => b.score - a.score);
    const alone = ownStory(version.id);
    if (best && best.score >= bar && best.score > stays) {
      decided.set(member.article, { score: best.score, stays });
      best.story.members.push(member);
    } else if (stays < bar && isFree(settling, alone)) {
      decided.set(member.article, { score: 1000, stays });
      others.push({ id: alone, published: version.published.value, founder: version, members: [member] });
    } else continue;
    here.members = here.members.filter((other) => other !== member);
  }
}

/** The small story that fits best as a whole goes over, or this one into it. */
function goOver(settling: Settling): void {
  const { registry, here, others, decided, bar } = settling;
  const [whole] = others
    .filter(({ members }) => members.length > 0 && Math.min(members.length, here.members.length) <= SMALL)
    .map((story) => {
      const scores = story.members.map((member) => fitInto(settling, member, here));
      return { story, score: Math.round(scores.reduce((a, b) => a + b, 0) / scores.length) };
    })
    .filter(({ score }) => score >= bar)
    .sort((a, b) => b.score - a.score);
  if (!whole) return;
  const [into, from] = whole.story.members.length >= here.members.length ? [whole.story, here] : [here, whole.story];
  const going = from.members.map(({ article }) => movable(registry, article));
  if (!going.every((version) => version && mayGo(registry, version, into.id))) return;
  for (const { article } of from.members) decided.set(article, { score: whole.score });
  into.members.push(...from.members);
  from.members = [];
}

/** How well an article fits into a story, itself left out; zero where one follows on the other. */
function fitInto(settling: Settling, member: Member, story: Draft): number {
  const members = story.members.filter((other) => other.article !== member.article);
  if (members.length === 0) return 0;
  const told = { profile: member, published: publishedBy(settling, member.article) };
  const found = fitOf(told, { published: story.published, members }, settling.links);
  return found && !found.before && !found.after ? found.score : 0;
}

function pairScore(settling: Settling, a: Member, b: Member): number {
  const days = daysApart(publishedBy(settling, a.article), publishedBy(settling, b.article));
  const { perDay } = LIMITS[settling.links];
  return Math.max(0, likenessOf(a, b).score - Math.round(perDay * Math.max(0, (days ?? 2) - 1)));
}

function publishedBy({ registry, publishedBy: kept }: Settling, article: ArticleId): string | null {
  let published = kept.get(article);
  if (published === undefined) {
    published = currentVersion(registry, article)?.published.value ?? null;
    kept.set(article, published);
  }
  return published;
}

/** A story that may be settled: not one that people merged with another. */
function draftOf(registry: RegistryReader, id: StoryId): Draft | undefined {
  const thing = registry.get('thing', id);
  if (!thing || thing.canonical !== id || thing.members) return undefined;
  return { id, published: publishedOf(registry, id), members: [...profilesOf(registry, id)] };
}

/** The story an article founds when it joins none. */
function ownStory(version: VersionId): StoryId {
  return foundedId('STORY', mentionId(version, 'article', WHOLE_ARTICLE)) as StoryId;
}

/** Whether no article is told in that story. */
function isFree({ registry, here, others }: Settling, id: StoryId): boolean {
  return (registry.get('thing', id)?.live ?? 0) === 0 && ![here, ...others].some((story) => story.id === id);
}

/** The current version of an article that a rule put where it is; undefined where people did. */
function movable(registry: RegistryReader, article: ArticleId): VersionRecord | undefined {
  const version = currentVersion(registry, article);
  return version?.overrides.some(({ kind }) => kind === 'article') ? undefined : version;
}

function mayGo(registry: RegistryReader, version: VersionRecord, to: StoryId): boolean {
  const own = ownStory(version.id);
  return registry.get('thing', own) === undefined || !judgedDifferent(registry, own, to);
}
