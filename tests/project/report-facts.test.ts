/** What the REPORTS edge of an invented article says, read the product's own way. */
import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/domain/extraction.ts';
import type { EntityId } from '../../src/domain/ids.ts';
import { reportProps } from '../../src/project/report-facts.ts';
import { reading } from '../read/reading.ts';

/** The props of one report that all happenings with these words make together, in the order given. */
function reportOf(title: string, text: string, lemmas: readonly string[], outlet = 'The Tarvik Post') {
  const read = reading(text, { title, outlet });
  const { extraction } = read;
  const happenings = lemmas.flatMap((lemma): Happening[] =>
    extraction.happenings.filter((each) => each.lemma === lemma),
  );
  expect(happenings.length).toBeGreaterThan(0);
  return reportProps(
    {
      text: read.text,
      title: title.length,
      extraction,
      entityOf: (local) => `ent_${extraction.entities[local]!.name}` as EntityId,
      sentenceAt: (index) => read.cut(extraction.sentences[index]!),
    },
    happenings,
  );
}

describe('a report', () => {
  it('gathers figures and date of all happenings that denote the event, each figure with its place and sentence', () => {
    const title = 'Storm kills 12';
    const text = 'The storm killed 12 people in Tarvik on June 3, 2020. It was over by noon.';
    const props = reportOf(title, text, ['kill']);
    expect(props['amounts']).toEqual(['12', '12 person']);
    const spans = (props['amountSpans'] as string[]).map((span) => span.split('-').map(Number) as [number, number]);
    expect(spans.map(([start, end]) => `${title}\n\n${text}`.slice(start, end))).toEqual(['12', '12']);
    expect(props['amountSentences']).toEqual(['', 'The storm killed 12 people in Tarvik on June 3, 2020.']);
    expect(props['date']).toBe('2020-06-03');
    expect(props['dateSentence']).toBe('The storm killed 12 people in Tarvik on June 3, 2020.');
  });

  it('is as central as the most central happening, whichever is surest', () => {
    const text = 'Rescuers arrived at the pier. A ferry sank off Tarvik on Monday.';
    const salience = (...lemmas: string[]) => Number(reportOf('Ferry sinks off Tarvik', text, lemmas)['salience']);
    expect(salience('arrive')).toBeLessThan(salience('sink'));
    expect(salience('arrive', 'sink')).toBe(salience('sink'));
  });

  it('tells counts that stand beside what happened from those that measure it', () => {
    expect(reportOf('', 'A ferry with 155 people sank off Tarvik.', ['sink'])['asides']).toEqual(['155 person']);
    expect(reportOf('', 'The storm killed 12 people.', ['kill'])['asides']).toBeUndefined();
    expect(reportOf('', 'Tarvik Systems bought Velmora for $3 billion.', ['buy'])['asides']).toBeUndefined();
  });
});

describe('a report rests on another outlet', () => {
  const citing = (text: string, title = 'Ferry sinks off Tarvik, killing 12') =>
    reportOf(title, text, ['sink'])['citing'];

  it('where its only sentence on it says so, whatever the headline leaves out', () => {
    expect(citing('The ferry sank off Tarvik on Monday, Reuters reported.')).toEqual(['ent_Reuters']);
    expect(citing('According to Reuters, the ferry sank off Tarvik on Monday.')).toEqual(['ent_Reuters']);
  });

  it('where that one had it first', () => {
    expect(citing('The ferry sank off Tarvik on Monday. The sinking was first reported by Reuters.')).toEqual([
      'ent_Reuters',
    ]);
  });

  it('and not where it tells it in words of its own as well, or only takes something else from it', () => {
    expect(
      citing('The ferry sank off Tarvik on Monday. The ferry sank within minutes, Reuters reported.'),
    ).toBeUndefined();
    expect(citing('The ferry sank off Tarvik on Monday. The captain slept, Reuters reported.')).toBeUndefined();
  });

  it('and never on itself', () => {
    expect(
      reportOf('Ferry sinks', 'The ferry sank on Monday, Reuters reported.', ['sink'], 'Reuters')['citing'],
    ).toBeUndefined();
  });
});
