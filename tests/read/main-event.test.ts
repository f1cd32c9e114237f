import { describe, expect, it } from 'vitest';
import type { ArticleBody } from '../../src/domain/article.ts';
import { mainEvent } from '../../src/read/main-event.ts';
import { read } from '../../src/read/read.ts';
import { DATED, UNDATED } from './reading.ts';

function answers(title: string, text: string, published = DATED) {
  const article: ArticleBody = { kind: 'article', title, text, byline: [] };
  return mainEvent(article, published, read(article, published));
}

const BODY =
  'At least nine people died when a ferry sank near Bergen on Tuesday, police said. The ferry had left Oslo. Its owner was told of faults in 2019.';

describe('mainEvent()', () => {
  it('takes who and what from the clause of the headline, when and where from headline and lead', () => {
    expect(answers('Ferry Sinks Off Bergen After Storm', BODY)).toMatchObject({
      who: 'Ferry',
      what: 'Sinks Off Bergen',
      when: expect.stringMatching(/Tuesday$/) as unknown as string,
      where: 'Bergen',
    });
  });

  it('a headline of one verb is told with its subject', () => {
    expect(answers('Bergen ferry disaster: Captain arrested as divers search wreck', BODY)).toMatchObject({
      who: 'Captain',
      what: 'Captain arrested',
    });
  });

  it('finds the verb of a headline that the tagger takes for a noun', () => {
    expect(answers('Tolos and Dalen hold late rescue talks', BODY).what).toBe('hold late rescue talks');
  });

  it('a headline without a verb leaves the answers to the lead', () => {
    expect(answers('Disaster at sea', BODY)).toMatchObject({ who: 'At least nine people', where: 'Bergen' });
  });

  it('without a fresh day in the text the day of publication is told, and nothing when that is unknown', () => {
    expect(answers('Ferry sinks off Bergen', 'A ferry sank. Its owner was told of faults in 2019.').when).toBe(
      'June 16, 2021',
    );
    expect(answers('Ferry sinks off Bergen', 'A ferry sank.', UNDATED).when).toBeUndefined();
  });

  it('an unread article answers nothing', () => {
    expect(answers('', '')).toEqual({});
  });
});
