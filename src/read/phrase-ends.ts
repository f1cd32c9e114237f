/**
 * Where a noun phrase ends: words behind a noun that are no part of its phrase.
 */
import { PEOPLES } from './data/peoples.ts';
import { SAYING_FORMS } from './data/reporting-verbs.ts';
import { knownByName } from './gazetteer.ts';
import { isEventNoun } from './happening-words.ts';
import type { Phrase } from './noun-phrases.ts';
import { isModifier } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** Where the second of two joined adjectives stands: "Yemeni" in "23 Somali and Yemeni sea brigands", "tired" in "a sick, tired man". */
export function describesOn(
  tokens: readonly Token[],
  first: number,
  at: number,
  sentence: Sentence,
): number | undefined {
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
export function opensPhrase(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const { lower } = tokens[at]!;
  const next = tokens[at + 1]!;
  const noun = (next.tags.has('Noun') && !next.tags.has('Pronoun')) || next.tags.has('Adjective');
  if (lower === 'no') return noun;
  // "wanted that big blue coat"
  if (
    lower === 'that' &&
    next.tags.has('Adjective') &&
    /^(?:want|buy|bought|tak|took|hold|held|carr|open|wear|wore|us|keep|kept|lov|lik)(?:e|es|s|ed|ing|y|ied|ies|ying)?$/.test(
      tokens[at - 1]?.lower ?? '',
    )
  )
    return standsAlone(tokens, at + 1, sentence);
  if (lower !== 'that' || !next.tags.has('Singular') || isCapital(next) || next.possessive) return false;
  if (SAYING_FORMS.has(tokens[at - 1]?.lower ?? '') || next.tags.has('Date')) return false;
  if (/^(?:night|day|time|way|year|week|month|morning|evening|afternoon|season|summer|winter)$/.test(next.lower))
    return false;
  for (let i = at + 2; i < Math.min(sentence.last, at + 4) && joined(tokens[i - 1]!, tokens[i]!); i += 1)
    if (tokens[i]!.tags.has('Verb')) return false;
  return true;
}

/** Adjectives and a noun that no verb follows. */
function standsAlone(tokens: readonly Token[], from: number, sentence: Sentence): boolean {
  let at = from;
  while (at < sentence.last && tokens[at]!.tags.has('Adjective') && joined(tokens[at]!, tokens[at + 1] ?? tokens[at]!))
    at += 1;
  if (at >= sentence.last || !tokens[at]!.tags.has('Singular') || tokens[at]!.tags.has('Date')) return false;
  const next = at + 1 < sentence.last && joined(tokens[at]!, tokens[at + 1]!) ? tokens[at + 1] : undefined;
  return next === undefined || next.tags.has('Preposition');
}

/** An -ing form that acts on what stands behind it. */
export function opensAct(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
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
export function describesOnly(tokens: readonly Token[], first: number, last: number): boolean {
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
export function trails(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
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
export function isSpacedHyphen(left: Token, right: Token): boolean {
  return (
    left.post === ' - ' &&
    ((left.tags.has('Value') &&
      /^(?:year|month|week|day|hour|minute|man|woman|member|game|time|degree|car|vehicle)$/.test(right.lower)) ||
      // "a co - worker"
      /^(?:co|ex|vice|self|anti|non|pro|semi|multi|post|pre)$/.test(left.lower))
  );
}

/** "twenty minutes later", "Tuesday", "last week", "upstairs" behind a noun: when or where, not who. */
export function opensTime(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
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
export function isCount(tokens: readonly Token[], phrase: Phrase): boolean {
  return (
    tokens[phrase.first]!.tags.has('Value') &&
    /^(?:votes?|points?|goals?|runs?|seats?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|degrees|feet|inches|meters|metres|miles|yards|dollars|euros|pounds|lengths?|shots?|strokes?|wickets?|cents|pence|million|billion|people|jobs)$/.test(
      tokens[phrase.last - 1]!.lower,
    ) &&
    !/^(?:people|jobs)$/.test(tokens[phrase.last - 1]!.lower)
  );
}
