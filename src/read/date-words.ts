/** Words of dates in English: months, weekdays, numbers, seasons, days with a name. Source: the calendar. */

const MONTHS = 'january,february,march,april,may,june,july,august,september,october,november,december'.split(',');
const WEEKDAYS = 'sunday,monday,tuesday,wednesday,thursday,friday,saturday'.split(',');
const ONES =
  'one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(
    ',',
  );
const TENS = 'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');

/** Patterns to build others from; none captures. */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
export const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
export const YEAR = '(?:1[5-9]|20)\\d\\d';
export const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
export const NUMBER = `(?:\\d{1,3}|(?:${TENS.join('|')})(?:[ -](?:${ONES.slice(0, 9).join('|')}))?|${[...ONES].reverse().join('|')}|a couple of|an?)`;
export const PART_OF_DAY = '(?:morning|afternoon|evening|night)';
export const SEASON = '(?:spring|summer|autumn|fall|winter)';

/** 1 to 12. */
export function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word.toLowerCase().replace('.', '').slice(0, 3))) + 1;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayNamed(word: string): number {
  return WEEKDAYS.indexOf(word.toLowerCase());
}

/** "three", "3", "twenty-one", "a", "a couple of" as a number. */
export function numberOf(words: string): number {
  const lower = words.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  if (lower === 'a couple of') return 2;
  if (lower === 'a' || lower === 'an') return 1;
  const [tens, one] = lower.split(/[ -]/) as [string, string | undefined];
  const ten = TENS.indexOf(tens);
  if (ten < 0) return ONES.indexOf(lower) + 1;
  return (ten + 2) * 10 + (one === undefined ? 0 : ONES.indexOf(one) + 1);
}

/** First month of a season on the northern half of the world. */
export function seasonStart(word: string): number {
  return { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }[word.toLowerCase()] ?? 0;
}

/** Days that have a name of their own: month and day. */
export const NAMED_DAYS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ['boxing day', [12, 26]],
  ["new year's eve", [12, 31]],
  ["new year's day", [1, 1]],
  ["valentine's day", [2, 14]],
  ['fourth of july', [7, 4]],
  ['halloween', [10, 31]],
  ['bastille day', [7, 14]],
]);

/** The decade words: "the sixties". */
export const DECADES: ReadonlyMap<string, number> = new Map(
  ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].map((word, index) => [
    word,
    192 + index,
  ]),
);
