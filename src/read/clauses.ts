/**
 * Verb groups with their subject and object: who does what to whom, by position around the verb. It reads compromise's tags
 * and never its own subject finder (first verb only, measured wrong after prepositional openings).
 */
import { EMPTY_VERBS, PARTICLES } from './data/happening-types.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { isPhrasal } from './happening-words.ts';
import { verbLemma } from './lemma.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';

/** A noun phrase: tokens [first, last), its head the last of them. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
}

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
/** Words that open a clause and may carry its capital. */
const OPENERS = new Set(
  'when,whereas,while,and,but,or,so,if,unless,although,though,because,however,meanwhile,there,then,that,how,why,where,whether,yet,nor,once'.split(
    ',',
  ),
);
const PREPOSITIONS = new Set(
  'of,in,on,at,from,for,with,by,to,near,over,under,against,between,among,about,into,through,during,after,before,since,as,than,like,without,within,across,around,toward,towards,amid,outside,inside,behind,off,despite,because,until,till,via'.split(
    ',',
  ),
);

/** Verb groups of a sentence in order. */
export function findVerbGroups(document: Tokens, sentence: Sentence): VerbGroup[] {
  const { tokens } = document;
  const groups: VerbGroup[] = [];
  for (let at = sentence.first; at < sentence.last; ) {
    const group = groupAt(tokens, at, sentence, groups);
    if (group === undefined) at += 1;
    else {
      groups.push(group);
      at = group.last;
    }
  }
  return groups;
}

function isVerb(token: Token): boolean {
  return (
    (token.tags.has('Verb') || token.tags.has('Auxiliary') || token.tags.has('Modal')) &&
    !token.possessive &&
    !token.tags.has('Particle')
  );
}

function groupAt(
  tokens: readonly Token[],
  first: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): VerbGroup | undefined {
  if (!isVerb(tokens[first]!) || isModifier(tokens, first, sentence)) return undefined;
  let main = first;
  const auxiliaries: string[] = [];
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
  const verb = verbLemma(token.lower, token.root);
  const particle = particleBehind(tokens, main, verb, sentence);
  const last = particle === '' ? main + 1 : main + 2;
  const lastBe =
    auxiliaries.findLast((word) => BE.has(word)) !== undefined &&
    !token.tags.has('Gerund') &&
    !/ing$/.test(token.lower);
  const infinitive = first > sentence.first && tokens[first - 1]!.lower === 'to';
  const inverted = auxiliaries.length === 0 && /["”’]/.test(tokens[first]!.pre) && SAYING_VERBS.has(verb);
  const governor = infinitive ? before.findLast((group) => first - group.last <= 6) : undefined;
  // `"...," said Doe`: the subject stands behind
  const subject = inverted
    ? phraseAfter(tokens, last, sentence)
    : (governor?.subject ?? subjectBefore(tokens, infinitive ? first - 1 : first, sentence, before));
  if (auxiliaries.length === 0 && !infinitive && disagrees(tokens, token, subject)) return undefined;
  const object = inverted ? undefined : phraseAfter(tokens, last, sentence);
  const by = lastBe || passiveParticiple(token, auxiliaries) ? byPhrase(tokens, last, sentence) : undefined;
  return {
    first,
    last,
    main,
    lemma: particle === '' ? verb : `${verb} ${particle}`,
    verb,
    auxiliaries,
    passive: lastBe || by !== undefined,
    negative,
    infinitive,
    ...(subject === undefined ? {} : { subject }),
    ...(object === undefined ? {} : { object }),
    ...(by === undefined ? {} : { by }),
  };
}

/** "gains in battleground states", "the election cycle": a noun that only looks like a verb does not agree with its "subject". */
function disagrees(tokens: readonly Token[], verb: Token, subject: Phrase | undefined): boolean {
  if (verb.tags.has('PastTense') || verb.tags.has('Gerund') || verb.tags.has('Participle') || isCapital(verb))
    return false;
  if (subject === undefined) return false;
  const lemma = verbLemma(verb.lower, verb.root);
  const third = lemma !== verb.lower && /s$/.test(verb.lower);
  if (!third && lemma !== verb.lower) return false;
  const head = tokens[subject.last - 1]!;
  if (
    isCapital(head) ||
    head.tags.has('Pronoun') ||
    /^(?:who|which|that|and)$/.test(tokens[verb.index - 1]?.lower ?? '')
  )
    return false;
  for (let i = subject.first; i < subject.last; i += 1) if (tokens[i]!.lower === 'and') return false;
  const plural =
    head.tags.has('Plural') || /^(?:people|police|men|women|children|many|few|some|others|most)$/.test(head.lower);
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

/** "by masked men", "the injured driver": a participle that describes the noun behind it. */
function isModifier(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at]!;
  if (!(token.tags.has('PastTense') || token.tags.has('Participle')) || !/(?:ed|en|wn)$/.test(token.lower))
    return false;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (
    before === undefined ||
    at <= sentence.first ||
    next === undefined ||
    at + 1 >= sentence.last ||
    !joined(token, next)
  )
    return false;
  if (!(next.tags.has('Noun') || next.tags.has('Adjective')) || next.tags.has('Pronoun')) return false;
  return (
    before.tags.has('Determiner') || (PREPOSITIONS.has(before.lower) && before.lower !== 'to') || before.possessive
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
    if (isVerb(token)) return i;
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

/** True for words that may stand inside a noun phrase. */
function nominal(token: Token): boolean {
  if (PREPOSITIONS.has(token.lower) || token.tags.has('Conjunction') || token.tags.has('QuestionWord')) return false;
  if (token.tags.has('Adverb') || token.tags.has('Negative') || OPENERS.has(token.lower)) return false;
  return (
    ['Noun', 'Adjective', 'Determiner', 'Value', 'Possessive', 'Gerund', 'Pronoun'].some((tag) =>
      token.tags.has(tag),
    ) || isCapital(token)
  );
}

function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  let at = verb - 1;
  while (
    at >= sentence.first &&
    (tokens[at]!.tags.has('Adverb') || /^(?:also|just|suddenly|then|still)$/.test(tokens[at]!.lower))
  )
    at -= 1;
  if (at < sentence.first) return undefined;
  if (/^(?:who|which|that)$/.test(tokens[at]!.lower)) at -= 1;
  else if (
    /^(?:and|but|or|then)$/.test(tokens[at]!.lower) ||
    (/^,/.test(tokens[at]!.post) && tokens[verb]!.tags.has('Gerund'))
  ) {
    // "Doe resigned and left", "the site crashed, posting an error": the subject of the verb before
    return before.at(-1)?.subject;
  } else if (/,\s*$/.test(tokens[at]!.post) && at === verb - 1) {
    const opened = commaBefore(tokens, at, sentence);
    if (opened !== undefined) at = opened;
  }
  return at < sentence.first ? undefined : phraseBefore(tokens, at, sentence, before);
}

/** Token before the comma that opens an aside: "Doe" in "Doe, an economist, said". */
function commaBefore(tokens: readonly Token[], at: number, sentence: Sentence): number | undefined {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 14); i -= 1) if (/^,/.test(tokens[i]!.post)) return i;
  return undefined;
}

/** The noun phrase that ends at `at`, back over "of ..." and "in ..." to its head. */
function phraseBefore(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  // an aside with a verb of its own stands between: "Doe, who won, resigned"
  const floor = before.findLast((group) => group.last <= at)?.last ?? sentence.first;
  let last = at + 1;
  for (let hops = 0; hops < 4; hops += 1) {
    const first = phraseStart(tokens, last, floor);
    if (first === last) return undefined;
    const preposition = first - 1;
    if (
      preposition - 1 >= floor &&
      /^(?:of|in|on|at|from|for|with|near|between|among|about|over|against)$/.test(tokens[preposition]!.lower) &&
      nominal(tokens[preposition - 1]!) &&
      joined(tokens[preposition - 1]!, tokens[preposition]!)
    ) {
      last = preposition;
      continue;
    }
    // "In May the ...": a phrase that hangs on a preposition is no subject
    if (
      preposition >= floor &&
      PREPOSITIONS.has(tokens[preposition]!.lower) &&
      /^(?:of|in|on|at|from|for|with|by)$/.test(tokens[preposition]!.lower)
    )
      return undefined;
    return trimmedPhrase(tokens, first, last);
  }
  return undefined;
}

/** Leftmost token of the noun phrase that ends before `last`; a determiner closes it on the left. */
function phraseStart(tokens: readonly Token[], last: number, floor: number): number {
  let first = last;
  while (first > floor && nominal(tokens[first - 1]!)) {
    const before = tokens[first - 1]!;
    if (first < last && !joined(before, tokens[first]!) && !isHyphen(before)) break;
    // "last year a similar site": a date in front is no part of it
    if (
      first < last &&
      before.tags.has('Date') &&
      !tokens[first]!.tags.has('Date') &&
      /^(?:a|an|the)$/.test(tokens[first]!.lower)
    )
      break;
    first -= 1;
    if (/^(?:a|an|the|this|that|these|those|his|her|its|their|our|my|your)$/.test(before.lower)) break;
  }
  return first;
}

function isHyphen(token: Token): boolean {
  return token.post === '-';
}

/** Leaves out a determiner before the phrase, and a phrase that is only one. */
function trimmedPhrase(tokens: readonly Token[], first: number, last: number): Phrase | undefined {
  let start = first;
  while (start < last && tokens[start]!.tags.has('Determiner') && !tokens[start]!.tags.has('Pronoun')) start += 1;
  return start < last ? { first: start, last } : undefined;
}

/** The noun phrase that starts at `at`, or undefined. */
export function phraseAfter(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  let first = at;
  while (first < sentence.last && first < at + 3 && tokens[first]!.tags.has('Adverb') && !isCapital(tokens[first]!))
    first += 1;
  if (first > 0 && first < sentence.last && !joined(tokens[first - 1]!, tokens[first]!)) return undefined;
  let last = first;
  while (
    last < sentence.last &&
    last - first < 12 &&
    (nominal(tokens[last]!) || isModifier(tokens, last, sentence)) &&
    (last === first || joined(tokens[last - 1]!, tokens[last]!))
  ) {
    if (last > first && isVerb(tokens[last]!) && !isCapital(tokens[last]!) && !tokens[last]!.tags.has('Noun')) break;
    last += 1;
  }
  return last > first ? trimmedPhrase(tokens, first, last) : undefined;
}

function byPhrase(tokens: readonly Token[], from: number, sentence: Sentence): Phrase | undefined {
  for (let i = from; i < Math.min(sentence.last, from + 8); i += 1) {
    if (i > from && !joined(tokens[i - 1]!, tokens[i]!)) return undefined;
    if (tokens[i]!.lower === 'by') return phraseAfter(tokens, i + 1, sentence);
    if (isVerb(tokens[i]!) && i > from) return undefined;
  }
  return undefined;
}

/** True for groups that only carry another word: "is", "has", "began". */
export function isEmptyGroup(group: VerbGroup): boolean {
  return group.lemma === group.verb && EMPTY_VERBS.has(group.verb);
}
