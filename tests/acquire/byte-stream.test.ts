import { describe, expect, it } from 'vitest';
import { byteLines, peek, readWhole } from '../../src/acquire/byte-stream.ts';

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, size: number, most = 100) {
  const lines = [];
  for await (const { line, offset, end, bytes } of byteLines(chunksOf(text, size), most))
    lines.push([line, offset, end, bytes && Buffer.from(bytes).toString()]);
  return lines;
}

describe('byteLines()', () => {
  it('gives the same lines with numbers and offsets however the bytes are cut', async () => {
    const expected = [
      [1, 0, 3, 'ab'],
      [2, 3, 4, ''],
      [3, 4, 8, '\u00e9d'],
      [4, 8, 9, 'e'],
    ];
    for (const size of [1, 2, 3, 100]) expect(await linesOf('ab\n\n\u00e9d\ne', size)).toEqual(expected);
    expect(await linesOf('', 1)).toEqual([]);
    expect(await linesOf('a\n', 1)).toEqual([[1, 0, 2, 'a']]);
  });

  it('passes over a line that is too long, and counts it', async () => {
    for (const size of [1, 4, 100])
      expect(await linesOf('ab\nabcdef\ncd', size, 3)).toEqual([
        [1, 0, 3, 'ab'],
        [2, 3, 10, undefined],
        [3, 10, 12, 'cd'],
      ]);
  });

  it('keeps nothing of a line of 400 MB', async () => {
    let highest = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let chunk = 0; chunk < 4_000; chunk++) {
        if (chunk % 100 === 0) highest = Math.max(highest, process.memoryUsage().arrayBuffers);
        yield Buffer.alloc(100_000, 97);
      }
    }
    for await (const { bytes, end } of byteLines(endless(), 1_000_000))
      expect([bytes, end]).toEqual([undefined, 400_000_000]);
    expect(highest).toBeLessThan(200_000_000);
  });
});

describe('peek()', () => {
  it('shows the head and hands the whole stream on', async () => {
    const { head, whole, chunks } = await peek(chunksOf('abcdefgh', 3), 4);
    expect([Buffer.from(head).toString(), whole]).toEqual(['abcd', false]);
    expect(Buffer.from((await readWhole(chunks, 100)) ?? []).toString()).toBe('abcdefgh');
    expect(await peek(chunksOf('ab', 3), 4)).toMatchObject({ whole: true });
  });

  it('closes the stream when its chunks are left early', async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(10);
      } finally {
        closed = true;
      }
    }
    expect(await readWhole((await peek(source(), 5)).chunks, 100)).toBeUndefined();
    expect(closed).toBe(true);
  });
});
