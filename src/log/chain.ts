/**
 * What every adapter checks before it touches storage: that the commits are a chain, fit their ids, and bring their bodies.
 * Pure.
 */
import type { Body, Head, NewCommit } from '../domain/commit.ts';
import { commitIdOf, eventsTextOf, isWhole } from '../domain/commit.ts';
import { type BodyHash, CATALOGUE, type DomainEventType } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';
import { bodiesBroughtBy, versionsWithdrawnBy } from './codec.ts';
import { BrokenChain } from './event-log.ts';

/** A checked commit with the text its id was made of. */
export interface CheckedCommit {
  readonly commit: NewCommit;
  readonly events: string;
  /** Each once. */
  readonly bodies: readonly Body[];
  /** Bodies that its events name and it does not carry: they must be stored already (see `lacking`). */
  readonly absent: readonly BodyHash[];
}

/** The refusal of a commit whose events name a body that it does not carry and that is not stored. */
export function lacking(commit: NewCommit, hash: BodyHash): BrokenChain {
  return new BrokenChain(
    `Cannot append ${commit.id}: it lacks the body ${hash} that its events name, and none such is stored`,
  );
}

/**
 * The chain with its stored texts.
 * @throws {TypeError} when it is empty, or carries ArticleWithdrawn where `kind` is "append", or none where it is "withdraw"
 * @throws {BrokenChain} when ids, previous ids, versions or bodies do not fit
 */
export function checkChain(
  commits: readonly NewCommit[],
  expectedHead: Head,
  kind: 'append' | 'withdraw',
): readonly CheckedCommit[] {
  if (commits.length === 0) throw new TypeError('Cannot append an empty chain: expected at least one commit');
  const requests = new Set<string>();
  let previous = expectedHead.id;
  return commits.map((commit, index) => {
    const name = `commit ${index + 1} of ${commits.length} (${commit.id})`;
    const withdraws = commit.events.some((event) => event.type === 'ArticleWithdrawn');
    if (withdraws && kind === 'append')
      throw new TypeError(`Cannot append ${name}: it carries ArticleWithdrawn, expected withdraw() for it`);
    if (!withdraws && kind === 'withdraw')
      throw new TypeError(`Cannot withdraw by ${name}: expected ArticleWithdrawn among its events`);
    if (commit.previous !== previous)
      throw new BrokenChain(`Cannot append ${name}: it follows ${commit.previous}, expected ${previous}`);
    if (commit.request !== undefined) {
      if (requests.has(commit.request))
        throw new BrokenChain(
          `Cannot append ${name}: an earlier commit of the chain carries request "${commit.request}" too`,
        );
      requests.add(commit.request);
    }
    for (const { type, v } of commit.events) {
      if (CATALOGUE[type as DomainEventType] !== v)
        throw new BrokenChain(`Cannot append ${name}: ${type} version ${v} is not in the catalogue`);
    }
    const events = eventsTextOf(commit);
    const id = commitIdOf(commit.previous, commit.request, events);
    if (id !== commit.id) throw new BrokenChain(`Cannot append ${name}: its content hashes to ${id}`);
    const { bodies, absent } = checkBodies(commit, name);
    previous = commit.id;
    return { commit, events, bodies, absent };
  });
}

/** No commit may carry a body that its events do not name: nothing could ever find, export or erase it. */
function checkBodies(commit: NewCommit, name: string): Pick<CheckedCommit, 'bodies' | 'absent'> {
  const bodies = new Map(commit.bodies.map((body) => [body.hash, body]));
  const brought = new Map(bodiesBroughtBy(commit.events).map((body) => [body.hash, body.version]));
  const withdrawn = new Set(versionsWithdrawnBy(commit.events));
  for (const body of bodies.values()) {
    const { hash, version } = body;
    if (!isWhole(body))
      throw new BrokenChain(`Cannot append ${name}: the body ${hash} of ${version} is not what it was hashed from`);
    if (brought.get(hash) !== version)
      throw new BrokenChain(`Cannot append ${name}: no event of it names the body ${hash} of ${version}`);
    if (withdrawn.has(version))
      throw new BrokenChain(`Cannot append ${name}: it brings a body of ${version} and withdraws it`);
  }
  return { bodies: [...bodies.values()], absent: [...brought.keys()].filter((hash) => !bodies.has(hash)) };
}

/**
 * Refuses bodies of versions that are taken down: the last guard behind the Registry's.
 * @throws {BrokenChain}
 */
export function refuseWithdrawn(
  chain: readonly CheckedCommit[],
  withdrawn: { has(version: VersionId): boolean },
): void {
  for (const { commit, bodies } of chain) {
    const gone = bodies.find(({ version }) => withdrawn.has(version));
    if (gone)
      throw new BrokenChain(`Cannot append ${commit.id}: it brings a body of ${gone.version}, which is withdrawn`);
  }
}
