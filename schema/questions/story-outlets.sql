-- Outlets that published articles of a story.
WITH articles AS MATERIALIZED (
  SELECT l.far AS id
  FROM graph_link AS l
  WHERE l.of = $id AND l.kind = (SELECT kind FROM graph_link_kind WHERE type = 'COVERS' AND direction = 'in')
    AND l.until > $at AND l.since <= $at
  ORDER BY l.far_sort DESC, l.far DESC
  LIMIT 2000
),
shared AS MATERIALIZED (
  SELECT l.far AS id, l.far_sort AS sort, count(*) AS count
  FROM articles AS a
  CROSS JOIN graph_link AS l ON l.of = a.id AND l.until > $at AND l.since <= $at
    AND l.kind = (SELECT kind FROM graph_link_kind WHERE type = 'PUBLISHED' AND direction = 'in')
  GROUP BY l.far
)
SELECT n.id, n.type, n.name, n.sort, n.kinds, n.props, s.count
FROM shared AS s
CROSS JOIN graph_node AS n ON n.id = s.id AND n.until > $at AND n.since <= $at
ORDER BY s.count DESC, n.sort, n.id
LIMIT $limit;
