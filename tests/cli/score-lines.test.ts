import { describe, expect, it } from 'vitest';
import { type LineFault, scoreLines } from '../../src/cli/score-lines.ts';

async function score(lines: readonly string[]) {
  const faults: LineFault[] = [];
  const rows = [];
  async function* bytes() {
    yield Buffer.from(lines.join('\n'));
  }
  for await (const row of scoreLines(bytes(), (fault) => faults.push(fault))) rows.push(row);
  return { rows, faults };
}

describe('scoreLines()', () => {
  it('reads a document a line and keeps their order', async () => {
    const { rows, faults } = await score([
      JSON.stringify({ id: 'x', text: 'Mira Tolos resigned on Monday.', date: 'March 10, 2021' }),
      '',
      JSON.stringify({ id: 2, text: 'Nothing.', title: null, date: null }),
    ]);
    expect(faults).toEqual([]);
    expect(rows.map(({ id }) => id)).toEqual(['x', 2]);
    expect(rows[0]!.dates).toEqual([{ start: 23, end: 29, when: '2021-03-08' }]);
  });

  it('names the lines that are no documents and goes on', async () => {
    const { rows, faults } = await score([
      'not json',
      '[1]',
      '{"text":"Nothing."}',
      '{"id":"c"}',
      '{"id":"d","text":"Nothing.","title":4}',
      `{"id":"e","text":"${'a '.repeat(600_000)}"}`,
      '{"id":"last","text":"Nothing."}',
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['last']);
    expect(faults.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '1: Cannot parse the line: found no JSON, expected {"id", "text", "title"?, "date"?}',
      '2: Cannot read the line: found an array, expected an object',
      '3: Cannot read id: found nothing, expected text',
      '4: Cannot read text: found nothing, expected text',
      '5: Cannot read title: found number, expected text',
      '6: Cannot read text: found 1200000 bytes, expected at most 1000000',
    ]);
  });

  it('reads a document whose date is none without it, and says so', async () => {
    const { rows, faults } = await score(['{"id":1,"text":"He left on Monday.","date":"03/04/2016"}']);
    expect(rows[0]!.dates).toEqual([{ start: 11, end: 17, when: 'XXXX-WXX-1' }]);
    expect(faults).toEqual([
      {
        line: 1,
        reason: 'Cannot read date: found "03/04/2016", expected a day such as "2016-11-09"',
        skipped: false,
      },
    ]);
  });
});
