-- How many nodes a list has, counted up to $cap.
SELECT count(*) AS count
FROM (SELECT 1 FROM graph_listing AS l WHERE l.list = $list AND l.until > $at AND l.since <= $at LIMIT $cap);
