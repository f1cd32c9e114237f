import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ForeignGraph, GraphRebuilding } from '../../src/graph/graph.ts';
import { QUESTION_NAMES, questionText, SQL_QUESTION_NAMES } from '../../src/graph/question-files.ts';
import { openSqliteGraph } from '../../src/graph/sqlite-graph.ts';
import { projectFile } from '../../src/project-files.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { changes, checkpointAt, edge, node, rowsOf } from './contract-parts.ts';
import { buildWorld, steps } from './contract-world.ts';

const folders: string[] = [];

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-graph-'));
  folders.push(folder);
  return join(folder, 'graph.db');
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a graph is found again when its file is opened again, also for reading only', async () => {
  const file = newFile();
  const first = openSqlite(file, { durable: false });
  await buildWorld(openSqliteGraph(first));
  const rows = await rowsOf(openSqliteGraph(first));
  first.close();
  for (const readOnly of [false, true]) {
    const db = openSqlite(file, { durable: false, readOnly });
    expect(await openSqliteGraph(db).checkpoint()).toEqual(checkpointAt(5));
    expect(await rowsOf(openSqliteGraph(db))).toEqual(rows);
    db.close();
  }
});

test('of two connections that apply from the same checkpoint the second is told so', async () => {
  const file = newFile();
  const [one, two] = [openSqlite(file, { durable: false }), openSqlite(file, { durable: false })];
  const [first, second] = [openSqliteGraph(one), openSqliteGraph(two)];
  first.applySync(steps[0]!, undefined, checkpointAt(1));
  expect(() => second.applySync(steps[0]!, undefined, checkpointAt(1))).toThrow('one follower');
  second.applySync(steps[1]!, checkpointAt(1), checkpointAt(2));
  expect(first.checkpointSync()).toEqual(checkpointAt(2));
  expect((await first.questions.nodes(['art_2'], undefined)).size).toBe(1);
  one.close();
  two.close();
});

test('tables that are named like ours but lack our mark are refused and left alone', async () => {
  const db = openSqlite(':memory:');
  db.exec(`CREATE TABLE graph_node (own TEXT); INSERT INTO graph_node VALUES ('precious')`);
  const graph = openSqliteGraph(db);
  await expect(graph.checkpoint()).rejects.toThrow(ForeignGraph);
  await expect(graph.wipe()).rejects.toThrow(ForeignGraph);
  expect(() => graph.applySync(steps[0]!, undefined, checkpointAt(1))).toThrow(ForeignGraph);
  expect(db.prepare('SELECT own FROM graph_node').all()).toEqual([{ own: 'precious' }]);
  db.close();
});

test('a graph of another schema is refused with the remedy, and a wipe makes it ours again', async () => {
  const db = openSqlite(':memory:');
  const graph = openSqliteGraph(db);
  await buildWorld(graph);
  db.exec('UPDATE graph_meta SET schema = 0; ALTER TABLE graph_edge RENAME COLUMN content TO json');
  await expect(graph.checkpoint()).rejects.toThrow('newsloom replay');
  await graph.wipe();
  await buildWorld(graph);
  expect(await graph.checkpoint()).toEqual(checkpointAt(5));
  db.close();
});

test('a wipe that was broken off is refused by everything but another wipe', async () => {
  const db = openSqlite(':memory:');
  const graph = openSqliteGraph(db);
  await buildWorld(graph);
  db.exec('UPDATE graph_meta SET rebuilding = 1; DELETE FROM graph_link');
  await expect(graph.checkpoint()).rejects.toThrow('broken off');
  expect(() => graph.applySync(changes({}), checkpointAt(5), checkpointAt(6))).toThrow(ForeignGraph);
  await expect(graph.questions.nodes(['ent_ann'], undefined)).rejects.toThrow(GraphRebuilding);
  await expect(rowsOf(graph)).rejects.toThrow(ForeignGraph);
  await graph.wipe();
  expect(await graph.checkpoint()).toBeUndefined();
  db.close();
});

test('a wipe goes in parts: others get to write in between, and reads are refused until it is done', async () => {
  const db = openSqlite(':memory:');
  const graph = openSqliteGraph(db);
  const entities = Array.from({ length: 3_000 }, (_, i) => node(`ent_${i}`, `Name ${i}`, { kinds: ['PERSON'] }));
  const putEdges = entities.map(({ id }) => edge('MENTIONS', 'art_1', id, 1));
  graph.applySync(changes({ putNodes: [node('art_1', 'A'), ...entities], putEdges }), undefined, checkpointAt(1));
  let turns = 0;
  let done = false;
  const wiped = graph.wipe().then(() => {
    done = true;
  });
  while (!done) {
    await expect(graph.questions.count({ type: 'Entity' }, 9, undefined)).rejects.toThrow(GraphRebuilding);
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await wiped;
  expect(turns).toBeGreaterThan(1);
  expect(await graph.questions.count({ type: 'Entity' }, 9, undefined)).toBe(0);
  db.close();
});

test('no question scans a table: each step of each plan is a search by key', () => {
  const db = openSqlite(':memory:');
  openSqliteGraph(db);
  for (const name of [...QUESTION_NAMES, ...SQL_QUESTION_NAMES]) {
    const text = questionText(name as (typeof QUESTION_NAMES)[number], 'sql');
    const plan = db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all({});
    const scans = plan
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (?!asked|k VIRTUAL|CONSTANT)/.test(detail));
    // What is left are scans of results already cut to size: the articles of a story, a page.
    expect(
      scans.filter((detail) => !/^SCAN (a|e|s|kinds|found|\(subquery-\d+\))$/.test(detail)),
      name,
    ).toEqual([]);
    expect(
      plan.filter(({ detail }) => detail.includes('AUTOMATIC')),
      name,
    ).toEqual([]);
  }
  db.close();
});

test('every question is one file in each language, under one name, and no file is left over', () => {
  const expected = [
    ...QUESTION_NAMES.flatMap((name) => [`${name}.cypher`, `${name}.sql`]),
    ...SQL_QUESTION_NAMES.map((name) => `${name}.sql`),
  ];
  expect(readdirSync(projectFile('schema/questions')).sort()).toEqual(expected.sort());
  for (const name of QUESTION_NAMES) expect(questionText(name, 'sql')).toMatch(/^-- [A-Z]/);
});
