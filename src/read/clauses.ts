/**
 * Verb groups with their subject and object: who does what to whom, by position around the verb. It reads compromise's tags
 * and never its own subject finder (first verb only, measured wrong after prepositional openings).
 */
import { EMPTY_VERBS, PARTICLES } from './data/happening-types.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { isPhrasal } from './happening-words.ts';
import { hiddenVerb, participleOf } from './hidden-verbs.ts';
import { ASKING, subjectOfInfinitive } from './infinitives.ts';
import { mayBePast, verbLemma } from './lemma.ts';
import { byPhrase, isModifier, isNounAfterAll, isVerb, type Phrase, phraseAfter } from './noun-phrases.ts';
import {
  GERUND_OPENERS,
  hangsOnNoun,
  hangsOnPreposition,
  hasTense,
  isInverted,
  nearestPhrase,
  relativeObject,
  subjectBefore,
  THINKING,
} from './subjects.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';

/** Auxiliaries, main verb and particle: tokens [first, last). */
export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  readonly main: number;
  /** Lemma with its particle: "go down". */
  readonly lemma: string;
  /** Lemma without. */
  readonly verb: string;
  readonly auxiliaries: readonly string[];
  readonly passive: boolean;
  readonly negative: boolean;
  /** "to flee": an infinitive hanging on the verb or noun before it. */
  readonly infinitive: boolean;
  /** "shells filled with sand": a participle that hangs on the noun before it. */
  readonly reduced: boolean;
  readonly subject?: Phrase;
  readonly object?: Phrase;
  /** Behind "by" of a passive. */
  readonly by?: Phrase;
}

const BE = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  'am',
  "isn't",
  "wasn't",
  "aren't",
  "weren't",
  'got',
  'gets',
  'get',
]);
const AUXILIARY = new Set(
  "is,are,was,were,be,been,being,am,has,have,had,having,do,does,did,will,would,may,might,can,could,shall,should,must,isn't,wasn't,aren't,weren't,hasn't,haven't,hadn't,don't,doesn't,didn't,won't,wouldn't,can't,cannot,couldn't,shouldn't,'ll,'ve,'d".split(
    ',',
  ),
);
/** Verb groups of a sentence in order. */
export function findVerbGroups(document: Tokens, sentence: Sentence): VerbGroup[] {
  const { tokens } = document;
  const groups = groupsOf(tokens, sentence, false);
  const bare = sentence.last - sentence.first <= HEADLINE && !groups.some((group) => hasTense(tokens, group));
  return withOpening(tokens, sentence, withoutClauses(tokens, bare ? groupsOf(tokens, sentence, true) : groups));
}

/** "Browsing the list, she found", "After leaving Narvik, he wrote": who acts stands behind the comma. */
function withOpening(tokens: readonly Token[], sentence: Sentence, groups: readonly VerbGroup[]): VerbGroup[] {
  const [opening, ...others] = groups;
  if (
    opening === undefined ||
    opening.subject !== undefined ||
    opening.passive ||
    !tokens[opening.main]!.tags.has('Gerund')
  )
    return [...groups];
  const starts =
    opening.first === sentence.first ||
    (opening.first === sentence.first + 1 && GERUND_OPENERS.test(tokens[sentence.first]!.lower));
  const main = others.find((group) => group.subject !== undefined && hasTense(tokens, group));
  if (!starts || main?.subject === undefined || main.passive) return [...groups];
  for (let i = opening.last; i < main.subject.first; i += 1)
    if (/,/.test(tokens[i]!.post) && main.subject.first - i <= 3)
      return [{ ...opening, subject: main.subject }, ...others];
  return [...groups];
}

/** "Doe claimed the mayor was ill": what stands behind the verb is the subject of the next one and no object. */
function withoutClauses(tokens: readonly Token[], groups: readonly VerbGroup[]): VerbGroup[] {
  return groups.map((group, index) => {
    const next = groups[index + 1];
    if (group.object === undefined || next === undefined || next.subject === group.subject) return group;
    // "help the girls enter": who is helped takes part in both
    if (
      /^(?:help|let|make|see|watch|hear)$/.test(group.verb) &&
      next.auxiliaries.length === 0 &&
      tokens[next.main]!.tags.has('Infinitive')
    )
      return group;
    // "said resources and kits would follow": the object is the next clause's subject, or joined to it
    if (
      SAYING_VERBS.has(group.verb) &&
      hasTense(tokens, next) &&
      !next.reduced &&
      next.subject !== undefined &&
      next.subject.first > group.object.last &&
      next.subject.first - group.object.last <= 2 &&
      tokens[group.object.last]!.lower === 'and' &&
      next.auxiliaries.length > 0
    ) {
      const { object: _, ...rest } = group;
      return rest;
    }
    // "said a man next to him was killed"
    if (STATING.test(group.verb) && opensStatement(tokens, group.object, next)) {
      const { object: _, ...rest } = group;
      return rest;
    }
    const shared =
      next.subject !== undefined &&
      next.subject.last === group.object.last &&
      (SAYING_VERBS.has(group.verb) || THINKING.has(group.verb));
    if (!shared && next.first - group.object.last > 1) return group;
    if (next.infinitive || next.first < group.object.last || !hasTense(tokens, next)) return group;
    const between = tokens[group.object.last];
    if (!shared && next.first > group.object.last && !between?.tags.has('Adverb')) return group;
    if (
      !shared &&
      !SAYING_VERBS.has(group.verb) &&
      next.auxiliaries.length === 0 &&
      tokens[next.main]!.tags.has('PastTense')
    )
      return group;
    const { object: _, ...rest } = group;
    return rest;
  });
}

/** Verbs whose object is mostly a clause. */
const STATING =
  /^(?:say|think|believe|hope|argue|insist|suggest|claim|warn|note|explain|admit|acknowledge|deny|estimate|predict|add|mean|know|feel|reveal|confirm|announce|fear|understand|realise|realize)$/;

/** The object is the subject of the clause that follows, over a phrase that hangs on it. */
function opensStatement(tokens: readonly Token[], object: Phrase, next: VerbGroup): boolean {
  if (next.infinitive || next.reduced || !hasTense(tokens, next) || next.first - object.last > 8) return false;
  if (next.first <= object.last || (next.auxiliaries.length === 0 && next.object === undefined)) return false;
  for (let i = object.last - 1; i < next.first; i += 1)
    if (
      !joined(tokens[i]!, tokens[i + 1]!) ||
      (i >= object.last &&
        /^(?:who|which|that|whose|when|where|as|after|before|if|because|while|and|but|how|what|until|since|i|he|she|we|they|it)$/.test(
          tokens[i]!.lower,
        ))
    )
      return false;
  return true;
}

/** Most words of a line that is looked at again when no verb was found. */
const HEADLINE = 25;

function groupsOf(tokens: readonly Token[], sentence: Sentence, bare: boolean): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let at = sentence.first; at < sentence.last; ) {
    const group = groupAt(tokens, at, sentence, groups, bare);
    if (group === undefined) at += 1;
    else {
      groups.push(group);
      at = group.last;
    }
  }
  return groups;
}

function groupAt(
  tokens: readonly Token[],
  first: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
  headline: boolean,
): VerbGroup | undefined {
  const hidden = hiddenVerb(tokens, first, sentence, headline);
  if (!isVerb(tokens[first]!) && !isResult(tokens, first, sentence) && hidden === undefined) return undefined;
  if (isModifier(tokens, first, sentence) || isPreposition(tokens[first]!)) return undefined;
  if (isSubject(tokens, first, sentence) || isHyphened(tokens[first]!)) return undefined;
  if (hidden === undefined && endsObject(tokens, first, before)) return undefined;
  if (isNounAfterAll(tokens, first, sentence) && !AUXILIARY.has(tokens[first]!.lower)) return undefined;
  // "the mayor's race": what is owned is a noun
  if (first > sentence.first && tokens[first - 1]!.possessive && !AUXILIARY.has(tokens[first]!.lower)) return undefined;
  let main = first;
  const auxiliaries: string[] = [];
  // "We'll attack", "they've seen": the auxiliary clings to the pronoun
  if (first > sentence.first && tokens[first - 1]!.tags.has('Pronoun')) {
    const clung = clungTo(tokens, first);
    if (clung !== undefined) auxiliaries.push(clung);
  }
  auxiliaries.push(...sharedModals(tokens, first, sentence, before));
  let negative = tokens[first]!.negative;
  while (AUXILIARY.has(tokens[main]!.lower)) {
    const next = nextVerb(tokens, main, sentence);
    if (next === undefined) break;
    auxiliaries.push(tokens[main]!.lower);
    for (let i = main + 1; i <= next; i += 1) negative ||= tokens[i]!.negative || tokens[i]!.lower === 'never';
    main = next;
  }
  const token = tokens[main]!;
  if (first > sentence.first && tokens[first - 1]!.lower === 'never') negative = true;
  const verb = hidden ?? participleOf(token) ?? verbLemma(token.lower, token.root);
  const particle = particleBehind(tokens, main, verb, sentence);
  const last = particle === '' ? main + 1 : main + 2;
  const lastBe =
    auxiliaries.findLast((word) => BE.has(word)) !== undefined &&
    !token.tags.has('Gerund') &&
    !/ing$/.test(token.lower);
  // "were present", "is close": a base form behind "be" describes
  if (lastBe && token.tags.has('Infinitive') && !mayBePast(token.lower)) return undefined;
  if (auxiliaries.length === 0 && isGerundNoun(tokens, first, sentence)) return undefined;
  const infinitive =
    first > sentence.first && (tokens[first - 1]!.lower === 'to' || continuesInfinitive(tokens, first, before));
  const inverted =
    auxiliaries.length === 0 &&
    SAYING_VERBS.has(verb) &&
    (/["”’]/.test(tokens[first]!.pre) || isInverted(tokens, first, sentence));
  // `"...," said Doe`: the subject stands behind
  let subject = inverted
    ? phraseAfter(tokens, last, sentence)
    : infinitive
      ? subjectOfInfinitive(tokens, first, sentence, before)
      : subjectBefore(tokens, first, sentence, before);
  const perceived =
    before.at(-1)?.object?.last === first && /^(?:see|watch|hear|help|let|make|have)$/.test(before.at(-1)!.verb);
  if (
    auxiliaries.length === 0 &&
    !infinitive &&
    !perceived &&
    hidden === undefined &&
    disagrees(tokens, token, subject)
  )
    return undefined;
  let object = inverted ? undefined : phraseAfter(tokens, last, sentence);
  const bare = auxiliaries.length === 0 && !infinitive && !inverted && passiveParticiple(token, auxiliaries);
  const names = /^(?:name|nickname|call|dub|title|entitle)$/.test(verb);
  const reduced = bare && (object === undefined || names) && hangsOnNoun(tokens, first, sentence, before);
  // "in a statement released through the team", "a box filled with sand": what hangs on a preposition waits for no verb
  const hanging =
    bare && !reduced && object === undefined && hangsOnPreposition(tokens, first, verb, sentence, subject);
  if (reduced || hanging) {
    subject = nearestPhrase(tokens, first, sentence, before);
    object = undefined;
  }
  // "has seen the fees reduced to a tenth", "had his car stolen": what stands before undergoes it
  const governor = before.at(-1);
  const undergone =
    bare &&
    object === undefined &&
    governor?.object?.last === first &&
    /^(?:see|have|get|want|need|keep|find|leave)$/.test(governor.verb) &&
    !governor.passive;
  if (undergone) subject = governor.object;
  // "were damaged and later removed": one auxiliary for both
  const shared = bare && object === undefined && sharesPassive(tokens, first, sentence, before);
  if (object === undefined && !lastBe && !inverted && (!bare || hasRelative(tokens, subject, sentence)))
    object = relativeObject(tokens, { verb, first, last, subject }, sentence, before);
  const by = lastBe || passiveParticiple(token, auxiliaries) ? byPhrase(tokens, last, sentence) : undefined;
  return {
    first,
    last,
    main,
    lemma: particle === '' ? verb : `${verb} ${particle}`,
    verb,
    auxiliaries,
    passive: lastBe || by !== undefined || shared || undergone,
    negative:
      negative ||
      // "made no statement"
      (object !== undefined && object.first >= last && tokens[object.first - 1]!.lower === 'no') ||
      isNone(tokens, lastBe || by === undefined ? subject : undefined, sentence),
    infinitive,
    reduced: reduced || hanging,
    ...(subject === undefined ? {} : { subject }),
    ...(object === undefined ? {} : { object }),
    ...(by === undefined ? {} : { by }),
  };
}

/** "will round up and deport": the second of two base forms has the modal of the first. */
function sharedModals(
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

/** The auxiliary that clings to the pronoun before a verb: "they've seen", "it's raised", "he'd go". */
function clungTo(tokens: readonly Token[], at: number): string | undefined {
  const verb = tokens[at]!;
  const ending = /^\p{L}+'(ll|ve|d|re|m|s)$/u.exec(tokens[at - 1]!.lower)?.[1];
  if (ending === undefined || AUXILIARY.has(verb.lower)) return undefined;
  const past = verb.tags.has('PastTense') || verb.tags.has('Participle');
  if (ending === 'll') return 'will';
  if (ending === 've') return 'have';
  if (ending === 'd') return past ? 'had' : 'would';
  if (ending === 're' || ending === 'm') return 'are';
  return past ? 'has' : verb.tags.has('Gerund') ? 'is' : undefined;
}

/** "the driver, whom police accused": the subject opens a clause on the noun before it. */
function hasRelative(tokens: readonly Token[], subject: Phrase | undefined, sentence: Sentence): boolean {
  if (subject === undefined) return false;
  let at = subject.first - 1;
  while (at > sentence.first && /^(?:the|a|an)$/.test(tokens[at]!.lower)) at -= 1;
  return at > sentence.first && /^(?:who|whom|which|that)$/.test(tokens[at]!.lower);
}

/** "global warming", "an internet posting made": an -ing form that names a thing. */
function isGerundNoun(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
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
function endsObject(tokens: readonly Token[], at: number, before: readonly VerbGroup[]): boolean {
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
function isSubject(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (!/[^s]s$/.test(token.lower) || token.tags.has('PastTense') || AUXILIARY.has(token.lower)) return false;
  if (next === undefined || at + 1 >= sentence.last || !joined(token, next)) return false;
  return (
    (AUXILIARY.has(next.lower) || next.tags.has('PastTense')) && !SAYING_VERBS.has(verbLemma(token.lower, token.root))
  );
}

/** "to submit designs and suggest names": the second verb is as little done as the first. */
function continuesInfinitive(tokens: readonly Token[], at: number, before: readonly VerbGroup[]): boolean {
  const last = before.at(-1);
  return (
    last?.infinitive === true &&
    tokens[at]!.tags.has('Infinitive') &&
    ((/^(?:and|or)$/.test(tokens[at - 1]!.lower) && at - last.last <= 10) ||
      // "to see, lift, carry and drop"
      (/^,\s$/.test(tokens[at - 1]!.post) && at - last.last <= 3))
  );
}

/** "rocket-propelled", "pro-reform": the second half of a compound describes. */
function isHyphened(token: Token): boolean {
  // spaced hyphens part the compounds of some agencies: "Oslo - born"
  if (token.pre === ' - ' && token.tags.has('Verb') && !token.tags.has('Auxiliary') && token.post === ' ') return true;
  return (
    /\p{L}-$/u.test(token.pre) || token.pre === '-' || /^(?!re-|co-|over-|out-|under-)\p{L}+-\p{L}/u.test(token.lower)
  );
}

/** "No injuries were reported", "nobody died", "none of them left": the subject denies the verb. */
function isNone(tokens: readonly Token[], subject: Phrase | undefined, sentence: Sentence): boolean {
  if (subject === undefined) return false;
  // "no injuries or deaths"
  let from = subject.first - 1;
  while (from > sentence.first + 1 && /^(?:or|and)$/.test(tokens[from]!.lower) && subject.first - from < 4) from -= 2;
  return (
    (from >= sentence.first && tokens[from]!.lower === 'no') ||
    /^(?:no|nobody|none|neither|nothing)$/.test(tokens[subject.first]!.lower)
  );
}

/** Participles that have become prepositions. */
function isPreposition(token: Token): boolean {
  return /^(?:following|according|including|regarding|concerning|excluding|pending|given|based|owing|depending)$/.test(
    token.lower,
  );
}

/** ", killing 12 people", "of killing a guard": a participle that compromise takes for a noun. */
function isResult(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  if (at <= sentence.first || at + 1 >= sentence.last || !/^\p{Ll}+ing$/u.test(tokens[at]!.text)) return false;
  const next = tokens[at + 1]!;
  return (
    (/,\s$/.test(tokens[at - 1]!.post) || GERUND_OPENERS.test(tokens[at - 1]!.lower)) &&
    joined(tokens[at]!, next) &&
    (next.tags.has('Value') || next.tags.has('Determiner') || next.lower === 'at')
  );
}

/** "talks in member states", "the harvest cycle": a noun that only looks like a verb does not agree with its "subject". */
function disagrees(tokens: readonly Token[], verb: Token, subject: Phrase | undefined): boolean {
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
    /^(?:the|a|an)$/.test(tokens[subject.first - 1]?.lower ?? '')
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
function particleBehind(tokens: readonly Token[], main: number, verb: string, sentence: Sentence): string {
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
function sharesPassive(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  let from = at - 1;
  while (from > sentence.first && tokens[from]!.tags.has('Adverb')) from -= 1;
  const last = before.at(-1);
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

function passiveParticiple(token: Token, auxiliaries: readonly string[]): boolean {
  return (
    auxiliaries.length === 0 &&
    (token.tags.has('PastTense') || token.tags.has('Participle')) &&
    /(?:ed|en|wn|t|n)$/.test(token.lower)
  );
}

/** The verb an auxiliary belongs to: next but for adverbs and "not". */
function nextVerb(tokens: readonly Token[], at: number, sentence: Sentence): number | undefined {
  for (let i = at + 1; i < Math.min(sentence.last, at + 4); i += 1) {
    const token = tokens[i]!;
    if (!joined(tokens[i - 1]!, token)) return undefined;
    if (isVerb(token) || participleOf(token) !== undefined) return i;
    if (
      !(
        token.tags.has('Adverb') ||
        token.negative ||
        token.tags.has('Negative') ||
        /^(?:not|never|also|just|even|still|yet)$/.test(token.lower)
      )
    )
      return undefined;
  }
  return undefined;
}

/** True for groups that only carry another word: "is", "has", "began". */
export function isEmptyGroup(group: VerbGroup): boolean {
  return group.lemma === group.verb && EMPTY_VERBS.has(group.verb);
}
