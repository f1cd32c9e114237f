// Entities named by the articles of a story; $kind is '' for all.
MATCH (story:Story {id: $id})<-[:COVERS]-(a) USING INDEX SEEK story:Story(id)
WITH a ORDER BY a.sort DESC, a.id DESC LIMIT 2000
MATCH (a)-[:MENTIONS]->(far) WHERE $kind = '' OR $kind IN far.kinds
WITH far, count(*) AS count ORDER BY count DESC, far.sort, far.id LIMIT $limit
RETURN properties(far) AS node, count
