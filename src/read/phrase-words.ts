/**
 * Which words may stand in a noun phrase, and which of them only look like verbs.
 */
import { isEventNoun } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** Words that open a clause and may carry its capital. */
const OPENERS = new Set(
  'when,whereas,while,and,but,or,so,if,unless,although,though,because,however,meanwhile,there,then,that,how,why,where,whether,yet,nor,once'.split(
    ',',
  ),
);

export const ARTICLE = /^(?:a|an|the)$/;
/** Words that say whose the noun behind them is. */
export const OWNER = /^(?:his|her|its|their|our|my|your)$/;
export const ARTICLE_OR_OWNER = /^(?:a|an|the|his|her|its|their|our|my|your)$/;
/** Words behind which a noun is one that is known already. */
export const DEFINITE = /^(?:the|this|that|these|those|his|her|its|their|our|my|your)$/;

export const PREPOSITIONS = new Set(
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

/** The first place from `at` leftwards, no further than `floor`, that holds no determiner or one of `stops`. */
export function overDeterminers(tokens: readonly Token[], at: number, floor: number, stops?: RegExp): number {
  let edge = at;
  while (edge > floor && tokens[edge]!.tags.has('Determiner') && !stops?.test(tokens[edge]!.lower)) edge -= 1;
  return edge;
}

/** "by masked men", "the injured driver": a participle that describes the noun behind it. */
export function isModifier(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  const gerund = token.tags.has('Gerund');
  if (
    !gerund &&
    (!(token.tags.has('PastTense') || token.tags.has('Participle')) ||
      !/(?:ed|en|wn|^slain|^torn|^worn|^lost)$/.test(token.lower))
  )
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
  // "the coming two months"
  if (gerund && next.tags.has('Value') && /^(?:the|these|those)$/.test(before.lower) && joined(before, token))
    return true;
  if (!(next.tags.has('Noun') || next.tags.has('Adjective')) || next.tags.has('Pronoun')) return false;
  if (!joined(before, token)) return false;
  // "their donated photographs"
  if (!gerund && /^(?:his|its|their|our|my|your)$/.test(before.lower) && /^\p{L}+$/u.test(token.lower)) return true;
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
  // "their donated photographs"
  if (!gerund && OWNER.test(before.lower)) return true;
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
  if (isShot(tokens, at, sentence)) return true;
  if (
    at <= sentence.first ||
    !isVerb(token) ||
    ['PastTense', 'Gerund', 'Participle', 'Auxiliary', 'Modal', 'Copula'].some((tag) => token.tags.has(tag))
  )
    return false;
  const before = tokens[at - 1]!;
  if (!joined(before, token)) return false;
  const plural = /[^s]s$/.test(token.lower);
  if (!plural && isOwnedDeed(tokens, at, sentence)) return true;
  if (/^(?:a|an|the|his|her|its|their|our|my|your|no|every)$/.test(before.lower)) return true;
  // "those records", "many claims"
  if (plural && /^(?:these|those|many|several|few|some|other)$/.test(before.lower)) return true;
  // "their running backs"
  if (plural && before.tags.has('Gerund') && at - 2 >= sentence.first && ARTICLE_OR_OWNER.test(tokens[at - 2]!.lower))
    return true;
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

/** "a half-court shot", "his winning shot": an adjective or first half of a compound before it, with an article or owner in front. */
function isShot(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  if (tokens[at]!.lower !== 'shot' || at - 2 < sentence.first) return false;
  const before = tokens[at - 1]!;
  if (!joined(before, tokens[at]!)) return false;
  let edge = at - 1;
  const colours = (token: Token) =>
    token.post === '-' || token.tags.has('Hyphenated') || token.tags.has('Adjective') || token.tags.has('Gerund');
  while (edge > sentence.first && at - edge < 5 && colours(tokens[edge]!)) edge -= 1;
  return edge < at - 1 && (ARTICLE_OR_OWNER.test(tokens[edge]!.lower) || tokens[edge]!.possessive);
}

/** Verbs after which a base form is no noun: "let his brother visit", "demanded that the mayor return". */
const LETTING =
  /^(?:let|lets|letting|make|makes|made|making|help|helps|helped|helping|see|saw|sees|watch|watched|watches|hear|heard|have|has|had|having|that|do|does|did|will|would|can|could|may|might|must|shall|should|to|and|or)$/;

/** "His tax return", "the bank run": no base form stands behind a singular as its verb. */
function isOwnedDeed(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1]!;
  if (!isEventNoun(token.lower) || BASE_IS_PAST.test(token.lower) || before.possessive) return false;
  if (!before.tags.has('Noun') || ['Plural', 'Pronoun', 'Adverb', 'Date', 'Person'].some((tag) => before.tags.has(tag)))
    return false;
  if (/s$/.test(before.lower) || before.tags.has('Actor')) return false;
  let edge = at - 2;
  while (
    edge > sentence.first &&
    (tokens[edge]!.tags.has('Adjective') || tokens[edge]!.tags.has('Singular')) &&
    joined(tokens[edge]!, tokens[edge + 1]!)
  )
    edge -= 1;
  const opener = tokens[edge];
  if (opener === undefined || edge < sentence.first || !joined(opener, tokens[edge + 1]!)) return false;
  if (!ARTICLE_OR_OWNER.test(opener.lower) && !opener.possessive) return false;
  if (edge > sentence.first && LETTING.test(tokens[edge - 1]!.lower)) return false;
  const next = at + 1 < sentence.last && joined(token, tokens[at + 1]!) ? tokens[at + 1] : undefined;
  return next === undefined || !['Determiner', 'Pronoun', 'Value', 'Possessive'].some((tag) => next.tags.has(tag));
}

const BASE_IS_PAST = /^(?:put|cut|hit|set|let|read|cost|quit|hurt|spread|beat|shut|cast|burst|split|bid|bet|shed)$/;

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
  if (edge > sentence.first && ARTICLE.test(tokens[edge]!.lower) && isEventNoun(nounLemma(tokens[at]!.lower)))
    edge -= 1;
  const opener = tokens[edge];
  if (opener === undefined || edge < sentence.first || isCapital(before) || before.possessive) return false;
  if (!before.tags.has('Singular') || before.tags.has('Pronoun') || before.tags.has('Verb')) return false;
  if (
    !/^(?:on|in|at|for|with|over|about|amid|after|before|by|from|against|despite|of|during|to)$/.test(opener.lower) &&
    !(opener.tags.has('Value') && isEventNoun(nounLemma(tokens[at]!.lower)))
  )
    return false;
  const next = tokens[at + 1];
  return (
    next === undefined ||
    at + 1 >= sentence.last ||
    !joined(tokens[at]!, next) ||
    /^(?:against|over|in|on|at|for|from|after|before|during|about|by|since|under)$/.test(next.lower) ||
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

const NOMINAL = ['Noun', 'Adjective', 'Determiner', 'Value', 'Possessive', 'Gerund', 'Pronoun'];

/** True for words that may stand inside a noun phrase. */
export function nominal(token: Token): boolean {
  const { lower, tags } = token;
  if (PREPOSITIONS.has(lower) || tags.has('Conjunction') || tags.has('QuestionWord')) return false;
  if (tags.has('Adverb') || tags.has('Negative') || OPENERS.has(lower)) return false;
  return isCapital(token) || NOMINAL.some((tag) => tags.has(tag));
}
