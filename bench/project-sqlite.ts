/**
 * How fast a whole log becomes a graph: the follow loop (read, unpack, fold, project, apply, checkpoint) against the plainest loop over the
 * same driver that inserts the very same rows (graph, and the Registry it is projected from) into the same tables, a hundred commits a
 * transaction, by turns. Also how many bytes the log takes per byte of text.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleFromFields } from '../src/acquire/article-from-fields.ts';
import type { ArticleInput } from '../src/domain/article.ts';
import { openProjection } from '../src/graph/projection.ts';
import { openSqliteGraph } from '../src/graph/sqlite-graph.ts';
import { openIngester } from '../src/log/ingest.ts';
import { openSqliteLog } from '../src/log/sqlite-log.ts';
import { projectFile } from '../src/project-files.ts';
import { read } from '../src/read/read.ts';
import { openMemoryStore } from '../src/registry/memory-store.ts';
import { openSqliteStore } from '../src/registry/sqlite-store.ts';
import { openSqlite, type Sqlite, type SqlValue } from '../src/sqlite.ts';
import { median } from './append.ts';

/** The follow loop must reach this share of the bare loop. */
const LIMIT = 0.5;
/** Bytes of the log per byte of text, at most. */
const BYTES_LIMIT = 4;
const GROUP = 100;
const NOW = new Date('2026-04-01T00:00:00Z');
const TABLES = [
  'graph_node',
  'graph_edge',
  'graph_support',
  'graph_claim',
  'graph_link',
  'graph_listing',
  'graph_word',
  'registry_row',
] as const;

export interface ProjectFigures {
  readonly ratio: number;
  readonly articlesPerSecond: number;
  readonly bytesPerTextByte: number;
  readonly passed: boolean;
}

/**
 * Measures and prints two lines. The sample articles are taken `rounds` times, each time with other names of people and places: enough
 * articles that what is measured is the loop and not how long Node takes to compile it.
 */
export async function benchProjectSqlite({
  rounds = 40,
  turns = 3,
  print = console.log,
} = {}): Promise<ProjectFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-bench-project-'));
  try {
    const path = join(folder, 'log.db');
    const log = await openSqliteLog({ path, now: () => NOW });
    const turn = { run: <T>(work: () => Promise<T>) => work() };
    const ingester = openIngester({
      log,
      registry: openMemoryStore(),
      loadReader: async () => read,
      now: () => NOW,
      turn,
    });
    let text = 0;
    let count = 0;
    for (let round = 0; round < rounds; round++) {
      const articles = sampleArticles(round);
      for (const article of articles) text += Buffer.byteLength(article.title) + Buffer.byteLength(article.text);
      count += articles.length;
      await ingester.ingest(articles);
    }
    openSqlite(path).pragma('wal_checkpoint(TRUNCATE)');
    const bytesPerTextByte = statSync(path).size / text;

    const model = openProjection(log, join(folder, 'model.db'));
    await model.catchUp();
    model.close();
    const rows = readRows(join(folder, 'model.db'));
    const ours: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < turns; i++) {
      const projection = openProjection(log, join(folder, `ours-${i}.db`));
      let began = performance.now();
      await projection.catchUp();
      ours.push(performance.now() - began);
      projection.close();
      const db = openSqlite(join(folder, `bare-${i}.db`), { durable: false });
      openSqliteGraph(db);
      openSqliteStore(db, { outer: true });
      began = performance.now();
      insertRows(db, rows);
      bare.push(performance.now() - began);
      db.close();
    }
    await log.close();
    const ratio = median(bare.map((time, i) => time / (ours[i] as number)));
    const articlesPerSecond = (1000 * count) / median(ours);
    print(
      `sqlite projection: ${ratio.toFixed(2)} of the bare loop (limit ${LIMIT}); ${Math.round(articlesPerSecond)} articles/s`,
    );
    print(`log size: ${bytesPerTextByte.toFixed(2)} bytes per byte of text (limit ${BYTES_LIMIT}), ${count} articles`);
    return { ratio, articlesPerSecond, bytesPerTextByte, passed: ratio >= LIMIT && bytesPerTextByte <= BYTES_LIMIT };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sample articles with every capitalised word of four letters or more marked by the round, so that a round brings new names. */
function sampleArticles(round: number): ArticleInput[] {
  const folder = projectFile('seeds/articles');
  const ending = `${'aeiou'[round % 5]}${'lnrst'[Math.floor(round / 5) % 5]}`;
  const vary = (words: string) =>
    round === 0
      ? words
      : words.replace(/\b[A-Z][a-z]{4,}\b/g, (word) => (word.length % 3 === 0 ? word : `${word}${ending}`));
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const fields = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        url: string;
        title: string;
        text: string;
      };
      const article = articleFromFields(
        { ...fields, url: `${fields.url}?round=${round}`, title: vary(fields.title), text: vary(fields.text) },
        { file },
        { now: NOW },
      );
      if ('code' in article) throw new Error(`Cannot use sample "${file}": ${article.reason}`);
      return article;
    });
}

type Row = Record<string, SqlValue>;

function readRows(path: string): ReadonlyMap<string, readonly Row[]> {
  const db = openSqlite(path, { durable: false });
  try {
    return new Map(TABLES.map((table) => [table, db.prepare<Row>(`SELECT * FROM ${table}`).all()]));
  } finally {
    db.close();
  }
}

/** The rows in the order of `since`, as the loop meets them, so that both write the same pages. */
function insertRows(db: Sqlite, rows: ReadonlyMap<string, readonly Row[]>): void {
  const all = [...rows].flatMap(([table, list]) => {
    const columns = Object.keys(list[0] ?? {});
    const insert = db.prepare(
      `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    return list.map((row) => ({ since: Number(row['since'] ?? 0), insert, values: Object.values(row) }));
  });
  all.sort((a, b) => a.since - b.since);
  for (let at = 0; at < all.length; ) {
    const until = (all[at]?.since ?? 0) + GROUP;
    db.transaction(() => {
      for (let row = all[at]; row && row.since < until; row = all[++at]) row.insert.run(...row.values);
    });
  }
}
