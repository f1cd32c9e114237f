/**
 * Reading again: texts whose adopted reading was made by another reader than today's are read by today's, and their links decided again
 * by today's rules, one commit an article and one for each step that follows from it. What is founded keeps its id wherever the new reading still has the mention that founded it.
 * Whoever breaks it off and starts it again goes on where it ended; once all is done it appends nothing.
 */
import type { ArticleBody, Published } from '../domain/article.ts';
import { type Commit, makeBody } from '../domain/commit.ts';
import type { BodyHash, DomainEvent } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { ArticleId, FoundedId, VersionId } from '../domain/ids.ts';
import { mentionId } from '../domain/ids.ts';
import { readable } from '../registry/contributions.ts';
import { WHOLE_ARTICLE } from '../registry/links.ts';
import type { VersionRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { lookAgain } from '../resolve/look-again.ts';
import { resolve } from '../resolve/resolve.ts';
import type { EventLog } from './event-log.ts';
import type { Decided, Ingester, IngesterParts, Known } from './ingest.ts';

/** Commits looked through at once. */
const PAGE = 500;
/** Articles, and characters of text, read at once: what the reading threads share. */
const BATCH = 16;
const BATCH_TEXT = 32_000;

export interface RereadParts extends Pick<IngesterParts, 'log' | 'registry' | 'loadReader' | 'readAhead'> {
  readonly ingester: Pick<Ingester, 'decide' | 'catchUp'>;
  /** Name of today's reader as its extractions carry it: what was read by it already is left alone. */
  readonly reader: string;
}

export interface RereadOptions {
  /** Only articles whose current wording came behind this position, or at or after this moment (ISO 8601). */
  readonly since?: number | string;
  /** Articles read again, at most. */
  readonly limit?: number;
  /** Told after each batch how far the log was looked through. */
  readonly onProgress?: (position: number, head: number, counts: Readonly<RereadCounts>) => void;
  /** Aborting it ends the work between two articles; what was appended stays. */
  readonly signal?: AbortSignal;
}

export interface RereadCounts {
  /** Articles read again and appended. */
  reread: number;
  /** Articles that today's reader had read already. */
  current: number;
  /** Articles without words (taken down), and those somebody else changed or read again meanwhile. */
  left: number;
}

interface Candidate {
  readonly article: ArticleId;
  readonly version: VersionRecord;
  readonly body: ArticleBody;
}

/** Reads again what another reader read, oldest first. */
export async function rereadArticles(parts: RereadParts, options: RereadOptions = {}): Promise<RereadCounts> {
  const { log, registry, ingester } = parts;
  const { since = 0, limit = Number.POSITIVE_INFINITY, onProgress, signal } = options;
  const counts: RereadCounts = { reread: 0, current: 0, left: 0 };
  const head = await ingester.catchUp();
  const seen = new Set<ArticleId>();
  let batch: Candidate[] = [];
  const flush = async (position: number) => {
    const ready = batch.splice(0, Math.max(0, limit - counts.reread));
    batch = [];
    for (const { candidate, extraction } of await readAll(parts, ready)) {
      signal?.throwIfAborted();
      const { commit } = await ingester.decide((known) => adopt(known, candidate.version, extraction));
      counts[commit ? 'reread' : 'left'] += 1;
    }
    onProgress?.(position, head.position, counts);
  };
  for (let after = typeof since === 'number' ? since : 0; after < head.position && counts.reread < limit; ) {
    const page = await log.read(after, Math.min(PAGE, head.position - after));
    const last = page.at(-1);
    if (!last) break;
    for (const article of page.filter(isSince(since)).flatMap(broughtBy)) {
      if (seen.has(article)) continue;
      seen.add(article);
      const candidate = await candidateOf(log, registry, article, parts.reader);
      if (typeof candidate === 'string') {
        counts[candidate] += 1;
        continue;
      }
      batch.push(candidate);
      const text = batch.reduce((sum, { body }) => sum + body.text.length, 0);
      if (batch.length >= BATCH || text >= BATCH_TEXT) await flush(after);
      if (counts.reread >= limit) break;
    }
    after = last.position;
    if (batch.length === 0) onProgress?.(after, head.position, counts);
  }
  await flush(head.position);
  return counts;
}

function isSince(since: number | string): (commit: Commit) => boolean {
  const from = typeof since === 'string' ? Date.parse(since) : undefined;
  return ({ recordedAt }) => from === undefined || Date.parse(recordedAt) >= from;
}

function broughtBy({ events }: Commit): readonly ArticleId[] {
  return events.flatMap((event) =>
    event.type === 'ArticleIngested' || event.type === 'ArticleRevised' ? [event.article] : [],
  );
}

/** An article whose current wording was read by another reader, with its words; else why it is not read again. */
async function candidateOf(
  log: EventLog,
  registry: RegistryReader,
  article: ArticleId,
  reader: string,
): Promise<Candidate | 'current' | 'left'> {
  const record = registry.get('article', article);
  const version = record?.versions.at(-1) ? registry.get('version', record.versions.at(-1) as VersionId) : undefined;
  if (!record || !version || record.status === 'WITHDRAWN') return 'left';
  const hashes: BodyHash[] = [version.body, ...(version.extraction ? [version.extraction] : [])];
  const found = await log.bodies(hashes);
  const words = found.get(version.body);
  if (!words) return 'left';
  const read = version.extraction && found.get(version.extraction);
  if (read && (JSON.parse(read.json) as Extraction).reader === reader) return 'current';
  return { article, version, body: JSON.parse(words.json) as ArticleBody };
}

async function readAll(
  { loadReader, readAhead }: RereadParts,
  candidates: readonly Candidate[],
): Promise<readonly { readonly candidate: Candidate; readonly extraction: Extraction }[]> {
  if (candidates.length === 0) return [];
  const jobs = candidates.map(({ body, version }) => ({ body, published: publishedOf(version, body) }));
  const read = await loadReader();
  const ready = await readAhead?.(jobs);
  return candidates.map((candidate, index) => {
    const { body, published } = jobs[index] as { body: ArticleBody; published: Published };
    return { candidate, extraction: ready?.[index] ?? read(body, published, candidate.version.language) };
  });
}

/** The time of publication with the words it was read from, as the first reader was given it. */
function publishedOf({ published }: VersionRecord, { publishedPhrase }: ArticleBody): Published {
  return publishedPhrase === undefined ? published : { ...published, phrase: publishedPhrase };
}

/**
 * The commit that switches a version to another reading, with the links of that reading, and what these tell about other articles, as when an
 * article comes in. Decided as if the version had never been linked,
 * so that an old mistake does not confirm itself; an article that anchors a story others belong to keeps its story.
 * Decides nothing when the version is no longer current, or somebody else adopted another reading of it.
 */
export function adopt(known: Known, before: VersionRecord, extraction: Extraction): Decided<undefined> {
  const { registry, bodies, options } = known;
  const { id: version, article } = before;
  const nothing = { events: [], answer: undefined };
  const current = registry.get('article', article);
  const standing = registry.get('version', version);
  if (current?.versions.at(-1) !== version || current.status === 'WITHDRAWN') return nothing;
  if (!standing || standing.extraction !== before.extraction) return nothing;
  const body = makeBody(version, extraction);
  if (body.hash === standing.extraction) return nothing;
  const adopting: DomainEvent[] = [
    {
      type: 'ArticleRead',
      v: 1,
      article,
      version,
      reader: extraction.reader,
      extraction: body.hash,
      language: extraction.language,
      ...(extraction.unread === undefined ? {} : { unread: extraction.unread }),
    },
    { type: 'ExtractionAdopted', v: 1, article, version, extraction: body.hash },
  ];
  const story = standing.storyLink;
  const anchors = story !== undefined && isAnchor(registry, story.to, article);
  known.put([body]);
  known.fold(adopting);
  if (story && !anchors) known.unlink(version, new Set([mentionId(version, 'article', WHOLE_ARTICLE)]));
  const read = readable(registry, bodies, article);
  if (!read?.extraction) return { events: adopting, bodies: [body], answer: undefined };
  const links = resolve(
    registry,
    { article, version, body: read.body, extraction: read.extraction, published: read.version.published },
    options,
    (kind) => (kind === 'article' && anchors && story ? { to: story.to, basis: story.basis ?? [] } : undefined),
  );
  const relinked = keepFounded(registry, standing, links);
  known.fold(relinked);
  const steps: (readonly DomainEvent[])[] = [];
  lookAgain(registry, bodies, { article, version }, options, (events) => {
    known.step(events);
    steps.push(events);
  });
  return { events: [...adopting, ...relinked], steps, bodies: [body], answer: undefined };
}

/** Whether a story is judged against this article, and others belong to it. */
function isAnchor(registry: RegistryReader, story: FoundedId, article: ArticleId): boolean {
  return (
    registry.get('thing', story)?.anchor === article &&
    registry.members('thing-articles', story, 2).some((other) => other !== article)
  );
}

/**
 * A thing that this version founded keeps its id where the new reading names it: when the mentions of what would be founded anew
 * are those of a thing founded before, though another of them comes first now.
 */
function keepFounded(
  registry: RegistryReader,
  before: VersionRecord,
  links: readonly DomainEvent[],
): readonly DomainEvent[] {
  /** Founding place -> entity that this version founded. */
  const foundedAt = new Map<string, FoundedId>();
  for (const { to } of before.entityLinks) {
    const thing = registry.get('thing', to);
    if (thing?.version === before.id) foundedAt.set(thing.place, to);
  }
  const taken = new Set(links.flatMap((event) => (event.type === 'EntityFounded' ? [event.place] : [])));
  const kept = new Map<FoundedId, FoundedId>();
  for (const event of links) {
    if (event.type !== 'MentionLinked' || !event.reasons.includes('founded')) continue;
    const place = event.places.find((each) => foundedAt.has(each));
    // A thing founded at the very same place has the same id already.
    if (place === undefined || taken.has(place)) continue;
    kept.set(event.to, foundedAt.get(place) as FoundedId);
  }
  const same = <Id extends string>(id: Id): Id => (kept.get(id as never) ?? id) as Id;
  return links.flatMap((event): readonly DomainEvent[] => {
    if (event.type === 'EntityFounded' && kept.has(event.id)) return [];
    if (event.type === 'MentionLinked') {
      const lost = event.lost?.map((other) => ({ ...other, id: same(other.id) }));
      return [{ ...event, to: same(event.to), ...(lost ? { lost } : {}) }];
    }
    return [event];
  });
}
