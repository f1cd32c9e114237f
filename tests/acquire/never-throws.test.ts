import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromFields } from '../../src/acquire/article-from-fields.ts';
import { isRejection } from '../../src/acquire/fault.ts';
import { FIELDS } from '../../src/acquire/field-mapping.ts';
import { readPageText } from '../../src/acquire/page-text.ts';
import { parseDate } from '../../src/acquire/parse-date.ts';
import { NOW, read } from './reading.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.stringMatching(/^[<>/a-z"'= &;#!-]{0,300}$/),
  fc.string({ unit: 'grapheme-composite', maxLength: 400 }),
);
const date = fc.oneof(
  text,
  fc.stringMatching(/^[0-9TZ:+ .,/-]{0,30}$/),
  fc.stringMatching(/^(Mon|May|Nov|of|at|[0-9]{1,4}|[ :,.-]|AM|ET|GMT){1,12}$/),
);
const jsonish = fc.stringMatching(/^([{}[\]:, \n]|"(title|text|html|url)"|"a"|1|null|\\u00){0,40}$/);
const csvish = fc.stringMatching(/^([",;\n\ta-c ]|title|text){0,80}$/);

/** What every outcome has to be, whatever came in. */
function expectSound(outcome: ReturnType<typeof articleFromFields>): void {
  if (isRejection(outcome)) {
    expect(outcome.reason).toMatch(/^Cannot .+: found .+, expected .+/s);
    expect(outcome.remedy).not.toBe('');
    return;
  }
  for (const value of [
    outcome.title,
    outcome.text,
    ...outcome.byline,
    outcome.outlet ?? '',
    outcome.raw?.content ?? '',
  ]) {
    expect(value.isWellFormed()).toBe(true);
    expect(value).not.toContain('\0');
  }
  expect(outcome.title.trim()).not.toBe('');
  expect(outcome.text.trim()).not.toBe('');
  if (outcome.published.value !== null)
    expect(outcome.published.value).toMatch(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?)?$/);
}

describe('whatever comes in', () => {
  it('acquire() ends with articles and rejections for any bytes in any format', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.oneof(text, jsonish, csvish).map((each) => Buffer.from(each)),
    );
    const formats = fc.constantFrom(undefined, 'json', 'jsonl', 'csv', 'txt', 'html' as const);
    await fc.assert(
      fc.asyncProperty(
        bytes,
        formats,
        fc.constantFrom(undefined, 'windows-1252', 'utf-16le'),
        fc.integer({ min: 1, max: 50 }),
        async (content, format, encoding, size) => {
          const chunks = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
            content.subarray(index * size, (index + 1) * size),
          );
          const { all, articles, rejections } = await read(['-'], {
            stdin: Readable.from(chunks),
            ...(format ? { format } : {}),
            ...(encoding ? { encoding } : {}),
          });
          for (const outcome of [...articles, ...rejections]) expectSound(outcome);
          expect(all[0]?.kind).toBe('file');
          expect(all.at(-1)).toMatchObject({ kind: 'file-end', read: articles.length, rejected: rejections.length });
          expect(articles.length + rejections.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('articleFromFields() gives an article or a rejection for any object', () => {
    const value = fc.oneof(text, date, fc.anything());
    const object = fc.record(Object.fromEntries(FIELDS.map((field) => [field, value])), { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.oneof(
          object,
          object.map((fields) => ({ title: 'T', text: 'B', ...fields })),
          fc.anything(),
        ),
        (fields) => expectSound(articleFromFields(fields, { file: 'x' }, { now: NOW })),
      ),
      { numRuns: 1_500 },
    );
  });

  it('parseDate() gives a date or nothing for any text, and reads its own output again', () => {
    fc.assert(
      fc.property(date, (words) => {
        const found = parseDate(words, 'America/Toronto');
        if (found) expect(parseDate(found.value, 'America/Toronto')?.value).toBe(found.value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('readPageText() takes any page apart, in time linear in its length', () => {
    const rules = { now: NOW, zone: 'UTC', futureHours: 48 };
    fc.assert(
      fc.property(fc.array(fc.oneof(text, date), { maxLength: 30 }), (lines) => {
        expect(typeof readPageText(lines.join('\n'), rules).text).toBe('string');
      }),
      { numRuns: 500 },
    );
    for (const unit of [
      'a ',
      'By A, ',
      '(',
      '<',
      '"',
      '1',
      'Published 2016 ',
      '- | ',
      'Copyright ',
      '\u00a9',
      'A.',
      '&amp;',
      'photo: ',
      'http://a.b.',
      '\n \n',
      '12 ',
      'a\n',
      'Photos: x\n',
    ]) {
      const start = performance.now();
      readPageText(unit.repeat(400_000 / unit.length), rules);
      expect([unit, performance.now() - start < 8_000]).toEqual([unit, true]);
    }
  });
});
