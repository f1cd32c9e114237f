/**
 * Finds what stands around an article on a page pasted as text: title, outlet, byline and dates.
 */

import type { Published } from '../domain/article.ts';
import { isBylineLine, parseByline } from './byline.ts';
import { outletAtStart, outletNamed, outletOfHost } from './known-outlet.ts';
import { type ParsedDate, parseDate } from './parse-date.ts';
import { type DateRules, instantFrom, isPlausible, type Times, UNDATED } from './published.ts';
import type { Zone } from './time-zone.ts';

/** A date as a page prints it. */
export interface PageDate {
  readonly status: 'first' | 'updated' | 'unknown';
  readonly date: ParsedDate;
  /** The words it was read from, with their label: "Updated 5:10 PM ET, Thu May 5, 2016". */
  readonly phrase: string;
}

/** A name that the page gives as its publisher, with how much that says. */
export interface OutletEvidence {
  readonly name: string;
  readonly weight: number;
}

const FIRST =
  'originally published|first published|published|posted|created|publi\u00e9 le|publi\u00e9|ver\u00f6ffentlicht|pubblicato|publicado|gepubliceerd|issued';
const LATER =
  'last updated|last modified|updated|update|modified|revised|mis \u00e0 jour le|mis \u00e0 jour|aktualisiert|stand|aggiornato|actualizado|atualizado|bijgewerkt';
const LABEL = new RegExp(
  `(?:^|(?<=[\\s(|\u00b7\u2022,;/-]))(?:(${FIRST})|(${LATER})|date)(?![\\p{L}])(?: (?:on|at|am|el|il|em|op|le))?\\s*[:,-]?\\s*`,
  'giu',
);
const EDGE = /^[\s|\u00b7\u2022,;:/()\u2013\u2014-]+|[\s|\u00b7\u2022,;:/()\u2013\u2014-]+$/g;

/**
 * The dates of a line that is made of dates and their labels only: "Published 9 May 2016, updated 10 May 2016",
 * "May 9, 2016 | 5:10 PM". An empty list for every other line: a date inside a sentence is the story's, not the page's.
 */
export function pageDates(line: string, zone: Zone): PageDate[] {
  if (line.length > 160 || !/\d{4}/.test(line)) return [];
  const plain = line.replace(/\b\d{1,2}[ -]?min(?:ute)?s? read\b/i, '').replace(EDGE, '');
  const labels = [...plain.matchAll(LABEL)];
  const found: PageDate[] = [];
  const first = labels[0]?.index ?? plain.length;
  if (first > 0 && !add(found, plain.slice(0, first), plain.slice(0, first), 'unknown', zone)) return [];
  for (const [index, label] of labels.entries()) {
    const end = labels[index + 1]?.index ?? plain.length;
    const status = label[1] ? 'first' : label[2] ? 'updated' : 'unknown';
    const words = plain.slice(label.index + label[0].length, end);
    if (!add(found, words, plain.slice(label.index, end), status, zone)) return [];
  }
  return found;
}

/** An ISO date in a label line above the title ("2016-05-09 World"), when nothing better is there. */
export function looseDate(line: string, zone: Zone): PageDate | undefined {
  const match = line.length <= 60 ? /(?:^|\s)(\d{4}-\d{2}-\d{2})(?:\s|$)/.exec(line) : null;
  const date = match?.[1] ? parseDate(match[1], zone) : undefined;
  return date ? { status: 'unknown', date, phrase: line } : undefined;
}

function add(found: PageDate[], words: string, phrase: string, status: PageDate['status'], zone: Zone): boolean {
  const date = parseDate(words.replace(EDGE, ''), zone);
  if (date) found.push({ status, date, phrase: phrase.replace(EDGE, '') });
  return date !== undefined;
}

/**
 * When a page was published by its own words: first publication before update before a date without a label; of several updates the
 * newest. Dates that cannot be are passed over.
 */
export function pageTimes(found: readonly PageDate[], rules: DateRules): Times {
  const dates = found.filter((each) => isPlausible(each.date, rules));
  const updated = dates.filter((each) => each.status === 'updated').sort((a, b) => b.date.start - a.date.start)[0];
  const bare = dates
    .filter((each) => each.status === 'unknown')
    .sort((a, b) => b.date.value.length - a.date.value.length)[0];
  const shown = dates.find((each) => each.status === 'first') ?? updated ?? bare;
  if (!shown) return { published: UNDATED };
  const published: Published = { value: shown.date.value, status: shown.status, method: 'page', phrase: shown.phrase };
  return { published, ...(updated ? { modified: instantFrom(updated.date) } : {}) };
}

/** The authors and outlets of a byline line, also "Ann Lee, Example News" when the outlet is a known one. */
export function pageByline(line: string): { names: readonly string[]; outlets: readonly string[] } | undefined {
  if (isBylineLine(line)) return parseByline(line);
  const comma = /^(\p{Lu}[\p{L}.'\u2019-]+(?: \p{L}[\p{L}.'\u2019-]*){1,3}), (.{2,40})$/u.exec(line);
  return comma?.[2] && outletNamed(comma[2]) ? parseByline(line) : undefined;
}

/**
 * The authors a wire story names at its end: "(Reporting by Ann Lee in Oslo; editing by Bo Ek)".
 */
export function wireCredit(line: string): readonly string[] | undefined {
  const match = /^[([]?(?:additional )?(?:reporting|written|writing|compiled) by ([^;.)\]]{3,200})(?:[;.)\]]|$)/i.exec(
    line,
  );
  return match?.[1] && line.length <= 400 ? parseByline(match[1]).names : undefined;
}

/** A masthead: a line that is an outlet's name, or its name with a slogan glued on or behind a separator. */
export function masthead(line: string): string | undefined {
  if (line.length > 100) return undefined;
  const start = outletAtStart(line);
  if (!start) return undefined;
  return start.rest === '' || start.glued || !/[?!]$/.test(line) ? start.name : undefined;
}

/**
 * What a line of the body says about who published the page: a dateline "(CNN)" or "OSLO (Reuters) -", a credit
 * "(Video: Ann Lee/The Example Post)", a copyright line, an address.
 */
export function outletEvidence(line: string): OutletEvidence[] {
  const found: OutletEvidence[] = [];
  const dateline = /^(?:[\p{Lu}][\p{L}\s.,'\u2019/-]{0,60})?\(([^()]{2,40})\)/u.exec(line)?.[1];
  const named = dateline && outletNamed(dateline);
  if (dateline && named) found.push({ name: dateline, weight: named.agency ? 2 : 3 });
  for (const credit of line.matchAll(
    /\((?:video|photo|image|graphic|illustration|audio)s?:?\s[^()]{0,60}\/\s?([^()/]{2,40})\)/gi,
  )) {
    const outlet = outletNamed(credit[1]?.trim() ?? '');
    if (outlet && !outlet.agency) found.push({ name: (credit[1] ?? '').trim(), weight: 1 });
  }
  const rights =
    /^(?:\u00a9|\(c\)|copyright)\s*(?:\u00a9|\(c\))?\s*(?:\d{4})?(?:[-\u2013]\d{4})?,?\s*(?:by )?([^.|,]{2,40}?)(?:\.| all rights|\||,|$| \d{4})/i.exec(
      line,
    )?.[1];
  if (rights && outletNamed(rights.trim())) found.push({ name: rights.trim(), weight: 3 });
  const host = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/\S*)?$/i.exec(line)?.[1];
  const site = host && outletOfHost(host);
  if (site && !site.agency) found.push({ name: site.name.replace(/ \([^)]*\)$/, ''), weight: 2 });
  return found;
}

/** Takes the outlet a page glues to its title off again: "Storm hits coast - BBC News" gives both. */
export function splitTitle(line: string): { title: string; outlet?: string } {
  const match = /^(.{8,}?)\s+(?:[|\u2013\u2014\u00b7\u2022-]|::)\s+([^|\u2013\u2014]{2,40})$/u.exec(line);
  if (!match?.[1] || !match[2] || !outletNamed(match[2].trim())) return { title: line };
  return { title: match[1].trim(), outlet: match[2].trim() };
}

/** The name with most evidence behind it; of equals the one found first. */
export function bestOutlet(evidence: readonly OutletEvidence[]): string | undefined {
  const sums = new Map<string, { name: string; weight: number }>();
  for (const { name, weight } of evidence) {
    const key = outletNamed(name)?.name ?? name;
    const sum = sums.get(key) ?? { name, weight: 0 };
    sums.set(key, { name: sum.name, weight: sum.weight + weight });
  }
  return [...sums.values()].sort((a, b) => b.weight - a.weight)[0]?.name;
}
