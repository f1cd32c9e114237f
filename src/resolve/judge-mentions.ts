/** Split, link, unlink, move an article, give a quote to a speaker: judgements about what single mentions stand for. */
import type { Authored, DomainEvent } from '../domain/domain-event.ts';
import {
  type EntityId,
  type FoundedId,
  foundedId,
  type JudgementId,
  type MentionId,
  mentionId,
  type QuoteId,
} from '../domain/ids.ts';
import type { BodySource } from '../registry/contributions.ts';
import { judgedSpeaker, WHOLE_ARTICLE } from '../registry/links.ts';
import type { ThingRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import {
  describeJudgements,
  differencesBetween,
  findArticle,
  findMention,
  findThing,
  isSame,
  JudgementRefused,
  type LiveMention,
  mentionsIn,
  mustBeLive,
  nameOfType,
} from './judge-names.ts';

/** Mentions of one judgement, at most: a hub's mentions are moved in several. */
const MAX_MENTIONS = 10_000;

export interface MentionJudging {
  readonly registry: RegistryReader;
  readonly bodies: BodySource;
  readonly judgement: JudgementId;
  readonly authored: Authored;
}

/**
 * The mentions leave `from` for a new thing, named after the first of them and the judgement, so that splitting twice founds two.
 * @throws {JudgementRefused} for a mention that is not live or stands for something else
 */
export function judgeSplit(judging: MentionJudging, name: string, names: readonly string[]): readonly DomainEvent[] {
  const { registry, judgement, authored } = judging;
  const from = findThing(registry, name);
  const mentions = mentionsNamed(judging, names, from).map((mention) => mustStandFor(registry, mention, from));
  const [first] = mentions as [LiveMention, ...LiveMention[]];
  const into = foundedId(from.type, first.id, judgement);
  const ids = mentions.map((mention) => mention.id);
  return [{ type: 'Split', v: 1, judgement, of: from.type, from: from.id, into, mentions: ids, ...authored }];
}

/** @throws {JudgementRefused} for mentions of several articles, of another type, that stand for `to` already, or may not */
export function judgeLink(
  judging: MentionJudging,
  names: readonly string[],
  toName: string,
  fromName?: string,
): readonly DomainEvent[] {
  const { registry, judgement, authored } = judging;
  const to = findThing(registry, toName);
  const from = fromName === undefined ? undefined : findThing(registry, fromName);
  const mentions = mentionsNamed(judging, names, from);
  for (const mention of mentions) {
    if (from) mustStandFor(registry, mention, from);
    mustBeOf(mention, to);
    if (mention.link && isSame(registry, mention.link.to, to.id))
      throw new JudgementRefused(
        `Cannot link mention "${mention.id}" to "${to.id}": it stands for it already, by ${mention.link.rule}, expected another`,
      );
    const own = foundedId(to.type, mention.id);
    const different = registry.get('thing', own) ? differencesBetween(registry, own, to.id) : [];
    if (different.length > 0)
      throw new JudgementRefused(
        `Cannot link mention "${mention.id}" to "${to.id}": what it founded was judged different by ${describeJudgements(registry, different)}, expected no such judgement; revoke it first`,
      );
  }
  const [mention, also] = oneArticle(mentions, 'link');
  return [{ type: 'LinkAsserted', v: 1, judgement, of: to.type, mention, ...also, to: to.id, ...authored }];
}

/** @throws {JudgementRefused} for mentions of several articles, or that stand for something else than `from` */
export function judgeUnlink(
  judging: MentionJudging,
  names: readonly string[],
  fromName: string,
): readonly DomainEvent[] {
  const { registry, judgement, authored } = judging;
  const from = findThing(registry, fromName);
  const mentions = mentionsNamed(judging, names, from).map((mention) => mustStandFor(registry, mention, from));
  const [mention, also] = oneArticle(mentions, 'unlink');
  return [{ type: 'LinkRejected', v: 1, judgement, of: from.type, mention, ...also, to: from.id, ...authored }];
}

/** @throws {JudgementRefused} when the article is not live or belongs to the story already */
export function judgeMove(judging: MentionJudging, articleName: string, toName: string): readonly DomainEvent[] {
  const { registry } = judging;
  const article = mustBeLive(registry, findArticle(registry, articleName).id);
  const story = findThing(registry, toName, 'STORY');
  const current = article.versions.at(-1);
  if (!current) return [];
  return judgeLink(judging, [mentionId(current, 'article', WHOLE_ARTICLE)], story.id);
}

/** @throws {JudgementRefused} for a mention that does not stand for the quote, or the speaker it was given last */
export function judgeSpeaker(
  judging: MentionJudging,
  order: { readonly quote: string; readonly speaker: string | null; readonly mention?: string },
): readonly DomainEvent[] {
  const { registry, bodies, judgement, authored } = judging;
  const quote = findThing(registry, order.quote, 'QUOTE');
  const speaker = order.speaker === null ? null : (findThing(registry, order.speaker, 'ENTITY').id as EntityId);
  const mention =
    order.mention === undefined
      ? undefined
      : mustStandFor(registry, findMention(registry, bodies, order.mention), quote).id;
  const now = judgedSpeaker(registry, quote.id, mention ?? ('' as MentionId));
  if (now && now.mention === mention && sameSpeaker(registry, now.speaker, speaker))
    throw new JudgementRefused(
      `Cannot give quote "${quote.id}" to ${speaker ?? 'nobody'}: it is theirs by ${describeJudgements(registry, [now.judgement])}, expected another speaker`,
    );
  return [
    {
      type: 'SpeakerJudged',
      v: 1,
      judgement,
      of: 'QUOTE',
      id: quote.id as QuoteId,
      ...(mention ? { mention } : {}),
      speaker,
      ...authored,
    },
  ];
}

function sameSpeaker(registry: RegistryReader, a: FoundedId | null, b: FoundedId | null): boolean {
  return a === null || b === null ? a === b : isSame(registry, a, b);
}

/** The mentions that are named, each once; an article stands for all its mentions of `from`. */
function mentionsNamed(
  { registry, bodies }: MentionJudging,
  names: readonly string[],
  from: ThingRecord | undefined,
): readonly LiveMention[] {
  const found = new Map<MentionId, LiveMention>();
  for (const name of names) {
    if (name.startsWith('ver_')) {
      const mention = findMention(registry, bodies, name);
      found.set(mention.id, mention);
      continue;
    }
    const article = findArticle(registry, name);
    if (!from)
      throw new JudgementRefused(
        `Cannot judge the mentions of article "${article.id}": it is not said which, expected mention ids (ver_...#...) or what the mentions stand for now`,
      );
    const all = mentionsIn(registry, bodies, article, from);
    if (all.length === 0)
      throw new JudgementRefused(
        `Cannot judge mentions of "${from.id}" in article "${article.id}": there are none, expected an article that mentions it`,
      );
    for (const mention of all) found.set(mention.id, mention);
  }
  if (found.size === 0 || found.size > MAX_MENTIONS)
    throw new JudgementRefused(`Cannot judge ${found.size} mentions at once, expected 1 to ${MAX_MENTIONS}`);
  return [...found.values()];
}

function mustStandFor(registry: RegistryReader, mention: LiveMention, thing: ThingRecord): LiveMention {
  mustBeOf(mention, thing);
  if (!mention.link || !isSame(registry, mention.link.to, thing.id))
    throw new JudgementRefused(
      `Cannot take mention "${mention.id}" from "${thing.id}": it stands for ${mention.link ? `"${mention.link.to}"` : 'nothing'}, expected one that stands for "${thing.id}"`,
    );
  return mention;
}

function mustBeOf(mention: LiveMention, thing: ThingRecord): void {
  if (mention.type !== thing.type)
    throw new JudgementRefused(
      `Cannot judge mention "${mention.id}" about "${thing.id}": the one is of ${nameOfType(mention.type)}, the other is ${nameOfType(thing.type)}, expected one type`,
    );
}

function oneArticle(
  mentions: readonly LiveMention[],
  what: string,
): readonly [MentionId, { readonly also?: readonly MentionId[] }] {
  const [first, ...others] = mentions as [LiveMention, ...LiveMention[]];
  const elsewhere = others.find(({ article }) => article.id !== first.article.id);
  if (elsewhere)
    throw new JudgementRefused(
      `Cannot ${what} mentions of articles "${first.article.id}" and "${elsewhere.article.id}" at once, expected those of one article; ${what} them one article at a time, or split them off together`,
    );
  return [first.id, others.length > 0 ? { also: others.map(({ id }) => id) } : {}];
}
