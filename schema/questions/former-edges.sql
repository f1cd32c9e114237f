-- Edges of one type at nodes that stood once and do not stand so any more: dropped, or saying something else since. Of each node the $limit
-- that ended last, each with its article as it came, just before the end and from then on, and with what the edge said next.
SELECT asked.value AS of, e.key, e.type AS edge_type, e."from", e."to", e.content, e.since, e.until,
  born.props AS born, was.props AS was, became.props AS became, next.content AS next,
  EXISTS (SELECT 1 FROM graph_edge AS live WHERE live.key = e.key AND live.until > $at AND live.since <= $at) AS stands,
  far.id AS far_id, far.type AS far_type, far.name AS far_name, far.sort AS far_sort, far.kinds AS far_kinds, far.props AS far_props
FROM json_each($ids) AS asked
CROSS JOIN graph_edge AS e ON e.n IN (
  SELECT ended.n
  FROM (
    -- Of a node with very many edges those to the newest articles, as in all questions of stories.
    SELECT DISTINCT l.far_sort, l.key FROM graph_link AS l
    WHERE l.of = asked.value AND l.kind = (SELECT kind FROM graph_link_kind WHERE type = $type AND direction = $direction)
      AND l.since <= $at
    ORDER BY l.far_sort DESC, l.key
    LIMIT 2000
  ) AS found
  CROSS JOIN graph_edge AS ended ON ended.key = found.key AND ended.until <= $at
  ORDER BY ended.until DESC, ended.n DESC
  LIMIT $limit
)
LEFT JOIN graph_node AS born ON born.id = json_extract(e.content, '$[0]') AND born.until > e.since AND born.since <= e.since
LEFT JOIN graph_node AS was ON was.id = json_extract(e.content, '$[0]') AND was.until > e.until - 1 AND was.since <= e.until - 1
LEFT JOIN graph_node AS became ON became.id = json_extract(e.content, '$[0]') AND became.until > e.until AND became.since <= e.until
LEFT JOIN graph_node AS far ON far.id = CASE $direction WHEN 'out' THEN e."to" ELSE e."from" END
  AND far.until > e.until - 1 AND far.since <= e.until - 1
LEFT JOIN graph_edge AS next ON next.key = e.key AND next.until > e.until AND next.since <= e.until
ORDER BY asked.key, e.until, e.n;
