/** Finds a Java that is new enough; starts none unless it must be asked for its version. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Neo4jNotStarted } from './not-started.ts';

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
export function javaMinimumOf(version: string): number {
  return Number(version.split('.')[0]) >= 2025 ? 21 : 17;
}

/**
 * The Java that `version` is to run on.
 * @throws {Neo4jNotStarted} when there is none, or none new enough
 */
export function requireJava(version: string, minimum = javaMinimumOf(version), machine: Machine = {}): Java {
  const java = findJava(minimum, machine);
  if (!java) throw new Neo4jNotStarted(javaProblem(version, minimum, machine));
  return java;
}

/** What is wrong with the Java at hand, and what to do. */
export function javaProblem(version: string, minimum: number, machine: Machine = {}): string {
  const newest = [...javas(machine)].sort((a, b) => b.major - a.major)[0];
  const state = newest ? `the newest Java found is ${newest.major} (${newest.path})` : 'no Java was found';
  return (
    `Cannot start Neo4j ${version}: ${state}, expected Java ${minimum} or newer. ` +
    `Install one (Debian: apt-get install openjdk-${minimum}-jre-headless) or name its folder in JAVA_HOME`
  );
}

/** The folders that commands are looked for in. */
export function pathFolders(env: Readonly<Record<string, string | undefined>>): string[] {
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
