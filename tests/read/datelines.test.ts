import { describe, expect, it } from 'vitest';
import { findDatelines } from '../../src/read/datelines.ts';
import { mentionsOf, reading } from './reading.ts';

const linesOf = (text: string) => findDatelines(text).map(({ start, end }) => text.slice(start, end));
const sourcesOf = (text: string) =>
  findDatelines(text).map(({ source }) => source && text.slice(source.start, source.end));

describe('datelines', () => {
  it.each([
    ['HARWICH, England, Nov 3 (Reuters) - ', 'Reuters'],
    ['OSLO (AP) — ', 'AP'],
    ['NEW YORK -- ', undefined],
    ['ST. LOUIS, Mo. – ', undefined],
    ['LAGOS 2021-03-04 (AFP) - ', 'AFP'],
    ['Bergen, Norway, Sept. 3 — ', undefined],
    ['Bergen (Reuters) - ', 'Reuters'],
    ['PORT-AU-PRINCE, Haiti (AP) ', 'AP'],
    ['(CNN) — ', 'CNN'],
  ])('%j opens a report', (line, source) => {
    const text = `${line}A ferry sank on Tuesday.`;
    expect(linesOf(text)).toEqual([line]);
    expect(sourcesOf(text)).toEqual([source]);
  });

  it.each([
    'A ferry sank on Tuesday.',
    'BREAKING - A ferry sank on Tuesday.',
    'Norway - a country of ferries - lost one on Tuesday.',
    'Ines Kelm (Labour) was elected on Tuesday.',
    'NATO said on Tuesday - after a day of talks - that it would stay.',
    'NATO (the alliance) said so.',
    'Sept. 3 - the day of the storm - is remembered.',
  ])('%j does not', (text) => {
    expect(linesOf(text)).toEqual([]);
  });

  it('stands apart: place and source are mentions, and no quote or happening reaches into it', () => {
    const read = reading(
      'HARWICH, England, Nov 3 (Reuters) - A ferry with 210 people on board ran aground on Tuesday, the coastguard said.',
      { published: { value: '2020-11-04', status: 'first', method: 'given' } },
    );
    expect(mentionsOf(read, 'HARWICH')).toEqual(['HARWICH']);
    expect(read.extraction.sentences.map(read.cut)[0]).toBe('HARWICH, England, Nov 3 (Reuters)');
    expect(read.extraction.quotes.map(({ content }) => read.cut(content))).toEqual([
      'A ferry with 210 people on board ran aground on Tuesday',
    ]);
    const ran = read.happening('run aground');
    expect(ran.participants.map(({ role }) => role)).toEqual(['patient']);
    expect(ran.time?.edtf).toBe('2020-11-03');
  });

  it('names the source of the report, unless that is the outlet itself', () => {
    const text = 'HARWICH (Reuters) - A ferry ran aground on Tuesday.';
    const cited = reading(text, { outlet: 'The Daily Example' });
    expect(cited.extraction.citations.map(({ outlet, rule }) => [cited.nameOf(outlet), rule])).toEqual([
      ['Reuters', 'citation.dateline'],
    ]);
    expect(reading(text, { outlet: 'Reuters' }).extraction.citations).toEqual([]);
  });

  it('is found in linear time in hostile text', () => {
    for (const text of ['A'.repeat(200_000), 'A B '.repeat(50_000), 'AB, '.repeat(50_000), '(A'.repeat(100_000)])
      expect(findDatelines(`${text}\n${text}`)).toEqual([]);
  });
});
