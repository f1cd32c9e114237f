import { describe, expect, it } from 'vitest';
import { DATED, reading } from './reading.ts';

describe('happenings', () => {
  it('every way to say that a site is down is one type, and the site undergoes it', () => {
    for (const [text, lemma] of [
      ["Norway's tax website crashed on Monday.", 'crash'],
      ["Norway's tax website has suddenly gone down.", 'go down'],
      ["Norway's tax website collapsed.", 'collapse'],
      ["Norway's tax website crashes hours before the deadline.", 'crash'],
      ["Hackers crashed Norway's tax website.", 'crash'],
      ["The breakdown of Norway's tax website cost millions.", 'breakdown'],
    ] as const) {
      const read = reading(text);
      const found = read.happening(lemma);
      expect([found.type, found.modality], text).toEqual(['service.outage', 'asserted']);
      const patient = found.participants.find((participant) => participant.role === 'patient');
      expect(read.nameOf(patient?.entity), text).toBe("Norway's tax website");
    }
    expect(reading('The plane crashed into a lake.').happening('crash').type).toBe('accident.crash');
    expect(reading('The stock market crashed.').happening('crash').type).toBe('economy.fall');
  });

  it('agent and patient change places in the passive', () => {
    const roles = (text: string) => {
      const read = reading(text);
      return read.happening('arrest').participants.map((each) => `${each.role} ${read.cut(each)}`);
    };
    expect(roles('Police arrested Anders Dalen.')).toEqual(['agent Police', 'patient Anders Dalen']);
    expect(roles('Anders Dalen was arrested by masked policemen.')).toEqual([
      'agent masked policemen',
      'patient Anders Dalen',
    ]);
  });

  it('an aside does not hide the subject', () => {
    const read = reading('Anders Dalen, who won the race, resigned.');
    expect(read.cut(read.happening('resign').participants[0]!)).toBe('Anders Dalen');
  });

  it.each([
    ['The site crashed.', 'asserted'],
    ['The site has not crashed.', 'negated'],
    ['The site may have crashed.', 'guessed'],
    ['People were wondering whether the site crashed.', 'guessed'],
    ['If the site crashed, voters would be angry.', 'hypothetical'],
    ['The site will crash.', 'planned'],
    ['Mira Tolos said that the site crashed.', 'reported'],
    ['The site crashed, Mira Tolos said.', 'reported'],
    ['According to Mira Tolos, the site crashed.', 'reported'],
    ['As odds became likely in the evening, the site crashed.', 'asserted'],
    ['Did the site crash?', 'hypothetical'],
  ])('%s is %s', (text, modality) => {
    expect(reading(text).happening('crash').modality).toBe(modality);
  });

  it('a report carries who reported it', () => {
    const read = reading('Mira Tolos said that the site crashed.');
    expect(read.nameOf(read.happening('crash').attributedTo)).toBe('Mira Tolos');
  });

  it('what is planned is told apart from what is done', () => {
    const read = reading('Tarvik Systems plans to sell its unit. Tarvik Systems bought a bank.');
    expect(read.happening('sell').modality).toBe('planned');
    expect(read.happening('buy').modality).toBe('asserted');
    expect(read.happenings.some((each) => each.startsWith('plan '))).toBe(false);
  });

  it('a noun that only looks like a verb is none', () => {
    const lemmas = reading('He held talks in member states, as in every harvest cycle, it seems.').happenings;
    expect(lemmas.filter((each) => /^(?:state|cycle) /.test(each))).toEqual([]);
  });

  it('amounts keep their unit, what they count and their bound', () => {
    const read = reading(
      'The blast killed at least 12 people. Tarvik Systems bought a bank for about $4.5 billion. Rents rose 40%.',
    );
    const amounts = read.extraction.happenings.flatMap((each) =>
      each.amounts.map(({ value, unit, of, bound }) => [value, unit, of, bound]),
    );
    expect(amounts).toEqual([
      ['12', '', 'person', 'at least'],
      ['4500000000', 'USD', '', 'about'],
      ['40', '%', '', 'exact'],
    ]);
  });

  it('years, ages and clock times are no amounts', () => {
    const read = reading('Anders Dalen, 52, resigned at 8 p.m. and left in 2014.');
    expect(read.extraction.happenings.flatMap((each) => each.amounts)).toEqual([]);
  });

  it.each([
    ['Shares fell on Friday after prosecutors opened an inquiry into the crash that killed 12 people.', ['fall']],
    ['Fourteen people died after a ferry sank, the director said early on Wednesday.', ['say']],
    ['On Tuesday a ferry sank, killing 12 people and injuring 31.', ['sink', 'kill', 'injure']],
    ['Prosecutors opened an inquiry on Friday into the sinking of the ferry.', ['open', 'inquiry']],
    ["Tuesday's attack injured three people.", ['attack', 'injure']],
    ['He resigned since Tuesday.', ['resign']],
  ])('%s: the day belongs to %j', (text, lemmas) => {
    const { extraction } = reading(text, { published: DATED });
    expect(extraction.happenings.filter(({ time }) => time !== undefined).map(({ lemma }) => lemma)).toEqual(lemmas);
  });

  it('of two days each stands with its own', () => {
    const read = reading('The ferry sank on Monday and was raised on Tuesday.', { published: DATED });
    expect([read.happening('sink').time?.edtf, read.happening('raise').time?.edtf]).toEqual([
      '2021-06-14',
      '2021-06-15',
    ]);
  });

  it('a number that begins a sentence counts whom the verb befell', () => {
    const counted = (text: string) =>
      reading(text).extraction.happenings.flatMap((each) => each.amounts.map(({ value, of }) => [value, of]));
    expect(counted('Twelve killed as ferry hits rocks')).toEqual([['12', '']]);
    expect(counted('Two dead after landslide')).toEqual([['2', '']]);
    expect(counted('One of them resigned.')).toEqual([]);
  });

  it('the place stands behind a preposition', () => {
    const read = reading('A bomb exploded in Oslo.');
    const place = read.happening('explode').participants.find((each) => each.role === 'place');
    expect(read.nameOf(place?.entity)).toBe('Oslo');
  });

  it('exactly one happening is the main one: what title and lead assert', () => {
    const read = reading(
      "Norway's tax website crashed on Monday. Anders Dalen said that he was sorry. He had planned to travel to Oslo.",
      {
        title: 'Planning to pay your tax? Try the site first',
        published: DATED,
      },
    );
    const main = read.extraction.happenings.filter((each) => each.salience === 1000);
    expect(main.map((each) => each.lemma)).toEqual(['crash']);
  });
});

describe('causes', () => {
  it('a cause is stated, or guessed at behind "whether"', () => {
    const stated = reading('The storm caused a power cut.').extraction;
    expect(
      stated.causes.map((each) => [
        stated.happenings[each.cause]?.lemma,
        stated.happenings[each.effect]?.lemma,
        each.modality,
      ]),
    ).toEqual([['storm', 'power cut', 'asserted']]);
    const guessed = reading(
      'It was not clear whether the crash was connected to a sudden increase in traffic.',
    ).extraction;
    expect(
      guessed.causes.map((each) => [
        guessed.happenings[each.cause]?.lemma,
        guessed.happenings[each.effect]?.lemma,
        each.modality,
      ]),
    ).toEqual([['increase', 'crash', 'guessed']]);
  });
});
