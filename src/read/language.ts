/**
 * Which language a text is in, as far as it can be told. Only English is read; other texts are stored unread.
 */
import { eld } from 'eld/small';

/** Shortest text, in characters, whose language is believed. Source: measured, three-word texts are guessed wrong. */
const SHORTEST = 40;
/** How much of a text is looked at. */
const SAMPLE = 6000;

/** BCP 47 tag of a text's language, "und" when it is too short or uncertain. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE).toWellFormed();
  if (sample.replace(/[^\p{L}]+/gu, '').length < SHORTEST) return 'und';
  const result = eld.detect(sample);
  return result.language !== '' && result.isReliable() ? result.language : 'und';
}
