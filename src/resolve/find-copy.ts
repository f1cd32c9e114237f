/**
 * Whether an article carries the text of another: a copy with small edits, a text cut to a part, or one that another cut. Candidates come
 * from the hashes that articles are found by; what is said of them is estimated from the sketches of both texts.
 */
import type { ArticleBody } from '../domain/article.ts';
import type { DomainEvent } from '../domain/domain-event.ts';
import type { ArticleId, VersionId } from '../domain/ids.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { copyKeys, overlap, packSketch, sketchOf, unpackSketch } from './min-hash.ts';

export const COPY_RULE = 'copy/2';

/** Articles looked up under one hash. */
const MAX_CANDIDATES = 50;
/** Hashes that have to be shared before the sketches are compared. */
const MIN_SHARED = 2;
/** Sketches compared for one article. */
const MAX_COMPARED = 8;
/**
 * Share of the runs of the one text that stand in the other. An edit breaks five runs, so that this bears an edit every dozen words, while
 * two reporters who carry the same quotes and figures stay far below. Chosen on invented copies (tests/resolve/find-copy.test.ts).
 */
const COPIED = 0.6;
/** A text that holds all of another is still its own when that is less of it than this: a long story around a flash. */
const OWN = 0.25;

/** The keys a live article's text is found and compared by: pairs of key and member. */
export function copyIndex(article: ArticleId, text: string): readonly (readonly [key: string, member: string])[] {
  const sketch = sketchOf(text);
  if (sketch.length === 0) return [];
  return [...copyKeys(sketch).map((key) => [key, article] as const), [sketchKey(article), packSketch(sketch)]];
}

function sketchKey(article: ArticleId): string {
  return `sketch:${article}`;
}

/** The article this one repeats, or that repeats this one: the one with most in common, and never one that itself is a copy. */
export function findCopy(
  registry: RegistryReader,
  { article, version, body }: { readonly article: ArticleId; readonly version: VersionId; readonly body: ArticleBody },
): readonly DomainEvent[] {
  const sketch = sketchOf(body.text);
  const shared = new Map<ArticleId, number>();
  for (const key of copyKeys(sketch))
    for (const id of registry.members('key', key, MAX_CANDIDATES) as ArticleId[])
      if (id !== article) shared.set(id, (shared.get(id) ?? 0) + 1);
  const candidates = [...shared]
    .filter(([, count]) => count >= MIN_SHARED)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_COMPARED);
  const [best] = candidates
    .flatMap(([id]) => {
      const of = registry.get('article', id)?.copyOf?.of ?? id;
      const [packed] = registry.members('key', sketchKey(id), 1);
      if (packed === undefined || of === article) return [];
      const { ofA, ofB } = overlap(sketch, unpackSketch(packed));
      return ofA >= COPIED || (ofB >= COPIED && ofA >= OWN) ? [{ of, ofA, ofB }] : [];
    })
    .sort((a, b) => Math.max(b.ofA, b.ofB) - Math.max(a.ofA, a.ofB) || (a.of < b.of ? -1 : 1));
  if (!best) return [];
  const { of, ofA, ofB } = best;
  return [
    {
      type: 'ArticleCopied',
      v: 1,
      article,
      version,
      of,
      score: Math.floor(1000 * Math.max(ofA, ofB)),
      rule: COPY_RULE,
      reasons: [`of-this:${Math.floor(1000 * ofA)}`, `of-that:${Math.floor(1000 * ofB)}`],
    },
  ];
}
