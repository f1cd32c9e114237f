/** What a revocation decides again, told on articles written for it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import type { EntityId, FoundedId } from '../../src/domain/ids.ts';
import { canonicalOf } from '../../src/registry/clusters.ts';
import { type CuratedWorld, curatedWorld, inputOf } from './curated-world.ts';

let world: CuratedWorld;
beforeEach(() => {
  world = curatedWorld();
});
afterEach(() => world.close());

let serial = 0;
const article = (title: string, text: string, outlet: string) => {
  serial += 1;
  return inputOf({
    title,
    text,
    outlet,
    url: `https://${outlet.toLowerCase()}.example/${serial}`,
    publishedAt: '2026-03-02',
  });
};

const HARBOUR = article(
  'Harbour wall of Sandvik collapses',
  'The harbour wall of Sandvik collapsed on Monday, said mayor Ellen Garrity. Garrity closed the port of Sandvik. "We will build it again before the winter comes," Ellen Garrity said.',
  'Northpost',
);
const CHOIR = article(
  'Choir of Sandvik wins prize in Lisbon',
  'The youth choir of Sandvik won a prize in Lisbon, said its conductor Nell Moss. Nell Moss has led the choir for ten years.',
  'Choirnews',
);
const LATER = article(
  'Harbour wall of Sandvik to be built again',
  'Engineers begin to rebuild the harbour wall of Sandvik that collapsed on Monday, said Nell Moss. Nell Moss visited the port of Sandvik.',
  'Courant',
);

/** The entity that mentions of a name in an article are linked to by rule. */
function linkedTo(name: string, url: string | undefined): EntityId {
  const { registry } = world;
  const found = [...registry.members('key', `name:person:${name.toLowerCase()}`, 10)] as EntityId[];
  const record = registry.get('article', articleAt(url))!;
  const version = registry.get('version', record.versions.at(-1)!)!;
  const links = version.entityLinks.filter(({ to }) => found.includes(to));
  expect(links, name).toHaveLength(1);
  return links[0]!.to;
}

const ids = new Map<string, string>();
const articleAt = (url: string | undefined) => ids.get(url!) as `art_${string}`;
async function bring(...all: (typeof HARBOUR)[]) {
  const brought = await world.ingest(...all);
  for (const [index, one] of all.entries()) ids.set(one.url!, brought[index]!);
}

const types = (events: readonly DomainEvent[]) => events.map(({ type }) => type);
const basisIn = (url: string | undefined) => {
  const record = world.registry.get('article', articleAt(url))!;
  const version = world.registry.get('version', record.versions.at(-1)!)!;
  return new Set([...version.entityLinks, ...version.happeningLinks].flatMap(({ basis = [] }) => basis));
};

describe('a revocation', () => {
  it('of a merge that nothing rests on is one DomainEvent', async () => {
    await bring(HARBOUR, CHOIR);
    const a = linkedTo('Ellen Garrity', HARBOUR.url);
    const b = linkedTo('Nell Moss', CHOIR.url);
    const { judgement } = await world.judge({ kind: 'merge', ids: [a, b] });
    expect(canonicalOf(world.registry, b)).toBe(a);
    expect(types((await world.judge({ kind: 'revoke', judgement })).events)).toEqual(['JudgementRevoked']);
    expect(canonicalOf(world.registry, b)).toBe(b);
  });

  it('leaves a link that comes out as it was, but takes the judgement out of its basis', async () => {
    await bring(HARBOUR, CHOIR);
    const a = linkedTo('Ellen Garrity', HARBOUR.url);
    const b = linkedTo('Nell Moss', CHOIR.url);
    const { judgement } = await world.judge({ kind: 'merge', ids: [a, b] });
    await bring(LATER);
    expect(basisIn(LATER.url)).toContain(judgement);
    expect(linkedTo('Nell Moss', LATER.url)).toBe(b);
    const { events } = await world.judge({ kind: 'revoke', judgement });
    expect(events.filter((event) => event.type === 'MentionLinked' && event.to === b)).toEqual([]);
    expect(basisIn(LATER.url)).not.toContain(judgement);
    expect(linkedTo('Nell Moss', LATER.url)).toBe(b);
    expect(world.registry.members('basis', judgement, 10)).toEqual([]);
  });

  it('of a judgement that gave a name to somebody links those found by that name as if it had never been given', async () => {
    await bring(HARBOUR, CHOIR);
    const a = linkedTo('Ellen Garrity', HARBOUR.url);
    const b = linkedTo('Nell Moss', CHOIR.url);
    const { judgement } = await world.judge({
      kind: 'link',
      mentions: [articleAt(CHOIR.url)],
      from: b,
      to: a,
    });
    await bring(LATER);
    // Found by the name that only the judgement put on Ellen Garrity.
    expect(linkedTo('Nell Moss', LATER.url)).toBe(a);
    expect(basisIn(LATER.url)).toContain(judgement);
    const { events } = await world.judge({ kind: 'revoke', judgement });
    const again = events.filter((event) => event.type === 'MentionLinked');
    expect(again).toMatchObject([{ to: b, reasons: ['same-name'] }]);
    expect(linkedTo('Nell Moss', LATER.url)).toBe(b);
    expect(linkedTo('Nell Moss', CHOIR.url)).toBe(b);
  });

  it('of a difference links what was kept apart for it', async () => {
    await bring(HARBOUR, CHOIR);
    const a = linkedTo('Ellen Garrity', HARBOUR.url);
    const split = await world.judge({ kind: 'split', from: a, mentions: [articleAt(HARBOUR.url)] });
    const into = split.events.find((event) => event.type === 'Split')!.into as FoundedId;
    await world.judge({ kind: 'different', ids: [a, into] });
    await expect(world.judge({ kind: 'merge', ids: [into, a] })).rejects.toThrow(/judged different by jud_/);
    await world.judge({ kind: 'revoke', judgement: split.judgement });
    expect(linkedTo('Ellen Garrity', HARBOUR.url)).toBe(a);
  });

  it('of an article in another story leaves no link behind that rests on it, and the story its anchor', async () => {
    await bring(HARBOUR, CHOIR, LATER);
    const stories = await world.things('STORY');
    const story = (url: string | undefined) =>
      world.registry.get('version', world.registry.get('article', articleAt(url))!.versions.at(-1)!)!.storyLink!.to;
    const before = await world.rows();
    const target = stories.find((id) => id !== story(HARBOUR.url))!;
    const { judgement } = await world.judge({ kind: 'move', article: articleAt(HARBOUR.url), to: target });
    expect(await world.rows()).not.toEqual(before);
    await world.judge({ kind: 'revoke', judgement });
    expect(await world.rows()).toEqual(before);
  });
});
