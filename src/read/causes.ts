/**
 * "X caused Y", "Y because of X", "X led to Y", "whether Y was connected to X": causes between happenings of one sentence.
 */
import type { CausalRelation, Modality } from '../domain/extraction.ts';
import type { Draft } from './happening-drafts.ts';
import type { Sentence, Token, Tokens } from './tokens.ts';

interface Cue {
  /** Words as a pattern over the sentence's lower-case words joined by single blanks. */
  readonly words: RegExp;
  /** Which side of the cue holds the cause. */
  readonly cause: 'left' | 'right';
  readonly rule: string;
}

/** Source: written for this project; the commonest causal connectives of English. */
const CUES: readonly Cue[] = [
  {
    words:
      /^(?:caused|causes|causing|triggered|triggers|triggering|sparked|sparking|prompted|prompting|provoked|provoking)$/,
    cause: 'left',
    rule: 'cause.verb',
  },
  { words: /^(?:led|leading|leads) to$/, cause: 'left', rule: 'cause.led to' },
  { words: /^(?:resulted|resulting) in$/, cause: 'left', rule: 'cause.resulted in' },
  { words: /^(?:caused|triggered|sparked|prompted|provoked) by$/, cause: 'right', rule: 'cause.passive' },
  { words: /^(?:because|due|owing|thanks) (?:of|to)$/, cause: 'right', rule: 'cause.because of' },
  { words: /^because$/, cause: 'right', rule: 'cause.because' },
  { words: /^(?:blamed|attributed|linked|connected|related|tied) (?:on|to)$/, cause: 'right', rule: 'cause.blamed on' },
  { words: /^as a result of$/, cause: 'right', rule: 'cause.result of' },
];

/** First words of the cues: most words of a text are none, and need no pattern. */
const OPENERS = new Set(
  'caused,causes,causing,triggered,triggers,triggering,sparked,sparking,prompted,prompting,provoked,provoking,led,leading,leads,resulted,resulting,because,due,owing,thanks,blamed,attributed,linked,connected,related,tied,as'.split(
    ',',
  ),
);

/** Causes stated or guessed at in the sentences; indexes point into `drafts`. */
export function findCauses(document: Tokens, drafts: readonly Draft[]): CausalRelation[] {
  const bySentence = new Map<number, number[]>();
  drafts.forEach((draft, index) => {
    if (draft.type === 'statement') return;
    const list = bySentence.get(draft.sentence);
    if (list) list.push(index);
    else bySentence.set(draft.sentence, [index]);
  });
  return [...bySentence]
    .filter(([, list]) => list.length > 1)
    .flatMap(([sentence, list]) => causesOf(document, document.sentences[sentence]!, list, drafts));
}

function causesOf(
  document: Tokens,
  sentence: Sentence,
  list: readonly number[],
  drafts: readonly Draft[],
): CausalRelation[] {
  const { tokens } = document;
  const found: CausalRelation[] = [];
  for (let at = sentence.first; at < sentence.last; at += 1) {
    const match = cueAt(tokens, at, sentence);
    if (match === undefined) continue;
    const left = nearest(list, drafts, at, -1);
    const right = nearest(list, drafts, match.end - 1, 1);
    if (left === undefined || right === undefined) continue;
    const [cause, effect] = match.cue.cause === 'left' ? [left, right] : [right, left];
    found.push({
      cause,
      effect,
      modality: modalityOf(tokens, sentence, at, drafts[left]!, drafts[right]!),
      sentence: sentence.index,
      score: 700,
      rule: match.cue.rule,
    });
    at = match.end - 1;
  }
  return found;
}

function cueAt(tokens: readonly Token[], at: number, sentence: Sentence): { cue: Cue; end: number } | undefined {
  if (!OPENERS.has(tokens[at]!.lower)) return undefined;
  for (let length = 4; length >= 1; length -= 1) {
    if (at + length > sentence.last) continue;
    const words = tokens
      .slice(at, at + length)
      .map((token) => token.lower)
      .join(' ');
    const cue = CUES.find((candidate) => candidate.words.test(words));
    if (cue !== undefined) return { cue, end: at + length };
  }
  return undefined;
}

/** The happening nearest to token `at` on one side. */
function nearest(list: readonly number[], drafts: readonly Draft[], at: number, side: 1 | -1): number | undefined {
  let best: number | undefined;
  for (const index of list) {
    const away = (drafts[index]!.at - at) * side;
    if (away <= 0 || away > 25) continue;
    if (best === undefined || away < (drafts[best]!.at - at) * side) best = index;
  }
  return best;
}

const GUESSES =
  /^(?:whether|may|might|could|possibly|perhaps|likely|probably|wonder|wondering|wondered|doubts?|unclear|suspect|suspected|apparently)$/;

function modalityOf(tokens: readonly Token[], sentence: Sentence, at: number, left: Draft, right: Draft): Modality {
  const words = tokens.slice(Math.max(sentence.first, at - 12), at);
  if (words.some((word) => GUESSES.test(word.lower))) return 'guessed';
  if (words.slice(-4).some((word) => word.negative || word.lower === 'not')) return 'negated';
  if (left.modality === 'reported' || right.modality === 'reported') return 'reported';
  return left.modality === 'asserted' && right.modality === 'asserted'
    ? 'asserted'
    : left.modality === 'asserted'
      ? right.modality
      : left.modality;
}
