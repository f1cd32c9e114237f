/**
 * Where a run of capitals starts and ends: which capitals may be names, and which small words join them ("of", "and", "de").
 */
import { ORGANISATION_HEADS, ORGANISATION_OPENERS } from './data/organisation-words.ts';
import { FAMILY_NAMES_FIRST } from './data/person-names.ts';
import { PLACE_OPENERS } from './data/places.ts';
import { portfolioOf } from './data/portfolios.ts';
import { STOP_WORDS } from './data/stop-words.ts';
import { TITLES } from './data/titles.ts';
import { type Evidence, isCommonWord, isFamilyName, isGivenName, opens } from './evidence.ts';
import { findKnown } from './gazetteer.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** Longest run of capitals looked at as one name; a longer one is a list or shouting. */
const LONGEST = 12;

const PARTICLES_INSIDE = new Set(
  'de,van,von,der,den,bin,ibn,al,el,la,le,du,di,da,dos,del,della,ter,ben,abu,y,zu'.split(','),
);

/** End of the run of capitals that starts at `at`, or `at` when none does. */
export function runEnd(tokens: readonly Token[], at: number, sentence: Sentence, evidence: Evidence): number {
  if (!mayBeName(tokens, at, sentence, evidence)) return at;
  let end = at + (findKnown(tokens, at, sentence.last)?.words ?? 1);
  while (end < sentence.last && end - at < LONGEST) {
    const before = tokens[end - 1]!;
    const token = tokens[end]!;
    const desks = desksEnd(tokens, at, end, sentence, evidence);
    if (desks > end) {
      end = desks;
      continue;
    }
    if (isLinkedName(tokens, end)) {
      end += 2;
      continue;
    }
    if (isGivenSyllable(tokens, at, end) || isArabicArticle(tokens, end)) {
      end += 1;
      continue;
    }
    if (!joined(before, token)) {
      if (!evidence.spacedHyphens || !spansHyphen(tokens, end, sentence)) break;
      if (!mayBeName(tokens, end, sentence, evidence)) break;
      end += 1;
      continue;
    }
    if (before.possessive && !closesOrganisation(tokens, at, end, sentence)) break;
    if (mayBeName(tokens, end, sentence, evidence)) {
      end += 1;
      continue;
    }
    const next = connectorEnd(tokens, at, end, sentence, evidence);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** "Kim Min-su": the last part of a given name behind a family name, in lower case. */
function isGivenSyllable(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[end]!;
  const before = tokens[end - 1]!;
  if (end - at < 2 || !/^ ?- ?$/.test(before.post) || !/^\p{L}\p{Ll}{0,5}$/u.test(token.text)) return false;
  if (!/^\p{Lu}\p{Ll}{1,6}$/u.test(before.text)) return false;
  return FAMILY_NAMES_FIRST.has(tokens[end - 2]!.lower);
}

/** The run opens with a body that is named for its fields: "Ministry of X and Y". */
function isMinistry(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at; i + 1 < end; i += 1)
    if (/^(?:ministry|department|institute|council|commission|faculty|school|secretariat)$/.test(tokens[i]!.lower))
      return /^(?:of|for)$/.test(tokens[i + 1]!.lower);
  return false;
}

/** "Ministry of Labour, Trade and Tourism": the end of the list of fields behind its first comma, or `end`. */
function desksEnd(tokens: readonly Token[], at: number, end: number, sentence: Sentence, evidence: Evidence): number {
  if (!/^,\s$/.test(tokens[end - 1]!.post) || !isMinistry(tokens, at, end)) return end;
  for (let i = end; i < Math.min(sentence.last - 1, end + 7); i += 1) {
    const token = tokens[i]!;
    if (token.lower === 'and' && isCapital(tokens[i + 1]!)) return i > end ? i + 2 : end;
    if (!isCapital(token) || !/^(?:,\s|\s)$/.test(token.post)) return end;
    if (portfolioOf(token.lower) === undefined && !isCommonWord(token, evidence)) return end;
  }
  return end;
}

/** "Zia-ul-Haq": two names linked by a small word between hyphens. */
function isLinkedName(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end + 1];
  return (
    next !== undefined &&
    next.sentence === tokens[end]!.sentence &&
    /^(?:ul|ur|ud|us|uz|un|al|i|e|o|el|bin|ibn)$/.test(tokens[end]!.lower) &&
    /^ ?- ?$/.test(tokens[end - 1]!.post) &&
    /^ ?- ?$/.test(tokens[end]!.post) &&
    (isCapital(next) || tokens[end]!.lower === 'o')
  );
}

/** "Al-Masri", also with blanks around the hyphen. */
function isArabicArticle(tokens: readonly Token[], end: number): boolean {
  const before = tokens[end - 1]!;
  return (
    /^ ?- ?$/.test(before.post) && /^(?:al|el|ad|as|ash|an|ar|az|bin)$/.test(before.lower) && isCapital(tokens[end]!)
  );
}

/** "Doe - Roe" where the text sets every hyphen between blanks; two countries stay two. */
function spansHyphen(tokens: readonly Token[], end: number, sentence: Sentence): boolean {
  if (tokens[end - 1]!.post !== ' - ' || !isCapital(tokens[end]!) || tokens[end - 1]!.possessive) return false;
  return ![tokens[end - 1]!, tokens[end]!].some((token) => {
    const known = findKnown(tokens, token.index, sentence.last);
    return known !== undefined && !known.common;
  });
}

/** "Children's Hospital": a plural possessive that is no name by itself, before an organisation's last word. */
function closesOrganisation(tokens: readonly Token[], at: number, end: number, sentence: Sentence): boolean {
  if (
    !/^(?:women|children|men|people|workers|teachers|doctors|players|veterans|citizens|girls|boys|st|king|queen)s?$/.test(
      tokens[end - 1]!.lower,
    )
  )
    return false;
  for (let i = end; i < Math.min(sentence.last, end + 4); i += 1) {
    if (!isCapital(tokens[i]!)) return false;
    if (ORGANISATION_HEADS.has(tokens[i]!.lower)) return true;
  }
  return at < end - 1 && ORGANISATION_HEADS.has(tokens[end]?.lower ?? '');
}

/** Words in lower case that known names open with: "al Qaeda". */
const SMALL_OPENERS = new Set(['al', 'e', 'i']);
const NAMES_IF_KNOWN = ['Month', 'WeekDay', 'Pronoun', 'Determiner', 'Conjunction', 'QuestionWord'];
const NO_NAMES = ['Preposition', 'Adverb', 'Auxiliary', 'Modal', 'Copula', 'Value'];

/** The token could be (part of) a name where it stands. */
function mayBeName(tokens: readonly Token[], at: number, sentence: Sentence, evidence: Evidence): boolean {
  const token = tokens[at]!;
  if (opensFamilyName(tokens, at)) return true;
  if (!isCapital(token))
    return (SMALL_OPENERS.has(token.lower) || /\p{Lu}/u.test(token.text)) && startsKnown(tokens, at, sentence);
  if (token.text === 'O' && /^['’] ?$/.test(token.post)) return nextIsCapital(tokens, at, sentence);
  if (token.text === 'A' && /^\p{Lu}$/u.test(tokens[at + 1]?.text ?? '')) return nextIsCapital(tokens, at, sentence);
  if (/^(?:I|I['’].*|A|O|AM|PM|TV)$/.test(token.text)) return false;
  if (NAMES_IF_KNOWN.some((tag) => token.tags.has(tag))) return startsKnown(tokens, at, sentence);
  if (token.tags.has('Date') && !token.tags.has('Holiday') && evidence.plain.has(token.lower)) return false;
  if (STOP_WORDS.has(token.lower) && opens(tokens, token) && !isGivenName(token))
    return startsKnown(tokens, at, sentence);
  const shout = evidence.headline.has(sentence.index);
  if (!shout && !opens(tokens, token)) return true;
  if (startsKnown(tokens, at, sentence)) return true;
  if (evidence.proper.has(token.lower)) return true;
  if (NO_NAMES.some((tag) => token.tags.has(tag))) return false;
  if (TITLES.has(token.lower) && nextIsCapital(tokens, at, sentence)) return true;
  if (shout)
    return (
      !evidence.plain.has(token.lower) &&
      (isGivenName(token) ||
        isFamilyName(token) ||
        token.tags.has('Place') ||
        (/^\p{Lu}{2,5}$/u.test(token.text) === false && token.tags.has('Organization')))
    );
  if (evidence.plain.has(token.lower)) return false;
  if (nextIsCapital(tokens, at, sentence))
    return !(
      token.tags.has('Gerund') ||
      (token.tags.has('Verb') && !token.tags.has('ProperNoun') && isCommonWord(token, evidence))
    );
  return !isCommonWord(token, evidence);
}

/** "Mr von Berg", "said van Dijk", "Dr al-Masri": a family name with a small word first. */
function opensFamilyName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (next === undefined || next.sentence !== token.sentence || !isCapital(next)) return false;
  if (/^(?:von|van)$/.test(token.text)) return joined(token, next);
  const before = tokens[at - 1];
  const titled =
    before !== undefined && before.sentence === token.sentence && TITLES.has(before.lower) && isCapital(before);
  if (/^(?:al|el)$/.test(token.text)) return titled && /^ ?- ?$/.test(token.post);
  return titled && /^(?:de|da|di|du|la|le|bin|ibn|der)$/.test(token.text) && joined(token, next);
}

function nextIsCapital(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const next = tokens[at + 1];
  return next !== undefined && at + 1 < sentence.last && isCapital(next) && joined(tokens[at]!, next);
}

function startsKnown(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const known = findKnown(tokens, at, sentence.last);
  return known !== undefined && known.common !== true;
}

/** Where the run goes on behind "of", "and", "&", "de" ... at `end`; `end` itself when it stops here. */
function connectorEnd(
  tokens: readonly Token[],
  at: number,
  end: number,
  sentence: Sentence,
  evidence: Evidence,
): number {
  const word = tokens[end]!.lower;
  let after = end + 1;
  if ((word === 'of' || word === 'for') && tokens[after]?.lower === 'the') after += 1;
  const next = tokens[after];
  if (
    next === undefined ||
    after >= sentence.last ||
    !mayBeName(tokens, after, sentence, evidence) ||
    !(joined(tokens[after - 1]!, next) || isArabicArticle(tokens, after))
  )
    return end;
  if (PARTICLES_INSIDE.has(word)) return after + 1;
  // "Jane & John Doe" are two
  if (word === '&') return isGivenName(tokens[end - 1]!) && isGivenName(next) ? end : after + 1;
  const before = tokens[end - 1]!;
  if (word === 'of' || word === 'for') {
    return ORGANISATION_OPENERS.has(before.lower) ||
      (word === 'of' && ORGANISATION_HEADS.has(before.lower)) ||
      (word === 'for' && before.lower === 'commissioner') ||
      PLACE_OPENERS.has(before.lower) ||
      (word === 'for' && hasOpener(tokens, at, end))
      ? after + 1
      : end;
  }
  if (word === 'on' && /^(?:panel|committee|commission|council|conference|institute|forum|group)$/.test(before.lower))
    return end - at > 1 || before.lower !== 'group' ? after + 1 : end;
  if (word === 'and') {
    // "Labour and Pensions", "Food and Drug Administration", "Health and Human Services"
    if (portfolioOf(before.lower) !== undefined && portfolioOf(next.lower) !== undefined) return after + 1;
    if (hasOpener(tokens, at, end) && isCommonWord(before, evidence) && isCommonWord(next, evidence)) return after + 1;
    if (isMinistry(tokens, at, end) && findKnown(tokens, after, sentence.last) === undefined && !isGivenName(next))
      return after + 1;
    if (isCommonWord(before, evidence) && end - at === 1) {
      for (let i = after; i < Math.min(sentence.last, after + 3); i += 1) {
        if (!isCapital(tokens[i]!)) break;
        if (ORGANISATION_HEADS.has(tokens[i]!.lower)) return after + 1;
      }
    }
  }
  return end;
}

function hasOpener(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at; i < end; i += 1) if (ORGANISATION_OPENERS.has(tokens[i]!.lower)) return true;
  return false;
}
