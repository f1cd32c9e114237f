/**
 * Dates in the text as EDTF, anchored at the publication date when that is known. Without one only dates that carry their
 * own year are kept whole; a day and month without year becomes "XXXX-11-08", everything relative stays unread.
 * chrono-node is handed instant and zone, so no result hangs on the machine's own.
 */
import * as chrono from 'chrono-node';
import type { Published } from '../domain/article.ts';
import type { TimeExpression } from '../domain/extraction.ts';
import { linesOf } from './tokens.ts';

/** The day an article stands on. */
export interface Anchor {
  /** UTC instant the relative dates count from. */
  readonly instant: Date;
}

const DAY = 86_400_000;

/** The anchor of a publication date, or undefined when it is not known to the day. "2016-11" is too coarse for "Tuesday". */
export function anchorOf(published: Published): Anchor | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(published.value ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute] = match.map(Number) as [number, number, number, number, number, number];
  const instant = new Date(
    Date.UTC(year, month - 1, day, Number.isNaN(hour) ? 12 : hour, Number.isNaN(minute) ? 0 : minute),
  );
  return Number.isNaN(instant.getTime()) ? undefined : { instant };
}

/** All dates of a text in order, never overlapping. */
export function findTimes(text: string, published: Published): TimeExpression[] {
  const anchor = anchorOf(published);
  const found: TimeExpression[] = [];
  for (const line of linesOf(text)) {
    for (let start = line.start; start < line.end; start += PIECE) {
      const piece = text.slice(start, Math.min(line.end, start + PIECE));
      if (!MAY_HOLD_DATE.test(piece)) continue;
      found.push(...timesIn(piece, start, anchor));
    }
  }
  return found;
}

const PIECE = 4000;
const MAY_HOLD_DATE =
  /\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow|\b(?:last|next|this|past|previous|ago|earlier|later)\b/i;

function timesIn(piece: string, offset: number, anchor: Anchor | undefined): TimeExpression[] {
  const reference = { instant: anchor?.instant ?? new Date(Date.UTC(2000, 0, 1, 12)), timezone: 0 };
  const found: TimeExpression[] = [];
  for (const result of chrono.en.parse(piece, reference, { forwardDate: false })) {
    const time = timeOf(result, piece, offset, anchor);
    if (time !== undefined) found.push(time);
  }
  for (const time of yearsFromNow(piece, offset, anchor)) {
    const month = found.findIndex((other) => other.end === time.start - 1 && /^\d{4}-\d\d$/.test(other.edtf));
    // "June last year": the year belongs to the month
    if (month >= 0)
      found[month] = {
        start: found[month]!.start,
        end: time.end,
        edtf: `${time.edtf}${found[month]!.edtf.slice(4)}`,
        method: 'relative',
      };
    else if (!found.some((other) => time.start < other.end && other.start < time.end)) found.push(time);
  }
  for (const match of piece.matchAll(
    /\b(?:in|since|by|of|the|during|until|from)\s+((?:19|20)\d\d)\b(?!\s*(?:[-–/]\s*\d|%|percent|people|km|miles|,\d))/g,
  )) {
    const start = offset + match.index + match[0].length - 4;
    if (found.some((time) => start < time.end && time.start < start + 4)) continue;
    found.push({ start, end: start + 4, edtf: match[1]!, method: 'year' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "this year", "last year", "next year". */
function yearsFromNow(piece: string, offset: number, anchor: Anchor | undefined): TimeExpression[] {
  if (anchor === undefined) return [];
  const year = anchor.instant.getUTCFullYear();
  return [...piece.matchAll(/\b(this|last|next) year\b/gi)].map((match) => {
    const shift = { this: 0, last: -1, next: 1 }[match[1]!.toLowerCase() as 'this' | 'last' | 'next'];
    return {
      start: offset + match.index,
      end: offset + match.index + match[0].length,
      edtf: pad(year + shift, 4),
      method: 'relative',
    };
  });
}

function timeOf(
  result: chrono.ParsedResult,
  piece: string,
  offset: number,
  anchor: Anchor | undefined,
): TimeExpression | undefined {
  const { text } = result;
  const span = { start: offset + result.index, end: offset + result.index + text.length };
  if (!acceptable(text, piece, result.index)) return undefined;
  const start = edtfOf(result.start, text, anchor);
  if (start === undefined) return undefined;
  const end = result.end ? edtfOf(result.end, text, anchor) : undefined;
  const edtf =
    end !== undefined && end.edtf !== start.edtf && end.edtf > start.edtf ? `${start.edtf}/${end.edtf}` : start.edtf;
  return { ...span, edtf, method: start.method };
}

/** "may", "march", "sun", "second" and bare clock times are no dates. */
function acceptable(text: string, piece: string, index: number): boolean {
  // "Fat Tuesday", "Budget Night": a name, not a date
  if (
    /^\p{Lu}/u.test(text) &&
    /(?:^|[^.!?\s]\s)\p{Lu}\p{L}+\s$/u.test(piece.slice(Math.max(0, index - 24), index)) &&
    /^\p{L}+$/u.test(text)
  )
    return false;
  if (/^(?:night|morning|evening|afternoon|noon|midday|midnight)$/i.test(text)) return false;
  if (/^(?:may|march|mar|sun|sat|sec|second|now|then|fall|spring|summer|winter)\.?$/.test(text)) return false;
  if (
    /^(?:May|March|April|June|August|Sun|Sat)$/.test(text) &&
    (index === 0 || /[.!?"“]\s*$/.test(piece.slice(Math.max(0, index - 3), index))) &&
    !/^\s*(?:of\s)?\d|^['’]s/.test(piece.slice(index + text.length))
  )
    return false;
  if (
    /^\d{1,2}(?::\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.)?$/i.test(text) ||
    /^(?:this|the) (?:second|moment|minute)$/i.test(text)
  )
    return false;
  if (/^\d{1,2}[./]\d{1,2}$/.test(text) || /^at\s+\d/.test(text) || /^\d+(?:st|nd|rd|th)$/.test(text)) return false;
  if (
    /^(?:this|last|next) year$/i.test(text) ||
    (/^(?:the )?(?:last|next|first|final|same|past) (?:day|days|night|minute)s?$/i.test(text) &&
      !/^last night$/i.test(text))
  )
    return false;
  if (/\b(?:minutes?|hours?|days?|weeks?|months?) (?:after|before|from)\b/i.test(text)) return false;
  // "jailed for four years", "the past three months": lengths, not dates
  if (
    /\b(?:years?|months?|weeks?|days?)$/i.test(text) &&
    !/\b(?:ago|earlier|later|before|after|this|last|next|in)\b/i.test(text)
  )
    return false;
  if (
    /^(?:in|over|for|during) /i.test(text) &&
    !/\d{4}|ago/.test(text) &&
    /\b(?:years|months|weeks|days)$/i.test(text) &&
    !/^in /i.test(text)
  )
    return false;
  if (/^(?:over )?(?:the )?(?:past|last|next)\b.*\b(?:years|months|weeks|days)$/i.test(text)) return false;
  // "within 30 minutes", "three hours" are lengths
  return !/^(?:within|for|in)?\s*(?:a few|several|\d+|\w+) (?:seconds?|minutes?|hours?)$/i.test(text);
}

interface Dated {
  readonly edtf: string;
  readonly method: string;
}

function edtfOf(parts: chrono.ParsedComponents, text: string, anchor: Anchor | undefined): Dated | undefined {
  const year = parts.isCertain('year');
  const month = parts.isCertain('month');
  const day = parts.isCertain('day');
  const weekday = parts.isCertain('weekday');
  if (year && !month && !day && !weekday)
    return anchor !== undefined || /\d{4}/.test(text)
      ? { edtf: pad(parts.get('year'), 4), method: /\d{4}/.test(text) ? 'year' : 'relative' }
      : undefined;
  // chrono calls every part of "yesterday" certain: only digits or a month name make a date absolute
  const absolute = /\b(?:19|20)\d\d\b|\d{1,2}\/\d{1,2}\/\d{2}/.test(text);
  if (year && month && absolute) return { edtf: written(parts, day), method: 'absolute' };
  const named = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text);
  if (named && month && !absolute) return withoutYear(parts, day, text, anchor);
  if (anchor === undefined) return undefined;
  if (weekday && !day && !month) return { edtf: lastWeekday(parts.get('weekday')!, text, anchor), method: 'weekday' };
  if (/^(?:a |the )?(?:few|couple)/i.test(text)) return undefined;
  const coarse = coarseRelative(text, parts);
  if (coarse !== undefined) return { edtf: coarse, method: 'relative' };
  if (day || weekday || /today|tonight|yesterday|tomorrow|ago|morning|evening|night|afternoon/i.test(text))
    return { edtf: written(parts, true), method: 'relative' };
  return month ? { edtf: written(parts, false), method: 'relative' } : undefined;
}

/** "three years ago", "last month": no more precise than the unit they speak of. */
function coarseRelative(text: string, parts: chrono.ParsedComponents): string | undefined {
  if (/\b(?:year|decade|centur)/i.test(text)) return pad(parts.get('year'), 4);
  if (/\bmonth|\bquarter/i.test(text)) return written(parts, false);
  if (/\bweek(?!end|day)/i.test(text)) return undefined;
  return undefined;
}

/** A month, or day and month, of the year that lies nearest before publication, or of no known year. */
function withoutYear(parts: chrono.ParsedComponents, day: boolean, text: string, anchor: Anchor | undefined): Dated {
  if (anchor === undefined)
    return {
      edtf: `XXXX-${pad(parts.get('month'), 2)}${day ? `-${pad(parts.get('day'), 2)}` : ''}`,
      method: 'no year',
    };
  let year = anchor.instant.getUTCFullYear();
  const ahead = Date.UTC(year, parts.get('month')! - 1, day ? parts.get('day')! : 1) - anchor.instant.getTime();
  // up to two months ahead it may be an announcement; further ahead the year before is meant
  if (ahead > 60 * DAY && !/next|coming/i.test(text)) year -= 1;
  else if (ahead < -300 * DAY) year += 1;
  return {
    edtf: `${pad(year, 4)}-${pad(parts.get('month'), 2)}${day ? `-${pad(parts.get('day'), 2)}` : ''}`,
    method: 'nearest year',
  };
}

/** A bare weekday is the last one on or before publication; "next Tuesday" the one after. */
function lastWeekday(weekday: number, text: string, anchor: Anchor): string {
  const today = anchor.instant.getUTCDay();
  const back = (today - weekday + 7) % 7;
  const days = /\b(?:next|coming)\b/i.test(text) ? back - 7 : /\blast\b/i.test(text) && back === 0 ? 7 : back;
  return new Date(anchor.instant.getTime() - days * DAY).toISOString().slice(0, 10);
}

function written(parts: chrono.ParsedComponents, day: boolean): string {
  return `${pad(parts.get('year'), 4)}-${pad(parts.get('month'), 2)}${day ? `-${pad(parts.get('day'), 2)}` : ''}`;
}

function pad(value: number | null, width: number): string {
  return String(value ?? 0).padStart(width, '0');
}
