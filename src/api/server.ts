/** The API on a port: node:http with limits on slow clients, and a stop that does not wait for them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Api } from './api.ts';

export interface ServerOptions {
  readonly api: Api;
  /** Default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** How long a client may take to send its headers, ms; default 10,000. */
  readonly headersTimeoutMs?: number;
  /** How long a client may take to send a whole request, ms; default 30,000. */
  readonly requestTimeoutMs?: number;
  /** How long a stop waits for answers that are under way, ms; default 4,000. */
  readonly closeTimeoutMs?: number;
}

export interface RunningServer {
  /** "http://127.0.0.1:4000" */
  readonly address: string;
  readonly port: number;
  /** Stops taking requests, waits for answers under way, then ends all connections; called twice it waits for the same stop. */
  close(): Promise<void>;
}

/**
 * Listens. Resolves when requests are answered.
 * @throws {Error} with a remedy when the port is taken or must not be used
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { api, host = '127.0.0.1', port = 0, closeTimeoutMs = 4_000 } = options;
  const { headersTimeoutMs = 10_000, requestTimeoutMs = 30_000 } = options;
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      // Node looks at slow clients this often only.
      connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs, requestTimeoutMs),
      keepAliveTimeout: 5_000,
    },
    (request, response) => {
      api(request, response);
    },
  );
  server.maxConnections = 1_000;
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close() {
      closing ??= close(server, closeTimeoutMs);
      return closing;
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen({ host, port, exclusive: true }, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const found =
    error.code === 'EADDRINUSE'
      ? 'another program listens there; stop it or choose another port'
      : error.code === 'EACCES'
        ? 'this user may not use that port; choose one above 1023'
        : error.code === 'EADDRNOTAVAIL'
          ? 'this machine has no such address; use 127.0.0.1'
          : error.message;
  return new Error(`Cannot listen on ${host}:${port}: ${found}`, { cause: error });
}

async function close(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection whose answer is done stays open for the next request: ended as soon as it is idle.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
