import { beforeAll, describe, expect, it } from 'vitest';
import { sameCluster } from '../../src/registry/clusters.ts';
import { fold } from '../../src/registry/fold.ts';
import { happeningLinks, storyLink } from '../../src/registry/links.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import { linkingKeys } from '../../src/resolve/linking-keys.ts';
import { type Linked, link, type Told } from './linked.ts';

/** Two raids on one day: the first flashes share nearly all; who, where and how many come out later. */
const told = (articles: readonly (readonly [string, string])[]): Told[] =>
  articles.map(([title, text], index) => ({ title, text, publishedAt: '2030-05-06', outlet: `Paper ${index}` }));

const one = told([
  [
    'Coast guard stops smugglers',
    'The coast guard stopped smugglers off Tarvos on Monday, a spokesman said. The 23 men were brought to the harbour of Tarvos after a chase by the Halcyon in Sable Bay.',
  ],
  [
    'Coast guard stops smugglers in Sable Bay',
    'The coast guard stopped smugglers off Tarvos on Monday, Captain Mira Tolvan said. The Halcyon had chased the 23 men in Sable Bay before they were brought in, Tolvan added.',
  ],
  [
    'Tolvan praises the crew of the Halcyon',
    'Captain Mira Tolvan praised the crew of the Halcyon, which brought 23 men to the harbour of Tarvos. The Halcyon saw the boat at 3.15, and 230 crates were found in Sable Bay, Tolvan said.',
  ],
]);
const other = told([
  [
    'Coast guard stops smugglers',
    'The coast guard stopped smugglers off Tarvos on Monday, officials said. A helicopter helped, and the men were brought to the harbour of Tarvos by the Petrel, which Jonas Ferrick commands.',
  ],
  [
    'Petrel seizes 26 men near Gannet Sound',
    'Commander Jonas Ferrick of the Petrel announced that 26 men were seized near Gannet Sound. A helicopter from Ostrava Head guided the Petrel at 7.40, Ferrick added, and 4,100 litres of fuel were confiscated.',
  ],
  [
    'Fuel found near Gannet Sound',
    'Some 4,100 litres of fuel were confiscated near Gannet Sound, Commander Jonas Ferrick added. The 26 men seized by the Petrel came from Ostrava Head; the helicopter had lifted off at 7.40, Ferrick explained.',
  ],
]);

describe('the articles of a young story', () => {
  let linked: Linked;
  const mixed = one.flatMap((told, index) => [told, other[index]!]);
  beforeAll(async () => {
    linked = await link(mixed);
  });

  it('are looked at again when others come: two happenings that were taken for one part', async () => {
    const joined = (await linked.events()).filter((event) => event.type === 'ArticleJoinedStory');
    const first = joined.filter((event) => event.article === linked.at[1]!.article);
    // The two flashes were one story; the second was moved by a decision of its own, which tells where it was and how well it fitted.
    expect(first[0]).toMatchObject({ to: linked.story(0) });
    expect(first.length).toBeGreaterThan(1);
    expect(first[1]!.reasons).toContain('looked-at-again');
    expect(first[1]!.lost?.[0]).toMatchObject({ id: first[0]!.to });
    const stories = mixed.map((_, index) => linked.story(index));
    expect(new Set([stories[0], stories[2], stories[4]]).size).toBe(1);
    expect(new Set([stories[1], stories[3], stories[5]]).size).toBe(1);
    expect(stories[0]).not.toBe(stories[1]);
  });

  it('take what they tell with them: no event stands in both stories', () => {
    const same = sameCluster(linked.registry);
    const eventsOf = (...at: number[]) =>
      at.flatMap((n) =>
        happeningLinks(linked.registry.get('version', linked.at[n]!.version)!, same).map(({ to }) => to),
      );
    const told = eventsOf(0, 2, 4);
    expect(told.length).toBeGreaterThan(0);
    expect(eventsOf(1, 3, 5).filter((event) => told.includes(event))).toEqual([]);
  });

  it('are where the log says: replay gives the same stories', async () => {
    const replayed = openMemoryStore();
    const commits = await linked.log.read(0, 100_000);
    const hashes = commits.flatMap(({ events }) =>
      events.flatMap((event) => ('body' in event ? [event.body] : 'extraction' in event ? [event.extraction] : [])),
    );
    const bodies = await linked.log.bodies(hashes);
    const json = (hash: (typeof hashes)[number]) => JSON.parse(bodies.get(hash)!.json);
    replayed.begin();
    for (const commit of commits)
      fold(replayed, commit, { article: json, extraction: json, need: () => undefined }, linkingKeys);
    replayed.commit();
    const never = () => false;
    for (const { version } of linked.at)
      expect(storyLink(replayed.get('version', version)!, never)?.to).toBe(
        storyLink(linked.registry.get('version', version)!, never)?.to,
      );
  });

  it('stay where people put them', async () => {
    const kept = await link([one[0]!, one[1]!, other[1]!]);
    const to = kept.story(2)!;
    expect(kept.story(1)).not.toBe(to);
    await kept.ingester.judge({ kind: 'move', article: kept.at[1]!.article, to }, { by: 'editor', reason: 'one raid' });
    await kept.add([one[2]!, other[2]!]);
    expect(kept.story(1)).toBe(to);
  });
});
