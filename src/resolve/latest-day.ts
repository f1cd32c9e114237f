/**
 * When an article was written, as its own words tell: the day printed at its head, and the latest year it names. Two trials a year apart
 * share their words and their people; they do not share the year.
 */
import { earliestInstant } from '../domain/edtf.ts';

/** Characters at the head of an article where a day is that of printing. */
const HEAD = 400;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d\\d)';
const MONTH_FIRST = new RegExp(`\\b${MONTH} ${DAY},? ${YEAR}\\b`, 'i');
const DAY_FIRST = new RegExp(`\\b${DAY} ${MONTH},? ${YEAR}\\b`, 'i');

/** "2011-11-11": the day of publication where it is known, else the day printed at the head; undefined where neither is. */
export function writtenOn(text: string, published: string | null): string | undefined {
  const known = earliestInstant(published);
  if (known !== '') return known.slice(0, 10);
  const head = text.slice(0, HEAD);
  const [, month, day, year] = MONTH_FIRST.exec(head) ?? [];
  if (month && day && year) return isoDay(year, month, day);
  const [, day2, month2, year2] = DAY_FIRST.exec(head) ?? [];
  return month2 && day2 && year2 ? isoDay(year2, month2, day2) : undefined;
}

function isoDay(year: string, month: string, day: string): string {
  return `${year}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The latest year an article names, that of the day it was written on among them. */
export function latestYear(figures: Iterable<string>, day: string | undefined): number | undefined {
  const written = day === undefined ? undefined : Number(day.slice(0, 4));
  const years = [...figures].filter((figure) => /^(?:19|20)\d\d$/.test(figure)).map(Number);
  // What is still to come is named too: "by 2030".
  const past = written === undefined ? years : [...years.filter((year) => year <= written), written];
  return past.length > 0 ? Math.max(...past) : undefined;
}
