/**
 * Every statement that writes to Neo4j or walks all of it. A closed set of texts: labels and relationship types come from the constants of the
 * domain, rows from parameters, so nothing an article says can become Cypher and the server plans each text once.
 */
import { ENTITY_KINDS, type EntityKind } from '../domain/extraction.ts';
import {
  ARTICLE_EDGES,
  type ArticleEdgeType,
  CLAIMS,
  type ClaimType,
  NODE_TYPES,
  type NodeType,
} from '../domain/graph.ts';
import { KIND_LABELS } from './neo4j-properties.ts';

/** A relationship that can be put: by `key` where it belongs to an article, by `id` where it is a claim. */
export type RelationshipType = ArticleEdgeType | ClaimType | 'SUPPORTS';

export const RELATIONSHIP_TYPES: readonly RelationshipType[] = [...ARTICLE_EDGES, ...CLAIMS, 'SUPPORTS'];

const NODE_LABELS = [...NODE_TYPES, 'Redirect', 'NewsloomCheckpoint'] as const;

/**
 * Takes the one lock that writers share and gives the checkpoint's properties as they stand. Setting a property locks the node
 * before it is read, so a second writer waits here and then sees what the first one wrote.
 */
export const LOCK_CHECKPOINT = `MERGE (c:NewsloomCheckpoint {id: 'checkpoint'})
SET c.lock = true
WITH c
RETURN properties(c) AS checkpoint`;

export const READ_CHECKPOINT = `MATCH (c:NewsloomCheckpoint {id: 'checkpoint'})
RETURN properties(c) AS checkpoint`;

export const WRITE_CHECKPOINT = `MATCH (c:NewsloomCheckpoint {id: 'checkpoint'})
SET c = $checkpoint`;

export const DROP_CHECKPOINT = `MATCH (c:NewsloomCheckpoint {id: 'checkpoint'})
DELETE c`;

/** Any node but our checkpoint: in a store without one, a stranger's. */
export const FIND_NODE = `MATCH (n) WHERE NOT n:NewsloomCheckpoint
RETURN labels(n) AS labels LIMIT 1`;

/** A node of none of our labels; walks the store, so asked only when the counts show that there is one. */
export const FIND_STRANGER = `MATCH (n) WHERE NOT (${NODE_LABELS.map((label) => `n:${label}`).join(' OR ')})
RETURN labels(n) AS labels LIMIT 1`;

/** All nodes, and ours; both from the count store. */
export const COUNT_NODES = `CALL () { MATCH (n) RETURN count(n) AS all }
${NODE_LABELS.map((label) => `CALL () { MATCH (n:${label}) RETURN count(n) AS of${label} }`).join('\n')}
RETURN all, ${NODE_LABELS.map((label) => `of${label}`).join(' + ')} AS ours`;

/** $rows: properties. Entities get a label for each of `kinds` and lose those of the others. */
export function putNodes(type: NodeType, kinds: readonly EntityKind[] = []): string {
  const text = `UNWIND $rows AS row
MERGE (n:${type} {id: row.id})
SET n = row`;
  if (type !== 'Entity') return text;
  const gained = kinds.map((kind) => `:${KIND_LABELS[kind]}`).join('');
  const lost = ENTITY_KINDS.filter((kind) => !kinds.includes(kind)).map((kind) => `:${KIND_LABELS[kind]}`);
  return `${text}${gained && `, n${gained}`}${lost.length > 0 ? `\nREMOVE n${lost.join('')}` : ''}`;
}

/** $ids -> one of them at which an edge, a support or a claim still ends. */
export function findHeldNode(type: NodeType): string {
  return `UNWIND $ids AS id
MATCH (n:${type} {id: id}) WHERE EXISTS { (n)-[:${RELATIONSHIP_TYPES.join('|')}]-() }
RETURN id LIMIT 1`;
}

/** $ids. What a person drew to a node of ours goes with the node. */
export function dropNodes(type: NodeType): string {
  return `UNWIND $ids AS id
MATCH (n:${type} {id: id})
DETACH DELETE n`;
}

/** $keys -> of those that are there what a change of them is worked out from: the key of an edge, what derives a claim of the others. */
export function findRelationships(type: RelationshipType): string {
  return `UNWIND $keys AS key
MATCH ()-[r:${type}]->() USING INDEX SEEK r:${type}(${keyName(type)}) WHERE r.${keyName(type)} = key
RETURN r {${foundFields(type)}} AS found`;
}

/** $rows: {from, to, properties}. Gives how many were made; fewer than rows means that an end is missing. */
export function createRelationships(type: RelationshipType, from: NodeType, to: NodeType): string {
  return `UNWIND $rows AS row
MATCH (a:${from} {id: row.from})
MATCH (b:${to} {id: row.to})
CREATE (a)-[r:${type}]->(b)
SET r = row.properties
RETURN count(*) AS made`;
}

/** $rows: {key, properties}. `properties` replace those that were there. */
export function replaceRelationships(type: RelationshipType): string {
  return `UNWIND $rows AS row
MATCH ()-[r:${type}]->() USING INDEX SEEK r:${type}(${keyName(type)}) WHERE r.${keyName(type)} = row.key
SET r = row.properties`;
}

/** $rows: {key, properties}. What is derived of a claim changes, what it says stays. */
export function updateClaims(type: ClaimType): string {
  return `UNWIND $rows AS row
MATCH ()-[c:${type}]->() USING INDEX SEEK c:${type}(id) WHERE c.id = row.key
SET c += row.properties`;
}

/** $keys. */
export function dropRelationships(type: RelationshipType): string {
  return `UNWIND $keys AS key
MATCH ()-[r:${type}]->() USING INDEX SEEK r:${type}(${keyName(type)}) WHERE r.${keyName(type)} = key
DELETE r`;
}

/** $pairs: {claim, article} -> how many supports each has, from the index alone. */
export const COUNT_SUPPORTS = `UNWIND $pairs AS pair
CALL (pair) {
  MATCH ()-[s:SUPPORTS]->() USING INDEX SEEK s:SUPPORTS(claim, article)
  WHERE s.claim = pair.claim AND s.article = pair.article
  RETURN count(*) AS held
}
RETURN pair.claim AS claim, pair.article AS article, held`;

/**
 * $rows: {id}. Works a claim out again from all of its supports, found through the index; for claims that lost the support that
 * spoke for them. The order is that of compareSupports.
 */
export function rederiveClaims(type: ClaimType): string {
  return `UNWIND $rows AS row
CALL (row) {
  MATCH ()-[s:SUPPORTS]->() USING INDEX SEEK s:SUPPORTS(claim, article)
  WHERE s.claim = row.id AND s.article IS NOT NULL
  WITH s ORDER BY s.score DESC, s.position, s.key
  RETURN count(*) AS support, count(DISTINCT s.article) AS articles, head(collect(s)) AS best
}
MATCH ()-[c:${type}]->() USING INDEX SEEK c:${type}(id) WHERE c.id = row.id
SET c.support = support, c.articles = articles, c.best = best.key, c.sentence = best.sentence,
    c.score = best.score, c.position = best.position`;
}

export const PUT_REDIRECTS = `UNWIND $rows AS row
MERGE (r:Redirect {id: row.id})
SET r = row`;

export const DROP_REDIRECTS = `UNWIND $ids AS id
MATCH (r:Redirect {id: id})
DELETE r`;

/** $limit. */
export function wipeRelationships(type: RelationshipType): string {
  return `MATCH ()-[r:${type}]->()
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS gone`;
}

/** $limit. */
export function wipeNodes(label: NodeType | 'Redirect'): string {
  return `MATCH (n:${label})
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone`;
}

/** $after, $limit -> the next nodes in the order of ids, which the index of the constraint gives. */
export function pageOfNodes(label: NodeType | 'Redirect'): string {
  return `MATCH (n:${label}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS found`;
}

/** $after, $limit -> the next relationships in the order of keys, from the index. */
export function pageOfRelationships(type: RelationshipType): string {
  return `MATCH (a)-[r:${type}]->(b) USING INDEX SEEK r:${type}(${keyName(type)}) WHERE r.${keyName(type)} > $after
WITH a, r, b ORDER BY r.${keyName(type)} LIMIT $limit
RETURN a.id AS from, b.id AS to, properties(r) AS found`;
}

function foundFields(type: RelationshipType): string {
  if (type === 'SUPPORTS') return '.key, .claim, .claimType, .article';
  return keyName(type) === 'id' ? '.id, .support, .articles, .best, .score, .position, .sentence' : '.key';
}

function keyName(type: RelationshipType): 'key' | 'id' {
  return (CLAIMS as readonly string[]).includes(type) ? 'id' : 'key';
}

/** Every text this file can give; a test holds what is sent against it. */
export function everyStatement(): ReadonlySet<string> {
  const kindSets = Array.from({ length: 2 ** ENTITY_KINDS.length }, (_, set) =>
    ENTITY_KINDS.filter((_, bit) => set & (1 << bit)),
  );
  return new Set([
    LOCK_CHECKPOINT,
    READ_CHECKPOINT,
    WRITE_CHECKPOINT,
    DROP_CHECKPOINT,
    FIND_NODE,
    FIND_STRANGER,
    COUNT_NODES,
    COUNT_SUPPORTS,
    PUT_REDIRECTS,
    DROP_REDIRECTS,
    wipeNodes('Redirect'),
    pageOfNodes('Redirect'),
    ...NODE_TYPES.flatMap((type) => [
      findHeldNode(type),
      dropNodes(type),
      wipeNodes(type),
      pageOfNodes(type),
      putNodes(type),
    ]),
    ...kindSets.map((kinds) => putNodes('Entity', kinds)),
    ...CLAIMS.flatMap((type) => [rederiveClaims(type), updateClaims(type)]),
    ...RELATIONSHIP_TYPES.flatMap((type) => [
      findRelationships(type),
      replaceRelationships(type),
      dropRelationships(type),
      wipeRelationships(type),
      pageOfRelationships(type),
      ...NODE_TYPES.flatMap((from) => NODE_TYPES.map((to) => createRelationships(type, from, to))),
    ]),
  ]);
}
