/**
 * Streams of bytes: a look at the head, lines of bounded length, a whole file up to a limit.
 */

/** One line without its "\n". `end` is the offset past its line end; a line over the limit has its length and no bytes. */
export interface ByteLine {
  /** From 1. */
  readonly line: number;
  readonly offset: number;
  readonly end: number;
  readonly bytes: Uint8Array | undefined;
}

const LINE_END = 10;

/**
 * Reads up to `length` bytes and hands back the whole stream again. `whole` is true when the stream ended within them.
 * The stream is closed when the returned chunks are left early or `close` is called.
 */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; whole: boolean; chunks: AsyncIterable<Uint8Array>; close: () => Promise<void> }> {
  const iterator = source[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  while (size < length) {
    const next = await iterator.next();
    if (next.done) {
      whole = true;
      break;
    }
    read.push(next.value);
    size += next.value.length;
  }
  const close = async () => {
    await iterator.return?.();
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* read.splice(0);
      if (whole) return;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  }
  return { head: Buffer.concat(read).subarray(0, length), whole, chunks: chunks(), close };
}

/**
 * The lines of a stream. A line of more than `most` bytes is passed over without being kept: memory stays bounded by `most`
 * and one chunk. A last line without a line end counts.
 */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<ByteLine> {
  let line = 1;
  let offset = 0;
  let size = 0;
  let parts: Uint8Array[] = [];
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size > most) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const done = (terminated: boolean): ByteLine => {
    const bytes = size > most ? undefined : parts.length === 1 ? parts[0] : Buffer.concat(parts);
    const end = offset + size + (terminated ? 1 : 0);
    const found = { line, offset, end, bytes };
    line++;
    offset = end;
    size = 0;
    parts = [];
    return found;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, from)) {
      take(chunk.subarray(from, at));
      from = at + 1;
      yield done(true);
    }
    take(chunk.subarray(from));
  }
  if (size > 0) yield done(false);
}

/** All bytes of a stream, or undefined (the stream left and closed) as soon as there are more than `most`. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) return undefined;
    read.push(chunk);
  }
  return read.length === 1 ? read[0] : Buffer.concat(read);
}
