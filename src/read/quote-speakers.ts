/**
 * Who speaks each quote: the reporting clause's own subject, the person a pronoun stands for, or the speaker carried over
 * from the piece before. Each carried speaker says so in its rule and costs score.
 */
import type { Span } from '../domain/extraction.ts';
import type { Quoted } from './quote-marks.ts';
import { type Clause, sayingForm } from './reporting-clause.ts';
import { mentionsIn, type Speakers, subjectBefore } from './speaker-phrase.ts';
import { endsStatement, lowerBound, type Tokens } from './tokens.ts';

/** A quote before its speaker is known. */
export interface Draft {
  readonly quoted: Quoted;
  readonly content: Span;
  readonly form: 'direct' | 'mixed';
  readonly sentence: number;
  readonly clause?: Clause;
}

/** A quote with what is known of its speaker. */
export interface Voiced {
  readonly draft: Draft;
  readonly speaker?: number;
  readonly span?: Span;
  /** Index of the piece this one goes on with. */
  readonly continues?: number;
  readonly score: number;
  readonly rule: string;
}

/** How many sentences back a pronoun may point. */
const REACH = 4;
/** Longest statement looked at, in tokens. */
const STATEMENT = 120;
/** Longest stretch between two pieces of one utterance, in UTF-16 units. */
const INTERRUPTION = 240;

/** Speakers of all quotes, in order; each may lean on the ones before. */
export function giveSpeakers(
  document: Tokens,
  drafts: readonly Draft[],
  outside: readonly boolean[],
  who: Speakers,
): Voiced[] {
  const done: Voiced[] = [];
  for (const draft of drafts) {
    const voiced =
      interrupted(draft, done) ??
      ownSpeaker(document, draft, done, outside, who) ??
      carried(document, draft, done, outside, who);
    done.push(voiced);
    joinBackwards(document, done);
  }
  return done;
}

/** `"...," Doe said, "..."`: one clause hands both pieces over. */
function interrupted(draft: Draft, done: readonly Voiced[]): Voiced | undefined {
  const before = done.at(-1);
  if (before === undefined || draft.clause?.verb === undefined || before.draft.clause?.verb !== draft.clause.verb)
    return undefined;
  if (before.span === undefined) return undefined;
  return {
    draft,
    ...(before.speaker === undefined ? {} : { speaker: before.speaker }),
    span: before.span,
    continues: done.length - 1,
    score: before.score,
    rule: 'continued',
  };
}

function ownSpeaker(
  document: Tokens,
  draft: Draft,
  done: readonly Voiced[],
  outside: readonly boolean[],
  who: Speakers,
): Voiced | undefined {
  const { clause } = draft;
  if (clause?.phrase === undefined) return undefined;
  const { span, speaker, pronoun } = clause.phrase;
  const sure = clause.rule === 'colon' || clause.rule === 'names' ? 700 : 850;
  if (speaker !== undefined) return { draft, speaker, span, score: sure, rule: clause.rule };
  if (pronoun === undefined) return { draft, span, score: 650, rule: clause.rule };
  const meant = /^(?:he|she)$/.test(pronoun)
    ? antecedent(document, Math.min(draft.content.start, span.start), span, pronoun as 'he' | 'she', done, outside, who)
    : undefined;
  return meant === undefined
    ? { draft, span, score: 650, rule: clause.rule }
    : { draft, speaker: meant, span, score: 650, rule: 'pronoun' };
}

/** The speaker of the piece before, where the two are pieces of one utterance or stand in one paragraph. */
function carried(
  document: Tokens,
  draft: Draft,
  done: readonly Voiced[],
  outside: readonly boolean[],
  who: Speakers,
): Voiced {
  const none: Voiced = { draft, score: draft.clause === undefined ? 550 : 650, rule: draft.clause?.rule ?? 'quote' };
  const before = done.at(-1);
  if (before !== undefined) {
    const between = document.text.slice(before.draft.quoted.outer.end, draft.quoted.outer.start);
    const voice = {
      ...(before.speaker === undefined ? {} : { speaker: before.speaker }),
      ...(before.span === undefined ? {} : { span: before.span }),
    };
    const known = before.span !== undefined;
    const index = done.length - 1;
    const lines = between.match(/[\n\r]+\s*/g)?.length ?? 0;
    // a paragraph left open goes on in the next
    if (!before.draft.quoted.closed && between.trim() === '' && lines === 1 && draft.form === 'direct')
      return { draft, ...voice, continues: index, score: known ? 700 : 550, rule: 'next paragraph' };
    if (known && lines === 0) {
      const statements = statementsIn(document, before.draft.quoted.outer.end, draft.quoted.outer.start);
      const behind =
        before.draft.clause !== undefined && /^(?:X said|said X|according to)$/.test(before.draft.clause.rule);
      const follows = behind || before.rule === 'continued';
      if (follows && statements <= 1 && between.length <= INTERRUPTION && (draft.form === 'direct' || statements === 0))
        return { draft, ...voice, continues: index, score: 750, rule: 'continued' };
      if (statements === 0) return { draft, ...voice, score: 650, rule: 'same sentence' };
      if (draft.form === 'direct' && statements <= 2) return { draft, ...voice, score: 550, rule: 'same paragraph' };
    }
  }
  if (draft.form !== 'direct') return none;
  // a paragraph that is nothing but words goes on with who spoke in the paragraph before
  if (
    before?.span !== undefined &&
    fillsParagraph(document.text, draft.quoted) &&
    isNextParagraph(document.text, before, draft)
  )
    return {
      draft,
      ...(before.speaker === undefined ? {} : { speaker: before.speaker }),
      span: before.span,
      score: 550,
      rule: 'next paragraph',
    };
  const spoken = speakerOfSentenceBefore(document, draft, outside, who);
  return spoken === undefined ? none : { draft, ...spoken, score: 550, rule: 'sentence before' };
}

function fillsParagraph(text: string, quoted: Quoted): boolean {
  return (
    /(?:^|[\n\r])\s*$/.test(text.slice(Math.max(0, quoted.outer.start - 4), quoted.outer.start)) &&
    /^[.\s]*(?:[\n\r]|$)/.test(text.slice(quoted.outer.end, quoted.outer.end + 4))
  );
}

/** The quote stands in the paragraph right behind that of the piece before. */
function isNextParagraph(text: string, before: Voiced, draft: Draft): boolean {
  const between = text.slice(before.draft.quoted.outer.end, draft.quoted.outer.start);
  return between.length < 600 && (between.match(/[\n\r]+\s*/g)?.length ?? 0) === 1;
}

/** How many statements end between two offsets. */
function statementsIn(document: Tokens, start: number, end: number): number {
  const { tokens } = document;
  let count = 0;
  for (let i = lowerBound(tokens, start); i < tokens.length && tokens[i]!.end <= end; i += 1)
    if (/[.!?]/.test(tokens[i]!.post) && (endsStatement(tokens[i]!) || /^[.!?]\s*["“]/.test(tokens[i]!.post)))
      count += 1;
  return count;
}

/** `The site worked, Doe said. "It was fast."`, `Doe disagreed. "It was slow."`: who the sentence before is about. */
function speakerOfSentenceBefore(
  document: Tokens,
  draft: Draft,
  outside: readonly boolean[],
  who: Speakers,
): { speaker?: number; span?: Span } | undefined {
  const { tokens, sentences } = document;
  const first = lowerBound(tokens, draft.quoted.outer.start);
  const before = tokens[first - 1];
  if (before === undefined || outside[first - 1] !== true) return undefined;
  if (/[\n\r]/.test(document.text.slice(before.end, draft.quoted.outer.start))) return undefined;
  let from = first - 1;
  const floor = Math.max(sentences[before.sentence]!.first, first - STATEMENT);
  while (from > floor && !endsStatement(tokens[from - 1]!) && outside[from - 1] === true) from -= 1;
  for (let i = first - 1; i >= from; i -= 1) {
    const form = sayingForm(tokens, i);
    if (form === undefined || /ing$/.test(tokens[i]!.lower)) continue;
    const phrase = subjectBefore(document, i, from, who);
    if (phrase !== undefined)
      return { span: phrase.span, ...(phrase.speaker === undefined ? {} : { speaker: phrase.speaker }) };
  }
  const subject = subjectOf(document, from, first, who, outside);
  return typeof subject === 'number' ? { speaker: subject } : undefined;
}

/** A quote left open takes the speaker that its next paragraph names. */
function joinBackwards(document: Tokens, done: Voiced[]): void {
  const last = done.at(-1)!;
  if (last.span === undefined) return;
  for (let i = done.length - 2; i >= 0; i -= 1) {
    const piece = done[i]!;
    const next = done[i + 1]!;
    const between = document.text.slice(piece.draft.quoted.outer.end, next.draft.quoted.outer.start);
    if (piece.span !== undefined || piece.draft.quoted.closed || between.trim() !== '' || piece.draft.form !== 'direct')
      return;
    done[i] = {
      ...piece,
      span: last.span,
      ...(last.speaker === undefined ? {} : { speaker: last.speaker }),
      score: 600,
      rule: 'next paragraph',
    };
    if (next.continues === undefined) done[i + 1] = { ...next, continues: i };
  }
}

/** Whom "he" or "she" means: who spoke last or who the sentences before are about, when the gender does not speak against it. */
function antecedent(
  document: Tokens,
  at: number,
  pronoun: Span,
  gender: 'he' | 'she',
  done: readonly Voiced[],
  outside: readonly boolean[],
  who: Speakers,
): number | undefined {
  const { tokens, sentences } = document;
  const fits = (entity: number) => who.kindOf(entity) === 'PERSON' && (who.genderOf(entity) ?? gender) === gender;
  const here = tokens[Math.min(tokens.length - 1, lowerBound(tokens, at))]!.sentence;
  const within = subjectOf(
    document,
    Math.max(sentences[here]!.first, lowerBound(tokens, at) - STATEMENT),
    lowerBound(tokens, Math.min(at, pronoun.start)),
    who,
    outside,
  );
  if (typeof within === 'number' && fits(within)) return within;
  let last = lowerBound(tokens, Math.min(at, pronoun.start));
  for (let back = 0; back < REACH && last > 0; back += 1) {
    const first = statementStart(document, last - 1, outside);
    const spoken = lastWithin(done, { start: tokens[first]!.start, end: tokens[last - 1]!.end });
    if (spoken?.speaker !== undefined && fits(spoken.speaker)) return spoken.speaker;
    const reporter = reporterBehind(document, first, last, who);
    if (reporter !== undefined && fits(reporter)) return reporter;
    const subject = subjectOf(document, first, last, who, outside);
    last = first;
    if (subject === 'none') continue;
    if (subject === undefined) return undefined;
    if (fits(subject)) return subject;
  }
  return undefined;
}

/** The first token of the statement that holds `at`; a quote is one statement. */
function statementStart(document: Tokens, at: number, outside: readonly boolean[]): number {
  const { tokens } = document;
  let first = at;
  while (first > 0 && at - first < STATEMENT && tokens[first - 1]!.sentence === tokens[at]!.sentence) {
    if (outside[first - 1] !== outside[at]) break;
    if (outside[at] === true && endsStatement(tokens[first - 1]!)) break;
    first -= 1;
  }
  return first;
}

/** "The site worked, Doe said.": the person before a verb of saying that ends a sentence. */
function reporterBehind(document: Tokens, first: number, last: number, who: Speakers): number | undefined {
  const { tokens } = document;
  const verb = tokens[last - 1]!;
  if (!/^(?:said|says|added|told)$/.test(verb.lower) || last - 2 < first) return undefined;
  const before = tokens[last - 2]!;
  return mentionsIn(who, before.start - 60, before.end).find(
    (mention) => mention.last === before.index + 1 && who.kindOf(mention.entity) === 'PERSON',
  )?.entity;
}

/** The last quote that touches a span; `done` is in text order. */
function lastWithin(done: readonly Voiced[], span: Span): Voiced | undefined {
  for (let i = done.length - 1; i >= 0 && done[i]!.draft.content.end > span.start; i -= 1)
    if (done[i]!.draft.content.start < span.end) return done[i];
  return undefined;
}

/** The person before the first verb of a sentence; 'none' when a pronoun stands there and the search goes on. */
function subjectOf(
  document: Tokens,
  first: number,
  last: number,
  who: Speakers,
  outside: readonly boolean[],
): number | 'none' | undefined {
  const { tokens } = document;
  for (let i = first; i < last; i += 1) {
    const token = tokens[i]!;
    if (outside[i] !== true) return 'none';
    if (/^(?:he|she|his|her)$/.test(token.lower)) return 'none';
    const mention = mentionsIn(who, token.start, token.end).find(
      (candidate) => who.kindOf(candidate.entity) === 'PERSON',
    );
    if (mention !== undefined && !tokens[mention.last - 1]!.possessive) return mention.entity;
    if (token.tags.has('Verb') && !token.tags.has('Gerund') && !token.tags.has('Noun') && i > first) return undefined;
  }
  return undefined;
}
