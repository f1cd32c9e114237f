// Other stories that name the same entities, countries left out.
MATCH (story:Story {id: $id})<-[:COVERS]-(a) USING INDEX SEEK story:Story(id)
WITH story, a ORDER BY a.sort DESC, a.id DESC LIMIT 2000
MATCH (a)-[:MENTIONS]->(e) WHERE NOT 'COUNTRY' IN coalesce(e.kinds, [])
WITH story, e, count(*) AS named ORDER BY named DESC, e.sort, e.id LIMIT 50
// Of each entity its newest 200 articles, and their stories.
CALL (e) {
  MATCH (e)<-[:MENTIONS]-(newest)
  RETURN newest ORDER BY newest.sort DESC, newest.id DESC LIMIT 200
}
MATCH (newest)-[:COVERS]->(far) WHERE far <> story
WITH far, count(DISTINCT e) AS count ORDER BY count DESC, far.sort, far.id LIMIT $limit
RETURN properties(far) AS node, count
