/** The mutation ingest: hands articles to the commands, waits until the graph has followed, and tells what became of each. */
import type { ApiContext } from './context.ts';
import { findNode } from './nodes.ts';
import { refusal } from './refusal.ts';

export const MAX_ARTICLES = 100;

interface IngestArguments {
  readonly input: { readonly articles: readonly object[]; readonly requestKey: string };
}

/** @throws UNAUTHENTICATED without a valid key, BAD_USER_INPUT for a list or key of the wrong size */
export async function ingest(_: unknown, { input }: IngestArguments, context: ApiContext) {
  mustMayChange(context, 'ingest');
  const { articles, requestKey } = input;
  if (articles.length === 0 || articles.length > MAX_ARTICLES) {
    throw refusal(
      'BAD_USER_INPUT',
      `Cannot ingest ${articles.length} articles, expected 1 to ${MAX_ARTICLES} in one request`,
    );
  }
  mustBeRequestKey(requestKey, 'ingest');
  // A plain object each: what arrives from the client has no prototype.
  const rows = articles.map((article) => ({ ...article }));
  const { position, outcomes } = await context.parts.commands.ingest(rows, requestKey);
  const followed = await waitForGraph(context, position);
  context.refresh();
  return {
    position,
    followed,
    outcomes: outcomes.map(({ index, outcome, article, reason }) => ({
      index,
      outcome,
      reason: reason ?? null,
      article: async () => (article ? findNode(context, article, await context.moment(undefined)) : null),
    })),
  };
}

/** @throws UNAUTHENTICATED for a request without a valid key */
export function mustMayChange(context: ApiContext, what: string): void {
  if (context.mayChange) return;
  throw refusal(
    'UNAUTHENTICATED',
    `Cannot ${what}: the request carries no API key, expected the header "authorization: Bearer nl_..."; make a key with "newsloom key create"`,
  );
}

/** @throws BAD_USER_INPUT for a request key of the wrong size */
export function mustBeRequestKey(requestKey: string, what: string): void {
  if (requestKey.length >= 8 && requestKey.length <= 200) return;
  throw refusal('BAD_USER_INPUT', `Cannot ${what}: requestKey has ${requestKey.length} characters, expected 8 to 200`);
}

/** Whether the graphs came to `position` before the time was over or the client left. */
export async function waitForGraph(context: ApiContext, position: number): Promise<boolean> {
  const { graph, history, followTimeoutMs = 10_000 } = context.parts;
  const graphs = graph === history ? [graph] : [graph, history];
  const deadline = performance.now() + followTimeoutMs;
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    const positions = await Promise.all(graphs.map(async (each) => (await each.checkpoint())?.position ?? 0));
    if (positions.every((reached) => reached >= position)) return true;
    if (context.signal.aborted || performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
