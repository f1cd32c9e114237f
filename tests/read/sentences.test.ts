import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/read/tokens.ts';
import { reading } from './reading.ts';

/** The sentences of a text, each as it stands there. */
function sentencesIn(text: string): string[] {
  return tokenise(text).sentences.map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  it('end behind a closing quote mark, and inside quote marks', () => {
    expect(sentencesIn('He was "sure of nothing." Ms Tolos has left. She said: "Go. We are late."')).toEqual([
      'He was "sure of nothing."',
      'Ms Tolos has left.',
      'She said: "Go.',
      'We are late."',
    ]);
    expect(sentencesIn('Some (they were late.) The rest (one ran. One fell.) stayed.')).toEqual([
      'Some (they were late.)',
      'The rest (one ran.',
      'One fell.) stayed.',
    ]);
  });

  it('go on behind a quoted question that somebody asks', () => {
    expect(sentencesIn('"Where is it?" Mira Tolos asked. "Why now?" harbour master Bram Okari said.')).toEqual([
      '"Where is it?" Mira Tolos asked.',
      '"Why now?" harbour master Bram Okari said.',
    ]);
    expect(sentencesIn('"Where is it now?" The crowd fell silent.')).toEqual([
      '"Where is it now?"',
      'The crowd fell silent.',
    ]);
  });

  it('go on behind abbreviations and numbers', () => {
    for (const whole of [
      'They beat the No. 8 team of "Dr. Okari" on Monday.',
      'She wrote her M.Sc. thesis on ants.',
      'It opens at 6 p.m. Monday in the "St. Narvik" hall.',
    ])
      expect(sentencesIn(whole)).toEqual([whole]);
  });

  it('end behind "p.m.", an ellipsis and a body that ends in a stop, where a small word opens the next', () => {
    expect(
      sentencesIn(
        'It closed at 6 p.m. The staff left. We waited ... Then it rained. It is owned by Tolos Inc. It grew.',
      ),
    ).toEqual([
      'It closed at 6 p.m.',
      'The staff left.',
      'We waited',
      'Then it rained.',
      'It is owned by Tolos Inc.',
      'It grew.',
    ]);
  });

  it('end at captions, credits and posts that run into the next without a stop', () => {
    expect(
      sentencesIn(
        'The old bar has narrow gaps between its many triangles A decision to widen them has upset fans who buy it every week',
      ),
    ).toEqual([
      'The old bar has narrow gaps between its many triangles',
      'A decision to widen them has upset fans who buy it every week',
    ]);
    expect(
      sentencesIn(
        'Workers at the scene of the crash in the harbour Getty Images 22 Families laid flowers near the ferry (Photo: Bram Okari/PA) Overhead pictures show the wreck',
      ),
    ).toEqual([
      'Workers at the scene of the crash in the harbour Getty Images 22',
      'Families laid flowers near the ferry (Photo: Bram Okari/PA)',
      'Overhead pictures show the wreck',
    ]);
    expect(
      sentencesIn(
        'Mira Tolos opens the new hall Getty 2/9 Crowds wait by the river EPA 3/9 Bram Okari lifts the cup Reuters Among the guests was the mayor of Narvik.',
      ),
    ).toEqual([
      'Mira Tolos opens the new hall Getty 2/9',
      'Crowds wait by the river EPA 3/9',
      'Bram Okari lifts the cup Reuters',
      'Among the guests was the mayor of Narvik.',
    ]);
    expect(
      sentencesIn(
        'So sad to hear this today -- Mira Tolos (@mtolos) November 9, 2016 Police told people to stay away.',
      ),
    ).toEqual([
      'So sad to hear this today -- Mira Tolos (@mtolos) November 9, 2016',
      'Police told people to stay away.',
    ]);
  });

  it('go on through titles and agencies that are sources', () => {
    for (const whole of [
      'The band played a song called The Long Way Home and While You Were Out for a crowd of ten thousand people.',
      'A spokesman told Reuters Monday that the photo by Getty Images Chief Bram Okari was shown on 9/11 Memorial Day.',
      'The doctor said that the patient had hepatitis A and that he needed more vitamin A than she had thought at first.',
    ])
      expect(sentencesIn(whole)).toEqual([whole]);
  });

  it('part what happens in one from what happens in the next', () => {
    const read = reading(
      'Tarvik said the ferry sank "in bad weather." Ms Tolos has resigned. Rescuers wait at the pier on Monday While the mayor spoke to families the wreck was raised',
    );
    expect(read.happening('resign').modality).toBe('asserted');
    expect(read.happening('raise').time).toBeUndefined();
  });
});
