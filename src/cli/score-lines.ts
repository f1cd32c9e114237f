/**
 * `newsloom read --score`: one JSON document a line in, one JSON reading a line out, for people who measure the reader. A line
 * that cannot be read is named and skipped.
 */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { byteLines } from '../acquire/byte-stream.ts';
import { decodeUtf8 } from '../acquire/decode.ts';
import { DEFAULT_LIMITS } from '../acquire/limits.ts';
import { parseDate } from '../acquire/parse-date.ts';
import type { Published } from '../domain/article.ts';
import { type ScoreInput, type ScoreRow, scoreRow } from '../read/score-row.ts';

/** A line that could not be used, or only in part. */
export interface LineFault {
  /** From 1. */
  readonly line: number;
  /** "Cannot ...: found, expected". */
  readonly reason: string;
  /** False when the document was read all the same, without the field that is named. */
  readonly skipped: boolean;
}

/**
 * Reads JSONL of {id, text, title?, date?} and yields a row a document, in order; blank lines are passed over.
 * @param fault is told of every line that is no such document, and of dates that are none
 */
export async function* scoreLines(
  bytes: AsyncIterable<Uint8Array>,
  fault: (found: LineFault) => void,
): AsyncGenerator<ScoreRow> {
  for await (const { line, bytes: written } of byteLines(bytes, DEFAULT_LIMITS.lineBytes)) {
    const found = parseLine(written, line);
    if (found === undefined) continue;
    if (typeof found === 'string') {
      fault({ line, reason: found, skipped: true });
      continue;
    }
    if (found.badDate !== undefined) fault(dateFault(line, found.badDate));
    yield scoreRow(found.document);
  }
}

/** What is said of a date that is none. */
export function dateFault(line: number, found: unknown): LineFault {
  return {
    line,
    reason: `Cannot read date: found ${JSON.stringify(found)}, expected a day such as "2016-11-09"`,
    skipped: false,
  };
}

/** Writes rows as JSON lines and says what is wrong with the lines they come from. @returns the number of lines that were skipped */
export async function writeRows(
  rows: (fault: (found: LineFault) => void) => AsyncIterable<object>,
  out: Writable,
  say: (line: string) => void,
): Promise<number> {
  let refused = 0;
  const answers = rows(({ line, reason, skipped }) => {
    say(`line ${line}: ${reason}; ${skipped ? 'the line was skipped' : 'the document was read without it'}`);
    if (skipped) refused += 1;
  });
  for await (const row of answers) if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
  return refused;
}

/** A document to be scored. */
export interface ParsedLine {
  readonly document: ScoreInput;
  /** A date that is none; the document is read without. */
  readonly badDate?: unknown;
}

/** A document, the reason why it is none, or undefined for a blank line. */
function parseLine(bytes: Uint8Array | undefined, line: number): ParsedLine | string | undefined {
  const row = rowOfLine(bytes, line, '{"id", "text", "title"?, "date"?}');
  return typeof row === 'object' ? documentOf(row) : row;
}

/**
 * The fields of a JSON line, the reason why it has none, or undefined for a blank line.
 * @param bytes undefined when the line was too long to keep
 * @param expected the fields that a line should have, for the message
 */
export function rowOfLine(
  bytes: Uint8Array | undefined,
  line: number,
  expected: string,
): Readonly<Record<string, unknown>> | string | undefined {
  if (bytes === undefined)
    return `Cannot read the line: found more than ${DEFAULT_LIMITS.lineBytes} bytes, expected at most that`;
  const decoded = decodeUtf8(bytes);
  if (typeof decoded !== 'string') return decoded.reason;
  const json = line === 1 ? decoded.replace(/^\ufeff/, '') : decoded;
  if (json.trim() === '') return undefined;
  let row: unknown;
  try {
    row = JSON.parse(json);
  } catch {
    return `Cannot parse the line: found no JSON, expected ${expected}`;
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return `Cannot read the line: found ${kindOf(row)}, expected an object`;
  return row as Record<string, unknown>;
}

/** A document of a row's fields, or the reason why they are none. */
export function documentOf({ id, text, title, date }: Record<string, unknown>): ParsedLine | string {
  if (typeof id !== 'string' && typeof id !== 'number') return `Cannot read id: found ${kindOf(id)}, expected text`;
  if (typeof text !== 'string') return `Cannot read text: found ${kindOf(text)}, expected text`;
  const size = Buffer.byteLength(text);
  if (size > DEFAULT_LIMITS.articleBytes)
    return `Cannot read text: found ${size} bytes, expected at most ${DEFAULT_LIMITS.articleBytes}`;
  if (title !== undefined && title !== null && typeof title !== 'string')
    return `Cannot read title: found ${kindOf(title)}, expected text`;
  const published = publishedOn(date);
  return {
    document: { id, text, ...(title ? { title } : {}), published: published ?? UNKNOWN },
    ...(published === undefined ? { badDate: date } : {}),
  };
}

function kindOf(value: unknown): string {
  return value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
}

const UNKNOWN: Published = { value: null, status: 'unknown', method: 'none' };

/** Undefined for a date that is none. */
function publishedOn(date: unknown): Published | undefined {
  if (date === undefined || date === null || date === '') return UNKNOWN;
  const parsed = typeof date === 'string' ? parseDate(date, 'UTC') : undefined;
  return parsed && { value: parsed.value, status: 'unknown', method: 'given' };
}
