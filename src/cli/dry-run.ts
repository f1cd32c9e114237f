/** `newsloom ingest --dry-run`: three articles as understood, and every refusal; nothing is written. */
import { acquire } from '../acquire/acquire.ts';
import type { AcquireOptions } from '../acquire/acquire-options.ts';
import type { ArticleInput, Rejection } from '../domain/article.ts';

const SHOWN = 3;

/** Prints to `print` what would be ingested. @returns the numbers of articles and refused rows */
export async function dryRun(
  inputs: readonly string[],
  options: AcquireOptions,
  print: (line: string) => void,
): Promise<{ articles: number; rejected: number }> {
  let articles = 0;
  let rejected = 0;
  for await (const item of acquire(inputs, options)) {
    if (item.kind === 'article') {
      articles += 1;
      if (articles <= SHOWN) print(describeArticle(item.article));
    } else if (item.kind === 'rejected') {
      rejected += 1;
      print(describeRejection(item.rejection));
    }
  }
  return { articles, rejected };
}

/** "file:line" as an editor opens it. */
export function placeText({ file, line }: { readonly file: string; readonly line?: number }): string {
  return line === undefined ? file : `${file}:${line}`;
}

export function describeRejection({ place, code, reason, remedy }: Rejection): string {
  return `${placeText(place)}: ${code}: ${reason}. ${remedy}`;
}

function describeArticle(article: ArticleInput): string {
  const { published } = article;
  const when = published.value === null ? 'unknown' : `${published.value} (${published.status}, ${published.method})`;
  const rows: [string, string | undefined][] = [
    ['title', article.title],
    ['outlet', article.outlet],
    ['byline', article.byline.join('; ') || undefined],
    ['published', when],
    ['modified', article.modified],
    ['language', article.language],
    ['url', article.url],
    ['id', article.id],
    ['source', article.source],
    [
      'text',
      `${article.text.length} characters: ${article.text.slice(0, 160).replace(/\s+/g, ' ')}${article.text.length > 160 ? ' ...' : ''}`,
    ],
  ];
  return [placeText(article.place), ...rows.map(([name, value]) => `  ${name.padEnd(10)}${value ?? '-'}`), ''].join(
    '\n',
  );
}
