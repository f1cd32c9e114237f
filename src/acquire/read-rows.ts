/**
 * Rows of JSON, JSONL and CSV files with their real line numbers; a broken row is a fault and the next one goes on.
 */
import type { Settings } from './acquire-options.ts';
import { type ByteLine, byteLines } from './byte-stream.ts';
import { csvRecords, delimiterOf, splitRecord } from './csv-records.ts';
import { decodeUtf8 } from './decode.ts';
import { type Fault, fault, isFault, sortOf } from './fault.ts';
import { memberLines, parseJson } from './json-fault.ts';

/** One row, or what is wrong with it. `at` is how many bytes of the file are behind it. */
export interface Row {
  readonly line: number;
  readonly at: number;
  readonly value: { readonly fields: unknown } | Fault;
}

/** The rows of a JSONL stream (UTF-8; `base` as `asUtf8` gives it). Blank lines are passed over. */
export async function* jsonLines(
  chunks: AsyncIterable<Uint8Array>,
  base: number,
  settings: Settings,
): AsyncGenerator<Row> {
  for await (const { line, offset, end, bytes } of byteLines(chunks, settings.limits.lineBytes)) {
    const at = base + end;
    if (!bytes) {
      yield { line, at, value: tooLong(end - offset, settings) };
      continue;
    }
    const text = decodeUtf8(bytes, base + offset);
    if (isFault(text)) {
      yield { line, at, value: text };
      continue;
    }
    const trimmed = text.replaceAll('\0', '').trim();
    if (trimmed !== '') yield { line, at, value: objectOf(trimmed) };
  }
}

/**
 * The rows of a JSON file held in memory: one object, or a list of objects.
 */
export function jsonRows(text: string): Row[] {
  const parsed = parseJson(text.replaceAll('\0', '').trimEnd());
  if (isFault(parsed)) {
    const line = Number(/line (\d+)/.exec(parsed.reason)?.[1] ?? 1);
    return [{ line, at: 0, value: parsed }];
  }
  if (!Array.isArray(parsed.value)) return [{ line: 1 + leadingLines(text), at: 0, value: { fields: parsed.value } }];
  const lines = memberLines(text);
  return parsed.value.map((fields: unknown, index) => ({ line: lines[index] ?? 1, at: 0, value: { fields } }));
}

/**
 * The rows of a CSV stream with a header row. Cells past the header are a fault, missing ones are empty.
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  base: number,
  settings: Settings,
): AsyncGenerator<Row> {
  const lines = byteLines(chunks, settings.limits.lineBytes);
  const header = await readHeader(lines, base);
  if (!header) return;
  if (isFault(header.found)) {
    yield { line: header.line, at: header.at, value: header.found };
    return;
  }
  const { names, delimiter } = header.found;
  for await (const record of csvRecords(lines, delimiter, settings.limits.lineBytes, base)) {
    const { line, at } = record;
    if (isFault(record.cells)) yield { line, at, value: record.cells };
    else yield { line, at, value: rowOf(names, record.cells) };
  }
}

async function readHeader(lines: AsyncGenerator<ByteLine>, base: number) {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const { line, bytes, offset, end } = next.value;
    const at = base + end;
    const text = bytes
      ? decodeUtf8(bytes, base + offset)
      : fault(
          'TOO_LARGE',
          'Cannot read a CSV header: found a line over the limit, expected names of columns',
          'Check the file',
        );
    if (isFault(text)) return { line, at, found: text };
    const plain = text.replace(/\r$/, '');
    if (plain.trim() === '' || /^sep=.$/.test(plain)) continue;
    const delimiter = delimiterOf(plain);
    const cells = splitRecord(plain, delimiter);
    const names = isFault(cells) ? cells : cells.map((cell) => cell.trim());
    return { line, at, found: isFault(names) ? names : { names, delimiter } };
  }
  return undefined;
}

function rowOf(names: readonly string[], cells: readonly string[]): { fields: unknown } | Fault {
  if (cells.slice(names.length).some((cell) => cell.trim() !== '')) {
    return fault(
      'SYNTAX',
      `Cannot read a row: found ${cells.length} cells, expected ${names.length} as in the header`,
      'Put quotes around cells that hold delimiters',
    );
  }
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [index, name] of names.entries()) {
    const cell = cells[index];
    if (cell !== undefined && cell.trim() !== '') fields[name] = cell;
  }
  return { fields };
}

function objectOf(text: string): { fields: unknown } | Fault {
  const parsed = parseJson(text);
  if (isFault(parsed)) return { ...parsed, reason: parsed.reason.replace('at line 1, column', 'at column') };
  if (typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value))
    return { fields: parsed.value };
  return fault(
    'WRONG_TYPE',
    `Cannot read a line: found ${sortOf(parsed.value)}, expected an object`,
    'Write one object a line',
  );
}

function tooLong(length: number, settings: Settings): Fault {
  return fault(
    'TOO_LARGE',
    `Cannot read a line: found ${length} bytes, expected at most ${settings.limits.lineBytes}`,
    'Split it into one article a line',
  );
}

function leadingLines(text: string): number {
  return (/^\s*/.exec(text)?.[0].match(/\n/g) ?? []).length;
}
