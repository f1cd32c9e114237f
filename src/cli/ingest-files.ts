/**
 * Files in, outcomes out: what `newsloom ingest` and the first start of the demo do. Articles go to the ingester in input order, a few
 * at a time; each batch is on disk before the next is read, so breaking it off loses nothing and running it again goes on.
 */

import { acquire } from '../acquire/acquire.ts';
import type { AcquireOptions } from '../acquire/acquire-options.ts';
import type { ArticleInput, Rejection } from '../domain/article.ts';
import type { Ingester, Outcome } from '../log/ingest.ts';

/** Articles decided in one turn: one durable write for all of them. */
const BATCH = 16;
/** Characters of text in one turn, at most: what reads in a fraction of a second, so that long articles are acknowledged soon. */
const BATCH_TEXT = 32_000;

export interface IngestCounts {
  files: number;
  new: number;
  unchanged: number;
  revised: number;
  rejected: number;
  /** Links decided without a look at every candidate, since more stood under a key than are compared. */
  cut: number;
}

export interface IngestReport {
  /** An article is on disk, or was known. */
  outcome?(input: ArticleInput, outcome: Outcome): void;
  /** A row could not become an article. */
  rejected?(rejection: Rejection): void;
  progress?(bytes: number, total: number | undefined, counts: Readonly<IngestCounts>): void;
}

/** Reads all inputs and ingests what they hold; refused rows are recorded once a file. */
export async function ingestFiles(
  ingester: Ingester,
  inputs: readonly string[],
  options: AcquireOptions,
  report: IngestReport = {},
): Promise<IngestCounts> {
  const counts: IngestCounts = { files: 0, new: 0, unchanged: 0, revised: 0, rejected: 0, cut: 0 };
  let batch: ArticleInput[] = [];
  let refused: Rejection[] = [];
  let waiting = 0;
  let before = 0;
  let size = 0;
  let total: number | undefined;

  const refuse = (rejection: Rejection) => {
    counts.rejected += 1;
    refused.push(rejection);
    report.rejected?.(rejection);
  };
  const flush = async () => {
    const inBatch = batch;
    batch = [];
    waiting = 0;
    const outcomes = inBatch.length > 0 ? await ingester.ingest(inBatch) : [];
    outcomes.forEach((outcome, index) => {
      if (outcome.kind === 'REJECTED') refuse(outcome.rejection);
      else counts[outcome.kind === 'NEW' ? 'new' : outcome.kind === 'REVISED' ? 'revised' : 'unchanged'] += 1;
      if (outcome.kind !== 'REJECTED') counts.cut += outcome.cut ?? 0;
      report.outcome?.(inBatch[index] as ArticleInput, outcome);
    });
  };

  for await (const item of acquire(inputs, options)) {
    switch (item.kind) {
      case 'file':
        before += size;
        size = item.bytes;
        total = item.total;
        counts.files += 1;
        break;
      case 'article':
        batch.push(item.article);
        waiting += item.article.text.length;
        if (batch.length >= BATCH || waiting >= BATCH_TEXT) await flush();
        report.progress?.(before + item.at, total, counts);
        break;
      case 'rejected':
        refuse(item.rejection);
        report.progress?.(before + item.at, total, counts);
        break;
      case 'file-end':
        // Small files share a batch; a file with refused rows is finished first, so that its record counts all of them.
        if (refused.length > 0) {
          await flush();
          await ingester.reject(item.file, item.read + item.rejected, refused);
          refused = [];
        }
        report.progress?.(before + size, total, counts);
        break;
    }
  }
  await flush();
  for (const rejection of refused) await ingester.reject(rejection.place.file, 1, [rejection]);
  return counts;
}
