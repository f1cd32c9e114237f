/**
 * Who gets what is given or told, and what something is done with: the roles that stand behind the object.
 */
import type { Participant } from '../domain/extraction.ts';
import { type Phrase, phraseAfter } from './noun-phrases.ts';
import { add, type Index } from './participants.ts';
import { joined, type Sentence, type Tokens } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Verbs that hand something to somebody. Source: written for this project. */
const GIVING = new Set(
  'give,hand,send,award,offer,show,pay,sell,lend,grant,teach,donate,deliver,present,provide,supply,donate,transfer,bring,donate,extend,return,owe,leave,read,issue,serve,submit,lease'.split(
    ',',
  ),
);
/** Verbs whose object is who hears it. */
const TELLING = new Set('tell,assure,remind'.split(','));
/** Types of happenings that are done with a tool. */
const DONE_WITH = /^(?:crime|conflict|life|accident|disaster)\./;
/** Verbs whose object stands behind a preposition of their own. Source: written for this project. */
const BEHIND_PREPOSITION: ReadonlyMap<string, RegExp> = new Map(
  (
    [
      [
        'respond,react,listen,object,refer,adapt,admit,confess,contribute,belong,subscribe,resort,succumb,reply,adhere,attest',
        /^to$/,
      ],
      ['rely,depend,focus,embark,insist,concentrate,comment,reflect,capitalise,capitalize,elaborate', /^(?:on|upon)$/],
      ['comply,cope,deal,tamper,interfere,collide,clash,negotiate,cooperate,sympathise,sympathize', /^with$/],
      ['participate,invest,specialise,specialize,indulge', /^in$/],
      ['apologise,apologize,search,wait,campaign,lobby,pray,care', /^for$/],
      ['agree', /^(?:to|with|on)$/],
      ['dispose,approve,disapprove,complain', /^of$/],
    ] as const
  ).flatMap(([verbs, preposition]) => verbs.split(',').map((verb) => [verb, preposition] as const)),
);
/** How far behind the verb such a phrase may stand, in tokens. */
const REACH = 10;

/** The object's role and the phrases behind it: recipient of what is given, instrument of what is done. */
export interface Beyond {
  /** The object itself is who gets or hears it. */
  readonly objectReceives: boolean;
  /** What is given, when the object receives; or what stands behind the verb's own preposition: "agreed to the plan". */
  readonly given?: Phrase;
  readonly recipient?: Phrase;
  readonly instrument?: Phrase;
}

/** Looks behind an active verb's object: "gave the clerk a note", "gave a note to the clerk", "stabbed him with a knife". */
export function beyondObject(
  document: Tokens,
  sentence: Sentence,
  group: VerbGroup,
  type: string,
  index: Index,
): Beyond {
  const { tokens } = document;
  const object = group.passive ? undefined : group.object;
  const own = BEHIND_PREPOSITION.get(group.verb);
  const preposition = tokens[group.last];
  if (
    own !== undefined &&
    object === undefined &&
    !group.passive &&
    preposition !== undefined &&
    group.last < sentence.last &&
    own.test(preposition.lower)
  ) {
    const given = behind(document, sentence, group.last, own);
    return { objectReceives: false, ...(given === undefined ? {} : { given }) };
  }
  if (TELLING.has(group.verb)) return { objectReceives: object !== undefined };
  const giving = GIVING.has(group.verb);
  if (giving && object !== undefined && opensObject(document, object.last, sentence)) {
    const given = phraseAfter(tokens, object.last, sentence);
    if (given !== undefined) return { objectReceives: true, given };
  }
  // "the briefings they give Mr Doe", "showed them how": only who gets it stands behind the verb
  if (object !== undefined && HANDING.test(group.lemma) && isSomebody(document, object, index))
    return { objectReceives: true, ...(group.given === undefined ? {} : { given: group.given }) };
  const recipient =
    giving && (object !== undefined || group.passive)
      ? behind(document, sentence, object?.last ?? group.last, /^to$/)
      : undefined;
  const instrument = DONE_WITH.test(type)
    ? behind(document, sentence, object?.last ?? group.last, /^(?:with|using)$/)
    : undefined;
  return {
    objectReceives: false,
    ...(recipient === undefined ? {} : { recipient }),
    ...(instrument === undefined ? {} : { instrument }),
  };
}

/** Verbs that hand something to the person right behind them. */
const HANDING = /^(?:give|hand|show|offer|grant|owe|teach|lend)$/;

/** True for verbs that hand something to the person right behind them: "gave you". */
export function hands(verb: string): boolean {
  return HANDING.test(verb);
}

function isSomebody(document: Tokens, object: Phrase, index: Index): boolean {
  return (
    index.mentionAt.get(object.last - 1)?.kind === 'PERSON' ||
    (object.last - object.first === 1 && /^(?:me|us|him|her|them|you)$/.test(document.tokens[object.first]!.lower))
  );
}

/** Adds recipient and instrument to the participants; what overlaps one already there is left out. */
export function addBeyond(participants: Participant[], document: Tokens, index: Index, beyond: Beyond): void {
  add(participants, document, index, beyond.given, 'patient');
  add(participants, document, index, beyond.recipient, 'recipient');
  add(participants, document, index, beyond.instrument, 'instrument');
}

function opensObject(document: Tokens, at: number, sentence: Sentence): boolean {
  const token = document.tokens[at];
  if (token === undefined || at >= sentence.last || !joined(document.tokens[at - 1]!, token)) return false;
  return /^(?:a|an|the|his|her|its|their|some|more|about)$/.test(token.lower) || token.tags.has('Value');
}

/** The phrase behind the first such preposition, before the clause ends or another verb begins. */
function behind(document: Tokens, sentence: Sentence, from: number, preposition: RegExp): Phrase | undefined {
  const { tokens } = document;
  for (let i = from; i + 1 < Math.min(sentence.last, from + REACH); i += 1) {
    if (!joined(tokens[i - 1]!, tokens[i]!)) return undefined;
    if (preposition.test(tokens[i]!.lower)) {
      if (tokens[i + 1]!.tags.has('Verb') || (tokens[i + 1]!.tags.has('Pronoun') && tokens[i + 1]!.lower === 'it'))
        return undefined;
      return phraseAfter(tokens, i + 1, sentence);
    }
    if (tokens[i]!.tags.has('Verb') && !tokens[i]!.tags.has('Noun')) return undefined;
  }
  return undefined;
}
