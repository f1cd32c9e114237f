/**
 * The graph's rows as Neo4j properties and back. Everything is kept flat under the names people look for in Neo4j Browser;
 * what the two directions share is in this one file, so that a row read back is the row that was put.
 * Labels and relationship types come from here and from domain/graph.ts alone, never from data.
 */
import neo4j from 'neo4j-driver';
import { ENTITY_KINDS, type EntityKind } from '../domain/extraction.ts';
import {
  type ArticleEdge,
  type ArticleEdgeType,
  type ClaimState,
  type ClaimType,
  type Evidence,
  type GraphNode,
  type NodeId,
  type NodeType,
  type Prop,
  type Props,
  type Redirect,
  type Support,
  searchTexts,
} from '../domain/graph.ts';
import type { ArticleId } from '../domain/ids.ts';

/** What Bolt gives and takes for a node or relationship: names to scalars or lists. */
export type Properties = Record<string, unknown>;

/** The label a kind gives its entity beside `Entity`, so that Browser can colour people apart from places. */
export const KIND_LABELS: Readonly<Record<EntityKind, string>> = {
  PERSON: 'Person',
  OUTLET: 'Outlet',
  SITE: 'Site',
  COUNTRY: 'Country',
  ORGANISATION: 'Organisation',
  PLACE: 'Place',
};

const NODE_TYPE_OF_PREFIX: Readonly<Record<string, NodeType>> = {
  art_: 'Article',
  ent_: 'Entity',
  evt_: 'NewsEvent',
  sto_: 'Story',
  quo_: 'Quote',
};

/** The type an id's prefix names, or undefined for a text that is no id of ours. */
export function nodeTypeOf(id: string): NodeType | undefined {
  return NODE_TYPE_OF_PREFIX[id.slice(0, 4)];
}

/** Kinds in the order of ENTITY_KINDS, each once: one text for each set of kinds, whatever the order they came in. */
export function kindsInOrder(kinds: readonly EntityKind[]): readonly EntityKind[] {
  return ENTITY_KINDS.filter((kind) => kinds.includes(kind));
}

const EVIDENCE_FIELDS = ['version', 'start', 'end', 'sentence', 'reader', 'rule', 'score', 'position'] as const;
const NODE_FIELDS: ReadonlySet<string> = new Set(['id', 'name', 'title', 'sort', 'kinds', 'words']);
const EDGE_FIELDS: ReadonlySet<string> = new Set(['key', 'article', ...EVIDENCE_FIELDS]);
const ESCAPE = 'prop_';

export function nodeProperties(node: GraphNode): Properties {
  const out: Properties = { id: node.id, name: node.name, sort: orderedText(node.sort), words: searchText(node) };
  // Browser captions a node by `name` or `title`; people write queries with the word they know.
  if (node.type === 'Article' || node.type === 'Story') out['title'] = node.name;
  if (node.kinds.length > 0) out['kinds'] = node.kinds;
  putProps(out, node.props, NODE_FIELDS);
  return out;
}

export function readNode(type: NodeType, stored: Properties): GraphNode {
  return {
    type,
    id: stored['id'] as NodeId,
    name: stored['name'] as string,
    sort: plainText(stored['sort'] as string),
    kinds: (stored['kinds'] as readonly EntityKind[] | undefined) ?? [],
    props: takeProps(stored, NODE_FIELDS),
  };
}

export function edgeProperties(edge: ArticleEdge): Properties {
  const out: Properties = { key: edge.key, article: edge.article };
  putEvidence(out, edge.evidence);
  putProps(out, edge.props, EDGE_FIELDS);
  return out;
}

export function readEdge(type: ArticleEdgeType, from: string, to: string, stored: Properties): ArticleEdge {
  return {
    key: stored['key'] as string,
    type,
    from: from as NodeId,
    to: to as NodeId,
    article: stored['article'] as ArticleId,
    evidence: readEvidence(stored),
    props: takeProps(stored, EDGE_FIELDS),
  };
}

/** A support says its whole claim, so that the claim can be made again from it. */
export function supportProperties(support: Support): Properties {
  const { claim } = support;
  const out: Properties = {
    key: support.key,
    article: support.article,
    claim: claim.id,
    claimType: claim.type,
    from: claim.from,
    to: claim.to,
    qualifier: claim.qualifier,
    inferred: claim.inferred,
  };
  putEvidence(out, support.evidence);
  return out;
}

export function readSupport(stored: Properties): Support {
  return {
    key: stored['key'] as string,
    claim: {
      id: stored['claim'] as string,
      type: stored['claimType'] as ClaimType,
      from: stored['from'] as NodeId,
      to: stored['to'] as NodeId,
      qualifier: stored['qualifier'] as string,
      inferred: stored['inferred'] as boolean,
    },
    article: stored['article'] as ArticleId,
    evidence: readEvidence(stored),
  };
}

/** `role` or `modality` repeats the qualifier under the name a person would ask for. */
const QUALIFIER_NAME: Partial<Record<ClaimType, string>> = {
  INVOLVES: 'role',
  AFFILIATED: 'role',
  CAUSED: 'modality',
};

/** What a claim is kept with beyond ClaimState: the rank of its best support, so that a new one is compared without a search. */
export interface RankedClaim extends ClaimState {
  readonly score: number;
  readonly position: number;
}

/** A redirect has a name too: Browser shows where it leads. */
export function redirectProperties({ id, to }: Redirect): Properties {
  return { id, to, name: `-> ${to}` };
}

export function claimProperties(claim: RankedClaim): Properties {
  const out: Properties = {
    id: claim.id,
    qualifier: claim.qualifier,
    inferred: claim.inferred,
    support: neo4j.int(claim.support),
    articles: neo4j.int(claim.articles),
    best: claim.best,
    sentence: claim.sentence,
    score: neo4j.int(claim.score),
    position: neo4j.int(claim.position),
  };
  const name = QUALIFIER_NAME[claim.type];
  if (name !== undefined) out[name] = claim.qualifier;
  return out;
}

export function readClaim(type: ClaimType, from: string, to: string, stored: Properties): ClaimState {
  return {
    id: stored['id'] as string,
    type,
    from: from as NodeId,
    to: to as NodeId,
    qualifier: stored['qualifier'] as string,
    inferred: stored['inferred'] as boolean,
    support: stored['support'] as number,
    articles: stored['articles'] as number,
    best: stored['best'] as string,
    sentence: stored['sentence'] as string,
  };
}

export function readRankedClaim(type: ClaimType, from: string, to: string, stored: Properties): RankedClaim {
  return {
    ...readClaim(type, from, to, stored),
    score: stored['score'] as number,
    position: stored['position'] as number,
  };
}

function putEvidence(out: Properties, evidence: Evidence): void {
  out['version'] = evidence.version;
  out['start'] = neo4j.int(evidence.start);
  out['end'] = neo4j.int(evidence.end);
  out['sentence'] = evidence.sentence;
  out['reader'] = evidence.reader;
  out['rule'] = evidence.rule;
  out['score'] = neo4j.int(evidence.score);
  out['position'] = neo4j.int(evidence.position);
}

export function readEvidence(stored: Properties): Evidence {
  return {
    version: stored['version'] as Evidence['version'],
    start: stored['start'] as number,
    end: stored['end'] as number,
    sentence: stored['sentence'] as string,
    reader: stored['reader'] as string,
    rule: stored['rule'] as string,
    score: stored['score'] as number,
    position: stored['position'] as number,
  };
}

/**
 * What `list` searches: the node's search texts, one a line, a blank before every word. "A word begins with x" is then
 * `CONTAINS ' x'`, and a search of several words never runs from one text into the next.
 */
function searchText(node: GraphNode): string {
  return searchTexts(node)
    .map((text) => ` ${text}`)
    .join('\n');
}

/** A prop that bears the name of a field of ours is kept as "prop_<name>", and so is one that begins that way. */
function putProps(out: Properties, props: Props, fields: ReadonlySet<string>): void {
  for (const name in props) {
    const value = props[name] as Prop;
    const stored = fields.has(name) || name.startsWith(ESCAPE) ? ESCAPE + name : name;
    // The driver sends a plain number as a float; people read 5, not 5.0.
    out[stored] = typeof value === 'number' && Number.isSafeInteger(value) ? neo4j.int(value) : value;
  }
}

function takeProps(stored: Properties, fields: ReadonlySet<string>): Props {
  const props: Record<string, Prop> = {};
  for (const name in stored) {
    if (fields.has(name)) continue;
    props[name.startsWith(ESCAPE) ? name.slice(ESCAPE.length) : name] = stored[name] as Prop;
  }
  return props;
}

/**
 * A sort key as Neo4j keeps it. The port orders by UTF-8 bytes; Neo4j's indexes do so too, but its ORDER BY compares UTF-16 code
 * units (seen on 5.26.30: U+1F600 before U+FFFD). Every character beyond U+FFFF is led by U+FFFF, so both orders agree; keys
 * without such characters, nearly all, are stored as they are.
 */
export function orderedText(text: string): string {
  return OUT_OF_ORDER.test(text)
    ? text.replace(/[\uFFFE\uFFFF]/g, '\uFFFE$&').replace(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFF$&')
    : text;
}

/** The inverse of `orderedText`. */
export function plainText(stored: string): string {
  return OUT_OF_ORDER.test(stored)
    ? stored.replace(/\uFFFF([\u{10000}-\u{10FFFF}])/gu, '$1').replace(/\uFFFE([\uFFFE\uFFFF])/g, '$1')
    : stored;
}

const OUT_OF_ORDER = /[\uD800-\uDFFF\uFFFE\uFFFF]/;
