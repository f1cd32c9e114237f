/**
 * What a judgement does to what is known, and what is left when it is revoked. Every judgement is undone by taking back exactly what it
 * put; links that rested on it are marked, and decided again by the commit that revokes it.
 */
import type { JudgementRevoked } from '../domain/domain-event.ts';
import { type ArticleId, type FoundedId, type JudgementId, parseMentionId } from '../domain/ids.ts';
import { isLive, membersOf, recluster } from './clusters.ts';
import {
  ALL,
  changeArticle,
  changeThing,
  changeVersion,
  type Folding,
  found,
  mustThing,
  touchLinked,
} from './folding.ts';
import type { Judged, JudgementRecord, Override, VersionRecord } from './records.ts';
import type { RegistryStore } from './registry-store.ts';

/** Records a judgement and makes it hold. */
export function foldJudgement(folding: Folding, judgement: Judged): void {
  const { store, position } = folding;
  const record: JudgementRecord = { judgement, position, revoked: false };
  store.put('judgement', judgement.judgement, record);
  for (const key of ['all', `by:${judgement.by}`, ...concerns(store, judgement).map((id) => `of:${id}`)])
    store.add('judgement', key, `${String(position).padStart(12, '0')}|${judgement.judgement}`);
  judge(folding, record, 1);
}

/** @throws {Error} when the judgement is unknown; nothing happens when it is revoked already */
export function foldRevocation(folding: Folding, { judgement, by, reason }: JudgementRevoked): void {
  const { store, position } = folding;
  const record = store.get('judgement', judgement);
  if (!record)
    throw new Error(
      `Cannot fold position ${position}: judgement "${judgement}" is unknown, expected it in an earlier commit`,
    );
  if (record.revoked) return;
  store.put('judgement', judgement, { ...record, revoked: true, revocation: { by, reason, position } });
  judge(folding, record, -1);
  for (const version of store.members('basis', judgement, ALL))
    changeVersion(folding, version as VersionRecord['id'], (standing) => withoutBasis(standing, judgement));
}

/** The founded things and articles that a judgement speaks of. */
function concerns(store: RegistryStore, judgement: Judged): readonly (FoundedId | ArticleId)[] {
  const articlesOf = (mentions: readonly string[]) => [
    ...new Set(mentions.flatMap((mention) => store.get('version', parseMentionId(mention).version)?.article ?? [])),
  ];
  switch (judgement.type) {
    case 'Merged':
    case 'JudgedDifferent':
      return judgement.ids;
    case 'Split':
      return [judgement.from, judgement.into, ...articlesOf(judgement.mentions)];
    case 'Renamed':
    case 'Retyped':
      return [judgement.id];
    case 'LinkAsserted':
    case 'LinkRejected':
      return [judgement.to, ...articlesOf([judgement.mention])];
    case 'SpeakerJudged':
      return [
        judgement.id,
        ...(judgement.speaker ? [judgement.speaker] : []),
        ...(judgement.mention ? articlesOf([judgement.mention]) : []),
      ];
    default:
      return [judgement.article];
  }
}

/**
 * A version whose links rest on a judgement no more: what its mentions denote stands until the same commit links them otherwise; what
 * they were said to follow or be caused by goes, and comes again where it still holds.
 */
function withoutBasis(record: VersionRecord, judgement: JudgementId): VersionRecord {
  const strip = <T extends { readonly basis?: readonly JudgementId[] }>(link: T): T => {
    if (!link.basis?.includes(judgement)) return link;
    const { basis, ...rest } = link;
    const left = basis.filter((other) => other !== judgement);
    return (left.length > 0 ? { ...rest, basis: left } : rest) as T;
  };
  const { storyLink, ...rest } = record;
  return {
    ...rest,
    entityLinks: record.entityLinks.map(strip),
    happeningLinks: record.happeningLinks
      .filter((link) => link.relation === 'same' || !link.basis?.includes(judgement))
      .map(strip),
    quoteLinks: record.quoteLinks.map(strip),
    ...(storyLink ? { storyLink: strip(storyLink) } : {}),
  };
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
      const said = [...stood.keys()].some((id) => store.get('thing', id)?.speakers);
      pair(store, 'merge', a, b, judgement.judgement, step);
      for (const id of [a, b]) changeThing(folding, id, (record) => ({ ...record, merged: true }));
      const { moved, heads } = recluster(store, [a, b]);
      // Who said a quote by judgement said it wherever the quote is printed.
      for (const [id, before] of stood) if (said || isLive(store, id) !== before) touchLinked(folding, id);
      for (const id of [...moved, ...heads]) folding.things.add(id);
      for (const id of moved) touchLinked(folding, id);
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
      for (const mention of [judgement.mention, ...(judgement.also ?? [])])
        override(folding, mention, judgement.judgement, null, judgement.to, position, step);
      return;
    case 'LinkRejected':
      for (const mention of [judgement.mention, ...(judgement.also ?? [])])
        override(folding, mention, judgement.judgement, judgement.to, null, position, step);
      return;
    case 'SpeakerJudged': {
      const { judgement: id, mention, speaker } = judgement;
      if (speaker) {
        mustThing(folding, speaker);
        if (step === 1) store.add('speaker', speaker, judgement.id);
        else store.remove('speaker', speaker, judgement.id);
      }
      changeThing(folding, judgement.id, ({ speakers = [], ...record }) => {
        const next = keep(speakers, { judgement: id, speaker, position, ...(mention ? { mention } : {}) });
        return next.length > 0 ? { ...record, speakers: next } : record;
      });
      for (const member of membersOf(store, judgement.id)) touchLinked(folding, member);
      return;
    }
    case 'ArticleRetracted':
    case 'ArticleReinstated':
    case 'ArticleWithdrawn':
      return judgeStatus(folding, judgement, step);
    default:
      judgement satisfies never;
  }
}

/** The status an article has by its latest judgement; a revoked one leaves the status it found. */
function judgeStatus(
  folding: Folding,
  judgement: Extract<Judged, { type: 'ArticleRetracted' | 'ArticleReinstated' | 'ArticleWithdrawn' }>,
  step: 1 | -1,
): void {
  const { store } = folding;
  const { article, judgement: id, type } = judgement;
  if (step === 1) {
    const before = store.get('article', article)?.statusBy;
    const replaced = before && before !== id ? store.get('judgement', before) : undefined;
    if (replaced) store.put('judgement', replaced.judgement.judgement, { ...replaced, revoked: true });
    return changeArticle(folding, article, (record) => ({ ...record, statusBy: id }));
  }
  if (type === 'ArticleWithdrawn' || store.get('article', article)?.statusBy !== id) return;
  return changeArticle(folding, article, ({ statusBy, ...record }) => ({
    ...record,
    status: type === 'ArticleRetracted' ? 'LIVE' : 'RETRACTED',
  }));
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
