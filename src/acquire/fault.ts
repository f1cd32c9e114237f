/**
 * What is wrong with an input, before it is known where it stands.
 */
import type { ArticleInput, InputPlace, Rejection } from '../domain/article.ts';

/** A rejection without its place, for the parts that know neither file nor line. */
export type Fault = Omit<Rejection, 'place'>;

/** Builds a fault: `reason` reads "Cannot <action>: <found>, expected <state>" and never quotes an article's words. */
export function fault(code: Fault['code'], reason: string, remedy: string): Fault {
  return { code, reason, remedy };
}

/** Tells a fault or rejection from what was asked for. */
export function isFault<T>(value: T | Fault): value is Fault {
  return typeof value === 'object' && value !== null && 'code' in value && 'remedy' in value;
}

/** The fault, standing at `place`. */
export function rejectAt(place: InputPlace, found: Fault): Rejection {
  return { place, code: found.code, reason: found.reason, remedy: found.remedy };
}

/** Tells a rejection from an article: what `articleFromFields` and its like return is one or the other. */
export function isRejection(value: ArticleInput | Rejection): value is Rejection {
  return 'code' in value;
}

/**
 * The sort of a value in words, for reasons: "a number", "a list", "nothing".
 */
export function sortOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.trim() === '' ? 'empty text' : 'text';
  if (typeof value === 'boolean') return 'true or false';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
