import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '../../src/log/event-log.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { eventLogContract } from '../contracts/event-log.ts';

eventLogContract('SQLite', async (now) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-log-'));
  const path = join(folder, 'log.db');
  const opened: EventLog[] = [];
  const open = async () => {
    const log = await openSqliteLog({ path, now });
    opened.push(log);
    return log;
  };
  return {
    log: await open(),
    another: open,
    async dispose() {
      for (const log of opened) await log.close();
      rmSync(folder, { recursive: true });
    },
  };
});
