// Claims of one type that lead out of nodes, each with the node at its far end; of each node the first $limit behind ($sort, $id, $key).
// Every claim of the type at a node is looked at, as in edges-out.
UNWIND $ids AS of
CALL (of) {
  MATCH (n:Article|Entity|NewsEvent|Story|Quote {id: of})
  WITH n  // begin here, whatever is planned for an almost empty store
  MATCH (n)-[c:$($type)]->(far)
  WHERE far.sort > $sort OR (far.sort = $sort AND (far.id > $id OR (far.id = $id AND c.id > $key)))
  RETURN c, far ORDER BY far.sort, far.id, c.id LIMIT $limit
}
RETURN of, properties(c) AS claim, properties(far) AS node
