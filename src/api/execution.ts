/** Yoga plugins around the execution of a query: the limits before it, the time limit during it, the answer's errors after it. */
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { checkCost, type Limits, parseWithin } from './cost.ts';
import { answerResult, type ReportError } from './error-answer.ts';
import { refusal } from './refusal.ts';

/** What yoga's hooks know of a request beside yoga's own things; made by the front door. */
export interface RequestFacts {
  correlationId: string;
  mayChange: boolean;
  /** The label of the key that was sent, when it has one. */
  author?: string;
  bodyLimit: number;
  /** Aborts when the client is gone or the time is over. */
  abort: AbortController;
}

/** Refuses what is too expensive: its text before validation, its cost before execution. */
export function limitQueries(limits: Limits): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: unknown) => parseWithin(limits, String(source)));
    },
    onExecute({ args, setResultAndStopExecution }) {
      try {
        checkCost(limits, args.schema, args.document, args.operationName, args.variableValues);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        setResultAndStopExecution({ errors: [error] });
      }
    },
  };
}

/** Answers TIMEOUT when execution takes longer than allowed (ms), and lets nothing more be asked of the graph. */
export function limitTime(allowed: { readonly queryMs: number; readonly mutationMs: number }): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const operation = getOperationAST(args.document, args.operationName);
      const timeoutMs = operation?.operation === 'mutation' ? allowed.mutationMs : allowed.queryMs;
      const { abort } = args.contextValue as unknown as RequestFacts;
      setExecuteFn(async (parameters) => {
        let timer: NodeJS.Timeout | undefined;
        const over = new Promise<ExecutionResult>((resolve) => {
          timer = setTimeout(() => {
            const error = refusal(
              'TIMEOUT',
              `Cannot answer within ${timeoutMs} ms; ask for fewer items ("first") or in several queries`,
            );
            resolve({ errors: [error] });
            abort.abort(error);
          }, timeoutMs);
        });
        try {
          return await Promise.race([executeFn(parameters), over]);
        } finally {
          clearTimeout(timer);
        }
      });
    },
  };
}

/** Refuses questions about the schema itself. */
export function hideSchema(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}

/** Makes the errors of every answer fit for the client, and sets the HTTP status. */
export function answerErrors(options: { report: ReportError; suggestions: boolean }): Plugin {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      if (!isSingleResult(result)) return;
      const { correlationId } = serverContext as unknown as RequestFacts;
      const answer = answerResult(result, { ...options, correlationId });
      if (result.errors)
        setResult({ ...answer.result, extensions: { ...result.extensions, http: { status: answer.status } } });
    },
  };
}

function isSingleResult(result: unknown): result is ExecutionResult {
  return typeof result === 'object' && result !== null && !Array.isArray(result) && !(Symbol.asyncIterator in result);
}

/** Parsed documents by text: a few and only short ones, so that no client can fill the memory with them. */
export function createDocumentCache(): {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
} {
  const documents = new Map<string, DocumentNode>();
  return {
    get: (text) => documents.get(text),
    set(text, document) {
      if (text.length > 10_000) return;
      const oldest = documents.keys().next();
      if (documents.size >= 200 && !oldest.done) documents.delete(oldest.value);
      documents.set(text, document);
    },
  };
}
