/** Commits for the log's tests: what the log sees of an article, made from a number. */
import { type Body, type Head, makeBody, makeCommit, type NewCommit } from '../../src/domain/commit.ts';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import type { Extraction } from '../../src/domain/extraction.ts';
import {
  articleId,
  foundedId,
  judgementId,
  mentionId,
  textHash,
  type VersionId,
  versionId,
} from '../../src/domain/ids.ts';

export interface SampleArticle {
  readonly version: VersionId;
  readonly events: readonly DomainEvent[];
  readonly bodies: readonly Body[];
}

const SURNAMES = ['Aalto', 'Bergmann', 'Castellanos', 'Drăgulescu', 'Eze', 'Fujiwara', 'Grünwald', 'Hämäläinen'];

/** An article whose words hold `marker`, with its reading and some links. The same `n` and `marker` give the same events. */
export function sampleArticle(n: number, marker = `Marker${n}`, sentences = 12): SampleArticle {
  const article = articleId({ canonicalUrl: `https://example.org/${n}`, title: '' });
  const name = SURNAMES[n % SURNAMES.length] as string;
  const title = `Harbour ${n} reopens, says ${name}`;
  const text = Array.from(
    { length: sentences },
    (_, i) =>
      `On day ${i * n + 7} ${name} of ${marker} told reporter ${(n * 31 + i * 17) % 97} that pier ${i} “holds”.`,
  ).join(' ');
  const version = versionId(article, title, text);
  const body = makeBody(version, { kind: 'article', title, text, byline: [name], url: `https://example.org/${n}` });
  const places = Array.from({ length: 6 }, (_, i) => `${i * 40}-${i * 40 + name.length}`);
  const extraction: Extraction = {
    kind: 'extraction',
    reader: 'sample/1',
    language: 'en',
    sentences: Array.from({ length: sentences }, (_, i) => ({ start: i * 60, end: i * 60 + 59 })),
    entities: [
      {
        kinds: ['PERSON'],
        name: `${name} ${marker}`,
        aliases: [],
        roles: ['harbour master'],
        mentions: places.map((place, i) => ({ place, form: 'name' as const, sentence: i, score: 900, rule: 'sample' })),
      },
    ],
    happenings: [],
    causes: [],
    quotes: [],
    affiliations: [],
    operations: [],
    citations: [],
    terms: [{ term: marker.toLowerCase(), count: sentences }],
  };
  const read = makeBody(version, extraction);
  const entity = foundedId('ENTITY', mentionId(version, 'entity', places[0] as string));
  const events: DomainEvent[] = [
    {
      type: 'ArticleIngested',
      v: 1,
      article,
      version,
      text: textHash(title, text),
      body: body.hash,
      length: title.length + text.length + 2,
      published: { value: '2026-03-01', status: 'first', method: 'given' },
      retrieved: '2026-03-02T00:00:00.000Z',
    },
    { type: 'ArticleRead', v: 1, article, version, reader: 'sample/1', extraction: read.hash, language: 'en' },
    { type: 'EntityFounded', v: 1, id: entity, version, place: places[0] as string, kind: 'PERSON' },
    ...places.map(
      (place): DomainEvent => ({
        type: 'MentionLinked',
        v: 1,
        version,
        places: [place],
        to: entity,
        score: 950,
        rule: 'sample',
        reasons: ['same-name', 'same-document'],
      }),
    ),
  ];
  return { version, events, bodies: [body, read] };
}

export function commitOf(previous: Head | NewCommit, article: SampleArticle, request?: string): NewCommit {
  const { events, bodies } = article;
  return makeCommit(previous.id, { events, bodies, ...(request === undefined ? {} : { request }) });
}

/** A chain of articles `from`, `from + 1` ... after a head. */
export function chainOf(previous: Head, from: number, length: number, marker?: string): NewCommit[] {
  const chain: NewCommit[] = [];
  for (let i = 0; i < length; i += 1) chain.push(commitOf(chain.at(-1) ?? previous, sampleArticle(from + i, marker)));
  return chain;
}

/** A commit without bodies: some person's judgement. */
export function judgementCommit(previous: Head | NewCommit, reason: string, request?: string): NewCommit {
  const events: DomainEvent[] = [
    {
      type: 'JudgedDifferent',
      v: 1,
      judgement: judgementId(request ?? reason, 0),
      of: 'ENTITY',
      ids: [foundedId('ENTITY', 'a'), foundedId('ENTITY', 'b')],
      by: 'ann',
      reason,
    },
  ];
  return makeCommit(previous.id, { events, ...(request === undefined ? {} : { request }) });
}

export function withdrawalOf(previous: Head, n: number, versions: readonly VersionId[]): NewCommit {
  const article = articleId({ canonicalUrl: `https://example.org/${n}`, title: '' });
  return makeCommit(previous.id, {
    events: [{ type: 'ArticleWithdrawn', v: 1, article, versions, texts: [], by: 'ann', reason: 'asked for' }],
  });
}

/** A clock that a test turns: it starts at 2026-01-01 and moves only when told. */
export function testClock(start = '2026-01-01T00:00:00.000Z'): {
  now: () => Date;
  set: (iso: string) => void;
  advance: (ms: number) => void;
} {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    set: (iso) => {
      time = Date.parse(iso);
    },
    advance: (ms) => {
      time += ms;
    },
  };
}
