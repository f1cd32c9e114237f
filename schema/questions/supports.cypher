// The supports of claims, best first; of each claim the first $limit.
UNWIND $ids AS claim
CALL (claim) {
  MATCH ()-[s:SUPPORTS]->() USING INDEX SEEK s:SUPPORTS(claim, article)
  WHERE s.claim = claim AND s.article IS NOT NULL
  RETURN s ORDER BY s.score DESC, s.position, s.key LIMIT $limit
}
RETURN claim, properties(s) AS support
