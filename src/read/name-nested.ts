/**
 * Names inside names: "the Narrow River Police" also speaks of Narrow River, where the text names it by itself. They are
 * attributive uses like adjectives of countries, so they do not count as names.
 */
import type { EntityKind, Span } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { knownByName } from './gazetteer.ts';
import type { Name } from './names.ts';

/** Longest inner name looked for, in words, and longest outer one. */
const INNER = 4;
const OUTER = 12;

/** Who bears a name, for the look-up of inner ones. */
export interface Bearers<Bearer> {
  byKey(key: string): Bearer | undefined;
  byName(folded: string): { readonly bearer: Bearer; readonly kind: EntityKind } | undefined;
}

/** The inner names of one name: their spans and bearers, longest first from the left, without overlap. */
export function nestedIn<Bearer>(
  text: string,
  outer: Name,
  own: Bearer,
  bearers: Bearers<Bearer>,
): { readonly span: Span; readonly bearer: Bearer }[] {
  // the owner in a described site ("Norway's tax website") is a name of its own already
  if (outer.kind === undefined || outer.kind === 'PERSON' || outer.form !== 'name' || outer.rule === 'site.phrase')
    return [];
  const words = [...text.slice(outer.start, outer.end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu)].map((match) => ({
    start: outer.start + match.index,
    end: outer.start + match.index + match[0].replace(/['’]s?$/, '').length,
  }));
  if (words.length < 2 || words.length > OUTER) return [];
  const found: { span: Span; bearer: Bearer }[] = [];
  for (let first = 0; first < words.length; ) {
    let next = first + 1;
    for (let length = Math.min(INNER, words.length - first); length > 0; length -= 1) {
      if (length === words.length) continue;
      const span = { start: words[first]!.start, end: words[first + length - 1]!.end };
      const bearer = bearerOf(text.slice(span.start, span.end), bearers);
      if (bearer === undefined || bearer === own) continue;
      found.push({ span, bearer });
      next = first + length;
      break;
    }
    first = next;
  }
  return found;
}

/** The country that opens the office before a name: "US" of "US President Jane Doe". */
export function inRole<Bearer>(
  text: string,
  name: Name,
  bearers: Bearers<Bearer>,
): { readonly span: Span; readonly bearer: Bearer }[] {
  if (name.role === undefined) return [];
  const start = name.start - name.role.length - 1;
  if (start < 0 || text.slice(start, name.start - 1).toLowerCase() !== name.role) return [];
  const words = [...name.role.matchAll(/\S+/g)];
  for (let length = Math.min(INNER, words.length - 1); length > 0; length -= 1) {
    const last = words[length - 1]!;
    const span = { start, end: start + last.index + last[0].replace(/['’]s$/, '').length };
    const known = knownByName(text.slice(span.start, span.end));
    if (known?.kind !== 'COUNTRY' || known.demonym || known.key === undefined) continue;
    const bearer = bearers.byKey(known.key);
    return bearer === undefined ? [] : [{ span, bearer }];
  }
  return [];
}

function bearerOf<Bearer>(words: string, bearers: Bearers<Bearer>): Bearer | undefined {
  if (!/^\p{Lu}/u.test(words)) return undefined;
  const known = knownByName(words);
  if (known?.kind === 'COUNTRY') return known.demonym || known.key === undefined ? undefined : bearers.byKey(known.key);
  const found = bearers.byName(foldName(known?.kind === 'PLACE' ? known.name : words));
  // a surname inside a name may be anybody's
  if (found === undefined || (found.kind === 'PERSON' && !words.includes(' '))) return undefined;
  return found.bearer;
}
