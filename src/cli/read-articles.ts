/**
 * `newsloom read`: articles of any input are read and shown one at a time; nothing is kept.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { acquire } from '../acquire/acquire.ts';
import type { AcquireOptions } from '../acquire/acquire-options.ts';
import type { Rejection } from '../domain/article.ts';
import { bodyOf } from '../log/ingest.ts';
import { read } from '../read/read.ts';
import { describeRejection } from './dry-run.ts';
import type { Reading } from './marks.ts';
import { articleSection, pageClosing, pageOpening } from './show-html.ts';
import { showText } from './show-text.ts';

export interface ReadOptions {
  /** JSON: one Extraction a line. */
  readonly way: 'json' | 'show' | 'html';
  /** Standard output; the page goes to `file` when one is named. */
  readonly out: Writable;
  readonly file?: string;
  readonly colours: boolean;
  readonly say: (line: string) => void;
}

/** Reads all articles of `inputs` and writes what was read. @returns the number of rows that were no articles */
export async function readArticles(
  inputs: readonly string[],
  acquireOptions: AcquireOptions,
  { way, out, file, colours, say }: ReadOptions,
): Promise<number> {
  let refused = 0;
  const to = file === undefined ? out : createWriteStream(file);
  if (file !== undefined) await once(to, 'open');
  const write = async (text: string) => {
    if (!to.write(text)) await once(to, 'drain');
  };
  const readings = readAll(inputs, acquireOptions, (rejection) => {
    refused += 1;
    say(describeRejection(rejection));
  });
  let number = 0;
  if (way === 'html') await write(pageOpening());
  for await (const reading of readings) {
    number += 1;
    if (way === 'html') await write(articleSection(reading, number));
    else if (way === 'show') await write(`${number > 1 ? '\n' : ''}${showText(reading, colours)}\n`);
    else await write(`${JSON.stringify(reading.extraction)}\n`);
  }
  if (way === 'html') await write(pageClosing());
  if (file !== undefined) {
    to.end();
    await once(to, 'finish');
    say(`${number} articles are shown in ${file}`);
  }
  return refused;
}

async function* readAll(
  inputs: readonly string[],
  options: AcquireOptions,
  refused: (rejection: Rejection) => void,
): AsyncGenerator<Reading> {
  for await (const item of acquire(inputs, options)) {
    if (item.kind === 'rejected') refused(item.rejection);
    if (item.kind !== 'article') continue;
    const { published } = item.article;
    const article = bodyOf(item.article);
    yield { article, published, extraction: read(article, published) };
  }
}
