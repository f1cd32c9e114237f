/**
 * Dates in the text as EDTF, anchored at the day of publication where that is known. Without one only dates that carry their
 * own year are kept whole; a day and month without year becomes "XXXX-11-08", a bare weekday "XXXX-WXX-2", all else relative stays unread.
 */
import type { Published } from '../domain/article.ts';
import type { TimeExpression } from '../domain/extraction.ts';
import { type Day, isDay } from './calendar.ts';
import { DATE_RULES, type DateContext, type Dated, type DateRule } from './date-rules.ts';
import { publicationDay } from './publication-day.ts';
import { linesOf } from './tokens.ts';

/** Longest piece a pattern is run over, in UTF-16 units. */
const PIECE = 4000;
/** How much before and behind a date its rule may look at. */
const BESIDE = 80;
const MAY_HOLD_DATE =
  /\d{4}|\d0s|9\/11|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|day|tonight|tomorrow|week|month|year|ago|night|morning|evening|afternoon|later|earlier|ties\b|century|decade|spring|summer|autumn|fall|winter|halloween|christmas|fourth of july/i;
const FUTURE =
  /\b(?:will|won['’]t|shall|is to|are to|to be held|to run|set to|due|scheduled|slated|plans? to|planned for|planning to|expects? to|expected to|hopefully|hopes? to|upcoming|ahead of|in advance of)\b|['’]ll\b/i;

/** All dates of a text in order, never overlapping; the two ends of a range are one interval. */
export function findTimes(text: string, published: Published, outlet?: string): TimeExpression[] {
  return joinRanges(text, findDates(text, published, outlet));
}

/** The same with the ends of a range apart: every date as the text writes it. */
export function findDates(text: string, published: Published, outlet?: string): TimeExpression[] {
  const { today, monthFirst } = publicationDay(published, outlet);
  const found: TimeExpression[] = [];
  let spoken: Day | undefined;
  for (const line of linesOf(text))
    for (let start = line.start; start < line.end; start += PIECE) {
      const piece = text.slice(start, Math.min(line.end, start + PIECE));
      if (!MAY_HOLD_DATE.test(piece)) continue;
      for (const { match, rule } of longest(piece)) {
        const end = match.index + match[0].length;
        const before = piece.slice(Math.max(0, match.index - BESIDE), match.index);
        const context: DateContext = {
          today,
          spoken,
          monthFirst,
          before,
          behind: piece.slice(end, end + BESIDE),
          future: FUTURE.test(before.slice(statementStart(before))),
        };
        const dated = rule.read(match, context);
        if (dated === undefined) continue;
        spoken = dayWritten(dated.edtf) ?? spoken;
        found.push(withClock(piece, start, match.index, end, dated));
      }
    }
  return found;
}

interface Match {
  readonly match: RegExpExecArray;
  readonly rule: DateRule;
}

/** What the rules match, the longest first where two overlap. */
function longest(piece: string): Match[] {
  const holds = new Map<RegExp, boolean>();
  const matches: (Match & { readonly order: number })[] = [];
  for (const [order, rule] of DATE_RULES.entries()) {
    let held = holds.get(rule.needs);
    if (held === undefined) {
      held = rule.needs.test(piece);
      holds.set(rule.needs, held);
    }
    if (!held) continue;
    rule.pattern.lastIndex = 0;
    for (let match = rule.pattern.exec(piece); match !== null; match = rule.pattern.exec(piece))
      matches.push({ match, rule, order });
  }
  matches.sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length || a.order - b.order);
  const kept: Match[] = [];
  let until = -1;
  for (const each of matches) {
    if (each.match.index < until) continue;
    kept.push(each);
    until = each.match.index + each.match[0].length;
  }
  return kept;
}

function statementStart(before: string): number {
  const end = /[.!?]["”’]?\s+(?=[\p{Lu}"“])(?!.*[.!?]["”’]?\s+[\p{Lu}"“])/u.exec(before);
  return end === null ? 0 : end.index + end[0].length;
}

function dayWritten(edtf: string): Day | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?![/\d])/.exec(edtf);
  if (match === null || edtf.includes('/')) return undefined;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const date = { year, month, day };
  return isDay(date) ? date : undefined;
}

const CLOCK = '(\\d{1,2})(?:[:.](\\d\\d))?(?: ?([ap])\\.?m\\b\\.?)?';
const ZONE = '(?: (?:local time|[A-Z]{2,4}|[A-Z][a-z]+ time))?';
const CLOCK_BEFORE = new RegExp(`(?:\\bat )?\\b${CLOCK}${ZONE},? (?:on )?$`, 'i');
const CLOCK_BEHIND = new RegExp(`^,? (?:at )?(?:about |around )?${CLOCK}(?![\\d%])`, 'i');

/** "at 2:30 p.m. on Tuesday", "Tuesday at 5 p.m.": the time of day belongs to the date. */
function withClock(piece: string, offset: number, start: number, end: number, dated: Dated): TimeExpression {
  const span = { start: offset + start, end: offset + end };
  if (dayWritten(dated.edtf) === undefined) return { ...span, ...dated };
  const before = CLOCK_BEFORE.exec(piece.slice(Math.max(0, start - 40), start));
  const clock = before === null ? undefined : clockOf(before);
  if (before !== null && clock !== undefined)
    return {
      start: span.start - before[0].length,
      end: span.end,
      edtf: `${dated.edtf}T${clock}`,
      method: dated.method,
    };
  const behind = CLOCK_BEHIND.exec(piece.slice(end, end + 40));
  const later = behind === null ? undefined : clockOf(behind);
  return behind !== null && later !== undefined
    ? { start: span.start, end: span.end + behind[0].length, edtf: `${dated.edtf}T${later}`, method: dated.method }
    : { ...span, ...dated };
}

/** "14:30"; undefined for a bare number, which may be anything. */
function clockOf([, hours, minutes, half]: RegExpExecArray): string | undefined {
  if (minutes === undefined && half === undefined) return undefined;
  const hour = (Number(hours) % (half === undefined ? 24 : 12)) + (half?.toLowerCase() === 'p' ? 12 : 0);
  if (Number(hours) > 24 || Number(minutes ?? 0) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`;
}

const TO = /^,? ?(?:to|until|till|through|thru|[-–—]) ?(?:the )?$/i;

/** "from Nov. 8 to Nov. 10", "between 2004 and 2009", "January 23 – March 9, 2014" are one interval each. */
function joinRanges(text: string, dates: readonly TimeExpression[]): TimeExpression[] {
  const joined: TimeExpression[] = [];
  for (let i = 0; i < dates.length; i += 1) {
    const from = dates[i]!;
    const to = dates[i + 1];
    const range = to === undefined ? undefined : rangeOf(text, from, to);
    joined.push(range ?? from);
    if (range !== undefined) i += 1;
  }
  return joined;
}

function rangeOf(text: string, from: TimeExpression, to: TimeExpression): TimeExpression | undefined {
  if (from.edtf.includes('/') || to.edtf.includes('/') || to.start - from.end > 12) return undefined;
  const between = text.slice(from.end, to.start);
  const before = text.slice(Math.max(0, from.start - 9), from.start);
  if (!TO.test(between) && !(/^ and $/.test(between) && /\bbetween $/i.test(before))) return undefined;
  let first = from.edtf;
  // the year stands with the second date
  if (from.method === 'nearest year' && /^\d{4}/.test(to.edtf)) {
    const year = Number(to.edtf.slice(0, 4));
    first = `${year}${from.edtf.slice(4)}`;
    if (first > to.edtf) first = `${year - 1}${from.edtf.slice(4)}`;
  }
  if (first >= to.edtf || first.includes('X') !== to.edtf.includes('X')) return undefined;
  return { start: from.start, end: to.end, edtf: `${first}/${to.edtf}`, method: to.method };
}
