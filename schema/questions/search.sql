-- The same list where few nodes have the words sought: all of them are found by their words and put in order.
SELECT n.id, n.type, n.name, n.sort, n.kinds, n.props
FROM (SELECT DISTINCT w.id FROM graph_word AS w WHERE w.type = $type AND w.word >= $word AND w.word < $word || char(0x10FFFF)) AS found
CROSS JOIN graph_node AS n ON n.id = found.id AND n.until > $at AND n.since <= $at
WHERE instr(n.search, $search) > 0 AND (n.sort, n.id) > ($sort, $id)
  AND EXISTS (
    SELECT 1 FROM graph_listing AS l
    WHERE l.list = $list AND l.sort = n.sort AND l.id = n.id AND l.until > $at AND l.since <= $at
  )
ORDER BY n.sort, n.id
LIMIT $limit;
