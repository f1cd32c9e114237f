/**
 * The ingest loop: fold what is new, read, decide, append; when the log moved meanwhile, fold the newer commits and decide again.
 * One decider at a time holds a lease so that nobody works in vain; expectedHead is the fence behind it.
 */

import type { Published } from '../domain/article.ts';
import { type ArticleBody, type ArticleInput, documentText, identify, type Rejection } from '../domain/article.ts';
import { canonicalUrl } from '../domain/canonical-url.ts';
import { type Body, type Commit, type Head, makeBody, makeCommit, type NewCommit } from '../domain/commit.ts';
import { corrected } from '../domain/correction.ts';
import type { ArticleRejected, Authored, BodyHash, DomainEvent } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import { shortHash } from '../domain/hash.ts';
import {
  type ArticleId,
  addressKey,
  type FoundedId,
  type JudgementId,
  judgementId,
  type MentionId,
  type VersionId,
} from '../domain/ids.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';
import { foldName } from '../domain/names.ts';
import { type BodySource, bodiesOf } from '../registry/contributions.ts';
import { FOLD, fold, unlink } from '../registry/fold.ts';
import type { RegistryPosition, RegistryReader, RegistryStore } from '../registry/registry-store.ts';
import { isNewer } from '../registry/version-order.ts';
import { judge } from '../resolve/judge.ts';
import { linkingKeys } from '../resolve/linking-keys.ts';
import { lookAgain } from '../resolve/look-again.ts';
import { type LinkOptions, resolve } from '../resolve/resolve.ts';
import { MissingBodies, openBodyCache } from './body-cache.ts';
import { type EventLog, HeadMoved } from './event-log.ts';

/** Commits folded in one transaction of the Registry. */
const PAGE = 200;
/** Rejected rows kept in one record. */
const REJECTED_ROWS = 100;
/** Tries against a moving head before giving up; each one means that another process got ahead. */
const MAX_TRIES = 100;

export type Reader = (body: ArticleBody, published: Published, language?: string) => Extraction;

/** Sees to it that one decider works at a time; `run` calls `work` while holding the lease. */
export interface Turn {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export interface IngesterParts {
  readonly log: EventLog;
  readonly registry: RegistryStore;
  /** Gives the reader when the first article has to be read: loading it takes a second, which other work should not pay. */
  readonly loadReader: () => Promise<Reader>;
  /** Reads many articles at once, where that is faster; undefined when it is not. */
  readonly readAhead?: (
    jobs: readonly { readonly body: ArticleBody; readonly published: Published }[],
  ) => Promise<readonly Extraction[] | undefined>;
  readonly now: () => Date;
  readonly turn: Turn;
  /** How sure links have to be; the product's own way when absent. */
  readonly linking?: LinkOptions;
}

export type Outcome =
  | {
      readonly kind: 'NEW' | 'UNCHANGED' | 'REVISED';
      readonly article: ArticleId;
      readonly version: VersionId;
      readonly reusedUrl?: boolean;
      /** Links decided without a look at every candidate; absent where all were looked at. Their reasons name the keys: "cut:surname". */
      readonly cut?: number;
    }
  | { readonly kind: 'REJECTED'; readonly rejection: Rejection };

/** A decision made from what is known: its DomainEvents, and what to answer. */
export interface Decided<T> {
  readonly events: readonly DomainEvent[];
  /** What follows from them, in commits of their own behind theirs. */
  readonly steps?: readonly (readonly DomainEvent[])[];
  readonly bodies?: readonly Body[];
  readonly answer: T;
}

/** What a decision is made from. Everything but `head` and `bodies` is inside a transaction that is rolled back. */
export interface Known {
  readonly registry: RegistryStore;
  readonly head: Head;
  readonly bodies: BodySource;
  readonly options: LinkOptions;
  /** Puts bodies that the decision brings, so that folding finds them. */
  put(made: readonly Body[]): void;
  /** Folds events as if they were appended behind the head. */
  fold(events: readonly DomainEvent[]): void;
  /** Folds events as if they were appended behind those folded so far, in a commit of their own. */
  step(events: readonly DomainEvent[]): void;
  /** Takes links away as if they had never been made. */
  unlink(version: VersionId, mentions: ReadonlySet<MentionId>): void;
  /** The things whose records were touched by folding so far. */
  touched(): Iterable<FoundedId>;
}

export interface Appended<T> {
  /** Absent where the request was answered before. */
  readonly answer: T | undefined;
  /** Absent where nothing was decided. */
  readonly commit: Commit | undefined;
}

/** A judgement that stands in the log, or with `dryRun` would. */
export interface Judgement {
  readonly judgement: JudgementId;
  readonly position: number;
  readonly events: readonly DomainEvent[];
  /** True when the same request was answered before. */
  readonly repeated: boolean;
}

/** A request key that was used for something else; another key is needed. */
export class RequestKeyTaken extends Error {
  override readonly name = 'RequestKeyTaken';
}

export interface Ingester {
  /**
   * Reads and links articles in the order given and appends one commit each, all of them or none; where one tells that others belong to
   * another story, these change it in commits of their own behind it. Known ones append nothing.
   * @returns one outcome an article, in order; they are on disk
   */
  ingest(inputs: readonly ArticleInput[], request?: string): Promise<readonly Outcome[]>;
  /** Records the refused rows of one input file; the same record again is not appended twice. */
  reject(file: string, read: number, rejections: readonly Rejection[]): Promise<void>;
  /**
   * Decides from what is known and appends the result as one commit, and one for each step behind it. `decide` may run several times and must not have effects; what it
   * folds for trying is taken back. A request key seen before gives that commit again and decides nothing.
   */
  decide<T>(decide: (known: Known) => Decided<T>, request?: string): Promise<Appended<T>>;
  /**
   * Makes a judgement, with all that follows from it, as one commit. A request key seen before gives that commit again.
   * With `dryRun` nothing is appended: the commit that would be is answered without its time.
   * @throws {JudgementRefused} when it cannot be made as things stand
   * @throws {RequestKeyTaken} when the request key belongs to a commit that is no judgement
   */
  judge(
    order: JudgementOrder,
    authored: Authored,
    options?: { readonly request?: string; readonly dryRun?: boolean },
  ): Promise<Judgement>;
  /** Folds what the log holds beyond the Registry. @returns the log's head */
  catchUp(onProgress?: (done: number, head: number) => void): Promise<Head>;
}

/** An ingester over a log and its Registry. Not for use by two callers at once: calls wait for each other. */
export function openIngester({ log, registry, loadReader, readAhead, now, turn, linking }: IngesterParts): Ingester {
  const bodies = openBodyCache(log);
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(() => turn.run(work));
    queue = next.catch(() => undefined);
    return next;
  };

  /**
   * Runs `work` in a Registry transaction that is kept when it resolves; runs it again when bodies had to be fetched, and fetches those of
   * `also` with them.
   */
  const transact = async <T>(work: () => Promise<T> | T, also: () => readonly BodyHash[] = () => []): Promise<T> => {
    for (;;) {
      registry.begin();
      let ended = false;
      try {
        const result = await work();
        registry.commit();
        ended = true;
        return result;
      } catch (error) {
        if (!(error instanceof MissingBodies)) throw error;
        registry.rollback();
        ended = true;
        await bodies.load([...error.hashes, ...also()]);
      } finally {
        if (!ended) registry.rollback();
      }
    }
  };

  const foldCommit = (commit: Pick<Commit, 'position' | 'events'>) => fold(registry, commit, bodies, linkingKeys);

  const catchUp = async (onProgress?: (done: number, head: number) => void): Promise<Head> => {
    let place = registry.position();
    // The Registry is derived: one that does not stand on a commit of this log is made anew, whatever happened to it.
    if (place && (place.logId !== log.logId || place.fold !== FOLD || !(await standsOn(log, place)))) {
      registry.wipe();
      place = undefined;
    }
    const head = await log.head();
    while ((place?.position ?? 0) < head.position) {
      const page = await log.read(place?.position ?? 0, PAGE);
      if (page.length === 0) break;
      await bodies.loadFor(page, registry);
      await transact(
        () => {
          for (const commit of page)
            if (commit.position > (registry.position()?.position ?? 0)) {
              foldCommit(commit);
              registry.setPosition({ logId: log.logId, position: commit.position, commit: commit.id, fold: FOLD });
            }
        },
        () => anchorsOf(registry, page),
      );
      place = registry.position();
      onProgress?.(place?.position ?? 0, head.position);
    }
    return { position: place?.position ?? 0, id: place?.commit ?? head.id };
  };

  /** Runs a decision that may fold what it tries, and takes back what it folded. */
  const tentatively = async <T>(head: Head, decide: (known: Known) => T): Promise<T> => {
    let position = head.position + 1;
    let decided: { readonly value: T } | undefined;
    const taken = new Error('taken back');
    try {
      await transact(() => {
        const touched = new Set<FoundedId>();
        const value = decide({
          registry,
          head,
          bodies,
          options: linking ?? {},
          put: (made) => bodies.put(made),
          fold(events) {
            for (const id of foldCommit({ position, events }).things) touched.add(id);
          },
          step(events) {
            position += 1;
            for (const id of foldCommit({ position, events }).things) touched.add(id);
          },
          unlink: (version, mentions) => unlink(registry, { position, version, mentions }, bodies, linkingKeys),
          touched: () => touched,
        });
        decided = { value };
        throw taken;
      });
    } catch (error) {
      if (error !== taken || !decided) throw error;
      return decided.value;
    }
    throw taken;
  };

  /** Prepares and decides a chain on what is known and appends it; on a moved head everything is taken back and decided again. */
  const appendDecided = async <P, T>(
    prepare: (head: Head) => Promise<P> | P,
    decide: (head: Head, prepared: P) => { chain: NewCommit[]; answer: T; withdraw?: boolean },
  ): Promise<{ answer: T; commits: readonly Commit[] }> => {
    for (let tries = 1; ; tries++) {
      const head = await catchUp();
      const prepared = await prepare(head);
      try {
        return await transact(async () => {
          const { chain, answer, withdraw } = decide(head, prepared);
          if (chain.length === 0) return { answer, commits: [] };
          const appended = withdraw && chain[0] ? await log.withdraw(chain[0], head) : await log.append(chain, head);
          registry.setPosition({
            logId: log.logId,
            position: appended.head.position,
            commit: appended.head.id,
            fold: FOLD,
          });
          return { answer, commits: appended.commits };
        });
      } catch (error) {
        if (!(error instanceof HeadMoved) || tries >= MAX_TRIES) throw error;
      }
    }
  };

  /** Builds a chain commit by commit, folding each so that the next one is decided with it known. */
  const chainFrom = (head: Head) => {
    const chain: NewCommit[] = [];
    let last: Head = head;
    return {
      chain,
      add(events: readonly DomainEvent[], made: readonly Body[], request: string | undefined) {
        bodies.put(made);
        const commit = makeCommit(last.id, { events, bodies: made, ...(request === undefined ? {} : { request }) });
        last = { position: last.position + 1, id: commit.id };
        chain.push(commit);
        foldCommit({ position: last.position, events });
      },
    };
  };

  return {
    catchUp: (onProgress) => inTurn(() => catchUp(onProgress)),

    async ingest(inputs, request) {
      const retrieved = now().toISOString();
      const read = await loadReader();
      // Reading is the long part and needs no turn; what is known already is not read again.
      const prepared = inputs.map((input) => prepare(input, retrieved, read));
      const unknown = prepared.filter(({ version }) => !registry.get('version', version));
      const readings = await readAhead?.(unknown.map(({ body, input }) => ({ body, published: input.published })));
      for (const [index, item] of unknown.entries()) item.extraction(readings?.[index]);
      return inTurn(async () => {
        if (request !== undefined && (await log.findRequest(request))) return prepared.map((item) => known(item));
        const { answer } = await appendDecided(nothing, (head) => {
          const building = chainFrom(head);
          const outcomes = prepared.map((item) =>
            decideArticle(item, building.add, building.chain.length === 0 ? request : undefined),
          );
          return { chain: building.chain, answer: outcomes };
        });
        return answer;
      });
    },

    async reject(file, readRows, rejections) {
      if (rejections.length === 0) return;
      const event: ArticleRejected = {
        type: 'ArticleRejected',
        v: 1,
        file,
        read: readRows,
        rejected: rejections.length,
        rows: rejections.slice(0, REJECTED_ROWS).map(({ place, code, reason }) => ({
          ...(place.line === undefined ? {} : { line: place.line }),
          code,
          reason,
        })),
      };
      const request = `rejected:${shortHash(JSON.stringify(event))}`;
      await inTurn(async () => {
        if (await log.findRequest(request)) return;
        await appendDecided(nothing, (head) => {
          const building = chainFrom(head);
          building.add([event], [], request);
          return { chain: building.chain, answer: undefined };
        });
      });
    },

    decide: (decide, request) => inTurn(() => decideInTurn(decide, request)),

    judge(order, authored, { request, dryRun = false } = {}) {
      return inTurn(async () => {
        const deciding = ({ head, ...known }: Known) => {
          const judgement = judgementId(request ?? head.id, 0);
          const events = judge(known, order, authored, judgement);
          return { events, answer: order.kind === 'revoke' ? (order.judgement as JudgementId) : judgement };
        };
        if (dryRun) {
          const head = await catchUp();
          const { events, answer } = await tentatively(head, deciding);
          return { judgement: answer, position: head.position + 1, events, repeated: false };
        }
        const { answer, commit } = await decideInTurn(deciding, request);
        if (!commit) throw new Error('Cannot judge: nothing was decided, expected at least one DomainEvent');
        const judgement = answer ?? judgementOf(commit);
        return { judgement, position: commit.position, events: commit.events, repeated: answer === undefined };
      });
    },
  };

  async function decideInTurn<T>(decide: (known: Known) => Decided<T>, request?: string): Promise<Appended<T>> {
    const before = request === undefined ? undefined : await log.findRequest(request);
    if (before) return { answer: undefined, commit: before };
    const { answer, commits } = await appendDecided(
      (head) => tentatively(head, decide),
      (head, { events, steps = [], bodies: made = [], answer: decided }) => {
        const building = chainFrom(head);
        if (events.length > 0) building.add(events, made, request);
        for (const step of steps) building.add(step, [], undefined);
        return {
          chain: building.chain,
          answer: decided,
          withdraw: events.some((event) => event.type === 'ArticleWithdrawn'),
        };
      },
    );
    if (commits.some(({ events }) => events.some((event) => event.type === 'ArticleWithdrawn'))) bodies.clear();
    return { answer, commit: commits[0] };
  }

  interface Prepared {
    readonly input: ArticleInput;
    readonly article: ArticleId;
    readonly version: VersionId;
    readonly text: string;
    readonly retrieved: string;
    readonly body: ArticleBody;
    /** Read at most once, when it turns out to be needed; `ready` is what was read elsewhere. */
    readonly extraction: (ready?: Extraction) => Extraction;
  }

  function prepare(input: ArticleInput, retrieved: string, read: Reader): Prepared {
    const { article, version, textHash } = identify(
      input,
      input.url === undefined ? undefined : canonicalUrl(input.url),
    );
    const body = bodyOf(input);
    let extraction: Extraction | undefined;
    const lazily = (ready?: Extraction) => {
      extraction ??= ready ?? read(body, input.published, input.language);
      return extraction;
    };
    return {
      input,
      article,
      version,
      text: textHash,
      retrieved: input.retrieved ?? retrieved,
      body,
      extraction: lazily,
    };
  }

  function known({ article, version }: Prepared): Outcome {
    return { kind: 'UNCHANGED', article, version };
  }

  function decideArticle(
    item: Prepared,
    add: (events: readonly DomainEvent[], made: readonly Body[], request: string | undefined) => void,
    request: string | undefined,
  ): Outcome {
    const { input, article, version, text, retrieved, body } = item;
    if (registry.get('withdrawn', addressKey(article)) || registry.get('withdrawn', `text:${text}`))
      return { kind: 'REJECTED', rejection: withdrawnRejection(input) };
    const record = registry.get('article', article);
    const current = record?.versions.at(-1);
    const before = current ? registry.get('version', current) : undefined;
    const again = registry.get('version', version);
    if (again) {
      // Only a source that says when it changed can say that it went back to an older wording; reading an archive twice says nothing.
      const wentBack =
        before &&
        current !== version &&
        input.modified !== undefined &&
        Date.parse(input.modified) > Date.parse(before.modified ?? before.retrieved);
      if (!wentBack) return known(item);
      const { phrase: _, ...published } = input.published;
      const { text: sameText, body: sameBody, length } = again;
      const back = { article, version, text: sameText, body: sameBody, length, published, retrieved, ...given(input) };
      add([{ type: 'ArticleRevised', v: 1, previous: before.id, ...back }], [], request);
      return { kind: 'REVISED', article, version };
    }
    const extraction = item.extraction();
    const articleBody = makeBody(version, body);
    const extractionBody = makeBody(version, extraction);
    const { phrase: _, ...published } = input.published;
    const facts = {
      article,
      version,
      text,
      body: articleBody.hash,
      length: documentText(body).length,
      published,
      retrieved,
      ...given(input),
    };
    bodies.put([articleBody, extractionBody]);
    const oldBody = before ? bodies.article(before.body) : undefined;
    const reusedUrl = oldBody !== undefined && otherArticle(oldBody, body);
    const brought: DomainEvent = before
      ? { type: 'ArticleRevised', v: 1, previous: before.id, ...(reusedUrl ? { reusedUrl } : {}), ...facts }
      : { type: 'ArticleIngested', v: 1, ...facts };
    const events: DomainEvent[] = [
      brought,
      {
        type: 'ArticleRead',
        v: 1,
        article,
        version,
        reader: extraction.reader,
        extraction: extractionBody.hash,
        language: extraction.language,
        ...(extraction.unread === undefined ? {} : { unread: extraction.unread }),
      },
    ];
    // An older version that arrives late never becomes current, so it stands for nothing and is not linked.
    const isCurrent = !before || isNewer(facts, before);
    if (isCurrent) {
      const asCorrected = corrected(record?.corrections ?? [], body, extraction);
      events.push(
        ...resolve(
          registry,
          { article, version, published, body: asCorrected.body, extraction: asCorrected.extraction ?? extraction },
          linking,
        ),
      );
    }
    add(events, [articleBody, extractionBody], request);
    if (isCurrent) lookAgain(registry, bodies, { article, version }, linking ?? {}, (more) => add(more, [], undefined));
    const cut = events.filter(
      (event) => 'reasons' in event && event.reasons.some((reason) => reason.startsWith('cut:')),
    );
    const more = { article, version, ...(cut.length > 0 ? { cut: cut.length } : {}) };
    return before ? { kind: 'REVISED', ...more, ...(reusedUrl ? { reusedUrl } : {}) } : { kind: 'NEW', ...more };
  }
}

const nothing = () => undefined;

/** Bodies of the articles that the events a page links to are judged by: their keys are made anew where an earlier article comes. */
function anchorsOf(registry: RegistryReader, page: readonly Commit[]): readonly BodyHash[] {
  const linked = page.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'HappeningLinked' && event.relation === 'same' ? [event.to] : [])),
  );
  const anchors = new Set([...new Set(linked)].flatMap((id) => registry.get('thing', id)?.anchor ?? []));
  return [...anchors].flatMap((id) => bodiesOf(registry, id));
}

/** The judgement of a commit that a request made before. */
function judgementOf({ events, position, request }: Commit): JudgementId {
  for (const event of events)
    if ('judgement' in event && event.judgement !== undefined && event.type !== 'JudgementRevoked')
      return event.judgement;
  const revoked = events.find((event) => event.type === 'JudgementRevoked');
  if (revoked) return revoked.judgement;
  throw new RequestKeyTaken(
    `Cannot judge: the request key "${request}" was used at position ${position} for something that is no judgement, expected a key of its own for each request`,
  );
}

/** What is kept of an input beside the log, and read. */
export function bodyOf(input: ArticleInput): ArticleBody {
  return {
    kind: 'article',
    title: input.title,
    text: input.text,
    byline: input.byline,
    ...(input.url === undefined ? {} : { url: input.url }),
    ...(input.id === undefined ? {} : { given: input.id }),
    ...(input.outlet === undefined ? {} : { outlet: input.outlet }),
    ...(input.published.phrase === undefined ? {} : { publishedPhrase: input.published.phrase }),
    ...(input.raw === undefined ? {} : { raw: input.raw }),
  };
}

/** The optional facts of an input. */
function given({ modified, language, source, collection, rights }: ArticleInput) {
  return {
    ...(modified === undefined ? {} : { modified }),
    ...(language === undefined ? {} : { language }),
    ...(source === undefined ? {} : { source }),
    ...(collection === undefined ? {} : { collection }),
    ...(rights === undefined ? {} : { rights }),
  };
}

function withdrawnRejection(input: ArticleInput): Rejection {
  return {
    place: input.place,
    code: 'WITHDRAWN',
    reason: 'Cannot take in this article: its address or text was taken down, expected one that was not',
    remedy: 'leave it out; a take-down is final',
  };
}

/** True when title and text have so little in common that an address seems to be used for another article: under a third of the words, both. */
function otherArticle(before: ArticleBody, after: ArticleBody): boolean {
  return likeness(before.title, after.title) < 1 / 3 && likeness(before.text, after.text) < 1 / 3;
}

function likeness(a: string, b: string): number {
  const x = new Set(foldName(a).split(' '));
  const y = new Set(foldName(b).split(' '));
  let both = 0;
  for (const word of x) if (y.has(word)) both += 1;
  return both / Math.max(1, Math.min(x.size, y.size));
}

async function standsOn(log: EventLog, { position, commit }: RegistryPosition): Promise<boolean> {
  if (position === 0) return true;
  const [stored] = await log.read(position - 1, 1);
  return stored?.position === position && stored.id === commit;
}
