/**
 * Names that mean one and the same within a document become one entity: by key, by equal folded name, surname or given
 * name to full name, acronym to long form, "the site" to the site last spoken of. Two people with one surname stay apart.
 */
import type { ArticleBody } from '../domain/article.ts';
import { ENTITY_KINDS, type EntityKind, type EntityMention, type LocalEntity, placeOf } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { ORGANISATION_HEADS, OUTLET_HEADS } from './data/organisation-words.ts';
import { countryName, knownByName } from './gazetteer.ts';
import type { Name } from './names.ts';
import type { SiteMention } from './sites.ts';

export interface Resolved {
  readonly entities: readonly LocalEntity[];
  /** Entity index by mention, same order as `mentions`. */
  readonly mentions: readonly LocatedMention[];
}

/** A mention in the text with its entity, for the steps that follow. */
export interface LocatedMention {
  readonly entity: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly form: EntityMention['form'];
  readonly kind: EntityKind;
}

interface Cluster {
  kinds: Map<EntityKind, number>;
  /** Kinds that a table or a telling word gave, not a guess. */
  sure: Set<EntityKind>;
  names: Map<string, number>;
  key?: string;
  roles: Set<string>;
  mentions: (EntityMention & { readonly at: number })[];
  person: boolean;
}

/** Joins names, sites and the article's own outlet and authors into entities, ordered by first mention. */
export function resolveNames(body: ArticleBody, found: readonly (Name | SiteMention)[]): Resolved {
  const book = new Book();
  const names = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const given = new Map<Name, Cluster>();
  const outlet = body.outlet === undefined || body.outlet.trim() === '' ? undefined : body.outlet.trim();
  if (outlet !== undefined) {
    const known = knownByName(outlet);
    const key = known?.kind === 'OUTLET' ? known.key : undefined;
    const cluster = book.named(known?.kind === 'OUTLET' ? known.name : outlet, 'OUTLET', key);
    note(
      cluster,
      outlet,
      'OUTLET',
      { place: 'outlet', form: 'metadata', sentence: -1, score: 1000, rule: 'metadata' },
      -2,
    );
  }
  body.byline.forEach((author, index) => {
    if (author.trim() === '') return;
    const cluster = book.named(author.trim(), 'PERSON', undefined);
    note(
      cluster,
      author.trim(),
      'PERSON',
      { place: `byline.${index}`, form: 'metadata', sentence: -1, score: 1000, rule: 'metadata' },
      -1,
    );
  });
  // full names first, so that a surname in the headline finds the person named further down
  const kindOf = majority(names);
  for (const name of [...names].sort((a, b) => wordCount(b) - wordCount(a) || a.start - b.start)) {
    if (isAnaphoric(name) || introduces(name)) continue;
    const kind = name.kind ?? kindOf.get(foldName(name.name));
    const cluster = book.find(name, kind) ?? (kind === undefined ? undefined : book.named(name.name, kind, name.key));
    if (cluster !== undefined) given.set(name, cluster);
  }
  joinSitesByOpening(names, given);
  joinNominals(names, given);
  for (const name of names) {
    const cluster = given.get(name);
    if (cluster === undefined) continue;
    const kind = name.kind ?? mainKind(cluster);
    note(
      cluster,
      name.form === 'name' ? name.name : undefined,
      kind,
      { place: placeOf(name), form: name.form, sentence: name.sentence, score: name.score, rule: name.rule },
      name.start,
    );
    if (name.role !== undefined) cluster.roles.add(name.role);
  }
  return finish(book, names, given);
}

function wordCount(name: Name): number {
  return name.last - name.first;
}

function isAnaphoric(name: Name | SiteMention): boolean {
  return 'anaphoric' in name && name.anaphoric === true;
}

function introduces(name: Name | SiteMention): boolean {
  return 'introduces' in name && name.introduces === true;
}

/** The kind most mentions of one spelling have, for those that have none. */
function majority(names: readonly Name[]): Map<string, EntityKind> {
  const counts = new Map<string, Map<EntityKind, number>>();
  for (const name of names) {
    if (name.kind === undefined) continue;
    const folded = foldName(name.name);
    const kinds = counts.get(folded) ?? new Map<EntityKind, number>();
    kinds.set(name.kind, (kinds.get(name.kind) ?? 0) + name.score);
    counts.set(folded, kinds);
  }
  return new Map([...counts].map(([folded, kinds]) => [folded, best(kinds)] as const));
}

function best(kinds: ReadonlyMap<EntityKind, number>): EntityKind {
  return [...kinds].sort((a, b) => b[1] - a[1] || ENTITY_KINDS.indexOf(a[0]) - ENTITY_KINDS.indexOf(b[0]))[0]![0];
}

function mainKind(cluster: Cluster): EntityKind {
  return best(cluster.kinds);
}

function note(cluster: Cluster, name: string | undefined, kind: EntityKind, mention: EntityMention, at: number): void {
  cluster.kinds.set(kind, (cluster.kinds.get(kind) ?? 0) + mention.score);
  if (mention.score >= 800) cluster.sure.add(kind);
  const shown = name?.replace(/[‘’]/g, "'");
  if (shown !== undefined) cluster.names.set(shown, (cluster.names.get(shown) ?? 0) + 1);
  cluster.mentions.push({ ...mention, at });
}

/** The clusters of a document with the ways to find them. */
class Book {
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

/** "The Acme Bay website" is the site called "Acme Bay Forever" when only one site's name opens with those words. */
function joinSitesByOpening(names: readonly Name[], given: Map<Name, Cluster>): void {
  const called = names.filter((name) => name.kind === 'SITE' && name.rule === 'site.named' && given.has(name));
  for (const name of names) {
    const cluster = given.get(name);
    if (name.rule !== 'site.phrase' || name.key !== undefined || cluster === undefined) continue;
    const opening = foldName(name.name).replace(/ (?:web ?site|site|portal|page|blog)$/, ' ');
    const fitting = new Set(
      called.filter((other) => `${foldName(other.name)} `.startsWith(opening)).map((other) => given.get(other)!),
    );
    if (fitting.size === 1) given.set(name, [...fitting][0]!);
  }
}

/**
 * "The site" means the site spoken of last, unless a new unnamed one came in between; "the visa site" means the site for
 * visas wherever the document names it.
 */
function joinNominals(names: readonly (Name | SiteMention)[], given: Map<Name, Cluster>): void {
  let last: Cluster | undefined;
  const sites = new Set([...given].filter(([name]) => name.kind === 'SITE').map(([, cluster]) => cluster));
  for (const name of names) {
    if (name.kind !== 'SITE') continue;
    if (introduces(name)) last = undefined;
    else if (isAnaphoric(name)) {
      const purpose = 'purpose' in name ? name.purpose : undefined;
      const fitting =
        purpose === undefined ? last : [...sites].find((site) => site.key?.endsWith(`/${purpose}`) === true);
      if (fitting !== undefined) given.set(name, fitting);
      if (purpose !== undefined) last = fitting;
    } else if (name.rule.startsWith('site.')) last = given.get(name);
  }
}

function finish(book: Book, names: readonly Name[], given: ReadonlyMap<Name, Cluster>): Resolved {
  const live = book.clusters.filter((cluster) => cluster.mentions.length > 0);
  for (const cluster of live) cluster.mentions.sort((a, b) => a.at - b.at);
  live.sort((a, b) => a.mentions[0]!.at - b.mentions[0]!.at);
  const indexes = new Map(live.map((cluster, index) => [cluster, index] as const));
  const mentions: LocatedMention[] = [];
  for (const name of names) {
    const cluster = given.get(name);
    if (cluster === undefined) continue;
    mentions.push({
      entity: indexes.get(cluster)!,
      first: name.first,
      last: name.last,
      start: name.start,
      end: name.end,
      sentence: name.sentence,
      form: name.form,
      kind: name.kind ?? mainKind(cluster),
    });
  }
  return { entities: live.map(entityOf), mentions };
}

function entityOf(cluster: Cluster): LocalEntity {
  const main = mainKind(cluster);
  const kinds = [
    main,
    ...ENTITY_KINDS.filter((kind) => kind !== main && cluster.sure.has(kind) && mayBeBoth(main, kind)),
  ];
  // the map keeps the order of the text, so the earlier of two equal names stays first
  const names = [...cluster.names]
    .sort((a, b) => fullness(b[0], main) - fullness(a[0], main) || b[1] - a[1])
    .map(([name]) => name);
  const name = (cluster.key === undefined ? undefined : countryName(cluster.key)) ?? names[0] ?? '';
  return {
    kinds,
    name,
    aliases: names.filter((other) => other !== name).sort(),
    ...(cluster.key === undefined ? {} : { key: cluster.key }),
    roles: [...cluster.roles],
    mentions: cluster.mentions.map(({ at: _, ...mention }) => mention),
  };
}

/** An outlet is also an organisation or a site; a person or a place is nothing else. */
function mayBeBoth(main: EntityKind, other: EntityKind): boolean {
  const things: readonly EntityKind[] = ['OUTLET', 'SITE', 'ORGANISATION'];
  return things.includes(main) && things.includes(other);
}

/** People are best known by their longest name; of others the one used most, if tables do not say. */
function fullness(name: string, kind: EntityKind): number {
  if (kind === 'PERSON' || kind === 'ORGANISATION') return name.split(' ').length;
  // "Acme's tax website" says best whose it is and what for
  return kind === 'SITE' && /'s? .*(?:web|portal)/.test(name) ? 1 : 0;
}
