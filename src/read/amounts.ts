/**
 * Numbers with what they count: money, per cents, multiples, people and things, with "at least", "about" and "up to" kept.
 * Values are decimal strings, so nothing is rounded.
 */
import type { Amount } from '../domain/extraction.ts';
import { nounLemma } from './lemma.ts';
import type { Sentence, Token, Tokens } from './tokens.ts';

const WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
);
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10] as const),
);
/** Powers of ten by name, and the letters behind a sum. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 2],
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
  ['m', 6],
  ['bn', 9],
  ['k', 3],
  ['dozen', -1],
]);
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['dollar', 'USD'],
  ['euro', 'EUR'],
  ['pound', 'GBP'],
  ['yen', 'JPY'],
]);

/** All amounts of one sentence in order. Years, dates, ages, clock times and ordinals are none. */
export function findAmounts(document: Tokens, sentence: Sentence): Amount[] {
  const { tokens } = document;
  const amounts: Amount[] = [];
  for (let at = sentence.first; at < sentence.last; ) {
    const number = numberAt(tokens, at, sentence.last);
    if (number === undefined) {
      at += 1;
      continue;
    }
    const amount = amountOf(document, at, number, sentence);
    if (amount !== undefined) amounts.push(amount);
    at = number.end;
  }
  return amounts;
}

interface Numeral {
  readonly value: string;
  readonly end: number;
  readonly currency?: string;
  readonly percent: boolean;
  /** Written with digits only, no scale word: may be a year. */
  readonly bare: boolean;
}

/** Currency, digits and unit of "us$4.5bn"; most words open with a letter and hold no figure. */
function figureOf(lower: string): RegExpExecArray | null {
  const opening = lower.charCodeAt(0);
  if (opening >= 97 && opening <= 122 && !lower.includes('$')) return null;
  return /^(us\$|[a-z]{1,2}\$|[$€£¥])?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(%|m|bn|k)?$/i.exec(lower);
}

function numberAt(tokens: readonly Token[], at: number, last: number): Numeral | undefined {
  const token = tokens[at]!;
  const match = figureOf(token.lower);
  let value: string;
  let end = at + 1;
  let currency: string | undefined;
  let percent = false;
  if (match) {
    value = match[2]!.replace(/,/g, '');
    const sign = match[1]?.toLowerCase() ?? token.pre.trim().slice(-1);
    currency = CURRENCIES.get(sign) ?? (match[1] === undefined ? undefined : 'USD');
    percent = match[3] === '%' || token.post.startsWith('%');
    const scale = match[3] === undefined || match[3] === '%' ? undefined : SCALES.get(match[3].toLowerCase());
    if (scale !== undefined) value = shifted(value, scale);
  } else {
    const words = wordNumber(tokens, at, last);
    if (words === undefined) return undefined;
    value = words.value;
    end = words.end;
  }
  let bare = match !== null;
  const next = tokens[end];
  if (next !== undefined && end < last && SCALES.has(next.lower) && next.lower.length > 2) {
    value =
      next.lower === 'dozen' ? String(BigInt(value.split('.')[0]!) * 12n) : shifted(value, SCALES.get(next.lower)!);
    end += 1;
    bare = false;
  }
  return { value, end, percent, bare, ...(currency === undefined ? {} : { currency }) };
}

function wordNumber(tokens: readonly Token[], at: number, last: number): { value: string; end: number } | undefined {
  const token = tokens[at]!;
  const unit = WORDS.get(token.lower);
  if (unit !== undefined)
    return token.lower === 'one' && !/^(?:hundred|thousand|million|billion|dozen)$/.test(tokens[at + 1]?.lower ?? '')
      ? undefined
      : { value: String(unit), end: at + 1 };
  const ten = TENS.get(token.lower);
  if (ten !== undefined) {
    const next = at + 1 < last ? WORDS.get(tokens[at + 1]!.lower) : undefined;
    return next !== undefined && next > 0 && next < 10 && /^[-\s]$/.test(token.post)
      ? { value: String(ten + next), end: at + 2 }
      : { value: String(ten), end: at + 1 };
  }
  return undefined;
}

/** Moves the decimal point to the right. */
function shifted(value: string, places: number): string {
  if (places < 0) return value;
  const [whole, fraction = ''] = value.split('.');
  const digits = fraction.padEnd(places, '0');
  const tail = digits.slice(places).replace(/0+$/, '');
  const head = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  return tail === '' ? head : `${head}.${tail}`;
}

function amountOf(document: Tokens, at: number, number: Numeral, sentence: Sentence): Amount | undefined {
  const { tokens } = document;
  const first = tokens[at]!;
  const next =
    number.end < sentence.last && /^[-\s%]*$/.test(tokens[number.end - 1]!.post) ? tokens[number.end] : undefined;
  if (next !== undefined && /^(?:[ap]\.?m|o'clock|est|gmt|et)\.?$/.test(next.lower)) return undefined;
  if (first.tags.has('Date') || first.tags.has('Time') || first.tags.has('Ordinal')) return undefined;
  // "AK-47", "Falcon 9", "Boeing 737": a number that belongs to a name
  if (number.bare && unitless(first, number) && belongsToName(tokens, at, sentence)) return undefined;
  if (/\d[:/]\s*$|[#:/]$/.test(first.pre) || /^[:/]\d/.test(tokens[number.end - 1]!.post)) return undefined;
  let { percent } = number;
  let unit = number.currency ?? '';
  let end = number.end;
  let of = '';
  if (next !== undefined && /^(?:percent|percentage|pc)$/.test(next.lower)) {
    percent = true;
    end += 1;
  } else if (next !== undefined && next.lower === 'per' && tokens[end + 1]?.lower === 'cent') {
    percent = true;
    end += 2;
  } else if (next?.lower === 'times') {
    unit = 'x';
    end += 1;
  } else if (next !== undefined && CURRENCIES.has(nounLemma(next.lower))) {
    unit = CURRENCIES.get(nounLemma(next.lower))!;
    end += 1;
  } else if (unit === '' && !percent) {
    const counted = countedNoun(tokens, number.end, sentence.last);
    if (counted === undefined && number.bare && /^(?:1[5-9]|20)\d\d$/.test(number.value)) return undefined;
    if (isAge(first, tokens[number.end], document.text)) return undefined;
    of = counted ?? '';
    // a number that counts nothing told is kept only beside a verb: "killed 12", "Twelve killed"
    const behindVerb = tokens[at - 1]?.tags.has('Verb') === true && tokens[at - 1]?.sentence === first.sentence;
    if (counted === undefined && !behindVerb && !(at === sentence.first && next !== undefined && befalls(next)))
      return undefined;
  }
  if (percent) unit = '%';
  const [start, bound] = boundBefore(tokens, at, sentence.first);
  const stop = tokens[end - 1]!.end + (percent && end === number.end && tokens[end - 1]!.post.startsWith('%') ? 1 : 0);
  return { start: tokens[start]!.start, end: stop, value: number.value, unit, of, bound };
}

function unitless(token: Token, number: Numeral): boolean {
  return number.currency === undefined && !number.percent && /^\d+$/.test(token.text);
}

function belongsToName(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const before = tokens[at - 1];
  if (before === undefined || at <= sentence.first) return false;
  const letter = /\p{L}-$/u.test(`${before.text}${before.post}`);
  const next = tokens[at + 1];
  return (
    letter ||
    (before.post === ' ' &&
      at - 1 > sentence.first &&
      /^\p{Lu}/u.test(before.text) &&
      before.tags.has('Noun') &&
      (next === undefined || at + 1 >= sentence.last || !next.tags.has('Plural')))
  );
}

function countedNoun(tokens: readonly Token[], from: number, last: number): string | undefined {
  for (let i = from; i < Math.min(last, from + 4); i += 1) {
    const token = tokens[i]!;
    if (/[,.;:]/.test(tokens[i - 1]!.post)) return undefined;
    if (token.lower === 'of' || token.lower === 'more' || token.lower === 'other') continue;
    if (token.tags.has('Verb') && !token.tags.has('Gerund')) return undefined;
    if (token.tags.has('Preposition') || token.tags.has('Conjunction') || token.tags.has('Determiner')) {
      if (token.tags.has('Determiner')) continue;
      return undefined;
    }
    const follows = tokens[i + 1];
    if (
      token.tags.has('Noun') &&
      !(follows !== undefined && i + 1 < last && follows.tags.has('Plural') && token.post === ' ')
    )
      return token.tags.has('Pronoun') ? undefined : nounLemma(token.lower);
  }
  return undefined;
}

/** What a number alone may stand before as a subject: "Twelve killed", "Fourteen die", "Two dead". */
function befalls(next: Token): boolean {
  return /^(?:dead|missing|hurt|ill|sick)$/.test(next.lower) || (next.tags.has('Verb') && !next.tags.has('Gerund'));
}

/** "Doe, 52," and "52-year-old". */
function isAge(token: Token, next: Token | undefined, text: string): boolean {
  if (
    /^year/.test(next?.lower ?? '') &&
    /^-?year[s]?[-\s]old/.test(text.slice(token.end, token.end + 12).replace(/^\s/, ''))
  )
    return true;
  return /,\s*$/.test(token.pre) && /^,/.test(token.post) && /^\d{1,2}$/.test(token.text);
}

function boundBefore(tokens: readonly Token[], at: number, first: number): [number, Amount['bound']] {
  const one = at - 1 >= first ? tokens[at - 1]!.lower : '';
  const two = at - 2 >= first ? `${tokens[at - 2]!.lower} ${one}` : '';
  if (/^(?:at least|more than|no fewer|no less|greater than|fewer not)$/.test(two)) return [at - 2, 'at least'];
  if (/^(?:up to|as many|fewer than|less than|at most|no more)$/.test(two)) return [at - 2, 'up to'];
  if (/^(?:over|above|exceeding)$/.test(one)) return [at - 1, 'at least'];
  if (/^(?:under|below|nearly|almost)$/.test(one))
    return [at - 1, one === 'nearly' || one === 'almost' ? 'about' : 'up to'];
  if (/^(?:about|around|approximately|roughly|some|estimated|circa)$/.test(one)) return [at - 1, 'about'];
  if (/^(?:many as|much as)$/.test(two)) return [at - 2, 'up to'];
  return [at, 'exact'];
}
