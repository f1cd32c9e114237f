/**
 * Commits of the size a real article gives (1,400 characters of text, 11 kB of extraction, 6 kB of events), made from a number, for the
 * benchmarks of the log. Words follow their usual frequencies, so that packing meets what it meets in life.
 */
import { makeBody, makeCommit, type NewCommit } from '../src/domain/commit.ts';
import type { DomainEvent } from '../src/domain/domain-event.ts';
import type { Extraction } from '../src/domain/extraction.ts';
import { articleId, foundedId, mentionId, textHash, versionId } from '../src/domain/ids.ts';
import { randomFrom } from './random.ts';

const WORDS =
  `the of to and in a said that for on was is it by with from as at he his have has be were are an will not had they who but this
  been more after government their which or one its about when there new people two also first over up she year last percent would
  could than out into other some time years officials police minister president company city court state market report week million
  country public month economy workers ferry harbour port captain inquiry prosecutors safety passengers crew weather storm rescue
  coast guard island mayor election vote council party leader campaign results border trade tariff exports prices inflation bank rate
  growth budget tax website outage system service users ministry statement spokesman described announced confirmed expected warned
  questioned evidence witnesses families hospital injured killed missing search operation continued overnight morning evening region
  village hillside landslide quarry engineers soil rain warning evacuated shelter damage houses road bridge closed traffic railway
  airport flights delayed airline pilots strike union wages talks agreement deal shares merger directors board shareholders profit
  quarter analysts investors regulator approval appeal sentence judge lawyer fraud trial verdict guilty former executive accounts`
    .trim()
    .split(/\s+/);
const NAMES = [
  'Ivana Horvat',
  'Marek Novak',
  'Tiago Salgueiro',
  'Ingrid Solheim',
  'Wanjiru Barasa',
  'Zadar',
  'Lisbon',
  'Kenya',
  'Tejomar',
  'Nordvarde',
  'Coast Guard',
  'Tessera',
];

/** The commit of article `n` after `previous`; the same numbers give the same commit. */
export function benchCommit(previous: NewCommit['id'], n: number): NewCommit {
  const random = randomFrom(n);
  const pick = <T>(list: readonly T[], skew = 1) => list[Math.floor(random() ** skew * list.length)] as T;
  const sentences: string[] = [];
  while (sentences.join(' ').length < 1_400) {
    const words = Array.from({ length: 10 + Math.floor(random() * 16) }, () =>
      random() < 0.09 ? pick(NAMES) : pick(WORDS, 2.5),
    );
    sentences.push(`${words.join(' ')}.`.replace(/^./, (letter) => letter.toUpperCase()));
  }
  const text = sentences.join(' ');
  const title = `${pick(NAMES)} ${pick(WORDS)} ${pick(WORDS)} ${n}`;
  const article = articleId({ canonicalUrl: `https://example.org/news/${n}`, title });
  const version = versionId(article, title, text);
  const at = () => Math.floor(random() * 1_380);
  const span = () => {
    const start = at();
    return { start, end: start + 4 + Math.floor(random() * 12) };
  };
  const place = () => {
    const { start, end } = span();
    return `${start}-${end}`;
  };
  const body = makeBody(version, {
    kind: 'article',
    title,
    text,
    byline: [pick(NAMES)],
    url: `https://example.org/news/${n}`,
    outlet: 'Tessera',
  });
  const entities = NAMES.slice(0, 10).map((name) => ({
    kinds: ['PERSON' as const],
    name,
    aliases: [name.split(' ').at(-1) as string],
    roles: ['minister'],
    mentions: Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
      place: place(),
      form: 'name' as const,
      sentence: Math.floor(random() * 12),
      score: 700 + Math.floor(random() * 300),
      rule: 'name/gazetteer',
    })),
  }));
  const read: Extraction = {
    kind: 'extraction',
    reader: 'newsloom/1',
    language: 'en',
    sentences: sentences.map((sentence, i) => ({ start: i * 120, end: i * 120 + sentence.length })),
    entities,
    happenings: Array.from({ length: 14 }, (_, i) => ({
      type: pick(['statement', 'transport.accident', 'justice.trial', 'other']),
      lemma: pick(WORDS),
      trigger: span(),
      sentence: i,
      modality: 'asserted' as const,
      participants: Array.from({ length: 2 }, () => ({
        ...span(),
        role: 'agent' as const,
        entity: Math.floor(random() * 10),
      })),
      amounts: random() < 0.3 ? [{ ...span(), value: '12', unit: '', of: 'person', bound: 'exact' as const }] : [],
      salience: Math.floor(random() * 1_000),
      score: Math.floor(random() * 1_000),
      rule: 'trigger/verb',
    })),
    causes: [],
    quotes: Array.from({ length: 2 }, (_, i) => ({
      content: span(),
      form: 'direct' as const,
      speaker: i,
      speakerSpan: span(),
      sentence: i,
      score: 900,
      rule: 'quote/said',
    })),
    affiliations: [],
    operations: [],
    citations: [],
    terms: Array.from({ length: 60 }, () => ({ term: pick(WORDS), count: 1 + Math.floor(random() * 5) })),
  };
  const extraction = makeBody(version, read);
  const founded = (i: number) => foundedId('ENTITY', mentionId(version, 'entity', String(i)));
  const decision = (i: number) => ({
    score: 600 + Math.floor(random() * 400),
    rule: 'entity/1',
    reasons: ['same-name', `participants:${i}`],
    lost: [{ id: founded(i + 100), score: Math.floor(random() * 500) }],
    basis: [founded(i + 200)],
  });
  const events: DomainEvent[] = [
    {
      type: 'ArticleIngested',
      v: 1,
      article,
      version,
      text: textHash(title, text),
      body: body.hash,
      length: text.length,
      published: { value: '2026-03-01T05:34:00Z', status: 'first', method: 'given' },
      retrieved: '2026-03-02T00:00:00.000Z',
      language: 'en',
    },
    { type: 'ArticleRead', v: 1, article, version, reader: 'newsloom/1', extraction: extraction.hash, language: 'en' },
    ...entities.slice(0, 4).map(
      (_, i): DomainEvent => ({
        type: 'EntityFounded',
        v: 1,
        id: founded(i),
        version,
        place: place(),
        kind: 'PERSON',
      }),
    ),
    ...entities.map(
      ({ mentions }, i): DomainEvent => ({
        type: 'MentionLinked',
        v: 1,
        version,
        places: mentions.map((mention) => mention.place),
        to: founded(i),
        ...decision(i),
      }),
    ),
    ...Array.from({ length: 4 }, (_, i): DomainEvent => {
      const to = foundedId('NEWS_EVENT', mentionId(version, 'happening', String(i)));
      return { type: 'HappeningLinked', v: 1, version, place: place(), relation: 'same', to, ...decision(i) };
    }),
    ...Array.from({ length: 2 }, (_, i): DomainEvent => {
      const to = foundedId('QUOTE', mentionId(version, 'quote', String(i)));
      return { type: 'QuoteLinked', v: 1, version, place: place(), to, ...decision(i) };
    }),
    { type: 'ArticleJoinedStory', v: 1, article, version, to: foundedId('STORY', article), ...decision(0) },
  ];
  return makeCommit(previous, { events, bodies: [body, extraction] });
}

/** A chain of articles `from`, `from + 1` ... after a commit id. */
export function benchChain(previous: NewCommit['id'], from: number, length: number): NewCommit[] {
  const chain: NewCommit[] = [];
  for (let i = 0; i < length; i += 1) chain.push(benchCommit(chain.at(-1)?.id ?? previous, from + i));
  return chain;
}
