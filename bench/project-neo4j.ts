/**
 * How fast a change goes into Neo4j: `apply` against the plainest loop over the same driver that writes the same rows, in the same
 * run, on the same server and in the same store, by turns. The loop gets its rows ready-made and every claim worked out; `apply`
 * starts from Changes, derives the claims and moves the checkpoint.
 */
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { EntityKind } from '../src/domain/extraction.ts';
import {
  type ArticleEdge,
  type ArticleEdgeType,
  type Changes,
  type Claim,
  type ClaimType,
  type Evidence,
  edgeKey,
  type GraphNode,
  makeClaim,
  makeSupport,
  NO_CHANGES,
  type NodeId,
  type Props,
  type Support,
} from '../src/domain/graph.ts';
import { shortHash } from '../src/domain/hash.ts';
import type { ArticleId, VersionId } from '../src/domain/ids.ts';
import { sortKey } from '../src/domain/names.ts';
import { type Checkpoint, PROJECTOR } from '../src/graph/graph.ts';
import { openNeo4jGraph } from '../src/graph/neo4j-graph.ts';
import {
  claimProperties,
  edgeProperties,
  KIND_LABELS,
  nodeProperties,
  type Properties,
  supportProperties,
} from '../src/graph/neo4j-properties.ts';
import { median } from './append.ts';

/** Neo4j projection must reach this share of the bare loop. */
const LIMIT = 0.7;

export interface Neo4jAddress {
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
}

export interface ProjectNeo4jFigures {
  /** Speed of `apply` as a share of the bare loop's; medians. */
  readonly ratio: number;
  readonly applyRowsPerSecond: number;
  readonly bareRowsPerSecond: number;
}

/**
 * Measures and prints one line; the store at `address` must be empty or Newsloom's, and is empty afterwards.
 * @param batch articles in one apply; default 100, about 10,000 rows
 * @param rounds measured applies of each side, after `warmUp` that are not
 */
export async function benchProjectNeo4j(
  address: Neo4jAddress,
  { batch = 100, rounds = 7, warmUp = 4, print = console.log } = {},
): Promise<ProjectNeo4jFigures> {
  const graph = await openNeo4jGraph(address);
  const auth = address.password === undefined ? undefined : neo4j.auth.basic(address.user ?? 'neo4j', address.password);
  const driver = neo4j.driver(address.uri, auth, { disableLosslessIntegers: true });
  try {
    await graph.wipe();
    const ours = newsworld('ours');
    const theirs = newsworld('theirs');
    const times = { ours: [] as number[], theirs: [] as number[] };
    let from: Checkpoint | undefined;
    let rows = 0;
    for (let round = 0; round < warmUp + rounds; round++) {
      const changes = ours(batch, round);
      const bare = bareStatements(theirs(batch, round));
      const to = checkpointAt(round + 1);
      const turns = [
        async () => {
          const started = performance.now();
          await graph.apply(changes, from, to);
          return ['ours', performance.now() - started] as const;
        },
        async () => {
          const started = performance.now();
          await runBare(driver, bare);
          return ['theirs', performance.now() - started] as const;
        },
      ];
      // Who goes first changes, so that neither always finds the caches the other left.
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) {
        const [who, time] = await turn();
        if (round >= warmUp) times[who].push(time);
      }
      from = to;
      rows = changes.putNodes.length + changes.putEdges.length + changes.putSupports.length;
    }
    const [applied, bare] = [median(times.ours), median(times.theirs)];
    const figures = {
      ratio: bare / applied,
      applyRowsPerSecond: (rows / applied) * 1000,
      bareRowsPerSecond: (rows / bare) * 1000,
    };
    print(`neo4j projection: ${figures.ratio.toFixed(2)} of the bare UNWIND loop (limit ${LIMIT})`);
    print(
      `  apply ${Math.round(figures.applyRowsPerSecond)} rows/s, bare ${Math.round(figures.bareRowsPerSecond)} rows/s; ${rows} rows of ${batch} articles in one transaction, ${rounds} rounds`,
    );
    return figures;
  } finally {
    await driver.close();
    await graph.wipe();
    await graph.close();
  }
}

function checkpointAt(position: number): Checkpoint {
  return {
    logId: 'bench',
    position,
    commit: `com_${shortHash('bench', String(position))}`,
    projector: PROJECTOR,
  };
}

const CLAIM_SHARE: readonly ClaimType[] = ['INVOLVES', 'INVOLVES', 'HAPPENED_IN', 'SAID', 'AFFILIATED', 'PART_OF'];

/**
 * Articles as a newsroom brings them: 40 nodes each, half of them known, few of those very often named; 35 edges and 25 supports,
 * a third of the claims known.
 */
function newsworld(salt: string): (articles: number, round: number) => Changes {
  const known = {
    Entity: [] as GraphNode[],
    NewsEvent: [] as GraphNode[],
    Quote: [] as GraphNode[],
    Story: [] as GraphNode[],
  };
  const claims: Claim[] = [];
  let next = 1;
  const random = (below: number) => {
    next = (Math.imul(next, 1103515245) + 12345) & 0x7fffffff;
    return (next >>> 8) % below;
  };
  /** Squared, so that the first things are named far more often than the last. */
  const often = <T>(things: readonly T[]): T => things[Math.floor((random(1000) / 1000) ** 2 * things.length)] as T;

  const made = (
    type: keyof typeof known,
    prefix: string,
    label: string,
    props: Props,
    kinds: readonly EntityKind[] = [],
  ) => {
    const id = `${prefix}_${shortHash(salt, label, String(known[type].length))}` as NodeId;
    const node: GraphNode = { type, id, name: label, sort: sortKey(label), kinds, props };
    known[type].push(node);
    return node;
  };
  const kindsOf = (n: number): readonly EntityKind[] =>
    n % 5 === 0 ? ['ORGANISATION', 'OUTLET'] : n % 3 === 0 ? ['PLACE'] : n % 7 === 0 ? ['COUNTRY'] : ['PERSON'];

  return (count, round) => {
    const nodes = new Map<string, GraphNode>();
    const edges = new Map<string, ArticleEdge>();
    const supports = new Map<string, Support>();
    for (let i = 0; i < count; i++) {
      const position = round * count + i + 1;
      const article = `art_${shortHash(salt, String(position))}` as ArticleId;
      const version = `ver_${shortHash(salt, String(position))}` as VersionId;
      const title = `Article number ${position} of a busy day in ${round}`;
      const evidence = (at: number): Evidence => ({
        version,
        start: at * 40,
        end: at * 40 + 12,
        sentence: `In sentence ${at} of article ${position} somebody said that something had happened to somebody else nearby.`,
        reader: 'newsloom/1',
        rule: 'entity-key/1',
        score: 500 + random(500),
        position,
      });
      nodes.set(article, {
        type: 'Article',
        id: article,
        name: title,
        sort: `2026-11-21T10:00:00Z ${sortKey(title)}`,
        kinds: [],
        props: {
          status: 'LIVE',
          url: `https://example.org/${position}`,
          published: '2026-11-21',
          language: 'en',
          versions: 1,
          length: 3200,
          founded: position,
        },
      });
      const pick = (
        type: keyof typeof known,
        prefix: string,
        fresh: number,
        old: number,
        props: Props,
      ): GraphNode[] => {
        const out: GraphNode[] = [];
        for (let n = 0; n < old && known[type].length > 0; n++) out.push(often(known[type]));
        for (let n = 0; n < fresh; n++) {
          const serial = known[type].length;
          out.push(
            made(type, prefix, `${type} name ${serial} of ${salt}`, props, type === 'Entity' ? kindsOf(serial) : []),
          );
        }
        for (const node of out) nodes.set(node.id, node);
        return out;
      };
      const entities = pick('Entity', 'ent', 9, 15, { aliases: ['Another Name', 'A. Name'], founded: position });
      const events = pick('NewsEvent', 'evt', 6, 3, { eventType: 'conflict.attack', founded: position });
      const quotes = pick('Quote', 'quo', 3, 1, { founded: position });
      const stories = pick('Story', 'sto', i % 3 === 0 ? 1 : 0, 1, { anchor: article, founded: position });
      let at = 0;
      const edge = (type: ArticleEdgeType, from: NodeId, to: NodeId, props: Props = {}) => {
        const key = edgeKey(type, from, to);
        edges.set(key, { key, type, from, to, article, evidence: evidence(at++), props });
      };
      edge('PUBLISHED', (entities[0] as GraphNode).id, article);
      edge('WROTE', (entities[1] as GraphNode).id, article);
      for (const { id, name } of entities.slice(2)) edge('MENTIONS', article, id, { count: 1 + random(5), name });
      for (const { id } of events)
        edge('REPORTS', article, id, { modality: 'asserted', lemma: 'say', salience: random(1000) });
      for (const { id } of quotes) edge('QUOTES', article, id, { form: 'direct' });
      edge('COVERS', article, (stories[0] as GraphNode).id);
      edge('CITES', article, (entities[2] as GraphNode).id);
      for (let n = 0; n < 25; n++) {
        const type = CLAIM_SHARE[n % CLAIM_SHARE.length] as ClaimType;
        const again = claims.length > 50 && n % 3 === 0;
        const claim = again ? often(claims) : newClaim(type, entities, events, quotes, stories, random);
        if (!again) claims.push(claim);
        const support = makeSupport(claim, article, evidence(100 + n));
        supports.set(support.key, support);
      }
    }
    return {
      ...NO_CHANGES,
      putNodes: [...nodes.values()],
      putEdges: [...edges.values()],
      putSupports: [...supports.values()],
    };
  };
}

function newClaim(
  type: ClaimType,
  entities: readonly GraphNode[],
  events: readonly GraphNode[],
  quotes: readonly GraphNode[],
  stories: readonly GraphNode[],
  random: (below: number) => number,
): Claim {
  const any = (nodes: readonly GraphNode[]) => (nodes[random(nodes.length)] as GraphNode).id;
  if (type === 'SAID') return makeClaim(type, any(entities), any(quotes));
  if (type === 'AFFILIATED') return makeClaim(type, any(entities), any(entities), { qualifier: 'economist' });
  if (type === 'PART_OF') return makeClaim(type, any(events), any(stories));
  return makeClaim(type, any(events), any(entities), type === 'INVOLVES' ? { qualifier: 'agent' } : {});
}

interface BareStatement {
  readonly text: string;
  readonly rows: readonly unknown[];
}

/** What one would write by hand: MERGE by id or key, SET all properties. */
function bareStatements({ putNodes, putEdges, putSupports }: Changes): readonly BareStatement[] {
  const groups = new Map<string, unknown[]>();
  const add = (text: string, row: unknown) => {
    const group = groups.get(text);
    if (group) group.push(row);
    else groups.set(text, [row]);
  };
  for (const node of putNodes) {
    const kinds = node.kinds.map((kind) => `:${KIND_LABELS[kind]}`).join('');
    add(
      `UNWIND $rows AS row MERGE (n:${node.type} {id: row.id}) SET n = row${kinds && `, n${kinds}`}`,
      nodeProperties(node),
    );
  }
  const relate = (type: string, name: string, from: NodeId, to: NodeId, key: string, properties: Properties) =>
    add(
      `UNWIND $rows AS row MATCH (a:${labelOf(from)} {id: row.from}) MATCH (b:${labelOf(to)} {id: row.to}) MERGE (a)-[r:${type} {${name}: row.key}]->(b) SET r = row.properties`,
      { from, to, key, properties },
    );
  for (const edge of putEdges) relate(edge.type, 'key', edge.from, edge.to, edge.key, edgeProperties(edge));
  const counted = new Map<string, { support: Support; articles: Set<string>; count: number }>();
  for (const support of putSupports) {
    relate('SUPPORTS', 'key', support.article, support.claim.from, support.key, supportProperties(support));
    const found = counted.get(support.claim.id);
    if (!found) counted.set(support.claim.id, { support, articles: new Set([support.article]), count: 1 });
    else {
      found.count++;
      found.articles.add(support.article);
    }
  }
  for (const { support, articles, count } of counted.values()) {
    const { claim, evidence, key } = support;
    const { score, position, sentence } = evidence;
    const state = { ...claim, support: count, articles: articles.size, best: key, sentence, score, position };
    relate(claim.type, 'id', claim.from, claim.to, claim.id, claimProperties(state));
  }
  return [...groups].map(([text, rows]) => ({ text, rows }));
}

const LABELS: Readonly<Record<string, string>> = {
  art: 'Article',
  ent: 'Entity',
  evt: 'NewsEvent',
  sto: 'Story',
  quo: 'Quote',
};

function labelOf(id: string): string {
  return LABELS[id.slice(0, 3)] as string;
}

async function runBare(driver: Driver, statements: readonly BareStatement[]): Promise<void> {
  const session = driver.session();
  try {
    await session.executeWrite(async (transaction: ManagedTransaction) => {
      for (const { text, rows } of statements) await transaction.run(text, { rows });
    });
  } finally {
    await session.close();
  }
}
