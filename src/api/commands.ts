/**
 * What the API asks of the rest of the program when something is to be changed. The mutation resolvers know nothing else; who
 * implements it appends to the log.
 */
import type { Authored, PublishedFact } from '../domain/domain-event.ts';
import type { NodeId } from '../domain/graph.ts';
import type { ArticleId, JudgementId } from '../domain/ids.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';

/** What became of one row of an ingest. */
export interface CommandOutcome {
  /** Which row, from 0. */
  readonly index: number;
  readonly outcome: 'NEW' | 'UNCHANGED' | 'REVISED' | 'REJECTED';
  /** The article; absent when it was rejected. */
  readonly article?: ArticleId;
  /** Why it was rejected and what to do about it, in one text shown to the client; absent otherwise. */
  readonly reason?: string;
}

/** A command that cannot be carried out as things stand. Its message is shown to the client as it is. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/** What became of a judgement. */
export interface JudgementOutcome {
  /** Of a revocation, the id of the judgement that was revoked. */
  readonly judgement: JudgementId;
  readonly position: number;
  /** True when the same request was answered before. */
  readonly repeated: boolean;
  /** What its commit speaks of, by canonical id as it is now, each once. */
  readonly changed: readonly NodeId[];
  /** How many domain events its commit holds. */
  readonly events: number;
}

export interface Commands {
  /**
   * Reads articles and appends what they say to the log. `rows` have the fields of an input file's rows ({title, text | html, url?, id?,
   * outlet?, byline?, publishedAt?, updatedAt?, language?, source?, collection?, rights?}) and nothing of them is checked yet beyond
   * their types. Resolves when everything is on disk, with the position of the log's head then; it need not wait for the graph.
   * Called again with the same request key it changes nothing and gives the same outcomes, or UNCHANGED for each row.
   * A bad row is an outcome, never an error.
   */
  ingest(
    rows: readonly unknown[],
    requestKey: string,
  ): Promise<{ readonly position: number; readonly outcomes: readonly CommandOutcome[] }>;
  /**
   * Makes a judgement and appends it with all that follows from it. Called again with the same request key it changes nothing and gives
   * the same outcome.
   * @throws {CommandRefused} when it cannot be made as things stand
   */
  judge(order: JudgementOrder, authored: Authored, requestKey: string): Promise<JudgementOutcome>;
  /** A date as people write it. @throws {CommandRefused} when it is none */
  publishedOf(text: string): PublishedFact;
}
