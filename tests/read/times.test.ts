import { describe, expect, it } from 'vitest';
import { findDates, findTimes } from '../../src/read/times.ts';
import { DATED, UNDATED } from './reading.ts';

/** EDTF of the times of a text published on Wednesday, June 16, 2021. */
const edtfOf = (text: string) => findTimes(text, DATED).map((time) => time.edtf);

describe('times', () => {
  it.each([
    ['It happened on Tuesday evening.', '2021-06-15'],
    ['It happened on Wednesday.', '2021-06-16'],
    ['It happened last Wednesday.', '2021-06-09'],
    ['It will happen on Friday.', '2021-06-18'],
    ['It happened yesterday.', '2021-06-15'],
    ['It happened last night.', '2021-06-15'],
    ['It happened on March 3.', '2021-03-03'],
    ['It happened on the 3rd of March.', '2021-03-03'],
    ['It happened in December.', '2020-12'],
    ['It happened last March.', '2021-03'],
    ['It happened on March 3, 2014.', '2014-03-03'],
    ['It happened on Monday, 3 March 2014.', '2014-03-03'],
    ['It happened in June last year.', '2020-06'],
    ['It happened in early June of 2014.', '2014-06'],
    ['It happened three years ago.', '2018'],
    ['Seventeen years ago it happened.', '2004'],
    ['It happened two months ago.', '2021-04'],
    ['It happened last month.', '2021-05'],
    ['It happened last week.', '2021-06-07/2021-06-13'],
    ['It happened this weekend.', '2021-06-19/2021-06-20'],
    ['It happened in 2009.', '2009'],
    ['It happened in early 2009.', '2009'],
    ['A 2009 survey says so.', '2009'],
    ['She won the Harbour Cup 2014 with ease.', '2014'],
    ['It happened in the 1960s.', '196X'],
    ['It happened in the late sixties.', '196X'],
    ['It happened in the 19th century.', '18XX'],
    ['It happened last winter.', '2020-12/2021-02'],
    ['It happened in the summer of 2014.', '2014-06/2014-08'],
    ['It happened in the 2014-15 season.', '2014/2015'],
    ['It is a lesson of 9/11.', '2001-09-11'],
    ["It happened on New Year's Eve.", '2020-12-31'],
    ['It happened at 5 p.m. on Tuesday.', '2021-06-15T17:00'],
    ['It happened on Tuesday at 17:30.', '2021-06-15T17:30'],
  ])('%s is %s for a known day of publication', (text, edtf) => {
    expect(edtfOf(text)).toEqual([edtf]);
  });

  it('the next day and two days later count from the day spoken of last', () => {
    expect(edtfOf('She left on March 3, 2014. The next day he came, and two days later she was back.')).toEqual([
      '2014-03-03',
      '2014-03-04',
      '2014-03-06',
    ]);
    expect(edtfOf('The next day he came.')).toEqual([]);
  });

  it.each([
    ['It ran from May 3 to May 9.', '2021-05-03/2021-05-09'],
    ['It ran from 2004 to 2009.', '2004/2009'],
    ['It ran between 2004 and 2009.', '2004/2009'],
    ['It ran December 20 – January 9, 2014.', '2013-12-20/2014-01-09'],
  ])('%s is one interval, and two dates for who wants them apart', (text, edtf) => {
    expect(edtfOf(text)).toEqual([edtf]);
    expect(findDates(text, DATED)).toHaveLength(2);
  });

  it('without a day of publication a date keeps only what it says itself', () => {
    const edtf = (text: string) => findTimes(text, UNDATED).map((time) => time.edtf);
    expect(edtf('It happened on Nov. 8.')).toEqual(['XXXX-11-08']);
    expect(edtf('It happened on Nov. 8, 2014.')).toEqual(['2014-11-08']);
    expect(edtf('It happened yesterday, or last Tuesday, or last month, or two years ago.')).toEqual([]);
    expect(edtf('It happened Tuesday evening, on a Sunday, every Friday, and will again on Monday.')).toEqual([
      'XXXX-WXX-2',
    ]);
  });

  it.each([
    'She may march for four years.',
    'On Fat Tuesday it took 30 minutes.',
    'It opens on Mondays and on a Friday.',
    'They counted 2000 people and paid $1999.',
    'More people work today than ever.',
    'May Tolos met April Kelm.',
    'It cost 12.30 and took the past two weeks.',
  ])('%s holds no date', (text) => {
    expect(edtfOf(text)).toEqual([]);
  });

  it('days count where the readers are: by the zone of the outlet, else by the offset printed, else in UTC', () => {
    const late = { value: '2021-06-16T02:30:00Z', status: 'first', method: 'given' } as const;
    const yesterday = (published: Parameters<typeof findTimes>[1], outlet?: string) =>
      findTimes('It happened yesterday.', published, outlet)[0]?.edtf;
    expect(yesterday(late)).toBe('2021-06-15');
    expect(yesterday(late, 'CNN')).toBe('2021-06-14');
    expect(yesterday({ ...late, phrase: '2021-06-15T22:30:00-04:00' })).toBe('2021-06-14');
    expect(yesterday({ ...late, value: '2021-06-15T22:30:00Z' }, 'The Times of India')).toBe('2021-06-15');
  });

  it('the words of a time are cut exactly', () => {
    const text = 'It ran from May 3 to May 9, and at 5 p.m. on Tuesday it ended.';
    expect(findTimes(text, DATED).map((time) => text.slice(time.start, time.end))).toEqual([
      'May 3 to May 9',
      'at 5 p.m. on Tuesday',
    ]);
  });

  it('the zone of the machine changes nothing', () => {
    const before = process.env['TZ'];
    try {
      const seen = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
        process.env['TZ'] = zone;
        return JSON.stringify(
          findTimes('It happened yesterday, on Monday, last week, two months ago and on May 2 at 5 p.m.', DATED, 'CNN'),
        );
      });
      expect(new Set(seen).size).toBe(1);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
