import { expect, test } from 'vitest';
import { killAppender } from '../crash/log-kill.ts';

test('kill -9 at random moments loses nothing acknowledged and leaves no half chain (promise 1)', async () => {
  const report = await killAppender(3);
  expect(report.kills).toBe(3);
  expect(report.acknowledged).toBeGreaterThan(0);
});
