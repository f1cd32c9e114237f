/**
 * How English news writes dates, one rule a way of writing. Each rule is a pattern and what it means; a rule that cannot tell
 * gives nothing, and the words stay unread.
 */
import { openWeekday } from '../domain/edtf.ts';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  isDay,
  weekdayOf,
  writtenDay,
  writtenMonth,
  writtenWeek,
  writtenYear,
} from './calendar.ts';
import {
  DAY,
  DECADES,
  MONTH,
  monthOf,
  NAMED_DAYS,
  NUMBER,
  numberOf,
  PART_OF_DAY,
  SEASON,
  seasonStart,
  WEEKDAY,
  weekdayNamed,
  YEAR,
} from './date-words.ts';

/** What a rule may know beside its own words. */
export interface DateContext {
  /** The day of publication where the article was published; undefined when not known to the day. */
  readonly today: Day | undefined;
  /** The day the text spoke of last. */
  readonly spoken: Day | undefined;
  /** The clause before speaks of what is to come. */
  readonly future: boolean;
  /** Month before day in figures: the outlet is American. */
  readonly monthFirst: boolean | undefined;
  /** Words right before and behind the match. */
  readonly before: string;
  readonly behind: string;
}

export interface Dated {
  readonly edtf: string;
  readonly method: string;
}

export interface DateRule {
  readonly pattern: RegExp;
  /** What every match holds: a text without it is not searched. Rules share these, so each is asked once a text. */
  readonly needs: RegExp;
  readonly read: (match: RegExpExecArray, context: DateContext) => Dated | undefined;
}

const rule = (needs: RegExp, pattern: string, read: DateRule['read'], flags = 'g'): DateRule => ({
  pattern: new RegExp(pattern, flags),
  needs,
  read,
});
const HOLDS_YEAR = /\d{4}/;
const HOLDS_MONTH = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/iu;
const HOLDS_SEASON = new RegExp(SEASON, 'iu');
const HOLDS_WEEKDAY = new RegExp(WEEKDAY, 'u');
const HOLDS_DECADE = /\d0|ies/iu;
const HOLDS_NAMED_DAY = /day|eve|halloween|july/iu;
const HOLDS_DAY = /today|tonight|tomorrow|yesterday|night|this/iu;
const HOLDS_STEP = /last|this|next|past|coming|following|same|previous|later|earlier|ago|year/iu;
const WD = `(?:${WEEKDAY}(?: ${PART_OF_DAY})?(?:, |,? the |\\s))?`;
/** No letter or digit before; the plain ones are asked first, which is quicker. */
const EDGE = '(?<![a-zA-Z0-9])(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

export const DATE_RULES: readonly DateRule[] = [
  // November 8, 2016; Tuesday, Nov. 8th 2016
  rule(
    HOLDS_MONTH,
    `${EDGE}${WD}(${MONTH}) (${DAY}),? (${YEAR})${END}`,
    ([, month, day, year]) => whole(year!, month!, day!),
    'giu',
  ),
  // 8 November 2016; the 8th of November, 2016
  rule(
    HOLDS_MONTH,
    `${EDGE}${WD}(?:the )?(${DAY})(?: of)? (${MONTH}),? (${YEAR})${END}`,
    ([, day, month, year]) => whole(year!, month!, day!),
    'giu',
  ),
  rule(
    HOLDS_YEAR,
    `${EDGE}(${YEAR})-(\\d\\d)-(\\d\\d)${END}`,
    ([, year, month, day]) => inFigures(year!, month!, day!),
    'gu',
  ),
  rule(
    HOLDS_YEAR,
    `${EDGE}(\\d{1,2})([/.])(\\d{1,2})\\2(${YEAR})${END}`,
    ([, a, mark, b, year], { monthFirst }) => {
      if (Number(a) > 12) return inFigures(year!, b!, a!);
      if (Number(b) > 12) return inFigures(year!, a!, b!);
      if (a === b || mark === '.') return inFigures(year!, b!, a!);
      if (monthFirst === undefined) return { edtf: year!, method: 'absolute' };
      return monthFirst ? inFigures(year!, a!, b!) : inFigures(year!, b!, a!);
    },
    'gu',
  ),
  // June 2016; early June of 2016
  rule(
    HOLDS_MONTH,
    `${EDGE}(?:(?:early|mid|late)[ -])?(${MONTH})(?: of |, | )(${YEAR})${END}`,
    ([, month, year]) => ({ edtf: `${year}-${two(monthOf(month!))}`, method: 'absolute' }),
    'gu',
  ),
  // June last year; last year in June
  rule(
    HOLDS_MONTH,
    `${EDGE}(${MONTH})(?: ${DAY})?,? (?:of )?(last|this|next) year${END}`,
    ([words, month, which], context) => {
      const year = shiftedYear(which!, context);
      const day = /\d+/.exec(words!);
      if (year === undefined) return undefined;
      return relative(`${year}-${two(monthOf(month!))}${day ? `-${two(Number(day[0]))}` : ''}`);
    },
    'giu',
  ),
  // the Sept. 11 attacks, 9/11
  rule(
    /11/,
    `${EDGE}9/11${END}(?!/)|${EDGE}(?:September|Sept\\.?) 11(?:th)?(?=,? (?:\\d{4} )?(?:terrorist |terror )?(?:attack|hijack))`,
    () => ({ edtf: '2001-09-11', method: 'named day' }),
    'giu',
  ),
  // Nov. 8; Tuesday, November 8
  rule(
    HOLDS_MONTH,
    `${EDGE}${WD}(${MONTH}) (${DAY})${END}(?! ?%|,\\d|:\\d)`,
    ([, month, day], context) => yearless(monthOf(month!), Number.parseInt(day!, 10), context),
    'gu',
  ),
  rule(
    HOLDS_MONTH,
    `${EDGE}${WD}(?:the )?(${DAY})(?: of)? (${MONTH})${END}`,
    ([, day, month], context) => yearless(monthOf(month!), Number.parseInt(day!, 10), context),
    'gu',
  ),
  // last March, early December, in May
  rule(
    HOLDS_MONTH,
    `${EDGE}(?:(last|this|next|this past|this coming) )?(?:(?:early|mid|late)[ -])?(${MONTH})${END}(?!['’]s |[-–]\\p{L})`,
    ([words, which, month], context) =>
      isMonth(words!, context) ? monthAlone(monthOf(month!), which?.toLowerCase(), context) : undefined,
    'gu',
  ),
  // Christmas Day 2016
  rule(
    HOLDS_NAMED_DAY,
    `${EDGE}(${[...NAMED_DAYS.keys()].join('|').replaceAll("'", "['’]")})(?:,? (${YEAR}))?${END}`,
    ([, name, year], context) => {
      const [month, day] = NAMED_DAYS.get(name!.toLowerCase().replace('’', "'"))!;
      return year === undefined ? yearless(month, day, context) : inFigures(year, String(month), String(day));
    },
    'giu',
  ),
  // summer 2014, last winter, the spring of 2011
  rule(
    HOLDS_SEASON,
    `${EDGE}(?:(last|this|next|this past|this coming) |(?:the )?(?:early |mid-?|late )?)(${SEASON})(?:(?: of| in|,)? (${YEAR}))?${END}`,
    ([, which, season, year], context) => seasonal(season!, which?.toLowerCase(), year, context),
    'giu',
  ),
  // the 1960s, the late '80s, the sixties, the 20th century
  rule(
    HOLDS_DECADE,
    `${EDGE}(?:the )?(?:(?:early|mid|late)[ -])?(1[5-9]\\d|20\\d)0['’]?s${END}`,
    ([, decade]) => ({ edtf: `${decade}X`, method: 'decade' }),
    'giu',
  ),
  rule(
    HOLDS_DECADE,
    `${EDGE}(?:the )?(?:(?:early|mid|late)[ -])?['’]([2-9])0s${END}`,
    ([, ten]) => ({ edtf: `19${ten}X`, method: 'decade' }),
    'giu',
  ),
  rule(
    HOLDS_DECADE,
    `${EDGE}the (?:(?:early|mid|late)[ -])?(${[...DECADES.keys()].join('|')})${END}`,
    ([, word]) => ({ edtf: `${DECADES.get(word!.toLowerCase())}X`, method: 'decade' }),
    'giu',
  ),
  rule(
    /century/iu,
    `${EDGE}(?:the )?(?:early |mid-|late )?(1[5-9]|2[01])(?:st|th)[ -]century${END}`,
    ([, century]) => ({ edtf: `${Number(century) - 1}XX`, method: 'century' }),
    'giu',
  ),
  // 2014-15; "1939–1945" is two years, joined later
  rule(
    HOLDS_YEAR,
    `${EDGE}(${YEAR})[-–—/](\\d\\d)${END}(?![-–/]\\d)`,
    ([, from, to]) => {
      const end = `${from!.slice(0, 2)}${to}`;
      return Number(end) - Number(from) > 0 && Number(end) - Number(from) < 60
        ? { edtf: `${from}/${end}`, method: 'year' }
        : Number(to) >= 1 && Number(to) <= 12
          ? { edtf: `${from}-${to}`, method: 'absolute' }
          : undefined;
    },
    'gu',
  ),
  // in 2014, early 2014, the 2003 invasion, World Cup 2018
  rule(
    HOLDS_YEAR,
    `${EDGE}(?:(?:early|mid|late)[ -])?(${YEAR})${END}`,
    ([, year], context) => (isYear(context) ? { edtf: year!, method: 'year' } : undefined),
    'giu',
  ),
  // today, last night, yesterday evening
  rule(
    HOLDS_DAY,
    `${EDGE}(?:(today|tonight|yesterday|tomorrow)(?: ${PART_OF_DAY})?|(last night)|(this) ${PART_OF_DAY})${END}`,
    ([, day, night], context) => {
      if (context.today === undefined || isNowadays(day, context)) return undefined;
      const shift = { yesterday: -1, tomorrow: 1 }[day?.toLowerCase() ?? ''] ?? (night ? -1 : 0);
      return relative(writtenDay(addDays(context.today, shift)));
    },
    'giu',
  ),
  // Tuesday, last Friday, Monday night
  rule(
    HOLDS_WEEKDAY,
    `${EDGE}(?:(last|this|next|this past|this coming|the previous|the following) )?(${WEEKDAY})(?: ${PART_OF_DAY})?${END}(?!s${END})`,
    ([, which, day], context) => weekday(weekdayNamed(day!), which?.toLowerCase(), context),
    'gu',
  ),
  // last week, this month, next year, this past weekend
  rule(
    HOLDS_STEP,
    `${EDGE}(?:(?:early|earlier|late|later|mid)[ -])?(last|this|next|this past|this coming) ((?:week|weekend|month|decade|quarter)${END}|year(?=s?${END}))`,
    ([, which, unit], context) => period(unit!.toLowerCase(), which!.toLowerCase(), context),
    'giu',
  ),
  rule(
    HOLDS_STEP,
    `${EDGE}(?:the )?(?:end of (?:the|this) year|year['’]s end|year[ -]end)${END}`,
    (_, { today }) => (today === undefined ? undefined : relative(`${writtenYear(today.year)}-12-31`)),
    'giu',
  ),
  // three years ago, a couple of weeks ago
  rule(
    HOLDS_STEP,
    `${EDGE}(?:(?:about|around|almost|nearly|some|just over|more than|over) )?(${NUMBER}) (hour|day|week|month|year|decade)s? ago${END}`,
    ([, count, unit], context) => ago(numberOf(count!), unit!.toLowerCase(), context),
    'giu',
  ),
  // the next day, two days later, a week earlier: counted from the day spoken of last
  rule(
    HOLDS_STEP,
    `${EDGE}(?:the (next|following|same|previous) (day|week|month|year)|(${NUMBER}) (day|week|month|year)s? (later|earlier))${END}`,
    ([, which, unit, count, unitOf, way], context) =>
      fromSpoken(which?.toLowerCase(), (unit ?? unitOf)!.toLowerCase(), count, way?.toLowerCase(), context),
    'giu',
  ),
];

function whole(year: string, month: string, day: string): Dated | undefined {
  return inFigures(year, String(monthOf(month)), day);
}

function inFigures(year: string, month: string, day: string): Dated | undefined {
  const date = { year: Number(year), month: Number(month), day: Number.parseInt(day, 10) };
  return isDay(date) ? { edtf: writtenDay(date), method: 'absolute' } : undefined;
}

function relative(edtf: string): Dated {
  return { edtf, method: 'relative' };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function shiftedYear(which: string, { today }: DateContext): string | undefined {
  if (today === undefined) return undefined;
  return writtenYear(today.year + ({ last: -1, next: 1 }[which.toLowerCase()] ?? 0));
}

/** How many days ahead of publication a day without year may lie before the year before is meant. */
const AHEAD = 60;
const LONG_AGO = -300;
/** What is to come may have begun a few weeks ago: "is to run from January 23 to March 9". */
const SLACK = -45;

/** A day, or month, of the year that lies nearest before publication, or of no known year. */
function yearless(month: number, day: number | undefined, { today, future }: DateContext): Dated | undefined {
  if (day !== undefined && !isDay({ year: 2000, month, day })) return undefined;
  const tail = `${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
  if (today === undefined) return { edtf: `XXXX-${tail}`, method: 'no year' };
  const ahead = daysBetween(today, { year: today.year, month, day: day ?? 1 });
  let { year } = today;
  if (future) year += ahead < SLACK ? 1 : 0;
  else if (ahead > AHEAD) year -= 1;
  else if (ahead < LONG_AGO) year += 1;
  return { edtf: `${writtenYear(year)}-${tail}`, method: 'nearest year' };
}

function monthAlone(month: number, which: string | undefined, context: DateContext): Dated | undefined {
  const { today } = context;
  if (which === undefined || today === undefined)
    return which === undefined ? yearless(month, undefined, context) : undefined;
  const year =
    which === 'next' || which === 'this coming'
      ? today.year + (month <= today.month ? 1 : 0)
      : which === 'this'
        ? today.year
        : today.year - (month >= today.month ? 1 : 0);
  return relative(writtenMonth({ year, month }));
}

/** "May" and "March" may be a verb, "June" and "August" a person: those need a word that opens a date. */
function isMonth(words: string, { before, behind }: DateContext): boolean {
  if (/^(?:last|this|next|early|mid|late)\b/i.test(words)) return true;
  if (
    /\b(?:in|since|by|until|till|from|to|through|during|of|for|before|after|between|around|and|or|late|early|mid|every|each|on)[ -]$/i.test(
      before,
    )
  ) {
    // "by April Smith"
    return !/^ \p{Lu}\p{Ll}/u.test(behind);
  }
  if (/^(?:May|March|April|June|August|Mar|Jan|Jun|Dec|Sept?)\.?$/.test(words)) return false;
  return !/^ \p{Lu}\p{Ll}/u.test(behind) && !/\p{Lu}\p{Ll}+ $/u.test(before) && !/^\p{L}{3}\.?$/u.test(words);
}

/** Figures that count something are no year: "2000 people", "$1999", "No. 1984". */
function isYear({ before, behind }: DateContext): boolean {
  if (
    /(?:[$€£¥#]|\d[.,:/]|[-–]|\bNo\. ?|\bnumber |[/=_@.])$/i.test(before) &&
    !/(?:19|20)\d\d ?[-–] ?$|[\s(]-\s?$/.test(before)
  )
    return false;
  if (
    /^(?: ?(?:%|percent|per cent|km|kg|mph|metres|meters|miles|feet|dollars|euros|pounds|people|troops|soldiers|men|women|times|hours|years?|GMT|UTC|EST|EDT|hrs)\b|[%:°]|,\d|\.\d|-\p{Ll})/u.test(
      behind,
    )
  )
    return false;
  const opened =
    /\b(?:in|since|by|until|till|from|through|during|of|the|this|a|an|its|his|her|their|for|to|before|after|around|and|or|year|between|circa|late|early|mid)[ -]$|['’]s $|[(,–—-] ?$/i.test(
      before,
    );
  // "some 2000 workers", "about 2000 votes"
  return opened || !/^ \p{Ll}+s\b/u.test(behind);
}

/** "more people than ever work today": no day is meant. */
function isNowadays(word: string | undefined, { before, behind }: DateContext): boolean {
  if (word?.toLowerCase() !== 'today') return false;
  return (
    /\b(?:still|even|until|of|as|that|exist|exists|live|lives|is|are|it['’]s)(?: \w+)? $/i.test(before) ||
    /^(?:['’]s (?:world|society|standards|youth|generation|internet|terms)|,? (?:than|as)\b|\?)/.test(behind)
  );
}

function seasonal(
  season: string,
  which: string | undefined,
  year: string | undefined,
  context: DateContext,
): Dated | undefined {
  const start = seasonStart(season);
  let first: number;
  if (year !== undefined) first = Number(year);
  else {
    if (which === undefined || context.today === undefined) return undefined;
    // the last one whose first month lies before the present one
    const { month } = context.today;
    const running = start <= month ? context.today.year : context.today.year - 1;
    if (which === 'next' || which === 'this coming')
      first = start > month ? context.today.year : context.today.year + 1;
    else if (which === 'this') first = start === 12 && month < 3 ? context.today.year - 1 : context.today.year;
    else first = month - start < 3 && start <= month ? running - 1 : running;
    if (which === 'this past') first = running;
  }
  const end = addMonths({ year: first, month: start, day: 1 }, 2);
  return { edtf: `${writtenMonth({ year: first, month: start })}/${writtenMonth(end)}`, method: 'season' };
}

/**
 * A bare weekday is the last one on or before publication, or the coming one where the clause speaks of what will be. Without a day of
 * publication it stays open in which week it lies.
 */
function weekday(named: number, which: string | undefined, context: DateContext): Dated | undefined {
  const { today, before, behind, future } = context;
  // "a Monday", "every Friday", "Fat Tuesday", "Saturday Night Live", "Sunday Times"
  if (/\b(?:an?|every|each|any|most|some) $/i.test(before)) return undefined;
  if (NAMED_WEEKDAY.test(before)) return undefined;
  if (/^ (?:Times|Herald|Mail|Post|Express|Mirror|Telegraph|Morning|Night|Live|Night's)\b/.test(behind))
    return undefined;
  if (which === 'the previous' || which === 'the following') {
    if (context.spoken === undefined) return undefined;
    const from = weekdayOf(context.spoken);
    const days = which === 'the previous' ? -((from - named + 7) % 7 || 7) : (named - from + 7) % 7 || 7;
    return { edtf: writtenDay(addDays(context.spoken, days)), method: 'from the day before' };
  }
  // Of what is still to come, or lies a week further back, nobody could tell later which one was meant.
  if (today === undefined)
    return future || which !== undefined
      ? undefined
      : { edtf: openWeekday(named), method: 'weekday of an unknown week' };
  const back = (weekdayOf(today) - named + 7) % 7;
  const ahead = (7 - back) % 7;
  const days =
    which === 'next' || which === 'this coming'
      ? ahead || 7
      : which === 'last' || which === 'this past'
        ? -(back || 7)
        : future
          ? ahead
          : -back;
  return { edtf: writtenDay(addDays(today, days)), method: 'weekday' };
}

/** Weekdays with a name of their own. */
const NAMED_WEEKDAY =
  /\b(?:Fat|Super|Black|Good|Easter|Cyber|Ash|Bloody|Palm|Ruby|Sheffield|Casual|Giving|Shrove|Maundy|Holy|Whit|Pancake|Throwback|Freaky|Manic|Blue|Wacky|Taco|Mad|Girl|Man) $/;

function period(unit: string, which: string, { today }: DateContext): Dated | undefined {
  if (today === undefined) return undefined;
  const shift = which === 'last' || which === 'this past' ? -1 : which === 'next' || which === 'this coming' ? 1 : 0;
  switch (unit) {
    case 'week':
      return relative(writtenWeek(today, shift));
    case 'weekend': {
      const saturday = addDays(today, -((weekdayOf(today) + 1) % 7) + (shift > 0 ? 7 : 0));
      const weekend = weekdayOf(today) % 6 === 0;
      const first =
        shift < 0 && weekend
          ? addDays(saturday, -7)
          : shift === 0 && !weekend
            ? addDays(saturday, weekdayOf(today) > 2 ? 7 : 0)
            : saturday;
      return relative(`${writtenDay(first)}/${writtenDay(addDays(first, 1))}`);
    }
    case 'month':
      return relative(writtenMonth(addMonths(today, shift)));
    case 'quarter':
      return undefined;
    case 'decade':
      return relative(`${Math.floor(today.year / 10) + shift}X`);
    default:
      return relative(writtenYear(today.year + shift));
  }
}

function ago(count: number, unit: string, { today }: DateContext): Dated | undefined {
  if (today === undefined || count > 500) return undefined;
  switch (unit) {
    case 'hour':
      return relative(writtenDay(addDays(today, -Math.floor(count / 24))));
    case 'day':
      return relative(writtenDay(addDays(today, -count)));
    case 'week':
      return relative(writtenWeek(today, -count));
    case 'month':
      return relative(writtenMonth(addMonths(today, -count)));
    case 'decade':
      return relative(`${Math.floor(today.year / 10) - count}X`);
    default:
      return relative(writtenYear(today.year - count));
  }
}

function fromSpoken(
  which: string | undefined,
  unit: string,
  count: string | undefined,
  way: string | undefined,
  { spoken }: DateContext,
): Dated | undefined {
  if (spoken === undefined) return undefined;
  const by =
    which === undefined
      ? numberOf(count!) * (way === 'earlier' ? -1 : 1)
      : which === 'same'
        ? 0
        : which === 'previous'
          ? -1
          : 1;
  const method = 'from the day before';
  if (unit === 'day') return { edtf: writtenDay(addDays(spoken, by)), method };
  if (unit === 'week') return { edtf: writtenWeek(spoken, by), method };
  if (unit === 'month') return { edtf: writtenMonth(addMonths(spoken, by)), method };
  return { edtf: writtenYear(spoken.year + by), method };
}
