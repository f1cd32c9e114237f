-- Claims of one type that lead out of nodes, each with the node at its far end; of each node the first $limit behind ($sort, $id, $key).
SELECT l.of, n.id, n.type, n.name, n.sort, n.kinds, n.props,
  c.id AS claim, c.type AS claim_type, c."from" AS claim_from, c."to" AS claim_to, c.qualifier, c.inferred,
  (SELECT count(*) FROM graph_support AS s WHERE s.claim = c.id AND s.until > $at AND s.since <= $at) AS support,
  (SELECT count(DISTINCT s.article) FROM graph_support AS s WHERE s.claim = c.id AND s.until > $at AND s.since <= $at) AS articles,
  best.key AS best, best.content AS best_content
FROM json_each($ids) AS asked
CROSS JOIN graph_link AS l ON l.of = asked.value
  AND (l.kind, l.far_sort, l.far, l.key, l.since) IN (
    SELECT first.kind, first.far_sort, first.far, first.key, first.since
    FROM graph_link AS first
    WHERE first.of = asked.value AND first.kind = (SELECT kind FROM graph_link_kind WHERE type = $type AND direction = 'out')
      AND (first.far_sort, first.far, first.key) > ($sort, $id, $key) AND first.until > $at AND first.since <= $at
    ORDER BY first.far_sort, first.far, first.key
    LIMIT $limit
  )
CROSS JOIN graph_node AS n ON n.id = l.far AND n.until > $at AND n.since <= $at
CROSS JOIN graph_claim AS c ON c.id = l.key AND c.until > $at AND c.since <= $at
CROSS JOIN graph_support AS best ON best.n = (
  SELECT s.n FROM graph_support AS s WHERE s.claim = c.id AND s.until > $at AND s.since <= $at
  ORDER BY s.score DESC, s.position, s.key LIMIT 1
)
ORDER BY asked.key, l.far_sort, l.far, l.key;
