/**
 * When and where the main event is said to be. When: the time of headline and lead that lies nearest before publication.
 * Where: the place that headline and lead put things in most, places behind "in", "at" and "near" before others.
 */
import type { Published } from '../domain/article.ts';
import type { Span, TimeExpression } from '../domain/extraction.ts';
import type { Clause } from './main-clause.ts';
import type { Named, Opening } from './main-event.ts';
import { findTimes } from './times.ts';
import type { Token } from './tokens.ts';

/** How long before publication the news of an article happens, in days. */
const FRESH = 4;
const DAY = 86_400_000;

/** The first fresh day of headline and lead, the clause's own sentence first; undefined when none is told. */
export function whenOf(opening: Opening, clause: Clause | undefined, published: Published): Span | undefined {
  const { document } = opening;
  const times = findTimes(document.text, published).filter((time) => isPlain(document.text, time));
  const fresh = times.filter((time) => daysBefore(time, published) !== undefined);
  const own = (time: TimeExpression) =>
    clause !== undefined && time.start >= clause.sentence.start && time.end <= clause.sentence.end;
  return fresh.find(own) ?? fresh[0] ?? (published.value === null ? times[0] : undefined);
}

/** "TODAY" in capitals is part of a name or a label. */
function isPlain(text: string, time: Span): boolean {
  const words = text.slice(time.start, time.end);
  return !/^[^\p{Ll}]*$/u.test(words.replace(/\d/g, '')) && !/^now$|\b(?:seconds?|minutes?|hours?)$/i.test(words);
}

/** Days from a time to the publication, or undefined when it is no day or lies too far away. */
function daysBefore(time: TimeExpression, published: Published): number | undefined {
  const day = /\d{4}-\d{2}-\d{2}/.exec(time.edtf)?.[0];
  if (day === undefined || published.value === null) return undefined;
  const back = Math.round((Date.parse(published.value.slice(0, 10)) - Date.parse(day)) / DAY);
  return back >= -1 && back <= FRESH ? back : undefined;
}

/** The place the headline and the lead name most. */
export function whereOf(opening: Opening, clause: Clause | undefined): Span | undefined {
  const { names, document, lead } = opening;
  const weights = new Map<number, { weight: number; at: Named; located: boolean }>();
  for (const name of names) {
    const located = isLocated(document.tokens, name);
    if (name.form !== 'name' || !(isPlace(opening, name) || isHouse(opening, name))) continue;
    const weight = weightOf(document.tokens[name.first]!.sentence, lead, located);
    const held = weights.get(name.entity);
    if (held === undefined) weights.set(name.entity, { weight, at: name, located });
    else {
      held.weight += weight;
      if (located && !held.located) Object.assign(held, { at: name, located });
    }
  }
  let best: { weight: number; at: Named } | undefined;
  for (const each of weights.values()) {
    // who acts is no place, whatever its name was taken for, unless something is put in it
    if (
      !each.located &&
      clause?.who !== undefined &&
      each.at.start < clause.who.end &&
      clause.who.start < each.at.end &&
      clause.who.end - clause.who.start < 2 * (each.at.end - each.at.start)
    )
      continue;
    if (best === undefined || each.weight > best.weight) best = each;
  }
  return best?.at;
}

/** Whole numbers: a place in the headline counts most, then the first sentences. */
function weightOf(sentence: number, lead: number, located: boolean): number {
  if (sentence < lead) return located ? 60 : 35;
  const behind = sentence - lead;
  if (behind < 3) return located ? 40 : 10;
  return behind < 10 ? (located ? 15 : 3) : located ? 4 : 1;
}

function isPlace(opening: Opening, name: Named): boolean {
  const kind = opening.extraction.entities[name.entity]!.kinds[0];
  return kind === 'PLACE' || kind === 'COUNTRY';
}

/** "at the Grand Palace": a house is read as an organisation, and things happen in it. */
function isHouse(opening: Opening, name: Named): boolean {
  const { tokens } = opening.document;
  return (
    opening.extraction.entities[name.entity]!.kinds[0] === 'ORGANISATION' &&
    (name.first === 0 ||
      tokens[name.first - 1]!.lower === 'the' ||
      tokens[name.first]!.lower === 'the' ||
      tokens[name.first - 1]!.lower === 'at') &&
    isLocated(tokens, name)
  );
}

function isLocated(tokens: readonly Token[], name: Named): boolean {
  for (let i = name.first - 1; i >= Math.max(0, name.first - 4); i -= 1) {
    if (tokens[i]!.sentence !== tokens[name.first]!.sentence) return false;
    if (/^(?:in|at|near|outside|inside|across|off)$/.test(tokens[i]!.lower)) return true;
    if (!['Noun', 'Adjective', 'Determiner'].some((tag) => tokens[i]!.tags.has(tag))) return false;
  }
  return false;
}
