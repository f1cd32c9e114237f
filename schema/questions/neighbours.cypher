// Edges and claims at nodes in both directions, of each node the first $limit in the order of types; a claim shows its best support.
UNWIND $ids AS of
CALL (of) {
  MATCH (n:Article|Entity|NewsEvent|Story|Quote {id: of})
  WITH n  // begin here, whatever is planned for an almost empty store
  MATCH (n)-[r:INVOLVES|HAPPENED_IN|FOLLOWS|CAUSED|PART_OF|SAID|AFFILIATED|OPERATES|PUBLISHED|WROTE|MENTIONS|REPORTS|COVERS|QUOTES|CITES|COPY_OF]-(far)
  WITH r, far, startNode(r) = n AS outgoing, coalesce(r.key, r.id) AS key, {
    INVOLVES: 0, HAPPENED_IN: 1, FOLLOWS: 2, CAUSED: 3, PART_OF: 4, SAID: 5, AFFILIATED: 6, OPERATES: 7,
    PUBLISHED: 8, WROTE: 9, MENTIONS: 10, REPORTS: 11, COVERS: 12, QUOTES: 13, CITES: 14, COPY_OF: 15
  }[type(r)] AS rank
  ORDER BY rank, outgoing DESC, far.sort, far.id, key LIMIT $limit
  RETURN r, far.id AS far, outgoing, key
}
// Only claims have a best support; an edge carries its own evidence.
OPTIONAL MATCH ()-[s:SUPPORTS]->() USING INDEX SEEK s:SUPPORTS(key) WHERE s.key = r.best
RETURN of, type(r) AS type, outgoing, far, key, properties(coalesce(s, r)) AS evidence
