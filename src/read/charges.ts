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
  for (let i = at; i >= Math.max(from, at - 5); i -= 1) if (HEARSAY.has(tokens[i]!.lower)) return true;
  return (
    group?.passive === true &&
    /^(?:said|reported|alleged|believed|rumored|rumoured)$/.test(tokens[group.first - 2]?.lower ?? '') &&
    group.infinitive
  );
}

/** "charged with fraud, leaving the scene and vehicular manslaughter": each of the list is said, none is known. */
function isCharge(tokens: readonly Token[], at: number, groups: readonly VerbGroup[]): boolean {
  const last = groups.findLast(
    (group) =>
      group.main < at && !group.infinitive && (group.auxiliaries.length > 0 || !tokens[group.main]!.tags.has('Gerund')),
  );
  if (last === undefined || !/^(?:charge|accuse|suspect|indict)$/.test(last.verb) || at - last.main > 30) return false;
  if (!/^(?:with|of|on|for)$/.test(tokens[last.last]?.lower ?? '') && last.object === undefined) return false;
  for (let i = last.last; i < at; i += 1)
    if (
      /[;:]/.test(tokens[i]!.post) ||
      /^(?:who|which|that|after|before|when|while|but|because|following)$/.test(tokens[i]!.lower)
    )
      return false;
  return true;
}
