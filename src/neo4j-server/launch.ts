/**
 * A real Neo4j Community server without Docker, started from the jars that neo4j/pom.xml names: for tests, benchmarks and
 * `npm run neo4j`. It listens on loopback only, sends no usage report, and loads no plug-in. It never touches a store that
 * it was not given, and fetches nothing but the jars, once.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';

/** Where Java and Maven are looked for; tests hand in their own. */
export interface Machine {
  /** Read for PATH, JAVA_HOME, MAVEN_HOME, M2_HOME; default process.env. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders whose children are Java homes; default /usr/lib/jvm and the places macOS and SDKMAN use. */
  readonly javaFolders?: readonly string[];
}

export interface Java {
  /** The executable. */
  readonly path: string;
  /** JAVA_HOME of that executable, for Maven. */
  readonly home: string;
  /** 17 for Java 17.0.15. */
  readonly major: number;
}

/** No server runs; the message says why and what to do about it, and trying again without a change does not help. */
export class Neo4jNotStarted extends Error {
  override readonly name = 'Neo4jNotStarted';
}

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

const USER = 'neo4j';
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
  if (!launch.persistent) writeFileSync(join(home, OWNER), JSON.stringify({ owner: process.pid, server: child.pid }));

  const bolt = `bolt://127.0.0.1:${ports.bolt}`;
  try {
    await untilAnswering({ bolt, password, isNew, home, version, exited, patience: launch.patience ?? 3 * MINUTE });
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
  const cached = readClassPath(classPathFile(version, options.cache));
  if (!cached && !findMaven(options.machine)) return MAVEN_PROBLEM;
  return undefined;
}

/** The release started when none is named: $NEWSLOOM_NEO4J_VERSION, else the property in neo4j/pom.xml. */
export function neo4jVersion(): string {
  const chosen = process.env['NEWSLOOM_NEO4J_VERSION'];
  if (chosen) return chosen;
  const pinned = /<neo4j\.version>([^<]+)<\/neo4j\.version>/.exec(readFileSync(pomFile(), 'utf8'))?.[1];
  if (!pinned)
    throw new Neo4jNotStarted(`Cannot tell the release of Neo4j: ${pomFile()} has no property neo4j.version`);
  return pinned;
}

// Java

/**
 * The first Java of at least `minimum` (default 17) among JAVA_HOME, `java` on PATH and the usual folders; undefined when there
 * is none. Reads the `release` file of an installation and asks the executable only where there is no such file.
 */
export function findJava(minimum = 17, machine: Machine = {}): Java | undefined {
  for (const java of javas(machine)) if (java.major >= minimum) return java;
  return undefined;
}

const JAVA_FOLDERS = [
  '/usr/lib/jvm',
  '/Library/Java/JavaVirtualMachines',
  join(homedir(), '.sdkman', 'candidates', 'java'),
];

function* javas(machine: Machine): Generator<Java> {
  const env = machine.env ?? process.env;
  const seen = new Set<string>();
  for (const found of javaPaths(env, machine.javaFolders ?? JAVA_FOLDERS)) {
    const path = realPath(found);
    if (path === undefined || seen.has(path)) continue;
    seen.add(path);
    const home = dirname(dirname(path));
    const major = majorFromRelease(join(home, 'release')) ?? majorFromItself(path);
    if (major !== undefined) yield { path, home, major };
  }
}

function* javaPaths(env: Readonly<Record<string, string | undefined>>, folders: readonly string[]): Generator<string> {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  if (env['JAVA_HOME']) yield join(env['JAVA_HOME'], 'bin', name);
  for (const folder of pathFolders(env)) yield join(folder, name);
  for (const folder of folders) {
    for (const child of children(folder)) {
      yield join(folder, child, 'bin', name);
      yield join(folder, child, 'Contents', 'Home', 'bin', name);
    }
  }
}

/** JAVA_VERSION="17.0.15" -> 17 */
function majorFromRelease(file: string): number | undefined {
  try {
    const major = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1];
    return major === undefined ? undefined : Number(major);
  } catch {
    return undefined;
  }
}

/** openjdk version "17.0.15" 2025-04-15 -> 17; the stub that macOS puts on PATH answers without a version -> undefined */
function majorFromItself(path: string): number | undefined {
  const answer = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 10_000 });
  const major = /version "(\d+)/.exec(`${answer.stderr ?? ''}${answer.stdout ?? ''}`)?.[1];
  return major === undefined ? undefined : Number(major);
}

/** Neo4j 5 runs on Java 17 and later, the calendar line (2025.01 ...) on 21 and later: its operations manual, "System requirements". */
function javaMinimumOf(version: string): number {
  return Number(version.split('.')[0]) >= 2025 ? 21 : 17;
}

function requireJava(version: string, minimum = javaMinimumOf(version), machine: Machine = {}): Java {
  const java = findJava(minimum, machine);
  if (!java) throw new Neo4jNotStarted(javaProblem(version, minimum, machine));
  return java;
}

function javaProblem(version: string, minimum: number, machine: Machine = {}): string {
  const newest = [...javas(machine)].sort((a, b) => b.major - a.major)[0];
  const state = newest ? `the newest Java found is ${newest.major} (${newest.path})` : 'no Java was found';
  return (
    `Cannot start Neo4j ${version}: ${state}, expected Java ${minimum} or newer. ` +
    `Install one (Debian: apt-get install openjdk-${minimum}-jre-headless) or name its folder in JAVA_HOME`
  );
}

// The jars

const MAVEN_PROBLEM =
  'Cannot fetch the jars of Neo4j: no `mvn` was found on PATH or below MAVEN_HOME. Install Maven (Debian: apt-get install maven)';

/**
 * The class path of a release, in the separator of this platform. Asks Maven once and keeps the answer in `cache`; as long as the
 * jars named there exist, neither Maven nor a network is needed again.
 * @throws {Neo4jNotStarted} when Maven is needed and missing, or fails (the message ends with its words)
 */
export async function neo4jClassPath(options: {
  readonly version: string;
  readonly cache?: string;
  readonly machine?: Machine;
}): Promise<string> {
  const file = classPathFile(options.version, options.cache);
  const cached = readClassPath(file);
  if (cached) return cached;
  const maven = findMaven(options.machine);
  if (!maven) throw new Neo4jNotStarted(MAVEN_PROBLEM);
  mkdirSync(dirname(file), { recursive: true });
  // Two starts at once both ask, and the last rename wins with the same text.
  const part = `${file}.${process.pid}.part`;
  try {
    await askMaven(maven, options.version, part, options.machine);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  const fetched = readClassPath(file);
  if (!fetched)
    throw new Neo4jNotStarted(`Cannot start Neo4j ${options.version}: Maven named jars in ${file} that do not exist`);
  return fetched;
}

async function askMaven(maven: string, version: string, file: string, machine: Machine = {}): Promise<void> {
  const env = machine.env ?? process.env;
  const java = findJava(8, machine);
  const goal = [
    '-f',
    pomFile(),
    `-Dneo4j.version=${version}`,
    `-Dmdep.outputFile=${file}`,
    'dependency:build-classpath',
  ];
  try {
    await promisify(execFile)(maven, ['-B', '-q', '-Dstyle.color=never', ...goal], {
      env: { ...env, ...(java && !env['JAVA_HOME'] ? { JAVA_HOME: java.home } : {}) },
      timeout: 20 * MINUTE,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const said = mavenWords(`${stdout}${stderr}`) || String(error);
    throw new Neo4jNotStarted(
      `Cannot fetch the jars of Neo4j ${version}: Maven failed. The first start needs a network; check the release with ` +
        `\`mvn -f ${pomFile()} -Dneo4j.version=${version} dependency:build-classpath\`. Its words:\n${said}`,
      { cause: error },
    );
  }
}

/** What Maven said, without colours and without the hints on how to make it say more. */
function mavenWords(text: string): string {
  const hint = /^\[ERROR\]\s*$|To see the full stack|Re-run Maven|For more information|\[Help 1\] http/;
  const plain = text.replace(/\u001b\[[\d;]*m/g, '').replaceAll(' -> [Help 1]', '');
  return lastLines(
    plain
      .split('\n')
      .filter((line) => line.trim() !== '' && !hint.test(line))
      .join('\n'),
    8,
  );
}

function findMaven(machine: Machine = {}): string | undefined {
  const env = machine.env ?? process.env;
  const name = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';
  const homes = [env['MAVEN_HOME'], env['M2_HOME']].flatMap((home) => (home ? [join(home, 'bin')] : []));
  return [...pathFolders(env), ...homes].map((folder) => join(folder, name)).find(isExecutable);
}

function classPathFile(version: string, cache = defaultCache()): string {
  if (!/^[\w.-]+$/.test(version))
    throw new RangeError(`Cannot start Neo4j "${version}": expected a release such as 5.26.30`);
  return join(cache, `classpath-${version}.txt`);
}

/** undefined when there is none, or when a jar of it has gone (a cleaned Maven repository) */
function readClassPath(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8').trim();
  return text !== '' && text.split(delimiter).every((jar) => existsSync(jar)) ? text : undefined;
}

/** .cache/neo4j in the project; in the user's own cache where the project cannot be written (a global installation). */
function defaultCache(): string {
  const project = dirname(dirname(pomFile()));
  return isWritable(project) ? join(project, '.cache', 'neo4j') : join(homedir(), '.cache', 'newsloom', 'neo4j');
}

function pomFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const pom = join(folder, 'neo4j', 'pom.xml');
    if (existsSync(pom)) return pom;
    const parent = dirname(folder);
    if (parent === folder)
      throw new Neo4jNotStarted('Cannot start Neo4j: neo4j/pom.xml is missing from this installation of Newsloom');
    folder = parent;
  }
}

// One start

function checkPassword(password: string): void {
  // Neo4j refuses both itself, but only after ten seconds.
  if (password === USER) throw new RangeError('Cannot start Neo4j: its default password was given, expected another');
  if (password.length < 8) {
    throw new RangeError(`Cannot start Neo4j: the password has ${password.length} characters, expected 8 or more`);
  }
}

const OWNER = 'owner.json';

function prepareHome(home: string, persistent: boolean): void {
  if (!persistent && children(home).length > 0) {
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

// Waiting for the first answer

interface Waiting {
  readonly bolt: string;
  readonly password: string | undefined;
  readonly isNew: boolean;
  readonly home: string;
  readonly version: string;
  readonly exited: Promise<unknown>;
  readonly patience: number;
}

async function untilAnswering(waiting: Waiting): Promise<void> {
  const { home, version } = waiting;
  let ended = false;
  void waiting.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + waiting.patience;
  // A new store still has Neo4j's own password; an older one may, when the very first start was cut short.
  let initial = waiting.isNew && waiting.password !== undefined;
  let last: unknown;
  while (!ended && Date.now() < until) {
    try {
      if (initial) await setFirstPassword(waiting.bolt, waiting.password ?? '');
      await ask(waiting.bolt, waiting.password, 'neo4j', 'RETURN 1');
      return;
    } catch (error) {
      last = error;
      const code = (error as { code?: unknown }).code;
      if (code === 'Neo.ClientError.Security.Unauthorized') {
        // Three wrong attempts in a row lock the user out for five seconds: each password is tried once.
        if (initial === waiting.isNew && waiting.password !== undefined) initial = !initial;
        else throw passwordProblem(home, error);
      } else {
        await sleep(250);
      }
    }
  }
  const state = ended ? 'the server ended before it answered' : `no answer within ${waiting.patience / 1000} s`;
  throw new Neo4jNotStarted(
    `Cannot start Neo4j ${version} in ${home}: ${state}${remedy(home)}. Its last words:\n${lastWords(home)}`,
    {
      cause: last,
    },
  );
}

/** Over the system database, as the manual asks ("Password and user recovery"); a parameter, so it stands in no log. */
async function setFirstPassword(bolt: string, password: string): Promise<void> {
  await ask(bolt, USER, 'system', 'ALTER CURRENT USER SET PASSWORD FROM $from TO $to', { from: USER, to: password });
}

async function ask(
  bolt: string,
  password: string | undefined,
  database: string,
  query: string,
  parameters: Record<string, string> = {},
): Promise<void> {
  const token = password === undefined ? undefined : neo4j.auth.basic(USER, password);
  const driver = neo4j.driver(bolt, token, {
    connectionTimeout: 5_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  try {
    await driver.executeQuery(query, parameters, { database });
  } finally {
    await driver.close();
  }
}

function passwordProblem(home: string, cause: unknown): Neo4jNotStarted {
  return new Neo4jNotStarted(
    `Cannot log in to the Neo4j in ${home}: the store was made with another password than the one given. Give that password, ` +
      `or remove ${join(home, 'data')} (the graph is rebuilt from the log by a replay)`,
    { cause },
  );
}

/** What to do about the failures people meet, told by the words the server uses. */
function remedy(home: string): string {
  const words = lastWords(home, 200);
  if (/store_lock|lock file/i.test(words))
    return '; another server holds this store: stop it, or choose another folder';
  if (/Address already in use|BindException/i.test(words)) return '; a port was taken in the meantime: start again';
  if (/No declared setting|Unrecognized setting/i.test(words)) return '; a setting is not known to this release';
  if (/OutOfMemoryError|Could not reserve enough space/i.test(words))
    return '; not enough memory: lower the heap or the page cache';
  if (/No space left on device/i.test(words)) return '; the disk is full';
  return '';
}

function lastWords(home: string, count = 12): string {
  const texts = ['neo4j.log', 'console.log'].map((name) => {
    const file = join(home, 'logs', name);
    return existsSync(file) ? lastLines(readFileSync(file, 'utf8'), count) : '';
  });
  return texts.filter((text) => text !== '').join('\n') || `(nothing in ${join(home, 'logs')})`;
}

// The end

async function endServer(child: ChildProcess, exited: Promise<unknown>, persistent: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Nobody wants the store of a throw-away server, so it need not be written out (8 s less for each test run).
  child.kill(persistent ? 'SIGTERM' : 'SIGKILL');
  const stuck = setTimeout(() => child.kill('SIGKILL'), MINUTE);
  await exited;
  clearTimeout(stuck);
}

interface Running {
  readonly home: string;
  readonly persistent: boolean;
}

const running = new Map<ChildProcess, Running>();

/** Java outlives a parent that goes away without a word, so every way of going that can be heard ends it. */
function endWithThisProcess(child: ChildProcess, server: Running): void {
  if (running.size === 0) {
    process.on('exit', endAll);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  running.set(child, server);
  child.once('exit', () => {
    running.delete(child);
    if (running.size > 0) return;
    process.off('exit', endAll);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function onSignal(signal: NodeJS.Signals): void {
  // Somebody else listens too and will end this process in order; if not, the signal is to do what it does by itself.
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

function endAll(): void {
  for (const [child, { home, persistent }] of running) {
    child.kill(persistent ? 'SIGTERM' : 'SIGKILL');
    if (!persistent) removeFolder(home);
  }
}

/**
 * Ends throw-away servers whose owner was killed outright, and removes their stores: folders of `parent` (default the system's
 * temporary folder) whose name begins with `prefix`. Leaves alone whatever a living process owns.
 */
export function removeAbandonedServers(prefix: string, parent = tmpdir()): void {
  for (const name of children(parent)) {
    if (!name.startsWith(prefix)) continue;
    const home = join(parent, name);
    const { owner, server } = readOwner(join(home, OWNER));
    if (owner === undefined || isAlive(owner)) continue;
    if (server !== undefined && isAlive(server) && isServerOf(server, home)) process.kill(server, 'SIGKILL');
    removeFolder(home);
  }
}

function readOwner(file: string): { owner?: number; server?: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { owner?: number; server?: number };
  } catch {
    return {};
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process numbers are given out again: only one that names this home is ours. */
function isServerOf(pid: number, home: string): boolean {
  const answer = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return (answer.stdout ?? '').includes(`--home-dir=${home}`);
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

// Files and folders

function pathFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  return (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function children(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
