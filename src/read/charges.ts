/**
 * What is said of somebody and not known: charges, suspicions and hearsay.
 */
import { HEARSAY } from './data/reporting-verbs.ts';
import type { Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';

/** "accused of theft", "charged with killing", "reportedly": said of somebody, and the text does not make it its own. */
export function hearsay(
  tokens: readonly Token[],
  from: number,
  at: number,
  group: VerbGroup | undefined,
  groups: readonly VerbGroup[],
): boolean {
  // the charge itself was made
  if (
    group === undefined &&
    /^(?:charges?|accusations?|allegations?|counts?|indictments?|claims?)$/.test(tokens[at]!.lower)
  )
    return false;
  // "accused of killing", "on suspicion of fraud", "charged with murder": said of somebody, not known
  for (let i = at - 1; i >= Math.max(from, at - 7); i -= 1)
    if (
      !(group?.subject !== undefined && group.subject.last <= i && !group.reduced && hasTense(tokens, group)) &&
      (tokens[i]!.lower === 'of' || tokens[i]!.lower === 'with') &&
      /^(?:accused|suspected|suspicion|charged|accusations?|allegations?|charges)$/.test(tokens[i - 1]?.lower ?? '')
    )
      return true;
  if (
    (group === undefined || (tokens[group.main]!.tags.has('Gerund') && group.auxiliaries.length === 0)) &&
    isCharge(tokens, at, groups)
  )
    return true;
  // "pleaded not guilty to murder"
  for (let i = at - 1; i >= Math.max(from, at - 4); i -= 1)
    if (
      tokens[i]!.lower === 'guilty' &&
      tokens[i - 1]?.lower === 'not' &&
      /^(?:to|of)$/.test(tokens[i + 1]?.lower ?? '')
    )
      return true;
  // "the alleged fatal stabbing"
  if (group === undefined)
    for (let i = at - 1; i >= Math.max(from, at - 4) && tokens[i]!.post === ' '; i -= 1)
      if (/^(?:alleged|supposed|purported|reported)$/.test(tokens[i]!.lower)) return true;
      else if (!['Adjective', 'Noun'].some((tag) => tokens[i]!.tags.has(tag))) break;
  for (let i = at; i >= Math.max(from, at - 5); i -= 1) if (HEARSAY.has(tokens[i]!.lower)) return true;
  return (
    group?.passive === true &&
    /^(?:said|reported|alleged|believed|rumored|rumoured)$/.test(tokens[group.first - 2]?.lower ?? '') &&
    group.infinitive
  );
}

/** Verbs by which somebody is charged, and those that tell of a charge only with what stands behind them: "arrested for stealing", "sued for fraud". */
const CHARGES = /^(?:charge|accuse|suspect|indict)$/;
const HELD_FOR = /^(?:arrest|detain|want|sue|try|prosecute|book|investigate|arraign|question|extradite)$/;
/** Nouns of what is brought against somebody: "on trial for fraud", "faces counts of theft and arson". */
const BROUGHT = /^(?:trial|charges?|counts?|warrant|indictment|allegations?|accusations?|suspicions?|lawsuit|suit)$/;
/** Words that open a clause of their own, which no charge reaches. */
const PARTS = /^(?:who|which|that|after|before|when|while|but|because|following|where|until)$/;

/** "charged with fraud, leaving the scene and vehicular manslaughter": each of the list is said, none is known. */
function isCharge(tokens: readonly Token[], at: number, groups: readonly VerbGroup[]): boolean {
  const last = groups.findLast(
    (group) =>
      group.main < at && !group.infinitive && (group.auxiliaries.length > 0 || !tokens[group.main]!.tags.has('Gerund')),
  );
  if (last === undefined || at - last.main > 30) return false;
  const word = tokens[last.last]?.lower ?? '';
  const charged = CHARGES.test(last.verb) && (/^(?:with|of|on|for)$/.test(word) || last.object !== undefined);
  const behind = last.passive || last.object === undefined ? word : (tokens[last.object.last]?.lower ?? '');
  const held = HELD_FOR.test(last.verb) && behind === 'for' && !isNamed(tokens, at, last.last);
  if (!charged && !held && !isBrought(tokens, at, last.last)) return false;
  for (let i = last.last; i < at; i += 1)
    if (/[;:]/.test(tokens[i]!.post) || PARTS.test(tokens[i]!.lower)) return false;
  return true;
}

/** "the murder of a guard" was done, whoever is wanted for it. */
function isNamed(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 4); i -= 1)
    if (/^(?:the|this|that|his|her|its|their)$/.test(tokens[i]!.lower) || tokens[i]!.possessive) return true;
  return false;
}

/** "found guilty of two counts of murder": no longer said alone. */
function isProved(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(0, from - 1); i -= 1)
    if (/^(?:guilty|convict(?:ed|s)?|sentenced|jailed)$/.test(tokens[i]!.lower)) return tokens[i - 1]?.lower !== 'not';
  return false;
}

/** "on trial for fraud", "charges of theft and arson", over the words of a list. */
function isBrought(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i > Math.max(from, at - 8); i -= 1) {
    if (/^(?:of|for)$/.test(tokens[i]!.lower) && BROUGHT.test(tokens[i - 1]!.lower))
      return i - 1 >= from && !isNamed(tokens, at, i) && tokens[i - 2]?.lower !== 'in' && !isProved(tokens, i, from);
    if (/^(?:in|at|on|by|with|against|over)$/.test(tokens[i]!.lower)) return false;
  }
  return false;
}
