import { describe, expect, it } from 'vitest';
import { datesAgree, openWeekday, weekdayOfOpen } from '../../src/domain/edtf.ts';
import { type DatedReport, occurrence } from '../../src/domain/occurrence.ts';

const report = (date: string | undefined, published: string | null = null): DatedReport => ({ date, published });

describe('when a news event happened', () => {
  it('is not known where no report tells a time, however well the reports are dated', () => {
    expect(occurrence([])).toBeUndefined();
    expect(occurrence([report(undefined, '2016-11-09')])).toBeUndefined();
  });

  it('is what most reports tell, of those that agree the most precise', () => {
    const reports = [report('2016-11-08'), report('2016-11-07'), report('2016-11'), report('2016-11-08T20:00')];
    expect(occurrence(reports)).toEqual({
      value: '2016-11-08T20:00',
      method: 'told',
      basis: [0, 2, 3],
      disputed: true,
    });
  });

  it('counts a weekday of an undated article for the day it may be', () => {
    const reports = [report('2016-11-09'), report('2016-11-08'), report('XXXX-WXX-2')];
    expect(occurrence(reports)).toEqual({ value: '2016-11-08', method: 'told', basis: [1, 2], disputed: true });
  });

  it('takes week or year from the first dated report, and says so', () => {
    expect(
      occurrence([report('XXXX-WXX-2'), report(undefined, '2016-11-09T05:34:00Z'), report(undefined, '2016-12-01')]),
    ).toEqual({ value: '2016-11-08', method: 'inherited', basis: [0, 1], disputed: false });
    // published on that very weekday
    expect(occurrence([report('XXXX-WXX-3'), report(undefined, '2016-11-09')])?.value).toBe('2016-11-09');
    expect(occurrence([report('XXXX-WXX-7'), report(undefined, '2016-11-09')])?.value).toBe('2016-11-06');
    expect(occurrence([report('XXXX-12-30'), report(undefined, '2017-01-02')])?.value).toBe('2016-12-30');
    expect(occurrence([report('XXXX-02-29'), report(undefined, '2016-11-02')])?.value).toBe('2016-02-29');
  });

  it('stays open where no report is dated to the day, or where what it came to would contradict another report', () => {
    expect(occurrence([report('XXXX-WXX-2'), report(undefined, '2016')])).toEqual({
      value: 'XXXX-WXX-2',
      method: 'open',
      basis: [0],
      disputed: false,
    });
    // November 1 of the nearest year is a Tuesday, and the Tuesday before publication is another day
    expect(occurrence([report('XXXX-WXX-2'), report('XXXX-11-01'), report(undefined, '2016-11-09')])).toMatchObject({
      method: 'open',
    });
  });
});

describe('weekdays of an unknown week', () => {
  it('are written as TimeML does', () => {
    expect([0, 1, 2, 6].map(openWeekday)).toEqual(['XXXX-WXX-7', 'XXXX-WXX-1', 'XXXX-WXX-2', 'XXXX-WXX-6']);
    expect([0, 1, 2, 6].map((day) => weekdayOfOpen(openWeekday(day)))).toEqual([0, 1, 2, 6]);
    expect(weekdayOfOpen('2016-11-08')).toBeUndefined();
  });

  it('agree with every time that may lie on them', () => {
    const tuesday = 'XXXX-WXX-2';
    for (const edtf of [
      '2016-11-08',
      '2016-11-08T20:00',
      '2016-11',
      '2016-11-07/2016-11-13',
      '2016-11-07/2016-11-08',
      'XXXX-11-08',
      tuesday,
    ]) {
      expect(datesAgree(tuesday, edtf), edtf).toBe(true);
      expect(datesAgree(edtf, tuesday), edtf).toBe(true);
    }
    for (const edtf of ['2016-11-09', '2016-11-09/2016-11-13', 'XXXX-WXX-3']) {
      expect(datesAgree(tuesday, edtf), edtf).toBe(false);
      expect(datesAgree(edtf, tuesday), edtf).toBe(false);
    }
  });
});
