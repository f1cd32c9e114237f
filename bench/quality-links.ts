/** Rows of linking for a gold set: through the same door as `newsloom link --score`. */
import { type LinkRow, linkLines } from '../src/cli/link-lines.ts';
import type { Extraction } from '../src/domain/extraction.ts';
import { read } from '../src/read/read.ts';
import type { LinkOptions } from '../src/resolve/resolve.ts';
import type { GoldRow } from './quality-data.ts';

/** What linking is told of a document besides its words. */
export interface Given {
  /** `marked`: the gold's own mentions, to be linked; `names`: only those that are names; `nothing`: linking finds its own. */
  readonly mentions: 'marked' | 'names' | 'nothing';
  readonly links: NonNullable<LinkOptions['links']>;
}

interface GoldMention {
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly form?: string;
}

/** One row a document, in the order of the set. */
export async function linkGold(
  gold: readonly GoldRow[],
  { mentions, links }: Given,
  reading: typeof read = read,
): Promise<LinkRow[]> {
  const lines = gold.map(({ id, text, title, date, events, entities }) => {
    const marked = (list: unknown) =>
      ((list ?? []) as GoldMention[])
        .filter(({ form }) => mentions !== 'names' || form === 'name')
        .map(({ id: mention, start, end, type }) => ({ id: mention, start, end, type }));
    return JSON.stringify({
      ...{ id, text, title, date },
      ...(mentions === 'marked' ? { events: marked(events) } : {}),
      ...(mentions === 'nothing' ? {} : { entities: marked(entities) }),
    });
  });
  async function* bytes() {
    yield Buffer.from(lines.join('\n'));
  }
  const rows: LinkRow[] = [];
  const fault = ({ line, reason }: { line: number; reason: string }) => {
    throw new Error(`line ${line}: ${reason}`);
  };
  // A date that cannot be read is left out, as the door does.
  for await (const row of linkLines(bytes(), { links }, (found) => found.skipped && fault(found), reading))
    rows.push(row);
  return rows;
}

/**
 * How much of what is linked stands when the articles of each day come the other way round: the share of pairs, of articles of one story
 * and of mentions of one thing or happening, that there are in both orders. A thing counts once an article.
 */
export async function orderKept(gold: readonly GoldRow[], given: Given): Promise<number> {
  const readings = new Map<string, Extraction>();
  const reading: typeof read = (body, published) => {
    const key = JSON.stringify([body.title, body.text, published]);
    const known = readings.get(key) ?? read(body, published);
    readings.set(key, known);
    return known;
  };
  const day = ({ date }: GoldRow) => (typeof date === 'string' ? date.slice(0, 10) : '9999');
  const byDay = (rows: readonly GoldRow[]) =>
    [...rows].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const forth = pairsOf(await linkGold(byDay(gold), given, reading));
  const back = pairsOf(await linkGold(byDay([...gold].reverse()), given, reading));
  const both = [...forth].filter((pair) => back.has(pair)).length;
  return both / (forth.size + back.size - both);
}

function pairsOf(rows: readonly LinkRow[]): ReadonlySet<string> {
  const members = new Map<string, string[]>();
  const add = (chain: string, member: string) => members.set(chain, [...(members.get(chain) ?? []), member]);
  for (const { id, cluster, events, entities } of rows) {
    add(`story ${cluster}`, `${id}`);
    for (const { chain, start } of events) add(`event ${chain}`, `${id} ${start}`);
    const first = new Map([...entities].reverse().map(({ chain, start }) => [chain, start]));
    for (const [chain, start] of first) add(`entity ${chain}`, `${id} ${start}`);
  }
  const pairs = new Set<string>();
  for (const [chain, list] of members)
    for (const [at, a] of list.entries())
      for (const b of list.slice(at + 1)) pairs.add([chain.slice(0, chain.indexOf(' ')), ...[a, b].sort()].join(' = '));
  return pairs;
}
