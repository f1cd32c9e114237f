/**
 * One row of named fields in, one article out: the door of JSON, JSONL, CSV and of callers that hold an object already.
 */
import type { InputPlace } from '../domain/article.ts';
import { canonicalUrl } from '../domain/canonical-url.ts';
import { type AcquireOptions, type Settings, settingsOf } from './acquire-options.ts';
import { parseByline, parseBylines } from './byline.ts';
import { checkArticle, type Outcome } from './check-article.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { type Fault, fault, isFault, rejectAt, sortOf } from './fault.ts';
import { type FieldName, fieldOf, nameOf, suggestMapping } from './field-mapping.ts';
import { type HtmlArticle, readHtml } from './html-article.ts';
import { decodeEntities, decodeText } from './html-entities.ts';
import { dateField, instantFrom, timesOf } from './published.ts';

/**
 * Makes an article of one object with the fields id, url, title, outlet, byline, publishedAt, updatedAt, retrievedAt, language, source,
 * collection, rights, and text or html; other fields are ignored. Absent, null and empty mean the same.
 * Pure: the same object and options give the same article. With `html`, what the page's metadata say fills in for absent fields.
 * @returns an article, or the rejection that names the first bad field
 * @throws {RangeError} when an option is bad; never because of the object
 */
export function articleFromFields(fields: unknown, place: InputPlace, options: Omit<AcquireOptions, 'stdin'>): Outcome {
  return articleFromRow(fields, place, settingsOf(options));
}

/** The same with options already checked. */
export function articleFromRow(fields: unknown, place: InputPlace, settings: Settings): Outcome {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    const found = fault(
      'WRONG_TYPE',
      `Cannot read an article: found ${sortOf(fields)}, expected an object with title and text`,
      'Write one object an article',
    );
    return rejectAt(place, found);
  }
  const read = readFields(fields, settings);
  if (isFault(read)) return rejectAt(place, read);
  const { title, text, html, byline, outlet, times, page, ...rest } = read;
  const bylineOutlet = byline.outlets[0];
  const publisher = outlet ?? page?.outlet ?? bylineOutlet;
  const language = rest.language ?? page?.language;
  const url = rest.url ?? page?.url;
  const own = times.published.value !== null;
  const draft = {
    place,
    ...rest,
    ...(url ? { url } : {}),
    title: title ?? page?.title ?? '',
    ...(publisher ? { outlet: publisher } : {}),
    byline: byline.names.length > 0 || !page ? byline.names : page.byline,
    ...(own || !page ? times : page.times),
    ...(language ? { language } : {}),
    text: text ?? page?.text ?? '',
    ...(html ? { raw: { mediaType: 'text/html', content: html } } : {}),
  };
  const titleRemedy = suggestMapping(fields, 'title');
  const textRemedy = suggestMapping(fields, 'text') ?? suggestMapping(fields, 'html');
  return checkArticle(draft, settings, {
    title: nameOf('title', settings.mapping),
    text: html && !text ? nameOf('html', settings.mapping) : nameOf('text', settings.mapping),
    ...(titleRemedy ? { titleRemedy: `Try ${titleRemedy}` } : {}),
    ...(textRemedy ? { textRemedy: `Try ${textRemedy}` } : {}),
  });
}

/** Reads every field, or hands back the first fault. */
function readFields(row: object, settings: Settings) {
  const text = (field: FieldName, most = settings.limits.fieldChars) => textField(row, field, settings, most);
  const name = (field: FieldName) => nameOf(field, settings.mapping);
  const date = (field: FieldName) => dateField(fieldOf(row, field, settings.mapping), name(field), settings.dates);

  const short: { [K in 'id' | 'outlet' | 'language' | 'source' | 'collection' | 'rights']?: string } = {};
  for (const field of ['id', 'outlet', 'language', 'source', 'collection', 'rights'] as const) {
    const found = text(field);
    if (isFault(found)) return found;
    if (found !== undefined) short[field] = cleanLine(found);
  }
  const title = text('title', Number.POSITIVE_INFINITY);
  if (isFault(title)) return title;
  const url = urlField(row, settings);
  if (isFault(url)) return url;
  const byline = bylineField(row, settings);
  if (isFault(byline)) return byline;
  const first = date('publishedAt');
  if (isFault(first)) return first;
  const updated = date('updatedAt');
  if (isFault(updated)) return updated;
  const retrieved = date('retrievedAt');
  if (isFault(retrieved)) return retrieved;
  const body = text('text', Number.POSITIVE_INFINITY);
  if (isFault(body)) return body;
  const html = text('html', Number.POSITIVE_INFINITY);
  if (isFault(html)) return html;
  const page: HtmlArticle | Fault | undefined = html === undefined ? undefined : readHtml(html, settings, url);
  if (isFault(page))
    return { ...page, reason: `Cannot read ${name('html')}: ${page.reason.replace(/^Cannot [^:]*: /, '')}` };
  const { outlet, ...others } = short;
  return {
    ...others,
    ...(url ? { url } : {}),
    ...(retrieved ? { retrieved: instantFrom(retrieved) } : {}),
    title: title === undefined ? undefined : decodeEntities(title),
    outlet: outlet === undefined ? undefined : decodeEntities(outlet),
    byline,
    times: timesOf(first, updated, 'given'),
    text: body === undefined ? undefined : decodeText(body),
    html: html === undefined ? undefined : cleanText(html),
    page,
  };
}

/** Text of a field; a number will do for an id. Undefined when absent or blank. */
function textField(row: object, field: FieldName, settings: Settings, most: number): string | Fault | undefined {
  const value = fieldOf(row, field, settings.mapping);
  if (value === undefined || value === null) return undefined;
  if (field === 'id' && typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') {
    const better =
      typeof value === 'object'
        ? `, or map a field inside it: --map ${field}=${settings.mapping[field] ?? field}.name`
        : '';
    return fault(
      'WRONG_TYPE',
      `Cannot read ${nameOf(field, settings.mapping)}: found ${sortOf(value)}, expected text`,
      `Write ${field} as text${better}`,
    );
  }
  if (value.length > most) {
    return fault(
      'TOO_LARGE',
      `Cannot read ${nameOf(field, settings.mapping)}: found ${value.length} characters, expected at most ${most}`,
      `Shorten ${field}, or map another field to it`,
    );
  }
  return cleanLine(value) === '' ? undefined : value;
}

/** An absolute http(s) address, kept as given but for blanks and a user's name and password. */
function urlField(row: object, settings: Settings): string | Fault | undefined {
  const value = textField(row, 'url', settings, 4_000);
  if (value === undefined || isFault(value)) return value;
  const text = cleanLine(value);
  if (canonicalUrl(text) === undefined || /\s/.test(text)) {
    const scheme = /^([a-z][a-z0-9+.-]{0,20}):/i.exec(text)?.[1];
    const found = scheme
      ? `an address that starts with "${scheme.toLowerCase()}:"`
      : 'an address without http:// or https://';
    return fault(
      'BAD_URL',
      `Cannot read ${nameOf('url', settings.mapping)}: found ${found}, expected an absolute http or https address`,
      'Write the whole address, e.g. https://example.com/story, or leave it out',
    );
  }
  const parsed = new URL(text);
  if (!parsed.username && !parsed.password) return text;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

/** Text, a list of texts, or a list of objects with a name (schema.org authors). */
function bylineField(row: object, settings: Settings): ReturnType<typeof parseByline> | Fault {
  const value = fieldOf(row, 'byline', settings.mapping);
  const most = settings.limits.fieldChars;
  if (value === undefined || value === null) return parseByline('');
  const list = (Array.isArray(value) ? value : [value]).map((each: unknown) =>
    typeof each === 'object' && each !== null && Object.hasOwn(each, 'name') ? Reflect.get(each, 'name') : each,
  );
  const wrong = list.find((each) => typeof each !== 'string');
  const name = nameOf('byline', settings.mapping);
  if (wrong !== undefined || list.includes(undefined)) {
    const found = Array.isArray(value) ? `a list with ${sortOf(wrong)} in it` : sortOf(value);
    return fault(
      'WRONG_TYPE',
      `Cannot read ${name}: found ${found}, expected text or a list of texts`,
      'Write byline as "By A and B" or ["A", "B"]',
    );
  }
  const names = list as string[];
  if (names.length > 200 || names.some((each) => each.length > most)) {
    return fault(
      'TOO_LARGE',
      `Cannot read ${name}: found more than 200 names or ${most} characters, expected a byline`,
      'Map the field that holds the authors to byline',
    );
  }
  const decoded = names.map(decodeEntities);
  return Array.isArray(value) ? parseBylines(decoded) : parseByline(decoded[0] ?? '');
}
