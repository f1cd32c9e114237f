/**
 * Mentions that somebody marked by hand, put in the place of those the reader found: so that linking can be measured apart from reading.
 * What the reader knows of the same words (name, key, participants, time) is kept.
 */
import {
  type EntityKind,
  type EntityMention,
  type Extraction,
  type Happening,
  type LocalEntity,
  placeOf,
  type Span,
  spanOf,
  type TimeExpression,
} from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { ORGANISATION_HEADS } from '../read/data/organisation-words.ts';
import { TITLES } from '../read/data/titles.ts';

import { actLemma } from '../resolve/event-words.ts';

/** An entity marked by hand; `type` as the set that marked it says: "PER", "HUMAN_PART_PER", "LOC_GPE", "TIME_DATE" ... */
export interface MarkedEntity extends Span {
  readonly type?: string;
}

/** What is marked; an absent list leaves the reader's own. */
export interface Marked {
  readonly events?: readonly Span[];
  readonly entities?: readonly MarkedEntity[];
}

/**
 * The extraction with the marked mentions: happenings are exactly the marked ones; entities hold each marked span as a mention.
 * @param text `documentText` of the article, which all spans cut
 */
export function withMarked(
  extraction: Extraction,
  { events, entities }: Marked,
  text: string,
  times: readonly TimeExpression[],
): Extraction {
  const known = entities ? withEntities(extraction, entities, text, times) : extraction.entities;
  return {
    ...extraction,
    entities: known,
    ...(events ? { happenings: withEvents(extraction, known, events, text, times), causes: [] } : {}),
  };
}

function withEntities(
  { entities, sentences }: Extraction,
  marked: readonly MarkedEntity[],
  text: string,
  times: readonly TimeExpression[],
): readonly LocalEntity[] {
  const own = placed(entities);
  const added = new Map<number, EntityMention[]>();
  const described = new Map<string, Omit<LocalEntity, 'mentions'> & { mentions: EntityMention[] }>();
  const mention = (span: Span): EntityMention => ({
    place: placeOf(span),
    form: 'nominal',
    sentence: sentenceAt(sentences, span.start),
    score: 1000,
    rule: 'marked',
  });
  for (const span of marked) {
    const head = headOf(text, span);
    const time = /^TIM/i.test(span.type ?? '') ? times.find((found) => overlap(found, span) > 0) : undefined;
    // A name inside, as a possessor or behind a preposition, is another's.
    const [match] = own
      .filter((other) => overlap(other, span) > 0 && other.end >= head.end && other.start <= head.end - 1)
      .sort((a, b) => overlap(b, span) - overlap(a, span) || a.end - a.start - (b.end - b.start));
    if (match && !time) {
      const list = added.get(match.index) ?? [];
      added.set(match.index, list);
      list.push(mention(span));
      continue;
    }
    const name = /^TIM/i.test(span.type ?? '') ? undefined : nameUpTo(text, span, head);
    const named = name === undefined || isDescription(name, kindOf(span.type)) ? undefined : name;
    const called = named ?? actLemma(foldName(text.slice(head.start, head.end)));
    const kinds = [kindOf(span.type)];
    // A day with its year is the same day everywhere; "Friday" is not.
    const key = time && /^\d{4}-\d\d-\d\d/.test(time.edtf) ? `time:${time.edtf}` : undefined;
    const group = key ?? `${kinds[0]} ${called}`;
    const entry = described.get(group) ?? {
      kinds,
      name: called,
      aliases: [],
      ...(key === undefined ? {} : { key }),
      roles: [],
      mentions: [],
    };
    described.set(group, entry);
    entry.mentions.push({ ...mention(span), ...(named ? { form: 'name' as const } : {}) });
  }
  return [
    ...entities.map((entity, index) => {
      const places = new Set(entity.mentions.map(({ place }) => place));
      const more = (added.get(index) ?? []).filter(({ place }) => !places.has(place));
      return more.length === 0 ? entity : { ...entity, mentions: [...entity.mentions, ...more] };
    }),
    ...described.values(),
  ];
}

function withEvents(
  { happenings, sentences }: Extraction,
  entities: readonly LocalEntity[],
  marked: readonly Span[],
  text: string,
  times: readonly TimeExpression[],
): readonly Happening[] {
  const mentions = placed(entities);
  return marked.map(({ start, end }) => {
    const trigger = { start, end };
    const sentence = sentenceAt(sentences, start);
    const lemma = actLemma(text.slice(start, end));
    const [match] = happenings
      .filter((happening) => overlap(happening.trigger, trigger) > 0)
      .sort((a, b) => overlap(b.trigger, trigger) - overlap(a.trigger, trigger));
    if (match) return { ...match, trigger, lemma };
    const bounds = sentences[sentence];
    const time = times.find((found) => bounds && found.start >= bounds.start && found.start < bounds.end);
    return {
      type: 'other',
      lemma,
      trigger,
      sentence,
      modality: 'asserted',
      participants: mentions
        .filter((mention) => mention.sentence === sentence)
        .map((mention) => ({ start: mention.start, end: mention.end, role: 'other', entity: mention.index })),
      ...(time ? { time } : {}),
      amounts: [],
      salience: sentence <= 1 ? 700 : 300,
      score: 1000,
      rule: 'marked',
    };
  });
}

function placed(entities: readonly LocalEntity[]): readonly (Span & { index: number; sentence: number })[] {
  return entities.flatMap((entity, index) =>
    entity.mentions.flatMap(({ place, sentence }) => {
      const span = spanOf(place);
      return span ? [{ ...span, index, sentence }] : [];
    }),
  );
}

/** The last word of a noun phrase before what hangs on it: "the mayor of Split" -> "mayor". */
function headOf(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const cut = /\s+(?:of|in|at|from|for|with|on|who|that|which|to|near|by)\s|,/.exec(words);
  const phrase = (cut && cut.index > 0 ? words.slice(0, cut.index) : words).replace(
    /(?:['\u2019]s?|[^\p{L}\p{N}]+)$/u,
    '',
  );
  const last = /[\p{L}\p{N}'\u2019-]+$/u.exec(phrase);
  return last
    ? { start: start + last.index, end: start + last.index + last[0].length }
    : { start, end: start + Math.max(1, phrase.length) };
}

/** The capitalised words that end in the head: the name the phrase gives, when it gives one. */
function nameUpTo(text: string, { start }: Span, head: Span): string | undefined {
  const run = /(?:\p{Lu}[\p{L}\p{N}.&'\u2019-]*\s+)*\p{Lu}[\p{L}\p{N}.&'\u2019-]*$/u.exec(text.slice(start, head.end));
  return run && run[0].length > 1 ? run[0] : undefined;
}

/** "The Surgeon General", "the Navy": an office or the head noun of bodies says what somebody or something is, capitals or not. */
function isDescription(name: string, kind: EntityKind): boolean {
  const words = name.toLowerCase().split(/\s+/);
  return (kind === 'PERSON' && TITLES.has(words.at(-1)!)) || (words.length === 1 && ORGANISATION_HEADS.has(words[0]!));
}

function kindOf(type = ''): EntityKind {
  if (/^PER|^HUM(?:AN_PART)?(?:_PER|_FAM|_GENERIC)?$/i.test(type)) return 'PERSON';
  return /^LOC|GPE|FAC/i.test(type) ? 'PLACE' : 'ORGANISATION';
}

function sentenceAt(sentences: readonly Span[], offset: number): number {
  const after = sentences.findIndex(({ start }) => start > offset);
  return Math.max(0, (after < 0 ? sentences.length : after) - 1);
}

function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
