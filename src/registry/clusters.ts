/**
 * Clusters are the components of the live merges; the canonical id is the earliest founded. Links never point to clusters,
 * so revoking a merge only has to look at its own component again.
 */
import type { FoundedId } from '../domain/ids.ts';
import type { ThingRecord } from './records.ts';
import type { RegistryReader, RegistryStore } from './registry-store.ts';

/** Merges a thing can be part of before the Registry refuses to answer; far above any honest history. */
const MAX_MERGES = 100_000;

/** The id a thing goes by now; an id never founded is its own. */
export function canonicalOf(registry: RegistryReader, id: FoundedId): FoundedId {
  return registry.get('thing', id)?.canonical ?? id;
}

/** All members of the cluster an id belongs to, earliest founded first. */
export function membersOf(registry: RegistryReader, id: FoundedId): readonly FoundedId[] {
  const canonical = canonicalOf(registry, id);
  return registry.get('thing', canonical)?.members ?? [canonical];
}

export function sameCluster(registry: RegistryReader): (a: FoundedId, b: FoundedId) => boolean {
  return (a, b) => a === b || canonicalOf(registry, a) === canonicalOf(registry, b);
}

/** True while a live mention stands behind any member of the cluster: then it is in the graph. */
export function isLive(registry: RegistryReader, id: FoundedId): boolean {
  return membersOf(registry, id).some((member) => (registry.get('thing', member)?.live ?? 0) > 0);
}

/** True when a person judged a pair across the two clusters to be different. */
export function judgedDifferent(registry: RegistryReader, a: FoundedId, b: FoundedId): boolean {
  return differentFromAny(registry, a, [b]);
}

/** True when a person judged a thing's cluster to be different from one of the others'. */
export function differentFromAny(registry: RegistryReader, id: FoundedId, others: readonly FoundedId[]): boolean {
  const judged = membersOf(registry, id).flatMap((member) => registry.members('different', member, MAX_MERGES));
  // Nearly nothing was ever judged different from anything.
  if (judged.length === 0) return false;
  const members = new Set<string>(others.flatMap((other) => membersOf(registry, other)));
  return judged.some((entry) => members.has(entry.slice(0, entry.indexOf('|'))));
}

/**
 * Works out the clusters of the given things anew after a merge came or went.
 * @returns the things whose canonical id changed, and every canonical id that gained or lost members
 */
export function recluster(
  store: RegistryStore,
  touched: readonly FoundedId[],
): { moved: ReadonlySet<FoundedId>; heads: ReadonlySet<FoundedId> } {
  const moved = new Set<FoundedId>();
  const heads = new Set<FoundedId>();
  const seen = new Set<FoundedId>();
  // The old members too: a revoked merge leaves them in a component of their own.
  const start = new Set<FoundedId>(touched.flatMap((id) => [id, ...membersOf(store, id)]));
  for (const id of start) {
    if (seen.has(id)) continue;
    const component = reach(store, id);
    const records: ThingRecord[] = [];
    for (const member of component) {
      seen.add(member);
      const record = store.get('thing', member);
      if (record) records.push(record);
    }
    records.sort((a, b) => a.position - b.position || a.order - b.order);
    const head = records[0];
    if (!head) continue;
    const members = records.map((record) => record.id);
    for (const record of records) {
      const { members: before, ...rest } = record;
      if (record.canonical !== head.id) moved.add(record.id);
      heads.add(head.id);
      heads.add(record.canonical);
      const next = { ...rest, canonical: head.id, ...(record.id === head.id && members.length > 1 ? { members } : {}) };
      if (record.canonical !== head.id || before || record.id === head.id) store.put('thing', record.id, next);
    }
  }
  return { moved, heads };
}

function reach(registry: RegistryReader, from: FoundedId): ReadonlySet<FoundedId> {
  const reached = new Set<FoundedId>([from]);
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const entry of registry.members('merge', id, MAX_MERGES)) {
      const other = entry.slice(0, entry.indexOf('|')) as FoundedId;
      if (!reached.has(other)) {
        reached.add(other);
        queue.push(other);
      }
    }
  }
  return reached;
}
