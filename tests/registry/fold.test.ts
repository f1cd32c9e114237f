import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import type { FoundedId, MentionId } from '../../src/domain/ids.ts';
import { canonicalOf, isLive, judgedDifferent, membersOf, sameCluster } from '../../src/registry/clusters.ts';
import { readable } from '../../src/registry/contributions.ts';
import { fold } from '../../src/registry/fold.ts';
import type { KeysOf } from '../../src/registry/judged-keys.ts';
import { entityLinks, storyLink } from '../../src/registry/links.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { RegistryStore } from '../../src/registry/registry-store.ts';
import { openSqliteStore } from '../../src/registry/sqlite-store.ts';
import { openSqlite } from '../../src/sqlite.ts';
import {
  foldLog,
  type GivenArticle,
  type GivenReading,
  type LogBuilder,
  mentionOf,
  newLog,
  randomLog,
} from '../given.ts';
import { foldedDump } from './folded-dump.ts';

const registryOf = (given: LogBuilder) => foldLog(openMemoryStore(), given.log(), 'live');
const names = (store: RegistryStore, id: FoundedId) => store.get('thing', id)?.names;

/** An article about one person, at an address of its own. */
function about(name: string, at: number | string, more: Partial<GivenArticle> = {}): [GivenArticle, GivenReading] {
  return [
    { title: `Piece ${at}`, text: `${name} spoke.`, url: `https://daily.example/${at}`, ...more },
    { entities: [{ name, kinds: ['PERSON'] }] },
  ];
}

/** Three articles, each founding a person: a, b, c in order of founding. */
function three() {
  const given = newLog();
  const [a, b, c] = ['Ada', 'Bea', 'Cleo'].map((name, index) => given.ingest(...about(name, index)).things[name]!) as [
    FoundedId,
    FoundedId,
    FoundedId,
  ];
  return { given, a, b, c };
}

describe('fold(), what an event is judged by', () => {
  const told = (at: string, published?: string): [GivenArticle, GivenReading] => [
    {
      title: 'Site crashes',
      text: 'The site crashed.',
      url: `https://daily.example/${at}`,
      ...(published ? { published } : {}),
    },
    { happenings: [{ trigger: 'crashed' }] },
  ];
  /** Three articles that tell of one event, the earliest last. */
  function world() {
    const given = newLog();
    const noon = given.ingest(...told('noon', '2030-01-01T12:00:00Z'));
    const same = { same: noon.things };
    const undated = given.ingest(...told('undated'), same);
    const morning = given.ingest(...told('morning', '2030-01-01T08:00:00Z'), same);
    const event = noon.things['crashed']!;
    const anchor = () => registryOf(given).get('thing', event)?.anchor;
    return { given, noon, undated, morning, anchor };
  }

  test('is the article published first, whichever came first', () => {
    const { morning, anchor } = world();
    expect(anchor()).toBe(morning.article);
  });

  test('is the next one once that is retracted, those without a date last, and none when no one is left', () => {
    const { given, noon, undated, morning, anchor } = world();
    given.retract(morning.article);
    expect(anchor()).toBe(noon.article);
    given.retract(noon.article);
    expect(anchor()).toBe(undated.article);
    given.retract(undated.article);
    expect(anchor()).toBeUndefined();
    given.reinstate(noon.article);
    expect(anchor()).toBe(noon.article);
    given.reinstate(morning.article);
    expect(anchor()).toBe(morning.article);
  });

  test('is another one once a later version says that it was published later', () => {
    const { given, noon, morning, anchor } = world();
    given.revise(morning.article, ...told('morning', '2030-01-01T18:00:00Z'), { same: noon.things });
    expect(anchor()).toBe(noon.article);
  });

  test('changes with the keys of both articles', () => {
    const { given, noon, morning } = world();
    const keysOf: KeysOf = (registry, { record, version }) =>
      version.happeningLinks
        .filter(({ to }) => registry.get('thing', to)?.anchor === record.id)
        .map(({ to }) => [`told by ${record.id}`, to]);
    const keyed = () => {
      const store = openMemoryStore();
      const { commits, bodiesAt } = given.log();
      store.begin();
      for (const commit of commits) fold(store, commit, bodiesAt(), keysOf);
      store.commit();
      return [noon, morning].map(({ article }) => store.members('key', `told by ${article}`, 10).length);
    };
    expect(keyed()).toEqual([0, 1]);
    given.retract(morning.article);
    expect(keyed()).toEqual([1, 0]);
  });
});

describe('fold(), versions', () => {
  test('a newer version becomes current, an older one that arrives late never does', () => {
    const given = newLog();
    const first = given.ingest(...about('Ada', 1, { modified: '2030-02-02T00:00:00.000Z' }));
    const older = given.revise(first.article, ...about('Bea', 1, { modified: '2030-02-01T00:00:00.000Z' }));
    let store = registryOf(given);
    expect(store.get('article', first.article)?.versions).toEqual([older.version, first.version]);
    expect(names(store, first.things['Ada']!)).toEqual([['Ada', 1]]);
    expect(names(store, older.things['Bea']!)).toEqual([]);

    const newer = given.revise(first.article, ...about('Cleo', 1, { modified: '2030-02-03T00:00:00.000Z' }));
    store = registryOf(given);
    expect(store.get('article', first.article)?.versions).toEqual([older.version, first.version, newer.version]);
    expect(names(store, first.things['Ada']!)).toEqual([]);
    expect(names(store, newer.things['Cleo']!)).toEqual([['Cleo', 1]]);
  });

  test('without a modified time the time of retrieval orders versions, and equal times go by position', () => {
    const given = newLog();
    const first = given.ingest(...about('Ada', 1, { retrieved: '2030-02-02T00:00:00.000Z' }));
    const same = given.revise(first.article, ...about('Bea', 1, { retrieved: '2030-02-02T00:00:00.000Z' }));
    const older = given.revise(first.article, ...about('Cleo', 1, { retrieved: '2030-01-01T00:00:00.000Z' }));
    const { versions } = registryOf(given).get('article', first.article)!;
    expect(versions).toEqual([older.version, first.version, same.version]);
  });

  test('a version that says when it was changed is newer than a first one that does not, though both were retrieved later', () => {
    const published = '2030-01-01T00:00:00Z';
    const retrieved = '2031-01-01T00:00:00.000Z';
    const given = newLog();
    const first = given.ingest(...about('Ada', 1, { published, retrieved }));
    const changed = given.revise(
      first.article,
      ...about('Bea', 1, { published, retrieved, modified: '2030-01-02T00:00:00.000Z' }),
    );
    expect(registryOf(given).get('article', first.article)?.versions).toEqual([first.version, changed.version]);
    // One that was changed before the first came out is none of its revisions.
    const draft = given.revise(
      first.article,
      ...about('Cleo', 1, { published, retrieved, modified: '2029-12-31T00:00:00.000Z' }),
    );
    const { versions } = registryOf(given).get('article', first.article)!;
    expect(versions).toEqual([draft.version, first.version, changed.version]);
  });

  test('retract takes the words of the text out of the tallies, reinstate brings them back', () => {
    const given = newLog();
    const article: GivenArticle = {
      title: 'One',
      text: 'Ada Low spoke of Canada. Low left.',
      url: 'https://daily.example/1',
      outlet: 'Daily',
      byline: ['Ada Low'],
    };
    const made = given.ingest(article, {
      entities: [
        { name: 'Daily', kinds: ['OUTLET'], outlet: true },
        { name: 'Ada Low', aliases: ['Low'], kinds: ['PERSON'], byline: 0 },
        { name: 'Canada', kinds: ['COUNTRY'], key: 'iso:CA' },
      ],
    });
    const before = registryOf(given);
    given.retract(made.article);
    const retracted = registryOf(given);
    expect(names(retracted, made.things['Daily']!)).toEqual([['Daily', 1]]);
    expect(names(retracted, made.things['Ada Low']!)).toEqual([['Ada Low', 1]]);
    expect(retracted.get('thing', made.things['Ada Low']!)?.aliases).toEqual([]);
    expect(retracted.get('thing', made.things['Canada']!)).toMatchObject({ live: 0, names: [], kinds: [], keys: [] });
    given.reinstate(made.article);
    const back = registryOf(given);
    for (const id of Object.values(made.things)) expect(back.get('thing', id)).toEqual(before.get('thing', id));
  });

  test('an adopted reading replaces the links of the former one and keeps the ids it links to again', () => {
    const given = newLog();
    const [article, reading] = about('Ada', 1, { text: 'Ada met Bea.' });
    const made = given.ingest(article, reading);
    given.reread(
      made.version,
      {
        entities: [
          { name: 'Ada', kinds: ['PERSON'] },
          { name: 'Bea', kinds: ['PERSON'] },
        ],
      },
      { same: made.things },
    );
    const store = registryOf(given);
    expect(names(store, made.things['Ada']!)).toEqual([['Ada', 1]]);
    expect(store.get('version', made.version)?.entityLinks).toHaveLength(2);
  });

  test('a second reading that nobody adopted changes nothing', () => {
    const given = newLog();
    const made = given.ingest(...about('Ada', 1));
    const { article, version } = made;
    const read = {
      type: 'ArticleRead',
      v: 1,
      article,
      version,
      reader: 'other/9',
      extraction: 'bod_x',
      language: 'fr',
    };
    given.commit([read as DomainEvent]);
    expect(registryOf(given).get('version', version)).toMatchObject({ reader: 'given/1', language: 'en' });
  });
});

describe('fold(), take-downs', () => {
  const WORDS = ['Xylograph', 'Quixotry', 'Zeugma', 'Vellichor', 'Wabisabi'];
  const keysOf: KeysOf = (_, { record, extraction, body }) => [
    ...(extraction?.entities ?? []).map((entity) => [`name:${entity.name}`, record.id] as const),
    [`title:${body.title}`, record.id] as const,
  ];

  test('a withdrawal leaves no word of the article in the store and remembers address and texts by hash', () => {
    const given = newLog();
    const made = given.ingest(
      {
        title: 'Xylograph found',
        text: 'Quixotry said \u201cZeugma is here\u201d when Vellichor collapsed.',
        outlet: 'Wabisabi',
        url: 'https://daily.example/1',
      },
      {
        entities: [
          { name: 'Wabisabi', kinds: ['OUTLET'], outlet: true },
          { name: 'Quixotry', kinds: ['PERSON'] },
          { name: 'Vellichor', kinds: ['PLACE'], key: 'place:Vellichor' },
        ],
        happenings: [{ trigger: 'collapsed', who: [{ role: 'agent', entity: 'Vellichor' }] }],
        quotes: [{ words: 'Zeugma is here', speaker: 'Quixotry' }],
      },
      { story: 'new' },
    );
    given.revise(made.article, ...about('Vellichor', 1, { title: 'Xylograph again' }));
    const dumpOf = (log = given.log()) => {
      const db = openSqlite(':memory:');
      const store = openSqliteStore(db);
      for (const commit of log.commits) {
        store.begin();
        fold(store, commit, log.bodiesAt(commit.position), keysOf);
        store.commit();
      }
      const dump = foldedDump(db);
      db.close();
      return JSON.stringify(dump);
    };
    expect(dumpOf()).toContain('Vellichor');
    expect(dumpOf()).toContain('Xylograph again');
    given.withdraw(made.article);
    const dump = dumpOf();
    for (const word of WORDS) expect(dump.toLowerCase()).not.toContain(word.toLowerCase());
    const store = registryOf(given);
    expect(store.get('withdrawn', `address:${made.article}`)).toEqual({ article: made.article, position: 3 });
    const events = given.log().commits.flatMap((commit) => commit.events);
    const texts = events.flatMap((event) => (event.type === 'ArticleWithdrawn' ? event.texts : []));
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(store.get('withdrawn', `text:${text}`)?.article).toBe(made.article);
      expect(store.members('text', text, 9)).toEqual([]);
    }
    expect(readable(store, given.log().bodiesAt(), made.article)).toBeUndefined();
  });

  test('a copy of the same words keeps its own when the original is withdrawn', () => {
    const given = newLog();
    const [article, reading] = about('Ada', 1);
    const original = given.ingest(article, reading);
    const copy = given.ingest({ ...article, url: 'https://other.example/1' }, reading, { same: original.things });
    given.withdraw(original.article);
    const store = registryOf(given);
    expect(names(store, original.things['Ada']!)).toEqual([['Ada', 1]]);
    expect(readable(store, given.log().bodiesAt(), copy.article)?.body.text).toBe('Ada spoke.');
    expect(store.members('text', store.get('version', copy.version)!.text, 9)).toEqual([copy.article]);
  });
});

describe('fold(), merges', () => {
  test('merge, revoke, merge again: the canonical id is the earliest founded, whichever order is named', () => {
    const { given, a, b } = three();
    const merged = given.merge(b, a);
    expect(canonicalOf(registryOf(given), b)).toBe(a);
    expect(membersOf(registryOf(given), b)).toEqual([a, b]);
    given.revoke(merged);
    expect(canonicalOf(registryOf(given), b)).toBe(b);
    expect(membersOf(registryOf(given), a)).toEqual([a]);
    given.merge(a, b);
    expect(canonicalOf(registryOf(given), b)).toBe(a);
  });

  test('A+B, B+C, revoke A+B leaves {A} and {B, C}', () => {
    const { given, a, b, c } = three();
    const ab = given.merge(a, b);
    given.merge(b, c);
    expect(membersOf(registryOf(given), c)).toEqual([a, b, c]);
    given.revoke(ab);
    const store = registryOf(given);
    expect(membersOf(store, a)).toEqual([a]);
    expect(membersOf(store, c)).toEqual([b, c]);
    expect(store.get('thing', a)?.members).toBeUndefined();
    expect(store.get('thing', c)).toMatchObject({ canonical: b });
  });

  test('a merge that two judgements made holds until both are revoked, and revoking twice is revoking once', () => {
    const { given, a, b } = three();
    const one = given.merge(a, b);
    const two = given.merge(b, a);
    given.revoke(one);
    given.revoke(one);
    expect(canonicalOf(registryOf(given), b)).toBe(a);
    given.revoke(two);
    expect(canonicalOf(registryOf(given), b)).toBe(b);
  });

  test('of things founded in one commit the one founded first is canonical', () => {
    const given = newLog();
    const made = given.ingest(
      { title: 'One', text: 'Zed met Ada.' },
      {
        entities: [
          { name: 'Zed', kinds: ['PERSON'] },
          { name: 'Ada', kinds: ['PERSON'] },
        ],
      },
    );
    given.merge(made.things['Ada']!, made.things['Zed']!);
    expect(canonicalOf(registryOf(given), made.things['Ada']!)).toBe(made.things['Zed']);
  });

  test('a pair judged different is known across clusters, until that is revoked', () => {
    const { given, a, b, c } = three();
    given.merge(a, b);
    const judged = given.different(c, b);
    expect(judgedDifferent(registryOf(given), a, c)).toBe(true);
    expect(judgedDifferent(registryOf(given), c, a)).toBe(true);
    expect(judgedDifferent(registryOf(given), a, b)).toBe(false);
    given.revoke(judged);
    expect(judgedDifferent(registryOf(given), a, c)).toBe(false);
  });

  test('a cluster lives while one of its members does', () => {
    const { given, a, b } = three();
    given.merge(a, b);
    const [first, second] = given.log().commits.map((commit) => commit.events[0] as { article: `art_${string}` });
    given.retract(first!.article);
    expect(isLive(registryOf(given), b)).toBe(true);
    given.retract(second!.article);
    expect(isLive(registryOf(given), a)).toBe(false);
  });
});

describe('fold(), splits and links', () => {
  function two() {
    const given = newLog();
    const articles = [about('Ada', 1), about('Ada', 2)] as const;
    const one = given.ingest(...articles[0]);
    const other = given.ingest(...articles[1], { same: one.things });
    const ada = one.things['Ada']!;
    const mention: MentionId = mentionOf(other, articles[1][0], 'entity', 'Ada');
    return { given, one, other, ada, mention };
  }
  const linkOf = (store: RegistryStore, version: `ver_${string}`) =>
    entityLinks(store.get('version', version)!, sameCluster(store))[0]?.to;

  test('a split moves its mentions to a new thing, revoking it moves them back', () => {
    const { given, other, ada, mention } = two();
    const { judgement, into } = given.split(ada, [mention]);
    let store = registryOf(given);
    expect(names(store, ada)).toEqual([['Ada', 1]]);
    expect(names(store, into)).toEqual([['Ada', 1]]);
    expect(linkOf(store, other.version)).toBe(into);
    expect(store.get('thing', into)).toMatchObject({ kind: 'PERSON', version: other.version });
    given.revoke(judgement);
    store = registryOf(given);
    expect(names(store, ada)).toEqual([['Ada', 2]]);
    expect(store.get('thing', into)?.live).toBe(0);
  });

  test('of links asserted and rejected the latest wins, and revoking it lets the one before hold', () => {
    const { given, other, ada, mention } = two();
    const bea = given.ingest(...about('Bea', 3)).things['Bea']!;
    const cleo = given.ingest(...about('Cleo', 4)).things['Cleo']!;
    given.assert(mention, bea);
    expect(linkOf(registryOf(given), other.version)).toBe(bea);
    const second = given.assert(mention, cleo);
    expect(linkOf(registryOf(given), other.version)).toBe(cleo);
    const rejected = given.reject(mention, cleo);
    expect(linkOf(registryOf(given), other.version)).toBeUndefined();
    given.revoke(rejected);
    expect(linkOf(registryOf(given), other.version)).toBe(cleo);
    given.revoke(second);
    expect(linkOf(registryOf(given), other.version)).toBe(bea);
    // A rejection of what the mention does not stand for says nothing.
    given.reject(mention, ada);
    expect(linkOf(registryOf(given), other.version)).toBe(bea);
  });

  test('rejecting any member of a merged cluster rejects the link, until the merge is revoked', () => {
    const { given, other, ada, mention } = two();
    const bea = given.ingest(...about('Bea', 3)).things['Bea']!;
    const merged = given.merge(ada, bea);
    given.reject(mention, bea);
    expect(linkOf(registryOf(given), other.version)).toBeUndefined();
    expect(names(registryOf(given), ada)).toEqual([['Ada', 1]]);
    given.revoke(merged);
    expect(linkOf(registryOf(given), other.version)).toBe(ada);
    expect(names(registryOf(given), ada)).toEqual([['Ada', 2]]);
  });

  test('a story that is split is judged against an article of its own', () => {
    const given = newLog();
    const one = given.ingest(...about('Ada', 1), { story: 'new' });
    const other = given.ingest(...about('Bea', 2), { story: one.story! });
    const { into } = given.split(one.story!, [`${other.version}#article:all`]);
    const store = registryOf(given);
    expect(store.get('thing', into)?.anchor).toBe(other.article);
    expect(names(store, into)).toEqual([['Piece 2', 1]]);
    expect(storyLink(store.get('version', other.version)!, sameCluster(store))?.to).toBe(into);
  });

  test('a re-anchored story takes its name from the new anchor', () => {
    const given = newLog();
    const one = given.ingest(...about('Ada', 1), { story: 'new' });
    const other = given.ingest(...about('Bea', 2), { story: one.story! });
    expect(names(registryOf(given), one.story!)).toEqual([['Piece 1', 1]]);
    given.retract(one.article, [{ type: 'StoryReanchored', v: 1, story: one.story!, article: other.article }]);
    expect(names(registryOf(given), one.story!)).toEqual([['Piece 2', 1]]);
  });

  test('corrections stand in order and leave with their revocation', () => {
    const given = newLog();
    const { article } = given.ingest(...about('Ada', 1));
    const first = given.correct(article, { outlet: 'Daily' });
    const second = given.correct(article, { outlet: 'Weekly', byline: ['Ann'] });
    const corrections = () =>
      registryOf(given)
        .get('article', article)
        ?.corrections.map((c) => c.judgement);
    expect(corrections()).toEqual([first, second]);
    given.revoke(first);
    expect(corrections()).toEqual([second]);
  });
});

describe('fold(), what does not fit', () => {
  const authored = { by: 'person', reason: 'given', v: 1 } as const;
  const decision = { score: 1, rule: 'r', reasons: [], v: 1 } as const;
  const judged = { ...authored, judgement: 'jud_x' } as const;
  const cases: readonly ((made: { article: `art_${string}`; version: `ver_${string}`; ada: FoundedId }) => unknown)[] =
    [
      () => ({ type: 'ArticleRetracted', article: 'art_none', ...authored }),
      () => ({ type: 'ArticleReinstated', article: 'art_none', ...authored }),
      () => ({ type: 'ArticleWithdrawn', article: 'art_none', versions: [], texts: [], ...authored }),
      () => ({ type: 'ArticleRead', v: 1, article: 'art_none', version: 'ver_none', extraction: 'bod_x' }),
      () => ({ type: 'ExtractionAdopted', v: 1, article: 'art_none', version: 'ver_none', extraction: 'bod_x' }),
      ({ article, version }) => ({ type: 'ArticleCopied', article, version, of: 'art_none', ...decision }),
      ({ version }) => ({ type: 'MentionLinked', version, places: ['0-1'], to: 'ent_none', ...decision }),
      ({ version }) => ({
        type: 'HappeningLinked',
        version,
        place: '0-1',
        relation: 'follows',
        to: 'evt_none',
        ...decision,
      }),
      ({ version }) => ({ type: 'QuoteLinked', version, place: '0-1', to: 'quo_none', ...decision }),
      ({ article, version }) => ({ type: 'ArticleJoinedStory', article, version, to: 'sto_none', ...decision }),
      ({ article }) => ({ type: 'StoryReanchored', v: 1, story: 'sto_none', article }),
      ({ ada }) => ({ type: 'Merged', of: 'ENTITY', ids: [ada, 'ent_none'], ...judged }),
      ({ ada }) => ({ type: 'JudgedDifferent', of: 'ENTITY', ids: ['ent_none', ada], ...judged }),
      ({ version }) => ({
        type: 'Split',
        of: 'ENTITY',
        from: 'ent_none',
        into: 'ent_y',
        mentions: [`${version}#entity:9-12`],
        ...judged,
      }),
      () => ({ type: 'Renamed', of: 'ENTITY', id: 'ent_none', name: 'N', ...judged }),
      () => ({ type: 'Retyped', of: 'ENTITY', id: 'ent_none', kinds: [], ...judged }),
      ({ version }) => ({
        type: 'LinkAsserted',
        of: 'ENTITY',
        mention: `${version}#entity:9-12`,
        to: 'ent_none',
        ...judged,
      }),
      ({ ada }) => ({
        type: 'LinkAsserted',
        of: 'ENTITY',
        mention: `ver_${'0'.repeat(26)}#entity:9-12`,
        to: ada,
        ...judged,
      }),
      () => ({ type: 'JudgementRevoked', judgement: 'jud_none', ...authored }),
      () => ({ type: 'ArticleCorrected', article: 'art_none', outlet: 'O', ...judged }),
    ];
  test.each(
    cases.map((make) => [(make({ article: 'art_', version: 'ver_', ada: 'ent_' }) as DomainEvent).type, make] as const),
  )('%s about what was never there fails and names the position', (_, make) => {
    const given = newLog();
    const { article, version, things } = given.ingest(...about('Ada', 1));
    given.commit([make({ article, version, ada: things['Ada']! }) as DomainEvent]);
    expect(() => registryOf(given)).toThrow(/position 2\b.*(unknown|never founded)/);
  });
});

describe('fold(), over random logs', () => {
  const SEEDS = [101, 102, 103, 104, 105, 106];
  const dumpOf = (log: ReturnType<typeof randomLog>, bodies: 'live' | 'replay') => {
    const db = openSqlite(':memory:');
    foldLog(openSqliteStore(db), log, bodies);
    const dump = foldedDump(db);
    db.close();
    return dump;
  };

  test.each(SEEDS)('seed %i: folding from zero after the take-downs gives the records of folding live', (seed) => {
    const log = randomLog(seed, 80);
    expect(dumpOf(log, 'replay')).toEqual(dumpOf(log, 'live'));
  });

  test.each(SEEDS)('seed %i: memory and SQLite hold the same, with the cache and without', (seed) => {
    const log = randomLog(seed, 60);
    const memory = foldLog(openMemoryStore(), log, 'live');
    const dump = dumpOf(log, 'live');
    for (const { kind, id, record } of dump.records) expect(memory.get(kind, id)).toEqual(record);
    const slots = new Set(dump.members.map(({ name, key }) => JSON.stringify([name, key])));
    for (const slot of slots) {
      const [name, key] = JSON.parse(slot);
      const members = dump.members.filter((row) => row.name === name && row.key === key).map((row) => row.member);
      expect(memory.members(name, key, 1_000)).toEqual(members);
    }
    // A connection of its own for every commit has no cache to lean on.
    const db = openSqlite(':memory:');
    for (const commit of log.commits) {
      const store = openSqliteStore(db);
      store.begin();
      fold(store, commit, log.bodiesAt(commit.position));
      store.setPosition({ logId: 'given', position: commit.position, commit: commit.id, fold: 1 });
      store.commit();
    }
    expect(foldedDump(db)).toEqual(dump);
    db.close();
  });

  test.each(SEEDS)('seed %i: tallies are those of the live articles, counted anew', (seed) => {
    const log = randomLog(seed, 80);
    const store = foldLog(openMemoryStore(), log, 'live');
    const live = new Map<string, number>();
    const articles = new Set(
      log.commits.flatMap(({ events }) => events.flatMap((e) => (e.type === 'ArticleIngested' ? [e.article] : []))),
    );
    for (const id of articles) {
      const { versions } = store.get('article', id)!;
      for (const version of versions) {
        const { contributions } = store.get('version', version)!;
        if (version !== versions.at(-1)) expect(contributions).toEqual([]);
        for (const { thing } of contributions) live.set(thing, (live.get(thing) ?? 0) + 1);
      }
    }
    for (const { id, record } of dumpOf(log, 'live').records.filter((row) => row.kind === 'thing'))
      expect((record as { live: number }).live).toBe(live.get(id) ?? 0);
  });
});

describe('fold(), cost', () => {
  test('a new article about a hot entity touches as many rows and reads as many members as one about a cold entity', () => {
    const given = newLog();
    const hot = given.ingest(...about('Ada', 'hot'), { story: 'new' });
    for (let i = 0; i < 300; i++) given.ingest(...about('Ada', i), { same: hot.things, story: hot.story! });
    const cold = given.ingest(...about('Bea', 'cold'), { story: 'new' });
    const hotAgain = given.ingest(...about('Ada', 'again'), { same: hot.things, story: hot.story! });
    const coldAgain = given.ingest(...about('Bea', 'cold again'), { same: cold.things, story: cold.story! });
    const log = given.log();
    const store = openMemoryStore();
    const costs = log.commits.map((commit) => {
      const cost = { gets: 0, puts: 0, counts: 0, members: 0 };
      const counting: RegistryStore = {
        ...store,
        get: (table, id) => {
          cost.gets++;
          return store.get(table, id);
        },
        put: (table, id, record) => {
          cost.puts++;
          store.put(table, id, record);
        },
        add: (...row) => {
          cost.counts++;
          store.add(...row);
        },
        members: (...query) => {
          const found = store.members(...query);
          cost.members += found.length;
          return found;
        },
      };
      store.begin();
      const touched = fold(counting, commit, log.bodiesAt());
      store.commit();
      return { ...cost, articles: touched.articles.size, things: touched.things.size };
    });
    expect(costs.at(-2)).toEqual(costs.at(-1));
    expect(costs.at(-2)?.articles).toBe(1);
    expect(hotAgain.things).not.toEqual(coldAgain.things);
  });
});
