/**
 * `newsloom link --score`: JSON documents a line in, what linking makes of them a line out, for people who measure it. The documents go
 * the product's own way (read, resolve, log, Registry) in the order given, into a log in memory.
 */
import { byteLines } from '../acquire/byte-stream.ts';
import { DEFAULT_LIMITS } from '../acquire/limits.ts';
import { type ArticleInput, documentText } from '../domain/article.ts';
import { type Extraction, type Span, spanOf } from '../domain/extraction.ts';
import type { FoundedId, MentionPlace, VersionId } from '../domain/ids.ts';
import { openIngester } from '../log/ingest.ts';
import { openMemoryLog } from '../log/memory-log.ts';
import { read } from '../read/read.ts';
import { type Place, scoredArticle } from '../read/score-row.ts';
import { findTimes } from '../read/times.ts';
import { canonicalOf, sameCluster } from '../registry/clusters.ts';
import { entityLinks, happeningLinks, type LiveLink, storyLink } from '../registry/links.ts';
import { openMemoryStore } from '../registry/memory-store.ts';
import type { RegistryStore } from '../registry/registry-store.ts';
import type { LinkOptions } from '../resolve/resolve.ts';
import { type MarkedEntity, withMarked } from './marked-mentions.ts';
import { dateFault, documentOf, type LineFault, rowOfLine } from './score-lines.ts';

interface MarkedSpan extends MarkedEntity {
  readonly id?: string | number;
}

interface Document {
  readonly id: string | number;
  readonly input: ArticleInput;
  readonly place: Place;
  readonly placeBack: Place;
  readonly events: readonly MarkedSpan[] | undefined;
  readonly entities: readonly MarkedSpan[] | undefined;
  /** A date that is none. */
  readonly badDate?: unknown;
}

export interface LinkedSpan extends Span {
  readonly id?: string | number;
  /** The thing the mention stands for, the same text in every document. */
  readonly chain: string;
}

export interface LinkRow {
  readonly id: string | number;
  /** The story. */
  readonly cluster: string;
  readonly events: readonly LinkedSpan[];
  readonly entities: readonly LinkedSpan[];
}

/** Documents linked together in one go; more would only wait longer for their answers. */
const GROUP = 50;

/**
 * Links documents {id, text, title?, date?, url?, events?, entities?} and yields a row each, in order, when all are linked: what a
 * document's mentions stand for may change no more then.
 * @param fault is told of every line that is no such document, and of dates that are none
 */
export async function* linkLines(
  bytes: AsyncIterable<Uint8Array>,
  options: LinkOptions,
  fault: (found: LineFault) => void,
  reading: typeof read = read,
): AsyncGenerator<LinkRow> {
  const documents: Document[] = [];
  const ids = new Set<string>();
  for await (const { line, bytes: written } of byteLines(bytes, DEFAULT_LIMITS.lineBytes)) {
    const found = parseLine(written, line, ids);
    if (found === undefined) continue;
    if (typeof found === 'string') fault({ line, reason: found, skipped: true });
    else {
      if (found.badDate !== undefined) fault(dateFault(line, found.badDate));
      documents.push(found);
    }
  }
  const registry = openMemoryStore();
  const now = () => new Date(0);
  const log = openMemoryLog({ now });
  const byId = new Map(documents.map((document) => [document.input.id, document]));
  const ingester = openIngester({
    log,
    registry,
    loadReader: async () => (body, published) => {
      const extraction = reading(body, published);
      const document = byId.get(body.given);
      if (!document?.events && !document?.entities) return extraction;
      const text = documentText(body);
      return marking(extraction, document, text, findTimes(text, published));
    },
    linking: { ...options, every: true },
    now,
    turn: { run: (work) => work() },
  });
  const versions: VersionId[] = [];
  for (let at = 0; at < documents.length; at += GROUP) {
    const outcomes = await ingester.ingest(documents.slice(at, at + GROUP).map(({ input }) => input));
    for (const outcome of outcomes) {
      if (outcome.kind === 'REJECTED') throw new Error(`Cannot link: ${outcome.rejection.reason}`);
      versions.push(outcome.version);
    }
  }
  for (const [index, document] of documents.entries()) yield rowOf(registry, document, versions[index] as VersionId);
  await log.close();
}

function marking(
  extraction: Extraction,
  { placeBack, events, entities }: Document,
  text: string,
  times: ReturnType<typeof findTimes>,
): Extraction {
  const into = <S extends Span>(spans: readonly S[]): S[] =>
    spans.flatMap((span) => {
      const at = placeBack(span);
      return at ? [{ ...span, ...at }] : [];
    });
  return withMarked(
    extraction,
    { ...(events ? { events: into(events) } : {}), ...(entities ? { entities: into(entities) } : {}) },
    text,
    times,
  );
}

function rowOf(registry: RegistryStore, document: Document, id: VersionId): LinkRow {
  const version = registry.get('version', id);
  if (!version) throw new Error(`Cannot find version "${id}": expected it linked`);
  const same = sameCluster(registry);
  const story = storyLink(version, same);
  const spans = (links: readonly LiveLink<FoundedId>[], marked: readonly MarkedSpan[] | undefined): LinkedSpan[] => {
    const chains = new Map<MentionPlace, string>(links.map(({ place, to }) => [place, canonicalOf(registry, to)]));
    if (marked)
      return marked.flatMap((mark) => {
        const at = document.placeBack(mark);
        const chain = at && chains.get(`${at.start}-${at.end}`);
        const { id: name, start, end } = mark;
        return chain ? [{ ...(name === undefined ? {} : { id: name }), start, end, chain }] : [];
      });
    return [...chains].flatMap(([place, chain]) => {
      const at = spanOf(place);
      const span = at && document.place(at);
      return span ? [{ ...span, chain }] : [];
    });
  };
  return {
    id: document.id,
    cluster: story ? canonicalOf(registry, story.to) : `alone ${document.id}`,
    events: spans(happeningLinks(version, same), document.events),
    entities: spans(entityLinks(version, same), document.entities),
  };
}

/** A document, the reason why it is none, or undefined for a blank line. */
function parseLine(bytes: Uint8Array | undefined, line: number, ids: Set<string>): Document | string | undefined {
  const row = rowOfLine(bytes, line, '{"id", "text", "title"?, "date"?, "events"?, "entities"?}');
  if (typeof row !== 'object') return row;
  const found = documentOf(row);
  if (typeof found === 'string') return found;
  const { id, published } = found.document;
  const { article, place, placeBack } = scoredArticle(found.document);
  const events = spansOf(row['events'], 'events');
  const entities = spansOf(row['entities'], 'entities');
  if (typeof events === 'string') return events;
  if (typeof entities === 'string') return entities;
  // Each line is an article of its own, whatever address or text another has; by its id, so that it goes by the same in any order.
  const given = ids.has(`${id}`) ? `${id} line ${line}` : `${id}`;
  ids.add(given);
  return {
    id,
    input: { ...article, id: given, published, place: { file: 'standard input', line } },
    place,
    placeBack,
    events,
    entities,
    ...(found.badDate === undefined ? {} : { badDate: found.badDate }),
  };
}

function spansOf(value: unknown, field: string): readonly MarkedSpan[] | string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return `Cannot read ${field}: expected a list of {"start", "end"}`;
  for (const item of value)
    if (!Number.isInteger(item?.start) || !Number.isInteger(item?.end) || item.end <= item.start)
      return `Cannot read ${field}: found ${JSON.stringify(item)}, expected whole numbers "start" before "end"`;
  return value.map(({ id, start, end, type }) => ({
    start,
    end,
    ...(id === undefined ? {} : { id }),
    ...(typeof type === 'string' ? { type } : {}),
  }));
}
