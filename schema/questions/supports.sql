-- The supports of claims, best first; of each claim the first $limit.
SELECT s.key, s.content, c.id AS claim, c.type AS claim_type, c."from" AS claim_from, c."to" AS claim_to, c.qualifier, c.inferred
FROM json_each($ids) AS asked
CROSS JOIN graph_claim AS c ON c.id = asked.value AND c.until > $at AND c.since <= $at
CROSS JOIN graph_support AS s ON s.n IN (
  SELECT first.n FROM graph_support AS first
  WHERE first.claim = asked.value AND first.until > $at AND first.since <= $at
  ORDER BY first.score DESC, first.position, first.key
  LIMIT $limit
)
ORDER BY asked.key, s.score DESC, s.position, s.key;
