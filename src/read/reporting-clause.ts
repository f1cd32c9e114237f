/**
 * The clause that hands a quote to its speaker: "Doe said", "said Doe, an economist", "As the page tells readers:",
 * "according to Doe", a signature behind a dash, a label "DOE:".
 */
import type { Span } from '../domain/extraction.ts';
import { SAYING_FORMS } from './data/reporting-verbs.ts';
import type { Quoted } from './quote-marks.ts';
import {
  closesStatement,
  firstVerb,
  mentionsIn,
  type SpeakerPhrase,
  type Speakers,
  subjectBefore,
  subjectFrom,
} from './speaker-phrase.ts';
import { isCapital, rangeOf, type Token, type Tokens } from './tokens.ts';

/** How many tokens a reporting clause may hold between its verb and the quote. */
const CLAUSE = 28;
/** The same without a comma or colon before the quote: "said that he would never ...". */
const NEAR = 22;

export interface Clause {
  /** Lemma of the verb; "sign" for a signature, "accord" for "according to". */
  readonly lemma: string;
  /** Token of the verb. */
  readonly verb?: number;
  readonly phrase?: SpeakerPhrase;
  readonly channel?: number;
  /** Tokens of the clause reach to here, behind the quote; for clauses before it the quote itself. */
  readonly end: number;
  readonly rule: 'X said' | 'said X' | 'X said:' | 'according to' | 'signed' | 'colon' | 'names' | 'labelled';
}

/** The reporting clause of a quote; behind it or before it, whichever its punctuation points to. */
export function reportingClause(
  document: Tokens,
  quoted: Quoted,
  outside: readonly boolean[],
  who: Speakers,
): Clause | undefined {
  const [first, last] = rangeOf(document.tokens, quoted.outer);
  const before = () => clauseBefore(document, quoted, first, outside, who);
  const after = () => clauseAfter(document, quoted, last, outside, who);
  // `Doe said: "Why?" The crowd said nothing.`: a quote that ends its sentence belongs to what introduced it
  const closes = /[.?!]/.test(lastMark(document.text, quoted));
  const introduced = /[,:]\s*$/.test(document.text.slice(Math.max(0, quoted.outer.start - 12), quoted.outer.start));
  if (closes && introduced) return before() ?? after();
  const behind = after();
  if (behind === undefined) return before();
  // `Doe tweeted: "...," he wrote.`: the name says more than the pronoun
  const named = behind.phrase?.pronoun !== undefined && introduced ? before() : undefined;
  return named?.phrase?.speaker !== undefined && named.rule === 'X said:' ? named : behind;
}

/** `"...," Doe said`, `"...," said Doe, an economist`, `"...," Doe, an economist at X, was quoted as saying`. */
function clauseAfter(
  document: Tokens,
  quoted: Quoted,
  from: number,
  outside: readonly boolean[],
  who: Speakers,
): Clause | undefined {
  const { tokens, text } = document;
  if (!quoted.closed || from >= tokens.length) return undefined;
  const gap = text.slice(quoted.outer.end, tokens[from]!.start);
  const signed = signature(document, gap, from, who);
  if (signed !== undefined) return signed;
  const inner = lastMark(text, quoted);
  if (gap.includes('\n') || /[.:;"“]/.test(gap) || !outside[from]) return undefined;
  if (!(/[,!?…—–-]/.test(inner) || /^[,\s]*[,—–-]/.test(gap))) return undefined;
  if (SUBORDINATORS.has(tokens[from]!.lower)) return undefined;
  const limit = statementEnd(tokens, from, outside);
  if (tokens[from]!.lower === 'according' && tokens[from + 1]?.lower === 'to')
    return accordingTo(document, from + 2, limit, who);
  for (let i = from; i < limit; i += 1) {
    const form = sayingForm(tokens, i);
    if (form === undefined || form.naming || (i > from && /^(?:to|who|that|which)$/.test(tokens[i - 1]!.lower)))
      continue;
    // `"...," adding that ...`: the speaker stood before the quote
    if (i === from && /ing$/.test(tokens[i]!.lower)) return undefined;
    const inverted = i === from || onlyAdverbs(tokens, from, i);
    const phrase = inverted ? subjectFrom(document, i + 1, limit, who) : subjectFrom(document, from, i, who);
    if (phrase === undefined && inverted && i + 1 < limit) continue;
    return {
      lemma: form.lemma,
      verb: i,
      ...(phrase === undefined ? {} : { phrase }),
      ...channelNear(tokens, i, who),
      end: limit,
      rule: inverted ? 'said X' : 'X said',
    };
  }
  return undefined;
}

/** Words that go on with the sentence around a quote instead of naming its speaker. */
const SUBORDINATORS = new Set(
  'though,although,even,until,since,so,then,when,and,but,or,which,because,in,at,to,of,for,with,from,by,on,than,that,if,while,before,after,is,was,are,were,has,had'.split(
    ',',
  ),
);

function onlyAdverbs(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (!tokens[i]!.tags.has('Adverb')) return false;
  return true;
}

/** Index behind the last token of the statement that holds `from`: up to its full stop, the next quote or the line's end. */
function statementEnd(tokens: readonly Token[], from: number, outside: readonly boolean[]): number {
  let end = from;
  while (end < tokens.length && end - from < CLAUSE && outside[end] === true) {
    end += 1;
    const token = tokens[end - 1]!;
    if (closesStatement(token) || /^[.!?]["”’')]*$/.test(token.post) || /[:;]/.test(token.post)) break;
    if (tokens[end] !== undefined && tokens[end]!.sentence !== token.sentence && token.post.trim() === '') break;
  }
  return end;
}

/** The mark that ends the words, inner quote marks left out. */
export function lastMark(text: string, quoted: Quoted): string {
  let at = quoted.content.end - 1;
  while (at > quoted.content.start && /['’”"\s]/.test(text[at]!)) at -= 1;
  return text[at] ?? '';
}

/** `"..." -- Jane Doe` with nothing behind the name: a signature. */
function signature(document: Tokens, gap: string, from: number, who: Speakers): Clause | undefined {
  if (!/^\s*(?:[–—―]|--?)\s*$/.test(gap)) return undefined;
  const { tokens } = document;
  if (!isCapital(tokens[from]!)) return undefined;
  let last = from;
  while (last - from < 6 && isCapital(tokens[last]!) && tokens[last]!.post.trim() === '' && tokens[last]!.post !== '') {
    if (tokens[last + 1] === undefined || tokens[last + 1]!.sentence !== tokens[last]!.sentence) break;
    last += 1;
  }
  if (!isCapital(tokens[last]!) || last - from > 4) return undefined;
  const [mention] = mentionsIn(who, tokens[from]!.start, tokens[from]!.end);
  const person = mention !== undefined && who.kindOf(mention.entity) === 'PERSON' ? mention : undefined;
  const rest = document.text.slice(tokens[last]!.end, tokens[last]!.end + 2);
  if (person === undefined && !/^[.,\s]*(?:[\n\r]|$)/.test(rest)) return undefined;
  return {
    lemma: 'sign',
    phrase: {
      span: { start: tokens[from]!.start, end: tokens[last]!.end },
      ...(person === undefined ? {} : { speaker: person.entity }),
    },
    end: last + 1,
    rule: 'signed',
  };
}

function accordingTo(document: Tokens, from: number, limit: number, who: Speakers): Clause | undefined {
  if (from >= limit) return undefined;
  const phrase = subjectFrom(document, from, limit, who);
  return phrase === undefined ? undefined : { lemma: 'accord', phrase, end: limit, rule: 'according to' };
}

/** `Doe said: "..."`, `As the page tells readers: "..."`, `Doe said that "..."`, `Doe wrote on Xyz, "..."`. */
function clauseBefore(
  document: Tokens,
  quoted: Quoted,
  first: number,
  outside: readonly boolean[],
  who: Speakers,
): Clause | undefined {
  const { tokens, text } = document;
  const before = tokens[first - 1];
  if (before === undefined || !outside[first - 1]) return undefined;
  const gap = text.slice(before.end, quoted.outer.start);
  const colon = /:\s*$/.test(gap);
  if (gap.includes('\n') && !colon) return undefined;
  if (/[.!?;]/.test(gap.replace(/^\.(?=,)/, '')) && !colon) return undefined;
  const marked = colon || /[,–—-]\s*$/.test(gap);
  let floor = first - 1;
  while (
    floor > 0 &&
    first - floor < CLAUSE + 20 &&
    outside[floor - 1] === true &&
    tokens[floor - 1]!.sentence === before.sentence &&
    !closesStatement(tokens[floor - 1]!)
  )
    floor -= 1;
  const at = verbOfSaying(tokens, floor, first, marked);
  if (at !== undefined) {
    const form = sayingForm(tokens, at)!;
    const inverted = isCapital(tokens[at]!) && at === floor;
    const phrase = inverted ? subjectFrom(document, at + 1, first, who) : subjectBefore(document, at, floor, who);
    return {
      lemma: form.lemma,
      verb: at,
      ...(phrase === undefined ? {} : { phrase }),
      ...channelNear(tokens, at, who),
      end: first,
      rule: form.naming ? 'names' : 'X said:',
    };
  }
  for (let i = floor; i + 2 < first; i += 1)
    if (tokens[i]!.lower === 'according' && tokens[i + 1]!.lower === 'to')
      return accordingTo(document, i + 2, first, who);
  return colon ? beforeColon(document, floor, first, who) : undefined;
}

/**
 * The verb that governs a quote behind it: the nearest one of saying, unless a plainer one stands further left and nothing
 * marks the quote off ("Doe says voters complain about a "rigged system"": Doe says it).
 */
function verbOfSaying(tokens: readonly Token[], floor: number, first: number, marked: boolean): number | undefined {
  let nearest: number | undefined;
  for (let i = first - 1; i >= Math.max(floor, first - CLAUSE); i -= 1) {
    const form = sayingForm(tokens, i);
    if (form === undefined) continue;
    const away = first - i;
    if (!marked && away > NEAR) break;
    if (form.naming && !marked && away > 8) continue;
    if (PLAIN.has(form.lemma)) return i;
    if (marked || (away <= 2 && !form.naming)) return nearest ?? i;
    nearest ??= i;
  }
  return nearest;
}

/** Verbs that do nothing but hand over words; the others also tell what somebody does. */
const PLAIN = new Set(
  'say,tell,add,write,tweet,post,state,argue,claim,explain,insist,reply,respond,continue,conclude,warn,note,report'.split(
    ',',
  ),
);

/** `Doe had a warning for them: "..."`: the subject of the sentence that ends in a colon. */
function beforeColon(document: Tokens, floor: number, first: number, who: Speakers): Clause {
  const verb = firstVerb(document.tokens, first, floor);
  const phrase = verb === undefined ? undefined : subjectBefore(document, verb, floor, who);
  const named = phrase?.speaker !== undefined || phrase?.pronoun !== undefined;
  return { lemma: '', ...(named ? { phrase } : {}), end: first, rule: 'colon' };
}

/** The form of a verb of saying at a token; nouns that look like one ("the report", "his claim") are none. */
export function sayingForm(tokens: readonly Token[], at: number): { lemma: string; naming: boolean } | undefined {
  const token = tokens[at]!;
  const form = SAYING_FORMS.get(token.lower);
  if (form === undefined || token.possessive) return undefined;
  if (/^(?:said|says|told|tells|wrote|writes|tweeted|added|adds|asked|asks|saying|adding)$/.test(token.lower))
    return form;
  const before = tokens[at - 1];
  if (
    before !== undefined &&
    before.sentence === token.sentence &&
    (before.tags.has('Determiner') ||
      before.possessive ||
      before.tags.has('Preposition') ||
      /^(?:his|her|their|its|my|our|no|any|this|that)$/.test(before.lower)) &&
    !/^(?:that|who|which|to|by|after|while|before|when|without)$/.test(before.lower)
  )
    return undefined;
  // ", writing ...": compromise often takes it for a noun
  if (/ing$/.test(token.lower) && before !== undefined && /^,/.test(before.post)) return form;
  return token.tags.has('Verb') || /ed$/.test(token.lower) ? form : undefined;
}

/** "wrote on Xyz", "in a post on Xyz". */
function channelNear(tokens: readonly Token[], verb: number, who: Speakers): { channel?: number } {
  const from = tokens[verb]!;
  const until = tokens[Math.min(tokens.length - 1, verb + 6)]!;
  for (const mention of mentionsIn(who, from.start, until.end)) {
    if (who.kindOf(mention.entity) !== 'SITE') continue;
    if (tokens[mention.first - 1]?.lower === 'on' && tokens[mention.first]!.sentence === from.sentence)
      return { channel: mention.entity };
  }
  return {};
}

/** `"DOE: Well, ..."`: a transcript's label; its span and where the words begin. */
export function labelOf(text: string, content: Span): { readonly label: Span; readonly start: number } | undefined {
  const match = /^((?:\p{Lu}[\p{Lu}.'’-]+ ?){1,4}):\s+(?=\S)/u.exec(
    text.slice(content.start, Math.min(content.end, content.start + 60)),
  );
  if (match === null) return undefined;
  return {
    label: { start: content.start, end: content.start + match[1]!.length },
    start: content.start + match[0].length,
  };
}
