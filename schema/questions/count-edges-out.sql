-- How many edges of one type lead out of each node; none is 0.
SELECT asked.value AS of, (
  SELECT count(*) FROM graph_link AS l
  WHERE l.of = asked.value AND l.kind = (SELECT kind FROM graph_link_kind WHERE type = $type AND direction = 'out')
    AND l.until > $at AND l.since <= $at
) AS count
FROM json_each($ids) AS asked
ORDER BY asked.key;
