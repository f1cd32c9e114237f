/**
 * Lists of three or more that take part alike: "the mayor, the sheriff and the clerk signed", "seized guns, knives and cash".
 */
import { type Phrase, phraseAfter, phraseBefore } from './noun-phrases.ts';
import { ARTICLE } from './phrase-words.ts';
import { isCapital, type Sentence, type Token } from './tokens.ts';

/** Most members a list is followed for. */
const LONGEST = 12;
/** Words that may stand before the first member of a subject. */
const OPENER = /^(?:that|but|when|while|because|if|although|though|whether|and)$/;

/** The other members, in text order, of a list of three or more that `phrase` ends (a subject) or opens (an object); else none. */
export function othersOfList(tokens: readonly Token[], sentence: Sentence, phrase: Phrase): readonly Phrase[] {
  const before = membersBefore(tokens, sentence, phrase);
  if (before.length > 1) return withoutAside(tokens, [...before, phrase]).slice(0, -1);
  const after = membersAfter(tokens, sentence, phrase);
  return after.length > 1 ? withoutAside(tokens, [phrase, ...after]).slice(1) : [];
}

/** Words that open an example of the member before, not a member. */
const EXAMPLE = /^(?:including|like|such|especially|notably|namely)$/;

/** Token before a phrase and its article. */
function beforeArticle(tokens: readonly Token[], first: number, sentence: Sentence): number {
  const at = first - 1;
  return at >= sentence.first && ARTICLE.test(tokens[at]!.lower) ? at - 1 : at;
}

function membersBefore(tokens: readonly Token[], sentence: Sentence, phrase: Phrase): Phrase[] {
  let at = beforeArticle(tokens, phrase.first, sentence);
  if (at <= sentence.first || tokens[at]!.lower !== 'and' || !/^,?\s$/.test(tokens[at - 1]!.post)) return [];
  const members: Phrase[] = [];
  for (at -= 1; at >= sentence.first && members.length < LONGEST; ) {
    const found = phraseBefore(tokens, at, sentence, []);
    if (found?.last !== at + 1 || isTime(tokens, found)) return members;
    const edge = beforeArticle(tokens, found.first, sentence);
    const opens = edge < sentence.first || OPENER.test(tokens[edge]!.lower);
    // "In Narvik, Tolos and Dalen": what stands behind a preposition is no member
    if (!opens && !/^,\s$/.test(tokens[edge]!.post)) return members;
    members.unshift(found);
    if (opens) return members;
    at = edge;
  }
  return members;
}

function membersAfter(tokens: readonly Token[], sentence: Sentence, phrase: Phrase): Phrase[] {
  const members: Phrase[] = [];
  let at = phrase.last;
  while (at < sentence.last && members.length < LONGEST) {
    const ends = tokens[at]!.lower === 'and';
    if (!ends && !/^,\s$/.test(tokens[at - 1]!.post)) return [];
    const found = phraseAfter(tokens, ends ? at + 1 : at, sentence, true);
    // "hire clerks, boosting output and cutting costs": what is done besides is no member
    if (tokens[found?.first ?? at]!.tags.has('Gerund') && (found?.last ?? at) - (found?.first ?? at) > 1) return [];
    if (found === undefined || found.first - at > 2 || EXAMPLE.test(tokens[at]!.lower) || isTime(tokens, found))
      return [];
    members.push(found);
    at = found.last;
    if (!ends) continue;
    // "hit the wall, a tree and the driver fled": the last is the subject of the next clause
    const next = at < sentence.last ? tokens[at] : undefined;
    return next !== undefined &&
      ['Verb', 'Adverb', 'Auxiliary'].some((tag) => next.tags.has(tag)) &&
      tokens[at - 1]!.post === ' '
      ? []
      : members;
  }
  return [];
}

/** "Tolos, the mayor, and Dalen", "Tolos, mayor and clerk of Narvik": an aside on a name is no member. */
function withoutAside(tokens: readonly Token[], list: readonly Phrase[]): readonly Phrase[] {
  const named = list.map((member) => isCapital(tokens[member.last - 1]!));
  if (list.length !== 3 || !named[0] || named[1]) return list;
  if (!named[2]) return [];
  return tokens[list[1]!.last - 1]!.post.includes(',') ? [list[0]!, list[2]!] : list;
}

function isTime(tokens: readonly Token[], phrase: Phrase): boolean {
  const { lower, tags } = tokens[phrase.last - 1]!;
  return (
    tags.has('Date') ||
    tags.has('Value') ||
    tags.has('Pronoun') ||
    /^(?:week|month|year|night|morning|day)$/.test(lower)
  );
}
