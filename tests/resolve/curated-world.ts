/**
 * A world to be curated: the project's sample articles, read by the real reader (each text once a run of the tests), linked by the real
 * ingester over a log and a Registry, followed by the SQLite graph.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleFromFields } from '../../src/acquire/article-from-fields.ts';
import type { ArticleInput } from '../../src/domain/article.ts';
import type { Commit } from '../../src/domain/commit.ts';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import type { Extraction } from '../../src/domain/extraction.ts';
import { type ArticleId, type FoundedId, type FoundedType, foundedTypeOf, versionId } from '../../src/domain/ids.ts';
import type { JudgementOrder } from '../../src/domain/judgement-order.ts';
import { openProjection, type Projection } from '../../src/graph/projection.ts';
import { openBodyCache } from '../../src/log/body-cache.ts';
import type { EventLog } from '../../src/log/event-log.ts';
import { type Ingester, type Judgement, openIngester } from '../../src/log/ingest.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { projectFile } from '../../src/project-files.ts';
import { read } from '../../src/read/read.ts';
import type { VersionRecord } from '../../src/registry/records.ts';
import type { RegistryStore } from '../../src/registry/registry-store.ts';
import { openSqliteStore } from '../../src/registry/sqlite-store.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { foldedDump } from '../registry/folded-dump.ts';

const folder = projectFile('seeds/articles');
const NOW = new Date('2026-11-01T00:00:00Z');

/** The sample articles in order of their files. */
export const SAMPLES: readonly ArticleInput[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => inputOf(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

/** An article as an input file's row gives it. */
export function inputOf(row: object): ArticleInput {
  const input = articleFromFields(row, { file: 'test', line: 1 }, { now: NOW });
  if ('code' in input) throw new Error(`${input.reason}. ${input.remedy}`);
  return input;
}

const readings = new Map<string, Extraction>();

export interface CuratedWorld {
  readonly log: EventLog;
  readonly registry: RegistryStore;
  readonly ingester: Ingester;
  readonly projection: Projection;
  readonly bodies: ReturnType<typeof openBodyCache>;
  ingest(...articles: readonly ArticleInput[]): Promise<readonly ArticleId[]>;
  judge(order: JudgementOrder, request?: string): Promise<Judgement>;
  /** Rows of the graph at the log's head, sorted. */
  rows(): Promise<readonly string[]>;
  /** Rows without the positions of what they rest on. */
  rowsAside(): Promise<readonly string[]>;
  commits(): Promise<readonly Commit[]>;
  /** Founded things with a live mention, one of each cluster, in order of founding. */
  things(type?: FoundedType): Promise<readonly FoundedId[]>;
  /** Every version that was linked, as the Registry has it. */
  versions(): Promise<readonly VersionRecord[]>;
  /** All that the Registry holds, and all that one folded anew from the log does. */
  registries(): Promise<readonly [ReturnType<typeof foldedDump>, ReturnType<typeof foldedDump>]>;
  close(): Promise<void>;
}

/** An empty world. */
export function curatedWorld(): CuratedWorld {
  let tick = NOW.getTime();
  const later = () => {
    tick += 1_000;
    return new Date(tick);
  };
  const log = openMemoryLog({ now: later });
  const db = openSqlite(':memory:', { durable: false });
  const registry = openSqliteStore(db);
  const ingesterOver = (store: RegistryStore) =>
    openIngester({
      log,
      registry: store,
      loadReader: async () => (body, published) => {
        const key = versionId('art_', body.title, `${body.outlet}\n${body.byline.join(';')}\n${body.text}`);
        const known = readings.get(key) ?? read(body, published);
        readings.set(key, known);
        return known;
      },
      now: () => NOW,
      turn: { run: (work) => work() },
    });
  const ingester = ingesterOver(registry);
  const projection = openProjection(log, ':memory:');
  const world: CuratedWorld = {
    log,
    registry,
    ingester,
    projection,
    bodies: openBodyCache(log),
    async ingest(...articles) {
      const outcomes = await ingester.ingest(articles);
      return outcomes.map((outcome) => {
        if (outcome.kind === 'REJECTED') throw new Error(outcome.rejection.reason);
        return outcome.article;
      });
    },
    judge: (order, request) =>
      ingester.judge(order, { by: 'ann', reason: 'for a test' }, request === undefined ? {} : { request }),
    async rows() {
      await projection.catchUp();
      const rows: string[] = [];
      for await (const row of projection.graph.rows()) rows.push(row);
      return rows.sort();
    },
    async rowsAside() {
      return (await world.rows()).map((row) => row.replace(/"(position|founded)":\d+/g, '"$1":0')).sort();
    },
    async commits() {
      const { position } = await log.head();
      return log.read(0, position + 1);
    },
    async things(type) {
      const founded = (await world.commits()).flatMap(({ events }) => events.flatMap(foundedBy));
      return [...new Set(founded)].filter((id) => {
        const thing = registry.get('thing', id);
        return (!type || foundedTypeOf(id) === type) && thing !== undefined && thing.canonical === id && thing.live > 0;
      });
    },
    async versions() {
      const ids = (await world.commits()).flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'ArticleRead' ? [event.version] : [])),
      );
      return [...new Set(ids)].flatMap((id) => registry.get('version', id) ?? []);
    },
    async registries() {
      const again = openSqlite(':memory:', { durable: false });
      const store = openSqliteStore(again);
      await ingesterOver(store).catchUp();
      const both = [foldedDump(db), foldedDump(again)] as const;
      store.close();
      return both;
    },
    async close() {
      projection.close();
      registry.close();
      await log.close();
    },
  };
  return world;
}

function foundedBy(event: DomainEvent): readonly FoundedId[] {
  switch (event.type) {
    case 'EntityFounded':
    case 'NewsEventFounded':
    case 'QuoteFounded':
    case 'StoryFounded':
      return [event.id];
    case 'Split':
      return [event.into];
    default:
      return [];
  }
}
