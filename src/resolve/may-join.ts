/** Whether a rule may link a mention to a thing: never where what the mention once founded was judged different from it. */
import type { FoundedId } from '../domain/ids.ts';
import { judgedDifferent } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** `own` is what the mention founds when it joins nothing; one that was never founded was never judged. */
export function mayJoin(registry: RegistryReader, own: FoundedId, to: FoundedId): boolean {
  return registry.get('thing', own) === undefined || !judgedDifferent(registry, own, to);
}
