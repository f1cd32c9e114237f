/**
 * The little of EDTF (ISO 8601-2) that news needs: instants, days, months, years, with X for digits not known and "/" for intervals. One
 * form is TimeML's: "XXXX-WXX-2" is a Tuesday of a week not known, which EDTF has no way to write.
 */

const LENGTH_OF_DAY = 86_400_000;

/** A weekday, 0 for Sunday to 6 for Saturday, of a week that is not known: "XXXX-WXX-2" for 2; Monday is 1 and Sunday 7. */
export function openWeekday(weekday: number): string {
  return `XXXX-WXX-${weekday || 7}`;
}

/** The weekday of "XXXX-WXX-2", 0 for Sunday to 6 for Saturday; undefined for every other value. */
export function weekdayOfOpen(edtf: string): number | undefined {
  const match = /^XXXX-WXX-([1-7])$/.exec(edtf);
  return match ? Number(match[1]) % 7 : undefined;
}

/**
 * The earliest instant an EDTF value allows, as comparable text "YYYY-MM-DDTHH:MM:SSZ"; "" when the year is not known.
 * "2016-11" -> "2016-11-01T00:00:00Z"; "2016-11-08/2016-11-09" -> that of its first side.
 */
export function earliestInstant(edtf: string | null): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d(?::\d\d)?)Z?)?/.exec(edtf?.split('/')[0] ?? '');
  if (!match) return '';
  const [, year, month = '01', day = '01', time = '00:00:00'] = match;
  return `${year}-${month}-${day}T${time.length === 5 ? `${time}:00` : time}Z`;
}

/**
 * Whether two EDTF values can mean the same time: each known part they share agrees. Unknown (undefined) agrees with all; an
 * interval agrees with what overlaps it.
 * "XXXX-11-08" and "2016-11-08" agree; "2016-11-08" and "2016-11-09" do not; "2016-11-07/2016-11-13" agrees with both; "XXXX-WXX-2"
 * agrees with all that may be a Tuesday.
 */
export function datesAgree(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return true;
  const [open, otherOpen] = [weekdayOfOpen(a), weekdayOfOpen(b)];
  if (open !== undefined) return otherOpen === undefined ? holdsWeekday(b, open) : open === otherOpen;
  if (otherOpen !== undefined) return holdsWeekday(a, otherOpen);
  const [from, to] = sidesOf(a);
  const [since, until] = sidesOf(b);
  if ([from, to, since, until].some((side) => side.startsWith('X')))
    return a.split('/').some((x) => b.split('/').some((y) => sideAgrees(x, y)));
  return atMost(from, until) && atMost(since, to);
}

/** Whether a time may lie on that weekday; what is not known to the day may. */
function holdsWeekday(edtf: string, weekday: number): boolean {
  const [first, last] = sidesOf(edtf).map((side) => {
    const day = /^\d{4}-\d\d-\d\d/.exec(side)?.[0];
    return day === undefined ? Number.NaN : Date.parse(day);
  }) as [number, number];
  if (Number.isNaN(first) || Number.isNaN(last) || last - first >= 6 * LENGTH_OF_DAY) return true;
  for (let day = first; day <= last; day += LENGTH_OF_DAY) if (new Date(day).getUTCDay() === weekday) return true;
  return false;
}

function sidesOf(edtf: string): readonly [string, string] {
  const [from = '', to = from] = edtf.split('/');
  return [from, to];
}

/** Whether `a` can lie before or on `b`, compared as far as both say. */
function atMost(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 10);
  for (let i = 0; i < length; i++) {
    if (a[i] === 'X' || b[i] === 'X') return true;
    if (a[i] !== b[i]) return a[i]! < b[i]!;
  }
  return true;
}

function sideAgrees(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 10);
  for (let i = 0; i < length; i++) if (a[i] !== b[i] && a[i] !== 'X' && b[i] !== 'X') return false;
  return true;
}

/** Days between the earliest instants of two values, or undefined when either is unknown. */
export function daysApart(a: string | null | undefined, b: string | null | undefined): number | undefined {
  const x = earliestInstant(a ?? null);
  const y = earliestInstant(b ?? null);
  if (!x || !y) return undefined;
  return Math.abs(Date.parse(x) - Date.parse(y)) / 86_400_000;
}
