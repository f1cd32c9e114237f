/**
 * GraphiQL without any network: the page of @graphql-yoga/render-graphiql taken apart into files of our own server, so that a strict
 * Content-Security-Policy holds (no inline script) and a browser keeps the 5 MB of script. Each file is compressed once.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { annotated, EXAMPLE_QUESTIONS } from './example-questions.ts';
import { GRAPHQL_PATH } from './front-door.ts';

export interface Asset {
  readonly type: string;
  /** Strong, with quotes; of the bytes before compression. */
  readonly etag: string;
  readonly raw: Uint8Array;
  readonly gzipped: Uint8Array;
}

/** Where its files are served. */
export const GRAPHIQL_PATH = '/graphiql/';

/** What its page may load: own files only; Monaco sets styles inline and carries its fonts in its style sheet. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const GRAPHIQL_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Newsloom: ask the graph</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${GRAPHIQL_PATH}graphiql.css">
</head>
<body class="no-focus-outline">
<noscript>GraphiQL needs JavaScript. Without it, send queries by POST to ${GRAPHQL_PATH}, or use "newsloom ask".</noscript>
<div id="root"></div>
<script src="${GRAPHIQL_PATH}graphiql.js"></script>
<script src="${GRAPHIQL_PATH}start.js"></script>
</body>
</html>
`;

type Loaded = typeof import('@graphql-yoga/render-graphiql/graphiql');

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

const FILES: Readonly<Record<string, { readonly type: string; readonly text: (loaded: Loaded) => string }>> = {
  'graphiql.css': { type: CSS, text: ({ css }) => `${css}\nhtml, body, #root { height: 100%; margin: 0; }\n` },
  // Set before the editor's own code runs: it asks for its workers while loading.
  'graphiql.js': { type: SCRIPT, text: ({ js }) => `${workerAddresses()}\n${js}` },
  'start.js': { type: SCRIPT, text: startScript },
  'editor.worker.js': { type: SCRIPT, text: ({ editorWorkerService }) => editorWorkerService },
  'json.worker.js': { type: SCRIPT, text: ({ jsonWorker }) => jsonWorker },
  'graphql.worker.js': { type: SCRIPT, text: ({ graphqlWorker }) => graphqlWorker },
};

const WORKERS = { editorWorkerService: 'editor.worker.js', json: 'json.worker.js', graphql: 'graphql.worker.js' };

const assets = new Map<string, Promise<Asset>>();

/** The file of GraphiQL with this name, or undefined; loaded and compressed when first asked for (0.5 s for the largest). */
export function graphiqlAsset(name: string): Promise<Asset> | undefined {
  if (!Object.hasOwn(FILES, name)) return undefined;
  let asset = assets.get(name);
  if (!asset) {
    asset = loadAsset(name);
    // A failed load is tried again by the next request.
    asset.catch(() => assets.delete(name));
    assets.set(name, asset);
  }
  return asset;
}

async function loadAsset(name: string): Promise<Asset> {
  const { type, text } = FILES[name]!;
  // 9 MB of text: not loaded by a server that nobody opens GraphiQL on.
  const loaded = await import('@graphql-yoga/render-graphiql/graphiql');
  const raw = Buffer.from(text(loaded), 'utf8');
  const gzipped = await promisify(gzip)(raw, { level: 9 });
  const etag = `"${createHash('sha256').update(raw).digest('base64url').slice(0, 27)}"`;
  return { type, etag, raw, gzipped };
}

function workerAddresses(): string {
  return `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => '${GRAPHIQL_PATH}' + ${JSON.stringify(WORKERS)}[label] };`;
}

/** Opens the example questions in tabs, behind the query that the address asks for, if any. */
function startScript(): string {
  const tabs = EXAMPLE_QUESTIONS.map((question) => ({
    query: annotated(question),
    ...(question.variables ? { variables: JSON.stringify(question.variables, null, 2) } : {}),
  }));
  const options = {
    endpoint: GRAPHQL_PATH,
    title: 'Newsloom',
    logo: '',
    // A key typed into the headers must not stay in the browser's storage.
    shouldPersistHeaders: false,
  };
  return `const asked = new URL(location.href).searchParams.get('query');
const tabs = ${JSON.stringify(tabs)};
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  ...${JSON.stringify(options)},
  defaultTabs: asked ? [{ query: asked }, ...tabs] : tabs,
});
`;
}
