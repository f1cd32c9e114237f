import { openMemoryLog } from '../../src/log/memory-log.ts';
import { eventLogContract } from '../contracts/event-log.ts';

eventLogContract('in memory', async (now) => {
  const log = openMemoryLog({ now });
  return { log, another: async () => log, dispose: () => log.close() };
});
