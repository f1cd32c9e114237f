/** Everything a Registry in SQLite holds, in order. */
import type { IndexName, TableName } from '../../src/registry/records.ts';
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
      'SELECT kind, id, json FROM registry_record ORDER BY kind, id',
    )
    .all()
    .map(({ kind, id, json }) => ({ kind, id, record: JSON.parse(json) as unknown }));
  const members = db
    .prepare<{ name: IndexName; key: string; member: string; n: number }>(
      'SELECT name, key, member, n FROM registry_index ORDER BY name, key, member',
    )
    .all();
  return { records, members: members.map((row) => ({ ...row })) };
}
