/**
 * What plain compromise finds, for comparison: people(), organizations() and places(), main verbs, quotations(); nothing of ours. Texts are
 * cut into lines first, since compromise's phrase offsets take quadratic time on whole documents.
 */
import nlp from 'compromise';
import type { Span } from '../src/domain/extraction.ts';

export interface PlainRow {
  readonly id: string | number;
  readonly entities: readonly (Span & { readonly type: string })[];
  readonly events: readonly Span[];
  readonly quotes: readonly Span[];
}

interface TermJson {
  readonly text: string;
  readonly tags?: readonly string[];
  readonly offset: { readonly start: number; readonly length: number };
}

interface PhraseJson {
  readonly terms: readonly TermJson[];
}

const FULL = { offset: true, terms: { offset: true, tags: true } } as const;
/** Tags of verbs that carry no event of their own. */
const HELPERS = ['Auxiliary', 'Copula', 'Modal', 'Particle', 'Negative'];

/** Reads one document with compromise alone. */
export function plainRow({ id, text }: { readonly id: string | number; readonly text: string }): PlainRow {
  const entities: (Span & { type: string })[] = [];
  const events: Span[] = [];
  const quotes: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const doc = nlp(line[0]);
    const add = (phrases: { json(options: typeof FULL): unknown }, into: (span: Span) => void) => {
      for (const { terms } of phrases.json(FULL) as PhraseJson[]) {
        const span = spanOf(line[0], terms);
        if (span) into({ start: line.index + span.start, end: line.index + span.end });
      }
    };
    add(doc.people(), (span) => entities.push({ ...span, type: 'PER' }));
    add(doc.organizations(), (span) => entities.push({ ...span, type: 'ORG' }));
    add(doc.places(), (span) => entities.push({ ...span, type: 'LOC' }));
    add(doc.quotations(), (span) => quotes.push(span));
    for (const { terms } of doc.json(FULL) as PhraseJson[])
      for (const term of terms)
        if (term.tags?.includes('Verb') && !HELPERS.some((tag) => term.tags!.includes(tag)) && term.text !== '')
          events.push({
            start: line.index + term.offset.start,
            end: line.index + term.offset.start + term.offset.length,
          });
  }
  return { id, entities, events, quotes };
}

/** From the first word to the last, without the punctuation and the possessive that compromise leaves on them. */
function spanOf(line: string, terms: readonly TermJson[]): Span | undefined {
  const first = terms.find(({ text }) => text !== '');
  const last = terms.findLast(({ text }) => text !== '');
  if (!first || !last) return undefined;
  let { start } = first.offset;
  let end = last.offset.start + last.offset.length;
  const words = line.slice(start, end);
  start += /^[^\p{L}\p{N}#@]*/u.exec(words)![0].length;
  end -= /(?:['’]s)?[^\p{L}\p{N}]*$/u.exec(words)![0].length;
  return start < end ? { start, end } : undefined;
}
