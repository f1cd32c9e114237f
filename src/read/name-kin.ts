/**
 * Relatives who bear another's surname: where "President Doe" stands before "his wife, Mira Doe", the surname alone is not hers.
 */
import { foldName } from '../domain/names.ts';
import { genderInLexicon } from './evidence.ts';
import type { Cluster } from './name-book.ts';
import type { Name } from './names.ts';

const KIN =
  /(?:\bwife|\bhusband|\bfirst lady|\bdaughter|\bson|\bsister|\bbrother|\bmother|\bfather|\bwidow|\bwidower|\bpartner|\bgirlfriend|\bboyfriend|\bspouse|\bex-wife|\bex-husband)(?:,|:| -)?\s+$/i;

/** Longest stretch before a name that is looked at, in UTF-16 units. */
const BEFORE = 24;

/**
 * Folded full names of people who first come in as somebody's relative, and whose surname the text has alone before that.
 * Input "Tolos met the clerk. His wife, Mira Tolos, left." gives "mira tolos".
 */
export function kinOf(names: readonly Name[], text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  // surname -> what "Mr" or "Ms" says of its bearer, "" when nothing does
  const alone = new Map<string, string>();
  for (const name of [...names].sort((a, b) => a.start - b.start)) {
    const words = foldName(name.name).split(' ');
    const folded = words.join(' ');
    if (words.length === 1 && (alone.get(folded) ?? '') === '') alone.set(folded, called(name, text));
    if (words.length < 2 || seen.has(folded)) continue;
    seen.add(folded);
    const introduced =
      KIN.test(text.slice(Math.max(0, name.start - BEFORE), name.start)) ||
      /\bfirst lady\b/i.test(name.role ?? '') ||
      /^first lady\b/i.test(text.slice(name.start, name.end));
    const bearer = alone.get(words.at(-1)!);
    if (bearer === undefined) continue;
    const own = genderInLexicon(words[0]!);
    if (introduced || (bearer !== '' && own !== undefined && own !== bearer)) found.add(folded);
  }
  return found;
}

/** "he" or "she" by the title before a surname, else "". */
function called(name: Name, text: string): string {
  const before = `${name.role ?? ''} ${text.slice(Math.max(0, name.start - 6), name.start + 6)}`;
  return /\b(?:mr|sir)\b/i.test(before) ? 'he' : /\b(?:mrs|ms|miss|dame)\b/i.test(before) ? 'she' : '';
}

/** The people a name was found for, unless its title tells another sex than their given name: "Mrs. Tolos" is no "Donald Tolos". */
export function fitting(found: Cluster | undefined, name: Name, text: string): Cluster | undefined {
  if (found?.person !== true || name.last - name.first > 1) return found;
  const [given, ...others] = found.title.split(' ');
  const own = others.length === 0 ? undefined : genderInLexicon(given!);
  const title = called(name, text);
  return own === undefined || title === '' || own === title ? found : undefined;
}
