/** How alike two articles are, by when they were published and by the figures they share. */
import { describe, expect, it } from 'vitest';
import type { ArticleBody } from '../../src/domain/article.ts';
import { read } from '../../src/read/read.ts';
import { likenessOf } from '../../src/resolve/story-likeness.ts';
import { storyProfile } from '../../src/resolve/story-profile.ts';

const bodyOf = (title: string, text: string): ArticleBody => ({ kind: 'article', title, text, byline: [] });
const profileOf = (body: ArticleBody, published: string) =>
  storyProfile(body, read(body, { value: published, status: 'first', method: 'given' }), published);

describe('the likeness of two articles', () => {
  it('falls with each doubling of the days between them: a launch told again a year later is another one', () => {
    const launch = bodyOf(
      'Velmora unveils new tablet',
      'Velmora unveiled a new tablet in Port Calder on Tuesday. Chief executive Ines Tarrow showed the tablet to 400 guests.',
    );
    const next = bodyOf(
      'Velmora shows a faster tablet',
      'A faster tablet was shown by Velmora. Jonas Ferrick, who heads the company, said it would be in shops soon.',
    );
    const days = ['2030-05-07', '2030-05-08', '2030-05-21', '2030-09-07', '2031-05-07', '2033-05-07'];
    const own = profileOf(launch, '2030-05-07');
    const scores = days.map((day) => likenessOf(own, profileOf(next, day)).score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(days.length);
  });

  it('hardly counts the year in which both were published among the figures', () => {
    const [flood, strike] = [
      bodyOf(
        'Flood in Tarvos',
        'The flood in Tarvos was the worst of 2030, Mira Tolvan said. Some 312 houses were under water.',
      ),
      bodyOf(
        'Strike in Ostrava Head',
        'The strike in Ostrava Head is the third of 2030, Jonas Ferrick said. It lasted 19 hours.',
      ),
    ];
    const [own, other] = [profileOf(flood, '2030-05-07'), profileOf(strike, '2030-05-07')];
    expect(own.figures.get('2030')).toBeGreaterThan(0);
    expect(likenessOf(own, other).figures).toBeLessThan(150);
    // Of another year, it is a figure as any other.
    expect(likenessOf(profileOf(flood, '2031-05-07'), profileOf(strike, '2031-05-07')).figures).toBe(500);
  });
});
