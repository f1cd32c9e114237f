/**
 * Vitest's global set-up for tests against a real Neo4j: one server per run, started when the first test file asks for it and lent
 * to one test file at a time, since Neo4j Community has a single database and every file wants it empty. Runs without
 * such tests pay for a listening socket only. Test files ask through tests/neo4j-for-tests.ts.
 *
 * NEWSLOOM_TEST_NEO4J_URI (with _USER and _PASSWORD) names a server to use instead; its database is wiped. The server
 * of NEWSLOOM_NEO4J, the setting of a user, is never touched.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Neo4jServer, QUICK_START, startNeo4j, unavailableReason } from '../src/neo4j-server/launch.ts';
import { removeAbandonedServers } from '../src/neo4j-server/lifetime.ts';

/** How a test file reaches the lender; crosses the process border, so it is plain data. */
export interface Neo4jLender {
  readonly port: number;
  readonly token: string;
}

/** What a test file is told, as one line of JSON, when it is its turn. It gives the server back by closing the connection. */
export type Neo4jLoan =
  | { readonly kind: 'lent'; readonly uri: string; readonly user?: string; readonly password?: string }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: Neo4jLender;
  }
}

/** Begins the names of the throw-away homes, so that the next run finds what a killed one left behind. */
const PREFIX = 'newsloom-test-neo4j-';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const token = randomUUID();
  const source = serverSource(process.env);
  const lender = createServer();
  lendInTurn(lender, token, source.loan);
  await new Promise<void>((settle, fail) => {
    lender.once('error', fail);
    lender.listen(0, '127.0.0.1', settle);
  });
  const address = lender.address();
  if (address === null || typeof address === 'string')
    throw new Error('Cannot lend Neo4j to tests: no port to listen on');
  project.provide('neo4j', { port: address.port, token });
  // The run is not to be kept alive by it.
  lender.unref();
  return async () => {
    lender.close();
    await source.end();
  };
}

/** Grants one connection after the other; the next one's turn comes when the one before has closed. */
function lendInTurn(lender: Server, token: string, loan: () => Promise<Neo4jLoan>): void {
  let turn: Promise<void> = Promise.resolve();
  lender.on('connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    const closed = new Promise<void>((settle) => socket.once('close', () => settle()));
    let asked = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      asked += text;
      if (!asked.includes('\n')) return;
      // Anybody on this machine can connect, only the test files of this run know the token.
      if (asked.trim() !== token) {
        socket.destroy();
        return;
      }
      socket.removeAllListeners('data').resume();
      turn = turn.then(async () => {
        if (socket.destroyed) return;
        const answer = await loan();
        if (!socket.destroyed) socket.write(`${JSON.stringify(answer)}\n`);
        // Where there is nothing to lend, nobody waits for it.
        if (answer.kind === 'lent') await closed;
      });
    });
  });
}

interface ServerSource {
  readonly loan: () => Promise<Neo4jLoan>;
  readonly end: () => Promise<void>;
}

function serverSource(env: NodeJS.ProcessEnv): ServerSource {
  const uri = env['NEWSLOOM_TEST_NEO4J_URI'];
  return uri ? givenServer(uri, env) : throwAwayServer(env);
}

function givenServer(uri: string, env: NodeJS.ProcessEnv): ServerSource {
  const user = env['NEWSLOOM_TEST_NEO4J_USER'];
  const password = env['NEWSLOOM_TEST_NEO4J_PASSWORD'];
  const own = env['NEWSLOOM_NEO4J'];
  if (own && sameServer(own, uri)) {
    throw new Error(
      `Cannot run tests against "${uri}": NEWSLOOM_NEO4J names the same server, and tests wipe it; expected another one`,
    );
  }
  const loan: Neo4jLoan = { kind: 'lent', uri, ...(user ? { user } : {}), ...(password ? { password } : {}) };
  return { loan: async () => loan, end: async () => {} };
}

/** By host and port; localhost and 127.0.0.1 are one. */
function sameServer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((uri) => {
    const { hostname, port } = new URL(uri);
    return `${/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) ? 'loopback' : hostname.toLowerCase()}:${port || '7687'}`;
  });
  return a === b;
}

function throwAwayServer(env: NodeJS.ProcessEnv): ServerSource {
  let started: Promise<Neo4jServer> | undefined;
  let told = false;

  async function start(): Promise<Neo4jServer> {
    removeAbandonedServers(PREFIX);
    const home = join(tmpdir(), PREFIX + randomUUID());
    // Ten minutes: with every core taken by other tests, a start of 10 s has been seen to take 95 s.
    const server = await startNeo4j({ home, persistent: false, javaOptions: QUICK_START, patience: 600_000 });
    // A test may end it; the next file then gets a new one.
    void server.exited.then(() => {
      started = undefined;
    });
    return server;
  }

  function skip(reason: string): Neo4jLoan {
    if (!told) process.stderr.write(`\nTests against a real Neo4j are SKIPPED: ${reason}\n\n`);
    told = true;
    return { kind: 'unavailable', reason };
  }

  return {
    loan: async () => {
      const reason = unavailableReason();
      if (reason !== undefined) return skip(reason);
      started ??= start();
      try {
        return { kind: 'lent', uri: (await started).bolt };
      } catch (error) {
        const message = (error as Error).message;
        // Where Java and Maven are at hand and nobody watches, a skipped test would hide the failure.
        if (env['CI'] === 'true') return { kind: 'failed', reason: message };
        return skip(message);
      }
    },
    end: async () => {
      const server = await started?.catch(() => undefined);
      await server?.stop();
    },
  };
}
