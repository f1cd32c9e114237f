// How many nodes a list has, counted up to $cap.
MATCH (n:$($label))
WHERE ($search = '' OR n.words CONTAINS $search)
  AND ($eventType = '' OR n.eventType = $eventType OR n.eventType STARTS WITH $eventType + '.')
WITH n LIMIT $cap
RETURN count(n) AS count
