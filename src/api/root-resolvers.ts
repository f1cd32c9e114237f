/** Resolvers of the questions themselves; nodes and edges are in node-resolvers.ts. */
import type { EntityKind } from '../domain/extraction.ts';
import type { NodeType } from '../domain/graph.ts';
import { foldName } from '../domain/names.ts';
import type { NodeFilter } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';
import { recentDisagreements } from './disagreements.ts';
import { ingest } from './ingest.ts';
import { judgementMutations } from './judge.ts';
import { judgementList, reviewList } from './judgements.ts';
import { edgeList, nodeList } from './lists.ts';
import { logList } from './log-list.ts';
import { findNode } from './nodes.ts';
import type { PageArguments } from './paging.ts';
import { path } from './path.ts';
import { refusal } from './refusal.ts';
import { DateTime, Edtf, LogCursor, Position, Url } from './scalars.ts';

interface AsOf {
  readonly asOf?: number | null;
}
interface Search {
  readonly search?: string | null;
}
type ListArguments = PageArguments & AsOf & Search;

/** Characters of a search text, at most; names are far shorter. */
const MAX_SEARCH = 200;
const MAX_IDS = 100;
/** Nodes of a type counted for the status, at most. */
const STATUS_CAP = 100_000;

const Query = {
  node: byId(undefined),
  nodes: async (_: unknown, args: AsOf & { readonly ids: readonly string[] }, context: ApiContext) => {
    if (args.ids.length > MAX_IDS) {
      throw refusal('BAD_USER_INPUT', `Cannot give ${args.ids.length} nodes at once, expected at most ${MAX_IDS} ids`);
    }
    const at = await context.moment(args.asOf);
    return Promise.all(args.ids.map((id) => findNode(context, id, at)));
  },
  article: byId('Article'),
  entity: byId('Entity'),
  newsEvent: byId('NewsEvent'),
  story: byId('Story'),
  quote: byId('Quote'),
  articles: async (_: unknown, args: ListArguments & { readonly outlet?: string | null }, context: ApiContext) => {
    if (!args.outlet) return nodeList(context, filter('Article', args), args);
    if (args.search)
      throw refusal('BAD_USER_INPUT', 'Cannot search the articles of an outlet: expected either "search" or "outlet"');
    const outlet = await findNode(context, args.outlet, await context.moment(args.asOf), 'Entity');
    if (!outlet) throw refusal('NOT_FOUND', 'Cannot give the articles of an outlet: "outlet" is no id of an entity');
    return edgeList(context, outlet, 'PUBLISHED', 'out', args);
  },
  entities: (_: unknown, args: ListArguments & { readonly kind?: EntityKind | null }, context: ApiContext) =>
    nodeList(context, { ...filter('Entity', args), ...(args.kind ? { kind: args.kind } : {}) }, args),
  outlets: (_: unknown, args: ListArguments, context: ApiContext) =>
    nodeList(context, { ...filter('Entity', args), kind: 'OUTLET' }, args),
  newsEvents: (_: unknown, args: ListArguments & { readonly eventType?: string | null }, context: ApiContext) =>
    nodeList(context, { ...filter('NewsEvent', args), ...eventTypeFilter(args.eventType) }, args),
  stories: (_: unknown, args: ListArguments, context: ApiContext) => nodeList(context, filter('Story', args), args),
  quotes: (_: unknown, args: ListArguments, context: ApiContext) => nodeList(context, filter('Quote', args), args),
  disagreements: recentDisagreements,
  path,
  log: logList,
  judgements: (_: unknown, args: Parameters<typeof judgementList>[0], context: ApiContext) =>
    judgementList(args, context),
  review: (_: unknown, args: PageArguments, context: ApiContext) => reviewList(args, context),
  status: async (_: unknown, __: unknown, { parts, loaders, moment }: ApiContext) => {
    const [head, checkpoint] = await Promise.all([parts.log.head(), parts.graph.checkpoint()]);
    const count = (counted: NodeFilter) => async () => loaders.count(counted, STATUS_CAP, await moment(undefined));
    return {
      position: head.position,
      graphPosition: checkpoint?.position ?? 0,
      engine: parts.graph.engine,
      counts: {
        articles: count({ type: 'Article' }),
        entities: count({ type: 'Entity' }),
        outlets: count({ type: 'Entity', kind: 'OUTLET' }),
        newsEvents: count({ type: 'NewsEvent' }),
        stories: count({ type: 'Story' }),
        quotes: count({ type: 'Quote' }),
      },
    };
  },
};

export const rootResolvers = {
  Query,
  Mutation: { ingest, ...judgementMutations },
  Position,
  LogCursor,
  DateTime,
  Edtf,
  Url,
};

function byId(type: NodeType | undefined) {
  return async (_: unknown, args: AsOf & { readonly id: string }, context: ApiContext) =>
    findNode(context, args.id, await context.moment(args.asOf), type);
}

function filter(type: NodeType, { search }: Search): NodeFilter {
  if (!search) return { type };
  if (search.length > MAX_SEARCH) {
    throw refusal(
      'BAD_USER_INPUT',
      `Cannot search for a text of ${search.length} characters, expected at most ${MAX_SEARCH}`,
    );
  }
  const folded = foldName(search.toWellFormed());
  if (folded === '') {
    throw refusal(
      'BAD_USER_INPUT',
      'Cannot search: "search" holds no letter or digit, expected the beginning of a word',
    );
  }
  return { type, search: folded };
}

function eventTypeFilter(eventType: string | null | undefined): { readonly eventType?: string } {
  if (!eventType) return {};
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(eventType) || eventType.length > 100) {
    throw refusal(
      'BAD_USER_INPUT',
      'Cannot list news events: "eventType" is no dotted type, expected for instance "service.outage"',
    );
  }
  return { eventType };
}
