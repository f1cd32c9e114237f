-- Nodes of one list in reverse order. $search is '' or a blank and the words sought.
SELECT n.id, n.type, n.name, n.sort, n.kinds, n.props
FROM graph_listing AS l
JOIN graph_node AS n ON n.id = l.id AND n.until > $at AND n.since <= $at
WHERE l.list = $list AND (l.sort, l.id) < ($sort, $id) AND l.until > $at AND l.since <= $at
  AND ($search = '' OR instr(n.search, $search) > 0)
ORDER BY l.sort DESC, l.id DESC
LIMIT $limit;
