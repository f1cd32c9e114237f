import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

function quotesIn(text: string): (string | undefined)[][] {
  const read = reading(text);
  return read.extraction.quotes.map((quote) => [read.cut(quote.content), read.nameOf(quote.speaker), quote.form]);
}

describe('quotes', () => {
  it('the speaker stands behind, before or around the verb of saying', () => {
    expect(quotesIn('"We will not give up now," Mira Tolos said.')).toEqual([
      ['We will not give up now,', 'Mira Tolos', 'direct'],
    ]);
    expect(quotesIn('“We will not give up now,” said Mira Tolos, a nurse.')).toEqual([
      ['We will not give up now,', 'Mira Tolos', 'direct'],
    ]);
    expect(quotesIn('Mira Tolos said: "We will not give up now."')).toEqual([
      ['We will not give up now.', 'Mira Tolos', 'direct'],
    ]);
    expect(
      quotesIn('"We will not give up now," Mira Tolos, an economist at Tarvik Systems, was quoted as saying.'),
    ).toEqual([['We will not give up now,', 'Mira Tolos', 'direct']]);
  });

  it('words inside a reported sentence are a mixed quote', () => {
    expect(quotesIn('Mira Tolos said that she "would rather leave the party" than stay.')).toEqual([
      ['would rather leave the party', 'Mira Tolos', 'mixed'],
    ]);
  });

  it('scare quotes, messages and titles are no quotes', () => {
    expect(
      quotesIn('The page showed a "404 - Page not found" message to the "refugees" who had read "The Long Way Home".'),
    ).toEqual([]);
    expect(quotesIn('She keeps it in a drawer marked "not to be read twice."')).toEqual([]);
  });

  it('"she said" goes to the person the sentence before is about, and "he wrote" to nobody when there is none', () => {
    expect(quotesIn('Mira Tolos runs the shop. "Nobody came in all day," she said.')[0]?.[1]).toBe('Mira Tolos');
    expect(quotesIn('Others were angry. "Nobody came in all day," he wrote.')[0]?.[1]).toBeUndefined();
  });

  it('the owner of the speaker does not speak', () => {
    expect(quotesIn('"All of you are welcome here," Norway\'s tax website\'s authors wrote.')[0]?.[1]).toBeUndefined();
  });

  it('a tweet has its site as channel when the text names it', () => {
    const read = reading('People met on Twitter. "The site is down again today," user Mira Tolos tweeted.');
    expect(read.nameOf(read.extraction.quotes[0]?.channel)).toBe('Twitter');
    expect(read.nameOf(read.extraction.quotes[0]?.speaker)).toBe('Mira Tolos');
  });

  it('a quotation inside a quotation does not end it', () => {
    expect(quotesIn('"I heard him say "the site is down" this morning," Mira Tolos said.')[0]?.[0]).toBe(
      'I heard him say "the site is down" this morning,',
    );
  });

  it('a quote that is never closed ends with its paragraph', () => {
    expect(quotesIn('Mira Tolos said: "We are going home tonight.\n\nThe end.')[0]?.[0]).toBe(
      'We are going home tonight.',
    );
  });

  it.each([
    ['"We are late," Mira Tolos, a nurse at the Tarvik clinic, later told reporters.', 'Mira Tolos'],
    ['"We are late," said the head of the clinic, Mira Tolos.', 'Mira Tolos'],
    ['Mira Tolos, who runs the clinic in Tarvik, said "we are late with everything".', 'Mira Tolos'],
    ['In a statement, Mira Tolos wrote: "We are late with everything."', 'Mira Tolos'],
    ['Mira Tolos criticised the plan on Monday, calling it "a gift to the very richest".', 'Mira Tolos'],
    ['Mira Tolos laughed at the plan and said, "We are late with everything."', 'Mira Tolos'],
    ['"We are late with everything," according to Mira Tolos.', 'Mira Tolos'],
    ['Mira Tolos had a warning for the town: "We are late with everything."', 'Mira Tolos'],
    ['"We are late with everything." — Mira Tolos', 'Mira Tolos'],
    ['Mira Tolos said the mayor complains that voters "do not want to pay for it".', 'Mira Tolos'],
  ])('the subject of the clause speaks: %s', (text, speaker) => {
    expect(quotesIn(text).map((quote) => quote[1])).toEqual([speaker]);
  });

  it('a speaker without a name is kept as the words that stand for them', () => {
    const read = reading(
      'Mira Tolos left early. "We are late with everything," a Tolos spokesman in the capital said.',
    );
    expect(read.extraction.quotes[0]?.speaker).toBeUndefined();
    expect(read.cut(read.extraction.quotes[0]!.speakerSpan!)).toBe('a Tolos spokesman in the capital');
  });

  it('an interrupted utterance keeps its speaker and says which piece it goes on with', () => {
    const { extraction } = reading('"We are late," Mira Tolos said, "and we know it." Nobody spoke.');
    expect(extraction.quotes.map((quote) => quote.continues)).toEqual([undefined, 0]);
    expect(extraction.quotes[1]?.speaker).toBe(extraction.quotes[0]?.speaker);
    expect(quotesIn('"We are late," Mira Tolos said. "No excuse."')[1]).toEqual(['No excuse.', 'Mira Tolos', 'direct']);
  });

  it('a paragraph left open and one that is nothing but words keep the speaker', () => {
    expect(
      quotesIn('Mira Tolos said: "We are late.\n\n"Nobody will forget it.\n\n"We will pay for it."').map(
        (quote) => quote[1],
      ),
    ).toEqual(['Mira Tolos', 'Mira Tolos', 'Mira Tolos']);
    expect(quotesIn('"We are so late," Mira Tolos said.\n\n"Nobody will forget that."')[1]?.[1]).toBe('Mira Tolos');
  });

  it('"she" is no man', () => {
    expect(
      quotesIn('Maria Tolos met Robert Kelm. Robert Kelm was late. "Nobody came in all day," she said.')[0]?.[1],
    ).toBe('Maria Tolos');
  });

  it('short words are a quote when a clause stands by them, a show or a book is none', () => {
    expect(quotesIn('"No way," Mira Tolos said.')).toEqual([['No way,', 'Mira Tolos', 'direct']]);
    expect(quotesIn('Mira Tolos said on the show "The Late Morning Hour," that she would come.')).toEqual([]);
  });

  it('a label of a transcript names the speaker and is no part of the words', () => {
    expect(
      quotesIn('"TOLOS: We are late with everything.\n\n"KELM: That is not true at all."').map((quote) => quote[0]),
    ).toEqual(['We are late with everything.', 'That is not true at all.']);
  });

  it.each([
    ['Mira Tolos said that the whole site was down for hours.', 'the whole site was down for hours'],
    ['Mira Tolos said the whole site was down for hours.', 'the whole site was down for hours'],
    ['Mira Tolos told reporters on Monday that the whole site was down.', 'the whole site was down'],
    ['The whole site was down for hours, Mira Tolos said.', 'The whole site was down for hours'],
    ['The whole site was down for hours, said Mira Tolos, a nurse.', 'The whole site was down for hours'],
    ['According to Mira Tolos, the whole site was down for hours.', 'the whole site was down for hours'],
    ['The whole site was down for hours, according to Mira Tolos.', 'The whole site was down for hours'],
  ])('a reported clause is an indirect quote: %s', (text, content) => {
    expect(quotesIn(text)).toEqual([[content, 'Mira Tolos', 'indirect']]);
  });

  it('what nobody said is no indirect quote, and words in marks are not told twice', () => {
    expect(quotesIn('Mira Tolos could not believe that the whole site was down.')).toEqual([]);
    expect(quotesIn('Mira Tolos said that she "would rather leave the party" than stay.')).toHaveLength(1);
    expect(quotesIn('The old site, which Mira Tolos runs, was said to be slow.')).toEqual([]);
  });

  it('two apostrophes and single marks are quote marks too', () => {
    expect(quotesIn("''We will not give up now,'' Mira Tolos said.")).toEqual([
      ['We will not give up now,', 'Mira Tolos', 'direct'],
    ]);
    expect(quotesIn('‘We won’t give up the nurses’ rooms now,’ Mira Tolos said.')).toEqual([
      ['We won’t give up the nurses’ rooms now,', 'Mira Tolos', 'direct'],
    ]);
    expect(quotesIn("The '90s were the nurses' best years, and rock 'n' roll was theirs.")).toEqual([]);
  });

  it('a mark that is never closed quotes no more than its first sentence where paragraphs run into one line', () => {
    const long = 'The harbour was closed and nobody could leave for hours. '.repeat(30);
    const text = `Mira Tolos said: "It was dark. Rescue crews came. ${long}She told us of a "strange noise" below. ${long}`;
    expect(quotesIn(text)[0]).toEqual(['It was dark.', 'Mira Tolos', 'direct']);
    expect(reading(text).happening('come').modality).toBe('asserted');
  });

  it('marks of one sort inside another, and of the same sort closed in turn, stay inside', () => {
    expect(quotesIn('"I heard “a strange noise” and then nothing. We ran," Mira Tolos said.')[0]?.[0]).toBe(
      'I heard “a strange noise” and then nothing. We ran,',
    );
    expect(quotesIn('"It was late. He said "no" to all of us," Mira Tolos said.')[0]?.[0]).toBe(
      'It was late. He said "no" to all of us,',
    );
  });

  it('a closing mark typed the wrong way round closes', () => {
    expect(quotesIn('Mira Tolos said: “The harbour is closed for now.“ Nobody left.')[0]?.[0]).toBe(
      'The harbour is closed for now.',
    );
  });

  it('a single mark behind a word closes before the next one opens', () => {
    expect(quotesIn("The ferry went 'far' too fast. He left. Mira Tolos said: 'We are late again today.'")).toEqual([
      ['We are late again today.', 'Mira Tolos', 'direct'],
    ]);
  });

  it('long words in marks behind a caption without a full stop speak', () => {
    expect(
      quotesIn('Flowers near the pier Mira Tolos "I have never seen so many people at this old pier." The mayor left.'),
    ).toEqual([['I have never seen so many people at this old pier.', 'Mira Tolos', 'direct']]);
  });
});
