/**
 * The clause that tells an article's main event: the headline's own, else the first of the lead. Who is its subject, what is
 * its verb with all that hangs on it.
 */
import type { Span } from '../domain/extraction.ts';
import { findVerbGroups } from './clauses.ts';
import type { Opening } from './main-event.ts';
import type { Phrase } from './noun-phrases.ts';
import type { Sentence, Token } from './tokens.ts';
import { isEmptyGroup, type VerbGroup } from './verb-group.ts';

/** Subject and predicate of the main event. */
export interface Clause {
  readonly who?: Span;
  readonly what: Span;
  /** The sentence it stands in. */
  readonly sentence: Sentence;
  /** Tokens [first, last) of the predicate. */
  readonly first: number;
  readonly last: number;
}

/** Sentences of the body that are tried when the headline has no verb. */
const LEAD = 3;

/** The main clause of headline or lead, or undefined when neither holds a verb. */
export function mainClause(opening: Opening): Clause | undefined {
  const { document, lead } = opening;
  for (const sentence of document.sentences.slice(0, lead + LEAD)) {
    for (const part of partsOf(document.tokens, sentence)) {
      const found = clauseIn(opening, sentence, part);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The parts of a headline around colons and dashes; what stands behind the colon tells more: "Flood: Nine dead in north". */
function partsOf(tokens: readonly Token[], sentence: Sentence): Phrase[] {
  const parts: Phrase[] = [];
  let first = sentence.first;
  for (let i = sentence.first; i < sentence.last; i += 1) {
    if (i + 1 < sentence.last && !/[:|]|\s[-–—]+\s/.test(tokens[i]!.post)) continue;
    parts.push({ first, last: i + 1 });
    first = i + 1;
  }
  return parts;
}

/** Words that open a clause which only hangs on the main one. */
const HANGING =
  /^(?:after|as|while|when|because|since|before|if|although|though|who|which|that|whose|where|whom|until|how|why)$/;

function clauseIn(opening: Opening, sentence: Sentence, part: Phrase): Clause | undefined {
  const { document } = opening;
  const { tokens } = document;
  const groups = findVerbGroups(document, sentence).filter(
    (group) => group.first >= part.first && group.last <= part.last,
  );
  const main =
    groups.find((group) => isMain(tokens, group, part) && !isEmptyGroup(group)) ??
    groups.find((group) => isMain(tokens, group, part));
  if (main === undefined) return undefined;
  const subject = main.subject ?? undefined;
  const last = clauseEnd(tokens, main, part, groups);
  const who =
    subject === undefined
      ? undefined
      : { start: tokens[widened(tokens, subject, part)]!.start, end: tokens[subject.last - 1]!.end };
  let first = main.first;
  if (contentWords(tokens, first, last) < 2 && subject !== undefined) first = subject.first;
  return {
    ...(who === undefined ? {} : { who }),
    what: { start: tokens[first]!.start, end: tokens[last - 1]!.end },
    sentence,
    first,
    last,
  };
}

/** A finite verb that hangs on no other clause. */
function isMain(tokens: readonly Token[], group: VerbGroup, part: Phrase): boolean {
  if (group.infinitive) return false;
  if (tokens[group.main]!.tags.has('Gerund') && group.auxiliaries.length === 0) return false;
  const from = group.subject?.first ?? group.first;
  for (let i = group.first - 1; i >= Math.max(part.first, from - 3); i -= 1)
    if (HANGING.test(tokens[i]!.lower)) return false;
  return true;
}

/** Verbs that take "as" to say what somebody is taken for. */
const AS_VERBS = new Set(
  'name,describe,see,know,elect,appoint,treat,regard,hail,serve,act,identify,nominate,work,pose,brand,cite,list,rank,use,resign,quit,sack,pick,choose,confirm,emerge,swear'.split(
    ',',
  ),
);

/** The predicate ends before a clause that hangs on it, a purpose, or a comma with another clause. */
function clauseEnd(tokens: readonly Token[], main: VerbGroup, part: Phrase, groups: readonly VerbGroup[]): number {
  const verbBehind = (at: number) => groups.some((group) => group.first > at && group.last <= part.last);
  for (let i = main.last; i < part.last; i += 1) {
    const token = tokens[i]!;
    if (/^(?:after|while|when|because|before|if|although|amid|following|who|which)$/.test(token.lower)) return i;
    // "named as repairs start" hangs on, "named as heir" belongs to the verb
    if (token.lower === 'as' && (verbBehind(i) || !AS_VERBS.has(main.verb))) return i;
    if (
      /[,;]/.test(token.post) &&
      i + 1 < part.last &&
      /^(?:and|but|as|while|who|which|after|with)$/.test(tokens[i + 1]!.lower)
    )
      return i + 1;
    if (i > main.last + 1 && token.lower === 'to' && tokens[i + 1]?.tags.has('Infinitive') === true) return i;
    if (token.lower === 'for' && contentWords(tokens, main.last, i) > 1) return i;
  }
  return part.last;
}

function contentWords(tokens: readonly Token[], first: number, last: number): number {
  let count = 0;
  for (let i = first; i < last; i += 1)
    if (!/^(?:is|are|was|were|be|been|has|have|had|the|a|an|of|in|on|at|to|for|by|it|its)$/.test(tokens[i]!.lower))
      count += 1;
  return count;
}

/** Takes in the numbers and bounds before a subject: "At least seven people". */
function widened(tokens: readonly Token[], subject: Phrase, part: Phrase): number {
  let { first } = subject;
  while (
    first > part.first &&
    /^(?:at|least|most|more|than|about|around|nearly|up|several|dozens|hundreds|thousands)$/.test(
      tokens[first - 1]!.lower,
    )
  )
    first -= 1;
  return first;
}
