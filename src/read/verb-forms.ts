/**
 * Forms of a verb by the words around it: auxiliaries it shares, particles, and words that only look like a verb.
 */
import { PARTICLES } from './data/happening-types.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { TRANSITIVE } from './data/transitive-verbs.ts';
import { isPhrasal } from './happening-words.ts';
import { participleOf } from './hidden-verbs.ts';
import { ASKING } from './infinitives.ts';
import { mayBePast, verbLemma } from './lemma.ts';
import type { Phrase } from './noun-phrases.ts';
import { ARTICLE, isVerb } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import { AUXILIARY, type VerbGroup } from './verb-group.ts';
import { GERUND_OPENERS } from './verb-sorts.ts';

/** "will round up and deport": the second of two base forms has the modal of the first. */
export function sharedModals(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): readonly string[] {
  const last = before.at(-1);
  if (last === undefined || last.infinitive || !tokens[at]!.tags.has('Infinitive') || AUXILIARY.has(tokens[at]!.lower))
    return [];
  let edge = at - 1;
  while (edge > sentence.first && tokens[edge]!.tags.has('Adverb')) edge -= 1;
  if (!/^(?:and|or)$/.test(tokens[edge]!.lower) || at - last.last > 8) return [];
  const head = last.auxiliaries[0] ?? '';
  return /^(?:will|would|may|might|can|could|shall|should|must|'ll|'d|won't|wouldn't)$/.test(head) ? [head] : [];
}

/** The auxiliary that clings to the pronoun before a verb, over adverbs: "they've seen", "it's fully raised", "who'd never go". */
export function clungTo(tokens: readonly Token[], at: number, sentence: Sentence): string | undefined {
  const verb = tokens[at]!;
  let holder = at - 1;
  while (
    holder > sentence.first &&
    holder > at - 3 &&
    (tokens[holder]!.tags.has('Adverb') ||
      tokens[holder]!.negative ||
      /^(?:now|never|not|already)$/.test(tokens[holder]!.lower)) &&
    joined(tokens[holder - 1]!, tokens[holder]!)
  )
    holder -= 1;
  if (holder < sentence.first || !joined(tokens[holder]!, tokens[holder + 1]!)) return undefined;
  const ending = CLUNG.exec(tokens[holder]!.lower)?.[1];
  if (ending === undefined || AUXILIARY.has(verb.lower)) return undefined;
  const past = verb.tags.has('PastTense') || verb.tags.has('Participle');
  if (ending === 'll') return 'will';
  if (ending === 've') return 'have';
  if (ending === 'd') return past ? 'had' : 'would';
  if (ending === 're' || ending === 'm') return 'are';
  return past ? 'has' : verb.tags.has('Gerund') ? 'is' : undefined;
}

/** "Has the clerk left?", "What have the miners won?": the auxiliary before the subject of a question. */
export function invertedAuxiliary(
  tokens: readonly Token[],
  subject: Phrase | undefined,
  verb: number,
  sentence: Sentence,
): string | undefined {
  if (subject === undefined || subject.last !== verb) return undefined;
  let at = subject.first - 1;
  if (at > sentence.first && tokens[at]!.tags.has('Determiner')) at -= 1;
  if (at < sentence.first || !/^(?:has|have|had|is|are|was|were)$/.test(tokens[at]!.lower)) return undefined;
  const { lower } = tokens[at]!;
  const { tags } = tokens[verb]!;
  const fits = /^ha/.test(lower)
    ? tags.has('PastTense') || tags.has('Participle')
    : /^(?:is|are|was|were)$/.test(lower)
      ? tags.has('PastTense') || tags.has('Gerund')
      : tags.has('Infinitive');
  const opens =
    at === sentence.first ||
    (at === sentence.first + 1 && /^(?:what|when|where|why|how|who|whom)$/.test(tokens[sentence.first]!.lower));
  return fits && opens && joined(tokens[at]!, tokens[at + 1]!) ? lower : undefined;
}

const CLUNG = /^(?:i|you|he|she|it|we|they|who|that|which|there)'(ll|ve|d|re|m|s)$/;

/** "global warming", "an internet posting made": an -ing form that names a thing. */
export function isGerundNoun(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const before = tokens[at - 1];
  const next = at + 1 < sentence.last ? tokens[at + 1] : undefined;
  if (!tokens[at]!.tags.has('Gerund') || before === undefined || at <= sentence.first) return false;
  // "science, engineering and mathematics": one of a list of things
  if (/^,\s$/.test(before.post) && before.tags.has('Noun') && next !== undefined)
    return /^,\s$/.test(tokens[at]!.post)
      ? /^(?:and|or)$/.test(next.lower)
      : /^(?:and|or)$/.test(next.lower) && tokens[at + 2]?.tags.has('Noun') === true && !isVerb(tokens[at + 2]!);
  if (!joined(before, tokens[at]!)) return false;
  const object =
    next !== undefined &&
    joined(tokens[at]!, next) &&
    next.lower !== 'that' &&
    ['Determiner', 'Pronoun', 'Value', 'Noun', 'Adverb', 'Adjective'].some((tag) => next.tags.has(tag));
  if (before.tags.has('Adjective') && !before.tags.has('Noun') && !before.tags.has('Adverb'))
    return !object && next?.lower !== 'to';
  return (
    before.tags.has('Noun') &&
    /^(?:a|an)$/.test(tokens[at - 2]?.lower ?? '') &&
    next !== undefined &&
    (next.lower === 'of' || (next.tags.has('Verb') && !next.tags.has('Gerund')))
  );
}

/** "foils pirate attack", "fear price hikes": a base or -s form right behind an object is the noun it ends with. */
export function endsObject(tokens: readonly Token[], at: number, before: readonly VerbGroup[]): boolean {
  const token = tokens[at]!;
  if (!token.tags.has('PresentTense') || AUXILIARY.has(token.lower) || mayBePast(token.lower)) return false;
  const last = before.at(-1);
  if (
    last?.object === undefined ||
    last.object.last !== at ||
    last.object.first < last.last ||
    !joined(tokens[at - 1]!, token)
  )
    return false;
  if (
    ASKING.has(last.verb) ||
    SAYING_VERBS.has(last.verb) ||
    /^(?:feel|think|know|believe|hope|find|mean|bet|wish|guess)$/.test(last.verb) ||
    // "saw him run", but "saw mass strikes"
    (/^(?:make|have|see|watch|hear|get)$/.test(last.verb) && !/[^s]s$/.test(token.lower))
  )
    return false;
  const head = tokens[at - 1]!;
  return (
    head.tags.has('Noun') &&
    !head.tags.has('Pronoun') &&
    !head.tags.has('Plural') &&
    !head.tags.has('Date') &&
    (!isCapital(head) || tokens[last.object.first]!.tags.has('Value'))
  );
}

/** "Pirates seized", "suspects were": two finite verbs never stand side by side, the first is the subject of the second. */
export function isSubject(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (!/[^s]s$/.test(token.lower) || token.tags.has('PastTense') || AUXILIARY.has(token.lower)) return false;
  if (next === undefined || at + 1 >= sentence.last || !joined(token, next)) return false;
  return (
    (AUXILIARY.has(next.lower) || next.tags.has('PastTense')) && !SAYING_VERBS.has(verbLemma(token.lower, token.root))
  );
}

/** "to submit designs and suggest names": the second verb is as little done as the first. */
export function continuesInfinitive(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  if (!tokens[at]!.tags.has('Infinitive')) return false;
  // "to stop using the mill and update it"
  const last = before.findLast((group) => group.auxiliaries.length > 0 || !tokens[group.main]!.tags.has('Gerund'));
  if (last?.infinitive !== true) return false;
  const close = at - (before.at(-1) ?? last).last;
  return (
    (/^(?:and|or)$/.test(tokens[at - 1]!.lower) && close <= 10) ||
    // "to see, lift, carry and drop"
    (/^,\s$/.test(tokens[at - 1]!.post) && at - last.last <= 3 && !inCondition(tokens, last.first, sentence))
  );
}

/** "If you want to miss the queues, avoid the weekend": what stands behind the comma goes on with no infinitive. */
export function inCondition(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at - 1; i >= sentence.first && joined(tokens[i]!, tokens[i + 1]!); i -= 1)
    if (/^(?:if|when|whenever|unless)$/.test(tokens[i]!.lower) || i === sentence.first)
      return /^(?:if|when|whenever|unless|to)$/.test(tokens[i]!.lower);
  return false;
}

/** "rocket-propelled", "pro-reform": the second half of a compound describes. */
export function isHyphened(token: Token): boolean {
  // spaced hyphens part the compounds of some agencies: "Oslo - born"
  if (token.pre === ' - ' && token.tags.has('Verb') && !token.tags.has('Auxiliary') && token.post === ' ') return true;
  return (
    /\p{L}-$/u.test(token.pre) || token.pre === '-' || /^(?!re-|co-|over-|out-|under-)\p{L}+-\p{L}/u.test(token.lower)
  );
}

/** Participles that have become prepositions. */
export function isPreposition(token: Token): boolean {
  return /^(?:following|according|including|regarding|concerning|excluding|pending|given|based|owing|depending)$/.test(
    token.lower,
  );
}

/** ", killing 12 people", "of killing a guard": a participle that compromise takes for a noun. */
export function isResult(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  if (
    at <= sentence.first ||
    at + 1 >= sentence.last ||
    !tokens[at]!.text.endsWith('ing') ||
    !/^\p{Ll}+(?<!th|dur)ing$/u.test(tokens[at]!.text)
  )
    return false;
  const next = tokens[at + 1]!;
  return (
    (/,\s$/.test(tokens[at - 1]!.post) || GERUND_OPENERS.test(tokens[at - 1]!.lower)) &&
    joined(tokens[at]!, next) &&
    (next.tags.has('Value') || next.tags.has('Determiner') || next.lower === 'at')
  );
}

/** "talks in member states", "the harvest cycle": a noun that only looks like a verb does not agree with its "subject". */
export function disagrees(tokens: readonly Token[], verb: Token, subject: Phrase | undefined): boolean {
  if (verb.tags.has('PastTense') || verb.tags.has('Gerund') || verb.tags.has('Participle') || isCapital(verb))
    return false;
  if (subject === undefined) return false;
  const lemma = verbLemma(verb.lower, verb.root);
  const third = lemma !== verb.lower && /s$/.test(verb.lower);
  if (!third && (lemma !== verb.lower || mayBePast(verb.lower))) return false;
  const head = tokens[subject.last - 1]!;
  // "across the U.S. border": a name with an article is no plural subject
  if (
    !third &&
    isCapital(head) &&
    !/s$/.test(head.lower) &&
    subject.last === verb.index &&
    ARTICLE.test(tokens[subject.first - 1]?.lower ?? '')
  )
    return true;
  if (
    isCapital(head) ||
    head.tags.has('Pronoun') ||
    /^(?:who|which|that|and)$/.test(tokens[verb.index - 1]?.lower ?? '')
  )
    return false;
  for (let i = subject.first; i < subject.last; i += 1) if (tokens[i]!.lower === 'and') return false;
  const plural =
    head.tags.has('Plural') ||
    (head.tags.has('Value') && head.lower !== '1' && head.lower !== 'one') ||
    /^(?:people|police|men|women|children|many|few|some|others|most)$/.test(head.lower);
  return third ? plural : head.tags.has('Singular') && !plural;
}

/** The particle of a phrasal verb right behind it, or "". Short words that are mostly prepositions need a known verb. */
export function particleBehind(tokens: readonly Token[], main: number, verb: string, sentence: Sentence): string {
  const next = tokens[main + 1];
  if (next === undefined || main + 1 >= sentence.last || !PARTICLES.has(next.lower) || !joined(tokens[main]!, next))
    return '';
  if (startsObject(tokens, main + 1, sentence)) return '';
  return isPhrasal(`${verb} ${next.lower}`) || /^(?:down|out|up|off|away|apart)$/.test(next.lower) ? next.lower : '';
}

/** "over Canada" opens an object; "went down on" and "crashed down." do not. */
function startsObject(tokens: readonly Token[], particle: number, sentence: Sentence): boolean {
  const next = tokens[particle + 1];
  if (next === undefined || particle + 1 >= sentence.last || !joined(tokens[particle]!, next)) return false;
  return (
    /^(?:over|in|off|out|back|up)$/.test(tokens[particle]!.lower) &&
    (isCapital(next) || /^(?:the|a|an|its|his|her|their|this|that)$/.test(next.lower)) &&
    /^(?:over|in|off)$/.test(tokens[particle]!.lower)
  );
}

/** "and removed", "but quickly released" behind a passive that is still open. */
export function sharesPassive(
  tokens: readonly Token[],
  at: number,
  verb: string,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  let from = at - 1;
  while (from > sentence.first && tokens[from]!.tags.has('Adverb')) from -= 1;
  // "Clerks were asked to leave and told not to return"
  const needs = verb === 'tell' || TRANSITIVE.has(verb);
  const last = needs ? before.findLast((group) => !group.infinitive) : before.at(-1);
  // "was dipped in oil, dried on a cloth and put away"
  if (
    last?.passive === true &&
    !last.reduced &&
    /^,\s$/.test(tokens[at - 1]!.post) &&
    at - last.last <= 8 &&
    !tokens[at - 1]!.tags.has('Person') &&
    /^(?:and|,|on|in|by|with|from|at|to)$/.test(tokens[at + 1]?.lower ?? '')
  )
    return true;
  return (
    last?.passive === true &&
    !last.reduced &&
    last.auxiliaries.length > 0 &&
    /^(?:and|but|or|then)$/.test(tokens[from]?.lower ?? '') &&
    from >= last.last
  );
}

export function passiveParticiple(token: Token, auxiliaries: readonly string[]): boolean {
  return (
    auxiliaries.length === 0 &&
    (token.tags.has('PastTense') || token.tags.has('Participle')) &&
    (/(?:ed|en|wn|t|n)$/.test(token.lower) || PARTICIPLES.test(token.lower))
  );
}

/** Participles with no ending of their own. */
const PARTICIPLES =
  /^(?:told|sold|held|upheld|withheld|made|paid|laid|led|misled|fed|found|heard|overheard|hung|won|done|sung|read|struck|spun|bound|wound|dug)$/;

/** The verb an auxiliary belongs to: next but for adverbs and "not". */
export function nextVerb(tokens: readonly Token[], at: number, sentence: Sentence): number | undefined {
  for (let i = at + 1; i < Math.min(sentence.last, at + 4); i += 1) {
    const token = tokens[i]!;
    // was "encouraged"
    const marked = /^\s["“'‘]$/.test(tokens[i - 1]!.post) && i === at + 1 && /^["”'’]/.test(token.post);
    if (!joined(tokens[i - 1]!, token) && !marked) return undefined;
    if (isVerb(token) || participleOf(token) !== undefined) return i;
    if (
      !(
        token.tags.has('Adverb') ||
        token.negative ||
        token.tags.has('Negative') ||
        /^(?:not|never|also|just|even|still|yet|first|once|now|later|since|all|both|each|soon|then|again|only)$/.test(
          token.lower,
        )
      )
    )
      return undefined;
  }
  return undefined;
}
