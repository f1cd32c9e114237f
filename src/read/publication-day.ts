/**
 * The day on which an article was published where its readers are: what "today" and "Tuesday" in it count from. The outlet's
 * own zone where its country is known, else the offset printed with the date, else UTC.
 */
import type { Published } from '../domain/article.ts';
import { KNOWN_OUTLETS } from '../domain/data/outlets.ts';
import { foldName } from '../domain/names.ts';
import { type Day, dayOf, isDay } from './calendar.ts';
import { ZONES } from './data/zones.ts';

export interface PublicationDay {
  /** Undefined when the date is not known to the day: "2016-11" is too coarse for "Tuesday". */
  readonly today: Day | undefined;
  /** True where figures are written month first; undefined when the outlet's country is not known. */
  readonly monthFirst: boolean | undefined;
}

const COUNTRY = new Map(
  KNOWN_OUTLETS.flatMap(({ name, aliases, country }) =>
    [name, ...aliases].map((each) => [foldName(each), country] as const),
  ),
);

/** The day `published` names, in the zone of the outlet of that name. Without a time of day it is the day as written. */
export function publicationDay(published: Published, outlet: string | undefined): PublicationDay {
  const country = outlet === undefined ? undefined : COUNTRY.get(foldName(outlet));
  const monthFirst = country === undefined ? undefined : country === 'US';
  const match = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d)?/.exec(published.value ?? '');
  if (match === null) return { today: undefined, monthFirst };
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const written = { year, month, day };
  if (!isDay(written)) return { today: undefined, monthFirst };
  if (match[4] === undefined) return { today: written, monthFirst };
  const instant = Date.parse(`${match[1]}-${match[2]}-${match[3]}${match[4]}Z`);
  const printed = printedOffset(published.phrase);
  const zone = country === undefined ? undefined : ZONES.get(country);
  const shifted = zone !== undefined ? dayIn(zone, instant) : dayOf(new Date(instant + (printed ?? 0) * 60_000));
  return { today: shifted, monthFirst };
}

/** Minutes east of Greenwich in "2016-11-09T00:34:00-05:00"; undefined when none is printed. */
function printedOffset(phrase: string | undefined): number | undefined {
  const match = /\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?([+-])(\d{2}):?(\d{2})\b/.exec(phrase ?? '');
  if (match === null) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function dayIn(zone: string, instant: number): Day {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    FORMATS.set(zone, format);
  }
  const part = (type: string) => Number(format.formatToParts(instant).find((each) => each.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}
