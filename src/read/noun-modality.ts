/**
 * How sure a text is of what a noun tells of: no surer than the verb that brings it about ("will hold a meeting"), asked for ("calls for a vote"), or
 * still to come by the words before it ("the planned march").
 */
import type { Modality } from '../domain/extraction.ts';
import { demandBefore } from './demands.ts';
import type { Setting } from './modality-setting.ts';
import { CARRYING } from './noun-carriers.ts';
import { DEFINITE, OWNER } from './phrase-words.ts';
import { isToBe, nounAhead } from './to-come.ts';
import { joined } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Words before an event noun that say it is still to come, or may never. Source: written for this project. */
export const TO_COME =
  /^(?:planned|upcoming|scheduled|proposed|coming|expected|future|impending|imminent|forthcoming|looming|intended|would-be|eventual|anticipated)$/;
const MAYBE = /^(?:possible|potential|likely|hypothetical|suspected|feared|threatened|presumed)$/;

/** Verbs that speak of what is not yet, and what their object is then. Source: written for this project. */
const LOOKS_AHEAD: ReadonlyMap<string, Modality> = new Map(
  (
    [
      [
        'plan,schedule,await,wait,expect,arrange,prepare,organise,organize,intend,promise,pledge,offer,propose,anticipate,threaten,vow,postpone,reschedule,brace',
        'planned',
      ],
      [
        'need,demand,want,urge,consider,request,require,seek,advocate,favour,favor,recommend,call,ask,push,press,hope,campaign,lobby,appeal,plead,apply,aim,weigh,mull,contemplate',
        'hypothetical',
      ],
      ['fear,risk,suspect,predict', 'guessed'],
      ['avoid,prevent,avert,cancel,rule out,deny', 'negated'],
    ] as const
  ).flatMap(([verbs, modality]) => verbs.split(',').map((verb) => [verb, modality] as const)),
);
/** Verbs that make what their object names, so that it is as sure as they are. */
const BRINGS_ABOUT: ReadonlySet<string> = new Set([
  ...CARRYING,
  ...'receive,cause,trigger,spark,provoke,bring,face,hold,provide,lead,result,undergo,suffer,get,see'.split(','),
]);

/** Verbs that take what they look ahead to behind "for". */
const TAKES_FOR = /^(?:brace|apply|wait|call|ask|push|press|hope|plan|prepare|arrange|campaign|lobby|appeal|plead)$/;
/** Verbs that look ahead to what is named with an article as well: "demanded the resignation of". */
const OF_ANY =
  /^(?:plan|schedule|await|wait|arrange|prepare|avert|avoid|cancel|postpone|reschedule|demand|seek|urge|request|require|call|ask|push|press|campaign|lobby|appeal|plead|propose|recommend)$/;
/** Verbs of weighing what may be done, and what was done already when it is weighed. */
const WEIGHS = /^(?:consider|weigh|mull|contemplate)$/;
const OFFERED =
  /^(?:offers?|proposals?|bids?|requests?|appeals?|reports?|claims?|responses?|complaints?|evidence|decisions?|crash|death|attacks?)$/;
/** Nouns of what is said or asked, which is said even where it is denied. */
export const SAID =
  /^(?:accusations?|allegations?|claims?|reports?|charges?|rumou?rs?|requests?|appeals?|complaints?|suggestions?|criticisms?|counts?)$/;
/** Verbs by which anything comes about, as their subject. */
const COMES = /^(?:happen|occur|begin|start|take place)$/;

/** First token of the noun's phrase, without its article. */
function phraseStart({ document: { tokens }, sentence, groups }: Setting, at: number): number {
  let first = at;
  while (
    first > sentence.first &&
    joined(tokens[first - 1]!, tokens[first]!) &&
    ['Adjective', 'Noun', 'Value', 'Participle', 'PastTense', 'Gerund'].some((tag) =>
      tokens[first - 1]!.tags.has(tag),
    ) &&
    !groups.some((group) => group.main === first - 1) &&
    !['Preposition', 'Conjunction', 'Pronoun', 'Determiner'].some((tag) => tokens[first - 1]!.tags.has(tag))
  )
    first -= 1;
  return first;
}

/** "updates and special offers": where the list opens that the phrase ends. */
function firstOfList(setting: Setting, first: number): number {
  const { tokens } = setting.document;
  if (first - 2 < setting.sentence.first || !/^(?:and|or)$/.test(tokens[first - 1]!.lower)) return first;
  const other = tokens[first - 2]!;
  if (!other.tags.has('Plural') || other.tags.has('Verb') || !joined(other, tokens[first - 1]!)) return first;
  return phraseStart(setting, first - 2);
}

function onlyAhead(modality: Modality | undefined): Modality | undefined {
  return modality === 'planned' || modality === 'hypothetical' || modality === 'guessed' ? modality : undefined;
}

/** What its own verb says of the noun: "further strikes are planned", "an appeal is likely"; "the attack was planned by rebels" came about. */
function saidToCome({ document: { tokens }, at, groups }: Setting, definite: boolean): Modality | undefined {
  const group = groups.find(({ subject, main }) => subject !== undefined && main > at && at === subject.last - 1);
  if (group === undefined || group.infinitive || group.negative) return undefined;
  if (group.verb === 'be') {
    const word = tokens[group.last]?.lower ?? '';
    if (/^(?:likely|unlikely|probable)$/.test(word)) return 'guessed';
    if (word === 'possible') return 'hypothetical';
    // "the move was due to prices"
    if (word === 'due' && tokens[group.last + 1]?.lower === 'to') return undefined;
    return /^(?:imminent|due|pending|planned|scheduled|expected)$/.test(word) ? 'planned' : undefined;
  }
  // "was expected to be higher" speaks of what it is like
  if (!group.passive || tokens[group.last]?.lower === 'to') return undefined;
  if (/^(?:schedule|expect|slate|anticipate)$/.test(group.verb)) return 'planned';
  if (/^(?:plan|propose|intend)$/.test(group.verb)) return definite ? undefined : 'planned';
  if (/^(?:fear|suspect)$/.test(group.verb)) return 'guessed';
  return /^(?:cancel|scrap|call off|avert|avoid|prevent|rule out)$/.test(group.lemma) ? 'negated' : undefined;
}

/** The verb that says of its subject whether it came about: "a decision will be made", "the strike will begin", "surgery may be needed". */
function broughtAbout({ document: { tokens }, at, groups, sentence }: Setting, first: number, definite: boolean) {
  const heads = groups.filter(({ subject, main }) => subject !== undefined && main > at && at === subject.last - 1);
  const group = heads.find((each) => each.infinitive && isToBe(tokens, each)) ?? heads[0];
  if (group === undefined || (group.infinitive && !isToBe(tokens, group))) return undefined;
  const bare = !definite && (first === sentence.first || !tokens[first - 1]!.tags.has('Determiner'));
  if (bare && group.auxiliaries.some((word) => /^(?:can|must|should|may|might|could|would|cannot)$/.test(word)))
    return group;
  // "a strike will follow"
  if (
    first > sentence.first &&
    /^(?:a|an|another)$/.test(tokens[first - 1]!.lower) &&
    group.auxiliaries.some((word) => /^(?:will|shall|would|could|may|might)$/.test(word))
  )
    return group;
  // "the offer was made public"
  const next = tokens[group.last];
  if (next?.tags.has('Adjective') === true && tokens[group.last - 1]!.post === ' ') return undefined;
  if (group.passive && /^(?:make|hold|give|take|issue|carry out|conduct|stage|reach|launch)$/.test(group.lemma))
    return group;
  const place = next?.lower === 'place' ? `${group.lemma} place` : group.lemma;
  // "did not begin until May" began, "will not begin to hurt" tells of something else
  if (COMES.test(place) && next?.lower !== 'to' && !(group.negative && /^(?:begin|start)$/.test(place))) return group;
  return undefined;
}

/** A noun is no surer than the verb that brings it about: "will hold a meeting", "pledged a smooth transition", "calls for a vote". */
export function ofNoun(setting: Setting, sureAs: (group: VerbGroup) => Modality | undefined): Modality | undefined {
  const { document, at, sentence, groups } = setting;
  const { tokens } = document;
  const first = phraseStart(setting, at);
  for (let i = first; i < at; i += 1) {
    if (TO_COME.test(tokens[i]!.lower)) return 'planned';
    if (MAYBE.test(tokens[i]!.lower)) return 'guessed';
  }
  // "reached for comment", "a message seeking more comment"
  const sought = /^(?:further|additional|more|immediate)$/.test(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
  if (
    tokens[at]!.lower === 'comment' &&
    sought >= sentence.first &&
    /^(?:for|seeking|requesting)$/.test(tokens[sought]!.lower)
  )
    return 'planned';
  // "presumed dead"
  if (/^(?:presumed|feared|believed|thought)$/.test(tokens[at - 1]?.lower ?? '') && at > sentence.first)
    return 'guessed';
  const ahead = nounAhead(tokens, sentence, first, at, groups);
  if (typeof ahead === 'string') return ahead;
  if (ahead !== undefined && sureAs(ahead) === 'planned') return 'planned';
  const definite = first > sentence.first && (DEFINITE.test(tokens[first - 1]!.lower) || tokens[first - 1]!.possessive);
  const toCome = saidToCome(setting, definite);
  if (toCome !== undefined) return toCome;
  const brought = broughtAbout(setting, first, definite);
  if (brought !== undefined) return brought.negative ? 'negated' : sureAs(brought);
  let edge = firstOfList(setting, first) - 1;
  while (edge > sentence.first && (tokens[edge]!.tags.has('Determiner') || OWNER.test(tokens[edge]!.lower))) edge -= 1;
  const word = tokens[edge]?.lower ?? '';
  if (/^(?:pending|awaiting)$/.test(word)) return 'planned';
  // "asked that a decision be made"
  if (word === 'that' && demandBefore(tokens, edge, sentence)) return 'planned';
  // "slated for release"
  if (
    word === 'for' &&
    /^(?:slated|scheduled|due|set|planned|ready|prepared|eligible)$/.test(tokens[edge - 1]?.lower ?? '')
  )
    return 'planned';
  const behind = /^(?:for|to|in|with|at|during)$/.test(word) && edge > sentence.first ? word : '';
  const last = behind === '' ? edge : edge - 1;
  const group = groups.findLast((other) => other.last - 1 <= last && other.main < at);
  if (group === undefined || group.last - 1 < last - (behind === '' ? 0 : 5)) return undefined;
  const looks = LOOKS_AHEAD.get(group.lemma) ?? LOOKS_AHEAD.get(group.verb);
  const takesFor = TAKES_FOR.test(group.verb);
  if (group.negative) return definite ? undefined : 'negated';
  // who denies an accusation does not say that nobody accuses
  if (group.verb === 'deny' && SAID.test(tokens[at]!.lower)) return undefined;
  if (
    looks !== undefined &&
    (behind === ''
      ? !/^(?:brace|apply|aim|wait|call|ask|push|press|hope|campaign|lobby|appeal|plead)$/.test(group.verb)
      : (behind === 'for' && takesFor) || (behind === 'at' && group.verb === 'aim'))
  )
    if (!definite || OF_ANY.test(group.verb) || (WEIGHS.test(group.verb) && !OFFERED.test(tokens[at]!.lower)))
      return looks;
  // "are due to meet in a match"
  if (/^(?:in|at|during)$/.test(behind) && /^(?:a|an)$/.test(tokens[first - 1]?.lower ?? '')) return sureAs(group);
  // "would lead to the closure of", "is expected to announce his resignation"
  const own = first > sentence.first && OWNER.test(tokens[first - 1]!.lower);
  const leads = /^(?:lead|result|cause|bring|trigger|spark|prompt|force)$/.test(group.verb);
  if ((leads || (own && behind === '')) && BRINGS_ABOUT.has(group.verb)) return onlyAhead(sureAs(group));
  if (behind === 'for' || behind === 'with' || (definite && !/^(?:hold|attend|host|give|make|face)$/.test(group.verb)))
    return undefined;
  if (!BRINGS_ABOUT.has(group.verb)) return undefined;
  // the verb's own modality, without its speaker
  return sureAs(group);
}
