// Constraints and indexes of the graph in Neo4j; every statement may be run again. Community Edition is enough.
// Applied, and awaited, whenever Newsloom opens a store that is empty or its own.

// One node an id.
CREATE CONSTRAINT newsloom_article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsloom_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsloom_news_event_id IF NOT EXISTS FOR (n:NewsEvent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsloom_story_id IF NOT EXISTS FOR (n:Story) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsloom_quote_id IF NOT EXISTS FOR (n:Quote) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsloom_redirect_id IF NOT EXISTS FOR (n:Redirect) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsloom_checkpoint_id IF NOT EXISTS FOR (n:NewsloomCheckpoint) REQUIRE n.id IS UNIQUE;

// Lists in order.
CREATE INDEX newsloom_article_sort IF NOT EXISTS FOR (n:Article) ON (n.sort, n.id);
CREATE INDEX newsloom_entity_sort IF NOT EXISTS FOR (n:Entity) ON (n.sort, n.id);
CREATE INDEX newsloom_news_event_sort IF NOT EXISTS FOR (n:NewsEvent) ON (n.sort, n.id);
CREATE INDEX newsloom_story_sort IF NOT EXISTS FOR (n:Story) ON (n.sort, n.id);
CREATE INDEX newsloom_quote_sort IF NOT EXISTS FOR (n:Quote) ON (n.sort, n.id);
CREATE INDEX newsloom_person_sort IF NOT EXISTS FOR (n:Person) ON (n.sort, n.id);
CREATE INDEX newsloom_outlet_sort IF NOT EXISTS FOR (n:Outlet) ON (n.sort, n.id);
CREATE INDEX newsloom_site_sort IF NOT EXISTS FOR (n:Site) ON (n.sort, n.id);
CREATE INDEX newsloom_country_sort IF NOT EXISTS FOR (n:Country) ON (n.sort, n.id);
CREATE INDEX newsloom_organisation_sort IF NOT EXISTS FOR (n:Organisation) ON (n.sort, n.id);
CREATE INDEX newsloom_place_sort IF NOT EXISTS FOR (n:Place) ON (n.sort, n.id);
CREATE INDEX newsloom_article_published IF NOT EXISTS FOR (n:Article) ON (n.published);

// Edges by key and claims by id: how they are found when they are put again or dropped, whatever hangs on their ends.
CREATE INDEX newsloom_published_key IF NOT EXISTS FOR ()-[e:PUBLISHED]-() ON (e.key);
CREATE INDEX newsloom_wrote_key IF NOT EXISTS FOR ()-[e:WROTE]-() ON (e.key);
CREATE INDEX newsloom_mentions_key IF NOT EXISTS FOR ()-[e:MENTIONS]-() ON (e.key);
CREATE INDEX newsloom_reports_key IF NOT EXISTS FOR ()-[e:REPORTS]-() ON (e.key);
CREATE INDEX newsloom_covers_key IF NOT EXISTS FOR ()-[e:COVERS]-() ON (e.key);
CREATE INDEX newsloom_quotes_key IF NOT EXISTS FOR ()-[e:QUOTES]-() ON (e.key);
CREATE INDEX newsloom_cites_key IF NOT EXISTS FOR ()-[e:CITES]-() ON (e.key);
CREATE INDEX newsloom_copy_of_key IF NOT EXISTS FOR ()-[e:COPY_OF]-() ON (e.key);
CREATE INDEX newsloom_involves_id IF NOT EXISTS FOR ()-[c:INVOLVES]-() ON (c.id);
CREATE INDEX newsloom_happened_in_id IF NOT EXISTS FOR ()-[c:HAPPENED_IN]-() ON (c.id);
CREATE INDEX newsloom_follows_id IF NOT EXISTS FOR ()-[c:FOLLOWS]-() ON (c.id);
CREATE INDEX newsloom_caused_id IF NOT EXISTS FOR ()-[c:CAUSED]-() ON (c.id);
CREATE INDEX newsloom_part_of_id IF NOT EXISTS FOR ()-[c:PART_OF]-() ON (c.id);
CREATE INDEX newsloom_said_id IF NOT EXISTS FOR ()-[c:SAID]-() ON (c.id);
CREATE INDEX newsloom_affiliated_id IF NOT EXISTS FOR ()-[c:AFFILIATED]-() ON (c.id);
CREATE INDEX newsloom_operates_id IF NOT EXISTS FOR ()-[c:OPERATES]-() ON (c.id);

// Support by key, and by the claim and article it counts for: a claim is counted without walking its nodes.
CREATE INDEX newsloom_supports_key IF NOT EXISTS FOR ()-[s:SUPPORTS]-() ON (s.key);
CREATE INDEX newsloom_supports_claim IF NOT EXISTS FOR ()-[s:SUPPORTS]-() ON (s.claim, s.article);
