/**
 * People whose name a writer spelled wrong once: "Kathryn Watters" in an article about Kathryn Waters. Only what stands a single
 * time beside a like name is taken for a slip, and two usual family names never are.
 */
import { foldName } from '../domain/names.ts';
import { isOneSlip } from '../domain/spelling.ts';
import { familyNameInLexicon, givenNameInLexicon, isOrdinaryWord } from './evidence.ts';
import { knownByName } from './gazetteer.ts';
import type { Name } from './names.ts';

/** Shorter words are too often another name: "Jon" and "Jan". */
const SHORTEST = 5;
/** People of one given or last name that are compared; a list of a hundred namesakes is no slip. */
const NAMESAKES = 20;
/** People of a document that are compared; a longer list is a register. */
const PEOPLE = 200;

interface Spelled {
  readonly folded: string;
  readonly name: string;
  readonly words: readonly string[];
  /** Where it stands, one entry a time. */
  readonly sentences: number[];
}

/** Folded misspelt name -> the name as the document spells it elsewhere. */
export function findSlips(names: readonly Name[]): ReadonlyMap<string, string> {
  const spelled = new Map<string, Spelled>();
  for (const { form, key, kind, name, sentence } of names) {
    if (form !== 'name' || key !== undefined || (kind !== 'PERSON' && kind !== undefined)) continue;
    const folded = foldName(name);
    const known = spelled.get(folded);
    if (known) known.sentences.push(sentence);
    else spelled.set(folded, { folded, name, words: folded.split(' '), sentences: [sentence] });
  }
  const full = [...spelled.values()].filter(({ words }) => words.length > 1).slice(0, PEOPLE);
  /** How often somebody is named so: in full, and by the last name alone. */
  const said = ({ sentences, words }: Spelled) =>
    sentences.length + (spelled.get(words.at(-1)!)?.sentences.length ?? 0);
  const slips = new Map<string, string>();
  for (const group of likeNames(full))
    for (const wrong of group.filter(isSaidOnce))
      for (const right of group) {
        const given = wrong.words[0] !== right.words[0];
        // of two that stand once the first is right
        const before = !isSaidOnce(right) || full.indexOf(right) < full.indexOf(wrong);
        const sure = given ? before && said(right) > 1 : said(wrong) === 1 && said(right) > 1;
        if (right !== wrong && sure && !slips.has(right.folded) && areOneName(wrong, right, given))
          slips.set(wrong.folded, right.name);
      }
  // a last name alone: of its neighbours only one may have been meant
  const right = full.filter(({ folded }) => !slips.has(folded));
  const surnames = new Set(right.map(({ words }) => words.at(-1)!));
  const bare = [...spelled.values()]
    .filter((each) => each.words.length === 1 && isSaidOnce(each) && isOdd(each.folded) && !surnames.has(each.folded))
    .slice(0, PEOPLE);
  for (const wrong of bare) {
    const meant = right.filter(
      (each) =>
        isLong(each.words.at(-1)!) && isOneSlip(each.words.at(-1)!, wrong.folded) && !standTogether(each, wrong),
    );
    if (meant.length === 1) slips.set(wrong.folded, meant[0]!.name);
  }
  return slips;
}

/** Full names that are equal but for the first or the last word. */
function likeNames(full: readonly Spelled[]): Spelled[][] {
  const groups = new Map<string, Spelled[]>();
  for (const each of full)
    for (const rest of [`* ${each.words.slice(1).join(' ')}`, `${each.words.slice(0, -1).join(' ')} *`]) {
      const group = groups.get(rest) ?? [];
      if (group.length < NAMESAKES) group.push(each);
      groups.set(rest, group);
    }
  return [...groups.values()];
}

function areOneName(a: Spelled, b: Spelled, given: boolean): boolean {
  const [x, y] = given ? [a.words[0]!, b.words[0]!] : [a.words.at(-1)!, b.words.at(-1)!];
  if (!isLong(x) || !isLong(y) || !isOneSlip(x, y) || standTogether(a, b)) return false;
  // "Christina" and "Christine", "Robert" and "Roberta" are two; what is a usual family name is no slip of another
  const end = Math.min(x.length, y.length) - 1;
  return given ? x.slice(0, end) !== y.slice(0, end) : isOdd(x);
}

/** Whom one sentence names side by side are two. */
function standTogether(a: Spelled, b: Spelled): boolean {
  return a.sentences.some((sentence) => b.sentences.includes(sentence));
}

function isSaidOnce({ sentences }: Spelled): boolean {
  return sentences.length === 1;
}

function isLong(word: string): boolean {
  return word.length >= SHORTEST;
}

/** No word and no name that anybody knows. */
function isOdd(word: string): boolean {
  return (
    isLong(word) &&
    !isOrdinaryWord(word) &&
    !givenNameInLexicon(word) &&
    !familyNameInLexicon(word) &&
    knownByName(word) === undefined
  );
}
