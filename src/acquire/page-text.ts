/**
 * Reads a page pasted as text: finds title, outlet, byline and date, and leaves of the rest what is the article.
 * A line is judged by how pages are built, never by what it tells. Summaries in bullets ("Story highlights") go with the
 * furniture: they say the article's facts a second time.
 */
import type { Published } from '../domain/article.ts';
import { isFurniture, isSummaryHeading, isTailHeading, withoutDuration } from '../domain/page-furniture.ts';
import { cleanLine, cleanText, paragraphsOf } from './clean-text.ts';
import { decodeText } from './html-entities.ts';
import { outletNamed } from './known-outlet.ts';
import {
  bestOutlet,
  looseDate,
  masthead,
  type OutletEvidence,
  outletEvidence,
  type PageDate,
  pageByline,
  pageDates,
  pageTimes,
  splitTitle,
  wireCredit,
} from './page-head.ts';
import type { DateRules } from './published.ts';

/** What a page says; `title` and `text` are empty when it holds none. */
export interface PageText {
  readonly title: string;
  readonly outlet?: string;
  readonly byline: readonly string[];
  readonly published: Published;
  readonly modified?: string;
  readonly text: string;
}

interface Line {
  readonly text: string;
  /** A blank line stands before it. */
  readonly apart: boolean;
  readonly bullet: boolean;
}

/** How far into a page its head reaches at most, in lines. */
const HEAD_LINES = 25;
/** A line this long that ends like a sentence is prose and ends the head. */
const PROSE_CHARACTERS = 110;

/** Takes a page apart. Pure; time linear in the length of `raw`. */
export function readPageText(raw: string, rules: DateRules): PageText {
  const lines = linesOf(raw);
  const titleAt = findTitle(lines, rules);
  const evidence: OutletEvidence[] = [];
  const dates: PageDate[] = [];
  const byline: string[] = [];
  const credits: string[] = [];
  const title = splitTitle(lines[titleAt]?.text ?? '');
  if (title.outlet) evidence.push({ name: title.outlet, weight: 4 });
  const body: (Line | undefined)[] = [];
  for (const [index, line] of lines.entries()) {
    for (const each of outletEvidence(line.text)) evidence.push(each);
    const nearEdge = index < titleAt + HEAD_LINES || index >= lines.length - 6;
    const name = index < titleAt + 4 ? masthead(line.text) : undefined;
    if (index !== titleAt && name) evidence.push({ name, weight: outletNamed(name)?.agency ? 2 : 5 });
    const written = nearEdge && index !== titleAt ? pageByline(line.text) : undefined;
    const dated = nearEdge && index !== titleAt ? pageDates(line.text, rules.zone) : [];
    const credit = wireCredit(line.text);
    if (credit) credits.push(...credit);
    if (written) {
      if (byline.length === 0) byline.push(...written.names);
      for (const outlet of written.outlets)
        evidence.push({ name: outlet, weight: outletNamed(outlet)?.agency ? 2 : 4 });
    }
    dates.push(...dated);
    if (index < titleAt && dated.length === 0)
      dates.push(...[looseDate(line.text, rules.zone)].filter((date) => date !== undefined));
    const gone =
      index <= titleAt ||
      (index !== titleAt && name) ||
      written ||
      dated.length > 0 ||
      credit ||
      line.text === title.title;
    body.push(gone ? undefined : line);
  }
  const outlet = bestOutlet(evidence);
  return {
    title: title.title,
    ...(outlet ? { outlet } : {}),
    byline: byline.length > 0 ? byline : [...new Set(credits)],
    ...pageTimes(dates, rules),
    text: bodyOf(body),
  };
}

/** Lines decoded once, tags that were shown as text taken off, blanks single. Hard-wrapped text is joined first. */
function linesOf(raw: string): Line[] {
  const clean = cleanText(raw);
  const joined = paragraphsOf(clean);
  const wrapped = joined.length < clean.split('\n').filter((line) => line.trim()).length;
  const lines: Line[] = [];
  let apart = true;
  for (const source of wrapped ? joined : clean.split('\n')) {
    const text = source === '' ? '' : cleanLine(withoutTags(decodeText(source)));
    const bullet = /^[\u2022\u25cf\u25aa\u2023\u00b7*\u2013-]\s+/.test(text);
    if (text === '') apart = true;
    else lines.push({ text: bullet ? text.replace(/^\S+\s+/, '') : text, apart: apart || wrapped, bullet });
    if (text !== '') apart = false;
  }
  return lines;
}

function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/?[a-zA-Z][^<>]{0,1000}>/g, '') : text;
}

/**
 * The index of the title: the line of the head that is most like one. Titles are short, have several words, seldom end
 * with a full stop, and bylines and dates follow them. -1 when there is no line at all.
 */
function findTitle(lines: readonly Line[], rules: DateRules): number {
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, { text, bullet }] of lines.slice(0, HEAD_LINES).entries()) {
    if (index > 0 && index === lines.length - 1) continue;
    if (isFurniture(text) || bullet || (isMetadata(text, rules) && lines.length > 1)) continue;
    const words = text.split(' ').length;
    let score = -index * 0.4;
    if (words >= 4 && words <= 30) score += 3;
    else if (words >= 2 && words < 4) score += 1.5;
    if (text.length >= 20 && text.length <= 200) score += 1;
    if (text.length > 200) score -= 4;
    if (/[.,;:]$/.test(text)) score -= 3;
    if (/\b\d{4}-\d{2}-\d{2}\b/.test(text)) score -= 3;
    if (/^[\p{Lu}\d"'\u2018\u201c\u00bf\u00a1]/u.test(text)) score += 0.5;
    const after = lines.slice(index + 1, index + 4).some((next) => isMetadata(next.text, rules));
    if (after) score += 1.5;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
    if (isProse(text)) break;
  }
  return best;
}

function isMetadata(line: string, rules: DateRules): boolean {
  return pageByline(line) !== undefined || pageDates(line, rules.zone).length > 0 || masthead(line) !== undefined;
}

/** What is left when furniture is gone: captions that stand twice, bullets of summaries, lists of other articles. */
function bodyOf(lines: readonly (Line | undefined)[]): string {
  const kept: Line[] = [];
  let inSummary = false;
  let gap = false;
  const prose = lines.filter((line) => line && line.text.length > PROSE_CHARACTERS).length;
  let seen = 0;
  for (const line of lines) {
    if (!line) {
      gap = true;
      continue;
    }
    if (line.text.length > PROSE_CHARACTERS) seen++;
    if (isTailHeading(line.text) && seen === prose && prose > 0) break;
    if (isSummaryHeading(line.text)) inSummary = true;
    else if (!line.bullet) inSummary = false;
    gap ||= line.apart;
    if (inSummary || isFurniture(line.text)) continue;
    kept.push({ ...line, apart: gap });
    gap = false;
  }
  const once = withoutCaptions(kept, false);
  const text = once.length >= 200 ? once : withoutCaptions(kept, true);
  return text;
}

/**
 * A line that comes twice in a row, once furniture is gone, is the caption of a picture or the title of a player, which
 * pages carry once for the eye and once for the machine: all its copies go. Of a long sentence pasted twice with a blank
 * line between, one copy stays; so does one of everything when the caller asks, since a page pasted line by line twice
 * would lose all its words.
 */
function withoutCaptions(lines: readonly Line[], keepOne: boolean): string {
  const keys = lines.map((line) => withoutDuration(line.text));
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (keys[index] === keys[index - 1]) continue;
    const next = keys[index] === keys[index + 1] ? lines[index + 1] : undefined;
    if (next && !keepOne && !(next.apart && isProse(line.text))) continue;
    kept.push(withoutDateline(line.text));
  }
  return kept.join('\n\n');
}

function isProse(text: string): boolean {
  return text.length > PROSE_CHARACTERS && /[.!?]["'\u201d\u2019)]?$/.test(text);
}

/** "(CNN)The vote" and "(CNN) - The vote" begin with the outlet's label; with a place before it the dateline stays. */
function withoutDateline(text: string): string {
  const match = /^\(([^()]{2,40})\)\s*[-\u2013\u2014]*\s*/.exec(text);
  return match?.[1] && outletNamed(match[1]) ? text.slice(match[0].length) : text;
}
