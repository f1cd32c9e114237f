/**
 * Names that mean one and the same within a document become one entity: by key, by equal folded name, surname or given
 * name to full name, acronym to long form, "the site" to the site last spoken of. Two people with one surname stay apart.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import { ENTITY_KINDS, type EntityKind, type EntityMention, type LocalEntity, placeOf } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { fullNamesOn } from './full-names.ts';
import { countryName, knownByName } from './gazetteer.ts';
import { Book, type Cluster, wordCount } from './name-book.ts';
import { fitting, kinOf } from './name-kin.ts';
import { inRole, nestedIn } from './name-nested.ts';
import { findSlips } from './name-slips.ts';
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

/** Joins names, sites and the article's own outlet and authors into entities, ordered by first mention. */
export function resolveNames(body: ArticleBody, found: readonly (Name | SiteMention)[]): Resolved {
  const names = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const text = documentText(body);
  const book = new Book(kinOf(names, text));
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
    const agency = agencyOf(author.trim(), body.text);
    const cluster = book.named(agency?.name ?? author.trim(), agency ? 'OUTLET' : 'PERSON', agency?.key);
    note(
      cluster,
      agency?.name ?? author.trim(),
      agency ? 'OUTLET' : 'PERSON',
      { place: `byline.${index}`, form: 'metadata', sentence: -1, score: 1000, rule: 'metadata' },
      -1,
    );
  });
  // full names first, so that a surname in the headline finds the person named further down
  const kindOf = majority(names);
  const short = shortForms(names, text);
  const slips = findSlips(names);
  for (const name of [...names].sort((a, b) => wordCount(b) - wordCount(a) || a.start - b.start)) {
    if (isAnaphoric(name) || introduces(name)) continue;
    const meant = name.key === undefined && name.form === 'name' ? slips.get(foldName(name.name)) : undefined;
    if (meant !== undefined) {
      given.set(name, book.named(meant, 'PERSON', undefined));
      continue;
    }
    const surface = text.slice(name.start, name.end);
    const kind = kindFor(name, kindOf);
    const long = name.key === undefined ? short.get(surface) : undefined;
    const cluster =
      (long === undefined || long === name ? undefined : given.get(long)) ??
      book.spelled(name, surface) ??
      book.bearerOfPlace(
        name,
        text.slice(Math.max(0, name.start - 12), name.start),
        text.slice(name.end, name.end + 12),
      ) ??
      fitting(book.find(name, kind), name, text) ??
      (kind === undefined ? undefined : book.named(name.name, kind, name.key));
    if (cluster === undefined) continue;
    given.set(name, cluster);
    if (wordCount(name) > 1) cluster.full += 1;
  }
  joinSitesByOpening(names, given);
  joinNominals(names, given);
  for (const name of names) {
    const cluster = given.get(name);
    if (cluster === undefined) continue;
    const kind = kindNoted(name, cluster);
    note(
      cluster,
      name.form === 'name' ? name.name : undefined,
      kind,
      { place: placeOf(name), form: name.form, sentence: name.sentence, score: name.score, rule: name.rule },
      name.start,
    );
    if (name.role !== undefined) cluster.roles.add(name.role);
  }
  // "Tarvik.com" alone, never called by a name: the address is its name
  for (const name of names) {
    const cluster = name.form === 'handle' ? given.get(name) : undefined;
    if (cluster !== undefined && cluster.names.size === 0) cluster.names.set(name.name, 1);
  }
  noteNested(text, book, names, given);
  if (body.raw?.mediaType === 'text/plain') nameInFull(book.clusters, fullNamesOn(body.raw.content));
  return finish(book, names, given);
}

/** A byline that is no person but an agency: one that is known, or whose name stands alone in brackets as a credit line does. */
function agencyOf(author: string, text: string): { readonly name: string; readonly key?: string } | undefined {
  const name = author.replace(/\s+(?:staff|staff writers?|reporters?|correspondents?|newsroom)$/i, '');
  const known = knownByName(name);
  if (known?.kind === 'OUTLET') return { name: known.name, ...(known.key === undefined ? {} : { key: known.key }) };
  // Nobody signs with one word, but an agency does.
  if (!/^\p{Lu}[\p{L}\d]+$/u.test(name) && !/\b(?:agency|press|news|media|wire)\b/i.test(name)) return undefined;
  return text.includes(`(${name}) `) || text.trimEnd().endsWith(`(${name})`) ? { name } : undefined;
}

/** Acronyms that stand in brackets right behind the name they are short for: "Tarvik Airways (TKA)". */
function shortForms(names: readonly Name[], text: string): Map<string, Name> {
  const found = new Map<string, Name>();
  for (let i = 1; i < names.length; i += 1) {
    const name = names[i]!;
    const before = names[i - 1]!;
    if (before.kind === undefined || before.kind === 'PERSON' || wordCount(before) < 2 || before.form !== 'name')
      continue;
    if (
      !/^ ?["“]?\(["“]?$/.test(text.slice(before.end, name.start)) ||
      !/^["”]?\)/.test(text.slice(name.end, name.end + 2))
    )
      continue;
    const letters = text.slice(name.start, name.end);
    if (/^\p{Lu}{2,7}$/u.test(letters) && letters[0] === before.name.replace(/^The /, '')[0] && !found.has(letters))
      found.set(letters, before);
  }
  return found;
}

/** A kind that scores less was guessed from shape alone, and a surer one elsewhere in the document overrules it. */
const GUESS = 690;

function kindFor(name: Name, kindOf: ReadonlyMap<string, EntityKind>): EntityKind | undefined {
  const usual = kindOf.get(foldName(name.name));
  return name.kind === undefined || (name.score < GUESS && usual !== undefined) ? usual : name.kind;
}

/** The kind a mention speaks for: its own, unless that was a guess against its fellows, or a person is called like a town or a team. */
function kindNoted(name: Name, cluster: Cluster): EntityKind {
  if (cluster.person && (name.kind === 'PLACE' || name.rule === 'team')) return 'PERSON';
  const guessed = name.kind === undefined || (name.score < GUESS && !cluster.kinds.has(name.kind));
  return guessed ? mainKind(cluster) : name.kind!;
}

/** Adds the names that stand inside longer ones to the entities that the document also names by themselves. */
function noteNested(text: string, book: Book, names: readonly Name[], given: ReadonlyMap<Name, Cluster>): void {
  const bearers = book.bearers();
  for (const name of names) {
    const own = given.get(name);
    if (own === undefined) continue;
    for (const { span, bearer } of [...inRole(text, name, bearers), ...nestedIn(text, name, own, bearers)])
      bearer.mentions.push({
        mention: { place: placeOf(span), form: 'nominal', sentence: name.sentence, score: 500, rule: 'nested' },
        at: span.start,
      });
  }
}

/** Gives people known by surname only the full name that the page around the text has for them. */
function nameInFull(clusters: readonly Cluster[], full: ReadonlyMap<string, string>): void {
  for (const cluster of clusters) {
    if (cluster.mentions.length === 0 || mainKind(cluster) !== 'PERSON') continue;
    const names = [...cluster.names.keys()];
    const name = names.length === 1 ? full.get(names[0]!.toLowerCase()) : undefined;
    if (name !== undefined && !clusters.some((other) => other.names.has(name))) cluster.names.set(name, 0);
  }
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
  cluster.mentions.push({ mention, at });
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
    mentions: cluster.mentions.map(({ mention }) => mention),
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
