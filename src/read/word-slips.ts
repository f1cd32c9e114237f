/**
 * Nouns that the tagger takes for verbs, and verbs it takes for nouns, where the words beside them leave no doubt: "a $38 million bid",
 * "his drug arrest came", "900 job cuts", "will soon fall".
 */
import { isKnownVerb } from './happening-words.ts';
import { participleOf } from './hidden-verbs.ts';
import { mayBePast } from './lemma.ts';
import { ARTICLE, ARTICLE_OR_OWNER } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

const ADVERB: ReadonlySet<string> = new Set(['Adverb']);
const BASE: ReadonlySet<string> = new Set(['Verb', 'PresentTense', 'Infinitive']);
const PAST: ReadonlySet<string> = new Set(['Verb', 'PastTense']);
const PLURAL: ReadonlySet<string> = new Set(['Noun', 'Plural']);
const PREPOSITION: ReadonlySet<string> = new Set(['Preposition']);
const THIRD: ReadonlySet<string> = new Set(['Verb', 'PresentTense']);
const SINGULAR: ReadonlySet<string> = new Set(['Noun', 'Singular']);

/** The tags of a word whose neighbours show that it is of another class, else undefined. */
export function tagsOfSlip(
  tokens: readonly Token[],
  at: number,
  before: Token | undefined,
  next: Token | undefined,
  sentence: Sentence,
): ReadonlySet<string> | undefined {
  const { tags, lower } = tokens[at]!;
  // "18-fold"
  if (lower === 'fold' && at > sentence.first && tokens[at - 1]!.post === '-' && tokens[at - 1]!.tags.has('Value'))
    return ADVERB;
  // "more guards, like placing them on board"
  if (lower === 'like' && tags.has('Verb') && before === undefined && next?.tags.has('Gerund') === true)
    return PREPOSITION;
  if (before === undefined || isCapital(tokens[at]!)) return undefined;
  // "the break in a cable": behind an article stands no verb with its particle
  if (tags.has('PhrasalVerb') && !tags.has('Gerund')) {
    const article = (i: number) => i >= sentence.first && ARTICLE.test(tokens[i]!.lower);
    if (tags.has('Infinitive') && article(at - 1)) return SINGULAR;
    if (tags.has('Particle') && before.tags.has('Singular') && article(at - 2) && next !== undefined)
      return PREPOSITION;
  }
  // "the firm plans to hire"
  if (lower === 'firm' && tags.has('Adjective') && next !== undefined)
    return opensPredicate(tokens, at + 1, sentence) ? SINGULAR : undefined;
  if (INTENDS.test(lower) && tags.has('Plural') && isAboutTo(tokens, at, before, next, sentence)) return THIRD;
  if (!tags.has('Verb')) {
    // "The driver hit and killed a dog"
    if (
      mayBePast(lower) &&
      next?.lower === 'and' &&
      tokens[at + 2]?.tags.has('PastTense') === true &&
      before.tags.has('Noun')
    )
      return PAST;
    if (tags.has('Singular') && isKnownVerb(lower) && behindModal(tokens, at - 1, sentence)) return BASE;
    return next !== undefined && opensClauseOnNoun(tokens, at, before, next, sentence) ? PAST : undefined;
  }
  if (tags.has('PresentTense') && /[^s]s$/.test(lower) && endsCount(tokens, at, before, sentence)) return PLURAL;
  if (!tags.has('Infinitive') || /^(?:have|do|be)$/.test(lower)) return undefined;
  if (before.tags.has('Value') && behindOwnedAmount(tokens, at - 1, sentence)) return SINGULAR;
  return next !== undefined && !mayBePast(lower) && hasTenseForm(next) && endsSingular(tokens, at - 1, sentence)
    ? SINGULAR
    : undefined;
}

const INTENDS = /^(?:plans|aims|hopes|wants|needs|claims)$/;

/** A verb with tense, or a form like "plans" before "to", begins at `at`. */
function opensPredicate(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  if (at >= sentence.last) return false;
  if (token.tags.has('Verb') && !token.tags.has('Gerund')) return true;
  return INTENDS.test(token.lower) && tokens[at + 1]?.lower === 'to';
}

/** "the firm plans to hire": one body with an article, and an infinitive behind. */
function isAboutTo(
  tokens: readonly Token[],
  at: number,
  before: Token,
  next: Token | undefined,
  sentence: Sentence,
): boolean {
  if (next?.lower !== 'to' || tokens[at + 2]?.tags.has('Infinitive') !== true || at < sentence.first + 2) return false;
  const article = ARTICLE.test(tokens[at - 2]!.lower) && joined(tokens[at - 2]!, before);
  return (
    article &&
    /^(?:firm|company|council|government|army|party|team|club|bank|ministry|group|airline|city|state)$/.test(
      before.lower,
    )
  );
}

/** "will soon fall": a modal, and one word between. */
function behindModal(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const modal = tokens[at - 1];
  return (
    /^(?:soon|also|now|then|never|still|first|just|only|once|again)$/.test(tokens[at]!.lower) &&
    modal !== undefined &&
    at - 1 > sentence.first &&
    joined(modal, tokens[at]!) &&
    /^(?:will|would|may|might|can|could|should|must)$/.test(modal.lower)
  );
}

/** "a cable that affected Narvik": a participle taken for an adjective, behind "that", "which" or "who" and before what it acts on. */
function opensClauseOnNoun(
  tokens: readonly Token[],
  at: number,
  before: Token,
  next: Token,
  sentence: Sentence,
): boolean {
  if (!/^(?:that|which|who)$/.test(before.lower) || participleOf(tokens[at]!) === undefined) return false;
  const noun = tokens[at - 2];
  if (noun === undefined || at - 2 < sentence.first || !noun.tags.has('Noun') || noun.tags.has('Pronoun')) return false;
  return isCapital(next) || ['Determiner', 'Possessive', 'Value', 'Plural'].some((tag) => next.tags.has(tag));
}

/** "900 job cuts": a number never counts one thing alone, so the last word is what it counts. */
function endsCount(tokens: readonly Token[], at: number, before: Token, sentence: Sentence): boolean {
  const count = tokens[at - 2];
  if (count === undefined || at - 2 <= sentence.first || !joined(count, before)) return false;
  if (!before.tags.has('Singular') || before.tags.has('Date') || isCapital(before) || before.possessive) return false;
  return (
    count.tags.has('Value') &&
    !count.tags.has('Date') &&
    !count.tags.has('Ordinal') &&
    !/^(?:one|1|(?:19|20)\d\d)$/.test(count.lower) &&
    !count.lower.startsWith('$')
  );
}

/** "its $38 million", "a 2.5 million": an owner or "a" before an amount asks for a noun behind. */
function behindOwnedAmount(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  let edge = at;
  while (edge > sentence.first && tokens[edge]!.tags.has('Value') && joined(tokens[edge - 1]!, tokens[edge]!))
    edge -= 1;
  const opener = tokens[edge]!;
  return opener.possessive || /^(?:a|an|his|her|its|their|our|my|your)$/.test(opener.lower);
}

function hasTenseForm(token: Token): boolean {
  return (
    (token.tags.has('PastTense') && token.tags.has('Verb') && !token.tags.has('Particle')) ||
    /^(?:was|were|is|has|had|will|would|may|could)$/.test(token.lower)
  );
}

/** "his drug", "the murder": a noun in the singular with an article or owner, so that the base form behind it does not agree with it. */
function endsSingular(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const head = tokens[at]!;
  if (!head.tags.has('Singular') || head.tags.has('Pronoun') || head.tags.has('Date') || head.possessive) return false;
  for (let i = at - 1; i >= Math.max(sentence.first, at - 3) && joined(tokens[i]!, tokens[i + 1]!); i -= 1) {
    if (tokens[i]!.possessive || ARTICLE_OR_OWNER.test(tokens[i]!.lower)) return true;
    if (!tokens[i]!.tags.has('Adjective') && !tokens[i]!.tags.has('Singular')) return false;
  }
  return false;
}
