import { describe, expect, it } from 'vitest';
import type { QuoteId } from '../../src/domain/ids.ts';
import { sameCluster } from '../../src/registry/clusters.ts';
import { quoteLinks } from '../../src/registry/links.ts';
import { link } from './linked.ts';

const SPEECH = 'We built this bridge for people who have to get to work, and we will build it again for their children';
const MORE = 'Nobody on this council will sleep before the last of them has been found';

/** For each article the founded quotes its pieces stand for, in text order, as letters: the first quote of all is "a". */
async function quotesOf(...texts: readonly string[]): Promise<readonly string[]> {
  const linked = await link(texts.map((text, index) => ({ title: `Bridge falls (${index})`, text })));
  const letters = new Map<QuoteId, string>();
  return linked.at.map(({ version }) => {
    const record = linked.registry.get('version', version)!;
    const links = [...quoteLinks(record, sameCluster(linked.registry))];
    links.sort((a, b) => Number.parseInt(a.place, 10) - Number.parseInt(b.place, 10));
    return links
      .map(({ to }) => {
        const letter = letters.get(to) ?? String.fromCharCode(97 + letters.size);
        letters.set(to, letter);
        return letter;
      })
      .join('');
  });
}

describe('a quote is the same in two articles', () => {
  it.each([
    ['cut in front', 'People who have to get to work, and we will build it again for their children'],
    ['cut behind', 'We built this bridge for people who have to get to work'],
    [
      'with other punctuation',
      'We built this bridge \u2013 for people who have to get to work \u2013 and we will build it again for their children!',
    ],
    [
      'with words left out',
      'We built this bridge for people who have to get to work \u2026 we will build it again for their children',
    ],
    [
      'with words put in brackets',
      'We built this bridge for people who have to get to work, and [the council] will build it again for their children',
    ],
  ])('%s', async (_, words) => {
    expect(await quotesOf(`"${SPEECH}," Mira Tolos said.`, `At the river, Mira Tolos said: "${words}."`)).toEqual([
      'a',
      'a',
    ]);
  });

  it('and in its last words when it is very long', async () => {
    const long = Array.from({ length: 14 }, (_, i) => `line ${i} of bridge ${i * 3} over river ${i * 5}`).join(', ');
    expect(await quotesOf(`"${long}," Mira Tolos said.`, `Mira Tolos said: "${long.slice(-60)}."`)).toEqual(['a', 'a']);
  });
});

describe('pieces of one utterance', () => {
  const whole = `"${SPEECH}," Mira Tolos said. "${MORE}."`;

  it('are one quote, and each of them finds it', async () => {
    expect(await quotesOf(whole, `Mira Tolos said: "${MORE}."`, `"${SPEECH}," Tolos told reporters.`)).toEqual([
      'aa',
      'a',
      'a',
    ]);
  });

  it('keep to quotes that were founded apart', async () => {
    expect(await quotesOf(`"${SPEECH}," Mira Tolos said.`, `"${MORE}," said Mira Tolos.`, whole)).toEqual([
      'a',
      'b',
      'ab',
    ]);
  });

  it('take unknown words along', async () => {
    expect(await quotesOf(`"${SPEECH}," Mira Tolos said.`, whole, `"${MORE}," said Mira Tolos.`)).toEqual([
      'a',
      'aa',
      'b',
    ]);
  });

  it('are shown together', async () => {
    const linked = await link([{ title: 'Bridge falls', text: whole }]);
    const [thing] = linked.registry
      .get('version', linked.at[0]!.version)!
      .contributions.filter(({ thing: id }) => id.startsWith('quo_'));
    expect(thing?.name).toBe(`${SPEECH} \u2026 ${MORE}.`);
  });
});

describe('quotes are not the same', () => {
  it('for a common phrase', async () => {
    expect(
      await quotesOf(
        '"This is not the end of it all," Mira Tolos said.',
        '"This is not the end of the road, and I will tell the council so," Jon Ekvall said.',
      ),
    ).toEqual(['a', 'b']);
  });

  it('for one beginning with another end', async () => {
    expect(
      await quotesOf(
        `"${SPEECH}," Mira Tolos said.`,
        '"We built this bridge for ships that were never going to come and never came," Jon Ekvall said.',
      ),
    ).toEqual(['a', 'b']);
  });
});
