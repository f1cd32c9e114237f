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
import { link, type Told } from './linked.ts';

const folder = projectFile('seeds/articles');
const articles = readdirSync(folder)
  .sort()
  .filter((file) => !file.includes('corrected'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Told);
const day = ({ publishedAt }: Told) => publishedAt?.slice(0, 10) ?? '9999';

/** What is one: pairs "kind mention mention" over all articles, mentions named by address and place. */
async function pairsOf(order: readonly Told[]): Promise<ReadonlySet<string>> {
  const linked = await link(order);
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

it('links less than 2 % differently when the articles of each day come the other way round', async () => {
  const forward = [...articles].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const backward = [...articles].reverse().sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const [one, other] = [await pairsOf(forward), await pairsOf(backward)];
  const all = new Set([...one, ...other]);
  const differing = [...all].filter((pair) => !one.has(pair) || !other.has(pair));
  const share = (100 * differing.length) / all.size;
  const of = (kind: string) => differing.filter((pair) => pair.startsWith(kind)).length;
  console.log(
    `order of one day: ${differing.length} of ${all.size} pairs differ (${share.toFixed(1)} %): ${of('story')} of stories, ${of('entity')} of entities, ${of('event')} of happenings`,
  );
  expect(all.size).toBeGreaterThan(500);
  expect(share).toBeLessThan(2);
});
