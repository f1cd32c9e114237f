/**
 * The process in which one side of the bench of reading runs (read.ts starts two): alone, since what another user of compromise does to its
 * functions and words costs either side up to a third, and without the loader that runs a checkout. Plain JavaScript for that reason.
 *
 *     node bench/read-turns.mjs READER_FILE|plain      with an IPC channel: texts first, then the word "turn" for each turn
 *
 * Answers each turn with the processor time it took, s.
 */
import { pathToFileURL } from 'node:url';

const DATED = { value: '2021-03-10', status: 'unknown', method: 'given' };
const [, , side] = process.argv;
const one = side === 'plain' ? await plain() : await reader(side);
/** @type {string[]} */
let texts = [];

process.on('message', (message) => {
  if (Array.isArray(message)) texts = message;
  const before = process.cpuUsage();
  for (const text of texts) one(text);
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / 1e6);
});

async function plain() {
  const { default: nlp } = await import('compromise');
  return (/** @type {string} */ text) => nlp(text);
}

async function reader(/** @type {string} */ file) {
  const { read } = await import(pathToFileURL(file).href);
  return (/** @type {string} */ text) => read({ kind: 'article', title: '', text, byline: [] }, DATED);
}
