/**
 * Reads an article off an HTML page. The page is looked over by `htmlFault` before anything parses it.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isFurniture } from '../domain/page-furniture.ts';
import type { Settings } from './acquire-options.ts';
import { isBylineLine, parseByline } from './byline.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { type Fault, fault } from './fault.ts';
import { type Block, blocksOf } from './html-blocks.ts';
import { decodeLetters } from './html-entities.ts';
import { htmlFault } from './html-guard.ts';
import { type HtmlMetadata, type PageElement, readMetadata } from './html-metadata.ts';
import { type PageDate, pageDates, pageTimes } from './page-head.ts';
import type { DateRules } from './published.ts';

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
  const clean = decodeLetters(cleanText(html));
  const refused = htmlFault(clean, settings.limits);
  if (refused) return refused;
  try {
    const { articleBody, ...metadata } = readMetadata(parsePage(clean), settings.dates, base);
    return { ...metadata, ...withoutHead(bodyOf(clean, articleBody, metadata.title), metadata, settings.dates) };
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
function bodyOf(html: string, articleBody: string | undefined, title: string | undefined): readonly string[] {
  const options = { serializer: (node: unknown) => node, disableJSONLD: true };
  const page = parsePage(html) as unknown as ConstructorParameters<typeof Readability>[0];
  const reader = new Readability(page, options as unknown as ConstructorParameters<typeof Readability>[1]);
  const content = reader.parse()?.content as unknown as PageElement | null | undefined;
  const read = content ? proseOf(blocksOf(content), title) : [];
  if (lengthOf(read) >= ENOUGH) return read;
  const lines = articleBody ? cleanText(articleBody).split(/\n+/).map(cleanLine) : [];
  const linked = proseOf(
    lines.map((text) => ({ text, linked: false })),
    title,
  );
  if (lengthOf(linked) > lengthOf(read)) return linked;
  const body = parsePage(html).querySelector('body');
  const whole = body ? proseOf(blocksOf(body), title) : [];
  return lengthOf(read) * 2 >= lengthOf(whole) && read.length > 0 ? read : whole;
}

/** Paragraphs without furniture, without headlines of other stories (all link, no sentence) and without the title said again. */
function proseOf(blocks: readonly Block[], title: string | undefined): string[] {
  return blocks
    .filter(
      ({ text, linked }) => text !== title && !isFurniture(text) && !(linked && !/[.!?]["'\u201d\u2019)]?$/.test(text)),
    )
    .map(({ text }) => text);
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}

/**
 * Takes bylines and dates out of the first and last paragraphs, where pages print them; they serve where the metadata are silent.
 */
function withoutHead(blocks: readonly string[], metadata: Omit<HtmlMetadata, 'articleBody'>, rules: DateRules) {
  let byline = metadata.byline;
  const dates: PageDate[] = [];
  const text = blocks.filter((block, index) => {
    if (index > 6 && index < blocks.length - 4) return true;
    const dated = pageDates(block, rules.zone);
    dates.push(...dated);
    const written = isBylineLine(block) ? parseByline(block) : undefined;
    if (written && byline.length === 0) byline = written.names;
    return !written && dated.length === 0;
  });
  const times = metadata.times.published.value === null ? pageTimes(dates, rules) : metadata.times;
  return { byline, times, text: text.join('\n\n') };
}
