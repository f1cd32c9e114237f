/** What the API's mutations do: the ingest loop behind the port that the API defines. */
import { articleFromFields } from '../acquire/article-from-fields.ts';
import type { Commands } from '../api/commands.ts';
import type { Config } from '../config.ts';
import type { ArticleInput } from '../domain/article.ts';
import type { Ingester, Outcome } from '../log/ingest.ts';

/** The commands over an ingester; times without a zone are read in `config.timezone`. */
export function commandsOf(ingester: Ingester, config: Pick<Config, 'timezone'>, now: () => Date): Commands {
  return {
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
