import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { articleFromFields } from '../../src/acquire/article-from-fields.ts';
import { parseDate } from '../../src/acquire/parse-date.ts';
import { NOW } from './reading.ts';

const given = (fields: object, timezone = 'UTC') =>
  articleFromFields({ title: 'T', text: 'B', ...fields }, { file: 'x' }, { now: NOW, timezone });

describe('parseDate()', () => {
  it.each([
    ['2016-11-09T05:34:00Z', '2016-11-09T05:34:00Z'],
    ['2016-11-09T05:34:00.123+01:00', '2016-11-09T04:34:00Z'],
    ['2016-11-09T05:34-0500', '2016-11-09T10:34:00Z'],
    ['2016-11-09 05:34', '2016-11-09T05:34:00Z'],
    ['20161109T053400Z', '2016-11-09T05:34:00Z'],
    ['20161109053400', '2016-11-09T05:34:00Z'],
    ['20161109', '2016-11-09'],
    ['2016-11-09', '2016-11-09'],
    ['2016/11/09', '2016-11-09'],
    ['2016-11', '2016-11'],
    ['2016', '2016'],
    ['1478669640', '2016-11-09T05:34:00Z'],
    ['1478669640000', '2016-11-09T05:34:00Z'],
    ['Wed, 09 Nov 2016 05:34:00 +0000', '2016-11-09T05:34:00Z'],
    ['9 Nov 2016 00:34 EST', '2016-11-09T05:34:00Z'],
    ['Wed Nov 09 05:34:00 +0000 2016', '2016-11-09T05:34:00Z'],
    ['Wed Nov 09 2016 05:34:00 GMT+0000 (Coordinated Universal Time)', '2016-11-09T05:34:00Z'],
    ['12:34 AM ET, Wed November 9, 2016', '2016-11-09T05:34:00Z'],
    ['Nov. 9, 2016 at 12:34 a.m. Eastern Time', '2016-11-09T05:34:00Z'],
    ['July 9, 2016 5 PM PT', '2016-07-10T00:00:00Z'],
    ['9 July 2016 05.34 BST', '2016-07-09T04:34:00Z'],
    ['9 novembre 2016', '2016-11-09'],
    ['9 de noviembre de 2016', '2016-11-09'],
    ['9. M\u00e4rz 2016, 12:00 Uhr', '2016-03-09T12:00:00Z'],
    ['09.11.2016', '2016-11-09'],
    ['25/12/2016', '2016-12-25'],
    ['November 2016', '2016-11'],
    ['2016-11-09T05:34:00+01:00[Europe/Paris]', '2016-11-09T04:34:00Z'],
  ])('reads %s', (text, value) => expect(parseDate(text, 'UTC')?.value).toBe(value));

  it.each([
    '',
    'soon',
    '03/04/2016',
    '2016-13-01',
    '2016-02-30',
    '2016-11-09T25:00',
    'the vote of 9 November 2016',
    '9 Nov 16',
    '2016-11-09 05:34 QQQ',
    'May 2016 was warm',
    '1 2 3',
    '99999999999999999999',
  ])('finds no date in %j', (text) => expect(parseDate(text, 'UTC')).toBeUndefined());

  it('takes times without a zone in the zone given, through changes of the clocks', () => {
    expect(parseDate('2016-07-01 12:00', 'America/Toronto')?.value).toBe('2016-07-01T16:00:00Z');
    expect(parseDate('2016-12-01 12:00', 'America/Toronto')?.value).toBe('2016-12-01T17:00:00Z');
    expect(parseDate('2016-11-06 01:30', 'America/Toronto')?.value).toBe('2016-11-06T05:30:00Z');
    expect(parseDate('2016-03-13 02:30', 'America/Toronto')?.value).toBe('2016-03-13T07:30:00Z');
    expect(parseDate('2016-07-01', 'America/Toronto')?.value).toBe('2016-07-01');
    expect(parseDate('2016-07-01 12:00', 'Asia/Kathmandu')?.value).toBe('2016-07-01T06:15:00Z');
  });
});

describe('publication times', () => {
  it('is the first publication when given, with the update beside it', () => {
    expect(given({ publishedAt: '2016-11-09', updatedAt: '2016-11-10 05:00' })).toMatchObject({
      published: { value: '2016-11-09', status: 'first', method: 'given', phrase: '2016-11-09' },
      modified: '2016-11-10T05:00:00Z',
    });
  });

  it('is the update, and says so, when only that is known', () => {
    expect(given({ updatedAt: 1_478_669_640 })).toMatchObject({
      published: { value: '2016-11-09T05:34:00Z', status: 'updated' },
      modified: '2016-11-09T05:34:00Z',
    });
  });

  it('stays unknown when nothing says so', () => {
    for (const fields of [{}, { publishedAt: null }, { publishedAt: '' }])
      expect(given(fields)).toMatchObject({ published: { value: null, status: 'unknown', method: 'none' } });
    expect(given({})).not.toHaveProperty('modified');
  });

  it('refuses a zone it does not know', () => {
    expect(() => given({}, 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('the time zone of the process', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kolkata'])('changes nothing in %s', (TZ) => {
    const script = `
      import { parseDate } from ${JSON.stringify(new URL('../../src/acquire/parse-date.ts', import.meta.url).href)};
      const texts = ['2016-11-09 05:34', '2016-11-09', '12:34 AM ET, Wed November 9, 2016', '1478669640', '2016-07-01T12:00', '2016', '2016-07-01T12:00+02:00'];
      console.log(JSON.stringify(texts.map((text) => [parseDate(text, 'Europe/Paris'), parseDate(text, 'UTC')?.value])));
    `;
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
    });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual([
      [{ value: '2016-11-09T04:34:00Z', start: 1_478_666_040_000 }, '2016-11-09T05:34:00Z'],
      [{ value: '2016-11-09', start: 1_478_646_000_000 }, '2016-11-09'],
      [{ value: '2016-11-09T05:34:00Z', start: 1_478_669_640_000 }, '2016-11-09T05:34:00Z'],
      [{ value: '2016-11-09T05:34:00Z', start: 1_478_669_640_000 }, '2016-11-09T05:34:00Z'],
      [{ value: '2016-07-01T10:00:00Z', start: 1_467_367_200_000 }, '2016-07-01T12:00:00Z'],
      [{ value: '2016', start: 1_451_602_800_000 }, '2016'],
      [{ value: '2016-07-01T10:00:00Z', start: 1_467_367_200_000 }, '2016-07-01T10:00:00Z'],
    ]);
  });
});
