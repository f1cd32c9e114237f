/**
 * "The President", "the Home Secretary", "the Court": an office or a head noun with a capital and "the" stands for the one person who has
 * that office in the document, or for the one body whose name has that head. Where two fit it stands for nobody. Lower-case words are left
 * alone: "the president" may be anybody's.
 */
import { type EntityMention, type LocalEntity, placeOf } from '../domain/extraction.ts';
import type { LocatedMention, Resolved } from './coreference.ts';
import { ORGANISATION_HEADS } from './data/organisation-words.ts';
import { TITLES } from './data/titles.ts';
import { inTextOrder } from './name-pronouns.ts';
import { isCapital, joined, type Token, type Tokens } from './tokens.ts';

/** Longest office looked for, in words: "the Secretary General", "the Shadow Home Secretary". */
const LONGEST = 4;
/** Score of such a mention, per mille. Source: judgement; the few in openly licensed annotation are nearly all right. */
const SCORE = 750;

/** The entities and mentions with those by office or head noun added. */
export function withOffices(document: Tokens, resolved: Resolved): Resolved {
  const { tokens } = document;
  const taken = new Set<number>();
  for (const { first, last } of resolved.mentions) for (let i = first; i < last; i += 1) taken.add(i);
  const holders = holdersOf(resolved.entities);
  if (holders.size === 0) return resolved;
  const found: LocatedMention[] = [];
  for (const token of tokens) {
    if (token.lower !== 'the') continue;
    const last = officeEnd(tokens, token.index + 1, taken);
    if (last === token.index + 1) continue;
    const words = tokens.slice(token.index + 1, last).map(({ lower }) => lower);
    const entity = only(holders.get(words.join(' ')));
    if (entity === undefined) continue;
    const [start, end] = [tokens[token.index + 1]!.start, tokens[last - 1]!.end];
    const { sentence, index } = token;
    const kind = resolved.entities[entity]!.kinds[0]!;
    found.push({ entity, first: index + 1, last, start, end, sentence, form: 'nominal', kind });
  }
  return found.length === 0 ? resolved : added(resolved, found);
}

/** End of the capitals behind "the" that nothing goes on: no further name, no "of". */
function officeEnd(tokens: readonly Token[], first: number, taken: ReadonlySet<number>): number {
  let last = first;
  while (last < tokens.length && last - first <= LONGEST && isPart(tokens, first, last, taken)) last += 1;
  const next = tokens[last];
  if (last === first || last - first > LONGEST) return first;
  const goesOn =
    next !== undefined && joined(tokens[last - 1]!, next) && (isCapital(next) || /^(?:of|for)$/.test(next.lower));
  return goesOn && !tokens[last - 1]!.possessive ? first : last;
}

function isPart(tokens: readonly Token[], first: number, at: number, taken: ReadonlySet<number>): boolean {
  const token = tokens[at]!;
  if (taken.has(at) || !isCapital(token) || token.sentence !== tokens[first]!.sentence) return false;
  if (at > first && (tokens[at - 1]!.possessive || !joined(tokens[at - 1]!, token))) return false;
  return TITLES.has(token.lower) || ORGANISATION_HEADS.has(token.lower);
}

/** Who may be meant, by the words behind "the"; those who held an office once only where nobody holds it. */
function holdersOf(entities: readonly LocalEntity[]): Map<string, Set<number>> {
  const now = new Map<string, Set<number>>();
  const once = new Map<string, Set<number>>();
  entities.forEach((entity, index) => {
    if (entity.kinds[0] === 'PERSON')
      for (const role of entity.roles) {
        const words = role.toLowerCase().replace(/[.,]/g, '').split(/\s+/);
        const held = words.some((word) => /^(?:former|ex|late|outgoing)$/.test(word)) ? once : now;
        for (let from = words.length - 1; from >= Math.max(0, words.length - LONGEST); from -= 1) {
          if (/^(?:vice|deputy|assistant|shadow|under)$/.test(words[from - 1] ?? '')) continue;
          put(held, words.slice(from).join(' '), index);
        }
      }
    else if (entity.kinds[0] === 'ORGANISATION')
      for (const name of [entity.name, ...entity.aliases]) {
        const words = name.toLowerCase().split(/\s+/);
        const close = words.findIndex((word) => /^(?:of|for)$/.test(word));
        const head = words[close > 0 ? close - 1 : words.length - 1]!;
        if (words.length > 1 && ORGANISATION_HEADS.has(head)) put(now, head, index);
      }
  });
  for (const [words, people] of once) if (!now.has(words)) now.set(words, people);
  return now;
}

function put(map: Map<string, Set<number>>, key: string, index: number): void {
  const set = map.get(key);
  if (set) set.add(index);
  else map.set(key, new Set([index]));
}

function only(set: ReadonlySet<number> | undefined): number | undefined {
  return set?.size === 1 ? [...set][0] : undefined;
}

function added(resolved: Resolved, found: readonly LocatedMention[]): Resolved {
  const more = new Map<number, EntityMention[]>();
  for (const mention of found) {
    const list = more.get(mention.entity) ?? [];
    list.push({ place: placeOf(mention), form: 'nominal', sentence: mention.sentence, score: SCORE, rule: 'office' });
    more.set(mention.entity, list);
  }
  const entities = resolved.entities.map((entity, index) => {
    const list = more.get(index);
    return list === undefined ? entity : { ...entity, mentions: inTextOrder([...entity.mentions, ...list]) };
  });
  return { entities, mentions: [...resolved.mentions, ...found].sort((a, b) => a.start - b.start || b.end - a.end) };
}
