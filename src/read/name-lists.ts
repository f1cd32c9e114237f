/**
 * Names in a list are of one kind: in "Oslo, Tarvik and Bergen" what is unknown is what its neighbours are.
 */
import type { EntityKind } from '../domain/extraction.ts';
import { isGivenName } from './evidence.ts';
import type { Name } from './names.ts';
import { isCapital, type Token, type Tokens } from './tokens.ts';

/** A name this sure or surer tells its neighbours what they are; one less sure is told. */
const TELLS = 690;
const TOLD = 600;

/** The names with unknown members of lists given the kind of the known ones. */
export function withListKinds(document: Tokens, names: readonly Name[]): Name[] {
  const out = withSharedSurnames(document, names);
  for (let first = 0; first < out.length; ) {
    let last = first + 1;
    while (last < out.length && areListed(document, out[last - 1]!, out[last]!)) last += 1;
    if (last - first > 1) tell(out, first, last);
    first = last;
  }
  return out;
}

/** "Ana and Jan Tarvik": the first is a Tarvik too, whether or not "Ana" looked like a name. */
function withSharedSurnames(document: Tokens, names: readonly Name[]): Name[] {
  const { tokens } = document;
  const out: Name[] = [];
  for (const name of names) {
    const given = name.first >= 2 ? tokens[name.first - 2]! : undefined;
    const before = out[out.length - 1];
    if (
      given !== undefined &&
      name.kind === 'PERSON' &&
      name.last - name.first === 2 &&
      given.sentence === name.sentence &&
      isCapital(given) &&
      isGivenName(given) &&
      isGivenName(tokens[name.first]!) &&
      document.text.slice(given.end, name.start) === ' and ' &&
      (before === undefined || before.last < name.first - 1 || isBareGiven(before, given))
    ) {
      if (before !== undefined && before.first === given.index) out.pop();
      out.push({
        first: given.index,
        last: given.index + 1,
        start: given.start,
        end: given.end,
        sentence: given.sentence,
        kind: 'PERSON',
        form: 'name',
        name: `${given.text} ${tokens[name.last - 1]!.text}`,
        score: 700,
        rule: 'shared surname',
      });
    }
    out.push(name);
  }
  return out;
}

/** The given name stands alone: no longer name, table or title has it. */
function isBareGiven(name: Name, given: Token): boolean {
  if (name.first !== given.index || name.last !== given.index + 1) return false;
  return name.key === undefined && name.role === undefined && (name.kind === undefined || name.kind === 'PERSON');
}

function areListed(document: Tokens, left: Name, right: Name): boolean {
  if (left.sentence !== right.sentence || left.form !== 'name' || right.form !== 'name') return false;
  return /^(?:, | and | or |, and | & |; )$/.test(document.text.slice(left.end, right.start));
}

/** Only where all that are sure agree, and a place's list is not "town, country". */
function tell(names: Name[], first: number, last: number): void {
  const sure = new Set<EntityKind>();
  let count = 0;
  for (let i = first; i < last; i += 1) {
    const { kind, score } = names[i]!;
    if (kind === undefined || score < TELLS) continue;
    sure.add(kind === 'COUNTRY' ? 'PLACE' : kind);
    count += 1;
  }
  const [kind] = [...sure];
  if (kind === undefined || sure.size > 1) return;
  for (let i = first; i < last; i += 1) {
    const name = names[i]!;
    if (name.kind === undefined || (name.score < TOLD && count >= 2))
      names[i] = { ...name, kind, score: 560, rule: 'list' };
  }
}
