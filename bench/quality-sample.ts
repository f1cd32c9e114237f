/**
 * Prints a random sample of happenings for people to judge: `npx tsx bench/quality-sample.ts [seed] [count]`. The same seed draws the
 * same happenings from the same reading. The verdicts are kept in docs/judged-happenings.md, without the texts.
 */
import { documentOf } from '../src/cli/score-lines.ts';
import { documentText } from '../src/domain/article.ts';
import type { Extraction, Happening } from '../src/domain/extraction.ts';
import { read } from '../src/read/read.ts';
import { openQualityData } from './quality-data.ts';

const SETS = ['ecbplus/dev', 'events-5w1h/gold', 'gum-wikinews/train'];
/** How much of the text before and after the sentence is shown, in UTF-16 units: an open quotation often begins there. */
const AROUND = 250;
const seed = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 60);

interface Drawn {
  readonly id: string;
  readonly text: string;
  /** What the reader put before the given text: a title and a blank line. */
  readonly offset: number;
  readonly extraction: Extraction;
  readonly happening: Happening;
}

const data = openQualityData(process.env, (line) => console.error(line));
const random = numbers(seed);
const drawn: Drawn[] = [];
for (const set of SETS) {
  const rows = data.gold(set);
  if (typeof rows === 'string') {
    console.error(rows);
    continue;
  }
  // as many documents as happenings are wanted of the set, one happening each, so that no long article leads
  for (let n = 0; n < Math.ceil(count / SETS.length); n += 1) {
    const row = rows[Math.floor(random() * rows.length)]!;
    const found = documentOf({ id: row.id, text: row.text, title: row.title, date: row.date });
    if (typeof found === 'string') throw new Error(`${row.id}: ${found}`);
    const article = {
      kind: 'article' as const,
      title: typeof row.title === 'string' && !row.text.startsWith(row.title) ? row.title : '',
      text: row.text,
      byline: [],
    };
    const extraction = read(article, found.document.published);
    const happening = extraction.happenings[Math.floor(random() * extraction.happenings.length)];
    if (happening === undefined) continue;
    const text = documentText(article);
    drawn.push({ id: `${row.id}`, text, offset: text.length - row.text.length, extraction, happening });
  }
}
data.close();

drawn.slice(0, count).forEach((each, index) => {
  console.log(shown(each, index + 1));
});

function shown({ id, text, offset, extraction, happening }: Drawn, number: number): string {
  const cut = (span: { readonly start: number; readonly end: number }) =>
    text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const sentence = extraction.sentences[happening.sentence]!;
  const source = happening.attributedTo === undefined ? '' : ` by ${extraction.entities[happening.attributedTo]!.name}`;
  const parts = happening.participants.map(
    (part) =>
      `${part.role} "${cut(part)}"${part.entity === undefined ? '' : ` = ${extraction.entities[part.entity]!.name}`}`,
  );
  const amounts = happening.amounts.map((amount) => `${amount.bound} ${amount.value} ${amount.unit} ${amount.of}`);
  const around = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ').trim();
  return [
    `${number}. ${id} ${happening.trigger.start - offset}-${happening.trigger.end - offset} ${happening.type} ${happening.lemma} ${happening.modality}${source}`,
    `   ${text.slice(sentence.start, happening.trigger.start).replace(/\s+/g, ' ')}[[${cut(happening.trigger)}]]${text.slice(happening.trigger.end, sentence.end).replace(/\s+/g, ' ')}`,
    `   before: ${around(sentence.start - AROUND, sentence.start)}`,
    `   after: ${around(sentence.end, sentence.end + AROUND)}`,
    `   ${[...parts, ...(happening.time === undefined ? [] : [`time "${cut(happening.time)}"`]), ...amounts].join('; ') || '(nobody)'}`,
  ].join('\n');
}

/** Numbers in [0, 1) from a seed: mulberry32, so that a sample can be drawn again anywhere. */
function numbers(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
