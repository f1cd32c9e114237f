/** Starting costs what is new: a Registry that stands on the log is not folded again, only the tail behind it is. */
import { describe, expect, it } from 'vitest';
import type { EventLog } from '../../src/log/event-log.ts';
import { openIngester } from '../../src/log/ingest.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { RegistryStore } from '../../src/registry/registry-store.ts';
import { openSqliteStore } from '../../src/registry/sqlite-store.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { randomLog } from '../given.ts';

const stores: Record<string, () => RegistryStore> = {
  memory: openMemoryStore,
  SQLite: () => openSqliteStore(openSqlite(':memory:')),
};

function watched(log: EventLog) {
  const asked = { commits: [] as number[], bodies: 0 };
  const watching: EventLog = {
    ...log,
    logId: log.logId,
    async read(after, limit) {
      const page = await log.read(after, limit);
      asked.commits.push(...page.map(({ position }) => position));
      return page;
    },
    bodies(hashes) {
      asked.bodies += hashes.length;
      return log.bodies(hashes);
    },
  };
  return { asked, watching };
}

describe.each(Object.keys(stores))('start-up on a Registry in %s', (name) => {
  it('reads the one commit it stands on and the tail, and no body of what was folded before', async () => {
    const given = randomLog(3, 60);
    const log = openMemoryLog({ now: () => new Date(0) });
    // Up to the first take-down: behind it the chain would break.
    const until = given.chain.findIndex(({ events }) => events.some((event) => event.type === 'ArticleWithdrawn'));
    const chain = until < 0 ? given.chain : given.chain.slice(0, until);
    expect(chain.length).toBeGreaterThan(8);
    const tail = 2;
    for (const commit of chain.slice(0, -tail)) await log.append([commit], await log.head());
    const registry = stores[name]!();
    const open = (of: EventLog) =>
      openIngester({
        log: of,
        registry,
        loadReader: () => Promise.reject(new Error('nothing is read')),
        now: () => new Date(0),
        turn: { run: (work) => work() },
      });
    await open(log).catchUp();
    const stands = chain.length - tail;
    expect(registry.position()?.position).toBe(stands);

    const idle = watched(log);
    await open(idle.watching).catchUp();
    expect(idle.asked).toEqual({ commits: [stands], bodies: 0 });

    for (const commit of chain.slice(-tail)) await log.append([commit], await log.head());
    const next = watched(log);
    await open(next.watching).catchUp();
    expect(next.asked.commits).toEqual([stands, stands + 1, stands + 2]);
    expect(registry.position()?.position).toBe(chain.length);
  });
});
