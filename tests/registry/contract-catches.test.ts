import { describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { RegistryStore } from '../../src/registry/registry-store.ts';
import { REGISTRY_STORE_CONTRACT, type StorePlace } from '../contracts/registry-store.ts';

/**
 * A small store on shared state, so that two can be open on one "file"; every habit can be broken. It keeps its state as one
 * JSON-able value and works on a copy while a transaction is open.
 */
interface State {
  records: Map<string, unknown>;
  counts: Map<string, Map<string, number>>;
  position: unknown;
}
interface Habits {
  rollbackForgetsIndexes?: boolean;
  rollbackForgetsRecords?: boolean;
  rollbackForgetsPosition?: boolean;
  ignoresCount?: boolean;
  owesRemovals?: boolean;
  neverRefreshes?: boolean;
  sortsByUnit?: boolean;
  ignoresLimit?: boolean;
  readsCommittedOnly?: boolean;
  wipeKeepsPosition?: boolean;
  wipeKeepsIndexes?: boolean;
  wipesForGood?: boolean;
  nests?: boolean;
  writesAnywhere?: boolean;
  joinsByTab?: boolean;
  plainObjects?: boolean;
  losesOnClose?: boolean;
  mixesTables?: boolean;
  aliases?: boolean;
  countsReasons?: boolean;
  countsToSixteen?: boolean;
  countsOthers?: boolean;
}

const copy = (state: State): State => ({
  records: new Map(state.records),
  counts: new Map([...state.counts].map(([slot, members]) => [slot, new Map(members)])),
  position: state.position,
});

function place(habits: Habits): StorePlace {
  const file: { state: State } = { state: { records: new Map(), counts: new Map(), position: undefined } };
  const inherited = habits.plainObjects ? Object.prototype : Object.create(null);
  return {
    persistent: true,
    open(): RegistryStore {
      let working: State | undefined;
      let cached = habits.neverRefreshes ? copy(file.state) : undefined;
      const seen = () => (habits.readsCommittedOnly ? file.state : (working ?? cached ?? file.state));
      const target = () => {
        if (working) return working;
        if (habits.writesAnywhere) return file.state;
        throw new TypeError('no transaction');
      };
      const join = (a: string, b: string) => {
        if (habits.mixesTables) return b;
        return habits.joinsByTab ? `${a}\t${b}`.split('\t').slice(0, 2).join('\t') : JSON.stringify([a, b]);
      };
      const step = (index: string, key: string, member: string, by: 1 | -1) => {
        const { counts } = target();
        const members = counts.get(join(index, key)) ?? new Map<string, number>();
        counts.set(join(index, key), members);
        const before = members.get(member) ?? 0;
        if (by === -1 && before === 0 && !habits.owesRemovals) return;
        const next = habits.ignoresCount ? Math.max(0, by) : before + by;
        if (next === 0) members.delete(member);
        else members.set(member, next);
      };
      return {
        get(table, id) {
          const value = seen().records.get(join(table, id)) ?? (inherited as Record<string, unknown>)[id];
          return value as never;
        },
        put(table, id, record) {
          target().records.set(join(table, id), habits.aliases ? record : structuredClone(record));
        },
        delete(table, id) {
          target().records.delete(join(table, id));
        },
        add: (index, key, member) => step(index, key, member, 1),
        remove: (index, key, member) => step(index, key, member, -1),
        members(index, key, limit) {
          const all = [...(seen().counts.get(join(index, key)) ?? [])]
            .filter(([, n]) => n > 0)
            .map(([member]) => member);
          if (habits.sortsByUnit) all.sort();
          else all.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          return habits.ignoresLimit ? all : all.slice(0, limit);
        },
        count(index, key) {
          const reasons = [...(seen().counts.get(join(habits.countsOthers ? 'key' : index, key)) ?? [])].map(
            ([, n]) => n,
          );
          if (habits.countsReasons) return reasons.reduce((a, b) => a + b, 0);
          return Math.min(habits.countsToSixteen ? 16 : 1e9, reasons.filter((n) => n > 0).length);
        },
        position: () => seen().position as never,
        setPosition(position) {
          target().position = position;
        },
        begin() {
          if (working && !habits.nests) throw new TypeError('open');
          working = copy(cached ?? file.state);
        },
        commit() {
          if (!working) throw new TypeError('not open');
          file.state = working;
          if (cached) cached = copy(working);
          working = undefined;
        },
        rollback() {
          if (!working) throw new TypeError('not open');
          if (habits.rollbackForgetsIndexes) file.state.counts = working.counts;
          if (habits.rollbackForgetsRecords) file.state.records = working.records;
          if (habits.rollbackForgetsPosition) file.state.position = working.position;
          working = undefined;
        },
        wipe() {
          const state = habits.wipesForGood ? file.state : (working ?? file.state);
          state.records = new Map();
          if (!habits.wipeKeepsIndexes) state.counts = new Map();
          if (!habits.wipeKeepsPosition) state.position = undefined;
          if (habits.wipesForGood && working) working = copy(state);
        },
        close() {
          if (habits.losesOnClose) file.state = { records: new Map(), counts: new Map(), position: undefined };
        },
      };
    },
  };
}

const failures = (make: () => StorePlace) =>
  REGISTRY_STORE_CONTRACT.filter((check) => {
    try {
      check.run(make());
      return false;
    } catch {
      return true;
    }
  }).map((check) => check.name);

const BROKEN: readonly (readonly [Habits, RegExp])[] = [
  [{ rollbackForgetsIndexes: true }, /rollback/],
  [{ rollbackForgetsRecords: true }, /rollback/],
  [{ rollbackForgetsPosition: true }, /rollback/],
  [{ ignoresCount: true }, /last reason/],
  [{ owesRemovals: true }, /no debt/],
  [{ neverRefreshes: true }, /another connection/],
  [{ sortsByUnit: true }, /code points/],
  [{ ignoresLimit: true }, /code points/],
  [{ readsCommittedOnly: true }, /get\(\) answers/],
  [{ wipeKeepsPosition: true }, /wipe/],
  [{ wipeKeepsIndexes: true }, /wipe/],
  [{ wipesForGood: true }, /wipe/],
  [{ nests: true }, /do not nest/],
  [{ writesAnywhere: true }, /outside a transaction/],
  [{ joinsByTab: true }, /well-formed text/],
  [{ plainObjects: true }, /prototypes/],
  [{ losesOnClose: true }, /opened again/],
  [{ mixesTables: true }, /tables are apart/],
  [{ aliases: true }, /by its maker/],
  [{ countsReasons: true }, /count\(\) is/],
  [{ countsToSixteen: true }, /count\(\) is/],
  [{ countsOthers: true }, /count\(\) is/],
];

describe('the contract of the Registry store', () => {
  test('passes the sound double and the memory store', () => {
    expect(failures(() => place({}))).toEqual([]);
    const memory = REGISTRY_STORE_CONTRACT.filter((check) => !check.persistent);
    for (const check of memory) check.run({ persistent: false, open: openMemoryStore });
  });

  test.each(BROKEN.map(([habits, name]) => [Object.keys(habits).join(), habits, name] as const))(
    'catches a store that %s',
    (_, habits, name) => {
      expect(failures(() => place(habits)).join('\n')).toMatch(name);
    },
  );
});
