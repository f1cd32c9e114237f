/**
 * Where in the SQLite file a list stands. Keys end in the id they are about ("act:kill:ent_...") or have it behind their first word
 * ("told:sto_...:surname:smith"); kept in the order of their text, what is known of one thing would stand on a page a sort of key. So the id
 * goes first: a thing's record and all its lists stand together, and linking an article reads and writes a page a thing.
 */

/** A list's place: `near` is the id it is about, or empty; `key` the rest, which says where the id was. */
export interface Slot {
  readonly near: string;
  readonly key: string;
}

/** Ids as `shortHash` makes them: "ent_" and 26 letters or digits. */
const ID = /^[a-z]{3}_[0-9a-z]{26}$/;
const LENGTH = 30;

/** The place of a key's list. No two keys share one. */
export function slotOf(key: string): Slot {
  const last = key.length - LENGTH;
  if (last >= 0 && (last === 0 || key.charAt(last - 1) === ':') && ID.test(key.slice(last)))
    return { near: key.slice(last), key: `<${key.slice(0, last)}` };
  const first = key.indexOf(':') + 1;
  const behind = first + LENGTH;
  if (first > 0 && key.charAt(behind) === ':' && ID.test(key.slice(first, behind)))
    return { near: key.slice(first, behind), key: `>${key.slice(0, first)}${key.slice(behind + 1)}` };
  return { near: '', key: `=${key}` };
}

/** The key whose list stands there. */
export function keyAt({ near, key }: Slot): string {
  const rest = key.slice(1);
  if (key.startsWith('<')) return `${rest}${near}`;
  const first = rest.indexOf(':') + 1;
  return key.startsWith('>') ? `${rest.slice(0, first)}${near}:${rest.slice(first)}` : rest;
}
