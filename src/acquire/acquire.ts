/**
 * Files in, articles out: one pass over everything the user named, in order, in bounded memory. Knows nothing of what becomes of the
 * articles. Bad input is handed out as a rejection and never ends the pass.
 */
import { createReadStream } from 'node:fs';
import type { ArticleInput, InputPlace, Rejection } from '../domain/article.ts';
import { type AcquireOptions, type Format, type Settings, settingsOf } from './acquire-options.ts';
import { articleFromRow } from './article-from-fields.ts';
import { articleFromHtml, articleFromPage } from './article-from-page.ts';
import { peek, readWhole } from './byte-stream.ts';
import { asUtf8, decodeFile } from './decode.ts';
import { type Fault, fault, isFault, isRejection, rejectAt } from './fault.ts';
import { type InputFile, inputFiles, readFault, STDIN } from './input-files.ts';
import { csvRows, jsonLines, jsonRows, type Row } from './read-rows.ts';
import { binaryFault, formatOfName, hasTags, SNIFFED_BYTES, sniffContent } from './sniff.ts';

/** What `acquire` hands out, in reading order. */
export type Acquired =
  /** A file begins. `bytes`: its size, 0 where unknown; `total`: bytes of all files of this pass, absent when one is unknown. */
  | { readonly kind: 'file'; readonly file: string; readonly bytes: number; readonly total?: number }
  /** `at`: bytes of the file that are behind this article or rejection, for a progress bar. */
  | { readonly kind: 'article'; readonly article: ArticleInput; readonly at: number }
  | { readonly kind: 'rejected'; readonly rejection: Rejection; readonly at: number }
  /** A file ends, with the numbers of its articles and rejections. */
  | { readonly kind: 'file-end'; readonly file: string; readonly read: number; readonly rejected: number };

/**
 * Reads articles from files, directories and "-" (stdin), sorted by the bytes of the path, rows in file order. Every article and rejection
 * stands between the `file` and `file-end` of its file. The same files and options give the same articles, whatever the time zone of
 * the process. Leaving the loop early closes the open file.
 * @throws {RangeError} when an option is bad, before anything is read; never because of what a file holds
 */
export async function* acquire(inputs: readonly string[], options: AcquireOptions): AsyncGenerator<Acquired> {
  const settings = settingsOf(options);
  const files = await inputFiles(inputs);
  const known = files.every((file) => file.size !== undefined || file.fault);
  const total = known ? files.reduce((sum, file) => sum + (file.size ?? 0), 0) : undefined;
  for (const file of files) {
    const source = file.path === STDIN ? options.stdin : undefined;
    let read = 0;
    let rejected = 0;
    let begun = false;
    for await (const { outcome, at } of readFile(file, source, settings)) {
      if (!begun)
        yield { kind: 'file', file: file.path, bytes: file.size ?? 0, ...(total === undefined ? {} : { total }) };
      begun = true;
      if (isRejection(outcome)) {
        rejected++;
        yield { kind: 'rejected', rejection: outcome, at };
      } else {
        read++;
        yield { kind: 'article', article: outcome, at };
      }
    }
    if (begun) yield { kind: 'file-end', file: file.path, read, rejected };
  }
}

interface Found {
  readonly outcome: ArticleInput | Rejection;
  readonly at: number;
}

/** The articles and rejections of one file; nothing at all for a file of a directory that is not meant for us. */
async function* readFile(
  file: InputFile,
  stdin: AsyncIterable<Uint8Array> | undefined,
  settings: Settings,
): AsyncGenerator<Found> {
  const place: InputPlace = { file: file.path };
  let at = 0;
  let line: number | undefined;
  let rows = 0;
  try {
    if (file.fault) {
      yield { outcome: rejectAt(place, file.fault), at };
      return;
    }
    for await (const row of rowsOf(file, stdin, settings)) {
      rows++;
      at = Math.max(row.at, at);
      line = row.place.line;
      yield { outcome: row.make(), at };
    }
    if (rows === 0 && (file.named || formatOfName(file.path))) {
      yield {
        outcome: rejectAt(
          place,
          fault('EMPTY', 'Cannot read a file: found no article in it, expected one or more', 'Leave the file out'),
        ),
        at,
      };
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    yield { outcome: rejectAt(line === undefined ? place : { ...place, line }, readFault(error)), at };
  }
}

/** One article to be, made when it is its turn. */
interface Pending {
  readonly place: InputPlace;
  readonly at: number;
  readonly make: () => ArticleInput | Rejection;
}

async function* rowsOf(
  file: InputFile,
  stdin: AsyncIterable<Uint8Array> | undefined,
  settings: Settings,
): AsyncGenerator<Pending> {
  const source = file.path === STDIN ? (stdin ?? noBytes()) : createReadStream(file.path, { highWaterMark: 262_144 });
  const { head, whole, chunks, close } = await peek(source, SNIFFED_BYTES);
  try {
    const format = formatOf(file, head, settings);
    if (format === undefined) return;
    if (isFault(format)) {
      yield refused({ file: file.path }, format, 0);
      return;
    }
    if (head.length === 0) return;
    const big = !whole && (file.size === undefined || file.size > settings.limits.fileBytes);
    if (format === 'jsonl' || format === 'csv' || (format === 'json' && big && isLines(head, settings))) {
      const utf8 = asUtf8(head, chunks, settings.encoding);
      const rows =
        format === 'csv' ? csvRows(utf8.chunks, utf8.base, settings) : jsonLines(utf8.chunks, utf8.base, settings);
      for await (const row of rows) yield fromRow(file.path, row, settings);
      return;
    }
    yield* wholeFile(file, format, await readWhole(chunks, settings.limits.fileBytes), settings);
  } finally {
    await close();
  }
}

/** The articles of a file that has to be read whole. */
async function* wholeFile(
  file: InputFile,
  format: Format,
  bytes: Uint8Array | undefined,
  settings: Settings,
): AsyncGenerator<Pending> {
  const place: InputPlace = { file: file.path };
  if (!bytes) {
    const reason = `Cannot read a .${format} file: found more than ${settings.limits.fileBytes} bytes, expected fewer`;
    yield refused(
      place,
      fault(
        'TOO_LARGE',
        reason,
        format === 'json' ? 'Write it as JSONL, one object a line' : 'Split it into its articles',
      ),
      0,
    );
    return;
  }
  const text = decodeFile(bytes, settings.encoding);
  if (isFault(text)) {
    yield refused(place, text, bytes.length);
  } else if (text.trim() === '') {
    return;
  } else if (format === 'html') {
    yield { place, at: bytes.length, make: () => articleFromHtml(text, place, settings) };
  } else if (format === 'txt') {
    yield { place, at: bytes.length, make: () => articleFromPage(text, place, settings) };
  } else {
    const rows = jsonRows(text);
    const broken = rows.length === 1 && rows[0] && isFault(rows[0].value);
    const named = formatOfName(file.path);
    if (broken && firstLineParses(text)) {
      const lines = asUtf8(new Uint8Array(), once(Buffer.from(text)), undefined);
      for await (const row of jsonLines(lines.chunks, lines.base, settings)) yield fromRow(file.path, row, settings);
    } else if (broken && settings.format === undefined && named !== 'json' && named !== 'jsonl') {
      yield* wholeFile(file, named === 'html' ? 'html' : 'txt', bytes, settings);
    } else {
      for (const row of rows) yield fromRow(file.path, { ...row, at: bytes.length }, settings);
    }
  }
}

/**
 * The format to read a file in: the one asked for, else what its content shows, else what its name says. Undefined for an
 * unknown file of a directory.
 */
function formatOf(file: InputFile, head: Uint8Array, settings: Settings): Format | Fault | undefined {
  const named = formatOfName(file.path);
  const ours = file.named || named !== undefined || settings.format !== undefined;
  const binary = binaryFault(head, settings.encoding);
  if (binary) return ours ? binary : undefined;
  if (settings.format) return settings.format;
  if (head.length === 0) return ours ? 'txt' : undefined;
  const content = sniffContent(head, settings.encoding, settings.mapping);
  if (content && isFault(content)) return ours ? content : undefined;
  if (named === undefined && file.path !== STDIN) {
    if (content?.positive) return content.format;
    const remedy = 'Say what it is: --format txt, json, jsonl, csv or html';
    return file.named
      ? fault(
          'UNSUPPORTED',
          'Cannot read a file: found an unknown file type, expected .json, .jsonl, .csv, .txt or .html',
          remedy,
        )
      : undefined;
  }
  if (named === 'jsonl')
    return content?.format === 'html' || content?.format === 'csv'
      ? content.format
      : isList(head, settings)
        ? 'json'
        : 'jsonl';
  if (named === 'csv') return content?.positive && content.format !== 'csv' ? content.format : 'csv';
  if (named === 'html')
    return content?.format === 'json' || content?.format === 'jsonl'
      ? content.format
      : hasTags(head, settings.encoding)
        ? 'html'
        : 'txt';
  if (named === 'json') return content?.format ?? 'json';
  return content?.format ?? 'txt';
}

/** A .jsonl that is one pretty-printed object or a list begins with a line that holds a bracket and little else. */
function isList(head: Uint8Array, settings: Settings): boolean {
  const text = decodeFile(head, settings.encoding);
  return typeof text === 'string' && /^\s*(?:\[|\{\s*\n)/.test(text);
}

/** True when the first line is a whole object: JSONL under the name of JSON. */
function isLines(head: Uint8Array, settings: Settings): boolean {
  const text = decodeFile(head, settings.encoding);
  return firstLineParses(typeof text === 'string' ? text : Buffer.from(head).toString('latin1'));
}

function firstLineParses(text: string): boolean {
  const first = /^\s*(\{[^\n]*\})[^\S\n]*\n/.exec(text)?.[1];
  if (!first) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

function fromRow(file: string, row: Row, settings: Settings): Pending {
  const place = { file, line: row.line };
  const { value } = row;
  if (isFault(value)) return refused(place, value, row.at);
  return { place, at: row.at, make: () => articleFromRow(value.fields, place, settings) };
}

function refused(place: InputPlace, found: Fault, at: number): Pending {
  return { place, at, make: () => rejectAt(place, found) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
