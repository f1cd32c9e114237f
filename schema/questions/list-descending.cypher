// The same list in reverse: behind ($sort, $id) means before it in order.
MATCH (n:$($label))
WHERE n.sort <= $sort AND n.id IS NOT NULL AND CASE WHEN n.sort = $sort THEN n.id < $id ELSE true END
  AND ($search = '' OR n.words CONTAINS $search)
  AND ($eventType = '' OR n.eventType = $eventType OR n.eventType STARTS WITH $eventType + '.')
WITH n ORDER BY n.sort DESC, n.id DESC LIMIT $limit
RETURN properties(n) AS node
