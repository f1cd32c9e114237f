// Article edges of one type that lead to nodes, each with the node at its far end; of each node the first $limit behind ($sort, $id).
// All edges of the type at a node are looked at: adjacency has no order in Neo4j. The time limit of a question is the bound.
UNWIND $ids AS of
CALL (of) {
  MATCH (n:Article|Entity|NewsEvent|Story|Quote {id: of})
  WITH n  // begin here, whatever is planned for an almost empty store
  MATCH (n)<-[e:$($type)]-(far)
  WHERE far.sort > $sort OR (far.sort = $sort AND far.id > $id)
  RETURN e, far ORDER BY far.sort, far.id, e.key LIMIT $limit
}
RETURN of, properties(e) AS edge, properties(far) AS node
