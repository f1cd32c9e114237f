import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../src/domain/hash.ts';
import { projectFile } from '../src/project-files.ts';
import { read } from '../src/read/read.ts';
import { openReadPool, ReadingStopped, type ReadPool, type ReadPoolOptions } from '../src/read-pool.ts';

const PUBLISHED = { value: '2021-03-10', status: 'unknown', method: 'given' } as const;
const jobs = Array.from({ length: 9 }, (_, index) => ({
  body: {
    kind: 'article' as const,
    title: `Ferry ${index} sinks`,
    // long and short ones mixed, so that answers would come out of order by themselves
    text: `Mira Tolos said on Monday that ${index} ferries sank off Norway. `.repeat(index % 2 === 0 ? 60 : 1),
    byline: [],
    url: `https://times.example/${index}`,
  },
  published: PUBLISHED,
}));

const program = (code: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', ${code});`)}`,
  );
const READY = "; parentPort.postMessage('ready'";

/** Threads that die of a question, that answer always the same, that are never ready. */
const dying = program(`() => process.exit(3))${READY}`);
const deaf = program(`() => parentPort.postMessage('heard'))${READY}`);
const silent = program('() => undefined');

let pool: ReadPool | undefined;
afterEach(() => pool?.close());
const open = (options: ReadPoolOptions) => {
  pool = openReadPool({ threads: 2, few: 0, ...options });
  return pool;
};

/** What the pool reads once its threads are loaded. */
async function readByThreads({ readAll }: ReadPool, asked = jobs) {
  for (;;) {
    const readings = await readAll(asked);
    if (readings) return readings.map((each) => canonicalJson(each));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the reading pool', () => {
  it('reads what the reader reads, in the order asked for', async () => {
    const expected = jobs.map(({ body, published }) => canonicalJson(read(body, published)));
    const opened = open({});
    expect(await readByThreads(opened)).toEqual(expected);
    expect(await readByThreads(opened, jobs.slice(0, 2))).toEqual(expected.slice(0, 2));
  });

  it('leaves few articles, what comes while threads start, and a machine with one core to the caller', async () => {
    expect(await open({ few: 1_000_000 }).readAll(jobs)).toBeUndefined();
    expect(await open({ threads: 1 }).readAll(jobs)).toBeUndefined();
    expect(await open({ program: silent }).readAll(jobs)).toBeUndefined();
  });

  it('starts threads once much came in a row, and lets them go after a rest', async () => {
    const size = jobs.reduce((sum, { body }) => sum + body.text.length, 0);
    const opened = open({ few: size + 1, idleMs: 300, program: deaf });
    expect(await opened.readAll(jobs)).toBeUndefined();
    expect(await readByThreads(opened, jobs.slice(0, 2))).toEqual(['"heard"', '"heard"']);
    await new Promise((resolve) => setTimeout(resolve, 900));
    for (let tries = 0; tries < 4; tries += 1) expect(await opened.readAll(jobs.slice(1, 2))).toBeUndefined();
  });

  it('names the article whose thread died, and reads on with new threads', async () => {
    const opened = open({ program: dying });
    const failed = await readByThreads(opened).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ReadingStopped);
    expect((failed as Error).message).toMatch(
      /^Cannot read https:\/\/times\.example\/\d: a reading thread stopped \(exit code 3\), expected an answer/,
    );
    await expect(readByThreads(opened)).rejects.toThrow(ReadingStopped);
  });
});

describe('the built reading pool', () => {
  it('reads by threads what the source reads', () => {
    const top = dirname(projectFile('package.json'));
    const folder = mkdtempSync(join(tmpdir(), 'newsloom-built-'));
    try {
      symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
      symlinkSync(join(top, 'package.json'), join(folder, 'package.json'));
      const node = (args: readonly string[], input = '') =>
        execFileSync(process.execPath, args, { cwd: top, input, encoding: 'utf8' });
      const compiler = join(top, 'node_modules/typescript/bin/tsc');
      node([compiler, '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist/src')]);
      const pool = pathToFileURL(join(folder, 'dist/src/read-pool.js')).href;
      const asking = join(folder, 'asking.mjs');
      writeFileSync(
        asking,
        `import { readFileSync } from 'node:fs';
         import { openReadPool } from ${JSON.stringify(pool)};
         const pool = openReadPool({ threads: 2, few: 0 });
         const jobs = JSON.parse(readFileSync(0, 'utf8'));
         let readings;
         while (!(readings = await pool.readAll(jobs))) await new Promise((resolve) => setTimeout(resolve, 50));
         console.log(JSON.stringify(readings));
         await pool.close();`,
      );
      const readings = node([asking], JSON.stringify(jobs));
      const expected = jobs.map(({ body, published }) => canonicalJson(read(body, published)));
      expect((JSON.parse(readings) as unknown[]).map((each) => canonicalJson(each))).toEqual(expected);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
