/**
 * Whether an article carries the text of another: a copy with small edits, a text cut to a part, or one that another cut. Candidates come
 * from the sketch that articles are indexed by; what is said of them is counted run by run over both texts.
 */
import type { ArticleBody } from '../domain/article.ts';
import type { DomainEvent } from '../domain/domain-event.ts';
import type { ArticleId, VersionId } from '../domain/ids.ts';
import type { BodySource } from '../registry/contributions.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { copyKeys, overlap, wordRuns } from './min-hash.ts';

export const COPY_RULE = 'copy/2';

/** Articles looked up under one hash. */
const MAX_CANDIDATES = 50;
/** Hashes two sketches have to share before the texts are compared; a sentence of boilerplate shares one or two. */
const MIN_SHARED = 3;
/** Texts compared word by word for one article. */
const MAX_COMPARED = 4;
/**
 * Share of the runs of the one text that stand in the other. An edit breaks five runs, so that this bears an edit every dozen words, while
 * two reporters who carry the same quotes and figures stay far below. Chosen on invented copies (tests/resolve/find-copy.test.ts).
 */
const COPIED = 0.6;
/** A text that holds all of another is still its own when that is less of it than this: a long story around a flash. */
const OWN = 0.25;

/** The article this one repeats, or that repeats this one: the one with most in common, and never one that itself is a copy. */
export function findCopy(
  registry: RegistryReader,
  { article, version, body }: { readonly article: ArticleId; readonly version: VersionId; readonly body: ArticleBody },
  bodies: BodySource,
): readonly DomainEvent[] {
  const shared = new Map<ArticleId, number>();
  for (const key of copyKeys(body.text))
    for (const id of registry.members('key', key, MAX_CANDIDATES) as ArticleId[])
      if (id !== article) {
        const original = registry.get('article', id)?.copyOf?.of ?? id;
        if (original !== article) shared.set(id, (shared.get(id) ?? 0) + 1);
      }
  const candidates = [...shared]
    .filter(([, count]) => count >= MIN_SHARED)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_COMPARED);
  if (candidates.length === 0) return [];
  const runs = wordRuns(body.text);
  const records = candidates.flatMap(([id]) => {
    const record = registry.get('article', id);
    const current = record && registry.get('version', record.versions.at(-1) as VersionId);
    return record && current ? [{ of: record.copyOf?.of ?? id, body: current.body }] : [];
  });
  bodies.need(records.map((record) => record.body));
  const [best] = records
    .flatMap((record) => {
      const other = bodies.article(record.body);
      if (!other) return [];
      const { ofA, ofB } = overlap(runs, wordRuns(other.text));
      return ofA >= COPIED || (ofB >= COPIED && ofA >= OWN) ? [{ of: record.of, ofA, ofB }] : [];
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
