/**
 * Full names that stand only around the article: a page's captions often name in full whom the text calls by surname.
 * Spans never point there; only the entity's best name is taken.
 */
import { givenNameInLexicon } from './evidence.ts';

/** How much of the page is looked at, in UTF-16 units. */
const REACH = 200_000;
/** How often the full name must stand there, and how many times as often as its nearest rival. Source: chosen for this project. */
const LEAST = 2;
const LEAD = 3;

/**
 * Surname in lower case -> the one full name the page gives for it, where one is clear.
 * Input "Jane Doe ... Jane Doe ..." gives "doe" -> "Jane Doe"; a page with two Does gives nothing.
 */
export function fullNamesOn(page: string): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const match of page.slice(0, REACH).matchAll(/\b(\p{Lu}\p{Ll}{1,20}) (\p{Lu}[\p{L}'’-]{1,30})\b/gu)) {
    const [full, given, surname] = match as unknown as [string, string, string];
    if (!givenNameInLexicon(given.toLowerCase())) continue;
    const key = surname.replace(/['’]s?$/, '').toLowerCase();
    const names = counts.get(key) ?? new Map<string, number>();
    const name = full.replace(/['’]s?$/, '');
    names.set(name, (names.get(name) ?? 0) + 1);
    counts.set(key, names);
  }
  const clear = new Map<string, string>();
  for (const [surname, names] of counts) {
    const [first, second] = [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (first !== undefined && first[1] >= LEAST && first[1] >= LEAD * (second?.[1] ?? 0)) clear.set(surname, first[0]);
  }
  return clear;
}
