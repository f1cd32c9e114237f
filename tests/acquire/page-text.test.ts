import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPageText } from '../../src/acquire/page-text.ts';
import { isFurniture } from '../../src/domain/page-furniture.ts';
import { NOW, read, readFile } from './reading.ts';

const rules = { now: NOW, zone: 'UTC', futureHours: 48 };
const BODY = [
  'The old bridge over the river Tamble was closed on Monday after engineers found cracks in two of its seven piers.',
  'Nobody knows yet how long the repair will take, the council said, and drivers were told to use the road through Upper Tamble.',
];
const page = (...lines: string[]) => readPageText(lines.join('\n'), rules);

describe('readPageText() finds what stands around an article', () => {
  it('finds title, byline, outlet and a date with its zone', () => {
    const found = page(
      'World',
      '',
      'Bridge over the Tamble is closed',
      '',
      'By Ann Lee and Bo Ek, Financial Times',
      '',
      'Published 5:10 PM ET, Thu May 5, 2016',
      '',
      ...BODY,
    );
    expect(found).toMatchObject({
      title: 'Bridge over the Tamble is closed',
      outlet: 'Financial Times',
      byline: ['Ann Lee', 'Bo Ek'],
      published: {
        value: '2016-05-05T21:10:00Z',
        status: 'first',
        method: 'page',
        phrase: 'Published 5:10 PM ET, Thu May 5, 2016',
      },
      text: BODY.join('\n\n'),
    });
  });

  it('tells first publication from update, and keeps both', () => {
    expect(
      page(
        'Bridge over the Tamble is closed',
        'First published on Thu 5 May 2016 17.10 BST',
        'Last modified on Fri 6 May 2016 09.00 BST',
        ...BODY,
      ),
    ).toMatchObject({
      published: { value: '2016-05-05T16:10:00Z', status: 'first' },
      modified: '2016-05-06T08:00:00Z',
      text: BODY.join('\n\n'),
    });
    expect(page('Bridge over the Tamble is closed', 'Published 5 May 2016, updated 6 May 2016', ...BODY)).toMatchObject(
      { published: { value: '2016-05-05', status: 'first' }, modified: '2016-05-06T00:00:00Z' },
    );
    expect(page('Bridge over the Tamble is closed', 'Updated May 6, 2016 | 9:00 AM', ...BODY)).toMatchObject({
      published: { value: '2016-05-06T09:00:00Z', status: 'updated' },
    });
    expect(page('Bridge over the Tamble is closed', 'May 6, 2016', ...BODY)).toMatchObject({
      published: { value: '2016-05-06', status: 'unknown', method: 'page' },
    });
  });

  it('takes no date from a sentence, from a line without a year, or from the future', () => {
    for (const line of [
      'The bridge was opened on 9 May 1931 by the mayor.',
      'May 6',
      'Published May 6, 2031',
      'Published 2 hours ago',
    ]) {
      expect(page('Bridge over the Tamble is closed', line, ...BODY).published).toEqual({
        value: null,
        status: 'unknown',
        method: 'none',
      });
    }
  });

  it.each([
    [
      'a masthead with a slogan glued to it',
      ['The Boston GlobeNews you can trust', '', 'Bridge over the Tamble is closed', '', ...BODY],
      'The Boston Globe',
    ],
    ["an agency's own masthead", ['Reuters', 'Bridge over the Tamble is closed', ...BODY], 'Reuters'],
    ['a masthead alone', ['Chicago Tribune', 'Bridge over the Tamble is closed', ...BODY], 'Chicago Tribune'],
    ['the end of the title', ['Bridge over the Tamble is closed - BBC News', ...BODY], 'BBC News'],
    ['a dateline', ['Bridge over the Tamble is closed', `(CNN)${BODY[0]}`, BODY[1] ?? ''], 'CNN'],
    [
      'a dateline with a place',
      ['Bridge over the Tamble is closed', `TAMBLE (Reuters) - ${BODY[0]}`, BODY[1] ?? ''],
      'Reuters',
    ],
    [
      'a credit',
      ['Bridge over the Tamble is closed', ...BODY, 'Watch: How bridges are built (Video: Ann Lee/The Denver Post)'],
      'The Denver Post',
    ],
    [
      'a copyright line',
      ['Bridge over the Tamble is closed', ...BODY, '\u00a9 2016 The Seattle Times. All rights reserved.'],
      'The Seattle Times',
    ],
    [
      'nothing but a mention',
      [
        'Bridge over the Tamble is closed',
        ...BODY,
        'Reuters reported on Monday that the council had known of the cracks.',
      ],
      undefined,
    ],
  ])('finds the outlet in %s', (_, lines, outlet) => expect(page(...lines).outlet).toBe(outlet));

  it("takes an outlet's label off the first sentence, and leaves a dateline with its place", () => {
    expect(page('Bridge over the Tamble is closed', `(CNN)${BODY[0]}`, BODY[1] ?? '').text).toBe(BODY.join('\n\n'));
    const dated = `TAMBLE (Reuters) - ${BODY[0]}`;
    expect(page('Bridge over the Tamble is closed', dated).text).toBe(dated);
  });

  it('prefers the masthead to the agency whose copy is carried', () => {
    expect(page('Chicago Tribune', 'Bridge over the Tamble is closed', `TAMBLE (AP) - ${BODY[0]}`).outlet).toBe(
      'Chicago Tribune',
    );
  });

  it('reads the authors a wire names at its end, and drops the line', () => {
    expect(
      page('Bridge over the Tamble is closed', ...BODY, '(Reporting by Ann Lee in Tamble; editing by Bo Ek)'),
    ).toMatchObject({ byline: ['Ann Lee'], text: BODY.join('\n\n') });
  });

  it.each(['By the numbers, the bridge is the oldest', 'By Friday the storm had passed.', 'By and large it was quiet'])(
    'takes %j for no byline',
    (line) => {
      expect(page('Bridge over the Tamble is closed', line, ...BODY).byline).toEqual([]);
    },
  );
});

describe('readPageText() drops furniture', () => {
  it('drops captions that stand twice, once escaped, with everything of a gallery between them', () => {
    const gallery = [1, 2, 3].flatMap((index) => [
      `Worker &quot;${index}&quot; looks at the mayor&#39;s <a href=&quot;x&quot;>bridge</a>.`,
      'Photos: The bridge',
      `Worker "${index}" looks at the mayor's bridge.`,
      'Hide Caption',
      `${index} of 3`,
    ]);
    expect(
      page(
        'Bridge over the Tamble is closed',
        BODY[0] ?? '',
        ...gallery,
        '12 bridge work 04 bridge work 0413 bridge work RESTRICTED 07 bridge work 19 bridge work 0488 bridge',
        BODY[1] ?? '',
      ).text,
    ).toBe(BODY.join('\n\n'));
  });

  it('drops the title of a player, with and without its length', () => {
    expect(
      page(
        'Bridge over the Tamble is closed',
        BODY[0] ?? '',
        'How a bridge ages',
        'How a bridge ages',
        '',
        'JUST WATCHED',
        '',
        'How a bridge ages',
        '',
        'Replay',
        'More Videos ...',
        '',
        'MUST WATCH',
        '',
        'How a bridge ages 04:16',
        BODY[1] ?? '',
      ).text,
    ).toBe(BODY.join('\n\n'));
  });

  it('keeps one copy of a long sentence pasted twice, and of a page pasted twice line by line', () => {
    expect(page('Bridge over the Tamble is closed', '', BODY[0] ?? '', '', BODY[0] ?? '', '', BODY[1] ?? '').text).toBe(
      BODY.join('\n\n'),
    );
    const short = ['The bridge is closed.', 'Nobody knows for how long.'];
    expect(page('Bridge over the Tamble is closed', ...short.flatMap((line) => [line, line])).text).toBe(
      short.join('\n\n'),
    );
  });

  it('drops the bullets of a summary and keeps other lists', () => {
    expect(
      page(
        'Bridge over the Tamble is closed',
        'Story highlights',
        '  \u2022 Two of seven piers are cracked',
        '  \u2022 Nobody knows how long it takes',
        '',
        ...BODY,
        '\u2022 A third thing to know',
      ).text,
    ).toBe(`${BODY.join('\n\n')}\n\nA third thing to know`);
  });

  it('drops what follows a heading for other stories at the end', () => {
    expect(
      page('Bridge over the Tamble is closed', ...BODY, 'Most read', 'Cat found in tree', 'Mayor opens fair').text,
    ).toBe(BODY.join('\n\n'));
  });

  it.each([
    'Read More',
    'Hide Caption',
    '7 of 51',
    '04:16',
    'Advertisement',
    'Share on Facebook',
    'Placeholder while article actions load',
    'Sign up for our daily newsletter',
    'Chat with us in Facebook Messenger.',
    'We and our partners use cookies to improve your experience.',
    'You have 3 free articles left this month',
    'Already a subscriber? Log in',
    'Photo: Ann Lee/Reuters',
    'Image caption The bridge at dawn',
    'Watch: The bridge at dawn (Video: Ann Lee/Example)',
    'The bridge at dawn (Image: Ann Lee)',
    'Follow @example on Twitter',
    'https://example.com/x',
    'READ MORE ON EXAMPLE',
    'Published 2 hours ago',
    '12 Comments',
  ])('knows %j for furniture', (line) => expect(isFurniture(line)).toBe(true));

  it.each([
    'Watch out, the mayor said.',
    'He read more than forty books about bridges.',
    'Share prices fell.',
    'The video shows the bridge falling.',
    'Looking northwards',
    'One in 7 of 51 bridges is cracked.',
    'Correction: An earlier version of this article named the wrong river.',
    'Sign language was used.',
    'Images of the bridge went round the world.',
    'Follow the money, she said.',
    'Cookies were served.',
    'Get out, he said.',
  ])('keeps %j', (line) => expect(isFurniture(line)).toBe(false));
});

describe('an article of a pasted page', () => {
  it('keeps the page as it came', async () => {
    const raw = ['Read More', 'Bridge over the Tamble is closed', ...BODY].join('\n');
    const { articles } = await readFile('a.txt', raw);
    expect(articles[0]?.raw).toEqual({ mediaType: 'text/plain', content: raw });
  });

  it('is refused without a title or without a body', async () => {
    expect((await readFile('a.txt', 'Bridge over the Tamble is closed')).rejections).toMatchObject([
      { code: 'MISSING_FIELD' },
    ]);
    expect((await readFile('a.txt', 'Read More\n\nShare\n')).rejections).toMatchObject([{ code: 'MISSING_FIELD' }]);
  });
});

const seeds = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
describe.skipIf(!existsSync(`${seeds}expected.json`))(
  'the two seed pages (skipped where ../shared/seeds is absent)',
  () => {
    interface Expected {
      articles: Record<
        string,
        {
          title: string;
          outlet: string;
          byline: string[];
          published: object;
          mustNot: { entityNamed: string[] };
          quotes: { must: { text: string }[] };
        }
      >;
    }
    const names = ['000_dafd374397e9486f.txt', '003_635e1da51217ac33.txt'];

    it.each(names)('%s gives title, outlet, byline and date as expected', async (name) => {
      const expected = (JSON.parse(readFileSync(`${seeds}expected.json`, 'utf8')) as Expected).articles[name];
      const { articles } = await read([`${seeds}${name}`]);
      const { value, status, phrase } = articles[0]?.published ?? {};
      expect(articles).toMatchObject([{ title: expected?.title, outlet: expected?.outlet, byline: expected?.byline }]);
      expect({ value, status, ...(phrase ? { phrase } : {}) }).toEqual(
        Object.fromEntries(Object.entries(expected?.published ?? {}).filter(([key]) => key !== 'note')),
      );
    });

    it.each(names)('%s keeps its quotes and loses its furniture', async (name) => {
      const expected = (JSON.parse(readFileSync(`${seeds}expected.json`, 'utf8')) as Expected).articles[name];
      const { articles } = await read([`${seeds}${name}`]);
      const lines = articles[0]?.text.split('\n\n') ?? [];
      for (const quote of expected?.quotes.must ?? []) expect(articles[0]?.text).toContain(quote.text);
      for (const label of [
        'Hide Caption',
        'Read More',
        'Replay',
        'Photos',
        'Placeholder',
        'Video:',
        'Story highlights',
        'Democracy Dies',
      ])
        expect(lines.filter((line) => line.includes(label))).toEqual([]);
      expect(new Set(lines).size).toBe(lines.length);
    });
  },
);
