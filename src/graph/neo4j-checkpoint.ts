/**
 * Whose a Neo4j store is and how far it has followed: what the checkpoint node says, and what to tell people when it is not as it
 * should be.
 */
import neo4j from 'neo4j-driver';
import { type Checkpoint, ForeignGraph, GraphRebuilding, PROJECTOR } from './graph.ts';
import type { Run } from './neo4j-connection.ts';
import type { Properties } from './neo4j-properties.ts';
import { COUNT_NODES, FIND_NODE, FIND_STRANGER, READ_CHECKPOINT } from './neo4j-statements.ts';

/** Raised when the representation in Neo4j changes: an older graph is wiped and rebuilt, never upgraded. */
export const NEO4J_SCHEMA = 1;

/** A change or wipe that goes in parts: who writes it, and how many parts are in. */
export interface Rebuilding {
  /** Random, so that no two writers take turns in one store. */
  readonly writer: string;
  readonly part: number;
  readonly toPosition: number;
}

/** What the checkpoint node holds. `checkpoint` is absent while a graph that had none is being filled or wiped. */
export interface Standing {
  readonly schema: number;
  readonly checkpoint?: Checkpoint;
  readonly rebuilding?: Rebuilding;
}

const REPLAY = 'run "newsloom replay" to delete it and build it again from the log';

/** The node's properties; `undefined` for a node that was only just made by taking the lock. */
export function readStanding(stored: Properties | undefined): Standing | undefined {
  if (typeof stored?.['schema'] !== 'number') return undefined;
  const { schema, logId, position, commit, projector, rebuilding, writer, part, toPosition } = stored;
  return {
    schema,
    ...(typeof logId === 'string' ? { checkpoint: { logId, position, commit, projector } as Checkpoint } : {}),
    ...(rebuilding === true ? { rebuilding: { writer, part, toPosition } as Rebuilding } : {}),
  };
}

export function standingProperties({ schema, checkpoint, rebuilding }: Standing): Properties {
  const out: Properties = { id: 'checkpoint', name: 'Newsloom checkpoint', schema: neo4j.int(schema) };
  if (checkpoint) {
    out['logId'] = checkpoint.logId;
    out['position'] = neo4j.int(checkpoint.position);
    out['commit'] = checkpoint.commit;
    out['projector'] = neo4j.int(checkpoint.projector);
  }
  if (rebuilding) {
    out['rebuilding'] = true;
    out['writer'] = rebuilding.writer;
    out['part'] = neo4j.int(rebuilding.part);
    out['fromPosition'] = neo4j.int(checkpoint?.position ?? 0);
    out['toPosition'] = neo4j.int(rebuilding.toPosition);
  }
  return out;
}

/**
 * The standing of a store that is ours, undefined when it is empty.
 * @throws {ForeignGraph} when it holds nodes without our checkpoint
 */
export async function findStanding(run: Run, uri: string): Promise<Standing | undefined> {
  const [row] = await run(READ_CHECKPOINT);
  const standing = readStanding(row?.['checkpoint'] as Properties | undefined);
  if (!standing) await refuseStrangers(run, uri);
  return standing;
}

/** @throws {ForeignGraph} when the store, which has no checkpoint of ours, holds any node */
export async function refuseStrangers(run: Run, uri: string): Promise<void> {
  const [node] = await run(FIND_NODE);
  if (!node) return;
  throw new ForeignGraph(
    `Cannot use Neo4j at ${uri}: it holds nodes (${labelsOf(node['labels'])}) without a Newsloom checkpoint, expected an empty database or our own; name another database or server, it was left as it is`,
  );
}

/** @throws {ForeignGraph} when nodes of others stand among ours, which a wipe would have to step around */
export async function refuseGuests(run: Run, uri: string): Promise<void> {
  const [counts] = await run(COUNT_NODES);
  if (!counts || counts['all'] === counts['ours']) return;
  const [guest] = await run(FIND_STRANGER);
  throw new ForeignGraph(
    `Cannot wipe the graph in Neo4j at ${uri}: nodes that are not Newsloom's (${labelsOf(guest?.['labels'])}) stand in it, expected only ours; move or delete them first, nothing was deleted`,
  );
}

/** The checkpoint of a store that may be followed further. @throws {ForeignGraph} as `Graph.checkpoint` */
export function followable(standing: Standing | undefined, uri: string): Checkpoint | undefined {
  if (!standing) return undefined;
  if (standing.schema !== NEO4J_SCHEMA) {
    throw new ForeignGraph(
      `Cannot use the graph in Neo4j at ${uri}: its schema is version ${standing.schema}, expected ${NEO4J_SCHEMA}; ${REPLAY}`,
    );
  }
  const { checkpoint, rebuilding } = standing;
  if (rebuilding) {
    throw new ForeignGraph(
      `Cannot use the graph in Neo4j at ${uri}: it stands between the parts of a change from position ${checkpoint?.position ?? 0} to ${rebuilding.toPosition}, expected a whole graph; if nobody is writing to it any more, ${REPLAY}`,
    );
  }
  if (checkpoint && checkpoint.projector !== PROJECTOR) {
    const advice = checkpoint.projector > PROJECTOR ? `upgrade newsloom, or ${REPLAY}` : REPLAY;
    throw new ForeignGraph(
      `Cannot use the graph in Neo4j at ${uri}: it was written by projector ${checkpoint.projector}, expected ${PROJECTOR}; ${advice}`,
    );
  }
  return checkpoint;
}

/** @throws {GraphRebuilding} while a change or wipe that goes in parts is under way, or was left so */
export function refuseWhileRebuilding(standing: Standing | undefined): void {
  if (standing?.rebuilding) {
    throw new GraphRebuilding('Cannot answer: the graph is being rebuilt, expected a whole one; try again later');
  }
}

function labelsOf(labels: unknown): string {
  const names = Array.isArray(labels) ? labels.map(String) : [];
  return names.length > 0 ? names.map((name) => `:${name}`).join('') : 'without a label';
}
