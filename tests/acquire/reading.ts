/** Runs `acquire` over bytes written to a folder of their own, for the tests beside it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Acquired, acquire } from '../../src/acquire/acquire.ts';
import type { AcquireOptions } from '../../src/acquire/acquire-options.ts';
import type { ArticleInput, Rejection } from '../../src/domain/article.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');

export interface Read {
  readonly all: readonly Acquired[];
  readonly articles: readonly ArticleInput[];
  readonly rejections: readonly Rejection[];
}

/** Everything `acquire` hands out for `inputs`. */
export async function read(inputs: readonly string[], options: Partial<AcquireOptions> = {}): Promise<Read> {
  const all: Acquired[] = [];
  for await (const each of acquire(inputs, { now: NOW, ...options })) all.push(each);
  return {
    all,
    articles: all.flatMap((each) => (each.kind === 'article' ? [each.article] : [])),
    rejections: all.flatMap((each) => (each.kind === 'rejected' ? [each.rejection] : [])),
  };
}

/** Writes files into a fresh folder, hands the folder to `use` and removes it. */
export async function inFolder<T>(
  files: Record<string, string | Uint8Array>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'newsloom-acquire-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads one file with the given name and content. */
export function readFile(
  name: string,
  content: string | Uint8Array,
  options: Partial<AcquireOptions> = {},
): Promise<Read> {
  return inFolder({ [name]: content }, (folder) => read([join(folder, name)], options));
}

/** Prose that does not repeat itself, `length` characters or a little more. */
export function prose(length: number, seed = 1): string {
  const words =
    'harbour council vote bridge river storm report minister market school train winter budget fire union court station island'.split(
      ' ',
    );
  let state = seed;
  let text = '';
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${words[state % words.length]}${state % 7 === 0 ? `${state % 1000}. The ` : ' '}`;
  }
  return text;
}
