/**
 * Which happening an article is about. Title and lead count most, then how often the article comes back to the same thing,
 * then whether it is asserted and of a known type. Whole numbers only; ties go to the earlier one.
 */
import type { Happening } from '../domain/extraction.ts';
import type { Draft } from './happening-drafts.ts';
import type { Sentence } from './tokens.ts';

const MODALITY_WEIGHT = {
  asserted: 140,
  reported: 80,
  planned: 10,
  guessed: 0,
  hypothetical: -60,
  negated: -20,
} as const;
/** Types that say little of what an article is about. */
const VAGUE: ReadonlySet<string> = new Set(['other', 'statement', 'attempt', 'decision', 'work.role', 'contact.help']);
/** Sentences behind the title that count as the lead. */
const LEAD = 4;

/** The happenings with their salience; exactly one has 1000 when there is any. */
export function withSalience(drafts: readonly Draft[], sentences: readonly Sentence[]): Happening[] {
  const repeats = countRepeats(drafts);
  const titles = sentences.findIndex((sentence) => sentence.paragraph !== 0);
  const weights = drafts.map((draft) => weightOf(draft, sentences, titles, repeats.get(themeOf(draft)) ?? 0));
  const most = weights.reduce((a, b) => Math.max(a, b), 1);
  const main = weights.indexOf(most);
  return drafts.map(({ at: _, ...happening }, index) => ({
    ...happening,
    salience: index === main ? 1000 : Math.min(999, Math.max(0, Math.floor((weights[index]! * 1000) / most))),
  }));
}

/** Happenings of one type with one main participant speak of the same thing. */
function themeOf(draft: Draft): string {
  const entity = draft.participants.find(
    (participant) => participant.role !== 'place' && participant.entity !== undefined,
  )?.entity;
  return `${draft.type === 'other' ? draft.lemma : draft.type} ${entity ?? ''}`;
}

function countRepeats(drafts: readonly Draft[]): Map<string, number> {
  const sentences = new Map<string, Set<number>>();
  for (const draft of drafts) {
    const theme = themeOf(draft);
    sentences.set(theme, (sentences.get(theme) ?? new Set<number>()).add(draft.sentence));
  }
  return new Map([...sentences].map(([theme, where]) => [theme, where.size] as const));
}

function weightOf(draft: Draft, sentences: readonly Sentence[], titles: number, repeats: number): number {
  const title = sentences[draft.sentence]?.paragraph === 0;
  const behind = draft.sentence - Math.max(0, titles);
  let weight = title ? 350 : behind < LEAD ? 260 - behind * 30 : Math.max(20, 130 - behind * 4);
  if (!VAGUE.has(draft.type)) weight += 180;
  if (draft.type === 'statement') weight -= 60;
  const hasEntity = draft.participants.some((part) => part.entity !== undefined && part.role !== 'place');
  if (hasEntity) weight += 80;
  if (draft.type !== 'statement' && hasEntity) weight += Math.min(4, repeats - 1) * 70;
  return Math.max(1, weight + MODALITY_WEIGHT[draft.modality]);
}
