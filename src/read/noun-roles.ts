/**
 * Which part they take who stand in the phrase of an event noun: "his arrest", "a travel ban", "the ruling of the court".
 */
import type { EntityKind, Role } from '../domain/extraction.ts';
import { isEventNoun, type Typed } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import type { Phrase } from './noun-phrases.ts';
import { isCapital, type Token } from './tokens.ts';

/** Event nouns whose owner it is done to: "his arrest", "Doe's trial". Source: written for this project. */
export const SUFFERED = new Set(
  'arrest,detention,imprisonment,extradition,custody,incarceration,jail term,prison term,probation,parole,killing,murder,assassination,execution,slaying,beheading,kidnapping,abduction,charge,indictment,prosecution,arraignment,trial,retrial,conviction,acquittal,sentence,sentencing,pardon,appointment,nomination,inauguration,reinstatement,ouster,impeachment,ousting,rescue,evacuation,infection,diagnosis,illness,disease,heart attack,cancer,surgery,treatment,recovery,dismissal,sacking,firing,promotion,deportation,displacement,rape,torture,destruction,release,closure'.split(
    ',',
  ),
);

/** What illnesses are named for: nobody has "Alzheimer's disease" because Alzheimer had it. */
const EPONYMS = /^(?:alzheimer|parkinson|crohn|hodgkin|huntington|asperger|gehrig|lyme|graves|addison|bell|down)$/;

/** The part of who owns an event noun: "his arrest", "the union's protest"; undefined where an owner's name only says which illness it is. */
export function ownerRole(tokens: readonly Token[], phrase: Phrase, lemma: string, typed: Typed): Role | undefined {
  if (typed.type.startsWith('health.') && EPONYMS.test(tokens[phrase.last - 1]!.lower)) return undefined;
  return typed.undergone || SUFFERED.has(lemma) ? 'patient' : 'agent';
}

/** The part of the noun or name right before an event noun, `kind` being that of the name: "the travel ban", "a Tolos win", "the Oslo crash". */
export function modifierRole(
  tokens: readonly Token[],
  phrase: Phrase,
  lemma: string,
  typed: Typed,
  kind: EntityKind | undefined,
): Role {
  const head = tokens[phrase.last - 1]!;
  if (kind === 'PLACE' || kind === 'COUNTRY') return placeRole(kind, lemma, typed);
  // "a snow storm" is no storm of snow's, "a gunshot wound" no wound of the shot's
  if (/^disaster\.(?:storm|earthquake)$/.test(typed.type)) return 'other';
  if (typed.type === 'life.injury' && INFLICTED.test(head.lower)) return 'other';
  if (lemma === 'damage') return CAUSES.test(head.lower) ? 'agent' : 'patient';
  if (typed.undergone || /election$/.test(lemma)) return 'patient';
  // "the NBC broadcast": who airs it, where others name what is aired
  if (/^(?:broadcast|telecast)$/.test(lemma) && BROADCASTERS.test(head.text)) return 'agent';
  const somebody = isCapital(head) || head.tags.has('Actor') || head.tags.has('Person');
  if (SUFFERED.has(lemma) && somebody && !DOERS.test(head.lower)) return 'patient';
  if (DOERS.test(head.lower) && !SUFFERED.has(lemma) && typed.type !== 'conflict.fight') return 'agent';
  if (kind !== undefined || isCapital(head)) {
    if (lemma === 'verdict' && kind === 'PERSON') return 'patient';
    if (typed.type === 'crime.investigate' && INVESTIGATORS.test(head.text)) return 'agent';
    if (typed.type === 'movement.travel' && kind === 'PERSON') return 'agent';
    if (MADE_BY.test(lemma) && !head.tags.has('Place')) return 'agent';
    const party = kind !== undefined && kind !== 'SITE' && PARTIES.test(typed.type);
    if (party && !OBJECT_BEFORE.has(lemma) && !/^(?:rampage|stampede|riot|demonstration)$/.test(lemma)) return 'agent';
  }
  return OBJECT_BEFORE.has(lemma) && (lemma === 'celebration' || !KINDS.test(head.lower)) ? 'patient' : 'other';
}

/** What a place before an event noun is to it: where it was, unless it is gone to, helped or party to it. */
function placeRole(kind: EntityKind, lemma: string, typed: Typed): Role {
  if (/^(?:visit|bailout|bail-out|sanctions|embargo|blockade|invasion|occupation|evacuation)$/.test(lemma))
    return 'patient';
  if (typed.type === 'sport.win') return 'agent';
  if (kind === 'COUNTRY' && AGREED.test(lemma)) return 'agent';
  if (typed.type.startsWith('economy.')) return 'patient';
  return typed.undergone || SUFFERED.has(lemma) || /^politics\.(?:protest|election|vote)$/.test(typed.type)
    ? 'place'
    : 'other';
}

/** Agreements, whose parties stand before them: "the Iran deal". */
const AGREED = /^(?:deal|agreement|pact|treaty|accord|ceasefire|cease-fire|truce|talks|negotiation)$/;
/** Types of nouns before which a name is who acts or shares: "the Tarvik deal", "a Tolos statement". */
const PARTIES =
  /^(?:politics\.(?:diplomacy|protest|campaign|vote)|business\.labour|contact\.meeting|courts\.verdict|statement|decision|attempt)$/;
/** What makes wounds. */
const INFLICTED = /^(?:gunshot|bullet|gun|stab|knife|shrapnel|burn|bite|battle|war|combat)$/;
/** What does damage: "smoke damage". */
const CAUSES =
  /^(?:smoke|storm|fire|flood|water|wind|hail|frost|quake|earthquake|tornado|hurricane|tsunami|bomb|blast|termite|sun|rain|snow|ice|wildfire|impact)$/;
const INVESTIGATORS =
  /^(?:FBI|CIA|SEC|FTC|FAA|NTSB|DEA|IRS|ATF|Interpol|Europol|Police|Congress|Senate|House|Commission|Committee|Department|Ministry|Bureau|Agency|Authority|Guard|Pentagon|Parliament|NASA|UN|EU|Inspectorate|Board|Council)$/;
/** Nouns that only say of which kind the deed is: "a phone call", "a security review". */
const KINDS =
  /^(?:telephone|conference|internet|web|online|capital|bailout|autopsy|opinion|cyber|computer|government|protest|price|year|season|campaign|self|site|field|spot|summer|star|club|group|class|case|style|form|type|cover)$/;

const BROADCASTERS = /^(?:ABC|NBC|CBS|BBC|CNN|Fox|ESPN|ITV|PBS|HBO|MTV|TNT|Netflix)$/;

/** Event nouns before which stands what it is done to: "a travel ban", "a power transition". Source: written for this project. */
const OBJECT_BEFORE = new Set(
  'heist,celebration,complaint,allegation,accusation,rumor,rumour,prediction,denial,disclosure,request,announcement,visit,bailout,bail-out,donation,payment,bombing,siege,sanctions,boycott,change,return,choice,upgrade,removal,introduction,expansion,restoration,ban,boycott,reform,overhaul,repeal,review,audit,inspection,edit,editing,reporting,coverage,selection,transition,transfer,handover,sale,purchase,acquisition,takeover,buyout,bid,auction,search,hunt,investigation,inquiry,probe,study,research,survey,test,testing,cut,reduction,theft,robbery,burglary,fraud,forgery,laundering,smuggling,trafficking,hack,hijacking,hijack,launch,release,publication,telecast,broadcast,screening,premiere,production,construction,demolition,repair,protection,control,prevention,distribution,recall,withdrawal,transplant,abuse,care,storage,collection,count,recount,management,exchange,shortage,export,import,seizure,blockade,clearance,inauguration,funding,development,discovery,redesign,replacement,renewal,extension,closure,cull,delivery,privatisation,privatization,nationalisation,nationalization'.split(
    ',',
  ),
);

/** Nouns of what the one named before has made or won: "the Tarvik patch", "a Tolos win". */
const MADE_BY =
  /^(?:win|victory|triumph|negotiation|patch|announcement|comeback|offer|bid|decision|pledge|promise|proposal)$/;

/** Who does what the next noun tells of, without a possessive: "a pirate attack", "a union protest". Source: written for this project. */
const DOERS =
  /^(?:pirate|rebel|militant|insurgent|terrorist|guerrilla|gunman|police|government|army|military|navy|union|student|court|company|ministry|opposition|worker|teacher|farmer|crew|mob|gang|parliament|senate|council|fan|jury|board|cabinet|committee|tribunal|shark|dog|bear|wolf|vampire|robber|hacker|protester|passenger|pilot|nurse|doctor|miner|prosecutor|defence|defense)s?$/;

/** Nouns of what somebody does, said with "of": "the arrival of the team". Source: written for this project. */
const DONE_BY = new Set(
  'statement,comment,remark,speech,apology,request,call,pledge,vow,advice,response,reaction,reply,feedback,outcry,recommendation,testimony,resignation,failure,victory,win,triumph,appearance,decision,sentence,ruling,verdict,judgment,judgement,visit,trip,arrival,departure,journey,return,voyage,flight,pilgrimage,effort,attempt,strike,walkout,meeting,gathering,summit,march,rally'.split(
    ',',
  ),
);

/** Nouns with "of" before who does it, if it is somebody, and else before what it is done to: "complaints of nurses", "complaints of abuse". */
const DONE_BY_PEOPLE = new Set(
  'complaint,protest,performance,announcement,warning,threat,promise,report,claim,proposal,prediction,confession,denial,confirmation,concert,show,comeback,campaign,offer,plot,conspiracy,attack'.split(
    ',',
  ),
);

/** People and bodies by common nouns: "the protest of the nurses". */
const PEOPLE =
  /^(?:(?:worker|teacher|nurse|doctor|student|farmer|lawyer|official|minister|president|mayor|witness|expert|officer|player|actor|singer|artist|team|band|club|company|firm|union|group|party|government|commission|committee|agency|council|panel|board|bank|church|army|police|militant|rebel|terrorist|critic|parent|resident|neighbour|neighbor|victim|customer|user|passenger|employee|investor|analyst|scientist|researcher|activist|prisoner|leader|member|woman|man|boy|girl)s?|people|men|women|children|staff)$/;

/** Who or what stands behind an event noun, with its preposition. */
export interface Complement {
  readonly phrase: Phrase;
  readonly role: Role;
  readonly word: string;
}

/** "the ruling of the court", "a statement of the union": who makes it; "a statement on a page": what it is about; undefined for what takes no part: "a sentence of life". */
export function complementRole(
  tokens: readonly Token[],
  complement: Complement,
  lemma: string,
  typed: Typed,
  kind: EntityKind | undefined,
): Role | undefined {
  const { phrase, role, word } = complement;
  const head = tokens[phrase.last - 1]!;
  // "the sentence of the court"
  if (word === 'of' && /^(?:court|judge|jury|tribunal|panel)s?$/.test(head.lower)) return 'agent';
  if (word === 'on' && /^(?:statement|contact\.|politics\.(?:diplomacy|campaign)|decision|movement\.)/.test(typed.type))
    return 'other';
  if (word !== 'of') return role;
  if (lemma === 'suspicion') return 'other';
  const somebody =
    kind === 'PERSON' ||
    kind === 'ORGANISATION' ||
    kind === 'OUTLET' ||
    kind === 'COUNTRY' ||
    head.tags.has('Actor') ||
    PEOPLE.test(head.lower);
  if (!somebody && (isMeasure(head, lemma) || isCharge(head, typed))) return undefined;
  if (typed.undergone) return 'patient';
  // "reports of people in the water": what is told of; "the report of the commission": who tells
  // "a campaign of insults" is made of them
  if (lemma === 'campaign' && !somebody) return undefined;
  const told = /^(?:report|claim|threat|warning)$/.test(lemma) && kind === undefined;
  if (DONE_BY_PEOPLE.has(lemma))
    return somebody && !(told && tokens[phrase.first - 1]!.lower !== 'the') ? 'agent' : role;
  return DONE_BY.has(lemma) && !SUFFERED_OF.has(lemma) ? 'agent' : role;
}

/** Nouns whose owner undergoes them, but which somebody hands down: "the sentence of the judge". */
const SUFFERED_OF: ReadonlySet<string> = new Set([...SUFFERED].filter((lemma) => lemma !== 'sentence'));

/** "a sentence of 12 years", "a rise of 5 %", "a sentence of life": how much. */
function isMeasure(head: Token, lemma: string): boolean {
  return (
    head.tags.has('Percent') ||
    head.tags.has('Money') ||
    head.tags.has('Date') ||
    /^(?:percent|cent|years?|months?|weeks?|days?|hours?|minutes?|points?|dollars?|euros?|pounds?|million|billion|trillion|times|kilometers?|kilometres?|miles?|metres?|meters?|degrees|confidence)$/.test(
      head.lower,
    ) ||
    (lemma === 'sentence' && /^(?:life|imprisonment|prison|jail|probation|death)$/.test(head.lower))
  );
}

/** "the charge of murder", "a conviction of fraud": what for. */
function isCharge(head: Token, typed: Typed): boolean {
  return (
    /^courts\.(?:charge|verdict)$/.test(typed.type) &&
    (isEventNoun(nounLemma(head.lower)) || /^(?:guilty|innocence|innocent)$/.test(head.lower))
  );
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
