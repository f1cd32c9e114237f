// Entities named in the same articles as an entity.
MATCH (n:Entity {id: $id})<-[:MENTIONS]-(a) USING INDEX SEEK n:Entity(id)
WITH n, a ORDER BY a.sort DESC, a.id DESC LIMIT 2000
MATCH (a)-[:MENTIONS]->(far) WHERE far <> n
WITH far, count(*) AS count ORDER BY count DESC, far.sort, far.id LIMIT $limit
RETURN properties(far) AS node, count
