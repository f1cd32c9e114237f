/** Empty SQLite graphs for the contract. */
import { openSqliteGraph } from '../../src/graph/sqlite-graph.ts';
import { openSqlite } from '../../src/sqlite.ts';
import type { GraphUnderTest } from '../contracts/graph.ts';

/** An empty graph in memory. */
export async function openInMemory(): Promise<GraphUnderTest> {
  const db = openSqlite(':memory:');
  return {
    graph: openSqliteGraph(db),
    async plant() {
      db.exec(`INSERT INTO graph_redirect (id, "to", since, until) VALUES ('foreign', 'row', 1, 9007199254740991)`);
      const stored = db.prepare(`SELECT 1 FROM graph_redirect WHERE id = 'foreign'`);
      return { survives: async () => stored.get() !== undefined };
    },
    close: async () => db.close(),
  };
}
