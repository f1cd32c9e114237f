/**
 * What is measured: which set, which scorer, which figure of it, from which rows, and what is to be reached.
 */
import type { Span } from '../src/domain/extraction.ts';
import { TITLES } from '../src/read/data/titles.ts';
import type { ScoreRow } from '../src/read/score-row.ts';
import type { GoldRow } from './quality-data.ts';
import type { Given } from './quality-links.ts';
import type { PlainRow } from './quality-plain.ts';

/** One line of the table. */
export interface Measure {
  /** Unchanging name of the figure, under which released ones are kept. */
  readonly key: string;
  readonly about: string;
  readonly set: string;
  /** "order" is worked out here, by linking the set in two orders. */
  readonly scorer: string;
  readonly args?: readonly string[];
  /** Where the figure stands in the scorer's answer: ["exact", "all", "f1"]; a share of 1. */
  readonly at: readonly string[];
  /** Rows for the scorer; the reader's rows themselves when absent. */
  readonly rows?: (row: ScoreRow, gold: GoldRow) => readonly object[];
  /** Rows of plain compromise; absent when it has nothing of the sort. */
  readonly plain?: (row: PlainRow, gold: GoldRow) => readonly object[];
  /** Rows of linking over the whole set, in the place of the reader's. */
  readonly linked?: Given;
  /** To reach, in per cent. */
  readonly target?: number;
  readonly stretch?: number;
}

const same = (row: PlainRow) => [row];
const nameArgs = (set: string) => (set.startsWith('gum') ? ['--core', '--filter', 'form=name'] : []);

function names(set: string, target?: [number, number], unique?: [number, number]): Measure[] {
  const common = { set, scorer: 'entities', args: nameArgs(set), plain: same };
  return [
    {
      key: `names ${set}`,
      about: 'names, exact span and type, F1',
      at: ['exact', 'all', 'f1'],
      ...common,
      ...goal(target),
    },
    {
      key: `unique ${set}`,
      about: 'unique names of a document, F1',
      at: ['names', 'all', 'f1'],
      ...common,
      ...goal(unique),
    },
  ];
}

function goal(pair: readonly [number, number] | undefined) {
  return pair ? { target: pair[0], stretch: pair[1] } : {};
}

function answers(question: string, pair?: readonly [number, number]): Measure {
  return {
    key: `answer ${question}`,
    about: `main event, ${question}, hit`,
    set: 'events-5w1h/gold',
    scorer: 'fivew',
    at: [question, 'hit'],
    ...goal(pair),
  };
}

/** `types` as the set writes them; names of other sorts (times, works, products) are no things of ours. */
function coreference(set: string, types: string | undefined, pair?: readonly [number, number]): Measure {
  return {
    key: `coreference ${set}${types ? '' : ' all'}`,
    about: `names joined within a document${types ? '' : ', of every sort'}, CoNLL F1`,
    set,
    scorer: 'coref',
    args: ['--field', 'entities', '--within-doc', '--filter', `form=name${types ? `,type=${types}` : ''}`],
    at: ['conll'],
    rows: chainsOfGold,
    plain: (_, gold) => equalNames(gold),
    ...goal(pair),
  };
}

/** Which things and happenings of different documents are one, by the usual two scores. */
function chains(
  about: string,
  set: string,
  field: 'events' | 'entities',
  linked: Given,
  args: readonly string[] = [],
  pairs?: { readonly conll?: readonly [number, number]; readonly lea?: readonly [number, number] },
): Measure[] {
  const key = [field, set, linked.mentions, linked.links, ...args].join(' ');
  const common = { set, scorer: 'coref', args: ['--field', field, ...args], linked };
  return [
    { key: `${key} conll`, about: `${about}, CoNLL F1`, at: ['conll'], ...common, ...goal(pairs?.conll) },
    { key: `${key} lea`, about: `${about}, LEA F1`, at: ['lea', 'f1'], ...common, ...goal(pairs?.lea) },
  ];
}

/** How many pairs across documents that the product makes by itself are right, and how many there are to be made. */
function pairs(
  about: string,
  set: string,
  field: 'events' | 'entities',
  filter: readonly string[],
  goals: [number, number?],
) {
  const linked: Given = { mentions: field === 'events' ? 'marked' : 'names', links: 'precise' };
  const common = { set, scorer: 'coref', args: ['--field', field, ...filter], linked };
  const key = `pairs ${field} ${set}`;
  return [
    { key: `${key} right`, about: `${about}, right`, at: ['pairs', 'p'], ...common, target: goals[0] },
    {
      key: `${key} found`,
      about: `${about}, found`,
      at: ['pairs', 'r'],
      ...common,
      ...(goals[1] === undefined ? {} : { target: goals[1] }),
    },
  ];
}

const BALANCED: Given = { mentions: 'marked', links: 'balanced' };
const OWN: Given = { mentions: 'nothing', links: 'balanced' };

/** All measures, in the order of the table. */
export const MEASURES: readonly Measure[] = [
  ...names('ner-worldwide/dev', [75, 79], [74, 80]),
  ...names('ner-conll2003/val', [72, 76], [72, 78]),
  ...names('gum-wikinews/train'),
  coreference('gum-wikinews/train', 'person|organization|place', [89, 92]),
  coreference('gum-wikinews/train', undefined),
  coreference('entities-meantime/dev', 'PER|ORG|LOC'),
  {
    key: 'dates',
    about: 'dates, value F1',
    set: 'gum-wikinews/train',
    scorer: 'dates',
    at: ['value', 'f1'],
    ...goal([72, 80]),
  },
  {
    key: 'quotes',
    about: 'direct quotes, cover F1',
    set: 'quotes-polnear/dev',
    scorer: 'quotes',
    at: ['cover', 'f1'],
    plain: same,
    ...goal([97, 98]),
  },
  {
    key: 'speakers',
    about: 'speaker right on these',
    set: 'quotes-polnear/dev',
    scorer: 'quotes',
    at: ['cover', 'speakerAccuracy'],
    plain: same,
    ...goal([82, 88]),
  },
  {
    key: 'triggers',
    about: 'event triggers, head F1',
    set: 'ecbplus/dev',
    scorer: 'triggers',
    at: ['head', 'f1'],
    plain: same,
    ...goal([80, 83]),
  },
  answers('who', [65, 72]),
  answers('what', [65, 72]),
  answers('when', [65, 75]),
  answers('where', [60, 68]),
  answers('why'),
  answers('how'),
  ...chains('happenings across documents, marked', 'ecbplus/dev', 'events', BALANCED, [], {
    conll: [78, 81],
    lea: [67, 71],
  }),
  ...chains('happenings across documents, own', 'ecbplus/dev', 'events', OWN, ['--align', 'overlap'], {
    conll: [63, 66],
  }),
  ...chains(
    'the same without those told once',
    'ecbplus/dev',
    'events',
    OWN,
    ['--align', 'overlap', '--no-singletons'],
    { conll: [56, 60] },
  ),
  ...chains('things across documents, marked', 'ecbplus/dev', 'entities', BALANCED, [], {
    conll: [70, 73],
    lea: [56, 60],
  }),
  ...chains(
    'names across documents',
    'entities-meantime/dev',
    'entities',
    { mentions: 'names', links: 'balanced' },
    ['--filter', 'form=name'],
    { conll: [82, 86], lea: [73, 78] },
  ),
  ...['stories-news-cluster/stories', 'ecbplus/dev'].map((set, at) => ({
    key: `stories ${set}`,
    about: 'stories, BCubed F1',
    set,
    scorer: 'clusters',
    at: ['bcubed', 'f1'],
    linked: OWN,
    target: 94,
    stretch: at === 0 ? 96 : 97,
  })),
  ...pairs('pairs of happenings the product links', 'ecbplus/dev', 'events', [], [95, 50]),
  ...pairs(
    'pairs of people the product links',
    'entities-meantime/dev',
    'entities',
    ['--filter', 'form=name,type=PER'],
    [98],
  ),
  ...(['precise', 'balanced'] as const).map((links) => ({
    key: `order ${links}`,
    about: `links that stand in another order of each day's articles, ${links}`,
    set: 'stories-news-cluster/stories',
    scorer: 'order',
    at: [],
    linked: { mentions: 'nothing', links } as const,
    target: 98,
  })),
];

interface GoldName extends Span {
  readonly id?: string;
  readonly text: string;
  readonly form?: string;
  /** The word that carries a phrase; the name inside it. Sets have the one or the other. */
  readonly head?: string;
  readonly core?: readonly [number, number];
}

function goldNames(gold: GoldRow): GoldName[] {
  return ((gold['entities'] ?? []) as GoldName[]).filter(({ form }) => form === 'name');
}

const keyOf = (gold: GoldRow, { id, start, end }: GoldName) => id ?? `${gold.id}:${start}-${end}`;

/** Equal words are one thing: the plainest joining there is, for names that are given. */
function equalNames(gold: GoldRow): object[] {
  return goldNames(gold).map((name) => ({ id: keyOf(gold, name), chain: `${gold.id}|${name.text}` }));
}

/** Share of their common stretch that a mention and a gold name must have in common to be one. */
const LIKENESS = 0.7;

/**
 * The reader's chain for every gold name, since this measures joining, not finding: that of the mention on the phrase's head, or where no
 * head is told that of the most like mention, or of the name behind titles that the gold has in one phrase with it. A name the reader does
 * not have goes with equal ones, as in the plainest joining.
 */
export function chainsOfGold(row: ScoreRow, gold: GoldRow): object[] {
  const mentions = row.chains.flatMap((chain, index) => chain.mentions.map((mention) => ({ ...mention, index })));
  return goldNames(gold).map((name) => {
    const [start, end] = wherePart(name);
    let chain: string | undefined;
    let best = 0;
    for (const mention of mentions) {
      const shared = Math.min(end, mention.end) - Math.max(start, mention.start);
      if (shared <= 0) continue;
      const likeness = shared / (Math.max(end, mention.end) - Math.min(start, mention.start));
      if (likeness <= best) continue;
      if (name.head === undefined && likeness < LIKENESS && !isBehindTitles(gold.text, start, end, mention)) continue;
      best = likeness;
      chain = `${gold.id}|${mention.index}`;
    }
    return { id: keyOf(gold, name), chain: chain ?? `${gold.id}|${name.text}` };
  });
}

/** The head, the name inside the phrase or the phrase, without the "'s" that the reader counts to no name. */
function wherePart({ start, end, text, head, core }: GoldName): readonly [number, number] {
  if (core) return core;
  const at = head === undefined ? -1 : text.lastIndexOf(head);
  if (at >= 0) return [start + at, start + at + head!.length];
  return [start, end - (/['’]s$/.exec(text)?.[0].length ?? 0)];
}

/** "Jane Doe" is the name in the gold's "Home Secretary Jane Doe": the reader keeps titles apart, as what people are. */
function isBehindTitles(text: string, start: number, end: number, mention: Span): boolean {
  if (mention.end !== end || mention.start <= start) return false;
  const before = text.slice(start, mention.start).trim().split(/\s+/);
  return TITLES.has(before.at(-1)!.toLowerCase().replace(/\.$/, ''));
}
