/**
 * What resolvers are given: the parts of the program the API stands on, and what belongs to one request.
 */
import type { At, Graph, HistoryGraph, NodeFilter } from '../graph/graph.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Commands } from './commands.ts';
import type { Curation } from './curation.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { refusal } from './refusal.ts';

/** The parts of the program the API stands on. `graph` answers for now; `history` answers for the past and searches. */
export interface ApiParts {
  readonly graph: Graph;
  /** May be the same object as `graph`. */
  readonly history: HistoryGraph;
  readonly log: EventLog;
  readonly commands: Commands;
  readonly curation: Curation;
  /** How long a mutation waits for the graph to follow, ms; default 10,000. */
  readonly followTimeoutMs?: number;
}

export interface ApiContext {
  readonly parts: ApiParts;
  readonly loaders: Loaders;
  /** Aborts when the client is gone or the request took too long. */
  readonly signal: AbortSignal;
  /** Whether changes are allowed: a valid key was sent, or the owner asks on the command line. */
  readonly mayChange: boolean;
  /** Who judges unless the request says so: the label of the key it carries; absent without one. */
  readonly author?: string;
  /**
   * The moment a question is answered for. Without `asOf` that is one and the same position for the whole request where the graph has
   * history, so that all parts of an answer fit together while the graph moves on.
   * @throws a BAD_USER_INPUT refusal when `asOf` is not between 0 and the position the graph has come to
   */
  moment(asOf: number | null | undefined): Promise<At>;
  /** The same after a change: the newest moment from now on. */
  refresh(): void;
}

export function createContext(
  parts: ApiParts,
  request: { signal: AbortSignal; mayChange: boolean; author?: string },
): ApiContext {
  const { graph, history } = parts;
  const questionsAt = (at: At, filter?: NodeFilter) =>
    // Search stands in the history graph on every engine.
    (at !== undefined || filter?.search ? history : graph).questions;
  let head: Promise<number> | undefined;
  const followed = () => {
    head ??= history.checkpoint().then((checkpoint) => checkpoint?.position ?? 0);
    return head;
  };
  return {
    parts,
    signal: request.signal,
    mayChange: request.mayChange,
    loaders: createLoaders(questionsAt, history, request.signal),
    ...(request.author === undefined ? {} : { author: request.author }),
    async moment(asOf) {
      if (asOf === undefined || asOf === null) return graph === history ? await followed() : undefined;
      const position = await followed();
      if (asOf > position) {
        throw refusal(
          'BAD_USER_INPUT',
          `Cannot answer as of position ${asOf}: the graph stands at ${position}, expected 0 to ${position}`,
        );
      }
      return asOf;
    },
    refresh() {
      head = undefined;
    },
  };
}
