/**
 * What it costs to ask about the past instead of now: the same questions about the same nodes of one SQLite graph, as of a position
 * nine tenths along and as of now, by turns; the median of the turns' ratios.
 */
import type { Changes, NodeId } from '../src/domain/graph.ts';
import type { At, Questions } from '../src/graph/graph.ts';
import { openSqliteGraph } from '../src/graph/sqlite-graph.ts';
import { openSqlite } from '../src/sqlite.ts';
import { median } from './append.ts';
import { benchChanges, benchCheckpoint } from './graph-sample.ts';

/** The past may cost this many times now. */
const LIMIT = 1.2;

export interface AsOfFigures {
  readonly ratio: number;
  /** Median times of one turn of questions, ms. */
  readonly nowMs: number;
  readonly thenMs: number;
  readonly passed: boolean;
}

/** Measures and prints one line. */
export async function benchAsOf({ articles = 600, turns = 60, print = console.log } = {}): Promise<AsOfFigures> {
  const db = openSqlite(':memory:');
  try {
    const graph = openSqliteGraph(db);
    const steps = benchChanges(articles);
    for (const [i, step] of steps.entries()) {
      graph.applySync(step, i === 0 ? undefined : benchCheckpoint(i), benchCheckpoint(i + 1));
    }
    const then = Math.floor(articles * 0.9);
    const [now, past, ratios]: [number[], number[], number[]] = [[], [], []];
    for (let turn = 0; turn < turns + 5; turn++) {
      // Whoever goes first pays for cold caches, so they take it in turns.
      const order = turn % 2 === 0 ? [undefined, then] : [then, undefined];
      const times = new Map<At, number>();
      for (const at of order) times.set(at, await timeQuestions(graph.questions, steps, turn % then, at));
      if (turn < 5) continue;
      now.push(times.get(undefined)!);
      past.push(times.get(then)!);
      ratios.push(times.get(then)! / times.get(undefined)!);
    }
    const figures = { ratio: median(ratios), nowMs: median(now), thenMs: median(past) };
    print(
      `as-of: ${figures.ratio.toFixed(2)} of now (limit ${LIMIT}); ${figures.thenMs.toFixed(2)} against ${figures.nowMs.toFixed(2)} ms for 20 questions`,
    );
    return { ...figures, passed: figures.ratio <= LIMIT };
  } finally {
    db.close();
  }
}

/** Twenty questions about one article, its story, and those in it; ms. */
async function timeQuestions(
  questions: Questions,
  steps: readonly Changes[],
  article: number,
  at: At,
): Promise<number> {
  const nodes = steps[article]!.putNodes;
  const idsOf = (type: string) => nodes.filter((node) => node.type === type).map(({ id }) => id);
  const [entities, events, articles, stories] = ['Entity', 'NewsEvent', 'Article', 'Story'].map(idsOf) as NodeId[][];
  const [entity, story] = [entities![0]!, stories![0]!];
  const page = { limit: 20 };
  const begin = performance.now();
  await questions.nodes([...entities!, ...events!], at);
  await questions.list({ type: 'Entity', kind: 'PERSON' }, page, at);
  await questions.list({ type: 'Article' }, { ...page, descending: true }, at);
  await questions.list({ type: 'Entity', search: 'okaf' }, page, at);
  await questions.count({ type: 'NewsEvent', eventType: 'conflict' }, 1000, at);
  await questions.edges(articles!, 'MENTIONS', 'out', page, at);
  await questions.edges(articles!, 'REPORTS', 'out', page, at);
  await questions.edges(entities!, 'MENTIONS', 'in', page, at);
  await questions.edges(stories!, 'COVERS', 'in', page, at);
  await questions.countEdges(entities!, 'MENTIONS', 'in', at);
  const claims = await questions.claims(events!, 'INVOLVES', 'out', page, at);
  await questions.claims(entities!, 'INVOLVES', 'in', page, at);
  await questions.countClaims(entities!, 'INVOLVES', 'in', at);
  const claimIds = [...claims.values()].flatMap(({ items }) => items.map(({ claim }) => claim.id));
  await questions.supports(claimIds, 10, at);
  await questions.coMentions(entity, 20, at);
  await questions.storyEntities(story, undefined, 20, at);
  await questions.storyOutlets(story, 20, at);
  await questions.storyNewsEvents(story, 20, at);
  await questions.relatedStories(story, 20, at);
  await questions.neighbours(entities!, 100, at);
  return performance.now() - begin;
}
