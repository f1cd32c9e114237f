/**
 * What follows on what: an inquiry, an arrest, a funeral after an accident or a crime; a trial after an arrest; a successor after a
 * resignation. Such a happening is never the same as the one before it, however much their articles share.
 */
import type { Happening } from '../domain/extraction.ts';
import { actClass } from './event-words.ts';

/** What it takes to tell whether one happening follows on another. */
export type Told = Pick<Happening, 'type' | 'lemma'>;

/** Sudden happenings that others follow on: types, or their first level. */
const INCIDENTS = [
  'accident',
  'disaster',
  'conflict.attack',
  'conflict.fight',
  'crime.kill',
  'crime.shoot',
  'crime.theft',
  'crime.assault',
  'crime.abduction',
  'crime.hack',
  'crime.traffic',
  'crime.offence',
  'crime.escape',
  'life.death',
  'life.injury',
  'service.outage',
  'health.outbreak',
];

/** Type of what follows -> types of what it follows on. Source: written for this project. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'crime.investigate': INCIDENTS,
  'crime.arrest': INCIDENTS,
  'courts.suit': INCIDENTS,
  'courts.charge': [...INCIDENTS, 'crime.arrest', 'crime.investigate'],
  'courts.trial': [...INCIDENTS, 'crime.arrest', 'crime.investigate', 'courts.charge'],
  'courts.verdict': [...INCIDENTS, 'crime.arrest', 'crime.investigate', 'courts.charge', 'courts.trial'],
  'politics.resignation': [...INCIDENTS, 'crime.investigate', 'courts.charge', 'courts.verdict'],
  'politics.appointment': ['politics.resignation', 'life.death'],
  'politics.handover': ['politics.resignation', 'politics.election', 'life.death'],
  'politics.election': ['politics.resignation', 'life.death'],
  'economy.fall': [...INCIDENTS, 'crime.investigate', 'courts.suit', 'courts.charge', 'politics.resignation'],
  'business.recall': INCIDENTS,
  'disaster.rescue': INCIDENTS,
  'disaster.emergency': INCIDENTS,
  'contact.help': INCIDENTS,
};

/** Acts known by their word, whatever type they are given. */
const BY_WORD: readonly (readonly [words: string, follows: readonly string[]])[] = [
  ['funeral,bury,mourn,memorial,vigil,commemorate,mourner', INCIDENTS],
  ['inquiry,investigate,probe,inquest,autopsy', INCIDENTS],
  ['restore,reopen,repair,rebuild', ['service.outage', 'accident', 'disaster']],
  ['compensate,sue', INCIDENTS],
];
const WORDS = new Map(
  BY_WORD.flatMap(([words, follows]) => words.split(',').map((word) => [actClass(word), follows] as const)),
);

/** Whether `later` is of a kind that follows on happenings of the kind of `first`. */
export function followsOn(later: Told, first: Told): boolean {
  if (later.type === first.type || actClass(later.lemma) === actClass(first.lemma)) return false;
  const types = precursors(later);
  if (types.includes(first.type)) return true;
  // A rescue or a funeral is no incident, though its type begins like one.
  return precursors(first).length === 0 && types.some((type) => first.type.startsWith(`${type}.`));
}

function precursors({ type, lemma }: Told): readonly string[] {
  return FOLLOWS[type] ?? WORDS.get(actClass(lemma)) ?? [];
}

/** Words by which a sentence says that one thing came after another. */
const AFTER =
  /\b(?:after|following|followed|since|in the wake of|in response to|over|into|because of|in connection with|blamed for|weeks?|months?|days? (?:after|later))\b/i;

/** A happening of an article with what it denotes. */
export interface Denoting<Id> {
  readonly happening: Happening;
  readonly event: Id;
}

export interface FollowUp<Id> {
  readonly later: Denoting<Id>;
  readonly first: Denoting<Id>;
  /** 0-1000. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** From which salience a happening is what its article is about. */
const MAIN = 900;
/** From which salience one is told for its own sake, where no sentence ties it to another. */
const TOLD = 600;

/**
 * Which happenings of an article follow on which others: those that one sentence names together, and the article's main matter on the
 * most salient incident it tells of. Each follows on one at most: the last of a chain (shares fall on the inquiry, the inquiry is into the accident).
 */
export function followUps<Id>(all: readonly Denoting<Id>[], text: string): readonly FollowUp<Id>[] {
  const found: FollowUp<Id>[] = [];
  for (const later of all) {
    if (!happened(later.happening) && later.happening.modality !== 'planned') continue;
    const firsts = all.filter(
      (first) =>
        first.event !== later.event &&
        happened(first.happening) &&
        followsOn(later.happening, first.happening) &&
        !isBefore(later.happening, first.happening),
    );
    const near = firsts.filter(({ happening }) => happening.sentence === later.happening.sentence);
    const [first] = [
      ...(near.length > 0
        ? near
        : later.happening.salience >= MAIN
          ? firsts.filter(({ happening }) => happening.salience >= TOLD)
          : []),
    ].sort((a, b) => chained(b, firsts) - chained(a, firsts) || b.happening.salience - a.happening.salience);
    if (!first) continue;
    const said = near.length > 0 && AFTER.test(between(text, later.happening, first.happening));
    found.push({
      later,
      first,
      score: said ? 850 : near.length > 0 ? 750 : 700,
      reasons: ['follow-up', ...(said ? ['said-so'] : near.length > 0 ? ['same-sentence'] : ['main'])],
    });
  }
  return found.filter(
    (one, index) =>
      found.findIndex((other) => other.later.event === one.later.event && other.first.event === one.first.event) ===
      index,
  );
}

/** One when it follows on another of them itself. */
function chained<Id>(first: Denoting<Id>, firsts: readonly Denoting<Id>[]): number {
  return firsts.some((other) => other !== first && followsOn(first.happening, other.happening)) ? 1 : 0;
}

function happened({ modality }: Happening): boolean {
  return modality === 'asserted' || modality === 'reported';
}

/** Whether both days are known and the first lies before the other: then it follows on nothing. */
function isBefore(later: Happening, first: Happening): boolean {
  const [a, b] = [later.time?.edtf, first.time?.edtf].map((edtf) => edtf?.split('/')[0]);
  return a !== undefined && b !== undefined && !`${a}${b}`.includes('X') && a.length === b.length && a < b;
}

function between(text: string, a: Happening, b: Happening): string {
  const start = Math.min(a.trigger.end, b.trigger.end);
  return text.slice(start, Math.max(start, a.trigger.start, b.trigger.start));
}
