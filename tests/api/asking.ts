/** Ways to ask an API in a test: in-process, as a program would over HTTP. */
import { type Api, type ApiOptions, createApi } from '../../src/api/api.ts';
import type { Commands } from '../../src/api/commands.ts';
import type { Curation } from '../../src/api/curation.ts';
import { curationOf } from '../../src/cli/curation.ts';
import { openBodyCache } from '../../src/log/body-cache.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { World } from './small-world.ts';

/** The key that `apiOf` takes as valid. */
export const KEY = 'nl_valid-in-tests';

/** Commands of an API that nobody judges through. */
export const noJudging: Pick<Commands, 'judge' | 'publishedOf'> = {
  judge() {
    throw new Error('Cannot judge: this test does not');
  },
  publishedOf() {
    throw new Error('Cannot read a date: this test does not');
  },
};

/** Commands of an API that is only read from. */
const noCommands: Commands = {
  ...noJudging,
  ingest() {
    throw new Error('Cannot ingest: this test reads only');
  },
};

/** Curation of a world about which nothing was judged. */
export function noCuration(world: World): Curation {
  return curationOf(openMemoryStore(), openBodyCache(world.log));
}

export interface TestApi {
  readonly api: Api;
  /** What was reported to the operator, newest last. */
  readonly reported: { readonly error: unknown; readonly correlationId: string }[];
}

export function apiOf(world: World, options: Partial<ApiOptions> = {}): TestApi {
  const reported: TestApi['reported'] = [];
  const api = createApi({
    graph: world.graph,
    history: world.graph,
    log: world.log,
    commands: noCommands,
    curation: noCuration(world),
    isValidKey: (key) => key === KEY,
    report: (error, correlationId) => reported.push({ error, correlationId }),
    ...options,
  });
  return { api, reported };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by path, and a wrong path fails the test
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly correlationId: string };
  }[];
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  let json: { data?: unknown; errors?: Answer['errors'] } = {};
  if (response.headers.get('content-type')?.includes('json')) json = JSON.parse(text) as typeof json;
  const { status, headers } = response;
  return { status, headers, text, data: json.data ?? null, errors: json.errors ?? [] };
}

/** Posts a query as JSON. */
export async function post(
  api: Api,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await api.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return answerOf(response);
}

/** The data of a query that must be answered without errors. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export async function dataOf(api: Api, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<any> {
  const { data, errors } = await post(api, query, variables);
  if (errors.length > 0) throw new Error(`Cannot answer ${query}: ${JSON.stringify(errors)}`);
  return data;
}

/** The code and message of the one error of a query. */
export async function refusalOf(
  api: Api,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: string; readonly message: string; readonly status: number }> {
  const { errors, status } = await post(api, query, variables, headers);
  if (errors.length !== 1)
    throw new Error(`Cannot find one error: there are ${errors.length}, ${JSON.stringify(errors)}`);
  const [error] = errors;
  return { code: error!.extensions.code, message: error!.message, status };
}
