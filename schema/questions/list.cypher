// Nodes of one type or kind in order, behind ($sort, $id). $search is '' or a blank and the words sought; $eventType is '' for all.
// The index over (sort, id) gives the order, so that a page is read and no more; a search walks on until the page is full.
// CASE, since the planner would make two index seeks of an OR. Newsloom puts the label itself into the text, since Neo4j uses the
// index only for a label known when planning.
MATCH (n:$($label))
WHERE n.sort >= $sort AND n.id IS NOT NULL AND CASE WHEN n.sort = $sort THEN n.id > $id ELSE true END
  AND ($search = '' OR n.words CONTAINS $search)
  AND ($eventType = '' OR n.eventType = $eventType OR n.eventType STARTS WITH $eventType + '.')
WITH n ORDER BY n.sort, n.id LIMIT $limit
RETURN properties(n) AS node
