/**
 * Who stands as the subject of a verb: the phrase before it, or the subject it shares with another verb; and the noun that a
 * participle or a relative clause hangs on.
 */

import { SAYING_FORMS, SAYING_VERBS } from './data/reporting-verbs.ts';
import { isIngForm, subjectOfGerund } from './gerund-subjects.ts';
import { mayBePast } from './lemma.ts';
import { type Phrase, phraseBefore } from './noun-phrases.ts';
import { isVerb, PREPOSITIONS } from './phrase-words.ts';
import { antecedent, behindClauseOnNoun } from './relative-clauses.ts';
import { followsAim, hurtObject, lastSubject, runsOn } from './shared-subjects.ts';
import { behindAsides, commaBefore, overExamples, overJoinedOf, overMarkedAside } from './subject-asides.ts';
import { endsStatement, isCapital, joined, type Sentence, type Token } from './tokens.ts';
import { inCondition } from './verb-forms.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';
import { CLAUSE_OPENERS, THINKING } from './verb-sorts.ts';
import { waitingSubject } from './waiting-subjects.ts';

/** Farthest a statement is followed back, in tokens, so that a text without sentences stays cheap. */
const FAR = 120;

/** Where the statement begins that a word stands in: one pair of quote marks may hold several. */
function statementStart(tokens: readonly Token[], at: number, sentence: Sentence): number {
  const floor = Math.max(sentence.first, at - FAR);
  for (let i = at - 1; i >= floor; i -= 1) {
    const { post } = tokens[i]!;
    if (post === ' ') continue;
    if (endsStatement(tokens[i]!) || (/^[.!?]['"’”]/.test(post) && isCapital(tokens[i + 1]!))) return i;
  }
  return sentence.first - 1;
}

/** A verb in a form that has a subject of its own. */
function takesSubject(token: Token): boolean {
  return (
    (!token.tags.has('Gerund') &&
      ['PastTense', 'Copula', 'Auxiliary', 'Modal'].some((tag) => token.tags.has(tag)) === true) ||
    /^(?:has|have|had|does|do|did|will|would)$/.test(token.lower)
  );
}

/** "Doe later met", "who never saw", "Doe, however, left": a word that may stand between a subject and its verb. */
function isBetween(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const { tags, lower, post } = tokens[at]!;
  if (!tags.has('Adverb') && !/^(?:also|just|suddenly|then|still|never|not|already|soon|first)$/.test(lower))
    return (
      /^(?:later|earlier|now|once|twice|together|both|each|today|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
        lower,
      ) &&
      post === ' ' &&
      at > sentence.first &&
      tokens[at - 1]!.post === ' ' &&
      (tokens[at - 1]!.tags.has('Noun') || /^(?:who|which|that)$/.test(tokens[at - 1]!.lower)) &&
      !tokens[at - 1]!.tags.has('Date')
    );
  // "shook the town as well, forcing": what a comma ends belongs to the clause before
  return !/^,/.test(post) || at <= sentence.first || /^,/.test(tokens[at - 1]!.post);
}

/** Nothing but the beginning of a sentence, a conjunction or a comma stands before a word. */
function opensAlone(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const before = tokens[at - 1];
  return (
    at === sentence.first ||
    (before !== undefined && (/^(?:and|but|so)$/.test(before.lower) || /["“]$/.test(tokens[at]!.pre)))
  );
}

/** Heads of phrases that tell when or how: "at the same time", "in turn". */
const INSERTED =
  /^(?:time|times|turn|process|result|end|addition|response|return|fact|part|last|least|once|moment|point|year|month|week|day|morning|evening|night|contrast|general|particular|effect)$/;

/** "who with two clerks made", "and at the same time broke": the word before a phrase that stands between it and its verb. */
function overInsertion(tokens: readonly Token[], at: number, verb: number, sentence: Sentence): number {
  for (let i = at; i > sentence.first && verb - i <= 6; i -= 1) {
    if (i < at && !joined(tokens[i]!, tokens[i + 1]!)) return at;
    const { lower, tags } = tokens[i]!;
    if (/^(?:who|which|that|whom)$/.test(lower)) return at;
    if (PREPOSITIONS.has(lower) && lower !== 'of' && lower !== 'than') {
      const opener = tokens[i - 1]!.lower;
      if (/^(?:who|which)$/.test(opener)) return i - 1;
      const head = tokens[at]!;
      const when = head.tags.has('Date') || head.tags.has('Value') || INSERTED.test(head.lower);
      return when && /^(?:and|but)$/.test(opener) ? i - 1 : at;
    }
    if (isVerb(tokens[i]!) || tags.has('Pronoun') || tags.has('Conjunction')) return at;
  }
  return at;
}

/** The phrase before a verb that is its subject, or the subject it shares with a verb before. */
export function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  sentence: Sentence,
  all: readonly VerbGroup[],
): Phrase | undefined {
  const opening = statementStart(tokens, verb, sentence);
  const before = opening < sentence.first ? all : all.filter((group) => group.last > opening);
  let at = verb - 1;
  while (at >= sentence.first && isBetween(tokens, at, sentence)) at -= 1;
  // "was booked and later was released"
  if (
    at > sentence.first &&
    /^(?:later|earlier|soon|now|today|yesterday)$/.test(tokens[at]!.lower) &&
    /^(?:and|but)$/.test(tokens[at - 1]!.lower)
  )
    at -= 1;
  if (at < sentence.first) return undefined;
  // "The guard (83, 86) helped", "Velmar — a boat — sank"
  let open = overMarkedAside(tokens, at, sentence);
  if (open !== at) {
    // "the Hawks (9-4) – once a club – lost"
    if (open > sentence.first && /\)/.test(tokens[open]!.post)) open = overMarkedAside(tokens, open, sentence);
    at = open;
    // "Tolos, 52, (right) died"
    if (tokens[at]!.tags.has('Value') && at > sentence.first && /^,/.test(tokens[at - 1]!.post)) at -= 1;
  }
  at = overInsertion(tokens, at, verb, sentence);
  // "as predicted"
  if (tokens[at]!.lower === 'as' && at === verb - 1 && !takesSubject(tokens[verb]!)) return undefined;
  const gerund = isIngForm(tokens[verb]!);
  if (gerund) {
    const found = subjectOfGerund(tokens, at, verb, sentence, before);
    if (found !== undefined) return found.subject;
  }
  // "That put them ahead"
  if (
    tokens[at]!.lower === 'that' &&
    at === verb - 1 &&
    tokens[verb]!.lower !== 'said' &&
    (opensAlone(tokens, at, sentence) || isMeant(tokens, at, verb))
  )
    return { first: at, last: verb };
  // "the note that's signed"
  if (
    at > sentence.first &&
    (/^(?:who|which|that)$/.test(tokens[at]!.lower) ||
      (/^(?:who|that|which)'(?:s|ve|d|ll|re)$/.test(tokens[at]!.lower) &&
        tokens[at - 1]!.tags.has('Noun') &&
        tokens[at - 1]!.post === ' '))
  )
    return antecedent(tokens, at, sentence, before);
  if (/^(?:who|which|that)$/.test(tokens[at]!.lower)) return undefined;
  if (/^(?:and|but|or|then)$/.test(tokens[at]!.lower) || (/^,/.test(tokens[at]!.post) && isIngForm(tokens[verb]!))) {
    // "Doe resigned and left", "the site crashed, posting an error": the subject of the verb before; what stands in brackets is passed over
    let edge = at - 1;
    if (edge > sentence.first && /[)\]]/.test(tokens[edge]!.post))
      while (edge > sentence.first && !/[([]/.test(tokens[edge]!.pre)) edge -= 1;
    else edge = verb;
    const last = before.findLast((group) => group.last <= edge);
    // a participle in between keeps its subject to itself: "stopped a van carrying coal and took two men"
    const aside =
      last !== undefined &&
      !gerund &&
      (last.reduced || (last.auxiliaries.length === 0 && isIngForm(tokens[last.main]!)));
    // "charged with leaving the scene of a crash killing two, and driving while drunk": the noun between acts in its own clause only
    const own =
      last !== undefined &&
      gerund &&
      last.auxiliaries.length === 0 &&
      isIngForm(tokens[last.main]!) &&
      last.subject?.last === last.first;
    // "defended the right to speak, and did not shout": what has no tense hands no subject on
    const bare =
      last?.infinitive === true &&
      /^(?:is|are|was|were|has|have|had|did|does|do|didn't|doesn't|don't|wasn't|weren't|hasn't)$/.test(
        tokens[verb]!.lower,
      );
    if (last !== undefined && !gerund && !aside && hurtObject(tokens, last, sentence, before))
      return lastSubject(tokens, sentence, before);
    const shared = (aside || own || bare ? undefined : last?.subject) ?? lastSubject(tokens, sentence, before);
    // "The ferry, carrying 200 people, sank"
    return shared ?? (gerund && before.length === 0 ? phraseBefore(tokens, at, sentence, before) : undefined);
  } else if (/,\s*$/.test(tokens[at]!.post)) {
    const opened = commaBefore(tokens, at, sentence);
    // "..., his agent Jan Doe, told": the aside holds the name
    if (
      opened !== undefined &&
      !(isCapital(tokens[at]!) && !isCapital(tokens[opened]!) && tokens[opened + 1]!.tags.has('Pronoun'))
    )
      // "Jan Doe, 72, a clerk, said"
      at =
        tokens[opened]!.tags.has('Value') && opened > sentence.first && /^,/.test(tokens[opened - 1]!.post)
          ? opened - 1
          : opened;
    // "If you want to miss the queues, avoid the weekend": nobody is said to
    if (asks(tokens[verb]!) && before.length > 0 && inCondition(tokens, before.at(-1)!.first, sentence))
      return undefined;
    // "He cut the wax, mounted the slices": the subject of the verb before
    const last = before.at(-1);
    // "cut them using a saw, mounted the slices": the tool does nothing
    if (
      last?.object !== undefined &&
      tokens[verb]!.tags.has('PastTense') &&
      last.auxiliaries.length === 0 &&
      isIngForm(tokens[last.main]!) &&
      last.object.last === verb
    )
      return lastSubject(tokens, sentence, before);
    // the aside of a subject that still waits for its verb hands that subject on itself: "The clerk, hoping to save it, installed"
    const acted = before.some((group) => group !== last && group.first > (opened ?? -1) && hasTense(tokens, group));
    if (last !== undefined && acted && followsAim(tokens, last, verb, sentence))
      return lastSubject(tokens, sentence, before);
    if (last !== undefined && fits(tokens, verb, tokens[last.main]!) && runsOn(tokens, last, verb, sentence, before))
      return last.subject;
  }
  if (at < sentence.first) return undefined;
  at = overExamples(tokens, at, sentence);
  const onNoun =
    behindClauseOnNoun(tokens, at, verb, sentence, before) ??
    (takesSubject(tokens[verb]!) ? behindAimOnNoun(tokens, at, sentence, before) : undefined);
  if (onNoun !== undefined) return onNoun;
  const phrase = phraseBefore(tokens, at, sentence, before);
  // "a tram hit her was": such a pronoun is no subject of a verb with tense
  const objective =
    phrase !== undefined && takesSubject(tokens[verb]!) && /^(?:me|him|them|us)$/.test(tokens[phrase.last - 1]!.text);
  if (phrase !== undefined && !objective) return overJoinedOf(tokens, phrase, sentence, before) ?? phrase;
  return (
    behindAsides(tokens, at, verb, sentence, before) ??
    (takesSubject(tokens[verb]!) ? waitingSubject(tokens, verb, sentence, before) : undefined) ??
    nameBeside(tokens, verb, sentence)
  );
}

/** "I think that was debated": behind a verb of thinking, and right before "was", "that" is a thing. */
function isMeant(tokens: readonly Token[], at: number, verb: number): boolean {
  const governor = tokens[at - 1]!;
  return (
    /^(?:mean|think|know|believe|feel|guess|say|says|said)$/.test(governor.lower) &&
    governor.tags.has('Verb') &&
    /^(?:is|was|has|would|will)$/.test(tokens[verb]!.lower)
  );
}

/** "in a speech to the guild Commissioner for Fishing Mira Tolos said": whatever stands before it, the name beside a verb of saying says it. */
function nameBeside(tokens: readonly Token[], verb: number, sentence: Sentence): Phrase | undefined {
  if (!SAYING_FORMS.has(tokens[verb]!.lower) || !takesSubject(tokens[verb]!)) return undefined;
  let first = verb;
  while (
    first > sentence.first &&
    isCapital(tokens[first - 1]!) &&
    !tokens[first - 1]!.tags.has('Date') &&
    joined(tokens[first - 1]!, tokens[first]!)
  )
    first -= 1;
  return verb - first >= 2 && !tokens[verb - 1]!.tags.has('Place') ? { first, last: verb } : undefined;
}

/** A base form that may ask for something. */
function asks({ tags, lower }: Token): boolean {
  return tags.has('Infinitive') && !tags.has('Auxiliary') && !mayBePast(lower) && !/^(?:have|do)$/.test(lower);
}

/** "He cut the wax, mounted the slices", "We sort them, come in and pick one": the second verb has a form that goes on with the first. */
function fits(tokens: readonly Token[], at: number, last: Token): boolean {
  if (tokens[at]!.tags.has('PastTense')) return true;
  const base = ({ tags }: Token) => tags.has('Infinitive') && !tags.has('Auxiliary') && !tags.has('Modal');
  const next = tokens[at + 1];
  return (
    base(tokens[at]!) &&
    base(last) &&
    !mayBePast(last.lower) &&
    next !== undefined &&
    ['Determiner', 'Preposition', 'Particle', 'Adverb', 'Pronoun'].some((tag) => next.tags.has(tag))
  );
}

/** "An operation to remove the tram began": the noun that the infinitive hangs on, not the one it is done to. */
function behindAimOnNoun(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const last = before.findLast((group) => group.last <= at + 1);
  if (last === undefined || !last.infinitive || last.object === undefined || last.object.first < last.last)
    return undefined;
  // "efforts to ensure the tram was": what stands behind is a clause
  if (SAYING_VERBS.has(last.verb) || THINKING.has(last.verb) || TAKES_CLAUSE.test(last.verb)) return undefined;
  const noun = last.first - 2;
  if (noun < sentence.first || tokens[noun + 1]!.lower !== 'to' || !joined(tokens[noun]!, tokens[noun + 1]!))
    return undefined;
  const { tags } = tokens[noun]!;
  if (!tags.has('Noun') || tags.has('Pronoun') || tags.has('Date') || isVerb(tokens[noun]!)) return undefined;
  for (let i = noun; i <= at; i += 1)
    if ((i < at && !joined(tokens[i]!, tokens[i + 1]!)) || CLAUSE_OPENERS.test(tokens[i]!.lower)) return undefined;
  const phrase = phraseBefore(
    tokens,
    noun,
    sentence,
    before.filter((group) => group !== last),
  );
  if (phrase === undefined) return undefined;
  // "used the chance to remove the tram": the object of a verb is the subject of none, but of what is said
  const governor = before.findLast((group) => group.last <= phrase.first);
  const close = governor !== undefined && phrase.first - governor.last <= 2;
  return close && !SAYING_VERBS.has(governor.verb) && tokens[phrase.first - 1]!.lower !== 'that' ? undefined : phrase;
}

/** Verbs that a whole clause may follow. */
const TAKES_CLAUSE =
  /^(?:ensure|make|see|let|help|hear|watch|show|prove|find|check|decide|determine|learn|wish|mean|pretend|prevent|have|feel|demonstrate|establish|discover|recall|remember|notice|realise|realize|guarantee)$/;
