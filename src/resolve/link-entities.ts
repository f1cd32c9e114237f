/**
 * Who is who: each local entity of an article becomes a link to a founded entity, or founds one.
 * Three verdicts: same, new, undecided (founded on its own, with the candidate proposed to people). Precision first: two people
 * made one is libel, two nodes for one person is a chore.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import type { LocalEntity } from '../domain/extraction.ts';
import { type EntityId, type FoundedId, foundedId, mentionId, type StoryId, type VersionId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import { canonicalOf, differentFromAny } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { cutReasons, takeBasis } from './basis.ts';
import { calledAlike, type Here, noteHere } from './called-alike.ts';
import type { Links } from './event-likeness.ts';
import { entityKeys, spellingKeys, storyKey, surnameKey, toldKey } from './linking-keys.ts';
import { mayJoin } from './may-join.ts';
import { nameSpace } from './name-space.ts';
import { namesake, type PersonContext, personContext } from './person-context.ts';
import { samePerson } from './spellings.ts';

/** Raised with every change of what it decides. */
export const ENTITY_RULE = 'entity/4';

/** Candidates looked at for one key; more means that the key tells nothing. */
const MAX_CANDIDATES = 20;

export interface EntityDecisions {
  readonly events: readonly DomainEvent[];
  /** Local entity -> founded entity. */
  readonly entityOf: ReadonlyMap<number, EntityId>;
}

/** Decides all entities of a version. */
export function linkEntities(
  registry: RegistryReader,
  version: VersionId,
  entities: readonly LocalEntity[],
  story?: StoryId,
  links: Links = 'precise',
): EntityDecisions {
  const events: DomainEvent[] = [];
  const entityOf = new Map<number, EntityId>();
  /** Founded in this very article, so that two local entities with one key meet. */
  const here = new Map<string, EntityId>();
  const hereCalled: Here = [];
  entities.forEach((entity, index) => {
    const [first] = entity.mentions;
    if (!first) return;
    const places = entity.mentions.map((mention) => mention.place);
    const keys = entityKeys(entity);
    const mention = mentionId(version, 'entity', first.place);
    const own = foundedId('ENTITY', mention);
    const found = findSame(registry, entity, keys, here, hereCalled, story, links, () =>
      personContext(entity, entities),
    );
    const verdict: Verdict = found.same && !mayJoin(registry, own, found.same.id) ? { undecided: [], lost: [] } : found;
    const basis = takeBasis(registry);
    let to = verdict.same?.id;
    if (!to) {
      to = own;
      events.push({
        type: 'EntityFounded',
        v: 1,
        id: to,
        version,
        place: first.place,
        kind: entity.kinds[0] ?? 'ORGANISATION',
      });
      for (const { id, score, reason } of verdict.undecided)
        events.push({
          type: 'LinkProposed',
          v: 1,
          of: 'ENTITY',
          mention,
          to: id,
          score,
          rule: ENTITY_RULE,
          reasons: [reason],
        });
    }
    const reasons = verdict.same ? [verdict.same.reason] : ['founded'];
    const lost = verdict.lost.length > 0 ? { lost: verdict.lost } : {};
    events.push({
      type: 'MentionLinked',
      v: 1,
      version,
      places,
      to,
      score: verdict.same?.score ?? 1000,
      rule: ENTITY_RULE,
      reasons: [...reasons, ...cutReasons(registry)],
      ...lost,
      ...basis,
    });
    entityOf.set(index, to);
    for (const key of keys) if (!here.has(key)) here.set(key, to);
    noteHere(hereCalled, entity, to);
  });
  return { events, entityOf };
}

interface Verdict {
  readonly same?: { readonly id: EntityId; readonly score: number; readonly reason: string };
  /** Who may be meant, shown to people. */
  readonly undecided: readonly { readonly id: EntityId; readonly score: number; readonly reason: string }[];
  readonly lost: readonly { readonly id: EntityId; readonly score: number }[];
}

function findSame(
  registry: RegistryReader,
  entity: LocalEntity,
  keys: readonly string[],
  here: ReadonlyMap<string, EntityId>,
  hereCalled: Here,
  story: StoryId | undefined,
  links: Links,
  context: () => PersonContext,
): Verdict {
  for (const key of keys) {
    const local = here.get(key);
    if (local)
      return {
        same: { id: local, score: 950, reason: key.startsWith('entity:') ? 'same-key' : 'same-name' },
        undecided: [],
        lost: [],
      };
    const byKey = key.startsWith('entity:');
    const candidates = clusters(registry, registry.members('key', key, MAX_CANDIDATES) as EntityId[]).filter(
      (id) => byKey || !keysDiffer(registry, id, entity),
    );
    const person = !byKey && nameSpace(entity.kinds) === 'person';
    const [best, ...others] = person ? bySense(registry, candidates, context, story) : candidates;
    if (!best) {
      // Known by the same full name, and none of them by role or company: people decide.
      if (candidates.length > 0 && links === 'precise')
        return { undecided: candidates.map((id) => ({ id, score: 450, reason: 'same-name' })), lost: [] };
      continue;
    }
    const lost = others.map((id) => ({ id, score: 500 }));
    // Several founded things share the name and nobody merged them: the earliest is as good a guess as any, so nobody guesses.
    if (others.length > 0 && !byKey && differentFromAny(registry, best, others))
      return { undecided: candidates.map((id) => ({ id, score: 500, reason: 'same-name' })), lost };
    const full = foldName(entity.name) === key.slice(key.lastIndexOf(':') + 1);
    return {
      same: {
        id: best,
        score: byKey ? 980 : full ? 900 : 800,
        reason: byKey ? 'same-key' : full ? 'same-name' : 'same-alias',
      },
      undecided: [],
      lost,
    };
  }
  // "J. Smith" is not whoever is called Smith.
  const initialled = /^\S /.test(foldName(entity.name));
  const told =
    story === undefined || keys.length > 0 || initialled ? undefined : storyKey(entity, canonicalOf(registry, story));
  if (told) {
    const candidates = clusters(registry, registry.members('key', told, MAX_CANDIDATES) as EntityId[]);
    const [only] = candidates;
    // Two of one name in a story: nobody guesses.
    if (only && candidates.length === 1)
      return { same: { id: only, score: 820, reason: 'same-in-story' }, undecided: [], lost: [] };
    if (candidates.length > 1 && links === 'precise')
      return { undecided: candidates.map((id) => ({ id, score: 500, reason: 'same-name' })), lost: [] };
  }
  if (story !== undefined && links === 'balanced') {
    const alike = calledAlike(registry, entity, canonicalOf(registry, story), hereCalled);
    if (alike) return { same: { ...alike, score: 700 }, undecided: [], lost: [] };
  }
  const spelled = story === undefined ? [] : otherSpellings(registry, entity, canonicalOf(registry, story));
  if (spelled.length === 1 && spelled[0])
    return { same: { id: spelled[0].id, score: 840, reason: spelled[0].reason }, undecided: [], lost: [] };
  if (spelled.length > 1)
    return { undecided: spelled.map(({ id }) => ({ id, score: 500, reason: 'same-name' })), lost: [] };
  const surname =
    nameSpace(entity.kinds) === 'person' && !foldName(entity.name).includes(' ') ? surnameKey(entity.name) : undefined;
  const undecided = surname
    ? clusters(registry, registry.members('key', surname, 4) as EntityId[]).map((id) => ({
        id,
        score: 400,
        reason: 'same-surname',
      }))
    : [];
  return { undecided, lost: [] };
}

/**
 * Those of one full name who can be meant: whoever the story tells of already, else who shares a role or company, else those of whom
 * nothing speaks for or against. Whoever has another role among other people is left out.
 */
function bySense(
  registry: RegistryReader,
  candidates: readonly EntityId[],
  context: () => PersonContext,
  story: StoryId | undefined,
): readonly EntityId[] {
  if (candidates.length === 0) return [];
  const met = context();
  const within = story && canonicalOf(registry, story);
  // Who share a full name share a surname.
  const bySurname = new Map<string, readonly string[]>();
  const people = (story: FoundedId, surname: string) => {
    const known = bySurname.get(surname) ?? registry.members('key', toldKey(story, surname), MAX_CANDIDATES);
    bySurname.set(surname, known);
    return known;
  };
  const told = (id: EntityId) =>
    within !== undefined &&
    registry.get('thing', id)?.names.some(([name]) => {
      const surname = surnameKey(name);
      return surname !== undefined && people(within, surname).includes(id);
    }) === true;
  const senses = candidates.map((id) => ({ id, sense: told(id) ? 'same' : namesake(registry, id, met) }));
  const same = senses.filter(({ sense }) => sense === 'same');
  return (same.length > 0 ? same : senses.filter(({ sense }) => sense === 'open')).map(({ id }) => id);
}

/** People of the story whose full name is this one spelled otherwise, with how. */
function otherSpellings(
  registry: RegistryReader,
  entity: LocalEntity,
  story: FoundedId,
): readonly { readonly id: EntityId; readonly reason: string }[] {
  const found = new Set<EntityId>();
  for (const key of spellingKeys(entity, story))
    for (const id of registry.members('key', key, MAX_CANDIDATES)) found.add(id as EntityId);
  return clusters(registry, [...found]).flatMap((id) => {
    const names = registry.get('thing', id)?.names ?? [];
    const how = names.map(([name]) => samePerson(entity.name, name)).find((reason) => reason !== undefined);
    return how ? [{ id, reason: how }] : [];
  });
}

/** One founded id for each cluster among `ids`, the earliest founded first: a link points to a founded thing, never to a cluster. */
function clusters(registry: RegistryReader, ids: readonly EntityId[]): readonly EntityId[] {
  const placed = ids.map((id) => {
    const thing = registry.get('thing', id);
    return { id, canonical: thing?.canonical ?? id, position: thing?.position ?? Number.MAX_SAFE_INTEGER };
  });
  const seen = new Map<string, EntityId>();
  for (const { id, canonical } of placed.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)))
    if (!seen.has(canonical)) seen.set(canonical, id);
  return [...seen.values()];
}

/** Two things whose tables give them different keys (two countries, two domains) are two, whatever they are called. */
function keysDiffer(registry: RegistryReader, id: EntityId, entity: LocalEntity): boolean {
  const known = registry.get('thing', id)?.keys ?? [];
  return entity.key !== undefined && known.length > 0 && known.every(([key]) => key !== entity.key);
}
