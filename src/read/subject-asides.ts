/**
 * Subjects behind asides: what stands between commas, dashes or brackets parts a subject from its verb.
 */
import { type Phrase, phraseBefore } from './noun-phrases.ts';
import { isVerb, nominal, overDeterminers } from './phrase-words.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';

/** "Jan Doe, from Narvik, now working in Oslo, fell": no clause has begun yet, so the noun before all asides is meant. */
export function behindAsides(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  if (before.some((group) => hasTense(tokens, group) && !/^(?:who|which)$/.test(tokens[group.first - 1]?.lower ?? '')))
    return undefined;
  if (!/^,/.test(tokens[verb - 1]!.post)) {
    // "Jan Doe, 66, of Narvik was struck"
    const opener = tokens[(commaBefore(tokens, at + 1, sentence) ?? verb) + 1];
    if (opener === undefined || !/^(?:of|from)$/.test(opener.lower)) return undefined;
  }
  let edge: number | undefined = at;
  for (let hops = 0; hops < 3; hops += 1) {
    edge = commaBefore(tokens, edge, sentence);
    if (edge === undefined) return undefined;
    const until = edge;
    const phrase = phraseBefore(
      tokens,
      edge,
      sentence,
      before.filter((group) => group.last <= until),
    );
    if (phrase !== undefined && !tokens[phrase.last - 1]!.tags.has('Value')) return phrase;
  }
  return undefined;
}

/** Token before the comma that opens an aside: "Doe" in "Doe, an economist, said". */
export function commaBefore(tokens: readonly Token[], at: number, sentence: Sentence): number | undefined {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 24); i -= 1) if (/^,/.test(tokens[i]!.post)) return i;
  return undefined;
}

/** A dash that opens or closes an aside; a hyphen inside a word does not. */
const DASH = /\s[-–—]+\s|[–—]|--/;

/** Farthest an aside between dashes or brackets is followed back, in tokens. */
const LONGEST = 40;
/** Farthest the marks of an aside are counted, in tokens. */
const FAR = 120;

/** "Velmar — which means “Boat” — carried": the word before the aside that ends at `at`, else `at`. */
export function overMarkedAside(tokens: readonly Token[], at: number, sentence: Sentence): number {
  const { post, text } = tokens[at]!;
  const floor = Math.max(sentence.first, at - LONGEST);
  if (/\)/.test(post) || /\)$/.test(text)) {
    for (let i = at; i > floor; i -= 1) if (/\(/.test(tokens[i]!.pre)) return i - 1;
    return at;
  }
  if (!DASH.test(post)) return at;
  for (let i = at - 1; i >= floor; i -= 1) if (DASH.test(tokens[i]!.post)) return i;
  return at;
}

/** True for a word between two dashes, or two brackets, of its sentence. */
export function standsInAside(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  let dashes = 0;
  let brackets = 0;
  for (let i = at - 1; i >= Math.max(sentence.first, at - FAR); i -= 1) {
    const { post } = tokens[i]!;
    if (post === ' ') continue;
    if (DASH.test(post)) dashes += 1;
    if (/\(/.test(post)) brackets += 1;
    if (/\)/.test(post)) brackets -= 1;
  }
  if (brackets > 0) return true;
  if (dashes % 2 === 0) return false;
  for (let i = at; i + 1 < Math.min(sentence.last, at + FAR); i += 1) if (DASH.test(tokens[i]!.post)) return true;
  return false;
}

/** "Sites such as Tolos.com have", "clerks like Dalen, Berg and Tolos": the word before the examples that end at `at`, else `at`. */
export function overExamples(tokens: readonly Token[], at: number, sentence: Sentence): number {
  for (let i = at; i > sentence.first + 1 && at - i < 14; i -= 1) {
    const token = tokens[i]!;
    if (i < at && !joined(token, tokens[i + 1]!) && !/^,\s$/.test(token.post)) return at;
    const as = token.lower === 'as' && tokens[i - 1]!.lower === 'such';
    if (as && i - 2 >= sentence.first) return tokens[i - 2]!.tags.has('Noun') ? i - 2 : at;
    if (isVerb(token) || !(nominal(token) || /^(?:and|or|of|the)$/.test(token.lower))) return at;
  }
  return at;
}

/**
 * "criticism of Tolos and the council grew": the noun before "of" opens the clause, so it takes part however far "of" reaches. Undefined
 * where the phrase before "and" hangs on no "of", or on the object of a verb.
 */
export function overJoinedOf(
  tokens: readonly Token[],
  phrase: Phrase,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const and = overDeterminers(tokens, phrase.first - 1, sentence.first);
  if (and <= sentence.first || tokens[and]!.lower !== 'and' || !joined(tokens[and - 1]!, tokens[and]!))
    return undefined;
  for (let i = and - 1; i > sentence.first && and - i < 8; i -= 1) {
    if (!joined(tokens[i]!, tokens[i + 1]!) || isVerb(tokens[i]!)) return undefined;
    if (tokens[i]!.lower !== 'of') {
      if (!nominal(tokens[i]!)) return undefined;
      continue;
    }
    const whole = phraseBefore(tokens, i - 1, sentence, before);
    if (whole === undefined || whole.last !== i) return undefined;
    const edge = overDeterminers(tokens, whole.first - 1, sentence.first - 1);
    return edge < sentence.first ||
      /^(?:as|when|while|if|because|after|before|until|that|but|although|though|since)$/.test(tokens[edge]!.lower) ||
      /[,;:]/.test(tokens[edge]!.post)
      ? whole
      : undefined;
  }
  return undefined;
}
