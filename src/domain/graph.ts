/**
 * The graph as data: what `project` emits and both engines store, the same on each (DESIGN section 5).
 *
 * Everything an article says hangs on rows owned by that article: edges of the article, and supports of claims. A claim is
 * never written by itself: it exists exactly while at least one support row names it, and the adapters derive it.
 */

import type { EntityKind } from './extraction.ts';
import { canonicalJson, shortHash } from './hash.ts';
import type { ArticleId, EntityId, FoundedId, NewsEventId, VersionId } from './ids.ts';
import { sortKey } from './names.ts';

export const NODE_TYPES = ['Article', 'Entity', 'NewsEvent', 'Story', 'Quote'] as const;
export type NodeType = (typeof NODE_TYPES)[number];
export type NodeId = ArticleId | FoundedId;

/** Values a node or edge can carry in both engines; whole numbers only. */
export type Prop = string | number | boolean | readonly string[];
export type Props = Readonly<Record<string, Prop>>;

/**
 * A node. It is in the graph while an article that has not been withdrawn (Article) or a live mention (all others) stands
 * behind it. `name` is its caption: article title, entity name, event label, story title, quote words.
 *
 * Props, by type (absent when unknown):
 * - Article: status LIVE | RETRACTED, unread, url, published (EDTF), publishedStatus, publishedMethod, publishedKey (EDTF made
 *   comparable: its earliest instant), modified, retrieved, language, source, collection, rights, version, versions (count),
 *   length, position (of its first commit), corrected (the fields people corrected: outlet, byline, published) and correctedAt (position)
 * - Entity: kinds, aliases (other names, at most 12), key ("iso:CA")
 * - NewsEvent: eventType (dotted type)
 * - Story: anchor (article id)
 * - Quote: none beyond the name
 * and on all: founded (position).
 */
export interface GraphNode {
  readonly type: NodeType;
  readonly id: NodeId;
  readonly name: string;
  /** `sortKey(name)`; for articles `publishedKey`-led so that lists by date need no second index. */
  readonly sort: string;
  /** Sorted; empty unless the node is an Entity. */
  readonly kinds: readonly EntityKind[];
  readonly props: Props;
}

/** The texts a node is found by: its name and aliases as sort keys (so at most 120 characters each), each once. */
export function searchTexts(node: { readonly name: string; readonly props: Props }): readonly string[] {
  const { aliases } = node.props;
  const texts = [node.name, ...(Array.isArray(aliases) ? (aliases as readonly string[]) : [])].map(sortKey);
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Order of texts in both engines: by code points, which is the order of their UTF-8 bytes. JavaScript's `<` goes by UTF-16 units. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const xSurrogate = x >= 0xd800 && x <= 0xdfff;
    const ySurrogate = y >= 0xd800 && y <= 0xdfff;
    // A surrogate stands for a code point above every other unit.
    return xSurrogate === ySurrogate ? x - y : xSurrogate ? 1 : -1;
  }
  return a.length - b.length;
}

/** Why an edge is there (promise 4). */
export interface Evidence {
  readonly version: VersionId;
  /** Span of the mention in `documentText`, UTF-16, end exclusive; -1 for the article's metadata. */
  readonly start: number;
  readonly end: number;
  /** The sentence the mention stands in; "" for metadata. */
  readonly sentence: string;
  /** Reader version that found the mention: "newsloom/1". */
  readonly reader: string;
  /** Rule that made the link: "entity-key/1". */
  readonly rule: string;
  /** 0-1000. */
  readonly score: number;
  /** Position of the commit that decided it. */
  readonly position: number;
}

/** Edges that belong to one article. `from` is the article save for PUBLISHED and WROTE, which point to it. */
export const ARTICLE_EDGES = [
  'PUBLISHED',
  'WROTE',
  'MENTIONS',
  'REPORTS',
  'COVERS',
  'QUOTES',
  'CITES',
  'COPY_OF',
] as const;
export type ArticleEdgeType = (typeof ARTICLE_EDGES)[number];

/** Edges that say something of the world and live on support. */
export const CLAIMS = [
  'INVOLVES',
  'HAPPENED_IN',
  'FOLLOWS',
  'CAUSED',
  'PART_OF',
  'SAID',
  'AFFILIATED',
  'OPERATES',
] as const;
export type ClaimType = (typeof CLAIMS)[number];

/**
 * One edge of one article; at most one of a type between the article and a node.
 * Props: MENTIONS {count, name, roles}, REPORTS {modality, attributedTo (entity id), date (EDTF), datePhrase, dateMethod, dateSentence
 * (where it is another), amounts (list of "at least 12 person"), amountSpans ("120-132") and amountSentences ("" is the report's own)
 * item by item, asides (the amounts that stand beside what happened and do not measure it), citing (entity ids of the outlets it rests
 * on), lemma, salience}, QUOTES {speaker (entity id), form}, COPY_OF {}, others {}.
 */
export interface ArticleEdge {
  /** `edgeKey(type, from, to)` */
  readonly key: string;
  readonly type: ArticleEdgeType;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly article: ArticleId;
  readonly evidence: Evidence;
  readonly props: Props;
}

/** What a claim says. `qualifier` is the role (INVOLVES, AFFILIATED) or the modality (CAUSED), "" for others. */
export interface Claim {
  readonly id: string;
  readonly type: ClaimType;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly qualifier: string;
  /** True where no sentence says it outright; part of the claim, so an outright and an inferred one are two. */
  readonly inferred: boolean;
}

/** One live mention that makes a claim. */
export interface Support {
  /** `supportKey(claim, article, evidence)` */
  readonly key: string;
  readonly claim: Claim;
  readonly article: ArticleId;
  readonly evidence: Evidence;
}

/** Another id of a thing that was merged into `to`. */
export interface Redirect {
  readonly id: FoundedId;
  readonly to: FoundedId;
}

/**
 * What changes from one position to another. Puts may be repeated with the same content; a put of an existing id or key
 * replaces it; drops of what is absent do nothing. Within one Changes an id or key is either put or dropped, never both.
 */
export interface Changes {
  readonly putNodes: readonly GraphNode[];
  readonly dropNodes: readonly NodeId[];
  readonly putEdges: readonly ArticleEdge[];
  readonly dropEdges: readonly string[];
  readonly putSupports: readonly Support[];
  readonly dropSupports: readonly string[];
  readonly putRedirects: readonly Redirect[];
  readonly dropRedirects: readonly FoundedId[];
}

export const NO_CHANGES: Changes = {
  putNodes: [],
  dropNodes: [],
  putEdges: [],
  dropEdges: [],
  putSupports: [],
  dropSupports: [],
  putRedirects: [],
  dropRedirects: [],
};

export function edgeKey(type: ArticleEdgeType, from: NodeId, to: NodeId): string {
  return `edg_${shortHash(type, from, to)}`;
}

export function makeClaim(
  type: ClaimType,
  from: NodeId,
  to: NodeId,
  { qualifier = '', inferred = false }: { qualifier?: string; inferred?: boolean } = {},
): Claim {
  return { id: `cla_${shortHash(type, from, to, qualifier, String(inferred))}`, type, from, to, qualifier, inferred };
}

/** One support a claim, article version and span. */
export function makeSupport(claim: Claim, article: ArticleId, evidence: Evidence): Support {
  return {
    key: `sup_${shortHash(claim.id, evidence.version, String(evidence.start), String(evidence.end))}`,
    claim,
    article,
    evidence,
  };
}

/**
 * All that an edge says beyond its key, as one text: equal exactly when two edges of one key say the same.
 * '["art_...","ver_...",0,12,"The sentence.","newsloom/1","entity-key/1",900,7,{"count":2}]'
 */
export function edgeContent(edge: ArticleEdge): string {
  return JSON.stringify([edge.article, ...evidenceValues(edge.evidence), sortedProps(edge.props)]);
}

/** All that a support says beyond its key: '["art_...","ver_...",0,12,"The sentence.","newsloom/1","entity-key/1",900,7]'. */
export function supportContent(support: Support): string {
  return JSON.stringify([support.article, ...evidenceValues(support.evidence)]);
}

function evidenceValues(evidence: Evidence): readonly (string | number)[] {
  const { version, start, end, sentence, reader, rule, score, position } = evidence;
  return [version, start, end, sentence, reader, rule, score, position];
}

/** The same props with their names in order, so that equal props give equal JSON. */
export function sortedProps(props: Props): Props {
  const names = Object.keys(props);
  if (names.every((name, i) => i === 0 || names[i - 1]! < name)) return props;
  return Object.fromEntries(names.sort().map((name) => [name, props[name]!]));
}

/**
 * Which support speaks for a claim: highest score, then earliest position, then smallest key.
 * @returns a negative number when `a` speaks before `b`
 */
export function compareSupports(
  a: { key: string; evidence: Evidence },
  b: { key: string; evidence: Evidence },
): number {
  return (
    b.evidence.score - a.evidence.score ||
    a.evidence.position - b.evidence.position ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}

/** A claim as the graph shows it: derived from its supports, never stored as truth. */
export interface ClaimState extends Claim {
  /** How many supports are live. */
  readonly support: number;
  /** How many articles they come from. */
  readonly articles: number;
  /** The support that speaks for it, see `compareSupports`. */
  readonly best: string;
  readonly sentence: string;
}

/**
 * One row of a fingerprint, the same text from every engine: ["node", ...] | ["edge", ...] | ["support", ...] | ["claim", ...] |
 * ["redirect", ...]. How rows become a fingerprint: src/graph/fingerprint.ts.
 */
export function fingerprintRow(
  row:
    | { readonly sort: 'node'; readonly value: GraphNode }
    | { readonly sort: 'edge'; readonly value: ArticleEdge }
    | { readonly sort: 'support'; readonly value: Support }
    | { readonly sort: 'claim'; readonly value: ClaimState }
    | { readonly sort: 'redirect'; readonly value: Redirect },
): string {
  const id = 'id' in row.value ? row.value.id : row.value.key;
  return `${row.sort} ${id} ${canonicalJson(row.value)}`;
}

export type { EntityId, NewsEventId };
