-- Article edges of one type that lead out of nodes, each with the node at its far end; of each node the first $limit behind ($sort, $id).
SELECT l.of, n.id, n.type, n.name, n.sort, n.kinds, n.props, e.key, e.type AS edge_type, e."from", e."to", e.content
FROM json_each($ids) AS asked
CROSS JOIN graph_link AS l ON l.of = asked.value
  AND (l.kind, l.far_sort, l.far, l.key, l.since) IN (
    SELECT first.kind, first.far_sort, first.far, first.key, first.since
    FROM graph_link AS first
    WHERE first.of = asked.value AND first.kind = (SELECT kind FROM graph_link_kind WHERE type = $type AND direction = 'out')
      AND (first.far_sort, first.far) > ($sort, $id) AND first.until > $at AND first.since <= $at
    ORDER BY first.far_sort, first.far, first.key
    LIMIT $limit
  )
CROSS JOIN graph_node AS n ON n.id = l.far AND n.until > $at AND n.since <= $at
CROSS JOIN graph_edge AS e ON e.key = l.key AND e.until > $at AND e.since <= $at
ORDER BY asked.key, l.far_sort, l.far, l.key;
