/**
 * Text of a DOM tree with its blocks apart.
 */
import { cleanLine } from './clean-text.ts';
import type { PageElement } from './html-metadata.ts';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const LEFT_OUT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE FIGCAPTION BUTTON SELECT OPTION TEXTAREA INPUT IFRAME SVG MATH OBJECT EMBED VIDEO AUDIO CANVAS NAV HEAD TITLE'.split(
    ' ',
  ),
);

/** A paragraph, and whether all its words are a link's: lists of other stories look like that. */
export interface Block {
  readonly text: string;
  readonly linked: boolean;
}

/**
 * The paragraphs under `root` in order, each on one line. Two line breaks in a row part paragraphs, a single one is a blank. Captions,
 * controls and scripts are left out. Walks without recursion.
 */
export function blocksOf(root: PageElement): Block[] {
  const blocks: Block[] = [];
  let inline: string[] = [];
  let breaks = 0;
  let links = 0;
  let unlinked = false;
  const flush = () => {
    const text = cleanLine(inline.join(''));
    if (text) blocks.push({ text, linked: !unlinked });
    inline = [];
    unlinked = false;
    breaks = 0;
  };
  const stack: (PageElement | 'end' | 'link end')[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'end') {
      flush();
      continue;
    }
    if (node === 'link end') {
      links--;
      continue;
    }
    if (node.nodeType === 3) {
      const text = node.textContent ?? '';
      if (text.trim()) breaks = 0;
      if (links === 0 && /[\p{L}\p{N}]/u.test(text)) unlinked = true;
      inline.push(text);
      continue;
    }
    const name = node.nodeName.toUpperCase();
    if ((node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) || LEFT_OUT.has(name)) continue;
    if (name === 'BR') {
      breaks++;
      if (breaks >= 2) flush();
      else inline.push(' ');
      continue;
    }
    if (name === 'A') {
      links++;
      stack.push('link end');
    }
    if (BLOCKS.has(name)) {
      flush();
      stack.push('end');
    }
    stack.push(...[...node.childNodes].reverse());
  }
  flush();
  return blocks;
}
