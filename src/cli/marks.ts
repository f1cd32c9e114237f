/**
 * What was read as marks over the words it was read from, for pages and terminals that show them. Pure.
 */
import { type ArticleBody, documentText, type Published } from '../domain/article.ts';
import { type EntityKind, type Extraction, type Span, spanOf } from '../domain/extraction.ts';
import { findTimes } from '../read/times.ts';

/** One article with what was read of it. */
export interface Reading {
  readonly article: ArticleBody;
  readonly published: Published;
  readonly extraction: Extraction;
}

/** Sorts of marks: the six kinds of things, and what is said of them. */
export type Sort = EntityKind | 'QUOTE' | 'HAPPENING' | 'DATE' | 'AMOUNT';

export interface Mark extends Span {
  readonly sort: Sort;
  /** What stands beside the words: "person", "2021-03-08", "statement, planned". */
  readonly label: string;
  /** The whole story, for those who ask: "PERSON Mira Tolos, by the rule name.title, score 900". */
  readonly about: string;
  /** Index into the extraction's happenings or quotes, to point at. */
  readonly item?: number;
}

/** Outer marks first where two have the same words. */
const ORDER: readonly Sort[] = [
  'QUOTE',
  'SITE',
  'OUTLET',
  'ORGANISATION',
  'PERSON',
  'COUNTRY',
  'PLACE',
  'DATE',
  'AMOUNT',
  'HAPPENING',
];

/** All marks of a reading, in the order of the text, outer ones first. Spans point into `documentText`. */
export function marksOf({ article, published, extraction }: Reading): Mark[] {
  const { entities, quotes, happenings } = extraction;
  const marks: Mark[] = [];
  for (const entity of entities)
    for (const { place, form, rule, score } of entity.mentions) {
      const span = spanOf(place);
      const sort = entity.kinds[0]!;
      if (span)
        marks.push({
          ...span,
          sort,
          label: form === 'name' ? sort.toLowerCase() : `${sort.toLowerCase()}, ${form}`,
          about: `${sort} ${entity.name}, by the rule ${rule}, score ${score}`,
        });
    }
  quotes.forEach(({ content, form, speaker, rule, score }, item) => {
    const who = speaker === undefined ? 'speaker unknown' : entities[speaker]!.name;
    marks.push({
      ...content,
      sort: 'QUOTE',
      label: `quote, ${who}`,
      about: `QUOTE (${form}), ${who}, by the rule ${rule}, score ${score}`,
      item,
    });
  });
  happenings.forEach(({ trigger, type, lemma, modality, amounts, rule, score }, item) => {
    const label = modality === 'asserted' ? type : `${type}, ${modality}`;
    marks.push({
      ...trigger,
      sort: 'HAPPENING',
      label,
      about: `HAPPENING ${lemma}: ${label}, by the rule ${rule}, score ${score}`,
      item,
    });
    for (const { start, end, value, unit, of, bound } of amounts) {
      const said = [bound === 'exact' ? '' : bound, value, unit, of].filter((word) => word !== '').join(' ');
      marks.push({ start, end, sort: 'AMOUNT', label: said, about: `AMOUNT ${said}, of ${lemma}` });
    }
  });
  if (extraction.unread === undefined)
    for (const { start, end, edtf, method } of findTimes(documentText(article), published))
      marks.push({ start, end, sort: 'DATE', label: edtf, about: `DATE ${edtf}, by the method ${method}` });
  return withoutTwins(marks.sort(byPlace));
}

function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end || ORDER.indexOf(a.sort) - ORDER.indexOf(b.sort);
}

/** One amount may belong to several happenings; it is marked once. */
function withoutTwins(marks: readonly Mark[]): Mark[] {
  const seen = new Set<string>();
  return marks.filter(({ start, end, sort, label }) => {
    const key = `${start}-${end} ${sort} ${label}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** How the pieces of marked text are written. Marks nest: `close` gets them innermost first. */
export interface Pen {
  words(text: string): string;
  /** `first` is false where a mark goes on after another one ended inside it. */
  open(mark: Mark, first: boolean): string;
  /** `last` is false where a mark breaks off to go on. */
  close(mark: Mark, last: boolean): string;
}

/** The paragraphs of a reading with their marks, written with `pen`; the first is the title. Blank ones are left out. */
export function writeParagraphs(reading: Reading, pen: Pen): string[] {
  const text = documentText(reading.article);
  const marks = marksOf(reading);
  let next = 0;
  let crossing: Mark[] = [];
  const written: string[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const start = line.index;
    const end = start + line[0].length;
    // a quote may go on in the next paragraph; each gets its part
    const here: Mark[] = crossing.map((mark) => ({ ...mark, start }));
    while (next < marks.length && marks[next]!.start < end) here.push(marks[next++]!);
    crossing = here.filter((mark) => mark.end > end);
    if (line[0].trim() !== '') written.push(weave(text, here, { start, end }, pen));
  }
  return written;
}

/** Writes `text` within `span` with its marks. A mark that crosses the end of another one is closed and opened again. */
export function weave(text: string, marks: readonly Mark[], span: Span, pen: Pen): string {
  const parts: string[] = [];
  const open: Mark[] = [];
  let at = span.start;
  const writeUpTo = (place: number) => {
    if (place > at) parts.push(pen.words(text.slice(at, place)));
    at = Math.max(at, place);
  };
  const closeUpTo = (place: number) => {
    while (open.length > 0) {
      let index = open.length - 1;
      for (let i = index - 1; i >= 0; i -= 1) if (open[i]!.end < open[index]!.end) index = i;
      const ending = open[index]!;
      if (ending.end > place) return;
      writeUpTo(ending.end);
      const above = open.splice(index).slice(1);
      for (const mark of [...above].reverse()) parts.push(pen.close(mark, false));
      parts.push(pen.close(ending, true));
      for (const mark of above) parts.push(pen.open(mark, false));
      open.push(...above);
    }
  };
  for (const mark of marks) {
    closeUpTo(mark.start);
    writeUpTo(mark.start);
    open.push(mark.end > span.end ? { ...mark, end: span.end } : mark);
    parts.push(pen.open(mark, true));
  }
  closeUpTo(span.end);
  writeUpTo(span.end);
  return parts.join('');
}

/** Legend: every sort with what it stands for. */
export const LEGEND: readonly (readonly [Sort, string])[] = [
  ['PERSON', 'a person'],
  ['OUTLET', 'a publisher of news'],
  ['SITE', 'a place on the web'],
  ['COUNTRY', 'a country, or its adjective'],
  ['ORGANISATION', 'an organisation'],
  ['PLACE', 'a place'],
  ['QUOTE', "somebody's words, with the speaker"],
  ['HAPPENING', 'that something happened, with its type'],
  ['DATE', 'a date, resolved'],
  ['AMOUNT', 'a number, with what it counts'],
];

/** One happening in words: "crash (service.outage): patient Canada's website, place Canada; Tuesday = 2016-11-08". */
export interface HappeningLine {
  readonly item: number;
  readonly words: string;
  readonly type: string;
  readonly modality: string;
  readonly who: string;
  readonly when: string;
  readonly amounts: string;
}

/** All happenings of a reading, the main one first, then as in the text. */
export function happeningLines({ article, extraction }: Reading): HappeningLine[] {
  const text = documentText(article);
  return extraction.happenings
    .map((each, item) => ({
      salience: each.salience,
      item,
      words: text.slice(each.trigger.start, each.trigger.end),
      type: each.type,
      modality:
        each.attributedTo === undefined
          ? each.modality
          : `${each.modality} (${extraction.entities[each.attributedTo]!.name})`,
      who: each.participants.map(({ role, start, end }) => `${role}: ${text.slice(start, end)}`).join('; '),
      when: each.time?.edtf ?? '',
      amounts: each.amounts
        .map(({ bound, value, unit, of }) =>
          [bound === 'exact' ? '' : bound, value, unit, of].filter(Boolean).join(' '),
        )
        .join('; '),
    }))
    .sort((a, b) => Number(b.salience === 1000) - Number(a.salience === 1000) || a.item - b.item)
    .map(({ salience: _, ...line }) => line);
}

/** One quote with its speaker. */
export interface QuoteLine {
  readonly item: number;
  readonly words: string;
  readonly speaker: string;
  readonly form: string;
}

export function quoteLines({ article, extraction }: Reading): QuoteLine[] {
  const text = documentText(article);
  return extraction.quotes.map(({ content, form, speaker, speakerSpan }, item) => ({
    item,
    words: text.slice(content.start, content.end),
    form,
    speaker:
      speaker !== undefined
        ? extraction.entities[speaker]!.name
        : speakerSpan
          ? text.slice(speakerSpan.start, speakerSpan.end)
          : 'unknown',
  }));
}
