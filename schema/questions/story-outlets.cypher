// Outlets that published articles of a story.
MATCH (story:Story {id: $id})<-[:COVERS]-(a) USING INDEX SEEK story:Story(id)
WITH a ORDER BY a.sort DESC, a.id DESC LIMIT 2000
MATCH (a)<-[:PUBLISHED]-(far)
WITH far, count(*) AS count ORDER BY count DESC, far.sort, far.id LIMIT $limit
RETURN properties(far) AS node, count
