/**
 * Changes of the size a real article gives (40 nodes of which half are known, 40 edges, 20 supports), made from numbers alone, for
 * the benchmarks of the SQLite graph. Now and then an article is revised and an entity renamed, so that there is history to step over.
 */
import {
  type ArticleEdge,
  type ArticleEdgeType,
  type Changes,
  type Evidence,
  edgeKey,
  type GraphNode,
  makeClaim,
  makeSupport,
  NO_CHANGES,
  type NodeId,
} from '../src/domain/graph.ts';
import { shortHash } from '../src/domain/hash.ts';
import type { ArticleId, VersionId } from '../src/domain/ids.ts';
import { sortKey } from '../src/domain/names.ts';
import { type Checkpoint, PROJECTOR } from '../src/graph/graph.ts';
import { randomFrom } from './random.ts';

const FIRST = 'Ann Bob Carla Dmitri Elena Farid Grace Hugo Ines Jonas Kofi Lena Mateo Nadia'.split(' ');
const LAST = 'Smith Stone Okafor Petrov Garcia Haddad Lee Novak Silva Meyer Mensah Kim'.split(' ');

export function benchCheckpoint(position: number): Checkpoint {
  return { logId: 'bench', position, commit: `com_${String(position).padStart(26, '0')}`, projector: PROJECTOR };
}

/** One Changes an article, in order; the same number gives the same ones. Every tenth also revises an earlier article and renames an entity. */
export function benchChanges(articles: number): readonly Changes[] {
  const random = randomFrom(1);
  const below = (n: number) => Math.floor(random() * n);
  const known: GraphNode[] = [];
  let made = 0;
  const makeNode = (prefix: string, type: GraphNode['type'], more: Partial<GraphNode> = {}): GraphNode => {
    made += 1;
    const name = `${FIRST[below(FIRST.length)]} ${LAST[below(LAST.length)]} ${made}`;
    const id = `${prefix}_${shortHash('bench', String(made))}` as NodeId;
    return { type, id, name, sort: sortKey(name), kinds: [], props: { founded: made }, ...more };
  };
  const entity = (fresh: boolean) => {
    // Squared: a few entities are named by very many articles.
    if (!fresh && known.length > 50) return known[Math.floor(random() ** 2 * known.length)]!;
    const node = makeNode('ent', 'Entity', {
      kinds: ['PERSON'],
      props: { aliases: [LAST[below(LAST.length)]!], founded: made },
    });
    known.push(node);
    return node;
  };
  const steps: Changes[] = [];
  for (let n = 0; n < articles; n++) {
    const day = `2026-01-01T${String(n).padStart(6, '0')}`;
    const title = `Article ${n} on what ${LAST[below(LAST.length)]} did`;
    const article = makeNode('art', 'Article', {
      name: title,
      sort: `${day} ${sortKey(title)}`,
      props: {
        language: 'en',
        length: 4000,
        publishedKey: day,
        status: 'LIVE',
        url: `https://example.org/${n}`,
        versions: 1,
      },
    });
    const entities = Array.from({ length: 30 }, (_, i) => entity(i < 11));
    const events = Array.from({ length: 5 }, () =>
      makeNode('evt', 'NewsEvent', { props: { eventType: 'conflict.attack' } }),
    );
    const story = n % 3 === 0 ? makeNode('sto', 'Story') : steps[n - 1]!.putNodes.find(({ type }) => type === 'Story')!;
    const quotes = [makeNode('quo', 'Quote'), makeNode('quo', 'Quote')];
    const nodes = unique([article, ...entities, ...events, story, ...quotes], ({ id }) => id);
    const edgeTo = (type: ArticleEdgeType, { id }: GraphNode, i: number, props: ArticleEdge['props'] = {}) =>
      benchEdge(type, article.id as ArticleId, id, evidenceOf(article.id, n, i), props);
    const edges = [
      edgeTo('PUBLISHED', entities[0]!, 0),
      ...entities.map((node, i) => edgeTo('MENTIONS', node, i, { count: 2, name: node.name })),
      ...events.map((node, i) => edgeTo('REPORTS', node, i, { date: '2026-01-01', modality: 'asserted' })),
      edgeTo('COVERS', story, 0),
      ...quotes.map((node, i) => edgeTo('QUOTES', node, i)),
    ];
    const supports = events.flatMap((event, e) =>
      [0, 1, 2, 3].map((i) => {
        const claim = makeClaim('INVOLVES', event.id, entities[(e * 4 + i) % 30]!.id, { qualifier: 'agent' });
        return makeSupport(claim, article.id as ArticleId, evidenceOf(article.id, n, e * 4 + i));
      }),
    );
    const revised = n % 10 === 9 ? steps[below(n)]!.putEdges : [];
    const renamed =
      n % 10 === 9 ? [{ ...known[below(known.length)]!, name: `Renamed ${n}`, sort: `renamed ${n}` }] : [];
    steps.push({
      ...NO_CHANGES,
      putNodes: unique([...nodes, ...renamed], ({ id }) => id),
      putEdges: unique(
        [...revised.map((edge) => ({ ...edge, evidence: { ...edge.evidence, position: n + 1 } })), ...edges],
        ({ key }) => key,
      ),
      putSupports: unique(supports, ({ key }) => key),
    });
  }
  return steps;
}

function benchEdge(
  type: ArticleEdgeType,
  article: ArticleId,
  other: NodeId,
  evidence: Evidence,
  props: ArticleEdge['props'],
): ArticleEdge {
  const [from, to] = type === 'PUBLISHED' ? [other, article] : [article, other];
  return { key: edgeKey(type, from, to), type, from, to, article, evidence, props };
}

function evidenceOf(article: NodeId, n: number, i: number): Evidence {
  return {
    version: article.replace('art_', 'ver_') as VersionId,
    start: i * 120,
    end: i * 120 + 12,
    sentence: `Sentence ${i} of article ${n}, in which somebody did something to somebody else in a town far away.`,
    reader: 'newsloom/1',
    rule: 'entity-key/1',
    score: 800 + (i % 7),
    position: n + 1,
  };
}

function unique<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}
