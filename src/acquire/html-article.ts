/**
 * Reads an article off an HTML page. The page is looked over by `htmlFault` before anything parses it.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Settings } from './acquire-options.ts';
import { cleanText } from './clean-text.ts';
import { type Fault, fault } from './fault.ts';
import { blocksOf } from './html-blocks.ts';
import { htmlFault } from './html-guard.ts';
import { type HtmlMetadata, type PageElement, readMetadata } from './html-metadata.ts';
import { isFurniture } from './page-furniture.ts';

/** What a page says of its article; `text` is empty when it shows none. */
export interface HtmlArticle extends Omit<HtmlMetadata, 'articleBody'> {
  readonly text: string;
}

/** Below this many characters a reading of the page's body is no article and the next way is tried. */
const ENOUGH = 200;

/**
 * Reads title, metadata and body, paragraphs parted by blank lines. `base` is the page's address where known.
 * @returns a fault when the page is too large or too deep, or cannot be parsed; never throws
 */
export function readHtml(html: string, settings: Settings, base?: string): HtmlArticle | Fault {
  const clean = cleanText(html);
  const refused = htmlFault(clean, settings.limits);
  if (refused) return refused;
  try {
    const { articleBody, ...metadata } = readMetadata(parsePage(clean), settings.dates, base);
    return { ...metadata, text: bodyOf(clean, articleBody, metadata) };
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'error';
    return fault(
      'UNREADABLE',
      `Cannot read a page: parsing it ended with ${kind}, expected an article`,
      'Save the text of the page as .txt',
    );
  }
}

/** A fragment (`<p>...</p>`, as the html fields of exports are) becomes a page, so that metadata and body are found alike. */
function parsePage(html: string): PageElement & { readonly body?: PageElement } {
  const whole = /<body[\s>]|<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as PageElement;
}

/** Readability first; for short or odd pages JSON-LD's body, then the page's own blocks: whatever holds most. */
function bodyOf(html: string, articleBody: string | undefined, metadata: { title?: string }): string {
  const options = { serializer: (node: unknown) => node, disableJSONLD: true } as unknown as ConstructorParameters<
    typeof Readability
  >[1];
  const page = parsePage(html) as unknown as ConstructorParameters<typeof Readability>[0];
  const content = new Readability(page, options).parse()?.content as unknown as PageElement | null | undefined;
  const read = content ? proseOf(blocksOf(content), metadata.title) : '';
  if (read.length >= ENOUGH) return read;
  const linked = articleBody ? proseOf(cleanText(articleBody).split(/\n+/), metadata.title) : '';
  const body = parsePage(html).querySelector('body');
  const whole = body ? proseOf(blocksOf(body), metadata.title) : '';
  if (linked.length > read.length) return linked;
  return read.length * 2 >= whole.length && read ? read : whole;
}

/** Paragraphs without furniture and without the title said again. */
function proseOf(blocks: readonly string[], title: string | undefined): string {
  return blocks.filter((block) => block !== title && !isFurniture(block)).join('\n\n');
}
