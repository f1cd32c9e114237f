/**
 * Bytes to text. UTF-8 unless a byte order mark or the caller says otherwise; nothing is replaced silently.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { type Fault, fault } from './fault.ts';

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** The encoding a byte order mark at the start of `head` tells, with the mark's length in bytes; undefined without a mark. */
export function byteOrderMark(head: Uint8Array): { encoding: string; length: number } | undefined {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  return mark && { encoding: mark.encoding, length: mark.bytes.length };
}

/**
 * Decodes UTF-8.
 * @param offset where `bytes` begins in its file, for the reason
 * @returns an ENCODING fault that names the offset (from 0) of the first byte that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array, offset = 0): string | Fault {
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const at = offset + firstInvalid(bytes);
  const byte = (bytes[at - offset] ?? 0).toString(16).padStart(2, '0');
  return fault(
    'ENCODING',
    `Cannot decode byte ${at}: found 0x${byte}, expected UTF-8`,
    'Name the encoding, e.g. --encoding windows-1252',
  );
}

/**
 * Decodes a whole file: by its byte order mark, else by `encoding`, else as UTF-8, else by what an HTML page declares.
 */
export function decodeFile(bytes: Uint8Array, encoding: string | undefined): string | Fault {
  const mark = byteOrderMark(bytes);
  const body = mark ? bytes.subarray(mark.length) : bytes;
  const named = mark ? (mark.encoding === 'utf-8' ? undefined : mark.encoding) : encoding;
  if (named) return iconv.decode(Buffer.from(body), named);
  const text = decodeUtf8(body, mark?.length ?? 0);
  if (typeof text === 'string') return text;
  const declared = declaredEncoding(body);
  return declared ? iconv.decode(Buffer.from(body), declared) : text;
}

/**
 * The bytes of a stream as UTF-8, transcoded chunk by chunk when the mark or `encoding` asks for it. Invalid UTF-8 is passed on for
 * `decodeUtf8` to find. `base` is what to add to an offset in `chunks` for the offset in the file.
 */
export function asUtf8(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): { base: number; chunks: AsyncIterable<Uint8Array> } {
  const mark = byteOrderMark(head);
  const named = mark ? (mark.encoding === 'utf-8' ? undefined : mark.encoding) : encoding;
  const skip = mark?.length ?? 0;
  if (!named) return { base: skip, chunks: skip ? dropFirst(chunks, skip) : chunks };
  return { base: 0, chunks: transcode(skip ? dropFirst(chunks, skip) : chunks, named) };
}

async function* dropFirst(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    const dropped = Math.min(left, chunk.length);
    left -= dropped;
    if (dropped < chunk.length) yield chunk.subarray(dropped);
  }
}

async function* transcode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.write(Buffer.from(chunk));
    if (text) yield Buffer.from(text, 'utf8');
  }
  const rest = decoder.end();
  if (rest) yield Buffer.from(rest, 'utf8');
}

/** What a page or XML declares in its first kilobytes, when it is an encoding that decodes text. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const name =
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,30})/i.exec(start)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([a-z0-9_-]{2,30})/i.exec(start)?.[1];
  if (
    !name ||
    /^utf-?8$/i.test(name) ||
    !/^(?:iso-?8859|windows-|cp|latin|koi8|mac|gb|big5|shift|euc|us-ascii|tis)/i.test(name)
  )
    return undefined;
  return iconv.encodingExists(name) ? name : undefined;
}

/** Index of the first byte that begins no well-formed UTF-8 sequence (Unicode 16, table 3-7). */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < low || second > high) return 0;
  for (let index = 2; index < length; index++) {
    const next = bytes[at + index] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
