/** Resolver of `NewsEvent.occurred`: the answer of domain/occurrence.ts with the reports it rests on. */
import { occurrence } from '../domain/occurrence.ts';
import type { ApiContext } from './context.ts';
import { listAtHand } from './list-at-hand.ts';
import { edgeEvidence } from './lists.ts';
import { type Seen, text } from './nodes.ts';
import type { PageArguments } from './paging.ts';
import { reportOf } from './relations.ts';
import { reportsAtHand } from './reports-at-hand.ts';

/** `NewsEvent.occurred`; null when no live report tells a time. */
export async function occurred(event: Seen, _: unknown, context: ApiContext) {
  const hand = await reportsAtHand(context, event);
  const found = occurrence(
    hand.reports.map(({ node, edge }) => ({
      published: text(node.props['published']),
      date: text(edge.props['date']) ?? undefined,
    })),
  );
  if (!found) return null;
  const { value, method, basis, disputed } = found;
  return {
    value,
    method: method.toUpperCase(),
    inferred: method === 'inherited',
    disputed,
    basis: (args: PageArguments) =>
      listAtHand(
        {
          list: ['occurred', event.node.id],
          items: basis.map((index) => hand.reports[index]!),
          idOf: ({ node }) => node.id,
          exact: hand.complete,
          evidence: ({ edge }) => edgeEvidence(edge, event.at),
          node: ({ edge }) => reportOf(edge, event.at),
        },
        args,
      ),
  };
}
