/** Random histories of a small world, made whole: no edge ends at nothing, nothing is both put and dropped. */
import fc from 'fast-check';
import {
  type ArticleEdge,
  type Changes,
  type GraphNode,
  makeClaim,
  type NodeId,
  type Support,
} from '../../src/domain/graph.ts';
import type { FoundedId } from '../../src/domain/ids.ts';
import type { Asked } from './contract-asks.ts';
import { changed, emptyModel, type Model } from './contract-model.ts';
import { changes, edge, node, support } from './contract-parts.ts';

const NAMES = ['Ann Lee', 'Ann Léa', 'United Nations', '\u{10400}ndy', '\ufa0e site', 'The Gap'] as const;
const KINDS = [['PERSON'], ['COUNTRY', 'PLACE'], ['ORGANISATION', 'OUTLET'], []] as const;
const EVENT_TYPES = ['disaster.flood', 'disaster', 'politics.vote'] as const;
const IDS = {
  art: ['art_1', 'art_2', 'art_3', 'art_4'],
  ent: ['ent_1', 'ent_2', 'ent_3', 'ent_4'],
  evt: ['evt_1', 'evt_2'],
  sto: ['sto_1', 'sto_2'],
  quo: ['quo_1', 'quo_2'],
} as const;
const EDGES = [
  ['PUBLISHED', 'ent', 'art'],
  ['WROTE', 'ent', 'art'],
  ['MENTIONS', 'art', 'ent'],
  ['MENTIONS', 'art', 'ent'],
  ['REPORTS', 'art', 'evt'],
  ['COVERS', 'art', 'sto'],
  ['COVERS', 'art', 'sto'],
  ['QUOTES', 'art', 'quo'],
  ['CITES', 'art', 'ent'],
  ['COPY_OF', 'art', 'art'],
] as const;
const CLAIM_ENDS = [
  ['INVOLVES', 'evt', 'ent'],
  ['HAPPENED_IN', 'evt', 'ent'],
  ['FOLLOWS', 'evt', 'evt'],
  ['SAID', 'ent', 'quo'],
  ['AFFILIATED', 'ent', 'ent'],
] as const;

type Word =
  | { readonly do: 'node'; readonly n: number; readonly name: number }
  | {
      readonly do: 'edge' | 'support';
      readonly n: number;
      readonly a: number;
      readonly b: number;
      readonly say: number;
    }
  | { readonly do: 'drop edge' | 'drop support' | 'drop node' | 'redirect' | 'drop redirect'; readonly n: number };

const number = fc.nat({ max: 30 });
const word: fc.Arbitrary<Word> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('node' as const), n: number, name: number }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('edge' as const, 'support' as const),
      n: number,
      a: number,
      b: number,
      say: number,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'drop edge' as const,
        'drop support' as const,
        'drop node' as const,
        'redirect' as const,
        'drop redirect' as const,
      ),
      n: number,
    }),
  },
);

/** Histories of 1-8 commits: the Changes of each, and the model after each. */
export const histories: fc.Arbitrary<readonly { readonly changes: Changes; readonly model: Model }[]> = fc
  .array(fc.array(word, { maxLength: 25 }), { minLength: 1, maxLength: 8 })
  .map((commits) => {
    let model = emptyModel();
    return commits.map((words, i) => {
      const step = meaning(model, words, i + 1);
      model = changed(model, step);
      return { changes: step, model };
    });
  });

/** What a history can be asked about: every id it may hold, and some it never does. */
export function askedOf(history: readonly { readonly model: Model }[]): Asked {
  const claims = history.flatMap(({ model }) => [...model.supports.values()].map((s) => s.claim.id));
  return {
    ids: [...Object.values(IDS).flat(), 'ent_none'],
    claims: [...new Set([...claims, 'cla_none'])].sort(),
    words: ['ann', 'ann l', 'nations', '\u{10400}', '\ufa0e s'],
    eventTypes: ['disaster', 'disaster.flood', 'politics', 'poli'],
  };
}

function pick<T>(values: readonly T[], n: number): T {
  return values[n % values.length]!;
}

function randomNode(id: string, name: number): GraphNode {
  const caption = pick(NAMES, name);
  const sort = id.startsWith('art') ? { sort: `2026-0${1 + (name % 3)} ${caption.toLowerCase()}` } : {};
  if (id.startsWith('ent')) {
    const props = name % 2 ? { aliases: [pick(NAMES, name + 1), 'Alias'], founded: name } : {};
    return node(id, caption, { kinds: pick(KINDS, name), props });
  }
  if (id.startsWith('evt')) return node(id, caption, { props: { eventType: pick(EVENT_TYPES, name) } });
  return node(id, caption, sort);
}

function meaning(before: Model, words: readonly Word[], position: number): Changes {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, ArticleEdge>();
  const supports = new Map<string, Support>();
  const dropEdges = new Set<string>();
  const dropSupports = new Set<string>();
  const dropNodes = new Set<string>();
  const redirects = new Map<string, string | undefined>();
  const all = Object.values(IDS).flat();
  for (const w of words) {
    switch (w.do) {
      case 'node': {
        const made = randomNode(pick(all, w.n), w.name);
        nodes.set(made.id, made);
        break;
      }
      case 'edge': {
        const [type, from, to] = pick(EDGES, w.n);
        const made = edge(type, pick(IDS[from], w.a), pick(IDS[to], w.b), position, {
          sentence: `Say ${w.say % 3}.`,
          props: w.say % 2 ? { count: w.say } : {},
        });
        edges.set(made.key, made);
        break;
      }
      case 'support': {
        const [type, from, to] = pick(CLAIM_ENDS, w.n);
        const claim = makeClaim(type, pick(IDS[from], w.a) as NodeId, pick(IDS[to], w.b) as NodeId, {
          qualifier: w.say % 2 ? 'agent' : '',
          inferred: w.say % 5 === 0,
        });
        const start = w.say % 3;
        const made = support(claim, pick(IDS.art, w.a + w.say), position, { start, score: 500 + 100 * (w.say % 4) });
        supports.set(made.key, made);
        break;
      }
      case 'drop edge':
        if (before.edges.size > 0) dropEdges.add(pick([...before.edges.keys()].sort(), w.n));
        break;
      case 'drop support':
        if (before.supports.size > 0) dropSupports.add(pick([...before.supports.keys()].sort(), w.n));
        break;
      case 'drop node':
        dropNodes.add(pick(all, w.n));
        break;
      case 'redirect':
        redirects.set(`ent_old${w.n % 3}`, pick(IDS.ent, w.n));
        break;
      case 'drop redirect':
        redirects.set(`ent_old${w.n % 3}`, undefined);
        break;
    }
  }
  // A node dropped takes along what stood at it before, unless something new ends at it.
  const needed = new Set([
    ...[...edges.values()].flatMap(({ from, to }) => [from, to]),
    ...[...supports.values()].flatMap(({ claim, article }) => [claim.from, claim.to, article]),
  ]);
  for (const id of [...dropNodes]) if (needed.has(id as NodeId) || nodes.has(id)) dropNodes.delete(id);
  for (const old of before.edges.values()) {
    if (dropNodes.has(old.from) || dropNodes.has(old.to)) dropEdges.add(old.key);
  }
  for (const old of before.supports.values()) {
    if (dropNodes.has(old.claim.from) || dropNodes.has(old.claim.to) || dropNodes.has(old.article))
      dropSupports.add(old.key);
  }
  for (const id of needed) if (!before.nodes.has(id) && !nodes.has(id)) nodes.set(id, randomNode(id, 0));
  const putRedirects = [...redirects].flatMap(([id, to]) => (to ? [{ id: id as FoundedId, to: to as FoundedId }] : []));
  return changes({
    putNodes: [...nodes.values()],
    dropNodes: [...dropNodes].sort() as NodeId[],
    putEdges: [...edges.values()],
    dropEdges: [...dropEdges].filter((key) => !edges.has(key)).sort(),
    putSupports: [...supports.values()],
    dropSupports: [...dropSupports].filter((key) => !supports.has(key)).sort(),
    putRedirects,
    dropRedirects: [...redirects].flatMap(([id, to]) => (to ? [] : [id as FoundedId])),
  });
}
