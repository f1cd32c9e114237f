/** Nodes as resolvers pass them on: with the moment they are seen at, which everything reached from them inherits. */
import type { GraphNode, NodeType, Prop } from '../domain/graph.ts';
import type { At } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';

export interface Seen {
  readonly node: GraphNode;
  readonly at: At;
}

export function seen(node: GraphNode, at: At): Seen {
  return { node, at };
}

/** The node with this id, or null when there is none or it is of another type than wanted. Text that is no id never reaches the graph. */
export async function findNode(context: ApiContext, id: string, at: At, type?: NodeType): Promise<Seen | null> {
  if (!/^(?:art|ent|evt|sto|quo)_[0-9a-z]{26}$/.test(id)) return null;
  const node = await context.loaders.node(id, at);
  return node && (type === undefined || node.type === type) ? seen(node, at) : null;
}

/** A property that is text, else null. */
export function text(value: Prop | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A property that is a whole number, else null. */
export function whole(value: Prop | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** A property that is a list of texts, else empty. */
export function texts(value: Prop | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** A property in capitals when the schema's enum has it, else null: "asserted" gives "ASSERTED". */
export function oneOf<Name extends string>(names: readonly Name[], value: Prop | undefined): Name | null {
  return names.find((name) => typeof value === 'string' && name === value.toUpperCase()) ?? null;
}
