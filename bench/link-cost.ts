/**
 * What it costs to link one article (reading left out) when so many entities are known: 1,000, 10,000, 100,000 and, when asked for, 1,000,000, of a world
 * made from numbers (registry-sample.ts). Each size is linked by a process of its own that opens the Registry as the ingest loop does. They
 * take turns batch by batch, so that whatever else the machine does bears on all alike, and the largest is compared with 10,000 in the same run.
 *
 *     npm run bench -- --million      all four, and the limits of the largest (takes minutes, and 15 GB of disk for a while)
 *     npx tsx bench/link-cost.ts [--million]
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../src/project-files.ts';
import { median } from './append.ts';
import { articlesFor, fillRegistry } from './fill-registry.ts';
import { BATCH, type BatchCost } from './link-cost-run.ts';

/** Time at the largest size may be this many times the time at 10,000 entities. */
const RATIO_LIMIT = 1.3;
/** MB of 1,000,000 bytes that the linking process may ever take. */
const MEMORY_LIMIT = 300;
/** Opening the Registry may take this long beyond starting the process, ms. */
const OPEN_LIMIT = 1_000;
const BASE = 10_000;
/** Batches that warm up the machine and the pages of the file, and are not counted. */
const WARM = 8;

export interface LinkCostFigures {
  /** Processor time of linking one article at the largest size, as times that at 10,000 entities; median of the turns. */
  readonly ratio: number;
  readonly residentMb: number;
  readonly openMs: number;
  readonly passed: boolean;
}

/** Measures and prints a line a size and one with the limits. A turn is of `batches` batches. */
export async function benchLinkCost({
  million = false,
  batches = 6,
  turns = 5,
  print = console.log,
  ...given
}: {
  readonly million?: boolean;
  readonly sizes?: readonly number[];
  readonly batches?: number;
  readonly turns?: number;
  readonly print?: (line: string) => void;
} = {}): Promise<LinkCostFigures> {
  const sizes = given.sizes ?? (million ? [1_000, BASE, 100_000, 1_000_000] : [1_000, BASE, 100_000]);
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-bench-link-'));
  try {
    const files = new Map(sizes.map((size) => [size, { file: join(folder, `${size}.db`), from: articlesFor(size) }]));
    for (const [size, { file }] of files) {
      const seconds = fillRegistry(file, size);
      if (seconds > 30) print(`linking: a Registry of ${size} entities was made in ${Math.round(seconds)} s`);
    }
    const figures = await measureLinking(files, { batches, turns, print });
    if (!million) print('linking: 1,000,000 entities left out; npm run bench -- --million has them');
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Links new articles, from number `from` on, into Registries that are there by size; prints as `benchLinkCost` does. */
export async function measureLinking(
  files: ReadonlyMap<number, { readonly file: string; readonly from: number }>,
  at: { readonly batches: number; readonly turns: number; print(line: string): void },
): Promise<LinkCostFigures> {
  const linkers = new Map([...files].map(([size, { file, from }]) => [size, startLinker(file, from)]));
  const costs = new Map([...files.keys()].map((size) => [size, [] as BatchCost[][]]));
  try {
    for (let warm = 0; warm < WARM; warm += 1) for (const linker of linkers.values()) await linker.link();
    for (let turn = 0; turn < at.turns; turn += 1) {
      for (const turns of costs.values()) turns.push([]);
      for (let batch = 0; batch < at.batches; batch += 1)
        for (const [size, linker] of linkers) costs.get(size)?.[turn]?.push(await linker.link());
    }
  } finally {
    for (const linker of linkers.values()) linker.stop();
  }
  for (const [size, turns] of costs) at.print(describe(size, turns.flat()));
  const largest = Math.max(...files.keys());
  const [base, big] = [costs.get(BASE) ?? [], costs.get(largest) ?? []];
  const ratio = median(big.map((turn, n) => mean(turn, 'cpuMs') / mean(base[n] ?? [], 'cpuMs')));
  const most = (part: keyof BatchCost) => Math.max(...big.flat().map((cost) => cost[part]));
  const [residentMb, openMs] = [most('residentMb'), most('openMs')];
  at.print(
    `linking: at ${largest} entities ${ratio.toFixed(2)} of the time at ${BASE} (limit ${RATIO_LIMIT}), ${Math.round(residentMb)} MB (limit ${MEMORY_LIMIT}), opened in ${openMs.toFixed(0)} ms (limit ${OPEN_LIMIT})`,
  );
  return {
    ratio,
    residentMb,
    openMs,
    passed: ratio <= RATIO_LIMIT && residentMb <= MEMORY_LIMIT && openMs <= OPEN_LIMIT,
  };
}

interface Linker {
  /** Links the next batch. */
  link(): Promise<BatchCost>;
  stop(): void;
}

function startLinker(file: string, from: number): Linker {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    ['--import', 'tsx', projectFile('bench/link-cost-run.ts'), file, String(from)],
    { cwd: projectFile('.'), stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async link() {
      child.stdin.write('\n');
      const line = await lines.next();
      if (line.done) throw new Error(`Cannot measure linking into "${file}": the process ended, expected a batch`);
      return JSON.parse(line.value) as BatchCost;
    },
    stop: () => void child.stdin.end(),
  };
}

/** Mean of an article. */
function mean(costs: readonly BatchCost[], part: keyof BatchCost): number {
  return costs.reduce((sum, cost) => sum + cost[part], 0) / costs.length / BATCH;
}

function describe(size: number, costs: readonly BatchCost[]): string {
  const ms = (part: keyof BatchCost) => mean(costs, part).toFixed(1);
  const write = mean(costs, 'cpuMs') - mean(costs, 'decideMs') - mean(costs, 'foldMs');
  const resident = Math.max(...costs.map(({ residentMb }) => residentMb));
  return `linking at ${String(size).padStart(7)} entities: ${ms('cpuMs')} ms an article (decide ${ms('decideMs')}, fold ${ms('foldMs')}, write ${write.toFixed(1)}; ${ms('wallMs')} by the clock), ${Math.round(mean(costs, 'lookUps'))} look-ups giving ${Math.round(mean(costs, 'rows'))} rows, ${Math.round(resident)} MB`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed } = await benchLinkCost({ million: process.argv.includes('--million') });
  if (!passed) process.exitCode = 1;
}
