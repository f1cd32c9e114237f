/**
 * Appends chains to a log until it is killed or done, and prints each acknowledgement: "ack POSITION ID" for every commit, after the
 * log said so. Arguments: path of the log, first article's number, number of chains (0: until killed), longest chain.
 */
import { writeSync } from 'node:fs';
import { HeadMoved } from '../../src/log/event-log.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { chainOf } from '../log/sample.ts';

const [path = '', first = '0', chains = '0', longest = '5'] = process.argv.slice(2);
const log = await openSqliteLog({ path, now: () => new Date() });
let article = Number(first);
writeSync(1, 'ready\n');
for (let done = 0; chains === '0' || done < Number(chains); ) {
  const head = await log.head();
  const chain = chainOf(head, article, 1 + (article % Number(longest)));
  try {
    const { commits } = await log.append(chain, head);
    writeSync(1, commits.map(({ position, id }) => `ack ${position} ${id}\n`).join(''));
    article += chain.length;
    done += 1;
  } catch (error) {
    if (!(error instanceof HeadMoved)) throw error;
  }
  // Lets the other process have its turn at the lock.
  await new Promise((resolve) => setImmediate(resolve));
}
await log.close();
