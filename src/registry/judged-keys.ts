/**
 * Linking keys that stand only by judgements. A mention that is found by such a key was found because somebody judged; by these the
 * basis of its link is told.
 */
import type { FoundedId, JudgementId } from '../domain/ids.ts';
import { type BodySource, type Readable, readable } from './contributions.ts';
import { basisOf } from './links.ts';
import type { VersionRecord } from './records.ts';
import type { RegistryReader, RegistryStore } from './registry-store.ts';

/** Linking keys an article's live version is found by: pairs of key and member. Given by `resolve`; the projector needs none. */
export type KeysOf = (
  registry: RegistryReader,
  article: Readable,
) => readonly (readonly [key: string, member: string])[];

/**
 * The keys an article would not have without a judgement, each with that judgement: "key\tmember\tjudgement". A judgement counts by what
 * it says of the article's mentions, by what it corrects, and by the links of the article that rest on it.
 */
export function judgedKeys(
  store: RegistryStore,
  bodies: BodySource,
  live: Readable,
  keysOf: KeysOf,
  keys: ReadonlySet<string>,
): readonly string[] {
  const { version, record } = live;
  const judgements = new Set([
    ...version.overrides.map(({ judgement }) => judgement),
    ...record.corrections.map(({ judgement }) => judgement),
    ...basisOf(version),
  ]);
  const entries: string[] = [];
  for (const judgement of judgements) {
    const corrects = record.corrections.some((correction) => correction.judgement === judgement);
    const other = corrects ? readable(store, bodies, record.id, judgement) : live;
    if (!other) continue;
    const without = keysOf(store, { ...other, version: versionWithout(version, judgement) });
    const plain = new Set(without.map(([key, member]) => `${key}\t${member}`));
    for (const key of keys) if (!plain.has(key)) entries.push(`${key}\t${judgement}`);
  }
  return entries;
}

/** A version as it would be linked had nobody made a judgement, save that what rested on it founds nothing instead. */
function versionWithout(version: VersionRecord, judgement: JudgementId): VersionRecord {
  const stands = ({ basis }: { readonly basis?: readonly JudgementId[] }) => !basis?.includes(judgement);
  const { storyLink, ...rest } = version;
  return {
    ...rest,
    entityLinks: version.entityLinks.filter(stands),
    happeningLinks: version.happeningLinks.filter(stands),
    quoteLinks: version.quoteLinks.filter(stands),
    overrides: version.overrides.filter((override) => override.judgement !== judgement),
    ...(storyLink && stands(storyLink) ? { storyLink } : {}),
  };
}

/** Brings the index of judged keys, and what things tell of theirs, from one set of entries to another. */
export function indexJudgedKeys(store: RegistryStore, before: readonly string[], after: readonly string[]): void {
  const count = (entry: string, step: 1 | -1) => {
    const [key, judgement] = splitKey(entry);
    if (step === 1) store.add('judged-key', key, judgement);
    else store.remove('judged-key', key, judgement);
    const [name, member] = splitKey(key);
    // The terms of a story and the sketch of a happening stand under its own id.
    const id = (/^(?:profile|sketch):/.test(name) ? name.slice(name.indexOf(':') + 1) : member) as FoundedId;
    const thing = store.get('thing', id);
    if (!thing) return;
    const { judgedKeys: n = 0, ...rest } = thing;
    store.put('thing', id, n + step > 0 ? { ...rest, judgedKeys: n + step } : rest);
  };
  const [old, now] = [new Set(before), new Set(after)];
  for (const entry of old) if (!now.has(entry)) count(entry, -1);
  for (const entry of now) if (!old.has(entry)) count(entry, 1);
}

/** "key\tmember" apart; a member holds no tab. */
export function splitKey(entry: string): [key: string, member: string] {
  const tab = entry.lastIndexOf('\t');
  return [entry.slice(0, tab), entry.slice(tab + 1)];
}
