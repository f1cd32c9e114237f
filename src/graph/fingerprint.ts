/**
 * One number for a whole graph, whatever engine holds it and in whatever order it tells its rows: live = replay = the other engine.
 *
 * Rows are hashed one by one and their hashes added modulo 2^256 (Bellare and Micciancio 1997, AdHash), so nothing is sorted and nothing is
 * kept; how many rows of each sort there are goes in as well. It guards against mistakes and damage, not against someone who can
 * choose rows freely.
 */
import { createHash } from 'node:crypto';
import type { Graph } from './graph.ts';

const MODULUS = 1n << 256n;
/** Characters of a hashed id behind its prefix ("ent_") that make a group: a thousand groups of each sort and type, in the order of ids. */
const GROUP_CHARACTERS = 2;

type Rows = Pick<Graph, 'rows'>;

/** The fingerprint of the live graph: 64 hexadecimal characters. `onRow` is called with the number of rows so far. */
export async function fingerprint(graph: Rows, onRow?: (rows: number) => void): Promise<string> {
  const counts = new Map<string, number>();
  let sum = 0n;
  let rows = 0;
  for await (const row of graph.rows()) {
    sum = (sum + hashOf(row)) % MODULUS;
    const sort = row.slice(0, row.indexOf(' '));
    counts.set(sort, (counts.get(sort) ?? 0) + 1);
    rows += 1;
    onRow?.(rows);
  }
  const tallied = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sum.toString(16), tallied]))
    .digest('hex');
}

/**
 * The first row, in order of sort and id, that stands in one graph and not, or not so, in the other; undefined when they are equal.
 * Walks both graphs twice and holds about a thousandth of their rows; neither may change meanwhile.
 * @returns a sentence naming the row and what either graph says
 */
export async function firstDifference(a: Rows, b: Rows): Promise<string | undefined> {
  const [x, y] = [await groupSums(a), await groupSums(b)];
  const group = [...new Set([...x.keys(), ...y.keys()])].sort().find((each) => x.get(each) !== y.get(each));
  if (group === undefined) return undefined;
  const [inA, inB] = [await rowsOfGroup(a, group), await rowsOfGroup(b, group)];
  const names = [...new Set([...inA.keys(), ...inB.keys()])].sort();
  const name = names.find((each) => inA.get(each) !== inB.get(each));
  if (name === undefined) return undefined;
  const say = (row: string | undefined) => (row === undefined ? 'nothing' : row.slice(name.length + 1));
  return `${name}: the first says ${say(inA.get(name))}, the second ${say(inB.get(name))}`;
}

function hashOf(text: string): bigint {
  return BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
}

/** "node ent_...": sort and id of a row. */
function nameOf(row: string): string {
  return row.slice(0, row.indexOf(' ', row.indexOf(' ') + 1));
}

/** The beginning of a row's name: groups are in the order of the names in them. */
function groupOf(row: string): string {
  return row.slice(0, row.indexOf(' ') + 1 + 'ent_'.length + GROUP_CHARACTERS);
}

async function groupSums(graph: Rows): Promise<ReadonlyMap<string, bigint>> {
  const sums = new Map<string, bigint>();
  for await (const row of graph.rows()) {
    const group = groupOf(row);
    sums.set(group, ((sums.get(group) ?? 0n) + hashOf(row)) % MODULUS);
  }
  return sums;
}

async function rowsOfGroup(graph: Rows, group: string): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  for await (const row of graph.rows()) if (groupOf(row) === group) rows.set(nameOf(row), row);
  return rows;
}
