import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquire } from '../../src/acquire/acquire.ts';
import { inFolder, NOW, prose, read, readFile } from './reading.ts';

const row = (fields: Record<string, unknown>) =>
  `${JSON.stringify({ title: 'Bridge closed', text: 'The bridge is closed.', ...fields })}\n`;

describe('bad input gets a reason and a remedy, and the rest goes on', () => {
  it('refuses an empty file', async () => {
    for (const name of ['a.txt', 'a.json', 'a.jsonl', 'a.csv', 'a.html']) {
      const { rejections } = await readFile(name, '');
      expect(rejections).toMatchObject([
        { code: 'EMPTY', reason: expect.stringMatching(/^Cannot .*found .*expected/) },
      ]);
      expect(rejections[0]?.remedy).not.toBe('');
    }
  });

  it('passes a JSONL file of 100 MB in bounded memory and refuses only its article over the cap', async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, 'big.jsonl');
      const stream = createWriteStream(path);
      const line = (id: number) => row({ id: String(id), text: prose(20_000, id + 1) });
      for (let id = 0; id < 5_000; id++) {
        if (id === 17) stream.write(row({ id: 'large', text: prose(1_200_000) }));
        if (id === 18) stream.write(row({ id: 'very large', text: prose(9_000_000) }));
        if (!stream.write(line(id % 50))) await once(stream, 'drain');
      }
      stream.end();
      await once(stream, 'close');
      let articles = 0;
      let highest = 0;
      const rejected: unknown[] = [];
      for await (const each of acquire([path], { now: NOW })) {
        if (each.kind === 'article') articles++;
        if (each.kind === 'rejected') rejected.push(each.rejection);
        if (articles % 500 === 0) highest = Math.max(highest, process.memoryUsage().arrayBuffers);
      }
      expect(articles).toBe(5_000);
      expect(rejected).toMatchObject([
        { code: 'TOO_LARGE', place: { file: path, line: 18 } },
        { code: 'TOO_LARGE', place: { file: path, line: 20 } },
      ]);
      expect(highest).toBeLessThan(80_000_000);
    });
  }, 300_000);

  it('refuses a JSON, text or HTML file that is too large to be read whole', async () => {
    const limits = { fileBytes: 1_000, htmlBytes: 1_000 };
    for (const [name, content] of [
      ['a.json', `[${row({ text: prose(2_000) })}]`],
      ['a.txt', prose(2_000)],
      ['a.html', `<html><body><p>${prose(2_000)}</p></body></html>`],
    ] as const) {
      const { rejections } = await readFile(name, content, { limits });
      expect(rejections).toMatchObject([{ code: 'TOO_LARGE' }]);
    }
  });

  it('refuses binary files, whatever their name says', async () => {
    const gzip = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    const noise = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256);
    for (const content of [
      gzip,
      noise,
      Buffer.from('%PDF-1.7\n%'),
      Buffer.from('PK\u0003\u0004rest'),
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    ]) {
      const { rejections } = await readFile('a.txt', content);
      expect(rejections).toMatchObject([{ code: 'BINARY' }]);
    }
  });

  it('refuses invalid UTF-8 with the offset of the byte and the option that helps', async () => {
    const latin = Buffer.from('Caf\u00e9 opens by the river\n\nThe caf\u00e9 has opened.', 'latin1');
    const { rejections } = await readFile('a.txt', latin);
    expect(rejections).toMatchObject([
      {
        code: 'ENCODING',
        reason: expect.stringContaining('byte 3'),
        remedy: expect.stringContaining('--encoding windows-1252'),
      },
    ]);
    const lines = Buffer.concat([
      Buffer.from(row({ id: '1' })),
      Buffer.from('{"title":"\u00e9"}\n', 'latin1'),
      Buffer.from(row({ id: '3' })),
    ]);
    const rows = await readFile('a.jsonl', lines);
    expect(rows.articles.map((article) => article.id)).toEqual(['1', '3']);
    expect(rows.rejections).toMatchObject([
      { code: 'ENCODING', place: { line: 2 }, reason: expect.stringContaining(`byte ${row({ id: '1' }).length + 10}`) },
    ]);
  });

  it('refuses a broken line 7 of JSONL and a JSON file broken on line 7, without quoting either', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => row({ id: `n${index + 1}` }));
    lines[6] = '{"title": "Secret words", "text": "more" "url": 1}\n';
    const jsonl = await readFile('a.jsonl', lines.join(''));
    expect(jsonl.articles.map((article) => article.place.line)).toEqual([1, 2, 3, 4, 5, 6, 8, 9]);
    expect(jsonl.rejections).toMatchObject([{ code: 'SYNTAX', place: { line: 7 } }]);
    const json = await readFile('a.json', '{\n"title": "A",\n"text": "B",\n"byline": [\n"C",\n"D"\n"Secret words"\n]}');
    expect(json.rejections).toMatchObject([
      { code: 'SYNTAX', place: { line: 7 }, reason: expect.stringContaining('line 7') },
    ]);
    expect(JSON.stringify([json.rejections, jsonl.rejections])).not.toContain('Secret');
  });

  it('refuses a row without title or text, and names a mapping that would help', async () => {
    const { rejections } = await readFile(
      'a.jsonl',
      `{"headline":"A","text":"B"}\n{"title":"A","body":"B"}\n{"title":"  ","text":"B"}\n{"title":"A","text":" \\n "}\n`,
    );
    expect(rejections).toMatchObject([
      {
        code: 'MISSING_FIELD',
        reason: expect.stringContaining('title'),
        remedy: expect.stringContaining('--map title=headline'),
      },
      {
        code: 'MISSING_FIELD',
        reason: expect.stringContaining('text'),
        remedy: expect.stringContaining('--map text=body'),
      },
      { code: 'MISSING_FIELD', reason: expect.stringContaining('title') },
      { code: 'MISSING_FIELD', reason: expect.stringContaining('text') },
    ]);
  });

  it('refuses a date more than 48 hours ahead of now, before 1600, or that is none', async () => {
    const { articles, rejections } = await readFile(
      'a.jsonl',
      row({ publishedAt: '2026-11-23T11:00:00Z' }) +
        row({ publishedAt: '2026-11-23T13:00:00Z' }) +
        row({ updatedAt: '1599-12-31' }) +
        row({ publishedAt: 'soon' }) +
        row({ publishedAt: '2016-02-30' }),
    );
    expect(articles).toHaveLength(1);
    expect(rejections.map(({ code, place }) => [code, place.line])).toEqual([
      ['BAD_DATE', 2],
      ['BAD_DATE', 3],
      ['BAD_DATE', 4],
      ['BAD_DATE', 5],
    ]);
    expect(JSON.stringify(rejections)).not.toContain('soon');
  });

  it('refuses wrong types, naming the field, what was found and what was expected', async () => {
    const wrong = [
      { title: 5 },
      { text: ['a'] },
      { url: {} },
      { byline: [1] },
      { publishedAt: true },
      { language: 7 },
      { source: ['x'] },
      { byline: 5 },
    ];
    const { rejections } = await readFile('a.jsonl', `${wrong.map((fields) => row(fields)).join('')}[]\n"x"\n7\n`);
    expect(rejections.map(({ code }) => code)).toEqual(Array(11).fill('WRONG_TYPE'));
    expect(rejections[0]?.reason).toBe('Cannot read title: found a number, expected text');
    for (const [index, fields] of wrong.entries()) expect(rejections[index]?.reason).toContain(Object.keys(fields)[0]);
  });

  it('refuses an address that is not absolute http or https', async () => {
    const { rejections } = await readFile(
      'a.jsonl',
      ['/story', 'ftp://example.com/a', 'javascript:alert(1)', 'example.com/a', 'https://']
        .map((url) => row({ url }))
        .join(''),
    );
    expect(rejections.map(({ code }) => code)).toEqual(Array(5).fill('BAD_URL'));
  });

  it('hands out the same address with other text, and with other title and text: the log tells revision from reuse', async () => {
    const url = 'https://example.com/story';
    const { articles, rejections } = await readFile(
      'a.jsonl',
      row({ url }) + row({ url, text: 'The bridge is open.' }) + row({ url, title: 'Fair', text: 'The fair begins.' }),
    );
    expect(rejections).toEqual([]);
    expect(articles.map((article) => [article.url, article.title, article.text])).toEqual([
      [url, 'Bridge closed', 'The bridge is closed.'],
      [url, 'Bridge closed', 'The bridge is open.'],
      [url, 'Fair', 'The fair begins.'],
    ]);
  });

  it('refuses a text that says the same over and over, and lets a long ordinary one pass', async () => {
    const same = 'The quick brown fox jumps over the lazy dog again. '.repeat(18_000);
    const longUnit = `${prose(35_000).replaceAll('. ', '.\n')}\n`.repeat(27);
    const { articles, rejections } = await readFile(
      'a.jsonl',
      row({ text: same }) + row({ text: longUnit }) + row({ text: prose(900_000) }),
    );
    expect(rejections.map(({ code }) => code)).toEqual(['REPETITION', 'REPETITION']);
    expect(articles).toHaveLength(1);
    expect((await readFile('a.txt', `A title\n\n${same}`)).rejections).toMatchObject([{ code: 'REPETITION' }]);
  });

  it('refuses a single line of more than 1 MB as an article, and skips one of more than 8 MB unread', async () => {
    const { articles, rejections } = await readFile(
      'a.jsonl',
      row({ text: prose(1_048_576) }) + row({ text: prose(8_500_000) }) + row({ id: 'after' }),
    );
    expect(rejections).toMatchObject([
      { code: 'TOO_LARGE', place: { line: 1 } },
      { code: 'TOO_LARGE', place: { line: 2 } },
    ]);
    expect(articles).toMatchObject([{ id: 'after' }]);
    expect((await readFile('a.txt', prose(1_048_576))).rejections).toMatchObject([{ code: 'TOO_LARGE' }]);
  });

  it('makes lone surrogates and NUL harmless', async () => {
    const { articles } = await readFile(
      'a.jsonl',
      `{"title":"A\\ud800B","text":"C\\u0000D\\udc00 \\u0007e"}\n{"title":"raw\0nul","text":"x\0y"}\n`,
    );
    expect(articles).toMatchObject([
      { title: 'A\ufffdB', text: 'CD\ufffd e' },
      { title: 'rawnul', text: 'xy' },
    ]);
  });

  it('refuses a path that is not there and a file that cannot be read, and reads the others', async () => {
    await inFolder({ 'ok.jsonl': row({}) }, async (folder) => {
      const socket = join(folder, 'socket.json');
      const server = createServer().listen(socket);
      await once(server, 'listening');
      const missing = join(folder, 'missing.txt');
      const { articles, rejections } = await read([missing, socket, join(folder, 'ok.jsonl')]);
      server.close();
      expect(articles).toHaveLength(1);
      expect(rejections).toMatchObject([
        { code: 'UNREADABLE', place: { file: missing } },
        { code: 'UNREADABLE', place: { file: socket } },
      ]);
    });
  });
});
