/**
 * Clauses on a noun: the object that stands before its clause, and the subject that a clause parts from its verb.
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { TRANSITIVE } from './data/transitive-verbs.ts';
import { isEventNoun } from './happening-words.ts';
import { mayBePast } from './lemma.ts';
import { type Phrase, phraseBefore } from './noun-phrases.ts';
import { nearestPhrase } from './participles.ts';
import { ARTICLE, isNounAfterAll, isVerb, overDeterminers, PREPOSITIONS } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';
import { CLAUSE_OPENERS, INTRANSITIVE, THINKING } from './verb-sorts.ts';
import { relativeOpener } from './waiting-subjects.ts';

/** Nouns behind which "that" or a pronoun opens a clause that tells of no noun. */
const NO_OBJECT =
  /^(?:charge|charges|accusation|accusations|indication|indications|testimony|verdict|finding|findings|prediction|predictions|expectation|expectations|suspicion|suspicions|confirmation|insistence|fact|claim|claims|idea|news|belief|way|ways|report|reports|day|days|time|times|moment|year|years|week|month|reason|reasons|place|hope|hopes|fear|fears|warning|sign|signs|evidence|night|minute|hour|statement|doubt|chance|suggestion|allegation|allegations|degree|extent|point|case|view|opinion|rumours|rumors|speculation|conclusion|belief|agreement|decision|impression|feeling|theory|realisation|realization|notion|assumption|argument|announcement|possibility|understanding|concern|concerns|hint|assertion|proof|rumour|rumor|knowledge|principle|assurance|assurances|risk|danger|complaint|complaints|today|yesterday|much|little|all|now|then|so|anything|everything|something|nothing|what)$/;

/** "the obstacles that she has overcome", "the coat he wore": what the clause hangs on is the object of its verb. */
export function relativeObject(
  tokens: readonly Token[],
  group: { readonly verb: string; readonly first: number; readonly last: number; readonly subject: Phrase | undefined },
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const { subject, verb, first, last } = group;
  if (subject === undefined || INTRANSITIVE.has(verb) || SAYING_VERBS.has(verb)) return undefined;
  for (let i = subject.last; i < first; i += 1)
    if (!tokens[i]!.tags.has('Adverb') && !/^(?:never|also|not)$/.test(tokens[i]!.lower)) return undefined;
  if (subject.last > first) return undefined;
  const next = tokens[last];
  if (next !== undefined && last < sentence.last && joined(tokens[last - 1]!, next))
    if (
      isVerb(next) && !next.tags.has('Gerund')
        ? !['was', 'were', 'is', 'are', 'has', 'had'].includes(next.lower)
        : (next.lower === 'to' && tokens[last + 1]?.tags.has('Verb') === true) ||
          /^(?:that|how|what|why|whether|if|when|like|so)$/.test(next.lower)
    )
      return undefined;
  let at = subject.first - 1;
  // "most of what we spend"
  if (at >= sentence.first && tokens[at]!.lower === 'what' && closesClause(tokens, last, sentence))
    return { first: at, last: subject.first };
  if (at > sentence.first && ARTICLE.test(tokens[at]!.lower)) at -= 1;
  const relative = at > sentence.first && /^(?:that|which|whom|who)$/.test(tokens[at]!.lower);
  if (relative) at -= 1;
  else if (!/^(?:i|he|she|it|we|they|you)$/.test(tokens[subject.first]!.lower) || subject.last - subject.first > 1) {
    // "the attention the church has received": an article right behind the noun
    if (at !== subject.first - 2 || at <= sentence.first || !ARTICLE.test(tokens[at - 1]!.lower)) return undefined;
  }
  const head = tokens[at];
  if (
    head === undefined ||
    at <= sentence.first ||
    !(head.tags.has('Noun') || isNounAfterAll(tokens, at, sentence)) ||
    head.tags.has('Pronoun') ||
    head.tags.has('Date')
  )
    return undefined;
  if (
    (isVerb(head) && !isNounAfterAll(tokens, at, sentence)) ||
    (!relative && isCapital(head)) ||
    NO_OBJECT.test(head.lower) ||
    !(relative ? /^,?\s$/ : /^\s$/).test(head.post)
  )
    return undefined;
  // "a check of the measures it has taken": the noun next to the clause, when it has an article of its own
  const wide = nearestPhrase(tokens, at + 1, sentence, before);
  const near = nearestPhrase(tokens, at + 1, sentence, before, true);
  const own = near !== undefined && ARTICLE.test(tokens[near.first - 1]?.lower ?? '');
  const named = !relative && own ? near : wide;
  // "at the old mill he alighted": what opens the clause with a preposition is no object
  const edge = named === undefined ? at : named.first - (tokens[named.first - 1]?.tags.has('Determiner') ? 2 : 1);
  if (!relative && edge >= sentence.first && PREPOSITIONS.has(tokens[edge]!.lower))
    if (edge === sentence.first || !joined(tokens[edge - 1]!, tokens[edge]!)) return undefined;
  const governor = before.findLast((other) => other.last <= at);
  if (
    governor?.object?.last === at + 1 &&
    (SAYING_VERBS.has(governor.verb) || THINKING.has(governor.verb) || governor.verb === 'tell')
  )
    return undefined;
  return named;
}

/** The clause of a verb ends with it: no phrase stands behind that it may act on. */
function closesClause(tokens: readonly Token[], last: number, sentence: Sentence): boolean {
  const next = last < sentence.last ? tokens[last] : undefined;
  return (
    next === undefined ||
    !joined(tokens[last - 1]!, next) ||
    /^(?:on|in|at|for|from|during|last|this|and|but|is|was|as|before|after|when|today|yesterday)$/.test(next.lower)
  );
}

/** "The plan the council approved on Monday will cost": a second subject with an article right behind the first, and a verb further on for the first. */
export function opensContact(
  tokens: readonly Token[],
  subject: Phrase | undefined,
  last: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  if (subject === undefined || before.length > 0) return false;
  const article = subject.first - 1;
  const noun = article - 1;
  if (noun <= sentence.first || !ARTICLE.test(tokens[article]!.lower)) return false;
  if (tokens[noun]!.post !== ' ' || tokens[noun]!.tags.has('Date')) return false;
  if (!tokens[noun]!.tags.has('Noun') && !isNounAfterAll(tokens, noun, sentence)) return false;
  return needsSubject(tokens, last, sentence);
}

/** "The song Tolos wrote for Dalen won", "The men police arrested were": the noun before the name that acts, when a verb further on waits for it. */
export function contactNoun(
  tokens: readonly Token[],
  subject: Phrase | undefined,
  last: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  if (subject === undefined || before.length > 0 || subject.first - 1 !== sentence.first) return undefined;
  if (!ARTICLE.test(tokens[subject.first - 1]!.lower)) return undefined;
  let name = subject.last;
  while (name > subject.first && isCapital(tokens[name - 1]!)) name -= 1;
  if (name === subject.last && tokens[name - 1]!.lower === 'police') name -= 1;
  const noun = tokens[name - 1];
  if (name <= subject.first || name === subject.last || noun === undefined || isCapital(noun) || noun.possessive)
    return undefined;
  const police = tokens[name]!.lower === 'police';
  if (!noun.tags.has('Noun') || noun.tags.has('Date') || noun.post !== ' ') return undefined;
  if (
    police
      ? !noun.tags.has('Plural')
      : noun.tags.has('Actor') || noun.tags.has('Organization') || !ISSUED.test(noun.lower)
  )
    return undefined;
  return needsSubject(tokens, last, sentence) ? { first: subject.first, last: name } : undefined;
}

/** Things that somebody makes, says or gives, and that stand in front of no name as its title. Source: written for this project. */
const ISSUED =
  /^(?:songs?|books?|letters?|plans?|deals?|goods|boats?|cars?|houses?|money|films?|albums?|things?|words?|remarks|comments|results?|figures|data|products?|services?|files?|documents?|orders?|prices?|goals?|games?|points?|votes?|seats?|steps|measures|changes|cuts|taxes|tariffs|jobs|shares|weapons|bombs?|missiles?|talks|law|rules|bill|speech|work|way|photos?|pictures?|videos?|records?)$/;

/** A verb with tense stands further on in the same clause. */
function needsSubject(tokens: readonly Token[], last: number, sentence: Sentence): boolean {
  for (let i = last; i < Math.min(sentence.last, last + 15) && joined(tokens[i - 1]!, tokens[i]!); i += 1) {
    const { tags, lower } = tokens[i]!;
    if (CLAUSE_OPENERS.test(lower)) return false;
    if (['Copula', 'Auxiliary', 'Modal', 'PastTense'].some((tag) => tags.has(tag)) || /^(?:has|have|had)$/.test(lower))
      return true;
  }
  return false;
}

/** The phrase that "who", "which" or "that" at `at` stands for. */
export function antecedent(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  // "the Hawks (9-4), which": what stands in brackets is passed over
  if (/\)/.test(tokens[at - 1]!.post))
    for (let i = at - 1; i > Math.max(sentence.first, at - 10); i -= 1)
      if (/\($/.test(tokens[i]!.pre)) {
        const near = nearestPhrase(tokens, i, sentence, before);
        return isCapital(tokens[i - 1]!) ? near : (phraseBefore(tokens, i - 1, sentence, before) ?? near);
      }
  const opener = tokens[at]!.lower;
  const whole = phraseBefore(tokens, at - 1, sentence, before);
  const next = nearestPhrase(tokens, at, sentence, before, true);
  if (opener === 'who') {
    // "told the police, who", "boats of people who": the nearest who is somebody; "the head of the mill who"
    const wide = nearestPhrase(tokens, at, sentence, before);
    if (
      isSomebody(tokens, wide) ||
      (isFullName(tokens, wide) && !isPerson(tokens, whole)) ||
      isTeam(tokens, wide, whole)
    )
      return wide;
    return isSomebody(tokens, next) && !isSomebody(tokens, whole) ? next : (whole ?? wide);
  }
  const direct = tokens[at - 1]!.post === ' ' && tokens[at - 1]!.tags.has('Noun');
  // "victims of the crash which killed nine": the noun next to it; "the vote in Narvik which"
  if (direct && !(whole !== undefined && whole.last < at && isPlaceName(tokens, next) && !isPerson(tokens, whole)))
    return next;
  // "the president of the Academy, which has made": "which" is nobody
  if (opener === 'which' && whole !== undefined && whole.last < at && isPerson(tokens, whole)) return next;
  // "talked with the suspect, who gave": what hangs on a preposition may still be meant
  return whole ?? nearestPhrase(tokens, at, sentence, before);
}

function isPerson(tokens: readonly Token[], phrase: Phrase | undefined): boolean {
  const head = phrase === undefined ? undefined : tokens[phrase.last - 1]!;
  return head !== undefined && (head.tags.has('Actor') || head.tags.has('Person'));
}

/** "Editor Jan C. Doe": several words with capitals that name no place. */
function isFullName(tokens: readonly Token[], phrase: Phrase | undefined): boolean {
  if (phrase === undefined || phrase.last - phrase.first < 2) return false;
  const [second, head] = [tokens[phrase.last - 2]!, tokens[phrase.last - 1]!];
  return (
    isCapital(head) &&
    isCapital(second) &&
    !second.possessive &&
    !head.tags.has('Place') &&
    !head.tags.has('Organization')
  );
}

/** "a good year for the Hawks, who": a name with "the" in front, and no name before it. */
function isTeam(tokens: readonly Token[], phrase: Phrase | undefined, whole: Phrase | undefined): boolean {
  if (phrase === undefined || isPerson(tokens, whole)) return false;
  const head = tokens[phrase.last - 1]!;
  return (
    isCapital(head) &&
    /s$/.test(head.lower) &&
    tokens[phrase.first - 1]?.lower === 'the' &&
    !(whole !== undefined && isCapital(tokens[whole.last - 1]!))
  );
}

function isSomebody(tokens: readonly Token[], phrase: Phrase | undefined): boolean {
  const head = phrase === undefined ? undefined : tokens[phrase.last - 1]!;
  return (
    head !== undefined &&
    (isPerson(tokens, phrase) ||
      head.tags.has('Plural') ||
      /^(?:police|people|those|anyone|someone|one)$/.test(head.lower))
  );
}

function isPlaceName(tokens: readonly Token[], phrase: Phrase | undefined): boolean {
  const head = phrase === undefined ? undefined : tokens[phrase.last - 1]!;
  return head !== undefined && isCapital(head) && !tokens[phrase!.first - 1]?.tags.has('Determiner');
}

/**
 * "The man accused of theft fled", "a boat that carried coal sank", "the coat he wore was red": the verb before belongs to a clause
 * on the noun that is the subject of this one.
 */
export function behindClauseOnNoun(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const token = tokens[verb]!;
  // "kept the letter they gave": such a pronoun is always the subject
  if (/^(?:i|he|she|we|they)$/.test(tokens[at]!.lower)) return undefined;
  const auxiliary = /^(?:have|has|had|do|does|did)$/.test(token.lower);
  if (!auxiliary && token.tags.has('Gerund')) return undefined;
  const last = clauseVerb(tokens, at, sentence, before);
  const tensed = ['PastTense', 'Auxiliary', 'Copula', 'Modal'].some((tag) => token.tags.has(tag));
  if (!auxiliary && !tensed && !(last !== undefined && verb === at + 1 && agreesWith(tokens, last, at, token)))
    return undefined;
  if (last?.subject === undefined || last.infinitive) return undefined;
  // "the bones found in the cave are", but "Doe found the cave was"
  if (THINKING.has(last.verb) && !/^(?:in|at|on|near|by|inside|under)$/.test(tokens[last.last]?.lower ?? ''))
    return undefined;
  const accused = /^(?:of|as|by)$/.test(tokens[last.last]?.lower ?? '');
  if (SAYING_VERBS.has(last.verb) && !accused) return undefined;
  for (let i = last.last - 1; i < at; i += 1)
    if (!joined(tokens[i]!, tokens[i + 1]!) || (i >= last.last && opensClause(tokens, i, at, last))) return undefined;
  if (CLAUSE_OPENERS.test(tokens[at]!.lower)) return undefined;
  if (last.first <= sentence.first) return undefined;
  if (last.object !== undefined && last.object.last <= last.first - 1 && last.auxiliaries.length === 0)
    return last.object;
  const opener = relativeOpener(tokens, last, sentence);
  if (opener !== undefined) return last.subject.last === opener ? last.subject : undefined;
  if (last.auxiliaries.length > 0 || (last.subject.last !== last.first && tokens[last.subject.last]!.lower !== 'of'))
    return undefined;
  const edge = overDeterminers(tokens, last.subject.first - 1, sentence.first - 1);
  // "to close two mines bought in Narvik", "in two mines bought": what hangs on a verb or a preposition is not the subject of the next one
  if (
    last.reduced &&
    edge >= sentence.first &&
    (PREPOSITIONS.has(tokens[edge]!.lower) || before.some((group) => group.last === edge + 1))
  )
    return undefined;
  const opens =
    edge >= sentence.first &&
    CLAUSE_OPENERS.test(tokens[edge]!.lower) &&
    !/^(?:and|but|that)$/.test(tokens[edge]!.lower);
  const main = tokens[last.main]!;
  return !opens &&
    !tokens[last.subject.first]!.tags.has('Pronoun') &&
    (main.tags.has('Gerund') || main.tags.has('PastTense') || mayBePast(main.lower))
    ? last.subject
    : undefined;
}

/** "arrested after the crash was": behind a participle, and before what happened, "after" opens no clause. */
function opensClause(tokens: readonly Token[], at: number, end: number, last: VerbGroup): boolean {
  const { lower } = tokens[at]!;
  if (!CLAUSE_OPENERS.test(lower)) return false;
  if (!isParticiple(last) || !/^(?:after|before|since|until)$/.test(lower)) return true;
  for (let i = at + 1; i <= end; i += 1) if (isEventNoun(tokens[i]!.lower)) return false;
  return true;
}

/** "The bones found in the cave belong": a present form that fits the noun before the clause in number, and not the one right before it. */
function agreesWith(tokens: readonly Token[], last: VerbGroup, at: number, verb: Token): boolean {
  if (!verb.tags.has('PresentTense') || last.subject === undefined || last.object?.last === at + 1) return false;
  const third = !verb.tags.has('Infinitive') && /[^s]s$/.test(verb.lower);
  if (!third && !verb.tags.has('Infinitive')) return false;
  const plural = ({ tags, lower }: Token) => tags.has('Plural') || /^(?:people|police|those|many|some)$/.test(lower);
  const head = tokens[last.subject.last - 1]!;
  const beside = tokens[at]!;
  const fits = (noun: Token) => (third ? !plural(noun) : plural(noun)) && !noun.tags.has('Pronoun');
  const noun = beside.tags.has('Noun') && !beside.tags.has('Pronoun') && joined(beside, verb);
  return noun && fits(head) && (!fits(beside) || beside.tags.has('Date')) && (head.tags.has('Noun') || isCapital(head));
}

/** "clerks who have been trying to sell their huts": the verb whose clause goes on up to `at`, behind "who" and the like over what hangs on it. */
function clauseVerb(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): VerbGroup | undefined {
  let i = before.findLastIndex((group) => group.last <= at + 1);
  const last = before[i];
  while (i > 0 && hangs(tokens, before[i]!) && !SAYING_VERBS.has(before[i]!.verb) && !THINKING.has(before[i]!.verb))
    i -= 1;
  const governor = before[i];
  if (governor === undefined || governor === last) return last;
  return isParticiple(governor) || relativeOpener(tokens, governor, sentence) !== undefined ? governor : last;
}

/** "to freeze their accounts", "of stabbing two clerks": a verb with no tense that hangs on the one before. */
function hangs(tokens: readonly Token[], group: VerbGroup): boolean {
  if (group.infinitive) return true;
  const bare = group.auxiliaries.length === 0 && tokens[group.main]!.tags.has('Gerund');
  return bare && /^(?:of|for|from|with|by|in)$/.test(tokens[group.first - 1]?.lower ?? '');
}

/** "A man suspected of", "the driver arrested after": a past form that tells what was done to the noun before it. */
function isParticiple({ reduced, passive, auxiliaries, object, verb, infinitive }: VerbGroup): boolean {
  if (infinitive || auxiliaries.length > 0 || object !== undefined) return false;
  return reduced || passive || TRANSITIVE.has(verb);
}
