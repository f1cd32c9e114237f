// Nodes by id, redirects followed.
UNWIND $ids AS asked
OPTIONAL MATCH (r:Redirect {id: asked})
WITH asked, coalesce(r.to, asked) AS id
MATCH (n:Article|Entity|NewsEvent|Story|Quote {id: id})
RETURN asked, properties(n) AS node
