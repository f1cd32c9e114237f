/**
 * The way to a Neo4j server: one driver, reads with a time limit, writes as managed transactions that the driver repeats after
 * transient errors, and errors that say what an operator can do. It knows nothing of what is asked.
 */
import neo4j, { type Driver, type ManagedTransaction, type Session, type Transaction } from 'neo4j-driver';
import { GraphTimeout, GraphUnavailable } from './graph.ts';

export { GraphTimeout, GraphUnavailable };

export interface Neo4jSettings {
  /** "bolt://127.0.0.1:7687" */
  readonly uri: string;
  /** Default "neo4j". */
  readonly user?: string;
  /** Left out for a server without authentication. */
  readonly password?: string;
  /** Default: the server's home database. */
  readonly database?: string;
  /** How long one question may take, in ms; default 10,000. */
  readonly timeout?: number;
  /** Rows written in one transaction; a larger change goes in parts. Default 20,000. */
  readonly rowsPerPart?: number;
  /** Told the text of every statement before it is sent; for tests and for counting round trips. */
  readonly onStatement?: (text: string) => void;
}

/** A record as a plain object. */
export type Row = Record<string, unknown>;

/** Sends one statement within the transaction at hand; several may be sent before the first is answered. */
export type Run = (text: string, parameters?: Row) => Promise<readonly Row[]>;

export interface Connection {
  /** Reads in one READ transaction, which the server ends after `timeout`. Tried once more when a pooled connection had died. */
  read<T>(work: (run: Run) => Promise<T>): Promise<T>;

  /** Writes in one transaction; `work` is repeated by the driver after transient errors, `attempt` counts from 1. */
  write<T>(work: (run: Run, attempt: number) => Promise<T>): Promise<T>;

  /** Runs statements that must stand alone (schema), one transaction each. */
  alone(texts: readonly string[]): Promise<void>;

  close(): Promise<void>;
}

const READ_TIMEOUT = 10_000;
/** A part of a change takes a second or two; this only ends a transaction that waits for a lock that is never given back. */
const WRITE_TIMEOUT = 120_000;

/**
 * Opens the driver and makes sure that the server answers.
 * @throws {GraphUnavailable} when it does not, or refuses user and password
 * @throws {SyntaxError} when `uri` is not one the driver understands
 */
export async function openConnection(settings: Neo4jSettings): Promise<Connection> {
  const { uri, database, timeout = READ_TIMEOUT, onStatement } = settings;
  const driver = openDriver(settings);
  const target = database === undefined ? {} : { database };

  const runner =
    (transaction: ManagedTransaction | Transaction): Run =>
    async (text, parameters = {}) => {
      onStatement?.(text);
      const { records } = await transaction.run(text, parameters);
      return records.map((record) => record.toObject());
    };

  async function within<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    // Never a lazy fetch: pages are bounded by their statements, and a transaction should not wait for its reader.
    const session = driver.session({ ...target, defaultAccessMode: mode, fetchSize: -1 });
    try {
      return await work(session);
    } catch (error) {
      throw explained(error, uri);
    } finally {
      await session.close();
    }
  }

  const connection: Connection = {
    async read(work) {
      const once = () =>
        within('READ', async (session) => {
          const transaction = await session.beginTransaction({ timeout });
          try {
            return await work(runner(transaction));
          } finally {
            // Nothing was written; an open transaction that already failed is closed the same way.
            await transaction.close();
          }
        });
      try {
        return await once();
      } catch (error) {
        if (!isPassing(error)) throw error;
        return await once();
      }
    },
    async write(work) {
      let attempt = 0;
      return within('WRITE', (session) =>
        session.executeWrite((transaction) => work(runner(transaction), ++attempt), { timeout: WRITE_TIMEOUT }),
      );
    },
    async alone(texts) {
      await within('WRITE', async (session) => {
        for (const text of texts) {
          onStatement?.(text);
          await session.run(text);
        }
      });
    },
    close: () => driver.close(),
  };
  try {
    // A statement, not a handshake: only this shows that user, password and database are accepted.
    await connection.read((run) => run('RETURN 1 AS one'));
  } catch (error) {
    await driver.close();
    throw error;
  }
  return connection;
}

function openDriver({ uri, user = 'neo4j', password }: Neo4jSettings): Driver {
  const auth = password === undefined ? undefined : neo4j.auth.basic(user, password);
  try {
    return neo4j.driver(uri, auth, {
      // Every number of ours is a safe integer.
      disableLosslessIntegers: true,
      connectionTimeout: 5_000,
      connectionAcquisitionTimeout: 10_000,
      maxTransactionRetryTime: 15_000,
      connectionLivenessCheckTimeout: 60_000,
      telemetryDisabled: true,
      userAgent: 'newsloom',
    });
  } catch (cause) {
    throw new SyntaxError(`Cannot use "${uri}" as the address of Neo4j: expected the like of "bolt://127.0.0.1:7687"`, {
      cause,
    });
  }
}

/** Whether the failure lies in a connection rather than in what was asked. */
function isPassing(error: unknown): boolean {
  return error instanceof GraphUnavailable && neo4j.isRetryableError(error.cause as Error);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The error an operator can act on, with the driver's own as its cause; errors of ours pass unchanged. */
function explained(error: unknown, uri: string): unknown {
  const code = codeOf(error);
  if (code === 'Neo.ClientError.Security.CredentialsExpired') {
    return new GraphUnavailable(
      `Cannot log in to Neo4j at ${uri}: its first password must be changed before use (ALTER CURRENT USER SET PASSWORD)`,
      { cause: error },
    );
  }
  if (code === 'Neo.ClientError.Security.AuthenticationRateLimit') {
    return new GraphUnavailable(
      `Cannot log in to Neo4j at ${uri}: too many wrong passwords, the server refuses for a few seconds; check the password, then try again`,
      { cause: error },
    );
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new GraphUnavailable(
      `Cannot log in to Neo4j at ${uri}: user or password refused; check NEWSLOOM_NEO4J_USER and NEWSLOOM_NEO4J_PASSWORD`,
      { cause: error },
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new GraphUnavailable(`Cannot use Neo4j at ${uri}: it has no such database (${messageOf(error)})`, {
      cause: error,
    });
  }
  if (code.includes('TransactionTimedOut')) {
    return new GraphTimeout(
      'Cannot answer from Neo4j: the question took longer than its time limit; ask for less at once',
      {
        cause: error,
      },
    );
  }
  if (code === 'ServiceUnavailable' || code === 'SessionExpired') {
    return new GraphUnavailable(
      `Cannot reach Neo4j at ${uri}: ${messageOf(error)}; check that the server runs, that the address names its Bolt port, and that nothing between blocks it`,
      { cause: error },
    );
  }
  return error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
