/** A question asked without a server: what `newsloom ask` runs. */
import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { type ApiParts, createContext } from './context.ts';
import { answerResult, type ReportError } from './error-answer.ts';
import { buildApiSchema } from './schema.ts';

export interface AskOptions extends ApiParts {
  readonly report: ReportError;
  /** The schema when it is at hand already; else it is built. */
  readonly schema?: GraphQLSchema;
  readonly signal?: AbortSignal;
}

/**
 * Executes one GraphQL document and gives its answer as over HTTP, `{ data, errors }`. The asker owns the data, so there are no limits and
 * changes need no key. Errors of the question are in the answer, never thrown.
 */
export async function ask(
  options: AskOptions,
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<ExecutionResult> {
  const schema = options.schema ?? buildApiSchema();
  const result = await executed(schema, source, variables, options);
  return answerResult(result, { correlationId: 'local', report: options.report, suggestions: true }).result;
}

async function executed(
  schema: GraphQLSchema,
  source: string,
  variables: Readonly<Record<string, unknown>>,
  options: AskOptions,
): Promise<ExecutionResult> {
  try {
    const document = parse(source);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    const signal = options.signal ?? new AbortController().signal;
    return await execute({
      schema,
      document,
      variableValues: variables,
      contextValue: createContext(options, { signal, mayChange: true }),
    });
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}
