import { describe, expect, test } from 'vitest';
import { documentText } from '../../src/domain/article.ts';
import type { ArticleEdge, Changes, Support } from '../../src/domain/graph.ts';
import { type GivenArticle, type GivenReading, type LogBuilder, mentionOf, newLog } from '../given.ts';
import { type PlainRows, projectLog, sortedRows } from './plain-rows.ts';

const ARTICLE: GivenArticle = {
  title: 'Portal crashes',
  text: 'The portal of Canada crashed on 8 November, Ann Lee said. \u201cWe saw it coming,\u201d Lee of Indeed wrote on Chatter. CNN reported 12 outages.',
  outlet: 'Daily',
  byline: ['Bo Writer'],
  url: 'https://daily.example/1',
  published: '2030-11-09',
};
const READING: GivenReading = {
  entities: [
    { name: 'Daily', kinds: ['OUTLET'], outlet: true },
    { name: 'Bo Writer', kinds: ['PERSON'], byline: 0 },
    { name: 'Canada', kinds: ['COUNTRY'], key: 'iso:CA' },
    { name: 'The portal', kinds: ['SITE'] },
    { name: 'Ann Lee', aliases: ['Lee'], kinds: ['PERSON'], roles: ['economist'] },
    { name: 'Indeed', kinds: ['ORGANISATION'] },
    { name: 'Chatter', kinds: ['SITE'] },
    { name: 'CNN', kinds: ['OUTLET'] },
  ],
  happenings: [
    {
      trigger: 'crashed',
      lemma: 'crash',
      type: 'service.outage',
      modality: 'reported',
      attributedTo: 'Ann Lee',
      time: { words: '8 November', edtf: '2030-11-08' },
      amounts: [{ words: '12 outages', value: '12', unit: '', of: 'outage', bound: 'at least' }],
      who: [
        { role: 'patient', entity: 'The portal' },
        { role: 'place', entity: 'Canada' },
        { role: 'place', entity: 'Indeed' },
      ],
    },
  ],
  quotes: [{ words: 'We saw it coming', speaker: 'Ann Lee', channel: 'Chatter' }],
  affiliations: [{ person: 'Ann Lee', organisation: 'Indeed', role: 'economist', words: 'Lee of Indeed' }],
  operations: [{ operator: 'Canada', site: 'The portal', words: 'The portal of Canada' }],
  citations: [{ outlet: 'CNN', words: 'CNN reported' }],
};

const rowsOf = (given: LogBuilder) => projectLog(given.log()).rows;
const edges = (rows: PlainRows, type: string): readonly ArticleEdge[] =>
  [...rows.edges.values()].filter((edge) => edge.type === type);
const claims = (rows: PlainRows, type: string): readonly Support[] =>
  [...rows.supports.values()].filter((support) => support.claim.type === type);

/** The article above, and a later one of the same story that follows up on its event. */
function story() {
  const given = newLog();
  const first = given.ingest(ARTICLE, READING, { story: 'new' });
  const followUp: GivenArticle = {
    title: 'Minister resigns',
    text: 'A minister of Canada resigned after the crash. \u201cWe saw it coming,\u201d Ann Lee wrote.',
    outlet: 'Weekly',
    url: 'https://weekly.example/2',
  };
  const second = given.ingest(
    followUp,
    {
      entities: [
        { name: 'Weekly', kinds: ['OUTLET'], outlet: true },
        { name: 'Canada', kinds: ['COUNTRY'], key: 'iso:CA' },
        { name: 'Ann Lee', kinds: ['PERSON'] },
      ],
      happenings: [{ trigger: 'resigned', lemma: 'resign', who: [{ role: 'place', entity: 'Canada' }] }],
      quotes: [{ words: 'We saw it coming', speaker: 'Ann Lee' }],
    },
    {
      same: {
        Canada: first.things['Canada']!,
        'Ann Lee': first.things['Ann Lee']!,
        'We saw it coming': first.things['We saw it coming']!,
      },
      follows: { resigned: first.things['crashed']! },
      caused: { resigned: { event: first.things['crashed']!, modality: 'guessed' } },
      story: first.story!,
      copyOf: first.article,
    },
  );
  return { given, first, second, followUp };
}

describe('project(), what one article says', () => {
  const { given, first } = story();
  const log = given.log();
  const rows = projectLog({ ...log, commits: log.commits.slice(0, 1) }).rows;
  const things = first.things;
  const text = documentText(ARTICLE);
  const cut = ({ evidence }: ArticleEdge | Support) => text.slice(evidence.start, evidence.end);

  test('outlet and author point to the article', () => {
    expect(edges(rows, 'PUBLISHED')).toMatchObject([
      { from: things['Daily'], to: first.article, evidence: { start: -1, end: -1, sentence: '' } },
    ]);
    expect(edges(rows, 'WROTE')).toMatchObject([{ from: things['Bo Writer'], to: first.article }]);
  });

  test('MENTIONS counts the mentions and carries name and roles', () => {
    expect(edges(rows, 'MENTIONS')).toHaveLength(6);
    const lee = edges(rows, 'MENTIONS').find((edge) => edge.to === things['Ann Lee'])!;
    expect(lee.props).toEqual({ count: 2, name: 'Ann Lee', roles: ['economist'] });
    expect(cut(lee)).toBe('Ann Lee');
    expect(lee.evidence.sentence).toBe('The portal of Canada crashed on 8 November, Ann Lee said.');
    expect(edges(rows, 'MENTIONS').map((edge) => edge.to)).not.toContain(things['Daily']);
  });

  test('REPORTS carries what this article says of the event', () => {
    const [report] = edges(rows, 'REPORTS');
    expect(report).toMatchObject({ from: first.article, to: things['crashed'] });
    expect(report!.props).toEqual({
      modality: 'reported',
      lemma: 'crash',
      salience: 1000,
      attributedTo: things['Ann Lee'],
      date: '2030-11-08',
      datePhrase: '8 November',
      dateMethod: 'given',
      amounts: ['at least 12 outage'],
      amountSpans: [expect.stringMatching(/^\d+-\d+$/)],
    });
    expect(cut(report!)).toBe('crashed');
  });

  test('QUOTES, CITES and COVERS', () => {
    expect(edges(rows, 'QUOTES')).toMatchObject([
      {
        to: things['We saw it coming'],
        props: { form: 'direct', speaker: things['Ann Lee'], channel: things['Chatter'] },
      },
    ]);
    expect(edges(rows, 'QUOTES').map(cut)).toEqual(['We saw it coming']);
    expect(edges(rows, 'CITES')).toMatchObject([{ to: things['CNN'] }]);
    expect(edges(rows, 'CITES').map(cut)).toEqual(['CNN reported']);
    expect(edges(rows, 'COVERS')).toMatchObject([{ from: first.article, to: first.story }]);
  });

  test('claims: INVOLVES by role, HAPPENED_IN for countries and places only', () => {
    expect(claims(rows, 'INVOLVES').map(({ claim }) => [claim.to, claim.qualifier])).toEqual([
      [things['The portal'], 'patient'],
      [things['Indeed'], 'place'],
    ]);
    expect(claims(rows, 'HAPPENED_IN').map(({ claim }) => claim.to)).toEqual([things['Canada']]);
    expect(claims(rows, 'HAPPENED_IN').map(cut)).toEqual(['crashed']);
  });

  test('claims: SAID, AFFILIATED, OPERATES, PART_OF', () => {
    expect(claims(rows, 'SAID').map(({ claim }) => [claim.from, claim.to])).toEqual([
      [things['Ann Lee'], things['We saw it coming']],
    ]);
    expect(claims(rows, 'AFFILIATED').map(({ claim }) => [claim.from, claim.to, claim.qualifier])).toEqual([
      [things['Ann Lee'], things['Indeed'], 'economist'],
    ]);
    expect(claims(rows, 'AFFILIATED').map(cut)).toEqual(['Lee of Indeed']);
    expect(claims(rows, 'OPERATES').map(({ claim }) => [claim.from, claim.to])).toEqual([
      [things['Canada'], things['The portal']],
    ]);
    expect(claims(rows, 'PART_OF').map(({ claim }) => [claim.from, claim.to])).toEqual([
      [things['crashed'], first.story],
    ]);
  });

  test('claims across articles: FOLLOWS, CAUSED with its modality; and COPY_OF', () => {
    const both = rowsOf(given);
    const { second } = story();
    expect(claims(both, 'FOLLOWS').map(({ claim }) => [claim.from, claim.to])).toEqual([
      [second.things['resigned'], things['crashed']],
    ]);
    expect(claims(both, 'CAUSED').map(({ claim }) => [claim.from, claim.to, claim.qualifier])).toEqual([
      [things['crashed'], second.things['resigned'], 'guessed'],
    ]);
    expect(edges(both, 'COPY_OF').map(({ from, to }) => [from, to])).toEqual([[second.article, first.article]]);
    expect(claims(both, 'SAID')).toHaveLength(2);
    expect(new Set(claims(both, 'SAID').map(({ claim }) => claim.id)).size).toBe(1);
  });

  test('nodes: names by the live mentions, kinds, keys, event types, the article as printed', () => {
    expect(rows.nodes.get(things['Canada']!)).toMatchObject({
      name: 'Canada',
      kinds: ['COUNTRY'],
      props: { key: 'iso:CA' },
    });
    expect(rows.nodes.get(things['Ann Lee']!)?.props['aliases']).toEqual(['Lee']);
    expect(rows.nodes.get(things['crashed']!)).toMatchObject({
      name: 'crash: The portal',
      props: { eventType: 'service.outage' },
    });
    expect(rows.nodes.get(first.story!)).toMatchObject({ name: 'Portal crashes', props: { anchor: first.article } });
    expect(rows.nodes.get(things['We saw it coming']!)?.name).toBe('We saw it coming');
    expect(rows.nodes.get(first.article)).toMatchObject({
      name: 'Portal crashes',
      props: { status: 'LIVE', outlet: 'Daily', byline: ['Bo Writer'], published: '2030-11-09' },
    });
  });
});

describe('project(), what goes and comes back', () => {
  test('retraction leaves node, PUBLISHED and WROTE only; reinstating brings back every row', () => {
    const given = newLog();
    const { article } = given.ingest(ARTICLE, READING, { story: 'new' });
    const before = rowsOf(given);
    given.retract(article);
    const rows = rowsOf(given);
    expect([...rows.edges.values()].map((edge) => edge.type).sort()).toEqual(['PUBLISHED', 'WROTE']);
    expect(rows.supports.size).toBe(0);
    expect([...rows.nodes.values()].map((node) => node.name).sort()).toEqual(['Bo Writer', 'Daily', 'Portal crashes']);
    expect(rows.nodes.get(article)?.props['status']).toBe('RETRACTED');
    given.reinstate(article);
    expect(sortedRows(rowsOf(given))).toEqual(sortedRows(before));
  });

  test('a claim loses the support of a retracted article and no other; its event goes only with its last report', () => {
    const { given, first, second } = story();
    given.retract(second.article);
    const rows = rowsOf(given);
    expect(claims(rows, 'SAID').map((support) => support.article)).toEqual([first.article]);
    expect(rows.nodes.has(second.things['resigned']!)).toBe(false);
    expect(claims(rows, 'FOLLOWS')).toEqual([]);
  });

  test('a claim that leads to an event goes with the last report of that event and comes back with it', () => {
    const { given, first } = story();
    const before = rowsOf(given);
    given.retract(first.article);
    const rows = rowsOf(given);
    expect(claims(rows, 'FOLLOWS')).toEqual([]);
    expect(claims(rows, 'CAUSED')).toEqual([]);
    expect(claims(rows, 'SAID')).toHaveLength(1);
    given.reinstate(first.article);
    expect(sortedRows(rowsOf(given))).toEqual(sortedRows(before));
  });

  test('a withdrawn article leaves no row, and its copies no longer point at it', () => {
    const { given, first, second } = story();
    given.withdraw(first.article);
    const rows = rowsOf(given);
    expect(rows.nodes.has(first.article)).toBe(false);
    expect([...rows.edges.values()].every((edge) => edge.article === second.article)).toBe(true);
    expect(edges(rows, 'COPY_OF')).toEqual([]);
    const all = JSON.stringify(sortedRows(rows));
    for (const word of ['portal', 'Portal', 'Indeed', 'Chatter', 'CNN', 'Bo Writer']) expect(all).not.toContain(word);
  });
});

describe('project(), judgements', () => {
  test('a merge moves edges to the canonical id and leaves a redirect; revoking restores exactly the former rows', () => {
    const { given, first } = story();
    const third = given.ingest(
      { title: 'Kanada', text: 'Kanada froze.', url: 'https://third.example/3' },
      {
        entities: [{ name: 'Kanada', kinds: ['COUNTRY'] }],
        happenings: [{ trigger: 'froze', who: [{ role: 'place', entity: 'Kanada' }] }],
      },
    );
    const before = rowsOf(given);
    const kanada = third.things['Kanada']!;
    const canada = first.things['Canada']!;
    const merged = given.merge(kanada, canada);
    const rows = rowsOf(given);
    expect(rows.redirects.get(kanada)).toBe(canada);
    expect(rows.nodes.has(kanada)).toBe(false);
    expect(edges(rows, 'MENTIONS').filter((edge) => edge.to === canada)).toHaveLength(3);
    expect(claims(rows, 'HAPPENED_IN').every(({ claim }) => claim.to === canada)).toBe(true);
    expect(rows.nodes.get(canada)?.props['aliases']).toEqual(['Kanada']);
    given.revoke(merged);
    expect(sortedRows(rowsOf(given))).toEqual(sortedRows(before));
  });

  test('merging events makes one REPORTS of an article that reports both, and no event follows or causes itself', () => {
    const { given, first, second } = story();
    given.merge(first.things['crashed']!, second.things['resigned']!);
    const rows = rowsOf(given);
    expect(edges(rows, 'REPORTS')).toHaveLength(2);
    expect(claims(rows, 'FOLLOWS')).toEqual([]);
    expect(claims(rows, 'CAUSED')).toEqual([]);
  });

  test('a split moves what its mentions say, and revoking it moves all of it back', () => {
    const { given, first, second, followUp } = story();
    const before = rowsOf(given);
    const lee = first.things['Ann Lee']!;
    const { judgement, into } = given.split(lee, [mentionOf(second, followUp, 'entity', 'Ann Lee')]);
    const rows = rowsOf(given);
    expect(
      claims(rows, 'SAID')
        .map(({ claim }) => claim.from)
        .sort(),
    ).toEqual([lee, into].sort());
    expect(rows.nodes.get(into)?.name).toBe('Ann Lee');
    given.revoke(judgement);
    expect(sortedRows(rowsOf(given))).toEqual(sortedRows(before));
  });

  /** The Changes of the newest commit. */
  const lastChanges = (given: LogBuilder): Changes => {
    let last: Changes | undefined;
    projectLog(given.log(), 'live', ({ changes }) => {
      last = changes;
    });
    return last!;
  };

  test('a rename or a new kind changes the node and nothing else', () => {
    const { given, first } = story();
    const id = first.things['Canada']!;
    given.rename(id, 'Dominion of Canada');
    let changes = lastChanges(given);
    expect(changes.putNodes).toMatchObject([{ id, name: 'Dominion of Canada', sort: 'dominion of canada' }]);
    expect(changes.putNodes[0]!.props['aliases']).toEqual(['Canada']);
    const { putNodes, ...others } = changes;
    expect(Object.values(others).flat()).toEqual([]);
    given.retype(id, ['ORGANISATION', 'COUNTRY']);
    changes = lastChanges(given);
    expect(changes.putNodes).toMatchObject([{ id, kinds: ['COUNTRY', 'ORGANISATION'] }]);
    expect([...changes.putEdges, ...changes.putSupports, ...changes.dropEdges, ...changes.dropSupports]).toEqual([]);
  });

  test('a correction changes outlet, byline and date of the node, its revocation changes them back', () => {
    const given = newLog();
    const { article } = given.ingest(ARTICLE, READING);
    const before = rowsOf(given);
    const published = { value: '2030-11-08', status: 'first', method: 'given' } as const;
    const judgement = given.correct(article, { outlet: 'Evening', byline: ['C. Orrected'], published });
    expect(rowsOf(given).nodes.get(article)?.props).toMatchObject({
      outlet: 'Evening',
      byline: ['C. Orrected'],
      published: '2030-11-08',
      publishedKey: '2030-11-08T00:00:00Z',
    });
    given.revoke(judgement);
    expect(sortedRows(rowsOf(given))).toEqual(sortedRows(before));
  });

  test('an article stored unread is read once a later reading is adopted', () => {
    const given = newLog();
    const { version, article } = given.ingest(ARTICLE, { unread: 'language' });
    expect(rowsOf(given).nodes.get(article)?.props['unread']).toBe('language');
    given.reread(version, READING);
    expect(rowsOf(given).nodes.get(article)?.props['unread']).toBeUndefined();
    expect(edges(rowsOf(given), 'REPORTS')).toHaveLength(1);
  });

  test('a revision moves every row to the new version and drops what it no longer says', () => {
    const given = newLog();
    const made = given.ingest(ARTICLE, READING);
    const text = `${ARTICLE.text} More.`;
    given.revise(made.article, { ...ARTICLE, text }, { ...READING, citations: [], quotes: [] }, { same: made.things });
    const rows = rowsOf(given);
    expect(edges(rows, 'CITES')).toEqual([]);
    expect(claims(rows, 'SAID')).toEqual([]);
    expect(rows.nodes.has(made.things['We saw it coming']!)).toBe(false);
    const versions = new Set([...rows.edges.values(), ...rows.supports.values()].map((row) => row.evidence.version));
    expect(versions.size).toBe(1);
    expect(versions.has(made.version)).toBe(false);
  });
});

describe('project(), cost', () => {
  test('a new article about a hot entity changes as many rows as the one before it did', () => {
    const given = newLog();
    const hot = given.ingest(ARTICLE, READING, { story: 'new' });
    for (let i = 0; i < 60; i++)
      given.ingest({ ...ARTICLE, url: `https://daily.example/more/${i}` }, READING, {
        same: hot.things,
        story: hot.story!,
      });
    const sizes: string[] = [];
    projectLog(given.log(), 'live', ({ changes }) => {
      sizes.push(JSON.stringify(Object.entries(changes).map(([part, rows]) => [part, rows.length])));
    });
    expect(new Set(sizes.slice(1)).size).toBe(1);
  });
});
