/**
 * Quotes: what stands between quote marks and is somebody's words, with the speaker where a reporting clause names one.
 * Scare quotes, titles and names in quote marks are left out. Unknown speakers stay unknown.
 */
import type { QuoteMention, Span } from '../domain/extraction.ts';
import { SITE_VERBS } from './data/well-known-sites.ts';
import { findQuoted, type Quoted } from './quote-marks.ts';
import { type Draft, giveSpeakers } from './quote-speakers.ts';
import { type Clause, labelOf, lastMark, reportingClause } from './reporting-clause.ts';
import { mentionsIn, type Speakers } from './speaker-phrase.ts';
import { isCapital, rangeOf, type Token, type Tokens } from './tokens.ts';

/** Fewest words of a quote that no clause hands to anybody; shorter ones are scare quotes, titles and nicknames. */
const FEWEST_WORDS = 4;

/** Fewest words that surely speak, when they open with a capital and end with a full stop. */
const LONG_SPEECH = 10;

/** All quotes of a document in text order. */
export function findQuotes(document: Tokens, who: Speakers): QuoteMention[] {
  const drafts: Draft[] = [];
  const spans = findQuoted(document.text);
  const outside = quoteMask(document, spans);
  for (const quoted of spans) {
    const tokens = document.tokens.slice(...rangeOf(document.tokens, quoted.content));
    if (tokens.length === 0) continue;
    const labelled = labelOf(document.text, quoted.content);
    const clause: Clause | undefined =
      labelled === undefined
        ? reportingClause(document, quoted, outside, who)
        : {
            lemma: 'label',
            phrase: { span: labelled.label, ...entityAt(who, labelled.label) },
            end: 0,
            rule: 'labelled',
          };
    const form = formOf(document, quoted, tokens, clause, nextTo(document, drafts.at(-1), quoted));
    if (form === undefined) continue;
    drafts.push({
      quoted,
      content: labelled === undefined ? quoted.content : { start: labelled.start, end: quoted.content.end },
      form,
      sentence: tokens[0]!.sentence,
      ...(clause === undefined ? {} : { clause }),
    });
  }
  return giveSpeakers(document, drafts, outside, who).map(({ draft, ...voice }) => {
    const channel =
      draft.clause?.channel ??
      (draft.clause === undefined ? undefined : who.byKey.get(SITE_VERBS.get(draft.clause.lemma) ?? ''));
    return {
      content: draft.content,
      form: draft.form,
      ...(voice.speaker === undefined ? {} : { speaker: voice.speaker }),
      ...(voice.span === undefined ? {} : { speakerSpan: voice.span }),
      ...(channel === undefined ? {} : { channel }),
      ...(voice.continues === undefined ? {} : { continues: voice.continues }),
      sentence: draft.sentence,
      score: voice.score,
      rule: voice.rule,
    };
  });
}

function entityAt(who: Speakers, span: Span): { speaker?: number } {
  const mention = mentionsIn(who, span.start, span.end).find((each) => each.end <= span.end);
  return mention === undefined ? {} : { speaker: mention.entity };
}

/** One flag a token: stands outside of every quote. */
function quoteMask(document: Tokens, spans: readonly Quoted[]): boolean[] {
  const outside = document.tokens.map(() => true);
  for (const quoted of spans) {
    const [first, last] = rangeOf(document.tokens, quoted.outer);
    const speaks = last - first >= FEWEST_WORDS || /[,.!?…—]/.test(lastMark(document.text, quoted));
    if (speaks) for (let i = first; i < last; i += 1) outside[i] = false;
  }
  return outside;
}

/** A direct quote speaks in whole clauses; a mixed one needs a reporting clause to be more than a scare quote or a title. */
function formOf(
  document: Tokens,
  quoted: Quoted,
  tokens: readonly Token[],
  clause: Clause | undefined,
  { goesOn, beside }: { readonly goesOn: boolean; readonly beside: boolean },
): 'direct' | 'mixed' | undefined {
  const { text } = document;
  const before = text.slice(Math.max(0, quoted.outer.start - 12), quoted.outer.start);
  const last = lastMark(text, quoted);
  const after = text.slice(quoted.outer.end, quoted.outer.end + 2);
  const opens =
    /(?:^|\n)\s*$|[.!?:,"”—–)]\s*$|--\s*$/.test(before) ||
    quoted.outer.start === 0 ||
    // behind a caption without a full stop
    ((quoted.closed || /["“]/.test(text[quoted.outer.end] ?? '')) &&
      tokens.length >= LONG_SPEECH &&
      /[.!?]/.test(last) &&
      /\w\s$/.test(before));
  const speaks = isCapital(tokens[0]!) && opens && /[.,!?…—]/.test(last + after.slice(0, 1));
  const reported = clause !== undefined && clause.rule !== 'colon';
  const whole =
    reported &&
    (clause.rule === 'X said' || clause.rule === 'said X' || clause.rule === 'signed' || clause.rule === 'labelled');
  const inName =
    isTitle(tokens) && !/(?:[,:.]|\bsaid|\bsays)\s*$/.test(before) && !startsLine(text, quoted.outer.start);
  if (inName) return undefined;
  if (whole && (speaks || tokens.length >= FEWEST_WORDS)) return speaks ? 'direct' : 'mixed';
  if (tokens.length < FEWEST_WORDS) {
    if (goesOn && speaks) return 'direct';
    if (clause?.rule === 'X said:' && isCapital(tokens[0]!) && /[.!?,]/.test(last)) return 'direct';
    return undefined;
  }
  if (isTitle(tokens) && !/[.,!?]/.test(last) && !whole && clause?.rule !== 'X said:') return undefined;
  if (namesThing(document, quoted, tokens)) return undefined;
  if (speaks && (reported || startsLine(text, quoted.outer.start) || /[:,]\s*$/.test(before) || /[.!?]/.test(last)))
    return reported || hasVerb(tokens) ? 'direct' : undefined;
  return reported || beside ? 'mixed' : undefined;
}

/** Only capitals and small words: a book, a song, a show, a headline. */
function isTitle(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 1 &&
    // shouting is no title
    tokens.some((token) => /\p{Ll}/u.test(token.text)) &&
    tokens.every(
      (token) =>
        isCapital(token) ||
        /^(?:a|an|and|as|at|by|for|from|if|in|into|is|of|off|on|or|out|the|to|up|vs|with|'s)$/.test(token.lower),
    )
  );
}

/**
 * How a quote stands to the one before it: `goesOn` behind its reporting clause ("...," she said. "No."), where short words
 * count too; `beside` it in one statement ("said it was "..." and "..."").
 */
function nextTo(document: Tokens, before: Draft | undefined, quoted: Quoted): { goesOn: boolean; beside: boolean } {
  if (before?.clause === undefined) return { goesOn: false, beside: false };
  const between = document.text.slice(before.quoted.outer.end, quoted.outer.start);
  const near = between.length < 120 && !/[\n\r]/.test(between);
  return {
    goesOn: near && /^(?:X said|said X)$/.test(before.clause.rule),
    beside:
      near && before.clause.rule === 'X said:' && !/[.!?;:]/.test(between + lastMark(document.text, before.quoted)),
  };
}

/** `a "404 - Page not found" message`: the words in marks colour the noun behind them. */
function namesThing(document: Tokens, quoted: Quoted, tokens: readonly Token[]): boolean {
  const before = document.tokens[tokens[0]!.index - 1];
  const behind = document.tokens[tokens.at(-1)!.index + 1];
  return (
    tokens.length <= 6 &&
    before !== undefined &&
    /^(?:a|an|the|this|that|those|these|his|her|their|its)$/.test(before.lower) &&
    behind !== undefined &&
    /^\p{Ll}/u.test(behind.text) &&
    !['Preposition', 'Conjunction', 'Adverb', 'Auxiliary'].some((tag) => behind.tags.has(tag)) &&
    document.text.slice(quoted.outer.end, behind.start) === ' '
  );
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || /\n\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

function hasVerb(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.tags.has('Verb') || /['’](?:s|re|m|ll|ve|d)$/.test(token.text));
}
