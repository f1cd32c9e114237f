/**
 * What is the same happening: each happening of an article becomes a link to a NewsEvent, or founds one.
 * Judged against the event's founding mention only: type, participants, time, story. A look-alike at another time or with other
 * people stays apart.
 */
import type { Decision, DomainEvent } from '../domain/domain-event.ts';
import { datesAgree } from '../domain/edtf.ts';
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
import { restOnLinks, takeBasis } from './basis.ts';
import { foundingSketch, type Sketch, sketch } from './event-sketch.ts';
import { actClass, likeActs } from './event-words.ts';
import { denotesEvent, eventKeys, isTelling } from './linking-keys.ts';
import type { LinkOptions } from './resolve.ts';

export const EVENT_RULE = 'event/2';

const MAX_CANDIDATES = 30;
/** From which likeness two mentions are one, and from which people are asked. */
const SAME = { precise: 700, balanced: 600 } as const;
const PROPOSE = 500;
/** From which likeness a candidate that lost is worth keeping. */
const NEARLY = 400;

export interface EventContext {
  readonly registry: RegistryReader;
  readonly version: VersionId;
  readonly extraction: Extraction;
  /** Local entity -> founded entity of this version. */
  readonly entityOf: ReadonlyMap<number, EntityId>;
  readonly story: StoryId;
  readonly options: LinkOptions;
  /** What a happening is linked to already, by its place: such ones are not decided again. */
  readonly standing?: (place: MentionPlace) => NewsEventId | undefined;
}

/** Decides all happenings of a version, in text order, and the causes between them. */
export function linkEvents(context: EventContext): readonly DomainEvent[] {
  const { registry, version, extraction, entityOf, options } = context;
  const same = SAME[options.links ?? 'precise'];
  const weights = WEIGHTS[options.links ?? 'precise'];
  const events: DomainEvent[] = [];
  const eventOf = new Map<number, NewsEventId>();
  const here: { id: NewsEventId; sketch: Sketch }[] = [];
  const order = extraction.happenings
    .map((happening, index) => ({ happening, index }))
    .filter(({ happening }) => options.every || denotesEvent(happening));
  // The main happening first, so that it founds the event and later mentions of it join.
  order.sort((a, b) => b.happening.salience - a.happening.salience || a.index - b.index);
  for (const { happening, index } of order) {
    const place = placeOf(happening.trigger);
    const own = sketch(registry, extraction, happening, (local) => entityOf.get(local));
    const standing = context.standing?.(place);
    if (standing) {
      eventOf.set(index, standing);
      here.push({ id: standing, sketch: own });
      takeBasis(registry);
      continue;
    }
    const inDocument = here
      .map(({ id, sketch: other }) => ({ id, ...likeness(own, other, true, weights) }))
      .sort(byScore)[0];
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
    const [best, ...others] = candidates(context, own)
      .filter((candidate) => !here.some(({ id }) => id === candidate.id))
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
          reasons: best.reasons,
          ...(lost.length > 0 ? { lost } : {}),
          ...basis,
        }),
      );
      eventOf.set(index, best.id);
      here.push({ id: best.id, sketch: own });
      continue;
    }
    const mention = mentionId(version, 'happening', place);
    const id = foundedId('NEWS_EVENT', mention);
    events.push({ type: 'NewsEventFounded', v: 1, id, version, place });
    events.push(
      link(version, place, id, { score: 1000, reasons: ['founded'], ...(lost.length > 0 ? { lost } : {}), ...basis }),
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
    if (!to || !own || to === own || !happening) continue;
    events.push({
      type: 'HappeningLinked',
      v: 1,
      version,
      place: placeOf(happening.trigger),
      relation: 'caused',
      to,
      modality,
      score,
      rule,
      reasons: ['said-so'],
      ...takeBasis(registry, [to, own]),
    });
  }
  return events;
}

function link(version: VersionId, place: string, to: NewsEventId, decision: Omit<Decision, 'rule'>): DomainEvent {
  return { type: 'HappeningLinked', v: 1, version, place, relation: 'same', to, rule: EVENT_RULE, ...decision };
}

function byScore(a: { id: string; score: number }, b: { id: string; score: number }): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

function candidates(context: EventContext, own: Sketch): { id: NewsEventId; score: number; reasons: string[] }[] {
  const { registry, story, options } = context;
  const anchors = new Set<FoundedId>([...membersOf(registry, story)]);
  for (const id of own.telling) for (const member of membersOf(registry, id as EntityId)) anchors.add(member);
  const found = new Map<FoundedId, NewsEventId>();
  for (const anchor of anchors)
    for (const key of eventKeys(own, anchor))
      for (const id of registry.members('key', key, MAX_CANDIDATES) as NewsEventId[])
        if (!found.has(canonicalOf(registry, id))) found.set(canonicalOf(registry, id), id);
  const judged: { id: NewsEventId; score: number; reasons: string[] }[] = [];
  for (const id of found.values()) {
    const founding = foundingSketch(registry, id);
    if (founding)
      judged.push({
        id,
        ...likeness(
          own,
          founding.sketch,
          founding.story === canonicalOf(registry, story),
          WEIGHTS[options.links ?? 'precise'],
        ),
      });
  }
  return judged;
}

/** What each likeness counts within a story, per mille; what speaks against is taken away, `VETO` ends it. */
const VETO = 1000;
const WEIGHTS = {
  /** Two mentions of one act in one story are one happening, whatever else is said of them. */
  balanced: {
    act: 600,
    light: 600,
    like: 600,
    type: 0,
    telling: 100,
    who: 60,
    where: 40,
    date: 40,
    main: 100,
    others: 0,
    otherDate: 0,
    otherPlace: 0,
  },
  /** Somebody named, a place, a day or both articles' main matter has to agree as well, and nothing may disagree. */
  precise: {
    act: 650,
    light: 300,
    like: 570,
    type: 570,
    telling: 130,
    who: 60,
    where: 50,
    date: 50,
    main: 120,
    others: 200,
    otherDate: VETO,
    otherPlace: VETO,
  },
} as const;
type Weights = { readonly [part in keyof (typeof WEIGHTS)['balanced']]: number };

/** Words that tell of nearly every act: that two mentions share one says nothing. Source: written for this project. */
const LIGHT = new Set(
  'say,tell,be,have,do,make,get,go,take,give,put,come,see,know,want,think,call,ask,use,need,try,show,become,begin,start,report,add,announce,state,expect,plan,include,follow,lead,continue,happen,occur'
    .split(',')
    .map(actClass),
);

/**
 * How likely two mentions denote one happening, 0-1000, and why. Disagreeing dates end it; so do disjoint places, and named
 * participants that are all others. What is told must be the same act by its word or by its type.
 */
function likeness(a: Sketch, b: Sketch, sameStory: boolean, weights: Weights): { score: number; reasons: string[] } {
  const sameAct = a.act === b.act;
  const sameType = isTelling(a.type) && a.type === b.type;
  const likeAct = !sameAct && overlaps(likeActs(a.act), likeActs(b.act));
  if (!sameAct && !sameType && !likeAct) return { score: 0, reasons: ['other-act'] };
  const otherDate = !datesAgree(a.date, b.date);
  const where = shared(a.where, b.where);
  const otherPlace = a.where.size > 0 && b.where.size > 0 && where === 0;
  const telling = shared(a.telling, b.telling);
  const who = shared(a.who, b.who);
  const light = sameAct && LIGHT.has(a.act);
  const sameDate = a.date !== undefined && b.date !== undefined;
  const others = telling === 0 && a.telling.size > 0 && b.telling.size > 0;
  const reasons = [
    ...(sameAct ? ['act'] : []),
    ...(likeAct ? ['like-act'] : []),
    ...(sameType ? ['type'] : []),
    ...(who > 0 ? [`participants:${who}`] : []),
    ...(where > 0 ? ['place'] : []),
    ...(sameDate ? ['date'] : []),
    ...(sameStory ? ['story'] : []),
    ...(others ? ['other-participants'] : []),
    ...(otherDate ? ['other-date'] : []),
    ...(otherPlace ? ['other-place'] : []),
  ];
  if (sameStory) {
    const act = sameAct ? (light ? weights.light : weights.act) : likeAct ? weights.like : weights.type;
    const score =
      act +
      Math.min(2 * weights.telling, weights.telling * telling) +
      (telling === 0 && who > 0 ? weights.who : 0) +
      (where > 0 ? weights.where : 0) +
      (sameDate ? weights.date : 0) +
      (a.main && b.main ? weights.main : 0) -
      (others ? weights.others : 0) -
      (otherDate ? weights.otherDate : 0) -
      (otherPlace ? weights.otherPlace : 0);
    return { score: Math.max(0, Math.min(1000, score)), reasons };
  }
  // Across stories only what is nearly certain: the same people, the same word, the same known day.
  if (!sameAct || light || otherDate || otherPlace) return { score: 100, reasons };
  return { score: Math.min(1000, 200 + 150 * telling + (sameDate ? 150 : 0) + (where > 0 ? 50 : 0)), reasons };
}

function overlaps<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0;
  for (const id of a) if (b.has(id)) n += 1;
  return n;
}
