import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyAt, slotOf } from '../../src/registry/slot.ts';

const id = (prefix: string) => `${prefix}_${'k3'.repeat(13)}`;

describe('slotOf()', () => {
  test('puts lists about one thing beside each other, wherever their keys have its id', () => {
    expect(slotOf(id('ent'))).toEqual({ near: id('ent'), key: '<' });
    expect(slotOf(`act:kill:${id('ent')}`)).toEqual({ near: id('ent'), key: '<act:kill:' });
    expect(slotOf(`told:${id('sto')}:surname:smith`)).toEqual({ near: id('sto'), key: '>told:surname:smith' });
  });

  test('leaves keys alone that are about nothing in particular', () => {
    for (const key of ['', 'all', 'term:quake', 'ent_short', `term:x${id('ent')}`, `a:b:${id('ent')}:c`])
      expect(slotOf(key)).toEqual({ near: '', key: `=${key}` });
  });

  test('gives no two keys one place: the key can be read from it', () => {
    const part = fc.constantFrom('', 'told', 'act', '<', '>', '=', ':', 'a:', id('ent'), id('sto'), 'ent_', 'smith');
    const key = fc.array(part, { maxLength: 6 }).chain((parts) => fc.constantFrom(parts.join(':'), parts.join('')));
    fc.assert(
      fc.property(key, (text) => {
        expect(keyAt(slotOf(text))).toBe(text);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
