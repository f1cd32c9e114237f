/**
 * Text as the log can keep it: well-formed Unicode, no NUL, one sort of line end, paragraphs apart.
 * Never changes letters: composed and decomposed forms stay as they came.
 */

/**
 * Well-formed text: lone surrogates become U+FFFD; NUL, other control characters, byte order marks and soft hyphens go;
 * every line end becomes "\n".
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\ufeff\u00ad]/g, '');
}

/** One line of clean text: every run of blanks, tabs and line ends is one blank, none at the edges. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/**
 * Paragraphs of a text, each on one line. Blank lines part paragraphs; single line ends part them too, unless the
 * text is hard-wrapped (short lines that break in mid-sentence), in which case the lines are joined again.
 */
export function paragraphsOf(text: string): string[] {
  const blocks = cleanText(text)
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.split('\n').map(cleanLine).filter(Boolean));
  const wrapped = isHardWrapped(blocks);
  return blocks.flatMap((lines) => (wrapped && lines.length > 1 ? [lines.join(' ')] : lines));
}

/** A column of 40 to 100 characters whose lines mostly end in mid-sentence: mail, wire copy, Project Gutenberg. */
function isHardWrapped(blocks: readonly string[][]): boolean {
  let inner = 0;
  let broken = 0;
  for (const lines of blocks) {
    for (const [index, line] of lines.entries()) {
      if (line.length > 100) return false;
      if (index === lines.length - 1) continue;
      inner++;
      if (line.length >= 40 && !/[.!?:\u201d"')\]]$/.test(line)) broken++;
    }
  }
  return inner >= 3 && broken / inner > 0.6;
}
