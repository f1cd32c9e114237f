/** Our tagging against the library that it follows: the same terms, tags and roots on text of all sorts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../src/project-files.ts';
import { tagWords } from '../../src/read/tagging/tag-words.ts';
import { type Term, viewOf, WORLD } from '../../src/read/tagging/term.ts';

/** compromise's own steps in their own order, each over the whole text. */
const STEPS = ['contractions', 'alias', 'machine', 'index', 'lexicon', 'preTagger', 'contractionTwo', 'root'];

function theirs(text: string): Term[][] {
  const { tokenize } = (nlp.world() as { methods: { one: { tokenize: { fromString(...of: unknown[]): Term[][] } } } })
    .methods.one;
  const view = viewOf(tokenize.fromString(text, WORLD)) as unknown as {
    compute(steps: readonly string[]): void;
    readonly docs: Term[][];
  };
  view.compute(STEPS);
  return view.docs;
}

/** Everything that a later step looks at, one line a term. */
const linesOf = (sentences: readonly (readonly Term[])[]) =>
  sentences.map((terms) =>
    terms.map(({ text, pre, post, normal, machine, implicit, root, switch: open, tags }) =>
      JSON.stringify([pre, text, post, normal, machine, implicit, root, open, [...tags]]),
    ),
  );

/** Words that every rule of tagging looks for, and marks that part them. */
const WORDS =
  `Mira Tolos said strikes ship fall ships grant may May April August, jan US NY LA Monday 1993 2021 12 3rd 5-10 10km $4 4% £5.30 Inc. Corp River Lake of City
  the a his her not very never it it's It's I'm didn't can't won't there's who's Mira's ships' he'd they'd going ain't wanna cannot re-elected
  ex-minister twenty-one and/or U.S. UNOCHA MVPs NATO's XVII II Mr. Dr. St. gave up took off New York United Nations unmarried overtake also
  place Place tired quickly bigger best is was were been had working Working like but , : ; - -- … “ ” " ' ( ) ! ? .`
    .trim()
    .split(/\s+/);
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', ' ', ', ', ': ', '. ', '-', '’s ', "' ")), {
    maxLength: 24,
  })
  .map((words) => words.flat().join(''));

describe('tagging', () => {
  it('tags the sample articles as compromise does', () => {
    const folder = projectFile('seeds/articles');
    for (const name of readdirSync(folder)) {
      const { title, text } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { title: string; text: string };
      const whole = `${title}\n\n${text}`;
      expect(linesOf(tagWords(whole))).toEqual(linesOf(theirs(whole)));
    }
  });

  it('tags any run of words as compromise does, small, titled and all in capitals', () => {
    fc.assert(
      fc.property(sentence, fc.constantFrom('as is', 'titled', 'capitals'), (words, casing) => {
        const text =
          casing === 'capitals'
            ? words.toUpperCase()
            : casing === 'titled'
              ? words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
              : words;
        expect(linesOf(tagWords(text))).toEqual(linesOf(theirs(text)));
      }),
      { numRuns: 500, seed: 21 },
    );
  });

  it('tags any text at all as compromise does, before and after it forgot its words', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
      fc
        .array(fc.constantFrom(...' \n.\'"-–/&@#’'.split(''), 'constructor', 'toString', '__proto__', 'é', 'İ'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    );
    const same = (seed: number) =>
      fc.assert(
        fc.property(anything, (text) => {
          expect(linesOf(tagWords(text))).toEqual(linesOf(theirs(text)));
        }),
        { numRuns: 150, seed },
      );
    same(22);
    const many = Array.from({ length: 31_000 }, (_, i) => `w${i.toString(36)}`).join(' ');
    expect(tagWords(many)).toHaveLength(1);
    same(22);
  });
});
