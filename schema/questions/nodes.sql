-- Nodes by id, redirects followed.
SELECT asked.value AS asked, n.id, n.type, n.name, n.sort, n.kinds, n.props
FROM json_each($ids) AS asked
JOIN graph_node AS n ON n.until > $at AND n.since <= $at AND n.id = coalesce(
  (SELECT r."to" FROM graph_redirect AS r WHERE r.id = asked.value AND r.until > $at AND r.since <= $at),
  asked.value
)
ORDER BY asked.key;
