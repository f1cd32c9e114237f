/**
 * What two mentions of happenings are compared by. The sketch of an event's founding mention stands in the Registry under a key of its
 * own, so that comparing with a candidate is one look-up: its article's record and reading, which may be long and far away, are not asked for.
 */
import type { Extraction, Happening } from '../domain/extraction.ts';
import type { EntityId, FoundedId, NewsEventId } from '../domain/ids.ts';
import { canonicalOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { actClass } from './event-words.ts';
import { nameSpace } from './name-space.ts';

/** Entities are canonical ids. */
export interface Sketch {
  readonly type: string;
  readonly lemma: string;
  /** See `actClass`. */
  readonly act: string;
  readonly main: boolean;
  readonly date: string | undefined;
  readonly who: ReadonlySet<string>;
  readonly where: ReadonlySet<string>;
  /** Participants that are people, bodies or sites: countries take part in too much to tell events apart. */
  readonly telling: ReadonlySet<string>;
}

/** A sketch as it is kept: founded ids, since which of them are one may change. */
interface KeptSketch {
  readonly type: string;
  readonly lemma: string;
  readonly main?: true;
  readonly date?: string;
  readonly who: readonly EntityId[];
  readonly where: readonly EntityId[];
  readonly telling: readonly EntityId[];
  readonly story?: FoundedId;
}

/** Under this the sketch of an event's founding mention stands. */
export function sketchKey(event: FoundedId): string {
  return `sketch:${event}`;
}

/** The sketch of a happening of the article at hand. */
export function sketch(
  registry: RegistryReader,
  extraction: Extraction,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
): Sketch {
  return opened(registry, keptSketch(extraction, happening, entityOf));
}

/** What stands under `sketchKey` for a founding mention, as a member. */
export function sketchEntry(
  extraction: Extraction,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
  story: FoundedId | undefined,
): string {
  return JSON.stringify({ ...keptSketch(extraction, happening, entityOf), ...(story ? { story } : {}) });
}

/** The founding mention of an event, and its story; undefined when its article is no longer live. */
export function foundingSketch(
  registry: RegistryReader,
  event: NewsEventId,
): { readonly sketch: Sketch; readonly story: FoundedId | undefined } | undefined {
  const [entry] = registry.members('key', sketchKey(event), 1);
  // Asked for behind the sketch, so that what the sketch rests on is noted with it.
  if (entry === undefined || !registry.get('thing', event)) return undefined;
  const kept = JSON.parse(entry) as KeptSketch;
  return { sketch: opened(registry, kept), story: kept.story && canonicalOf(registry, kept.story) };
}

function keptSketch(
  extraction: Extraction,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
): KeptSketch {
  const who: EntityId[] = [];
  const where: EntityId[] = [];
  const telling: EntityId[] = [];
  for (const { role, entity: local } of happening.participants) {
    const id = local === undefined ? undefined : entityOf(local);
    const entity = local === undefined ? undefined : extraction.entities[local];
    if (!id || !entity) continue;
    if (role === 'place') where.push(id);
    else {
      who.push(id);
      if (nameSpace(entity.kinds) !== 'geo' && entity.mentions.some(({ form }) => form === 'name')) telling.push(id);
    }
  }
  return {
    type: happening.type,
    lemma: happening.lemma,
    ...(happening.salience >= 900 ? { main: true } : {}),
    ...(happening.time ? { date: happening.time.edtf } : {}),
    who,
    where,
    telling,
  };
}

function opened(registry: RegistryReader, kept: KeptSketch): Sketch {
  const canonical = (ids: readonly EntityId[]) => new Set<string>(ids.map((id) => canonicalOf(registry, id)));
  return {
    type: kept.type,
    lemma: kept.lemma,
    act: actClass(kept.lemma),
    main: kept.main === true,
    date: kept.date,
    who: canonical(kept.who),
    where: canonical(kept.where),
    telling: canonical(kept.telling),
  };
}
