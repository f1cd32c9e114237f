/**
 * Facts of founded things: captions by majority of the live mentions, so that no single article names a thing against the others.
 */

import { ENTITY_KINDS, type EntityKind } from '../domain/extraction.ts';
import type { GraphNode } from '../domain/graph.ts';
import type { FoundedId, FoundedType } from '../domain/ids.ts';
import { sortKey } from '../domain/names.ts';
import { membersOf } from '../registry/clusters.ts';
import type { Tally, ThingRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** Aliases shown on a node; more stay in the articles. */
const MAX_ALIASES = 12;

const NODE_TYPE: { readonly [T in FoundedType]: GraphNode['type'] } = {
  ENTITY: 'Entity',
  NEWS_EVENT: 'NewsEvent',
  STORY: 'Story',
  QUOTE: 'Quote',
};

/**
 * The node of a canonical thing, or undefined while no live mention stands behind any member of its cluster (or `id` is not
 * canonical): then it is not in the graph.
 */
export function thingNode(registry: RegistryReader, id: FoundedId): GraphNode | undefined {
  const head = registry.get('thing', id);
  if (!head || head.canonical !== id) return undefined;
  const members = membersOf(registry, id).map((member) => registry.get('thing', member) as ThingRecord);
  if (members.every((member) => member.live === 0)) return undefined;
  const names = ranked(members.map((member) => member.names));
  const renamed = latest(members.flatMap((member) => member.renamed));
  const name = renamed?.name ?? names[0] ?? '(unnamed)';
  const kinds = kindsOf(members);
  const aliases = [...names, ...ranked(members.map((member) => member.aliases))];
  const key = ranked(members.map((member) => member.keys))[0];
  const eventType = ranked(members.map((member) => member.eventTypes))[0];
  const others = aliases
    .filter((alias, index) => alias !== name && aliases.indexOf(alias) === index)
    .slice(0, MAX_ALIASES);
  return {
    type: NODE_TYPE[head.type],
    id,
    name,
    sort: sortKey(name),
    kinds,
    props: {
      founded: head.position,
      ...(others.length > 0 ? { aliases: others } : {}),
      ...(key ? { key } : {}),
      ...(eventType ? { eventType } : {}),
      ...(head.type === 'STORY' && head.anchor ? { anchor: head.anchor } : {}),
    },
  };
}

/** Values of several tallies together: most counted first, then the longer, then by code unit. */
function ranked(tallies: readonly Tally[]): readonly string[] {
  const [only] = tallies;
  if (tallies.length === 1 && only && only.length <= 1) return only.map(([value]) => value);
  const sum = new Map<string, number>();
  for (const tally of tallies) for (const [value, n] of tally) sum.set(value, (sum.get(value) ?? 0) + n);
  return [...sum].sort(([a, n], [b, m]) => m - n || b.length - a.length || (a < b ? -1 : 1)).map(([value]) => value);
}

/** The kinds most live articles see, main one first; a kind that under a fifth of them sees is a reader's slip, not a fact. */
function kindsOf(members: readonly ThingRecord[]): readonly EntityKind[] {
  const retyped = latest(members.flatMap((member) => member.retyped));
  if (retyped) return [...retyped.kinds].sort();
  const counts = new Map<string, number>();
  for (const member of members) for (const [kind, n] of member.kinds) counts.set(kind, (counts.get(kind) ?? 0) + n);
  const live = members.reduce((sum, member) => sum + member.live, 0);
  return ENTITY_KINDS.filter((kind) => (counts.get(kind) ?? 0) * 5 >= live && counts.has(kind)).toSorted();
}

function latest<T extends { readonly position: number }>(list: readonly T[]): T | undefined {
  return list.reduce<T | undefined>(
    (newest, item) => (newest && newest.position > item.position ? newest : item),
    undefined,
  );
}
