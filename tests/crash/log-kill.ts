/**
 * kill -9 of a process that appends, at random moments: `npx tsx tests/crash/log-kill.ts 200`. After each kill every acknowledged
 * commit must be there, no chain may be half there, and the log must verify. One log is killed again and again.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { verifyLog } from '../../src/log/verify.ts';

/** What a run of kills came to. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Commits that were stored though the kill came before their acknowledgement was read. */
  readonly unacknowledged: number;
}

const LONGEST_CHAIN = 7;

/**
 * Kills `times` times and checks after each.
 * @throws {Error} naming the first commit that is lost, half a chain, or damage
 */
export async function killAppender(times: number, onKill?: (report: KillReport) => void): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-kill-'));
  const path = join(folder, 'log.db');
  let known = 0;
  let acknowledged = 0;
  let report: KillReport = { kills: 0, acknowledged: 0, unacknowledged: 0 };
  try {
    for (let kills = 1; kills <= times; kills += 1) {
      const acks = await runUntilKilled(path, kills * 1_000_000);
      const log = await openSqliteLog({ path, now: () => new Date() });
      const commits = await log.read(known, 1_000_000);
      const ids = new Map(commits.map(({ position, id }) => [position, id]));
      for (const [position, id] of acks) {
        if (ids.get(position) !== id)
          throw new Error(
            `Lost at kill ${kills}: position ${position} was acknowledged as ${id}, found ${ids.get(position)}`,
          );
      }
      checkWholeChains(
        commits.map(({ events: [first] }) => (first?.type === 'ArticleIngested' ? first.article : '')),
        acks.size,
        kills,
      );
      for await (const finding of verifyLog(log))
        throw new Error(`Damaged at kill ${kills}: ${JSON.stringify(finding)}`);
      await log.close();
      known += commits.length;
      acknowledged += acks.size;
      report = { kills, acknowledged, unacknowledged: known - acknowledged };
      onKill?.(report);
    }
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The appender's chains are 1 + (article % longest) long, so the commits after the last acknowledged chain must be whole chains too. */
function checkWholeChains(articles: readonly string[], acknowledged: number, kill: number): void {
  let at = 0;
  for (let article = kill * 1_000_000; at < articles.length; ) {
    const length = 1 + (article % LONGEST_CHAIN);
    if (at + length > articles.length)
      throw new Error(`Half a chain at kill ${kill}: ${articles.length - at} of ${length} commits`);
    at += length;
    article += length;
  }
  if (acknowledged > articles.length)
    throw new Error(`Lost at kill ${kill}: ${acknowledged} acknowledged, ${articles.length} found`);
}

function runUntilKilled(path: string, first: number): Promise<Map<number, string>> {
  const script = fileURLToPath(new URL('log-appender.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, String(first), '0', String(LONGEST_CHAIN)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 400);
      output += data;
    });
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`The appender ended by itself (${code}): ${errors}`));
      // A line cut off by the kill is no acknowledgement anyone read.
      const lines = output.split('\n').slice(0, -1);
      const acks = lines.filter((line) => line.startsWith('ack ')).map((line) => line.split(' '));
      resolve(new Map(acks.map(([, position, id]) => [Number(position), id as string])));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await killAppender(Number(process.argv[2] ?? 20), ({ kills, acknowledged, unacknowledged }) => {
    process.stdout.write(
      `kill ${kills}: ${acknowledged} acknowledged and kept, ${unacknowledged} kept before their acknowledgement was read\n`,
    );
  });
  process.stdout.write(
    `${report.kills} kills, ${report.acknowledged} acknowledged commits, 0 lost, 0 half chains, every walk clean\n`,
  );
}
