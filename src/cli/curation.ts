/** Judgements and open links, read from what is known: what `newsloom judgements` and `newsloom review` print and the API answers. */
import type { Curation, JudgementFilter, ListedJudgement, OpenLink, OpenLinks, ReviewSide } from '../api/curation.ts';
import { documentText } from '../domain/article.ts';
import { spanOf } from '../domain/extraction.ts';
import type { NodeId } from '../domain/graph.ts';
import {
  type ArticleId,
  type FoundedId,
  foundedTypeOf,
  type JudgementId,
  type MentionId,
  type MentionKind,
  parseMentionId,
} from '../domain/ids.ts';
import type { BodyCache } from '../log/body-cache.ts';
import { thingNode } from '../project/node-facts.ts';
import { canonicalOf, judgedDifferent, membersOf, sameCluster } from '../registry/clusters.ts';
import { entityLinks, happeningLinks, type LiveLink, quoteLinks, storyLink } from '../registry/links.ts';
import type { Judged, Proposal, VersionRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** Judgements and proposals looked through, at most. */
const ALL = 1_000_000;
/** Open links judged in full for one list. */
const MAX_OPEN = 10_000;

/** `bodies` gives the sentences of open links; a list judges `most` of them at most, and says when there are more. */
export function curationOf(registry: RegistryReader, bodies: BodyCache, most = MAX_OPEN): Curation {
  return {
    judgement: (id) => listedJudgement(registry, id),
    judgements(filter, limit, after) {
      const all = idsOf(registry, filter);
      const begin = after === undefined ? 0 : all.indexOf(after as JudgementId) + 1;
      if (after !== undefined && begin === 0) return [];
      const found: ListedJudgement[] = [];
      for (const id of all.slice(begin)) {
        const listed = listedJudgement(registry, id);
        if (listed && matches(listed, filter)) found.push(listed);
        if (found.length > limit) break;
      }
      return found;
    },
    countJudgements(filter, cap) {
      let count = 0;
      for (const id of idsOf(registry, filter)) {
        const listed = listedJudgement(registry, id);
        if (listed && matches(listed, filter)) count += 1;
        if (count >= cap) break;
      }
      return count;
    },
    review: (limit, after) => openLinks(registry, bodies, most, limit, after),
  };
}

/** Judgements that an index finds, newest first. */
function idsOf(registry: RegistryReader, { of, by, orphaned }: JudgementFilter): readonly JudgementId[] {
  if (orphaned) {
    const positionOf = (id: string) => registry.get('judgement', id)?.position ?? 0;
    const lost = registry.members('orphan', 'all', ALL) as readonly JudgementId[];
    return [...lost].sort((a, b) => positionOf(b) - positionOf(a) || (a < b ? -1 : 1));
  }
  const keys =
    of === undefined
      ? [by === undefined ? 'all' : `by:${by}`]
      : (foundedTypeOf(of) ? membersOf(registry, of as FoundedId) : [of]).map((id) => `of:${id}`);
  const entries = new Set(keys.flatMap((key) => registry.members('judgement', key, ALL)));
  return [...entries]
    .sort()
    .reverse()
    .map((entry) => entry.slice(entry.indexOf('|') + 1) as JudgementId);
}

function matches(judgement: ListedJudgement, { of, by, live, orphaned }: JudgementFilter): boolean {
  if (by !== undefined && judgement.by !== by) return false;
  if (live !== undefined && judgement.live !== live) return false;
  if (orphaned !== undefined && judgement.orphans.length > 0 !== orphaned) return false;
  return of === undefined || orphaned !== true || judgement.of.includes(of);
}

/** A judgement as it stands; undefined when there is none with this id. */
function listedJudgement(registry: RegistryReader, id: JudgementId): ListedJudgement | undefined {
  const record = registry.get('judgement', id);
  if (!record) return undefined;
  const { judgement, position, revoked, revocation } = record;
  const mentions = mentionsOf(judgement);
  return {
    id,
    position,
    type: judgement.type,
    by: judgement.by,
    reason: judgement.reason,
    live: !revoked,
    ...(revocation ? { revocation } : {}),
    orphans: revoked
      ? []
      : mentions.filter((mention) => {
          const { version } = parseMentionId(mention);
          return registry.get('version', version)?.orphaned?.some((lost) => lost === `${id} ${mention}`);
        }),
    of: subjectsOf(registry, judgement, mentions),
    mentions,
    content: judgement,
  };
}

function mentionsOf(judgement: Judged): readonly MentionId[] {
  if (judgement.type === 'Split') return judgement.mentions;
  if (judgement.type === 'LinkAsserted' || judgement.type === 'LinkRejected')
    return [judgement.mention, ...(judgement.also ?? [])];
  return judgement.type === 'SpeakerJudged' && judgement.mention ? [judgement.mention] : [];
}

/** What a judgement speaks of, as it is called now; each once. */
function subjectsOf(registry: RegistryReader, judgement: Judged, mentions: readonly MentionId[]): readonly NodeId[] {
  const named: readonly (FoundedId | ArticleId | null)[] =
    judgement.type === 'Merged' || judgement.type === 'JudgedDifferent'
      ? judgement.ids
      : judgement.type === 'Split'
        ? [judgement.from, judgement.into]
        : judgement.type === 'LinkAsserted' || judgement.type === 'LinkRejected'
          ? [judgement.to]
          : judgement.type === 'SpeakerJudged'
            ? [judgement.id, judgement.speaker]
            : 'article' in judgement
              ? [judgement.article]
              : [judgement.id];
  const articles = mentions.flatMap(
    (mention) => registry.get('version', parseMentionId(mention).version)?.article ?? [],
  );
  return [
    ...new Set(
      [...named, ...articles].flatMap((id) =>
        id === null ? [] : [foundedTypeOf(id) ? canonicalOf(registry, id as FoundedId) : (id as ArticleId)],
      ),
    ),
  ];
}

async function openLinks(
  registry: RegistryReader,
  bodies: BodyCache,
  most: number,
  limit: number,
  after?: string,
): Promise<OpenLinks> {
  let exact = true;
  const open: {
    link: Omit<OpenLink, 'stands' | 'proposed' | 'accept' | 'refuse'>;
    stands: FoundedId;
    to: FoundedId;
  }[] = [];
  for (const entry of registry.members('proposal', 'all', ALL)) {
    const [, mention = ''] = entry.split('|');
    const to = entry.slice(entry.lastIndexOf('|') + 1) as FoundedId;
    const found = openProposal(registry, mention as MentionId, to);
    if (!found) continue;
    if (open.length >= most) {
      exact = false;
      break;
    }
    const { proposal, stands } = found;
    const { score, rule, reasons, position } = proposal;
    const of = foundedTypeOf(to) ?? 'ENTITY';
    const touches = Math.min(liveOf(registry, stands), liveOf(registry, to));
    open.push({
      link: { of, mention: mention as MentionId, score, rule, reasons, position, touches },
      stands: canonicalOf(registry, stands),
      to: canonicalOf(registry, to),
    });
  }
  // Several mentions may ask about one pair: one answer settles them, so the surest speaks for all.
  const pairs = new Map<string, (typeof open)[number]>();
  for (const each of open) {
    const pair = [each.stands, each.to].sort().join(' ');
    const known = pairs.get(pair);
    if (!known || known.link.score < each.link.score) pairs.set(pair, each);
  }
  const valued = [...pairs.values()].sort(
    (a, b) =>
      b.link.touches * b.link.score - a.link.touches * a.link.score ||
      a.link.position - b.link.position ||
      (a.link.mention < b.link.mention ? -1 : 1),
  );
  const at = after === undefined ? -1 : valued.findIndex(({ link }) => link.mention === after);
  const begin = after !== undefined && at < 0 ? valued.length : at + 1;
  const links: OpenLink[] = [];
  for (const { link, stands, to } of valued.slice(begin, begin + limit)) {
    const words = `${stands} ${to} --reason "..."`;
    links.push({
      ...link,
      stands: await sideOf(registry, bodies, stands, link.mention),
      proposed: await sideOf(registry, bodies, to),
      accept: `newsloom merge ${words}`,
      refuse: `newsloom different ${words}`,
    });
  }
  return { links, total: valued.length, exact };
}

/** A proposal that is still a question: its mention is live and stands for something else, and nobody judged. */
function openProposal(
  registry: RegistryReader,
  mention: MentionId,
  to: FoundedId,
): { readonly proposal: Proposal; readonly stands: FoundedId } | undefined {
  const { version: id, kind, place } = parseMentionId(mention);
  const version = registry.get('version', id);
  const article = version && registry.get('article', version.article);
  if (!version || article?.status !== 'LIVE' || article.versions.at(-1) !== id) return undefined;
  const proposal = version.proposals?.find((one) => one.kind === kind && one.place === place && one.to === to);
  const stands = linkAt(registry, version, kind, place)?.to;
  if (!proposal || !stands || canonicalOf(registry, stands) === canonicalOf(registry, to)) return undefined;
  if (liveOf(registry, to) === 0 || judgedDifferent(registry, stands, to)) return undefined;
  const judged = version.overrides.some((override) => override.kind === kind && override.place === place);
  return judged ? undefined : { proposal, stands };
}

function linkAt(
  registry: RegistryReader,
  version: VersionRecord,
  kind: MentionKind,
  place: string,
): LiveLink | undefined {
  const same = sameCluster(registry);
  if (kind === 'article') return storyLink(version, same);
  const links =
    kind === 'entity'
      ? entityLinks(version, same)
      : kind === 'happening'
        ? happeningLinks(version, same)
        : quoteLinks(version, same);
  return links.find((link) => link.place === place);
}

/** Live articles behind a cluster. */
function liveOf(registry: RegistryReader, id: FoundedId): number {
  return membersOf(registry, id).reduce((sum, member) => sum + (registry.get('thing', member)?.live ?? 0), 0);
}

/** A thing with the sentence of a mention of it: the one given, else the one that founded it. */
async function sideOf(
  registry: RegistryReader,
  bodies: BodyCache,
  id: FoundedId,
  mention?: MentionId,
): Promise<ReviewSide> {
  const name = thingNode(registry, id)?.name ?? '(unnamed)';
  const thing = registry.get('thing', id);
  const at = mention ? parseMentionId(mention) : thing && { version: thing.version, place: thing.place };
  const version = at && registry.get('version', at.version);
  const article = version?.article ?? ('' as ArticleId);
  if (!at || !version?.extraction) return { id, name, sentence: '', article, title: '' };
  await bodies.load([version.body, version.extraction]);
  const body = bodies.article(version.body);
  const extraction = bodies.extraction(version.extraction);
  const span = spanOf(at.place);
  const sentence = span && extraction?.sentences.find(({ start, end }) => start <= span.start && span.start < end);
  return {
    id,
    name,
    sentence: body && sentence ? documentText(body).slice(sentence.start, sentence.end) : '',
    article,
    title: body?.title ?? '',
  };
}
