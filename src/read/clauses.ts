/**
 * Verb groups with their subject and object: who does what to whom, by position around the verb. It reads compromise's tags
 * and never its own subject finder (first verb only, measured wrong after prepositional openings).
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { TRANSITIVE } from './data/transitive-verbs.ts';
import { withoutEmptySubjects } from './empty-subjects.ts';
import { isKnownVerb } from './happening-words.ts';
import { hiddenVerb, participleOf } from './hidden-verbs.ts';
import { subjectOfInfinitive } from './infinitives.ts';
import { isInverted } from './inverted-verbs.ts';
import { mayBePast, participleLemmas, verbLemma } from './lemma.ts';
import { byPhrase, type Phrase, phraseAfter } from './noun-phrases.ts';
import { objectBehind } from './objects.ts';
import { besideParticiple, closesReport, hangsOnNoun, hangsOnPreposition, waitsBehind } from './participles.ts';
import { ARTICLE, isModifier, isNounAfterAll, isVerb, overDeterminers } from './phrase-words.ts';
import { hands } from './recipients.ts';
import { contactNoun, opensContact, relativeObject } from './relative-clauses.ts';
import { withSharedObjects } from './shared-objects.ts';
import { standsInAside } from './subject-asides.ts';
import { subjectBefore } from './subjects.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';
import {
  clungTo,
  continuesInfinitive,
  disagrees,
  endsObject,
  invertedAuxiliary,
  isGerundNoun,
  isHyphened,
  isPreposition,
  isResult,
  isSubject,
  nextVerb,
  particleBehind,
  passiveParticiple,
  sharedModals,
  sharesPassive,
} from './verb-forms.ts';
import { AUXILIARY, BE, hasTense, type VerbGroup } from './verb-group.ts';
import { GERUND_OPENERS, INTRANSITIVE, NAMES_OBJECT, NO_PARTICIPLE, THINKING } from './verb-sorts.ts';
import { withWaitingParticiples } from './waiting-participles.ts';

/** Verb groups of a sentence in order. */
export function findVerbGroups(document: Tokens, sentence: Sentence): VerbGroup[] {
  const { tokens } = document;
  const groups = groupsOf(tokens, sentence, false);
  const bare = sentence.last - sentence.first <= HEADLINE && !groups.some((group) => hasTense(tokens, group));
  const told = withoutClauses(tokens, sentence, bare ? groupsOf(tokens, sentence, true) : groups);
  const meant = withoutEmptySubjects(tokens, sentence, told);
  const hung = withWaitingParticiples(tokens, sentence, withSharedObjects(tokens, meant));
  return withOpening(tokens, sentence, hung);
}

/** "Browsing the list, she found", "After leaving Narvik, he wrote": who acts stands behind the comma. */
function withOpening(tokens: readonly Token[], sentence: Sentence, groups: readonly VerbGroup[]): VerbGroup[] {
  const [opening, ...others] = groups;
  if (opening === undefined || opening.subject !== undefined || opening.auxiliaries.length > 0) return [...groups];
  const acts = !opening.passive && tokens[opening.main]!.tags.has('Gerund');
  // "Convicted of theft, Doe resigned"
  const undergoes =
    tokens[opening.main]!.tags.has('PastTense') &&
    opening.object === undefined &&
    !INTRANSITIVE.has(opening.verb) &&
    !NO_PARTICIPLE.test(tokens[opening.main]!.lower);
  if (!acts && !undergoes) return [...groups];
  const starts =
    (undergoes &&
      opening.first === sentence.first + 1 &&
      /^(?:once|when|if|while|although|though)$/.test(tokens[sentence.first]!.lower)) ||
    opening.first === sentence.first ||
    (opening.first === sentence.first + 1 && GERUND_OPENERS.test(tokens[sentence.first]!.lower));
  if (!starts) return [...groups];
  // "Killed in the blast were three guards"
  const behind = others.find((group) => hasTense(tokens, group));
  if (undergoes && behind?.verb === 'be' && behind.subject === undefined && behind.object !== undefined)
    return [{ ...opening, subject: behind.object, passive: true }, ...others];
  const main = others.find(
    (group) =>
      group.subject !== undefined &&
      hasTense(tokens, group) &&
      // "Using a method called sounding, the crew": a clause on what is used
      !(opening.object !== undefined && group.subject.last === opening.object.last) &&
      // "When asked by the paper if the town intended to, Doe said"
      !isSubordinate(tokens, group.subject, sentence) &&
      !standsInAside(tokens, group.main, sentence),
  );
  if (main?.subject === undefined) return [...groups];
  // "Using salt, the roads were cleared": nobody is said to use it; "After calling the clerk, Doe was sent away"
  const head = tokens[main.subject.last - 1]!;
  const somebody = head.tags.has('Person') || head.tags.has('Actor') || /^(?:i|he|she|we|they)$/.test(head.lower);
  if (
    acts &&
    main.passive &&
    !somebody &&
    !(isCapital(head) && /^(?:after|before|while|when|since)$/.test(tokens[sentence.first]!.lower))
  )
    return [...groups];
  // "Once hired, the clerks were trained": the comma may stand right behind the verb
  for (let i = opening.last - 1; i < main.subject.first; i += 1)
    if (
      (/,/.test(tokens[i]!.post) || (/\s[-–—]+\s/.test(tokens[i]!.post) && standsInAside(tokens, i, sentence))) &&
      main.subject.first - i <= 3
    )
      return [{ ...opening, subject: main.subject, passive: undergoes }, ...others];
  return [...groups];
}

/** "if the town intended": the subject opens a clause that hangs on another. */
function isSubordinate(tokens: readonly Token[], subject: Phrase, sentence: Sentence): boolean {
  const at = overDeterminers(tokens, subject.first - 1, sentence.first, /^that$/);
  return at >= sentence.first && /^(?:if|whether|that|how|why|where)$/.test(tokens[at]!.lower);
}

/** "Doe claimed the mayor was ill": what stands behind the verb is the subject of the next one and no object. */
function withoutClauses(tokens: readonly Token[], sentence: Sentence, groups: readonly VerbGroup[]): VerbGroup[] {
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
      return { ...group, object: undefined };
    }
    // "said a man next to him was killed"
    if (STATING.test(group.verb) && opensStatement(tokens, group.object, next)) {
      return { ...group, object: undefined };
    }
    const shared =
      next.subject !== undefined &&
      next.subject.last === group.object.last &&
      !NAMES_OBJECT.test(group.verb) &&
      // "charge workers who can pay": who pays is still charged
      !(tokens[group.object.last]?.lower === 'who' && !STATING.test(group.verb)) &&
      (SAYING_VERBS.has(group.verb) || THINKING.has(group.verb));
    // "in explaining her absence, said"
    const ends = group.object.last >= sentence.last;
    if (!shared && (ends || !joined(tokens[group.object.last - 1]!, tokens[group.object.last]!))) return group;
    if (!shared && next.first - group.object.last > 1) return group;
    if (next.infinitive || next.first < group.object.last || !hasTense(tokens, next)) return group;
    const between = tokens[group.object.last];
    if (!shared && next.first > group.object.last && !between?.tags.has('Adverb')) return group;
    if (
      !shared &&
      (NAMES_OBJECT.test(group.verb) || !SAYING_VERBS.has(group.verb)) &&
      next.auxiliaries.length === 0 &&
      (tokens[next.main]!.tags.has('PastTense') || mayBePast(tokens[next.main]!.lower))
    )
      return group;
    // "entered the Red House gates": a noun that looks like a verb
    if (!shared && endsName(tokens, sentence, group, next))
      return { ...group, object: { first: group.object.first, last: next.last } };
    return { ...group, object: undefined };
  });
}

/** A present form in -s behind the name that an act in the past ends with, and nothing it could act on behind it. */
function endsName(tokens: readonly Token[], sentence: Sentence, group: VerbGroup, next: VerbGroup): boolean {
  const token = tokens[next.main]!;
  return (
    tokens[group.main]!.tags.has('PastTense') &&
    !SAYING_VERBS.has(group.verb) &&
    !THINKING.has(group.verb) &&
    next.first === next.main &&
    next.main === group.object?.last &&
    next.object === undefined &&
    token.tags.has('PresentTense') &&
    /s$/.test(token.lower) &&
    isCapital(tokens[next.main - 1]!) &&
    /^(?:a|an|the|his|her|its|their)$/.test(tokens[group.object.first - 1]?.lower ?? '') &&
    (next.last >= sentence.last || /^[,;]/.test(token.post) || tokens[next.last]!.tags.has('Preposition'))
  );
}

/** Verbs whose object is mostly a clause. */
const STATING =
  /^(?:say|think|believe|hope|argue|insist|suggest|claim|warn|note|explain|admit|acknowledge|deny|estimate|predict|add|mean|know|feel|reveal|confirm|announce|fear|understand|realise|realize|point|stress|conclude|assume|guess)$/;

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
  // "the clerk aged 18": tells how old, and nobody does it
  if (tokens[first]!.lower === 'aged' && tokens[first + 1]?.tags.has('Value') === true) return undefined;
  let main = first;
  const auxiliaries: string[] = [];
  // "We'll attack", "they've seen": the auxiliary clings to the pronoun
  const clung = first > sentence.first ? clungTo(tokens, first, sentence) : undefined;
  if (clung !== undefined) auxiliaries.push(clung);
  auxiliaries.push(...sharedModals(tokens, first, sentence, before));
  let negative = tokens[first]!.negative;
  while (AUXILIARY.has(tokens[main]!.lower)) {
    const next = nextVerb(tokens, main, sentence);
    if (next === undefined) break;
    auxiliaries.push(...tokens[main]!.lower.split(/(?<=[a-z])(?='ve$)/));
    for (let i = main + 1; i <= next; i += 1) negative ||= tokens[i]!.negative || tokens[i]!.lower === 'never';
    main = next;
  }
  const token = tokens[main]!;
  if (first > sentence.first && tokens[first - 1]!.lower === 'never') negative = true;
  const verb = hidden ?? participleOf(token) ?? lemmaOf(token);
  const particle = particleBehind(tokens, main, verb, sentence);
  const last = particle === '' ? main + 1 : main + 2;
  const lastBe =
    auxiliaries.findLast((word) => BE.has(word)) !== undefined &&
    !token.tags.has('Gerund') &&
    !/ing$/.test(token.lower);
  // "were present", "is close": a base form behind "be" describes
  if (lastBe && token.tags.has('Infinitive') && verb === token.lower && !mayBePast(token.lower)) return undefined;
  if (auxiliaries.length === 0 && isGerundNoun(tokens, first, sentence)) return undefined;
  const infinitive =
    first > sentence.first &&
    (tokens[first - 1]!.lower === 'to' || continuesInfinitive(tokens, first, sentence, before));
  const inverted =
    auxiliaries.length === 0 &&
    SAYING_VERBS.has(verb) &&
    (/["”’]/.test(tokens[first]!.pre) || isInverted(tokens, first, sentence));
  // `"...," said Doe`: the subject stands behind
  // `called it "late", adding`: who said the one says the other
  const adding = inverted && token.tags.has('Gerund');
  let subject = adding
    ? (
        before.findLast((group) => SAYING_VERBS.has(group.verb) && hasTense(tokens, group)) ??
        before.findLast((group) => hasTense(tokens, group))
      )?.subject
    : inverted
      ? (phraseAfter(tokens, last, sentence) ?? subjectBefore(tokens, first, sentence, before))
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
  const asked = auxiliaries.length === 0 ? invertedAuxiliary(tokens, subject, first, sentence) : undefined;
  if (asked !== undefined) auxiliaries.push(asked);
  let object = inverted
    ? undefined
    : (objectBehind(tokens, verb, last, sentence) ??
      (lastBe || particle !== '' ? undefined : overParticle(tokens, verb, last, sentence)));
  // "The song Tolos wrote for Dalen won": the name is the subject, and what it wrote stands before
  const split =
    auxiliaries.length === 0 && object === undefined ? contactNoun(tokens, subject, last, sentence, before) : undefined;
  if (split !== undefined && subject !== undefined) {
    object = split;
    subject = { first: split.last, last: subject.last };
  }
  // "the clock he made": behind "he" stands no participle
  const acts = actsAlone(tokens, subject, first);
  const tells = closesReport(tokens, { verb, last, subject }, sentence);
  const bare =
    auxiliaries.length === 0 && !infinitive && !inverted && !acts && !tells && passiveParticiple(token, auxiliaries);
  const names = /^(?:name|nickname|call|dub|title|entitle)$/.test(verb);
  const contact =
    bare &&
    object === undefined &&
    ((subject?.last === first && hasRelative(tokens, subject, sentence)) ||
      opensContact(tokens, subject, last, sentence, before));
  const reduced = bare && !contact && (object === undefined || names) && hangsOnNoun(tokens, first, sentence, before);
  // "in a statement released through the team", "a box filled with sand": what hangs on a preposition waits for no verb
  const hanging =
    bare && !contact && !reduced && object === undefined && hangsOnPreposition(tokens, first, verb, sentence, subject);
  const waiting =
    bare && !contact && !reduced && !hanging && object === undefined && waitsBehind(tokens, first, verb, sentence);
  // "among those arrested"
  const those = bare && subject === undefined && object === undefined && tokens[first - 1]?.lower === 'those';
  if (those) subject = { first: first - 1, last: first };
  if (reduced || hanging || waiting) {
    // "a group within the Guild called the Circle": a name is seldom what a participle tells of
    const nearest = besideParticiple(tokens, first, sentence, before);
    const name =
      nearest !== undefined &&
      isCapital(tokens[nearest.last - 1]!) &&
      !isCapital(tokens[(subject ?? nearest).last - 1]!);
    if (!name || subject === undefined || subject.last >= nearest.first) subject = nearest;
    object = undefined;
  }
  // "has seen the fees reduced to a tenth", "had his car stolen": what stands before undergoes it
  const governor = before.at(-1);
  const undergone =
    bare &&
    object === undefined &&
    governor?.object?.last === first &&
    /^(?:see|have|get|want|need|keep|find|leave|order)$/.test(governor.verb) &&
    !governor.passive;
  if (undergone) subject = governor.object;
  // "was left stunned", "became infected", "got shot at"
  const describes =
    bare &&
    object === undefined &&
    governor?.last === first &&
    verb !== 'use' &&
    (governor.passive || /^(?:get|become|remain)$/.test(governor.verb)) &&
    /^(?:get|become|remain|leave|keep)$/.test(governor.verb);
  if (describes) subject = governor.subject;
  // "were damaged and later removed": one auxiliary for both
  const shared = bare && object === undefined && sharesPassive(tokens, first, verb, sentence, before);
  if (object === undefined && !lastBe && !inverted && (!bare || contact))
    object = relativeObject(tokens, { verb, first, last, subject }, sentence, before);
  // "the letter they gave you"
  const given =
    object !== undefined && !lastBe && object.first >= last && hands(verb) && isPronoun(tokens, object)
      ? relativeObject(tokens, { verb, first, last: object.last, subject }, sentence, before)
      : undefined;
  // "it's fully oriented": "is" is meant where an object is asked for and none stands there
  const contracted = clung === 'has' && auxiliaries.length === 1 && object === undefined && !lastBe;
  const by =
    lastBe || contracted || (object === undefined && passiveParticiple(token, auxiliaries))
      ? byPhrase(tokens, last, sentence)
      : undefined;
  const undergoes = contracted && (by !== undefined || TRANSITIVE.has(verb));
  return {
    first,
    last,
    main,
    lemma: particle === '' ? verb : `${verb} ${particle}`,
    verb,
    auxiliaries: undergoes ? ['is'] : auxiliaries,
    passive: lastBe || undergoes || by !== undefined || shared || undergone || describes,
    negative:
      negative ||
      // "made no statement"
      (object !== undefined && object.first >= last && tokens[object.first - 1]!.lower === 'no') ||
      isNone(tokens, lastBe || by === undefined ? subject : undefined, sentence),
    infinitive,
    reduced: reduced || hanging || waiting || those,
    subject,
    object,
    by,
    ...(given === undefined ? {} : { given }),
  };
}

/** A root that is the past form itself is no lemma: the word was taken for an adjective at first. */
function lemmaOf(token: Token): string {
  const known =
    token.root === token.lower && token.tags.has('PastTense')
      ? participleLemmas(token.lower).find((lemma) => isKnownVerb(lemma))
      : undefined;
  return known ?? verbLemma(token.lower, token.root);
}

/** "the clock he made", "who I never met": "he" right before its verb, over adverbs. */
function actsAlone(tokens: readonly Token[], subject: Phrase | undefined, first: number): boolean {
  if (subject === undefined || subject.last > first || !/^(?:i|he|she|we|they)$/.test(tokens[subject.last - 1]!.lower))
    return false;
  for (let i = subject.last; i < first; i += 1)
    if (!tokens[i]!.tags.has('Adverb') && !/^(?:never|also|not)$/.test(tokens[i]!.lower)) return false;
  return true;
}

function isPronoun(tokens: readonly Token[], phrase: Phrase): boolean {
  return phrase.last - phrase.first === 1 && /^(?:me|us|him|her|them|you)$/.test(tokens[phrase.first]!.lower);
}

/** "brought back a sample", "threw away the note": the object behind a word that belongs to the verb. */
function overParticle(tokens: readonly Token[], verb: string, at: number, sentence: Sentence): Phrase | undefined {
  const particle = tokens[at];
  const next = tokens[at + 1];
  if (particle === undefined || next === undefined || at + 1 >= sentence.last || INTRANSITIVE.has(verb))
    return undefined;
  if (!joined(tokens[at - 1]!, particle) || !joined(particle, next)) return undefined;
  if (!/^(?:back|away|out|up|down|forward|together|aside|apart|off)$/.test(particle.lower)) return undefined;
  const opens =
    next.tags.has('Determiner') || next.tags.has('Value') || next.tags.has('Possessive') || next.tags.has('Plural');
  return opens && !next.tags.has('Date') ? phraseAfter(tokens, at + 1, sentence) : undefined;
}

/** "the driver, whom police accused": the subject opens a clause on the noun before it. */
function hasRelative(tokens: readonly Token[], subject: Phrase | undefined, sentence: Sentence): boolean {
  if (subject === undefined) return false;
  let at = subject.first - 1;
  while (at > sentence.first && ARTICLE.test(tokens[at]!.lower)) at -= 1;
  return at > sentence.first && /^(?:who|whom|which|that)$/.test(tokens[at]!.lower);
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
