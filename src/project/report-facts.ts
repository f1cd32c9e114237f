/**
 * What one article says of one news event, as the props of its REPORTS edge. The happening that stands for the report gives certainty
 * and words; figures, the date and the sources are gathered from all happenings of the article that denote the event, each figure with
 * the place and the sentence it stands in.
 */
import { type Amount, type Extraction, type Happening, placeOf, type Span } from '../domain/extraction.ts';
import type { Props } from '../domain/graph.ts';
import type { EntityId } from '../domain/ids.ts';

/** Figures kept of one report; more are lists of something else. */
const MAX_AMOUNTS = 12;

export interface ReportContext {
  readonly text: string;
  /** Length of the title, which is the text's first line. */
  readonly title: number;
  readonly extraction: Extraction;
  /** The entity a local one is linked to. */
  readonly entityOf: (local: number) => EntityId | undefined;
  readonly sentenceAt: (index: number) => string;
}

/** `happenings`: the one that stands for the report first. */
export function reportProps(context: ReportContext, happenings: readonly Happening[]): Props {
  const { text, entityOf } = context;
  const best = happenings[0]!;
  const by = best.attributedTo === undefined ? undefined : entityOf(best.attributedTo);
  const dated = happenings.find(({ time }) => time !== undefined);
  const citing = citedFor(context, happenings);
  return {
    modality: best.modality,
    lemma: best.lemma,
    // The surest happening speaks for the report; how central the report is, the most central one says.
    salience: Math.max(...happenings.map(({ salience }) => salience)),
    ...(by === undefined ? {} : { attributedTo: by }),
    ...(dated?.time
      ? {
          date: dated.time.edtf,
          datePhrase: text.slice(dated.time.start, dated.time.end),
          dateMethod: dated.time.method,
          ...(dated.sentence === best.sentence ? {} : { dateSentence: context.sentenceAt(dated.sentence) }),
        }
      : {}),
    ...amountProps(context, happenings),
    ...(citing.length > 0 ? { citing } : {}),
  };
}

/** "at least 12 person": bound, value, unit, what is counted. */
export function amountText({ bound, value, unit, of }: Amount): string {
  return [bound === 'exact' ? '' : bound, value, unit, of].filter(Boolean).join(' ');
}

function amountProps({ text, sentenceAt }: ReportContext, happenings: readonly Happening[]): Props {
  const best = happenings[0]!;
  const found = new Map<string, { amount: Amount; sentence: number }>();
  for (const { amounts, sentence } of happenings)
    for (const amount of amounts) {
      const words = amountText(amount);
      if (!found.has(words) && found.size < MAX_AMOUNTS) found.set(words, { amount, sentence });
    }
  if (found.size === 0) return {};
  const figures = [...found.values()];
  const sentences = figures.map(({ sentence }) => (sentence === best.sentence ? '' : sentenceAt(sentence)));
  return {
    amounts: [...found.keys()],
    amountSpans: figures.map(({ amount }) => placeOf(amount)),
    // "" is the sentence of the report itself.
    ...(sentences.some(Boolean) ? { amountSentences: sentences } : {}),
    ...(figures.some(({ amount }) => isAside(text, amount))
      ? { asides: figures.filter(({ amount }) => isAside(text, amount)).map(({ amount }) => amountText(amount)) }
      : {}),
  };
}

/**
 * A count that stands beside what happened and does not measure it: "a ferry with 155 people sank", "after 14 years", "one of 64
 * ships". Sums and shares measure what is paid or changed whatever stands before them.
 */
function isAside(text: string, { start, unit }: Amount): boolean {
  return (
    unit === '' &&
    /\b(?:with|without|carrying|including|among|amid|aboard|of|from|after|before|within|than|per|every|each|for|in|over|until|by|about|to|versus|against)\s+(?:the |its |their |his |her |all |only |just )?$/i.test(
      text.slice(Math.max(0, start - 24), start),
    )
  );
}

/**
 * Outlets the article names as its source for the event: where every sentence of its body that tells of it rests on one. One sentence of
 * its own makes the report its own.
 */
function citedFor(
  { title, extraction, entityOf }: ReportContext,
  happenings: readonly Happening[],
): readonly EntityId[] {
  const isTitle = ({ sentence }: Happening) => (extraction.sentences[sentence]?.end ?? 0) <= title;
  const told = happenings.filter((happening) => !isTitle(happening));
  const sources = told.map((happening) => sourcesOf(extraction, happening));
  const first = extraction.citations.filter(
    ({ rule }) => rule === 'citation.first' && happenings.some(({ salience }) => salience >= 700),
  );
  const locals = sources.length > 0 && sources.every((each) => each.length > 0) ? sources.flat() : [];
  const ids = [...locals, ...first.map(({ outlet }) => outlet)].map(entityOf);
  return [...new Set(ids)].filter((id) => id !== undefined);
}

function sourcesOf(extraction: Extraction, { sentence, attributedTo, trigger }: Happening): readonly number[] {
  const cited = extraction.citations.filter((citation) => citation.sentence === sentence && !covers(citation, trigger));
  const named =
    attributedTo !== undefined && extraction.entities[attributedTo]?.kinds.includes('OUTLET') ? [attributedTo] : [];
  return [...named, ...cited.map(({ outlet }) => outlet)].filter(
    (outlet) => !extraction.entities[outlet]?.mentions.some(({ place }) => place === 'outlet'),
  );
}

function covers(a: Span, b: Span): boolean {
  return a.start <= b.start && b.end <= a.end;
}
