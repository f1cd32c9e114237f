/**
 * Which part they take who stand in the phrase of an event noun: "his arrest", "a travel ban", "the ruling of the court".
 */
import type { Role } from '../domain/extraction.ts';
import type { Typed } from './happening-words.ts';
import type { Phrase } from './noun-phrases.ts';
import { isCapital, type Token } from './tokens.ts';

/** Event nouns whose owner it is done to: "his arrest", "Doe's trial". Source: written for this project. */
export const SUFFERED = new Set(
  'arrest,detention,imprisonment,extradition,custody,incarceration,jail term,prison term,probation,parole,killing,murder,assassination,execution,slaying,beheading,kidnapping,abduction,charge,indictment,prosecution,arraignment,trial,retrial,conviction,acquittal,sentence,sentencing,pardon,appointment,nomination,inauguration,reinstatement,ouster,impeachment,ousting,rescue,evacuation,infection,diagnosis,illness,disease,heart attack,cancer,surgery,treatment,recovery,dismissal,sacking,firing,promotion,deportation,displacement,rape,torture,destruction,release,closure'.split(
    ',',
  ),
);

/** The part of who stands before an event noun, as owner or next to it. */
export function ownerRole(tokens: readonly Token[], phrase: Phrase, lemma: string, typed: Typed): Role {
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
export function complementRole(
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

/** Types whose parties stand behind "with" and "between". */
const SHARED = /^(?:contact\.meeting|politics\.diplomacy|conflict\.fight|business\.deal|life\.marriage)/;
/** Nouns whose "to" names what it is done to. */
const DONE_TO =
  /^(?:damage|threat|change|harm|injury|repair|amendment|upgrade|response|reaction|reply|tribute|reform|cut|update|disruption|opposition|damage)$/;

/** The part of a phrase behind an event noun by its preposition; undefined when it takes none. */
export function roleBehind(word: string, lemma: string, type: string): Role | undefined {
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
