/**
 * Where reports of one news event cannot all be right: figures of the same thing, dates, places, and whether it happened at all. Pure.
 * It says only what follows from the words: "12" and "at least 10" agree, so do "4 billion" and "4.2 billion", and figures that may
 * count different things are not compared.
 */
import { datesAgree } from './edtf.ts';
import type { Modality } from './extraction.ts';
import { timeSpan } from './time-span.ts';

/** What one live report says of the event. */
export interface GivenStatement {
  readonly article: string;
  readonly outlet?: string | undefined;
  readonly published: string | null;
  readonly modality: Modality | undefined;
  /** EDTF. */
  readonly date?: string | undefined;
  /** "at least 12 person", only those that measure what happened. */
  readonly amounts: readonly string[];
  /** Ids of the countries that a sentence of the article says it happened in. */
  readonly countries: readonly string[];
  /** The word that tells it: "kill". */
  readonly lemma: string;
}

export type DisagreementAbout = 'AMOUNT' | 'DATE' | 'PLACE' | 'MODALITY';

export interface Side {
  /** The amount as written in the props of a report that counts so much, at its longest, the EDTF date, the country's id, or "asserted" | "negated". */
  readonly value: string;
  /** Indexes of the statements given. */
  readonly statements: readonly number[];
}

export interface Disagreement {
  readonly about: DisagreementAbout;
  /** What is counted: "person", "USD", "%"; "" for all but amounts and for counts of nothing told. */
  readonly of: string;
  /** Two or more, each of which another contradicts; most statements first. */
  readonly sides: readonly Side[];
  /** Statement -> the later one by the same outlet that contradicts it, and so corrects it. */
  readonly correctedBy: ReadonlyMap<number, number>;
  /** False when the outlets of all sides but one have corrected themselves. */
  readonly open: boolean;
}

/** All disagreements: modality, dates, places, amounts by what is counted. `eventType` tells what a bare "killed 12" counts. */
export function disagreements(statements: readonly GivenStatement[], eventType: string): readonly Disagreement[] {
  const found: (Disagreement | undefined)[] = [
    judge(
      'MODALITY',
      '',
      statements,
      ({ modality }) => sideOfModality(modality),
      (a, b) => a === b,
    ),
    judge('DATE', '', statements, ({ date }) => (date === undefined ? [] : [date]), datesAgree),
    judge(
      'PLACE',
      '',
      statements,
      ({ countries }) => countries,
      (a, b) => a === b,
    ),
  ];
  const figures = statements.map(({ amounts }) => amounts.flatMap((text) => figureOf(text, eventType) ?? []));
  const things = [...new Set(figures.flat().map(({ of }) => of))].sort();
  for (const of of things) {
    const counted = figures.map((each) => each.filter((figure) => figure.of === of));
    // "12" and "12 person" are one figure, under its longest name.
    const wholeOf = new Map<string, Figure>();
    for (const figure of counted.flat()) {
      const known = wholeOf.get(rangeOf(figure));
      if (!known || known.text.length < figure.text.length) wholeOf.set(rangeOf(figure), figure);
    }
    const figureAt = new Map([...wholeOf.values()].map((figure) => [figure.text, figure] as const));
    found.push(
      judge(
        'AMOUNT',
        of,
        statements,
        (_, index) => [...new Set(counted[index]!.map((figure) => wholeOf.get(rangeOf(figure))!.text))],
        (a, b, one, other) => figuresAgree(figureAt.get(a)!, figureAt.get(b)!, one.lemma === other.lemma),
      ),
    );
  }
  return found.filter((each) => each !== undefined);
}

/** What is hoped, planned or guessed contradicts nobody. */
function sideOfModality(modality: Modality | undefined): readonly string[] {
  if (modality === 'asserted' || modality === 'reported') return ['asserted'];
  return modality === 'negated' ? ['negated'] : [];
}

type Agree = (a: string, b: string, one: GivenStatement, other: GivenStatement) => boolean;

/** Two statements contradict each other when none of what one says agrees with anything the other says. */
function judge(
  about: DisagreementAbout,
  of: string,
  statements: readonly GivenStatement[],
  valuesOf: (statement: GivenStatement, index: number) => readonly string[],
  agree: Agree,
): Disagreement | undefined {
  const values = statements.map(valuesOf);
  const contradict = (i: number, j: number) =>
    statements[i]!.article !== statements[j]!.article &&
    values[i]!.length > 0 &&
    values[j]!.length > 0 &&
    values[i]!.every((a) => values[j]!.every((b) => !agree(a, b, statements[i]!, statements[j]!)));
  const all = statements.map((_, index) => index);
  const against = new Map(all.map((i) => [i, all.filter((j) => contradict(i, j))] as const));
  const inIt = all.filter((i) => against.get(i)!.length > 0);
  if (inIt.length === 0) return undefined;
  const correctedBy = new Map<number, number>();
  for (const i of inIt) {
    const later = against.get(i)!.filter((j) => isLater(statements[j]!, statements[i]!));
    const last = later.find((j) => later.every((other) => other === j || !isLater(statements[other]!, statements[j]!)));
    if (last !== undefined) correctedBy.set(i, last);
  }
  const sides = new Map<string, number[]>();
  for (const i of inIt) {
    const value = values[i]!.join(', ');
    const side = sides.get(value);
    if (side) side.push(i);
    else sides.set(value, [i]);
  }
  const standing = inIt.filter((i) => !correctedBy.has(i));
  return {
    about,
    of,
    sides: [...sides]
      .map(([value, members]) => ({ value, statements: members }))
      .sort((a, b) => b.statements.length - a.statements.length || a.statements[0]! - b.statements[0]!),
    correctedBy,
    open: standing.some((i) => against.get(i)!.some((j) => standing.includes(j))),
  };
}

/** Whether `a` is a later article of the outlet of `b`, by times that leave no doubt. */
function isLater(a: GivenStatement, b: GivenStatement): boolean {
  if (a.outlet === undefined || a.outlet !== b.outlet) return false;
  const [late, early] = [timeSpan(a.published), timeSpan(b.published)];
  return late !== undefined && early !== undefined && early.to < late.from;
}

interface Figure {
  readonly text: string;
  readonly of: string;
  readonly from: number;
  readonly to: number;
  /** Half a step of the last digit that is told: 4 billion may be 4.2 billion. 0 where every digit counts. */
  readonly slack: number;
}

/** Ways to say how many people, and units written in several ways. */
const SAME_THING: ReadonlyMap<string, string> = new Map([
  ...['people', 'death', 'fatality', 'casualty', 'victim', 'body', 'life', 'other', 'human'].map(
    (word) => [word, 'person'] as const,
  ),
  ...([
    ['km', 'kilometre'],
    ['kilometer', 'kilometre'],
    ['m', 'metre'],
    ['meter', 'metre'],
    ['kg', 'kilogram'],
    ['liter', 'litre'],
    ['ton', 'tonne'],
    ['mi', 'mile'],
  ] as const),
]);
/** "About 100" is right for 90 to 110. */
const ABOUT = 0.1;
/** Counts above this are rounded in print more often than not; smaller ones are meant as they stand. */
const ROUNDED_FROM = 1000;
/** Told with different words, figures that lie further apart than this count different things sooner than they disagree. */
const TOO_FAR = 5;

function figureOf(text: string, eventType: string): Figure | undefined {
  const match = /^(at least |about |up to )?(\d+(?:\.\d+)?)(?: (.+))?$/.exec(text);
  if (!match) return undefined;
  const [, bound = '', digits, thing = ''] = match;
  const value = Number(digits);
  const slack = slackOf(digits!, value, thing);
  const of = SAME_THING.get(thing) ?? (thing === '' && eventType.startsWith('life.') ? 'person' : thing);
  if (bound === 'at least ') return { text, of, from: value, to: Number.POSITIVE_INFINITY, slack };
  if (bound === 'up to ') return { text, of, from: Number.NEGATIVE_INFINITY, to: value, slack };
  const about = bound === 'about ' ? value * ABOUT : 0;
  return { text, of, from: value - about, to: value + about, slack };
}

function rangeOf({ from, to, slack }: Figure): string {
  return `${from} ${to} ${slack}`;
}

function slackOf(digits: string, value: number, thing: string): number {
  const decimals = digits.split('.')[1]?.length ?? 0;
  if (decimals > 0) return 0.5 * 10 ** -decimals;
  if (thing === '%') return 0.5;
  if (value < ROUNDED_FROM) return 0;
  const zeros = /0*$/.exec(digits)![0].length;
  return zeros === 0 ? 0 : 0.5 * 10 ** zeros;
}

function figuresAgree(a: Figure, b: Figure, sameWord: boolean): boolean {
  // The coarser of the two is right for whatever rounds to it.
  const slack = Math.max(a.slack, b.slack);
  if (a.from - slack <= b.to && b.from - slack <= a.to) return true;
  if (sameWord) return false;
  const [low, high] = [Math.min(bare(a), bare(b)), Math.max(bare(a), bare(b))];
  return low * TOO_FAR < high;
}

function bare({ from, to }: Figure): number {
  return Number.isFinite(from) ? from : to;
}
