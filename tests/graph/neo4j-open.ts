/** An empty Neo4j graph for one check after the other, over the one server a test file is lent. */
import type { Driver } from 'neo4j-driver';
import type { Graph } from '../../src/graph/graph.ts';
import { type Neo4jSettings, openNeo4jGraph } from '../../src/graph/neo4j-graph.ts';
import type { Neo4jForTests } from '../neo4j-for-tests.ts';
import type { OpenGraph } from './contract-check.ts';

type Lent = Extract<Neo4jForTests, { readonly uri: string }>;

/** Settings that lead to the server lent. */
export function settingsOf({ uri, user, password }: Lent): Neo4jSettings {
  return { uri, ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }) };
}

/** Deletes all nodes, whoever's; constraints and indexes stay, since making them takes seconds. */
export async function clear(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS');
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS');
  } finally {
    await session.close();
  }
}

/** Opens the graph once and hands it out over a cleared store each time. */
export function openCleared(
  server: Lent,
  driver: Driver,
): { readonly open: OpenGraph; readonly end: () => Promise<void> } {
  let opened: Promise<Graph> | undefined;
  return {
    async open() {
      await clear(driver);
      opened ??= openNeo4jGraph(settingsOf(server));
      return {
        graph: await opened,
        plant: async () => {
          await driver.executeQuery("CREATE (:Recipe {title: 'Bread'})-[:NEEDS]->(:Flour)");
          return { survives: async () => (await countNodes(driver, 'Recipe')) === 1 };
        },
        close: () => clear(driver),
      };
    },
    end: async () => (await opened)?.close(),
  };
}

/** Nodes of a label. */
export async function countNodes(driver: Driver, label: string): Promise<number> {
  const { records } = await driver.executeQuery(`MATCH (n:${label}) RETURN count(n) AS count`);
  return records[0]?.get('count') as number;
}
