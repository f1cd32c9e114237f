/**
 * What is the same happening: each happening of an article becomes a link to a NewsEvent, or founds one.
 * Judged against one mention of the event only, that of the article published first: type, participants, time, story. A look-alike at another time or with other
 * people stays apart.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import type { Decision, DomainEvent } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import { placeOf } from '../domain/extraction.ts';
import {
  type EntityId,
  type FoundedId,
  foundedId,
  type MentionPlace,
  mentionId,
  type NewsEventId,
  type StoryId,
  type VersionId,
} from '../domain/ids.ts';
import { canonicalOf, membersOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { cutReasons, restOnLinks, takeBasis } from './basis.ts';
import { likenessAcross, likenessApart, likenessWithin } from './event-likeness.ts';
import { foundingSketch, type Sketch, sketch } from './event-sketch.ts';
import { followUps } from './follow-up.ts';
import { byImportance, denotesEvent, eventKeys } from './linking-keys.ts';
import { mayJoin } from './may-join.ts';
import type { LinkOptions } from './resolve.ts';

export const EVENT_RULE = 'event/4';

const MAX_CANDIDATES = 30;
/** From which likeness two mentions are one, and from which people are asked. */
const SAME = { precise: 720, balanced: 600 } as const;
const PROPOSE = 500;
/** From which likeness a candidate that lost is worth keeping. */
const NEARLY = 400;

export interface EventContext {
  readonly registry: RegistryReader;
  readonly version: VersionId;
  readonly body: ArticleBody;
  readonly extraction: Extraction;
  /** Local entity -> founded entity of this version. */
  readonly entityOf: ReadonlyMap<number, EntityId>;
  readonly story: StoryId;
  /** The story that this one follows on: what is told of both is one. */
  readonly after?: StoryId;
  readonly options: LinkOptions;
  /** What a happening is linked to already, by its place: such ones are not decided again. */
  readonly standing?: (place: MentionPlace) => NewsEventId | undefined;
  /** Whether a happening is to be linked to nothing. */
  readonly isLeftOut?: (place: MentionPlace) => boolean;
}

/** Decides all happenings of a version, in text order, the causes between them and what follows on what. */
export function linkEvents(context: EventContext): readonly DomainEvent[] {
  const { registry, version, body, extraction, entityOf, options } = context;
  const links = options.links ?? 'precise';
  const same = SAME[links];
  const events: DomainEvent[] = [];
  const eventOf = new Map<number, NewsEventId>();
  const here: { id: NewsEventId; sketch: Sketch }[] = [];
  const order = extraction.happenings
    .map((happening, index) => ({ happening, index }))
    .filter(({ happening }) => options.every || denotesEvent(happening))
    .filter(({ happening }) => !context.isLeftOut?.(placeOf(happening.trigger)));
  order.sort((a, b) => byImportance(a.happening, b.happening) || a.index - b.index);
  for (const { happening, index } of order) {
    const place = placeOf(happening.trigger);
    const own = sketch(registry, { body, extraction }, happening, (local) => entityOf.get(local));
    const standing = context.standing?.(place);
    if (standing) {
      eventOf.set(index, standing);
      here.push({ id: standing, sketch: own });
      takeBasis(registry);
      continue;
    }
    const told = here.map(({ id, sketch: other }) => ({ id, ...likenessWithin(own, other, links) })).sort(byScore);
    const [inDocument] = told;
    if (inDocument && inDocument.score >= same) {
      restOnLinks(registry, events);
      events.push(
        link(version, place, inDocument.id, {
          score: inDocument.score,
          reasons: [...inDocument.reasons, 'same-article'],
          ...takeBasis(registry, [inDocument.id]),
        }),
      );
      eventOf.set(index, inDocument.id);
      continue;
    }
    const mention = mentionId(version, 'happening', place);
    const founds = foundedId('NEWS_EVENT', mention);
    const [best, ...others] = candidates(context, own)
      .filter(({ id }) => mayJoin(registry, founds, id) && !(links === 'precise' && isOpposed(told, id)))
      .sort(byScore);
    const basis = takeBasis(registry);
    const lost = [...(best && best.score < same ? [best] : []), ...others]
      .filter(({ score }) => score >= NEARLY)
      .slice(0, 2)
      .map(({ id, score }) => ({ id, score }));
    if (best && best.score >= same) {
      events.push(
        link(version, place, best.id, {
          score: best.score,
          reasons: [...best.reasons, ...cutReasons(registry)],
          ...(lost.length > 0 ? { lost } : {}),
          ...basis,
        }),
      );
      eventOf.set(index, best.id);
      here.push({ id: best.id, sketch: own });
      continue;
    }
    const id = founds;
    events.push({ type: 'NewsEventFounded', v: 1, id, version, place });
    events.push(
      link(version, place, id, {
        score: 1000,
        reasons: ['founded', ...cutReasons(registry)],
        ...(lost.length > 0 ? { lost } : {}),
        ...basis,
      }),
    );
    if (best && best.score >= PROPOSE)
      events.push({
        type: 'LinkProposed',
        v: 1,
        of: 'NEWS_EVENT',
        mention,
        to: best.id,
        score: best.score,
        rule: EVENT_RULE,
        reasons: best.reasons,
      });
    eventOf.set(index, id);
    here.push({ id, sketch: own });
  }
  restOnLinks(registry, events);
  for (const { cause, effect, modality, score, rule } of extraction.causes) {
    const to = eventOf.get(cause);
    const own = eventOf.get(effect);
    const happening = extraction.happenings[effect];
    const other = extraction.happenings[cause];
    if (!to || !own || to === own || !happening || !other) continue;
    events.push({
      type: 'HappeningLinked',
      v: 1,
      version,
      place: placeOf(happening.trigger),
      relation: 'caused',
      to,
      other: placeOf(other.trigger),
      modality,
      score,
      rule,
      reasons: ['said-so'],
      ...takeBasis(registry, [to, own]),
    });
  }
  const denoting = order.flatMap(({ happening, index }) => {
    const event = eventOf.get(index);
    return event ? [{ happening, event }] : [];
  });
  for (const { later, first, score, reasons } of followUps(denoting, documentText(body)))
    if (!joined(registry, later.event, first.event))
      events.push({
        type: 'HappeningLinked',
        v: 1,
        version,
        place: placeOf(later.happening.trigger),
        relation: 'follows',
        to: first.event,
        other: placeOf(first.happening.trigger),
        score,
        rule: EVENT_RULE,
        reasons,
        ...takeBasis(registry, [first.event, later.event]),
      });
  return events;
}

/** Whether the article itself has told of an event in such words and was found not to mean it here. */
function isOpposed(
  told: readonly { readonly id: NewsEventId; readonly reasons: readonly string[] }[],
  id: NewsEventId,
) {
  return told.some((each) => each.id === id && !each.reasons.includes('other-act'));
}

function joined(registry: RegistryReader, a: NewsEventId, b: NewsEventId): boolean {
  return canonicalOf(registry, a) === canonicalOf(registry, b);
}

function link(version: VersionId, place: string, to: NewsEventId, decision: Omit<Decision, 'rule'>): DomainEvent {
  return { type: 'HappeningLinked', v: 1, version, place, relation: 'same', to, rule: EVENT_RULE, ...decision };
}

function byScore(a: { id: string; score: number }, b: { id: string; score: number }): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

function candidates(context: EventContext, own: Sketch): { id: NewsEventId; score: number; reasons: string[] }[] {
  const { registry, story, after, options } = context;
  const told = [story, ...(after ? [after] : [])].map((id) => canonicalOf(registry, id));
  const stories = new Set<FoundedId>(told.flatMap((id) => membersOf(registry, id)));
  const anchors = new Set<FoundedId>(stories);
  for (const id of own.telling) for (const member of membersOf(registry, id as EntityId)) anchors.add(member);
  const found = new Map<FoundedId, NewsEventId>();
  /** An event stands under several keys. */
  const seen = new Set<NewsEventId>();
  for (const anchor of anchors)
    for (const key of eventKeys(own, anchor))
      for (const id of registry.members('key', key, MAX_CANDIDATES) as NewsEventId[])
        if (!seen.has(id)) {
          seen.add(id);
          const canonical = canonicalOf(registry, id);
          if (!found.has(canonical)) found.set(canonical, id);
        }
  const links = options.links ?? 'precise';
  const judged: { id: NewsEventId; score: number; reasons: string[] }[] = [];
  for (const id of found.values()) {
    const founding = foundingSketch(registry, id);
    if (!founding) continue;
    const { sketch: other, story: its } = founding;
    const compared =
      its === undefined || !stories.has(its)
        ? likenessApart(own, other)
        : links === 'balanced'
          ? likenessWithin(own, other, links)
          : likenessAcross(own, other);
    judged.push({ id, ...compared });
  }
  return judged;
}
