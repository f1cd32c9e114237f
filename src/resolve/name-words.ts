/**
 * Words that stand for a particular one wherever they stand: the words of names, each by itself, whatever kind of name the reader took
 * it for. Two raids by one navy share all their other words; the ship's name tells them apart.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import type { Extraction } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';

/** Sentences at the head of an article in which its main matter is told. */
const HEAD = 3;
/** Share of capitals from which a sentence is a headline, whose capitals say nothing. */
const HEADLINE = 0.6;

/** How often a word of a name stands in the article, twice for the title; `central` when the head of the article has it. */
export interface NameWord {
  readonly count: number;
  readonly central: boolean;
}

/** Words written with a capital where no sentence starts, and the same words where one does; most frequent first. */
export function nameWords(
  body: ArticleBody,
  { sentences }: Pick<Extraction, 'sentences'>,
): ReadonlyMap<string, NameWord> {
  const text = documentText(body);
  const read = sentences.map(({ start, end }) => {
    const words = text.slice(start, end).match(/\p{L}[\p{L}'’-]*/gu) ?? [];
    const headline = words.filter(isCapital).length > HEADLINE * words.length;
    return { words, headline };
  });
  const names = new Set(
    read.flatMap(({ words, headline }) => (headline ? [] : words.filter((word, at) => at > 0 && isCapital(word)))),
  );
  const found = new Map<string, { count: number; central: boolean }>();
  for (const [index, { words }] of read.entries())
    for (const word of words) {
      if (!names.has(word)) continue;
      const key = foldName(word.replace(/['’]s$/u, ''));
      if (key.length < 2) continue;
      const known = found.get(key) ?? { count: 0, central: false };
      known.count += index === 0 ? 2 : 1;
      if (index < HEAD) known.central = true;
      found.set(key, known);
    }
  return new Map([...found].sort(([, a], [, b]) => b.count - a.count));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
