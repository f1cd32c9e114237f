/**
 * Amounts go to the happening they belong to: to the one whose participant they count, else to the nearest trigger of their clause.
 */
import type { Amount } from '../domain/extraction.ts';
import { findAmounts } from './amounts.ts';
import type { Draft } from './happening-drafts.ts';
import { rangeOf, type Sentence, type Tokens } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Farthest an amount stands from a trigger that does not name what it counts, in UTF-16 units. */
const REACH = 90;

/** The happenings of a sentence with the amounts that belong to them; amounts that belong to none are left out. */
export function withAmounts(
  document: Tokens,
  sentence: Sentence,
  drafts: readonly Draft[],
  groups: readonly VerbGroup[],
): Draft[] {
  const amounts = drafts.length === 0 ? [] : findAmounts(document, sentence);
  if (amounts.length === 0) return [...drafts];
  const given = new Map<Draft, Amount[]>();
  for (const amount of amounts) {
    const owner =
      counting(amount, drafts) ??
      (isElsewhere(document, amount, drafts, groups) ? undefined : nearest(document, amount, drafts));
    if (owner !== undefined) given.set(owner, [...(given.get(owner) ?? []), amount]);
  }
  return drafts.map((candidate) => {
    const own = given.get(candidate);
    return own === undefined ? candidate : { ...candidate, amounts: own };
  });
}

/** "the town, which has 600,000 people, ...": the object of a verb that tells of nothing. */
function isElsewhere(
  document: Tokens,
  amount: Amount,
  drafts: readonly Draft[],
  groups: readonly VerbGroup[],
): boolean {
  const [first, last] = rangeOf(document.tokens, amount);
  return groups.some(
    ({ object, main }) =>
      object !== undefined && object.first < last && first < object.last && !drafts.some((draft) => draft.at === main),
  );
}

/** The happening whose participant holds the amount or begins right behind it: "killed at least 12 people". */
function counting(amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  let best: Draft | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const draft of drafts) {
    if (draft.type === 'statement') continue;
    const counts = draft.participants.some(
      (part) => part.role !== 'place' && part.start <= amount.end + 1 && amount.start < part.end,
    );
    const away = gap(amount, draft);
    if (counts && away < distance) {
      best = draft;
      distance = away;
    }
  }
  return best;
}

function nearest(document: Tokens, amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  let best: Draft | undefined;
  let distance = REACH;
  for (const draft of drafts) {
    if (draft.type === 'statement') continue;
    // an amount behind its trigger is the rule: "rose 40%"
    const away =
      gap(amount, draft) + (draft.trigger.end <= amount.start ? 0 : 10) + 30 * breaks(document, amount, draft);
    if (away < distance) {
      best = draft;
      distance = away;
    }
  }
  return best;
}

function gap(amount: Amount, draft: Draft): number {
  return draft.trigger.end <= amount.start
    ? amount.start - draft.trigger.end
    : Math.max(0, draft.trigger.start - amount.end);
}

/** Number of commas and the like between an amount and a trigger. */
function breaks(document: Tokens, amount: Amount, draft: Draft): number {
  const [from, until] = amount.start < draft.trigger.start ? [amount, draft.trigger] : [draft.trigger, amount];
  const [first, last] = rangeOf(document.tokens, { start: from.end - 1, end: until.start });
  let count = 0;
  for (let i = Math.max(0, first - 1); i < last; i += 1) if (/[,;:()]/.test(document.tokens[i]!.post)) count += 1;
  return count;
}
