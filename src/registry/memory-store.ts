/** The Registry in memory: for tests and for rebuilds small enough to hold. */
import { compareText } from '../domain/graph.ts';
import type { IndexName, TableName } from './records.ts';
import type { RegistryPosition, RegistryStore } from './registry-store.ts';

export function openMemoryStore(): RegistryStore {
  let tables = new Map<string, unknown>();
  let indexes = new Map<string, Map<string, number>>();
  let position: RegistryPosition | undefined;
  /** How to take back what the open transaction did, newest last. */
  let undo: (() => void)[] | undefined;

  /** Notes how to take back what is written next. */
  const undoable = (step: () => void) => {
    if (!undo) throw new TypeError('Cannot write to the Registry: no transaction is open, expected one');
    undo.push(step);
  };
  const setCount = (slot: string, member: string, count: number) => {
    const members = indexes.get(slot) ?? new Map<string, number>();
    indexes.set(slot, members);
    if (count > 0) members.set(member, count);
    else members.delete(member);
    if (members.size === 0) indexes.delete(slot);
  };
  const count = (index: IndexName, key: string, member: string, step: 1 | -1) => {
    const slot = `${index}\t${key}`;
    const before = indexes.get(slot)?.get(member) ?? 0;
    undoable(() => setCount(slot, member, before));
    setCount(slot, member, Math.max(0, before + step));
  };
  const set = (slot: string, value: unknown) => {
    const before = tables.get(slot);
    undoable(() => (before === undefined ? tables.delete(slot) : tables.set(slot, before)));
    if (value === undefined) tables.delete(slot);
    else tables.set(slot, value);
  };

  return {
    get: (table, id) => tables.get(`${table}\t${id}`) as never,
    // Records are frozen by type, not at run time: a copy by JSON keeps a caller's later change out, as on disk.
    put: (table: TableName, id: string, record: unknown) => set(`${table}\t${id}`, JSON.parse(JSON.stringify(record))),
    delete: (table, id) => set(`${table}\t${id}`, undefined),
    add: (index, key, member) => count(index, key, member, 1),
    remove: (index, key, member) => count(index, key, member, -1),
    members: (index, key, limit) =>
      [...(indexes.get(`${index}\t${key}`)?.keys() ?? [])].sort(compareText).slice(0, limit),
    count: (index, key) => indexes.get(`${index}\t${key}`)?.size ?? 0,
    position: () => position,
    setPosition(next) {
      const before = position;
      undoable(() => {
        position = before;
      });
      position = next;
    },
    begin() {
      if (undo) throw new TypeError('Cannot begin a transaction: one is open, expected none');
      undo = [];
    },
    commit() {
      if (!undo) throw new TypeError('Cannot commit: no transaction is open, expected one');
      undo = undefined;
    },
    rollback() {
      if (!undo) throw new TypeError('Cannot roll back: no transaction is open, expected one');
      const steps = undo;
      undo = undefined;
      for (const step of steps.reverse()) step();
    },
    wipe() {
      const before = { tables, indexes, position };
      undo?.push(() => {
        ({ tables, indexes, position } = before);
      });
      tables = new Map();
      indexes = new Map();
      position = undefined;
    },
    close() {},
  };
}
