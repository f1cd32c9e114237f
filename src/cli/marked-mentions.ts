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
import { genderOf } from '../read/gender.ts';
import { actLemma } from '../resolve/event-words.ts';
import { corefer, type Mentioned, type Referent, whole } from './marked-coreference.ts';
import {
  countedAs,
  genderOfNoun,
  headOf,
  isDescription,
  isPersonNoun,
  isPlural,
  nameUpTo,
  nounOf,
  pronounOf,
  timeAs,
} from './marked-words.ts';

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
  /** The reader's entities as things of the document, made when one is met. */
  const known = new Map<number, Referent>();
  const referentOf = (index: number): Referent => {
    const entity = entities[index]!;
    const made: Referent = known.get(index) ?? {
      kind: entity.kinds[0]!,
      named: true,
      called: new Set(entity.roles.map((role) => actLemma(role)).filter((noun) => isPersonNoun(noun))),
      gender: genderOf(entity),
      plural: entity.kinds[0] === 'ORGANISATION' && isPlural(entity.name),
    };
    known.set(index, made);
    return made;
  };
  const described = new Map<string, { readonly referent: Referent; readonly name: string; readonly key?: string }>();
  const mentions: (Mentioned & { readonly mark?: Span; readonly form?: 'name' })[] = own.map((mention) => ({
    ...mention,
    words: text.slice(mention.start, mention.end),
    marked: false,
    referent: referentOf(mention.index),
    space: spaceOf(entities[mention.index]!.kinds[0]!),
  }));
  for (const span of marked) {
    const words = text.slice(span.start, span.end);
    const sentence = sentenceAt(sentences, span.start);
    const space = spaceOfType(span.type);
    const head = headOf(text, span);
    const time = space === 'time' ? times.find((found) => overlap(found, span) > 0) : undefined;
    const said = { start: span.start, end: span.end, mark: span, marked: true, words, sentence, space };
    // A name inside, as a possessor or behind a preposition, is another's.
    const [match] = own
      .filter((other) => overlap(other, span) > 0 && other.end >= head.end && other.start <= head.end - 1)
      .sort((a, b) => overlap(b, span) - overlap(a, span) || a.end - a.start - (b.end - b.start));
    if (match && !time) {
      mentions.push({ ...said, referent: referentOf(match.index) });
      continue;
    }
    if (pronounOf(words)) {
      mentions.push(said);
      continue;
    }
    const kind = kindOf(span.type);
    const name = space === 'time' ? undefined : nameUpTo(text, span, head);
    const named = name === undefined || isDescription(name, kind) ? undefined : name;
    const noun = nounOf(text, head);
    const counted = named
      ? undefined
      : ((space === 'time' ? timeAs(words) : undefined) ?? countedAs(text, span, head, noun));
    const called = named ?? counted ?? noun;
    // A day with its year is the same day everywhere; "Friday" is not.
    const key = time && /^\d{4}-\d\d-\d\d/.test(time.edtf) ? `time:${time.edtf}` : undefined;
    const group = key ?? `${kind} ${called}`;
    const entry = described.get(group) ?? {
      name: called,
      ...(key === undefined ? {} : { key }),
      referent: {
        kind,
        named: named !== undefined,
        called: new Set(named || key ? [] : [counted ?? noun]),
        gender: genderOfNoun(noun),
        plural: isPlural(text.slice(head.start, head.end)),
      },
    };
    described.set(group, entry);
    mentions.push({ ...said, referent: entry.referent, ...(named ? { form: 'name' as const } : {}) });
  }
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  corefer(text, mentions);
  const added = new Map<Referent, EntityMention[]>();
  const alone: LocalEntity[] = [];
  for (const { mark, referent, sentence, form = 'nominal' } of mentions) {
    if (!mark) continue;
    const mention = { place: placeOf(mark), form, sentence, score: 1000, rule: 'marked' } as const;
    if (referent) added.set(whole(referent), [...(added.get(whole(referent)) ?? []), mention]);
    else
      alone.push({
        kinds: [kindOf((mark as MarkedEntity).type)],
        name: text.slice(mark.start, mark.end),
        aliases: [],
        roles: [],
        mentions: [{ ...mention, form: 'pronoun' }],
      });
  }
  const describedAs = ({ called }: Referent) => (called.size > 0 ? { described: [...called] } : {});
  return [
    ...entities.map((entity, index) => {
      const referent = known.get(index);
      const places = new Set(entity.mentions.map(({ place }) => place));
      const more = ((referent && added.get(referent)) ?? []).filter(({ place }) => !places.has(place));
      return more.length === 0
        ? entity
        : { ...entity, ...describedAs(referent!), mentions: [...entity.mentions, ...more] };
    }),
    ...[...described.values()].flatMap(({ referent, name, key }) => {
      const found = added.get(referent);
      return referent.same || !found
        ? []
        : [
            {
              kinds: [referent.kind],
              name,
              aliases: [],
              ...(key === undefined ? {} : { key }),
              roles: [],
              ...describedAs(referent),
              mentions: found,
            },
          ];
    }),
    ...alone,
  ];
}

function spaceOf(kind: EntityKind): Mentioned['space'] {
  return kind === 'PERSON' || kind === 'ORGANISATION' || kind === 'OUTLET'
    ? 'person'
    : kind === 'SITE'
      ? 'thing'
      : 'place';
}

/** Bodies and those who act for countries count with people: the sets mark all of them alike. */
function spaceOfType(type = ''): Mentioned['space'] {
  return /^TIM/i.test(type) ? 'time' : /^LOC|^FAC|^GPE/i.test(type) ? 'place' : /^NON/i.test(type) ? 'thing' : 'person';
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
