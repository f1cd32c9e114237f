/**
 * The API: GraphQL at /graphql, GraphiQL beside it, /health and /ready, a start page. Everything that can be fetched goes through the
 * front door first. Works in-process (`api.fetch`) and on a server (server.ts).
 */
import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { type ApiParts, createContext } from './context.ts';
import { DEFAULT_LIMITS, type Limits } from './cost.ts';
import { answerError, type ReportError } from './error-answer.ts';
import {
  answerErrors,
  createDocumentCache,
  hideSchema,
  limitQueries,
  limitTime,
  type RequestFacts,
} from './execution.ts';
import {
  BODY_LIMIT,
  BODY_LIMIT_WITH_KEY,
  checkContentLength,
  checkContentType,
  checkHost,
  checkOrigin,
  GRAPHQL_PATH,
  presentedKey,
  readJson,
  wrongKey,
} from './front-door.ts';
import { pageFor, refusalPage, wantsPage, withHeaders } from './pages.ts';
import { buildApiSchema } from './schema.ts';

/** A valid key, perhaps with its label, or none. */
export type KeyAnswer = boolean | { readonly label: string };

export interface ApiOptions extends ApiParts {
  /** Whether an API key is valid, with its label where it has one: `(key) => checkKey(file, key) ?? false`. */
  readonly isValidKey: (key: string) => KeyAnswer | Promise<KeyAnswer>;
  /** Where errors go that a client must not see. */
  readonly report: ReportError;
  /** Host names the server may be called by besides localhost, 127.0.0.1 and [::1], without port. */
  readonly hosts?: readonly string[];
  /** Default true: GraphiQL and the start page are served. */
  readonly pages?: boolean;
  /** Default true: "Did you mean ...?" in errors tells names of the schema, and the schema can be asked for. */
  readonly openSchema?: boolean;
  /** How long a query may take, ms; default 10,000. A mutation may take as long as it waits for the graph on top. */
  readonly timeoutMs?: number;
  readonly limits?: Limits;
  /** How many positions the graph may be behind the log for /ready; default 100. */
  readonly maxLag?: number;
}

/** A yoga server: `fetch(request)` answers in-process, the value itself is a listener for node:http. */
export type Api = YogaServerInstance<object, object> & { readonly schema: GraphQLSchema };

export function createApi(options: ApiOptions): Api {
  const schema = buildApiSchema();
  const { openSchema = true, timeoutMs = 10_000, followTimeoutMs = 10_000, limits = DEFAULT_LIMITS } = options;
  const yoga = createYoga<object, object>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [
      frontDoor(options),
      readBody(),
      limitQueries(limits),
      limitTime({ queryMs: timeoutMs, mutationMs: timeoutMs + followTimeoutMs }),
      ...(openSchema ? [] : [hideSchema()]),
      answerErrors({ report: options.report, suggestions: openSchema }),
    ],
    context: (initial) => {
      const facts = initial as unknown as RequestFacts;
      initial.request.signal.addEventListener('abort', () => facts.abort.abort(), { once: true });
      const { mayChange, author } = facts;
      return createContext(options, {
        signal: facts.abort.signal,
        mayChange,
        ...(author === undefined ? {} : { author }),
      });
    },
    parserAndValidationCache: {
      documentCache: createDocumentCache(),
      errorCache: { get: () => undefined, set: () => {} },
    },
    // All of these are ours, or not there at all: see front-door.ts, pages.ts and error-answer.ts.
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: '\n',
    cors: false,
    multipart: false,
    batching: false,
    maskedErrors: false,
    maxRequestBodySize: false,
    logging: false,
  });
  return Object.assign(yoga, { schema });
}

/** First of all plugins: checks the request and answers everything that is not GraphQL. */
function frontDoor(options: ApiOptions): Plugin {
  const hosts = new Set((options.hosts ?? []).map((host) => host.toLowerCase()));
  return {
    async onRequest({ request, url, serverContext, endResponse, fetchAPI }) {
      const facts = serverContext as unknown as RequestFacts;
      facts.correlationId = randomUUID();
      facts.abort = new AbortController();
      facts.mayChange = false;
      facts.bodyLimit = BODY_LIMIT;
      try {
        const host = hostOf(request, serverContext);
        checkHost(host, hosts);
        const isQuery = url.pathname === GRAPHQL_PATH && request.method === 'POST';
        if (!isQuery) {
          endResponse(await pageFor(request, url, options));
          return;
        }
        checkOrigin(request.headers, host);
        const key = presentedKey(request.headers);
        if (key !== undefined) {
          const valid = await options.isValidKey(key);
          if (!valid) throw wrongKey();
          facts.mayChange = true;
          if (valid !== true) facts.author = valid.label;
          facts.bodyLimit = BODY_LIMIT_WITH_KEY;
        }
        checkContentType(request.headers);
        checkContentLength(request.headers, facts.bodyLimit);
      } catch (error) {
        const answer = answerError(error, {
          correlationId: facts.correlationId,
          report: options.report,
          suggestions: false,
        });
        if (wantsPage(request)) {
          endResponse(refusalPage(answer.status, answer.error.message, facts.correlationId));
          return;
        }
        const body = JSON.stringify({ errors: [answer.error] });
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        endResponse(new fetchAPI.Response(body, { status: answer.status, headers }));
      }
    },
    onResponse({ response, serverContext }) {
      withHeaders(response, (serverContext as unknown as RequestFacts).correlationId);
    },
  };
}

/** Replaces yoga's readers of bodies: JSON only, and never more than the request may bring. */
function readBody(): Plugin {
  return {
    onRequestParse({ setRequestParser, serverContext }) {
      const { bodyLimit } = serverContext as unknown as RequestFacts;
      setRequestParser(async (request) => readJson(request.body, bodyLimit));
    },
  };
}

/** The host a request names: its header, or the address of a request made in-process. */
function hostOf(request: Request, serverContext: object): string | null {
  const incoming = (serverContext as { req?: { headers: { host?: string } } }).req;
  return incoming ? (incoming.headers.host ?? null) : (request.headers.get('host') ?? new URL(request.url).host);
}
