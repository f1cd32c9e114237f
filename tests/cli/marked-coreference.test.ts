/** Which marked mentions of a document are linked to one thing, asked through the door that scorers use. */
import { describe, expect, it } from 'vitest';
import { linkLines } from '../../src/cli/link-lines.ts';

interface Mark {
  readonly words: string;
  readonly type: string;
  /** Which occurrence of the words, from 0. */
  readonly nth?: number;
}

/** The chain of each mark, in order, of documents given as text and marks. */
async function chains(documents: readonly (readonly [string, readonly Mark[]])[]): Promise<(string | undefined)[][]> {
  async function* bytes() {
    for (const [at, [text, marks]] of documents.entries()) {
      const entities = marks.map(({ words, type, nth = 0 }, id) => {
        let start = text.indexOf(words);
        for (let i = 0; i < nth; i += 1) start = text.indexOf(words, start + 1);
        expect(start, words).toBeGreaterThanOrEqual(0);
        return { id, start, end: start + words.length, type };
      });
      yield Buffer.from(`${JSON.stringify({ id: at, text, entities })}\n`);
    }
  }
  const rows = [];
  for await (const row of linkLines(bytes(), { links: 'balanced' }, ({ reason }) => expect.fail(reason)))
    rows.push(row.entities.map(({ chain }) => chain));
  return rows;
}

const person = (words: string, nth = 0): Mark => ({ words, type: 'HUMAN_PART_PER', nth });
const thing = (words: string, nth = 0): Mark => ({ words, type: 'NON_HUMAN_PART', nth });

describe('marked mentions of one document', () => {
  it('find whom a pronoun and a relative clause tell of', async () => {
    const [found] = await chains([
      [
        'Ferry runs aground off Kelvane\nCaptain Ingrid Solheim, who steered the ferry, said she was tired. The ferry, which was new, sank.\nSolheim blamed herself.',
        [person('Ingrid Solheim'), person('who'), person('she'), person('herself'), thing('The ferry'), thing('which')],
      ],
    ]);
    const [name, who, she, herself, ferry, which] = found!;
    expect([who, she, herself]).toEqual([name, name, name]);
    expect(which).toBe(ferry);
    expect(ferry).not.toBe(name);
  });

  it('take he and she for whom they can stand for', async () => {
    const [found] = await chains([
      [
        'Robbery in Kelvane\nA man and a woman robbed a shop in Kelvane on Monday. He carried a knife and she drove the car.',
        [person('man'), person('woman'), person('He'), person('she')],
      ],
    ]);
    const [man, woman, he, she] = found!;
    expect(man).not.toBe(woman);
    expect(he).toBe(man);
    expect(she).toBe(woman);
  });

  it('know a name by what stands beside it', async () => {
    const [found] = await chains([
      [
        'Trial opens in Kelvane\nRobert Okonjo, the dentist, met Peter Lund. Prosecutors say the dentist lied. Lund is a baker.',
        [person('Robert Okonjo'), person('dentist'), person('Peter Lund'), person('dentist', 1), person('baker')],
      ],
    ]);
    const [okonjo, first, lund, second, baker] = found!;
    expect([first, second]).toEqual([okonjo, okonjo]);
    expect(baker).toBe(lund);
    expect(lund).not.toBe(okonjo);
  });

  it('take the one named person for the one described, but not for who speaks for somebody', async () => {
    const [found] = await chains([
      [
        'Award for Ingrid Solheim\nIngrid Solheim was honoured in Kelvane. The actress cried. The spokesman left.',
        [person('Ingrid Solheim', 1), person('actress'), person('spokesman')],
      ],
    ]);
    const [name, actress, spokesman] = found!;
    expect(actress).toBe(name);
    expect(spokesman).not.toBe(name);
  });

  it('keep apart what is counted otherwise', async () => {
    const [found] = await chains([
      [
        'Floods in Kelvane\nTwo people drowned in Kelvane and five people were hurt. One climber fell; the climbers were roped.',
        [person('Two people'), person('five people'), person('climber'), person('climbers')],
      ],
    ]);
    expect(new Set(found).size).toBe(4);
  });
});

const dover = (rest: string) =>
  `Ferry runs aground off Dover harbour\nThe ferry Norrona ran aground off Dover harbour on Friday night with 214 passengers, the coast guard of Dover said. ${rest}`;

describe('marked mentions of one story', () => {
  it('are one by short names, like nouns and days, and several are not one', async () => {
    const [first, second] = await chains([
      [
        dover('Harwich Rovers sent a vessel. The captain was questioned.'),
        [
          { words: 'Harwich Rovers', type: 'HUMAN_PART_ORG' },
          thing('vessel'),
          person('captain'),
          { words: 'Friday night', type: 'TIME_DATE' },
        ],
      ],
      [
        dover('The Rovers sent a boat. The captain was tired. Other vessels came late on Friday.'),
        [
          { words: 'Rovers', type: 'HUMAN_PART_ORG' },
          thing('boat'),
          person('captain'),
          { words: 'late on Friday', type: 'TIME_DATE' },
          thing('vessels'),
        ],
      ],
    ]);
    expect(second!.slice(0, 4)).toEqual(first);
    expect(first).not.toContain(second![4]);
  });
});
