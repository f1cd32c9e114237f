/**
 * The words a story is recognised by: content words and names with their counts, words of the title three times.
 */
import type { LocalEntity, Term } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import type { LocatedMention } from './coreference.ts';
import { STOP_WORDS } from './data/stop-words.ts';
import { nounLemma } from './lemma.ts';
import { remember } from './remember.ts';
import type { Tokens } from './tokens.ts';

/** Most terms an article keeps. */
const MOST = 45;
/** How much a word of the title counts. */
const TITLE = 3;

/** Names under their entity's folded name, other words by their dictionary form; most frequent first, then in the order of the text. */
export function countTerms(
  document: Tokens,
  mentions: readonly LocatedMention[],
  entities: readonly LocalEntity[],
): Term[] {
  const counts = new Map<string, { readonly term: string; count: number; at: number }>();
  const add = (term: string, weight: number, at: number) => {
    const known = counts.get(term);
    if (known) {
      known.count += weight;
      known.at = Math.min(known.at, at);
    } else counts.set(term, { term, count: weight, at });
  };
  const covered = new Set<number>();
  // Where there is no title, the first sentence is the nearest to one.
  const untitled = document.sentences[0]?.paragraph !== 0;
  const weight = (sentence: number) =>
    document.sentences[sentence]?.paragraph === 0 || (untitled && sentence === 0) ? TITLE : 1;
  for (const mention of mentions) {
    if (mention.form !== 'name' && mention.form !== 'demonym') continue;
    const entity = entities[mention.entity]!;
    // a site's phrase is counted by its words
    if (entity.kinds[0] === 'SITE' && mention.last - mention.first > 2) continue;
    const term = foldName(entity.name);
    if (term !== '') add(term, weight(mention.sentence), mention.first);
    for (let i = mention.first; i < mention.last; i += 1) covered.add(i);
  }
  for (const token of document.tokens) {
    if (covered.has(token.index)) continue;
    let term = termOf(token.lower);
    if (term !== '' && token.tags.has('Verb')) term = foldName(token.root);
    if (term.length < 3 || STOP_WORDS.has(term)) continue;
    add(term, weight(token.sentence), token.index);
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || a.at - b.at || (a.term < b.term ? -1 : 1))
    .slice(0, MOST)
    .map(({ term, count }) => ({ term, count }));
}

/** The term of a word that is no verb; "" for one that tells nothing. */
const termOf = remember((lower) =>
  lower.length < 3 || STOP_WORDS.has(lower) || !/^\p{L}[\p{L}\p{M}'-]*$/u.test(lower) ? '' : foldName(nounLemma(lower)),
);
