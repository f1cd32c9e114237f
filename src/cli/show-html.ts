/**
 * `newsloom read --html`: articles with everything marked, as one page that needs no script, no network and no other file. Every mark
 * says in words what it is, so that nothing hangs on colour. Pure.
 */
import {
  type HappeningLine,
  happeningLines,
  LEGEND,
  type Pen,
  quoteLines,
  type Reading,
  writeParagraphs,
} from './marks.ts';

/** The page's head and what comes before its articles. Written in parts, so that a thousand articles need not be held. */
export function pageOpening(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What Newsloom read</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>What Newsloom read</h1>
<h2 id="legend">Legend</h2>
<ul class="legend" aria-labelledby="legend">
${LEGEND.map(([sort, about]) => `<li><mark class="${sort.toLowerCase()}">${sort.toLowerCase()}</mark> ${escapeHtml(about)}</li>`).join('\n')}
</ul>
</header>
<main>
`;
}

export function pageClosing(): string {
  return '</main>\n</body>\n</html>\n';
}

/** One article. @param number counts articles on the page, for addresses within it */
export function articleSection(reading: Reading, number: number): string {
  const { article, published, extraction } = reading;
  const written = writeParagraphs(reading, penFor(number));
  const title = article.title.trim() === '' ? undefined : written.shift();
  const facts = [article.outlet, article.byline.join(', '), published.value ?? 'no date', article.url]
    .filter((fact) => fact !== undefined && fact !== '')
    .map((fact) => escapeHtml(fact!));
  const body = written.map((paragraph) => `<p dir="auto">${paragraph}</p>`).join('\n');
  return `<article lang="${escapeHtml(extraction.language)}" aria-labelledby="a${number}">
<h2 id="a${number}" dir="auto">${title ?? 'Without a title'}</h2>
<p class="facts">${facts.join(' · ')}</p>
${extraction.unread === undefined ? '' : `<p class="unread">Not read: ${escapeHtml(extraction.unread)}</p>\n`}${body}
${happeningsTable(happeningLines(reading), number)}${quotesList(reading, number)}</article>
`;
}

function happeningsTable(lines: readonly HappeningLine[], number: number): string {
  if (lines.length === 0) return '';
  const rows = lines.map(
    ({ item, words, type, modality, who, when, amounts }) =>
      `<tr><th scope="row"><a href="#a${number}-h${item}">${escapeHtml(words)}</a></th>${[
        type,
        modality,
        who,
        when,
        amounts,
      ]
        .map((cell) => `<td>${escapeHtml(cell)}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="Happenings of article ${number}"><table>
<caption>Happenings, the main one first</caption>
<thead><tr>${['words', 'type', 'modality', 'who and where', 'when', 'amounts'].map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
`;
}

function quotesList(reading: Reading, number: number): string {
  const quotes = quoteLines(reading);
  if (quotes.length === 0) return '';
  return `<h3>Quotes</h3>
<ul>
${quotes
  .map(
    ({ item, words, speaker, form }) =>
      `<li><a href="#a${number}-q${item}">${escapeHtml(speaker)}</a> (${form}): <q>${escapeHtml(words)}</q></li>`,
  )
  .join('\n')}
</ul>
`;
}

function penFor(number: number): Pen {
  return {
    words: escapeHtml,
    open({ sort, about, item }, first) {
      const id = item === undefined || !first ? '' : ` id="a${number}-${sort === 'QUOTE' ? 'q' : 'h'}${item}"`;
      return `<mark class="${sort.toLowerCase()}"${id} title="${escapeHtml(about)}">`;
    },
    close: ({ label }, last) => `${last ? `<small> ${escapeHtml(label)}</small>` : ''}</mark>`,
  };
}

/** Text for HTML: the five signs, and neither control characters nor halves of a pair. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Contrast of words on every ground is 7:1 or more; each sort has a line of its own besides its colour. */
const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.7 system-ui, sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1.0625rem; }
article { border-top: 1px solid #999; margin-top: 2rem; }
.facts { color: #444; } .unread { font-weight: bold; }
.legend { columns: 16rem; padding: 0; list-style: none; }
mark { color: inherit; background: none; border-radius: .2em; padding: .05em .15em; border-bottom: 2px solid; scroll-margin: 4rem; }
mark small { font-size: .7em; opacity: .85; user-select: none; }
mark:target { outline: 3px solid #b00020; }
mark.person { background: #d6ecff; border-color: #00508c; }
mark.outlet { background: #f4dcff; border-color: #6a1b9a; }
mark.site { background: #f4dcff; border-bottom: 2px dashed #6a1b9a; }
mark.country { background: #d9f2d9; border-color: #1b5e20; }
mark.place { background: #d9f2d9; border-bottom: 2px dashed #1b5e20; }
mark.organisation { background: #fff0c2; border-color: #7a4f00; }
mark.quote { background: #f3f3f3; border-bottom: 1px dotted #555; }
mark.happening { background: #ffdfdc; border-bottom: 3px double #9b0000; font-weight: 600; }
mark.date { background: #e2e6ff; border-color: #283593; }
mark.amount { background: #e2e6ff; border-bottom: 2px dotted #283593; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; overflow-wrap: normal; } caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { border: 1px solid #999; padding: .2rem .5rem; text-align: left; vertical-align: top; }
a { color: #00508c; }
@media (prefers-color-scheme: dark) {
body { color: #eee; background: #16181b; } .facts { color: #bbb; } a { color: #9cd0ff; }
mark.person { background: #0b3250; border-color: #7cc0ff; }
mark.outlet, mark.site { background: #3b1550; border-color: #dba2ff; }
mark.country, mark.place { background: #143c17; border-color: #8fdc94; }
mark.organisation { background: #4a3200; border-color: #ffcf66; }
mark.quote { background: #24272b; border-color: #aaa; }
mark.happening { background: #521313; border-color: #ff9d94; }
mark.date, mark.amount { background: #232a63; border-color: #aab4ff; }
}
@media print { mark { background: none !important; } }
`;
