import { describe, expect, it } from 'vitest';
import { type LinkRow, linkLines } from '../../src/cli/link-lines.ts';
import type { LineFault } from '../../src/cli/score-lines.ts';

async function link(
  lines: readonly (object | string)[],
  links: 'precise' | 'balanced' = 'balanced',
): Promise<{ rows: LinkRow[]; faults: LineFault[] }> {
  async function* bytes() {
    yield Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  }
  const faults: LineFault[] = [];
  const rows: LinkRow[] = [];
  for await (const row of linkLines(bytes(), { links }, (fault) => faults.push(fault))) rows.push(row);
  return { rows, faults };
}

const span = (text: string, words: string) => {
  const start = text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
};

const FIRST = `Bridge collapses in Dunmore, mayor Ellen Garrity shaken
The Dunmore bridge collapsed on Tuesday and the driver of a truck was killed, said mayor Ellen Garrity of Dunmore.
Garrity said the Dunmore bridge was inspected in May by engineers of Wolanski Steel.`;
const SECOND = `Dunmore bridge collapse kills truck driver
The collapse of the bridge in Dunmore killed the driver of a truck on Tuesday. Garrity, who ordered the bridge of Dunmore closed, blamed Wolanski Steel.`;
const OTHER = `Choir of Westhaven wins prize in Lisbon
The Westhaven youth choir won the first prize of the Lisbon festival, conductor Tomas Adeyemi said. Adeyemi has led the choir for ten years.`;

describe('linking for scorers', () => {
  it('gives marked happenings and things their chains across documents', async () => {
    const { rows, faults } = await link([
      {
        id: 'a',
        text: FIRST,
        events: [
          { id: 'a1', ...span(FIRST, 'collapsed') },
          { id: 'a2', ...span(FIRST, 'killed') },
        ],
        entities: [
          { id: 'a3', ...span(FIRST, 'Ellen Garrity of Dunmore'), type: 'PER' },
          { id: 'a4', ...span(FIRST, 'the driver of a truck'), type: 'PER' },
        ],
      },
      {
        id: 'b',
        text: SECOND,
        events: [
          { id: 'b1', ...span(SECOND, 'The collapse') },
          { id: 'b2', ...span(SECOND, 'killed') },
        ],
        entities: [
          { id: 'b3', ...span(SECOND, 'Garrity'), type: 'PER' },
          { id: 'b4', ...span(SECOND, 'the driver of a truck'), type: 'PER' },
        ],
      },
      { id: 'c', text: OTHER, events: [{ id: 'c1', ...span(OTHER, 'won') }], entities: [] },
    ]);
    expect(faults).toEqual([]);
    const chain = new Map(rows.flatMap(({ events, entities }) => [...events, ...entities].map((m) => [m.id, m.chain])));
    expect(rows[0]?.cluster).toBe(rows[1]?.cluster);
    expect(rows[2]?.cluster).not.toBe(rows[0]?.cluster);
    for (const [one, other] of [
      ['a1', 'b1'],
      ['a2', 'b2'],
      ['a3', 'b3'],
      ['a4', 'b4'],
    ])
      expect(chain.get(one), `${one} and ${other}`).toBe(chain.get(other));
    expect(new Set(['a1', 'a2', 'c1'].map((id) => chain.get(id))).size).toBe(3);
    for (const { events } of rows) for (const { start, end } of events) expect(end).toBeGreaterThan(start);
  });

  it('links its own mentions when none are marked, with offsets into the given text', async () => {
    const { rows } = await link([
      { id: 1, title: 'Bridge collapses in Dunmore, mayor Ellen Garrity shaken', text: FIRST },
      { id: 2, text: SECOND },
    ]);
    const names = rows[0]?.entities.map(({ start, end }) => FIRST.slice(start, end));
    expect(names).toContain('Ellen Garrity');
    const triggers = rows[1]?.events.map(({ start, end }) => SECOND.slice(start, end));
    expect(triggers).toContain('collapse');
  });

  it('names lines that are no documents and goes on', async () => {
    const { rows, faults } = await link([
      '{"id": 1, "text": ',
      '[1]',
      { text: 'No id.' },
      { id: 2, text: OTHER, events: [{ start: 5, end: 5 }] },
      { id: 3, text: OTHER, date: 'soon' },
    ]);
    expect(rows.map(({ id }) => id)).toEqual([3]);
    expect(faults.map(({ line, skipped }) => [line, skipped])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, true],
      [5, false],
    ]);
    expect(faults[3]?.reason).toContain('events');
  });

  it('gives the same answer each time, and a copy of an article its story', async () => {
    const documents = [
      { id: 'a', text: FIRST },
      { id: 'b', text: FIRST },
      { id: 'c', text: OTHER },
    ];
    const once = await link(documents, 'precise');
    expect((await link(documents, 'precise')).rows).toEqual(once.rows);
    expect(once.rows[1]?.cluster).toBe(once.rows[0]?.cluster);
  });
});
