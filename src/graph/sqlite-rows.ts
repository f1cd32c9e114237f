/** How nodes, edges, supports and claims stand in the SQLite graph's columns, and how they are read back. */
import type { EntityKind } from '../domain/extraction.ts';
import type {
  ArticleEdge,
  ArticleEdgeType,
  ClaimState,
  ClaimType,
  Evidence,
  GraphNode,
  NodeId,
  NodeType,
  Props,
  Support,
} from '../domain/graph.ts';
import type { ArticleId, VersionId } from '../domain/ids.ts';

/** `until` of an open row: the greatest whole number that JavaScript and SQLite both keep exactly. */
export const OPEN = 9007199254740991;

/** The moment of now: every open row and no closed one holds at it. */
export const NOW = OPEN - 1;

export interface NodeRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly sort: string;
  readonly kinds: string;
  readonly props: string;
}

export interface EdgeRow {
  readonly key: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly content: string;
}

export interface SupportRow {
  readonly key: string;
  readonly claim: string;
  readonly claim_type: string;
  readonly claim_from: string;
  readonly claim_to: string;
  readonly qualifier: string;
  readonly inferred: number;
  readonly content: string;
}

export interface ClaimRow {
  readonly claim: string;
  readonly claim_type: string;
  readonly claim_from: string;
  readonly claim_to: string;
  readonly qualifier: string;
  readonly inferred: number;
  readonly support: number;
  readonly articles: number;
  readonly best: string;
  readonly best_content: string;
}

export function readNode(row: NodeRow): GraphNode {
  return {
    type: row.type as NodeType,
    id: row.id as NodeId,
    name: row.name,
    sort: row.sort,
    kinds: row.kinds === '[]' ? [] : (JSON.parse(row.kinds) as EntityKind[]),
    props: row.props === '{}' ? {} : (JSON.parse(row.props) as Props),
  };
}

export function readEdge(row: EdgeRow): ArticleEdge {
  const { article, evidence, props } = readContent(row.content);
  return {
    key: row.key,
    type: row.type as ArticleEdgeType,
    from: row.from as NodeId,
    to: row.to as NodeId,
    article,
    evidence,
    props,
  };
}

export function readSupport(row: SupportRow): Support {
  const { article, evidence } = readContent(row.content);
  return { key: row.key, claim: readClaim(row), article, evidence };
}

export function readClaimState(row: ClaimRow): ClaimState {
  const { evidence } = readContent(row.best_content);
  return {
    ...readClaim(row),
    support: row.support,
    articles: row.articles,
    best: row.best,
    sentence: evidence.sentence,
  };
}

function readClaim(row: SupportRow | ClaimRow) {
  return {
    id: row.claim,
    type: row.claim_type as ClaimType,
    from: row.claim_from as NodeId,
    to: row.claim_to as NodeId,
    qualifier: row.qualifier,
    inferred: row.inferred === 1,
  };
}

/** The texts of `edgeContent` and `supportContent`, read back; a support has no props. */
export function readContent(content: string): { article: ArticleId; evidence: Evidence; props: Props } {
  const [article, version, start, end, sentence, reader, rule, score, position, props = {}] = JSON.parse(content) as [
    ArticleId,
    VersionId,
    number,
    number,
    string,
    string,
    string,
    number,
    number,
    Props?,
  ];
  return { article, evidence: { version, start, end, sentence, reader, rule, score, position }, props };
}

/** The column `search`: each text behind a line feed and a blank, so that a search (one blank, then words) never runs from one into the next. */
export function searchColumn(texts: readonly string[]): string {
  return texts.map((text) => `\n ${text}`).join('');
}

/** The texts of a column `search`. */
export function searchedTexts(column: string): readonly string[] {
  return column === '' ? [] : column.slice(2).split('\n ');
}

/** How much of a text from a word on is kept in graph_word; longer searches are settled by the column `search`. */
export const WORD_LENGTH = 24;

/** The beginnings of `texts` from each of their words on: "united nations" gives "united nations" and "nations". */
export function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at >= 0 && at < text.length; ) {
      words.add(text.slice(at, at + WORD_LENGTH).toWellFormed());
      const blank = text.indexOf(' ', at);
      at = blank < 0 ? -1 : blank + 1;
    }
  }
  return words;
}

/** The lists a node stands in, see graph_listing. */
export function listsOf(node: GraphNode): readonly string[] {
  const { eventType } = node.props;
  if (node.type === 'Entity') return [node.type, ...node.kinds.map((kind) => `${node.type}/${kind}`)];
  if (node.type !== 'NewsEvent' || typeof eventType !== 'string') return [node.type];
  const parts = eventType.split('.');
  return [node.type, ...parts.map((_, i) => `${node.type}/${parts.slice(0, i + 1).join('.')}`)];
}
