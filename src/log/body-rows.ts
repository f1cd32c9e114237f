/** Walking over all stored bodies beside the commits that brought them, one page in memory. */
import { isUnreadable, type Row, type StoredBody, type StoredLog } from './stored-log.ts';

const PAGE = 64;

/** All body rows in order of storing, a page at a time. */
export async function* bodyRows(log: StoredLog): AsyncGenerator<Row<StoredBody>, void, undefined> {
  for (let after = 0; ; ) {
    const page = await log.bodyRows(after, PAGE);
    for (const row of page) {
      yield row;
      after = isUnreadable(row) ? row.key : row.sequence;
    }
    if (page.length === 0) return;
  }
}

export interface Peekable<T> {
  peek(): Promise<T | undefined>;
  next(): Promise<T | undefined>;
  /** Leaves the rest. */
  end(): Promise<void>;
}

/** Lets one look at the next item without taking it; undefined at the end. */
export function peekable<T>(items: AsyncGenerator<T, void, undefined>): Peekable<T> {
  let ahead: IteratorResult<T, void> | undefined;
  const look = async () => {
    ahead ??= await items.next();
    return ahead.done ? undefined : ahead.value;
  };
  return {
    peek: look,
    async next() {
      const value = await look();
      if (value !== undefined) ahead = undefined;
      return value;
    },
    async end() {
      await items.return();
      ahead = { done: true, value: undefined };
    },
  };
}
