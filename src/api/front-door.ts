/**
 * What every request passes before anything else: whose host it names, where it comes from, what it is allowed to be. A server on
 * one's own machine is reachable by every web page its owner opens, so: only known host names (DNS rebinding), only our own
 * origin, JSON by POST only (no form can send that), and no CORS headers at all.
 */
import { isIP } from 'node:net';
import { refusal } from './refusal.ts';

/** The path GraphQL is asked at. */
export const GRAPHQL_PATH = '/graphql';

/** Bytes of a request body without a key, and with one. */
export const BODY_LIMIT = 256_000;
export const BODY_LIMIT_WITH_KEY = 10_000_000;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * @param hosts host names the server may be called by besides loopback ones, without port, in lower case
 * @throws a FORBIDDEN refusal (421) for any other host name
 */
export function checkHost(host: string | null, hosts: ReadonlySet<string>): void {
  const name = hostName(host ?? '');
  if (!LOOPBACK.has(name) && !hosts.has(name)) {
    throw refusal(
      'FORBIDDEN',
      'Cannot answer under this host name: expected localhost or one named in the settings; add it there when it is yours',
      421,
    );
  }
}

/**
 * Refuses what a web page of somebody else may send with the visitor's browser: the browser names the page's origin, which must be
 * the very host that is asked. Programs send no origin.
 * @throws a FORBIDDEN refusal (403)
 */
export function checkOrigin(headers: Headers, host: string | null): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const foreign = origin !== null && !isOriginOf(origin, host ?? '');
  if (foreign || (site !== null && site !== 'same-origin' && site !== 'none')) {
    throw refusal(
      'FORBIDDEN',
      "Cannot answer a page of another origin: expected a request from this server's own pages or from a program",
    );
  }
}

/** @throws a BAD_USER_INPUT refusal (415) when the body is not announced as JSON in UTF-8 */
export function checkContentType(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const utf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() !== 'application/json' || !utf8 || headers.get('content-encoding')) {
    throw refusal(
      'BAD_USER_INPUT',
      'Cannot read this request: expected the header "content-type: application/json", in UTF-8 and not compressed',
      415,
    );
  }
}

/** @throws a BAD_USER_INPUT refusal when the announced length is no number (400) or beyond the limit (413) */
export function checkContentLength(headers: Headers, limit: number): void {
  const length = headers.get('content-length');
  if (length === null) return;
  if (!/^\d{1,15}$/.test(length))
    throw refusal('BAD_USER_INPUT', 'Cannot read this request: its content-length is no number');
  if (Number(length) > limit) throw bodyTooLarge(limit);
}

/**
 * The JSON of a request body, read no further than `limit` bytes whatever its headers say.
 * @throws a BAD_USER_INPUT refusal when it is longer (413), no UTF-8, no JSON, or no object (400)
 */
export async function readJson(body: ReadableStream<Uint8Array> | null, limit: number): Promise<object> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body) {
    // Leaving the loop cancels the stream.
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > limit) throw bodyTooLarge(limit);
      chunks.push(chunk);
    }
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw refusal(
      'BAD_USER_INPUT',
      'Cannot read this request: its body is no JSON in UTF-8, expected {"query": "...", "variables": {...}}',
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal(
      'BAD_USER_INPUT',
      'Cannot read this request: expected one object {"query": "...", "variables": {...}}; lists of queries are not taken',
    );
  }
  return value;
}

/** The key out of "authorization: Bearer ...", undefined without that header. @throws UNAUTHENTICATED when it reads otherwise */
export function presentedKey(headers: Headers): string | undefined {
  const authorization = headers.get('authorization');
  if (authorization === null) return undefined;
  const match = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization.trim());
  if (!match) throw wrongKey();
  return match[1];
}

export function wrongKey() {
  return refusal(
    'UNAUTHENTICATED',
    'Cannot accept this API key: it is not valid, expected "authorization: Bearer nl_..." with a key made by "newsloom key create"',
  );
}

function bodyTooLarge(limit: number) {
  return refusal(
    'BAD_USER_INPUT',
    `Cannot read this request: its body has more than ${limit} bytes, expected at most ${BODY_LIMIT} without and ${BODY_LIMIT_WITH_KEY} with an API key`,
    413,
  );
}

/** The name in a Host header, without port and trailing dot, in lower case; "" when it is none. */
function hostName(host: string): string {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::\d{1,5})?$/i.exec(host.trim());
  const name = match?.[1]?.toLowerCase() ?? '';
  return name.startsWith('[') && isIP(name.slice(1, -1)) !== 6 ? '' : name;
}

function isOriginOf(origin: string, host: string): boolean {
  return (
    origin.toLowerCase() === `http://${host.toLowerCase()}` || origin.toLowerCase() === `https://${host.toLowerCase()}`
  );
}
