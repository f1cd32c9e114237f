import { describe, expect, it } from 'vitest';
import { findTimes } from '../../src/read/times.ts';
import { DATED, UNDATED } from './reading.ts';

describe('times', () => {
  it.each([
    ['It happened on Tuesday evening.', '2021-06-15'],
    ['It happened on Wednesday.', '2021-06-16'],
    ['It happened yesterday.', '2021-06-15'],
    ['It happened on March 3.', '2021-03-03'],
    ['It happened in December.', '2020-12'],
    ['It happened on March 3, 2014.', '2014-03-03'],
    ['It happened in June last year.', '2020-06'],
    ['It happened three years ago.', '2018'],
    ['It happened in 2009.', '2009'],
  ])('%s is %s for a known day of publication', (text, edtf) => {
    expect(findTimes(text, DATED).map((time) => time.edtf)).toEqual([edtf]);
  });

  it('without a day of publication a date keeps only what it says itself', () => {
    const edtf = (text: string) => findTimes(text, UNDATED).map((time) => time.edtf);
    expect(edtf('It happened on Nov. 8.')).toEqual(['XXXX-11-08']);
    expect(edtf('It happened on Nov. 8, 2014.')).toEqual(['2014-11-08']);
    expect(edtf('It happened yesterday, or on Tuesday, or last month.')).toEqual([]);
  });

  it('lengths, modal verbs and named days are no dates', () => {
    expect(findTimes('She may march for four years. On Fat Tuesday it took 30 minutes.', DATED)).toEqual([]);
  });

  it('the zone of the machine changes nothing', () => {
    const before = process.env['TZ'];
    try {
      const seen = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
        process.env['TZ'] = zone;
        return JSON.stringify(findTimes('It happened yesterday, on Monday, and on May 2.', DATED));
      });
      expect(new Set(seen).size).toBe(1);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
