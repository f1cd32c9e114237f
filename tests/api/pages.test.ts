import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { EXAMPLE_QUESTIONS } from '../../src/api/example-questions.ts';
import { startServer } from '../../src/api/server.ts';
import { GraphRebuilding } from '../../src/graph/graph.ts';
import { apiOf } from './asking.ts';
import { findChromium, openPage } from './chromium.ts';
import { emptyWorld, smallWorld, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await smallWorld();
  api = apiOf(world).api;
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }, of = api) =>
  of.fetch(`http://localhost${path}`, { headers });

test('the start page says what is here, how much, and what to ask', async () => {
  const page = await (await get('/')).text();
  expect(page).toContain('Articles: 4. Stories: 2. News events: 2. Entities: 6. Quotes: 1.');
  for (const { title } of EXAMPLE_QUESTIONS) expect(page).toContain(title.replaceAll('"', '&#34;'));
  const empty = emptyWorld();
  expect(await (await get('/', undefined, apiOf(empty).api)).text()).toContain('newsloom ingest');
  empty.close();
});

test('a wrong address is answered by a page that says what is here, and to programs by JSON', async () => {
  for (const path of [
    '/nowhere',
    '/graphiql/../../package.json',
    '/graphiql/%2e%2e%2fkeys.json',
    '/graphiql/__proto__',
    '/graphiql/constructor',
    '/graphql/x',
  ]) {
    const page = await get(path);
    expect([path, page.status]).toEqual([path, 404]);
    expect(await page.text()).toContain('<a href="/graphql">GraphiQL');
  }
  const program = await get('/nowhere', { accept: 'application/json' });
  expect([program.status, await program.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

test('health is liveness alone; ready is about log and graph', async () => {
  expect([(await get('/health')).status, await (await get('/health')).json()]).toEqual([200, { status: 'alive' }]);
  expect(await (await get('/ready')).json()).toEqual({ ready: true, position: 2, graphPosition: 2, engine: 'sqlite' });
  const behind = { ...world.graph, checkpoint: async () => undefined };
  const late = await get('/ready', undefined, apiOf(world, { graph: behind, maxLag: 1 }).api);
  expect([late.status, await late.json()]).toMatchObject([503, { ready: false, position: 2, graphPosition: 0 }]);
  const broken = { ...world.graph, checkpoint: () => Promise.reject(new Error('secret path')) };
  const down = await get('/ready', undefined, apiOf(world, { graph: broken }).api);
  const text = await down.text();
  expect([down.status, text.includes('secret')]).toEqual([503, false]);
});

test('somebody with a browser gets a refusal as a page that can be read, and no inner words', async () => {
  const broken = { ...world.graph, checkpoint: () => Promise.reject(new GraphRebuilding('wiping <secret>')) };
  const { api: rebuilding } = apiOf(world, { graph: broken, history: broken });
  const page = await get('/', undefined, rebuilding);
  const text = await page.text();
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
  expect(text).toContain('the graph is being rebuilt; ask again in a moment');
  expect(text).toContain(page.headers.get('x-correlation-id'));
  expect(text).not.toContain('secret');
  const foreign = await get('/', { accept: 'text/html', host: 'evil.example' });
  expect([foreign.status, (await foreign.text()).includes('evil')]).toEqual([421, false]);
});

describe('GraphiQL', () => {
  const files = ['graphiql.css', 'graphiql.js', 'start.js', 'editor.worker.js', 'json.worker.js', 'graphql.worker.js'];

  test.each(files)('%s is served compressed, and not again while it is the same', async (file) => {
    const path = `/graphiql/${file}`;
    const packed = await get(path, { 'accept-encoding': 'gzip, br' });
    const plain = await get(path, {});
    const etag = packed.headers.get('etag') ?? '';
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
    const [bytes, raw] = await Promise.all([packed.arrayBuffer(), plain.arrayBuffer()]);
    expect(gunzipSync(Buffer.from(bytes)).equals(Buffer.from(raw))).toBe(true);
    const again = await get(path, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('names no address outside in its page or in what starts it', async () => {
    const page = await get('/graphql');
    const texts = [await page.text(), await (await get('/graphiql/start.js', {})).text()];
    for (const text of texts) expect(text.match(/https?:\/\/[^\s"'`]+/g)).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  test('can be switched off with the start page, and queries are answered as before', async () => {
    const { api: plain } = apiOf(world, { pages: false });
    const statuses = await Promise.all(
      ['/graphql', '/', '/graphiql/graphiql.js', '/health'].map(
        async (path) => (await get(path, undefined, plain)).status,
      ),
    );
    expect(statuses).toEqual([405, 404, 404, 200]);
  });

  const chromium = findChromium();
  if (!chromium)
    console.warn(
      'Skipped: GraphiQL in a real browser, since no Chromium is installed here (NEWSLOOM_TEST_CHROMIUM names one)',
    );

  test.skipIf(!chromium)(
    'in a real browser opens with the example questions, answers one, asks no address outside, and breaks no rule',
    async () => {
      const server = await startServer({ api });
      const page = await openPage(chromium as string, `${server.address}/graphql`);
      try {
        await page.until(`document.querySelectorAll('.view-line').length > 5`, 40_000);
        const tabs = await page.evaluate(
          `[...document.querySelectorAll('.graphiql-tab')].map((tab) => tab.textContent.split(/\\W|wze/)[0])`,
        );
        expect(tabs).toEqual(EXAMPLE_QUESTIONS.map(({ query }) => /^query (\w+)/.exec(query)?.[1]));
        await page.evaluate(`document.querySelector('.graphiql-execute-button').click()`);
        await page.until(`document.querySelector('.result-window')?.textContent.includes('Canada')`, 40_000);
        expect(page.complaints).toEqual([]);
        expect(page.requests.length).toBeGreaterThan(5);
        expect(page.requests.filter((address) => !address.startsWith(server.address))).toEqual([]);
      } finally {
        await page.close();
        await server.close();
      }
    },
  );
});
