/**
 * What it costs to link one article (reading left out) when so many entities are known: 1,000, 10,000, 100,000 and, when asked for, 1,000,000, of a world
 * made from numbers (registry-sample.ts). Each size is linked by a process of its own that opens the Registry as the ingest loop does; they
 * take turns, and the largest is compared with 10,000 in the same run.
 *
 *     npm run bench -- --million      all four, and the limits of the largest (takes minutes, and 4 GB of disk for a while)
 *     npx tsx bench/link-cost.ts [--million]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../src/project-files.ts';
import { median } from './append.ts';
import { articlesFor, fillRegistry } from './fill-registry.ts';
import type { LinkCost } from './link-cost-run.ts';

/** Time at the largest size may be this many times the time at 10,000 entities. */
const RATIO_LIMIT = 1.3;
/** MB of 1,000,000 bytes that the linking process may ever take. */
const MEMORY_LIMIT = 300;
/** Opening the Registry may take this long beyond starting the process, ms. */
const OPEN_LIMIT = 1_000;
const BASE = 10_000;

export interface LinkCostFigures {
  /** Processor time of linking one article at the largest size, as times that at 10,000 entities; median of the turns. */
  readonly ratio: number;
  readonly residentMb: number;
  readonly openMs: number;
  readonly passed: boolean;
}

/** Measures and prints a line a size and one with the limits. `articles` are linked a turn. */
export function benchLinkCost({
  million = false,
  articles = 96,
  turns = 3,
  print = console.log,
  ...given
}: {
  readonly million?: boolean;
  readonly sizes?: readonly number[];
  readonly articles?: number;
  readonly turns?: number;
  readonly print?: (line: string) => void;
} = {}): LinkCostFigures {
  const sizes = given.sizes ?? (million ? [1_000, BASE, 100_000, 1_000_000] : [1_000, BASE, 100_000]);
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-bench-link-'));
  try {
    const runs = new Map(sizes.map((size) => [size, [] as LinkCost[]]));
    for (const size of sizes) {
      const seconds = fillRegistry(fileOf(folder, size), size);
      if (seconds > 30) print(`linking: a Registry of ${size} entities was made in ${Math.round(seconds)} s`);
    }
    for (let turn = 0; turn < turns; turn += 1)
      // Each turn links articles that came behind those of the turn before.
      for (const size of turn % 2 === 0 ? sizes : [...sizes].reverse())
        runs.get(size)?.push(run(fileOf(folder, size), articlesFor(size) + turn * 1_000, articles));
    for (const [size, costs] of runs) print(describe(size, costs));
    const largest = Math.max(...sizes);
    const [base, big] = [runs.get(BASE) ?? [], runs.get(largest) ?? []];
    const ratio = median(big.map((cost, turn) => cost.cpuMs / (base[turn]?.cpuMs ?? Number.NaN)));
    const residentMb = Math.max(...big.map((cost) => cost.residentMb));
    const openMs = Math.max(...big.map((cost) => cost.openMs));
    print(
      `linking: at ${largest} entities ${ratio.toFixed(2)} of the time at ${BASE} (limit ${RATIO_LIMIT}), ${Math.round(residentMb)} MB (limit ${MEMORY_LIMIT}), opened in ${openMs.toFixed(0)} ms (limit ${OPEN_LIMIT})`,
    );
    if (!million) print('linking: 1,000,000 entities left out; npm run bench -- --million has them');
    return {
      ratio,
      residentMb,
      openMs,
      passed: ratio <= RATIO_LIMIT && residentMb <= MEMORY_LIMIT && openMs <= OPEN_LIMIT,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fileOf = (folder: string, size: number) => join(folder, `${size}.db`);

function run(file: string, known: number, articles: number): LinkCost {
  const program = projectFile('bench/link-cost-run.ts');
  const out = execFileSync(process.execPath, ['--import', 'tsx', program, file, String(known), String(articles)], {
    encoding: 'utf8',
    cwd: projectFile('.'),
  });
  return JSON.parse(out) as LinkCost;
}

function describe(size: number, costs: readonly LinkCost[]): string {
  const of = (part: keyof LinkCost) => median(costs.map((cost) => cost[part]));
  const ms = (part: keyof LinkCost) => of(part).toFixed(1);
  return `linking at ${String(size).padStart(7)} entities: ${ms('cpuMs')} ms an article (decide ${ms('decideMs')}, fold ${ms('foldMs')}, write ${ms('commitMs')}; ${ms('wallMs')} by the clock), ${Math.round(of('lookUps'))} look-ups giving ${Math.round(of('rows'))} rows, ${Math.round(of('residentMb'))} MB`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed } = benchLinkCost({ million: process.argv.includes('--million') });
  if (!passed) process.exitCode = 1;
}
