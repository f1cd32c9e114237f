/**
 * Clauses that a noun or a letter hands to somebody: "the announcement that thieves broke in", "claims emerged that it crashed", "the letter reads: ...".
 * The lists were written for this project.
 */
import type { Setting } from './modality-setting.ts';
import type { Sentence, Token } from './tokens.ts';

/** Nouns of what is said or held, with the clause that says it behind "that". */
const SAYINGS =
  /^(?:announcements?|claims?|reports?|statements?|allegations?|accusations?|assertions?|suggestions?|warnings?|rumou?rs?|revelations?|disclosures?|confirmation|admissions?|confessions?|testimony|findings?|conclusions?|complaints?|arguments?|contention|insistence|assurances?|notice|message|belief|beliefs|view|notion|perception|speculation|suspicions?|predictions?|estimates?|comments?|remarks?|charges?)$/;
/** What may stand between such a noun and "that": "claims emerged on Monday that". */
const BETWEEN =
  /^(?:emerged?|emerging|surfaced|circulated?|circulating|spread|appeared|came|comes|was|were|made|published|released|posted|online|on|in|at|by|from|to|last|this|earlier|today|yesterday|week|month|year|of|the|a)$/;
/** Verbs whose letters and notes follow a colon. */
const READS =
  /^(?:reads?|reading|wrote|writes|written|said|says|states?|stated|added|posted|tweeted|continued|announced)$/;
/** Who finds out and hands on what was found. */
const FINDERS =
  /^(?:stud(?:y|ies)|surveys?|polls?|reports?|research|researchers?|scientists?|investigators?|inquiry|investigation|experts?|analysts?|analysis|data|figures|results?|tests?|experiments?|teams?|panel|commission|committee|auditors?|review|astronomers?|doctors?|economists?|statistics|records|documents?|court|judges?|jury)$/;
const FINDS = /^(?:find|show|discover|determine|establish|calculate|demonstrate|prove|rule)$/;
const ALERTS = /^(?:alert|inform|notify|advise|remind|brief|hold|imply|hint|signal|swear|suspect|charge)$/;

/** How far before a trigger such a noun may stand, in tokens. */
const REACH = 40;

/** True for a trigger in such a clause. */
export function isNamedReport(setting: Setting): boolean {
  const { document, at, sentence, group } = setting;
  const { tokens } = document;
  const start = group?.first ?? at;
  for (let i = start - 1; i > Math.max(sentence.first, start - REACH); i -= 1) {
    const { lower, post } = tokens[i]!;
    if (/:/.test(post) && READS.test(lower)) return true;
    if (/[;:]/.test(post)) return false;
    if (
      lower === 'that' &&
      opensClause(tokens, i, start) &&
      (saysBefore(tokens, i, sentence) || toldBefore(setting, i))
    )
      return true;
  }
  return foundOut(setting);
}

/** A subject and its verb follow "that", and no relative clause. */
function opensClause(tokens: readonly Token[], that: number, start: number): boolean {
  const next = tokens[that + 1];
  return (
    next !== undefined && that + 1 <= start && !next.tags.has('Verb') && !/^(?:day|time|week|year)$/.test(next.lower)
  );
}

function saysBefore(tokens: readonly Token[], that: number, sentence: Sentence): boolean {
  for (let i = that - 1; i >= Math.max(sentence.first, that - 6); i -= 1) {
    const { lower, post, tags } = tokens[i]!;
    if (post !== ' ') return false;
    if (SAYINGS.test(lower) && (!tags.has('Verb') || tags.has('Noun'))) return true;
    if (!BETWEEN.test(lower) && !tags.has('ProperNoun') && !tags.has('Date')) return false;
  }
  return false;
}

/** "alerted by the port that oil was spilled". */
function toldBefore({ document: { tokens }, groups }: Setting, that: number): boolean {
  return groups.some(
    (group) =>
      ALERTS.test(group.verb) &&
      group.last <= that &&
      that - group.last <= 8 &&
      tokens.slice(group.last - 1, that).every(({ post }) => post === ' '),
  );
}

/** "the study found (that) it shrank". */
function foundOut({ document: { tokens }, groups, at, group, sentence }: Setting): boolean {
  const finds = groups.findLast(
    (other) =>
      other.last <= (group?.first ?? at) &&
      FINDS.test(other.verb) &&
      other.subject !== undefined &&
      !other.passive &&
      !other.infinitive &&
      FINDERS.test(tokens[other.subject.last - 1]!.lower),
  );
  if (finds === undefined || at - finds.last > 25) return false;
  for (let i = finds.last - 1; i < at; i += 1)
    if (
      /[;:]/.test(tokens[i]!.post) ||
      (/,/.test(tokens[i]!.post) && /^(?:but|while|although|and|which|who)$/.test(tokens[i + 1]!.lower))
    )
      return false;
  // a clause follows, and no thing alone
  return groups.some(
    (other) =>
      other.first > finds.last &&
      other.last <= sentence.last &&
      !other.infinitive &&
      !other.reduced &&
      other.subject !== undefined &&
      other.subject.first >= finds.last &&
      other.subject.first - finds.last <= 4 &&
      finds.object === undefined,
  );
}
