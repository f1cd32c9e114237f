/**
 * `newsloom start`: opens a data folder, follows its log and serves the API until told to stop. Each graph is followed by a loop of its
 * own, so a Neo4j that is away holds up nothing else.
 */
import { createApi } from '../api/api.ts';
import { checkKey } from '../api/keys.ts';
import { type RunningServer, startServer } from '../api/server.ts';
import type { Config } from '../config.ts';
import { catchUpReplica } from '../graph/replica.ts';
import { openBodyCache } from '../log/body-cache.ts';
import { dataFiles, type Newsloom } from '../main.ts';
import { commandsOf } from './api-commands.ts';
import { curationOf } from './curation.ts';

/** How often the log is looked at for commits of other processes, in ms. */
const LOOK_MS = 250;
/** Pauses after a failure: doubled each time, in ms. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Serving {
  readonly server: RunningServer;
  /** Ends when `stop` was called and everything is closed. */
  stop(): Promise<void>;
}

/** Serves an open data folder. `report` gets what the operator should read: failures of followers, errors hidden from clients. */
export async function serve(
  newsloom: Newsloom,
  config: Config,
  now: () => Date,
  report: (message: string) => void,
): Promise<Serving> {
  const stopping = new AbortController();
  const { log, projection, history } = newsloom;
  const neo4j = await newsloom.neo4j();
  const loops = [
    followAlways('graph', () => projection.catchUp({ signal: stopping.signal }), log, stopping.signal, report),
    ...(neo4j
      ? [
          followAlways(
            'neo4j',
            () => catchUpReplica(log, history, neo4j, { signal: stopping.signal }),
            log,
            stopping.signal,
            report,
          ),
        ]
      : []),
  ];
  const files = dataFiles(newsloom.folder);
  const api = createApi({
    graph: neo4j ?? history,
    history,
    log,
    commands: commandsOf(newsloom, config, now),
    curation: curationOf(newsloom.known, openBodyCache(newsloom.log)),
    isValidKey: (key) => checkKey(files.keys, key) ?? false,
    report: (error, correlationId) =>
      report(
        `Request ${correlationId} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    hosts: config.allowedHosts,
    pages: config.playground,
    // On an address that others reach, the schema and its typing hints are told to nobody unasked.
    openSchema: isLoopback(config.host),
    timeoutMs: config.requestTimeout,
  });
  const server = await startServer({ api, host: config.host, port: config.port });
  let stopped: Promise<void> | undefined;
  return {
    server,
    stop() {
      stopped ??= (async () => {
        stopping.abort();
        await server.close();
        await Promise.all(loops);
        await newsloom.close();
      })();
      return stopped;
    },
  };
}

/** Keeps something level with the log until `signal` aborts; failures are reported and tried again after a pause. */
async function followAlways(
  name: string,
  catchUp: () => Promise<number>,
  log: Newsloom['log'],
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<void> {
  let reached = -1;
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const { position } = await log.head();
      if (position !== reached) reached = await catchUp();
      pause = FIRST_PAUSE_MS;
      await sleep(LOOK_MS, signal);
    } catch (error) {
      if (signal.aborted) return;
      report(
        `The ${name} follower stopped: ${error instanceof Error ? error.message : String(error)}; trying again in ${pause / 1000} s`,
      );
      await sleep(pause, signal);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
