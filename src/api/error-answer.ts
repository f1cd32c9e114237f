/**
 * What a client gets to see of an error: its code out of the closed list, and a correlation id under which the whole error is
 * reported on our side. Only planned refusals and mistakes in the query keep their words; everything else is masked.
 */
import { type ExecutionResult, GraphQLError } from 'graphql';
import { ForeignGraph, GraphRebuilding, GraphTimeout, GraphUnavailable } from '../graph/graph.ts';
import { isRefusal, type RefusalCode, STATUS_OF } from './refusal.ts';

/** Takes what a client must not see: the whole error, under the correlation id the client was given. */
export type ReportError = (error: unknown, correlationId: string) => void;

export interface AnswerOptions {
  readonly correlationId: string;
  readonly report: ReportError;
  /** Whether "Did you mean ...?" may tell names of the schema. */
  readonly suggestions: boolean;
}

/** The answer with its errors made fit for the client, and the HTTP status that goes with it. */
export function answerResult(
  result: ExecutionResult,
  options: AnswerOptions,
): { readonly result: ExecutionResult; readonly status: number } {
  const { errors } = result;
  if (!errors) return { result, status: 200 };
  const answered = errors.map((error) => answerError(error, options));
  // Half an answer is an answer; without any data the first error tells the status.
  const status = result.data ? 200 : (answered[0]?.status ?? 500);
  return { result: { ...result, errors: answered.map(({ error }) => error) }, status };
}

/** One error as the client sees it. */
export function answerError(
  error: unknown,
  { correlationId, report, suggestions }: AnswerOptions,
): { readonly error: GraphQLError; readonly status: number } {
  const { code, message, status } = reading(error);
  if (code === 'INTERNAL_SERVER_ERROR' || code === 'GRAPH_UNAVAILABLE') report(error, correlationId);
  const shown = new GraphQLError(suggestions ? message : message.replace(/ Did you mean .*\?$/s, ''), {
    ...(error instanceof GraphQLError ? placeOf(error) : {}),
    extensions: { code, correlationId },
  });
  return { error: shown, status };
}

/** Where in query and answer an error stands. */
function placeOf({ nodes, source, positions, path }: GraphQLError) {
  return {
    ...(nodes ? { nodes } : {}),
    ...(source ? { source } : {}),
    ...(positions ? { positions } : {}),
    ...(path ? { path } : {}),
  };
}

function reading(error: unknown): { code: RefusalCode; message: string; status: number } {
  const root = rootOf(error);
  if (isRefusal(root)) {
    const { code, http } = root.extensions as { code: RefusalCode; http?: { status: number } };
    return { code, message: root.message, status: http?.status ?? STATUS_OF[code] };
  }
  if (root instanceof GraphRebuilding) {
    return known('GRAPH_REBUILDING', 'Cannot answer: the graph is being rebuilt; ask again in a moment');
  }
  if (root instanceof ForeignGraph || root instanceof GraphUnavailable) {
    return known(
      'GRAPH_UNAVAILABLE',
      'Cannot answer: the graph cannot be read at present; ask again, and look at the messages of the server',
    );
  }
  if (
    root instanceof GraphTimeout ||
    (root instanceof Error && (root.name === 'AbortError' || root.name === 'TimeoutError'))
  )
    return timedOut();
  // What graphql-js says of a query before it runs (no path yet), and of an argument while it runs.
  if (
    root instanceof GraphQLError &&
    error instanceof GraphQLError &&
    (!error.path || /^(Argument|Variable) "/.test(root.message))
  ) {
    const http = root.extensions['http'] as { status?: number } | undefined;
    return { code: 'BAD_USER_INPUT', message: root.message, status: http?.status ?? 400 };
  }
  return known(
    'INTERNAL_SERVER_ERROR',
    'Cannot answer: something went wrong inside; the server reported it under this correlation id',
  );
}

function known(code: RefusalCode, message: string) {
  return { code, message, status: STATUS_OF[code] };
}

function timedOut() {
  return known('TIMEOUT', 'Cannot answer: it took too long; ask for fewer items ("first") or in several queries');
}

/** The error that was thrown in the beginning, behind what graphql-js and yoga wrap around it. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}
