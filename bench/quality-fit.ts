/**
 * `npx tsx bench/quality-fit.ts`: the share of right items by rule on openly licensed annotation alone, from which the scores in
 * src/read/data/confidence.ts were set: names of people, bodies and places and happenings in gum-wikinews, entities-meantime and ecbplus.
 * The other sets may be measured with, not learnt from: `npm run quality -- scores` shows whether the scores hold there.
 */
import type { Span } from '../src/domain/extraction.ts';
import type { ScoreRow } from '../src/read/score-row.ts';
import { byRule, type Judged, judge } from './quality-calibration.ts';
import { type GoldRow, openQualityData } from './quality-data.ts';
import { markdown } from './quality-report.ts';
import { readGold } from './quality-rows.ts';

const OPEN = ['gum-wikinews/train', 'entities-meantime/dev', 'ecbplus/train', 'ecbplus/dev'] as const;

interface GoldPhrase extends Span {
  readonly type: string;
  readonly text: string;
  readonly core?: readonly [number, number];
  readonly form?: string;
  readonly head?: string;
}

/** PER, ORG or LOC of a gold type; a people or state is both of the latter. Undefined: of another sort, or too coarse to tell. */
function typesOf(type: string): readonly string[] | undefined {
  if (/^(?:PER|person|HUMAN_PART_PER)$/.test(type)) return ['PER'];
  if (/^(?:ORG|organization|HUMAN_PART_ORG)$/.test(type)) return ['ORG'];
  if (/^(?:LOC|place|LOC_GEO|LOC_FAC|LOC_OTHER)$/.test(type)) return ['LOC'];
  if (type === 'HUMAN_PART_GPE') return ['LOC', 'ORG'];
  if (/^(?:HUM|NON|ACT)$/.test(type)) return undefined;
  return [];
}

/**
 * Judges the names that meet a gold phrase: right with its type, where the span is the phrase, the name inside it, or the phrase without
 * its article, preposition and title. These sets mark whole phrases, and not every name, so what meets none is not counted.
 */
export function judgePhrases(set: string, { entities }: ScoreRow, gold: GoldRow): Judged[] {
  const phrases = ((gold['entities'] ?? []) as GoldPhrase[]).filter(({ form }) => form !== 'pronoun');
  return entities.flatMap(({ start, end, type, rule, score }) => {
    const around = phrases.filter((phrase) => carries(phrase, start, end));
    // a phrase inside the name ("Norway" in "Norway Post") is judged only where no other holds the name
    const holds = (phrase: Span) => Number(phrase.start <= start && phrase.end >= end);
    const closest = around.sort((a, b) => holds(b) - holds(a) || lengthOf(a) - lengthOf(b))[0];
    const types = closest && typesOf(closest.type);
    if (!closest || !types) return [];
    return [{ sort: 'names' as const, set, rule, score, right: types.includes(type) && isName(closest, start, end) }];
  });
}

const lengthOf = ({ start, end }: Span) => end - start;

/** The phrase is about the name: they share the word that carries the phrase. */
function carries({ start, end, text, core, head }: GoldPhrase, from: number, to: number): boolean {
  const at = head === undefined ? -1 : text.lastIndexOf(head);
  const [first, last] = core ?? (at < 0 ? [end - 1, end] : [start + at, start + at + head!.length]);
  return from < last && first < to;
}

function isName({ start, end, text, core }: GoldPhrase, from: number, to: number): boolean {
  if (core && core[0] === from && core[1] === to) return true;
  // what follows in the phrase may own, place or explain it, but not go on with the name
  if (
    to < end &&
    !/^(?:['’]s?)?(?:\s*[,(–-]|\s+(?:in|at|on|from|to|who|which|that|near|with)\b|$)/.test(text.slice(to - start))
  )
    return false;
  if (to > end) return false;
  const before = text.slice(0, Math.max(0, from - start)).trim();
  return from >= start && (before === '' || !/\p{Lu}[\p{L}.]*$/u.test(before) || TITLE.test(before));
}

/** Words that stand before names and are none of them. */
const TITLE =
  /\b(?:the|in|at|president|minister|secretary|senator|judge|officer|chancellor|governor|mayor|director|chairman|king|queen|prince|princess|pope|mr|mrs|ms|dr|sir|rep|sen|gov|gen|sgt|det|lt|col|prof|professor|general|leader|detective|sergeant|attorney|captain|actor|actress)\.?$/i;

const data = openQualityData(process.env, (line) => process.stderr.write(`${line}\n`));
const judged = OPEN.flatMap((set) => {
  const gold = data.gold(set);
  if (typeof gold === 'string') return [];
  const rows = readGold(gold);
  const names = rows.flatMap((row, index) => judgePhrases('open', row, gold[index]!));
  return set.startsWith('ecbplus') ? [...names, ...judge(set, rows, gold)].map(open) : names;
});
console.log(markdown(['items', 'rule', 'set', 'number', 'mean score', 'right'], byRule(judged), 3));
data.close();

/** One line a rule, whatever set its items are from. */
function open(item: Judged): Judged {
  return { ...item, set: 'open' };
}
