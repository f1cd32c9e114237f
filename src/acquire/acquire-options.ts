/**
 * What a caller of `acquire` may choose, checked once before anything is read.
 */
import iconv from 'iconv-lite';
import type { FieldMapping } from './field-mapping.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { DateRules } from './published.ts';
import { isZoneName, type Zone, zoneNamed } from './time-zone.ts';

/** The formats `acquire` reads. */
export type Format = 'json' | 'jsonl' | 'csv' | 'txt' | 'html';

export interface AcquireOptions {
  /** Where a foreign export keeps which field; see `parseMapping`. */
  readonly mapping?: FieldMapping;
  /** Encoding of files without a byte order mark; UTF-8 unless told. Any name iconv-lite knows. */
  readonly encoding?: string;
  /** Zone of times that name none: IANA name ("America/Toronto") or offset ("+01:00"). UTC unless told. */
  readonly timezone?: string;
  readonly limits?: Partial<Limits>;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Used for nothing but refusing dates too far ahead of it. */
  readonly now: Date;
  /** Takes every input for this format, whatever its name and content. */
  readonly format?: Format;
}

/** The options with defaults filled in. */
export interface Settings {
  readonly mapping: FieldMapping;
  readonly encoding: string | undefined;
  readonly limits: Limits;
  readonly dates: DateRules;
  readonly format: Format | undefined;
}

/** What iconv-lite also decodes but is no encoding of text files. */
const NO_TEXT = /^(?:base64|hex|binary|utf7imap|utf-7-imap)$/i;

/**
 * Checks options and fills in defaults.
 * @throws {RangeError} when the encoding or the time zone is unknown, a limit is no positive number, or `now` is no date
 */
export function settingsOf(options: Omit<AcquireOptions, 'stdin'>): Settings {
  const { encoding, timezone = 'UTC', now } = options;
  if (encoding !== undefined && (NO_TEXT.test(encoding) || !iconv.encodingExists(encoding))) {
    throw new RangeError(
      `Cannot decode with encoding "${encoding}": unknown, expected a name such as utf-8, windows-1252 or shift_jis`,
    );
  }
  const zone: Zone | undefined = isZoneName(timezone) ? timezone : zoneNamed(timezone);
  if (zone === undefined)
    throw new RangeError(
      `Cannot use time zone "${timezone}": unknown, expected an IANA name such as America/Toronto or an offset such as +01:00`,
    );
  if (Number.isNaN(now.getTime())) throw new RangeError('Cannot check dates: now is no date, expected a valid one');
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  for (const [name, value] of Object.entries(limits)) {
    if (!(value > 0)) throw new RangeError(`Cannot use limit ${name} = ${value}: expected a positive number`);
  }
  return {
    mapping: options.mapping ?? {},
    encoding: encoding && !/^utf-?8$/i.test(encoding) ? encoding : undefined,
    limits,
    dates: { now, zone, futureHours: limits.futureHours },
    format: options.format,
  };
}
