/** docker-compose.yml and Dockerfile, held to the facts that a start depends on and that no engine is needed to check. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SECRET = '/run/secrets/neo4j_password';
/** A password that a careless shell would read as more than a word. */
const ODD = 'it\'s $HOME `odd` "enough"';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly mem_limit: string;
  readonly healthcheck?: { readonly test: readonly string[]; readonly interval: string; readonly retries: number };
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly privileged?: boolean;
  readonly network_mode?: string;
}

interface Compose {
  readonly services: { readonly newsloom: Service; readonly neo4j: Service };
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: { readonly neo4j_password: { readonly file: string } };
}

const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')) as Compose;
const { newsloom, neo4j } = compose.services;
const services = Object.entries(compose.services);
const dockerfile = instructions(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));

describe('docker-compose.yml', () => {
  it('pins Neo4j to the release that neo4j/pom.xml names, in its Community edition', () => {
    const pom = readFileSync(join(ROOT, 'neo4j', 'pom.xml'), 'utf8');
    const release = /<neo4j\.version>([^<]+)</.exec(pom)?.[1];
    expect(release).toMatch(/^\d+\.\d+\.\d+$/);
    expect(neo4j.image).toBe(`neo4j:${release}-community`);
  });

  it('binds every port to loopback, and shares no network with the host', () => {
    for (const [name, service] of services) {
      expect(service.ports.length, name).toBeGreaterThan(0);
      for (const port of service.ports) expect(withDefaults(port), name).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
      expect(service.network_mode, name).toBeUndefined();
      expect(service.privileged, name).toBeUndefined();
    }
  });

  it('keeps what must stay in named volumes', () => {
    const mounts = services.flatMap(([, service]) => service.volumes.map((mount) => mount.split(':')));
    for (const [volume] of mounts) expect(Object.keys(compose.volumes)).toContain(volume);
    expect(mounts.map(([, path]) => path).sort()).toEqual(['/data', '/data', '/logs']);
    expect(new Set(mounts.map(([volume]) => volume)).size).toBe(mounts.length);
  });

  it('limits the memory of both, and of Neo4j above what its heap and page cache take', () => {
    for (const [name, service] of services) expect(service.mem_limit, name).toMatch(/^\d+[mg]$/);
    const own = ['heap_max__size', 'pagecache_size'].map((name) =>
      megabytes(neo4j.environment[`NEO4J_server_memory_${name}`]),
    );
    expect(own.every((size) => size > 0)).toBe(true);
    expect(megabytes(neo4j.mem_limit)).toBeGreaterThan(1.4 * own.reduce((sum, size) => sum + size, 0));
  });

  it('starts Newsloom on its volume, reachable from outside its container, once Neo4j is healthy', () => {
    expect(newsloom.build).toBe('.');
    expect(newsloom.command).toEqual(['start', '--data', '/data', '--neo4j', 'bolt://neo4j:7687', '--host', '0.0.0.0']);
    expect(newsloom.depends_on?.['neo4j']?.condition).toBe('service_healthy');
    expect(newsloom.cap_drop).toEqual(['ALL']);
    expect(newsloom.read_only).toBe(true);
  });

  it('reports to nobody and loads no plug-in', () => {
    expect(neo4j.environment['NEO4J_dbms_usage__report_enabled']).toBe('false');
    expect(neo4j.environment['NEO4J_client_allow__telemetry']).toBe('false');
    expect(Object.keys(neo4j.environment).join(' ')).not.toMatch(/PLUGINS|apoc/i);
  });

  it('asks for a password that works without any setting, from a file that containers may read', () => {
    const file = join(ROOT, withDefaults(compose.secrets.neo4j_password.file));
    expect(existsSync(file)).toBe(true);
    // The user in the container is another than the owner of the file.
    expect(statSync(file).mode & 0o004).toBe(0o004);
    for (const [name, service] of services) expect(service.secrets, name).toEqual(['neo4j_password']);
    // Neo4j's image refuses fewer than 8 characters and the word "neo4j", and takes a slash for the end of the password.
    const password = readFileSync(file, 'utf8').trimEnd();
    expect(password).toMatch(/^[^/\s]{8,}$/);
    // Newsloom's own settings read the same word out of it.
    const { NEWSLOOM_NEO4J_PASSWORD: setting = '', ...rest } = newsloom.environment;
    expect(setting).toBe(`@${SECRET}`);
    const env = { ...rest, NEWSLOOM_NEO4J: 'bolt://neo4j:7687', NEWSLOOM_NEO4J_PASSWORD: `@${file}` };
    expect(readConfig({}, env).neo4j).toMatchObject({ user: 'neo4j', password });
    expect(JSON.stringify(compose)).not.toContain(password);
  });

  it('hands the secret to the entry point of the image of Neo4j', () => {
    const entry = neo4j.entrypoint ?? [];
    // As in the image: ENTRYPOINT ["tini", "-g", "--", "/startup/docker-entrypoint.sh"], CMD ["neo4j"].
    expect(entry.slice(0, 3)).toEqual(['tini', '-g', '--']);
    const run = (secret: string) => {
      const [shell = '', ...rest] = entry.slice(3).map((text) => inside(text, secret));
      return execFileSync(shell, rest, { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' }, stdio: 'pipe' });
    };
    withFolder((folder) => {
      const start = join(folder, 'docker-entrypoint.sh');
      executable(start, '#!/bin/sh\nprintf "%s\\n" "$NEO4J_AUTH" "$@"\n');
      const secret = join(folder, 'secret');
      writeFileSync(secret, `${ODD}\n`);
      expect(run(secret)).toBe(`neo4j/${ODD}\nneo4j\n`);
      // No password is no reason to start without one.
      expect(() => run(join(folder, 'absent'))).toThrow(/absent/);
    });

    function inside(text: string, secret: string): string {
      const folder = resolve(secret, '..');
      return unescaped(text).replaceAll(SECRET, secret).replaceAll('/startup/', `${folder}/`);
    }
  });

  it('gives Neo4j no NEO4J_ variable that its image would take for a setting by mistake', () => {
    for (const name of Object.keys(neo4j.environment)) {
      expect(name).toMatch(/^NEO4J_(server|db|dbms|client)_[a-z_]+$/);
    }
  });

  it('calls Neo4j healthy when cypher-shell can log in with the secret and ask over Bolt', () => {
    const [kind, command = ''] = neo4j.healthcheck?.test ?? [];
    expect(kind).toBe('CMD-SHELL');
    withFolder((folder) => {
      const secret = join(folder, 'secret');
      writeFileSync(secret, `${ODD}\n`);
      // Stands in for cypher-shell and says how it was called.
      executable(join(folder, 'cypher-shell'), '#!/bin/sh\nprintf "%s\\n" "$NEO4J_USERNAME" "$NEO4J_PASSWORD" "$@"\n');
      const script = unescaped(command).replaceAll(SECRET, secret);
      const env = { PATH: `${folder}:/usr/bin:/bin` };
      const said = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env });
      const options = ['--non-interactive', '-a', 'bolt://127.0.0.1:7687', '-d', 'neo4j', 'RETURN 1'];
      expect(said.trimEnd().split('\n')).toEqual(['neo4j', ODD, ...options]);
    });
  });

  const engine = composeProblem();
  if (engine !== undefined) process.stderr.write(`\n\`docker compose config\` is SKIPPED: ${engine}\n`);
  it.skipIf(engine)('is accepted by `docker compose config`, with and without the variables', () => {
    for (const port of ['', '4100']) {
      const text = execFileSync('docker', ['compose', 'config', '--format', 'json'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NEWSLOOM_PORT: port },
      });
      const { services: read } = JSON.parse(text) as {
        services: { newsloom: { ports: { published: string; host_ip: string }[] } };
      };
      expect(read.newsloom.ports[0]).toMatchObject({ published: port || '4000', host_ip: '127.0.0.1' });
    }
  });
});

describe('Dockerfile', () => {
  it('builds on a named release of Node that package.json allows', () => {
    const base = dockerfile.find(([name]) => name === 'ARG')?.[1] ?? '';
    expect(base).toMatch(/^NODE_IMAGE=node:(\d+)[\d.]*-[a-z]+-slim$/);
    expect(Number(/node:(\d+)/.exec(base)?.[1])).toBeGreaterThanOrEqual(20);
    for (const [name, rest] of dockerfile) if (name === 'FROM') expect(rest).toMatch(/^\$\{NODE_IMAGE\}( AS \w+)?$/);
    expect(JSON.stringify(dockerfile)).not.toMatch(/latest/);
  });

  it('installs what the lock file says and runs no script of a package', () => {
    const runs = dockerfile.filter(([name]) => name === 'RUN').map(([, rest]) => rest);
    const npm = runs.flatMap((run) => run.split('&&')).filter((command) => /npm (ci|install|prune)/.test(command));
    expect(npm.length).toBe(2);
    for (const command of npm) expect(command).toContain('--ignore-scripts');
    expect(npm.join()).not.toContain('npm install');
    expect(npm[1]).toContain('--omit=dev');
  });

  it('ends as a user who is not root, in the stage that is shipped', () => {
    const shipped = dockerfile.slice(dockerfile.map(([name]) => name).lastIndexOf('FROM'));
    const user = shipped.map(([name]) => name).lastIndexOf('USER');
    expect(shipped[user]?.[1]).toBe('node');
    expect(shipped.slice(user).some(([name]) => name === 'RUN' || name === 'COPY')).toBe(false);
  });

  it('says how to tell whether it is healthy, with what the image has', () => {
    const check = dockerfile.find(([name]) => name === 'HEALTHCHECK')?.[1] ?? '';
    const command = JSON.parse(/CMD (\[.*\])$/.exec(check)?.[1] ?? '[]') as string[];
    expect(command.slice(0, 2)).toEqual(['node', '-e']);
    expect(command[2]).toContain("'http://127.0.0.1:4000/health'");
    // Nothing listens on port 1: the same program says so by its exit code.
    const program = (command[2] ?? '').replace(':4000/', ':1/');
    expect(() => execFileSync(process.execPath, ['-e', program], { stdio: 'ignore' })).toThrow();
  });

  it('is built from what .dockerignore lets through: no data, no secret, nothing of the host', () => {
    const rules = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules[0]).toBe('*');
    const allowed = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
    expect(allowed).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/node_modules|data|\.git|\.env|\.cache/)]),
    );
    expect(rules.indexOf('neo4j/password*')).toBeGreaterThan(rules.indexOf('!neo4j'));
    // What the build reads and what package.json says belongs to an installation.
    const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
    const needed = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'src',
      'scripts',
      ...files,
    ];
    const documents = /\.md$|^LICENSE$|^dist$/;
    for (const name of needed.filter((file) => !documents.test(file))) expect(allowed).toContain(name.split('/')[0]);
  });
});

/** [["FROM", "node:22 AS build"], ...]; lines that end with a backslash are joined. */
function instructions(text: string): [string, string][] {
  return text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]);
}

/** "${NEWSLOOM_PORT:-4000}" -> "4000" */
function withDefaults(text: string): string {
  return text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
}

/** "2g" -> 2048 */
function megabytes(size = ''): number {
  const [, count, unit] = /^(\d+)([mg])$/.exec(size) ?? [];
  return Number(count ?? 0) * (unit === 'g' ? 1024 : 1);
}

/** Compose turns $$ into $. */
function unescaped(text: string): string {
  return text.replaceAll('$$', '$');
}

function withFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-compose-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function executable(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

function composeProblem(): string | undefined {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return '`docker compose` is not installed';
  }
}
