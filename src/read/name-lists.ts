/**
 * Names in a list are of one kind: in "Oslo, Tarvik and Bergen" what is unknown is what its neighbours are.
 */
import type { EntityKind } from '../domain/extraction.ts';
import type { Name } from './names.ts';
import type { Tokens } from './tokens.ts';

/** A name this sure or surer tells its neighbours what they are; one less sure is told. */
const TELLS = 690;
const TOLD = 600;

/** The names with unknown members of lists given the kind of the known ones. */
export function withListKinds(document: Tokens, names: readonly Name[]): Name[] {
  const out = [...names];
  for (let first = 0; first < out.length; ) {
    let last = first + 1;
    while (last < out.length && areListed(document, out[last - 1]!, out[last]!)) last += 1;
    if (last - first > 1) tell(out, first, last);
    first = last;
  }
  return out;
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
