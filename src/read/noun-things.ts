/**
 * Where an event noun tells of no happening: the month of March, the first half of a compound ("crash site"), half of a phrase that means
 * something else ("a great deal"), and what names a thing, a place or a body. The lists were written for this project.
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { isEventNoun } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import { namesThing } from './noun-senses.ts';
import { isNounAfterAll } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** "in March," is a month even where the tagger sees a name. */
export function isMarch(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  return (
    tokens[at]!.text === 'March' &&
    ((at > sentence.first &&
      isCapital(tokens[at - 1]!) &&
      !tokens[at - 1]!.possessive &&
      !isTitled(tokens, sentence)) ||
      (at + 1 < sentence.last && /^\d{1,4}$/.test(tokens[at + 1]!.text) && tokens[at]!.post === ' ') ||
      (at > sentence.first &&
        /^(?:in|of|since|until|last|this|by|on|early|late|from|next|between)$/.test(tokens[at - 1]!.lower)))
  );
}

/** Bodies and things named for what they deal with. */
const FIRMS =
  /^(?:firm|company|group|team|unit|agency|site|victim|victims|survivor|survivors|scene|driver|plan|plans|services|crews?)$/;

/** Event nouns so general that the one before them only says which. */
const GENERIC = /^(?:events?|incidents?|problems?|roles?|jobs?)$/;

/** "crash site", "race day", "strike force": the event noun only colours the next one. */
export function partOfCompound(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  // "piracy-related", "drop - off point"
  const after = tokens[at + 1];
  if (tokens[at]!.post === '-') return true;
  if (tokens[at]!.post === ' - ' && /^(?:off|out|up|down|in|back|over|by|on|to)$/.test(after?.lower ?? '')) return true;
  // "the game winning kick", "a crash related death"
  if (
    after !== undefined &&
    at + 1 < sentence.last &&
    tokens[at]!.post === ' ' &&
    /^(?:winning|losing|related|saving|stopping|prone|free|resistant|ready)$/.test(after.lower) &&
    tokens[at + 2]?.tags.has('Noun') === true &&
    at + 2 < sentence.last
  )
    return true;
  // "a conference call": the two are one
  if (after !== undefined && at + 1 < sentence.last && joined(tokens[at]!, after))
    if (isEventNoun(`${tokens[at]!.lower} ${nounLemma(after.lower)}`)) return true;
  // "a flood response firm": whatever the tagger thinks of the last word
  if (after !== undefined && at + 1 < sentence.last && tokens[at]!.post === ' ' && FIRMS.test(after.lower)) return true;
  for (let i = at; i + 1 < sentence.last && i < at + 4; i += 1) {
    const next = tokens[i + 1]!;
    if (
      tokens[i]!.possessive ||
      tokens[i]!.post !== ' ' ||
      !(next.tags.has('Noun') || isNounAfterAll(tokens, i + 1, sentence)) ||
      next.tags.has('Pronoun')
    )
      return false;
    // "the Man of the Match award"
    if (isCapital(tokens[at]!) && /^(?:awards?|prizes?|troph(?:y|ies))$/.test(next.text)) return true;
    if (next.tags.has('Date') && !/^(?:day|night|year|season|week|month|period)$/.test(next.lower)) return false;
    if (!isEventNoun(nounLemma(next.lower)) || GENERIC.test(next.lower)) return true;
    // "Rail Accident Investigation Branch": only names run on over a second event noun
    if (!isCapital(tokens[at]!) || !isCapital(next)) return false;
  }
  return false;
}

/** "a great deal more", "the release said": words that tell of no happening here. */
export function isIdiom(tokens: readonly Token[], at: number, lemma: string, groups: readonly VerbGroup[]): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  if (lemma === 'deal') return /^(?:great|good)$/.test(before);
  if (lemma === 'return') return before === 'in';
  // "in charge of", "take charge"
  if (lemma === 'charge' && tokens[at]!.lower === 'charge')
    if (before === 'the' && /^(?:led|lead|leads|leading)$/.test(tokens[at - 2]?.lower ?? ''))
      // "led the charge in": was foremost
      return true;
    else return /^(?:in|take|takes|took|taking|taken)$/.test(before) || /^(?:of|free)$/.test(before);
  if (lemma === 'show') return /^(?:on|for)$/.test(before);
  return (
    lemma === 'release' &&
    groups.some((group) => group.subject?.last === at + 1 && !group.passive && SAYING_VERBS.has(group.verb))
  );
}

/** Words of a text that tells of ball games. */
const SCORING =
  'scored,scorer,scoring,scores,goalkeeper,striker,midfielder,forward,defender,penalty,halftime,half-time,kick,puck,hockey,soccer,football,match,league,fifa,uefa'.split(
    ',',
  );
/** With a capital behind another, the names of bodies, columns and offices: "the Highway Patrol". */
const NAMES_BODY =
  /^(?:Patrol|Reviews?|Investigations?|Reports?|Rescue|Protection|Control|Search|Research|Operations|Statistics|Trade|Defen[cs]e|Trust|Campaign|Appeals|Claims|Support|Relief|Aid|Help|Challenge|Education)$/;

/** Words of a text that tells of computer games, and of one that tells of courts. */
const GAMING = [
  'gamers',
  'gaming',
  'playstation',
  'nintendo',
  'xbox',
  'console',
  'consoles',
  'multiplayer',
  'videogame',
];
const COURTS =
  'court,courts,judge,jury,prison,jail,convicted,guilty,trial,crime,inmate,parole,sentenced,prosecutors,probation'.split(
    ',',
  );

/** The noun names a thing here: computer games, the sentences of a text, the polls as places. */
export function isThing(
  tokens: readonly Token[],
  at: number,
  lemma: string,
  sentence: Sentence,
  groups: readonly VerbGroup[],
  words: ReadonlySet<string>,
): boolean {
  const before = at > sentence.first ? tokens[at - 1]!.lower : '';
  const next = at + 1 < sentence.last ? tokens[at + 1]!.lower : '';
  if (namesBody(tokens, at, sentence) || isOffice(tokens, at, sentence) || inName(tokens, at, sentence, lemma))
    return true;
  const lead = at - 1 > sentence.first ? tokens[at - 2]!.lower : '';
  if (namesThing(lemma, tokens[at]!.lower, lead, before, next, words)) return true;
  switch (lemma) {
    case 'game':
      if (/^(?:video|computer|board|mobile|card|online|arcade|console|role-playing|hunger)$/.test(before)) return true;
      return (
        GAMING.some((word) => words.has(word)) &&
        !/^(?:world|national|state|league)$/.test(before) &&
        !words.has('quarterback') &&
        !words.has('stadium')
      );
    case 'goal':
      // what somebody aims at
      return (
        !SCORING.some((word) => words.has(word)) ||
        /^(?:long-term|term|main|ultimate|primary|first|next|science|mission|policy)$/.test(before)
      );
    case 'vote':
      // "won with 84,121 votes"
      return tokens[at]!.lower === 'votes' && at > sentence.first && tokens[at - 1]!.tags.has('Value');
    case 'return':
      return isPaper(tokens, at, sentence, groups);
    case 'release':
      // what is handed to the press is a sheet
      return /^(?:press|news|media)$/.test(before);
    case 'breakdown':
      return next === 'by' || /^(?:statistical|detailed|demographic|racial|full)$/.test(before);
    case 'event':
      // "in the event they are late"
      return before === 'the' && at - 2 >= sentence.first && tokens[at - 2]!.lower === 'in';
    case 'sentence':
      return !COURTS.some((word) => words.has(word));
    case 'poll':
      // "at the polls", "polls open at eight", "polling stations"
      return (
        tokens[at]!.lower === 'polls' &&
        (/^(?:to|at)$/.test(before === 'the' ? (tokens[at - 2]?.lower ?? '') : before) ||
          groups.some(
            ({ subject, verb, main }) =>
              subject !== undefined &&
              main > at &&
              at === subject.last - 1 &&
              /^(?:open|close|keep|reopen|shut)$/.test(verb),
          ))
      );
    case 'fire':
      // "fire and rescue crews", "fire engines" are bodies and things
      return (
        /^(?:engines?|crews?|brigades?|station|stations|truck|trucks|department|departments|chief|service|services|and)$/.test(
          next,
        ) &&
        (next !== 'and' || /^(?:rescue|safety)$/.test(tokens[at + 2]?.lower ?? ''))
      );
    default:
      return false;
  }
}

/** Holders and places of office, with what they are for behind "of" or "for". */
const OFFICES =
  /^(?:director|chief|head|minister|ministry|secretary|department|office|officer|bureau|agency|committee|commission|board|institute|school|faculty|professor|manager|coordinator|commissioner|president|centre|center|university|council|court|directorate|undersecretary|vice-president|chairman|chair)$/;

/** "the director of operations", "the Department of Trade": what an office is for, without an article; "head of the inquiry" leads one. */
function isOffice(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at - 1; i > Math.max(sentence.first, at - 6); i -= 1) {
    const { lower, tags } = tokens[i]!;
    if (!joined(tokens[i]!, tokens[i + 1]!) || (tags.has('Determiner') && lower !== 'of')) return false;
    // "asked the ministry for comment" names no office
    if (lower === 'of' || (lower === 'for' && isCapital(tokens[at]!))) return OFFICES.test(tokens[i - 1]!.lower);
    if (lower === 'for') return false;
    if (tags.has('Verb') && !tags.has('Noun')) return false;
  }
  return false;
}

/** Types whose happenings have names of their own: "the Vietnam War". */
const HAS_NAMES =
  /^(?:war|battle|revolution|uprising|rebellion|revolt|riots?|march|massacre|summit|conference|convention|festival|parade|carnival|cup|bowl|olympics|games?|championships?|open|race|tournament|final|finals|playoffs?|awards?|award|prize|ceremony|oscars?|emmys?|grammys?|globes?|honou?rs?|accords?|agreement|treaty|pact|truce|elections?|primary|primaries|referendum|caucus|hurricane|typhoon|cyclone|storm|tornado|earthquake|quake|tsunami|flood|fire|tour|concert|exhibition|show|trial|trials|attacks?|crisis|recession|meetings?|celebrations?|inauguration|affair|scandal|wedding|dead|match|series|marathon|coup|massacre)$/;

/** "the Harbour Recovery", "Windows Update", "Harbour Rush: Final Offensive": a capital of a name inside a sentence that writes other words small. */
function inName(tokens: readonly Token[], at: number, sentence: Sentence, lemma: string): boolean {
  const token = tokens[at]!;
  if (at === sentence.first || !isCapital(token) || /^\p{Lu}{2,}/u.test(token.text)) return false;
  const before = tokens[at - 1]!;
  if (!isCapital(before) || !joined(before, token) || before.possessive) return false;
  const last = lemma.slice(lemma.lastIndexOf(' ') + 1);
  if (HAS_NAMES.test(last) || HAS_NAMES.test(token.lower)) return false;
  return !isTitled(tokens, sentence) && !inHeadline(tokens, at, sentence);
}

/** A run of so many capitals is a headline that ran into its text. */
const HEADLINE = 6;

function inHeadline(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const small = (i: number) => tokens[i]!.lower.length > 3 && !isCapital(tokens[i]!);
  let first = at;
  while (first > Math.max(sentence.first, at - 12) && !small(first - 1)) first -= 1;
  let last = at + 1;
  while (last < Math.min(sentence.last, at + 12) && !small(last)) last += 1;
  let capitals = 0;
  for (let i = first; i < last; i += 1) if (isCapital(tokens[i]!)) capitals += 1;
  return capitals >= HEADLINE;
}

/** "filed a return", "last year's returns", "the return on investment": what is filed or earned; who comes back makes no paper. */
function isPaper(tokens: readonly Token[], at: number, sentence: Sentence, groups: readonly VerbGroup[]): boolean {
  const before = at > sentence.first ? tokens[at - 1]!.lower : '';
  const next = at + 1 < sentence.last ? tokens[at + 1]!.lower : '';
  if (before === 'tax') return true;
  if (next === 'on' && /^(?:investments?|equity|capital|assets)$/.test(tokens[at + 2]?.lower ?? '')) return true;
  if (tokens[at]!.lower === 'returns') return !/^(?:to|from|home)$/.test(next);
  return groups.some(
    ({ verb, passive, subject, object }) =>
      /^(?:file|submit|lodge|audit)$/.test(verb) && (passive ? subject : object)?.last === at + 1,
  );
}

/** "the Highway Patrol": with a capital behind another one, in a sentence that writes other words small. */
export function namesBody(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  if (at === sentence.first || !NAMES_BODY.test(tokens[at]!.text)) return false;
  return isCapital(tokens[at - 1]!) && joined(tokens[at - 1]!, tokens[at]!) && !isTitled(tokens, sentence);
}

/** A headline with capitals throughout, in which a capital tells nothing. */
function isTitled(tokens: readonly Token[], sentence: Sentence): boolean {
  let small = 0;
  for (let i = sentence.first; i < sentence.last; i += 1)
    if (tokens[i]!.lower.length > 3 && !isCapital(tokens[i]!) && /^\p{L}/u.test(tokens[i]!.text)) small += 1;
  return small === 0;
}
