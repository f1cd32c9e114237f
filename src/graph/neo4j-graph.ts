/**
 * The graph's port over Neo4j: the live state, for people who ask in Cypher and look in Neo4j Browser. It answers no past; the
 * SQLite graph beside it does. One node is the checkpoint and the lock: whoever writes sets a property of it first.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Changes, NODE_TYPES } from '../domain/graph.ts';
import { projectFile } from '../project-files.ts';
import { type Checkpoint, CheckpointMoved, type Graph } from './graph.ts';
import { inParts, refuseUnknownIds, writeRows } from './neo4j-apply.ts';
import {
  findStanding,
  followable,
  NEO4J_SCHEMA,
  readStanding,
  refuseGuests,
  type Standing,
  standingProperties,
} from './neo4j-checkpoint.ts';
import { type Connection, type Neo4jSettings, openConnection, type Run } from './neo4j-connection.ts';
import type { Properties } from './neo4j-properties.ts';
import { neo4jQuestions } from './neo4j-questions.ts';
import { allRows } from './neo4j-rows.ts';
import {
  DROP_CHECKPOINT,
  LOCK_CHECKPOINT,
  RELATIONSHIP_TYPES,
  WRITE_CHECKPOINT,
  wipeNodes,
  wipeRelationships,
} from './neo4j-statements.ts';

export { GraphTimeout, GraphUnavailable, type Neo4jSettings } from './neo4j-connection.ts';
export { GraphMoved } from './neo4j-rows.ts';

/** One transaction of this many rows takes about a second on a cold server with 512 MB of heap. */
const ROWS_PER_PART = 20_000;
/** Deleted in one transaction: 440,000 at once were measured to take 9 s or the heap. */
const WIPE_ROWS = 10_000;

/**
 * Opens the graph in a Neo4j database (5.26 or newer, Community is enough). An empty store, or one of ours, gets the constraints
 * and indexes of schema/neo4j.cypher; a foreign one is left untouched and refused by every method.
 * @throws {GraphUnavailable} when the server cannot be reached or refuses the password
 * @throws {SyntaxError} when `uri` is no address of Neo4j
 */
export async function openNeo4jGraph(settings: Neo4jSettings): Promise<Graph> {
  const { uri, rowsPerPart = ROWS_PER_PART } = settings;
  const connection = await openConnection(settings);
  try {
    const schema = readSchema();
    let prepared = false;

    /** The standing of our own store, whose indexes are there. @throws {ForeignGraph} */
    const ours = async (): Promise<Standing | undefined> => {
      const standing = await connection.read((run) => findStanding(run, uri));
      if (!prepared) await prepareSchema(connection, schema);
      prepared = true;
      return standing;
    };

    const graph: Graph = {
      engine: 'neo4j',
      questions: neo4jQuestions(connection),
      checkpoint: async () => followable(await connection.read((run) => findStanding(run, uri)), uri),
      rows: () => allRows(connection),
      close: () => connection.close(),

      async apply(changes, from, to) {
        refuseUnknownIds(changes);
        if (!prepared) await ours();
        await applyInParts(connection, uri, inParts(changes, rowsPerPart), from, to);
      },

      async wipe() {
        const standing = await ours();
        if (standing) await wipeStore(connection, uri);
      },
    };
    // A foreign store is no reason to fail here: `checkpoint` says what it is, and a caller may only want to know that.
    await ours().catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ForeignGraph') throw error;
    });
    return graph;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The graph between two parts of this writer; `done` parts are in. */
function betweenParts(from: Checkpoint | undefined, to: Checkpoint, writer: string, done: number): Standing {
  return {
    schema: NEO4J_SCHEMA,
    ...(from ? { checkpoint: from } : {}),
    rebuilding: { writer, part: done, toPosition: to.position },
  };
}

async function applyInParts(
  connection: Connection,
  uri: string,
  parts: readonly Changes[],
  from: Checkpoint | undefined,
  to: Checkpoint,
): Promise<void> {
  const writer = randomUUID();
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    await connection.write(async (run, attempt) => {
      const standing = await lockCheckpoint(run);
      // The answer to a commit can be lost and the commit be made: then the driver repeats what is already in.
      if (attempt > 1 && isDone(standing, last ? to : undefined, writer, index + 1)) return;
      if (index === 0) await refuseUnlessAt(run, uri, standing, from, to);
      else if (standing?.rebuilding?.writer !== writer || standing.rebuilding.part !== index) {
        throw new CheckpointMoved(from, standing?.checkpoint);
      }
      await writeRows(run, part);
      const next = last ? { schema: NEO4J_SCHEMA, checkpoint: to } : betweenParts(from, to, writer, index + 1);
      await run(WRITE_CHECKPOINT, { checkpoint: standingProperties(next) });
    });
  }
}

function isDone(standing: Standing | undefined, to: Checkpoint | undefined, writer: string, part: number): boolean {
  if (to) return standing !== undefined && !standing.rebuilding && sameCheckpoint(standing.checkpoint, to);
  return standing?.rebuilding?.writer === writer && standing.rebuilding.part === part;
}

/** Waits for other writers, then gives what the checkpoint says; undefined when the store has none. */
async function lockCheckpoint(run: Run): Promise<Standing | undefined> {
  const [row] = await run(LOCK_CHECKPOINT);
  return readStanding(row?.['checkpoint'] as Properties | undefined);
}

async function refuseUnlessAt(
  run: Run,
  uri: string,
  standing: Standing | undefined,
  from: Checkpoint | undefined,
  to: Checkpoint,
): Promise<void> {
  // Without a checkpoint the store must be empty still: `findStanding` looks again, now that nobody else can write.
  const actual = standing ? followable(standing, uri) : followable(await findStanding(run, uri), uri);
  if (!sameCheckpoint(actual, from)) throw new CheckpointMoved(from, actual);
  if (to.position <= (from?.position ?? 0) || (from && to.logId !== from.logId)) {
    throw new RangeError(
      `Cannot apply changes: they lead to position ${to.position} of log ${to.logId}, expected one behind ${from?.position ?? 0}${from ? ` of log ${from.logId}` : ''}`,
    );
  }
}

/** Deletes a store of ours in parts: relationships first, so that no hot node has to go with all of them at once. */
async function wipeStore(connection: Connection, uri: string): Promise<void> {
  const writer = randomUUID();
  const started = await connection.write(async (run) => {
    const standing = await lockCheckpoint(run);
    await refuseGuests(run, uri);
    const marked: Standing = {
      schema: standing?.schema ?? NEO4J_SCHEMA,
      ...(standing?.checkpoint ? { checkpoint: standing.checkpoint } : {}),
      rebuilding: { writer, part: 0, toPosition: 0 },
    };
    await run(WRITE_CHECKPOINT, { checkpoint: standingProperties(marked) });
    return marked;
  });

  /** Runs `text` as long as this is the only writer. */
  const within = (text: string, parameters = {}) =>
    connection.write(async (run, attempt) => {
      const standing = await lockCheckpoint(run);
      if (attempt > 1 && !standing && text === DROP_CHECKPOINT) {
        // Dropped before the answer was lost; the lock has made an empty one again.
        return run(DROP_CHECKPOINT);
      }
      if (standing?.rebuilding?.writer !== writer) {
        throw new CheckpointMoved(started.checkpoint, standing?.checkpoint);
      }
      return run(text, parameters);
    });

  const statements = [
    ...RELATIONSHIP_TYPES.map(wipeRelationships),
    ...NODE_TYPES.map(wipeNodes),
    wipeNodes('Redirect'),
  ];
  for (const text of statements) {
    for (let gone = WIPE_ROWS; gone === WIPE_ROWS; ) {
      const [row] = await within(text, { limit: BigInt(WIPE_ROWS) });
      gone = row?.['gone'] as number;
    }
  }
  await within(DROP_CHECKPOINT);
}

function sameCheckpoint(a: Checkpoint | undefined, b: Checkpoint | undefined): boolean {
  if (!a || !b) return a === b;
  return a.logId === b.logId && a.position === b.position && a.commit === b.commit && a.projector === b.projector;
}

/** The statements of schema/neo4j.cypher, with the names of what they make. */
function readSchema(): readonly { readonly name: string; readonly text: string }[] {
  return readFileSync(projectFile('schema/neo4j.cypher'), 'utf8')
    .replace(/^\/\/.*$/gm, '')
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ name: /newsloom_\w+/.exec(text)?.[0] ?? '', text }));
}

async function prepareSchema(connection: Connection, schema: ReturnType<typeof readSchema>): Promise<void> {
  const present = new Set(
    (await connection.read((run) => run('SHOW INDEXES YIELD name, state WHERE state = "ONLINE" RETURN name'))).map(
      ({ name }) => name,
    ),
  );
  const missing = schema.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return;
  await connection.alone([...missing.map(({ text }) => text), 'CALL db.awaitIndexes(600)']);
}
