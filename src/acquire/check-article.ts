/**
 * The last check every article passes, whatever format it came from.
 */
import type { ArticleInput, Rejection } from '../domain/article.ts';
import type { Settings } from './acquire-options.ts';
import { cleanLine, paragraphsOf } from './clean-text.ts';
import { fault, rejectAt } from './fault.ts';
import { isRepetition } from './repetition.ts';

/** Article or rejection: what every reader of one article hands back. */
export type Outcome = ArticleInput | Rejection;

/**
 * Cleans title and text and checks that both are there, not too large and no mere repetition.
 * @param names how the input calls title and text, for reasons
 */
export function checkArticle(
  draft: ArticleInput,
  settings: Settings,
  names: { title: string; text: string; titleRemedy?: string; textRemedy?: string },
): Outcome {
  const { articleBytes, fieldChars } = settings.limits;
  const reject = (code: Rejection['code'], reason: string, remedy: string) =>
    rejectAt(draft.place, fault(code, reason, remedy));
  const title = cleanLine(draft.title);
  if (!title)
    return reject(
      'MISSING_FIELD',
      `Cannot read ${names.title}: found nothing, expected text`,
      names.titleRemedy ?? 'Add the title',
    );
  if (title.length > fieldChars) {
    return reject(
      'TOO_LARGE',
      `Cannot read ${names.title}: found ${title.length} characters, expected at most ${fieldChars}`,
      'Shorten the title, or map another field to it',
    );
  }
  const given = Buffer.byteLength(draft.text);
  if (given > articleBytes * 4)
    return reject(
      'TOO_LARGE',
      `Cannot read ${names.text}: found ${given} bytes, expected at most ${articleBytes}`,
      'Split it into its articles',
    );
  if (isRepetition(draft.text)) {
    return reject(
      'REPETITION',
      `Cannot read ${names.text}: found ${given} bytes that repeat themselves, expected an article`,
      'Check the export; leave the row out',
    );
  }
  const text = paragraphsOf(draft.text).join('\n\n');
  if (!text)
    return reject(
      'MISSING_FIELD',
      `Cannot read ${names.text}: found nothing, expected text`,
      names.textRemedy ?? 'Add the text, or html',
    );
  const bytes = Buffer.byteLength(text);
  if (bytes > articleBytes)
    return reject(
      'TOO_LARGE',
      `Cannot read ${names.text}: found ${bytes} bytes, expected at most ${articleBytes}`,
      'Split it into its articles',
    );
  return { ...draft, title, text };
}
