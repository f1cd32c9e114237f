/** What an article is mainly about: of the news events it reports the one that is most central to it. */
import type { ArticleEdge } from '../domain/graph.ts';
import type { ApiContext } from './context.ts';
import type { Seen } from './nodes.ts';
import { whole } from './nodes.ts';
import { reportOf } from './relations.ts';

/** Reports of one question to the graph. */
const PAGE = 200;

/** The report with the highest salience; of several the first by name. Undefined when the article reports nothing. */
export async function mainEvent({ node, at }: Seen, _: unknown, context: ApiContext) {
  let main: ArticleEdge | undefined;
  let after: { sort: string; id: string } | undefined;
  for (;;) {
    const page = { limit: PAGE, ...(after === undefined ? {} : { after }) };
    const { items, hasNext } = await context.loaders.edges(node.id, 'REPORTS', 'out', page, at);
    for (const { edge } of items) if (main === undefined || salienceOf(edge) > salienceOf(main)) main = edge;
    const last = items.at(-1);
    if (!hasNext || last === undefined) return main === undefined ? undefined : reportOf(main, at);
    after = { sort: last.node.sort, id: last.node.id };
  }
}

const salienceOf = (edge: ArticleEdge) => whole(edge.props['salience']) ?? 0;
