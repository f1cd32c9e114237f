/**
 * Happenings that a noun tells of: "the crash of a tram", "his arrest", "paid tribute"; who owns, does or undergoes them.
 */
import type { Participant, Role } from '../domain/extraction.ts';
import { type Draft, draft, wordsOf } from './happening-drafts.ts';
import { isEventNoun, typeOfNoun } from './happening-words.ts';
import { nounLemma } from './lemma.ts';
import { doerOf, outsideOf } from './noun-carriers.ts';
import { byPhrase, type Phrase, phraseAfter, phraseBefore } from './noun-phrases.ts';
import { type Complement, complementRole, modifierRole, ownerRole, roleBehind, SUFFERED } from './noun-roles.ts';
import { isIdiom, isMarch, isThing, partOfCompound } from './noun-things.ts';
import { add, addPlace, type Index } from './participants.ts';
import { OWNER, PREPOSITIONS } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** The happening an event noun tells of, or undefined. */
export function fromNoun(
  document: Tokens,
  sentence: Sentence,
  at: number,
  index: Index,
  groups: readonly VerbGroup[],
): Omit<Draft, 'modality'> | undefined {
  const { tokens } = document;
  const token = tokens[at]!;
  if (
    !(token.tags.has('Noun') || token.lower === 'dead' || token.tags.has('Gerund') || token.tags.has('Verb')) ||
    token.tags.has('Auxiliary') ||
    token.tags.has('Month') ||
    isMarch(tokens, at, sentence)
  )
    return undefined;
  const held = index.mentionAt.get(at);
  if (held !== undefined && held.form === 'name') return undefined;
  const single = nounLemma(token.lower);
  const pair = at > sentence.first && joined(tokens[at - 1]!, token) ? `${tokens[at - 1]!.lower} ${single}` : '';
  const lemma = isEventNoun(pair) ? pair : single;
  if (!isEventNoun(lemma) || partOfCompound(tokens, at, sentence)) return undefined;
  if (at > sentence.first && /^(?:anti|pro|non|counter)$/.test(tokens[at - 1]!.lower)) return undefined;
  const first = lemma === pair ? at - 1 : at;
  const before = modifiersBefore(tokens, first, sentence, groups);
  const typedAs = (phrase: Phrase | undefined) =>
    typeOfNoun(lemma, wordsOf(tokens, [before, phrase], sentence), index.words);
  const complement = complementAfter(tokens, at, sentence, lemma, typedAs(undefined)?.type ?? '');
  const typed = typedAs(complement?.phrase);
  if (
    typed === undefined ||
    isIdiom(tokens, at, lemma, groups) ||
    isThing(tokens, at, lemma, sentence, groups, index.words)
  )
    return undefined;
  // "under fire": blamed, not burning
  if (lemma === 'fire' && /^(?:under|open|opened|opening|opens|catch|caught)$/.test(tokens[first - 1]?.lower ?? ''))
    return undefined;
  const participants: Participant[] = [];
  const { owner, modifier } = ownersOf(tokens, first, before, sentence, index);
  const kindOf = (phrase: Phrase) => index.mentionAt.get(phrase.last - 1)?.kind;
  const give = (phrase: Phrase, role: Role | undefined) => {
    if (role !== undefined) add(participants, document, index, phrase, role);
  };
  // "his nomination of Doe": who is behind "of" undergoes it, so the owner does it
  const doesIt = complement?.word === 'of' && SUFFERED.has(lemma);
  if (owner !== undefined) give(owner, doesIt ? 'agent' : ownerRole(tokens, owner, lemma, typed));
  if (modifier !== undefined) {
    const role = modifierRole(tokens, modifier, lemma, typed, kindOf(modifier));
    // "passengers' abuse complaints": beside an owner only what adds another part
    const said = complement?.word === 'of' && role === 'patient';
    // "the New Year celebrations": a feast that is kept is more than a date
    if (lemma === 'celebration' && tokens[modifier.last - 1]!.tags.has('Date'))
      participants.push({ start: tokens[modifier.first]!.start, end: tokens[modifier.last - 1]!.end, role: 'patient' });
    else if (owner === undefined || (role !== 'other' && !participants.some((part) => part.role === role)))
      give(modifier, said ? 'other' : role);
  }
  if (complement !== undefined)
    give(complement.phrase, complementRole(tokens, complement, lemma, typed, kindOf(complement.phrase)));
  const second =
    lemma !== 'dead' && (complement === undefined || complement.role === 'patient')
      ? byBehind(tokens, complement?.phrase.last ?? at + 1, sentence)
      : undefined;
  if (second !== undefined && !participants.some(({ role }) => role === 'agent')) give(second, 'agent');
  const doer =
    doerOf(tokens, at, groups, typed) ?? outsideOf(tokens, sentence, { first, at, lemma, typed, before }, groups);
  // "will hold talks with the miners": who holds them takes part as those behind "with" do
  const joins = complement?.word === 'with' && doer?.role === 'agent' && owner === undefined;
  if (doer !== undefined && (joins || !participants.some((part) => part.role === doer.role)))
    add(participants, document, index, doer.phrase, doer.role);
  addPlace(participants, document, sentence, at, index);
  return draft(document, sentence, { first, last: at + 1 }, lemma, typed, participants, token, 'noun');
}

/** "a dawn crash", "weekend talks": when, not who. */
const TIME_WORDS =
  /^(?:dawn|dusk|day|night|morning|evening|afternoon|weekend|winter|summer|spring|autumn|year|month|week|minute|hour|today|yesterday|overnight|midnight)$/;

/** Nouns and names right before an event noun: "site" of "the site crash", "Doe" of "Doe's victory". */
function modifiersBefore(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  groups: readonly VerbGroup[],
): Phrase | undefined {
  let first = at;
  while (first > sentence.first && at - first < 6) {
    const token = tokens[first - 1]!;
    if (
      (token.lower !== 'price' && groups.some((group) => group.main === first - 1 || group.first === first - 1)) ||
      !joined(token, tokens[first]!) ||
      token.tags.has('Determiner') ||
      // "his on-air reporting"
      (token.tags.has('Preposition') && token.post !== '-') ||
      token.tags.has('Pronoun') ||
      token.tags.has('Conjunction') ||
      /^(?:his|her|its|their|our|my|your|whose)$/.test(token.lower) ||
      (token.post !== '-' && PREPOSITIONS.has(token.lower))
    )
      break;
    if (
      token.post !== '-' &&
      !(
        token.lower === 'price' ||
        token.tags.has('Noun') ||
        token.tags.has('Adjective') ||
        token.tags.has('Value') ||
        /^\p{Lu}/u.test(token.text)
      )
    )
      break;
    if (
      (token.tags.has('Verb') && !token.tags.has('Noun') && token.lower !== 'price') ||
      /^(?:no|not)$/.test(token.lower)
    )
      break;
    first -= 1;
  }
  return first === at ? undefined : { first, last: at };
}

/** Nouns before an event noun that say how it was and not who took part: "a horror crash", "a joint statement". */
const DESCRIBING =
  /^(?:horror|joint|mass|hit|run|road|street|surprise|freak|mystery|shock|murder|rush|terror|suicide|drug|drugs|substance|alcohol|gun|knife|world|winter|air|head|test|record|press|news|group|family|media|state|national|international|bomb|car-bomb|panic|chain|mid-air|front|back|home|job|work|phone|video|live|public|emergency|security|safety|peace|trade|cash|power|human)$/;

/** Who owns an event noun, and what stands next to it: "passengers" and "abuse" of "passengers' abuse complaints". */
function ownersOf(
  tokens: readonly Token[],
  first: number,
  before: Phrase | undefined,
  sentence: Sentence,
  index: Index,
): { readonly owner?: Phrase | undefined; readonly modifier?: Phrase | undefined } {
  const edge = (before?.first ?? first) - 1;
  const pronoun = edge >= sentence.first && OWNER.test(tokens[edge]!.lower);
  let owner: Phrase | undefined = pronoun ? { first: edge, last: edge + 1 } : undefined;
  // "Tolos, whose clash with the mayor"
  if (edge > sentence.first && tokens[edge]!.lower === 'whose')
    owner = phraseBefore(tokens, edge - 1, { ...sentence, last: edge }, []) ?? undefined;
  if (before === undefined) return { owner };
  let from = before.first;
  for (let i = before.last - 1; i >= before.first; i -= 1) {
    if (!tokens[i]!.possessive) continue;
    // "this morning's tram derailment": the day owns nothing
    if (!TIME_WORDS.test(tokens[i]!.lower) && !tokens[i]!.tags.has('Date'))
      owner = { first: before.first, last: i + 1 };
    from = i + 1;
    break;
  }
  return { owner, modifier: modifierOf(tokens, from, before.last, sentence, index) };
}

/** The nouns and names that end right before an event noun, or undefined where they say when or how it was. */
function modifierOf(
  tokens: readonly Token[],
  from: number,
  last: number,
  sentence: Sentence,
  index: Index,
): Phrase | undefined {
  let start = last;
  const names = (token: Token) =>
    !/^(?:a|an|the|full|this|that)$/.test(token.lower) &&
    // "due to price rises": taken for a verb
    (token.lower === 'price' ||
      token.tags.has('Noun') ||
      (isCapital(token) && token.index > sentence.first && !token.tags.has('Adjective')));
  while (start > from && names(tokens[start - 1]!)) start -= 1;
  if (start === last) return undefined;
  const head = tokens[last - 1]!;
  // "New Year celebrations": a day is kept, and not only when it was
  const kept = /^celebrations?$/.test(tokens[last]?.lower ?? '');
  if (
    (!kept && (TIME_WORDS.test(head.lower) || head.tags.has('Date'))) ||
    DESCRIBING.test(head.lower) ||
    /-/.test(head.pre)
  )
    return undefined;
  // "a fourth quarter Narvik comeback": of a run that ends in a name, the name
  return { first: Math.max(start, index.mentionAt.get(last - 1)?.first ?? start), last };
}

/** "of X", "by X", "on X", "against X", "in prices", "with X", "between X" right behind an event noun. */
function complementAfter(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  lemma: string,
  type: string,
): Complement | undefined {
  // "an attack today on a freighter"
  const behind = /^(?:today|yesterday|tonight|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
    tokens[at + 1]?.lower ?? '',
  )
    ? at + 2
    : at + 1;
  const preposition = tokens[behind];
  // "pronounced dead by doctors": they say so
  if (lemma === 'dead' && preposition?.lower === 'by') return undefined;
  if (preposition === undefined || behind >= sentence.last || tokens[at]!.post !== ' ') return undefined;
  const role = roleBehind(preposition.lower, lemma, type);
  if (role === undefined) return ofBehindPlace(tokens, behind, sentence);
  const phrase = phraseAfter(tokens, behind + 1, sentence);
  return phrase === undefined ? undefined : { phrase, role, word: preposition.lower };
}

/** "the departure from Norway of the old ferry": behind a name with a preposition of its own. */
function ofBehindPlace(tokens: readonly Token[], at: number, sentence: Sentence): Complement | undefined {
  if (!/^(?:from|in|at|to|into|for|on)$/.test(tokens[at]!.lower)) return undefined;
  const place = phraseAfter(tokens, at + 1, sentence);
  if (place === undefined || place.first !== at + 1 || place.last + 1 >= sentence.last) return undefined;
  const head = tokens[place.last - 1]!;
  const when = head.tags.has('Date');
  if (!(isCapital(head) || when) || tokens[place.last]!.lower !== 'of' || !joined(head, tokens[place.last]!))
    return undefined;
  // "in the Bank of Norway", "on the Day of the Dead": such names go on
  const next = tokens[place.last + 1]!;
  if (place.last - place.first > 2 || !/^(?:a|an|the|his|her|its|their|two|three|several|some)$/.test(next.lower))
    return undefined;
  if (isCapital(tokens[place.last + 2] ?? next)) return undefined;
  const phrase = phraseAfter(tokens, place.last + 1, sentence);
  return phrase === undefined ? undefined : { phrase, role: 'patient', word: 'of' };
}

/** "the attack on the bank on Monday by masked men": who does it, with no more than a place or a day between. */
function byBehind(tokens: readonly Token[], from: number, sentence: Sentence): Phrase | undefined {
  let at = from;
  if (/^(?:in|at|on|near|outside)$/.test(tokens[at]?.lower ?? '') && joined(tokens[at - 1]!, tokens[at]!)) {
    const between = phraseAfter(tokens, at + 1, sentence);
    const head = between === undefined ? undefined : tokens[between.last - 1]!;
    if (head !== undefined && (isCapital(head) || head.tags.has('Date'))) at = between!.last;
  }
  if (at >= sentence.last || tokens[at]!.lower !== 'by' || !joined(tokens[at - 1]!, tokens[at]!)) return undefined;
  const phrase = byPhrase(tokens, at, sentence);
  return phrase !== undefined && phrase.first - at <= 2 ? phrase : undefined;
}
