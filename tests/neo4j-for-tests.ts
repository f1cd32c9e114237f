/** A real, empty Neo4j for one test file; see tests/neo4j-global-setup.ts for where it comes from. */
import { connect, type Socket } from 'node:net';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, inject } from 'vitest';
import type { Neo4jLender, Neo4jLoan } from './neo4j-global-setup.ts';

interface LentNeo4j {
  readonly skip?: undefined;
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  /** A new driver for this server; the caller closes it. */
  driver(): Driver;
  /**
   * Wipes the database: relationships, nodes, constraints, indexes. In parts, so that its size does not matter.
   * @throws Error when `driver` leads to another store than the one lent
   */
  empty(driver: Driver): Promise<void>;
  /** Gives the server to the next test file; happens by itself at the end of this one. */
  release(): void;
}

interface NoNeo4j {
  /** Why there is none, for describe.skipIf. */
  readonly skip: string;
  readonly uri?: undefined;
}

export type Neo4jForTests = LentNeo4j | NoNeo4j;

let asked: Promise<Neo4jForTests> | undefined;

/**
 * The server of this test run, this file's alone until it ends. Call it at the top level of the test file, where no time limit
 * applies: the first file waits for the start (10 s, a minute when the jars must be fetched), the others for their turn.
 *
 *     const server = await neo4jForTests();
 *     describe.skipIf(server.skip)('the Neo4j graph', () => { ... });
 *
 * Asking again within one file gives the same answer.
 * @throws Error when the server should have started and did not: always with CI=true, elsewhere such a file is skipped aloud
 */
export function neo4jForTests(): Promise<Neo4jForTests> {
  asked ??= borrow();
  return asked;
}

async function borrow(): Promise<Neo4jForTests> {
  const lender = inject('neo4j') as Neo4jLender | undefined;
  if (!lender) {
    throw new Error("Cannot ask for Neo4j: vitest.config.ts lacks globalSetup: ['tests/neo4j-global-setup.ts']");
  }
  const socket = connect(lender.port, '127.0.0.1');
  const loan = await firstLine(socket, lender.token);
  if (loan.kind === 'unavailable') return { skip: loan.reason };
  if (loan.kind === 'failed') throw new Error(`Cannot test against Neo4j: ${loan.reason}`);
  // Neither keeps a finished worker alive nor outlives it: the connection's end is what gives the server back.
  socket.unref();
  const release = (): void => {
    asked = undefined;
    socket.destroy();
  };
  afterAll(release);
  const { kind: _, ...access } = loan;
  const driver = (): Driver => openDriver(access);
  return { ...access, driver, empty: (target) => empty(target, access), release };
}

function firstLine(socket: Socket, token: string): Promise<Neo4jLoan> {
  return new Promise((settle, fail) => {
    let text = '';
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('Cannot ask for Neo4j: the lender hung up, expected an answer')));
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) settle(JSON.parse(text) as Neo4jLoan);
    });
    socket.write(`${token}\n`);
  });
}

interface Access {
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
}

function openDriver(access: Access): Driver {
  const token = access.password === undefined ? undefined : neo4j.auth.basic(access.user ?? 'neo4j', access.password);
  return neo4j.driver(access.uri, token, { disableLosslessIntegers: true, telemetryDisabled: true });
}

async function empty(driver: Driver, access: Access): Promise<void> {
  await requireSameStore(driver, access);
  // CALL ... IN TRANSACTIONS wants an auto-commit transaction. Relationships go first: a hub with all its edges is one row otherwise.
  const session = driver.session();
  try {
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS');
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS');
    for (const name of await names(driver, 'SHOW CONSTRAINTS YIELD name')) {
      await session.run(`DROP CONSTRAINT ${quoted(name)} IF EXISTS`);
    }
    // The two look-up indexes are part of a new store and stay.
    for (const name of await names(driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")) {
      await session.run(`DROP INDEX ${quoted(name)} IF EXISTS`);
    }
  } finally {
    await session.close();
  }
}

/** The store's own id tells servers apart whatever they are called; nobody's graph is wiped by a mixed-up variable. */
async function requireSameStore(driver: Driver, access: Access): Promise<void> {
  const own = openDriver(access);
  try {
    const [given, lent] = await Promise.all([storeId(driver), storeId(own)]);
    if (given !== lent) {
      throw new Error(
        `Cannot empty the store ${given}: it is not the one lent to this test file, expected ${lent} (${access.uri})`,
      );
    }
  } finally {
    await own.close();
  }
}

async function storeId(driver: Driver): Promise<string> {
  const { records } = await driver.executeQuery('CALL db.info() YIELD id RETURN id');
  const id: unknown = records[0]?.get('id');
  if (typeof id !== 'string') throw new Error('Cannot tell which store this is: db.info() gave no id');
  return id;
}

async function names(driver: Driver, query: string): Promise<string[]> {
  const { records } = await driver.executeQuery(query);
  return records.map((record) => String(record.get('name')));
}

/** A name as it may stand in Cypher. */
function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
