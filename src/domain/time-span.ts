/**
 * How much time an EDTF value leaves open, and how far apart two such values are. A day is a day of UTC, as everywhere in the log: a
 * time without a zone was given one when the article came in.
 */

/** All instants a value allows, both ends included, in ms since 1970. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const SECOND = 1000;

/**
 * The instants an EDTF value allows, or undefined when its year is not known or it is no date.
 * "2016-11-09T05:34:00Z" allows one; "2016-11-09" from its first second to its last; "2016-11-08/2016-11-09" from the first of one to
 * the last of the other; an open or unknown side makes the whole unknown.
 */
export function timeSpan(edtf: string | null | undefined): TimeSpan | undefined {
  if (!edtf) return undefined;
  const sides = edtf.split('/');
  const from = sideSpan(sides[0]);
  const to = sides.length > 1 ? sideSpan(sides[1]) : from;
  if (!from || !to || sides.length > 2 || to.to < from.from) return undefined;
  return { from: from.from, to: to.to };
}

function sideSpan(side: string | undefined): TimeSpan | undefined {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(side ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (hour !== undefined) {
    const instant = Date.UTC(year!, month! - 1, day, hour, minute, second ?? 0);
    return { from: instant, to: instant };
  }
  const from = Date.UTC(year!, (month ?? 1) - 1, day ?? 1);
  const next =
    day !== undefined
      ? Date.UTC(year!, month! - 1, day + 1)
      : month !== undefined
        ? Date.UTC(year!, month, 1)
        : Date.UTC(year! + 1, 0, 1);
  return Number.isNaN(from) ? undefined : { from, to: next - SECOND };
}

/** How long after another time a time is: at least and at most, as ISO 8601 durations. Equal when both times are exact. */
export interface Lag {
  readonly atLeast: string;
  readonly atMost: string;
}

/** How far `later` lies behind `first`; never less than nothing. */
export function lagBehind(first: TimeSpan, later: TimeSpan): Lag {
  return {
    atLeast: isoDuration(Math.max(0, later.from - first.to)),
    atMost: isoDuration(Math.max(0, later.to - first.from)),
  };
}

/** A length of time in days, hours, minutes and seconds: 93,600,000 ms is "P1DT2H", nothing is "PT0S". Parts of a second are dropped. */
export function isoDuration(ms: number): string {
  let seconds = Math.floor(ms / SECOND);
  const take = (size: number) => {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    return count;
  };
  const days = take(86_400);
  const time = [
    [take(3600), 'H'],
    [take(60), 'M'],
    [seconds, 'S'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, letter]) => `${count}${letter}`)
    .join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}
