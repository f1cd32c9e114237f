/**
 * A real Neo4j Community server without Docker, started from the jars that neo4j/pom.xml names: for tests, benchmarks and
 * `npm run neo4j`. It listens on loopback only, sends no usage report, and loads no plug-in. It never touches a store that
 * it was not given, and fetches nothing but the jars, once.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { USER, untilAnswering } from './first-answer.ts';
import { findMaven, hasClassPath, MAVEN_PROBLEM, neo4jClassPath, neo4jVersion } from './jars.ts';
import { findJava, type Java, javaMinimumOf, javaProblem, type Machine, requireJava } from './java.ts';
import { endServer, endWithThisProcess, removeFolder, writeOwner } from './lifetime.ts';
import { Neo4jNotStarted } from './not-started.ts';

export interface Neo4jLaunch {
  /** Home folder: conf, data and logs go below it. */
  readonly home: string;
  /** true keeps the store of `home` for the next start; false demands an empty or absent `home` and removes it in the end. */
  readonly persistent: boolean;
  /** Bolt port on 127.0.0.1; default any free one. */
  readonly bolt?: number;
  /** HTTP port (Neo4j Browser) on 127.0.0.1; default any free one. */
  readonly http?: number;
  /** Password of the user "neo4j", set at the first start of a store; without it the server asks nobody who they are. */
  readonly auth?: { readonly password: string };
  /** In Neo4j's spelling; default a heap of 512m and a page cache of 128m, measured at 0.7 GB resident together. */
  readonly memory?: { readonly heap?: string; readonly pageCache?: string };
  /**
   * More options of the Java machine, after those set here. QUICK_START halves the work of a start (12 s of CPU instead of 22 s,
   * measured) and makes a long run slower.
   */
  readonly javaOptions?: readonly string[];
  /** Release of Neo4j; default $NEWSLOOM_NEO4J_VERSION, else the one neo4j/pom.xml names. */
  readonly version?: string;
  /** Oldest Java that will do; default 17 for the 5 line, 21 for the calendar line (2025.01 and later). */
  readonly javaMinimum?: number;
  /** More settings of neo4j.conf, name to value; an unknown name stops the start. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder that keeps the class paths; default .cache/neo4j in the project. */
  readonly cache?: string;
  /** How long to wait for the first answer, in ms; default 180,000. */
  readonly patience?: number;
  /** Aborting it ends a start that is under way, with Neo4jNotStarted. */
  readonly signal?: AbortSignal;
  readonly machine?: Machine;
}

export interface Neo4jServer {
  /** bolt://127.0.0.1:PORT, answering when this is handed out. */
  readonly bolt: string;
  /** http://127.0.0.1:PORT/browser/, which answers about two seconds later. */
  readonly browser: string;
  readonly pid: number;
  readonly home: string;
  readonly version: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Ends the server (a persistent one cleanly) and removes the store of one that is not persistent. May be called again. */
  stop(): Promise<void>;
}

/** For servers that live for seconds: the quick compiler only, and a collector with one thread. */
export const QUICK_START: readonly string[] = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

const MINUTE = 60_000;

/**
 * Starts Neo4j and answers when it has answered a query over Bolt: measured 8-10 s for a new store on two cores, after 20-60 s
 * for fetching 140 MB of jars the very first time. Ends with the process that called it.
 * @throws {Neo4jNotStarted} when Java or Maven is missing or too old, when a port is taken, when the password does not fit the
 * store, and when the server ends before it answers (the message ends with the last lines of its log)
 * @throws {RangeError} when the password is one that Neo4j refuses, or `version` is no release
 */
export async function startNeo4j(launch: Neo4jLaunch): Promise<Neo4jServer> {
  const version = launch.version ?? neo4jVersion();
  const password = launch.auth?.password;
  if (password !== undefined) checkPassword(password);
  const java = requireJava(version, launch.javaMinimum, launch.machine);
  const classPath = await neo4jClassPath({
    version,
    ...(launch.cache === undefined ? {} : { cache: launch.cache }),
    ...(launch.machine === undefined ? {} : { machine: launch.machine }),
  });
  const ports = await choosePorts(launch.bolt, launch.http);
  const home = resolve(launch.home);
  prepareHome(home, launch.persistent);
  const isNew = !existsSync(join(home, 'data', 'databases'));
  const logBefore = sizeOf(join(home, 'logs', 'neo4j.log'));
  writeFileSync(join(home, 'conf', 'neo4j.conf'), neo4jConf(launch, ports));

  const child = spawnServer(java, home, version, classPath, launch);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) => {
    child.once('error', () => settle({ code: null, signal: null }));
    child.once('exit', (code, signal) => settle({ code, signal }));
  });
  endWithThisProcess(child, { home, persistent: launch.persistent });
  const stop = once(async () => {
    await endServer(child, exited, launch.persistent);
    if (!launch.persistent) removeFolder(home);
  });
  if (!launch.persistent) writeOwner(home, child.pid);

  const bolt = `bolt://127.0.0.1:${ports.bolt}`;
  try {
    const { patience = 3 * MINUTE, signal } = launch;
    await untilAnswering({ bolt, password, isNew, home, version, exited, patience, logBefore, signal });
  } catch (error) {
    await stop();
    throw error;
  }
  const browser = `http://127.0.0.1:${ports.http}/browser/`;
  return { bolt, browser, pid: child.pid ?? -1, home, version, exited, stop };
}

/**
 * Why no Neo4j can be started here, or undefined when it can: looks for Java and Maven and starts neither (0-5 ms; where a Java
 * has no `release` file beside it, that Java is asked for its version, which takes some 100 ms).
 */
export function unavailableReason(
  options: { readonly version?: string; readonly cache?: string; readonly machine?: Machine } = {},
): string | undefined {
  const version = options.version ?? neo4jVersion();
  const minimum = javaMinimumOf(version);
  if (!findJava(minimum, options.machine)) return javaProblem(version, minimum, options.machine);
  const fetched = hasClassPath(version, options.cache);
  return fetched || findMaven(options.machine) ? undefined : MAVEN_PROBLEM;
}

function checkPassword(password: string): void {
  // Neo4j refuses both itself, but only after ten seconds.
  if (password === USER) throw new RangeError('Cannot start Neo4j: its default password was given, expected another');
  if (password.length < 8) {
    throw new RangeError(`Cannot start Neo4j: the password has ${password.length} characters, expected 8 or more`);
  }
}

function prepareHome(home: string, persistent: boolean): void {
  if (!persistent && existsSync(home) && readdirSync(home).length > 0) {
    throw new Neo4jNotStarted(
      `Cannot start a throw-away Neo4j in ${home}: the folder is not empty, and would be removed in the end. ` +
        'Name an empty or absent folder, or start it with persistent: true',
    );
  }
  for (const name of ['conf', 'data', 'logs']) mkdirSync(join(home, name), { recursive: true });
}

interface Ports {
  readonly bolt: number;
  readonly http: number;
}

async function choosePorts(bolt: number | undefined, http: number | undefined): Promise<Ports> {
  // Both are held until both are known, so that they differ.
  const first = await hold(bolt, 'Bolt');
  const second = await hold(http, 'HTTP').finally(() => release(first.server));
  await release(second.server);
  return { bolt: first.port, http: second.port };
}

async function hold(port: number | undefined, purpose: string): Promise<{ server: Server; port: number }> {
  const server = createServer();
  const address = await new Promise<ReturnType<Server['address']>>((settle, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' ? 'another program listens there' : error.message;
      const message = `Cannot start Neo4j with ${purpose} on port ${port ?? 0}: ${taken}, expected a free port`;
      fail(new Neo4jNotStarted(message, { cause: error }));
    });
    server.listen({ port: port ?? 0, host: '127.0.0.1', exclusive: true }, () => settle(server.address()));
  });
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

async function release(server: Server): Promise<void> {
  await new Promise((settle) => server.close(settle));
}

function neo4jConf(launch: Neo4jLaunch, ports: Ports): string {
  const settings: Record<string, string> = {
    'server.bolt.listen_address': `127.0.0.1:${ports.bolt}`,
    'server.bolt.advertised_address': `127.0.0.1:${ports.bolt}`,
    'server.http.listen_address': `127.0.0.1:${ports.http}`,
    'server.http.advertised_address': `127.0.0.1:${ports.http}`,
    'server.https.enabled': 'false',
    'server.memory.pagecache.size': launch.memory?.pageCache ?? '128m',
    'dbms.security.auth_enabled': String(launch.auth !== undefined),
    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    // 517 MB on disk for an empty store otherwise, 2 MB with it.
    ...(launch.persistent ? {} : { 'db.tx_log.preallocate': 'false' }),
    ...launch.settings,
  };
  const lines = Object.entries(settings).map(([name, value]) => {
    if (/[\r\n]/.test(name + value))
      throw new RangeError(`Cannot write the setting ${JSON.stringify(name)}: it has a line break`);
    return `${name}=${value}`;
  });
  return `# Written anew at every start by src/neo4j-server/launch.ts.\n${lines.join('\n')}\n`;
}

function spawnServer(java: Java, home: string, version: string, classPath: string, launch: Neo4jLaunch): ChildProcess {
  const calendar = hasCalendarEntryPoint(version, classPath);
  const options = [
    `-Xmx${launch.memory?.heap ?? '512m'}`,
    ...['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...(calendar ? ['--add-modules=jdk.incubator.vector'] : []),
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
    ...(launch.javaOptions ?? []),
  ];
  const entry = calendar ? 'org.neo4j.server.Neo4jCommunity' : 'org.neo4j.server.CommunityEntryPoint';
  const output = openSync(join(home, 'logs', 'console.log'), 'w');
  try {
    // The class path goes by the environment: as an argument it would fill the process list, and on Windows not fit.
    return spawn(java.path, [...options, entry, `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`], {
      cwd: home,
      env: { ...process.env, CLASSPATH: classPath },
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** The calendar line renamed its entry point; a jar's directory lists its classes in plain bytes. */
function hasCalendarEntryPoint(version: string, classPath: string): boolean {
  const jar = classPath.split(delimiter).find((path) => path.endsWith(`neo4j-${version}.jar`));
  return jar !== undefined && readFileSync(jar).includes('org/neo4j/server/Neo4jCommunity.class');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}
