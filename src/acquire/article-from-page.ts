/**
 * One page in, one article out: pages pasted as text and HTML pages, with the original kept for better cleaners later.
 */
import type { ArticleInput, InputPlace } from '../domain/article.ts';
import type { Settings } from './acquire-options.ts';
import { checkArticle, type Outcome } from './check-article.ts';
import { cleanText } from './clean-text.ts';
import { fault, isFault, rejectAt } from './fault.ts';
import { readHtml } from './html-article.ts';
import { readPageText } from './page-text.ts';
import { isRepetition } from './repetition.ts';

/**
 * Reads a page pasted as text. `raw` keeps the page as it came (well-formed, without NUL).
 */
export function articleFromPage(text: string, place: InputPlace, settings: Settings): Outcome {
  const raw = cleanText(text);
  const bytes = Buffer.byteLength(raw);
  const { articleBytes } = settings.limits;
  if (bytes > articleBytes * 4) {
    return rejectAt(
      place,
      fault(
        'TOO_LARGE',
        `Cannot read a page: found ${bytes} bytes, expected at most ${articleBytes} of article`,
        'Split it into its articles',
      ),
    );
  }
  if (isRepetition(raw)) {
    return rejectAt(
      place,
      fault(
        'REPETITION',
        `Cannot read a page: found ${bytes} bytes that repeat themselves, expected an article`,
        'Check where it came from; leave it out',
      ),
    );
  }
  const { title, text: body, ...rest } = readPageText(raw, settings.dates);
  const draft: ArticleInput = { place, title, ...rest, text: body, raw: { mediaType: 'text/plain', content: raw } };
  return checkArticle(draft, settings, {
    title: 'title',
    text: 'text',
    titleRemedy: 'Put the title on the first line',
    textRemedy: 'Put the article below its title, a blank line between',
  });
}

/**
 * Reads an HTML page: title, body and what its metadata say. `raw` keeps the page.
 */
export function articleFromHtml(html: string, place: InputPlace, settings: Settings): Outcome {
  const page = readHtml(html, settings);
  if (isFault(page)) return rejectAt(place, page);
  const { title = '', times, text, outlet, url, language, byline } = page;
  const draft: ArticleInput = {
    place,
    ...(url ? { url } : {}),
    title,
    ...(outlet ? { outlet } : {}),
    byline,
    ...times,
    ...(language ? { language } : {}),
    text,
    raw: { mediaType: 'text/html', content: cleanText(html) },
  };
  return checkArticle(draft, settings, {
    title: 'title',
    text: 'body',
    titleRemedy: 'The page names no title: add <title> or og:title',
    textRemedy: 'The page shows no article: save its text as .txt',
  });
}
