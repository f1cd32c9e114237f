/** Resolvers of type Corroboration: the answer of domain/corroboration.ts with the articles, outlets and sentences it rests on. */
import type { JudgedReport, SourceStep } from '../domain/corroboration.ts';
import { ownerOf } from '../domain/data/outlet-owners.ts';
import type { GraphNode } from '../domain/graph.ts';
import type { ApiContext } from './context.ts';
import { reportCorrections } from './former.ts';
import { listAtHand } from './list-at-hand.ts';
import { edgeEvidence } from './lists.ts';
import { findNode, type Seen, seen, text } from './nodes.ts';
import type { PageArguments } from './paging.ts';
import { refusal } from './refusal.ts';
import { reportOf } from './relations.ts';
import { type ReportsAtHand, reportsAtHand } from './reports-at-hand.ts';

/** Steps shown of one way to a source; nobody follows more. */
const MAX_STEPS = 4;

/** `NewsEvent.corroboration` and `Story.corroboration`. */
export async function corroboration(of: Seen, _: unknown, context: ApiContext) {
  const hand = await reportsAtHand(context, of);
  const { sources, reports, first, mayBeFirst, undecided } = hand.corroboration;
  const known = sources.filter(({ outlet }) => outlet !== undefined);
  const owners = new Set(known.map(({ outlet }) => ownerNamed(hand.outlet(outlet!)) ?? outlet));
  const list = (name: string, items: readonly JudgedReport[]) => (args: PageArguments) =>
    reportList(context, hand, [name, of.node.id], items, args);
  return {
    independentOutlets: known.length,
    independentOwners: owners.size,
    articleCount: reports.length,
    complete: hand.complete,
    first: first && corroboratingReport(context, hand, first),
    undecided: undecided ?? null,
    mayBeFirst: list('mayBeFirst', mayBeFirst),
    reports: list('corroborating', reports),
    corrections: (args: PageArguments) => reportCorrections(context, of, args),
    sources: (args: PageArguments) =>
      listAtHand(
        {
          list: ['sources', of.node.id],
          items: sources,
          idOf: ({ outlet }) => outlet ?? 'unknown',
          exact: hand.complete,
          evidence: ({ reports: all }) => evidenceOf(hand, all[0]!),
          node: ({ outlet, reports: all }) => ({
            outlet: outlet === undefined ? null : outletSeen(hand, outlet),
            owner: (outlet !== undefined && ownerNamed(hand.outlet(outlet))) || null,
            read: all.some(({ chain }) => chain.length === 0),
            reports: list(`source ${outlet}`, all),
          }),
        },
        args,
      ),
  };
}

function reportList(
  context: ApiContext,
  hand: ReportsAtHand,
  list: readonly string[],
  items: readonly JudgedReport[],
  args: PageArguments,
) {
  return listAtHand(
    {
      list,
      items,
      idOf: ({ report }) => report.article,
      exact: hand.complete,
      evidence: (each) => evidenceOf(hand, each),
      node: (each) => corroboratingReport(context, hand, each),
    },
    args,
  );
}

function corroboratingReport(context: ApiContext, hand: ReportsAtHand, { report, chain, source, lag }: JudgedReport) {
  const { node, edge } = hand.reports[hand.given.indexOf(report)]!;
  const { at } = hand.of;
  const outlet = hand.outletOf(report.article);
  return {
    article: seen(node, at),
    outlet: outlet && seen(outlet, at),
    owner: ownerNamed(outlet) ?? null,
    independent: isIndependent({ chain, source }),
    chain: chain.slice(0, MAX_STEPS).map((step) => sourceStep(context, hand, step)),
    source: source === undefined ? null : outletSeen(hand, source),
    lag,
    report: edge.type === 'REPORTS' ? reportOf(edge, at) : null,
    sentence: edge.evidence.sentence,
    evidence: edgeEvidence(edge, at),
  };
}

/** Rests on nobody else, and somebody is known to stand behind it. */
export function isIndependent({ chain, source }: Pick<JudgedReport, 'chain' | 'source'>): boolean {
  return chain.length === 0 && source !== undefined;
}

function sourceStep(context: ApiContext, hand: ReportsAtHand, step: SourceStep) {
  const { at } = hand.of;
  const edge = hand.evidenceOf(step);
  return {
    kind: step.kind,
    from: () => mustFind(context, step.from, at),
    to: () => (step.article === undefined ? null : mustFind(context, step.article, at)),
    outlet: step.outlet === undefined ? null : outletSeen(hand, step.outlet),
    evidence: edge && edgeEvidence(edge, at),
  };
}

function evidenceOf(hand: ReportsAtHand, { report }: JudgedReport) {
  return edgeEvidence(hand.reports[hand.given.indexOf(report)]!.edge, hand.of.at);
}

function outletSeen(hand: ReportsAtHand, id: string): Seen | null {
  const node = hand.outlet(id);
  return node ? seen(node, hand.of.at) : null;
}

function ownerNamed(outlet: GraphNode | undefined): string | undefined {
  return ownerOf(text(outlet?.props['key']) ?? undefined);
}

async function mustFind(context: ApiContext, id: string, at: Seen['at']): Promise<Seen> {
  const node = await findNode(context, id, at, 'Article');
  if (!node)
    throw refusal('GRAPH_REBUILDING', 'Cannot give the end of an edge: the graph changed while it was read; ask again');
  return node;
}
