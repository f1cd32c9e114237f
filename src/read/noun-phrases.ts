/**
 * Noun phrases beside a verb or a noun, by compromise's tags: how far they reach to the left and to the right.
 */
import { PEOPLES } from './data/peoples.ts';
import { SAYING_FORMS } from './data/reporting-verbs.ts';
import { knownByName } from './gazetteer.ts';
import { isEventNoun } from './happening-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** A noun phrase: tokens [first, last), its head the last of them. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
}

/** Words that open a clause and may carry its capital. */
const OPENERS = new Set(
  'when,whereas,while,and,but,or,so,if,unless,although,though,because,however,meanwhile,there,then,that,how,why,where,whether,yet,nor,once'.split(
    ',',
  ),
);

const PREPOSITIONS = new Set(
  'unlike,along,throughout,of,in,on,at,from,for,with,by,to,near,over,under,against,between,among,about,into,through,during,after,before,since,as,than,like,without,within,across,around,toward,towards,amid,outside,inside,behind,off,despite,because,until,till,via'.split(
    ',',
  ),
);

export function isVerb(token: Token): boolean {
  return (
    (token.tags.has('Verb') || token.tags.has('Auxiliary') || token.tags.has('Modal')) &&
    !token.possessive &&
    !token.tags.has('Particle')
  );
}

/** "by masked men", "the injured driver": a participle that describes the noun behind it. */
export function isModifier(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  const gerund = token.tags.has('Gerund');
  if (!gerund && (!(token.tags.has('PastTense') || token.tags.has('Participle')) || !/(?:ed|en|wn)$/.test(token.lower)))
    return false;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (
    before === undefined ||
    at <= sentence.first ||
    next === undefined ||
    at + 1 >= sentence.last ||
    !joined(token, next)
  )
    return false;
  if (!(next.tags.has('Noun') || next.tags.has('Adjective')) || next.tags.has('Pronoun')) return false;
  if (!joined(before, token)) return false;
  if (before.tags.has('Determiner') && !before.tags.has('Pronoun'))
    return !/^(?:that|which|this|these|those)$/.test(before.lower);
  // "a politically divided country"
  if (
    !gerund &&
    before.tags.has('Adverb') &&
    at - 2 >= sentence.first &&
    (/^(?:a|an|the|his|her|its|their|our|my|your|some|many)$/.test(tokens[at - 2]!.lower) || tokens[at - 2]!.possessive)
  )
    return true;
  // "handles returned samples": no second verb follows a verb
  if (!gerund && isPlainVerb(before) && !isCapital(next) && !next.tags.has('Date')) return true;
  // "a kind and giving person"
  if (
    (gerund || next.tags.has('Plural')) &&
    before.lower === 'and' &&
    at - 2 >= sentence.first &&
    tokens[at - 2]!.tags.has('Adjective')
  )
    return true;
  // "by breaking the lock" acts, "the breaking news" describes
  if (gerund) return before.possessive && !isCapital(before);
  return (
    (PREPOSITIONS.has(before.lower) && before.lower !== 'to') ||
    before.possessive ||
    before.tags.has('Value') ||
    (before.tags.has('Adjective') && !before.tags.has('Noun'))
  );
}

/** A main verb in the present, in -ing or "to" form: no auxiliary and no participle. */
function isPlainVerb(token: Token): boolean {
  return (
    token.tags.has('Verb') &&
    token.tags.has('PresentTense') &&
    !['Auxiliary', 'Copula', 'Modal', 'Particle', 'Noun'].some((tag) => token.tags.has(tag)) &&
    !/^(?:is|are|be|being|has|have|having|get|gets|getting|do|does|am|keep|keeps|find|finds|leave|leaves|leaving|make|makes|see|sees|want|wants|need|needs|help|helps|let|lets|says|say)$/.test(
      token.lower,
    )
  );
}

/** "their lives", "an aggressive campaign", "Somali pirates": a noun that the tagger takes for a verb in the present. */
export function isNounAfterAll(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  if (
    at <= sentence.first ||
    !isVerb(token) ||
    ['PastTense', 'Gerund', 'Participle', 'Auxiliary', 'Modal', 'Copula'].some((tag) => token.tags.has(tag))
  )
    return false;
  const before = tokens[at - 1]!;
  if (!joined(before, token)) return false;
  const plural = /[^s]s$/.test(token.lower);
  if (/^(?:a|an|the|his|her|its|their|our|my|your|no|every)$/.test(before.lower)) return true;
  if (before.lower === 'to') return at - 1 > sentence.first && tokens[at - 2]!.lower === 'according';
  if (before.tags.has('Adjective') && !before.tags.has('Noun') && !before.tags.has('Adverb')) return true;
  // "blamed the fall on price hikes", "the cost of oil imports": the second half of a compound behind a preposition
  // "boats of people"
  if (
    plural &&
    tokens[at + 1]?.lower === 'of' &&
    at + 1 < sentence.last &&
    !/^(?:speaks|thinks|tells|dies|disposes|consists|warns|hears|dreams|approves|complains|talks|knows|smells|accuses|boasts|reeks)$/.test(
      token.lower,
    )
  )
    return true;
  if (plural && token.tags.has('PresentTense') && endsSubject(tokens, at, sentence)) return true;
  if (plural && token.tags.has('PresentTense') && inCompound(tokens, at, sentence)) return true;
  return (
    plural &&
    (before.tags.has('Value') ||
      before.tags.has('Participle') ||
      (before.tags.has('Preposition') && PREPOSITIONS.has(before.lower)))
  );
}

/** "emergency services were called": two finite verbs never stand side by side. */
function endsSubject(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    at + 1 < sentence.last &&
    joined(tokens[at]!, next) &&
    tokens[at - 1]!.tags.has('Noun') &&
    !tokens[at - 1]!.tags.has('Pronoun') &&
    !/^(?:says|tells|claims|warns|adds|insists)$/.test(tokens[at]!.lower) &&
    (next.tags.has('Copula') || /^(?:have|had|will|would|could|may|might|can)$/.test(next.lower))
  );
}

function inCompound(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const before = tokens[at - 1]!;
  let edge = at - 2;
  while (edge > sentence.first && tokens[edge]!.tags.has('Adjective') && joined(tokens[edge]!, tokens[edge + 1]!))
    edge -= 1;
  const opener = tokens[edge];
  if (opener === undefined || edge < sentence.first || isCapital(before) || before.possessive) return false;
  if (!before.tags.has('Singular') || before.tags.has('Pronoun') || before.tags.has('Verb')) return false;
  if (!/^(?:on|in|at|for|with|over|about|amid|after|before|by|from|against|despite|of)$/.test(opener.lower))
    return false;
  const next = tokens[at + 1];
  return (
    next === undefined ||
    at + 1 >= sentence.last ||
    !joined(tokens[at]!, next) ||
    !(
      next.tags.has('Determiner') ||
      next.tags.has('Value') ||
      next.tags.has('Pronoun') ||
      next.tags.has('Noun') ||
      next.tags.has('Adjective') ||
      next.tags.has('Adverb') ||
      next.lower === 'that'
    )
  );
}

const ARTICLE = /^(?:a|an|the|his|her|its|their|our|my|your)$/;

const NOMINAL = ['Noun', 'Adjective', 'Determiner', 'Value', 'Possessive', 'Gerund', 'Pronoun'];

/** True for words that may stand inside a noun phrase. */
function nominal(token: Token): boolean {
  const { lower, tags } = token;
  if (PREPOSITIONS.has(lower) || tags.has('Conjunction') || tags.has('QuestionWord')) return false;
  if (tags.has('Adverb') || tags.has('Negative') || OPENERS.has(lower)) return false;
  return isCapital(token) || NOMINAL.some((tag) => tags.has(tag));
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
    if (
      preposition - 1 >= floor &&
      /^(?:of|in|on|at|from|for|with|near|between|among|about|over|against|to|into|behind|inside|outside|within|under|across|around|along|throughout)$/.test(
        tokens[preposition]!.lower,
      ) &&
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
      /^(?:of|in|on|at|from|for|with|by)$/.test(tokens[preposition]!.lower)
    )
      return undefined;
    return trimmedPhrase(tokens, first, last);
  }
  return undefined;
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

/** Leftmost token of the noun phrase that ends before `last`; a determiner closes it on the left. */
function phraseStart(tokens: readonly Token[], last: number, floor: number, sentence: Sentence): number {
  let first = last;
  const describes = (at: number) =>
    at + 1 < last && tokens[at]!.tags.has('Adverb') && tokens[at + 1]!.tags.has('Adjective');
  while (
    first > floor &&
    (nominal(tokens[first - 1]!) || isNounAfterAll(tokens, first - 1, sentence) || describes(first - 1))
  ) {
    const before = tokens[first - 1]!;
    if (first < last && !joined(before, tokens[first]!) && !isHyphen(before)) break;
    // "last year a similar site": a date in front is no part of it
    if (
      first < last &&
      before.tags.has('Date') &&
      !tokens[first]!.tags.has('Date') &&
      /^(?:a|an|the)$/.test(tokens[first]!.lower)
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
    tokens[last - 2]!.tags.has('Noun')
      ? last - 1
      : last;
  // "This gives a little context"
  if (start === end && end - first === 1 && /^(?:this|these|those)$/.test(tokens[first]!.lower))
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
    if (!/^\s["“]$/.test(tokens[first - 1]!.post) || !/^(?:a|an|the)$/.test(tokens[first]!.lower))
      // `seized "a cache of arms"`
      return undefined;
  if (first + 1 < sentence.last && joined(tokens[first]!, tokens[first + 1]!) && opensPhrase(tokens, first, sentence))
    first += 1;
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
    (last === listed || joined(tokens[last - 1]!, tokens[last]!) || isSpacedHyphen(tokens[last - 1]!, tokens[last]!))
  ) {
    // "a man they believe": a clause on the noun
    if (last > first && /^(?:i|he|she|we|they)$/.test(tokens[last]!.lower)) break;
    if (
      last > first &&
      tokens[last - 1]!.post !== '-' &&
      isVerb(tokens[last]!) &&
      !isCapital(tokens[last]!) &&
      !tokens[last]!.tags.has('Noun') &&
      !isNounAfterAll(tokens, last, sentence)
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
    if (last > first && ARTICLE.test(tokens[last]!.lower) && tokens[last - 1]!.tags.has('Noun')) break;
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
  // "made sure", "fell this early": no thing
  if (last > first && last - first <= 2 && describesOnly(tokens, first, last)) return undefined;
  // "remained the same"
  if (last - first === 2 && tokens[last - 1]!.lower === 'same') return undefined;
  // "know all too well": no thing
  if (
    last - first === 1 &&
    /^(?:all|more|less|most|much|enough|so|here|there|home|today|yesterday|upstairs|downstairs|abroad)$/.test(
      tokens[first]!.lower,
    )
  )
    return undefined;
  return last > first ? trimmedPhrase(tokens, first, last) : undefined;
}

/** Where the second of two joined adjectives stands: "Yemeni" in "23 Somali and Yemeni sea brigands", "tired" in "a sick, tired man". */
function describesOn(tokens: readonly Token[], first: number, at: number, sentence: Sentence): number | undefined {
  const before = tokens[at - 1]!;
  const adjective = (token: Token) =>
    (token.tags.has('Adjective') && !token.tags.has('Noun')) || token.tags.has('Demonym') || isPeople(token);
  if (at - 1 < first || !adjective(before) || before.possessive) return undefined;
  const and = /^(?:and|or)$/.test(tokens[at]?.lower ?? '') && /^\s$/.test(before.post);
  const from = and ? at + 1 : at;
  const next = tokens[from];
  const behind = tokens[from + 1];
  if (next === undefined || behind === undefined || from + 1 >= sentence.last) return undefined;
  if (!and && !/^,\s$/.test(before.post)) return undefined;
  if (!adjective(next) || (!joined(next, behind) && !/^,\s$/.test(next.post))) return undefined;
  // a noun has to follow
  for (let i = from + 1; i < Math.min(sentence.last, from + 4); i += 1) {
    if (tokens[i]!.tags.has('Noun') && !tokens[i]!.tags.has('Pronoun')) return from;
    if (!adjective(tokens[i]!) && !tokens[i]!.tags.has('Value')) return undefined;
  }
  return undefined;
}

/** "Somali", "Yemeni": a people's name that the tagger takes for any name. */
function isPeople(token: Token): boolean {
  return isCapital(token) && (PEOPLES.has(token.lower) || knownByName(token.text)?.demonym === true);
}

/** "made no appearance", "made that argument": such a word stands before its noun, and no clause follows. */
function opensPhrase(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const { lower } = tokens[at]!;
  const next = tokens[at + 1]!;
  const noun = (next.tags.has('Noun') && !next.tags.has('Pronoun')) || next.tags.has('Adjective');
  if (lower === 'no') return noun;
  if (lower !== 'that' || !next.tags.has('Singular') || isCapital(next) || next.possessive) return false;
  if (SAYING_FORMS.has(tokens[at - 1]?.lower ?? '') || next.tags.has('Date')) return false;
  if (/^(?:night|day|time|way|year|week|month|morning|evening|afternoon|season|summer|winter)$/.test(next.lower))
    return false;
  for (let i = at + 2; i < Math.min(sentence.last, at + 4) && joined(tokens[i - 1]!, tokens[i]!); i += 1)
    if (tokens[i]!.tags.has('Verb')) return false;
  return true;
}

/** An -ing form that acts on what stands behind it. */
function opensAct(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  if (!token.tags.has('Gerund') || isCapital(token) || token.tags.has('Noun')) return false;
  const next = at + 1 < sentence.last && joined(token, tokens[at + 1]!) ? tokens[at + 1] : undefined;
  return (
    next !== undefined &&
    (['Determiner', 'Pronoun', 'Value', 'Possessive', 'Preposition', 'Particle', 'Adverb'].some((tag) =>
      next.tags.has(tag),
    ) ||
      next.possessive ||
      /^(?:to|that|how|what|up|out|off|down)$/.test(next.lower))
  );
}

/** One adjective, with no article before it. */
function describesOnly(tokens: readonly Token[], first: number, last: number): boolean {
  const head = tokens[last - 1]!;
  if (!head.tags.has('Adjective') || isCapital(head)) return false;
  if (isEventNoun(head.lower) && !/^(?:dead|guilty)$/.test(head.lower)) return false;
  if (['Noun', 'Value', 'Demonym', 'Possessive'].some((tag) => head.tags.has(tag))) return false;
  if (
    /^(?:many|few|several|others?|some|most|both|all|more|less|enough|such|own|same|latter|former|rest)$/.test(
      head.lower,
    )
  )
    return false;
  return last - first === 1 || /^(?:this|that|so|too|very|more|less|as)$/.test(tokens[first]!.lower);
}

/** An adjective behind a noun that no noun follows. */
function trails(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1]!;
  if (!token.tags.has('Adjective') || token.tags.has('Noun') || isCapital(token) || before.post !== ' ') return false;
  if (!before.tags.has('Noun') || before.tags.has('Value') || before.possessive || before.tags.has('Pronoun'))
    return false;
  const next = at + 1 < sentence.last && joined(token, tokens[at + 1]!) ? tokens[at + 1] : undefined;
  return (
    next === undefined ||
    !(next.tags.has('Noun') || next.tags.has('Adjective') || isModifier(tokens, at + 1, sentence)) ||
    next.tags.has('Pronoun') ||
    next.tags.has('Date')
  );
}

/** "a one - year ban": some agencies set blanks around a hyphen. */
function isSpacedHyphen(left: Token, right: Token): boolean {
  return (
    left.post === ' - ' &&
    left.tags.has('Value') &&
    /^(?:year|month|week|day|hour|minute|man|woman|member|game|time|degree|car|vehicle)$/.test(right.lower)
  );
}

/** "twenty minutes later", "Tuesday", "last week", "upstairs" behind a noun: when or where, not who. */
function opensTime(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const word = tokens[at]!;
  const next = at + 1 < sentence.last && joined(word, tokens[at + 1]!) ? tokens[at + 1]! : undefined;
  if (
    /^(?:later|ago|earlier|upstairs|downstairs|online|overnight|abroad|elsewhere|yesterday|today|tomorrow|tonight)$/.test(
      word.lower,
    )
  )
    return !word.possessive && (next === undefined || !next.tags.has('Noun') || next.tags.has('Date'));
  if (word.tags.has('Value'))
    return (
      /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)$/.test(next?.lower ?? '') &&
      /^(?:later|ago|earlier|before|after)$/.test(tokens[at + 2]?.lower ?? '')
    );
  if (/^(?:last|next|this)$/.test(word.lower))
    return (
      /^(?:week|month|year|night|morning|afternoon|evening|summer|winter|spring|autumn|fall|season|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
        next?.lower ?? '',
      ) && !tokens[at + 1]!.possessive
    );
  return (
    /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word.lower) &&
    !word.possessive &&
    (next === undefined ||
      !next.tags.has('Noun') ||
      next.tags.has('Date') ||
      /^(?:morning|afternoon|evening|night)$/.test(next.lower))
  );
}

/** "by 10,694 votes", "by three points": how much. */
function isCount(tokens: readonly Token[], phrase: Phrase): boolean {
  return (
    tokens[phrase.first]!.tags.has('Value') &&
    /^(?:votes?|points?|goals?|runs?|seats?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|degrees|feet|inches|meters|metres|miles|yards|dollars|euros|pounds|lengths?|shots?|strokes?|wickets?|cents|pence|million|billion|people|jobs)$/.test(
      tokens[phrase.last - 1]!.lower,
    ) &&
    !/^(?:people|jobs)$/.test(tokens[phrase.last - 1]!.lower)
  );
}

/** Who acts: the phrase behind "by" of a passive; times and amounts are passed over. */
export function byPhrase(tokens: readonly Token[], from: number, sentence: Sentence): Phrase | undefined {
  for (let i = from; i < Math.min(sentence.last, from + 8); i += 1) {
    if (i > from && !joined(tokens[i - 1]!, tokens[i]!)) return undefined;
    if (tokens[i]!.lower === 'by') {
      const phrase = phraseAfter(tokens, i + 1, sentence);
      // "released by noon": when, not by whom
      const head = phrase === undefined ? undefined : tokens[phrase.last - 1]!;
      return head === undefined ||
        /^(?:cenotaph|river|road|roadside|sea|lake|window|door|gate|entrance|wall|side|way|hand|hands)$/.test(
          head.lower,
        ) ||
        head.tags.has('Date') ||
        head.tags.has('Percent') ||
        /%$/.test(head.text) ||
        isCount(tokens, phrase!) ||
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
