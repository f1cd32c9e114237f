/** Everything a Registry in SQLite holds, in order. */
import type { IndexName, TableName } from '../../src/registry/records.ts';
import { keyAt } from '../../src/registry/slot.ts';
import type { Sqlite } from '../../src/sqlite.ts';

export function foldedDump(db: Sqlite): {
  readonly records: readonly { readonly kind: TableName; readonly id: string; readonly record: unknown }[];
  readonly members: readonly {
    readonly name: IndexName;
    readonly key: string;
    readonly member: string;
    readonly n: number;
  }[];
} {
  const records = db
    .prepare<{ kind: TableName; id: string; json: string }>(
      'SELECT name AS kind, near AS id, json FROM registry_row WHERE json IS NOT NULL ORDER BY kind, id',
    )
    .all()
    .map(({ kind, id, json }) => ({ kind, id, record: JSON.parse(json) as unknown }));
  const members = db
    .prepare<{ name: IndexName; near: string; key: string; member: string; n: number }>(
      `SELECT name, near, key, member, n FROM registry_row WHERE json IS NULL AND name NOT LIKE '%#' ORDER BY name, near, key, member`,
    )
    .all()
    .map(({ name, near, key, member, n }) => ({ name, key: keyAt({ near, key }), member, n }));
  return { records, members };
}
