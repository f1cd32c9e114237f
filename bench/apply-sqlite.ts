/**
 * How fast changes go into the SQLite graph: `applySync` against the plainest loop over the same driver that inserts the very same
 * rows (read back from a graph that was built before) into the same tables, a hundred articles a transaction, by turns. The loop
 * looks nothing up, derives nothing and makes no JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Changes } from '../src/domain/graph.ts';
import { openSqliteGraph } from '../src/graph/sqlite-graph.ts';
import { openSqlite, type Sqlite, type SqlValue } from '../src/sqlite.ts';
import { median } from './append.ts';
import { benchChanges, benchCheckpoint } from './graph-sample.ts';

/** Applying must reach this share of the bare loop. */
const LIMIT = 0.75;
const GROUP = 100;
const TABLES = ['graph_node', 'graph_edge', 'graph_support', 'graph_claim', 'graph_link', 'graph_listing'] as const;

export interface ApplyFigures {
  /** Speed as a share of the bare loop's; median of the turns. */
  readonly ratio: number;
  readonly articlesPerSecond: number;
  readonly passed: boolean;
}

/** Measures and prints one line. A turn is one group of a hundred articles by each. */
export function benchApply({ articles = 1000, rounds = 3, print = console.log } = {}): ApplyFigures {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-bench-apply-'));
  const open = (name: string) => openSqlite(join(folder, `${name}.db`), { durable: false });
  try {
    const steps = benchChanges(articles);
    const model = open('model');
    applyGroups(model, steps, () => undefined);
    const rows = rowsByPosition(model, articles);
    model.close();
    const ratios: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [a, b] = [open(`ours-${round}`), open(`bare-${round}`)];
      openSqliteGraph(b);
      applyGroups(a, steps, (from, until, ms) => {
        const bare = insertRows(b, rows.slice(from + 1, until + 1));
        ratios.push(bare / ms);
        ours.push((1000 * (until - from)) / ms);
      });
      a.close();
      b.close();
    }
    const [ratio, articlesPerSecond] = [median(ratios), median(ours)];
    print(
      `apply to SQLite: ${ratio.toFixed(2)} of the bare loop (limit ${LIMIT}); ${Math.round(articlesPerSecond)} articles/s`,
    );
    return { ratio, articlesPerSecond, passed: ratio >= LIMIT };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function applyGroups(db: Sqlite, steps: readonly Changes[], after: (from: number, until: number, ms: number) => void) {
  const graph = openSqliteGraph(db);
  for (let from = 0; from < steps.length; from += GROUP) {
    const until = Math.min(from + GROUP, steps.length);
    const begin = performance.now();
    db.transaction(() => {
      for (let i = from; i < until; i++) {
        graph.applySync(steps[i]!, i === 0 ? undefined : benchCheckpoint(i), benchCheckpoint(i + 1));
      }
    });
    after(from, until, performance.now() - begin);
  }
}

type Insert = readonly [table: string, values: SqlValue[]];

/** Every row by the position it was opened at, in the order of its table's key; words stand with their node. */
function rowsByPosition(db: Sqlite, positions: number): readonly (readonly Insert[])[] {
  const rows: Insert[][] = Array.from({ length: positions + 1 }, () => []);
  for (const table of TABLES) {
    const columns = columnsOf(db, table);
    const since = columns.indexOf('since');
    for (const values of db.prepare<SqlValue[]>(`SELECT ${quoted(columns)} FROM ${table}`, { arrays: true }).all()) {
      rows[Number(values[since])]!.push([table, values]);
    }
  }
  const words = `SELECT w.type, w.word, w.id, (SELECT min(n.since) FROM graph_node AS n WHERE n.id = w.id) FROM graph_word AS w`;
  for (const [type, word, id, since] of db.prepare<SqlValue[]>(words, { arrays: true }).all()) {
    rows[Number(since)]!.push(['graph_word', [type!, word!, id!]]);
  }
  return rows;
}

/** @returns ms */
function insertRows(db: Sqlite, positions: readonly (readonly Insert[])[]): number {
  const inserts = new Map(
    [...TABLES, 'graph_word'].map((table) => {
      const columns = columnsOf(db, table);
      const places = columns.map(() => '?').join(', ');
      return [table, db.prepare(`INSERT INTO ${table} (${quoted(columns)}) VALUES (${places})`)] as const;
    }),
  );
  const begin = performance.now();
  db.transaction(() => {
    for (const rows of positions) for (const [table, values] of rows) inserts.get(table)!.run(...values);
  });
  return performance.now() - begin;
}

function columnsOf(db: Sqlite, table: string): readonly string[] {
  const columns = db.prepare<{ name: string }>('SELECT name FROM pragma_table_info(?)').all(table);
  return columns.map(({ name }) => name).filter((name) => name !== 'n');
}

function quoted(columns: readonly string[]): string {
  return columns.map((name) => `"${name}"`).join(', ');
}
