/** The launcher of src/neo4j-server against a real server; what needs no server is tested wherever this runs. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { neo4jClassPath, neo4jVersion } from '../src/neo4j-server/jars.ts';
import { findJava } from '../src/neo4j-server/java.ts';
import { type Neo4jServer, QUICK_START, startNeo4j, unavailableReason } from '../src/neo4j-server/launch.ts';
import { removeAbandonedServers } from '../src/neo4j-server/lifetime.ts';
import { makeNeo4jPassword, neo4jPasswordFile, runNeo4j } from '../src/neo4j-server/run.ts';
import { neo4jForTests } from './neo4j-for-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsloom-launch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

/** 40 s in all on two idle cores; each part may take this long, in ms, where other tests take them. */
const PATIENCE = 300_000;

const noMachine = { env: { PATH: '' }, javaFolders: [] };
const unavailable = unavailableReason();
if (unavailable !== undefined)
  process.stderr.write(`\nThe launcher's tests against a real server are SKIPPED: ${unavailable}\n`);
const lent = await neo4jForTests();

describe('without a server', () => {
  it('findJava() takes the first Java that is new enough: JAVA_HOME, then PATH, then the usual folders', () => {
    const old = fakeJava('first/jdk-11', '11.0.2');
    const fit = fakeJava('second/jdk-17', '17.0.15');
    const newer = fakeJava('second/jdk-25', '25.0.3');
    const env = { JAVA_HOME: old, PATH: join(newer, 'bin') };
    const machine = { env, javaFolders: [join(folder, 'second')] };
    expect(findJava(11, machine)?.home).toBe(old);
    expect(findJava(17, machine)?.home).toBe(newer);
    expect(findJava(17, { ...machine, env: { PATH: '' } })).toEqual({
      path: join(fit, 'bin', 'java'),
      home: fit,
      major: 17,
    });
    expect(findJava(26, machine)).toBeUndefined();
  });

  it('findJava() asks a Java without a release file for its version, and passes over one that cannot answer', () => {
    const asked = fakeJava('third/jdk', undefined, '#!/bin/sh\necho \'openjdk version "21.0.1" 2025-01-01\' >&2\n');
    const stub = fakeJava('fourth/stub', undefined, '#!/bin/sh\necho "Unable to locate a Java Runtime" >&2; exit 1\n');
    const machine = { env: { JAVA_HOME: stub, PATH: join(asked, 'bin') }, javaFolders: [] };
    expect(findJava(17, machine)).toMatchObject({ home: asked, major: 21 });
  });

  it('says which Java is missing, and what to do', async () => {
    const start = startNeo4j({
      home: join(folder, 'nowhere'),
      persistent: false,
      version: '5.26.30',
      machine: noMachine,
    });
    await expect(start).rejects.toThrow(
      'Cannot start Neo4j 5.26.30: no Java was found, expected Java 17 or newer. ' +
        'Install one (Debian: apt-get install openjdk-17-jre-headless) or name its folder in JAVA_HOME',
    );
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(unavailableReason({ machine: noMachine })).toContain('no Java was found');
  });

  it('says which Java is too old for the release asked for', () => {
    const machine = { env: { JAVA_HOME: fakeJava('fifth/jdk-17', '17.0.1'), PATH: '' }, javaFolders: [] };
    expect(unavailableReason({ version: '2026.08.1', machine })).toMatch(
      /^Cannot start Neo4j 2026\.08\.1: the newest Java found is 17 \(.*jdk-17.bin.java\), expected Java 21 or newer/,
    );
  });

  it('says that Maven is missing, unless the jars are there already', async () => {
    const machine = { env: { JAVA_HOME: fakeJava('sixth/jdk-17', '17.0.1'), PATH: '' }, javaFolders: [] };
    const cache = join(folder, 'cache');
    const version = '5.99.0';
    await expect(neo4jClassPath({ version, cache, machine })).rejects.toThrow(/no `mvn` was found.*Install Maven/);
    expect(unavailableReason({ version, cache, machine })).toMatch(/no `mvn` was found/);
    const jars = ['a.jar', 'b.jar'].map((name) => join(folder, name));
    for (const jar of jars) writeFileSync(jar, '');
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, `classpath-${version}.txt`), `${jars.join(delimiter)}\n`);
    expect(await neo4jClassPath({ version, cache, machine })).toBe(jars.join(delimiter));
    expect(unavailableReason({ version, cache, machine })).toBeUndefined();
    rmSync(jars[1] ?? '');
    await expect(neo4jClassPath({ version, cache, machine })).rejects.toThrow(/no `mvn` was found/);
  });

  it('tells what Maven said when it fails', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    executable(
      join(bin, 'mvn'),
      '#!/bin/sh\necho "[ERROR] Could not find artifact org.neo4j:neo4j:jar:5.99.1"; exit 1\n',
    );
    const machine = { env: { PATH: `${bin}:/usr/bin:/bin` }, javaFolders: [] };
    const asked = neo4jClassPath({ version: '5.99.1', cache: join(folder, 'cache'), machine });
    await expect(asked).rejects.toThrow(
      /Maven failed\. The first start needs a network;[\s\S]*Could not find artifact/,
    );
  });

  it('refuses a password that Neo4j would refuse ten seconds later', async () => {
    const start = (password: string) =>
      startNeo4j({ home: join(folder, 'nowhere'), persistent: true, auth: { password } });
    await expect(start('short')).rejects.toThrow('the password has 5 characters, expected 8 or more');
    await expect(start('neo4j')).rejects.toThrow('its default password was given');
  });

  it('refuses to make a throw-away home of a folder that holds something', async () => {
    const home = join(folder, 'precious');
    mkdirSync(home);
    writeFileSync(join(home, 'thesis.txt'), 'years');
    const java = fakeJava('seventh/jdk-17', '17.0.1');
    const machine = { env: { JAVA_HOME: java, PATH: '' }, javaFolders: [] };
    const cache = join(folder, 'cache-2');
    mkdirSync(cache);
    writeFileSync(join(cache, 'classpath-5.99.2.txt'), join(home, 'thesis.txt'));
    const start = startNeo4j({ home, persistent: false, version: '5.99.2', cache, machine });
    await expect(start).rejects.toThrow(/the folder is not empty, and would be removed in the end/);
    expect(existsSync(join(home, 'thesis.txt'))).toBe(true);
  });

  it('makes a password once, readable by its owner only', () => {
    const dataDir = join(folder, 'with-password');
    const password = makeNeo4jPassword(dataDir);
    expect(password).toMatch(/^[\w-]{24}$/);
    expect(makeNeo4jPassword(dataDir)).toBe(password);
    const file = neo4jPasswordFile(dataDir);
    expect(file).toBe(join(dataDir, 'neo4j', 'password'));
    expect(readFileSync(file, 'utf8')).toBe(`${password}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, '\n');
    expect(() => makeNeo4jPassword(dataDir)).toThrow(/password" is empty, expected a password/);
  });

  it('removes the homes of owners that are gone and leaves those of the living', () => {
    const parent = join(folder, 'temporary');
    // No process has this number on any system we run on.
    const homes = { gone: { owner: 2 ** 30 }, living: { owner: process.pid }, unknown: {} };
    for (const [name, owner] of Object.entries(homes)) {
      mkdirSync(join(parent, `prefix-${name}`, 'data'), { recursive: true });
      if ('owner' in owner) writeFileSync(join(parent, `prefix-${name}`, 'owner.json'), JSON.stringify(owner));
    }
    removeAbandonedServers('prefix-', parent);
    expect(Object.keys(homes).filter((name) => existsSync(join(parent, `prefix-${name}`)))).toEqual([
      'living',
      'unknown',
    ]);
  });
});

describe.skipIf(lent.skip)('the server lent to tests', { timeout: PATIENCE }, () => {
  it('is emptied of nodes, relationships, constraints and indexes, whatever their names', async () => {
    if (lent.skip !== undefined) return;
    const driver = lent.driver();
    await lent.empty(driver);
    await driver.executeQuery('CREATE CONSTRAINT `odd ``name``` FOR (a:Article) REQUIRE a.id IS UNIQUE');
    await driver.executeQuery('CREATE FULLTEXT INDEX texts FOR (a:Article) ON EACH [a.title]');
    await driver.executeQuery('UNWIND range(1, 21000) AS id CREATE (:Article {id: id})');
    await driver.executeQuery(
      'MATCH (a:Article) WITH collect(a) AS all UNWIND all AS a WITH a, all[0] AS hub CREATE (a)-[:CITES]->(hub)',
    );
    await lent.empty(driver);
    expect(await count(driver, 'MATCH (n) RETURN count(n) AS count')).toBe(0);
    const left = await driver.executeQuery("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP'");
    expect(left.records).toEqual([]);
    expect((await driver.executeQuery('SHOW CONSTRAINTS')).records).toEqual([]);
    await lent.empty(driver);
    await driver.close();
  });

  it('is the same when asked for again', async () => {
    expect(await neo4jForTests()).toBe(lent);
  });
});

describe.skipIf(unavailable)('startNeo4j() and runNeo4j() with a store that stays', { timeout: PATIENCE }, () => {
  const dataDir = join(folder, 'data');
  const home = join(dataDir, 'neo4j');
  let auth: { password: string };
  let server: Neo4jServer;
  let driver: Driver;
  let ran: Promise<void>;
  const listeners = [process.listenerCount('SIGTERM'), process.listenerCount('exit')];

  // The settings of docker-compose.yml as well: a name this release does not know would stop the start, there as here.
  beforeAll(async () => {
    auth = { password: makeNeo4jPassword(dataDir) };
    server = await startNeo4j({ home, persistent: true, auth, settings: composeSettings(), javaOptions: QUICK_START });
    driver = neo4j.driver(server.bolt, neo4j.auth.basic('neo4j', auth.password));
  }, PATIENCE);
  afterAll(async () => {
    await driver?.close();
    await server?.stop();
  });

  it.skipIf(lent.skip)('is not emptied by a test that took it for the one lent to it', async () => {
    if (lent.skip !== undefined) return;
    await driver.executeQuery("CREATE (:Kept {name: 'kept'})");
    await expect(lent.empty(driver)).rejects.toThrow(/it is not the one lent to this test file/);
    expect(await count(driver, 'MATCH (n:Kept) RETURN count(n) AS count')).toBe(1);
    // The rest of this file needs it no more, and others wait for it.
    lent.release();
  });

  it('answers what it is: the Community edition of the release asked for', async () => {
    const { records } = await driver.executeQuery('CALL dbms.components() YIELD name, versions, edition');
    const kernel = records.find((record) => record.get('name') === 'Neo4j Kernel');
    expect(kernel?.get('versions')).toEqual([neo4jVersion()]);
    expect(kernel?.get('edition')).toBe('community');
    expect(server.version).toBe(neo4jVersion());
  });

  it('lets nobody in without the password, and listens on loopback only', async () => {
    const stranger = neo4j.driver(server.bolt, neo4j.auth.basic('neo4j', 'neo4j'));
    await expect(stranger.executeQuery('RETURN 1')).rejects.toMatchObject({
      code: 'Neo.ClientError.Security.Unauthorized',
    });
    await stranger.close();
    const conf = readFileSync(join(home, 'conf', 'neo4j.conf'), 'utf8');
    for (const name of ['bolt', 'http'])
      expect(conf).toMatch(new RegExp(`server\\.${name}\\.listen_address=127\\.0\\.0\\.1:\\d+`));
    expect(conf).toContain('dbms.usage_report.enabled=false');
    expect(conf).not.toContain(auth.password);
  });

  it('refuses a taken port by name', async () => {
    const listener = createServer();
    await new Promise<void>((settle) => listener.listen(0, '127.0.0.1', settle));
    const { port } = listener.address() as { port: number };
    const start = startNeo4j({ home: join(folder, 'other'), persistent: false, bolt: port });
    await expect(start).rejects.toThrow(`Cannot start Neo4j with Bolt on port ${port}: another program listens there`);
    listener.close();
  });

  it('says what the server said when it ends before it answers', async () => {
    const home = join(folder, 'misspelt');
    const start = startNeo4j({ home, persistent: false, settings: { 'server.bold.enabled': 'true' } });
    await expect(start).rejects.toThrow(
      /the server ended before it answered; a setting is not known[\s\S]*server\.bold\.enabled/,
    );
    expect(existsSync(home)).toBe(false);
  });

  it('says that another server holds the store', async () => {
    const start = startNeo4j({ home, persistent: true, auth, javaOptions: QUICK_START });
    await expect(start).rejects.toThrow(/another server holds this store: stop it, or choose another folder/);
    expect(await count(driver, 'RETURN 1 AS count')).toBe(1);
  });

  it('keeps what was acknowledged through kill -9, and takes the same password again', async () => {
    await driver.executeQuery("MERGE (:Article {title: 'Harbour reopens'})");
    process.kill(server.pid, 'SIGKILL');
    expect(await server.exited).toMatchObject({ signal: 'SIGKILL' });
    await driver.close();
    // A server that is gone can be stopped, twice, and its store stays.
    await server.stop();
    await server.stop();

    const [bolt, http] = await Promise.all([freePort(), freePort()]);
    const lines: string[] = [];
    const stop = new AbortController();
    // As javaOptions: QUICK_START, for a server that is started by a person and therefore has no such option.
    process.env['JDK_JAVA_OPTIONS'] = QUICK_START.join(' ');
    const greeted = new Promise<void>((settle) => {
      const print = (line: string): void => {
        lines.push(line);
        if (line.startsWith('Ctrl-C')) settle();
      };
      ran = runNeo4j({ dataDir, bolt, http, print, signal: stop.signal });
    });
    await Promise.race([greeted, ran]);
    const text = lines.join('\n');
    expect(text).toContain(
      `npx newsloom start --data ${dataDir} --neo4j bolt://127.0.0.1:${bolt} --neo4j-password @${home}/password`,
    );
    expect(text).not.toContain(auth.password);
    const browser = await fetch(`http://127.0.0.1:${http}/browser/`);
    expect(await browser.text()).toContain('<html');

    driver = neo4j.driver(`bolt://127.0.0.1:${bolt}`, neo4j.auth.basic('neo4j', auth.password));
    expect(await count(driver, "MATCH (a:Article {title: 'Harbour reopens'}) RETURN count(a) AS count")).toBe(1);
    stop.abort();
    await ran;
    delete process.env['JDK_JAVA_OPTIONS'];
    await expect(driver.executeQuery('RETURN 1')).rejects.toThrow();
    expect(existsSync(join(home, 'data', 'databases'))).toBe(true);
    // Its own listeners are gone with it.
    expect([process.listenerCount('SIGTERM'), process.listenerCount('exit')]).toEqual(listeners);
  });
});

/** A folder that looks like a Java installation of `version`. */
function fakeJava(name: string, version: string | undefined, script = '#!/bin/sh\nexit 1\n'): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  if (version !== undefined) writeFileSync(join(home, 'release'), `IMPLEMENTOR="Test"\nJAVA_VERSION="${version}"\n`);
  executable(join(home, 'bin', 'java'), script);
  return home;
}

function executable(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

/** NEO4J_server_memory_heap_max__size: 1g -> server.memory.heap.max_size: 1g, as the entry point of the image reads it. */
function composeSettings(): Record<string, string> {
  const file = resolve(import.meta.dirname, '..', 'docker-compose.yml');
  const { services } = parse(readFileSync(file, 'utf8')) as {
    services: { neo4j: { environment: Record<string, string> } };
  };
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(services.neo4j.environment)) {
    // The addresses are the launcher's own.
    if (name.includes('address')) continue;
    settings[name.replace('NEO4J_', '').replaceAll('_', '.').replaceAll('..', '_')] = value;
  }
  return settings;
}

async function count(driver: Driver, query: string): Promise<number> {
  const { records } = await driver.executeQuery(query);
  return Number(records[0]?.get('count'));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as { port: number };
  await new Promise((settle) => server.close(settle));
  return port;
}
