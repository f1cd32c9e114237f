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
    ['Emergency services were called to the mine.', 'emergency'],
    ['She spoke in an election year.', 'election'],
    ['The firm came under fire for its prices.', 'fire'],
    ['They blamed the slump on price hikes.', 'hike'],
    ['They studied the effects of global warming.', 'warm'],
    ['They visited the rural and underserved areas.', 'underserve'],
    ['The clerks were present at noon.', 'present'],
    ['They drove across the U.S. border.', 'border'],
  ])('%s does not tell of "%s"', (text, lemma) => {
    expect(lemmas(text)).not.toContain(lemma);
  });

  it.each([
    ['Tarvik shares fall as a bank warns of debts', 'fall', 'economy.fall'],
    ['Oil prices jump on supply worries', 'jump', 'economy.rise'],
    ['The storm led to the loss of 12 lives.', 'loss', 'life.loss'],
    ['Tarvik posted a net loss for the year.', 'loss', 'business.finance'],
    ['The team went home after a loss to Narvik.', 'loss', 'sport.win'],
    ['She grew up in Narvik.', 'grow up', 'other'],
    ['The mayor fired the starting gun on Sunday.', 'fire', 'other'],
    ['They fought a campaign for better pay.', 'fight', 'politics.campaign'],
  ])('%s: "%s" is %s', (text, lemma, type) => {
    expect(reading(text).happening(lemma).type).toBe(type);
  });

  it('captions run into a sentence are read apart', () => {
    const text =
      '1/3 The mayor opens the new hall in Narvik on a cold day in May Reuters 2/3 Two clerks carry the old bell out of the tower Getty 3/3 The choir sings in the yard';
    const read = reading(text);
    const carry = read.happening('carry');
    expect(carry.participants.map((each) => `${each.role} ${read.cut(each)}`)).toEqual([
      'agent Two clerks',
      'patient old bell',
    ]);
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
