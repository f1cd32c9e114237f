/**
 * Happenings that a noun tells of: "the crash of a tram", "his arrest", "paid tribute"; who owns, does or undergoes them.
 */
import type { Participant, Role } from '../domain/extraction.ts';
import type { VerbGroup } from './clauses.ts';
import { type Draft, draft, wordsOf } from './happening-drafts.ts';
import { isEventNoun, type Typed, typeOfNoun } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import { byPhrase, isNounAfterAll, type Phrase, phraseAfter } from './noun-phrases.ts';
import { add, addPlace, type Index } from './participants.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';

/** The happening an event noun tells of, or undefined. */
export function fromNoun(
  document: Tokens,
  sentence: Sentence,
  at: number,
  index: Index,
  groups: readonly VerbGroup[],
): Omit<Draft, 'modality'> | undefined {
  const { tokens } = document;
  const token = tokens[at]!;
  if (
    !(token.tags.has('Noun') || token.lower === 'dead' || token.tags.has('Gerund') || token.tags.has('Verb')) ||
    token.tags.has('Auxiliary') ||
    token.tags.has('Month')
  )
    return undefined;
  const held = index.mentionAt.get(at);
  if (held !== undefined && held.form === 'name') return undefined;
  const single = nounLemma(token.lower);
  const pair = at > sentence.first && joined(tokens[at - 1]!, token) ? `${tokens[at - 1]!.lower} ${single}` : '';
  const lemma = isEventNoun(pair) ? pair : single;
  if (!isEventNoun(lemma) || partOfCompound(tokens, at, sentence)) return undefined;
  if (at > sentence.first && /^(?:anti|pro|non|counter)$/.test(tokens[at - 1]!.lower)) return undefined;
  const first = lemma === pair ? at - 1 : at;
  const before = modifiersBefore(tokens, first, sentence);
  const complement = complementAfter(tokens, at, sentence);
  const beside = wordsOf(tokens, [before, complement?.phrase], sentence);
  const typed = typeOfNoun(lemma, beside, index.words);
  if (typed === undefined) return undefined;
  // "under fire": blamed, not burning
  if (lemma === 'fire' && /^(?:under|open|opened|opening|opens|catch|caught)$/.test(tokens[first - 1]?.lower ?? ''))
    return undefined;
  const participants: Participant[] = [];
  const whose = ownerOf(tokens, first, before, sentence);
  if (whose !== undefined) add(participants, document, index, whose, ownerRole(tokens, whose, lemma, typed));
  if (complement !== undefined)
    add(participants, document, index, complement.phrase, complementRole(complement, lemma, typed));
  const second = complement?.role === 'patient' ? byPhrase(tokens, complement.phrase.last, sentence) : undefined;
  if (second !== undefined && tokens[second.first - 1]!.index - complement!.phrase.last <= 1)
    add(participants, document, index, second, 'agent');
  const doer = doerOf(tokens, at, groups);
  if (doer !== undefined && !participants.some((part) => part.role === doer.role))
    add(participants, document, index, doer.phrase, doer.role);
  addPlace(participants, document, sentence, at, index);
  return draft(document, sentence, { first, last: at + 1 }, lemma, typed, participants, token, 'noun');
}

/** "a dawn crash", "weekend talks": when, not who. */
const TIME_WORDS =
  /^(?:dawn|dusk|day|night|morning|evening|afternoon|weekend|winter|summer|spring|autumn|year|month|week|minute|hour|today|yesterday|overnight|midnight)$/;

/** Event nouns so general that the one before them only says which. */
const GENERIC = /^(?:events?|incidents?|problems?|roles?|jobs?)$/;

/** "crash site", "race day", "strike force": the event noun only colours the next one. */
function partOfCompound(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at; i + 1 < sentence.last && i < at + 4; i += 1) {
    const next = tokens[i + 1]!;
    if (
      tokens[i]!.possessive ||
      tokens[i]!.post !== ' ' ||
      !(next.tags.has('Noun') || isNounAfterAll(tokens, i + 1, sentence)) ||
      next.tags.has('Pronoun')
    )
      return false;
    if (next.tags.has('Date') && !/^(?:day|night|year|season|week|month|period)$/.test(next.lower)) return false;
    if (!isEventNoun(nounLemma(next.lower)) || GENERIC.test(next.lower)) return true;
    // "Rail Accident Investigation Branch": only names run on over a second event noun
    if (!isCapital(tokens[at]!) || !isCapital(next)) return false;
  }
  return false;
}

/** Nouns and names right before an event noun: "site" of "the site crash", "Doe" of "Doe's victory". */
function modifiersBefore(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  let first = at;
  while (first > sentence.first && at - first < 6) {
    const token = tokens[first - 1]!;
    if (
      !joined(token, tokens[first]!) ||
      token.tags.has('Determiner') ||
      token.tags.has('Preposition') ||
      token.tags.has('Pronoun') ||
      token.tags.has('Conjunction')
    )
      break;
    if (
      !(token.tags.has('Noun') || token.tags.has('Adjective') || token.tags.has('Value') || /^\p{Lu}/u.test(token.text))
    )
      break;
    if ((token.tags.has('Verb') && !token.tags.has('Noun')) || /^(?:no|not)$/.test(token.lower)) break;
    first -= 1;
  }
  return first === at ? undefined : { first, last: at };
}

/** Nouns before an event noun that say how it was and not who took part: "a horror crash", "a joint statement". */
const DESCRIBING =
  /^(?:horror|joint|mass|hit|run|road|street|surprise|freak|mystery|shock|murder|rush|terror|suicide|drug|drugs|substance|alcohol|gun|knife|world|winter|air|head|test|record|press|news|group|family|media|state|national|international|bomb|car-bomb|panic|chain|mid-air|front|back|home|job|work|phone|video|live|public|emergency|security|safety|peace|trade|cash|power)$/;

/** Who or what stands before an event noun: "his", "Doe's", else the nouns next to it. */
function ownerOf(
  tokens: readonly Token[],
  first: number,
  before: Phrase | undefined,
  sentence: Sentence,
): Phrase | undefined {
  const edge = (before?.first ?? first) - 1;
  const pronoun = edge >= sentence.first && /^(?:his|her|its|their|our|my|your)$/.test(tokens[edge]!.lower);
  if (before === undefined) return pronoun ? { first: edge, last: edge + 1 } : undefined;
  let from = before.first;
  for (let i = before.last - 1; i >= before.first; i -= 1) {
    if (!tokens[i]!.possessive) continue;
    // "this morning's tram derailment": the day owns nothing
    if (!TIME_WORDS.test(tokens[i]!.lower) && !tokens[i]!.tags.has('Date')) return { first: before.first, last: i + 1 };
    from = i + 1;
    break;
  }
  if (pronoun) return { first: edge, last: edge + 1 };
  let start = before.last;
  while (start > from && (tokens[start - 1]!.tags.has('Noun') || /^\p{Lu}/u.test(tokens[start - 1]!.text))) start -= 1;
  const head = tokens[before.last - 1]!;
  if (start === before.last || TIME_WORDS.test(head.lower) || DESCRIBING.test(head.lower) || /-/.test(head.pre))
    return undefined;
  return { first: start, last: before.last };
}

/** Event nouns whose owner it is done to: "his arrest", "Doe's trial". Source: written for this project. */
const SUFFERED = new Set(
  'arrest,detention,imprisonment,extradition,custody,incarceration,jail term,prison term,probation,parole,killing,murder,assassination,execution,slaying,beheading,kidnapping,abduction,charge,indictment,prosecution,arraignment,trial,retrial,conviction,acquittal,sentence,sentencing,pardon,appointment,nomination,inauguration,reinstatement,ouster,impeachment,ousting,rescue,evacuation,infection,diagnosis,illness,disease,heart attack,cancer,surgery,treatment,recovery,dismissal,sacking,firing,promotion,deportation,displacement,rape,torture,destruction,release,closure'.split(
    ',',
  ),
);

function ownerRole(tokens: readonly Token[], phrase: Phrase, lemma: string, typed: Typed): Role {
  if (typed.undergone) return 'patient';
  const head = tokens[phrase.last - 1]!;
  const owns = head.possessive || /^(?:his|her|its|their|our|my|your)$/.test(head.lower);
  if (!owns) return DOERS.test(head.lower) && !SUFFERED.has(lemma) ? 'agent' : 'other';
  return SUFFERED.has(lemma) ? 'patient' : 'agent';
}

/** Who does what the next noun tells of, without a possessive: "a pirate attack", "a union protest". Source: written for this project. */
const DOERS =
  /^(?:pirate|rebel|militant|insurgent|terrorist|guerrilla|gunman|police|government|army|military|navy|union|student|court|company|ministry|opposition|worker|teacher|farmer|crew|mob|gang|parliament|senate|council|fan)s?$/;

/** Nouns of what somebody does, said with "of": "the arrival of the team". */
const DONE_BY = new Set('resignation,failure,victory,win,triumph,performance,appearance,protest,complaint'.split(','));

/** "the ruling of the court", "a statement of the union": who makes it; "a statement on a page": what it is about. */
function complementRole(complement: { readonly role: Role; readonly word: string }, lemma: string, typed: Typed): Role {
  const { role, word } = complement;
  if (word === 'on' && /^(?:statement|contact\.|politics\.(?:diplomacy|campaign)|decision|movement\.)/.test(typed.type))
    return 'other';
  if (word !== 'of') return role;
  const made =
    /^(?:statement|courts\.verdict|decision|movement\.travel)/.test(typed.type) &&
    !SUFFERED.has(lemma) &&
    !/^(?:choice|selection|allegation|accusation|warning|report|threat|confession|promise|denial|confirmation|disclosure|prediction|tour|crossing)$/.test(
      lemma,
    );
  return made || DONE_BY.has(lemma) ? 'agent' : role;
}

/** Verbs that carry an event noun: who does it, or to whom it is done. Source: written for this project. */
const CARRYING = new Set(
  'make,give,take,hold,pay,launch,conduct,issue,deliver,stage,mount,commit,file,begin,start,open,sign,carry out,win,score,post,lead,wage,offer,announce,perform,reach'.split(
    ',',
  ),
);
const SUFFERING = new Set('suffer,undergo,face,sustain,survive,receive,await'.split(','));

/** "The minister paid tribute", "the attack was carried out by rebels": the subject of the verb that carries the noun. */
function doerOf(
  tokens: readonly Token[],
  at: number,
  groups: readonly VerbGroup[],
): { readonly phrase: Phrase; readonly role: Role } | undefined {
  for (const group of groups) {
    const phrase = group.passive ? group.by : group.subject;
    const noun = group.passive ? group.subject : group.object;
    if (phrase === undefined || noun === undefined || noun.last - 1 !== at || tokens[at]!.possessive) continue;
    if (CARRYING.has(group.lemma)) return { phrase, role: 'agent' };
    if (SUFFERING.has(group.lemma) && !group.passive) return { phrase, role: 'patient' };
  }
  return undefined;
}

/** "of X", "by X", "on X", "against X" right behind an event noun. */
function complementAfter(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
): { phrase: Phrase; role: Role; word: string } | undefined {
  // "an attack today on a freighter"
  const behind = /^(?:today|yesterday|tonight|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
    tokens[at + 1]?.lower ?? '',
  )
    ? at + 2
    : at + 1;
  const preposition = tokens[behind];
  if (preposition === undefined || behind >= sentence.last || tokens[at]!.post !== ' ') return undefined;
  const role: Role | undefined = /^(?:of|on|against)$/.test(preposition.lower)
    ? 'patient'
    : preposition.lower === 'by'
      ? 'agent'
      : preposition.lower === 'for' && /^(?:search|hunt|manhunt)$/.test(tokens[at]!.lower)
        ? 'patient'
        : undefined;
  if (role === undefined) return undefined;
  const phrase = phraseAfter(tokens, behind + 1, sentence);
  return phrase === undefined ? undefined : { phrase, role, word: preposition.lower };
}
