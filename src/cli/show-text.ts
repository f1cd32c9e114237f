/** `newsloom read --show`: the article with everything marked, for a terminal (colours) or a plain file (brackets). Pure. */
import {
  happeningLines,
  LEGEND,
  type Mark,
  type Pen,
  quoteLines,
  type Reading,
  type Sort,
  writeParagraphs,
} from './marks.ts';

/** Codes of a terminal: colours that can be told apart on light and dark ground, and by more than their colour. */
const STYLES: Readonly<Record<Sort, string>> = {
  PERSON: '1;36',
  OUTLET: '1;35',
  SITE: '4;35',
  COUNTRY: '1;32',
  ORGANISATION: '1;33',
  PLACE: '4;32',
  QUOTE: '3',
  HAPPENING: '1;4;31',
  DATE: '7;34',
  AMOUNT: '4;34',
};

/** The marked article, then what was made of it. Brackets tell the label: "[Mira Tolos =person] [visited =travel]". */
export function showText(reading: Reading, colours: boolean): string {
  const { extraction } = reading;
  const lines = writeParagraphs(reading, colours ? colourPen() : BRACKETS);
  const heading = (words: string) => (colours ? `\u001b[1m${words}\u001b[0m` : words);
  if (extraction.unread !== undefined) lines.push(heading(`Not read: ${extraction.unread}`));
  const happenings = happeningLines(reading);
  if (happenings.length > 0)
    lines.push(
      `${heading('Happenings')}\n${happenings
        .map(({ words, type, modality, who, when, amounts }) =>
          harmless(`  ${[`${words} (${type}, ${modality})`, who, when, amounts].filter(Boolean).join(' | ')}`),
        )
        .join('\n')}`,
    );
  const quotes = quoteLines(reading);
  if (quotes.length > 0)
    lines.push(
      `${heading('Quotes')}\n${quotes.map(({ words, speaker }) => harmless(`  ${speaker}: ${words.replace(/\s+/g, ' ')}`)).join('\n')}`,
    );
  if (colours) lines.push(LEGEND.map(([sort]) => `\u001b[${STYLES[sort]}m${sort.toLowerCase()}\u001b[0m`).join(' '));
  return lines.join('\n\n');
}

/** A control character in an article must not reach the terminal: it could move the cursor or change the title. */
function harmless(words: string): string {
  return words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd').toWellFormed();
}

const BRACKETS: Pen = {
  words: harmless,
  open: () => '[',
  close: ({ label }, last) => (last ? ` =${harmless(label)}]` : ' ...]'),
};

function colourPen(): Pen {
  const open: Mark[] = [];
  const paint = () => `\u001b[0m${open.map(({ sort }) => `\u001b[${STYLES[sort]}m`).join('')}`;
  return {
    words: harmless,
    open(mark) {
      open.push(mark);
      return paint();
    },
    close() {
      open.pop();
      return paint();
    },
  };
}
