import { describe, expect, it } from 'vitest';
import { corroborate, type GivenReport } from '../../src/domain/corroboration.ts';
import { OUTLET_OWNERS, ownerOf } from '../../src/domain/data/outlet-owners.ts';
import { KNOWN_OUTLETS } from '../../src/domain/data/outlets.ts';
import { isoDuration, lagBehind, timeSpan } from '../../src/domain/time-span.ts';

const at = (
  article: string,
  outlet: string,
  published: string | null,
  more: Partial<GivenReport> = {},
): GivenReport => ({
  article,
  outlet,
  published,
  status: published === null ? 'unknown' : 'first',
  credits: [],
  cites: [],
  ...more,
});
const sourcesOf = (...reports: GivenReport[]) => corroborate(reports).sources.map(({ outlet }) => outlet);
const firstOf = (...reports: GivenReport[]) => {
  const { first, undecided, mayBeFirst } = corroborate(reports);
  return first ? first.report.article : [undecided, ...mayBeFirst.map(({ report }) => report.article)];
};

const agency = at('a', 'Wire', '2021-06-16T08:00:00Z');
const paper = at('p', 'Paper', '2021-06-16T09:30:00Z');

describe('independent outlets', () => {
  it('are those whose reports rest on nobody else', () => {
    expect(sourcesOf(agency, paper, at('p2', 'Paper', null))).toEqual(['Wire', 'Paper']);
  });

  it('count a text once, however many carry it', () => {
    const copies = ['b', 'c', 'd'].map((name) => at(name, name.toUpperCase(), null, { copyOf: agency }));
    const { sources, reports } = corroborate([agency, ...copies]);
    expect(sources).toHaveLength(1);
    expect(sources[0]!.reports).toHaveLength(4);
    expect(reports[1]!.chain).toEqual([{ kind: 'COPY', from: 'b', article: 'a', outlet: 'Wire' }]);
  });

  it('follow a copy to its source also where the copy was read first and the original counts as its copy', () => {
    const late = at('a', 'Wire', '2021-06-16T08:00:00Z', { copyOf: paper });
    expect(sourcesOf(paper, late)).toEqual(['Wire']);
    const undated = at('a', 'Wire', null, { copyOf: { ...paper, published: null, status: 'unknown' } });
    const credited = at('p', 'Paper', null, { credits: ['Wire'] });
    expect(sourcesOf(credited, undated)).toEqual(['Wire']);
    // Where nothing tells, the order of reading has to.
    expect(sourcesOf(at('p', 'Paper', null), undated)).toEqual(['Paper']);
  });

  it('follow "X reported" to what X reports, and over it to the end', () => {
    const second = at('s', 'Second', null, { cites: ['Paper'] });
    const third = at('t', 'Third', null, { cites: ['Second'] });
    const { reports, sources } = corroborate([third, second, paper]);
    expect(sources.map(({ outlet }) => outlet)).toEqual(['Paper']);
    expect(reports[0]!.chain.map(({ kind, article, outlet }) => [kind, article, outlet])).toEqual([
      ['CITATION', 's', 'Second'],
      ['CITATION', 'p', 'Paper'],
    ]);
  });

  it('name a source nobody here has read, once', () => {
    const { sources, reports } = corroborate([
      at('s', 'Second', null, { cites: ['Unread'] }),
      at('t', 'Third', null, { credits: ['Unread'] }),
    ]);
    expect(sources.map(({ outlet }) => outlet)).toEqual(['Unread']);
    expect(reports.map(({ chain }) => chain)).toEqual([
      [{ kind: 'CITATION', from: 's', outlet: 'Unread' }],
      [{ kind: 'CREDIT', from: 't', outlet: 'Unread' }],
    ]);
  });

  it('are one where two name each other, whichever is looked at first', () => {
    const x = at('x', 'X', null, { cites: ['Y'] });
    const y = at('y', 'Y', null, { cites: ['X'] });
    expect(sourcesOf(x, y)).toEqual(['X']);
    expect(sourcesOf(y, x)).toEqual(['X']);
  });

  it('count an outlet that has one report of its own making and one that is not', () => {
    expect(sourcesOf(paper, at('q', 'Paper', null, { cites: ['Wire'] }), agency)).toEqual(['Paper', 'Wire']);
  });

  it('leave articles of unknown outlets apart', () => {
    const { sources } = corroborate([
      { article: 'n', published: null, status: 'unknown', credits: [], cites: [] },
      agency,
    ]);
    expect(sources.map(({ outlet, reports }) => [outlet, reports.length])).toEqual([
      ['Wire', 1],
      [undefined, 1],
    ]);
  });
});

describe('who was first', () => {
  it('is the one that came out before every other, with the lag of each', () => {
    const { first, reports } = corroborate([paper, agency, at('d', 'Day', '2021-06-17')]);
    expect(first?.report.article).toBe('a');
    expect(reports.map(({ lag }) => lag)).toEqual([
      { atLeast: 'PT1H30M', atMost: 'PT1H30M' },
      null,
      { atLeast: 'PT16H', atMost: 'P1DT15H59M59S' },
    ]);
  });

  it('is undecided where a time is unknown, is only that of an update, overlaps or is the same', () => {
    expect(firstOf(agency, at('n', 'None', null))).toEqual(['UNKNOWN_TIME', 'a', 'n']);
    expect(firstOf(agency, at('u', 'Up', '2021-06-18', { status: 'updated' }))).toEqual(['ONLY_UPDATED', 'a', 'u']);
    expect(firstOf(agency, at('d', 'Day', '2021-06-16'))).toEqual(['OVERLAP', 'a', 'd']);
    expect(firstOf(agency, at('t', 'Twin', '2021-06-16T08:00:00Z'))).toEqual(['TIE', 'a', 't']);
    expect(firstOf(at('n', 'None', null))).toEqual(['UNKNOWN_TIME', 'n']);
    expect(firstOf()).toEqual([undefined]);
  });

  it('leaves out what is known to be later', () => {
    expect(firstOf(agency, at('t', 'Twin', '2021-06-16T08:00:00Z'), paper)).toEqual(['TIE', 'a', 't']);
  });

  it('is never what rests on another report here, but may be what only stands beside it as a copy', () => {
    expect(firstOf(agency, at('s', 'Second', null, { cites: ['Wire'] }))).toBe('a');
    expect(
      firstOf(at('p', 'Paper', null, { copyOf: { ...agency, published: null, status: 'unknown' } }), {
        ...agency,
        published: null,
        status: 'unknown',
      }),
    ).toEqual(['UNKNOWN_TIME', 'p', 'a']);
  });

  it('is an outlet that has two articles of the same minute', () => {
    expect(firstOf(agency, at('b', 'Wire', '2021-06-16T08:00:00Z'), paper)).toBe('a');
  });
});

describe('times', () => {
  it('allow all instants of their precision', () => {
    const iso = (edtf: string) => {
      const span = timeSpan(edtf);
      return span && [span.from, span.to].map((ms) => new Date(ms).toISOString().slice(0, 19));
    };
    expect(iso('2020-02')).toEqual(['2020-02-01T00:00:00', '2020-02-29T23:59:59']);
    expect(iso('2020')).toEqual(['2020-01-01T00:00:00', '2020-12-31T23:59:59']);
    expect(iso('2020-02-03/2020-02-04')).toEqual(['2020-02-03T00:00:00', '2020-02-04T23:59:59']);
    expect(iso('2020-02-03T04:05Z')).toEqual(['2020-02-03T04:05:00', '2020-02-03T04:05:00']);
    for (const unknown of ['XXXX-02', '2020-XX', '', '2020/..', 'soon'])
      expect(timeSpan(unknown), unknown).toBeUndefined();
  });

  it('lie apart by at least and at most', () => {
    expect(lagBehind(timeSpan('2020-02-03')!, timeSpan('2020-02-03T12:00Z')!)).toEqual({
      atLeast: 'PT0S',
      atMost: 'PT12H',
    });
    expect([0, 999, 60_000, 93_600_000].map(isoDuration)).toEqual(['PT0S', 'PT0S', 'PT1M', 'P1DT2H']);
  });
});

describe('owners', () => {
  it('are of outlets that the table of outlets has, each of one owner', () => {
    const names = OUTLET_OWNERS.flatMap(([, outlets]) => outlets);
    expect(names.filter((name) => !KNOWN_OUTLETS.some((outlet) => outlet.name === name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(OUTLET_OWNERS.filter(([, outlets]) => outlets.length === 0)).toEqual([]);
  });

  it('are found by key and never by name', () => {
    expect(ownerOf('domain:thetimes.co.uk')).toBe(ownerOf('domain:wsj.com'));
    expect(ownerOf('domain:unheard-of.example')).toBeUndefined();
    expect(ownerOf(undefined)).toBeUndefined();
  });
});
