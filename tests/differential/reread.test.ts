/**
 * Random histories with real articles: readers old and new take them in, people judge, retract and take down, and in between some are read
 * again. Whatever happened, the graph followed live is the one replayed from zero, now and as of the past.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestFiles } from '../../src/cli/ingest-files.ts';
import type { ArticleId, EntityId } from '../../src/domain/ids.ts';
import { openProjection } from '../../src/graph/projection.ts';
import { openIngester, type Reader } from '../../src/log/ingest.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { rereadArticles } from '../../src/log/reread.ts';
import { projectFile } from '../../src/project-files.ts';
import { READER, read } from '../../src/read/read.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import { JudgementRefused } from '../../src/resolve/judge-names.ts';
import { chance } from '../given.ts';
import { shortSighted } from '../older-reader.ts';

const SEEDS = projectFile('seeds/articles');
const now = () => new Date('2026-06-01T00:00:00Z');
const authored = { by: 'editor', reason: 'by chance' };

async function rows(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all.sort();
}

async function history(seed: number) {
  const dice = chance(seed);
  const log = openMemoryLog({ now });
  const registry = openMemoryStore();
  const ingesterOf = (reader: Reader) =>
    openIngester({ log, registry, loadReader: async () => reader, now, turn: { run: (work) => work() } });
  const [older, newer] = [ingesterOf(shortSighted), ingesterOf(read)];
  const reread = (limit: number) =>
    rereadArticles({ log, registry, ingester: newer, loadReader: async () => read, reader: READER }, { limit });
  const live = openProjection(log, ':memory:');
  const files = readdirSync(SEEDS)
    .map((name) => join(SEEDS, name))
    .filter(() => dice.often(40));
  const articles = new Set<ArticleId>();
  const entities = new Set<EntityId>();
  let rereads = 0;
  while (files.length > 0) {
    const begin = (await log.head()).position;
    if (dice.often(60)) {
      const [file] = files.splice(dice.int(files.length), 1);
      await ingestFiles(dice.often(70) ? older : newer, [file as string], { now: now() });
    } else if (dice.often(50)) rereads += (await reread(1 + dice.int(3))).reread;
    else if (articles.size > 1) {
      const article = dice.pick([...articles]);
      const ids = [dice.pick([...entities]), dice.pick([...entities])] as const;
      const order = dice.often(30)
        ? ({ kind: 'retract', article } as const)
        : dice.often(30)
          ? ({ kind: 'reinstate', article } as const)
          : dice.often(15)
            ? ({ kind: 'withdraw', article } as const)
            : ({ kind: 'merge', ids } as const);
      await newer.judge(order, authored).catch((error: unknown) => {
        if (!(error instanceof JudgementRefused)) throw error;
      });
    }
    for (const { events } of await log.read(begin, 100))
      for (const event of events)
        if (event.type === 'ArticleIngested') articles.add(event.article);
        else if (event.type === 'EntityFounded') entities.add(event.id);
    if (dice.often(50)) await live.catchUp();
  }
  rereads += (await reread(1_000)).reread;
  await live.catchUp();
  return { dice, log, live, rereads };
}

describe('random histories with articles read again', () => {
  it.each([1, 2, 3])(
    'seed %i: live is replay, and the past is what a replay to it gives',
    {
      timeout: 300_000,
    },
    async (seed) => {
      const { dice, log, live, rereads } = await history(seed);
      try {
        expect(rereads).toBeGreaterThan(2);
        const head = (await log.head()).position;
        const last = await rows(live.graph.rows());
        expect(last.length).toBeGreaterThan(100);
        for (const until of [head, 1 + dice.int(head), 1 + dice.int(head)]) {
          const replayed = openProjection(log, ':memory:');
          await replayed.catchUp({ until });
          expect(await rows(replayed.graph.rows()), `position ${until}`).toEqual(await rows(live.graph.rowsAt(until)));
          if (until === head) expect(await rows(replayed.graph.rows())).toEqual(last);
          replayed.close();
        }
      } finally {
        live.close();
        await log.close();
      }
    },
  );
});
