/**
 * How likely two articles belong to one story. Each part of their profiles speaks for itself, and what one side does not give speaks
 * neither for nor against; names that the one is about and the other does not have, or years that differ, speak against.
 */
import { daysApart } from '../domain/edtf.ts';
import type { StoryProfile, Weights } from './story-profile.ts';

/**
 * What each part counts, in thousandths of the logarithm of the odds. Source: logistic regression over pairs of articles of ecbplus
 * train (November 2026), rounded; once with days and years as the texts print them, and once without, for articles that say when they
 * were published: most news a reader takes in is of the same days, so that nearness says little of them (set on news clusters).
 */
const UNDATED = {
  base: -6950,
  terms: 4350,
  names: 3350,
  /** Share of the central names of each that the other has too. */
  central: 2150,
  people: { like: 2900, absent: 880 },
  places: { like: 1850, absent: 590 },
  figures: { like: 4800, absent: 1680 },
  sameYear: 2100,
  nextYear: 280,
  otherYear: -800,
  /** Written within three days, or further apart. */
  days: (apart: number) => (apart <= NEAR ? 2650 : 560),
} as const;
const DATED = {
  base: -6670,
  terms: 4000,
  names: 2800,
  central: 2300,
  people: { like: 2750, absent: 920 },
  places: { like: 1900, absent: 530 },
  figures: { like: 6350, absent: 1610 },
  sameYear: 0,
  nextYear: 0,
  otherYear: 0,
  /** Published on one day, and less with each doubling of the days between: what is told again a year later is something else. */
  days: (apart: number) => 1800 - 250 * Math.log2(1 + apart),
} as const;
/** What counts as shared where no name is central. */
const NO_NAMES = 500;
const NEAR = 3;

/** How alike articles are, 0-1000, with what each part says. */
export interface Likeness {
  readonly score: number;
  /** Per mille; absent where one side gives nothing of the kind. */
  readonly people?: number;
  readonly places?: number;
  readonly figures?: number;
}

/** How alike two articles are. */
export function likenessOf(own: StoryProfile, other: StoryProfile): Likeness {
  const part = (each: { like: number; absent: number }, like: number | undefined) =>
    like === undefined ? each.absent : (each.like * like) / 1000;
  const [people, places, figures] = (['people', 'places', 'figures'] as const).map((each) =>
    likenessOfPart(own[each], other[each]),
  );
  const counts = own.dated && other.dated ? DATED : UNDATED;
  const years = own.year && other.year ? Math.abs(own.year - other.year) : undefined;
  const days = daysApart(own.day, other.day);
  const odds =
    counts.base +
    (counts.terms * (likenessOfPart(own.terms, other.terms) ?? 0)) / 1000 +
    (counts.names * (likenessOfPart(own.names, other.names) ?? 0)) / 1000 +
    (counts.central * (shareOfCentral(own, other) + shareOfCentral(other, own))) / 2000 +
    part(counts.people, people) +
    part(counts.places, places) +
    part(counts.figures, figures) +
    (years === undefined ? 0 : years === 0 ? counts.sameYear : years === 1 ? counts.nextYear : counts.otherYear) +
    (days === undefined ? 0 : counts.days(days));
  return {
    score: Math.round(1000 / (1 + Math.exp(-Math.round(odds) / 1000))),
    ...(people === undefined ? {} : { people }),
    ...(places === undefined ? {} : { places }),
    ...(figures === undefined ? {} : { figures }),
  };
}

/** The mean likeness of an article to several. */
export function likenessToAll(own: StoryProfile, others: readonly StoryProfile[]): Likeness {
  const all = others.map((other) => likenessOf(own, other));
  const mean = (values: readonly number[]) => Math.round(values.reduce((a, b) => a + b, 0) / values.length);
  const said: Record<string, number> = {};
  for (const part of ['people', 'places', 'figures'] as const) {
    const given = all.flatMap((like) => like[part] ?? []);
    if (given.length > 0) said[part] = mean(given);
  }
  return { score: all.length === 0 ? 0 : mean(all.map(({ score }) => score)), ...said };
}

/** Per mille of what an article is about, by name, that another has too. */
function shareOfCentral(own: StoryProfile, other: StoryProfile): number {
  let all = 0;
  let shared = 0;
  for (const name of own.central) {
    const weight = own.names.get(name) ?? 0;
    all += weight;
    if (other.names.has(name) || other.terms.has(name)) shared += weight;
  }
  return all === 0 ? NO_NAMES : Math.round((1000 * shared) / all);
}

/** How alike two sets of weights are, per mille: their cosine; undefined where one is empty. */
export function likenessOfPart(a: Weights, b: Weights): number | undefined {
  if (a.size === 0 || b.size === 0) return undefined;
  let dot = 0;
  for (const [key, weight] of a) dot += weight * (b.get(key) ?? 0);
  return Math.round((1000 * dot) / (lengthOf(a) * lengthOf(b)));
}

const lengths = new WeakMap<Weights, number>();

function lengthOf(weights: Weights): number {
  let length = lengths.get(weights);
  if (length === undefined) {
    let sum = 0;
    for (const weight of weights.values()) sum += weight * weight;
    length = Math.sqrt(sum) || 1;
    lengths.set(weights, length);
  }
  return length;
}
