import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { articleFromFields } from '../../src/acquire/article-from-fields.ts';
import { parseMapping } from '../../src/acquire/field-mapping.ts';
import { inFolder, NOW, prose, read, readFile } from './reading.ts';

const object = { title: 'Bridge closed', text: 'The bridge is closed.' };
const line = JSON.stringify(object);

describe('acquire() over files and folders', () => {
  it('reads folders through, sorted by the bytes of the path, hidden and foreign files left out', async () => {
    const files = {
      'b.txt': 'Late title here\n\nText.',
      'B.json': line,
      'a/z.jsonl': line,
      'a/\u00e9.json': line,
      'a/y.json': line,
      '.hidden.json': line,
      '.git/c.json': line,
      'notes.md': '# x',
      'p.png': '\u0089PNG',
    };
    await inFolder(files, async (folder) => {
      const { all, articles, rejections } = await read([join(folder, 'b.txt'), folder]);
      expect(rejections).toEqual([]);
      expect(articles.map((article) => article.place.file.slice(folder.length + 1))).toEqual([
        'B.json',
        'a/y.json',
        'a/z.jsonl',
        'a/\u00e9.json',
        'b.txt',
      ]);
      expect(all[0]).toMatchObject({ kind: 'file', bytes: line.length });
      expect(all.filter((each) => each.kind === 'file-end')).toHaveLength(5);
      expect(all.at(-1)).toEqual({ kind: 'file-end', file: join(folder, 'b.txt'), read: 1, rejected: 0 });
    });
  });

  it('refuses an unknown file type only when it is named, and sniffs it first', async () => {
    await inFolder({ 'a.dat': line, 'b.dat': 'words only' }, async (folder) => {
      const named = await read([join(folder, 'a.dat'), join(folder, 'b.dat')]);
      expect(named.articles).toHaveLength(1);
      expect(named.rejections).toMatchObject([{ code: 'UNSUPPORTED', remedy: expect.stringContaining('--format') }]);
      expect((await read([folder])).rejections).toEqual([]);
      expect((await read([join(folder, 'b.dat')], { format: 'jsonl' })).rejections).toMatchObject([{ code: 'SYNTAX' }]);
    });
  });

  it('says so when a folder holds nothing', async () => {
    await inFolder({}, async (folder) =>
      expect((await read([folder])).rejections).toMatchObject([{ code: 'EMPTY', place: { file: folder } }]),
    );
  });

  it('reads stdin and finds out what it is', async () => {
    const stdin = (text: string) => Readable.from([Buffer.from(text.slice(0, 5)), Buffer.from(text.slice(5))]);
    for (const text of [`${line}\n${line}\n`, `[${line},${line}]`, 'title,text\nA,B\nC,D\n']) {
      const { articles } = await read(['-'], { stdin: stdin(text) });
      expect(articles.map((article) => article.place.file)).toEqual(['-', '-']);
    }
    expect((await read(['-'], { stdin: stdin('') })).rejections).toMatchObject([{ code: 'EMPTY' }]);
  });

  it('believes content more than names', async () => {
    const html = `<!doctype html><html><head><title>Page title</title></head><body><p>${prose(600)}</p></body></html>`;
    for (const [name, content, mediaType] of [
      ['a.txt', line, undefined],
      ['a.txt', `${line}\n${line}\n`, undefined],
      ['a.html', line, undefined],
      ['a.csv', line, undefined],
      ['a.jsonl', `[\n${line}\n]`, undefined],
      ['a.jsonl', JSON.stringify(object, null, 2), undefined],
      ['a.json', `${line}\n${line}`, undefined],
      ['a.txt', 'title,text\nBridge closed,The bridge is closed.\n', undefined],
      ['a.json', `${JSON.stringify({ title: 'Long', text: prose(70_000) })}\n${line}`, undefined],
      ['a.json', html, 'text/html'],
      ['a.txt', html, 'text/html'],
      ['a.html', 'Bridge closed\n\nThe bridge is closed.', 'text/plain'],
      ['a.txt', '{curly} words\n\nare no JSON', 'text/plain'],
      ['a.txt', '[Update] Bridge closed\n\nThe bridge is closed.', 'text/plain'],
    ] as const) {
      const { articles, rejections } = await readFile(name, content);
      expect([name, content.slice(0, 30), rejections]).toEqual([name, content.slice(0, 30), []]);
      expect(articles[0]?.raw?.mediaType).toBe(mediaType);
    }
  });

  it('leaves XML feeds to those who can read them', async () => {
    expect((await readFile('a.txt', '<?xml version="1.0"?><rss></rss>')).rejections).toMatchObject([
      { code: 'UNSUPPORTED' },
    ]);
  });
});

describe('encodings', () => {
  it('honours byte order marks, in whole files and in streams', async () => {
    const text = '{"title":"Caf\u00e9","text":"\u4f60\u597d"}\n';
    for (const name of ['a.json', 'a.jsonl']) {
      const marks = [
        Buffer.from(`\ufeff${text}`),
        Buffer.from(`\ufeff${text}`, 'utf16le'),
        Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      ];
      for (const bytes of marks)
        expect((await readFile(name, bytes)).articles).toMatchObject([{ title: 'Caf\u00e9', text: '\u4f60\u597d' }]);
    }
  });

  it('decodes what --encoding names, and refuses names it does not know', async () => {
    const bytes = Buffer.concat([Buffer.from('title;text\n'), Buffer.from('Caf\u00e9;na\u00efve\n', 'latin1')]);
    expect((await readFile('a.csv', bytes, { encoding: 'windows-1252' })).articles).toMatchObject([
      { title: 'Caf\u00e9', text: 'na\u00efve' },
    ]);
    await expect(readFile('a.csv', bytes, { encoding: 'klingon' })).rejects.toThrow(RangeError);
    await expect(readFile('a.csv', bytes, { encoding: 'base64' })).rejects.toThrow(RangeError);
  });

  it('reads an HTML page in the encoding it declares when it is not UTF-8', async () => {
    const page = `<html><head><meta charset="iso-8859-1"><title>Caf\u00e9 opens</title></head><body><p>Caf\u00e9 ${prose(500)}</p></body></html>`;
    expect((await readFile('a.html', Buffer.from(page, 'latin1'))).articles).toMatchObject([
      { title: 'Caf\u00e9 opens' },
    ]);
    expect((await readFile('a.html', Buffer.from(page))).articles).toMatchObject([{ title: 'Caf\u00e9 opens' }]);
  });
});

describe('JSON', () => {
  it('gives each member of a list the line it begins on', async () => {
    const { articles, rejections } = await readFile(
      'a.json',
      `[\n  ${line},\n\n  {"title": "x[,{\\"",\n "text": "y"},\n  5]`,
    );
    expect(articles.map((article) => article.place.line)).toEqual([2, 4]);
    expect(rejections).toMatchObject([{ code: 'WRONG_TYPE', place: { line: 6 } }]);
  });

  it('decodes the references of a text, also those that were encoded twice', async () => {
    const fields = { title: 'A b c', text: 'Lee&#8217;s boat &amp; Ek&amp;#39;s &quot;raft&quot; sank; 1 &amp;lt; 2.' };
    const { articles } = await readFile('a.json', JSON.stringify(fields));
    expect(articles[0]?.text).toBe('Lee\u2019s boat & Ek\'s "raft" sank; 1 < 2.');
  });

  it('keeps the fields it knows and ignores the rest', async () => {
    const fields = {
      id: 7,
      url: ' https://user:pw@example.com/a?b=1 ',
      title: 'Tom &amp; Jerry&#8217;s &amp;lt;day',
      outlet: 'Example Times',
      byline: 'By ANN LEE and Bo de Vries',
      language: 'pt-BR',
      source: 'feed',
      collection: 'c',
      rights: 'r',
      text: 'One.\r\nTwo.',
      retrievedAt: '2016-11-10T00:00:00Z',
      other: { a: 1 },
    };
    const { articles } = await readFile('a.json', JSON.stringify(fields));
    expect(articles).toEqual([
      {
        place: { file: expect.any(String), line: 1 },
        id: '7',
        url: 'https://example.com/a?b=1',
        title: 'Tom & Jerry\u2019s &lt;day',
        outlet: 'Example Times',
        byline: ['Ann Lee', 'Bo de Vries'],
        language: 'pt-BR',
        source: 'feed',
        collection: 'c',
        rights: 'r',
        text: 'One.\n\nTwo.',
        retrieved: '2016-11-10T00:00:00Z',
        published: { value: null, status: 'unknown', method: 'none' },
      },
    ]);
  });

  it('maps foreign names and dotted paths, and no inherited property', () => {
    const mapping = parseMapping('title=head.line, text=parts.0.body,outlet=a.b');
    const article = articleFromFields(
      { head: { line: 'T' }, parts: [{ body: 'B' }], 'a.b': 'Dotted' },
      { file: 'x' },
      { mapping, now: NOW },
    );
    expect(article).toMatchObject({ title: 'T', text: 'B', outlet: 'Dotted' });
    expect(articleFromFields({ text: 'x' }, { file: 'x' }, { mapping: { title: 'toString' }, now: NOW })).toMatchObject(
      { code: 'MISSING_FIELD' },
    );
    expect(() => parseMapping('headline=title')).toThrow(SyntaxError);
    expect(() => parseMapping('title')).toThrow(SyntaxError);
    expect(() => parseMapping('title=a,title=b')).toThrow(SyntaxError);
  });

  it('joins hard-wrapped lines and keeps short lines that are paragraphs', () => {
    const wrapped =
      'The council met on Tuesday to talk about the bridge, which has been\nclosed since the storm of last winter and will stay so until the\nspring, an engineer said, because nobody knows how deep the cracks go\nand the money is gone.\n\nThe mayor was not there.';
    expect(articleFromFields({ title: 'T', text: wrapped }, { file: 'x' }, { now: NOW })).toMatchObject({
      text: expect.stringMatching(/^The council .*gone\.\n\nThe mayor was not there\.$/),
    });
    expect(articleFromFields({ title: 'T', text: 'One.\nTwo.\nThree.' }, { file: 'x' }, { now: NOW })).toMatchObject({
      text: 'One.\n\nTwo.\n\nThree.',
    });
  });
});

describe('bylines', () => {
  it.each([
    ['By Ann Lee and Bo Ek', ['Ann Lee', 'Bo Ek']],
    ['Ann Lee, Bo Ek and Cy Poe', ['Ann Lee', 'Bo Ek', 'Cy Poe']],
    ['Ann Lee, Bo Ek, and Cy Poe', ['Ann Lee', 'Bo Ek', 'Cy Poe']],
    ['by Ann Lee in Oslo', ['Ann Lee']],
    ['Lee, Ann; Ek, Bo', ['Ann Lee', 'Bo Ek']],
    ['Ann Lee, Staff Writer', ['Ann Lee']],
    ['Ann Lee | ann@example.com | @annlee', ['Ann Lee']],
    ['By Ludwig van der Berg, Political correspondent', ['Ludwig van der Berg']],
    [
      ['Ann Lee', 'Bo Ek'],
      ['Ann Lee', 'Bo Ek'],
    ],
    [[{ name: 'Ann Lee' }], ['Ann Lee']],
    ['By Reuters', []],
    ['', []],
    [null, []],
  ])('splits %j', (byline, names) => {
    expect(articleFromFields({ ...object, byline }, { file: 'x' }, { now: NOW })).toMatchObject({ byline: names });
  });

  it('takes the outlet from the byline when none is given', () => {
    expect(articleFromFields({ ...object, byline: 'By Ann Lee, CNN' }, { file: 'x' }, { now: NOW })).toMatchObject({
      byline: ['Ann Lee'],
      outlet: 'CNN',
    });
    expect(
      articleFromFields({ ...object, outlet: 'Example', byline: 'By Ann Lee, CNN' }, { file: 'x' }, { now: NOW }),
    ).toMatchObject({ outlet: 'Example' });
  });
});

describe('CSV', () => {
  it.each([',', ';', '\t'])('finds the delimiter %j', async (delimiter) => {
    const { articles } = await readFile(
      'a.csv',
      `\ufefftitle${delimiter}text${delimiter}publishedAt\r\n"A ""B""${delimiter}"${delimiter}"one\r\ntwo"${delimiter}2016\r\n`,
    );
    expect(articles).toMatchObject([
      {
        title: `A "B"${delimiter === '\t' ? '' : delimiter}`,
        text: 'one\n\ntwo',
        published: { value: '2016' },
        place: { line: 2 },
      },
    ]);
  });

  it('counts real lines, refuses rows with broken quotes and goes on with the next line', async () => {
    const rows = [
      'title,text',
      'a,"one',
      'two"',
      'b,"x" y',
      'c,"never closed',
      'd,fine',
      'e,too,many',
      '',
      'f,"said ""so"""',
      'g,a "quoted" word',
    ];
    const { articles, rejections } = await readFile('a.csv', rows.join('\n'));
    expect(articles.map((article) => [article.title, article.place.line])).toEqual([
      ['a', 2],
      ['d', 6],
      ['f', 9],
      ['g', 10],
    ]);
    expect(rejections.map(({ code, place }) => [code, place.line])).toEqual([
      ['SYNTAX', 4],
      ['SYNTAX', 5],
      ['SYNTAX', 7],
    ]);
  });

  it('goes back to the next line in linear time however many quotes are broken', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `t${index},"open`).join('\n');
    const { rejections } = await readFile('a.csv', `title,text\n${rows}`);
    expect(rejections.length).toBeGreaterThan(20_000);
  });
});
