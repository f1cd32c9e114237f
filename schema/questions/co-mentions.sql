-- Entities named in the same articles as an entity.
WITH kinds (mentions_out, mentions_in) AS (
  SELECT (SELECT kind FROM graph_link_kind WHERE type = 'MENTIONS' AND direction = 'out'),
         (SELECT kind FROM graph_link_kind WHERE type = 'MENTIONS' AND direction = 'in')
),
articles AS MATERIALIZED (
  SELECT l.far AS id
  FROM graph_link AS l
  WHERE l.of = $id AND l.kind = (SELECT mentions_in FROM kinds) AND l.until > $at AND l.since <= $at
  ORDER BY l.far_sort DESC, l.far DESC
  LIMIT 2000
),
shared AS MATERIALIZED (
  SELECT l.far AS id, l.far_sort AS sort, count(*) AS count
  FROM articles AS a
  CROSS JOIN graph_link AS l ON l.of = a.id AND l.kind = (SELECT mentions_out FROM kinds) AND l.until > $at AND l.since <= $at
  WHERE l.far <> $id
  GROUP BY l.far
  ORDER BY count DESC, sort, id
  LIMIT $limit
)
SELECT n.id, n.type, n.name, n.sort, n.kinds, n.props, s.count
FROM shared AS s
CROSS JOIN graph_node AS n ON n.id = s.id AND n.until > $at AND n.since <= $at
ORDER BY s.count DESC, n.sort, n.id;
