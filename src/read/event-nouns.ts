/**
 * Happenings that a noun tells of: "the crash of a tram", "his arrest", "paid tribute"; who owns, does or undergoes them.
 */
import type { Participant, Role } from '../domain/extraction.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { type Draft, draft, wordsOf } from './happening-drafts.ts';
import { isEventNoun, type Typed, typeOfNoun } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import { byPhrase, type Phrase, phraseAfter, phraseBefore } from './noun-phrases.ts';
import { isIdiom, isMarch, isThing, partOfCompound } from './noun-things.ts';
import { add, addPlace, type Index } from './participants.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

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
    token.tags.has('Month') ||
    isMarch(tokens, at, sentence)
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
  const before = modifiersBefore(tokens, first, sentence, groups);
  const typedAs = (phrase: Phrase | undefined) =>
    typeOfNoun(lemma, wordsOf(tokens, [before, phrase], sentence), index.words);
  const complement = complementAfter(tokens, at, sentence, lemma, typedAs(undefined)?.type ?? '');
  const typed = typedAs(complement?.phrase);
  if (
    typed === undefined ||
    isIdiom(tokens, at, lemma, groups) ||
    isThing(tokens, at, lemma, sentence, groups, index.words)
  )
    return undefined;
  // "under fire": blamed, not burning
  if (lemma === 'fire' && /^(?:under|open|opened|opening|opens|catch|caught)$/.test(tokens[first - 1]?.lower ?? ''))
    return undefined;
  const participants: Participant[] = [];
  const whose = ownerOf(tokens, first, before, sentence);
  // "his nomination of Doe": who is behind "of" undergoes it, so the owner does it
  const owner = whose === undefined ? undefined : tokens[whose.last - 1]!;
  const owns = owner !== undefined && (owner.possessive || owner.tags.has('Possessive'));
  const doesIt = owns && complement?.word === 'of' && SUFFERED.has(lemma);
  if (whose !== undefined)
    add(participants, document, index, whose, doesIt ? 'agent' : ownerRole(tokens, whose, lemma, typed));
  if (complement !== undefined)
    add(participants, document, index, complement.phrase, complementRole(tokens, complement, lemma, typed));
  const second = complement?.role === 'patient' ? byPhrase(tokens, complement.phrase.last, sentence) : undefined;
  if (second !== undefined && tokens[second.first - 1]!.index - complement!.phrase.last <= 1)
    add(participants, document, index, second, 'agent');
  const doer =
    doerOf(tokens, at, groups, typed) ?? outsideOf(tokens, sentence, { first, at, lemma, typed, before }, groups);
  if (doer !== undefined && !participants.some((part) => part.role === doer.role))
    add(participants, document, index, doer.phrase, doer.role);
  addPlace(participants, document, sentence, at, index);
  return draft(document, sentence, { first, last: at + 1 }, lemma, typed, participants, token, 'noun');
}

/** "a dawn crash", "weekend talks": when, not who. */
const TIME_WORDS =
  /^(?:dawn|dusk|day|night|morning|evening|afternoon|weekend|winter|summer|spring|autumn|year|month|week|minute|hour|today|yesterday|overnight|midnight)$/;

/** Nouns and names right before an event noun: "site" of "the site crash", "Doe" of "Doe's victory". */
function modifiersBefore(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  groups: readonly VerbGroup[],
): Phrase | undefined {
  let first = at;
  while (first > sentence.first && at - first < 6) {
    const token = tokens[first - 1]!;
    if (
      groups.some((group) => group.main === first - 1 || group.first === first - 1) ||
      !joined(token, tokens[first]!) ||
      token.tags.has('Determiner') ||
      // "his on-air reporting"
      (token.tags.has('Preposition') && token.post !== '-') ||
      token.tags.has('Pronoun') ||
      token.tags.has('Conjunction')
    )
      break;
    if (
      token.post !== '-' &&
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
  /^(?:horror|joint|mass|hit|run|road|street|surprise|freak|mystery|shock|murder|rush|terror|suicide|drug|drugs|substance|alcohol|gun|knife|world|winter|air|head|test|record|press|news|group|family|media|state|national|international|bomb|car-bomb|panic|chain|mid-air|front|back|home|job|work|phone|video|live|public|emergency|security|safety|peace|trade|cash|power|human)$/;

/** Who or what stands before an event noun: "his", "Doe's", else the nouns next to it. */
function ownerOf(
  tokens: readonly Token[],
  first: number,
  before: Phrase | undefined,
  sentence: Sentence,
): Phrase | undefined {
  const edge = (before?.first ?? first) - 1;
  const pronoun = edge >= sentence.first && /^(?:his|her|its|their|our|my|your)$/.test(tokens[edge]!.lower);
  // "Tolos, whose clash with the mayor"
  if (edge > sentence.first && tokens[edge]!.lower === 'whose')
    return phraseBefore(tokens, edge - 1, { ...sentence, last: edge }, []) ?? undefined;
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
  const names = (token: Token) =>
    !/^(?:a|an|the|full|this|that)$/.test(token.lower) &&
    (token.tags.has('Noun') || (isCapital(token) && token.index > sentence.first && !token.tags.has('Adjective')));
  while (start > from && names(tokens[start - 1]!)) start -= 1;
  const head = tokens[before.last - 1]!;
  if (
    start === before.last ||
    TIME_WORDS.test(head.lower) ||
    head.tags.has('Date') ||
    DESCRIBING.test(head.lower) ||
    /-/.test(head.pre)
  )
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
  if (!owns && /election$/.test(lemma)) return 'patient';
  if (!owns) {
    // "the NBC broadcast": who airs it, where others name what is aired
    if (/^(?:broadcast|telecast)$/.test(lemma) && BROADCASTERS.test(head.text)) return 'agent';
    const somebody = isCapital(head) || head.tags.has('Actor') || head.tags.has('Person');
    if (SUFFERED.has(lemma) && somebody && !DOERS.test(head.lower)) return 'patient';
    if (DOERS.test(head.lower) && !SUFFERED.has(lemma) && typed.type !== 'conflict.fight') return 'agent';
    if (isCapital(head) && MADE_BY.test(lemma) && !head.tags.has('Place')) return 'agent';
    return OBJECT_BEFORE.has(lemma) ? 'patient' : 'other';
  }
  return SUFFERED.has(lemma) ? 'patient' : 'agent';
}

const BROADCASTERS = /^(?:ABC|NBC|CBS|BBC|CNN|Fox|ESPN|ITV|PBS|HBO|MTV|TNT|Netflix)$/;

/** Event nouns before which stands what it is done to: "a travel ban", "a power transition". Source: written for this project. */
const OBJECT_BEFORE = new Set(
  'change,return,choice,upgrade,removal,introduction,expansion,restoration,ban,boycott,reform,overhaul,repeal,review,audit,inspection,edit,editing,reporting,coverage,selection,transition,transfer,handover,sale,purchase,acquisition,takeover,buyout,bid,auction,search,hunt,investigation,inquiry,probe,study,research,survey,test,testing,cut,reduction,theft,robbery,burglary,fraud,forgery,laundering,smuggling,trafficking,hack,hijacking,hijack,launch,release,publication,telecast,broadcast,screening,premiere,production,construction,demolition,repair,protection,control,prevention,distribution,recall,withdrawal,transplant,abuse,care,storage,collection,count,recount,management,exchange,shortage,export,import,seizure,blockade,clearance,inauguration,funding,development,discovery,redesign,replacement,renewal,extension,closure,cull,delivery,privatisation,privatization,nationalisation,nationalization'.split(
    ',',
  ),
);

/** Nouns of what the one named before has made or won: "the Tarvik patch", "a Tolos win". */
const MADE_BY =
  /^(?:win|victory|triumph|negotiation|patch|announcement|comeback|offer|bid|decision|pledge|promise|proposal)$/;

/** Who does what the next noun tells of, without a possessive: "a pirate attack", "a union protest". Source: written for this project. */
const DOERS =
  /^(?:pirate|rebel|militant|insurgent|terrorist|guerrilla|gunman|police|government|army|military|navy|union|student|court|company|ministry|opposition|worker|teacher|farmer|crew|mob|gang|parliament|senate|council|fan)s?$/;

/** Nouns of what somebody does, said with "of": "the arrival of the team". */
const DONE_BY = new Set('resignation,failure,victory,win,triumph,performance,appearance,protest,complaint'.split(','));

/** "the ruling of the court", "a statement of the union": who makes it; "a statement on a page": what it is about. */
function complementRole(
  tokens: readonly Token[],
  complement: { readonly phrase: Phrase; readonly role: Role; readonly word: string },
  lemma: string,
  typed: Typed,
): Role {
  const { phrase, role, word } = complement;
  // "the sentence of the Supreme Court"
  if (word === 'of' && /^(?:court|judge|jury|tribunal|panel)s?$/.test(tokens[phrase.last - 1]!.lower)) return 'agent';
  if (word === 'on' && /^(?:statement|contact\.|politics\.(?:diplomacy|campaign)|decision|movement\.)/.test(typed.type))
    return 'other';
  if (word !== 'of') return role;
  if (lemma === 'suspicion') return 'other';
  const made =
    /^(?:statement|courts\.verdict|decision|movement\.travel)/.test(typed.type) &&
    !SUFFERED.has(lemma) &&
    !/^(?:choice|selection|allegation|accusation|warning|report|threat|confession|promise|denial|confirmation|disclosure|prediction|tour|crossing)$/.test(
      lemma,
    );
  return made || DONE_BY.has(lemma) ? 'agent' : role;
}

/** Verbs that carry an event noun: who does it, or to whom it is done. Source: written for this project. */
export const CARRYING: ReadonlySet<string> = new Set(
  'make,give,take,hold,pay,launch,conduct,issue,deliver,stage,mount,commit,file,begin,start,open,sign,carry out,win,score,post,lead,wage,offer,announce,perform,reach,have,do,host,attend,join,organise,organize,enter,play,publish,release,write,send,lodge,order,plan,adopt,resume,repeat,complete,finish,set,break,run,draw up,negotiate,strike,accept,reject,pursue,attempt'.split(
    ',',
  ),
);
const SUFFERING = new Set('suffer,undergo,face,sustain,survive,receive,await,get,serve,need,require,escape'.split(','));
/** Verbs that bring somebody an award. */
const WINNING = new Set(
  'win,receive,earn,take,get,share,collect,pick up,accept,take home,land,claim,scoop,gain,bag'.split(','),
);
/** Verbs that bring somebody a win. */
const GAINING = /^(?:earn|secure|clinch|achieve|claim|celebrate|notch|record|gain|snatch|seal|pull off)$/;
const WON = /^(?:sport\.win|politics\.election)$/;
/** Types of nouns that somebody has rather than does: "had a heart attack". */
const HAD = /^(?:health\.|life\.(?:injury|death|birth)|accident\.|courts\.(?:charge|trial|verdict))/;

/** "The minister paid tribute", "the attack was carried out by rebels": the subject of the verb that carries the noun. */
function doerOf(
  tokens: readonly Token[],
  at: number,
  groups: readonly VerbGroup[],
  typed: Typed,
): { readonly phrase: Phrase; readonly role: Role } | undefined {
  for (const group of groups) {
    const phrase = group.passive ? group.by : group.subject;
    const noun = group.passive ? group.subject : group.object;
    if (phrase === undefined || noun === undefined || tokens[at]!.possessive || !holds(tokens, noun, at, typed))
      continue;
    if (typed.type === 'culture.award' && WINNING.has(group.lemma)) return { phrase, role: 'recipient' };
    if (SUFFERING.has(group.lemma) && !group.passive) return { phrase, role: 'patient' };
    // "earned a surprise victory"
    if (GAINING.test(group.lemma) && WON.test(typed.type) && !group.passive) return { phrase, role: 'agent' };
    // who wins a championship does not do it, but the winning
    if (
      /^(?:win|lose)$/.test(group.lemma) &&
      /championship|cup|league|title|tournament|olympics|bowl/.test(tokens[at]!.lower)
    )
      continue;
    if (CARRYING.has(group.lemma))
      return { phrase, role: group.verb === 'have' && HAD.test(typed.type) ? 'patient' : 'agent' };
  }
  return undefined;
}

/** The noun is the phrase's head, or the head of what "of" hangs on it: "the Man of the Match award". */
function holds(tokens: readonly Token[], phrase: Phrase, at: number, typed: Typed): boolean {
  if (phrase.last - 1 === at) return true;
  if (typed.type !== 'culture.award') return false;
  if (tokens[phrase.last]?.lower !== 'of' || at <= phrase.last || at - phrase.last > 5) return false;
  for (let i = phrase.last; i < at; i += 1) if (!joined(tokens[i]!, tokens[i + 1]!)) return false;
  for (let i = phrase.last + 1; i < at; i += 1)
    if (tokens[i]!.tags.has('Preposition') || tokens[i]!.tags.has('Verb')) return false;
  return true;
}

/** Where an event noun stands and what it is. */
interface Place {
  readonly first: number;
  readonly at: number;
  readonly lemma: string;
  readonly typed: Typed;
  readonly before: Phrase | undefined;
}

/** Nouns of what is said, so that who says it in the same clause made it. */
const SAID_IN =
  /^(?:statement|speech|interview|news conference|press conference|address|announcement|testimony|apology|remark)$/;
/** Nouns of a state that somebody is in: "is in custody", "went on trial", "under investigation". */
const STATES =
  /^(?:arrest|custody|detention|trial|investigation|probation|parole|suspicion|scrutiny|inquiry|review|treatment|surgery|rehab|rehabilitation|attack|fire|siege|indictment|review|probe|evacuation|construction|appeal|charge)$/;

/** Who takes part although the noun stands behind a preposition: "Doe is in custody", "Doe said in a statement". */
function outsideOf(
  tokens: readonly Token[],
  sentence: Sentence,
  place: Place,
  groups: readonly VerbGroup[],
): { readonly phrase: Phrase; readonly role: Role } | undefined {
  const { at, lemma, typed } = place;
  let edge = (place.before?.first ?? place.first) - 1;
  if (edge > sentence.first && /^(?:a|an|the)$/.test(tokens[edge]!.lower)) edge -= 1;
  if (lemma === 'dead') return deadOf(tokens, place, groups);
  if (edge < sentence.first) return undefined;
  const word = tokens[edge]!.lower;
  if (
    STATES.test(lemma) &&
    /^(?:in|into|on|under|for|through|to)$/.test(word) &&
    !tokens[edge + 1]!.tags.has('Determiner')
  ) {
    let until = edge;
    while (until > sentence.first && tokens[until - 1]!.tags.has('Adverb')) until -= 1;
    const group = groups.findLast((other) => other.last <= until && until - other.last <= 3);
    if (group === undefined || (until - group.last > 0 && group.object?.last !== until)) return undefined;
    if (group.passive) return group.subject === undefined ? undefined : { phrase: group.subject, role: 'patient' };
    const phrase =
      group.object?.last === edge
        ? group.object
        : group.verb === 'be' || /^(?:go|stand|remain|come|enter|stay)$/.test(group.verb)
          ? group.subject
          : undefined;
    return phrase === undefined ? undefined : { phrase, role: 'patient' };
  }
  if (SAID_IN.test(lemma) && /^(?:in|at|during|with)$/.test(word) && typed.type !== 'other') {
    const saying = (group: VerbGroup) =>
      group.subject !== undefined && !group.passive && SAYING_VERBS.has(group.verb) && !group.infinitive;
    const group =
      groups.findLast((other) => saying(other) && other.last <= edge && edge - other.last <= 8) ??
      groups.find(
        (other) => saying(other) && other.first > at && other.subject!.first - at <= 12 && other.subject!.first > at,
      );
    return group?.subject === undefined ? undefined : { phrase: group.subject, role: 'agent' };
  }
  return undefined;
}

/** "Doe is presumed dead", "the blast left seven dead". */
function deadOf(
  tokens: readonly Token[],
  place: Place,
  groups: readonly VerbGroup[],
): { readonly phrase: Phrase; readonly role: Role } | undefined {
  const { at } = place;
  const group = groups.findLast((other) => other.last <= at && at - other.last <= 4);
  if (group === undefined) return undefined;
  if (group.object?.last === at && !group.passive) return { phrase: group.object, role: 'patient' };
  // "a climber feared dead"
  if (group.last === at && /^(?:fear|presume|believe|think|find|report|pronounce|declare)$/.test(group.verb)) {
    const phrase = group.passive || group.object === undefined ? group.subject : undefined;
    if (phrase !== undefined && phrase.last <= group.first && /(?:ed|ght|und)$/.test(tokens[group.main]!.lower))
      return { phrase, role: 'patient' };
  }
  const linked = group.passive || /^(?:be|remain|lie|fall|drop|stay)$/.test(group.verb);
  if (!linked || group.subject === undefined) return undefined;
  for (let i = group.last; i < at; i += 1)
    if (
      !tokens[i]!.tags.has('Adverb') &&
      !/^(?:pronounced|declared|presumed|believed|feared|found|confirmed)$/.test(tokens[i]!.lower)
    )
      return undefined;
  return { phrase: group.subject, role: 'patient' };
}

/** Types whose parties stand behind "with" and "between". */
const SHARED = /^(?:contact\.meeting|politics\.diplomacy|conflict\.fight|business\.deal|life\.marriage)/;
/** Nouns whose "to" names what it is done to. */
const DONE_TO =
  /^(?:damage|threat|change|harm|injury|repair|amendment|upgrade|response|reaction|reply|tribute|reform|cut|update|disruption|opposition|damage)$/;

/** "of X", "by X", "on X", "against X", "in prices", "with X", "between X" right behind an event noun. */
function complementAfter(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  lemma: string,
  type: string,
): { phrase: Phrase; role: Role; word: string } | undefined {
  // "an attack today on a freighter"
  const behind = /^(?:today|yesterday|tonight|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
    tokens[at + 1]?.lower ?? '',
  )
    ? at + 2
    : at + 1;
  const preposition = tokens[behind];
  if (preposition === undefined || behind >= sentence.last || tokens[at]!.post !== ' ') return undefined;
  const role = roleBehind(preposition.lower, lemma, type);
  if (role === undefined) return undefined;
  const phrase = phraseAfter(tokens, behind + 1, sentence);
  return phrase === undefined ? undefined : { phrase, role, word: preposition.lower };
}

function roleBehind(word: string, lemma: string, type: string): Role | undefined {
  switch (word) {
    case 'on':
      // "an accident on a road" is where
      return /^(?:accident|disaster|life|health|movement|sport|culture)\./.test(type) ? undefined : 'patient';
    case 'of':
    case 'against':
      return 'patient';
    case 'by':
      return 'agent';
    case 'for':
      return /^(?:search|hunt|manhunt)$/.test(lemma) ? 'patient' : undefined;
    case 'with':
      return lemma === 'interview' ? 'patient' : SHARED.test(type) ? 'agent' : undefined;
    case 'between':
      return SHARED.test(type) || type.startsWith('sport.') || lemma === 'debate' ? 'agent' : undefined;
    case 'from':
      // "protection from attacks": what is kept off does not protect
      return /^(?:statement|business\.finance|contact\.help|culture\.award)$/.test(type) &&
        !/^(?:protection|relief|rescue|shelter|defence|defense)$/.test(lemma)
        ? 'agent'
        : undefined;
    case 'in':
      return /^economy\.(?:rise|fall)$/.test(type) || lemma === 'change' ? 'patient' : undefined;
    case 'into':
      return type === 'crime.investigate' ? 'patient' : undefined;
    case 'to':
      return DONE_TO.test(lemma) ? 'patient' : undefined;
    default:
      return undefined;
  }
}
