-- How many nodes of a list have the words sought, counted up to $cap.
SELECT count(*) AS count
FROM (
  SELECT 1
  FROM (SELECT DISTINCT w.id FROM graph_word AS w WHERE w.type = $type AND w.word >= $word AND w.word < $word || char(0x10FFFF)) AS found
  CROSS JOIN graph_node AS n ON n.id = found.id AND n.until > $at AND n.since <= $at
  WHERE instr(n.search, $search) > 0
    AND EXISTS (
      SELECT 1 FROM graph_listing AS l
      WHERE l.list = $list AND l.sort = n.sort AND l.id = n.id AND l.until > $at AND l.since <= $at
    )
  LIMIT $cap
);
