/** Which names can be mistaken for each other at all. */
import type { EntityKind } from '../domain/extraction.ts';

/** Kinds that a name may be mistaken between, and no others: a person is never a place. */
export function nameSpace(kinds: readonly EntityKind[]): 'person' | 'geo' | 'body' {
  const main = kinds[0];
  if (main === 'PERSON') return 'person';
  return main === 'COUNTRY' || main === 'PLACE' ? 'geo' : 'body';
}
