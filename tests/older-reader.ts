/** A reader of older days for tests: it read no further than the second sentence, so it found fewer people, happenings and quotes, in the same places. */
import type { Reader } from '../src/log/ingest.ts';
import { read } from '../src/read/read.ts';

export const shortSighted: Reader = (body, published) => {
  const { sentences } = read(body, published);
  const until = (sentences[2]?.end ?? body.title.length + 2) - body.title.length - 2;
  return { ...read({ ...body, text: body.text.slice(0, Math.max(40, until)) }, published), reader: 'newsloom/0' };
};
