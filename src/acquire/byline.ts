/**
 * Takes a byline apart: who wrote, and for whom where the line says so.
 */
import { cleanLine } from './clean-text.ts';
import { outletNamed } from './known-outlet.ts';

/** Authors in printed order, and the outlets the same line names ("By Ann Lee, Example Times"; "By Reuters"). */
export interface Byline {
  readonly names: readonly string[];
  readonly outlets: readonly string[];
}

const NO_BYLINE: Byline = { names: [], outlets: [] };

/** Words a byline starts with, in the languages of the larger wires. */
const LEAD =
  /^(?:(?:story|words|text|report(?:ed|ing)?|written|analysis|opinion|compiled|edited|posted|article|review)\s+)?by\b:?\s+|^(?:author|authors|byline|von|por|par|di|door|de|text):\s+/i;
/** What is no name: roles, desks and placeholders. */
const ROLE =
  /\b(?:staff|writers?|reporters?|correspondents?|editors?|editorial|bureau|chief|columnists?|contributors?|contributing|producers?|desk|team|newsroom|agency|agencies|admin|guest|special to|opinion|analysts?|journalists?|photographers?|associate|senior|national|foreign|political|business|sports?|health|science|world|news|updated|published|live)\b/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|mba|obe|mp)\.?$/i;
const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|bint|al|el|ibn|y|e|zu|af|av|'t|st\.?|o')$/i;

/**
 * Splits one printed byline: "By A, B and C", "By Ann Lee, CNN", "A | Reuters", "Lee, Ann; Roe, Richard". Roles, places ("in Paris"),
 * e-mail addresses and handles are dropped, names of known outlets are handed back apart.
 * @example parseByline('By Ann Lee and Bo Ek, CNN') // { names: ['Ann Lee', 'Bo Ek'], outlets: ['CNN'] }
 */
export function parseByline(text: string): Byline {
  const line = cleanLine(text)
    .replace(LEAD, '')
    .replace(/\S+@\S+|\s@\w+/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .trim();
  if (!line) return NO_BYLINE;
  const names: string[] = [];
  const outlets: string[] = [];
  for (const group of line.split(/\s*[;|/\u2022\u00b7]\s*|\s+[\u2013\u2014-]\s+|\n/)) {
    const flipped = flip(group);
    const parts = flipped
      ? [flipped]
      : group.split(/\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&|und|et|y|con|with)\s+(?=\p{Lu})/u);
    for (const part of parts) place(part, names, outlets);
  }
  return { names: [...new Set(names)], outlets: [...new Set(outlets)] };
}

/** The same for a list of names, one author a member, as JSON exports carry them; members may still hold "By" and several names. */
export function parseBylines(list: readonly string[]): Byline {
  const all = list.map(parseByline);
  return {
    names: [...new Set(all.flatMap((each) => each.names))],
    outlets: [...new Set(all.flatMap((each) => each.outlets))],
  };
}

/**
 * True for a line that is written as a byline and nothing else: "By Ann Lee", "By ANN LEE and Bo de Vries, Example Times".
 * "By the numbers" and "By Friday the storm had passed." are none.
 */
export function isBylineLine(line: string): boolean {
  if (line.length > 160 || !LEAD.test(line) || /[.!?]["\u201d]?$/.test(line.replace(/\b(?:jr|sr)\.$/i, '')))
    return false;
  const rest = line.replace(LEAD, '');
  const { names, outlets } = parseByline(line);
  if (names.length + outlets.length === 0) return false;
  const first = rest.split(/[\s,]+/)[0] ?? '';
  return /^\p{Lu}/u.test(first) && (outlets.length > 0 || names.some((name) => name.includes(' ')));
}

/** "Lee, Ann" is one name turned round: one or two words on either side of a single comma, the first a single one. */
function flip(group: string): string | undefined {
  const match = /^(\p{Lu}[\p{L}'\u2019-]+), (\p{Lu}[\p{L}'\u2019.-]*(?: \p{Lu}\.?)?)$/u.exec(group.trim());
  if (!match?.[1] || !match[2] || SUFFIX.test(match[2])) return undefined;
  return outletNamed(match[1]) || outletNamed(match[2]) || ROLE.test(group) ? undefined : `${match[2]} ${match[1]}`;
}

function place(part: string, names: string[], outlets: string[]): void {
  const text = part
    .replace(/^(?:by|and|&|with)\s+/i, '')
    .replace(/\((?:[^)]*)\)/g, (bracket) => {
      const outlet = outletNamed(bracket.slice(1, -1).trim());
      if (outlet) outlets.push(bracket.slice(1, -1).trim());
      return ' ';
    })
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,:]+$/, (end) => (end === '.' ? end : ''));
  if (!text) return;
  if (outletNamed(text)) {
    outlets.push(text);
    return;
  }
  const [name = '', after] = text.split(/\s+(?:in|at|for|of|from|reporting from)\s+(?=\p{Lu}|the\s)/u);
  if (after && outletNamed(after)) outlets.push(after.trim());
  if (SUFFIX.test(name) && names.length > 0) return;
  if (isPersonLike(name)) names.push(isShouted(name) ? unshout(name) : name);
}

/** Up to six words, each a name or a particle, no digits, no role. A single name is let pass: "Cher", "Xinhua Zhang" in Chinese. */
function isPersonLike(name: string): boolean {
  if (name.length < 2 || name.length > 80 || /[\d@#_=<>{}[\]]/.test(name) || ROLE.test(name)) return false;
  const words = name.split(' ');
  return (
    words.length <= 6 && words.every((word) => PARTICLE.test(word) || /^["'\u2018\u201c(]?[\p{Lu}\p{Lo}]/u.test(word))
  );
}

function isShouted(name: string): boolean {
  return name.length > 5 && name.includes(' ') && name === name.toUpperCase() && name !== name.toLowerCase();
}

function unshout(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}])\p{L}|(?<=\bmc)\p{L}/gu, (letter) => letter.toUpperCase());
}
