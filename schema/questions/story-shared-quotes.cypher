// Quotes carried by two or more articles of a story.
MATCH (story:Story {id: $id})<-[:COVERS]-(a) USING INDEX SEEK story:Story(id)
WITH a ORDER BY a.sort DESC, a.id DESC LIMIT 2000
MATCH (a)-[:QUOTES]->(far)
WITH far, count(*) AS count WHERE count > 1
WITH far, count ORDER BY count DESC, far.sort, far.id LIMIT $limit
RETURN properties(far) AS node, count
