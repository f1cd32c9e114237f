/**
 * "he" or "she" for a person, where title, role or given name tells. Unknown stays unknown and fits both.
 */
import type { LocalEntity } from '../domain/extraction.ts';
import { genderInLexicon } from './evidence.ts';

const MALE =
  /(?:^|\s)(?:mr|sir|lord|king|prince|duke|father|brother|pope|bishop|archbishop|cardinal|rabbi|imam|sheikh?|\w+man|actor|businessman|emperor|monk)\.?(?:\s|$)/i;
const FEMALE =
  /(?:^|\s)(?:mrs|ms|miss|dame|lady|queen|princess|duchess|sister|\w+woman|actress|businesswoman|nun|mother)\.?(?:\s|$)/i;

/** The pronoun that may stand for a person; undefined for everyone else and when nothing tells. */
export function genderOf(entity: LocalEntity): 'he' | 'she' | undefined {
  if (entity.kinds[0] !== 'PERSON') return undefined;
  for (const role of entity.roles) {
    if (FEMALE.test(role)) return 'she';
    if (MALE.test(role)) return 'he';
  }
  const words = entity.name.split(' ');
  return words.length > 1 ? genderInLexicon(words[0]!.toLowerCase()) : undefined;
}
