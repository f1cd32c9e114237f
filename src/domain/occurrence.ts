/**
 * When a news event happened, from what its reports say of it. A report whose article has no date of its own ("on Tuesday", "Nov. 8")
 * leaves the week or the year open: another report's day of publication closes it, and the answer says so. Pure; nothing is guessed
 * where no report tells a time.
 */
import { datesAgree, weekdayOfOpen } from './edtf.ts';
import { timeSpan } from './time-span.ts';

/** What one live report says of the event's time. */
export interface DatedReport {
  /** Publication of its article as EDTF; null when nothing tells it. */
  readonly published: string | null;
  /** EDTF as the article tells it; undefined when it does not. */
  readonly date: string | undefined;
}

/** `told`: a report says it whole. `inherited`: its week or year comes from another report's publication. `open`: nobody tells it. */
export type OccurrenceMethod = 'told' | 'inherited' | 'open';

export interface Occurrence {
  /** EDTF; "XXXX-11-08" or "XXXX-WXX-2" while open. */
  readonly value: string;
  readonly method: OccurrenceMethod;
  /** Indexes of the reports it rests on: those that tell it, then the one that its week or year comes from. */
  readonly basis: readonly number[];
  /** Some report tells another time. */
  readonly disputed: boolean;
}

const DAY = 86_400_000;

/** The time most reports agree on, of several the most precise, then the one told first; undefined when no report tells a time. */
export function occurrence(reports: readonly DatedReport[]): Occurrence | undefined {
  const told = reports.flatMap(({ date }, index) => (date === undefined ? [] : [{ date, index }]));
  if (told.length === 0) return undefined;
  const agreeing = (date: string) => told.filter((other) => datesAgree(date, other.date)).map(({ index }) => index);
  const known = told.filter(
    // A month agrees with each of its days: it says nothing beside one that is told.
    ({ date }) => Number.isFinite(widthOf(date)) && !told.some((other) => isWithin(other.date, date)),
  );
  const [best] = (known.length > 0 ? known : told)
    .map(({ date, index }) => ({ date, index, basis: agreeing(date), width: widthOf(date) }))
    .sort((a, b) => b.basis.length - a.basis.length || a.width - b.width || a.index - b.index);
  const { date, basis } = best!;
  const disputed = basis.length < told.length;
  if (known.length > 0) return { value: date, method: 'told', basis, disputed };
  const anchor = earliestPublication(reports);
  const value = anchor && closed(date, anchor.day);
  return value !== undefined && basis.every((index) => datesAgree(value, reports[index]!.date))
    ? {
        value,
        method: 'inherited',
        basis: [...basis.filter((index) => index !== anchor!.index), anchor!.index],
        disputed,
      }
    : { value: date, method: 'open', basis, disputed };
}

/** How much time a value leaves open, in ms. */
function widthOf(date: string): number {
  const span = timeSpan(date);
  return span === undefined ? Number.POSITIVE_INFINITY : span.to - span.from;
}

/** Whether a time says all that the other says and more. */
function isWithin(date: string, other: string): boolean {
  return widthOf(date) < widthOf(other) && datesAgree(date, other);
}

/** The report published first among those whose day of publication is known, and that day in ms since 1970. */
function earliestPublication(
  reports: readonly DatedReport[],
): { readonly index: number; readonly day: number } | undefined {
  const [first] = reports
    .flatMap(({ published }, index) => {
      const day = /^\d{4}-\d\d-\d\d/.exec(published ?? '')?.[0];
      return day === undefined ? [] : [{ index, day: Date.parse(day) }];
    })
    .sort((a, b) => a.day - b.day || a.index - b.index);
  return first;
}

/** "XXXX-WXX-2" as the last Tuesday on or before the day, "XXXX-11-08" as the one nearest to it; undefined for other values. */
function closed(date: string, day: number): string | undefined {
  const weekday = weekdayOfOpen(date);
  if (weekday !== undefined) {
    const back = (new Date(day).getUTCDay() - weekday + 7) % 7;
    return written(day - back * DAY);
  }
  const match = /^XXXX-(\d\d-\d\d)$/.exec(date);
  if (!match) return undefined;
  const year = new Date(day).getUTCFullYear();
  const [nearest] = [year - 1, year, year + 1]
    .map((each) => `${String(each).padStart(4, '0')}-${match[1]}`)
    // Leap days are not in every year.
    .filter((each) => !Number.isNaN(Date.parse(each)) && written(Date.parse(each)) === each)
    .sort((a, b) => Math.abs(Date.parse(a) - day) - Math.abs(Date.parse(b) - day));
  return nearest;
}

function written(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
