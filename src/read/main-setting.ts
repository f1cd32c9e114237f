/**
 * When and where the main event is said to be: the time and the place nearest to its clause, else the first of the article.
 */
import type { Span } from '../domain/extraction.ts';
import type { Clause } from './main-clause.ts';
import type { Named, Opening } from './main-event.ts';
import type { Token } from './tokens.ts';

/** The first time of the clause's sentence, else the first of the lead that knows its day. */
export function whenOf(opening: Opening, clause: Clause | undefined): Span | undefined {
  const times = opening.extraction.happenings.flatMap((happening) =>
    happening.time === undefined ? [] : [happening.time],
  );
  const sorted = [...times].sort((a, b) => a.start - b.start);
  const inside =
    clause === undefined
      ? undefined
      : sorted.find((time) => time.start >= clause.sentence.start && time.end <= clause.sentence.end);
  const daily = sorted.find(
    (time) => /^\d{4}-\d{2}-\d{2}$|^XXXX-\d{2}-\d{2}$/.test(time.edtf) || /\d{4}-\d{2}-\d{2}/.test(time.edtf),
  );
  return inside ?? daily;
}

/** The place the headline names, else the first of the lead behind "in", "at" or "near", else the place named most. */
export function whereOf(opening: Opening, clause: Clause | undefined): Span | undefined {
  const { names, extraction, document } = opening;
  const places = names.filter((name) => isPlace(opening, name) && name.form === 'name');
  const located = places.filter((name) => isLocated(document.tokens, name));
  const inside =
    clause === undefined
      ? undefined
      : located.find((name) => name.start >= clause.sentence.start && name.end <= clause.sentence.end);
  if (inside !== undefined) return inside;
  if (located[0] !== undefined) return located[0];
  let best: Named | undefined;
  for (const place of places)
    if (
      best === undefined ||
      extraction.entities[place.entity]!.mentions.length > extraction.entities[best.entity]!.mentions.length
    )
      best = place;
  return best;
}

function isPlace(opening: Opening, name: Named): boolean {
  const kind = opening.extraction.entities[name.entity]!.kinds[0];
  return kind === 'PLACE' || kind === 'COUNTRY';
}

function isLocated(tokens: readonly Token[], name: Named): boolean {
  for (let i = name.first - 1; i >= Math.max(0, name.first - 4); i -= 1) {
    if (tokens[i]!.sentence !== tokens[name.first]!.sentence) return false;
    if (/^(?:in|at|near|outside|inside|across|off)$/.test(tokens[i]!.lower)) return true;
    if (!['Noun', 'Adjective', 'Determiner'].some((tag) => tokens[i]!.tags.has(tag))) return false;
  }
  return false;
}
