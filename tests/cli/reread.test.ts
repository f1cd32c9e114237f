/** `newsloom reread` as people run it, on a data folder that a reader of older days filled. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestFiles } from '../../src/cli/ingest-files.ts';
import type { ShadowReport } from '../../src/cli/shadow.ts';
import { openIngester } from '../../src/log/ingest.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { dataFiles } from '../../src/main.ts';
import { projectFile } from '../../src/project-files.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import { shortSighted } from '../older-reader.ts';

const bin = join(dirname(projectFile('package.json')), 'bin/newsloom.js');
const folder = mkdtempSync(join(tmpdir(), 'newsloom-reread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEWSLOOM_')));
const ARTICLES = 7;

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });
}
interface Answer {
  readonly data: {
    readonly status?: { readonly position: number; readonly counts: { readonly newsEvents: number } };
  };
}
const STATUS =
  '{ status { position graphPosition engine counts { articles outlets entities newsEvents stories quotes } } }';
const status = async (data: string) =>
  (JSON.parse((await run('ask', '--data', data, STATUS)).out) as Answer).data.status;

beforeAll(async () => {
  mkdirSync(join(folder, 'old'));
  const now = () => new Date('2026-06-01T00:00:00Z');
  const log = await openSqliteLog({ path: dataFiles(join(folder, 'old')).log, now });
  const ingester = openIngester({
    log,
    registry: openMemoryStore(),
    loadReader: async () => shortSighted,
    now,
    turn: { run: (work) => work() },
  });
  const seeds = projectFile('seeds/articles');
  const files = readdirSync(seeds).sort().slice(0, ARTICLES);
  await ingestFiles(
    ingester,
    files.map((name) => join(seeds, name)),
    { now: now() },
  );
  await log.close();
}, 120_000);

describe('newsloom reread', () => {
  it('--shadow shows what would change and leaves everything as it was; then the same happens', {
    timeout: 240_000,
  }, async () => {
    cpSync(join(folder, 'old'), join(folder, 'shadowed'), { recursive: true });
    const shown = await run('reread', '--data', 'shadowed', '--shadow');
    expect(shown.code, shown.err).toBe(0);
    expect(shown.out).toContain(`${ARTICLES} articles would be read again`);
    expect(shown.out).toMatch(/NewsEvent: [1-9]\d* would come, \d+ would go/);
    expect(shown.out).toMatch(/INVOLVES: [1-9]\d* would come/);
    expect(shown.out).toMatch(/ {4}\+ \S.* -> \S.*: ".+"/);
    expect(shown.out).toContain('Who said what, and which outlets share the quote? Another answer:');
    expect(shown.out).toContain(`Nothing was appended: the log stands at position ${ARTICLES}.`);
    const json = await run('reread', '--data', 'shadowed', '--shadow', '--json');
    const report = JSON.parse(json.out) as ShadowReport;
    expect(report.position).toBe(ARTICLES);
    expect(readdirSync(join(folder, 'shadowed')).filter((name) => name.startsWith('shadow-'))).toEqual([]);

    const done = await run('reread', '--data', 'shadowed');
    expect(done.code, done.err).toBe(0);
    expect(done.out).toContain(`${ARTICLES} articles read again, 0 were read by today's reader already, 0 left alone`);
    // What was shown is what came: the last question asks how many there are of each.
    const counted = report.answers.map(({ after }) => (after as Answer).data.status).find(Boolean)!;
    const then = (await status('shadowed'))!;
    // A commit an article, and some that follow from them.
    expect(then.position).toBeGreaterThanOrEqual(2 * ARTICLES);
    expect(then).toEqual({ ...counted, position: then.position });
    const { came, went } = report.changes.nodes['NewsEvent']!;
    const old = report.answers.map(({ before }) => (before as Answer).data.status).find(Boolean)!;
    expect(counted.counts.newsEvents).toBe(old.counts.newsEvents + came - went);
    const verified = await run('verify', '--data', 'shadowed');
    expect(verified.code, verified.out).toBe(0);

    const nothing = await run('reread', '--data', 'shadowed', '--shadow', '--json');
    const none = JSON.parse(nothing.out) as ShadowReport;
    expect(none.changes).toEqual({ nodes: {}, edges: {} });
    expect(none.answers.every(({ same }) => same)).toBe(true);
    expect(none.counts).toEqual({ reread: 0, current: ARTICLES, left: 0 });
    expect(none.position).toBe(then.position);
  });

  it('takes --limit and --since, and refuses what is neither', { timeout: 120_000 }, async () => {
    cpSync(join(folder, 'old'), join(folder, 'limited'), { recursive: true });
    expect((await run('reread', '--data', 'limited', '--limit', '2')).out).toContain('2 articles read again');
    expect((await run('reread', '--data', 'limited', '--since', String(ARTICLES - 1))).out).toContain(
      '1 articles read again, 0 were read',
    );
    const refused = await run('reread', '--data', 'limited', '--since', 'yesterday');
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/Cannot use --since "yesterday": expected a position .* or a date/);
  });
});
