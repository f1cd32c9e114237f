/**
 * What the document as a whole tells of its words: which stand in lower case too, which keep their capital in the middle
 * of a sentence, which sentences are headlines. Names are decided against this.
 */

import nlp from 'compromise/two';
import { plainLetters } from '../domain/spelling.ts';
import { HAPPENING_TYPES } from './data/happening-types.ts';
import { ORGANISATION_HEADS } from './data/organisation-words.ts';
import { PEOPLES } from './data/peoples.ts';
import { FAMILY_NAMES, FAMILY_NAMES_FIRST, GIVEN_NAMES } from './data/person-names.ts';
import { STOP_WORDS } from './data/stop-words.ts';
import { remember } from './remember.ts';
import { endsStatement, isCapital, opensWithLetter, type Sentence, type Token, type Tokens } from './tokens.ts';

export interface Evidence {
  /** Words that stand in lower case somewhere. */
  readonly plain: ReadonlySet<string>;
  /** Words that stand with a capital where none is due. */
  readonly proper: ReadonlySet<string>;
  /** Sentences in title case or capitals, where a capital says nothing. */
  readonly headline: ReadonlySet<number>;
  /** Hyphens stand between blanks, as in texts put together from single words: "a three - day visit". */
  readonly spacedHyphens: boolean;
}

/** Counts the words of a document once. */
export function gatherEvidence(document: Tokens): Evidence {
  const headline = new Set<number>();
  for (const sentence of document.sentences) if (isHeadline(document.tokens, sentence)) headline.add(sentence.index);
  const plain = new Set<string>();
  const proper = new Set<string>();
  let spaced = 0;
  let tight = 0;
  for (const token of document.tokens) {
    const next = document.tokens[token.index + 1];
    if (token.post === ' - ' && next !== undefined && !isCapital(next) && !isCapital(token)) spaced += 1;
    if (token.post === '-' && !/\d$/.test(token.text)) tight += 1;
    if (!isCapital(token)) plain.add(token.lower);
    else if (!headline.has(token.sentence) && !opens(document.tokens, token)) proper.add(token.lower);
  }
  return { plain, proper, headline, spacedHyphens: spaced > 2 * tight };
}

/** The token stands where any word would have a capital: at the start of a sentence, line, quote or after a colon. */
export function opens(tokens: readonly Token[], token: Token): boolean {
  const before = tokens[token.index - 1];
  return (
    before === undefined ||
    before.sentence !== token.sentence ||
    endsStatement(before) ||
    (token.pre !== ' ' && (/["“‘«:•]|\(/.test(token.pre) || /(?:^|\s)['*-]\s?$/.test(token.pre)))
  );
}

function isListed({ text, pre, post }: Token): boolean {
  if (post !== ' ' && (post.includes(',') || post.includes(';'))) return true;
  return pre.includes('(') || (text.charCodeAt(0) < 59 && /^[\d.,:/-]+$/.test(text));
}

function isHeadline(tokens: readonly Token[], sentence: Sentence): boolean {
  let words = 0;
  let capitals = 0;
  let ordinary = 0;
  let listed = 0;
  for (let i = sentence.first; i < sentence.last; i += 1) {
    const token = tokens[i]!;
    if (isListed(token)) listed += 1;
    if (i === sentence.first || token.lower.length < 4 || !(opensWithLetter(token) || /\p{L}/u.test(token.text)))
      continue;
    words += 1;
    if (isCapital(token)) capitals += 1;
    if (isOrdinaryWord(token.lower)) ordinary += 1;
  }
  // many names in a row are no headline when the sentence ends like one; a list or a row of a table holds few ordinary words
  return (
    words >= 3 &&
    capitals >= words * 0.7 &&
    (sentence.paragraph === 0 || !/[.!?]/.test(tokens[sentence.last - 1]!.post) || isShouted(tokens, sentence)) &&
    (ordinary >= words * 0.4 || (ordinary >= 1 && listed < 2))
  );
}

/** Every word is in capitals: "ACME BEATS TARVIK IN FINAL." */
export function isShouted(tokens: readonly Token[], sentence: Sentence): boolean {
  for (let i = sentence.first; i < sentence.last; i += 1) if (/\p{Ll}/u.test(tokens[i]!.text)) return false;
  return true;
}

const LEXICON = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
const NAME_TAGS = /Name|Person|Place|Country|City|Region|Organization|ProperNoun|SportsTeam|Demonym|Company|School/;
const TOPIC_WORDS = new Set(HAPPENING_TYPES.flatMap((row) => row.nouns.split(/[,\s]/)));

/**
 * Words that are no name by themselves although compromise's lexicon lacks them. Source: written for this project, the
 * commonest nouns that news prints with a capital.
 */
const COMMON = new Set(
  `night,election,river,street,day,breaking,story,highlights,update,photos,photo,video,videos,news,exclusive,analysis,opinion,editorial,sports,business,politics,world,local,national,weather,related,share,comments,
advertisement,subscribe,newsletter,image,images,copyright,caption,gallery,live,more,read,watch,super,christmas,easter,ramadan,thanksgiving,halloween,internet,web,god,bible,koran,quran,christian,christians,muslim,muslims,
jewish,jews,islam,islamic,catholic,protestant,hindu,buddhist,sunni,shia,shiite,arab,arabs,kurd,kurds,kurdish,european,europeans,asian,asians,african,africans,western,latino,latinos,hispanic,black,white,english,
republican,republicans,democrat,democrats,conservative,conservatives,liberal,liberals,tory,tories,communist,socialist,nazi,marxist,constitution,act,treaty,plan,deal,bill,law,amendment,prize,award,awards,cup,bowl,
series,games,olympics,olympic,league,season,final,open,championship,championships,tournament,grand,prix,oscar,oscars,nobel,brexit,olympian,futures,dow,nasdaq,index,dollar,euro,pound,ceo,founder,officials,police,
state,states,federal,department,chapter,section,figure,table,page,volume,part,number,phase,zone,area,general,ceremony,tour,war,revolution,spring,summer,autumn,winter,north,south,east,west,northern,southern,eastern,
western,central,century,era,age,mr,mrs,ms,dr,statement,report,survey,poll,study,book,novel,film,movie,song,album,show,episode,game,star,wars,windows,office,phone,galaxy,note,pro,air,max,mini,plus,model,version`.split(
    /[,\n]+/,
  ),
);

/** True for a word that names nobody by itself: in the closed classes, a common noun, or lower case in this document. */
export function isCommonWord(token: Token, evidence: Evidence): boolean {
  return evidence.plain.has(token.lower) || isOrdinaryWord(token.lower);
}

/** True for a lower-case word that names nobody by itself, whatever the document says. */
export const isOrdinaryWord: (word: string) => boolean = remember(namesNobody);

function namesNobody(word: string): boolean {
  if (
    STOP_WORDS.has(word) ||
    COMMON.has(word) ||
    PEOPLES.has(word) ||
    TOPIC_WORDS.has(word) ||
    ORGANISATION_HEADS.has(word)
  )
    return true;
  const tags = Object.hasOwn(LEXICON, word) ? LEXICON[word] : undefined;
  if (tags !== undefined) return !(Array.isArray(tags) ? tags : [tags]).some((tag) => NAME_TAGS.test(tag));
  return (
    /(?:ing|ings|tion|tions|ment|ments|ness|ities|ity|ism|isms|ously|fully|ably|ically)$/.test(word) && word.length > 7
  );
}

/** True when a table or compromise's lexicon holds a lower-case word as a given name. */
export const givenNameInLexicon: (word: string) => boolean = remember(holdsGivenName);

function holdsGivenName(word: string): boolean {
  if (GIVEN_NAMES.has(plainLetters(word))) return true;
  const tags = Object.hasOwn(LEXICON, word) ? LEXICON[word] : undefined;
  return (
    tags !== undefined && (Array.isArray(tags) ? tags : [tags]).some((tag) => /MaleName|FemaleName|FirstName/.test(tag))
  );
}

/** The pronoun that goes with a given name, where compromise's lexicon holds it for one gender only. */
export function genderInLexicon(word: string): 'he' | 'she' | undefined {
  const tags = Object.hasOwn(LEXICON, word) ? LEXICON[word] : undefined;
  const list = tags === undefined ? [] : Array.isArray(tags) ? tags : [tags];
  const male = list.includes('MaleName');
  return male === list.includes('FemaleName') ? undefined : male ? 'he' : 'she';
}

/** True when the word is a given name, by the lexicon or by compromise's own guess. */
export function isGivenName(token: Token): boolean {
  if (givenNameInLexicon(token.lower)) return true;
  if (Object.hasOwn(LEXICON, token.lower)) return false;
  return token.tags.has('FirstName') || token.tags.has('MaleName') || token.tags.has('FemaleName');
}

/** True when a table or compromise's lexicon holds a lower-case word as a family name or well-known person. */
export const familyNameInLexicon: (word: string) => boolean = remember(holdsFamilyName);

function holdsFamilyName(word: string): boolean {
  if (FAMILY_NAMES.has(plainLetters(word))) return true;
  if (FAMILY_NAMES_FIRST.has(word) && !isOrdinaryWord(word)) return true;
  const tags = Object.hasOwn(LEXICON, word) ? LEXICON[word] : undefined;
  return tags !== undefined && (Array.isArray(tags) ? tags : [tags]).some((tag) => /LastName|^Person$/.test(tag));
}

/** True when a table or compromise's lexicon holds the word as a family name or well-known person. */
export function isFamilyName(token: Token): boolean {
  return familyNameInLexicon(token.lower);
}
