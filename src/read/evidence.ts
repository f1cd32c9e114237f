/**
 * What the document as a whole tells of its words: which stand in lower case too, which keep their capital in the middle
 * of a sentence, which sentences are headlines. Names are decided against this.
 */
import nlp from 'compromise';
import { HAPPENING_TYPES } from './data/happening-types.ts';
import { ORGANISATION_HEADS } from './data/organisation-words.ts';
import { STOP_WORDS } from './data/stop-words.ts';
import { endsStatement, isCapital, type Sentence, type Token, type Tokens } from './tokens.ts';

export interface Evidence {
  /** Words that stand in lower case somewhere. */
  readonly plain: ReadonlySet<string>;
  /** Words that stand with a capital where none is due. */
  readonly proper: ReadonlySet<string>;
  /** Sentences in title case or capitals, where a capital says nothing. */
  readonly headline: ReadonlySet<number>;
}

/** Counts the words of a document once. */
export function gatherEvidence(document: Tokens): Evidence {
  const headline = new Set<number>();
  for (const sentence of document.sentences) if (isHeadline(document.tokens, sentence)) headline.add(sentence.index);
  const plain = new Set<string>();
  const proper = new Set<string>();
  for (const token of document.tokens) {
    if (!isCapital(token)) plain.add(token.lower);
    else if (!headline.has(token.sentence) && !opens(document.tokens, token)) proper.add(token.lower);
  }
  return { plain, proper, headline };
}

/** The token stands where any word would have a capital: at the start of a sentence, line, quote or after a colon. */
export function opens(tokens: readonly Token[], token: Token): boolean {
  const before = tokens[token.index - 1];
  return (
    before === undefined ||
    before.sentence !== token.sentence ||
    endsStatement(before) ||
    /["“‘«:•]|\(/.test(token.pre) ||
    /(?:^|\s)['*-]\s?$/.test(token.pre)
  );
}

function isHeadline(tokens: readonly Token[], sentence: Sentence): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = sentence.first + 1; i < sentence.last; i += 1) {
    const token = tokens[i]!;
    if (token.lower.length < 4 || !/\p{L}/u.test(token.text)) continue;
    words += 1;
    if (isCapital(token)) capitals += 1;
  }
  // many names in a row are no headline when the sentence ends like one
  return (
    words >= 3 &&
    capitals >= words * 0.7 &&
    (sentence.paragraph === 0 || !/[.!?]/.test(tokens[sentence.last - 1]!.post))
  );
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
  const word = token.lower;
  if (STOP_WORDS.has(word) || COMMON.has(word) || TOPIC_WORDS.has(word) || ORGANISATION_HEADS.has(word)) return true;
  if (evidence.plain.has(word)) return true;
  const tags = Object.hasOwn(LEXICON, word) ? LEXICON[word] : undefined;
  if (tags !== undefined) return !(Array.isArray(tags) ? tags : [tags]).some((tag) => NAME_TAGS.test(tag));
  return (
    /(?:ing|ings|tion|tions|ment|ments|ness|ities|ity|ism|isms|ously|fully|ably|ically)$/.test(word) && word.length > 7
  );
}

/** True when compromise's lexicon holds a lower-case word as a given name. */
export function givenNameInLexicon(word: string): boolean {
  const tags = Object.hasOwn(LEXICON, word) ? LEXICON[word] : undefined;
  return (
    tags !== undefined && (Array.isArray(tags) ? tags : [tags]).some((tag) => /MaleName|FemaleName|FirstName/.test(tag))
  );
}

/** True when the word is a given name, by the lexicon or by compromise's own guess. */
export function isGivenName(token: Token): boolean {
  if (Object.hasOwn(LEXICON, token.lower)) return givenNameInLexicon(token.lower);
  return token.tags.has('FirstName') || token.tags.has('MaleName') || token.tags.has('FemaleName');
}

/** True when compromise's lexicon holds the word as a family name or well-known person. */
export function isFamilyName(token: Token): boolean {
  const tags = Object.hasOwn(LEXICON, token.lower) ? LEXICON[token.lower] : undefined;
  return tags !== undefined && (Array.isArray(tags) ? tags : [tags]).some((tag) => /LastName|^Person$/.test(tag));
}
