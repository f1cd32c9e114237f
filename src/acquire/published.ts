/**
 * When an article was published, as its source says. Unknown stays unknown.
 */
import type { Published } from '../domain/article.ts';
import { type Fault, fault, sortOf } from './fault.ts';
import { type ParsedDate, parseDate, parseEpoch } from './parse-date.ts';
import type { Zone } from './time-zone.ts';

/** What dates are checked against: `now` only to refuse what lies too far ahead, `zone` for times without one. */
export interface DateRules {
  readonly now: Date;
  readonly zone: Zone;
  readonly futureHours: number;
}

/** Publication and newest change, as `ArticleInput` keeps them. */
export interface Times {
  readonly published: Published;
  readonly modified?: string;
}

/** What an article is given that names no date. */
export const UNDATED: Published = { value: null, status: 'unknown', method: 'none' };

const EARLIEST = Date.UTC(1600, 0, 1);

/**
 * Reads one date field.
 * @param name the field, for the reason
 * @returns undefined when the field is absent or empty; a BAD_DATE or WRONG_TYPE fault when it holds no date
 */
export function dateField(
  value: unknown,
  name: string,
  rules: DateRules,
): (ParsedDate & { phrase: string }) | Fault | undefined {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return fault(
      'WRONG_TYPE',
      `Cannot read ${name}: found ${sortOf(value)}, expected a date as text or number`,
      `Write ${name} as ISO 8601, e.g. "2016-11-09T05:34:00Z"`,
    );
  }
  const parsed = typeof value === 'number' ? parseEpoch(value) : parseDate(value, rules.zone);
  if (!parsed) {
    return fault(
      'BAD_DATE',
      `Cannot read ${name}: found ${shapeOf(value)}, expected a date`,
      `Write ${name} as ISO 8601, e.g. "2016-11-09T05:34:00Z" or "2016-11-09"`,
    );
  }
  const limit = rules.now.getTime() + rules.futureHours * 3_600_000;
  if (parsed.start > limit) {
    return fault(
      'BAD_DATE',
      `Cannot accept ${name} ${parsed.value}: found a date more than ${rules.futureHours} h ahead, expected one of the past`,
      `Correct ${name}, or leave it out: an unknown date is fine`,
    );
  }
  if (parsed.start < EARLIEST) {
    return fault(
      'BAD_DATE',
      `Cannot accept ${name} ${parsed.value}: found a date before 1600, expected one since newspapers exist`,
      `Correct ${name}, or leave it out: an unknown date is fine`,
    );
  }
  return { ...parsed, phrase: String(value).trim() };
}

/** True when a date lies between 1600 and `futureHours` from now. */
export function isPlausible(date: ParsedDate, rules: DateRules): boolean {
  return date.start >= EARLIEST && date.start <= rules.now.getTime() + rules.futureHours * 3_600_000;
}

/**
 * Puts first publication and update together: the first publication counts; where only an update is known, its time
 * stands with status "updated".
 */
export function timesOf(
  first: (ParsedDate & { phrase: string }) | undefined,
  updated: (ParsedDate & { phrase: string }) | undefined,
  method: Published['method'],
): Times {
  const shown = first ?? updated;
  if (!shown) return { published: UNDATED };
  const published: Published = {
    value: shown.value,
    status: first ? 'first' : 'updated',
    method,
    phrase: shown.phrase,
  };
  return { published, ...(updated ? { modified: instantFrom(updated) } : {}) };
}

/** The instant a date begins, ISO 8601 UTC: what orders versions when only a day was given. */
export function instantFrom(date: ParsedDate): string {
  return date.value.includes('T') ? date.value : `${new Date(date.start).toISOString().slice(0, -5)}Z`;
}

/** A value shown only when it is made of the marks dates are made of, since a wrongly mapped field may hold anything. */
function shapeOf(value: string | number): string {
  const text = String(value).trim();
  return /^[\d\s:.,TZ+/-]{1,40}$/.test(text) ? `"${text}"` : `text of ${text.length} characters`;
}
