/** The published jars of a release of Neo4j as a class path: fetched once by Maven from what neo4j/pom.xml names, then remembered. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectFile } from '../project-files.ts';
import { findJava, type Machine, pathFolders } from './java.ts';
import { Neo4jNotStarted } from './not-started.ts';

const MINUTE = 60_000;

/** The release started when none is named: $NEWSLOOM_NEO4J_VERSION, else the property in neo4j/pom.xml. */
export function neo4jVersion(): string {
  const chosen = process.env['NEWSLOOM_NEO4J_VERSION'];
  if (chosen) return chosen;
  const pinned = /<neo4j\.version>([^<]+)<\/neo4j\.version>/.exec(readFileSync(pomFile(), 'utf8'))?.[1];
  if (!pinned)
    throw new Neo4jNotStarted(`Cannot tell the release of Neo4j: ${pomFile()} has no property neo4j.version`);
  return pinned;
}

/** Said when Maven is needed and missing. */
export const MAVEN_PROBLEM =
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

/** Whether the class path of `version` is known and all its jars are there. */
export function hasClassPath(version: string, cache?: string): boolean {
  return readClassPath(classPathFile(version, cache)) !== undefined;
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

/** The `mvn` on PATH or below MAVEN_HOME; undefined when there is none. */
export function findMaven(machine: Machine = {}): string | undefined {
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
  return projectFile('neo4j/pom.xml');
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

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
