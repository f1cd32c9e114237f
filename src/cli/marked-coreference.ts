/**
 * Which marked mentions of one document stand for one thing: names by what the reader found, descriptions by their head, then what stands
 * beside a name ("Jane Doe, the coach"), and pronouns by what was told of before. Pure.
 */
import type { EntityKind, Span } from '../domain/extraction.ts';
import { isBound, type Pronoun, pronounOf } from './marked-words.ts';

/** One thing of the document. */
export interface Referent {
  readonly kind: EntityKind;
  /** A name is given somewhere. */
  readonly named: boolean;
  /** The heads by which it is described: "driver". */
  readonly called: Set<string>;
  gender: 'he' | 'she' | undefined;
  readonly plural: boolean;
  /** What it was found to be; itself while nothing. */
  same?: Referent;
}

/** A mention in the order of the text. */
export interface Mentioned extends Span {
  readonly sentence: number;
  readonly words: string;
  /** Marked by hand, not only found by the reader. */
  readonly marked: boolean;
  /** Absent for pronouns until they are resolved. */
  referent?: Referent;
  /** Of the mark's own type: what a time can never be is a person. */
  readonly space: 'person' | 'place' | 'time' | 'thing';
}

/** What a referent was found to be in the end. */
export function whole(referent: Referent): Referent {
  let at = referent;
  while (at.same) at = at.same;
  return at;
}

/** Makes two one, unless both are named or something speaks against it. */
function join(a: Referent, b: Referent): void {
  const [x, y] = [whole(a), whole(b)];
  if (x === y || (x.named && y.named) || (x.gender && y.gender && x.gender !== y.gender)) return;
  const [into, from] = y.named && !x.named ? [y, x] : [x, y];
  from.same = into;
  into.gender ??= from.gender;
  for (const noun of from.called) into.called.add(noun);
}

/** Joins what stands beside a name and finds what pronouns stand for; `mentions` in the order of the text, outer ones first. */
export function corefer(text: string, mentions: readonly Mentioned[]): void {
  beside(text, mentions);
  byOffice(mentions);
  byElimination(text, mentions);
  for (const [at, mention] of mentions.entries()) {
    const pronoun = mention.referent ? undefined : pronounOf(mention.words);
    const meant = pronoun && antecedent(mentions.slice(0, at), mention, pronoun);
    if (meant) mention.referent = whole(meant);
  }
}

/** What may stand between a name and what says who that is. */
const APART =
  /^,? (?:is|was|are|were|has been|have been|became|becomes|remains|remained)(?: (?:now|also|still|once|just))? (?:named |appointed )?(?:an?|the|his|her|its|their|one of the)?\s*$/;
const COMMA = /^, (?:(?:an?|the|his|her|its|their|who (?:is|was) (?:an?|the)|\d{1,3},) )?(?:[\p{Ll}\d-]+ ){0,3}$/u;
const CALLED = /^,? (?:named|called|identified as|known as|identified by \p{L}+ as) $/u;

function beside(text: string, mentions: readonly Mentioned[]): void {
  for (const [at, one] of mentions.entries()) {
    if (!one.referent || one.space === 'time') continue;
    for (const other of mentions.slice(at + 1, at + 4)) {
      if (!other.referent || other.space !== one.space || other.start < one.end) continue;
      if (one.referent.named === other.referent.named || one.referent.plural !== other.referent.plural) continue;
      const between = text.slice(one.end, other.start);
      const behind = text.slice(other.end, other.end + 2);
      const title = between === ' ' && !one.referent.named;
      const apposed = COMMA.test(between) && /^(?:[,.;:)]|\s?-|$|\n)/.test(behind);
      if (title || apposed || APART.test(between) || (!one.referent.named && CALLED.test(between)))
        join(one.referent, other.referent);
    }
  }
}

/** "The coach" is the one named person whom the document calls a coach. */
function byOffice(mentions: readonly Mentioned[]): void {
  const referents = new Set(mentions.flatMap(({ referent }) => (referent ? [whole(referent)] : [])));
  const named = [...referents].filter(({ named }) => named);
  for (const described of referents) {
    if (described.named || described.plural) continue;
    const fitting = named.filter(({ called }) => [...described.called].some((noun) => called.has(noun)));
    if (fitting.length === 1) join(fitting[0]!, described);
  }
}

/** Nouns for people who act or speak for somebody else, or stand beside them. Source: written for this project. */
const BESIDE = new Set(
  'spokesman,spokeswoman,spokesperson,representative,rep,publicist,agent,lawyer,attorney,counsel,judge,prosecutor,official,officer,police,investigator,detective,witness,friend,neighbor,neighbour,relative,colleague,co-worker,coworker,source,reporter,journalist,victim,suspect'.split(
    ',',
  ),
);

/** "The actress" is the one person that the document names. Headlines leave the article out. */
function byElimination(text: string, mentions: readonly Mentioned[]): void {
  const sentencesOf = new Map<Referent, Set<number>>();
  for (const { referent, sentence, marked } of mentions) {
    if (!referent || !marked) continue;
    const own = whole(referent);
    sentencesOf.set(own, (sentencesOf.get(own) ?? new Set()).add(sentence));
  }
  const people = [...sentencesOf.keys()].filter(({ named, kind }) => named && kind === 'PERSON');
  for (const { referent, words, start, sentence } of mentions) {
    const described = referent && whole(referent);
    if (!described || described.named || described.plural || described.kind !== 'PERSON') continue;
    if ([...described.called].some((noun) => BESIDE.has(noun))) continue;
    const definite = sentence === 0 || DEFINITE.test(text.slice(Math.max(0, start - 40), start) + words);
    if (!definite) continue;
    const fitting = people.filter(({ gender }) => !gender || !described.gender || gender === described.gender);
    if (fitting.length === 1) join(fitting[0]!, described);
  }
}

const DEFINITE = /\b(?:the|this|that) (?:[\p{L}\p{N}-]+ ){0,3}[\p{L}\p{N}-]+$/iu;

/** Sentences that a pronoun looks back over. */
const BACK = 3;

function antecedent(before: readonly Mentioned[], mention: Mentioned, pronoun: Pronoun): Referent | undefined {
  if (pronoun === 'speaker') return undefined;
  const fitting = before.filter(
    (other) =>
      other.referent !== undefined &&
      other.end <= mention.start &&
      mention.sentence - other.sentence <= BACK &&
      fits(other, whole(other.referent), pronoun),
  );
  if (pronoun === 'who' || pronoun === 'which' || pronoun === 'where') {
    // What such a word opens hangs on what stands right before it.
    const near = fitting.filter(({ end, sentence }) => sentence === mention.sentence && mention.start - end <= 40);
    return (near.findLast(({ marked }) => marked) ?? near.at(-1))?.referent;
  }
  const here = fitting.filter(({ sentence }) => sentence === mention.sentence);
  if (isBound(mention.words) && here.length > 0) return here.at(-1)!.referent;
  if (here.length > 0) return here[0]!.referent;
  for (let sentence = mention.sentence - 1; sentence >= mention.sentence - BACK; sentence -= 1) {
    const there = fitting.filter((other) => other.sentence === sentence);
    if (there.length > 0) return there[0]!.referent;
  }
  return undefined;
}

function fits({ space }: Mentioned, { kind, gender, plural }: Referent, pronoun: Pronoun): boolean {
  if (space === 'time') return false;
  switch (pronoun) {
    case 'he':
    case 'she':
      return kind === 'PERSON' && space === 'person' && !plural && (gender === undefined || gender === pronoun);
    case 'who':
      return space === 'person';
    case 'they':
      return plural && space !== 'place';
    case 'it':
      return !plural && kind !== 'PERSON' && space !== 'place';
    case 'which':
      return space !== 'person' || kind !== 'PERSON';
    case 'where':
    case 'there':
      return space === 'place' || kind === 'PLACE' || kind === 'COUNTRY';
    default:
      return false;
  }
}
