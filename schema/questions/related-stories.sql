-- Other stories that name the same entities, countries left out.
WITH kinds (covers_out, covers_in, mentions_out, mentions_in) AS (
  SELECT (SELECT kind FROM graph_link_kind WHERE type = 'COVERS' AND direction = 'out'),
         (SELECT kind FROM graph_link_kind WHERE type = 'COVERS' AND direction = 'in'),
         (SELECT kind FROM graph_link_kind WHERE type = 'MENTIONS' AND direction = 'out'),
         (SELECT kind FROM graph_link_kind WHERE type = 'MENTIONS' AND direction = 'in')
),
articles AS MATERIALIZED (
  SELECT l.far AS id
  FROM graph_link AS l
  WHERE l.of = $id AND l.kind = (SELECT covers_in FROM kinds) AND l.until > $at AND l.since <= $at
  ORDER BY l.far_sort DESC, l.far DESC
  LIMIT 2000
),
named AS MATERIALIZED (
  SELECT l.far AS id, l.far_sort AS sort, count(*) AS count
  FROM articles AS a
  CROSS JOIN graph_link AS l ON l.of = a.id AND l.kind = (SELECT mentions_out FROM kinds) AND l.until > $at AND l.since <= $at
  GROUP BY l.far
),
entities AS MATERIALIZED (
  SELECT e.id
  FROM named AS e
  CROSS JOIN graph_node AS n ON n.id = e.id AND n.until > $at AND n.since <= $at
  WHERE NOT EXISTS (SELECT 1 FROM json_each(n.kinds) AS k WHERE k.value = 'COUNTRY')
  ORDER BY e.count DESC, e.sort, e.id
  LIMIT 50
),
-- Of each entity its newest 200 articles, and their stories.
shared AS MATERIALIZED (
  SELECT c.far AS id, c.far_sort AS sort, count(DISTINCT e.id) AS count
  FROM entities AS e
  CROSS JOIN graph_link AS m ON m.of = e.id AND (m.kind, m.far_sort, m.far, m.key, m.since) IN (
    SELECT newest.kind, newest.far_sort, newest.far, newest.key, newest.since
    FROM graph_link AS newest
    WHERE newest.of = e.id AND newest.kind = (SELECT mentions_in FROM kinds) AND newest.until > $at AND newest.since <= $at
    ORDER BY newest.far_sort DESC, newest.far DESC
    LIMIT 200
  )
  CROSS JOIN graph_link AS c ON c.of = m.far AND c.kind = (SELECT covers_out FROM kinds) AND c.until > $at AND c.since <= $at
  WHERE c.far <> $id
  GROUP BY c.far
  ORDER BY count DESC, sort, id
  LIMIT $limit
)
SELECT n.id, n.type, n.name, n.sort, n.kinds, n.props, s.count
FROM shared AS s
CROSS JOIN graph_node AS n ON n.id = s.id AND n.until > $at AND n.since <= $at
ORDER BY s.count DESC, n.sort, n.id;
