/**
 * Finds out what a file holds from its first bytes and its name. Where they disagree, content wins.
 */
import type { Format } from './acquire-options.ts';
import { byteOrderMark, decodeFile } from './decode.ts';
import { type Fault, fault } from './fault.ts';
import type { FieldMapping } from './field-mapping.ts';

/** How many bytes are looked at. */
export const SNIFFED_BYTES = 65_536;

const EXTENSIONS: Readonly<Record<string, Format>> = {
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  txt: 'txt',
  text: 'txt',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
};

/** First bytes of files that are no text. Source: the file(1) magic database and the formats' own specifications. */
const MAGIC: readonly {
  readonly bytes: string;
  readonly at?: number;
  readonly is: string;
  readonly remedy?: string;
}[] = [
  { bytes: 'PK\u0003\u0004', is: 'a zip archive', remedy: 'Unpack it first; of a .docx or .epub save the text' },
  { bytes: '\u001f\u008b', is: 'gzip data', remedy: 'Unpack it first: gunzip -c FILE | newsloom ingest -' },
  { bytes: 'BZh', is: 'bzip2 data', remedy: 'Unpack it first: bunzip2' },
  { bytes: '\u00fd7zXZ', is: 'xz data', remedy: 'Unpack it first: unxz' },
  { bytes: '\u0028\u00b5\u002f\u00fd', is: 'zstd data', remedy: 'Unpack it first: unzstd' },
  { bytes: '7z\u00bc\u00af', is: 'a 7z archive', remedy: 'Unpack it first' },
  { bytes: 'Rar!\u001a', is: 'a rar archive', remedy: 'Unpack it first' },
  { bytes: 'ustar', at: 257, is: 'a tar archive', remedy: 'Unpack it first' },
  { bytes: '%PDF-', is: 'a PDF', remedy: 'Save its text as .txt' },
  { bytes: '{\\rtf', is: 'an RTF document', remedy: 'Save its text as .txt' },
  { bytes: '\u00d0\u00cf\u0011\u00e0', is: 'an old Office document', remedy: 'Save its text as .txt' },
  { bytes: '\u0089PNG', is: 'a PNG picture' },
  { bytes: '\u00ff\u00d8\u00ff', is: 'a JPEG picture' },
  { bytes: 'GIF8', is: 'a GIF picture' },
  { bytes: 'RIFF', is: 'a RIFF file (picture, sound or film)' },
  { bytes: 'ftyp', at: 4, is: 'an MP4 film' },
  { bytes: 'ID3', is: 'an MP3 sound' },
  { bytes: 'OggS', is: 'an Ogg sound' },
  { bytes: '\u007fELF', is: 'a program' },
  { bytes: '\u0000asm', is: 'a program' },
  { bytes: 'SQLite format 3', is: 'an SQLite database', remedy: 'Export the rows as JSONL or CSV' },
  { bytes: 'PAR1', is: 'a Parquet file', remedy: 'Export the rows as JSONL or CSV' },
];

/** The format a file's name promises, or undefined for names that promise none. */
export function formatOfName(name: string): Format | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return extension && Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
}

/**
 * The BINARY fault of a file that is no text: a known kind by its first bytes, or one rich in NUL and control characters.
 * Files with a byte order mark or a given encoding are not counted for NUL: UTF-16 is full of them.
 */
export function binaryFault(head: Uint8Array, encoding: string | undefined): Fault | undefined {
  const start = Buffer.from(head.subarray(0, 300)).toString('latin1');
  const known = MAGIC.find(({ bytes, at = 0 }) => start.startsWith(bytes, at));
  const remedy = 'Give text: .json, .jsonl, .csv, .txt or .html';
  if (known) return fault('BINARY', `Cannot read a file: found ${known.is}, expected text`, known.remedy ?? remedy);
  if (encoding || byteOrderMark(head)) return undefined;
  let nul = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) nul++;
    else if (byte < 32 && (byte < 9 || byte > 13) && byte !== 27) controls++;
  }
  if (nul + controls <= Math.max(8, head.length / 100)) return undefined;
  const utf16 = nul > head.length / 4 && controls < head.length / 100;
  return fault(
    'BINARY',
    `Cannot read a file: found ${nul} NUL and ${controls} control characters in ${head.length} bytes, expected text`,
    utf16 ? 'If it is UTF-16, say --encoding utf-16le' : remedy,
  );
}

/** What the head of a file is, by its content; `positive` when nothing else looks like that. */
export interface Sniffed {
  readonly format: Format;
  readonly positive: boolean;
}

/**
 * The format of a text file's content. "json" may turn out to be JSONL or mere text once it is parsed; a first line that
 * is a whole object with more after it is JSONL at once.
 * @returns undefined for plain text, an UNSUPPORTED fault for XML that is no page (feeds)
 */
export function sniffContent(
  head: Uint8Array,
  encoding: string | undefined,
  mapping: FieldMapping,
): Sniffed | Fault | undefined {
  const text = headText(head, encoding).trimStart();
  const first = /^[^\n]*/.exec(text)?.[0].trim() ?? '';
  if (/^\{/.test(text)) {
    const more = text.slice(first.length).trim() !== '';
    if (parses(first) && more) return { format: 'jsonl', positive: true };
    return { format: 'json', positive: /^\{\s*(?:"|\})/.test(text) };
  }
  if (/^\[/.test(text)) return { format: 'json', positive: /^\[\s*[{\]]/.test(text) };
  if (/^</.test(text)) {
    if (/^<(?:!doctype html|html|head|body|article|main|div|section|p|h1|meta|title|header|span)[\s>/]/i.test(text))
      return { format: 'html', positive: true };
    if (/<html[\s>]/i.test(text)) return { format: 'html', positive: true };
    if (/^<(?:\?xml|rss|feed|urlset|nitf|newsItem)\b/i.test(text)) {
      return fault(
        'UNSUPPORTED',
        'Cannot read a file: found XML, expected JSON, JSONL, CSV, text or HTML',
        'Convert it to JSONL first',
      );
    }
  }
  return looksLikeCsv(first, mapping) ? { format: 'csv', positive: true } : undefined;
}

/** True when an HTML page's head holds any tag at all; a .html without is plain text. */
export function hasTags(head: Uint8Array, encoding: string | undefined): boolean {
  return /<\/?[a-z!][^<>]*>/i.test(headText(head, encoding));
}

/** A header row that names both a title and a text. */
function looksLikeCsv(line: string, mapping: FieldMapping): boolean {
  if (line.length > 5_000 || !/[,;\t|]/.test(line)) return false;
  const cells = new Set(line.split(/[,;\t|]/).map((cell) => cell.trim().replace(/^"|"$/g, '')));
  const has = (field: 'title' | 'text' | 'html') => cells.has(mapping[field] ?? field);
  return has('title') && (has('text') || has('html'));
}

function headText(head: Uint8Array, encoding: string | undefined): string {
  const text = decodeFile(head, encoding);
  return typeof text === 'string' ? text : Buffer.from(head).toString('latin1');
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
