/** The rules of the house that a machine can check: who imports whom, what is pure, names and sizes. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../src/project-files.ts';

const top = dirname(projectFile('package.json'));
const src = join(top, 'src');

interface SourceFile {
  /** From src/, with slashes: "read/read.ts". */
  readonly name: string;
  readonly text: string;
  /** Own files it imports, from src/. */
  readonly own: readonly string[];
  readonly packages: readonly string[];
}

function readSources(): SourceFile[] {
  return (readdirSync(src, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(src, name), 'utf8');
      const targets = [
        ...text.matchAll(
          /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gms,
        ),
      ].map((match) => match[1] ?? match[2] ?? (match[3] as string));
      return {
        name,
        text,
        own: targets
          .filter((target) => target.startsWith('.'))
          .map((target) => relative(src, resolve(dirname(join(src, name)), target))),
        packages: targets.filter((target) => !target.startsWith('.')),
      };
    });
}

const files = readSources();
const roomOf = (name: string) => (name.includes('/') ? (name.split('/')[0] as string) : name);

/** Which rooms each room may import; every room may import itself. */
const MAY: Record<string, readonly string[]> = {
  domain: [],
  acquire: ['domain'],
  read: ['domain'],
  registry: ['domain', 'sqlite.ts', 'project-files.ts'],
  resolve: ['domain', 'registry'],
  project: ['domain', 'registry'],
  log: ['domain', 'registry', 'resolve', 'sqlite.ts', 'project-files.ts'],
  graph: ['domain', 'registry', 'project', 'log', 'sqlite.ts', 'project-files.ts'],
  api: ['domain', 'log', 'graph', 'project-files.ts'],
  'neo4j-server': ['project-files.ts'],
  'sqlite.ts': [],
  'project-files.ts': [],
  'config.ts': [],
  'read-worker.ts': ['domain', 'read'],
  'read-pool.ts': ['domain', 'read-worker.ts'],
  'main.ts': ['domain', 'read', 'read-pool.ts', 'registry', 'log', 'graph', 'config.ts', 'sqlite.ts'],
  cli: [
    'domain',
    'acquire',
    'read',
    'registry',
    'resolve',
    'project',
    'log',
    'graph',
    'api',
    'main.ts',
    'config.ts',
    'project-files.ts',
  ],
  'cli.ts': [
    'acquire',
    'api',
    'cli',
    'config.ts',
    'graph',
    'log',
    'main.ts',
    'neo4j-server',
    'project-files.ts',
    'resolve',
  ],
};

/** Rooms and files that must neither do I/O nor know a clock or chance. */
const isPure = (name: string) =>
  /^(domain|read|resolve|project)\//.test(name) ||
  [
    'registry/fold.ts',
    'registry/fold-judgements.ts',
    'registry/folding.ts',
    'registry/judged-keys.ts',
    'registry/links.ts',
    'registry/clusters.ts',
    'registry/contributions.ts',
    'registry/records.ts',
  ].includes(name);

/** Packages that give the same answer to the same input on every machine; node:crypto for its hash alone. */
const DETERMINISTIC = [
  'node:crypto',
  'compromise',
  'compromise/one',
  'compromise/two',
  'compromise/three',
  'eld',
  'eld/small',
  'i18n-iso-countries',
  'tldts',
  'wink-lemmatizer',
];

describe('the house', () => {
  it('has only rooms whose imports are laid down', () => {
    expect([...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => !(room in MAY))).toEqual([]);
  });

  it('imports one way', () => {
    const wrong = files.flatMap(({ name, own }) => {
      const room = roomOf(name);
      return own
        .map(roomOf)
        .filter((target) => target !== room && !(MAY[room] ?? []).includes(target))
        .map((target) => `${name} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    const graph = new Map(
      files.map(({ name, own, text }) => [name, own.filter((target) => !onlyTypes(text, name, target))]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const walk = (name: string, path: readonly string[]): void => {
      if (state.get(name) === 'done') return;
      if (state.get(name) === 'open') {
        cycles.push([...path.slice(path.indexOf(name)), name].join(' -> '));
        return;
      }
      state.set(name, 'open');
      for (const next of graph.get(name) ?? []) walk(next, [...path, name]);
      state.set(name, 'done');
    };
    for (const { name } of files) walk(name, []);
    expect(cycles).toEqual([]);
  });

  it('names files for the one thing they do', () => {
    const wrong = files
      .map(({ name }) => name)
      .filter(
        (name) =>
          /(^|[-/])(index|utils?|helpers?|common|misc|manager|base)([-.]|s\.)/.test(name) ||
          !/^[a-z0-9-]+\.ts$/.test(basename(name)),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps files short enough to be read in one go', () => {
    const long = files
      .filter(({ name, text }) => !name.includes('/data/') && text.split('\n').length > 700)
      .map(({ name, text }) => `${name}: ${text.split('\n').length} lines`);
    expect(long).toEqual([]);
  });

  it('keeps the core pure: no I/O, no clock, no chance, no environment', () => {
    const wrong = files
      .filter(({ name }) => isPure(name))
      .flatMap(({ name, text, packages }) => {
        const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
        const foreign = packages
          .filter((target) => !DETERMINISTIC.includes(target))
          .map((target) => `${name} imports ${target}`);
        const impure =
          /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bprocess\.|\bfetch\(|\brandomUUID\(|\brandomBytes\(|\blocaleCompare\(|\btoLocale/.exec(
            code,
          );
        return impure ? [...foreign, `${name} uses ${impure[0]}`] : foreign;
      });
    expect(wrong).toEqual([]);
  });

  it('names the SQLite driver in one file and the Neo4j driver in the Neo4j adapter and launcher only', () => {
    const users = (pattern: RegExp) =>
      files.filter(({ packages }) => packages.some((target) => pattern.test(target))).map(({ name }) => name);
    expect(users(/^@photostructure\/sqlite|^node:sqlite|^better-sqlite3/)).toEqual(['sqlite.ts']);
    expect(users(/^neo4j-driver/).filter((name) => !/^graph\/neo4j-|^neo4j-server\//.test(name))).toEqual([]);
  });

  it('calls no address on the network by itself: fetch, sockets and HTTP clients stand nowhere but in server, driver and launcher', () => {
    const callers = files
      .filter(
        ({ packages, text }) =>
          packages.some((target) => /^(node:)?(https?|net|tls|dgram|dns)$|^undici$/.test(target)) ||
          /\bfetch\(\s*['"`h]/.test(text),
      )
      .map(({ name }) => name);
    expect(callers.filter((name) => !/^api\/(server|front-door)\.ts$|^neo4j-server\//.test(name))).toEqual([]);
  });

  it('pins exact versions', () => {
    const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('has no lines left to do that name no issue, and no code commented out', () => {
    const wrong = files
      .filter(
        ({ text }) =>
          /\b(TODO|FIXME|XXX)\b(?!.*#\d)/.test(text.replace(/XXXX/g, '')) ||
          /^\s*\/\/\s*(const|let|import|return|if \()/m.test(text),
      )
      .map(({ name }) => name);
    expect(wrong).toEqual([]);
  });

  it('keeps the samples out of the code: no rule names an invented person or outlet', () => {
    const names = new Set<string>();
    for (const file of readdirSync(join(top, 'seeds/expected'))) {
      const expected = JSON.parse(readFileSync(join(top, 'seeds/expected', file), 'utf8')) as {
        entities?: { PERSON?: string[]; OUTLET?: string[] };
      };
      for (const name of [...(expected.entities?.PERSON ?? []), ...(expected.entities?.OUTLET ?? [])]) names.add(name);
    }
    expect(names.size).toBeGreaterThan(20);
    const wrong = files.flatMap(({ name, text }) =>
      [...names].filter((who) => text.includes(who)).map((who) => `${name} names ${who}`),
    );
    expect(wrong).toEqual([]);
  });

  it('commits no data and no build', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: top, encoding: 'utf8' }).split('\n');
    expect(
      tracked.filter(
        (name) => /^(data|dist|node_modules|\.cache)\//.test(name) || /\.(db|db-wal|db-shm|log)$/.test(name),
      ),
    ).toEqual([]);
  });
});

/** True when a file imports nothing but types from another: erased before it runs, so no cycle. */
function onlyTypes(text: string, from: string, target: string): boolean {
  const imports = [...text.matchAll(/^\s*(import|export)\s+(type\s+)?([^'"]*?)from\s*['"]([^'"]+)['"]/gms)].filter(
    (match) => relative(src, resolve(dirname(join(src, from)), match[4] as string)) === target,
  );
  return imports.length > 0 && imports.every((match) => match[2] !== undefined);
}
