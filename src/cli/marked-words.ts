/**
 * The words of a marked mention: its head, the name it gives, whether it is a pronoun, and what a noun says of whom it stands for.
 */
import type { EntityKind, Span } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { ORGANISATION_HEADS } from '../read/data/organisation-words.ts';
import { TITLES } from '../read/data/titles.ts';
import { actLemma } from '../resolve/event-words.ts';

/** What a pronoun may stand for: a man, a woman, a thing, several; who and which open a clause behind what they stand for. */
export type Pronoun = 'he' | 'she' | 'it' | 'they' | 'who' | 'which' | 'where' | 'there' | 'speaker';

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map(
  (
    [
      ['he', 'he him his himself'],
      ['she', 'she her hers herself'],
      ['it', 'it its itself'],
      ['they', 'they them their theirs themselves both'],
      ['who', 'who whom whose'],
      ['which', 'which that'],
      ['where', 'where'],
      ['there', 'there here'],
      ['speaker', 'i me my mine myself we us our ours ourselves you your yours yourself'],
    ] as const
  ).flatMap(([pronoun, words]) => words.split(' ').map((word) => [word, pronoun] as const)),
);

/** The pronoun that a mention is, contractions included ("she's"); undefined for all others. */
export function pronounOf(words: string): Pronoun | undefined {
  return PRONOUNS.get(
    words
      .trim()
      .toLowerCase()
      .replace(/['\u2019](?:s|d|m|re|ve|ll)$/, ''),
  );
}

/** Whether a pronoun stands for somebody told of in its own clause: possessors and reflexives. */
export function isBound(words: string): boolean {
  return /^(?:his|her|hers|its|their|theirs|\w+sel(?:f|ves))$/i.test(words.trim());
}

/** Nouns for people that tell of a man or a woman. Source: written for this project. */
const MEN = new Set(
  'man,boy,father,dad,son,brother,husband,grandfather,uncle,nephew,actor,king,prince,businessman,gentleman,guy,boyfriend,widower,waiter,policeman,fireman,salesman,spokesman,chairman,congressman,gunman,stepfather,grandson,groom,monk,priest,schoolboy,businessman,cameraman,fisherman,serviceman,lad'.split(
    ',',
  ),
);
const WOMEN = new Set(
  'woman,girl,mother,mom,mum,daughter,sister,wife,grandmother,aunt,niece,actress,queen,princess,businesswoman,lady,girlfriend,widow,waitress,policewoman,spokeswoman,chairwoman,congresswoman,stepmother,granddaughter,bride,nun,schoolgirl,heroine,starlet,stepmom'.split(
    ',',
  ),
);
/** Nouns that stand for several people or for a body of people, whatever their ending. Source: written for this project. */
const SEVERAL = new Set(
  'police,people,crew,team,family,couple,group,gang,staff,crowd,public,jury,navy,army,force,military,government,company,band,duo,trio,pair,men,women,children,club,firm'.split(
    ',',
  ),
);

/** Nouns for people besides offices and trades. Source: written for this project. */
const PEOPLE = new Set([
  ...MEN,
  ...WOMEN,
  ...TITLES,
  ...'person,child,kid,baby,infant,teen,teenager,youth,adult,victim,survivor,bystander,passerby,pedestrian,passenger,motorist,driver,tourist,hiker,climber,mountaineer,diver,rider,patient,prisoner,inmate,convict,fugitive,escapee,offender,criminal,thief,robber,burglar,killer,murderer,shooter,gunman,attacker,assailant,accused,defendant,culprit,hostage,captive,pirate,smuggler,rebel,militant,terrorist,worker,employee,staffer,colleague,coworker,boss,owner,manager,employer,accountant,receptionist,clerk,secretary,salesman,friend,neighbor,neighbour,relative,cousin,parent,sibling,spouse,partner,fiance,fiancee,lover,companion,resident,citizen,immigrant,refugee,native,local,stranger,fan,celebrity,star,host,hostess,emcee,presenter,performer,entertainer,winner,loser,rival,opponent,teammate,rookie,veteran,starter,scorer,receiver,lineman,guard,center,tackle,linebacker,cornerback,kicker,fighter,member,leader,boss,deputy,cop,officer,trooper,ranger,guard,investigator,detective,doctor,physician,medic,nurse,educator,teacher,trustee,fellow,pick,choice,contender,successor,predecessor,figure,legend,hero,icon,giant,personality,subject,individual,one'.split(
    ',',
  ),
]);

/** Whether a noun stands for people. */
export function isPersonNoun(noun: string): boolean {
  return PEOPLE.has(noun);
}

export function genderOfNoun(noun: string): 'he' | 'she' | undefined {
  return MEN.has(noun) ? 'he' : WOMEN.has(noun) ? 'she' : undefined;
}

/** Whether a head as it is written stands for several. */
export function isPlural(head: string): boolean {
  const lower = head.toLowerCase().replace(/['\u2019]s?$/, '');
  return SEVERAL.has(lower) || (/[^su]s$/.test(lower) && !/^(?:boss|press|class|business)$/.test(lower));
}

/** The last word of a noun phrase before what hangs on it: "the mayor of Split" -> "mayor". */
export function headOf(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const cut =
    /(?<=\S)\s+(?:of|in|at|from|for|with|on|who|that|which|to|near|by|inside|outside|between|behind|along)\s|,/.exec(
      words.replace(/^\s*(?:of|in|at|from|for|with|on|to|near|by|inside|outside|between|behind|along)\s/i, (opening) =>
        'x'.repeat(opening.length),
      ),
    );
  const phrase = (cut && cut.index > 0 ? words.slice(0, cut.index) : words).replace(
    /(?:['\u2019]s?|[^\p{L}\p{N}]+)$/u,
    '',
  );
  const last = /[\p{L}\p{N}'\u2019-]+$/u.exec(phrase);
  return last
    ? { start: start + last.index, end: start + last.index + last[0].length }
    : { start, end: start + Math.max(1, phrase.length) };
}

/** The capitalised words that end in the head: the name the phrase gives, when it gives one. */
export function nameUpTo(text: string, { start }: Span, head: Span): string | undefined {
  const run = /(?:\p{Lu}[\p{L}\p{N}.&'\u2019-]*\s+)*\p{Lu}[\p{L}\p{N}.&'\u2019-]*$/u.exec(text.slice(start, head.end));
  return run && run[0].length > 1 ? run[0] : undefined;
}

/** "The Surgeon General", "the Navy": an office or the head noun of bodies says what somebody or something is, capitals or not. */
export function isDescription(name: string, kind: EntityKind): boolean {
  const words = name.toLowerCase().split(/\s+/);
  const noun = actLemma(words.at(-1)!);
  return (
    (kind === 'PERSON' && (TITLES.has(words.at(-1)!) || PEOPLE.has(noun))) ||
    (words.length === 1 && ORGANISATION_HEADS.has(words[0]!))
  );
}

/** The dictionary form of a head: "Women" -> "woman". */
export function nounOf(text: string, head: Span): string {
  return actLemma(foldName(text.slice(head.start, head.end)));
}

const NUMBERS = new Map(
  'one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',').map((word, at) => [word, String(at + 1)]),
);

/** A noun with how many of it there are: "two people" are "2 people", "$5 million" is "5 million", "the climbers" are "several climber". */
export function countedAs(text: string, span: Span, head: Span, noun: string): string | undefined {
  const before = text.slice(span.start, head.start).toLowerCase();
  const figure = /(?<![\p{L}\d])(\d[\d,.]*\d|\d)\s+(?:[\p{L}-]+\s+)?$/u.exec(before)?.[1]?.replace(/,/g, '');
  const word = /(?<!\p{L})(\p{L}+)\s+(?:[\p{L}-]+\s+)?$/u.exec(before)?.[1];
  const number = figure ?? (word === undefined ? undefined : NUMBERS.get(word));
  if (number !== undefined && number !== '1') return `${number} ${noun}`;
  if (isPlural(text.slice(head.start, head.end)) && !SEVERAL.has(noun)) return `several ${noun}`;
  return undefined;
}

/** What tells one time from another in few words: its weekday, else day and month, month, year or hour; undefined where none is given. */
export function timeAs(words: string): string | undefined {
  const said = words
    .toLowerCase()
    .replace(/\./g, '')
    .replace(/\b([ap]) m\b/g, '$1m');
  const weekday = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/.exec(said)?.[0];
  if (weekday) return weekday;
  const month = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/.exec(said);
  const day = month && /\b\d{1,2}(?=st|nd|rd|th|\b)(?!:)/.exec(said)?.[0];
  if (month && (day || month[1] !== 'may')) return day ? `${month[1]} ${Number(day)}` : month[1];
  return /\b\d{1,2}(?::\d\d)?(?= ?[ap]m\b)/.exec(said)?.[0]?.concat(" o'clock") ?? /\b(?:19|20)\d\d\b/.exec(said)?.[0];
}
