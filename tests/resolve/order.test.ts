/**
 * The order in which one day's articles come must hardly change what is linked: measured on the samples, as pairs of articles, of
 * mentions of entities and of happenings that are one in one order and not in the other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFile } from '../../src/project-files.ts';
import { sameCluster } from '../../src/registry/clusters.ts';
import { entityLinks, happeningLinks, storyLink } from '../../src/registry/links.ts';
import type { LinkOptions } from '../../src/resolve/resolve.ts';
import { chance } from '../given.ts';
import { link, type Told } from './linked.ts';

const folder = projectFile('seeds/articles');
const articles = readdirSync(folder)
  .sort()
  .filter((file) => !file.includes('corrected'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Told);
const day = ({ publishedAt }: Told) => publishedAt?.slice(0, 10) ?? '9999';

/** What is one: pairs "kind mention mention" over all articles, mentions named by address and place. */
async function pairsOf(order: readonly Told[], linking: LinkOptions): Promise<ReadonlySet<string>> {
  const linked = await link(order, linking);
  const same = sameCluster(linked.registry);
  const members = new Map<string, string[]>();
  order.forEach((told, n) => {
    const version = linked.registry.get('version', linked.at[n]!.version)!;
    const add = (kind: string, to: string, place: string) => {
      const key = `${kind} ${linked.registry.get('thing', to)?.canonical ?? to}`;
      members.set(key, [...(members.get(key) ?? []), `${told.url}#${place}`]);
    };
    const story = storyLink(version, same);
    if (story) add('story', story.to, 'all');
    // One mention an entity and article: a person named thirty times is one link, not thirty.
    const seen = new Set<string>();
    for (const { place, to } of entityLinks(version, same)) {
      if (!seen.has(to)) add('entity', to, place);
      seen.add(to);
    }
    for (const { place, to } of happeningLinks(version, same)) add('event', to, place);
  });
  const pairs = new Set<string>();
  for (const [key, list] of members)
    for (const [at, a] of list.entries())
      for (const b of list.slice(at + 1)) pairs.add([key.split(' ')[0], ...[a, b].sort()].join(' '));
  return pairs;
}

/** The articles in order of days, those of one day in the order of the list. */
const byDay = (list: readonly Told[]) => [...list].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));

/** Pairs that are one in one order and not in the other, and all. */
async function compared(one: readonly Told[], other: readonly Told[], linking: LinkOptions = {}) {
  const [a, b] = [await pairsOf(one, linking), await pairsOf(other, linking)];
  const all = new Set([...a, ...b]);
  const differing = [...all].filter((pair) => !a.has(pair) || !b.has(pair));
  const of = (kind: string) => differing.filter((pair) => pair.startsWith(kind)).length;
  const share = (100 * differing.length) / all.size;
  const parts = `${of('story')} of stories, ${of('entity')} of entities, ${of('event')} of happenings`;
  return { all: all.size, share, differing: differing.length, parts };
}

it('links less than 2 % differently when the articles of each day come the other way round', async () => {
  const { all, share, differing, parts } = await compared(byDay(articles), byDay([...articles].reverse()));
  console.log(`order of one day: ${differing} of ${all} pairs differ (${share.toFixed(1)} %): ${parts}`);
  expect(all).toBeGreaterThan(500);
  expect(share).toBeLessThan(2);
});

it.each(['precise', 'balanced'] as const)(
  'links less than 2 % differently in random histories whose days are shuffled, %s',
  { timeout: 120_000 },
  async (links) => {
    const dice = chance(20_261_122);
    const shuffled = (list: readonly Told[]) => {
      const left = [...list];
      return list.map(() => left.splice(dice.int(left.length), 1)[0]!);
    };
    let [all, differing] = [0, 0];
    for (let history = 0; history < 6; history++) {
      // Some articles are missing in each, so that other ones found and anchor; days are drawn together, so that more share one.
      const some = shuffled(articles)
        .slice(0, Math.round(articles.length * 0.8))
        .map((told) => ({
          ...told,
          ...(told.publishedAt ? { publishedAt: told.publishedAt.replace(/T.*/, '') } : {}),
        }));
      const found = await compared(byDay(some), byDay(shuffled(some)), { links });
      all += found.all;
      differing += found.differing;
    }
    const share = (100 * differing) / all;
    console.log(
      `order of one day, random histories, ${links}: ${differing} of ${all} pairs differ (${share.toFixed(1)} %)`,
    );
    expect(all).toBeGreaterThan(2000);
    expect(share).toBeLessThan(2);
  },
);
