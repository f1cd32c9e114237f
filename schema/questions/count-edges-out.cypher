// How many article edges of one type lead out of each node; read off the node, not counted.
UNWIND $ids AS of
MATCH (n:Article|Entity|NewsEvent|Story|Quote {id: of})
RETURN of, COUNT { (n)-[:$($type)]->() } AS count
