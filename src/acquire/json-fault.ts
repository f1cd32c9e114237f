/**
 * Says where JSON is broken without quoting it: the engine's own messages carry words of the input.
 */
import { type Fault, fault } from './fault.ts';

/**
 * Parses JSON.
 * @returns the value, or a SYNTAX fault that names line and column (from 1, within `text`) and what was expected there
 */
export function parseJson(text: string): { value: unknown } | Fault {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const { at, expected } = findJsonFault(text);
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    const found = at >= text.length ? 'the end' : describe(text.charCodeAt(at));
    return fault(
      'SYNTAX',
      `Cannot parse JSON at line ${line}, column ${column}: found ${found}, expected ${expected}`,
      'Write the object again, with a JSON library',
    );
  }
}

/** The first offset at which `text` stops being JSON, and what could have stood there. Iterative and linear. */
export function findJsonFault(text: string): { at: number; expected: string } {
  const open: ('{' | '[')[] = [];
  let at = skipBlanks(text, 0);
  let expects: 'value' | 'key' | 'first key' | 'first value' | 'more' = 'value';
  for (;;) {
    const char = text[at];
    if (expects === 'more') {
      const top = open[open.length - 1];
      if (top === undefined) return at < text.length ? { at, expected: 'nothing more' } : { at, expected: 'JSON' };
      if (char === ',') expects = top === '{' ? 'key' : 'value';
      else if (char === (top === '{' ? '}' : ']')) open.pop();
      else return { at, expected: `"," or "${top === '{' ? '}' : ']'}"` };
      at = skipBlanks(text, at + 1);
      continue;
    }
    if ((expects === 'first key' && char === '}') || (expects === 'first value' && char === ']')) {
      open.pop();
      expects = 'more';
      at = skipBlanks(text, at + 1);
      continue;
    }
    if (expects === 'key' || expects === 'first key') {
      if (char !== '"') return { at, expected: 'a name in double quotes' };
      const end = stringEnd(text, at);
      if (end.fault) return end.fault;
      at = skipBlanks(text, end.at);
      if (text[at] !== ':') return { at, expected: '":"' };
      at = skipBlanks(text, at + 1);
      expects = 'value';
      continue;
    }
    if (char === '{' || char === '[') {
      open.push(char);
      expects = char === '{' ? 'first key' : 'first value';
      at = skipBlanks(text, at + 1);
      continue;
    }
    if (char === '"') {
      const end = stringEnd(text, at);
      if (end.fault) return end.fault;
      at = skipBlanks(text, end.at);
    } else {
      const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
      plain.lastIndex = at;
      const match = plain.exec(text);
      if (!match) return { at, expected: 'a value' };
      at = skipBlanks(text, at + match[0].length);
    }
    expects = 'more';
  }
}

/**
 * The line (from 1) on which each member of a top-level array begins. `text` has to be valid JSON.
 */
export function memberLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let fresh = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 10) line++;
    if (char === 32 || char === 9 || char === 10 || char === 13) continue;
    const closes = char === 93 || char === 125;
    if (fresh && !closes) {
      lines.push(line);
      fresh = false;
    }
    if (char === 34) at = stringEnd(text, at).at - 1;
    else if (char === 91 || char === 123) fresh = ++depth === 1;
    else if (closes) depth--;
    else if (char === 44 && depth === 1) fresh = true;
  }
  return lines;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (
    let code = text.charCodeAt(at);
    code === 32 || code === 10 || code === 13 || code === 9;
    code = text.charCodeAt(at)
  )
    at++;
  return at;
}

/** Past the closing quote of the string at `from`, or where it breaks. */
function stringEnd(text: string, from: number): { at: number; fault?: { at: number; expected: string } } {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return { at: at + 1 };
    if (code < 32) return { at, fault: { at, expected: 'an escape such as \\n' } };
    if (code !== 92) continue;
    at++;
    if (text[at] === 'u' && !/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5)))
      return { at, fault: { at, expected: 'four hexadecimal digits after \\u' } };
    if (!/["\\/bfnrtu]/.test(text[at] ?? '')) return { at, fault: { at, expected: 'an escape JSON knows' } };
  }
  return { at: text.length, fault: { at: text.length, expected: 'a closing quote' } };
}

/** A mark is shown, a letter or digit is not: it may be a word of the article. */
function describe(code: number): string {
  const char = String.fromCharCode(code);
  if (code === 10 || code === 13) return 'a line end';
  if (code < 32) return 'a control character';
  return /[{}[\]":,']/.test(char)
    ? `${char === '"' ? 'a double quote' : `"${char}"`}`
    : /\d/.test(char)
      ? 'a digit'
      : /\p{L}/u.test(char)
        ? 'a letter'
        : 'another mark';
}
