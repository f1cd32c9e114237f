/** One thread of the reading pool: articles in, Extractions out, one at a time. */
import { parentPort } from 'node:worker_threads';
import type { ArticleBody, Published } from './domain/article.ts';
import { read } from './read/read.ts';

/** What the pool asks of a thread. */
export interface ReadJob {
  readonly body: ArticleBody;
  readonly published: Published;
}

parentPort!.on('message', ({ body, published }: ReadJob) => parentPort!.postMessage(read(body, published)));

// The reader is loaded: from now on this thread is worth asking.
parentPort!.postMessage('ready');
