/** Edges that are things of their own in the schema: a mention, a report, a participant, an affiliation. */
import type { ArticleEdge, ClaimState } from '../domain/graph.ts';
import type { At } from '../graph/graph.ts';
import { claimFields, edgeEvidence } from './lists.ts';
import { oneOf, text, texts, whole } from './nodes.ts';

export const MODALITY_NAMES = ['ASSERTED', 'REPORTED', 'PLANNED', 'GUESSED', 'HYPOTHETICAL', 'NEGATED'] as const;
export const ROLE_NAMES = ['AGENT', 'PATIENT', 'RECIPIENT', 'INSTRUMENT', 'PLACE', 'OTHER'] as const;

/** Type Mention; `article` and `entity` are ids, which its resolvers look up. */
export function mentionOf(edge: ArticleEdge, at: At) {
  return {
    at,
    article: edge.from,
    entity: edge.to,
    count: whole(edge.props['count']) ?? 1,
    name: text(edge.props['name']),
    roles: texts(edge.props['roles']),
    sentence: edge.evidence.sentence,
    evidence: () => edgeEvidence(edge, at),
  };
}

/** Type Report; `article`, `newsEvent` and `attributedTo` are ids, which its resolvers look up. */
export function reportOf(edge: ArticleEdge, at: At) {
  const { props } = edge;
  return {
    at,
    article: edge.from,
    newsEvent: edge.to,
    sentence: edge.evidence.sentence,
    modality: oneOf(MODALITY_NAMES, props['modality']),
    attributedTo: text(props['attributedTo']),
    date: text(props['date']),
    datePhrase: text(props['datePhrase']),
    dateMethod: text(props['dateMethod']),
    amounts: texts(props['amounts']),
    lemma: text(props['lemma']),
    salience: whole(props['salience']),
    evidence: () => edgeEvidence(edge, at),
  };
}

/** Type Participant; `newsEvent` and `entity` are ids, which its resolvers look up. */
export function participantOf(claim: ClaimState, at: At) {
  return { ...claimFields(claim, at), at, newsEvent: claim.from, entity: claim.to, role: roleOf(claim) };
}

/** Type Affiliation; `person` and `to` are ids, which its resolvers look up. */
export function affiliationOf(claim: ClaimState, at: At) {
  return { ...claimFields(claim, at), at, person: claim.from, to: claim.to, role: claim.qualifier };
}

/** The role of an INVOLVES claim; one that this schema does not know yet is OTHER. */
export function roleOf(claim: ClaimState) {
  return oneOf(ROLE_NAMES, claim.qualifier) ?? 'OTHER';
}
