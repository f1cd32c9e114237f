/**
 * What becomes of claims when supports come and go, worked out from the supports touched and the claims as they stand: the
 * supports of a hot claim are not walked again. Pure.
 */
import { type ClaimType, compareSupports, type Support } from '../domain/graph.ts';
import type { RankedClaim } from './neo4j-properties.ts';

/** A support as it stands in the store. */
export interface HeldSupport {
  readonly key: string;
  readonly claim: string;
  readonly claimType: ClaimType;
  readonly article: string;
}

/** A claim as it stands in the store: what is derived of it. */
export type StandingClaim = Pick<RankedClaim, 'support' | 'articles' | 'best' | 'score' | 'position' | 'sentence'>;

export interface ClaimRef {
  readonly id: string;
  readonly type: ClaimType;
}

export interface ClaimChanges {
  readonly create: readonly RankedClaim[];
  readonly update: readonly (ClaimRef & StandingClaim)[];
  readonly drop: readonly ClaimRef[];
  /** Lost the support that spoke for them: the next best has to be searched for. */
  readonly rederive: readonly ClaimRef[];
}

/** Key of a count of supports by claim and article. */
export function pairKey(claim: string, article: string): string {
  return `${claim} ${article}`;
}

interface Touched {
  readonly type: ClaimType;
  readonly put: Support[];
  readonly gone: HeldSupport[];
}

/**
 * @param put supports to come, each key once
 * @param gone supports in the store that are dropped or replaced by one of `put`
 * @param standing the claims touched that are in the store, by id
 * @param held how many supports the store has for each claim and article touched (`pairKey`), `gone` included
 */
export function claimChanges(
  put: readonly Support[],
  gone: readonly HeldSupport[],
  standing: ReadonlyMap<string, StandingClaim>,
  held: ReadonlyMap<string, number>,
): ClaimChanges {
  const touched = new Map<string, Touched>();
  const at = (id: string, type: ClaimType): Touched => {
    let found = touched.get(id);
    if (!found) {
      found = { type, put: [], gone: [] };
      touched.set(id, found);
    }
    return found;
  };
  for (const support of gone) at(support.claim, support.claimType).gone.push(support);
  for (const support of put) at(support.claim.id, support.claim.type).put.push(support);

  const create: RankedClaim[] = [];
  const update: (ClaimRef & StandingClaim)[] = [];
  const drop: ClaimRef[] = [];
  const rederive: ClaimRef[] = [];
  for (const [id, change] of touched) {
    const before = standing.get(id);
    const support = (before?.support ?? 0) + change.put.length - change.gone.length;
    if (support === 0) {
      if (before) drop.push({ id, type: change.type });
      continue;
    }
    const best = bestOf(change, before);
    if (!best) {
      rederive.push({ id, type: change.type });
      continue;
    }
    const articles = (before?.articles ?? 0) + articlesGained(id, change, held);
    if (before) update.push({ id, type: change.type, support, articles, ...best });
    else create.push({ ...(change.put[0] as Support).claim, support, articles, ...best });
  }
  return { create, update, drop, rederive };
}

type Best = Pick<RankedClaim, 'best' | 'score' | 'position' | 'sentence'>;

/** The support that speaks for the claim now, or undefined when it must be searched for among those not touched. */
function bestOf({ put, gone }: Touched, before: StandingClaim | undefined): Best | undefined {
  const first = put.reduce<Support | undefined>((a, b) => (a && compareSupports(a, b) <= 0 ? a : b), undefined);
  const offered = first && rankOf(first);
  if (!before) return offered;
  const kept = !gone.some(({ key }) => key === before.best);
  // Something that ranks before the one that spoke last ranks before all others too.
  if (offered && ranked(offered, before) <= 0) return offered;
  return kept
    ? { best: before.best, score: before.score, position: before.position, sentence: before.sentence }
    : undefined;
}

function rankOf({ key, evidence: { score, position, sentence } }: Support): Best {
  return { best: key, score, position, sentence };
}

/** compareSupports over what a claim keeps of its best support. */
function ranked(a: Best, b: Best): number {
  return b.score - a.score || a.position - b.position || (a.best < b.best ? -1 : a.best > b.best ? 1 : 0);
}

function articlesGained(claim: string, { put, gone }: Touched, held: ReadonlyMap<string, number>): number {
  const change = new Map<string, number>();
  for (const { article } of put) change.set(article, (change.get(article) ?? 0) + 1);
  for (const { article } of gone) change.set(article, (change.get(article) ?? 0) - 1);
  let gained = 0;
  for (const [article, by] of change) {
    const before = held.get(pairKey(claim, article)) ?? 0;
    if (before === 0 && by > 0) gained++;
    if (before > 0 && before + by === 0) gained--;
  }
  return gained;
}
