/** Asks a graph everything the port can be asked about the given nodes, paging through all lists: two graphs that agree here agree. */
import { ENTITY_KINDS } from '../../src/domain/extraction.ts';
import { ARTICLE_EDGES, CLAIMS, NODE_TYPES, type NodeId } from '../../src/domain/graph.ts';
import type { After, At, NodeFilter, Page, Questions } from '../../src/graph/graph.ts';

/** Answers by question and arguments, as plain data. `ids` may hold ids that are no nodes; `claims` are claim ids. */
export async function askEverything(
  questions: Questions,
  { ids, claims, words, eventTypes }: Asked,
  at: At = undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  const nodeIds = ids as readonly NodeId[];
  answers['nodes'] = [...(await questions.nodes(ids, at))];

  const filters: NodeFilter[] = [
    ...NODE_TYPES.flatMap((type) => ['', ...words].map((search) => ({ type, search }))),
    ...ENTITY_KINDS.map((kind) => ({ type: 'Entity' as const, kind })),
    ...eventTypes.map((eventType) => ({ type: 'NewsEvent' as const, eventType })),
    { type: 'Entity', kind: 'PERSON', search: words[0] ?? 'a' },
  ];
  for (const filter of filters) {
    const name = JSON.stringify(filter);
    for (const descending of [false, true]) {
      answers[`list ${name} ${descending}`] = await walk(async (after) => {
        const page = await questions.list(filter, { limit: 3, descending, ...(after ? { after } : {}) }, at);
        const last = page.items.at(-1);
        return { page, next: last && { sort: last.sort, id: last.id } };
      });
    }
    answers[`count ${name}`] = [await questions.count(filter, 2, at), await questions.count(filter, 1000, at)];
  }

  for (const direction of ['out', 'in'] as const) {
    for (const type of ARTICLE_EDGES) {
      answers[`countEdges ${type} ${direction}`] = sorted(await questions.countEdges(nodeIds, type, direction, at));
      const edges = await questions.edges(nodeIds, type, direction, { limit: 1 }, at);
      answers[`edges ${type} ${direction}`] = sorted(edges);
      for (const id of nodeIds) {
        if (!edges.get(id)?.hasNext) continue;
        answers[`edges ${type} ${direction} ${id}`] = await walk(async (after) => {
          const map = await questions.edges([id], type, direction, { limit: 1, ...(after ? { after } : {}) }, at);
          const last = map.get(id)?.items.at(-1);
          return { page: map.get(id), next: last && { sort: last.node.sort, id: last.node.id } };
        });
      }
    }
    for (const type of CLAIMS) {
      answers[`countClaims ${type} ${direction}`] = sorted(await questions.countClaims(nodeIds, type, direction, at));
      const claimed = await questions.claims(nodeIds, type, direction, { limit: 1 }, at);
      answers[`claims ${type} ${direction}`] = sorted(claimed);
      for (const id of nodeIds) {
        if (!claimed.get(id)?.hasNext) continue;
        answers[`claims ${type} ${direction} ${id}`] = await walk(async (after) => {
          const map = await questions.claims([id], type, direction, { limit: 1, ...(after ? { after } : {}) }, at);
          const last = map.get(id)?.items.at(-1);
          return { page: map.get(id), next: last && { sort: last.node.sort, id: last.node.id, key: last.claim.id } };
        });
      }
    }
  }

  for (const limit of [1, 200]) {
    answers[`supports ${limit}`] = sorted(await questions.supports(claims, limit, at));
    answers[`neighbours ${limit}`] = sorted(await questions.neighbours(nodeIds, limit, at));
    for (const id of nodeIds) {
      answers[`coMentions ${id} ${limit}`] = await questions.coMentions(id, limit, at);
      answers[`storyEntities ${id} ${limit}`] = await questions.storyEntities(id, undefined, limit, at);
      answers[`storyEntities PERSON ${id} ${limit}`] = await questions.storyEntities(id, 'PERSON', limit, at);
      answers[`storyOutlets ${id} ${limit}`] = await questions.storyOutlets(id, limit, at);
      answers[`storyNewsEvents ${id} ${limit}`] = await questions.storyNewsEvents(id, limit, at);
      answers[`storySharedQuotes ${id} ${limit}`] = await questions.storySharedQuotes(id, limit, at);
      answers[`relatedStories ${id} ${limit}`] = await questions.relatedStories(id, limit, at);
    }
  }
  return answers;
}

export interface Asked {
  readonly ids: readonly string[];
  readonly claims: readonly string[];
  readonly words: readonly string[];
  readonly eventTypes: readonly string[];
}

/** Every page of a list, one after the other. */
async function walk<T>(
  ask: (after: After | undefined) => Promise<{ page: Page<T> | undefined; next: After | undefined }>,
): Promise<readonly (Page<T> | undefined)[]> {
  const pages: (Page<T> | undefined)[] = [];
  for (let after: After | undefined; pages.length < 100; ) {
    const { page, next } = await ask(after);
    pages.push(page);
    if (!page?.hasNext) break;
    after = next;
  }
  return pages;
}

function sorted<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
