/**
 * Word classes put right before verbs and phrases are looked for: the tagger judges each word mostly by itself, so that "told
 * supporters", "police Sgt. Doe" and "a nominating convention" come as verbs. Only tags change, never a word or a span.
 */
import { SAYING_FORMS } from './data/reporting-verbs.ts';
import { isEventNoun, isKnownVerb } from './happening-words.ts';
import { mayBePast, nounLemma } from './lemma.ts';
import { ARTICLE, ARTICLE_OR_OWNER } from './phrase-words.ts';
import { describesNoun } from './premodifiers.ts';
import { isCapital, joined, retagged, type Sentence, type Token, type Tokens } from './tokens.ts';
import { THINKING } from './verb-sorts.ts';
import { tagsOfSlip } from './word-slips.ts';

const PLURAL: ReadonlySet<string> = new Set(['Noun', 'Plural']);
const SINGULAR: ReadonlySet<string> = new Set(['Noun', 'Singular']);
const ADJECTIVE: ReadonlySet<string> = new Set(['Adjective']);
const ADVERB: ReadonlySet<string> = new Set(['Adverb']);
const PAST: ReadonlySet<string> = new Set(['Verb', 'PastTense']);
const BASE: ReadonlySet<string> = new Set(['Verb', 'PresentTense', 'Infinitive']);

/** The document with such tags put right; a document without any is the same object. */
export function withWordClasses(document: Tokens): Tokens {
  let tokens: Token[] | undefined;
  for (const sentence of document.sentences)
    for (let at = sentence.first; at < sentence.last; at += 1) {
      const held = tokens ?? document.tokens;
      const tags = tagsFor(held, at, sentence);
      if (tags === undefined) continue;
      tokens ??= [...document.tokens];
      tokens[at] = retagged(held[at]!, tags);
    }
  return tokens === undefined ? document : { ...document, tokens };
}

/** Forms in -ing that only describe. Source: written for this project. */
const NEVER_VERBS =
  /^(?:fledgling|outgoing|incoming|upcoming|impending|ongoing|oncoming|forthcoming|underlying|longstanding|unwilling|neighbou?ring|outstanding|unsuspecting|overwhelming|surrounding)$/;

/** Nouns in -ing of what is held or given rather than done; behind a noun they are its second half. Source: written for this project. */
const HELD =
  /^(?:hearing|meeting|sentencing|briefing|landing|offering|filing|ruling|wedding|funding|spending|rating|gathering|opening|feeling|housing|banking|screening|training|building|proceeding|warning|posting|listing)$/;

/** Past forms that are first names or flowers too. */
const LIKE_NAMES = new Set(['drew', 'rose']);

function tagsFor(tokens: readonly Token[], at: number, sentence: Sentence): ReadonlySet<string> | undefined {
  const token = tokens[at]!;
  const { tags, lower } = token;
  if (isCapital(token) && at > sentence.first) return undefined;
  const before = at > sentence.first && joined(tokens[at - 1]!, token) ? tokens[at - 1] : undefined;
  const next = at + 1 < sentence.last && joined(token, tokens[at + 1]!) ? tokens[at + 1] : undefined;
  if (LIKE_NAMES.has(lower) && !isCapital(token) && !tags.has('Verb') && before !== undefined)
    return (before.tags.has('Noun') || /^(?:and|but|who|which|that)$/.test(before.lower)) &&
      !before.tags.has('Determiner')
      ? PAST
      : undefined;
  const traded = ofUsage(token, before, next) ?? tagsOfSlip(tokens, at, before, next, sentence);
  if (traded !== undefined) return traded;
  // "was hit by a car"
  if (
    !tags.has('Verb') &&
    tags.has('Noun') &&
    before !== undefined &&
    /^(?:was|were|is|are|be|been|being|got)$/.test(before.lower) &&
    next?.lower === 'by' &&
    mayBePast(lower)
  )
    return PAST;
  if (!tags.has('Verb') && isHelped(tokens, at, before, sentence)) return BASE;
  // "will soon fall to Earth"
  if (
    !tags.has('Verb') &&
    tags.has('Singular') &&
    before !== undefined &&
    SOON.has(before.lower) &&
    /^(?:will|would|could|may|might|shall|should|must)$/.test(tokens[at - 2]?.lower ?? '') &&
    isKnownVerb(lower)
  )
    return BASE;
  // "the film's lead played a clown", "the show host left"
  if (tags.has('Verb') && ACTORS.has(lower) && next?.tags.has('PastTense') === true && isOne(before)) return SINGULAR;
  // "further strikes are planned"
  if (
    tags.has('Verb') &&
    /^(?:further|more|fresh|new|extra|additional)$/.test(before?.lower ?? '') &&
    /[^s]s$/.test(lower) &&
    isEventNoun(nounLemma(lower))
  )
    return PLURAL;
  // "are scenes made by": a plural behind "are" is what they are
  if (
    tags.has('Verb') &&
    tags.has('PresentTense') &&
    /[^s]s$/.test(lower) &&
    /^(?:is|are|was|were|been|be)$/.test(before?.lower ?? '')
  )
    return PLURAL;
  // "is a monster hit"
  if (lower === 'hit' && isSuccess(tokens, at, sentence)) return ADJECTIVE;
  if (!tags.has('Verb'))
    return seen(tokens, at, before, next, sentence) || isBase(token, before, next) ? BASE : undefined;
  // "handed back a sample"
  if (lower === 'back' && before !== undefined && endsPlural(before, '') && before.tags.has('Verb')) return ADVERB;
  // "left last night": when, no second verb
  if (
    lower === 'last' &&
    next !== undefined &&
    /^(?:night|week|month|year|summer|winter|spring|autumn|season|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
      next.lower,
    )
  )
    return ADJECTIVE;
  if (NEVER_VERBS.test(lower)) return ADJECTIVE;
  // "Jan Doe (left)", "(pictured)": where somebody stands in a picture
  if (/\($/.test(token.pre) && /^\)/.test(token.post)) return ADJECTIVE;
  // "got their priorities right"
  if (lower === 'right' && before?.lower !== 'to') return ADJECTIVE;
  // "police Sgt. Jan Doe", "city police", "Staff at the shop"
  if (
    /^(?:police|staff|crew|pirates?|boats?)$/.test(lower) &&
    !/^(?:to|will|would|can|could|must|should|may|might|not)$/.test(before?.lower ?? '')
  )
    return PLURAL;
  if (isCapital(token)) return undefined;
  // "on a shooting spree"
  if (next !== undefined && isEventNoun(`${lower} ${nounLemma(next.lower)}`) && tags.has('Gerund')) return ADJECTIVE;
  if (tags.has('Infinitive') && endsArticle(tokens, at, sentence)) return SINGULAR;
  // "pleaded guilty to murder"
  if (tags.has('Infinitive') && before?.lower === 'to' && tokens[at - 2]?.lower === 'guilty' && isEventNoun(lower))
    return SINGULAR;
  // "dipped in oil"
  if (
    tags.has('Infinitive') &&
    before?.tags.has('Preposition') === true &&
    /^(?:in|on|at|of|with|from|by|for|into|under|over|through|between)$/.test(before.lower) &&
    !/^(?:have|do|be|can|may|will|must)$/.test(lower)
  )
    return SINGULAR;
  // "his usual warm shake"
  if (
    tags.has('Infinitive') &&
    !/^(?:have|do|be)$/.test(lower) &&
    before !== undefined &&
    describes(before) &&
    inPhrase(tokens, at - 1, sentence)
  )
    return SINGULAR;
  if (tags.has('Gerund')) return ofGerund(tokens, at, before, next, sentence);
  if (before !== undefined && /[^s]s$/.test(lower) && tags.has('PresentTense') && !tags.has('Copula'))
    return endsList(tokens, at, next, sentence) ||
      behindOnly(tokens, at, before, next, sentence) ||
      endsPlural(before, lower) ||
      endsCompound(tokens, at, before, lower, sentence)
      ? PLURAL
      : undefined;
  return undefined;
}

/** Adverbs between a modal and its verb. */
const SOON = new Set('soon,now,also,then,later,eventually,never,always,likely,probably,finally,once'.split(','));
/** Base forms that are somebody who does it. */
const ACTORS = new Set('lead,host,coach,guard,judge,cook,guide,pilot,star,head,boss,chair'.split(','));

/** A noun or name that stands for one, so that no base form agrees with it. */
function isOne(before: Token | undefined): boolean {
  if (before === undefined || before.tags.has('Pronoun')) return false;
  return before.possessive || isCapital(before) || (before.tags.has('Singular') && !before.tags.has('Verb'));
}

/** "is a monster hit", "became the summer hit": what something is. */
function isSuccess(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at - 1; i > Math.max(sentence.first, at - 5); i -= 1) {
    if (!joined(tokens[i]!, tokens[i + 1]!)) return false;
    if (ARTICLE.test(tokens[i]!.lower))
      return /^(?:is|was|be|been|became|become|becomes|remains|remained)$/.test(tokens[i - 1]!.lower);
    if (!tokens[i]!.tags.has('Noun') && !tokens[i]!.tags.has('Adjective')) return false;
  }
  return false;
}

/** What is traded, and how its price moves. Source: written for this project. */
const TRADED = /^(?:shares|stocks|prices)$/;
const MOVES =
  /^(?:fall|rise|plunge|jump|drop|slide|slump|surge|climb|tumble|soar|sink|gain|dip|rally|slip|spike|plummet|decline|rebound)$/;

/** "Acme shares fall as", "oil prices jump on": the things first, then the verb; "tax returns", "further comment", "the starting gun". */
function ofUsage(token: Token, before: Token | undefined, next: Token | undefined): ReadonlySet<string> | undefined {
  const { tags, lower } = token;
  if (TRADED.test(lower) && next !== undefined && MOVES.test(next.lower)) return tags.has('Verb') ? PLURAL : undefined;
  if (MOVES.test(lower) && before !== undefined && TRADED.test(before.lower) && !tags.has('Verb')) return BASE;
  if (lower === 'returns' && before?.lower === 'tax' && tags.has('Verb')) return PLURAL;
  if (lower === 'comment' && /^(?:further|additional|immediate)$/.test(before?.lower ?? '')) return SINGULAR;
  return lower === 'starting' && /^(?:guns?|pistol|points?|line|grid|lineup|line-up)$/.test(next?.lower ?? '')
    ? ADJECTIVE
    : undefined;
}

/** "seen mass strikes", "beat drum rolls": behind a verb and one bare noun no second verb begins. */
function endsCompound(tokens: readonly Token[], at: number, before: Token, lower: string, sentence: Sentence): boolean {
  const verb = tokens[at - 2];
  if (verb === undefined || at - 2 < sentence.first || !joined(verb, before) || isSaid(lower)) return false;
  if (!before.tags.has('Singular') || isCapital(before) || before.tags.has('Pronoun') || before.possessive)
    return false;
  return endsPlural(verb, '') && verb.tags.has('Verb') && !THINKING.has(verb.root) && !SAYING_FORMS.has(verb.lower);
}

/** "banners, flags and flowers to the spot": the last of a list of things. */
function endsList(tokens: readonly Token[], at: number, next: Token | undefined, sentence: Sentence): boolean {
  if (at - 3 < sentence.first || tokens[at - 1]!.lower !== 'and' || isSaid(tokens[at]!.lower)) return false;
  const second = tokens[at - 2]!;
  const listed = /^,\s$/.test(tokens[at - 3]!.post) && tokens[at - 3]!.tags.has('Plural');
  return (
    listed &&
    second.tags.has('Plural') &&
    !second.tags.has('Verb') &&
    (next === undefined || next.tags.has('Preposition') || next.tags.has('Conjunction'))
  );
}

/** "affected only bars sold in Narvik": behind a verb and "only" no second verb begins. */
function behindOnly(
  tokens: readonly Token[],
  at: number,
  before: Token,
  next: Token | undefined,
  sentence: Sentence,
): boolean {
  const verb = tokens[at - 2];
  if (verb === undefined || at - 2 < sentence.first || !/^(?:only|mostly|mainly|just)$/.test(before.lower))
    return false;
  return joined(verb, before) && endsPlural(verb, '') && verb.tags.has('Verb') && next?.tags.has('PastTense') === true;
}

/** "an awards show host": behind "a" and bare nouns no base form is a verb. */
function endsArticle(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 3); i -= 1) {
    const token = tokens[i]!;
    if (!joined(token, tokens[i + 1]!) || isCapital(token)) return false;
    // "a dozen clerks leave" agrees, "an awards show" and "a city ban" do not
    if (/^(?:a|an)$/.test(token.lower))
      return (
        i < at - 1 &&
        !PAST_LOOKS.test(tokens[at]!.lower) &&
        (i === at - 2 || !/[^cs]s$|people$/.test(tokens[at - 1]!.lower))
      );
    if (/^(?:dozen|few|couple|number|lot|million|hundred|thousand)$/.test(token.lower)) return false;
    if (!token.tags.has('Noun') && !token.tags.has('Adjective') && !/[^s]s$/.test(token.lower)) return false;
    if (token.tags.has('Pronoun') || token.possessive || token.tags.has('Date')) return false;
  }
  return false;
}

/** Base forms that may as well be the past of a verb with "a ..." as its subject. */
const PAST_LOOKS =
  /^(?:hit|cut|put|set|beat|read|cast|shut|hurt|quit|spread|split|burst|bid|shed|cost|let|rid|have|do)$/;

function isSaid(lower: string): boolean {
  return /^(?:says|tells|claims|warns|adds|insists|thinks|knows|wants|is|was|has|does|goes|this|its|his|as)$/.test(
    lower,
  );
}

function ofGerund(
  tokens: readonly Token[],
  at: number,
  before: Token | undefined,
  next: Token | undefined,
  sentence: Sentence,
): ReadonlySet<string> | undefined {
  if (describesNoun(tokens, at, before, next, sentence)) return ADJECTIVE;
  if (before === undefined) return undefined;
  const opensNoun =
    next?.tags.has('Noun') &&
    !['Pronoun', 'Determiner', 'Possessive', 'ProperNoun'].some((tag) => next.tags.has(tag)) &&
    !isCapital(next);
  // "award-winning hosting experience"
  if (opensNoun && /-$/.test(before.pre)) return ADJECTIVE;
  // "the presidential nominating convention", "the 2007 starting date"
  if (opensNoun && describes(before) && inPhrase(tokens, at - 1, sentence)) return ADJECTIVE;
  // "held a hearing", "the killing of"
  const owned = before.possessive || ARTICLE_OR_OWNER.test(before.lower);
  if (owned && (next === undefined || !['Noun', 'Adjective', 'Gerund', 'Value'].some((tag) => next.tags.has(tag))))
    return SINGULAR;
  // "a new court hearing on Monday", "their next meeting"
  const object =
    next !== undefined && ['Determiner', 'Pronoun', 'Value', 'Possessive'].some((tag) => next.tags.has(tag));
  // "an office shooting kills": who shoots would be somebody
  if (
    next !== undefined &&
    before.tags.has('Singular') &&
    !['Actor', 'Person', 'Pronoun', 'ProperNoun'].some((tag) => before.tags.has(tag)) &&
    !isCapital(before) &&
    isEventNoun(tokens[at]!.lower) &&
    (next.tags.has('PastTense') || next.tags.has('Copula') || /[^s]s$/.test(next.lower))
  )
    return SINGULAR;
  // "human trafficking"
  if (isEventNoun(tokens[at]!.lower) && describes(before) && !object && !opensNoun) return SINGULAR;
  if (!HELD.test(tokens[at]!.lower) || object) return undefined;
  // "at a City Council hearing on Monday": no name of somebody follows "a"
  if (isCapital(before)) {
    let edge = at - 1;
    while (edge > sentence.first && isCapital(tokens[edge]!) && joined(tokens[edge]!, tokens[edge + 1]!)) edge -= 1;
    if (/^(?:a|an)$/.test(tokens[edge]!.lower)) return SINGULAR;
  }
  if (before.possessive || describes(before)) return SINGULAR;
  return before.tags.has('Singular') && !before.tags.has('Pronoun') && !before.tags.has('Person') && !isCapital(before)
    ? SINGULAR
    : undefined;
}

function describes(token: Token): boolean {
  return (
    (token.tags.has('Adjective') && !token.tags.has('Noun') && !token.tags.has('Adverb')) ||
    (token.tags.has('Value') && /^(?:19|20)\d\ds?$/.test(token.lower))
  );
}

/** An article or owner stands before, over words that describe. */
function inPhrase(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at; i >= Math.max(sentence.first, at - 3); i -= 1) {
    const token = tokens[i]!;
    if (token.possessive || /^(?:the|a|an|his|her|its|their|our|my|your|this|that|no)$/.test(token.lower)) return true;
    if (!describes(token) && !token.tags.has('Value')) return false;
  }
  return false;
}

/** "told supporters", "10,694 votes by": right behind another verb, or a number, such a form is no verb of its own. */
function endsPlural(before: Token, lower: string): boolean {
  if (isSaid(lower)) return false;
  if (before.tags.has('Value')) return !before.tags.has('Date') && !/^(?:one|1|(?:19|20)\d\d)$/.test(before.lower);
  return (
    before.tags.has('Verb') &&
    !before.possessive &&
    ['PastTense', 'Gerund', 'Participle', 'Infinitive'].some((tag) => before.tags.has(tag)) &&
    !['Auxiliary', 'Copula', 'Modal', 'Particle', 'PhrasalVerb'].some((tag) => before.tags.has(tag))
  );
}

const HELPED = new Set(['them', 'him', 'me', 'us', 'you', 'people']);

/** "help them deal with", "let him rest": what somebody is helped or let to do. */
function isHelped(tokens: readonly Token[], at: number, before: Token | undefined, sentence: Sentence): boolean {
  const token = tokens[at]!;
  if (before === undefined || at - 2 < sentence.first || !HELPED.has(before.lower)) return false;
  return (
    /^(?:help|helps|helped|helping|let|lets|letting|make|makes|made)$/.test(tokens[at - 2]!.lower) &&
    token.tags.has('Singular') &&
    !isCapital(token) &&
    (isKnownVerb(token.lower) || /^(?:deal|rest|work|focus|plan|start)$/.test(token.lower))
  );
}

/** "to detain suspects": a known verb behind "to" that acts on what follows. */
function isBase(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  return (
    before?.lower === 'to' &&
    next !== undefined &&
    token.tags.has('Singular') &&
    !isCapital(token) &&
    !token.possessive &&
    isKnownVerb(token.lower) &&
    !token.lower.endsWith('s') &&
    (next.tags.has('Determiner') || next.tags.has('Plural') || /[^s]s$/.test(next.lower)) &&
    next.lower !== 'of'
  );
}

/** "watched his brother fall to his death": what is seen or heard to be done. */
function seen(
  tokens: readonly Token[],
  at: number,
  before: Token | undefined,
  next: Token | undefined,
  sentence: Sentence,
): boolean {
  const token = tokens[at]!;
  if (before === undefined || next === undefined || !token.tags.has('Singular') || isCapital(token)) return false;
  if (!/^(?:to|from|into|over|off|out|down|through|under|behind|asleep)$/.test(next.lower)) return false;
  if (!(before.tags.has('Actor') || before.tags.has('Person') || before.tags.has('Pronoun')) || before.possessive)
    return false;
  if (!isKnownVerb(token.lower)) return false;
  for (let i = at - 2; i >= Math.max(sentence.first, at - 5); i -= 1)
    if (/^(?:watch|watched|watching|saw|see|seen|seeing|hear|heard|let|help|helped)$/.test(tokens[i]!.lower))
      return true;
  return false;
}
