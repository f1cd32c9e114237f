/**
 * What the API asks of the rest of the program when something is to be changed. The mutation resolvers know nothing else; who
 * implements it appends to the log.
 */
import type { ArticleId } from '../domain/ids.ts';

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
}
