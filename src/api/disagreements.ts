/** Resolvers of type Disagreement: the answer of domain/disagreement.ts with the reports and sentences it rests on. */
import { type Disagreement, disagreements, type GivenStatement } from '../domain/disagreement.ts';
import type { Modality } from '../domain/extraction.ts';
import { spanOf } from '../domain/extraction.ts';
import type { ArticleEdge, GraphNode } from '../domain/graph.ts';
import type { ApiContext } from './context.ts';
import { isIndependent } from './corroboration.ts';
import { listAtHand } from './list-at-hand.ts';
import { edgeEvidence, type SeenEvidence } from './lists.ts';
import { type Seen, seen, text, texts } from './nodes.ts';
import type { PageArguments } from './paging.ts';
import { reportOf } from './relations.ts';
import { type ReportsAtHand, reportsAtHand } from './reports-at-hand.ts';

/** Reports of one news event that are compared with each other: each with each. */
const COMPARED = 200;
/** Places of one news event, supports of one place. */
const PLACES = 50;
const SUPPORTS = 200;
/** News events of a story that are looked at, those that most of its articles report; and of the newest articles, in their order. */
const EVENTS = 50;
/** Articles that are recent, and news events of one of them. */
const RECENT = 100;
const TOLD = 50;

interface Found {
  readonly event: Seen;
  readonly hand: ReportsAtHand;
  readonly disagreement: Disagreement;
  /** Country id -> name. */
  readonly countries: ReadonlyMap<string, string>;
  readonly exact: boolean;
}

/** `NewsEvent.disagreements`. */
export async function newsEventDisagreements(event: Seen, args: PageArguments, context: ApiContext) {
  return disagreementList(['disagreements', event.node.id], await disagreementsOf(context, event), true, args);
}

/** `Story.disagreements`: of its news events that two or more articles report. */
export async function storyDisagreements(story: Seen, args: PageArguments, context: ApiContext) {
  const shared = await context.loaders.shared('storyNewsEvents', story.node.id, EVENTS, story.at);
  const several = shared.filter(({ count }) => count > 1).map(({ node }) => seen(node, story.at));
  const found = await Promise.all(several.map((event) => disagreementsOf(context, event)));
  return disagreementList(['disagreements', story.node.id], found.flat(), shared.length < EVENTS, args);
}

/** `Query.disagreements`: of the news events that the newest articles report, newest article first. */
export async function recentDisagreements(
  _: unknown,
  args: PageArguments & { readonly asOf?: number | null },
  context: ApiContext,
) {
  const { loaders } = context;
  const at = await context.moment(args.asOf);
  const newest = await loaders.list({ type: 'Article' }, { limit: RECENT, descending: true }, at);
  const told = await Promise.all(
    newest.items.map(({ id }) => loaders.edges(id, 'REPORTS', 'out', { limit: TOLD }, at)),
  );
  const events = new Map(told.flatMap(({ items }) => items.map(({ node }) => [node.id, node] as const)));
  const counts = await Promise.all([...events.keys()].map((id) => loaders.countEdges(id, 'REPORTS', 'in', at)));
  const several = [...events.values()].filter((_event, index) => counts[index]! > 1);
  const found = await Promise.all(several.slice(0, EVENTS).map((event) => disagreementsOf(context, seen(event, at))));
  const whole = !newest.hasNext && several.length <= EVENTS && told.every(({ hasNext }) => !hasNext);
  return disagreementList(['disagreements'], found.flat(), whole, args);
}

async function disagreementsOf(context: ApiContext, event: Seen): Promise<readonly Found[]> {
  const [hand, places] = await Promise.all([reportsAtHand(context, event), countriesByArticle(context, event)]);
  const statements = hand.reports.slice(0, COMPARED).map(({ edge, node }): GivenStatement => {
    const asides = texts(edge.props['asides']);
    return {
      article: node.id,
      outlet: hand.outletOf(node.id)?.id,
      published: text(node.props['published']),
      modality: (text(edge.props['modality']) as Modality | null) ?? undefined,
      date: text(edge.props['date']) ?? undefined,
      amounts: texts(edge.props['amounts']).filter((amount) => !asides.includes(amount)),
      countries: places.byArticle.get(node.id) ?? [],
      lemma: text(edge.props['lemma']) ?? '',
    };
  });
  const exact = hand.complete && hand.reports.length <= COMPARED;
  return disagreements(statements, text(event.node.props['eventType']) ?? '').map((disagreement) => ({
    event,
    hand,
    disagreement,
    countries: places.names,
    exact,
  }));
}

/** Which countries each article says outright that it happened in. */
async function countriesByArticle(context: ApiContext, { node, at }: Seen) {
  const { items } = await context.loaders.claims(node.id, 'HAPPENED_IN', 'out', { limit: PLACES }, at);
  const countries = items.filter(({ claim, node: far }) => !claim.inferred && far.kinds.includes('COUNTRY'));
  const byArticle = new Map<string, string[]>();
  // One country alone contradicts nothing.
  if (countries.length > 1) {
    const supports = await Promise.all(countries.map(({ claim }) => context.loaders.supports(claim.id, SUPPORTS, at)));
    countries.forEach(({ node: far }, index) => {
      for (const article of new Set(supports[index]!.map((support) => support.article)))
        byArticle.set(article, [...(byArticle.get(article) ?? []), far.id]);
    });
  }
  return { byArticle, names: new Map(countries.map(({ node: far }) => [far.id as string, far.name] as const)) };
}

function disagreementList(list: readonly string[], items: readonly Found[], whole: boolean, args: PageArguments) {
  return listAtHand(
    {
      list,
      items,
      idOf: ({ event, disagreement: { about, of } }) => `${event.node.id} ${about} ${of}`,
      exact: whole && items.every(({ exact }) => exact),
      evidence: (found) => statementEvidence(found, found.disagreement.sides[0]!.statements[0]!),
      node: disagreementNode,
    },
    args,
  );
}

function disagreementNode(found: Found) {
  const { event, disagreement, hand, countries } = found;
  const { about, of, open, sides } = disagreement;
  const list = [event.node.id, about, of];
  return {
    newsEvent: event,
    about,
    of: of === '' ? null : of,
    open,
    sides: (args: PageArguments) =>
      listAtHand(
        {
          list: ['sides', ...list],
          items: sides,
          idOf: ({ value }) => value,
          exact: true,
          evidence: ({ statements }) => statementEvidence(found, statements[0]!),
          node: ({ value, statements }) => ({
            value:
              about === 'PLACE'
                ? value
                    .split(', ')
                    .map((id) => countries.get(id) ?? id)
                    .join(', ')
                : value,
            independentOutlets: new Set(statements.flatMap((index) => hand.corroboration.reports[index]!.source ?? []))
              .size,
            statements: (page: PageArguments) =>
              listAtHand(
                {
                  list: ['statements', ...list, value],
                  items: statements,
                  idOf: (index) => hand.given[index]!.article,
                  exact: true,
                  evidence: (index) => statementEvidence(found, index),
                  node: (index) => statementNode(found, index),
                },
                page,
              ),
          }),
        },
        args,
      ),
  };
}

function statementNode(found: Found, index: number) {
  const { hand, disagreement } = found;
  const { at } = hand.of;
  const evidence = statementEvidence(found, index);
  const corrected = disagreement.correctedBy.get(index);
  const outlet: GraphNode | undefined = hand.outletOf(hand.given[index]!.article);
  return {
    report: reportOf(hand.reports[index]!.edge, at),
    outlet: outlet ? seen(outlet, at) : null,
    independent: isIndependent(hand.corroboration.reports[index]!),
    sentence: evidence.sentence,
    correctedBy: corrected === undefined ? null : reportOf(hand.reports[corrected]!.edge, at),
    evidence,
  };
}

/** Where the statement stands: a figure and a date may stand in another sentence than the report. */
function statementEvidence({ hand, disagreement }: Found, index: number): SeenEvidence {
  const { edge } = hand.reports[index]!;
  const evidence = edgeEvidence(edge, hand.of.at);
  if (disagreement.about === 'DATE')
    return { ...evidence, sentence: text(edge.props['dateSentence']) ?? evidence.sentence };
  const side = disagreement.sides.find(({ statements }) => statements.includes(index));
  return disagreement.about === 'AMOUNT' && side ? amountEvidence(edge, evidence, side.value) : evidence;
}

function amountEvidence({ props }: ArticleEdge, evidence: SeenEvidence, value: string): SeenEvidence {
  const at = texts(props['amounts']).findIndex((amount) => value.split(', ').includes(amount));
  const span = spanOf(texts(props['amountSpans'])[at] ?? '');
  return {
    ...evidence,
    sentence: texts(props['amountSentences'])[at] || evidence.sentence,
    ...(span ? { start: span.start, end: span.end } : {}),
  };
}
