/** What strangers, other people's web pages and careless programs send: each is refused plainly, and nothing leaks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { ForeignGraph, GraphRebuilding, GraphUnavailable } from '../../src/graph/graph.ts';
import { answerOf, apiOf, dataOf, KEY, post, refusalOf } from './asking.ts';
import { article, smallWorld, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await smallWorld();
  api = apiOf(world).api;
});
afterAll(() => world.close());

const QUERY = JSON.stringify({ query: '{ status { position } }' });
const MUTATION =
  'mutation { ingest(input: { articles: [{ title: "t", text: "x" }], requestKey: "12345678" }) { position } }';
const JSON_TYPE = { 'content-type': 'application/json' };

async function send(init: RequestInit, address = 'http://localhost/graphql') {
  return answerOf(await api.fetch(address, init));
}

describe('errors', () => {
  test('of the inside are masked, reported whole, and found again by their correlation id', async () => {
    const graph = {
      ...world.graph,
      checkpoint: () => Promise.reject(new Error('password is hunter2 at /secret/path')),
    };
    const { api: failing, reported } = apiOf(world, { graph, history: graph });
    const { status, text, errors, headers } = await post(failing, '{ status { graphPosition } }');
    expect(status).toBe(500);
    expect(text).not.toMatch(/hunter2|secret|stack|\.ts/);
    expect(errors[0]?.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      correlationId: headers.get('x-correlation-id'),
    });
    expect(reported).toHaveLength(1);
    expect(reported[0]?.correlationId).toBe(errors[0]?.extensions.correlationId);
    expect(String(reported[0]?.error)).toContain('hunter2');
  });

  test.each([
    [new GraphRebuilding('wiping'), 'GRAPH_REBUILDING', 503],
    [new ForeignGraph('another log'), 'GRAPH_UNAVAILABLE', 503],
    [new GraphUnavailable('Cannot reach bolt://secret:7687'), 'GRAPH_UNAVAILABLE', 503],
    [new DOMException('late', 'TimeoutError'), 'TIMEOUT', 503],
  ])('of the graph (%s) have a code of their own and no inner words', async (error, code, status) => {
    const graph = { ...world.graph, checkpoint: () => Promise.reject(error) };
    const { api: failing } = apiOf(world, { graph, history: graph });
    const refusal = await refusalOf(failing, '{ status { graphPosition } }');
    expect(refusal).toMatchObject({ code, status });
    expect(refusal.message).not.toContain(error.message);
  });

  test('beside an answer do not take the answer away', async () => {
    const { status, data, errors } = await post(api, '{ status { position } stories(first: 0) { totalCount } }');
    // Both are required fields of the query, so the whole answer is gone; an optional one alone is null.
    expect([status, data, errors.length]).toEqual([400, null, 1]);
    const half = await post(api, `{ status { position } article(id: "${article('crash-daily')}", asOf: 99) { id } }`);
    expect([half.status, half.data.status.position, half.data.article]).toEqual([200, 2, null]);
    expect(half.errors[0]).toMatchObject({ path: ['article'], extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('in a query tell place and remedy; with a closed schema no names are suggested and the schema is not told', async () => {
    expect((await refusalOf(api, '{ storys { totalCount } }')).message).toMatch(/Did you mean .*"stories"/);
    const { api: closed } = apiOf(world, { openSchema: false });
    const refusal = await refusalOf(closed, '{ storys { totalCount } }');
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      status: 400,
      message: 'Cannot query field "storys" on type "Query".',
    });
    for (const query of ['{ __schema { queryType { name } } }', '{ __type(name: "Story") { name } }']) {
      const { status, data, errors } = await post(closed, query);
      expect([status, data, errors[0]?.extensions.code]).toEqual([400, null, 'BAD_USER_INPUT']);
    }
    expect((await dataOf(closed, '{ __typename stories { totalCount } }')).stories.totalCount).toBe(2);
  });
});

describe('a web page of somebody else', () => {
  test.each([
    [
      'a form, urlencoded',
      { 'content-type': 'application/x-www-form-urlencoded' },
      `query=${encodeURIComponent(MUTATION)}`,
    ],
    [
      'a form, multipart',
      { 'content-type': 'multipart/form-data; boundary=x' },
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${QUERY}\r\n--x--`,
    ],
    ['plain text', { 'content-type': 'text/plain' }, QUERY],
    ['GraphQL as such', { 'content-type': 'application/graphql' }, '{ __typename }'],
    ['no content type', {}, QUERY],
    ['JSON in another charset', { 'content-type': 'application/json; charset=utf-16' }, QUERY],
    ['compressed JSON', { ...JSON_TYPE, 'content-encoding': 'gzip' }, QUERY],
  ])('cannot send %s: 415', async (_, headers, body) => {
    const { status, errors } = await send({ method: 'POST', headers: headers as Record<string, string>, body });
    expect([status, errors[0]?.extensions.code]).toEqual([415, 'BAD_USER_INPUT']);
  });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:9999' },
    { origin: 'http://localhost.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused by %j, and reads nothing for want of CORS headers', async (headers) => {
    const {
      status,
      headers: answered,
      errors,
    } = await send({ method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: QUERY });
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    expect([...answered.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('cannot ask beforehand either', async () => {
    const { status, headers } = await send({
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(status).toBe(405);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('of our own is answered', async () => {
    const { status } = await send({
      method: 'POST',
      headers: { ...JSON_TYPE, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
      body: QUERY,
    });
    expect(status).toBe(200);
  });

  test.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '[::1].evil',
    '[::2]',
    '',
    '0.0.0.0',
    '169.254.169.254',
  ])('that makes its own name "%s" point to this machine is refused: 421', async (host) => {
    for (const path of ['/graphql', '/', '/health', '/ready', '/graphiql/graphiql.js']) {
      const answer = await answerOf(await api.fetch(`http://localhost${path}`, { headers: { host } }));
      expect([answer.status, answer.errors[0]?.extensions.code], path).toEqual([421, 'FORBIDDEN']);
    }
  });

  test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:80', '[::1]:4000', 'localhost.', 'news.example:443'])(
    '"%s" is a name of ours',
    async (host) => {
      const { api: named } = apiOf(world, { hosts: ['News.example'] });
      expect((await named.fetch('http://localhost/health', { headers: { host } })).status).toBe(200);
    },
  );
});

describe('requests that are no queries', () => {
  test.each([
    ['a query by GET', 'GET', '?query={__typename}'],
    ['a mutation by GET', 'GET', `?query=${encodeURIComponent(MUTATION)}`],
    ['PUT', 'PUT', ''],
    ['DELETE', 'DELETE', ''],
  ])('%s: 405', async (_, method, search) => {
    const { status, errors, headers } = await send(
      { method, headers: { accept: 'application/json' } },
      `http://localhost/graphql${search}`,
    );
    expect([status, errors[0]?.extensions.code, headers.get('allow')]).toEqual([
      405,
      'BAD_USER_INPUT',
      'GET, HEAD, POST',
    ]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list of 100 queries', JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' })))],
    ['a text', '"{ __typename }"'],
    ['null', 'null'],
    ['100,000 levels of lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['no query', '{}'],
    ['a query that is no text', '{"query": {"a": 1}}'],
    ['variables that are no object', '{"query": "{ __typename }", "variables": [1]}'],
    ['more than is known', '{"query": "{ __typename }", "extra": 1}'],
    ['no GraphQL', '{"query": "SELECT 1"}'],
    ['an unknown operation', '{"query": "query A { __typename }", "operationName": "B"}'],
    ['a subscription', '{"query": "subscription { __typename }"}'],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ])('%s: 400 with a reason', async (_, body) => {
    const { status, errors } = await send({ method: 'POST', headers: JSON_TYPE, body });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(errors[0]?.message.length).toBeGreaterThan(10);
  });

  test('100,000 levels inside the variables are refused or ignored, never a crash', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const unused = await send({
      method: 'POST',
      headers: JSON_TYPE,
      body: `{"query": "{ __typename }", "variables": {"x": ${deep}}}`,
    });
    expect(unused.status).toBe(200);
    const used = await send({
      method: 'POST',
      headers: JSON_TYPE,
      body: `{"query": "query ($x: ID!) { node(id: $x) { id } }", "variables": {"x": ${deep}}}`,
    });
    expect([used.status, used.errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(used.text.length).toBeLessThan(5_000);
  });

  test('variables named __proto__ change nothing', async () => {
    const body =
      '{"query": "query ($id: ID!) { node(id: $id) { id } }", "variables": {"id": "x", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}}';
    expect((await send({ method: 'POST', headers: JSON_TYPE, body })).status).toBe(200);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('an announced length beyond the limit is refused before the body is read; one that is no number too', async () => {
    const announced = (length: string) =>
      send({ method: 'POST', headers: { ...JSON_TYPE, 'content-length': length }, body: QUERY });
    expect((await announced('256001')).status).toBe(413);
    expect((await announced('-5')).status).toBe(400);
    expect((await announced('12, 12')).status).toBe(400);
  });

  test('a body beyond the limit is refused whatever its headers say; a valid key raises the limit', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(300_000) } });
    const stream = () => new Blob([body]).stream();
    expect(
      (await send({ method: 'POST', headers: JSON_TYPE, body: stream(), duplex: 'half' } as RequestInit)).status,
    ).toBe(413);
    expect(
      (await send({ method: 'POST', headers: { ...JSON_TYPE, authorization: `Bearer ${KEY}` }, body })).status,
    ).toBe(200);
  });
});

describe('texts that try to be more than data', () => {
  const TEXTS = [
    `' OR 1=1 --`,
    `"; DROP TABLE graph_node; --`,
    '`) DETACH DELETE n //',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\\u0060',
    '%27',
    '*',
    'a* AND b~',
    '(((',
    '{"$ne": 1}',
    '$at',
    '\u202eevil',
    'x'.repeat(5_000),
    'ent_',
    `ent_${'0'.repeat(26)}`,
  ];

  test.each(TEXTS.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    '%s as id, search, type and cursor is data or refused',
    async (_, text) => {
      const answers = [
        await post(api, 'query ($x: ID!) { node(id: $x) { id } entity(id: $x) { id } nodes(ids: [$x]) { id } }', {
          x: text,
        }),
        await post(api, 'query ($x: String) { entities(search: $x) { totalCount nodes { id } } }', { x: text }),
        await post(api, 'query ($x: String) { newsEvents(eventType: $x) { totalCount } }', { x: text }),
        await post(api, 'query ($x: ID) { articles(outlet: $x) { totalCount } }', { x: text }),
        await post(api, 'query ($x: String) { stories(after: $x) { totalCount } }', { x: text }),
        await post(api, 'query ($x: ID!) { path(from: $x, to: $x) { connected } }', { x: text }),
      ];
      for (const { errors } of answers) {
        expect(
          errors
            .map((error) => error.extensions.code)
            .filter((code) => code !== 'BAD_USER_INPUT' && code !== 'NOT_FOUND'),
        ).toEqual([]);
      }
      expect(answers[0]?.data).toEqual({ node: null, entity: null, nodes: [null] });
      expect((await dataOf(api, '{ stories { totalCount } }')).stories.totalCount).toBe(2);
    },
  );

  test.each(['PERSON OR 1=1', 'person', '', 1, ['PERSON', 'SITE']])('%j is no kind of entity', async (kind) => {
    const { errors, status } = await post(api, 'query ($k: EntityKind) { entities(kind: $k) { totalCount } }', {
      k: kind,
    });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('changes', () => {
  test.each([
    ['no key', {}, 'newsloom key create'],
    ['a wrong key', { authorization: 'Bearer nl_wrong' }, 'newsloom key create'],
    ['a key in another scheme', { authorization: `Basic ${KEY}` }, 'Bearer nl_'],
    ['an empty key', { authorization: 'Bearer ' }, 'Bearer nl_'],
  ])('with %s are refused 401 with the remedy, and nothing is written', async (_, headers, remedy) => {
    const { status, errors, headers: answered } = await post(api, MUTATION, {}, headers as Record<string, string>);
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(errors[0]?.message).toContain(remedy);
    expect(answered.get('www-authenticate')).toContain('Bearer');
    expect((await world.log.head()).position).toBe(2);
  });

  test('a wrong key is refused for reading too, so that a mistake in it shows at once', async () => {
    expect(await refusalOf(api, '{ __typename }', {}, { authorization: 'Bearer nl_wrong' })).toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });
});

test('every answer carries headers that keep browsers from doing more with it', async () => {
  for (const [path, accept] of [
    ['/graphql', 'application/json'],
    ['/', 'text/html'],
    ['/nowhere', 'text/html'],
    ['/health', '*/*'],
  ] as const) {
    const { headers } = await api.fetch(`http://localhost${path}`, { headers: { accept } });
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('x-correlation-id'), path).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('cache-control'), path).toBe('no-store');
  }
});
