import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/hash.ts';

/** What canonical JSON is, said the plain and slow way. */
function spelt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => spelt(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${spelt(member)}`);
  return `{${members.join(',')}}`;
}

test('canonicalJson() writes any value with sorted keys and no blanks, and reads back equal', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 90 });
  const value = fc.record({
    json: fc.jsonValue({ maxDepth: 4 }),
    text: anyText,
    key: fc.dictionary(anyText, fc.integer()),
  });
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: false }).filter(isPlain), (loose) => {
      expect(canonicalJson(loose)).toBe(spelt(loose));
    }),
  );
  fc.assert(
    fc.property(value, (given) => {
      const text = canonicalJson(given);
      expect(text).toBe(spelt(given));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
  const odd = {
    10: 'a',
    2: 'b',
    b: -0,
    a: 1e21,
    c: undefined,
    d: [undefined, '\ud800', 'é', '\u007f', '"', '\\', '\0'],
    e: 0.1,
    '': {},
  };
  expect(canonicalJson(odd)).toBe(spelt(odd));
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
  expect(() => canonicalJson({ a: () => 1 })).toThrow(TypeError);
});

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value === 'object' && value !== null)
    return (
      Object.getPrototypeOf(value) === Object.prototype &&
      Object.values(value).every((member) => member === undefined || isPlain(member))
    );
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}
