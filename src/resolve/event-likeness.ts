/**
 * How likely two mentions tell of one happening. Looked at: the word that tells of it, who takes part and in which role, place, day, the
 * words around it, and what the two articles as a whole share: people, places, figures. Whole numbers only.
 */
import { datesAgree } from '../domain/edtf.ts';
import type { Sketch } from './event-sketch.ts';
import { actClass, likeActs, sortOf } from './event-words.ts';
import { isTelling } from './linking-keys.ts';
import { likenessOfPart } from './story-likeness.ts';

/** Words that tell of nearly every act: that two mentions share one says nothing. Source: written for this project. */
const LIGHT = new Set(
  'say,tell,be,have,do,make,get,go,take,give,put,come,see,know,want,think,call,ask,use,need,try,show,become,begin,start,report,add,announce,state,expect,plan,include,follow,lead,continue,happen,occur'
    .split(',')
    .map(actClass),
);

/** How two mentions stand to each other: what speaks for one happening and what against. */
interface Compared {
  readonly sameAct: boolean;
  readonly likeAct: boolean;
  readonly sameType: boolean;
  /** The same sort of thing befell the same named one. */
  readonly samePatient: boolean;
  /** Both count those who died, or those who were hurt. */
  readonly sameToll: boolean;
  readonly light: boolean;
  readonly telling: number;
  readonly who: number;
  readonly where: number;
  readonly sameDate: boolean;
  readonly otherDate: boolean;
  readonly otherPlace: boolean;
  readonly others: boolean;
}

function compare(a: Sketch, b: Sketch): Compared {
  const sameAct = a.act === b.act;
  const where = shared(a.where, b.where);
  const telling = shared(a.telling, b.telling);
  const sameType = isTelling(a.type) && a.type === b.type;
  return {
    sameAct,
    likeAct: !sameAct && overlaps(likeActs(a.act), likeActs(b.act)),
    sameType,
    samePatient: sameType && [...a.patients].some((id) => a.telling.has(id) && b.patients.has(id)),
    sameToll: sameType && a.toll && b.toll,
    light: sameAct && LIGHT.has(a.act),
    telling,
    who: shared(a.who, b.who),
    where,
    sameDate: a.date !== undefined && b.date !== undefined && datesAgree(a.date, b.date),
    otherDate: !datesAgree(a.date, b.date),
    otherPlace: a.where.size > 0 && b.where.size > 0 && where === 0,
    others: telling === 0 && a.telling.size > 0 && b.telling.size > 0,
  };
}

function reasonsOf(compared: Compared, sameStory: boolean): string[] {
  const { sameAct, likeAct, sameType, samePatient, sameToll, who, where, sameDate, others, otherDate, otherPlace } =
    compared;
  return [
    ...(sameAct ? ['act'] : []),
    ...(likeAct ? ['like-act'] : []),
    ...(sameType ? ['type'] : []),
    ...(samePatient ? ['patient'] : []),
    ...(sameToll ? ['toll'] : []),
    ...(who > 0 ? [`participants:${who}`] : []),
    ...(where > 0 ? ['place'] : []),
    ...(sameDate ? ['date'] : []),
    ...(sameStory ? ['story'] : []),
    ...(others ? ['other-participants'] : []),
    ...(otherDate ? ['other-date'] : []),
    ...(otherPlace ? ['other-place'] : []),
  ];
}

/** What each likeness counts within an article or a story, per mille; what speaks against is taken away, `VETO` ends it. */
const VETO = 1000;
const WEIGHTS = {
  /** Two mentions of one act in one story are one happening, whatever else is said of them. */
  balanced: {
    act: 600,
    light: 600,
    like: 600,
    type: 0,
    patient: 0,
    sort: 0,
    telling: 100,
    who: 60,
    where: 40,
    date: 40,
    main: 100,
    opening: 0,
    toll: 0,
    others: 0,
    otherDate: 0,
    otherPlace: 0,
  },
  /** Somebody named, a place, a day or both articles' main matter has to agree as well, and nothing may disagree. */
  precise: {
    act: 650,
    light: 300,
    like: 570,
    type: 400,
    patient: 190,
    sort: 720,
    telling: 130,
    who: 60,
    where: 50,
    date: 50,
    main: 120,
    opening: 120,
    toll: 320,
    others: 200,
    otherDate: VETO,
    otherPlace: VETO,
  },
} as const;

export type Links = keyof typeof WEIGHTS;

export interface Likeness {
  /** 0-1000. */
  readonly score: number;
  readonly reasons: string[];
}

/** Two mentions of one article, or of one story where `balanced` asks for no more. */
export function likenessWithin(a: Sketch, b: Sketch, links: Links): Likeness {
  const found = compare(a, b);
  const { sameAct, likeAct, sameType, light, telling, who, where } = found;
  const weights = WEIGHTS[links];
  const bySort = !sameAct && !likeAct && weights.sort > 0 && namesSort(a, b);
  if (!sameAct && !sameType && !likeAct && !bySort) return { score: 0, reasons: ['other-act'] };
  const score =
    (bySort ? weights.sort : sameAct ? (light ? weights.light : weights.act) : likeAct ? weights.like : weights.type) +
    (found.samePatient ? weights.patient : 0) +
    Math.min(2 * weights.telling, weights.telling * telling) +
    (telling === 0 && who > 0 ? weights.who : 0) +
    (where > 0 ? weights.where : 0) +
    (a.date !== undefined && b.date !== undefined ? weights.date : 0) +
    (a.main && b.main ? weights.main : a.opening && b.opening && sameAct && !light ? weights.opening : 0) +
    (found.sameToll && !sameAct ? weights.toll : 0) -
    (found.others ? weights.others : 0) -
    (found.otherDate ? weights.otherDate : 0) -
    // Headline and lead call one place by the town and by what it lies near.
    (found.otherPlace && !(a.opening && b.opening) ? weights.otherPlace : 0);
  return { score: bounded(score), reasons: [...(bySort ? ['sort'] : []), ...reasonsOf(found, true)] };
}

/** Whether one of two mentions names the other's sort ("the accident" for what ran aground). */
function namesSort(a: Sketch, b: Sketch): boolean {
  const names = (sort: Sketch, other: Sketch) =>
    sort.telling.size === 0 &&
    (sortOf(sort.lemma)?.includes(other.type.split('.')[0]!) ?? false) &&
    !sortOf(other.lemma);
  return names(a, b) || names(b, a);
}

/**
 * What speaks for one happening in two articles of a story, in points. Source: logistic regression over pairs of mentions of ecbplus
 * train (November 2026), rounded; who takes part counts through the words around both mentions too, so little is left for it alone.
 */
const ACROSS = {
  act: 270,
  like: 140,
  light: -170,
  people: { like: 180, absent: 70 },
  places: { like: 120, absent: 40 },
  figures: { like: 200, absent: 100 },
  context: 350,
  role: 40,
  /** The same sort of thing that befell the same named one: rare in ecbplus, and set by judgement. */
  patient: 300,
  /** The dead, or the hurt, of one story are counted by many words and with figures that differ: set by judgement. */
  toll: 300,
  where: 30,
  date: 20,
  /** A day with its year, which ecbplus hardly gives: not measured there. */
  day: 100,
  main: 60,
  others: -50,
} as const;

/** Two mentions in two articles of one story, where a wrong link costs more than a missing one. */
export function likenessAcross(a: Sketch, b: Sketch): Likeness {
  const found = compare(a, b);
  if (!found.sameAct && !found.likeAct && !found.samePatient && !found.sameToll)
    return { score: 0, reasons: ['other-act'] };
  const reasons = reasonsOf(found, true);
  if (found.otherDate || found.otherPlace) return { score: 0, reasons };
  const [own, other] = [a.about(), b.about()];
  let score =
    (found.sameAct ? ACROSS.act : ACROSS.like) +
    (found.samePatient ? ACROSS.patient : 0) +
    (found.sameToll ? ACROSS.toll : 0) +
    (found.light ? ACROSS.light : 0);
  for (const part of ['people', 'places', 'figures'] as const) {
    const like = likenessOfPart(own[part], other[part]);
    score += like === undefined ? ACROSS[part].absent : Math.round((ACROSS[part].like * like) / 1000);
    if (like !== undefined) reasons.push(`${part}:${like}`);
  }
  const context = likenessOfPart(weighed(a.context), weighed(b.context)) ?? 0;
  reasons.push(`context:${context}`);
  score +=
    Math.round((ACROSS.context * context) / 1000) +
    roles(a, b) * ACROSS.role +
    (found.where > 0 ? ACROSS.where : 0) +
    (found.sameDate ? (sameDay(a, b) ? ACROSS.day : ACROSS.date) : 0) +
    (a.main && b.main ? ACROSS.main : 0) +
    (found.others ? ACROSS.others : 0);
  return { score: bounded(score), reasons };
}

/** Two mentions in articles of two stories: only what is nearly certain, the same people, the same word, the same known day. */
export function likenessApart(a: Sketch, b: Sketch): Likeness {
  // Asked of most candidates there are: who took part is looked up only where it can make them one.
  if (a.act !== b.act || LIGHT.has(a.act) || !datesAgree(a.date, b.date)) return { score: 0, reasons: ['other'] };
  const found = compare(a, b);
  const reasons = reasonsOf(found, false);
  if (found.otherPlace) return { score: 0, reasons };
  const score = 200 + 150 * found.telling + (found.sameDate ? 150 : 0) + (found.where > 0 ? 50 : 0);
  return { score: bounded(score), reasons };
}

function sameDay(a: Sketch, b: Sketch): boolean {
  return a.date === b.date && /^\d{4}-\d\d-\d\d/.test(a.date ?? '');
}

function weighed(words: readonly string[]): ReadonlyMap<string, number> {
  return new Map(words.map((word) => [word, 1]));
}

/** One for each role, agent and patient, that the same thing fills; one less for each that others fill. */
function roles(a: Sketch, b: Sketch): number {
  return [
    [a.agents, b.agents],
    [a.patients, b.patients],
  ].reduce((sum, [x, y]) => sum + (x!.size === 0 || y!.size === 0 ? 0 : overlaps(x!, y!) ? 1 : -1), 0);
}

function bounded(score: number): number {
  return Math.max(0, Math.min(1000, score));
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
