/**
 * Bodies at hand for code that must not wait: fold, linking and projection are synchronous and pure, the log is not.
 * What is not at hand makes them stop with `MissingBodies`; the loop fetches and runs them again on a clean transaction.
 */
import type { ArticleBody } from '../domain/article.ts';
import type { Body, Commit } from '../domain/commit.ts';
import type { BodyHash, DomainEvent } from '../domain/domain-event.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { VersionId } from '../domain/ids.ts';
import { type BodySource, bodiesOfVersion } from '../registry/contributions.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { bodiesBroughtBy, versionsWithdrawnBy } from './codec.ts';
import { DamagedLog, type EventLog } from './event-log.ts';

/** Asked for what is not at hand: load these and try again. */
export class MissingBodies extends Error {
  override readonly name = 'MissingBodies';
  constructor(readonly hashes: readonly BodyHash[]) {
    super(`Cannot read ${hashes.length} bodies yet: expected them loaded before`);
  }
}

export interface BodyCache extends BodySource {
  /** Puts bodies that are not in the log yet (those of the commit being made). */
  put(bodies: readonly Body[]): void;
  /**
   * Fetches bodies from the log. Those that a take-down erased are known as erased from then on.
   * @throws {DamagedLog} when one is missing that no take-down erased
   */
  load(hashes: readonly BodyHash[]): Promise<void>;
  /** Fetches what the commits of a page bring, and, given what is known, the bodies of the older versions that they speak of. */
  loadFor(commits: readonly Pick<Commit, 'events' | 'position'>[], registry?: RegistryReader): Promise<void>;
  /** Forgets all words; called after a take-down. */
  clear(): void;
}

const PAGE = 2_000;

/** A cache over one log; keeps at most `capacity` bodies between loads, the oldest go first. */
export function openBodyCache(log: EventLog, capacity = 4_000): BodyCache {
  const parsed = new Map<BodyHash, ArticleBody | Extraction | null>();
  /** Bodies that take-downs erased, known up to a position. */
  let erased: { readonly upTo: number; readonly hashes: ReadonlySet<BodyHash> } = { upTo: -1, hashes: new Set() };

  const keep = (hash: BodyHash, value: ArticleBody | Extraction | null) => {
    parsed.delete(hash);
    parsed.set(hash, value);
  };
  const trim = (wanted: number) => {
    const limit = Math.max(capacity, wanted);
    for (const hash of parsed.keys()) {
      if (parsed.size <= limit) return;
      parsed.delete(hash);
    }
  };
  /** Two walks through the log, needed only when a body is not there: which versions were taken down, and which bodies were theirs. */
  const findErased = async (): Promise<ReadonlySet<BodyHash>> => {
    const { position } = await log.head();
    if (erased.upTo === position) return erased.hashes;
    const versions = new Set<VersionId>();
    const hashes = new Set<BodyHash>();
    await eachEvent(log, position, (event) => {
      for (const version of versionsWithdrawnBy([event])) versions.add(version);
    });
    await eachEvent(log, position, (event) => {
      for (const { hash, version } of bodiesBroughtBy([event])) if (versions.has(version)) hashes.add(hash);
    });
    erased = { upTo: position, hashes };
    return hashes;
  };

  const get = (hash: BodyHash): ArticleBody | Extraction | undefined => {
    const value = parsed.get(hash);
    if (value === undefined) throw new MissingBodies([hash]);
    return value ?? undefined;
  };
  const load = async (hashes: readonly BodyHash[]) => {
    const missing = [...new Set(hashes)].filter((hash) => !parsed.has(hash));
    if (missing.length === 0) return;
    const found = await log.bodies(missing);
    for (const hash of missing) {
      const body = found.get(hash);
      if (body) {
        keep(hash, JSON.parse(body.json));
        continue;
      }
      if (!(await findErased()).has(hash))
        throw new DamagedLog(
          `Cannot read body "${hash}": it is missing and no take-down erased it; a log imported without texts has none, else run "newsloom verify" to see where it belongs and restore a backup`,
          undefined,
        );
      keep(hash, null);
    }
    trim(missing.length);
  };

  return {
    article(hash) {
      return get(hash) as ArticleBody | undefined;
    },
    extraction(hash) {
      return get(hash) as Extraction | undefined;
    },
    need(hashes) {
      const missing = hashes.filter((hash) => !parsed.has(hash));
      if (missing.length > 0) throw new MissingBodies(missing);
    },
    put(bodies) {
      for (const body of bodies) keep(body.hash, JSON.parse(body.json));
    },
    load,
    async loadFor(commits, registry) {
      const events = commits.flatMap((commit) => commit.events);
      const versions = new Set(registry ? events.flatMap((event) => ('version' in event ? [event.version] : [])) : []);
      const older = [...versions].flatMap((id) => {
        const version = registry?.get('version', id);
        return version ? bodiesOfVersion(version) : [];
      });
      await load([...bodiesBroughtBy(events).map(({ hash }) => hash), ...older]);
    },
    clear() {
      parsed.clear();
    },
  };
}

async function eachEvent(log: EventLog, upTo: number, visit: (event: DomainEvent) => void): Promise<void> {
  for (let after = 0; after < upTo; ) {
    const page = await log.read(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    for (const { events } of page) events.forEach(visit);
    after = last.position;
  }
}
