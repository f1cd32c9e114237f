/**
 * What a link rests on. Linking asks the Registry through a reader that notes which live judgements were looked at: merges that made
 * a candidate part of a cluster, judgements that put a name or a term on a candidate, pairs judged different, corrected dates. It notes
 * rather more than less: a revocation then decides a link again that would have stood anyway, and never leaves one that should fall.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import type { JudgementId } from '../domain/ids.ts';
import { membersOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** Merges, pairs and keys of one thing that are looked at, at most; far above any honest history. */
const MANY = 10_000;

/** Keys that list candidates; under the others stands what belongs to one thing. */
const LISTS = /^(?:entity|name|surname|told|act|acts|event|quote|copy|term):/;

interface Notes {
  /** The Registry itself: what is asked of it is not noted. */
  readonly known: RegistryReader;
  /** Judgements seen since the last decision. */
  seen: Set<JudgementId>;
  /** Sorts of keys under which more stood than was looked at, since the last decision, and for it. */
  cut: Set<string>;
  wasCut: ReadonlySet<string>;
  /** Keys asked for since the last decision, with what they gave. */
  keys: Map<string, readonly string[]>;
  /** Things seen since the last decision that stand under some key by judgement alone. */
  judged: Set<string>;
  /** What links of the same article rest on, by founded id: whatever looks at these rests on it as well. */
  readonly rests: Map<string, readonly string[]>;
}

const notesOf = new WeakMap<RegistryReader, Notes>();

/** A reader that notes what is asked of it; `takeBasis` tells. */
export function recordBasis(registry: RegistryReader): RegistryReader {
  const notes: Notes = {
    known: registry,
    seen: new Set(),
    cut: new Set(),
    wasCut: new Set(),
    keys: new Map(),
    judged: new Set(),
    rests: new Map(),
  };
  const see = (entries: readonly string[]) => {
    for (const entry of entries) notes.seen.add(entry.slice(entry.lastIndexOf('|') + 1) as JudgementId);
  };
  const reader: RegistryReader = {
    get(table, id) {
      const record = registry.get(table, id);
      if (!record) return record;
      if (table === 'thing') {
        const thing = record as NonNullable<ReturnType<typeof registry.get<'thing'>>>;
        for (const judgement of notes.rests.get(id) ?? []) notes.seen.add(judgement as JudgementId);
        if (thing.canonical !== thing.id || thing.members)
          for (const member of membersOf(registry, thing.id)) see(registry.members('merge', member, MANY));
        if (thing.judgedKeys) notes.judged.add(thing.id);
      } else if (table === 'version') {
        const version = record as NonNullable<ReturnType<typeof registry.get<'version'>>>;
        for (const { judgement } of version.overrides) notes.seen.add(judgement);
      } else if (table === 'article') {
        const article = record as NonNullable<ReturnType<typeof registry.get<'article'>>>;
        for (const { judgement } of article.corrections) notes.seen.add(judgement);
      }
      return record;
    },
    members(index, key, limit) {
      const members = registry.members(index, key, limit);
      if (index === 'key') {
        notes.keys.set(key, members);
        if (members.length === limit && LISTS.test(key) && registry.count(index, key) > limit)
          notes.cut.add(key.slice(0, key.indexOf(':')));
      }
      if (index === 'different') see(members);
      return members;
    },
    // How rare a key is hangs on every article there is; no single judgement is to be named for it.
    count: (index, key) => registry.count(index, key),
  };
  notesOf.set(reader, notes);
  return reader;
}

/**
 * Reasons that say which candidates the decision just made did not look at, "cut:surname": there were more under a key than are compared.
 * Asked for behind `takeBasis`.
 */
export function cutReasons(registry: RegistryReader): readonly string[] {
  return [...(notesOf.get(registry)?.wasCut ?? [])].sort().map((sort) => `cut:${sort}`);
}

/** Judgements without which a thing would not stand under one of the keys that were asked for. */
function seeKeys(registry: RegistryReader, notes: Notes, thing: string): void {
  for (const [key, members] of notes.keys) {
    const standing =
      key === `profile:${thing}` || key === `sketch:${thing}` ? members : members.includes(thing) ? [thing] : [];
    for (const member of standing)
      for (const judgement of registry.members('judged-key', `${key}\t${member}`, MANY))
        notes.seen.add(judgement as JudgementId);
  }
}

/**
 * The basis of the decision just made, as a part of its event: empty when it rests on no judgement or nothing is recorded. What is
 * looked at from now on belongs to the next decision. `through` are founded things of the same article that it rests on.
 */
export function takeBasis(
  registry: RegistryReader,
  through: readonly string[] = [],
): { readonly basis?: readonly string[] } {
  const notes = notesOf.get(registry);
  if (!notes) return {};
  for (const thing of notes.judged) seeKeys(notes.known, notes, thing);
  const basis = new Set<string>([...notes.seen, ...through.flatMap((id) => notes.rests.get(id) ?? [])]);
  notes.seen = new Set();
  notes.wasCut = notes.cut;
  notes.cut = new Set();
  notes.keys = new Map();
  notes.judged = new Set();
  return basis.size > 0 ? { basis: [...basis].sort() } : {};
}

/** Tells the reader what a link of this article rests on, so that what is found through the thing rests on it too. */
export function restOn(registry: RegistryReader, thing: string, basis: readonly string[] | undefined): void {
  const rests = notesOf.get(registry)?.rests;
  if (rests && basis && basis.length > 0) rests.set(thing, [...new Set([...(rests.get(thing) ?? []), ...basis])]);
}

/** The same for all links among the events. */
export function restOnLinks(registry: RegistryReader, events: readonly DomainEvent[]): void {
  for (const event of events)
    if (event.type === 'MentionLinked' || event.type === 'ArticleJoinedStory' || event.type === 'HappeningLinked')
      restOn(registry, event.to, event.basis);
}
