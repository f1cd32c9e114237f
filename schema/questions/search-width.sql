-- How many words begin with what is sought, counted up to $cap.
SELECT count(*) AS width
FROM (SELECT 1 FROM graph_word AS w WHERE w.type = $type AND w.word >= $word AND w.word < $word || char(0x10FFFF) LIMIT $cap);
