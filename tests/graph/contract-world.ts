/**
 * A small graph made by hand: a flood told by two articles (one quote shared, conflicting roles), a vote told by two, and a copy
 * that shares nothing with them but the country. One commit an article, positions 1-5.
 */
import { type Changes, makeClaim } from '../../src/domain/graph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { changes, checkpointAt, edge, node, support } from './contract-parts.ts';

export const ann = node('ent_ann', 'Ann Lee', { kinds: ['PERSON'], props: { aliases: ['Dr. A. Lee'], founded: 1 } });
export const bob = node('ent_bob', 'Bob Stone', { kinds: ['PERSON'] });
export const canada = node('ent_can', 'Canada', { kinds: ['COUNTRY', 'PLACE'], props: { key: 'iso:CA' } });
export const herald = node('ent_herald', 'Daily Herald', { kinds: ['ORGANISATION', 'OUTLET'] });
export const post = node('ent_post', 'Evening Post', { kinds: ['OUTLET'] });
export const un = node('ent_un', 'United Nations', { kinds: ['ORGANISATION'], props: { aliases: ['UN'] } });
export const flood = node('evt_flood', 'flood in Canada', { props: { eventType: 'disaster.flood' } });
export const vote = node('evt_vote', 'vote in Canada', { props: { eventType: 'politics.election.result' } });
export const floodStory = node('sto_flood', 'The flood', { props: { anchor: 'art_1' } });
export const voteStory = node('sto_vote', 'The vote', { props: { anchor: 'art_3' } });
export const copyStory = node('sto_copy', 'Weather report', { props: { anchor: 'art_5' } });
export const waters = node('quo_waters', 'The waters will not wait');
export const ballots = node('quo_ballots', 'Every ballot counts');

const article = (n: number, title: string) =>
  node(`art_${n}`, title, {
    sort: `2026-01-0${n} ${title.toLowerCase()}`,
    props: { status: 'LIVE', publishedKey: `2026-01-0${n}`, versions: 1 },
  });
export const articles = [
  article(1, 'Flood hits the coast'),
  article(2, 'Waters rise'),
  article(3, 'Vote after the flood'),
  article(4, 'Results are in'),
  article(5, 'Flood hits the coast (copy)'),
] as const;
const [a1, a2, a3, a4, a5] = articles;

export const agent = makeClaim('INVOLVES', 'evt_flood', 'ent_ann', { qualifier: 'agent' });
export const patient = makeClaim('INVOLVES', 'evt_flood', 'ent_ann', { qualifier: 'patient' });
export const agentInferred = makeClaim('INVOLVES', 'evt_flood', 'ent_ann', { qualifier: 'agent', inferred: true });
export const happenedIn = makeClaim('HAPPENED_IN', 'evt_flood', 'ent_can');
export const voteIn = makeClaim('HAPPENED_IN', 'evt_vote', 'ent_can');
export const said = makeClaim('SAID', 'ent_ann', 'quo_waters');
export const follows = makeClaim('FOLLOWS', 'evt_vote', 'evt_flood');
export const partOf = makeClaim('PART_OF', 'evt_flood', 'sto_flood');
export const envoy = makeClaim('AFFILIATED', 'ent_ann', 'ent_un', { qualifier: 'envoy' });

/** Supports of `agent`, in the order of `compareSupports`: score first, then position. */
export const agentSupports = [
  support(agent, 'art_1', 1, { score: 900, start: 40, end: 47, sentence: 'Ann Lee opened the dam.' }),
  support(agent, 'art_2', 2, { score: 900, sentence: 'Lee opened it, officials said.' }),
  support(agent, 'art_1', 1, { score: 700, start: 90, end: 97, sentence: 'She had opened it before.' }),
] as const;

export const steps: readonly Changes[] = [
  changes({
    putNodes: [a1, ann, bob, canada, herald, un, flood, floodStory, waters],
    putEdges: [
      edge('PUBLISHED', 'ent_herald', 'art_1', 1, { start: -1, end: -1, sentence: '' }),
      edge('WROTE', 'ent_bob', 'art_1', 1, { start: -1, end: -1, sentence: '' }),
      edge('MENTIONS', 'art_1', 'ent_ann', 1, { props: { count: 2, name: 'Ann Lee', roles: ['envoy'] } }),
      edge('MENTIONS', 'art_1', 'ent_can', 1, { props: { count: 1, name: 'Canada' } }),
      edge('MENTIONS', 'art_1', 'ent_un', 1, { props: { count: 1, name: 'UN' } }),
      edge('REPORTS', 'art_1', 'evt_flood', 1, { props: { modality: 'asserted', amounts: ['at least 12 person'] } }),
      edge('COVERS', 'art_1', 'sto_flood', 1),
      edge('QUOTES', 'art_1', 'quo_waters', 1, { props: { speaker: 'ent_ann', form: 'direct' } }),
    ],
    putSupports: [
      agentSupports[0],
      agentSupports[2],
      support(happenedIn, 'art_1', 1),
      support(said, 'art_1', 1),
      support(partOf, 'art_1', 1),
      support(envoy, 'art_1', 1),
    ],
  }),
  changes({
    putNodes: [a2, post, vote, ballots],
    putEdges: [
      edge('PUBLISHED', 'ent_post', 'art_2', 2),
      edge('MENTIONS', 'art_2', 'ent_ann', 2),
      edge('MENTIONS', 'art_2', 'ent_can', 2),
      edge('REPORTS', 'art_2', 'evt_flood', 2, { props: { modality: 'reported', attributedTo: 'ent_un' } }),
      edge('REPORTS', 'art_2', 'evt_vote', 2, { props: { modality: 'planned' } }),
      edge('COVERS', 'art_2', 'sto_flood', 2),
      edge('QUOTES', 'art_2', 'quo_waters', 2),
      edge('QUOTES', 'art_2', 'quo_ballots', 2),
    ],
    putSupports: [
      agentSupports[1],
      support(patient, 'art_2', 2),
      support(agentInferred, 'art_2', 2),
      support(happenedIn, 'art_2', 2),
      support(said, 'art_2', 2),
    ],
  }),
  changes({
    putNodes: [a3, voteStory],
    putEdges: [
      edge('PUBLISHED', 'ent_post', 'art_3', 3),
      edge('MENTIONS', 'art_3', 'ent_ann', 3),
      edge('MENTIONS', 'art_3', 'ent_can', 3),
      edge('REPORTS', 'art_3', 'evt_vote', 3),
      edge('COVERS', 'art_3', 'sto_vote', 3),
      edge('QUOTES', 'art_3', 'quo_ballots', 3),
      edge('CITES', 'art_3', 'ent_herald', 3),
    ],
    putSupports: [support(follows, 'art_3', 3), support(voteIn, 'art_3', 3)],
  }),
  changes({
    putNodes: [a4],
    putEdges: [
      edge('PUBLISHED', 'ent_herald', 'art_4', 4),
      edge('MENTIONS', 'art_4', 'ent_un', 4),
      edge('MENTIONS', 'art_4', 'ent_can', 4),
      edge('REPORTS', 'art_4', 'evt_vote', 4),
      edge('COVERS', 'art_4', 'sto_vote', 4),
    ],
  }),
  changes({
    putNodes: [a5, copyStory],
    putEdges: [
      edge('PUBLISHED', 'ent_post', 'art_5', 5),
      edge('MENTIONS', 'art_5', 'ent_can', 5),
      edge('COVERS', 'art_5', 'sto_copy', 5),
      edge('COPY_OF', 'art_5', 'art_1', 5),
    ],
  }),
];

/** Builds the world; the graph stands at position 5 afterwards. */
export async function buildWorld(graph: Graph): Promise<void> {
  for (const [i, step] of steps.entries()) {
    await graph.apply(step, i === 0 ? undefined : checkpointAt(i), checkpointAt(i + 1));
  }
}
