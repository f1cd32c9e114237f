/**
 * What tells namesakes apart: the roles a person is given and who and what is named beside. One name alone makes nobody one: two people
 * made one is libel.
 */
import type { LocalEntity } from '../domain/extraction.ts';
import type { ArticleId, EntityId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { nameSpace } from './name-space.ts';

/** A person as one article shows them. */
export interface PersonContext {
  /** Words of roles and titles, forms of address left out. */
  readonly roles: ReadonlySet<string>;
  /** Folded names of the people, bodies and places named beside, the most named ones. */
  readonly beside: ReadonlySet<string>;
}

/** Words that address anybody, or say nothing of what somebody is. Source: written for this project. */
const ADDRESS = new Set(
  'mr,mrs,ms,miss,mx,dr,sir,dame,lord,lady,madam,of,the,and,for,a,an,in,at,on,to,former,ex,new,old,late,acting,deputy,vice,chief,senior,junior,assistant,local,national'.split(
    ',',
  ),
);
/** Names kept that stand beside a person. */
const BESIDE = 15;
/** Articles whose contexts are kept for a person: enough to know them by. */
const ARTICLES = 8;

export function personContext(person: LocalEntity, entities: readonly LocalEntity[]): PersonContext {
  const beside = entities
    .filter((other) => other !== person && other.kinds[0] !== 'COUNTRY' && other.kinds[0] !== 'OUTLET')
    .map((other) => ({ name: foldName(other.name), n: other.mentions.filter(({ form }) => form === 'name').length }))
    .filter(({ name, n }) => n > 0 && name.length > 2)
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
    .slice(0, BESIDE);
  return {
    roles: new Set(
      person.roles.flatMap((role) => foldName(role).split(' ')).filter((word) => word.length > 1 && !ADDRESS.has(word)),
    ),
    beside: new Set(beside.map(({ name }) => name)),
  };
}

/** Under this stand the contexts in which a person was met, one an article. */
function contextKey(person: string): string {
  return `context:${person}`;
}

/** The key and entry by which an article's context of a person is kept; none for others, and when enough are. */
export function contextEntry(
  registry: RegistryReader,
  id: EntityId,
  entity: LocalEntity,
  entities: readonly LocalEntity[],
  article: ArticleId,
): readonly (readonly [key: string, entry: string])[] {
  if (nameSpace(entity.kinds) !== 'person' || !foldName(entity.name).includes(' ')) return [];
  const key = contextKey(id);
  const known = registry.members('key', key, ARTICLES);
  if (known.length >= ARTICLES && !known.some((entry) => entry.startsWith(`${article}|`))) return [];
  const { roles, beside } = personContext(entity, entities);
  return [[key, [article, [...roles].join(';'), [...beside].join(';')].join('|')]];
}

/**
 * Whether a person met now is the one known by the same full name: `same` when a role or somebody beside is shared, `other` when both
 * have roles and share neither, `open` when nothing speaks for or against.
 */
export function namesake(registry: RegistryReader, known: EntityId, met: PersonContext): 'same' | 'other' | 'open' {
  const roles = new Set<string>();
  const beside = new Set<string>();
  for (const entry of registry.members('key', contextKey(known), ARTICLES)) {
    const [, itsRoles = '', itsBeside = ''] = entry.split('|');
    for (const role of itsRoles.split(';')) if (role) roles.add(role);
    for (const name of itsBeside.split(';')) if (name) beside.add(name);
  }
  for (const role of met.roles) if (roles.has(role)) return 'same';
  for (const name of met.beside) if (beside.has(name)) return 'same';
  return roles.size > 0 && met.roles.size > 0 ? 'other' : 'open';
}
