/** The command line as people and scripts use it: exit codes, messages, records, and what stays true after bad input, kills and take-downs. */
import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectFile } from '../../src/project-files.ts';

const bin = join(dirname(projectFile('package.json')), 'bin/newsloom.js');
const folder = mkdtempSync(join(tmpdir(), 'newsloom-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEWSLOOM_')));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });
}

const text = (n: number) =>
  `The town council of Dunmore voted on Tuesday to close the old bridge, Mayor Ellen Garrity said. "We cannot wait for another winter like the last one," Garrity told reporters in Dunmore. Notice number ${n} was pinned to the door of the town hall.`;
const article = (n: number, more: object = {}) => ({
  url: `https://dunmore.example/${n}`,
  title: `Dunmore closes bridge number ${n}`,
  outlet: 'Dunmore Courier',
  publishedAt: '2026-02-03',
  text: text(n),
  ...more,
});
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

describe('newsloom ingest', () => {
  it('names each of fourteen bad inputs with place and remedy, records them, and takes in the good ones beside them', {
    timeout: 240_000,
  }, async () => {
    mkdirSync(join(folder, 'bad'));
    const good = JSON.stringify(article(1));
    const lines = [1, 2, 3, 4, 5, 6].map((n) => JSON.stringify(article(n)));
    file('bad/01-empty.json', '');
    writeFileSync(join(folder, 'bad/02-huge.txt'), Buffer.alloc(100 * 1024 * 1024, 'The same old words again. '));
    file('bad/03-binary.json', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3, 0xff, 0xfe, 0, 0]));
    file(
      'bad/04-invalid-utf8.txt',
      Buffer.concat([Buffer.from('Caf'), Buffer.from([0xe9]), Buffer.from(' closes in Dunmore\n\nThe cafe closed.')]),
    );
    file(
      'bad/05-broken-line-7.jsonl',
      `${lines.join('\n')}\n{"title": "cut off", "text": \n${JSON.stringify(article(8))}\n`,
    );
    file('bad/06-no-title.json', JSON.stringify({ ...article(9), title: undefined }));
    file('bad/07-future.json', JSON.stringify(article(10, { publishedAt: '2150-01-01' })));
    file('bad/08-wrong-types.json', JSON.stringify(article(11, { title: 12 })));
    file(
      'bad/09-same-url-other-text.json',
      JSON.stringify(article(1, { text: `${text(1)} The bridge will reopen in May.` })),
    );
    file(
      'bad/10-same-url-other-article.json',
      JSON.stringify(
        article(2, {
          title: 'Chess club wins final',
          text: 'Seven children from Ballycarra lifted the silver cup after beating everyone else at the national chess final in Galway last weekend.',
        }),
      ),
    );
    file('bad/11-repetition.json', JSON.stringify(article(12, { text: 'Buy now. '.repeat(90_000) })));
    file('bad/12-one-line.json', JSON.stringify(article(13, { text: 'word '.repeat(260_000) })));
    file(
      'bad/13-surrogates.json',
      `{"url":"https://dunmore.example/14","title":"Lone \\ud800 half and \\u0000 NUL","text":${JSON.stringify(text(14))}}`,
    );
    file('bad/14-unreadable.json', good);
    chmodSync(join(folder, 'bad/14-unreadable.json'), 0);
    const root = process.getuid?.() === 0;
    const ran = await run('ingest', 'bad', '--data', 'bad-data');
    rmSync(join(folder, 'bad/02-huge.txt'));
    expect(ran.code).toBe(2);
    const rejected = [
      '01-empty',
      '02-huge',
      '03-binary',
      '04-invalid-utf8',
      '05-broken-line-7.jsonl:7',
      '06-no-title',
      '07-future',
      '08-wrong-types',
      '11-repetition',
      '12-one-line',
    ];
    // Root reads files that nobody may read.
    if (!root) rejected.push('14-unreadable');
    for (const name of rejected) {
      const line = ran.err.split('\n').find((each) => each.includes(name));
      expect(line, name).toMatch(/^bad\/\S+: [A-Z_]+: Cannot .+\. .+/);
    }
    expect(ran.err).toContain('10-same-url-other-article.json: the address of this article was used for another one');
    // Read as root, the fourteenth is the first article again: known, and no third version of it.
    expect(ran.out).toContain('8 new, 2 revised');
    expect(ran.out).toContain(`${rejected.length} rejected`);
    const log = await run('log', '--data', 'bad-data', '--type', 'ArticleRejected');
    for (const name of rejected) expect(log.out, name).toContain(name.split(':')[0]?.split('.')[0]);
    const verified = await run('verify', '--data', 'bad-data');
    expect(verified.out + verified.err).toContain('the same as rebuilt');
    expect(verified.code).toBe(0);
    // Once more: nothing is new, and no record stands twice.
    const again = await run('ingest', 'bad', '--data', 'bad-data');
    expect(again.out).toMatch(/^0 new/);
    expect((await run('log', '--data', 'bad-data', '--type', 'ArticleRejected')).out.split('\n').length).toBe(
      log.out.split('\n').length,
    );
  });

  it('reads standard input, and shows without writing what a dry run understood', async () => {
    file(
      'export.csv',
      'headline,body_html,when\nBridge closed,"<p>The old bridge in Dunmore was closed on Monday.</p><p>Nobody was hurt.</p>",2026-02-03 08:00\n',
    );
    const dry = await run(
      'ingest',
      'export.csv',
      '--map',
      'title=headline,html=body_html,publishedAt=when',
      '--timezone',
      'America/Toronto',
      '--dry-run',
      '--data',
      'dry-data',
    );
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('Bridge closed');
    expect(dry.out).toContain('2026-02-03T13:00:00Z');
    expect(dry.out).toContain('nothing was written');
    expect(readdirSync(folder)).not.toContain('dry-data');
    const child = spawn(process.execPath, [bin, 'ingest', '-', '--data', 'stdin-data'], { cwd: folder, env });
    child.stdin.end(`${JSON.stringify(article(1))}\n${JSON.stringify(article(2))}\n`);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(out).toContain('2 new');
  });

  it('by two processes at once on one folder loses nothing and doubles nothing', { timeout: 240_000 }, async () => {
    mkdirSync(join(folder, 'many'));
    for (let n = 0; n < 40; n++) file(`many/${String(n).padStart(2, '0')}.json`, JSON.stringify(article(100 + n)));
    const [a, b] = await Promise.all([
      run('ingest', 'many', '--data', 'two-data'),
      run('ingest', 'many', '--data', 'two-data'),
    ]);
    expect([a.code, b.code], a.err + b.err).toEqual([0, 0]);
    const count = ({ out }: Ran, what: string) => Number(new RegExp(`(\\d+) ${what}`).exec(out)?.[1]);
    expect(count(a, 'new') + count(b, 'new')).toBe(40);
    expect(count(a, 'unchanged') + count(b, 'unchanged')).toBe(40);
    expect((await run('verify', '--data', 'two-data')).code).toBe(0);
    const question =
      '{ articles(first: 1) { totalCount } entities(first: 50, kind: PERSON) { nodes { name } } stories { totalCount } }';
    await run('ingest', 'many', '--data', 'one-data');
    expect((await run('ask', question, '--data', 'two-data')).out).toBe(
      (await run('ask', question, '--data', 'one-data')).out,
    );
  });
});

describe('newsloom withdraw', () => {
  it('leaves no word of the article in any byte under the data folder, and refuses it when it comes again', {
    timeout: 240_000,
  }, async () => {
    const words = ['Quillfeather', 'zanzibarite', 'Marrowstone'];
    file('keep.json', JSON.stringify(article(1)));
    file(
      'gone.json',
      JSON.stringify(
        article(2, {
          url: 'https://dunmore.example/quillfeather-affair',
          title: 'Quillfeather affair shakes Marrowstone',
          text: 'Mayor Tobias Quillfeather of Marrowstone denied on Tuesday that zanzibarite had been sold to Norway. "I never touched the zanzibarite, and nobody in Marrowstone did," Quillfeather said.',
        }),
      ),
    );
    await run('ingest', 'keep.json', 'gone.json', '--data', 'take-down');
    await run('ask', '{ stories { totalCount } }', '--data', 'take-down');
    const hits = () => bytesWith(join(folder, 'take-down'), words);
    expect(hits().length, 'the test sees the words while they are there').toBeGreaterThan(0);
    const ran = await run(
      'withdraw',
      'https://dunmore.example/quillfeather-affair',
      '--reason',
      'court order',
      '--data',
      'take-down',
    );
    expect(ran.code, ran.err).toBe(0);
    expect(hits()).toEqual([]);
    const again = await run('ingest', 'gone.json', '--data', 'take-down');
    expect(again.code).toBe(2);
    expect(again.err).toContain('was taken down');
    await run('replay', '--data', 'take-down');
    expect(hits()).toEqual([]);
    expect((await run('verify', '--data', 'take-down')).code).toBe(0);
    expect(
      JSON.parse((await run('ask', '{ articles { nodes { title } } }', '--data', 'take-down')).out).data.articles.nodes,
    ).toEqual([{ title: 'Dunmore closes bridge number 1' }]);
  });
});

describe('newsloom verify', () => {
  it('names a changed checkpoint', async () => {
    file('one.json', JSON.stringify(article(1)));
    await run('ingest', 'one.json', '--data', 'marked');
    await run('ask', '{ stories { totalCount } }', '--data', 'marked');
    const { openSqlite } = await import('../../src/sqlite.ts');
    const db = openSqlite(join(folder, 'marked/graph.db'), { durable: false });
    db.exec("UPDATE graph_checkpoint SET commit_id = 'com_00000000000000000000000001'");
    db.close();
    const ran = await run('verify', '--data', 'marked');
    expect(ran.code).toBe(1);
    expect(ran.out + ran.err).toMatch(/position 1 .*com_00000000000000000000000001/);
    expect((await run('replay', '--data', 'marked')).code).toBe(0);
    expect((await run('verify', '--data', 'marked')).code).toBe(0);
  });

  it('names a row of the graph that is not what the log says', async () => {
    file('two.json', JSON.stringify(article(2)));
    await run('ingest', 'two.json', '--data', 'bent');
    await run('ask', '{ stories { totalCount } }', '--data', 'bent');
    const { openSqlite } = await import('../../src/sqlite.ts');
    const db = openSqlite(join(folder, 'bent/graph.db'), { durable: false });
    db.exec("UPDATE graph_node SET name = 'Somebody Else' WHERE name = 'Ellen Garrity'");
    db.close();
    const ran = await run('verify', '--data', 'bent');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('Somebody Else');
    expect(ran.out).toContain('newsloom replay');
  });
});

describe('newsloom start', () => {
  it('shows within two seconds what another process ingested, and stops on SIGTERM', { timeout: 120_000 }, async () => {
    const child = spawn(process.execPath, [bin, 'start', '--data', 'served', '--port', '0'], { cwd: folder, env });
    const address = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out);
        if (found) resolve(found[0]);
      });
      child.on('close', () => reject(new Error(`The server ended: ${out}`)));
    });
    const titles = async () => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ articles { nodes { title } } }' }),
      });
      return (
        (await response.json()) as { data: { articles: { nodes: { title: string }[] } } }
      ).data.articles.nodes.map(({ title }) => title);
    };
    expect(await titles()).toEqual([]);
    file('served.json', JSON.stringify(article(1)));
    await run('ingest', 'served.json', '--data', 'served');
    const acknowledged = performance.now();
    while ((await titles()).length === 0 && performance.now() - acknowledged < 20_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const waited = performance.now() - acknowledged;
    expect(await titles()).toEqual(['Dunmore closes bridge number 1']);
    // Two seconds are promised; ten are allowed here, where other tests share the machine.
    expect(waited).toBeLessThan(10_000);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});

describe('newsloom export and import', () => {
  it('move a log byte for byte into an empty one, which gives the same answers', { timeout: 120_000 }, async () => {
    file('moved.json', JSON.stringify([article(1), article(2)]));
    await run('ingest', 'moved.json', '--data', 'from');
    expect((await run('export', 'a.jsonl', '--data', 'from')).code).toBe(0);
    expect((await run('import', 'a.jsonl', '--data', 'to')).code).toBe(0);
    await run('export', 'b.jsonl', '--data', 'to');
    expect(readFileSync(join(folder, 'b.jsonl')).equals(readFileSync(join(folder, 'a.jsonl')))).toBe(true);
    const question = '{ articles { nodes { id title } } entities(first: 50) { nodes { id name } } }';
    expect((await run('ask', question, '--data', 'to')).out).toBe((await run('ask', question, '--data', 'from')).out);
    const refused = await run('import', 'a.jsonl', '--data', 'to');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('expected');
  });
});

/** Files under a folder that hold any of the words, as UTF-8 in any case. */
function bytesWith(top: string, words: readonly string[]): string[] {
  return (readdirSync(top, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => statSync(join(top, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(join(top, name)).toString('latin1').toLowerCase();
      return words.some((word) => bytes.includes(word.toLowerCase()));
    });
}
