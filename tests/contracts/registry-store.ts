/**
 * The contract of the Registry's store: one check a sentence of src/registry/registry-store.ts. Run on every adapter, and on broken
 * doubles that it has to catch.
 */
import { strict as assert } from 'node:assert';
import type { JudgementRecord, ThingRecord, WithdrawnRecord } from '../../src/registry/records.ts';
import type { RegistryPosition, RegistryStore } from '../../src/registry/registry-store.ts';

/** A place where stores can be opened. `persistent` is false where closing loses everything (memory). */
export interface StorePlace {
  readonly persistent: boolean;
  /** Opens a store on what earlier ones of this place have left; several may be open at once where the place is persistent. */
  open(): RegistryStore;
}

export interface StoreCheck {
  readonly name: string;
  /** True where it needs a place that outlives a store. */
  readonly persistent?: true;
  run(place: StorePlace): void;
}

const within = (store: RegistryStore, work: () => void) => {
  store.begin();
  work();
  store.commit();
};
const record = (position: number): WithdrawnRecord => ({ article: 'art_a', position });
const position = (at: number): RegistryPosition => ({ logId: 'log', position: at, commit: `com_${at}`, fold: 1 });
const thing = (name: string): ThingRecord => ({
  id: 'ent_a',
  type: 'ENTITY',
  position: 1,
  order: 0,
  version: 'ver_a',
  place: '0-1',
  canonical: 'ent_a',
  renamed: [],
  retyped: [],
  live: 1,
  names: [[name, 1]],
  aliases: [],
  kinds: [],
  keys: [],
  eventTypes: [],
});

/** Texts that have broken stores before: keys of objects, separators, SQL, wide characters, emptiness, length. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  '\t',
  'a\tb',
  'text\ta\tb',
  'a\nb',
  '\\',
  '"',
  "'; DROP TABLE registry_row; --",
  '%',
  '_',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u{1F600}',
  '\uFFFD',
  'e\u0301',
  '\u00e9',
  '\u202e',
  'x'.repeat(100_000),
];

export const REGISTRY_STORE_CONTRACT: readonly StoreCheck[] = [
  {
    name: 'an empty store has no record, no member and no position',
    run({ open }) {
      const store = open();
      assert.equal(store.get('thing', 'ent_a'), undefined);
      assert.deepEqual(store.members('key', 'a', 10), []);
      assert.equal(store.position(), undefined);
      store.close();
    },
  },
  {
    name: 'get() answers what was put, a second put replaces the first, in the transaction and after it',
    run({ open }) {
      const store = open();
      within(store, () => {
        store.put('withdrawn', 'a', record(1));
        assert.deepEqual(store.get('withdrawn', 'a'), record(1));
        store.put('withdrawn', 'a', record(2));
        assert.deepEqual(store.get('withdrawn', 'a'), record(2));
      });
      assert.deepEqual(store.get('withdrawn', 'a'), record(2));
      within(store, () => store.put('withdrawn', 'a', record(3)));
      assert.deepEqual(store.get('withdrawn', 'a'), record(3));
      within(store, () => assert.deepEqual(store.get('withdrawn', 'a'), record(3)));
      store.close();
    },
  },
  {
    name: 'tables are apart: one id may stand in each',
    run({ open }) {
      const store = open();
      const judged: JudgementRecord = {
        judgement: { type: 'JudgementRevoked' } as never,
        position: 1,
        revoked: true,
      };
      within(store, () => {
        store.put('withdrawn', 'a', record(1));
        store.put('judgement', 'a', judged);
        store.delete('withdrawn', 'a');
      });
      assert.equal(store.get('withdrawn', 'a'), undefined);
      assert.deepEqual(store.get('judgement', 'a'), judged);
      store.close();
    },
  },
  {
    name: 'delete() takes a record away at once, an absent one is left alone',
    run({ open }) {
      const store = open();
      within(store, () => store.put('withdrawn', 'a', record(1)));
      within(store, () => {
        store.delete('withdrawn', 'a');
        assert.equal(store.get('withdrawn', 'a'), undefined);
        store.delete('withdrawn', 'never');
      });
      assert.equal(store.get('withdrawn', 'a'), undefined);
      within(store, () => {
        store.put('withdrawn', 'a', record(2));
        store.delete('withdrawn', 'a');
        store.put('withdrawn', 'a', record(3));
      });
      assert.deepEqual(store.get('withdrawn', 'a'), record(3));
      store.close();
    },
  },
  {
    name: 'a member leaves with its last reason, within and across transactions',
    run({ open }) {
      const store = open();
      within(store, () => {
        store.add('key', 'k', 'm');
        store.add('key', 'k', 'm');
        store.remove('key', 'k', 'm');
        assert.deepEqual(store.members('key', 'k', 10), ['m']);
      });
      within(store, () => store.add('key', 'k', 'm'));
      within(store, () => store.remove('key', 'k', 'm'));
      assert.deepEqual(store.members('key', 'k', 10), ['m']);
      within(store, () => {
        store.remove('key', 'k', 'm');
        assert.deepEqual(store.members('key', 'k', 10), []);
      });
      assert.deepEqual(store.members('key', 'k', 10), []);
      store.close();
    },
  },
  {
    name: 'removing an absent member leaves no debt',
    run({ open }) {
      const store = open();
      within(store, () => {
        store.remove('key', 'k', 'm');
        store.remove('key', 'k', 'm');
        store.add('key', 'k', 'm');
      });
      assert.deepEqual(store.members('key', 'k', 10), ['m']);
      within(store, () => store.remove('key', 'k', 'm'));
      within(store, () => store.remove('key', 'k', 'm'));
      within(store, () => store.add('key', 'k', 'm'));
      assert.deepEqual(store.members('key', 'k', 10), ['m']);
      store.close();
    },
  },
  {
    name: 'indexes and keys are apart',
    run({ open }) {
      const store = open();
      within(store, () => {
        store.add('key', 'k', 'a');
        store.add('text', 'k', 'b');
        store.add('key', 'k2', 'c');
      });
      assert.deepEqual(store.members('key', 'k', 10), ['a']);
      assert.deepEqual(store.members('text', 'k', 10), ['b']);
      assert.deepEqual(store.members('key', 'k2', 10), ['c']);
      store.close();
    },
  },
  {
    name: 'members() come in order of code points, at most limit of them',
    run({ open }) {
      const store = open();
      // By UTF-16 units the wide character would stand before U+FFFD and be the one that a limit keeps.
      const sorted = ['', '__proto__', 'a', 'a\tb', 'aa', 'b', '\u00e9', '\uFFFD', '\u{1F600}'].sort((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)),
      );
      within(store, () => {
        for (const member of [...sorted].reverse()) store.add('key', 'k', member);
        assert.deepEqual(store.members('key', 'k', 100), sorted);
      });
      assert.deepEqual(store.members('key', 'k', 100), sorted);
      assert.deepEqual(store.members('key', 'k', sorted.length - 1), sorted.slice(0, -1));
      assert.deepEqual(store.members('key', 'k', 1), ['']);
      assert.deepEqual(store.members('key', 'k', 0), []);
      store.close();
    },
  },
  {
    name: 'count() is the number of members under a key, however many came and went',
    run({ open }) {
      const store = open();
      assert.equal(store.count('key', 'k'), 0);
      const name = (i: number) => `m${i}`;
      const agrees = () => {
        assert.equal(store.count('key', 'k'), store.members('key', 'k', 1_000).length);
        assert.equal(store.count('text', 'k'), 1);
        assert.equal(store.count('key', 'k2'), 0);
      };
      within(store, () => store.add('text', 'k', 'other'));
      // One by one over any length at which a store may begin to count otherwise, each member for two reasons; and down again.
      for (let i = 0; i < 40; i++) {
        within(store, () => {
          store.add('key', 'k', name(i));
          store.add('key', 'k', name(i >> 1));
          assert.equal(store.count('key', 'k'), i + 1);
        });
        agrees();
      }
      store.begin();
      store.add('key', 'k', 'gone');
      for (let i = 0; i < 30; i++) for (let reasons = 0; reasons < 3; reasons++) store.remove('key', 'k', name(i));
      assert.equal(store.count('key', 'k'), 11);
      store.rollback();
      assert.equal(store.count('key', 'k'), 40);
      for (let i = 0; i < 40; i++) {
        within(store, () => {
          for (let reasons = 0; reasons < 4; reasons++) store.remove('key', 'k', name(i));
          store.remove('key', 'k', 'never');
        });
        agrees();
      }
      assert.equal(store.count('key', 'k'), 0);
      // Many at once, and some of them again.
      within(store, () => {
        for (let i = 0; i < 100; i++) store.add('key', 'k', name(i % 70));
      });
      within(store, () => {
        for (let i = 60; i < 90; i++) store.add('key', 'k', name(i));
      });
      agrees();
      assert.equal(store.count('key', 'k'), 90);
      store.wipe();
      assert.equal(store.count('key', 'k'), 0);
      store.close();
    },
  },
  {
    name: 'any well-formed text is an id, a key and a member',
    run({ open }) {
      const store = open();
      within(store, () => {
        HOSTILE.forEach((text, index) => {
          store.put('withdrawn', text, record(index));
          store.put('thing', text, thing(text));
          store.add('key', text, 'm');
          store.add('key', 'k', text);
          store.add('text', text, text);
        });
      });
      for (const inside of [false, true]) {
        if (inside) store.begin();
        HOSTILE.forEach((text, index) => {
          assert.deepEqual(store.get('withdrawn', text), record(index));
          assert.deepEqual(store.get('thing', text)?.names, [[text, 1]]);
          assert.deepEqual(store.members('key', text, 9), ['m']);
          assert.deepEqual(store.members('text', text, 9), [text]);
        });
        assert.equal(store.members('key', 'k', 1_000).length, HOSTILE.length);
        assert.deepEqual(new Set(store.members('key', 'k', 1_000)), new Set(HOSTILE));
        if (inside) store.rollback();
      }
      within(store, () => {
        for (const text of HOSTILE) {
          store.delete('withdrawn', text);
          store.remove('key', text, 'm');
          store.remove('key', 'k', text);
        }
      });
      for (const text of HOSTILE) assert.equal(store.get('withdrawn', text), undefined);
      assert.deepEqual(store.members('key', 'k', 1_000), []);
      store.close();
    },
  },
  {
    name: 'what object prototypes hold is no record and no member',
    run({ open }) {
      const store = open();
      for (const name of ['__proto__', 'constructor', 'toString', 'valueOf']) {
        assert.equal(store.get('thing', name), undefined);
        assert.deepEqual(store.members('key', name, 10), []);
      }
      store.close();
    },
  },
  {
    name: 'a record put in a transaction is not changed by its maker later',
    run({ open }) {
      const store = open();
      const names: [string, number][] = [['before', 1]];
      within(store, () => store.put('thing', 'ent_a', { ...thing('x'), names }));
      names.push(['after', 1]);
      assert.deepEqual(store.get('thing', 'ent_a')?.names, [['before', 1]]);
      store.close();
    },
  },
  {
    name: 'rollback() takes back records, counts and position, and what stood before stands again',
    run({ open }) {
      const store = open();
      within(store, () => {
        store.put('withdrawn', 'kept', record(1));
        store.put('withdrawn', 'deleted', record(1));
        store.add('key', 'k', 'kept');
        store.add('key', 'k', 'removed');
        store.add('key', 'k', 'counted');
        store.setPosition(position(1));
      });
      store.begin();
      store.put('withdrawn', 'kept', record(2));
      store.put('withdrawn', 'new', record(2));
      store.delete('withdrawn', 'deleted');
      store.add('key', 'k', 'new');
      store.add('key', 'k', 'counted');
      store.remove('key', 'k', 'removed');
      assert.deepEqual(store.members('key', 'k', 9), ['counted', 'kept', 'new']);
      store.add('key', 'other', 'gathered');
      store.setPosition(position(2));
      store.rollback();
      for (const inside of [false, true]) {
        if (inside) store.begin();
        assert.deepEqual(store.get('withdrawn', 'kept'), record(1));
        assert.deepEqual(store.get('withdrawn', 'deleted'), record(1));
        assert.equal(store.get('withdrawn', 'new'), undefined);
        assert.deepEqual(store.members('key', 'k', 9), ['counted', 'kept', 'removed']);
        assert.deepEqual(store.members('key', 'other', 9), []);
        assert.deepEqual(store.position(), position(1));
        if (inside) store.commit();
      }
      within(store, () => store.remove('key', 'k', 'counted'));
      assert.deepEqual(store.members('key', 'k', 9), ['kept', 'removed']);
      store.close();
    },
  },
  {
    name: 'position() answers what was set last, in the same transaction at once',
    run({ open }) {
      const store = open();
      within(store, () => {
        store.setPosition(position(1));
        assert.deepEqual(store.position(), position(1));
        store.setPosition(position(2));
      });
      assert.deepEqual(store.position(), position(2));
      store.close();
    },
  },
  {
    name: 'transactions do not nest, and none is closed that is not open',
    run({ open }) {
      const store = open();
      assert.throws(() => store.commit(), TypeError);
      assert.throws(() => store.rollback(), TypeError);
      store.begin();
      store.put('withdrawn', 'a', record(1));
      assert.throws(() => store.begin(), TypeError);
      store.commit();
      assert.deepEqual(store.get('withdrawn', 'a'), record(1));
      assert.throws(() => store.commit(), TypeError);
      store.close();
    },
  },
  {
    name: 'a write outside a transaction is refused and writes nothing',
    run({ open }) {
      const store = open();
      assert.throws(() => store.put('withdrawn', 'a', record(1)), TypeError);
      assert.throws(() => store.delete('withdrawn', 'a'), TypeError);
      assert.throws(() => store.add('key', 'k', 'm'), TypeError);
      assert.throws(() => store.remove('key', 'k', 'm'), TypeError);
      assert.throws(() => store.setPosition(position(1)), TypeError);
      assert.equal(store.get('withdrawn', 'a'), undefined);
      assert.deepEqual(store.members('key', 'k', 9), []);
      assert.equal(store.position(), undefined);
      store.close();
    },
  },
  {
    name: 'wipe() deletes everything, position included',
    run({ open }) {
      const store = open();
      const fill = () =>
        within(store, () => {
          store.put('withdrawn', 'a', record(1));
          store.add('key', 'k', 'm');
          store.setPosition(position(1));
        });
      const isEmpty = () => {
        assert.equal(store.get('withdrawn', 'a'), undefined);
        assert.deepEqual(store.members('key', 'k', 9), []);
        assert.equal(store.position(), undefined);
      };
      fill();
      store.wipe();
      isEmpty();
      within(store, isEmpty);
      fill();
      assert.deepEqual(store.members('key', 'k', 9), ['m']);
      store.begin();
      store.wipe();
      isEmpty();
      store.rollback();
      assert.deepEqual(store.get('withdrawn', 'a'), record(1));
      assert.deepEqual(store.members('key', 'k', 9), ['m']);
      assert.deepEqual(store.position(), position(1));
      within(store, () => store.wipe());
      isEmpty();
      store.close();
    },
  },
  {
    name: 'a store opened again holds what was committed and nothing else',
    persistent: true,
    run({ open }) {
      const first = open();
      within(first, () => {
        first.put('withdrawn', 'a', record(1));
        first.add('key', 'k', 'm');
        first.add('key', 'k', 'm');
        first.setPosition(position(1));
      });
      first.begin();
      first.put('withdrawn', 'b', record(2));
      first.rollback();
      first.close();
      const second = open();
      assert.deepEqual(second.get('withdrawn', 'a'), record(1));
      assert.equal(second.get('withdrawn', 'b'), undefined);
      assert.deepEqual(second.position(), position(1));
      within(second, () => second.remove('key', 'k', 'm'));
      assert.deepEqual(second.members('key', 'k', 9), ['m']);
      second.close();
    },
  },
  {
    name: 'what another connection committed is seen by the next transaction and by reads outside one',
    persistent: true,
    run({ open }) {
      const one = open();
      const other = open();
      within(one, () => {
        one.put('withdrawn', 'a', record(1));
        assert.equal(one.get('withdrawn', 'b'), undefined);
        one.add('key', 'k', 'm');
        one.setPosition(position(1));
      });
      within(other, () => {
        assert.deepEqual(other.get('withdrawn', 'a'), record(1));
        other.put('withdrawn', 'a', record(2));
        other.put('withdrawn', 'b', record(2));
        other.add('key', 'k', 'n');
        other.setPosition(position(2));
      });
      assert.deepEqual(one.get('withdrawn', 'a'), record(2));
      assert.deepEqual(one.get('withdrawn', 'b'), record(2));
      assert.deepEqual(one.members('key', 'k', 9), ['m', 'n']);
      within(one, () => {
        assert.deepEqual(one.get('withdrawn', 'a'), record(2));
        assert.deepEqual(one.get('withdrawn', 'b'), record(2));
        assert.deepEqual(one.position(), position(2));
      });
      // Also where the other one did not move the position.
      within(other, () => other.put('withdrawn', 'a', record(3)));
      within(one, () => assert.deepEqual(one.get('withdrawn', 'a'), record(3)));
      other.wipe();
      within(one, () => {
        assert.equal(one.get('withdrawn', 'a'), undefined);
        assert.equal(one.position(), undefined);
      });
      one.close();
      other.close();
    },
  },
];
