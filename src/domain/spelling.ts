/** How two spellings differ, and where they do not. */

/**
 * True when one letter was dropped, added or changed, or two neighbours were swapped, to make one word of the other; equal
 * words are no slip. Linear. "kristin" ~ "kristen", "maurer" ~ "mauer", "tehran" ~ "tehrna".
 */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const inA = a.slice(head, a.length - tail);
  const inB = b.slice(head, b.length - tail);
  return (
    (inA.length <= 1 && inB.length <= 1) ||
    (inA.length === 2 && inB.length === 2 && inA[0] === inB[1] && inA[1] === inB[0])
  );
}

/** A word without accents: "Medellín" and "Medellin" are one. */
export function plainLetters(word: string): string {
  return /^[\x20-\x7e]*$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}+/gu, '');
}
