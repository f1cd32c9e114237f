/**
 * Reads one date, with or without time and zone, from words and numbers. Knows no clock: whether a date is too far ahead
 * is asked of `dateFault`. Never guesses: 03/04/2016 is two dates and so none.
 */
import { isWeekday, monthNamed } from './month-names.ts';
import { instantOf, type WallTime, type Zone, zoneNamed } from './time-zone.ts';

/** A date as it was found. */
export interface ParsedDate {
  /** EDTF: "2016-11-09T05:34:00Z" when a time was given, else "2016-11-09", "2016-11" or "2016". */
  readonly value: string;
  /** Start of that time span in ms since 1970, in the zone given or assumed. */
  readonly start: number;
}

interface Day {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Longer texts hold no date on their own. */
const MAX_CHARACTERS = 120;

/**
 * Reads a date from a text: ISO 8601, RFC 2822, "2016-11-09 05:34", "Nov. 9, 2016 at 5:34 a.m. ET", "9 November 2016",
 * "09.11.2016", digits of epoch seconds or milliseconds, "20161109053400".
 * @param zone applies to times that name none
 * @returns undefined when the text is no date, more than a date, or no day of the calendar
 */
export function parseDate(text: string, zone: Zone): ParsedDate | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  const phrase = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (/^-?\d+$/.test(phrase)) return parseDigits(phrase, zone);
  const day = takeDay(reorder(phrase));
  if (!day) return undefined;
  const time = takeTime(day.rest);
  if (!time) return isFiller(day.rest) ? dateOf(day.found, zone) : undefined;
  if (!isFiller(time.rest)) return undefined;
  return dateOf(day.found, time.zone ?? zone, time.found);
}

/**
 * Reads a number: epoch seconds, epoch milliseconds from 100,000,000,000 on, or a year from 1600 to 2200.
 */
export function parseEpoch(value: number): ParsedDate | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value) && value >= 1600 && value <= 2200) return dateOf({ year: value }, 0);
  const ms = Math.floor(Math.abs(value) < 1e11 ? value * 1000 : value);
  return Math.abs(ms) < 8.64e15 ? { value: instantText(ms), start: ms } : undefined;
}

/** An instant as ISO 8601 in UTC, to the second: "2016-11-09T05:34:00Z". */
export function instantText(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, -5)}Z`;
}

/** "20161109" and "20161109053400" (web archives) are told from epoch numbers by being days of the calendar since 1600. */
function parseDigits(digits: string, zone: Zone): ParsedDate | undefined {
  const compact = /^(1[6-9]\d\d|2[01]\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(digits);
  if (compact) {
    const [year, month, day, hour, minute, second] = compact.slice(1).map(Number);
    const time = compact[4] ? { hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 } : undefined;
    const found = dateOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }, time ? 0 : zone, time);
    if (found) return found;
  }
  return /^\d{4}$/.test(digits) ? dateOf({ year: Number(digits) }, zone) : parseEpoch(Number(digits));
}

/** "Wed Nov 09 05:34:00 +0000 2016" keeps its year at the end: the year goes to the day. A comment in brackets goes. */
function reorder(phrase: string): string {
  return phrase
    .replace(/ \([A-Za-z ]+\)$/, '')
    .replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3 $4:$5:$6')
    .replace(/\[([A-Za-z_]+\/[A-Za-z_/]+)\]$/, '')
    .replace(/^([A-Z][a-z]{2}),? ([A-Z][a-z]{2}) (\d{1,2}) (\d\d:\d\d(?::\d\d)?.*) (\d{4})$/, '$1 $2 $3, $5 $4');
}

const WORD = '([\\p{L}]{3,10})';
const DAY_FORMS: readonly [RegExp, (parts: string[]) => Day | undefined][] = [
  [/(?<![\d-])(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)T?/, (m) => numeric(m[1], m[3], m[4])],
  [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, (m) => numeric(m[3], m[2], m[1])],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, (m) => slashed(Number(m[1]), Number(m[2]), m[3])],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|°)?[ -](?:de |of )?${WORD}\\.?,?[ -](?:de |del )?(\\d{4})(?!\\d)`,
      'u',
    ),
    (m) => named(m[3], m[2], m[1]),
  ],
  [
    new RegExp(`(?<!\\p{L})${WORD}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'u'),
    (m) => named(m[3], m[1], m[2]),
  ],
  [new RegExp(`(?<![\\p{L}\\d])${WORD}\\.?,? (?:de )?(\\d{4})(?!\\d)`, 'u'), (m) => named(m[2], m[1])],
  [/^(\d{4})-(\d{2})$/, (m) => numeric(m[1], m[2])],
  [/^(\d{4})$/, (m) => numeric(m[1])],
];

/** Takes the day out of a phrase. */
function takeDay(phrase: string): { found: Day; rest: string } | undefined {
  for (const [form, read] of DAY_FORMS) {
    const match = form.exec(phrase);
    const found = match && read([...match]);
    if (match && found) {
      return { found, rest: `${phrase.slice(0, match.index)} ${phrase.slice(match.index + match[0].length)}`.trim() };
    }
  }
  return undefined;
}

function numeric(year: string | undefined, month?: string, day?: string): Day {
  return { year: Number(year), ...(month ? { month: Number(month) } : {}), ...(day ? { day: Number(day) } : {}) };
}

/** Only where one of the two numbers can be no month does 25/12/2016 name one day. */
function slashed(first: number, second: number, year: string | undefined): Day | undefined {
  if (first > 12 && second <= 12) return { year: Number(year), month: second, day: first };
  if (second > 12 && first <= 12) return { year: Number(year), month: first, day: second };
  return first === second ? { year: Number(year), month: first, day: second } : undefined;
}

function named(year: string | undefined, month: string | undefined, day?: string): Day | undefined {
  const number = monthNamed(month ?? '');
  return number ? { year: Number(year), month: number, ...(day ? { day: Number(day) } : {}) } : undefined;
}

type Time = Pick<WallTime, 'hour' | 'minute' | 'second'>;

const TIME =
  /(?<![\d:.])(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?\s?([aApP]\.?[mM]\.?(?![A-Za-z]))?(?:\s?((?:UTC|GMT)?\s?[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Z][A-Za-z_]+\/[A-Za-z_/]+|(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard |Daylight )?Time)?|[A-Z]{1,4}(?![A-Za-z])))?/;

/** Takes time and zone out of what the day left over. */
function takeTime(rest: string): { found: Time; zone?: Zone; rest: string } | undefined {
  const match = TIME.exec(rest);
  if (!match || (!match[2] && !match[4])) return undefined;
  let hour = Number(match[1]);
  const half = match[4]?.[0]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const found = { hour, minute: Number(match[2] ?? 0), second: Math.min(Number(match[3] ?? 0), 59) };
  if (hour > 23 || found.minute > 59 || Number(match[3] ?? 0) > 60) return undefined;
  const written = match[5] && !isWeekday(match[5]) ? match[5].trim() : undefined;
  const end = match.index + match[0].length - (written ? 0 : (match[5]?.length ?? 0));
  const left = `${rest.slice(0, match.index)} ${rest.slice(end)}`.trim();
  if (written) {
    const zone = zoneNamed(written);
    return zone === undefined ? undefined : { found, zone, rest: left };
  }
  // "12:34 AM, Wed Nov 9, 2016 ET"
  const last = /(?:^|[ ,])([A-Z]{1,4})$/.exec(left);
  const zone = last?.[1] && !isWeekday(last[1]) ? zoneNamed(last[1]) : undefined;
  return zone === undefined ? { found, rest: left } : { found, zone, rest: left.slice(0, last?.index) };
}

/** True when nothing but joining words, weekdays and marks stands around the date. */
function isFiller(rest: string): boolean {
  return rest
    .split(/[\s,;|()\u00b7\u2022\u2013\u2014@/-]+/)
    .every(
      (word) =>
        word === '' ||
        /^(t|at|on|the|of|um|uhr|le|la|el|il|den|am|om|alle|ore|a|à|às|las|local|time|hrs?|\.)$/i.test(word) ||
        isWeekday(word),
    );
}

/** Puts day and time together; undefined when the calendar has no such day. */
function dateOf(found: Day, zone: Zone, time?: Time): ParsedDate | undefined {
  const { year, month = 1, day = 1 } = found;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const wall = { year, month, day, ...(time ?? { hour: 0, minute: 0, second: 0 }) };
  const start = instantOf(wall, zone);
  if (time && found.day !== undefined) return { value: instantText(start), start };
  if (time) return undefined;
  const text = [String(year).padStart(4, '0'), found.month, found.day].filter((part) => part !== undefined);
  return { value: text.map((part) => String(part).padStart(2, '0')).join('-'), start };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
