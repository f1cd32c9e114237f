/**
 * Resolvers of the five sorts of node and of the things that hang on their edges. A node comes as `Seen`; what is reached from it is
 * seen at the same moment. Fields that a source holds under their own name need no resolver.
 */

import type { ArticleEdgeType, ClaimType, NodeType } from '../domain/graph.ts';
import type { At } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';
import { corroboration } from './corroboration.ts';
import { newsEventDisagreements, storyDisagreements } from './disagreements.ts';
import { articleWithdrawnQuotes, quoteWithdrawals, storyWithdrawnQuotes } from './former.ts';
import { judgementsOf } from './judgements.ts';
import { claimList, edgeEvidence, edgeList, type SeenEvidence } from './lists.ts';
import type { Direction } from './loaders.ts';
import { mainEvent } from './main-event.ts';
import type { Seen } from './nodes.ts';
import { findNode, oneOf, text, texts, whole } from './nodes.ts';
import { occurred } from './occurred.ts';
import type { PageArguments } from './paging.ts';
import { refusal } from './refusal.ts';
import { affiliationOf, MODALITY_NAMES, mentionOf, participantOf, reportOf, roleOf } from './relations.ts';
import {
  coMentions,
  relatedStories,
  storyEntities,
  storyNewsEvents,
  storyOutlets,
  storySharedQuotes,
} from './shared-lists.ts';

const ARTICLE_STATUSES = ['LIVE', 'RETRACTED'] as const;
const PUBLISHED_STATUSES = ['FIRST', 'UPDATED', 'UNKNOWN'] as const;
const PUBLISHED_METHODS = ['GIVEN', 'METADATA', 'PAGE', 'NONE'] as const;
const QUOTE_FORMS = ['DIRECT', 'MIXED', 'INDIRECT'] as const;

const named = {
  judgements: judgementsOf,
  id: ({ node }: Seen) => node.id,
  name: ({ node }: Seen) => node.name,
};
const founded = ({ node }: Seen) => whole(node.props['founded']);

const Article = {
  ...named,
  title: named.name,
  url: ({ node }: Seen) => webAddress(node.props['url']),
  status: ({ node }: Seen) => oneOf(ARTICLE_STATUSES, node.props['status']) ?? 'LIVE',
  unread: ({ node }: Seen) => node.props['unread'] !== undefined,
  outlet: async (article: Seen, _: unknown, context: ApiContext) => (await outletOf(context, article))?.outlet,
  outletEvidence: async (article: Seen, _: unknown, context: ApiContext) =>
    (await outletOf(context, article))?.evidence,
  byline: edges('WROTE', 'in'),
  published: ({ node: { props } }: Seen) => ({
    value: text(props['published']),
    status: oneOf(PUBLISHED_STATUSES, props['publishedStatus']) ?? 'UNKNOWN',
    method: oneOf(PUBLISHED_METHODS, props['publishedMethod']) ?? 'NONE',
  }),
  modified: property('modified'),
  retrieved: property('retrieved'),
  language: property('language'),
  source: property('source'),
  collection: property('collection'),
  rights: property('rights'),
  version: property('version'),
  versionCount: ({ node }: Seen) => whole(node.props['versions']) ?? 1,
  length: ({ node }: Seen) => whole(node.props['length']),
  position: (article: Seen) => founded(article) ?? 0,
  mentions: mentions('out'),
  reports: reports('out'),
  mainEvent,
  stories: edges('COVERS', 'out'),
  quotes: (article: Seen, args: PageArguments, context: ApiContext) =>
    edgeList(context, article, 'QUOTES', 'out', args, (edge, far) => ({
      node: far,
      form: oneOf(QUOTE_FORMS, edge.props['form']),
      speaker: () => found(context, edge.props['speaker'], article.at, 'Entity'),
    })),
  withdrawnQuotes: articleWithdrawnQuotes,
  cites: edges('CITES', 'out'),
  copyOf: async (article: Seen, _: unknown, context: ApiContext) => (await originalOf(context, article))?.original,
  copyOfEvidence: async (article: Seen, _: unknown, context: ApiContext) =>
    (await originalOf(context, article))?.evidence,
  copies: edges('COPY_OF', 'in'),
};

const Entity = {
  ...named,
  kinds: ({ node }: Seen) => node.kinds,
  aliases: ({ node }: Seen) => texts(node.props['aliases']),
  key: property('key'),
  founded,
  articles: edges('MENTIONS', 'in'),
  mentions: mentions('in'),
  published: edges('PUBLISHED', 'out'),
  wrote: edges('WROTE', 'out'),
  citedBy: edges('CITES', 'in'),
  newsEvents: (entity: Seen, args: PageArguments, context: ApiContext) =>
    claimList(context, entity, 'INVOLVES', 'in', args, (claim, far) => ({ node: far, role: roleOf(claim) })),
  happenedHere: claims('HAPPENED_IN', 'in'),
  quotes: claims('SAID', 'out'),
  coMentions,
  affiliations: affiliations('out'),
  affiliates: affiliations('in'),
  operates: claims('OPERATES', 'out'),
  operatedBy: claims('OPERATES', 'in'),
};

const NewsEvent = {
  ...named,
  eventType: ({ node }: Seen) => text(node.props['eventType']) ?? 'other',
  founded,
  reports: reports('in'),
  occurred,
  corroboration,
  disagreements: newsEventDisagreements,
  participants: (event: Seen, args: PageArguments, context: ApiContext) =>
    claimList(context, event, 'INVOLVES', 'out', args, (claim) => ({ node: participantOf(claim, event.at) })),
  places: claims('HAPPENED_IN', 'out'),
  stories: claims('PART_OF', 'out'),
  follows: claims('FOLLOWS', 'out'),
  followedBy: claims('FOLLOWS', 'in'),
  causes: causes('out'),
  causedBy: causes('in'),
};

const Story = {
  ...named,
  title: named.name,
  founded,
  articles: edges('COVERS', 'in'),
  outlets: storyOutlets,
  newsEvents: storyNewsEvents,
  entities: storyEntities,
  sharedQuotes: storySharedQuotes,
  corroboration,
  disagreements: storyDisagreements,
  withdrawnQuotes: storyWithdrawnQuotes,
  related: relatedStories,
};

const Quote = {
  ...named,
  text: named.name,
  founded,
  speakers: claims('SAID', 'in'),
  articles: edges('QUOTES', 'in'),
  withdrawals: quoteWithdrawals,
};

const Mention = { article: end('article', 'Article'), entity: end('entity', 'Entity') };

const Report = {
  article: end('article', 'Article'),
  newsEvent: end('newsEvent', 'NewsEvent'),
  outlet: async (report: { article: string; at: At }, _: unknown, context: ApiContext) => {
    const article = await findNode(context, report.article, report.at);
    return article && (await outletOf(context, article))?.outlet;
  },
  attributedTo: (report: { attributedTo: string | null; at: At }, _: unknown, context: ApiContext) =>
    found(context, report.attributedTo, report.at, 'Entity'),
};

const Participant = { newsEvent: end('newsEvent', 'NewsEvent'), entity: end('entity', 'Entity') };

const Affiliation = { person: end('person', 'Entity'), to: end('to', 'Entity') };

const Evidence = {
  article: end('article', 'Article'),
  start: ({ start }: SeenEvidence) => (start < 0 ? null : start),
  end: ({ end }: SeenEvidence) => (end < 0 ? null : end),
};

export const nodeResolvers = {
  Node: { __resolveType: ({ node }: Seen) => node.type },
  Article,
  Entity,
  NewsEvent,
  Story,
  Quote,
  Mention,
  Report,
  Participant,
  Affiliation,
  Evidence,
};

function edges(type: ArticleEdgeType, direction: Direction) {
  return (of: Seen, args: PageArguments, context: ApiContext) => edgeList(context, of, type, direction, args);
}

function claims(type: ClaimType, direction: Direction) {
  return (of: Seen, args: PageArguments, context: ApiContext) => claimList(context, of, type, direction, args);
}

function causes(direction: Direction) {
  return (event: Seen, args: PageArguments, context: ApiContext) =>
    claimList(context, event, 'CAUSED', direction, args, (claim, far) => ({
      node: far,
      modality: oneOf(MODALITY_NAMES, claim.qualifier),
    }));
}

function mentions(direction: Direction) {
  return (of: Seen, args: PageArguments, context: ApiContext) =>
    edgeList(context, of, 'MENTIONS', direction, args, (edge) => ({ node: mentionOf(edge, of.at) }));
}

function reports(direction: Direction) {
  return (of: Seen, args: PageArguments, context: ApiContext) =>
    edgeList(context, of, 'REPORTS', direction, args, (edge) => ({ node: reportOf(edge, of.at) }));
}

function affiliations(direction: Direction) {
  return (entity: Seen, args: PageArguments, context: ApiContext) =>
    claimList(context, entity, 'AFFILIATED', direction, args, (claim) => ({ node: affiliationOf(claim, entity.at) }));
}

function property(name: string) {
  return ({ node }: Seen) => text(node.props[name]);
}

/** The node at one end of an edge, whose id the source holds under `field`. It is there as long as the edge is. */
function end<Field extends string>(field: Field, type: NodeType) {
  return async (source: { readonly [F in Field]: string } & { readonly at: At }, _: unknown, context: ApiContext) => {
    const node = await findNode(context, source[field], source.at, type);
    if (!node) {
      throw refusal(
        'GRAPH_REBUILDING',
        'Cannot give the end of an edge: the graph changed while it was read; ask again',
      );
    }
    return node;
  };
}

function found(context: ApiContext, id: unknown, at: At, type: NodeType) {
  return typeof id === 'string' ? findNode(context, id, at, type) : null;
}

async function outletOf(context: ApiContext, { node, at }: Seen) {
  const [published] = (await context.loaders.edges(node.id, 'PUBLISHED', 'in', { limit: 1 }, at)).items;
  return published && { outlet: { node: published.node, at }, evidence: edgeEvidence(published.edge, at) };
}

async function originalOf(context: ApiContext, { node, at }: Seen) {
  const [copied] = (await context.loaders.edges(node.id, 'COPY_OF', 'out', { limit: 1 }, at)).items;
  return copied && { original: { node: copied.node, at }, evidence: edgeEvidence(copied.edge, at) };
}

/** Only addresses a browser may follow: "javascript:..." in an article's metadata is no link. */
function webAddress(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\//i.test(value) ? value : null;
}
