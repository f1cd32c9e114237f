/**
 * Which field of a foreign export holds which field of an article.
 */

/** The fields of an article as input knows them. */
export const FIELDS = [
  'id',
  'url',
  'title',
  'outlet',
  'byline',
  'publishedAt',
  'updatedAt',
  'retrievedAt',
  'language',
  'source',
  'collection',
  'rights',
  'text',
  'html',
] as const;

export type FieldName = (typeof FIELDS)[number];

/** For each mapped field the name or dotted path it stands under: `{ title: 'headline', outlet: 'publisher.name' }`. */
export type FieldMapping = { readonly [K in FieldName]?: string };

/**
 * Names other exports use, offered in remedies and never used unasked.
 * Source: schema.org NewsArticle, the Guardian and New York Times APIs, news-please, newspaper4k, Common Crawl exports.
 */
const OTHER_NAMES: { readonly [K in FieldName]?: readonly string[] } = {
  id: ['guid', 'uuid', '_id', 'article_id'],
  url: ['link', 'web_url', 'webUrl', 'source_url', 'canonical_url', 'href'],
  title: ['headline', 'webTitle', 'heading', 'name', 'Title', 'Headline'],
  outlet: ['publisher', 'publication', 'site_name', 'source_name', 'source_domain', 'newspaper'],
  byline: ['author', 'authors', 'creator'],
  publishedAt: [
    'date',
    'published',
    'datePublished',
    'date_publish',
    'published_at',
    'publish_date',
    'pubDate',
    'webPublicationDate',
  ],
  updatedAt: ['updated', 'dateModified', 'updated_at', 'modified'],
  text: ['body', 'content', 'articleBody', 'maintext', 'article', 'full_text', 'fullText', 'Text', 'Body'],
  html: ['body_html', 'content_html', 'bodyHtml'],
};

/**
 * Reads `--map`: "title=headline,html=body.html,byline=authors.0.name".
 * @throws {SyntaxError} when a part is no `field=path`, names no field of an article, or names one twice
 */
export function parseMapping(text: string): FieldMapping {
  const mapping: { [K in FieldName]?: string } = {};
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const field = part.slice(0, Math.max(at, 0)).trim();
    const path = part.slice(at + 1).trim();
    if (at < 1 || !path)
      throw new SyntaxError(`Cannot read mapping "${part.trim()}": expected field=name, e.g. title=headline`);
    if (!isField(field))
      throw new SyntaxError(`Cannot map "${field}": no field of an article, expected one of ${FIELDS.join(', ')}`);
    if (mapping[field])
      throw new SyntaxError(`Cannot map "${field}" twice: found "${mapping[field]}" and "${path}", expected one`);
    mapping[field] = path;
  }
  return mapping;
}

/** The value of one field of a row: by its mapped path, else by its own name; undefined when absent. Own properties only. */
export function fieldOf(row: object, field: FieldName, mapping: FieldMapping): unknown {
  return valueAt(row, mapping[field] ?? field);
}

/** The name under which a field is looked for, for messages. */
export function nameOf(field: FieldName, mapping: FieldMapping): string {
  const path = mapping[field];
  return path ? `${field} (mapped from ${path})` : field;
}

/** A mapping that would help a row without `field`, "--map title=headline", or undefined. */
export function suggestMapping(row: object, field: FieldName): string | undefined {
  const found = OTHER_NAMES[field]?.find((name) => Object.hasOwn(row, name));
  return found ? `--map ${field}=${found}` : undefined;
}

/** A name with dots in it wins over a path through objects. */
function valueAt(row: object, path: string): unknown {
  if (Object.hasOwn(row, path)) return Reflect.get(row, path);
  let value: unknown = row;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function isField(name: string): name is FieldName {
  return (FIELDS as readonly string[]).includes(name);
}
