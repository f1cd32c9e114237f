import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkKey, createKey, listKeys, removeKey, UnreadableKeys } from '../../src/api/keys.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsloom-keys-'));
  file = join(folder, 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a key is given once and kept as a hash in a file that only its owner reads', () => {
  const { key, kept } = createKey(file, 'laptop', NOW);
  expect(key).toMatch(/^nl_[A-Za-z0-9_-]{43}$/);
  expect(kept).toEqual({
    id: expect.stringMatching(/^key_[0-9a-f]{8}$/),
    label: 'laptop',
    createdAt: '2026-01-02T03:04:05.000Z',
  });
  expect(readFileSync(file, 'utf8')).not.toContain(key.slice(3));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

test('every key is valid beside the others until it is removed', () => {
  const first = createKey(file, 'first', NOW);
  const second = createKey(file, 'second', NOW);
  expect(checkKey(file, first.key)).toEqual(first.kept);
  expect(checkKey(file, second.key)).toEqual(second.kept);
  expect(listKeys(file)).toEqual([first.kept, second.kept]);
  expect(removeKey(file, first.kept.id)).toBe(true);
  expect(removeKey(file, first.kept.id)).toBe(false);
  expect(checkKey(file, first.key)).toBeUndefined();
  expect(checkKey(file, second.key)).toEqual(second.kept);
});

test.each(['', 'nl_', 'nl_wrong', 'x'.repeat(10_000), '\u0000'])('%s is no valid key', (presented) => {
  createKey(file, 'real', NOW);
  expect(checkKey(file, presented)).toBeUndefined();
});

test('a key with one character changed, cut short or longer is not valid', () => {
  const { key } = createKey(file, 'real', NOW);
  for (const wrong of [key.toUpperCase(), key.slice(0, -1), `${key}A`, `${key.slice(0, 10)}!${key.slice(11)}`]) {
    expect(checkKey(file, wrong)).toBeUndefined();
  }
});

test('without a file there is no valid key', () => {
  expect(checkKey(file, 'nl_any')).toBeUndefined();
  expect(listKeys(file)).toEqual([]);
});

test.each([
  '',
  '{',
  '[]',
  '{"keys": [{"id": "a"}]}',
  '{"keys": [{"id": "a", "label": "b", "createdAt": "c", "hash": "zz"}]}',
])('a damaged file (%s) is said to be so, and never taken for an empty one', (content) => {
  writeFileSync(file, content);
  expect(() => checkKey(file, 'nl_any')).toThrow(UnreadableKeys);
  expect(() => createKey(file, 'new', NOW)).toThrow(/it is no list of keys/);
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test.each(['', '  ', 'x'.repeat(101)])('a label of another length is refused', (label) => {
  expect(() => createKey(file, label, NOW)).toThrow(RangeError);
});
