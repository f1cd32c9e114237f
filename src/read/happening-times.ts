/**
 * Which happenings of a sentence a time belongs to: the one in whose clause it stands, and those that share that clause. What lies behind
 * "after", "that" or "which" happened at another time: "shares fell on Friday after the accident that killed 12".
 */
import type { TimeExpression } from '../domain/extraction.ts';
import type { Draft } from './happening-drafts.ts';
import type { Index } from './participants.ts';
import { rangeOf, type Sentence, type Token, type Tokens } from './tokens.ts';

/** Words behind which another occasion is told. Source: written for this project. */
const OTHER_OCCASION = new Set(
  'after,before,since,until,till,following,because,although,though,if,unless,whether,despite,amid,than,which,who,whose,whom,where,that,so'.split(
    ',',
  ),
);
/** Farthest that a happening stands from its time, in words: a bound on work, beyond what a sentence of news holds. */
const REACH = 60;
/** A comma on the way weighs as much as so many UTF-16 units. */
const COMMA = 40;

interface Way {
  /** Clauses that begin on the way. */
  readonly occasions: number;
  /** UTF-16 units, commas counted as more. */
  readonly length: number;
}

/** The happenings with the time that belongs to each. */
export function withTimes(document: Tokens, sentence: Sentence, drafts: readonly Draft[], index: Index): Draft[] {
  const given = new Map<Draft, { readonly time: TimeExpression; readonly owns: boolean; readonly length: number }>();
  for (const time of index.timesOf(sentence.index)) {
    const ways = near(document.tokens, drafts, time).map((draft) => ({
      draft,
      way: wayTo(document.tokens, draft, time),
    }));
    const [owner] = ways.toSorted((a, b) => a.way.occasions - b.way.occasions || a.way.length - b.way.length);
    for (const { draft, way } of ways) {
      const owns = draft === owner!.draft;
      if (!owns && !shares(document.tokens, draft, way, time, owner!.draft)) continue;
      const known = given.get(draft);
      if (!known || (owns && !known.owns) || (owns === known.owns && way.length < known.length))
        given.set(draft, { time, owns, length: way.length });
    }
  }
  return drafts.map((draft) => {
    const own = given.get(draft);
    return own === undefined ? draft : { ...draft, time: own.time };
  });
}

/** The happenings within reach of a time; they are given in text order. */
function near(tokens: readonly Token[], drafts: readonly Draft[], time: TimeExpression): readonly Draft[] {
  const [first, last] = rangeOf(tokens, time);
  let from = 0;
  let until = drafts.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if (drafts[middle]!.at < first - REACH) from = middle + 1;
    else until = middle;
  }
  let to = from;
  while (to < drafts.length && drafts[to]!.at < last + REACH) to += 1;
  return drafts.slice(from, to);
}

/** Whether a happening that stands in the clause of a time was then, too. */
function shares(tokens: readonly Token[], draft: Draft, way: Way, time: TimeExpression, owner: Draft): boolean {
  // When something was said is not when it happened, nor the other way round.
  if (way.occasions > 0 || draft.type === 'statement' || owner.type === 'statement') return false;
  return draft.trigger.start < time.end || !isNoun(tokens, draft) || isCalledBy(tokens, draft, time);
}

/** "Tuesday night's deadly crash", not "on Friday into the crash". */
function isCalledBy(tokens: readonly Token[], { at }: Draft, time: TimeExpression): boolean {
  const [, last] = rangeOf(tokens, time);
  return tokens.slice(last, at).every(({ tags }) => tags.has('Adjective') || tags.has('Noun'));
}

/** "the inquiry", and "the sinking of the ferry", which is found as a verb. */
function isNoun(tokens: readonly Token[], { rule, at }: Draft): boolean {
  const before = tokens[at - 1];
  return (
    rule === 'happening.noun' || before?.tags.has('Determiner') === true || before?.tags.has('Possessive') === true
  );
}

function wayTo(tokens: readonly Token[], draft: Draft, time: TimeExpression): Way {
  const [first, last] = rangeOf(tokens, time);
  const behind = draft.at >= last;
  const [from, until] = behind ? [last, draft.at] : [draft.at + 1, first];
  let occasions = 0;
  let commas = 0;
  for (let i = from; i < until; i += 1) {
    // "since Tuesday" is a time as a whole
    if (opensOccasion(tokens, i) && i !== first - 1) occasions += 1;
    if (/[,;:()–—]/.test(tokens[i]!.post) || (i === until - 1 && /[(–—]/.test(tokens[i]!.pre))) commas += 1;
  }
  const apart = behind ? draft.trigger.start - time.end : time.start - draft.trigger.end;
  return { occasions, length: Math.max(0, apart) + COMMA * commas };
}

/** "after", "which", "that" that is no pointing word, and "and" before a subject of its own. */
function opensOccasion(tokens: readonly Token[], at: number): boolean {
  const { lower, tags, post } = tokens[at]!;
  if (lower === 'and' || lower === 'but') {
    const next = tokens[at + 1];
    return (
      next !== undefined &&
      !next.tags.has('Verb') &&
      !next.tags.has('Adverb') &&
      /[,;]/.test(tokens[at - 1]?.post ?? '')
    );
  }
  if (!OTHER_OCCASION.has(lower)) return false;
  return !(lower === 'that' && tags.has('Determiner') && post === ' ' && tokens[at + 1]?.tags.has('Noun') === true);
}
