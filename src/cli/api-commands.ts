/** What the API's mutations do: the ingest loop behind the port that the API defines. */
import { articleFromFields } from '../acquire/article-from-fields.ts';
import { CommandRefused, type Commands } from '../api/commands.ts';
import type { Config } from '../config.ts';
import type { ArticleInput } from '../domain/article.ts';
import type { DomainEvent } from '../domain/domain-event.ts';
import type { NodeId } from '../domain/graph.ts';
import { type ArticleId, type FoundedId, foundedTypeOf } from '../domain/ids.ts';
import { type Outcome, RequestKeyTaken } from '../log/ingest.ts';
import type { Newsloom } from '../main.ts';
import { canonicalOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { JudgementRefused } from '../resolve/judge-names.ts';
import { dateRules, publishedOf } from './judgement-commands.ts';

/**
 * The commands over an open data folder; times without a zone are read in `config.timezone`.
 */
export function commandsOf(
  newsloom: Pick<Newsloom, 'ingester' | 'registry' | 'eraseTraces'>,
  config: Pick<Config, 'timezone'>,
  now: () => Date,
): Commands {
  const { ingester } = newsloom;
  return {
    async judge(order, authored, requestKey) {
      const made = await refusing(() => ingester.judge(order, authored, { request: requestKey }));
      if (order.kind === 'withdraw') newsloom.eraseTraces();
      const { judgement, position, repeated, events } = made;
      return { judgement, position, repeated, changed: changedBy(newsloom.registry, events), events: events.length };
    },

    publishedOf: (text) => {
      try {
        return publishedOf(text, dateRules(now(), config.timezone));
      } catch (error) {
        if (error instanceof RangeError) throw new CommandRefused(error.message, { cause: error });
        throw error;
      }
    },

    async ingest(rows, requestKey) {
      const options = { now: now(), timezone: config.timezone };
      const understood = rows.map((row, index) =>
        articleFromFields(row, { file: 'request', line: index + 1 }, options),
      );
      const articles = understood.filter((article): article is ArticleInput => !('code' in article));
      const decided = [...(await ingester.ingest(articles, requestKey))];
      const { position } = await ingester.catchUp();
      const outcomes = understood.map((article, index) => {
        const rejection = 'code' in article ? article : undefined;
        const result = rejection ? { kind: 'REJECTED' as const, rejection } : (decided.shift() as Outcome);
        if (result.kind !== 'REJECTED') return { index, outcome: result.kind, article: result.article };
        return { index, outcome: result.kind, reason: `${result.rejection.reason}. ${result.rejection.remedy}` };
      });
      return { position, outcomes };
    },
  };
}

/** Refusals of a judgement in the words of the API's port. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof JudgementRefused || error instanceof RequestKeyTaken)
      throw new CommandRefused(error.message, { cause: error });
    throw error;
  }
}

/** Members of domain events that name nodes. */
const NAMING = [
  'article',
  'id',
  'ids',
  'from',
  'into',
  'to',
  'story',
  'speaker',
  'mention',
  'mentions',
  'version',
] as const;

/** The nodes that domain events speak of, by canonical id as it is now, in the order they are named. */
function changedBy(registry: RegistryReader, events: readonly DomainEvent[]): readonly NodeId[] {
  const changed = new Set<NodeId>();
  for (const event of events) {
    const values = event as unknown as Readonly<Record<string, unknown>>;
    for (const name of NAMING)
      for (const value of [values[name]].flat()) {
        if (typeof value !== 'string') continue;
        const article = registry.get('version', value.split('#')[0] ?? '')?.article;
        if (foundedTypeOf(value)) changed.add(canonicalOf(registry, value as FoundedId));
        else if (article) changed.add(article);
        else if (value.startsWith('art_')) changed.add(value as ArticleId);
      }
    if (event.type === 'JudgementRevoked') {
      const revoked = registry.get('judgement', event.judgement)?.judgement;
      if (revoked) for (const id of changedBy(registry, [revoked])) changed.add(id);
    }
  }
  return [...changed];
}
