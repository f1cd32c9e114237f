-- Edges and claims at nodes in both directions, of each node the first $limit in the order of kinds; a claim shows its best support.
SELECT l.of, k.type, k.direction, l.far, l.key, coalesce(e.content, best.content) AS content
FROM json_each($ids) AS asked
CROSS JOIN graph_link AS l ON l.of = asked.value
  AND (l.kind, l.far_sort, l.far, l.key, l.since) IN (
    SELECT first.kind, first.far_sort, first.far, first.key, first.since
    FROM graph_link AS first
    WHERE first.of = asked.value AND first.until > $at AND first.since <= $at
      -- What leads from a node to itself stands there twice; incoming kinds are odd.
      AND NOT (first.far = first.of AND first.kind & 1 = 1)
    ORDER BY first.kind, first.far_sort, first.far, first.key
    LIMIT $limit
  )
CROSS JOIN graph_link_kind AS k ON k.kind = l.kind
LEFT JOIN graph_edge AS e ON k.claim = 0 AND e.key = l.key AND e.until > $at AND e.since <= $at
LEFT JOIN graph_support AS best ON k.claim = 1 AND best.n = (
  SELECT s.n FROM graph_support AS s WHERE s.claim = l.key AND s.until > $at AND s.since <= $at
  ORDER BY s.score DESC, s.position, s.key LIMIT 1
)
ORDER BY asked.key, l.kind, l.far_sort, l.far, l.key;
