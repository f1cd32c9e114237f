import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

const lemmas = (text: string, title?: string) =>
  reading(text, title === undefined ? {} : { title }).extraction.happenings.map((each) => each.lemma);

describe('triggers', () => {
  it('a title-case headline is read as a sentence', () => {
    const read = reading('The dam near Narvik burst on Monday.', {
      title: 'Storm Floods Northern Valley, Killing Nine People',
    });
    const [storm, flood, kill] = read.extraction.happenings;
    expect([storm?.lemma, flood?.lemma, kill?.lemma]).toEqual(['storm', 'flood', 'kill']);
    expect(read.cut(flood!.trigger)).toBe('Floods');
    expect(flood?.participants.map((each) => `${each.role} ${read.cut(each)}`)).toContain('agent Storm');
  });

  it.each([
    ['Rangers clinch the title in Bergen.', 'clinch'],
    ['A strong quake hit Lombok before dawn.', 'hit'],
    ['Tolos dies at 57.', 'die'],
    ['Three players were injured.', 'injure'],
    ['Two clerks were suspended.', 'suspend'],
  ])('%s tells of "%s", whatever the tagger says', (text, lemma) => {
    expect(lemmas(text)).toContain(lemma);
  });

  it.each([
    ['Masked pirates seized a ferry.', 'pirate'],
    ['The thief took ten watches and fled.', 'watch'],
    ['Following the vote, he left.', 'follow'],
    ['Officers chased the suspected robber.', 'suspect'],
    ['Try the new page first.', 'try'],
  ])('%s does not tell of "%s"', (text, lemma) => {
    expect(lemmas(text)).not.toContain(lemma);
  });

  it('a decision is a happening of its own, a mere plan is not', () => {
    expect(lemmas('Tarvik decided to sell its unit.')).toEqual(['decide', 'sell']);
    expect(lemmas('Tarvik plans to sell its unit.')).toEqual(['sell']);
  });

  it('a word of two meanings goes by the words beside it', () => {
    expect(reading('She broke the world record.').happening('world record').type).toBe('sport.record');
    expect(lemmas('He has a criminal record.')).not.toContain('record');
  });
});
