/** Every row of the graph in Neo4j as fingerprint texts, a page at a time in the order of ids. */
import { ARTICLE_EDGES, CLAIMS, fingerprintRow, NODE_TYPES, type NodeId, type Redirect } from '../domain/graph.ts';
import { readStanding, refuseWhileRebuilding } from './neo4j-checkpoint.ts';
import type { Connection, Row } from './neo4j-connection.ts';
import { type Properties, readClaim, readEdge, readNode, readSupport } from './neo4j-properties.ts';
import { pageOfNodes, pageOfRelationships, READ_CHECKPOINT } from './neo4j-statements.ts';

/** The graph moved while its rows were read, so they belong to no one moment; reading them again helps. */
export class GraphMoved extends Error {
  override readonly name = 'GraphMoved';
}

/** Rows held in memory at once. */
const PAGE = 2_000;

/**
 * All rows, none for an empty store.
 * @throws {GraphRebuilding} while the graph is being rebuilt
 * @throws {GraphMoved} when a writer moved the graph on the way; Neo4j keeps no state to go on reading from
 */
export async function* allRows(connection: Connection): AsyncIterable<string> {
  let position: number | undefined;

  async function* pages(text: string, keyOf: (found: Properties) => string): AsyncIterable<Row> {
    for (let after = ''; ; ) {
      const rows = await connection.read(async (run) => {
        const [[before], page] = await Promise.all([run(READ_CHECKPOINT), run(text, { after, limit: BigInt(PAGE) })]);
        const standing = readStanding(before?.['checkpoint'] as Properties | undefined);
        refuseWhileRebuilding(standing);
        const at = standing?.checkpoint?.position ?? 0;
        position ??= at;
        if (at !== position) {
          throw new GraphMoved(
            `Cannot read all rows: the graph moved from position ${position} to ${at} meanwhile, expected it to stand still; try again`,
          );
        }
        // Without our checkpoint what is there is not ours.
        return standing ? page : [];
      });
      yield* rows;
      const last = rows.at(-1);
      if (rows.length < PAGE || !last) return;
      after = keyOf(last['found'] as Properties);
    }
  }
  const byId = (found: Properties) => found['id'] as string;
  const byKey = (found: Properties) => found['key'] as string;

  for (const type of NODE_TYPES) {
    for await (const { found } of pages(pageOfNodes(type), byId))
      yield fingerprintRow({ sort: 'node', value: readNode(type, found as Properties) });
  }
  for await (const { found } of pages(pageOfNodes('Redirect'), byId)) {
    const { id, to } = found as Properties;
    yield fingerprintRow({ sort: 'redirect', value: { id, to } as Redirect });
  }
  for (const type of ARTICLE_EDGES) {
    for await (const { from, to, found } of pages(pageOfRelationships(type), byKey))
      yield fingerprintRow({ sort: 'edge', value: readEdge(type, from as NodeId, to as NodeId, found as Properties) });
  }
  for (const type of CLAIMS) {
    for await (const { from, to, found } of pages(pageOfRelationships(type), byId))
      yield fingerprintRow({
        sort: 'claim',
        value: readClaim(type, from as NodeId, to as NodeId, found as Properties),
      });
  }
  for await (const { found } of pages(pageOfRelationships('SUPPORTS'), byKey))
    yield fingerprintRow({ sort: 'support', value: readSupport(found as Properties) });
}
