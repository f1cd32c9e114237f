/**
 * A process to be killed: ingests an input file into a data folder, follows after each batch, and says of every article that it was
 * acknowledged, the moment it was. Arguments: data folder, input file, Neo4j address or "".
 */
import { writeSync } from 'node:fs';
import { ingestFiles } from '../../src/cli/ingest-files.ts';
import { openNewsloom } from '../../src/main.ts';
import { read } from '../../src/read/read.ts';

const [data, input, uri] = process.argv.slice(2) as [string, string, string];
const neo4j = uri ? { uri, user: '', password: '', database: 'neo4j' } : undefined;
const newsloom = await openNewsloom({ data, neo4j }, () => new Date());
await newsloom.follow();
// Loading and warming takes seconds in which nothing is written: a kill in there would show little.
await newsloom.ingester.ingest([]);
read(
  { kind: 'article', title: 'A bridge fell', text: 'A bridge in Lisbon fell on Tuesday, the mayor said.', byline: [] },
  { value: null, status: 'unknown', method: 'none' },
);
writeSync(1, 'ready\n');
const follow = { running: false };
await ingestFiles(
  newsloom.ingester,
  [input],
  { now: new Date() },
  {
    outcome(_, outcome) {
      if (outcome.kind !== 'REJECTED') writeSync(1, `${outcome.version}\n`);
      if (follow.running) return;
      follow.running = true;
      newsloom.follow().then(
        () => {
          follow.running = false;
        },
        (error) => {
          writeSync(2, `${error.stack}\n`);
          process.exit(3);
        },
      );
    },
  },
);
await newsloom.follow();
writeSync(1, 'done\n');
await newsloom.close();
