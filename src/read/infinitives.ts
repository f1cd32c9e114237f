/**
 * Who does what an infinitive says: the subject of the verb before it, the one who is asked, the owner of the plan, or the one named
 * behind "for". An empty "it" does nothing.
 */

import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { ownerAt, type Phrase, phraseAfter, phraseBefore } from './noun-phrases.ts';
import { isNounAfterAll, OWNER } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';
import { THINKING } from './verb-sorts.ts';

/** Verbs whose object is who does what the infinitive behind them says. */
export const ASKING: ReadonlySet<string> = new Set(
  'ask,invite,urge,tell,order,force,allow,help,want,expect,persuade,encourage,enable,require,permit,advise,warn,beg,instruct,convince,push,press,prompt,cause,lead,call on,let,need,like,inspire,motivate,teach,pressure,compel,oblige,remind,request,direct,authorize,authorise,drive,hire,send,summon,pay,nominate,elect,appoint,choose,select,tip,train,challenge,command,implore,tempt,entitle,believe,consider'.split(
    ',',
  ),
);

/** Nouns of what somebody means to do, or may. Source: written for this project. */
const INTENT =
  /^(?:plans?|decisions?|bids?|attempts?|efforts?|intentions?|offers?|promises?|pledges?|vows?|refusal|failure|ability|right|desire|agreement|move|proposals?|threats?|campaign|fight|push|scheme|wish|willingness|readiness|inability|reluctance|determination|chance|opportunity|duty|need|request|order|call|permission|deal|mission|commitment|tendency|power|battle|struggle|quest|drive|race|urge|ambition|hope|dream|goal|aim|instinct|skill|means|authority|courage)$/;

/** Verbs of having or making such a plan, so that their subject is who means it. */
const HOLDING =
  /^(?:have|make|announce|reveal|unveil|get|take|win|seek|abandon|drop|launch|begin|start|outline|set out|lead|be|mount|want|need|reach|sign|scrap|shelve|cancel|miss|lack|use|gain|earn|deserve|keep|lose|issue|find|see|spot)$/;

/** Passives whose subject does not do what the infinitive says: "was used to kill". */
const WITH_PURPOSE =
  /^(?:use|issue|hold|make|take|do|spend|create|launch|build|hatch|introduce|cut|raise|organi[sz]e|stage|write|change|impose|develop)$/;

/** Farthest a verb governs an infinitive, in tokens. */
const REACH = 10;

/** The subject of the infinitive whose verb stands at `first`, or undefined when the sentence leaves it open. */
export function subjectOfInfinitive(
  tokens: readonly Token[],
  first: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const to = tokens[first - 1]?.lower === 'to' ? first - 1 : first;
  const governor = governorOf(tokens, to, before);
  // "in order to", "so as to"
  if (/^(?:in order|so as)$/.test(`${tokens[to - 2]?.lower} ${tokens[to - 1]?.lower}`) && to - 2 >= sentence.first)
    return governor?.passive === true ? governor.by : governor?.subject;
  const named = namedBehindFor(tokens, to, sentence, governor) ?? leftTo(tokens, to, sentence, governor);
  if (named !== undefined) return named;
  const noun = tokens[to - 1];
  // 'the body plans to hold': a verb that only looks like a noun
  if (
    noun !== undefined &&
    governor?.last !== to &&
    to > sentence.first &&
    INTENT.test(noun.lower) &&
    joined(noun, tokens[to]!)
  ) {
    const owner = ownerOf(tokens, to - 1, sentence);
    if (owner !== undefined) return owner;
    if (governor !== undefined && !(governor.passive ? false : HOLDING.test(governor.verb))) return undefined;
  }
  if (governor === undefined) {
    if (noun === undefined || !noun.tags.has('Noun') || isBehindVerb(tokens, to, before)) return undefined;
    // "his own battle to stay", "a man to watch": a thing does nothing
    const owner = ownerOf(tokens, to - 1, sentence);
    if (owner !== undefined) return owner;
    return isCapital(noun) || ['Actor', 'Person', 'Plural', 'Pronoun'].some((tag) => noun.tags.has(tag))
      ? phraseBefore(tokens, to - 1, sentence, before)
      : undefined;
  }
  // `"We had a chance," he told the press, "to win"`: what is said goes on, and its own verb stands before
  if (/["“]/.test(tokens[to]!.pre) && !joined(tokens[to - 1]!, tokens[to]!) && SAYING_VERBS.has(governor.verb))
    return before.findLast((group) => group !== governor && group.last <= governor.first && group.subject !== undefined)
      ?.subject;
  if (!governor.passive && ASKING.has(governor.verb) && reaches(tokens, governor, to)) return governor.object;
  // "called on the firm to show"
  if (/^(?:call|rely|depend|count)$/.test(governor.verb) && /^(?:on|upon)$/.test(tokens[governor.last]?.lower ?? '')) {
    const called = phraseAfter(tokens, governor.last + 1, sentence);
    if (called?.last === to) return called;
  }
  // "costs much to make", "took two years to write": what is made does nothing
  if (
    governor.verb === 'cost' ||
    (governor.verb === 'take' && governor.object !== undefined && isTime(tokens[governor.object.last - 1]!))
  )
    return undefined;
  if (
    /^(?:be|take|cost|seem|remain|become|appear|make|prove)$/.test(governor.verb) &&
    isEmptyIt(tokens, governor.subject)
  )
    return undefined;
  // "needs to be done carefully to avoid": what it is done for
  const apart =
    governor.last < to &&
    !ASKING.has(governor.verb) &&
    governor.verb !== 'approach' &&
    !SAYING_VERBS.has(governor.verb) &&
    !THINKING.has(governor.verb) &&
    !tokens[to - 1]!.tags.has('Adjective');
  if (governor.passive && (apart || WITH_PURPOSE.test(governor.verb))) return governor.by;
  return subjectOfGovernor(tokens, governor, to, sentence);
}

/** "asked Doe to", "asked Jan Doe, the chief, to", "urged members of the council to": the one asked stands before, with what tells of him. */
function reaches(tokens: readonly Token[], governor: VerbGroup, to: number): boolean {
  const { object } = governor;
  if (object === undefined || object.last > to || object.first < governor.last) return object?.last === to;
  if (object.last === to) return true;
  const aside = /^,\s$/.test(tokens[object.last - 1]!.post) && /^,\s$/.test(tokens[to - 1]!.post);
  if (!aside && (tokens[object.last]!.lower !== 'of' || governor.verb === 'need')) return false;
  for (let i = object.last; i < to; i += 1) {
    const { tags, post } = tokens[i]!;
    if (tags.has('Verb') || tags.has('Conjunction') || (i < to - 1 && /[,;:]/.test(post))) return false;
  }
  return aside || joined(tokens[to - 1]!, tokens[to]!);
}

/** "leave it to the clerks to decide", "it is up to Doe to decide": the one it is left to. */
function leftTo(
  tokens: readonly Token[],
  to: number,
  sentence: Sentence,
  governor: VerbGroup | undefined,
): Phrase | undefined {
  for (let i = to - 2; i > Math.max(sentence.first, to - 7); i -= 1) {
    const { lower, tags } = tokens[i]!;
    if (!joined(tokens[i]!, tokens[i + 1]!) || tags.has('Verb')) return undefined;
    if (lower !== 'to') continue;
    const left = governor?.verb === 'leave' && (governor.last === i || governor.object?.last === i);
    return left || tokens[i - 1]!.lower === 'up' ? phraseAfter(tokens, i + 1, sentence) : undefined;
  }
  return undefined;
}

/** What somebody aims at, so that who aims does it: "our goal is to sell". */
const AIM =
  /^(?:goals?|aims?|plans?|ideas?|priority|priorities|jobs?|missions?|tasks?|objectives?|purpose|intentions?|intent|hopes?|dreams?|strategy|duty|role|focus|step|way|challenge|wish|ambition|desire|decision|choice|point|solution|answer|key|trick|thing|approach|policy|responsibility|target|answer|response|effort|attempt|option|alternative|best|mandate)$/;

/** "is the only way to", "was a place to": but "was on his way to". */
function isMeans(tokens: readonly Token[], governor: VerbGroup, to: number): boolean {
  if (governor.verb !== 'be' || !/^(?:way|method|means|place|technique|tool)$/.test(tokens[to - 1]!.lower))
    return false;
  for (let i = governor.last; i < to - 1; i += 1) {
    const { tags, lower, possessive } = tokens[i]!;
    if (
      possessive ||
      !(/^(?:the|a|an|one|another)$/.test(lower) || tags.has('Adjective') || tags.has('Adverb') || lower === 'only')
    )
      return false;
  }
  return governor.last < to - 1;
}

/** The subject of the verb before; of an aim only its owner. */
function subjectOfGovernor(
  tokens: readonly Token[],
  governor: VerbGroup,
  to: number,
  sentence: Sentence,
): Phrase | undefined {
  const { subject } = governor;
  // "salt is the only way to thaw it": means do nothing themselves
  if (isMeans(tokens, governor, to)) return undefined;
  if (governor.verb !== 'be' || subject === undefined) return subject;
  const at = subject.last - 1;
  if (!AIM.test(tokens[at]!.lower)) return subject;
  const owned = tokens
    .slice(subject.first, subject.last)
    .findLast((token) => token.possessive || OWNER.test(token.lower));
  if (owned !== undefined) return { first: owned.possessive ? subject.first : owned.index, last: owned.index + 1 };
  return ownerOf(tokens, at, sentence);
}

/** The verb before an infinitive, when no comma with a verb of its own, clause opener or semicolon stands between. */
function governorOf(tokens: readonly Token[], to: number, before: readonly VerbGroup[]): VerbGroup | undefined {
  const last = before.findLast((group) => group.last <= to && to - group.last <= REACH);
  if (last === undefined) return undefined;
  for (let i = last.last; i < to; i += 1)
    if (
      /[;:]|--|[–—]/.test(tokens[i]!.post) ||
      /^(?:who|which|that|when|while|because|although)$/.test(tokens[i]!.lower)
    )
      return undefined;
  return last;
}

function isBehindVerb(tokens: readonly Token[], to: number, before: readonly VerbGroup[]): boolean {
  const last = before.at(-1);
  return last !== undefined && last.last <= to && to - last.last <= REACH && joined(tokens[to - 1]!, tokens[to]!);
}

/** "for readers to understand": who stands between "for" and "to". */
function namedBehindFor(
  tokens: readonly Token[],
  to: number,
  sentence: Sentence,
  governor: VerbGroup | undefined,
): Phrase | undefined {
  const floor = Math.max(sentence.first, governor?.last ?? sentence.first, to - 8);
  for (let i = to - 1; i >= floor; i -= 1) {
    if (i < to - 1 && !joined(tokens[i]!, tokens[i + 1]!)) return undefined;
    if (tokens[i]!.lower !== 'for') continue;
    if (
      governor !== undefined &&
      /^(?:apologi[sz]e|blame|praise|thank|pay|search|vote|use|spend|hold|arrest|charge|wait)$/.test(governor.verb) &&
      governor.verb !== 'wait'
    )
      return undefined;
    const head = tokens[to - 1]!;
    const noun = head.tags.has('Noun') || isNounAfterAll(tokens, to - 1, sentence);
    if (!noun || head.tags.has('Date') || INTENT.test(head.lower)) return undefined;
    let first = i + 1;
    while (first < to - 1 && tokens[first]!.tags.has('Determiner')) first += 1;
    // "for the people of Oslo to see": the head is the first noun
    let last = first + 1;
    while (last < to && !tokens[last]!.tags.has('Preposition')) last += 1;
    return { first, last };
  }
  return undefined;
}

/** "Doe's plan to sell", "his decision to leave", "a plan by Doe to sell". */
function ownerOf(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 5); i -= 1) {
    const token = tokens[i]!;
    if (!joined(token, tokens[i + 1]!)) return undefined;
    if (OWNER.test(token.lower)) return { first: i, last: i + 1 };
    if (token.possessive) return ownerAt(tokens, i, sentence);
    if (!(token.tags.has('Adjective') || token.tags.has('Noun')) || token.tags.has('Pronoun')) return undefined;
  }
  return undefined;
}

function isTime(token: Token): boolean {
  return (
    token.tags.has('Date') ||
    /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|time|while|ages)$/.test(token.lower)
  );
}

/** "It is time to leave": an "it" that stands for nothing. */
function isEmptyIt(tokens: readonly Token[], subject: Phrase | undefined): boolean {
  return subject !== undefined && /^(?:it|it's|there)$/.test(tokens[subject.last - 1]!.lower);
}
