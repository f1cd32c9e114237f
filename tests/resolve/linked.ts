/** Invented articles taken the product's own way (read, resolve, log, Registry) in memory, for tests that look at the links. */
import { articleFromFields } from '../../src/acquire/article-from-fields.ts';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import type { ArticleId, VersionId } from '../../src/domain/ids.ts';
import { openIngester } from '../../src/log/ingest.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { read } from '../../src/read/read.ts';
import { canonicalOf, sameCluster } from '../../src/registry/clusters.ts';
import { entityLinks, happeningLinks, relationLinks, storyLink } from '../../src/registry/links.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { LinkOptions } from '../../src/resolve/resolve.ts';

export interface Told {
  readonly title: string;
  readonly text: string;
  /** ISO 8601; none is unknown. */
  readonly publishedAt?: string;
  readonly outlet?: string;
  readonly url?: string;
}

export type Linked = Awaited<ReturnType<typeof link>>;

/** Links articles in the order given; each is asked by its place in the list. */
export async function link(articles: readonly Told[], linking: LinkOptions = {}) {
  const now = new Date('2031-01-01T00:00:00Z');
  const log = openMemoryLog({ now: () => now });
  const registry = openMemoryStore();
  const ingester = openIngester({
    log,
    registry,
    loadReader: async () => read,
    linking,
    now: () => now,
    turn: { run: (work) => work() },
  });
  const at: { article: ArticleId; version: VersionId }[] = [];
  const add = async (more: readonly Told[]) => {
    const inputs = more.map((told, index) => {
      const n = at.length + index + 1;
      const fields = { outlet: 'Test Post', url: `https://test.example/${n}`, ...told };
      const found = articleFromFields(fields, { file: 'test', line: n }, { now });
      if ('reason' in found) throw new Error(`Cannot link article ${n}: ${String(found.reason)}`);
      return found;
    });
    for (const outcome of await ingester.ingest(inputs)) {
      if (outcome.kind === 'REJECTED') throw new Error(`Cannot link: ${outcome.rejection.reason}`);
      at.push({ article: outcome.article, version: outcome.version });
    }
  };
  await add(articles);
  const same = sameCluster(registry);
  const version = (n: number) => {
    const record = registry.get('version', at[n]!.version);
    if (!record) throw new Error(`Cannot find article ${n}: expected it linked`);
    return record;
  };
  const events = async (): Promise<readonly DomainEvent[]> =>
    (await log.read(0, 100_000)).flatMap((commit) => commit.events);
  return {
    log,
    registry,
    ingester,
    add,
    at,
    events,
    /** The story of an article. */
    story: (n: number) => {
      const to = storyLink(version(n), same)?.to;
      return to && canonicalOf(registry, to);
    },
    /** The entity that words of an article stand for: the mention that starts with them. */
    entity: (n: number, words: string) => {
      const text = `${articles[n]!.title}\n\n${articles[n]!.text}`;
      const found = entityLinks(version(n), same).find(({ place }) => {
        const [start, end] = place.split('-').map(Number);
        return text.slice(start, end) === words;
      });
      return found && canonicalOf(registry, found.to);
    },
    /** The NewsEvent that a word of an article denotes; `nth` counts from zero. */
    event: (n: number, word: string, nth = 0) => {
      const text = `${articles[n]!.title}\n\n${articles[n]!.text}`;
      const found = happeningLinks(version(n), same).filter(({ place }) => {
        const [start, end] = place.split('-').map(Number);
        return text.slice(start, end) === word;
      })[nth];
      return found && canonicalOf(registry, found.to);
    },
    /** Relations of an article's happenings: their words, the relation and the NewsEvent. */
    relations: (n: number) => {
      const text = `${articles[n]!.title}\n\n${articles[n]!.text}`;
      return relationLinks(version(n)).map(({ place, relation, to, score }) => {
        const [start, end] = place.split('-').map(Number);
        return { word: text.slice(start, end), relation, to: canonicalOf(registry, to), score };
      });
    },
    proposed: async (of: string) =>
      (await events()).filter((event) => event.type === 'LinkProposed' && event.of === of),
  };
}
