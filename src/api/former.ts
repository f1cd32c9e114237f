/** What articles said once and say no longer: reports that were corrected, quotes that went. From the graph with history, on every engine. */
import type { ArticleEdge, GraphNode, Props } from '../domain/graph.ts';
import type { At, FormerEdge } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';
import { listAtHand } from './list-at-hand.ts';
import { edgeEvidence } from './lists.ts';
import { findNode, type Seen, seen, text, texts, whole } from './nodes.ts';
import type { PageArguments } from './paging.ts';
import { refusal } from './refusal.ts';
import { reportOf } from './relations.ts';
import { reportsAtHand } from './reports-at-hand.ts';

/** Former edges of one node that are looked at, and articles of a story. */
const FORMER = 200;

/** What of a report can be put otherwise. */
const REPORT_FIELDS = ['amounts', 'date', 'modality', 'attributedTo'] as const;

interface Change {
  readonly kind: 'REVISED' | 'RETRACTED' | 'CORRECTED';
  readonly article: string;
  readonly id: string;
  readonly former: FormerEdge | undefined;
  readonly edge: ArticleEdge;
  readonly changed: readonly string[];
  readonly position: number;
}

/** `Corroboration.corrections`: by a new version, by retraction, by people. */
export async function reportCorrections(context: ApiContext, of: Seen, args: PageArguments) {
  const { at } = of;
  const type = of.node.type === 'Story' ? 'COVERS' : 'REPORTS';
  const [former, { reports, complete }] = await Promise.all([
    context.loaders.former(of.node.id, type, 'in', FORMER, at),
    reportsAtHand(context, of),
  ]);
  const changes: Change[] = former.flatMap((each) => {
    const kind = reasonOf(each);
    if (!kind) return [];
    const changed = kind === 'REVISED' ? changedFields(each) : [];
    const { edge, until } = each;
    return [{ kind, article: edge.article, id: `${edge.key} ${until}`, former: each, edge, changed, position: until }];
  });
  for (const { node, edge } of reports) {
    const changed = texts(node.props['corrected']);
    if (changed.length === 0) continue;
    const position = whole(node.props['correctedAt']) ?? 0;
    changes.push({
      kind: 'CORRECTED',
      article: node.id,
      id: `${node.id} people`,
      former: undefined,
      edge,
      changed,
      position,
    });
  }
  changes.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return listAtHand(
    {
      list: ['corrections', of.node.id],
      items: changes,
      idOf: ({ id }) => id,
      exact: complete && former.length < FORMER,
      evidence: ({ former: was, edge }) => edgeEvidence(edge, was ? was.until - 1 : at),
      node: ({ kind, article, former: was, edge, changed, position }) => ({
        kind,
        article: () => articleAt(context, article, at),
        was: was && type === 'REPORTS' ? reportOf(edge, was.until - 1) : null,
        now: was?.next && type === 'REPORTS' ? reportOf(was.next, was.until) : null,
        changed,
        appeared: was ? appearedAt(was, was.since, was.born) : null,
        corrected: was ? momentOf(was.until, changeTime(was), was.became) : { position, time: null, retrieved: null },
        evidence: edgeEvidence(edge, was ? was.until - 1 : at),
      }),
    },
    args,
  );
}

/** `Article.withdrawnQuotes`. */
export async function articleWithdrawnQuotes(article: Seen, args: PageArguments, context: ApiContext) {
  const former = await context.loaders.former(article.node.id, 'QUOTES', 'out', FORMER, article.at);
  return withdrawnList(context, ['withdrawn', article.node.id], former, article.at, args);
}

/** `Quote.withdrawals`. */
export async function quoteWithdrawals(quote: Seen, args: PageArguments, context: ApiContext) {
  const former = await context.loaders.former(quote.node.id, 'QUOTES', 'in', FORMER, quote.at);
  return withdrawnList(context, ['withdrawals', quote.node.id], former, quote.at, args, quote.node);
}

/** `Story.withdrawnQuotes`: of its articles, and of those that covered it until they were retracted. */
export async function storyWithdrawnQuotes(story: Seen, args: PageArguments, context: ApiContext) {
  const { at } = story;
  const [covering, covered] = await Promise.all([
    context.loaders.edges(story.node.id, 'COVERS', 'in', { limit: FORMER }, at),
    context.loaders.former(story.node.id, 'COVERS', 'in', FORMER, at),
  ]);
  const retracted = covered.filter((each) => !each.stands && reasonOf(each) === 'RETRACTED');
  const articles = new Set([
    ...covering.items.map(({ node }) => node.id),
    ...retracted.map(({ edge }) => edge.article),
  ]);
  const former = await Promise.all(
    [...articles].map((article) => context.loaders.former(article, 'QUOTES', 'out', FORMER, at)),
  );
  return withdrawnList(context, ['withdrawn', story.node.id], former.flat(), at, args);
}

function withdrawnList(
  context: ApiContext,
  list: readonly string[],
  former: readonly FormerEdge[],
  at: At,
  args: PageArguments,
  quote?: GraphNode,
) {
  const ended = former.filter((each) => !each.stands && each.next === undefined);
  // Words that came back and went again are told once, by their last end.
  const last = new Map(ended.map((each) => [each.edge.key, each] as const));
  const items = [...last.values()].flatMap((each) => {
    const reason = reasonOf(each);
    const words = quote ?? each.far;
    return reason && words ? [{ each, reason, words, first: firstOf(each, former) }] : [];
  });
  return listAtHand(
    {
      list,
      items,
      idOf: ({ each }) => each.edge.key,
      exact: former.length < FORMER,
      evidence: ({ each }) => edgeEvidence(each.edge, each.until - 1),
      node: ({ each, reason, words, first }) => ({
        text: words.name,
        quote: seen(words, quote ? at : each.until - 1),
        article: () => articleAt(context, each.edge.article, at),
        speaker: () => {
          const speaker = text(each.edge.props['speaker']);
          return speaker === null ? null : findNode(context, speaker, each.until - 1, 'Entity');
        },
        sentence: each.edge.evidence.sentence,
        reason,
        appeared: appearedAt(first, first.since, first.born),
        withdrawn: momentOf(each.until, changeTime(each), each.became),
        evidence: edgeEvidence(each.edge, each.until - 1),
      }),
    },
    args,
  );
}

/** The beginning of an unbroken run of versions that carry it. */
function firstOf(last: FormerEdge, former: readonly FormerEdge[]): FormerEdge {
  let first = last;
  for (;;) {
    const before = former.find(({ edge, until }) => edge.key === first.edge.key && until === first.since);
    if (!before) return first;
    first = before;
  }
}

/** Why an edge ended; undefined where only its link was decided anew, which is no change of what the article says. */
function reasonOf({ edge, became }: FormerEdge): 'REVISED' | 'RETRACTED' | undefined {
  if (!became) return undefined;
  if (became['status'] === 'RETRACTED') return 'RETRACTED';
  return became['version'] !== edge.evidence.version ? 'REVISED' : undefined;
}

function changedFields({ edge, next }: FormerEdge): readonly string[] {
  if (!next) return ['report'];
  return REPORT_FIELDS.filter(
    (field) => JSON.stringify(edge.props[field] ?? null) !== JSON.stringify(next.props[field] ?? null),
  );
}

/** The time the article itself gives for a version: that of the update, else of its publication. */
function appearedAt(_: FormerEdge, position: number, props: Props | undefined) {
  return momentOf(position, text(props?.['modified']) ?? text(props?.['published']), props);
}

/** A retraction has no time of its own in the article. */
function changeTime({ became, edge }: FormerEdge): string | null {
  return became && became['version'] !== edge.evidence.version ? text(became['modified']) : null;
}

function momentOf(position: number, time: string | null, props: Props | undefined) {
  return { position, time, retrieved: text(props?.['retrieved']) };
}

async function articleAt(context: ApiContext, id: string, at: At): Promise<Seen> {
  const article = await findNode(context, id, at, 'Article');
  if (!article)
    throw refusal(
      'GRAPH_REBUILDING',
      'Cannot give an article that changed: the graph changed while it was read; ask again',
    );
  return article;
}
