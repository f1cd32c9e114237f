/**
 * The process whose cost of linking is measured (link-cost.ts starts it): opens a Registry as the ingest loop does, and for each line it is
 * sent links a batch of new articles and prints what that took as JSON. It loads no reader: readings come from registry-sample.ts.
 *
 *     node --import tsx bench/link-cost-run.ts REGISTRY_FILE ARTICLES_IN_IT
 */
import { readSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { DomainEvent } from '../src/domain/domain-event.ts';
import type { Extraction } from '../src/domain/extraction.ts';
import type { BodySource } from '../src/registry/contributions.ts';
import { FOLD, fold } from '../src/registry/fold.ts';
import type { RegistryStore } from '../src/registry/registry-store.ts';
import { openSqliteStore, REGISTRY_FILE } from '../src/registry/sqlite-store.ts';
import { linkingKeys } from '../src/resolve/linking-keys.ts';
import { lookAgain } from '../src/resolve/look-again.ts';
import { resolve } from '../src/resolve/resolve.ts';
import { openSqlite } from '../src/sqlite.ts';
import { type SampleArticle, sampleArticle, sampleBodyHash, sampleNumberOf } from './registry-sample.ts';

/** Articles decided in one transaction, as `newsloom ingest` does. */
export const BATCH = 16;

/** What a batch cost. */
export interface BatchCost {
  /** Opening the file and the first look-up, ms. */
  readonly openMs: number;
  /** Processor time, ms: deciding, folding what was decided, and the whole transaction with both. */
  readonly decideMs: number;
  readonly foldMs: number;
  readonly cpuMs: number;
  /** The same by the clock, ms. */
  readonly wallMs: number;
  /** Look-ups (records, lists, counts) and rows they gave, while deciding. */
  readonly lookUps: number;
  readonly rows: number;
  /** Resident memory behind the transaction, MB of 1,000,000 bytes. (What the system calls the most includes the parent's.) */
  readonly residentMb: number;
}

if (process.argv[1]?.endsWith('link-cost-run.ts')) serve(process.argv[2] as string, Number(process.argv[3]));

function serve(path: string, from: number): void {
  const opening = performance.now();
  const registry = openSqliteStore(openSqlite(path, REGISTRY_FILE));
  registry.position();
  registry.members('key', 'name:geo:nowhere', 1);
  const openMs = performance.now() - opening;
  const link = linker(registry, from);
  const line = Buffer.alloc(1);
  for (let at = from; readSync(0, line) > 0; at += BATCH) {
    const samples = Array.from({ length: BATCH }, (_, i) => sampleArticle(at + i, { whole: true }));
    console.log(JSON.stringify({ openMs, ...link(samples) } satisfies BatchCost));
  }
  registry.close();
}

/** Links a batch in a transaction of its own. */
function linker(
  registry: RegistryStore,
  from: number,
): (samples: readonly SampleArticle[]) => Omit<BatchCost, 'openMs'> {
  let [lookUps, rows] = [0, 0];
  const counting: RegistryStore = {
    ...registry,
    get(table, id) {
      lookUps += 1;
      return registry.get(table, id);
    },
    members(index, key, limit) {
      lookUps += 1;
      const found = registry.members(index, key, limit);
      rows += found.length;
      return found;
    },
    count(index, key) {
      lookUps += 1;
      return registry.count(index, key);
    },
  };
  const bodies = sampleBodies(from);
  return (samples) => {
    [lookUps, rows] = [0, 0];
    let [decideMs, foldMs] = [0, 0];
    const [begin, clock] = [processorMs(), performance.now()];
    registry.begin();
    for (const sample of samples) {
      const before = processorMs();
      const events = resolve(counting, { ...sample, published: publishedOf(sample) });
      const decided = processorMs();
      bodies.add(sample);
      const position = sample.n + 1;
      const append = (more: readonly DomainEvent[]) => {
        fold(registry, { position, events: more }, bodies, linkingKeys);
      };
      append([...brought(sample), ...events]);
      const folded = processorMs();
      lookAgain(counting, bodies, sample, {}, append);
      decideMs += decided - before + processorMs() - folded;
      foldMs += folded - decided;
      registry.setPosition({ logId: 'sample', position, commit: 'com_sample', fold: FOLD });
    }
    registry.commit();
    const residentMb = process.memoryUsage.rss() / 1e6;
    const [cpuMs, wallMs] = [processorMs() - begin, performance.now() - clock];
    return { decideMs, foldMs, cpuMs, wallMs, lookUps, rows, residentMb };
  };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function publishedOf({ day }: SampleArticle) {
  return { value: day, status: 'first', method: 'given' } as const;
}

/** The events that bring an article, before its links. */
function brought(sample: SampleArticle): DomainEvent[] {
  const { n, article, version, day } = sample;
  return [
    {
      type: 'ArticleIngested',
      v: 1,
      article,
      version,
      text: version.slice(4),
      body: sampleBodyHash(n),
      length: 1_400,
      published: publishedOf(sample),
      retrieved: `${day}T12:00:00.000Z`,
    },
    { type: 'ArticleRead', v: 1, article, version, reader: 'sample/1', extraction: sampleBodyHash(n), language: 'en' },
  ];
}

/** Bodies asked for lately are kept, as the ingest loop keeps them; all others are made again. Those from `from` on are linked here. */
function sampleBodies(from: number): BodySource & { add(sample: SampleArticle): void } {
  const MOST = 200;
  const kept = new Map<string, Pick<SampleArticle, 'body' | 'extraction'>>();
  const add = (hash: string, { body, extraction }: SampleArticle) => {
    const made: { readonly body: SampleArticle['body']; readonly extraction: Extraction } = { body, extraction };
    kept.set(hash, made);
    if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
    return made;
  };
  const again = (n: number) => sampleArticle(n, { whole: n >= from });
  const of = (hash: string) => kept.get(hash) ?? add(hash, again(sampleNumberOf(hash)));
  return {
    add: (sample) => void add(sampleBodyHash(sample.n), sample),
    article: (hash) => of(hash).body,
    extraction: (hash) => of(hash).extraction,
    need: () => undefined,
  };
}
