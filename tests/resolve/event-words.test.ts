import { describe, expect, it } from 'vitest';
import { actClass, actLemma, likeActs } from '../../src/resolve/event-words.ts';

describe('words that tell of an act', () => {
  it('are brought to their dictionary form, whatever part of speech they are', () => {
    for (const [words, lemma] of [
      ['shootings', 'shoot'],
      ['Shot', 'shoot'],
      ['took over', 'take over'],
      ['crashed', 'crash'],
      ['the collapse', 'collapse'],
      ["ministry's", 'ministry'],
      ['went out of', 'go out'],
      ['opened fire', 'shoot'],
      ['shown the door', 'dismiss'],
      ['drunken driving', 'dui'],
      ['DUI', 'dui'],
    ])
      expect(actLemma(words as string), words).toBe(lemma);
    expect(actLemma('')).toBe('');
    expect(actLemma('?!')).toBe('?!');
  });

  it('fall into one class with the nouns made of them', () => {
    for (const [verb, noun] of [
      ['acquire', 'acquisition'],
      ['investigate', 'investigation'],
      ['announce', 'announcement'],
      ['resign', 'resignation'],
      ['cancel', 'cancellation'],
      ['apply', 'application'],
      ['die', 'death'],
      ['elect', 'election'],
      ['collide', 'collision'],
      ['crash', 'crash'],
    ])
      expect(actClass(noun as string), noun).toBe(actClass(verb as string));
  });

  it('stay apart where they tell of different acts', () => {
    for (const [a, b] of [
      ['crash', 'collapse'],
      ['resign', 'reign'],
      ['elect', 'electrify'],
      ['station', 'state'],
      ['strike', 'strip'],
    ])
      expect(actClass(a as string), `${a} and ${b}`).not.toBe(actClass(b as string));
  });

  it('are alike when they tell of one act by another stem', () => {
    const alike = (a: string, b: string) =>
      [...likeActs(actClass(a))].some((group) => likeActs(actClass(b)).has(group));
    expect(alike('capture', 'arrest')).toBe(true);
    expect(alike('acquisition', 'buy')).toBe(true);
    expect(alike('arrest', 'elect')).toBe(false);
    expect(alike('yodel', 'yodel')).toBe(false);
  });
});
