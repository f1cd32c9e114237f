/**
 * What a page says about itself to machines: JSON-LD, OpenGraph, meta elements, <time>, the canonical link.
 */

import { foldName } from '../domain/names.ts';
import { parseByline, parseBylines } from './byline.ts';
import { cleanLine } from './clean-text.ts';
import { decodeEntities } from './html-entities.ts';
import { outletNamed, outletOfHost } from './known-outlet.ts';
import { splitTitle } from './page-head.ts';
import { parseDate } from './parse-date.ts';
import { type DateRules, isPlausible, type Times, timesOf } from './published.ts';

/** The few methods of a DOM element that are needed here. */
export interface PageElement {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageElement>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Metadata of a page; what it does not say is absent. */
export interface HtmlMetadata {
  readonly title?: string;
  readonly outlet?: string;
  readonly byline: readonly string[];
  readonly times: Times;
  readonly url?: string;
  readonly language?: string;
  /** `articleBody` of JSON-LD: the text where the page itself shows none. */
  readonly articleBody?: string;
}

type Thing = Record<string, unknown>;

/** Reads the metadata. `base` is the page's address where known, for relative links. Dates that cannot be are passed over. */
export function readMetadata(page: PageElement, rules: DateRules, base?: string): HtmlMetadata {
  const article = linkedArticle(page);
  const meta = metaOf(page);
  const heading = cleanLine(page.querySelector('h1')?.textContent ?? '');
  const tab = splitTitle(cleanLine(page.querySelector('title')?.textContent ?? ''));
  const url = pageAddress(page, meta, base);
  const title =
    textOf(article?.['headline']) ?? meta('og:title', 'twitter:title', 'dc.title') ?? (heading || tab.title);
  const split = splitTitle(cleanLine(decodeEntities(title ?? '')));
  const authors = authorsOf(article, page, meta);
  const site = textOf(nameOf(article?.['publisher']));
  const outlet = publisherOf([
    site,
    meta('og:site_name'),
    split.outlet ?? tab.outlet,
    hostOutlet(url),
    meta('application-name', 'dc.publisher'),
    authors.outlets[0],
  ]);
  const articleBody = textOf(article?.['articleBody']);
  const language =
    textOf(article?.['inLanguage']) ??
    page.querySelector('html')?.getAttribute('lang') ??
    meta('og:locale', 'content-language');
  return {
    ...(split.title ? { title: split.title } : {}),
    ...(outlet ? { outlet } : {}),
    byline: authors.names.filter((name) => !` ${foldName(outlet ?? '')} `.startsWith(` ${foldName(name)} `)),
    times: timesFrom(article, page, meta, rules),
    ...(url ? { url } : {}),
    ...(language && /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(language)
      ? { language: language.replaceAll('_', '-') }
      : {}),
    ...(articleBody ? { articleBody } : {}),
  };
}

/**
 * The publisher among several names in order of trust: the first known outlet that is no agency (whose copy others carry), else the
 * first known, else the first that is a name and no address.
 */
function publisherOf(names: readonly (string | undefined)[]): string | undefined {
  const printed = names.filter((name) => name !== undefined).map((name) => cleanLine(decodeEntities(name)));
  const known = printed.filter((name) => outletNamed(name));
  const own =
    known.find((name) => !outletNamed(name)?.agency) ??
    known[0] ??
    printed.find((name) => !/^https?:|^www\./i.test(name));
  return own && own.length <= 200 ? own : undefined;
}

type Meta = (...names: string[]) => string | undefined;

/** Looks meta elements up by name, property or itemprop, in the order asked for. */
function metaOf(page: PageElement): Meta {
  const found = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = cleanLine(element.getAttribute('content') ?? '');
    if (name && content && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), content);
  }
  return (...names) => names.map((name) => found.get(name)).find((content) => content !== undefined);
}

/** The first article of the page's JSON-LD. Broken JSON is passed over. */
function linkedArticle(page: PageElement): Thing | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = findArticle(JSON.parse((script.textContent ?? '').trim().replace(/^<!--|-->$/g, '')), 0);
      if (found) return found;
    } catch {
      // Other scripts of the page may still be whole.
    }
  }
  return undefined;
}

function findArticle(value: unknown, depth: number): Thing | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 100)) {
      const found = findArticle(each, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  const thing = value as Thing;
  const types = [thing['@type']].flat();
  if (types.some((type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type))) return thing;
  return findArticle(thing['@graph'], depth + 1) ?? findArticle(thing['mainEntity'], depth + 1);
}

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && cleanLine(text) !== '' ? text : undefined;
}

function nameOf(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? (one as Thing)['name'] : one;
}

function authorsOf(article: Thing | undefined, page: PageElement, meta: Meta): ReturnType<typeof parseByline> {
  const linked = [article?.['author'] ?? article?.['creator'] ?? []].flat().flatMap(nameOf);
  const texts = linked.filter((name): name is string => typeof name === 'string' && !/^https?:/.test(name));
  const fromLinked = parseBylines(texts.map(decodeEntities));
  if (fromLinked.names.length > 0) return fromLinked;
  const named = meta(
    'author',
    'article:author',
    'byl',
    'dc.creator',
    'parsely-author',
    'sailthru.author',
    'citation_author',
  );
  const fromMeta = named && !/^https?:/.test(named) ? parseByline(decodeEntities(named)) : parseByline('');
  if (fromMeta.names.length > 0) return fromMeta;
  const shown = page.querySelector('[itemprop="author"], [rel="author"], .byline, .author-name');
  const text = cleanLine(shown?.textContent ?? '');
  const fromPage = text.length <= 200 ? parseByline(text) : parseByline('');
  return { names: fromPage.names, outlets: [...fromLinked.outlets, ...fromMeta.outlets, ...fromPage.outlets] };
}

function timesFrom(article: Thing | undefined, page: PageElement, meta: Meta, rules: DateRules): Times {
  const read = (values: readonly unknown[]) => {
    for (const value of values) {
      const phrase = typeof value === 'string' ? cleanLine(value) : '';
      const date = phrase ? parseDate(phrase, rules.zone) : undefined;
      if (date && isPlausible(date, rules)) return { ...date, phrase };
    }
    return undefined;
  };
  const published = page.querySelector('time[itemprop="datePublished"], time[pubdate], [itemprop="datePublished"]');
  const updated = page.querySelector('[itemprop="dateModified"]');
  const first = read([
    textOf(article?.['datePublished']),
    meta(
      'article:published_time',
      'og:published_time',
      'datepublished',
      'pubdate',
      'publishdate',
      'publish-date',
      'dc.date.issued',
      'dcterms.created',
      'dc.date',
    ),
    meta('parsely-pub-date', 'sailthru.date', 'citation_publication_date', 'date'),
    published?.getAttribute('datetime') ?? published?.getAttribute('content'),
    onlyTime(page),
  ]);
  const last = read([
    textOf(article?.['dateModified']),
    meta('article:modified_time', 'og:updated_time', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified'),
    updated?.getAttribute('datetime') ?? updated?.getAttribute('content'),
  ]);
  return timesOf(first, last, 'metadata');
}

/** The one <time> of a page or of its article; where several stand, none is known to be the publication's. */
function onlyTime(page: PageElement): string | null | undefined {
  const times = [...(page.querySelector('article') ?? page).querySelectorAll('time[datetime]')].map((time) =>
    time.getAttribute('datetime'),
  );
  return new Set(times).size === 1 ? times[0] : undefined;
}

/** The canonical address; one that is a site's front page is nobody's article and is passed over. */
function pageAddress(page: PageElement, meta: Meta, base?: string): string | undefined {
  for (const link of [page.querySelector('link[rel="canonical"]')?.getAttribute('href'), meta('og:url')]) {
    if (!link || !URL.canParse(link.trim(), base)) continue;
    const url = new URL(link.trim(), base);
    if (/^https?:$/.test(url.protocol) && (url.pathname !== '/' || url.search !== '') && url.href.length <= 4_000)
      return url.href;
  }
  return undefined;
}

function hostOutlet(url: string | undefined): string | undefined {
  const name =
    url && URL.canParse(url) ? outletOfHost(new URL(url).hostname)?.name.replace(/ \([^)]*\)$/, '') : undefined;
  return name && outletNamed(name) ? name : undefined;
}
