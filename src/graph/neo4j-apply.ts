/**
 * Writes Changes to Neo4j within a transaction: drops, then nodes, then what hangs on them, claims derived from support on the
 * way. Statements are sent without waiting for each other; the server answers them in order.
 */
import neo4j from 'neo4j-driver';
import type { EntityKind } from '../domain/extraction.ts';
import {
  ARTICLE_EDGES,
  type ArticleEdge,
  type ArticleEdgeType,
  type Changes,
  type ClaimType,
  type GraphNode,
  type NodeId,
  type NodeType,
  type Support,
} from '../domain/graph.ts';
import { claimChanges, type HeldSupport, pairKey, type StandingClaim } from './neo4j-claims.ts';
import type { Row, Run } from './neo4j-connection.ts';
import {
  claimProperties,
  edgeProperties,
  kindsInOrder,
  nodeProperties,
  nodeTypeOf,
  type Properties,
  type RankedClaim,
  redirectProperties,
  supportProperties,
} from './neo4j-properties.ts';
import {
  COUNT_SUPPORTS,
  createRelationships,
  DROP_REDIRECTS,
  dropNodes,
  dropRelationships,
  findHeldNode,
  findRelationships,
  PUT_REDIRECTS,
  putNodes,
  type RelationshipType,
  rederiveClaims,
  replaceRelationships,
  updateClaims,
} from './neo4j-statements.ts';

/** How many rows a change puts and drops. */
export function countRows(changes: Changes): number {
  return ROW_LISTS.reduce((sum, list) => sum + changes[list].length, 0);
}

/**
 * Order in which a change may be cut: what hangs on a node goes before it and comes after it.
 */
const ROW_LISTS = [
  'dropEdges',
  'dropSupports',
  'dropRedirects',
  'putNodes',
  'putEdges',
  'putSupports',
  'dropNodes',
  'putRedirects',
] as const satisfies readonly (keyof Changes)[];

/** Cuts a change into changes of at most `rows` rows that give the same when applied one after the other; at least one. */
export function inParts(changes: Changes, rows: number): readonly Changes[] {
  if (countRows(changes) <= rows) return [changes];
  const parts: Changes[] = [];
  let part: Record<keyof Changes, unknown[]> = emptyPart();
  let room = rows;
  for (const list of ROW_LISTS) {
    const all: readonly unknown[] = changes[list];
    for (let from = 0; from < all.length; ) {
      const taken = all.slice(from, from + room);
      part[list] = taken;
      from += taken.length;
      room -= taken.length;
      if (room > 0) continue;
      parts.push(part as unknown as Changes);
      part = emptyPart();
      room = rows;
    }
  }
  if (room < rows) parts.push(part as unknown as Changes);
  return parts;
}

function emptyPart(): Record<keyof Changes, unknown[]> {
  return {
    putNodes: [],
    dropNodes: [],
    putEdges: [],
    dropEdges: [],
    putSupports: [],
    dropSupports: [],
    putRedirects: [],
    dropRedirects: [],
  };
}

/**
 * Makes sure that every id can be kept, before anything is sent.
 * @throws {RangeError} for an id that does not begin with a prefix of ours
 */
export function refuseUnknownIds(changes: Changes): void {
  for (const { id } of changes.putNodes) typeOf(id);
  for (const id of changes.dropNodes) typeOf(id);
  for (const { from, to } of changes.putEdges) [from, to].forEach(typeOf);
  for (const { article, claim } of changes.putSupports) [article, claim.from, claim.to].forEach(typeOf);
}

/**
 * Writes all rows of a change. May be repeated with the same change: it then changes nothing.
 * @throws {RangeError} when an edge or claim would end at no node; the transaction must be given up
 */
export async function writeRows(run: Run, changes: Changes): Promise<void> {
  const edges = groupBy(unique(changes.putEdges), ({ type }) => type);
  const supports = unique(changes.putSupports);

  const [heldEdges, heldSupports, standing] = await Promise.all([
    findEdges(run, edges),
    findSupports(run, [...supports.map(({ key }) => key), ...changes.dropSupports]),
    findClaims(
      run,
      supports.map(({ claim }) => claim),
    ),
    send(
      run,
      ARTICLE_EDGES.map((type) => [dropRelationships(type), { keys: changes.dropEdges }, changes.dropEdges]),
    ),
  ]);
  const claims = await deriveClaims(run, supports, heldSupports, standing);

  const moved = supports.filter(({ key, article }) => article !== (heldSupports.get(key)?.article ?? article));
  await Promise.all([
    send(run, [
      [DROP_REDIRECTS, { ids: changes.dropRedirects }, changes.dropRedirects],
      [PUT_REDIRECTS, { rows: changes.putRedirects.map(redirectProperties) }, changes.putRedirects],
    ]),
    dropKeys(run, 'SUPPORTS', [...changes.dropSupports, ...moved.map(({ key }) => key)]),
    ...[...groupBy(claims.drop, ({ type }) => type)].map(([type, gone]) =>
      dropKeys(
        run,
        type,
        gone.map(({ id }) => id),
      ),
    ),
    sendNodes(run, unique(changes.putNodes)),
    ...[...edges].map(([type, group]) => sendEdges(run, type, group, heldEdges)),
    sendSupports(run, supports, new Set(moved.length > 0 ? without(heldSupports, moved) : heldSupports.keys())),
    ...[...groupBy(claims.create, ({ type }) => type)].map(([type, made]) => createClaims(run, type, made)),
    ...[...groupBy(claims.update, ({ type }) => type)].map(([type, rows]) =>
      run(updateClaims(type), { rows: rows.map((claim) => ({ key: claim.id, properties: derivedProperties(claim) })) }),
    ),
    ...[...groupBy(claims.rederive, ({ type }) => type)].map(([type, rows]) =>
      run(rederiveClaims(type), { rows: rows.map(({ id }) => ({ id })) }),
    ),
    ...[...groupBy(changes.dropNodes, typeOf)].map(([type, ids]) => dropAll(run, type, ids)),
  ]);
}

type Statement = readonly [text: string, parameters: Row, rows: readonly unknown[]];

/** Sends the statements that have rows. */
async function send(run: Run, statements: readonly Statement[]): Promise<void> {
  await Promise.all(
    statements.filter(([, , rows]) => rows.length > 0).map(([text, parameters]) => run(text, parameters)),
  );
}

async function findEdges(
  run: Run,
  edges: ReadonlyMap<ArticleEdgeType, readonly ArticleEdge[]>,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    [...edges].map(([type, group]) => run(findRelationships(type), { keys: group.map(({ key }) => key) })),
  );
  return new Set(found.flat().map((row) => (row['found'] as Properties)['key'] as string));
}

async function findSupports(run: Run, keys: readonly string[]): Promise<ReadonlyMap<string, HeldSupport>> {
  if (keys.length === 0) return new Map();
  const found = await run(findRelationships('SUPPORTS'), { keys });
  return new Map(found.map((row) => [(row['found'] as HeldSupport).key, row['found'] as HeldSupport]));
}

async function findClaims(
  run: Run,
  claims: Iterable<{ readonly id: string; readonly type: ClaimType }>,
): Promise<Map<string, StandingClaim>> {
  const ids = new Map<ClaimType, Set<string>>();
  for (const { id, type } of claims) {
    const group = ids.get(type);
    if (group) group.add(id);
    else ids.set(type, new Set([id]));
  }
  const found = await Promise.all([...ids].map(([type, group]) => run(findRelationships(type), { keys: [...group] })));
  return new Map(
    found.flat().map((row) => {
      const stored = row['found'] as unknown as RankedClaim;
      return [stored.id, stored] as const;
    }),
  );
}

async function deriveClaims(
  run: Run,
  put: readonly Support[],
  heldSupports: ReadonlyMap<string, HeldSupport>,
  standing: Map<string, StandingClaim>,
) {
  const gone = [...heldSupports.values()];
  const unknown = gone
    .filter(({ claim }) => !standing.has(claim))
    .map(({ claim, claimType }) => ({ id: claim, type: claimType }));
  if (unknown.length > 0) for (const [id, claim] of await findClaims(run, unknown)) standing.set(id, claim);

  // A claim that is new has no support yet, so there is nothing to count.
  const pairs = new Map<string, Row>();
  const count = (claim: string, article: string) => {
    if (standing.has(claim)) pairs.set(pairKey(claim, article), { claim, article });
  };
  for (const { claim, article } of put) count(claim.id, article);
  for (const { claim, article } of gone) count(claim, article);
  const held = new Map<string, number>();
  if (pairs.size > 0) {
    for (const row of await run(COUNT_SUPPORTS, { pairs: [...pairs.values()] }))
      held.set(pairKey(row['claim'] as string, row['article'] as string), row['held'] as number);
  }
  return claimChanges(put, gone, standing, held);
}

async function sendNodes(run: Run, nodes: readonly GraphNode[]): Promise<void> {
  const groups = groupBy(nodes, (node) => [node.type, ...kindsInOrder(node.kinds)].join(' '));
  await Promise.all(
    [...groups].map(([group, rows]) => {
      const [type, ...kinds] = group.split(' ') as [NodeType, ...EntityKind[]];
      return run(putNodes(type, kinds), { rows: rows.map(nodeProperties) });
    }),
  );
}

interface NewRelationship {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly properties: Properties;
}

async function create(run: Run, type: RelationshipType, rows: readonly NewRelationship[]): Promise<void> {
  const groups = groupBy(rows, ({ from, to }) => `${typeOf(from)} ${typeOf(to)}`);
  await Promise.all(
    [...groups].map(async ([group, created]) => {
      const [from, to] = group.split(' ') as [NodeType, NodeType];
      const [answer] = await run(createRelationships(type, from, to), { rows: created });
      const made = answer?.['made'] as number;
      if (made !== created.length) {
        throw new RangeError(
          `Cannot put ${type}: ${created.length - made} of ${created.length} lack the ${from} or ${to} at an end (the first put is ${created[0]?.from} -> ${created[0]?.to}), expected both to be put first`,
        );
      }
    }),
  );
}

async function sendEdges(
  run: Run,
  type: ArticleEdgeType,
  edges: readonly ArticleEdge[],
  held: ReadonlySet<string>,
): Promise<void> {
  const rows = edges.map((edge) => ({ from: edge.from, to: edge.to, key: edge.key, properties: edgeProperties(edge) }));
  const [old, fresh] = split(rows, ({ key }) => held.has(key));
  await Promise.all([replace(run, type, old), create(run, type, fresh)]);
}

async function sendSupports(run: Run, supports: readonly Support[], held: ReadonlySet<string>): Promise<void> {
  const rows = supports.map((support) => ({
    from: support.article,
    to: support.claim.from,
    key: support.key,
    properties: supportProperties(support),
  }));
  const [old, fresh] = split(rows, ({ key }) => held.has(key));
  await Promise.all([replace(run, 'SUPPORTS', old), create(run, 'SUPPORTS', fresh)]);
}

async function createClaims(run: Run, type: ClaimType, claims: readonly RankedClaim[]): Promise<void> {
  await create(
    run,
    type,
    claims.map((claim) => ({ from: claim.from, to: claim.to, properties: claimProperties(claim) })),
  );
}

async function replace(
  run: Run,
  type: RelationshipType,
  rows: readonly { readonly key: string; readonly properties: Properties }[],
): Promise<void> {
  if (rows.length > 0) await run(replaceRelationships(type), { rows });
}

async function dropKeys(run: Run, type: RelationshipType, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await run(dropRelationships(type), { keys });
}

async function dropAll(run: Run, type: NodeType, ids: readonly NodeId[]): Promise<void> {
  const [[held]] = await Promise.all([run(findHeldNode(type), { ids }), run(dropNodes(type), { ids })]);
  if (held) {
    throw new RangeError(`Cannot drop node "${held['id']}": an edge or claim still ends at it, expected none left`);
  }
}

function derivedProperties(claim: StandingClaim): Properties {
  const { support, articles, best, sentence, score, position } = claim;
  return {
    support: neo4j.int(support),
    articles: neo4j.int(articles),
    best,
    sentence,
    score: neo4j.int(score),
    position: neo4j.int(position),
  };
}

function typeOf(id: NodeId): NodeType {
  const type = nodeTypeOf(id);
  if (!type)
    throw new RangeError(
      `Cannot keep "${id}" in Neo4j: expected an id that begins with art_, ent_, evt_, sto_ or quo_`,
    );
  return type;
}

/** The last of each id or key: a put replaces an earlier one. */
function unique<T extends { readonly id: string } | { readonly key: string }>(rows: readonly T[]): readonly T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) byKey.set('id' in row ? row.id : row.key, row);
  return byKey.size === rows.length ? rows : [...byKey.values()];
}

function without(held: ReadonlyMap<string, unknown>, moved: readonly Support[]): readonly string[] {
  const gone = new Set(moved.map(({ key }) => key));
  return [...held.keys()].filter((key) => !gone.has(key));
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function split<T>(items: readonly T[], first: (item: T) => boolean): readonly [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (first(item) ? yes : no).push(item);
  return [yes, no];
}
