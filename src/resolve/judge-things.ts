/** Merge, judge different, rename, retype: judgements about founded things as wholes. */
import type { Authored, DomainEvent } from '../domain/domain-event.ts';
import { ENTITY_KINDS, type EntityKind } from '../domain/extraction.ts';
import type { EntityId, JudgementId } from '../domain/ids.ts';
import { membersOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import {
  describeJudgements,
  differencesBetween,
  findThing,
  isSame,
  JudgementRefused,
  mergesBetween,
  nameOfType,
} from './judge-names.ts';

/** Characters of a name that people give, at most. */
const MAX_NAME = 300;

/** @throws {JudgementRefused} when the two are one already, of two types, or judged different */
export function judgeMerge(
  registry: RegistryReader,
  ids: readonly [string, string],
  judgement: JudgementId,
  authored: Authored,
): readonly DomainEvent[] {
  const { a, b } = pairOf(registry, ids, 'merge');
  if (isSame(registry, a.id, b.id))
    throw new JudgementRefused(
      `Cannot merge "${a.id}" and "${b.id}": they are one already, expected two; since ${describeJudgements(registry, mergesBetween(registry, a.id)) || 'they were named twice'}`,
    );
  const different = differencesBetween(registry, a.id, b.id);
  if (different.length > 0)
    throw new JudgementRefused(
      `Cannot merge "${a.id}" and "${b.id}": they were judged different by ${describeJudgements(registry, different)}, expected no such judgement; revoke it first`,
    );
  return [{ type: 'Merged', v: 1, judgement, of: a.type, ids: [a.id, b.id], ...authored }];
}

/** @throws {JudgementRefused} when the two are one, of two types, or judged different already */
export function judgeDifferent(
  registry: RegistryReader,
  ids: readonly [string, string],
  judgement: JudgementId,
  authored: Authored,
): readonly DomainEvent[] {
  const { a, b } = pairOf(registry, ids, 'judge different');
  if (isSame(registry, a.id, b.id)) {
    const merges = mergesBetween(registry, a.id);
    throw new JudgementRefused(
      merges.length > 0
        ? `Cannot judge "${a.id}" and "${b.id}" different: they are one by ${describeJudgements(registry, merges)}, expected two; revoke the merge first`
        : `Cannot judge "${a.id}" different from itself, expected two; split off the mentions that stand for another`,
    );
  }
  const different = differencesBetween(registry, a.id, b.id);
  if (different.length > 0)
    throw new JudgementRefused(
      `Cannot judge "${a.id}" and "${b.id}" different: they are by ${describeJudgements(registry, different)}, expected no such judgement`,
    );
  return [{ type: 'JudgedDifferent', v: 1, judgement, of: a.type, ids: [a.id, b.id], ...authored }];
}

/** @throws {JudgementRefused} for an empty or overlong name, or the one it was given last */
export function judgeName(
  registry: RegistryReader,
  id: string,
  name: string,
  judgement: JudgementId,
  authored: Authored,
): readonly DomainEvent[] {
  const thing = findThing(registry, id);
  const given = name.toWellFormed().replaceAll('\0', '').trim();
  if (given === '' || given.length > MAX_NAME)
    throw new JudgementRefused(
      `Cannot rename "${id}": the name has ${given.length} characters, expected 1 to ${MAX_NAME}`,
    );
  const now = membersOf(registry, thing.id)
    .flatMap((member) => registry.get('thing', member)?.renamed ?? [])
    .reduce<{ name: string; position: number; judgement: JudgementId } | undefined>(
      (newest, item) => (newest && newest.position > item.position ? newest : item),
      undefined,
    );
  if (now?.name === given)
    throw new JudgementRefused(
      `Cannot rename "${id}": it is called "${given}" by ${describeJudgements(registry, [now.judgement])}, expected another name`,
    );
  return [{ type: 'Renamed', v: 1, judgement, of: thing.type, id: thing.id, name: given, ...authored }];
}

/** @throws {JudgementRefused} for a thing that is no entity, kinds that are none, or those it was given last */
export function judgeKinds(
  registry: RegistryReader,
  id: string,
  kinds: readonly EntityKind[],
  judgement: JudgementId,
  authored: Authored,
): readonly DomainEvent[] {
  const thing = findThing(registry, id, 'ENTITY');
  const wanted = ENTITY_KINDS.filter((kind) => kinds.includes(kind));
  const wrong = kinds.find((kind) => !ENTITY_KINDS.includes(kind));
  if (wanted.length === 0 || wrong !== undefined)
    throw new JudgementRefused(
      `Cannot retype "${id}" as ${wrong === undefined ? 'nothing' : `"${wrong}"`}: expected one or more of ${ENTITY_KINDS.join(', ')}`,
    );
  const now = membersOf(registry, thing.id)
    .flatMap((member) => registry.get('thing', member)?.retyped ?? [])
    .reduce<{ kinds: readonly EntityKind[]; position: number; judgement: JudgementId } | undefined>(
      (newest, item) => (newest && newest.position > item.position ? newest : item),
      undefined,
    );
  if (now && now.kinds.length === wanted.length && wanted.every((kind) => now.kinds.includes(kind)))
    throw new JudgementRefused(
      `Cannot retype "${id}": it is ${wanted.join(', ')} by ${describeJudgements(registry, [now.judgement])}, expected other kinds`,
    );
  return [{ type: 'Retyped', v: 1, judgement, of: 'ENTITY', id: thing.id as EntityId, kinds: wanted, ...authored }];
}

function pairOf(registry: RegistryReader, [first, second]: readonly [string, string], what: string) {
  const a = findThing(registry, first);
  const b = findThing(registry, second);
  if (a.type !== b.type)
    throw new JudgementRefused(
      `Cannot ${what} "${a.id}" and "${b.id}": the first is ${nameOfType(a.type)}, the second ${nameOfType(b.type)}, expected two of one type`,
    );
  return { a, b };
}
