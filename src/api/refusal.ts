/**
 * Refusals of the API: the closed list of codes that a client can get, and how each reads over HTTP.
 * Only these reach a client; every other error is masked (see error-answer.ts).
 */
import { GraphQLError } from 'graphql';

/** Every value that `extensions.code` can have. */
export const REFUSAL_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'JUDGEMENT_REFUSED',
  'QUERY_TOO_EXPENSIVE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'GRAPH_UNAVAILABLE',
  'GRAPH_REBUILDING',
  'TIMEOUT',
  'INTERNAL_SERVER_ERROR',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** HTTP status of an answer that holds nothing but this refusal. */
export const STATUS_OF: { readonly [C in RefusalCode]: number } = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  JUDGEMENT_REFUSED: 409,
  QUERY_TOO_EXPENSIVE: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  GRAPH_UNAVAILABLE: 503,
  GRAPH_REBUILDING: 503,
  TIMEOUT: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/**
 * A planned refusal, to be thrown. `message` is "Cannot ...: found, expected" and is shown to the client as it is, so it must hold
 * nothing secret. `status` replaces the usual HTTP status of the code.
 */
export function refusal(code: RefusalCode, message: string, status: number = STATUS_OF[code]): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

/** Whether an error carries one of our codes, that is, was made by `refusal`. */
export function isRefusal(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && REFUSAL_CODES.some((code) => error.extensions['code'] === code);
}
