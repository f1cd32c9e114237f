/**
 * Things that one story calls by like names or the same noun: "Colts" and "Indianapolis Colts", "the driver" in two articles. Good guesses,
 * and no more than that: only `balanced` links by them.
 */
import type { EntityKind, LocalEntity } from '../domain/extraction.ts';
import type { EntityId, FoundedId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { nameSpace } from './name-space.ts';
import { likeNouns } from './noun-words.ts';

/** Candidates looked at for one key. */
const MAX_CANDIDATES = 20;

/** Parts of names that tell nobody apart: forms of address, degrees, generations, forms of companies. Source: written for this project. */
const SILENT = new Set(
  'mr,mrs,ms,miss,dr,sir,jr,sr,ii,iii,md,phd,esq,inc,corp,co,ltd,llc,plc,company,corporation,limited,the,of,and'.split(
    ',',
  ),
);

/** The words of a name that tell, folded: "Mt. Cook" -> mount cook. */
function wordsOf(name: string): readonly string[] {
  const words = foldName(name)
    .split(' ')
    .map((word) => (word === 'mt' ? 'mount' : word === 'st' ? 'saint' : word));
  const telling = words.filter((word) => !SILENT.has(word));
  return telling.length > 0 ? telling : words;
}

/** The keys by which a named thing is found within a story by the first and the last word of its name. */
export function wordKeys(entity: LocalEntity, story: FoundedId): readonly string[] {
  if (!isNamed(entity)) return [];
  const words = wordsOf(entity.name);
  return [...new Set([words[0]!, words.at(-1)!])].map((word) => `told:${story}:word:${word}`);
}

/** The keys by which a thing is found within a story by the nouns that describe it, the first one first: "the driver". */
export function describedKeys(entity: LocalEntity, story: FoundedId): readonly string[] {
  return (entity.described ?? []).map((noun) => `told:${story}:noun:${noun}`);
}

/** What the article at hand founded or joined so far, by the words of its names. */
export type Here = { readonly id: EntityId; readonly words: readonly string[]; readonly space: Space }[];

type Space = ReturnType<typeof nameSpace>;

/** Notes a named thing of the article at hand. */
export function noteHere(here: Here, entity: LocalEntity, id: EntityId): void {
  if (isNamed(entity)) here.push({ id, words: wordsOf(entity.name), space: nameSpace(entity.kinds) });
}

/** What a story of `balanced` already tells of under a like name, or by the same noun; the one most articles tell of first. */
export function calledAlike(
  registry: RegistryReader,
  entity: LocalEntity,
  story: FoundedId,
  here: Here,
): { readonly id: EntityId; readonly reason: string } | undefined {
  const named = isNamed(entity);
  const own = wordsOf(entity.name);
  const space = nameSpace(entity.kinds);
  const best = (
    keys: readonly string[],
    fits: (names: readonly string[], kinds: readonly EntityKind[]) => boolean,
  ): EntityId | undefined => {
    for (const key of keys) {
      const [found] = registry
        .members('key', key, MAX_CANDIDATES)
        .map((id) => ({ id: id as EntityId, thing: registry.get('thing', id) }))
        .filter(({ thing }) =>
          fits(
            (thing?.names ?? []).map(([name]) => name),
            (thing?.kinds ?? []).map(([kind]) => kind as EntityKind),
          ),
        )
        .sort((a, b) => (b.thing?.live ?? 0) - (a.thing?.live ?? 0) || (a.id < b.id ? -1 : 1));
      if (found) return found.id;
    }
    return undefined;
  };
  const met = named ? here.find((other) => isShort(own, space, other.words, other.space)) : undefined;
  if (met) return { id: met.id, reason: 'like-name' };
  const alike = named
    ? best(wordKeys(entity, story), (names, kinds) =>
        names.some((name) => isShort(own, space, wordsOf(name), nameSpace(kinds))),
      )
    : undefined;
  if (alike) return { id: alike, reason: 'like-name' };
  // Two things with two names are two, whatever both are called besides; what is only described has its noun for a name.
  const described = best(
    describedKeys(entity, story),
    (names) => !named || !names.some((name) => /\p{Lu}/u.test(name)),
  );
  if (described) return { id: described, reason: 'same-description' };
  // "The navy", "the Rovers" is the one body of the story whose name ends so.
  const nouns = named ? [] : (entity.described ?? []).map((noun) => noun.replace(/^several (.*)/, '$1s'));
  const bearer = best(
    nouns.map((noun) => `told:${story}:word:${noun}`),
    (names) => names.some((name) => nouns.includes(wordsOf(name).at(-1)!)),
  );
  if (bearer) return { id: bearer, reason: 'last-word' };
  const like = best(
    (entity.described ?? []).flatMap(likeNouns).map((noun) => `told:${story}:noun:${noun}`),
    (names) => !named || !names.some((name) => /\p{Lu}/u.test(name)),
  );
  return like && { id: like, reason: 'like-noun' };
}

function isNamed({ mentions }: LocalEntity): boolean {
  return mentions.some(({ form }) => form === 'name');
}

/**
 * Whether one name is the other with words left out or made initials. What opens with the name of a place, or with one word that a body is
 * called by, is another thing: Split and Split Rovers.
 */
function isShort(a: readonly string[], aSpace: Space, b: readonly string[], bSpace: Space): boolean {
  const [short, long, space] = a.length <= b.length ? [a, b, aSpace] : [b, a, bSpace];
  const ends = short.at(-1) === long.at(-1);
  if (!ends && (space === 'geo' || (space === 'body' && short.length === 1) || short[0] !== long[0])) return false;
  let at = 0;
  for (const word of short) {
    while (at < long.length && !(long[at] === word || (word.length === 1 && long[at]![0] === word))) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return true;
}
