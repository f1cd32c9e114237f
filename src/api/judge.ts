/** The mutations by which people correct the graph: each makes an order of its input, has it carried out, and tells what changed. */
import type { EntityKind } from '../domain/extraction.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';
import { CommandRefused } from './commands.ts';
import type { ApiContext } from './context.ts';
import { mustBeRequestKey, mustMayChange, waitForGraph } from './ingest.ts';
import { nodesNow, shownJudgement } from './judgements.ts';
import { refusal } from './refusal.ts';

/** Nodes shown of what one judgement changed. */
const MAX_CHANGED = 100;
/** Mentions or names in one request. */
const MAX_LISTED = 1_000;

interface JudgementInput {
  readonly by?: string | null;
  readonly reason: string;
  readonly requestKey: string;
}

/** A mutation that judges what `orderOf` makes of its input. */
function judging<Input>(orderOf: (input: Input, context: ApiContext) => JudgementOrder) {
  return async (_: unknown, { input }: { readonly input: Input & JudgementInput }, context: ApiContext) => {
    mustMayChange(context, 'judge');
    mustBeRequestKey(input.requestKey, 'judge');
    const by = input.by ?? context.author;
    if (!by)
      throw refusal('BAD_USER_INPUT', 'Cannot judge: nobody is named, expected "by" with the name of who judges');
    const { commands, curation } = context.parts;
    const made = await carriedOut(() =>
      commands.judge(orderOf(input, context), { by, reason: input.reason }, input.requestKey),
    );
    const followed = await waitForGraph(context, made.position);
    context.refresh();
    const { judgement: id, position, repeated, changed, events } = made;
    return {
      id,
      position,
      followed,
      repeated,
      judgement: () => {
        const listed = curation.judgement(id);
        return listed ? shownJudgement(listed) : null;
      },
      changed: (_args: unknown, asking: ApiContext) => nodesNow(asking, changed.slice(0, MAX_CHANGED)),
      changedIds: changed,
      domainEventCount: events,
    };
  };
}

/** @throws a JUDGEMENT_REFUSED refusal with the words of whoever refused */
async function carriedOut<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandRefused) throw refusal('JUDGEMENT_REFUSED', error.message);
    throw error;
  }
}

/** GraphQL gives null for what is absent. */
type Maybe<T> = T | null | undefined;

function listed<T>(list: readonly T[], what: string): readonly T[] {
  if (list.length === 0 || list.length > MAX_LISTED)
    throw refusal('BAD_USER_INPUT', `Cannot judge ${list.length} ${what} at once, expected 1 to ${MAX_LISTED}`);
  return list;
}

export const judgementMutations = {
  merge: judging<{ a: string; b: string }>(({ a, b }) => ({ kind: 'merge', ids: [a, b] })),
  judgeDifferent: judging<{ a: string; b: string }>(({ a, b }) => ({ kind: 'different', ids: [a, b] })),
  split: judging<{ from: string; mentions: string[] }>(({ from, mentions }) => ({
    kind: 'split',
    from,
    mentions: listed(mentions, 'mentions'),
  })),
  assertLink: judging<{ to: string; mentions: string[]; from?: Maybe<string> }>(({ to, mentions, from }) => ({
    kind: 'link',
    to,
    mentions: listed(mentions, 'mentions'),
    ...(from ? { from } : {}),
  })),
  rejectLink: judging<{ from: string; mentions: string[] }>(({ from, mentions }) => ({
    kind: 'unlink',
    from,
    mentions: listed(mentions, 'mentions'),
  })),
  moveArticle: judging<{ article: string; to: string }>(({ article, to }) => ({ kind: 'move', article, to })),
  rename: judging<{ id: string; name: string }>(({ id, name }) => ({ kind: 'rename', id, name })),
  retype: judging<{ id: string; kinds: EntityKind[] }>(({ id, kinds }) => ({ kind: 'retype', id, kinds })),
  assignQuote: judging<{ quote: string; speaker?: Maybe<string>; mention?: Maybe<string> }>(
    ({ quote, speaker, mention }) => ({
      kind: 'speaker',
      quote,
      speaker: speaker ?? null,
      ...(mention ? { mention } : {}),
    }),
  ),
  correctArticle: judging<{
    article: string;
    outlet?: Maybe<string>;
    byline?: Maybe<string[]>;
    publishedAt?: Maybe<string>;
  }>(({ article, outlet, byline, publishedAt }, { parts }) => ({
    kind: 'correct',
    article,
    ...(outlet ? { outlet } : {}),
    ...(byline ? { byline: listed(byline, 'names') } : {}),
    ...(publishedAt ? { published: parts.commands.publishedOf(publishedAt) } : {}),
  })),
  retractArticle: judging<{ article: string }>(({ article }) => ({ kind: 'retract', article })),
  reinstateArticle: judging<{ article: string }>(({ article }) => ({ kind: 'reinstate', article })),
  withdrawArticle: judging<{ article: string }>(({ article }) => ({ kind: 'withdraw', article })),
  revokeJudgement: judging<{ judgement: string }>(({ judgement }) => ({ kind: 'revoke', judgement })),
};
