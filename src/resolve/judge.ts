/**
 * What people judge, as DomainEvents: decided from what is known alone, refused with the state found and the remedy, and with everything
 * that follows from it in the same commit - links that rested on a revoked judgement, anchors of stories.
 */
import type { Authored, DomainEvent } from '../domain/domain-event.ts';
import type { FoundedId, JudgementId } from '../domain/ids.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';
import { reanchor } from './anchors.ts';
import { judgeCorrection, judgeStatus } from './judge-articles.ts';
import { judgeLink, judgeMove, judgeSpeaker, judgeSplit, judgeUnlink } from './judge-mentions.ts';
import { describeJudgements, findJudgement, JudgementRefused } from './judge-names.ts';
import { judgeDifferent, judgeKinds, judgeMerge, judgeName } from './judge-things.ts';
import { restingOn, revise, type Trying } from './revise.ts';

/** Characters of an author's name and of a reason, at most. */
const MAX_BY = 200;
const MAX_REASON = 2_000;

/** What is known, to be tried on; `touched` answers the things whose mentions changed since it was made. */
export interface Judging extends Trying {
  readonly touched: () => Iterable<FoundedId>;
}

/**
 * All DomainEvents of one judgement.
 * @throws {JudgementRefused} when it cannot be made as things stand; the message says why and what to do
 */
export function judge(
  judging: Judging,
  order: JudgementOrder,
  author: Authored,
  judgement: JudgementId,
): readonly DomainEvent[] {
  const authored = authorOf(author);
  const decided = decide(judging, order, authored, judgement);
  const resting = order.kind === 'revoke' ? restingOn(judging.registry, order.judgement as JudgementId) : [];
  judging.fold(decided);
  const revised = order.kind === 'revoke' ? revise(judging, order.judgement as JudgementId, resting) : [];
  return [...decided, ...revised, ...reanchor(judging.registry, judging.touched())];
}

function decide(
  judging: Judging,
  order: JudgementOrder,
  authored: Authored,
  judgement: JudgementId,
): readonly DomainEvent[] {
  const { registry, bodies } = judging;
  const mentions = { registry, bodies, judgement, authored };
  switch (order.kind) {
    case 'merge':
      return judgeMerge(registry, order.ids, judgement, authored);
    case 'different':
      return judgeDifferent(registry, order.ids, judgement, authored);
    case 'split':
      return judgeSplit(mentions, order.from, order.mentions);
    case 'link':
      return judgeLink(mentions, order.mentions, order.to, order.from);
    case 'unlink':
      return judgeUnlink(mentions, order.mentions, order.from);
    case 'move':
      return judgeMove(mentions, order.article, order.to);
    case 'rename':
      return judgeName(registry, order.id, order.name, judgement, authored);
    case 'retype':
      return judgeKinds(registry, order.id, order.kinds, judgement, authored);
    case 'speaker':
      return judgeSpeaker(mentions, order);
    case 'correct':
      return judgeCorrection(registry, order, judgement, authored);
    case 'retract':
    case 'reinstate':
    case 'withdraw':
      return judgeStatus(registry, order.kind, order.article, judgement, authored);
    case 'revoke':
      return judgeRevocation(judging, order.judgement, authored);
    default:
      order satisfies never;
      return [];
  }
}

/** @throws {JudgementRefused} for one that is unknown, revoked or replaced already, a take-down, or a merge that different pairs rest on */
function judgeRevocation({ registry }: Judging, id: string, authored: Authored): readonly DomainEvent[] {
  const { judgement, revoked, revocation } = findJudgement(registry, id);
  if (revoked)
    throw new JudgementRefused(
      revocation
        ? `Cannot revoke judgement "${id}": it was revoked by ${revocation.by} at position ${revocation.position} (${revocation.reason}), expected one that holds; judge anew instead`
        : `Cannot revoke judgement "${id}": a later judgement of the same article took its place, expected one that holds${latestOf(registry, judgement)}`,
    );
  if (judgement.type === 'ArticleWithdrawn')
    throw new JudgementRefused(
      `Cannot revoke judgement "${id}": it took article "${judgement.article}" down, expected one that can be undone; a take-down is final`,
    );
  return [{ type: 'JudgementRevoked', v: 1, judgement: judgement.judgement, ...authored }];
}

function latestOf(
  registry: Judging['registry'],
  judgement: { readonly type: string; readonly article?: string },
): string {
  const by = judgement.article === undefined ? undefined : registry.get('article', judgement.article)?.statusBy;
  return by ? `, which is ${describeJudgements(registry, [by])}` : '';
}

function authorOf({ by, reason }: Authored): Authored {
  const clean = (text: string) => text.toWellFormed().replaceAll('\0', '').trim();
  const authored = { by: clean(by), reason: clean(reason) };
  if (authored.by === '' || authored.by.length > MAX_BY)
    throw new JudgementRefused(
      `Cannot judge: the author's name has ${authored.by.length} characters, expected 1 to ${MAX_BY}`,
    );
  if (authored.reason === '' || authored.reason.length > MAX_REASON)
    throw new JudgementRefused(
      `Cannot judge: the reason has ${authored.reason.length} characters, expected 1 to ${MAX_REASON}`,
    );
  return authored;
}
