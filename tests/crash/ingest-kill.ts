/**
 * kill -9 of an ingesting and following process at moments of chance: nothing acknowledged is lost, no half commit is left, and `verify`
 * passes each time. By hand: npx tsx tests/crash/ingest-kill.ts 200 [bolt://...]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verify } from '../../src/cli/verify-all.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { dataFiles, openNewsloom } from '../../src/main.ts';
import { chance } from '../given.ts';

const ARTICLES = 400;
/** A kill comes at most so long after the process is at work, or after its first acknowledgement, in ms. */
const LATEST_MS = 2_000;

export interface KillFigures {
  readonly kills: number;
  readonly acknowledged: number;
  /** Kills that came while the process was at work, not after its end. */
  readonly atWork: number;
  readonly failures: readonly string[];
}

export interface KillOptions {
  readonly seed?: number;
  /** Address of a Neo4j that the killed process writes to as well. */
  readonly uri?: string;
  /** Empties that database; called when a new data folder is begun. */
  readonly empty?: () => Promise<void>;
  readonly print?: (line: string) => void;
}

/** Kills so many times. */
export async function killIngest(
  kills: number,
  { seed = 1, uri = '', empty, print }: KillOptions = {},
): Promise<KillFigures> {
  const dice = chance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-kill-'));
  const input = join(folder, 'articles.jsonl');
  writeFileSync(input, articles(dice).join('\n'));
  const failures: string[] = [];
  let acknowledged = 0;
  let atWork = 0;
  let data = join(folder, 'data-0');
  await empty?.();
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const { lines, ended } = await killOnce(data, input, uri, dice.int(LATEST_MS), dice.often(60));
      const versions = lines.filter((line) => line.startsWith('ver_'));
      if (!ended) atWork += 1;
      acknowledged += versions.length;
      const lost = await missing(data, versions);
      if (lost.length > 0)
        failures.push(`kill ${kill}: ${lost.length} acknowledged versions are not in the log, first ${lost[0]}`);
      const neo4j = uri ? { uri, user: '', password: '', database: 'neo4j' } : undefined;
      const { findings } = await verify(
        { data, neo4j },
        () => new Date(),
        () => undefined,
      );
      for (const { position, what } of findings) failures.push(`kill ${kill}: position ${position}: ${what}`);
      print?.(
        `kill ${kill} of ${kills}: ${versions.length} acknowledged, ${findings.length} findings${ended ? ', after its end' : ''}`,
      );
      if (lines.includes('done')) {
        rmSync(data, { recursive: true, force: true });
        data = join(folder, `data-${kill}`);
        await empty?.();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills, acknowledged, atWork, failures };
}

async function killOnce(
  data: string,
  input: string,
  uri: string,
  after: number,
  afterFirst: boolean,
): Promise<{ lines: string[]; ended: boolean }> {
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    fileURLToPath(new URL('./ingesting.ts', import.meta.url)),
    data,
    input,
    uri,
  ]);
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.includes(afterFirst ? '\nver_' : 'ready')) resolve();
    });
    closed.then(() => resolve());
  });
  await Promise.race([new Promise((resolve) => setTimeout(resolve, after)), closed]);
  child.kill('SIGKILL');
  const code = await closed;
  if (code !== null && code !== 0)
    throw new Error(`The ingesting process ended by itself with code ${code}: ${errors}`);
  // A last line that was cut off was not acknowledged.
  return { lines: out.slice(0, out.lastIndexOf('\n') + 1).split('\n'), ended: code === 0 };
}

/** The versions that the log does not hold. */
async function missing(data: string, versions: readonly string[]): Promise<string[]> {
  const newsloom = await openNewsloom({ data, neo4j: undefined }, () => new Date());
  await newsloom.close();
  const log = await openSqliteLog({ path: dataFiles(data).log, now: () => new Date() });
  const held = new Set<string>();
  try {
    for (let after = 0; ; ) {
      const page = await log.read(after, 500);
      const last = page.at(-1);
      if (!last) break;
      for (const { events } of page)
        for (const event of events)
          if (event.type === 'ArticleIngested' || event.type === 'ArticleRevised') held.add(event.version);
      after = last.position;
    }
  } finally {
    await log.close();
  }
  return versions.filter((version) => !held.has(version));
}

function articles(dice: ReturnType<typeof chance>): string[] {
  const people = ['Mara Lindqvist', 'Tomas Adeyemi', 'Ellen Garrity', 'Piotr Wolanski', 'Sana Rahimi', 'Joao Brandt'];
  const places = ['Dunmore', 'Ballycarra', 'Westhaven', 'Norrby', 'Lisbon', 'Nairobi'];
  const acts = ['collapsed', 'was closed', 'caught fire', 'was flooded', 'was bought for $3 million', 'went down'];
  const things = ['bridge', 'tax website', 'harbour wall', 'school', 'railway station'];
  return Array.from({ length: ARTICLES }, (_, n) => {
    const [who, other, where, what, thing] = [
      dice.pick(people),
      dice.pick(people),
      dice.pick(places),
      dice.pick(acts),
      dice.pick(things),
    ];
    const text = `The ${thing} in ${where} ${what} on Tuesday, ${who} said. "Nobody in ${where} had seen anything like it, and nobody wants to see it again," ${other} told reporters. At least ${dice.int(40)} people were hurt. Notice ${n} was pinned to the door.`;
    return JSON.stringify({
      url: `https://kill.example/${n}`,
      title: `${thing} in ${where} ${what}, number ${n}`,
      outlet: dice.pick(['Dunmore Courier', 'Westhaven Post', 'Norrby News']),
      byline: dice.pick(people),
      publishedAt: `2026-02-${String(1 + dice.int(27)).padStart(2, '0')}`,
      text,
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kills = '200', uri = ''] = process.argv.slice(2);
  const figures = await killIngest(Number(kills), {
    seed: Date.now() % 2 ** 31,
    uri,
    print: (line) => console.log(line),
  });
  for (const failure of figures.failures) console.log(`FAILED: ${failure}`);
  console.log(
    `${figures.kills} kills (${figures.atWork} at work), ${figures.acknowledged} acknowledged, ${figures.failures.length} failures`,
  );
  process.exitCode = figures.failures.length > 0 ? 1 : 0;
}
