/**
 * What reading one article version yields. Kept beside the log for ever: replay never reads again.
 *
 * All spans are [start, end) UTF-16 offsets into `documentText(article)`. All scores are whole per mille (0-1000), so that
 * nothing in the graph hangs on floating-point order. Items point at each other by index into the arrays of this object.
 */
import type { MentionPlace } from './ids.ts';

/** What an entity can be; one thing may be several (an outlet is also an organisation). Order = precedence as a caption. */
export const ENTITY_KINDS = ['PERSON', 'OUTLET', 'SITE', 'COUNTRY', 'ORGANISATION', 'PLACE'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a mention names its entity. Only `name` and `demonym` count for names; captions feed neither counts nor happenings. */
export type MentionForm = 'name' | 'demonym' | 'nominal' | 'pronoun' | 'handle' | 'metadata';

export interface EntityMention {
  /** "START-END", "outlet" or "byline.N". */
  readonly place: MentionPlace;
  readonly form: MentionForm;
  /** Index into `sentences`; -1 for metadata. */
  readonly sentence: number;
  readonly score: number;
  /** The rule that found it. */
  readonly rule: string;
}

/** All mentions of one entity within the document (coreference), under its best name. */
export interface LocalEntity {
  /** Best name first in precedence: kinds[0] is the main one. */
  readonly kinds: readonly EntityKind[];
  /** Fullest name the document gives, without titles: "Donald Trump". */
  readonly name: string;
  /** Other names the document uses for it. */
  readonly aliases: readonly string[];
  /** A key that identifies it outside the document where a table knows one: "iso:CA", "domain:cnn.com", "owner:iso:CA/immigration website". */
  readonly key?: string;
  /** Titles and roles stripped from the names: "economist", "Prime Minister". */
  readonly roles: readonly string[];
  /** Nouns by which the document describes it, in dictionary form: "driver"; absent where none were looked for. */
  readonly described?: readonly string[];
  /** In text order; the first one founds the entity when it is new. */
  readonly mentions: readonly EntityMention[];
}

export type Modality = 'asserted' | 'negated' | 'reported' | 'hypothetical' | 'planned' | 'guessed';
/** Strongest first: what decides between the claims of several happenings of one article. */
export const MODALITIES: readonly Modality[] = [
  'asserted',
  'reported',
  'planned',
  'guessed',
  'hypothetical',
  'negated',
];

export type Role = 'agent' | 'patient' | 'recipient' | 'instrument' | 'place' | 'other';

export interface Participant extends Span {
  readonly role: Role;
  /** Index into `entities`; absent when the words name nobody known. */
  readonly entity?: number;
}

/** A number a happening carries: "killed 12", "up 350 %". `value` is a decimal string, so "4 billion" is "4000000000". */
export interface Amount extends Span {
  readonly value: string;
  /** "USD", "%", "x" or "" for a bare count. */
  readonly unit: string;
  /** What is counted, as a lemma: "person"; "" when not said. */
  readonly of: string;
  readonly bound: 'exact' | 'at least' | 'about' | 'up to';
}

/** A time, as EDTF with the raw words and the way it was found. */
export interface TimeExpression extends Span {
  readonly edtf: string;
  readonly method: string;
}

/** One mention that something happened. */
export interface Happening {
  /** Open scheme, dotted, general to special: "service.outage", "statement", "politics.election", "other". */
  readonly type: string;
  /** Lemma of the trigger: "crash". */
  readonly lemma: string;
  readonly trigger: Span;
  readonly sentence: number;
  readonly modality: Modality;
  /** Index into `entities` of who is said to report it. */
  readonly attributedTo?: number;
  readonly participants: readonly Participant[];
  readonly time?: TimeExpression;
  readonly amounts: readonly Amount[];
  /** 0-1000: 1000 is the article's main happening. */
  readonly salience: number;
  readonly score: number;
  readonly rule: string;
}

/** "This may have caused that": both sides are happenings of this document. */
export interface CausalRelation {
  readonly cause: number;
  readonly effect: number;
  readonly modality: Modality;
  readonly sentence: number;
  readonly score: number;
  readonly rule: string;
}

export interface QuoteMention {
  /** The words between the quote marks, marks left out; of an indirect one, which has none, the clause that is reported. */
  readonly content: Span;
  readonly form: 'direct' | 'mixed' | 'indirect';
  /** Index into `entities`; absent when the speaker is unknown or unnamed. */
  readonly speaker?: number;
  /** Where the words stand that name the speaker. */
  readonly speakerSpan?: Span;
  /** Index into `entities` of the site it was posted on. */
  readonly channel?: number;
  /** Index into `quotes` of the piece before, when a reporting clause or a new paragraph interrupts one utterance. */
  readonly continues?: number;
  readonly sentence: number;
  readonly score: number;
  readonly rule: string;
}

/** "Jed Kolko, an economist at Indeed": person, role, organisation. */
export interface Affiliation extends Span {
  readonly person: number;
  readonly organisation: number;
  readonly role: string;
  readonly sentence: number;
  readonly score: number;
  readonly rule: string;
}

/** "Canada's immigration website": who operates a site. */
export interface Operation extends Span {
  readonly operator: number;
  readonly site: number;
  readonly sentence: number;
  readonly score: number;
  readonly rule: string;
}

/** "Reuters reported": another outlet named as the source. */
export interface Citation extends Span {
  readonly outlet: number;
  readonly sentence: number;
  readonly score: number;
  readonly rule: string;
}

/** A content word or name for story clustering with its count in title + lead (weighted) and body. */
export interface Term {
  readonly term: string;
  readonly count: number;
}

export interface Extraction {
  readonly kind: 'extraction';
  /** Name and version of the reader: "newsloom/1". */
  readonly reader: string;
  /** BCP 47, "und" when it could not be told. */
  readonly language: string;
  /** Why the text was stored unread, when it was. */
  readonly unread?: string;
  readonly sentences: readonly Span[];
  readonly entities: readonly LocalEntity[];
  readonly happenings: readonly Happening[];
  readonly causes: readonly CausalRelation[];
  /** Those in quote marks in text order, behind them the indirect ones. */
  readonly quotes: readonly QuoteMention[];
  readonly affiliations: readonly Affiliation[];
  readonly operations: readonly Operation[];
  readonly citations: readonly Citation[];
  /** Most frequent first, then in the order of the text; at most 45, which is what linking looks at. */
  readonly terms: readonly Term[];
}

export function placeOf(span: Span): MentionPlace {
  return `${span.start}-${span.end}`;
}

/** The span of a place, or undefined for metadata places ("outlet", "byline.0"). */
export function spanOf(place: MentionPlace): Span | undefined {
  const match = /^(\d+)-(\d+)$/.exec(place);
  return match ? { start: Number(match[1]), end: Number(match[2]) } : undefined;
}
