/**
 * Are scores what they say? Every name, quote and happening is judged right or wrong against the gold, as the scorers judge, and the share
 * of right ones is set beside the score, by tens of score and by rule.
 */
import type { Span } from '../src/domain/extraction.ts';
import type { ScoreRow } from '../src/read/score-row.ts';
import type { GoldRow } from './quality-data.ts';

/** One item with its score (per mille) and whether the gold agrees. */
export interface Judged {
  readonly sort: 'names' | 'quotes' | 'happenings';
  readonly set: string;
  readonly rule: string;
  readonly score: number;
  readonly right: boolean;
}

/** Sets whose gold tells right from wrong for whole documents or sentences. */
export const JUDGED = [
  'ner-worldwide/dev',
  'ner-conll2003/val',
  'gum-wikinews/train',
  'quotes-polnear/dev',
  'ecbplus/dev',
] as const;

interface GoldItem extends Span {
  readonly type?: string;
  readonly text?: string;
  readonly form?: string;
  readonly head?: string;
  readonly core?: readonly [number, number];
  readonly speaker?: GoldItem;
}

const TYPES: Readonly<Record<string, string>> = { person: 'PER', organization: 'ORG', place: 'LOC' };
const itemsOf = (gold: GoldRow, field: string) => (gold[field] ?? []) as readonly GoldItem[];

/** Judges what a set has gold for: names in the name sets, quotes and happenings in theirs. */
export function judge(set: string, rows: readonly ScoreRow[], gold: readonly GoldRow[]): Judged[] {
  return rows.flatMap((row, index) => {
    const document = gold[index]!;
    if (set.startsWith('quotes')) return judgeQuotes(set, row, document);
    if (set.startsWith('ecbplus')) return judgeHappenings(set, row, document);
    return judgeNames(set, row, document);
  });
}

function judgeNames(set: string, { entities }: ScoreRow, gold: GoldRow): Judged[] {
  const right = new Set(
    itemsOf(gold, 'entities')
      .filter(({ form }) => form === undefined || form === 'name')
      .map(({ start, end, core, type = '' }) => [...(core ?? [start, end]), TYPES[type] ?? type].join(' ')),
  );
  return entities.map(({ start, end, type, rule, score }) => ({
    sort: 'names',
    set,
    rule,
    score,
    right: right.has(`${start} ${end} ${type}`),
  }));
}

/** Right: four fifths of it stand in one gold quote, and a speaker that is given is that quote's. */
function judgeQuotes(set: string, { quotes }: ScoreRow, gold: GoldRow): Judged[] {
  return quotes.map(({ start, end, speaker, rule, score }) => {
    const shared = (other: Span) => Math.min(end, other.end) - Math.max(start, other.start);
    const around = itemsOf(gold, 'quotes')
      .filter((other) => shared(other) >= 0.8 * (end - start))
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    const right = around !== undefined && (speaker === undefined || sameSpeaker(speaker, around.speaker));
    return { sort: 'quotes', set, rule, score, right };
  });
}

function sameSpeaker(ours: NonNullable<ScoreRow['quotes'][number]['speaker']>, gold: GoldItem | undefined): boolean {
  if (!gold) return false;
  if (ours.start !== undefined && ours.end !== undefined && ours.start < gold.end && gold.start < ours.end) return true;
  const last = ours.name?.split(' ').at(-1)?.toLowerCase();
  return (
    gold.form === 'name' &&
    last !== undefined &&
    (gold.text ?? '')
      .toLowerCase()
      .split(/[^\p{L}-]+/u)
      .includes(last)
  );
}

function judgeHappenings(set: string, { events }: ScoreRow, gold: GoldRow): Judged[] {
  const checked = ((gold['sentences'] ?? []) as (Span & { annotated?: boolean })[]).filter(
    ({ annotated }) => annotated,
  );
  const heads = itemsOf(gold, 'events').map(({ start, text = '', head = text }) => {
    const at = start + Math.max(0, text.lastIndexOf(head));
    return { start: at, end: at + head.length };
  });
  return events
    .filter(({ start }) => checked.some((sentence) => start >= sentence.start && start < sentence.end))
    .map(({ start, end, rule, type, score }) => ({
      sort: 'happenings',
      set,
      rule: `${rule}${type === 'other' ? ', other' : ''}`,
      score,
      right: heads.some((head) => start <= head.start && end >= head.end),
    }));
}

/** Share right by hundreds of score: rows of a table. */
export function byScore(judged: readonly Judged[]): string[][] {
  return tally(judged, ({ sort, score }) => `${sort}\t${Math.min(9, Math.floor(score / 100))}00-`);
}

/** Share right by rule and set, for setting scores. */
export function byRule(judged: readonly Judged[]): string[][] {
  return tally(judged, ({ sort, rule, set }) => `${sort}\t${rule}\t${set}`);
}

function tally(judged: readonly Judged[], keyOf: (item: Judged) => string): string[][] {
  const groups = new Map<string, { count: number; right: number; score: number }>();
  for (const item of judged) {
    const key = keyOf(item);
    const group = groups.get(key) ?? { count: 0, right: 0, score: 0 };
    group.count += 1;
    group.right += Number(item.right);
    group.score += item.score;
    groups.set(key, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { count, right, score }]) => [
      ...key.split('\t'),
      String(count),
      (score / count / 10).toFixed(1),
      ((100 * right) / count).toFixed(1),
    ]);
}
