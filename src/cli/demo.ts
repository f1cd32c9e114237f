/**
 * The demo: the project's own sample articles in a data folder of their own, so that invented people never enter a user's graph.
 */
import { readFileSync } from 'node:fs';
import { ask } from '../api/ask.ts';
import type { Config } from '../config.ts';
import { openBodyCache } from '../log/body-cache.ts';
import type { Newsloom } from '../main.ts';
import { projectFile } from '../project-files.ts';
import type { ArticleAction } from '../resolve/judge-articles.ts';
import { commandsOf } from './api-commands.ts';
import { curationOf } from './curation.ts';
import { ingestFiles } from './ingest-files.ts';
import { showProgress } from './progress.ts';

interface SeedJudgement {
  readonly action: ArticleAction;
  readonly url: string;
  readonly reason: string;
  readonly by: string;
}

/** Which outlets share the words of one quote: the question the demo answers at its start. */
const QUESTION = `{
  stories(first: 1, search: "ferry runs aground") {
    nodes {
      title
      outlets { nodes { name } }
      sharedQuotes(first: 1) { edges { articleCount node { text speakers { nodes { name } } } } }
    }
  }
}`;

/**
 * Fills an empty log with the sample articles and what was judged of them, follows, and answers one question across stories.
 * @returns text for the terminal
 */
export async function runDemo(
  newsloom: Newsloom,
  config: Config,
  now: () => Date,
  say: (line: string) => void,
): Promise<string> {
  const { log, ingester } = newsloom;
  if ((await log.head()).position === 0) {
    say('Reading the sample articles (seeds/articles) ...');
    const bar = showProgress('Reading');
    const counts = await ingestFiles(
      ingester,
      [projectFile('seeds/articles')],
      { now: now() },
      { progress: (done, total) => bar.update(done, total ?? 0) },
    );
    bar.end();
    const judgements = JSON.parse(
      readFileSync(projectFile('seeds/judgements.json'), 'utf8'),
    ) as readonly SeedJudgement[];
    for (const { action, url, reason, by } of judgements)
      await ingester.judge({ kind: action, article: url }, { by, reason }, { request: `seed:${action}:${url}` });
    say(`${counts.new} articles read, ${counts.revised} revised, ${judgements.length} retracted`);
  }
  await newsloom.follow();
  const graph = (await newsloom.neo4j()) ?? newsloom.history;
  const parts = {
    graph,
    history: newsloom.history,
    log,
    commands: commandsOf(newsloom, config, now),
    curation: curationOf(newsloom.known, openBodyCache(newsloom.log)),
    report: (error: unknown) => say(String(error)),
  };
  const result = await ask(parts, QUESTION);
  return `One question, asked across the stories:\n${QUESTION}\n${JSON.stringify(result.data ?? result.errors, null, 2)}`;
}
