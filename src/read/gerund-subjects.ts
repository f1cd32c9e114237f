/**
 * Who does what an -ing form says: "began working", "boats of people seeking shelter", "after slipping".
 */
import { ownerAt, type Phrase, phraseBefore } from './noun-phrases.ts';
import { nearestPhrase } from './participles.ts';
import { overDeterminers, PREPOSITIONS } from './phrase-words.ts';
import { lastSubject } from './shared-subjects.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';
import { ACTED_ON, GERUND_OPENERS, INTRANSITIVE } from './verb-sorts.ts';

/** "slowed at its stop coming": the noun hangs on a word of where or when. */
function hangsWhere(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 4) && joined(tokens[i]!, tokens[i + 1]!); i -= 1) {
    const { lower, tags } = tokens[i]!;
    if (/^(?:at|on|in|during|outside|inside|near|after|before|behind|under)$/.test(lower)) return true;
    if (!['Adjective', 'Determiner', 'Noun', 'Value', 'Possessive'].some((tag) => tags.has(tag)) || tags.has('Verb'))
      return false;
  }
  return false;
}

/** Verbs whose -ing form behind is done by anybody: "banned smoking", "involves lifting". */
const DONE_BY_ANYBODY =
  /^(?:recommend|suggest|involve|include|mean|require|prohibit|ban|allow|oppose|critici[sz]e|condemn|propose|advocate|forbid|permit|encourage|entail|support|be|become|remain|propose|restrict|outlaw|describe|discuss|justify|facilitate|promote|welcome|call|term|label|consider)$/;

/** An -ing form, also one that the tagger takes for a noun: ", killing 12 people". */
export function isIngForm({ tags, text }: Token): boolean {
  return (
    tags.has('Gerund') ||
    (tags.has('Noun') && !tags.has('PresentTense') && !tags.has('Infinitive') && /^\p{Ll}+ing$/u.test(text))
  );
}

/**
 * Who does what the -ing form at `verb` says, or undefined when the general rules decide; `at` is the word before it, adverbs passed
 * over. A found `subject` may be undefined: nobody is said to do it.
 */
export function subjectOfGerund(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): { readonly subject: Phrase | undefined } | undefined {
  const token = tokens[at]!;
  const close = before.at(-1);
  // "began working", "were seen running", "went flying": the subject of the verb right before
  if (close !== undefined && close.last === at + 1 && joined(token, tokens[verb]!) && !DONE_BY_ANYBODY.test(close.verb))
    return { subject: besideVerb(tokens, verb, close) };
  if (/^(?:including|like|than|as)$/.test(token.lower)) return { subject: undefined };
  // "after slipping", "cut them using a knife": who acts is the subject of the verb before
  if (tokens[verb]!.lower === 'using' || GERUND_OPENERS.test(token.lower))
    return { subject: behindOpener(tokens, at, verb, sentence, before) };
  if (at !== verb - 1 || token.post !== ' ') return undefined;
  // "boats of people seeking shelter", "photos of a girl wearing": the noun next to it
  if (token.tags.has('Plural') || token.tags.has('Actor'))
    return { subject: nearestPhrase(tokens, verb, sentence, before, true) };
  if (!token.tags.has('Noun') || token.tags.has('Date')) return undefined;
  // "the news of Mira Tolos being elected": the person right before
  if (tokens[verb]!.lower === 'being' && (token.tags.has('Person') || tokens[at - 1]?.tags.has('FirstName') === true))
    return { subject: nearestPhrase(tokens, verb, sentence, before, true) };
  const phrase = phraseBefore(tokens, at, sentence, before);
  // "came off that field shaking": where, behind the word that belongs to the verb
  if (
    close !== undefined &&
    phrase !== undefined &&
    close.lemma !== close.verb &&
    INTRANSITIVE.has(close.verb) &&
    phrase.first - close.last <= 1
  )
    return { subject: close.subject };
  // "the ban of the sect entering the country": else only where nothing better stands before
  if (phrase !== undefined) return { subject: phrase };
  // "stood outside the court weeping"
  const idle = close?.verb === 'be' || INTRANSITIVE.has(close?.verb ?? '') || hangsWhere(tokens, at, sentence);
  return { subject: idle ? close?.subject : nearestPhrase(tokens, verb, sentence, before, true) };
}

function besideVerb(tokens: readonly Token[], verb: number, close: VerbGroup): Phrase | undefined {
  // "was cleared using salt": nobody is said to use it
  if (close.passive && tokens[verb]!.lower === 'using') return close.by;
  if (!/^(?:see|find|hear|watch|catch|spot|leave|show|send|feel)$/.test(close.verb) || close.passive)
    return close.subject;
  return close.object !== undefined && close.object.last <= close.first ? close.object : undefined;
}

function behindOpener(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const last = before.at(-1);
  // "kept the crowd from leaving", "praised Doe for closing the mine": the one it is done to
  if (/^(?:for|of|from|into)$/.test(tokens[at]!.lower) && last !== undefined && ACTED_ON.has(last.verb)) {
    const acted = last.passive || last.reduced ? last.subject : last.object;
    if (acted !== undefined && (last.passive || last.reduced || acted.last === at)) return acted;
  }
  // "Doe's interest in working there": whose interest it is
  const keen = /^(?:interest|role|success|involvement|experience|delight|pride|part|difficulty)$/;
  if (tokens[at]!.lower === 'in' && keen.test(tokens[at - 1]?.lower ?? '') && tokens[at - 2]?.possessive === true)
    return ownerAt(tokens, at - 2, sentence);
  // "the tone is important in writing": nobody is said to write
  const main = before.findLast((group) => hasTense(tokens, group));
  if (
    main?.verb === 'be' &&
    /^(?:important|useful|helpful|essential|crucial|necessary|vital|great|good|key|difficult|hard|easy)$/.test(
      tokens[at - 1]?.lower ?? '',
    )
  )
    return undefined;
  // "the roads were cleared using salt": nobody is said to use it
  if (main?.passive === true && (tokens[verb]!.lower === 'using' || tokens[at]!.lower === 'by')) return main.by;
  const shared = lastSubject(tokens, sentence, before);
  // "Doe, in announcing the plan, said"
  if (shared !== undefined || before.length > 0 || at <= sentence.first || !/^,\s$/.test(tokens[at - 1]!.post))
    return shared;
  const phrase = phraseBefore(tokens, at - 1, sentence, before);
  const edge = overDeterminers(tokens, (phrase?.first ?? sentence.first) - 1, sentence.first);
  return edge >= sentence.first && PREPOSITIONS.has(tokens[edge]!.lower) ? undefined : phrase;
}
