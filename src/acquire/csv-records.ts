/**
 * Splits CSV (RFC 4180 and its cousins with semicolons and tabs) into records, line by line, and finds its way back after a
 * broken quote: the record's first line is given up and reading goes on with the next one. csv-parse 6.2, told to skip bad
 * records, loses every row between a quote never closed and the next quote (tried on the rows of the test beside this).
 */
import type { ByteLine } from './byte-stream.ts';
import { decodeUtf8 } from './decode.ts';
import { type Fault, fault, isFault } from './fault.ts';

/** A record: its first line, the bytes of the file behind it, its cells or what is wrong. */
export interface CsvRecord {
  readonly line: number;
  readonly at: number;
  readonly cells: readonly string[] | Fault;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter a header row uses: the one that stands in it most often outside quotes; "," when none does. */
export function delimiterOf(header: string): string {
  const plain = header.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: plain.split(delimiter).length - 1 }));
  return counts.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

/** The cells of one record that holds no line end; a SYNTAX fault when its quotes are broken. */
export function splitRecord(text: string, delimiter: string): readonly string[] | Fault {
  const scan = startScan();
  feed(scan, text, delimiter);
  return scan.broken ?? (scan.quoted ? unclosed() : finish(scan));
}

/**
 * The records of a stream of lines. `most` bounds the bytes of one record; blank lines between records are passed over.
 */
export async function* csvRecords(
  lines: AsyncIterator<ByteLine>,
  delimiter: string,
  most: number,
  base: number,
): AsyncGenerator<CsvRecord> {
  // Lines from the record being read onwards; `head` is the next to take, so going back is setting it.
  let queue: ByteLine[] = [];
  let head = 0;
  const next = async (): Promise<ByteLine | undefined> => {
    if (head === queue.length) {
      const read = await lines.next();
      if (read.done) return undefined;
      queue.push(read.value);
    }
    return queue[head++];
  };
  for (let first = await next(); first; first = await next()) {
    const start = head;
    const scan = startScan();
    let last = first;
    let size = 0;
    let problem: Fault | undefined;
    let line: ByteLine | undefined = first;
    for (;;) {
      if (!line) {
        problem = unclosed();
        break;
      }
      last = line;
      size += line.end - line.offset;
      const text: string | Fault =
        line.bytes && size <= most ? decodeUtf8(line.bytes, base + line.offset) : tooLarge(size, most);
      problem = isFault(text) ? text : feed(scan, text.replace(/\r$/, '').replaceAll('\0', ''), delimiter);
      if (problem || !scan.quoted) break;
      scan.cell += '\n';
      line = await next();
    }
    if (!problem && last === first && scan.cells.length === 0 && scan.cell.trim() === '') continue;
    const at = base + (problem ? first : last).end;
    yield { line: first.line, at, cells: problem ?? finish(scan) };
    if (problem) head = start;
    if (head === queue.length || head > 65_536) {
      queue = queue.slice(head);
      head = 0;
    }
  }
}

interface Scan {
  readonly cells: string[];
  cell: string;
  quoted: boolean;
  /** The current cell was in quotes and they are closed. */
  closed: boolean;
  broken: Fault | undefined;
}

function startScan(): Scan {
  return { cells: [], cell: '', quoted: false, closed: false, broken: undefined };
}

function finish(scan: Scan): string[] {
  return [...scan.cells, scan.cell];
}

/** Scans one more line. A quote inside an unquoted cell is a letter like others; anything but a delimiter after a closing quote is a fault. */
function feed(scan: Scan, text: string, delimiter: string): Fault | undefined {
  let at = 0;
  while (at < text.length) {
    if (scan.quoted) {
      const quote = text.indexOf('"', at);
      scan.cell += text.slice(at, quote === -1 ? text.length : quote);
      if (quote === -1) return undefined;
      if (text[quote + 1] === '"') scan.cell += '"';
      else {
        scan.quoted = false;
        scan.closed = true;
      }
      at = quote + (scan.quoted ? 2 : 1);
      continue;
    }
    const char = text[at];
    if (char === delimiter) {
      scan.cells.push(scan.cell);
      scan.cell = '';
      scan.closed = false;
      at++;
    } else if (scan.closed) {
      if (char !== ' ') {
        scan.broken = fault(
          'SYNTAX',
          `Cannot read a row: found more text after the closing quote of cell ${scan.cells.length + 1}, expected a delimiter`,
          'Write quotes inside a cell twice ("")',
        );
        return scan.broken;
      }
      at++;
    } else if (char === '"' && scan.cell.trim() === '') {
      scan.cell = '';
      scan.quoted = true;
      at++;
    } else {
      let end = text.indexOf(delimiter, at);
      if (end === -1) end = text.length;
      scan.cell += text.slice(at, end);
      at = end;
    }
  }
  return undefined;
}

function unclosed(): Fault {
  return fault(
    'SYNTAX',
    'Cannot read a row: found a quote that is never closed, expected a closing one',
    'Close the quote; write quotes inside a cell twice ("")',
  );
}

function tooLarge(size: number, most: number): Fault {
  return fault(
    'TOO_LARGE',
    `Cannot read a row: found more than ${Math.min(size, most)} bytes, expected at most ${most}`,
    'Split it into one article a row, or close its quotes',
  );
}
