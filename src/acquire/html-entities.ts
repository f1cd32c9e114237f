/**
 * Decodes character references of HTML in plain text.
 * Source of the names: WHATWG HTML, the named references that HTML 4 knew and a few that newsrooms use.
 */

const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo ' +
  'frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc ' +
  'euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const NAMED = new Map<string, string>([
  ...LATIN1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    OElig: '\u0152',
    oelig: '\u0153',
    Scaron: '\u0160',
    scaron: '\u0161',
    Yuml: '\u0178',
    fnof: '\u0192',
    circ: '\u02c6',
    tilde: '\u02dc',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
    ndash: '\u2013',
    mdash: '\u2014',
    lsquo: '\u2018',
    rsquo: '\u2019',
    sbquo: '\u201a',
    ldquo: '\u201c',
    rdquo: '\u201d',
    bdquo: '\u201e',
    dagger: '\u2020',
    bull: '\u2022',
    hellip: '\u2026',
    permil: '\u2030',
    prime: '\u2032',
    lsaquo: '\u2039',
    rsaquo: '\u203a',
    euro: '\u20ac',
    trade: '\u2122',
    larr: '\u2190',
    rarr: '\u2192',
    minus: '\u2212',
    ne: '\u2260',
    le: '\u2264',
    ge: '\u2265',
  }),
]);

/** What windows-1252 has where Unicode has controls: HTML reads &#146; as a closing quote. */
const CP1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** What stands for a mark of HTML itself and has to wait for the parser. */
const MARKUP = /^(?:amp|lt|gt|quot|apos|#0*(?:34|38|39|60|62)|#[xX]0*(?:22|26|27|3[cCeE]))$/;

/**
 * Decodes references to letters and signs in a page, leaving those to marks of HTML: linkedom makes a text node of every reference
 * (measured: 900,000 of them held it for over a minute).
 */
export function decodeLetters(html: string): string {
  return html.replace(/&(#?[A-Za-z0-9]{1,9});/g, (whole, name: string) =>
    MARKUP.test(name) ? whole : decodeEntities(whole),
  );
}

/**
 * Decodes each reference once: "AT&amp;T" becomes "AT&T", "&amp;lt;" becomes "&lt;". What is no reference stays as it is.
 */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,8}));/g,
    (whole, decimal, hex, name) => {
      if (name) return NAMED.get(name) ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      if (code >= 0x80 && code <= 0x9f) return CP1252[code - 0x80] ?? whole;
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

const SIGNS_LEFT = /&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);/;

/**
 * Decodes text for reading: once, and once more where a reference to a quote mark, dash or number is still there, which is how
 * a text looks that was encoded twice ("Doe&amp;#39;s").
 */
export function decodeText(text: string): string {
  const once = decodeEntities(text);
  return SIGNS_LEFT.test(once) ? decodeEntities(once) : once;
}
