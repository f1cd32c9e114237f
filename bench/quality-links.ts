/** Rows of linking for a gold set: through the same door as `newsloom link --score`. */
import { type LinkRow, linkLines } from '../src/cli/link-lines.ts';
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
export async function linkGold(gold: readonly GoldRow[], { mentions, links }: Given): Promise<LinkRow[]> {
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
  for await (const row of linkLines(bytes(), { links }, (found) => found.skipped && fault(found))) rows.push(row);
  return rows;
}
