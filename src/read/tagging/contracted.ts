/**
 * Words that stand for several: "didn't", "5-10", "10km". This only tells which may be one, by compromise's own conditions (see
 * term.ts); its step does the rest, for the few sentences that hold any.
 */
import { type Term, WORLD } from './term.ts';

const { contractions } = WORLD.model.one;
const WHOLE = new Set(contractions.flatMap(({ word }) => word ?? []));
const AFTER = new Set([...contractions.flatMap(({ after }) => after ?? []), 't', 'd']);
const BEFORE = new Set([...contractions.flatMap(({ before }) => before ?? []), 'j', 'l', 'd']);
const RANGE = /^[0-9][^-–—]*[-–—].*?[0-9]/;
const UNIT = /^[+-]?[0-9][.,0-9]*[a-z°²³µ/]+$/;

/** The word may hide others; what follows it decides. */
export function contracts({ normal, text }: Pick<Term, 'normal' | 'text'>): boolean {
  if (WHOLE.has(normal) || RANGE.test(normal) || UNIT.test(text)) return true;
  if (!normal.includes("'")) return false;
  const [before = '', after = ''] = normal.split("'");
  return AFTER.has(after) || BEFORE.has(before) || (before === 'there' && after === 's');
}
