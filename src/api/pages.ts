/** What the server shows to people and to whoever watches over it: start page, GraphiQL, health, and a page for wrong addresses. */
import type { ApiParts } from './context.ts';
import { annotated, EXAMPLE_QUESTIONS } from './example-questions.ts';
import { GRAPHQL_PATH } from './front-door.ts';
import { type Asset, GRAPHIQL_PAGE, GRAPHIQL_PATH, GRAPHIQL_POLICY, graphiqlAsset } from './graphiql.ts';
import { refusal } from './refusal.ts';

export interface PageOptions extends ApiParts {
  readonly pages?: boolean;
  readonly maxLag?: number;
}

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Pages without script: nothing may be loaded but the style in the page itself. */
const PLAIN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The answer to a request that is no query.
 * @throws a refusal for a method that is not for reading (405)
 */
export async function pageFor(request: Request, url: URL, options: PageOptions): Promise<Response> {
  const { pathname } = url;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const expected = pathname === GRAPHQL_PATH ? 'POST for queries, GET for GraphiQL' : 'GET';
    throw refusal('BAD_USER_INPUT', `Cannot ${request.method} here: expected ${expected}`, 405);
  }
  const answer = await readablePage(request, pathname, options);
  return request.method === 'HEAD' ? new Response(null, { status: answer.status, headers: answer.headers }) : answer;
}

async function readablePage(request: Request, pathname: string, options: PageOptions): Promise<Response> {
  if (pathname === '/health') return json({ status: 'alive' });
  if (pathname === '/ready') return readiness(options);
  if (options.pages !== false) {
    if (pathname === GRAPHQL_PATH && accepts(request, 'text/html')) return html(200, GRAPHIQL_PAGE, GRAPHIQL_POLICY);
    if (pathname.startsWith(GRAPHIQL_PATH)) {
      const asset = graphiqlAsset(pathname.slice(GRAPHIQL_PATH.length));
      if (asset) return assetAnswer(request, await asset);
    }
    if (pathname === '/') return html(200, await startPage(options), PLAIN_POLICY);
  }
  if (pathname === GRAPHQL_PATH)
    throw refusal('BAD_USER_INPUT', 'Cannot answer a query by GET: expected POST with a JSON body', 405);
  if (!accepts(request, 'text/html'))
    throw refusal('NOT_FOUND', `Nothing is here: GraphQL is asked by POST to ${GRAPHQL_PATH}`);
  return html(404, notFoundPage(options), PLAIN_POLICY);
}

/** Headers every answer carries. Changes the response, whose headers are still open. */
export function withHeaders(response: Response, correlationId: string): void {
  const { headers } = response;
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  headers.set('x-correlation-id', correlationId);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-resource-policy', 'same-origin');
  set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  set('cache-control', 'no-store');
  // The rest of a body that was too large is not read: the connection ends with the answer.
  if (response.status === 413) headers.set('connection', 'close');
  if (response.status === 405) set('allow', 'GET, HEAD, POST');
  if (response.status === 401) set('www-authenticate', 'Bearer realm="newsloom"');
}

/** Ready: the log can be read and the graph is not further behind than allowed. */
async function readiness({ log, graph, maxLag = 100 }: PageOptions): Promise<Response> {
  try {
    const [head, checkpoint] = await Promise.all([log.head(), graph.checkpoint()]);
    const graphPosition = checkpoint?.position ?? 0;
    const ready = head.position - graphPosition <= maxLag;
    const position = head.position;
    return json({ ready, position, graphPosition, engine: graph.engine }, ready ? 200 : 503);
  } catch {
    // Why is for the messages of the server: this answer goes to anybody.
    return json({ ready: false, reason: 'the log or the graph cannot be read; see the messages of the server' }, 503);
  }
}

async function startPage({ log, graph, history }: PageOptions): Promise<string> {
  const [head, checkpoint] = await Promise.all([log.head(), history.checkpoint()]);
  const at = undefined;
  const count = (type: 'Article' | 'Story' | 'NewsEvent' | 'Quote' | 'Entity') =>
    history.questions.count({ type }, 100_000, at);
  const [articles, stories, newsEvents, entities, quotes] = checkpoint
    ? await Promise.all([count('Article'), count('Story'), count('NewsEvent'), count('Entity'), count('Quote')])
    : [0, 0, 0, 0, 0];
  const questions = EXAMPLE_QUESTIONS.map((question) => {
    const link = `${GRAPHQL_PATH}?query=${encodeURIComponent(annotated(question))}`;
    return `<li><a href="${escaped(link)}">${escaped(question.title)}</a><br>${escaped(question.comment)}</li>`;
  });
  return page(
    'Newsloom',
    `<p>Reads news articles and keeps what they say as a graph that can be asked, checked and rebuilt.</p>
<p>Articles: ${articles}. Stories: ${stories}. News events: ${newsEvents}. Entities: ${entities}. Quotes: ${quotes}.
The log stands at position ${head.position}, the graph (${escaped(graph.engine)}) at ${checkpoint?.position ?? 0}.</p>
${articles === 0 ? '<p>Nothing has been read yet. Bring in articles with <code>newsloom ingest FILE</code>.</p>' : ''}
<p><a href="${GRAPHQL_PATH}">Ask the graph in GraphiQL</a></p>
<h2>Questions to begin with</h2>
<ol>${questions.join('\n')}</ol>`,
  );
}

/** A refusal as a page, for somebody who came with a browser; `message` is fit for the client. */
export function refusalPage(status: number, message: string, correlationId: string): Response {
  const text = `<p>${escaped(message)}.</p>\n<p>The server knows this request as <code>${escaped(correlationId)}</code>.</p>\n<p><a href="/">The start page</a></p>`;
  return html(status, page('This did not work', text), PLAIN_POLICY);
}

/** Whether the request comes from somebody who looks at pages. */
export function wantsPage(request: Request): boolean {
  return request.method === 'GET' && accepts(request, 'text/html');
}

function notFoundPage({ pages }: PageOptions): string {
  const here =
    pages === false
      ? ''
      : '<li><a href="/">the start page</a></li>\n<li><a href="/graphql">GraphiQL, to ask the graph</a></li>\n';
  return page(
    'Nothing is at this address',
    `<p>Here is:</p>\n<ul>\n${here}<li><code>POST /graphql</code>, where programs ask</li>
<li><a href="/health">/health</a> and <a href="/ready">/ready</a>, for whoever watches over the server</li>\n</ul>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
li { margin-bottom: 0.75rem; }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${body}
</body>
</html>
`;
}

function assetAnswer(request: Request, asset: Asset): Response {
  const headers = {
    'content-type': asset.type,
    etag: asset.etag,
    // Asked again each time, answered 304: an upgrade shows at once.
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
  };
  if (request.headers.get('if-none-match')?.includes(asset.etag)) return new Response(null, { status: 304, headers });
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(body(asset.raw), { headers });
  return new Response(body(asset.gzipped), { headers: { ...headers, 'content-encoding': 'gzip' } });
}

/** Typed arrays over shared memory are no bodies; ours never are. */
function body(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

function accepts(request: Request, type: string): boolean {
  return request.headers.get('accept')?.includes(type) ?? false;
}

function json(value: object, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': JSON_TYPE } });
}

function html(status: number, text: string, policy: string): Response {
  return new Response(text, { status, headers: { 'content-type': HTML, 'content-security-policy': policy } });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
