/**
 * The process whose cost of linking is measured (link-cost.ts starts it): opens a Registry as the ingest loop does, links new articles and
 * prints what it took as JSON. It loads no reader: readings come from registry-sample.ts.
 *
 *     node --import tsx bench/link-cost-run.ts REGISTRY_FILE ARTICLES_IN_IT ARTICLES_TO_LINK
 */
import { performance } from 'node:perf_hooks';
import type { DomainEvent } from '../src/domain/domain-event.ts';
import type { Extraction } from '../src/domain/extraction.ts';
import type { BodySource } from '../src/registry/contributions.ts';
import { FOLD, fold } from '../src/registry/fold.ts';
import type { RegistryStore } from '../src/registry/registry-store.ts';
import { openSqliteStore, REGISTRY_FILE } from '../src/registry/sqlite-store.ts';
import { linkingKeys } from '../src/resolve/linking-keys.ts';
import { relink, toRelink } from '../src/resolve/relink.ts';
import { resolve } from '../src/resolve/resolve.ts';
import { reanchorLeft, settleStories } from '../src/resolve/settle-stories.ts';
import { storyProfile } from '../src/resolve/story-profile.ts';
import { openSqlite } from '../src/sqlite.ts';
import { median } from './append.ts';
import { type SampleArticle, sampleArticle, sampleBodyHash, sampleNumberOf } from './registry-sample.ts';

/** Articles decided in one transaction, as `newsloom ingest` does. */
const BATCH = 16;
/** Articles that warm up the machine and the pages of the file, and are not counted. */
const WARM = 8 * BATCH;

export interface LinkCost {
  /** Opening the file and the first look-up, ms. */
  readonly openMs: number;
  /** Processor time of one article, ms: deciding (median), folding what was decided (median), its share of the transaction (mean). */
  readonly decideMs: number;
  readonly foldMs: number;
  readonly commitMs: number;
  /** Mean of all three together, ms: processor time, and by the clock. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Look-ups an article (records, lists, counts) and rows they gave, while deciding. */
  readonly lookUps: number;
  readonly rows: number;
  /** Links made to what was known, and things founded, an article. */
  readonly linked: number;
  readonly founded: number;
  /** Most resident memory seen behind a transaction, MB of 1,000,000 bytes. (What the system calls the most includes the parent's.) */
  readonly residentMb: number;
}

const [file, known, count] = [process.argv[2] as string, Number(process.argv[3]), Number(process.argv[4])];
console.log(JSON.stringify(measure(file, known, count)));

function measure(path: string, from: number, articles: number): LinkCost {
  const opening = performance.now();
  const registry = openSqliteStore(openSqlite(path, REGISTRY_FILE));
  registry.position();
  registry.members('key', 'name:geo:nowhere', 1);
  const openMs = performance.now() - opening;
  const made = new Map<string, Extraction>();
  const bodies: BodySource = {
    article: (hash) => sampleArticle(sampleNumberOf(hash)).body,
    extraction(hash) {
      let extraction = made.get(hash);
      if (!extraction) {
        extraction = sampleArticle(sampleNumberOf(hash)).extraction;
        made.set(hash, extraction);
        if (made.size > 200) made.delete(made.keys().next().value as string);
      }
      return extraction;
    },
    need: () => undefined,
  };
  let [lookUps, rows, linked, founded] = [0, 0, 0, 0];
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
  let resident = 0;
  const decide: number[] = [];
  const folding: number[] = [];
  const whole: number[] = [];
  const walls: number[] = [];
  for (let at = 0; at < WARM + articles; at += BATCH) {
    const samples = Array.from({ length: BATCH }, (_, i) => sampleArticle(from + at + i, { whole: true }));
    if (at === WARM) [lookUps, rows, linked, founded] = [0, 0, 0, 0];
    const [decided, folded]: [number[], number[]] = [[], []];
    const [begin, clock] = [processorMs(), performance.now()];
    registry.begin();
    for (const sample of samples) {
      const before = processorMs();
      const events = resolve(counting, { ...sample, published: publishedOf(sample) });
      const between = processorMs();
      made.set(sampleBodyHash(sample.n), sample.extraction);
      const there = sampleBodies(sample, bodies);
      const position = sample.n + 1;
      const append = (more: readonly DomainEvent[]) => {
        if (more.length > 0) fold(registry, { position, events: more }, there, linkingKeys);
      };
      append([...brought(sample), ...events]);
      const known = processorMs();
      // The articles that change their story for the new one, as the ingest loop asks for them.
      const { day: published } = sample;
      const profile = storyProfile(sample.body, sample.extraction, published);
      const settled = settleStories(counting, { version: sample.version, profile, published });
      if (settled.moves.length > 0) {
        append(settled.events);
        append(reanchorLeft(counting, settled.moves));
        for (const moved of toRelink(counting, settled.moves)) append(relink(registry, there, moved, {}));
      }
      const settling = processorMs() - known;
      registry.setPosition({ logId: 'sample', position, commit: 'com_sample', fold: FOLD });
      decided.push(between - before + settling);
      folded.push(known - between);
      for (const event of events)
        if (event.type.endsWith('Founded')) founded += 1;
        else if ('reasons' in event && event.reasons[0] !== 'founded') linked += 1;
    }
    registry.commit();
    resident = Math.max(resident, process.memoryUsage.rss());
    const [total, passed] = [processorMs() - begin, performance.now() - clock];
    if (at < WARM) continue;
    decide.push(...decided);
    folding.push(...folded);
    whole.push(total / BATCH);
    walls.push(passed / BATCH);
  }
  registry.close();
  const measured = whole.length * BATCH;
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    openMs,
    decideMs: median(decide),
    foldMs: median(folding),
    commitMs: (sum(whole) * BATCH - sum(decide) - sum(folding)) / measured,
    cpuMs: sum(whole) / whole.length,
    wallMs: sum(walls) / walls.length,
    lookUps: lookUps / measured,
    rows: rows / measured,
    linked: linked / measured,
    founded: founded / measured,
    residentMb: resident / 1e6,
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

/** The bodies of the article at hand as it is, those of others as they are made again. */
function sampleBodies(sample: SampleArticle, others: BodySource): BodySource {
  const own = sampleBodyHash(sample.n);
  return {
    article: (hash) => (hash === own ? sample.body : others.article(hash)),
    extraction: (hash) => (hash === own ? sample.extraction : others.extraction(hash)),
    need: () => undefined,
  };
}
