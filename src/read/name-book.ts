/**
 * The clusters of one document while its names are being joined, with the ways to find the one a name stands for.
 */
import type { EntityKind, EntityMention } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { longGivenName } from './data/nicknames.ts';
import { ORGANISATION_HEADS, OUTLET_HEADS } from './data/organisation-words.ts';
import { knownByName } from './gazetteer.ts';
import type { Bearers } from './name-nested.ts';
import type { Name } from './names.ts';

export interface Cluster {
  kinds: Map<EntityKind, number>;
  /** Kinds that a table or a telling word gave, not a guess. */
  sure: Set<EntityKind>;
  names: Map<string, number>;
  key?: string;
  roles: Set<string>;
  mentions: { readonly mention: EntityMention; readonly at: number }[];
  person: boolean;
  /** Folded name it was made under. */
  title: string;
  /** Folded last word of a person's full name. */
  surname?: string;
  /** How often the text has it in more than one word. */
  full: number;
}

export function wordCount(name: Name): number {
  return name.last - name.first;
}

/** The clusters of a document with the ways to find them. */
export class Book {
  readonly clusters: Cluster[] = [];
  /** Folded full names of relatives whose surname alone means somebody else. */
  private readonly kin: ReadonlySet<string>;
  private readonly byKey = new Map<string, Cluster>();
  private readonly byName = new Map<string, Cluster>();
  /** Surname or given name -> the people who bear it. */
  private readonly byPart = new Map<string, Set<Cluster>>();
  /** "Acme" -> "Acme Holdings" */
  private readonly byOpening = new Map<string, Set<Cluster>>();
  /** "State Department" -> "US State Department" */
  private readonly byClosing = new Map<string, Set<Cluster>>();
  private readonly byInitials = new Map<string, Set<Cluster>>();

  constructor(kin: ReadonlySet<string> = new Set()) {
    this.kin = kin;
  }

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
      title: foldName(name),
      full: 0,
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
      const person = wordCount(name) === 1 ? this.personCalled(folded, kind === 'PERSON') : undefined;
      if (person !== undefined) return person;
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
    if (kind === 'PERSON') return this.byName.get(longName(folded));
    if (kind === 'ORGANISATION') {
      const long = this.byInitials.get(folded);
      if (long?.size === 1 && /^\p{Lu}+$/u.test(name.name.replace(/\./g, ''))) return [...long][0];
      const wider = this.byClosing.get(folded);
      if (wider?.size === 1) return [...wider][0];
      const longer = [...(this.byOpening.get(folded) ?? [])].filter(
        (each) => wordCount(name) > 1 || !isOffshoot(each, folded),
      );
      if (longer.length === 1) return longer[0];
      return this.byName.get(`words:${bag(folded)}`);
    }
    return undefined;
  }

  /** "NRP" is the body the document spells with these initials, whatever a table makes of the letters. */
  spelled(name: Name, surface: string): Cluster | undefined {
    if (name.kind !== 'ORGANISATION' || name.key !== undefined || foldName(surface) === foldName(name.name))
      return undefined;
    if (!/^\p{Lu}{2,7}$/u.test(surface.replace(/\./g, '')) || this.byName.has(`thing:${foldName(name.name)}`))
      return undefined;
    const long = this.byInitials.get(foldName(surface));
    return long?.size === 1 ? [...long][0] : undefined;
  }

  /**
   * "Paris" is Jane Paris where the document has her and no preposition of place stands before the word. Behind a comma or "and" it may be
   * one of a list of places, unless it owns or does something: "that evening, Paris sang".
   */
  bearerOfPlace(name: Name, before: string, after: string): Cluster | undefined {
    if (name.rule !== 'table.place' || wordCount(name) > 1) return undefined;
    if (/\b(?:in|at|from|near|to|of|around|outside|across|via|visit\w*|left|reach\w*)\s$/i.test(before))
      return undefined;
    if (/(?:\band|,)\s$/i.test(before) && !/^['’]s \p{Ll}|^ (?!(?:and|or|in|on|to|as|for|with)\b)\p{Ll}/u.test(after))
      return undefined;
    const only = this.personCalled(foldName(name.name), true);
    return only?.surname === foldName(name.name) ? only : undefined;
  }

  /**
   * Who is called so for short: the one bearer; of several, where the name is `known` to be a person's, the one with that surname, or the
   * one whom the text names in full at least twice as often as the next. Where nothing parts them it is nobody.
   */
  private personCalled(part: string, known: boolean): Cluster | undefined {
    const people = [...(this.byPart.get(part) ?? [])].filter(
      (each) => !(each.surname === part && this.kin.has(each.title)),
    );
    if (!known && people.length > 1) return undefined;
    const family = people.filter(({ surname }) => surname === part);
    const [first, second] = (family.length > 0 ? family : people).sort((a, b) => b.full - a.full);
    return second === undefined || first!.full >= 2 * Math.max(1, second.full) ? first : undefined;
  }

  /** Look-up for names inside names: everybody who has mentions of their own. */
  bearers(): Bearers<Cluster> {
    const live = (cluster: Cluster | undefined) =>
      cluster !== undefined && cluster.mentions.length > 0 ? cluster : undefined;
    return {
      byKey: (key) => live(this.byKey.get(key)),
      byName: (folded) => {
        for (const [slot, kind] of [
          ['place', 'PLACE'],
          ['thing', 'ORGANISATION'],
          ['person', 'PERSON'],
        ] as const) {
          const bearer = live(this.byName.get(`${slot}:${folded}`));
          if (bearer !== undefined) return { bearer, kind };
        }
        return undefined;
      },
    };
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
      cluster.surname ??= words[words.length - 1]!;
      if (words.length === 2 && !this.byName.has(longName(folded))) this.byName.set(longName(folded), cluster);
      // "Jane M. Doe" is also "Jane Doe"
      const short = `person:${words[0]!} ${words[words.length - 1]!}`;
      if (words.length === 3 && words[1]!.length === 1 && !this.byName.has(short)) this.byName.set(short, cluster);
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
        // "Tarvik A380" is what Tarvik makes
        if (isModel(words, length)) break;
        if (
          ORGANISATION_HEADS.has(words[length]!) ||
          OUTLET_HEADS.has(words[length]!) ||
          /^(?:of|for|in|on|at|and)$/.test(words[length]!) ||
          length === words.length - 1
        )
          addTo(this.byOpening, opening, cluster);
      }
      // a body named with its country is also named without
      for (let length = 1; length <= Math.min(3, words.length - 2); length += 1)
        if (
          knownByName(
            name
              .split(' ')
              .slice(0, length)
              .join(' ')
              .replace(/['’]s?$/, ''),
          )?.kind === 'COUNTRY'
        )
          addTo(this.byClosing, words.slice(length).join(' '), cluster);
      const initials =
        name
          .replace(/^The /, '')
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

/** Slot of a person's two-word name with the long form of the given name: "Larry Roe" and "Lawrence Roe" meet. */
function longName(folded: string): string {
  const [given, ...rest] = folded.split(' ');
  return `person long:${longGivenName(given ?? '')} ${rest.join(' ')}`;
}

/** Behind a maker's name the letters and figures of a model: "A380", "747 400", "X5". */
function isModel(words: readonly string[], from: number): boolean {
  return words.slice(from).some((word) => /\d/.test(word));
}

/** "Acme Foundation" is another body than Acme. */
function isOffshoot(cluster: Cluster, folded: string): boolean {
  const rest = cluster.title.slice(folded.length + 1);
  return /\b(?:foundation|university|institute|museum|center|centre|fund|stadium|news|research|school|college|police|union|department|ministry|park|hospital|prize|cup|group of|commission|council|office)\b/.test(
    rest,
  );
}

/** "Acme Canada Tax" and "Canada Acme Tax" hold the same words. */
function bag(folded: string): string {
  return folded
    .split(' ')
    .filter((word) => !/^(?:and|of|the|for)$/.test(word))
    .sort()
    .join(' ');
}
