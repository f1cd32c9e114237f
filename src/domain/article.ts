/**
 * Articles as they come in, before anything is understood of what they say.
 */
import { type ArticleId, articleId, textHash, type VersionId, versionId } from './ids.ts';

/**
 * When an article was published, as far as it is known.
 * `value` is EDTF: "2016-11-09T05:34:00Z" (always UTC) or a date of less precision ("2016-11-09", "2016-11"); null when
 * nothing says so - unknown stays unknown, never today and never the time of retrieval.
 * `status` tells which publication time it is: the first, that of an update, or unknown which.
 * `method` tells how it was found: "given" (a field of the input), "metadata" (of an HTML page), "page" (read off the page's text).
 */
export interface Published {
  readonly value: string | null;
  readonly status: 'first' | 'updated' | 'unknown';
  readonly method: 'given' | 'metadata' | 'page' | 'none';
  /** The raw words it was read from. */
  readonly phrase?: string;
}

/** Where an input row stands, for messages: path as the user gave it, line from 1 (the row's first line). */
export interface InputPlace {
  readonly file: string;
  readonly line?: number;
}

/**
 * One article as `acquire` hands it over: validated, well-formed Unicode without NUL.
 * `text` is the readable body without page furniture, paragraphs separated by a blank line; `title` is not part of it.
 */
export interface ArticleInput {
  readonly place: InputPlace;
  readonly id?: string;
  readonly url?: string;
  readonly title: string;
  /** Name of the publisher as printed. */
  readonly outlet?: string;
  /** Authors, one a name, in printed order. */
  readonly byline: readonly string[];
  readonly published: Published;
  /** Instant of the newest change the source states, ISO 8601 UTC. Orders versions. */
  readonly modified?: string;
  /** Instant at which the source was read, ISO 8601 UTC, when the input says so itself. */
  readonly retrieved?: string;
  /** BCP 47 tag as given by the input; the reader decides when absent. */
  readonly language?: string;
  /** The operator's own words for where this came from: feed, archive. */
  readonly source?: string;
  readonly collection?: string;
  readonly rights?: string;
  readonly text: string;
  /** The bytes it came from, when they say more than `text` (a page with furniture, HTML), for better cleaners later. */
  readonly raw?: { readonly mediaType: string; readonly content: string };
}

/** A row that could not become an article: what is wrong and what to do about it. */
export interface Rejection {
  readonly place: InputPlace;
  readonly code: RejectionCode;
  /** "Cannot ...: found, expected", naming the field; never the article's own words. */
  readonly reason: string;
  readonly remedy: string;
}

export type RejectionCode =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'BINARY'
  | 'ENCODING'
  | 'SYNTAX'
  | 'MISSING_FIELD'
  | 'WRONG_TYPE'
  | 'BAD_DATE'
  | 'BAD_URL'
  | 'REPETITION'
  | 'UNREADABLE'
  | 'UNSUPPORTED'
  | 'WITHDRAWN'
  | 'TIMEOUT';

/** What an article's own words are kept as, beside the log: erasable, addressed by version. */
export interface ArticleBody {
  readonly kind: 'article';
  readonly title: string;
  readonly text: string;
  readonly url?: string;
  readonly given?: string;
  readonly outlet?: string;
  readonly byline: readonly string[];
  readonly publishedPhrase?: string;
  readonly raw?: { readonly mediaType: string; readonly content: string };
}

/** The text all spans of a version point into: title, blank line, body. */
export function documentText(body: Pick<ArticleBody, 'title' | 'text'>): string {
  return `${body.title}\n\n${body.text}`;
}

/** The address that identifies an article: see `canonicalUrl` in acquire; here it only has to be the same text for the same article. */
export function identify(
  input: ArticleInput,
  canonical: string | undefined,
): { article: ArticleId; version: VersionId; textHash: string } {
  const article = articleId({
    ...(canonical ? { canonicalUrl: canonical } : {}),
    ...(input.id ? { given: input.id } : {}),
    ...(input.source ? { source: input.source } : {}),
    ...(input.outlet ? { outlet: input.outlet } : {}),
    title: input.title,
  });
  return { article, version: versionId(article, input.title, input.text), textHash: textHash(input.title, input.text) };
}
