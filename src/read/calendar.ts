/**
 * Days, weeks and months of the civil calendar, and how EDTF writes them. Counted in UTC throughout, so that no machine's
 * zone has a say.
 */

/** A day on the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const LENGTH = 86_400_000;

/** The day `days` after (or before) another. */
export function addDays({ year, month, day }: Day, days: number): Day {
  return dayOf(new Date(Date.UTC(year, month - 1, day) + days * LENGTH));
}

/** Year and month `months` after (or before) those of a day. */
export function addMonths({ year, month }: Day, months: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / LENGTH);
}

/** The calendar day of an instant in UTC. */
export function dayOf(instant: Date): Day {
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

/** True for a day that the calendar has: no February 30. */
export function isDay({ year, month, day }: Day): boolean {
  const real = dayOf(new Date(Date.UTC(year, month - 1, day)));
  return real.month === month && real.day === day;
}

/** "2016-11-08" */
export function writtenDay({ year, month, day }: Day): string {
  return `${writtenMonth({ year, month })}-${pad(day, 2)}`;
}

/** "2016-11" */
export function writtenMonth({ year, month }: { readonly year: number; readonly month: number }): string {
  return `${pad(year, 4)}-${pad(month, 2)}`;
}

/** "2016"; years before 1000 get noughts. */
export function writtenYear(year: number): string {
  return pad(year, 4);
}

/** The week from Monday to Sunday that lies `weeks` after (or before) that of a day, as an interval. */
export function writtenWeek(day: Day, weeks: number): string {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7) + 7 * weeks);
  return `${writtenDay(monday)}/${writtenDay(addDays(monday, 6))}`;
}

function pad(value: number, width: number): string {
  return String(Math.max(0, value)).padStart(width, '0');
}
