/** What happenings stand for hangs on when their articles were published, and not on the order in which these come in. */
import { describe, expect, it } from 'vitest';
import { happeningLinks } from '../../src/registry/links.ts';
import { type Linked, link, type Told } from './linked.ts';

const report = (n: number, hour: string, title: string, text: string): Told => ({
  title,
  text,
  publishedAt: `2030-03-05T${hour}:00Z`,
  url: `https://test.example/report/${n}`,
});

const REPORTS: readonly Told[] = [
  report(
    1,
    '08:00',
    'Ferry Orla Bay sinks off Velmora',
    'The ferry Orla Bay sank off Velmora on Tuesday with 140 people aboard. Harbour master Anton Resnik said that divers searched the wreck. Calder Lines opened an office for families in Velmora. Two lifeboats rescued 96 passengers, Resnik said.',
  ),
  report(
    2,
    '09:30',
    'Divers search wreck of the Orla Bay',
    'Divers searched the wreck of the ferry Orla Bay off Velmora on Tuesday after it sank with 140 people aboard. Lifeboats rescued 96 passengers. Minister Dana Kovic visited Velmora and ordered an inquiry into Calder Lines.',
  ),
  report(
    3,
    '11:00',
    'Minister orders inquiry into Calder Lines after ferry sinks',
    'Minister Dana Kovic ordered an inquiry into Calder Lines after the Orla Bay sank off Velmora. Kovic visited families on Tuesday. Police searched the offices of Calder Lines in Castrel, where officers seized papers.',
  ),
  report(
    4,
    '12:15',
    'Police search offices of ferry owner',
    'Police searched the offices of Calder Lines in Castrel on Tuesday and seized papers, hours after its ferry Orla Bay sank off Velmora with 140 people aboard. Captain Mira Tolos was questioned. Rescuers searched for 44 people.',
  ),
];

const author = { by: 'editor', reason: 'another ferry' };

/** Which happenings are one, by report and place. */
function together(linked: Linked, order: readonly Told[]): readonly string[] {
  const members = new Map<string, string[]>();
  order.forEach((told, n) => {
    const version = linked.registry.get('version', linked.at[n]!.version)!;
    for (const { place, to } of happeningLinks(version, (a, b) => a === b))
      members.set(to, [...(members.get(to) ?? []), `${told.url} ${place}`]);
  });
  return [...members.values()].map((list) => list.sort().join(' = ')).sort();
}

function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, n) => orders(list.toSpliced(n, 1)).map((rest) => [first, ...rest]));
}

describe('happenings of one story', () => {
  it('are put together alike in whatever order the articles come in', async () => {
    const forward = together(await link(REPORTS), REPORTS);
    expect(forward.filter((list) => list.includes(' = ')).length).toBeGreaterThan(2);
    for (const order of orders(REPORTS)) expect(together(await link(order), order)).toEqual(forward);
  });

  it('are judged by the article that was published first, and keep the id of the one that founded them', async () => {
    const linked = await link([REPORTS[1]!]);
    const before = linked.event(0, 'sank')!;
    expect(linked.registry.get('thing', before)?.anchor).toBe(linked.at[0]!.article);
    await linked.add([REPORTS[0]!]);
    expect(linked.event(0, 'sank')).toBe(before);
    expect(linked.registry.get('thing', before)?.anchor).toBe(linked.at[1]!.article);
  });

  it('are linked again behind the article that came late, with a reason that says so', async () => {
    const again = async (order: readonly Told[]) =>
      (await (await link(order)).events()).filter(
        (event) => event.type === 'HappeningLinked' && event.reasons.includes('looked-at-again'),
      );
    expect(await again(REPORTS)).toEqual([]);
    const all = await Promise.all(orders(REPORTS).map(again));
    expect(all.flat().length).toBeGreaterThan(0);
  });

  it('stay where people put them', async () => {
    const linked = await link([REPORTS[1]!, REPORTS[3]!]);
    const { version } = linked.at[1]!;
    const sank = linked.event(1, 'sank')!;
    const own = happeningLinks(linked.registry.get('version', version)!, (a, b) => a === b).find(
      ({ to }) => to === sank,
    )!;
    await linked.ingester.judge({ kind: 'split', from: sank, mentions: [`${version}#happening:${own.place}`] }, author);
    const apart = linked.event(1, 'sank')!;
    expect(apart).not.toBe(sank);
    await linked.add([REPORTS[0]!, REPORTS[2]!]);
    expect(linked.event(1, 'sank')).toBe(apart);
    expect(linked.event(0, 'sank')).not.toBe(apart);
  });

  it('are linked to nothing again where people took them from what they were linked to', async () => {
    for (const order of orders([REPORTS[0]!, REPORTS[2]!])) {
      const linked = await link([REPORTS[1]!, REPORTS[3]!]);
      const { version } = linked.at[1]!;
      const links = () => happeningLinks(linked.registry.get('version', version)!, (a, b) => a === b);
      const sank = linked.event(1, 'sank')!;
      const { place } = links().find(({ to }) => to === sank)!;
      await linked.ingester.judge({ kind: 'unlink', mentions: [`${version}#happening:${place}`], from: sank }, author);
      await linked.add(order);
      expect(links().map((each) => each.place)).not.toContain(place);
      const again = (await linked.events()).filter(
        (event) => event.type === 'HappeningLinked' && event.reasons.includes('looked-at-again'),
      );
      expect(
        again.map((event) => JSON.stringify(event)).filter((text) => text.includes(version) && text.includes(place)),
      ).toEqual([]);
    }
  });

  it('stay with what people made by splitting, and so do those that a rule put there', async () => {
    const linked = await link([REPORTS[2]!, REPORTS[3]!]);
    const { version } = linked.at[1]!;
    const seized = linked.event(1, 'seized')!;
    expect(linked.event(0, 'seized')).toBe(seized);
    const { place } = happeningLinks(linked.registry.get('version', version)!, (a, b) => a === b).find(
      ({ to }) => to === seized,
    )!;
    await linked.ingester.judge({ kind: 'split', from: seized, mentions: [`${version}#happening:${place}`] }, author);
    const made = linked.event(1, 'seized')!;
    const twin = { ...REPORTS[3]!, url: 'https://other.example/4', publishedAt: '2030-03-05T13:00:00Z' };
    await linked.add([twin]);
    const ofTwin = () =>
      happeningLinks(linked.registry.get('version', linked.at[2]!.version)!, (a, b) => a === b).map(({ to }) => to);
    expect(ofTwin()).toContain(made);
    await linked.add([REPORTS[0]!]);
    expect(linked.event(1, 'seized')).toBe(made);
    expect(ofTwin()).toContain(made);
    expect(linked.event(0, 'seized')).toBe(seized);
  });
});

describe('an event whose founding article is retracted', () => {
  it('is found by later articles for as long as another tells of it', async () => {
    const linked = await link([REPORTS[0]!, REPORTS[1]!]);
    const sank = linked.event(1, 'sank')!;
    expect(linked.event(0, 'sank')).toBe(sank);
    await linked.ingester.judge(
      { kind: 'retract', article: linked.at[0]!.article },
      { by: 'editor', reason: 'made up' },
    );
    expect(linked.registry.get('thing', sank)?.anchor).toBe(linked.at[1]!.article);
    await linked.add([{ ...REPORTS[0]!, url: 'https://other.example/1', publishedAt: '2030-03-05T10:00:00Z' }]);
    const version = linked.registry.get('version', linked.at[2]!.version)!;
    expect(happeningLinks(version, (a, b) => a === b).map(({ to }) => to)).toContain(sank);
  });
});
