/**
 * The verb of saying that a trigger hangs on, the clause that only names who speaks, and what merely stands beside a report.
 */
import { REPORTING_VERBS } from './data/reporting-verbs.ts';
import { verbLemma } from './lemma.ts';
import { closesQuoted, type Setting } from './modality-setting.ts';
import type { Phrase } from './noun-phrases.ts';
import type { Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';

/** Verbs that hand words to a speaker in a clause set behind them or between them. */
const FRAMES =
  /^(?:say|tell|add|write|tweet|post|state|announce|declare|claim|argue|insist|note|explain|report|warn|recall|reply|respond|continue|comment|conclude|complain|remark)$/;

/** Prepositions that set a verb of saying somewhere, so that what stands behind them is no part of what is said. */
const BESIDE = /^(?:in|at|during|on|after|before|following|via|by|through|from|outside|upon)$/;

/** First token of a clause that only names who speaks: "The site crashed and nobody knew, [Doe said] on Monday". */
export function frameStart({
  document: { tokens },
  at,
  group,
  groups,
  sentence,
  quote,
  quoteAt,
}: Setting): number | undefined {
  if (group === undefined || group.passive || !FRAMES.test(group.verb)) return undefined;
  // the words that an indirect quote reports have no marks; only marks set a frame apart
  if (quote !== undefined && quote.form !== 'indirect') return undefined;
  const main = tokens[at]!;
  const beside = tokens[at - 1];
  if (saysAgain(tokens, group, groups)) return group.first;
  // "said he fled, adding that": the one who speaks goes on
  if (main.tags.has('Gerund') && group.auxiliaries.length === 0)
    return beside?.post.includes(',') === true && at - 1 >= sentence.first ? at : undefined;
  const edge = group.subject !== undefined && group.subject.first < group.first ? group.subject.first : group.first;
  const before = tokens[edge - 1];
  if (before === undefined || edge - 1 < sentence.first || !/,|["”]/.test(before.post)) return undefined;
  const next = tokens[group.last];
  const closed =
    group.last >= sentence.last ||
    next === undefined ||
    /[,.;:]/.test(tokens[group.last - 1]!.post) ||
    BESIDE.test(next.lower);
  const inverted = edge === group.first && quoteAt.get(edge - 1)?.form === 'direct';
  return closed || inverted ? edge : undefined;
}

/** Verbs that hand on more words of the one who spoke. */
const SAYS_ON = /^(?:say|tell|add|claim|argue|insist|announce|warn|write|tweet)$/;

/** "She said he lied and claims he fled": the second of two verbs of saying, in the voice of the text like the first. */
function saysAgain(tokens: readonly Token[], group: VerbGroup, groups: readonly VerbGroup[]): boolean {
  if (!SAYS_ON.test(group.verb)) return false;
  let edge = group.first - 1;
  while (edge > 0 && tokens[edge]!.tags.has('Adverb')) edge -= 1;
  if (!/^(?:and|but)$/.test(tokens[edge]?.lower ?? '') || group.auxiliaries.length > 0 || group.infinitive)
    return false;
  const first = groups.find((other) => other.main < group.main && FRAMES.test(other.verb));
  return (
    first !== undefined && !first.infinitive && hasTense(tokens, first) && hasTense(tokens, group) && !first.reduced
  );
}

/** The verb of saying that a phrase stands beside: "said in a statement", "told police during a search". */
export function carrierOf({ document: { tokens }, at, group, groups, sentence }: Setting): VerbGroup | undefined {
  const first = group?.first ?? at;
  const carrier = groups.findLast((other) => other.main < first);
  // "were told on Monday to leave", "none were reported in the attacks": what was said, not where
  if (carrier === undefined || carrier.passive || carrier.negative || group?.infinitive === true) return undefined;
  if (!isReporting(tokens[carrier.main]!) || first - carrier.last > 8) return undefined;
  const clause = group !== undefined && hasTense(tokens, group) && !group.reduced;
  // "said on Monday the ferry sank", "said on Monday the ferry's crash killed two": a clause of its own
  const subject = groups.find(
    (other) => other.main > at && other.subject !== undefined && at >= other.subject.first && at < other.subject.last,
  );
  if (
    (clause && !/^(?:after|before|following)$/.test(tokens[carrier.last]?.lower ?? '')) ||
    (group === undefined && subject !== undefined)
  )
    return undefined;
  let edge = carrier.last;
  if (carrier.verb === 'tell' && carrier.object !== undefined && carrier.object.last <= first)
    edge = carrier.object.last;
  if (edge >= sentence.last || !BESIDE.test(tokens[edge]?.lower ?? '')) return undefined;
  // "said at least one was hurt"
  if (/^(?:least|most|first|last)$/.test(tokens[edge + 1]?.lower ?? '')) return undefined;
  for (let i = edge - 1; i < first; i += 1)
    if (
      /[,;:.!?"“”–—]/.test(tokens[i]!.post) ||
      (i >= edge && /^(?:that|he|she|it|they|we|i|there)$/.test(tokens[i]!.lower))
    )
      return undefined;
  return carrier;
}

/** Verbs whose object is what is said, so that no clause is. */
const WRITES =
  /^(?:write|post|tweet|announce|declare|state|report|recount|recall|confirm|reveal|explain|stress|emphasize|deny)$/;

/** `"...," said the man who knew of it`: what is said stands before the verb, and what stands behind tells of the speaker. */
function saidBefore(tokens: readonly Token[], { subject, main, first, last, verb }: VerbGroup): boolean {
  if (subject === undefined || !FRAMES.test(verb)) return false;
  // `"...," the man said outside the court, where he was seen`
  if (subject.first <= main)
    return /[,.!?]["”’]\s/.test(tokens[subject.first - 1]?.post ?? '') && BESIDE.test(tokens[last]?.lower ?? '');
  const gap = tokens[first - 1]?.post ?? '';
  if (/["”’]\s/.test(gap)) return true;
  return (
    gap.includes(',') &&
    (tokens[subject.last - 1]!.post.includes(',') || /^(?:who|which)$/.test(tokens[subject.last]?.lower ?? ''))
  );
}

/** A thing that is written, with nothing behind it that could be a clause of its own. */
function namesWhat(tokens: readonly Token[], object: Phrase): boolean {
  const head = tokens[object.last - 1]!;
  if (head.tags.has('Date') || head.tags.has('Gerund') || head.tags.has('Pronoun')) return false;
  return (
    /^[,;)]/.test(head.post) ||
    /^(?:before|after|when|while|as|because|since|about|in|on|for|at|of|until|and)$/.test(
      tokens[object.last]?.lower ?? '',
    )
  );
}

/** Who reports, when it is somebody known. */
export interface Reporter {
  readonly entity: number | undefined;
}

/** "Doe said (that) the site crashed": a reporting verb to the left that the trigger hangs on. */
export function reporterBefore(setting: Setting, _from: number): Reporter | undefined {
  const { document, at, sentence } = setting;
  const { tokens } = document;
  for (let g = setting.groups.length - 1; g >= 0; g -= 1) {
    const group = setting.groups[g]!;
    if (group.main >= (setting.group?.first ?? at)) continue;
    if (at - group.main > 40) break;
    if (!isReporting(tokens[group.main]!)) continue;
    // what is said inside a quote does not report the words outside it
    const inner = setting.quoteAt.get(group.main);
    if (inner !== undefined && inner !== setting.quote) continue;
    // the words in between must be its content clause, not a second statement
    let apart = false;
    for (let i = group.last; i < at; i += 1)
      if (tokens[i]!.post === ' ') continue;
      else if (
        // "said Dalen, 62, of Narvik; and Tolos, 52, died": a list, as long as no clause was closed
        (/[;:]/.test(tokens[i]!.post) && setting.groups.some(({ main }) => main > group.main && main <= i)) ||
        closesQuoted(tokens[i]!) ||
        (/,/.test(tokens[i]!.post) && /^(?:but|while|although|whereas)$/.test(tokens[i + 1]?.lower ?? ''))
      )
        apart = true;
    if (saidBefore(tokens, group)) continue;
    // "thought of those who fell"
    if (group.verb === 'think' && /^(?:of|about)$/.test(tokens[group.last]?.lower ?? '')) continue;
    // "wrote a piece before the choice was announced": what was written is named
    if (group.object !== undefined && WRITES.test(group.verb) && namesWhat(tokens, group.object)) continue;
    const next = tokens[group.last];
    if (apart || next === undefined || group.last >= sentence.last) continue;
    // "after the theft was reported, Doe left": only "it was reported that" hands on what follows
    if (group.passive && tokens[group.last - 1]!.post.includes(',')) continue;
    return { entity: setting.speakerOf(group) };
  }
  return undefined;
}

/** "The site crashed, Doe said", "A tram derailed on Monday, the police said, and its driver was held": a clause that tells who says what stands before. */
export function reporterBehind(setting: Setting): Reporter | undefined {
  const { document, sentence, at } = setting;
  const { tokens } = document;
  for (const group of setting.groups) {
    if (group.main <= at || group.main === setting.group?.main || !isReporting(tokens[group.main]!)) continue;
    if (setting.quoteAt.get(group.main)?.form === 'direct') continue;
    const first = group.subject !== undefined && group.subject.first < group.first ? group.subject.first : group.first;
    // "Doe of Tarvik, which builds ships, said": told of the speaker
    if (first <= at) continue;
    const last = group.verb === 'tell' && group.object !== undefined ? group.object.last : group.last;
    const mark = tokens[last - 1]!.post;
    // "..., saying he left"; `In a statement, Doe said: "..."`: what is said stands behind
    if (!hasTense(tokens, group) || /[:"“‘']/.test(mark.trimEnd())) continue;
    const closes = last >= sentence.last || /[,.;]/.test(mark);
    // "..., said reports from Narvik": the tagger takes them for an object
    const inverted =
      (group.subject !== undefined && group.subject.first > group.main) ||
      (group.subject === undefined && group.verb === 'say' && group.object?.first === group.last);
    const beside = BESIDE.test(tokens[group.last]?.lower ?? '') || tokens[group.last]?.tags.has('Date') === true;
    if (!closes && !inverted && !beside) continue;
    const edge = openingOf(tokens, first, Math.max(at, first - 8));
    if (edge !== undefined && tokens[edge]!.index >= at) return { entity: setting.speakerOf(group) };
  }
  return undefined;
}

/** The token whose comma opens the clause that starts at `first`; determiners and first names may stand between. */
function openingOf(tokens: readonly Token[], first: number, from: number): number | undefined {
  for (let i = first - 1; i >= from; i -= 1) {
    if (tokens[i]!.post.includes(',')) return i;
    if (/[;:]/.test(tokens[i]!.post) || tokens[i]!.tags.has('Verb') || tokens[i]!.lower === 'that') return undefined;
  }
  return undefined;
}

function isReporting(token: Token): boolean {
  return REPORTING_VERBS.has(verbLemma(token.lower, token.root));
}
