/**
 * Given logs for tests: articles with hand-made readings, the commits that bring them, judgements about them; and `randomLog`, valid
 * random logs over a small world. Everything is deterministic: no clock, no randomness but the seed. Nothing here reads prose -
 * a reading names the substrings it finds.
 *
 *     const given = newLog();
 *     const a = given.ingest(
 *       { title: 'Site crashes', text: 'Canada said its site crashed. "We are sorry," said Ann Lee.', outlet: 'Daily', url: 'https://d.example/1' },
 *       {
 *         entities: [
 *           { name: 'Daily', kinds: ['OUTLET'], outlet: true },
 *           { name: 'Canada', kinds: ['COUNTRY'] },
 *           { name: 'Ann Lee', kinds: ['PERSON'] },
 *         ],
 *         happenings: [{ trigger: 'crashed', who: [{ role: 'place', entity: 'Canada' }] }],
 *         quotes: [{ words: 'We are sorry', speaker: 'Ann Lee' }],
 *       },
 *     );
 *     const b = given.ingest({ ... }, { ... }, { same: { Canada: a.things.Canada } });
 *     given.retract(a.article);
 *     const log = given.log(); // { chain, commits, bodies, bodiesAt }
 */
import type { ArticleBody, Published } from '../src/domain/article.ts';
import { documentText } from '../src/domain/article.ts';
import { canonicalUrl } from '../src/domain/canonical-url.ts';
import { type Body, type Commit, GENESIS, makeBody, makeCommit, type NewCommit } from '../src/domain/commit.ts';
import type {
  ArticleCorrected,
  ArticleIngested,
  ArticleRevised,
  BodyHash,
  Decision,
  DomainEvent,
  Judgement,
} from '../src/domain/domain-event.ts';
import {
  type Amount,
  type EntityKind,
  type EntityMention,
  type Extraction,
  type Modality,
  placeOf,
  type Role,
  type Span,
} from '../src/domain/extraction.ts';
import {
  type ArticleId,
  articleId,
  type EntityId,
  type FoundedId,
  type FoundedType,
  foundedId,
  foundedTypeOf,
  type JudgementId,
  judgementId,
  type MentionId,
  type MentionKind,
  mentionId,
  type NewsEventId,
  type QuoteId,
  type StoryId,
  textHash,
  type VersionId,
  versionId,
} from '../src/domain/ids.ts';
import { judgedDifferent, membersOf, sameCluster } from '../src/registry/clusters.ts';
import { type BodySource, readable } from '../src/registry/contributions.ts';
import { fold } from '../src/registry/fold.ts';
import { entityLinks, happeningLinks, type LiveLink, quoteLinks, storyLink } from '../src/registry/links.ts';
import { openMemoryStore } from '../src/registry/memory-store.ts';
import type { JudgementRecord } from '../src/registry/records.ts';
import type { RegistryStore } from '../src/registry/registry-store.ts';

/** An article as a test gives it. Absent `modified` and `retrieved` follow the log: later commits were retrieved later. */
export interface GivenArticle {
  readonly title: string;
  readonly text: string;
  readonly outlet?: string;
  readonly byline?: readonly string[];
  readonly url?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly retrieved?: string;
  readonly source?: string;
  readonly collection?: string;
  readonly rights?: string;
}

/** An entity of a reading. Its mentions are every place where one of `says` (default: name and aliases) stands in title and text. */
export interface GivenEntity {
  readonly name: string;
  readonly kinds: readonly EntityKind[];
  readonly key?: string;
  readonly aliases?: readonly string[];
  readonly roles?: readonly string[];
  readonly says?: readonly string[];
  /** It is the article's outlet / author number N: a metadata mention comes first. */
  readonly outlet?: boolean;
  readonly byline?: number;
}

/** A happening of a reading; entities are named by `name`. The first one is the main one unless `salience` says otherwise. */
export interface GivenHappening {
  /** Words of the text, the first place where they stand. */
  readonly trigger: string;
  readonly lemma?: string;
  readonly type?: string;
  readonly modality?: Modality;
  readonly salience?: number;
  readonly who?: readonly { readonly role: Role; readonly entity: string }[];
  readonly attributedTo?: string;
  readonly time?: { readonly words: string; readonly edtf: string };
  readonly amounts?: readonly (Omit<Amount, 'start' | 'end'> & { readonly words: string })[];
}

export interface GivenQuote {
  /** The words between the marks. */
  readonly words: string;
  readonly speaker?: string;
  readonly channel?: string;
  readonly form?: 'direct' | 'mixed' | 'indirect';
}

/** What a reader found, by names of `entities`; `words` say where. */
export interface GivenReading {
  readonly reader?: string;
  readonly unread?: string;
  readonly entities?: readonly GivenEntity[];
  readonly happenings?: readonly GivenHappening[];
  readonly quotes?: readonly GivenQuote[];
  readonly affiliations?: readonly {
    readonly person: string;
    readonly organisation: string;
    readonly role: string;
    readonly words: string;
  }[];
  readonly operations?: readonly { readonly operator: string; readonly site: string; readonly words: string }[];
  readonly citations?: readonly { readonly outlet: string; readonly words: string }[];
}

/**
 * How a reading is linked. Entities are named by name, happenings by trigger, quotes by words; what is not named in `same` founds a
 * thing of its own, what is named in `unlinked` stays unlinked.
 */
export interface GivenLinks {
  readonly same?: Readonly<Record<string, FoundedId>>;
  readonly unlinked?: readonly string[];
  /** Trigger -> the event it follows. */
  readonly follows?: Readonly<Record<string, FoundedId>>;
  /** Trigger -> the event said to have caused it. */
  readonly caused?: Readonly<Record<string, { readonly event: FoundedId; readonly modality: Modality }>>;
  /** "new" founds a story; absent: none. */
  readonly story?: 'new' | StoryId;
  readonly copyOf?: ArticleId;
}

/** What an ingest, revision or new reading made. `things` by name, trigger or words, linked or founded. */
export interface Given {
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly things: Readonly<Record<string, FoundedId>>;
  readonly story?: StoryId;
  readonly extraction: Extraction;
  readonly extractionHash: BodyHash;
}

/**
 * A finished log. `chain` is what is appended to a real log (with bodies; ArticleWithdrawn stands alone in its commit and goes
 * through `withdraw`), `commits` what is read from one, `bodies` all that were ever stored, by address.
 */
export interface GivenLog {
  readonly chain: readonly NewCommit[];
  readonly commits: readonly Commit[];
  readonly bodies: ReadonlyMap<BodyHash, Body>;
  /** The bodies as they stand after a position (default: the end): those of withdrawn versions are absent. */
  bodiesAt(position?: number): BodySource;
}

/** The first place of `words` in `text` not before `from`. @throws {RangeError} when they do not stand there */
export function spanOfWords(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new RangeError(`Cannot find "${words}" in the given text, expected it there`);
  return { start, end: start + words.length };
}

/** The extraction a given reading of a given article yields. */
export function makeExtraction(article: Pick<GivenArticle, 'title' | 'text'>, reading: GivenReading = {}): Extraction {
  const text = documentText(article);
  const sentences = sentencesOf(text);
  const sentenceAt = (at: number) => sentences.findIndex(({ start, end }) => at >= start && at < end);
  const { entities = [], happenings = [], quotes = [], affiliations = [], operations = [], citations = [] } = reading;
  const indexOf = (name: string): number => {
    const index = entities.findIndex((entity) => entity.name === name);
    if (index < 0) throw new RangeError(`Cannot find entity "${name}" among the given ones, expected it there`);
    return index;
  };
  const decided = { score: 900, rule: 'given/1' };
  const places = entityMentions(text, entities);
  const at = (words: string) => {
    const span = spanOfWords(text, words);
    return { ...span, sentence: sentenceAt(span.start), ...decided };
  };
  return {
    kind: 'extraction',
    reader: reading.reader ?? 'given/1',
    language: 'en',
    ...(reading.unread === undefined ? {} : { unread: reading.unread }),
    sentences,
    entities: entities.map(({ name, kinds, key, aliases = [], roles = [], outlet, byline }, index) => ({
      kinds,
      name,
      aliases,
      roles,
      ...(key === undefined ? {} : { key }),
      mentions: [
        ...(outlet ? [metadata('outlet')] : []),
        ...(byline === undefined ? [] : [metadata(`byline.${byline}`)]),
        ...places[index]!.map(
          (span): EntityMention => ({
            place: placeOf(span),
            form: 'name',
            sentence: sentenceAt(span.start),
            ...decided,
          }),
        ),
      ],
    })),
    happenings: happenings.map((happening, index) => {
      const trigger = spanOfWords(text, happening.trigger);
      const { time, amounts = [], who = [], attributedTo } = happening;
      return {
        type: happening.type ?? 'other',
        lemma: happening.lemma ?? happening.trigger,
        trigger,
        sentence: sentenceAt(trigger.start),
        modality: happening.modality ?? 'asserted',
        ...(attributedTo === undefined ? {} : { attributedTo: indexOf(attributedTo) }),
        participants: who.map(({ role, entity }) => ({
          role,
          entity: indexOf(entity),
          ...(places[indexOf(entity)]![0] ?? trigger),
        })),
        ...(time ? { time: { ...spanOfWords(text, time.words), edtf: time.edtf, method: 'given' } } : {}),
        amounts: amounts.map(({ words, ...amount }) => ({ ...amount, ...spanOfWords(text, words) })),
        salience: happening.salience ?? (index === 0 ? 1000 : 500 - index),
        ...decided,
      };
    }),
    causes: [],
    quotes: quotes.map(({ words, speaker, channel, form = 'direct' }) => {
      const { start, end, sentence } = at(words);
      return {
        content: { start, end },
        form,
        ...(speaker === undefined ? {} : { speaker: indexOf(speaker) }),
        ...(channel === undefined ? {} : { channel: indexOf(channel) }),
        sentence,
        ...decided,
      };
    }),
    affiliations: affiliations.map(({ person, organisation, role, words }) => ({
      ...at(words),
      person: indexOf(person),
      organisation: indexOf(organisation),
      role,
    })),
    operations: operations.map(({ operator, site, words }) => ({
      ...at(words),
      operator: indexOf(operator),
      site: indexOf(site),
    })),
    citations: citations.map(({ outlet, words }) => ({ ...at(words), outlet: indexOf(outlet) })),
    terms: [],
  };
}

const metadata = (place: string): EntityMention => ({
  place,
  form: 'metadata',
  sentence: -1,
  score: 1000,
  rule: 'given/1',
});

/** Spans of each entity's words in text order; the longest words claim their place first, so "Ann" never cuts into "Ann Lee". */
function entityMentions(text: string, entities: readonly GivenEntity[]): readonly Span[][] {
  const found: Span[][] = entities.map(() => []);
  const taken: Span[] = [];
  const words = entities
    .flatMap(({ name, aliases = [], says = [name, ...aliases] }, index) => says.map((word) => ({ word, index })))
    .sort((a, b) => b.word.length - a.word.length || a.index - b.index);
  for (const { word, index } of words) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const span = { start, end: start + word.length };
      if (taken.some((other) => span.start < other.end && other.start < span.end)) continue;
      taken.push(span);
      found[index]!.push(span);
    }
  }
  for (const spans of found) spans.sort((a, b) => a.start - b.start);
  return found;
}

/** Sentences end at ".", "!" or "?" before a blank, and at blank lines; good enough for given texts. */
function sentencesOf(text: string): readonly Span[] {
  return [...text.matchAll(/\S(?:[^\n]*?[.!?]["\u201d]?(?=\s|$)|[^\n]*)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The day the first given commit was recorded on; each further commit is a minute later. */
const BEGIN = Date.UTC(2030, 0, 1);

export type LogBuilder = ReturnType<typeof newLog>;

/** A log to be filled: every method appends one commit and answers what it made. */
export function newLog() {
  const chain: NewCommit[] = [];
  const bodies = new Map<BodyHash, Body>();
  /** Position from which on a version has no bodies. */
  const erased = new Map<VersionId, number>();
  const versions = new Map<ArticleId, { version: VersionId; text: string }[]>();
  const articles = new Map<VersionId, GivenArticle>();

  const nextRequest = () => `request-${chain.length + 1}`;

  /** Appends one commit with these events and bodies, as they are. */
  function commit(events: readonly DomainEvent[], newBodies: readonly Body[] = [], request?: string): number {
    const previous = chain.at(-1)?.id ?? GENESIS;
    chain.push(makeCommit(previous, { events, bodies: newBodies, ...(request === undefined ? {} : { request }) }));
    for (const body of newBodies) bodies.set(body.hash, body);
    for (const event of events)
      if (event.type === 'ArticleWithdrawn') for (const version of event.versions) erased.set(version, chain.length);
    return chain.length;
  }

  function facts(article: ArticleId, given: GivenArticle) {
    const { title, text, outlet, byline = [], url, modified, source, collection, rights } = given;
    const version = versionId(article, title, text);
    const value: ArticleBody = {
      kind: 'article',
      title,
      text,
      byline,
      ...(url === undefined ? {} : { url }),
      ...(outlet === undefined ? {} : { outlet }),
    };
    const body = makeBody(version, value);
    const published: Omit<Published, 'phrase'> =
      given.published === undefined
        ? { value: null, status: 'unknown', method: 'none' }
        : { value: given.published, status: 'first', method: 'given' };
    return {
      body,
      facts: {
        article,
        version,
        text: textHash(title, text),
        body: body.hash,
        length: documentText(value).length,
        published,
        retrieved: given.retrieved ?? instant(chain.length + 1),
        ...(modified === undefined ? {} : { modified }),
        ...(source === undefined ? {} : { source }),
        ...(collection === undefined ? {} : { collection }),
        ...(rights === undefined ? {} : { rights }),
      },
    };
  }

  /** Events that link one reading of a version: the founding mention of each new thing is its first one. */
  function linking(article: ArticleId, version: VersionId, extraction: Extraction, links: GivenLinks, text: string) {
    const events: DomainEvent[] = [];
    const things: Record<string, FoundedId> = Object.create(null);
    const { same = {}, unlinked = [], follows = {}, caused = {} } = links;
    const skip = new Set(unlinked);
    const given = (name: string) => (Object.hasOwn(same, name) ? same[name] : undefined);
    const founding: Decision = { score: 1000, rule: 'given/1', reasons: ['founded'] };
    const joining: Decision = { score: 800, rule: 'given/1', reasons: ['given'] };
    for (const { name, kinds, mentions } of extraction.entities) {
      const places = mentions.map((mention) => mention.place);
      const [place] = places;
      if (place === undefined || skip.has(name)) continue;
      const known = given(name) as EntityId | undefined;
      const to = known ?? foundedId('ENTITY', mentionId(version, 'entity', place));
      if (!known) events.push({ type: 'EntityFounded', v: 1, id: to, version, place, kind: kinds[0] ?? 'PERSON' });
      events.push({ type: 'MentionLinked', v: 1, version, places, to, ...(known ? joining : founding) });
      things[name] = to;
    }
    for (const { trigger } of extraction.happenings) {
      const name = text.slice(trigger.start, trigger.end);
      if (skip.has(name)) continue;
      const place = placeOf(trigger);
      const known = given(name) as NewsEventId | undefined;
      const to = known ?? foundedId('NEWS_EVENT', mentionId(version, 'happening', place));
      if (!known) events.push({ type: 'NewsEventFounded', v: 1, id: to, version, place });
      const decision = known ? joining : founding;
      events.push({ type: 'HappeningLinked', v: 1, version, place, relation: 'same', to, ...decision });
      things[name] = to;
      const earlier = follows[name] as NewsEventId | undefined;
      if (earlier)
        events.push({ type: 'HappeningLinked', v: 1, version, place, relation: 'follows', to: earlier, ...joining });
      const cause = caused[name];
      if (cause)
        events.push({
          type: 'HappeningLinked',
          v: 1,
          version,
          place,
          relation: 'caused',
          to: cause.event as NewsEventId,
          modality: cause.modality,
          ...joining,
        });
    }
    for (const { content } of extraction.quotes) {
      const name = text.slice(content.start, content.end);
      if (skip.has(name)) continue;
      const place = placeOf(content);
      const known = given(name) as QuoteId | undefined;
      const to = known ?? foundedId('QUOTE', mentionId(version, 'quote', place));
      if (!known) events.push({ type: 'QuoteFounded', v: 1, id: to, version, place });
      events.push({ type: 'QuoteLinked', v: 1, version, place, to, ...(known ? joining : founding) });
      things[name] = to;
    }
    let story: StoryId | undefined;
    if (links.story === 'new') {
      story = foundedId('STORY', mentionId(version, 'article', 'all'));
      events.push({ type: 'StoryFounded', v: 1, id: story, article, version });
      events.push({ type: 'ArticleJoinedStory', v: 1, article, version, to: story, ...founding });
    } else if (links.story) {
      story = links.story;
      events.push({ type: 'ArticleJoinedStory', v: 1, article, version, to: story, ...joining });
    }
    if (links.copyOf)
      events.push({ type: 'ArticleCopied', v: 1, article, version, of: links.copyOf, ...joining, score: 990 });
    return { events, things, ...(story ? { story } : {}) };
  }

  /** The events and bodies of a version, its reading and its links, without appending them. */
  function versionEvents(
    article: ArticleId,
    given: GivenArticle,
    reading: GivenReading | undefined,
    links: GivenLinks,
    as: Pick<ArticleIngested, 'type' | 'v'> | Pick<ArticleRevised, 'type' | 'v' | 'previous'>,
  ): { made: Given; events: readonly DomainEvent[]; bodies: readonly Body[] } {
    const { body, facts: fields } = facts(article, given);
    const { version } = fields;
    const extraction = makeExtraction(given, reading);
    const read = makeBody(version, extraction);
    const linked = linking(article, version, extraction, links, documentText(given));
    articles.set(version, given);
    const known = versions.get(article) ?? [];
    versions.set(article, [...known, { version, text: fields.text }]);
    const readEvent: DomainEvent = {
      type: 'ArticleRead',
      v: 1,
      article,
      version,
      reader: extraction.reader,
      extraction: read.hash,
      language: extraction.language,
      ...(extraction.unread === undefined ? {} : { unread: extraction.unread }),
    };
    return {
      made: { article, version, extraction, extractionHash: read.hash, ...linked },
      events: [{ ...as, ...fields } as DomainEvent, ...(reading ? [readEvent, ...linked.events] : [])],
      bodies: reading ? [body, read] : [body],
    };
  }

  /** A new article with its reading and links in one commit; without a reading it is stored unread. */
  function ingest(given: GivenArticle, reading?: GivenReading, links: GivenLinks = {}): Given {
    return ingestAll([{ article: given, ...(reading ? { reading } : {}), links }])[0]!;
  }

  /** Several new articles in one commit. */
  function ingestAll(
    all: readonly { readonly article: GivenArticle; readonly reading?: GivenReading; readonly links?: GivenLinks }[],
  ): readonly Given[] {
    const parts = all.map(({ article: given, reading, links = {} }) =>
      versionEvents(idOf(given), given, reading, links, { type: 'ArticleIngested', v: 1 }),
    );
    commit(
      parts.flatMap((part) => part.events),
      parts.flatMap((part) => part.bodies),
    );
    return parts.map((part) => part.made);
  }

  /** Another version of a known article; `modified` (else the time of the commit) decides whether it becomes current. */
  function revise(article: ArticleId, given: GivenArticle, reading?: GivenReading, links: GivenLinks = {}): Given {
    const previous = versions.get(article)!.at(-1)!.version;
    const part = versionEvents(article, given, reading, links, { type: 'ArticleRevised', v: 1, previous });
    commit(part.events, part.bodies);
    return part.made;
  }

  /** A second reading of a stored version, adopted with its links in one commit. */
  function reread(version: VersionId, reading: GivenReading, links: GivenLinks = {}): Given {
    const given = articles.get(version)!;
    const article = idOf(given, version);
    const extraction = makeExtraction(given, { reader: 'given/2', ...reading });
    const read = makeBody(version, extraction);
    const linked = linking(article, version, extraction, links, documentText(given));
    const { reader, language } = extraction;
    commit(
      [
        { type: 'ArticleRead', v: 1, article, version, reader, extraction: read.hash, language },
        { type: 'ExtractionAdopted', v: 1, article, version, extraction: read.hash },
        ...linked.events,
      ],
      [read],
    );
    return { article, version, extraction, extractionHash: read.hash, ...linked };
  }

  function idOf(given: GivenArticle, version?: VersionId): ArticleId {
    if (version) for (const [id, list] of versions) if (list.some((known) => known.version === version)) return id;
    const canonical = given.url === undefined ? undefined : canonicalUrl(given.url);
    return articleId({
      title: given.title,
      ...(canonical === undefined ? {} : { canonicalUrl: canonical }),
      ...(given.outlet === undefined ? {} : { outlet: given.outlet }),
    });
  }

  const authored = { by: 'person', reason: 'given' };

  /** Retracts an article; `more` events (a story re-anchored) stand in the same commit. */
  const retract = (article: ArticleId, more: readonly DomainEvent[] = []) =>
    commit([{ type: 'ArticleRetracted', v: 1, article, ...authored }, ...more]);
  const reinstate = (article: ArticleId) => commit([{ type: 'ArticleReinstated', v: 1, article, ...authored }]);
  /** Takes an article down: from this commit on its bodies are absent. */
  const withdraw = (article: ArticleId, more: readonly DomainEvent[] = []) => {
    const known = versions.get(article)!;
    return commit([
      {
        type: 'ArticleWithdrawn',
        v: 1,
        article,
        versions: [...new Set(known.map(({ version }) => version))],
        texts: [...new Set(known.map(({ text }) => text))],
        ...authored,
      },
      ...more,
    ]);
  };

  type Bare<T> = T extends unknown ? Omit<T, 'v' | 'judgement' | 'by' | 'reason'> : never;

  /** Appends one judgement. @returns its id, by which it is revoked */
  function judge(judged: Bare<Judgement | ArticleCorrected>): JudgementId {
    const request = nextRequest();
    const judgement = judgementId(request, 0);
    commit([{ ...judged, v: 1, judgement, ...authored } as DomainEvent], [], request);
    return judgement;
  }
  const typeOf = (id: FoundedId): FoundedType => foundedTypeOf(id)!;
  const merge = (a: FoundedId, b: FoundedId) => judge({ type: 'Merged', of: typeOf(a), ids: [a, b] });
  const different = (a: FoundedId, b: FoundedId) => judge({ type: 'JudgedDifferent', of: typeOf(a), ids: [a, b] });
  /** The mentions leave `from` for a new thing. */
  function split(from: FoundedId, mentions: readonly MentionId[]): { judgement: JudgementId; into: FoundedId } {
    const judgement = judgementId(nextRequest(), 0);
    const into = foundedId(typeOf(from) as 'ENTITY', mentions[0]!, judgement) as FoundedId;
    return { judgement: judge({ type: 'Split', of: typeOf(from), from, into, mentions }), into };
  }
  const rename = (id: FoundedId, name: string) => judge({ type: 'Renamed', of: typeOf(id), id, name });
  const retype = (id: FoundedId, kinds: readonly EntityKind[]) =>
    judge({ type: 'Retyped', of: 'ENTITY', id: id as EntityId, kinds });
  const assert = (mention: MentionId, to: FoundedId) => judge({ type: 'LinkAsserted', of: typeOf(to), mention, to });
  const reject = (mention: MentionId, to: FoundedId) => judge({ type: 'LinkRejected', of: typeOf(to), mention, to });
  const speaker = (id: QuoteId, said: EntityId | null, mention?: MentionId) =>
    judge({ type: 'SpeakerJudged', of: 'QUOTE', id, speaker: said, ...(mention ? { mention } : {}) });
  const correct = (article: ArticleId, fields: Pick<ArticleCorrected, 'outlet' | 'byline' | 'published'>) =>
    judge({ type: 'ArticleCorrected', article, ...fields });
  const revoke = (judgement: JudgementId, more: readonly DomainEvent[] = []) =>
    commit([{ type: 'JudgementRevoked', v: 1, judgement, ...authored }, ...more], [], nextRequest());

  const parsed = new Map<BodyHash, unknown>();
  /** The bodies as they stand after a position. */
  const bodiesAt = (position: number) => bodySource(bodies, erased, parsed, position);

  function log(): GivenLog {
    return freeze(chain, bodies, erased);
  }

  return {
    commit,
    ingest,
    ingestAll,
    revise,
    reread,
    retract,
    reinstate,
    withdraw,
    judge,
    merge,
    different,
    split,
    rename,
    speaker,
    retype,
    assert,
    reject,
    correct,
    revoke,
    log,
    bodiesAt,
    eventsAt: (position: number): readonly DomainEvent[] => chain[position - 1]!.events,
    /** What was given for a version. */
    articleOf: (version: VersionId): GivenArticle => articles.get(version)!,
    /** Position of the newest commit. */
    position: () => chain.length,
  };
}

function instant(position: number): string {
  return new Date(BEGIN + position * 60_000).toISOString();
}

function freeze(
  chain: readonly NewCommit[],
  bodies: ReadonlyMap<BodyHash, Body>,
  erased: ReadonlyMap<VersionId, number>,
): GivenLog {
  const gone = new Map(erased);
  const kept = new Map(bodies);
  const parsed = new Map<BodyHash, unknown>();
  const commits = chain.map(({ bodies: _, ...commit }, index) => ({
    ...commit,
    position: index + 1,
    recordedAt: instant(index + 1),
  }));
  return {
    chain: [...chain],
    commits,
    bodies: kept,
    bodiesAt: (position = commits.length) => bodySource(kept, gone, parsed, position),
  };
}

function bodySource(
  bodies: ReadonlyMap<BodyHash, Body>,
  erased: ReadonlyMap<VersionId, number>,
  parsed: Map<BodyHash, unknown>,
  position: number,
): BodySource {
  const value = (hash: BodyHash): unknown => {
    const body = bodies.get(hash);
    if (!body || (erased.get(body.version) ?? Number.POSITIVE_INFINITY) <= position) return undefined;
    const known = parsed.get(hash) ?? JSON.parse(body.json);
    parsed.set(hash, known);
    return known;
  };
  return {
    article: (hash) => value(hash) as ArticleBody | undefined,
    extraction: (hash) => value(hash) as Extraction | undefined,
    need() {},
  };
}

/** Where the words stand in a given article, as the mention that judgements name. */
export function mentionOf(given: Given, article: GivenArticle, kind: MentionKind, words: string): MentionId {
  return mentionId(given.version, kind, placeOf(spanOfWords(documentText(article), words)));
}

/** Folds a log into a store, each commit in a transaction of its own. `bodies`: as they stood then ("live") or stand now ("replay"). */
export function foldLog(store: RegistryStore, log: GivenLog, bodies: 'live' | 'replay' = 'replay'): RegistryStore {
  for (const commit of log.commits) {
    store.begin();
    fold(store, commit, log.bodiesAt(bodies === 'live' ? commit.position : undefined));
    store.setPosition({ logId: 'given', position: commit.position, commit: commit.id, fold: 1 });
    store.commit();
  }
  return store;
}

// ---------------------------------------------------------------------------------------------------------------------------
// Random logs

/** Whole numbers from a seed (mulberry32): the same on every machine. */
export interface Chance {
  /** 0 <= n < `below` */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of 100 cases. */
  often(percent: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (below: number) => next() % below;
  return { int, pick: (list) => list[int(list.length)]!, often: (percent) => int(100) < percent };
}

const OUTLETS = ['Harbour Gazette', 'Polder Post', 'North Wire', 'The Lantern'];
const PEOPLE: readonly (readonly [name: string, alias: string])[] = [
  ['Mara Quill', 'Quill'],
  ['Tomas Reed', 'Reed'],
  ['Ines Okafor', 'Okafor'],
  ['Anna Reed', 'Reed'],
  ['Li \u{20BB7}a', 'Li'],
];
const COUNTRIES: readonly (readonly [name: string, key: string])[] = [
  ['Canada', 'iso:CA'],
  ['Norway', 'iso:NO'],
  ['Chile', 'iso:CL'],
];
const ORGANISATIONS = ['Lumen Works', 'Ferry Board', 'constructor'];
const SITES = ['Portal One', 'Chatterbox'];
const EVENTS: readonly (readonly [trigger: string, lemma: string, type: string])[] = [
  ['crashed', 'crash', 'service.outage'],
  ['flooded', 'flood', 'disaster.flood'],
  ['resigned', 'resign', 'politics.resignation'],
  ['collapsed', 'collapse', 'disaster.collapse'],
];
const QUOTES = ['we saw it coming', 'no one told us', 'it will be mended by spring'];

/** The things of an article as the generator links them: what it said, and which founded things may be the same. */
interface Drafted {
  readonly article: GivenArticle;
  readonly reading: GivenReading;
}

/** An article of the small world; nearly all of it is said of few names, so that most things are shared. */
function draft(random: Chance, serial: number): Drafted {
  const outlet = random.pick(OUTLETS);
  const [person, alias] = random.pick(PEOPLE);
  const [author] = random.pick(PEOPLE);
  const [country, key] = random.pick(COUNTRIES);
  const [other, otherKey] = random.pick(COUNTRIES);
  const organisation = random.pick(ORGANISATIONS);
  const site = random.pick(SITES);
  const cited = random.pick(OUTLETS);
  const [trigger, lemma, type] = random.pick(EVENTS);
  const [second, secondLemma, secondType] = random.pick(EVENTS);
  const words = random.pick(QUOTES);
  const amount = 2 + random.int(40);
  const parts = [
    `${person} of ${organisation} saw how ${site} ${trigger} in ${country} on 3 May and hurt ${amount} people.`,
  ];
  if (random.often(60)) parts.push(`\u201c${words},\u201d ${alias} wrote on ${site}.`);
  if (second !== trigger && random.often(50)) parts.push(`Later the bridge ${second} in ${other}, ${cited} reported.`);
  if (random.often(30)) parts.push(`${organisation} runs ${site}.`);
  parts.push(`Piece number ${serial}.`);
  const text = parts.join(random.often(50) ? ' ' : '\n\n');
  const has = (piece: string) => text.includes(piece);
  const byAuthor = random.often(70);
  const people = [...new Map([[person, alias] as const, ...(byAuthor ? [[author, ''] as const] : [])])];
  const entities: GivenEntity[] = [
    { name: outlet, kinds: ['OUTLET'], outlet: true },
    ...people.map(
      ([name]): GivenEntity => ({
        name,
        kinds: ['PERSON'],
        ...(name === person && has(`${alias} wrote`) ? { aliases: [alias] } : {}),
        ...(byAuthor && name === author ? { byline: 0 } : {}),
      }),
    ),
    { name: country, kinds: ['COUNTRY', 'PLACE'], key },
    { name: organisation, kinds: random.often(80) ? ['ORGANISATION'] : ['ORGANISATION', 'OUTLET'] },
    { name: site, kinds: ['SITE'] },
  ];
  if (has(`${cited} reported`)) {
    if (other !== country) entities.push({ name: other, kinds: ['COUNTRY', 'PLACE'], key: otherKey });
    if (cited !== outlet) entities.push({ name: cited, kinds: ['OUTLET'] });
  }
  const reading: GivenReading = {
    entities,
    happenings: [
      {
        trigger,
        lemma,
        type,
        modality: random.pick(['asserted', 'reported', 'guessed'] as const),
        ...(random.often(70)
          ? { who: [{ role: 'patient', entity: site } as const, { role: 'place', entity: country } as const] }
          : {}),
        ...(random.often(60) ? { time: { words: '3 May', edtf: random.pick(['2030-05-03', 'XXXX-05-03']) } } : {}),
        amounts: [{ words: `${amount} people`, value: `${amount}`, unit: '', of: 'person', bound: 'exact' }],
      },
      ...(has(`bridge ${second}`)
        ? [
            {
              trigger: second,
              lemma: secondLemma,
              type: secondType,
              modality: 'reported' as const,
              attributedTo: cited,
              who: [
                { role: 'place' as const, entity: other },
                { role: 'agent' as const, entity: person },
              ],
            },
          ]
        : []),
    ],
    quotes: has(words) ? [{ words, channel: site, ...(random.often(80) ? { speaker: person } : {}) }] : [],
    affiliations: [{ person, organisation, role: 'member', words: `${person} of ${organisation}` }],
    operations: has(`${organisation} runs`)
      ? [{ operator: organisation, site, words: `${organisation} runs ${site}` }]
      : [],
    citations: has(`${cited} reported`) ? [{ outlet: cited, words: cited }] : [],
  };
  const article: GivenArticle = {
    title: `${lemma} in ${country} ${serial}`,
    text,
    outlet,
    byline: byAuthor ? [author] : [],
    url: `https://${outlet.toLowerCase().replace(/\W/g, '')}.example/${serial}`,
    ...(random.often(80) ? { published: `2030-05-0${3 + random.int(5)}` } : {}),
  };
  return { article, reading };
}

/**
 * A valid random log of `size` commits: the same for the same seed and size. Decisions are taken from a Registry that is folded along,
 * as the real deciders do: links and judgements speak of founded things, judgements of live ones; a pair judged different is never
 * merged; a story whose anchor leaves is re-anchored in the same commit where another article can be; nothing is done to a withdrawn
 * article, and its bodies are absent from `bodiesAt` from that position on.
 *
 * Among the commits: ingest (one or two articles), copy, revise (newer and older), retract, reinstate, withdraw, correct, merge,
 * different, split, rename, retype, speaker, assert, reject, revoke, re-read (adopted, or only stored), rejected rows, proposals.
 */
export function randomLog(seed: number, size: number): GivenLog {
  const random = chance(seed);
  const given = newLog();
  const store = openMemoryStore();
  /** Drafts by article: revisions and readings start from them. */
  const drafts = new Map<ArticleId, Drafted>();
  const founded = new Map<string, FoundedId[]>();
  const judgements: JudgementId[] = [];
  let serial = 0;
  let folded = 0;

  const statusOf = (id: ArticleId) => store.get('article', id)?.status;
  const withStatus = (...status: string[]) => [...drafts.keys()].filter((id) => status.includes(statusOf(id) ?? ''));

  /** Links a reading: most names to what bears that name already, some to new things. */
  function linksFor(reading: GivenReading, own?: ArticleId): GivenLinks {
    const same: Record<string, FoundedId> = {};
    const names = [
      ...(reading.entities ?? []).map((entity) => entity.name),
      ...(reading.happenings ?? []).map((happening) => happening.trigger),
      ...(reading.quotes ?? []).map((quote) => quote.words),
    ];
    for (const name of names) {
      const known = founded.get(name) ?? [];
      if (known.length > 0 && random.often(80)) same[name] = random.pick(known);
    }
    const events = [...new Set(EVENTS.flatMap(([name]) => founded.get(name) ?? []))];
    const [main] = reading.happenings ?? [];
    const stories = founded.get('story') ?? [];
    const copied = withStatus('LIVE', 'RETRACTED').filter((id) => id !== own);
    return {
      same,
      unlinked: names.filter(() => random.often(4)),
      ...(main && events.length > 0 && random.often(35) ? { follows: { [main.trigger]: random.pick(events) } } : {}),
      ...(main && events.length > 0 && random.often(25)
        ? {
            caused: {
              [main.trigger]: { event: random.pick(events), modality: random.pick(['asserted', 'guessed'] as const) },
            },
          }
        : {}),
      ...(random.often(85)
        ? { story: stories.length > 0 && random.often(75) ? (random.pick(stories) as StoryId) : 'new' }
        : {}),
      ...(copied.length > 0 && random.often(15) ? { copyOf: random.pick(copied) } : {}),
    };
  }

  function remember(made: Given, drafted: Drafted): void {
    drafts.set(made.article, drafted);
    for (const [name, id] of Object.entries(made.things)) note(name, id);
    if (made.story) note('story', made.story);
  }
  function note(name: string, id: FoundedId): void {
    const known = founded.get(name) ?? [];
    if (!known.includes(id)) founded.set(name, [...known, id]);
  }

  /** Founded things with a live mention, of one type, in order of founding. */
  function liveThings(type?: FoundedType): readonly FoundedId[] {
    const all = [...new Set([...founded.values()].flat())];
    return all.filter((id) => (!type || foundedTypeOf(id) === type) && (store.get('thing', id)?.live ?? 0) > 0);
  }

  /** Every link that holds now, with the mention that judgements name it by. */
  function liveLinks(): readonly { mention: MentionId; to: FoundedId }[] {
    const same = sameCluster(store);
    const bodies = given.bodiesAt(given.position());
    return withStatus('LIVE').flatMap((id) => {
      const version = readable(store, bodies, id)?.version;
      if (!version) return [];
      const named = (kind: MentionKind, links: readonly LiveLink[]) =>
        links.map((link) => ({ mention: mentionId(version.id, kind, link.place), to: link.to as FoundedId }));
      const story = storyLink(version, same);
      return [
        ...named('entity', entityLinks(version, same)),
        ...named('happening', happeningLinks(version, same)),
        ...named('quote', quoteLinks(version, same)),
        ...named('article', story ? [story] : []),
      ];
    });
  }

  /** Stories anchored by an article that leaves are judged against another of theirs, where there is one. */
  function reanchored(leaving: ArticleId): readonly DomainEvent[] {
    const same = sameCluster(store);
    return (founded.get('story') ?? []).flatMap((story): DomainEvent[] => {
      if (store.get('thing', story)?.anchor !== leaving) return [];
      const other = withStatus('LIVE').find((id) => {
        const version = store.get('version', store.get('article', id)!.versions.at(-1)!)!;
        return id !== leaving && storyLink(version, same)?.to === story;
      });
      return other ? [{ type: 'StoryReanchored', v: 1, story: story as StoryId, article: other }] : [];
    });
  }

  /** The steps, each with its weight; a step that finds nothing to do answers false and another is tried. */
  const steps: readonly (readonly [weight: number, step: () => boolean])[] = [
    [
      34,
      () => {
        const all = Array.from({ length: random.often(15) ? 2 : 1 }, () => draft(random, ++serial));
        const made = given.ingestAll(
          all.map(({ article, reading }) => ({ article, reading, links: linksFor(reading) })),
        );
        for (const [index, one] of made.entries()) remember(one, all[index]!);
        return true;
      },
    ],
    [
      10,
      () => {
        const known = withStatus('LIVE', 'RETRACTED');
        if (known.length === 0) return false;
        const id = random.pick(known);
        const before = drafts.get(id)!;
        const fresh = draft(random, ++serial);
        // Three in ten arrive late: they are older than what is known and never become current.
        const modified = random.often(30) ? `2029-0${1 + random.int(9)}-01T00:00:00.000Z` : undefined;
        const article = {
          ...fresh.article,
          ...(before.article.url === undefined ? {} : { url: before.article.url }),
          ...(modified ? { modified } : {}),
        };
        remember(given.revise(id, article, fresh.reading, linksFor(fresh.reading, id)), { ...fresh, article });
        return true;
      },
    ],
    [
      6,
      () => {
        const live = withStatus('LIVE');
        if (live.length === 0) return false;
        const id = random.pick(live);
        given.retract(id, reanchored(id));
        return true;
      },
    ],
    [
      4,
      () => {
        const retracted = withStatus('RETRACTED');
        if (retracted.length > 0) given.reinstate(random.pick(retracted));
        return retracted.length > 0;
      },
    ],
    [
      4,
      () => {
        const known = withStatus('LIVE', 'RETRACTED');
        if (known.length < 3) return false;
        const id = random.pick(known);
        const moved = reanchored(id);
        // A take-down stands alone in its commit, so the story moves first.
        if (moved.length > 0) given.commit(moved);
        given.withdraw(id);
        return true;
      },
    ],
    [
      3,
      () => {
        const known = withStatus('LIVE');
        if (known.length === 0) return false;
        const id = random.pick(known);
        const corrections = [
          { published: { value: '2030-04-30', status: 'first', method: 'given' } },
          { outlet: 'The Corrected' },
          { byline: ['C. Orrected', 'D. Esk'] },
        ] as const;
        judgements.push(given.correct(id, random.pick(corrections)));
        return true;
      },
    ],
    [
      12,
      () => {
        const [a, b] = livePair();
        if (!a || !b || judgedDifferent(store, a, b)) return false;
        judgements.push(given.merge(a, b));
        return true;
      },
    ],
    [
      4,
      () => {
        const [a, b] = livePair();
        if (!a || !b) return false;
        judgements.push(given.different(a, b));
        return true;
      },
    ],
    [
      6,
      () => {
        const links = liveLinks();
        if (links.length === 0) return false;
        const { to: from } = random.pick(links);
        const all = links.filter((link) => link.to === from);
        const mentions = all.filter(() => random.often(50)).map((link) => link.mention);
        if (mentions.length === 0) return false;
        const { judgement, into } = given.split(from, mentions);
        judgements.push(judgement);
        note('split', into);
        if (into.startsWith('sto_')) note('story', into);
        return true;
      },
    ],
    [
      3,
      () => {
        const things = liveThings();
        if (things.length === 0) return false;
        judgements.push(given.rename(random.pick(things), `Renamed ${++serial}`));
        return true;
      },
    ],
    [
      3,
      () => {
        const quotes = liveLinks().filter(({ to }) => foundedTypeOf(to) === 'QUOTE');
        const people = liveThings('ENTITY');
        if (quotes.length === 0 || people.length === 0) return false;
        const { mention, to } = random.pick(quotes);
        const said = random.often(80) ? (random.pick(people) as EntityId) : null;
        judgements.push(given.speaker(to as QuoteId, said, random.often(40) ? mention : undefined));
        return true;
      },
    ],
    [
      3,
      () => {
        const things = liveThings('ENTITY');
        if (things.length === 0) return false;
        judgements.push(given.retype(random.pick(things), random.pick([['SITE'], ['PERSON'], ['OUTLET', 'SITE']])));
        return true;
      },
    ],
    [
      5,
      () => {
        const links = liveLinks();
        if (links.length === 0) return false;
        const { mention, to } = random.pick(links);
        const others = liveThings(foundedTypeOf(to)).filter((id) => id !== to);
        if (others.length === 0) return false;
        judgements.push(given.assert(mention, random.pick(others)));
        return true;
      },
    ],
    [
      5,
      () => {
        const links = liveLinks();
        if (links.length === 0) return false;
        const { mention, to } = random.pick(links);
        // Any name of its cluster will do.
        judgements.push(given.reject(mention, random.pick(membersOf(store, to))));
        return true;
      },
    ],
    [
      9,
      () => {
        const standing = judgements.filter(
          (id) => (store.get('judgement', id) as JudgementRecord | undefined)?.revoked === false,
        );
        if (standing.length > 0) given.revoke(random.pick(standing));
        return standing.length > 0;
      },
    ],
    [
      5,
      () => {
        const live = withStatus('LIVE', 'RETRACTED');
        if (live.length === 0) return false;
        const id = random.pick(live);
        const version = random.pick(store.get('article', id)!.versions);
        const drafted = drafts.get(id)!;
        // Only the draft of the newest text is at hand; the others are read as bare names.
        const text = documentText(given.articleOf(version));
        const reading: GivenReading = {
          reader: `given/${2 + random.int(3)}`,
          entities: (drafted.reading.entities ?? [])
            .filter((entity) => (entity.outlet || text.includes(entity.name)) && random.often(80))
            .map(({ byline, ...entity }) => entity),
          happenings: EVENTS.filter(([trigger]) => text.includes(trigger)).map(([trigger, lemma, type]) => ({
            trigger,
            lemma,
            type,
          })),
        };
        remember(given.reread(version, reading, { ...linksFor(reading, id) }), drafted);
        return true;
      },
    ],
    [
      2,
      () => {
        given.commit([
          {
            type: 'ArticleRejected',
            v: 1,
            file: 'bad.jsonl',
            read: 3,
            rejected: 1,
            rows: [{ line: 2, code: 'SYNTAX', reason: 'given' }],
          },
        ]);
        return true;
      },
    ],
    [
      2,
      () => {
        const links = liveLinks();
        if (links.length === 0) return false;
        const { mention, to } = random.pick(links);
        const decision = { score: 400, rule: 'given/1', reasons: ['name'] };
        given.commit([{ type: 'LinkProposed', v: 1, of: foundedTypeOf(to)!, mention, to, ...decision }]);
        return true;
      },
    ],
  ];

  function livePair(): readonly [FoundedId, FoundedId] | readonly [] {
    const things = liveThings();
    if (things.length === 0) return [];
    const a = random.pick(things);
    const cluster = new Set(membersOf(store, a));
    const others = liveThings(foundedTypeOf(a)).filter((id) => !cluster.has(id));
    return others.length === 0 ? [] : [a, random.pick(others)];
  }

  const total = steps.reduce((sum, [weight]) => sum + weight, 0);
  while (given.position() < size) {
    let at = random.int(total);
    const [, step] = steps.find(([weight]) => {
      at -= weight;
      return at < 0;
    })!;
    if (!step()) continue;
    while (folded < given.position()) {
      folded += 1;
      store.begin();
      fold(store, { position: folded, events: given.eventsAt(folded) }, given.bodiesAt(folded));
      store.commit();
    }
  }
  return given.log();
}
