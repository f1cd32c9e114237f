/**
 * How sure a text is of what a noun tells of: no surer than the verb that brings it about ("will hold a meeting"), asked for ("calls for a vote"), or
 * still to come by the words before it ("the planned march").
 */
import type { Modality } from '../domain/extraction.ts';
import type { Setting } from './modality-setting.ts';
import { CARRYING } from './noun-carriers.ts';
import { nounAhead } from './to-come.ts';
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
        'plan,schedule,await,expect,arrange,prepare,organise,organize,intend,promise,pledge,offer,propose,anticipate,threaten,vow',
        'planned',
      ],
      [
        'need,demand,want,urge,consider,request,require,seek,advocate,favour,favor,recommend,call,ask,push,hope',
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
  ...'cause,trigger,spark,provoke,bring,face,hold,provide,lead,result,undergo,suffer,get,see'.split(','),
]);

/** A noun is no surer than the verb that brings it about: "will hold a meeting", "pledged a smooth transition", "calls for a vote". */
export function ofNoun(setting: Setting, sureAs: (group: VerbGroup) => Modality | undefined): Modality | undefined {
  const { document, at, sentence, groups } = setting;
  const { tokens } = document;
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
  for (let i = first; i < at; i += 1) {
    if (TO_COME.test(tokens[i]!.lower)) return 'planned';
    if (MAYBE.test(tokens[i]!.lower)) return 'guessed';
  }
  // "reached for comment", "a call seeking further comment"
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
  const definite =
    first > sentence.first &&
    (/^(?:the|this|that|these|those|his|her|its|their|our|my|your)$/.test(tokens[first - 1]!.lower) ||
      tokens[first - 1]!.possessive);
  let edge = first - 1;
  while (edge > sentence.first && tokens[edge]!.tags.has('Determiner')) edge -= 1;
  const word = tokens[edge]?.lower ?? '';
  if (/^(?:pending|awaiting)$/.test(word)) return 'planned';
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
  const takesFor = /^(?:call|ask|push|hope|plan|prepare|arrange)$/.test(group.verb);
  if (group.negative) return definite ? undefined : 'negated';
  if (
    looks !== undefined &&
    (behind === '' ? !/^(?:call|ask|push|hope)$/.test(group.verb) : behind === 'for' && takesFor)
  )
    if (!definite || /^(?:plan|schedule|await|arrange|prepare|avert|avoid|cancel)$/.test(group.verb)) return looks;
  // "are due to meet in a match"
  if (/^(?:in|at|during)$/.test(behind) && /^(?:a|an)$/.test(tokens[first - 1]?.lower ?? '')) return sureAs(group);
  if (behind === 'for' || behind === 'with' || (definite && !/^(?:hold|attend|host|give|make|face)$/.test(group.verb)))
    return undefined;
  if (!BRINGS_ABOUT.has(group.verb)) return undefined;
  // the verb's own modality, without its speaker
  return sureAs(group);
}
