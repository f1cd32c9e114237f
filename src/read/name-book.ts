/**
 * The clusters of one document while its names are being joined, with the ways to find the one a name stands for.
 */
import type { EntityKind, EntityMention } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { ORGANISATION_HEADS, OUTLET_HEADS } from './data/organisation-words.ts';
import type { Name } from './names.ts';

export interface Cluster {
  kinds: Map<EntityKind, number>;
  /** Kinds that a table or a telling word gave, not a guess. */
  sure: Set<EntityKind>;
  names: Map<string, number>;
  key?: string;
  roles: Set<string>;
  mentions: (EntityMention & { readonly at: number })[];
  person: boolean;
}

export function wordCount(name: Name): number {
  return name.last - name.first;
}

/** The clusters of a document with the ways to find them. */
export class Book {
  readonly clusters: Cluster[] = [];
  private readonly byKey = new Map<string, Cluster>();
  private readonly byName = new Map<string, Cluster>();
  /** Surname or given name -> the people who bear it. */
  private readonly byPart = new Map<string, Set<Cluster>>();
  /** "Acme" -> "Acme Holdings" */
  private readonly byOpening = new Map<string, Set<Cluster>>();
  private readonly byInitials = new Map<string, Set<Cluster>>();

  /** The cluster of a full name, made when there is none. */
  named(name: string, kind: EntityKind, key: string | undefined): Cluster {
    const known = this.byKey.get(key ?? '') ?? this.byName.get(`${group(kind)}:${foldName(name)}`);
    if (known !== undefined && (key === undefined || known.key === undefined || known.key === key)) {
      if (key !== undefined) this.setKey(known, key);
      this.index(known, name, kind);
      return known;
    }
    const cluster: Cluster = {
      kinds: new Map([[kind, 1]]),
      sure: new Set(),
      names: new Map(),
      roles: new Set(),
      mentions: [],
      person: kind === 'PERSON',
    };
    this.clusters.push(cluster);
    if (key !== undefined) this.setKey(cluster, key);
    this.index(cluster, name, kind);
    return cluster;
  }

  /** The one cluster a name may stand for, or undefined. */
  find(name: Name, kind: EntityKind | undefined): Cluster | undefined {
    if (name.key !== undefined) {
      const keyed = this.byKey.get(name.key);
      if (keyed !== undefined && name.kind !== undefined) this.index(keyed, name.name, name.kind);
      return keyed;
    }
    const folded = foldName(name.name);
    if (folded === '') return undefined;
    if (kind === undefined || kind === 'PERSON' || name.score < 800) {
      const people = this.byPart.get(folded);
      if (people?.size === 1 && wordCount(name) === 1) return [...people][0];
    }
    if (kind === undefined || name.score < 800) {
      const bodies = this.byOpening.get(folded);
      if (bodies?.size === 1) return [...bodies][0];
    }
    if (kind === undefined)
      return (
        this.byName.get(`thing:${folded}`) ??
        this.byName.get(`site:${folded}`) ??
        this.byName.get(`person:${folded}`) ??
        this.byName.get(`place:${folded}`)
      );
    const exact = this.byName.get(`${group(kind)}:${folded}`);
    if (exact !== undefined) return exact;
    if (kind === 'ORGANISATION') {
      const long = this.byInitials.get(folded);
      if (long?.size === 1 && /^\p{Lu}+$/u.test(name.name.replace(/\./g, ''))) return [...long][0];
      return this.byName.get(`words:${bag(folded)}`);
    }
    return undefined;
  }

  private setKey(cluster: Cluster, key: string): void {
    cluster.key ??= key;
    if (!this.byKey.has(key)) this.byKey.set(key, cluster);
  }

  private index(cluster: Cluster, name: string, kind: EntityKind): void {
    const folded = foldName(name);
    const slot = `${group(kind)}:${folded}`;
    if (!this.byName.has(slot)) this.byName.set(slot, cluster);
    const words = folded.split(' ');
    if (kind === 'PERSON' && words.length > 1) {
      for (const part of [words[words.length - 1]!, words[0]!]) {
        if (part.length < 2) continue;
        const people = this.byPart.get(part) ?? new Set<Cluster>();
        people.add(cluster);
        this.byPart.set(part, people);
      }
    }
    if (kind === 'ORGANISATION' || kind === 'OUTLET') {
      if (words.length > 1 && !this.byName.has(`words:${bag(folded)}`))
        this.byName.set(`words:${bag(folded)}`, cluster);
      for (let length = 1; length < words.length; length += 1) {
        const opening = words.slice(0, length).join(' ');
        if (ORGANISATION_HEADS.has(words[length]!) || OUTLET_HEADS.has(words[length]!) || length === words.length - 1)
          addTo(this.byOpening, opening, cluster);
      }
      const initials =
        name
          .match(/\b\p{Lu}/gu)
          ?.join('')
          .toLowerCase() ?? '';
      if (initials.length >= 2)
        this.byInitials.set(initials, (this.byInitials.get(initials) ?? new Set<Cluster>()).add(cluster));
    }
  }
}

function addTo(map: Map<string, Set<Cluster>>, key: string, cluster: Cluster): void {
  const set = map.get(key);
  if (set) set.add(cluster);
  else map.set(key, new Set([cluster]));
}

/** People, places and things of one name are three different entities; outlets, sites and organisations are things. */
function group(kind: EntityKind): 'person' | 'place' | 'thing' | 'site' {
  if (kind === 'PERSON') return 'person';
  if (kind === 'SITE') return 'site';
  return kind === 'COUNTRY' || kind === 'PLACE' ? 'place' : 'thing';
}

/** "Acme Canada Tax" and "Canada Acme Tax" hold the same words. */
function bag(folded: string): string {
  return folded
    .split(' ')
    .filter((word) => !/^(?:and|of|the|for)$/.test(word))
    .sort()
    .join(' ');
}
