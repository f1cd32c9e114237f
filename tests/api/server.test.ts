import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/api/server.ts';
import { answerOf, apiOf, KEY } from './asking.ts';
import { smallWorld, type World } from './small-world.ts';

let world: World;
let server: RunningServer;

beforeEach(async () => {
  world = await smallWorld();
  server = await startServer({ api: apiOf(world).api, closeTimeoutMs: 500 });
});
afterEach(async () => {
  await server.close();
  world.close();
});

const QUERY = JSON.stringify({ query: '{ status { position } }' });

/** A connection of our own making: what is sent is exactly what is given. Ends when the server ends it. */
function raw(): { socket: Socket; ended: Promise<string> } {
  const socket = connect(server.port, '127.0.0.1');
  let answer = '';
  const ended = new Promise<string>((resolve) => {
    socket.setEncoding('latin1').on('data', (text) => {
      answer += text;
    });
    // Broken off in the middle of sending counts as ended: the server need not read on.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
  return { socket, ended };
}

function request(headers: readonly string[], body = ''): string {
  return [
    'POST /graphql HTTP/1.1',
    `Host: 127.0.0.1:${server.port}`,
    'Content-Type: application/json',
    ...headers,
    '',
    body,
  ].join('\r\n');
}

test('a server on a port answers queries, and says which address it has', async () => {
  expect(server.address).toBe(`http://127.0.0.1:${server.port}`);
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: QUERY,
  });
  const { status, data, headers } = await answerOf(response);
  expect([status, data]).toEqual([200, { status: { position: 2 } }]);
  expect(headers.get('content-type')).toContain('json');
});

test('a taken port is refused with a remedy', async () => {
  await expect(startServer({ api: apiOf(world).api, port: server.port })).rejects.toThrow(
    /another program listens there; stop it or choose another port/,
  );
});

describe('a body that is too large', () => {
  test('is refused by its length before it is sent', async () => {
    const { socket, ended } = raw();
    socket.write(request(['Content-Length: 20000000'], 'x'.repeat(1_000)));
    expect(await ended).toMatch(/^HTTP\/1\.1 413 .*"code":"BAD_USER_INPUT"/s);
  });

  test('is refused while it arrives in chunks, without reading it to its end', async () => {
    const { socket, ended } = raw();
    socket.write(request(['Transfer-Encoding: chunked']));
    let sent = 0;
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const pump = () => {
      while (sent < 40_000_000 && !socket.destroyed) {
        sent += chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', pump);
    pump();
    const answer = await ended;
    if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(40_000_000);
  });

  test('of 20 MB sent by fetch is refused, with a key too', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: 'x'.repeat(20_000_000),
      }).then(
        (response) => response.status,
        // The server ends the connection while the rest is still being sent.
        () => 413,
      );
    expect(await send({})).toBe(413);
    expect(await send({ authorization: `Bearer ${KEY}` })).toBe(413);
  });

  test('hidden behind a length that is too small is another request, and a wrong one', async () => {
    const { socket, ended } = raw();
    socket.write(request(['Content-Length: 2'], `{}${'x'.repeat(1_000)}\r\n\r\n`));
    const answer = await ended;
    // The second request breaks the connection, maybe before the first is answered.
    expect(new Set(answer.match(/HTTP\/1\.1 \d+/g))).toEqual(new Set(['HTTP/1.1 400']));
  });
});

describe('a slow client', () => {
  // Not as patient as by default, so that the tests need not wait.
  beforeEach(async () => {
    await server.close();
    const { api } = apiOf(world);
    server = await startServer({ api, headersTimeoutMs: 400, requestTimeoutMs: 800, closeTimeoutMs: 500 });
  });

  test('that announces a body and never sends it is cut off in time', async () => {
    const { socket, ended } = raw();
    const begin = Date.now();
    socket.write(request(['Content-Length: 1000'], '{'));
    expect(await ended).toMatch(/^HTTP\/1\.1 408 |^$/);
    expect(Date.now() - begin).toBeLessThan(15_000);
  });

  test('that never ends its headers is cut off in time, while others are served', async () => {
    const slow = Array.from({ length: 50 }, () => raw());
    const begin = Date.now();
    for (const { socket } of slow) socket.write('POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
    expect((await fetch(`${server.address}/health`)).status).toBe(200);
    for (const answer of await Promise.all(slow.map(({ ended }) => ended)))
      expect(answer).toMatch(/^HTTP\/1\.1 408 |^$/);
    expect(Date.now() - begin).toBeLessThan(15_000);
  });

  test('that dribbles its body is cut off in time', async () => {
    const { socket, ended } = raw();
    socket.write(request([`Content-Length: ${QUERY.length}`]));
    let at = 0;
    const timer = setInterval(() => socket.write(QUERY[at++] ?? ' '), 100);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 |^$/);
    clearInterval(timer);
    expect(at).toBeLessThan(QUERY.length);
  });
});

test('a request without a host name, or that is no HTTP, is refused and the server lives on', async () => {
  for (const text of [
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.0\r\n\r\n',
    'hello\r\n\r\n',
    '\u0000\u0001\u0002\r\n\r\n',
  ]) {
    const { socket, ended } = raw();
    socket.write(text);
    expect(await ended, text).toMatch(/^HTTP\/1\.1 4(00|21) /);
  }
  expect((await fetch(`${server.address}/health`)).status).toBe(200);
});

describe('closing', () => {
  test('ends within its time though connections stay open: idle, half sent, and kept alive', async () => {
    const idle = [raw(), raw()];
    const half = raw();
    half.socket.write('POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    await fetch(`${server.address}/health`);
    const begin = Date.now();
    await server.close();
    expect(Date.now() - begin).toBeLessThan(3_000);
    await Promise.all([...idle, half].map(({ ended }) => ended));
    await expect(fetch(`${server.address}/health`)).rejects.toThrow();
  });

  test('lets an answer under way be finished', async () => {
    const slowWorld = await smallWorld();
    const { graph } = slowWorld;
    const slow = {
      ...graph,
      checkpoint: () =>
        new Promise<Awaited<ReturnType<typeof graph.checkpoint>>>((resolve) =>
          setTimeout(() => resolve(graph.checkpoint()), 200),
        ),
    };
    const other = await startServer({
      api: apiOf(slowWorld, { graph: slow, history: slow }).api,
      closeTimeoutMs: 5_000,
    });
    const answer = fetch(`${other.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ status { graphPosition } }' }),
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begin = Date.now();
    const [response] = await Promise.all([answer, other.close()]);
    expect(await response.json()).toEqual({ data: { status: { graphPosition: 2 } } });
    expect(Date.now() - begin).toBeLessThan(3_000);
    slowWorld.close();
  });

  test('twice is closing once', async () => {
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});
