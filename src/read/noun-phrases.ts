/**
 * Noun phrases beside a verb or a noun, by compromise's tags: how far they reach to the left and to the right.
 */
import { isEventNoun } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import {
  describesOn,
  describesOnly,
  isCount,
  isSpacedHyphen,
  opensAct,
  opensPhrase,
  opensTime,
  trails,
} from './phrase-ends.ts';
import { ARTICLE, isModifier, isNounAfterAll, isVerb, nominal, OWNER, PREPOSITIONS } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** A noun phrase: tokens [first, last), its head the last of them. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
}

/** The noun phrase that ends at `at`, back over "of ..." and "in ..." to its head. */
export function phraseBefore(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly Phrase[],
): Phrase | undefined {
  // an aside with a verb of its own stands between: "Doe, who won, resigned"
  const floor = before.findLast((group) => group.last <= at)?.last ?? sentence.first;
  let last = at + 1;
  for (let hops = 0; hops < 4; hops += 1) {
    const first = phraseStart(tokens, last, floor, sentence);
    if (first === last) return undefined;
    const preposition = betweenBoth(tokens, first, floor) ?? ofBoth(tokens, first, floor) ?? first - 1;
    // "the attack by masked men shocked": but "was hit by masked men"
    const done = preposition - 1 >= floor && tokens[preposition]!.lower === 'by' && isDeed(tokens[preposition - 1]!);
    // "came to an end with Oslo winning"
    if (
      preposition >= floor &&
      tokens[preposition]!.lower === 'with' &&
      isCapital(tokens[last - 1]!) &&
      tokens[at + 1]?.tags.has('Gerund') === true
    )
      return trimmedPhrase(tokens, first, last);
    if (
      preposition - 1 >= floor &&
      (done ||
        /^(?:of|in|on|at|from|for|with|near|between|among|about|over|against|to|into|behind|inside|outside|within|under|across|around|along|throughout)$/.test(
          tokens[preposition]!.lower,
        )) &&
      nominal(tokens[preposition - 1]!) &&
      joined(tokens[preposition - 1]!, tokens[preposition]!)
    ) {
      last = preposition;
      continue;
    }
    // "with Oslo winning": the subject of a participle
    if (preposition >= floor && tokens[preposition]!.lower === 'with' && tokens[at + 1]?.tags.has('Gerund') === true)
      return trimmedPhrase(tokens, first, last);
    // "In May the ...": a phrase that hangs on a preposition is no subject
    if (
      preposition >= floor &&
      PREPOSITIONS.has(tokens[preposition]!.lower) &&
      (tokens[preposition]!.tags.has('Particle') ||
        /^(?:of|in|on|at|from|for|with|by|into|against|through|within|inside|outside|across|behind|throughout|during|toward|towards|amid|despite|without|between|among|along|under)$/.test(
          tokens[preposition]!.lower,
        ))
    )
      return nameBehind(tokens, first, last);
    return trimmedPhrase(tokens, first, last);
  }
  return undefined;
}

/** "During the trial Jan Doe": the name behind a common noun, when both stand behind a preposition. */
function nameBehind(tokens: readonly Token[], first: number, last: number): Phrase | undefined {
  let start = last;
  while (start > first && isCapital(tokens[start - 1]!) && !tokens[start - 1]!.tags.has('Date')) start -= 1;
  const before = tokens[start - 1];
  if (start === last || start === first || before === undefined || !before.tags.has('Singular')) return undefined;
  return ['Actor', 'Person', 'Possessive', 'Adjective', 'Value', 'Organization'].some((tag) => before.tags.has(tag)) ||
    before.possessive
    ? undefined
    : { first: start, last };
}

/** "between Doe and his successor": the preposition before both. */
function betweenBoth(tokens: readonly Token[], first: number, floor: number): number | undefined {
  if (first - 1 <= floor || tokens[first - 1]!.lower !== 'and') return undefined;
  for (let i = first - 2; i > floor && first - i < 8 && (nominal(tokens[i]!) || tokens[i]!.lower === 'between'); i -= 1)
    if (tokens[i]!.lower === 'between') return i;
  return undefined;
}

/** "Doe of The Globe and Mail": the preposition before a name with "and". */
function ofBoth(tokens: readonly Token[], first: number, floor: number): number | undefined {
  if (first - 2 <= floor || tokens[first - 1]!.lower !== 'and') return undefined;
  if (!isCapital(tokens[first]!) || !isCapital(tokens[first - 2]!)) return undefined;
  for (let i = first - 3; i > floor && first - i < 7; i -= 1) {
    if (/^(?:of|from)$/.test(tokens[i]!.lower)) return i;
    if (!isCapital(tokens[i]!)) return undefined;
  }
  return undefined;
}

/** "by masked men": a participle before the noun, read from behind; behind an adjective it may be the verb. */
function describesBack(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    tokens[at]!.lower !== 'been' &&
    (!before.tags.has('Adjective') || /^(?:most|more|least|less)$/.test(before.lower)) &&
    isModifier(tokens, at, sentence)
  );
}

/** A noun of what is done or made, behind which "by" names who did it. */
function isDeed({ tags, lower }: Token): boolean {
  return tags.has('Noun') && !tags.has('Verb') && !tags.has('Pronoun') && isEventNoun(nounLemma(lower));
}

/** "their donated photographs": a participle between an owner and a noun. */
function isOwned(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  return OWNER.test(tokens[at - 1]?.lower ?? '') && isModifier(tokens, at, sentence);
}

/** A pronoun with the verb that clings to it: "it's", "they've". */
const CLINGING = /^(?:i|you|he|she|it|we|they|that|there|here|what|who)'(?:s|re|m|ll|d|ve)$/;

/** Leftmost token of the noun phrase that ends before `last`; a determiner closes it on the left. */
function phraseStart(tokens: readonly Token[], last: number, floor: number, sentence: Sentence): number {
  let first = last;
  const describes = (at: number) =>
    at + 1 < last && tokens[at]!.tags.has('Adverb') && tokens[at + 1]!.tags.has('Adjective');
  while (
    first > floor &&
    (nominal(tokens[first - 1]!) ||
      isNounAfterAll(tokens, first - 1, sentence) ||
      describes(first - 1) ||
      (first < last && describesBack(tokens, first - 1, sentence)))
  ) {
    const before = tokens[first - 1]!;
    // "it's the clerk who": the pronoun has a verb of its own
    if (first < last && CLINGING.test(before.lower)) break;
    if (first < last && !joined(before, tokens[first]!) && !isHyphen(before)) break;
    // "last year a similar site": a date in front is no part of it
    if (
      first < last &&
      before.tags.has('Date') &&
      !tokens[first]!.tags.has('Date') &&
      ARTICLE.test(tokens[first]!.lower)
    )
      break;
    // "In the 62nd minute Jan Doe": when ends before who begins
    if (
      first < last &&
      /^(?:minute|hour|day|week|month|year|half|season|quarter|century)s?$/.test(before.lower) &&
      isCapital(tokens[first]!) &&
      !before.possessive
    )
      break;
    first -= 1;
    if (CLINGING.test(before.lower)) break;
    // a subject's pronoun stands alone: "told them he fled"
    if (/^(?:i|he|she|we|they|you|it)$/.test(before.lower)) break;
    if (/^(?:a|an|the|this|that|these|those|his|her|its|their|our|my|your)$/.test(before.lower)) break;
  }
  return first;
}

function isHyphen(token: Token): boolean {
  return token.post === '-';
}

/** Leaves out a determiner before the phrase, and a phrase that is only one. */
function trimmedPhrase(tokens: readonly Token[], first: number, last: number): Phrase | undefined {
  let start = first;
  while (start < last && tokens[start]!.tags.has('Determiner') && !tokens[start]!.tags.has('Pronoun')) start += 1;
  // "a man next to him"
  const next = tokens[last - 1]!;
  const end =
    last - start > 1 &&
    /^(?:next|close|similar|due|prior|opposite)$/.test(next.lower) &&
    (tokens[last - 2]!.tags.has('Noun') || tokens[last]?.lower === 'to')
      ? last - 1
      : last;
  // "This gives a little context", "Several of the injured"
  if (
    start === end &&
    end - first === 1 &&
    /^(?:this|these|those|several|some|many|few|most|none|another)$/.test(tokens[first]!.lower)
  )
    return { first, last: end };
  return start < end ? { first: start, last: end } : undefined;
}

/** The noun phrase that starts at `at`, or undefined. `apart`: a comma may stand before it, as in a list. */
export function phraseAfter(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  apart = false,
): Phrase | undefined {
  let first = at;
  while (first < sentence.last && first < at + 3 && tokens[first]!.tags.has('Adverb') && !isCapital(tokens[first]!))
    first += 1;
  if (first > 0 && first < sentence.last && !joined(tokens[first - 1]!, tokens[first]!) && !apart)
    if (!/^\s["“]$/.test(tokens[first - 1]!.post) || !ARTICLE.test(tokens[first]!.lower))
      // `seized "a cache of arms"`
      return undefined;
  if (first + 1 < sentence.last && joined(tokens[first]!, tokens[first + 1]!) && opensPhrase(tokens, first, sentence))
    first += 1;
  // "as many as nine clerks"
  if (
    first + 3 < sentence.last &&
    /^(?:as many as|as few as|no fewer than|no less than|no more than)$/.test(
      `${tokens[first]!.lower} ${tokens[first + 1]!.lower} ${tokens[first + 2]!.lower}`,
    )
  )
    first += 3;
  // "think he was": "he" is never an object
  if (first < sentence.last && /^(?:i|he|she|we|they)$/.test(tokens[first]!.lower)) return undefined;
  // "think it's likely"
  if (first < sentence.last && CLINGING.test(tokens[first]!.lower)) return undefined;
  // "said last night"
  if (first < sentence.last && /^(?:last|next|this)$/.test(tokens[first]!.lower) && opensTime(tokens, first, sentence))
    return undefined;
  // "tweeted using his account", "began working at": what is done next is no thing
  if (first < sentence.last && opensAct(tokens, first, sentence)) return undefined;
  let last = first;
  let listed = first;
  while (
    last < sentence.last &&
    last - first < 12 &&
    (nominal(tokens[last]!) ||
      (last > first && tokens[last - 1]!.post === '-') ||
      (last > first && tokens[last]!.post === '-' && tokens[last + 1]?.sentence === tokens[last]!.sentence) ||
      isModifier(tokens, last, sentence) ||
      isNounAfterAll(tokens, last, sentence)) &&
    (last === listed ||
      joined(tokens[last - 1]!, tokens[last]!) ||
      isSpacedHyphen(tokens[last - 1]!, tokens[last]!) ||
      isInitial(tokens[last - 1]!, tokens[last]!))
  ) {
    // "a man they believe": a clause on the noun
    if (last > first && /^(?:i|he|she|we|they)$/.test(tokens[last]!.lower)) break;
    if (
      last > first &&
      tokens[last - 1]!.post !== '-' &&
      isVerb(tokens[last]!) &&
      !isCapital(tokens[last]!) &&
      !tokens[last]!.tags.has('Noun') &&
      !isNounAfterAll(tokens, last, sentence) &&
      !isOwned(tokens, last, sentence)
    )
      break;
    // "told us Doe", "entered the hall twenty minutes later": a pronoun stands alone, a time is no part of it
    if (
      last > first &&
      (/^(?:me|us|him|them|it|myself|himself|herself|themselves|itself)$/.test(tokens[last - 1]!.lower) ||
        opensTime(tokens, last, sentence))
    )
      break;
    // "bad losses early to": an adjective behind its noun is no part of it
    if (last > first && trails(tokens, last, sentence)) break;
    // "handed the clerk a note": a determiner opens the next phrase
    if (
      last > first &&
      !isInitial(tokens[last - 1]!, tokens[last]!) &&
      OPENS_NEXT.test(tokens[last]!.lower) &&
      tokens[last - 1]!.tags.has('Noun') &&
      !tokens[last - 1]!.possessive
    )
      break;
    last += 1;
    const second = describesOn(tokens, first, last, sentence);
    if (second !== undefined) {
      last = second;
      listed = second;
    }
  }
  // "beat South Korea 1 – 0": the score is no part of the name
  if (
    last - first > 1 &&
    tokens[last - 1]!.tags.has('Value') &&
    /^\d{1,2}$/.test(tokens[last - 1]!.text) &&
    /^\s?[-–]\s?\d?/.test(tokens[last - 1]!.post) &&
    isCapital(tokens[last - 2]!)
  )
    last -= 1;
  last = awardEnd(tokens, last, sentence) ?? last;
  // "made sure", "fell this early": no thing
  if (last > first && last - first <= 2 && describesOnly(tokens, first, last)) return undefined;
  // "remained the same"
  if (last - first === 2 && tokens[last - 1]!.lower === 'same') return undefined;
  // "most of the setups", "all of it"
  if (
    last - first === 1 &&
    /^(?:all|most|much|more|less|some|many|few|several|both|half|enough|part|lots?|plenty|dozens|hundreds|thousands|millions|scores|none|any|each)$/.test(
      tokens[first]!.lower,
    ) &&
    last + 1 < sentence.last &&
    tokens[last]!.lower === 'of' &&
    joined(tokens[first]!, tokens[last]!)
  ) {
    const counted = phraseAfter(tokens, last + 1, sentence);
    if (counted !== undefined) return { first, last: counted.last };
  }
  // "know all too well": no thing
  if (
    last - first === 1 &&
    /^(?:all|more|less|most|much|enough|so|here|there|home|today|yesterday|upstairs|downstairs|abroad|back|afterwards?|forwards?|ahead|aside|together|alone|later|earlier|online|elsewhere|nearby|indoors|outdoors|overseas)$/.test(
      tokens[first]!.lower,
    )
  )
    return undefined;
  return last > first ? trimmedPhrase(tokens, first, last) : undefined;
}

/** Words that open a phrase of their own behind a noun. */
const OPENS_NEXT = /^(?:a|an|the|his|her|its|their|our|my|your|some|any|each|every|these|those)$/;

/** "the Man of the Match award": the end of a prize whose name holds an "of", else undefined. */
function awardEnd(tokens: readonly Token[], last: number, sentence: Sentence): number | undefined {
  if (tokens[last]?.lower !== 'of' || !isCapital(tokens[last - 1]!)) return undefined;
  for (let i = last; i < Math.min(sentence.last, last + 5) && joined(tokens[i - 1]!, tokens[i]!); i += 1) {
    if (/^(?:awards?|prizes?|troph(?:y|ies)|medals?|titles?)$/i.test(tokens[i]!.lower)) return i + 1;
    if (!isCapital(tokens[i]!) && !/^(?:of|the)$/.test(tokens[i]!.lower)) return undefined;
  }
  return undefined;
}

/** "an L. A. deputy": some agencies set a blank between initials. */
function isInitial(left: Token, right: Token): boolean {
  return left.post === '. ' && /^\p{Lu}$/u.test(left.text) && left.sentence === right.sentence;
}

/** "4.30pm", "May 9th": when. */
function isClock(tokens: readonly Token[], phrase: Phrase): boolean {
  if (/^\d[\d.:]*\s?[ap]\.?m\.?$/.test(tokens[phrase.last - 1]!.lower)) return true;
  return tokens[phrase.first]!.tags.has('Month') && /^\d/.test(tokens[phrase.last - 1]!.lower);
}

/** "by mail", "by phone": the way something goes, in one word with no article. */
function isMeans(tokens: readonly Token[], phrase: Phrase): boolean {
  return (
    phrase.last - phrase.first === 1 &&
    tokens[phrase.first - 1]!.lower === 'by' &&
    /^(?:mail|e-?mail|airmail|post|letter|phone|telephone|fax|text|courier|air|land|rail|ferry|satellite|radio|videolink)$/.test(
      tokens[phrase.first]!.text.toLowerCase(),
    )
  );
}

/** Who acts: the phrase behind "by" of a passive; times and amounts are passed over. */
export function byPhrase(tokens: readonly Token[], from: number, sentence: Sentence): Phrase | undefined {
  for (let i = from; i < Math.min(sentence.last, from + 8); i += 1) {
    if (i > from && !joined(tokens[i - 1]!, tokens[i]!)) return undefined;
    if (tokens[i]!.lower === 'by') {
      // "retaliated by firing rounds"
      if (tokens[i + 1]?.tags.has('Gerund') === true && !tokens[i + 1]!.tags.has('Noun')) return undefined;
      const phrase = phraseAfter(tokens, i + 1, sentence);
      // "released by noon": when, not by whom
      const head = phrase === undefined ? undefined : tokens[phrase.last - 1]!;
      return head === undefined ||
        /^(?:cenotaph|river|road|roadside|sea|lake|window|door|gate|entrance|wall|side|way|hand|hands)$/.test(
          head.lower,
        ) ||
        isMeans(tokens, phrase!) ||
        head.tags.has('Date') ||
        head.tags.has('Percent') ||
        /%$/.test(head.text) ||
        isCount(tokens, phrase!) ||
        isClock(tokens, phrase!) ||
        /^(?:percent|cent|noon|midnight|dawn|dusk|night|nightfall|then|now|accident|chance|mistake)$/.test(head.lower)
        ? phrase === undefined
          ? undefined
          : byPhrase(tokens, phrase.last, sentence)
        : phrase;
    }
    if (isVerb(tokens[i]!) && i > from) return undefined;
  }
  return undefined;
}

/** The name or noun whose possessive ends at `at`. */
export function ownerAt(tokens: readonly Token[], at: number, sentence: Sentence): Phrase {
  let first = at;
  while (
    first > sentence.first &&
    joined(tokens[first - 1]!, tokens[first]!) &&
    tokens[first - 1]!.tags.has('Noun') &&
    !tokens[first - 1]!.tags.has('Pronoun')
  )
    first -= 1;
  return { first, last: at + 1 };
}
