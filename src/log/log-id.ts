/** The identity of a log: random when it is made, moved with it. It checks itself, so a changed byte in it shows. */
import { randomBytes } from 'node:crypto';
import { shortHash } from '../domain/hash.ts';

/** "log_" and 26 characters, of which the last 6 are made of the others. */
export function makeLogId(): string {
  const random = shortHash('log id', randomBytes(32).toString('hex')).slice(0, 20);
  return `log_${random}${checkOf(random)}`;
}

/** Whether a text is a log id that `makeLogId` can have made. */
export function isLogId(text: string): boolean {
  const match = /^log_([0-9a-z]{20})([0-9a-z]{6})$/.exec(text);
  return match !== null && checkOf(match[1] as string) === match[2];
}

function checkOf(random: string): string {
  return shortHash('log id check', random).slice(0, 6);
}
