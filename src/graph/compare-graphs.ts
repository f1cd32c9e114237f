/**
 * What is different between two graphs, for people: how many nodes, edges and claims of each kind came, went or say something else, with
 * examples. Who read it and at which position is no difference: another reader that finds the same has changed nothing.
 */
import type { ArticleEdge, ClaimState, GraphNode, NodeId } from '../domain/graph.ts';
import { shortHash } from '../domain/hash.ts';

/** Examples kept of each sort of difference of a kind. */
const EXAMPLES = 5;

type How = 'came' | 'went' | 'changed';

/** One example: a node, or an edge by its two nodes. */
export type Example =
  | { readonly id: NodeId; readonly name: string; readonly before?: string }
  | { readonly from: NodeId; readonly to: NodeId; readonly sentence: string };

export interface Difference {
  came: number;
  went: number;
  changed: number;
  readonly examples: Record<How, Example[]>;
}

/** By kind: "Entity PERSON", "NewsEvent" of nodes; "MENTIONS", "INVOLVES" of edges and claims. Kinds without a difference are absent. */
export interface GraphDifference {
  readonly nodes: Readonly<Record<string, Difference>>;
  readonly edges: Readonly<Record<string, Difference>>;
}

type Row =
  | { readonly sort: 'node'; readonly name: string; readonly value: GraphNode }
  | { readonly sort: 'edge'; readonly name: string; readonly value: ArticleEdge }
  | { readonly sort: 'claim'; readonly name: string; readonly value: ClaimState };

/**
 * Compares graphs by their rows (see `fingerprintRow`). Keeps a hash of each row of the first one, and walks that once more for the words
 * of what is gone; neither may change meanwhile.
 */
export async function compareGraphs(
  before: () => AsyncIterable<string>,
  after: () => AsyncIterable<string>,
): Promise<GraphDifference> {
  const stood = new Map<string, string>();
  for await (const line of before()) {
    const row = parsed(line);
    if (row) stood.set(row.name, meaning(row));
  }
  const nodes: Record<string, Difference> = Object.create(null);
  const edges: Record<string, Difference> = Object.create(null);
  const note = (how: How, row: Row) => {
    const [table, kind] = row.sort === 'node' ? [nodes, kindOf(row.value)] : [edges, row.value.type];
    table[kind] ??= { came: 0, went: 0, changed: 0, examples: { came: [], went: [], changed: [] } };
    const difference = table[kind] as Difference;
    difference[how] += 1;
    if (difference.examples[how].length < EXAMPLES) difference.examples[how].push(exampleOf(row));
  };
  const changed = new Map<string, Row>();
  for await (const line of after()) {
    const row = parsed(line);
    if (!row) continue;
    const old = stood.get(row.name);
    stood.delete(row.name);
    if (old === undefined) note('came', row);
    else if (old !== meaning(row)) {
      note('changed', row);
      if (row.sort === 'node') changed.set(row.name, row);
    }
  }
  const renamed = new Map<string, string>();
  for await (const line of before()) {
    const row = parsed(line);
    if (!row) continue;
    if (stood.has(row.name)) note('went', row);
    else if (row.sort === 'node' && changed.has(row.name)) renamed.set(row.value.id, row.value.name);
  }
  for (const { examples } of Object.values(nodes))
    examples.changed = examples.changed.map((example) => {
      const old = 'id' in example ? renamed.get(example.id) : undefined;
      return 'id' in example && old !== undefined && old !== example.name ? { ...example, before: old } : example;
    });
  return { nodes: inOrder(nodes), edges: inOrder(edges) };
}

function parsed(line: string): Row | undefined {
  const first = line.indexOf(' ');
  const sort = line.slice(0, first);
  if (sort !== 'node' && sort !== 'edge' && sort !== 'claim') return undefined;
  const second = line.indexOf(' ', first + 1);
  return { sort, name: line.slice(0, second), value: JSON.parse(line.slice(second + 1)) } as Row;
}

/** Equal exactly when two rows of one name say the same to a person. */
function meaning(row: Row): string {
  if (row.sort === 'node') return shortHash(JSON.stringify([row.value.name, row.value.kinds, row.value.props]));
  if (row.sort === 'edge') return shortHash(JSON.stringify([row.value.evidence.sentence, row.value.props]));
  return shortHash(JSON.stringify([row.value.articles, row.value.inferred, row.value.sentence]));
}

function kindOf({ type, kinds }: GraphNode): string {
  return type === 'Entity' && kinds[0] ? `${type} ${kinds[0]}` : type;
}

function exampleOf(row: Row): Example {
  if (row.sort === 'node') return { id: row.value.id, name: row.value.name };
  const sentence = row.sort === 'edge' ? row.value.evidence.sentence : row.value.sentence;
  return { from: row.value.from, to: row.value.to, sentence };
}

function inOrder(table: Record<string, Difference>): Record<string, Difference> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
