/**
 * Who takes part in what an event noun tells of although they stand outside its phrase: "Doe paid tribute", "Doe is in custody".
 */
import type { Role } from '../domain/extraction.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import type { Typed } from './happening-words.ts';
import type { Phrase } from './noun-phrases.ts';
import { ARTICLE } from './phrase-words.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Verbs that carry an event noun: who does it, or to whom it is done. Source: written for this project. */
export const CARRYING: ReadonlySet<string> = new Set(
  'make,give,take,hold,pay,launch,conduct,issue,deliver,stage,mount,commit,file,begin,start,open,sign,carry out,win,score,post,lead,wage,offer,announce,perform,reach,have,do,host,attend,join,organise,organize,enter,play,publish,release,write,send,lodge,order,plan,adopt,resume,repeat,complete,finish,set,break,run,draw up,negotiate,strike,accept,reject,pursue,attempt,impose,hand down,hand out,pass,put on'.split(
    ',',
  ),
);
const SUFFERING = new Set('suffer,undergo,face,sustain,survive,receive,await,get,serve,need,require,escape'.split(','));
/** Verbs that bring somebody an award. */
const WINNING = new Set(
  'win,receive,earn,take,get,share,collect,pick up,accept,take home,land,claim,scoop,gain,bag'.split(','),
);
/** Verbs that bring somebody a win. */
const GAINING =
  /^(?:earn|secure|clinch|achieve|claim|celebrate|notch|record|gain|snatch|seal|pull off|get|grab|enjoy|pick up|score|post|complete)$/;
const WON = /^(?:sport\.win|politics\.election)$/;
/** Types of nouns that somebody has rather than does: "had a heart attack". */
const HAD = /^(?:health\.|life\.(?:injury|death|birth)|accident\.|courts\.(?:charge|trial|verdict))/;
/** Verbs of who does something to another's deed: who rejects an offer makes none, who orders an attack sends others. */
const ANOTHERS = /^(?:accept|reject|order|attend|host|join|adopt|announce|publish|release|win|set|break|plan)$/;
/** Types of nouns that stand for what several come to, so that who comes does not do it: "attended the event", "hosted the awards". */
const COME_TO = /^(?:culture\.|sport\.match|other$)/;
/** Types of nouns whose word is the deed of who gives it out: "released a statement", "announced a strike". */
const OWN_WORD =
  /^(?:statement|decision|business\.|politics\.(?:protest|campaign|law|resignation)|movement\.|attempt|courts\.verdict|technology\.)/;

/** True where the subject of the verb does what its object tells of. */
function carries(group: VerbGroup, noun: string, typed: Typed): boolean {
  if (!CARRYING.has(group.lemma)) return false;
  if (!ANOTHERS.test(group.verb)) return true;
  switch (group.verb) {
    case 'host':
      if (typed.type === 'sport.match') return true;
      return !COME_TO.test(typed.type);
    case 'attend':
      return !COME_TO.test(typed.type);
    case 'accept':
    case 'reject':
      return false;
    case 'order':
    case 'plan':
    case 'adopt':
      return !/^crime\.investigate$/.test(typed.type) || group.verb !== 'order';
    case 'announce':
    case 'publish':
    case 'release':
      return OWN_WORD.test(typed.type) || /^(?:deals?|cuts?|changes?|reforms?)$/.test(noun);
    default:
      return true;
  }
}

/** "The minister paid tribute", "the attack was carried out by rebels": the subject of the verb that carries the noun. */
export function doerOf(
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
    // "earned a surprise victory"
    if (GAINING.test(group.lemma) && WON.test(typed.type) && !group.passive) return { phrase, role: 'agent' };
    if (SUFFERING.has(group.lemma) && !group.passive) return { phrase, role: 'patient' };
    // who wins a championship does not do it, but the winning
    if (
      /^(?:win|lose)$/.test(group.lemma) &&
      /championship|cup|league|title|tournament|olympics|bowl/.test(tokens[at]!.lower)
    )
      continue;
    if (carries(group, tokens[at]!.lower, typed))
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
export function outsideOf(
  tokens: readonly Token[],
  sentence: Sentence,
  place: Place,
  groups: readonly VerbGroup[],
): { readonly phrase: Phrase; readonly role: Role } | undefined {
  const { at, lemma, typed } = place;
  const entered = enteredBy(tokens, sentence, place, groups);
  if (entered !== undefined) return entered;
  let edge = (place.before?.first ?? place.first) - 1;
  if (edge > sentence.first && ARTICLE.test(tokens[edge]!.lower)) edge -= 1;
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

/** Verbs of the way to a win: "stormed to victory"; those of who leads another there: "led the team to a win". */
const TO_WIN =
  /^(?:storm|cruise|roll|coast|sweep|ride|race|surge|romp|power|march|charge|sail|ease|fight|battle|fall|slump|crash|slip|stumble|slide|hang on|hold on|rally|lead|guide|inspire|propel|carry|help|fire|steer|shoot)$/;
const LEADING = /^(?:lead|guide|inspire|propel|carry|help|fire|steer|shoot|power|sweep)$/;
/** Types of nouns that one takes part in. */
const SHARED_IN =
  /^(?:politics\.(?:protest|campaign|vote|diplomacy)|contact\.meeting|conflict\.|business\.labour|crime\.(?:theft|offence|hack))/;
/** Nouns of what one goes on or is on. */
const GONE_ON =
  /^(?:strike|hunger strike|rampage|trip|tour|pilgrimage|journey|voyage|patrol|offensive|killing spree|crime spree)$/;

/** Who goes into what the noun tells of by a verb with a preposition: "took part in the march", "agreed to a deal", "went on strike". */
function enteredBy(
  tokens: readonly Token[],
  sentence: Sentence,
  place: Place,
  groups: readonly VerbGroup[],
): { readonly phrase: Phrase; readonly role: Role } | undefined {
  const { lemma, typed } = place;
  let edge = (place.before?.first ?? place.first) - 1;
  if (edge > sentence.first && /^(?:a|an|the|another|their|his|her|its)$/.test(tokens[edge]!.lower)) edge -= 1;
  if (edge <= sentence.first || !/^(?:to|in|on)$/.test(tokens[edge]!.lower)) return undefined;
  const group = groups.findLast((other) => other.last <= edge);
  if (group?.subject === undefined || group.passive) return undefined;
  const led = group.object?.last === edge && group.last < edge;
  if (group.last !== edge && !led) return undefined;
  const agent = { phrase: group.subject, role: 'agent' } as const;
  switch (tokens[edge]!.lower) {
    case 'to':
      if (/(?:win|victory|triumph|defeat|loss|comeback|re-?election)$/.test(lemma) && TO_WIN.test(group.lemma)) {
        if (!led) return agent;
        return LEADING.test(group.verb) ? { phrase: group.object!, role: 'agent' } : undefined;
      }
      return !led && /^(?:agree|commit|consent)$/.test(group.verb) && typed.type === 'politics.diplomacy'
        ? agent
        : undefined;
    case 'in':
      if (!SHARED_IN.test(typed.type)) return undefined;
      if (led) return group.verb === 'take' && tokens[edge - 1]!.lower === 'part' ? agent : undefined;
      return /^(?:participate|engage)$/.test(group.verb) ||
        (/^(?:be|remain)$/.test(group.verb) && /^(?:talks|negotiation)$/.test(lemma))
        ? agent
        : undefined;
    default:
      return !led && GONE_ON.test(lemma) && /^(?:be|go|embark|set out|set off|leave|remain|stay)$/.test(group.lemma)
        ? agent
        : undefined;
  }
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
