/**
 * Which language a text is in, as far as it can be told. Only English is read; other texts are stored unread.
 */
import { eld } from 'eld/small';

/** Shortest text, in characters, whose language is believed. Source: measured, three-word texts are guessed wrong. */
const SHORTEST = 40;
/** Texts below this length, in characters, are also judged by their small words. */
const SHORT = 500;
/** How much of a text is looked at. */
const SAMPLE = 6000;
/** How much of it is looked at first, and how much there must be for that. */
const OPENING = 1000;
const LEAST = 300;
/** Share of words there that are small and no other language's: above it in 19 of 20 English articles, 0 to 0.01 in other languages. */
const SHARE = 0.06;

/** BCP 47 tag of a text's language, "und" when it is too short or uncertain. */
export function detectLanguage(text: string): string {
  return text.length > LEAST && isEnglish(text.slice(0, OPENING)) ? 'en' : detectIn(text.slice(0, SAMPLE));
}

function detectIn(text: string): string {
  const sample = text.toWellFormed();
  if (sample.replace(/[^\p{L}]+/gu, '').length < SHORTEST) return 'und';
  const result = eld.detect(sample);
  if (result.language === '' || !result.isReliable()) return 'und';
  return result.language !== 'en' && sample.length < SHORT && looksEnglish(sample) ? 'und' : result.language;
}

/** English words that no neighbour language shares in this number. */
const ENGLISH = /\b(?:the|and|of|to|was|were|that|with|for|said|by|from|has|have|his|her|their|on|at|it|is)\b/gi;

/** Small words of English that are none in its neighbours. */
const UNSHARED = /\b(?:the|and|that|with|said|from|were|their|which|would)\b/gi;

/** Most texts are plainly English, which is sooner seen by its small words. */
function isEnglish(opening: string): boolean {
  return (opening.match(UNSHARED)?.length ?? 0) >= opening.split(/\s+/).length * SHARE;
}

/** A short text full of foreign names is easily taken for their language; its small words tell better. */
function looksEnglish(sample: string): boolean {
  const found = sample.match(ENGLISH)?.length ?? 0;
  return found * 12 >= sample.split(/\s+/).length || sample.length < 100;
}
