import { describe, expect, it } from 'vitest';
import { shortHash } from '../../src/domain/hash.ts';
import { fingerprint, firstDifference } from '../../src/graph/fingerprint.ts';

const graphOf = (...rows: string[]) => ({
  async *rows() {
    yield* rows;
  },
});

describe('fingerprint()', () => {
  it('is the same whatever order the rows come in', async () => {
    expect(await fingerprint(graphOf('node a {}', 'edge b {}', 'node c {"x":1}'))).toBe(
      await fingerprint(graphOf('node c {"x":1}', 'node a {}', 'edge b {}')),
    );
  });

  it('differs by any row more, less, twice or otherwise', async () => {
    const some = await fingerprint(graphOf('node a {}', 'edge b {}'));
    for (const other of [
      graphOf('node a {}'),
      graphOf('node a {}', 'edge b {}', 'edge b {}'),
      graphOf('node a {}', 'edge b {"x":1}'),
      graphOf('node a {}', 'node b {}'),
      graphOf(),
    ])
      expect(await fingerprint(other)).not.toBe(some);
  });
});

describe('firstDifference()', () => {
  it('names the row and what both say', async () => {
    const found = await firstDifference(graphOf('node a {}', 'edge b {"n":1}'), graphOf('edge b {"n":2}', 'node a {}'));
    expect(found).toBe('edge b: the first says {"n":1}, the second {"n":2}');
  });

  it('says which side has nothing, and nothing when both are equal', async () => {
    expect(await firstDifference(graphOf('node a {}'), graphOf())).toBe(
      'node a: the first says {}, the second nothing',
    );
    expect(await firstDifference(graphOf('node a {}', 'edge b {}'), graphOf('edge b {}', 'node a {}'))).toBeUndefined();
  });

  it('names the smallest of many differences, by sort and then by id', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `node ent_${shortHash(String(i))} {"n":${i}}`).sort();
    const other = rows.map((row, i) => (i % 7 === 3 ? row.replace('"n"', '"m"') : row)).reverse();
    const found = await firstDifference(graphOf(...rows), graphOf(...other, 'support sup_1 {}'));
    expect(found?.startsWith(`${rows[3]!.slice(0, 35)}: `)).toBe(true);
  });
});
