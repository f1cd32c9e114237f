/** Ways to read a few sentences in a test. */
import type { Published } from '../../src/domain/article.ts';
import { type Extraction, spanOf } from '../../src/domain/extraction.ts';
import { read } from '../../src/read/read.ts';

export const UNDATED: Published = { value: null, status: 'unknown', method: 'none' };

/** A Wednesday noon. */
export const DATED: Published = { value: '2021-06-16T12:00:00Z', status: 'first', method: 'given' };

/** An extraction with its text and short ways into it. */
export interface Reading {
  readonly text: string;
  readonly extraction: Extraction;
  /** "KIND name", in order. */
  readonly entities: readonly string[];
  /** Names of happenings as "lemma type modality". */
  readonly happenings: readonly string[];
  cut(span: { readonly start: number; readonly end: number }): string;
  nameOf(entity: number | undefined): string | undefined;
  happening(lemma: string): Extraction['happenings'][number];
}

export function reading(
  text: string,
  with_: { title?: string; outlet?: string; byline?: readonly string[]; published?: Published } = {},
): Reading {
  const title = with_.title ?? '';
  const extraction = read(
    {
      kind: 'article',
      title,
      text,
      byline: with_.byline ?? [],
      ...(with_.outlet === undefined ? {} : { outlet: with_.outlet }),
    },
    with_.published ?? UNDATED,
  );
  const whole = `${title}\n\n${text}`;
  return {
    text: whole,
    extraction,
    entities: extraction.entities.map((entity) => `${entity.kinds[0]} ${entity.name}`),
    happenings: extraction.happenings.map((each) => `${each.lemma} ${each.type} ${each.modality}`),
    cut: (span) => whole.slice(span.start, span.end),
    nameOf: (entity) => (entity === undefined ? undefined : extraction.entities[entity]?.name),
    happening: (lemma) => {
      const found = extraction.happenings.find((each) => each.lemma === lemma);
      if (found === undefined)
        throw new RangeError(
          `Cannot find happening "${lemma}" among ${extraction.happenings.map((each) => each.lemma).join(', ')}`,
        );
      return found;
    },
  };
}

/** "role words" of who takes part in the happening with this lemma, places left out. */
export function parts(text: string, lemma: string): string[] {
  const read = reading(text);
  return read
    .happening(lemma)
    .participants.filter(({ role }) => role !== 'place')
    .map((each) => `${each.role} ${read.cut(each)}`);
}

/** The words of each mention in the text of one entity. */
export function mentionsOf(read_: Reading, name: string): string[] {
  const entity = read_.extraction.entities.find((each) => each.name === name);
  return (entity?.mentions ?? []).flatMap((mention) => {
    const span = spanOf(mention.place);
    return span === undefined ? [] : [read_.cut(span)];
  });
}
