/**
 * Where a sentence ends. compromise finds most ends; it keeps what stands between one pair of quote marks or brackets together, never parts
 * behind a closing quote mark, an ellipsis or "p.m.", and parts behind "No." of "No. 8". A page that has lost its line breaks runs captions,
 * credits and the next paragraph together without any mark. Words and marks decide; nothing here looks at tags.
 */
import { TITLE_ABBREVIATIONS } from './data/abbreviations.ts';
import { SAYING_FORMS } from './data/reporting-verbs.ts';

/** Sentences longer than this are never joined to the next. */
const LONGEST_JOINED = 600;

/**
 * The sentences of a text, given as compromise cuts it, each with the blanks behind it: parted at ends that it misses, joined where it parts
 * behind an abbreviation. Joined together they are the same text.
 */
export function sentencesOf(found: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const sentence of found) {
    const before = sentences.at(-1);
    const parts = partsOf(sentence);
    if (before !== undefined && before.length < LONGEST_JOINED && goesOn(before, sentence)) {
      sentences[sentences.length - 1] = before + parts[0]!;
      parts.shift();
    }
    for (const part of parts) sentences.push(part);
  }
  return sentences;
}

/** "beat No. 8 Narvik", "an M.Sc. thesis": the stop belongs to the word. */
function goesOn(before: string, after: string): boolean {
  const word = WORD_WITH_STOP.exec(before.slice(-24))?.[1];
  if (word === undefined) return false;
  if (/^no$/i.test(word)) return word === 'No' && /^\d/.test(after);
  return /^\p{Ll}/u.test(after) && (/\.\p{L}{1,3}$/u.test(word) || SHORTENED.test(word.toLowerCase()));
}

const WORD_WITH_STOP = /(\S+)\.[^\S\n\r]+$/;

function partsOf(sentence: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const at of startsIn(sentence)) {
    if (at <= start || at >= sentence.length) continue;
    parts.push(sentence.slice(start, at));
    start = at;
  }
  parts.push(sentence.slice(start));
  return parts;
}

/** Offsets in order at which a new sentence starts inside what compromise takes for one. */
function startsIn(sentence: string): number[] {
  const starts = [...behindStops(sentence), ...behindCredits(sentence), ...behindNothing(sentence)];
  return starts.length < 2 ? starts : starts.sort((a, b) => a - b);
}

/** A stop, the marks that close with it, and blanks before what may open a sentence. */
const STOP = /([.!?…]+)(["”’'»)\]]*)[^\S\n\r]+(?=["“‘'«([]*[\p{Lu}\p{N}])/gu;
/** Longest stretch that is looked at on one side of an end, in UTF-16 units. */
const NEAR = 48;

function* behindStops(sentence: string): Generator<number> {
  STOP.lastIndex = 0;
  for (let found = STOP.exec(sentence); found !== null; found = STOP.exec(sentence)) {
    const start = found.index + found[0].length;
    const word = /\S*$/.exec(sentence.slice(Math.max(0, found.index - NEAR), found.index))![0];
    const after = sentence.slice(start, start + NEAR);
    if (endsWith(word, found[1]!, found[2]!, after)) yield start;
  }
}

/** True when `word`, its stops and the marks that close behind them end a sentence and do not belong to the word or to the words that follow. */
function endsWith(word: string, stops: string, marks: string, after: string): boolean {
  const quoted = /["”’'»]/.test(marks);
  if (/^\.\.|…/.test(stops)) return OPENER.test(after) && !namesSpeaker(after, quoted);
  if (word === '') return false;
  if (!stops.startsWith('.'))
    return quoted ? !isTitle(word) && !namesSpeaker(after, true) : !/^(?:Yahoo|Jeopardy)$/.test(word);
  const bare = word.replace(/^["“‘'«([]+/, '').toLowerCase();
  if (TITLE_ABBREVIATIONS.has(bare)) return false;
  if (/^[ap]\.?m$/.test(bare))
    return (
      /^["“]*\p{Lu}\p{Ll}/u.test(after) &&
      !/^(?:Eastern|Central|Pacific|Mountain|Greenwich|British|Local|Moscow|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b)/.test(
        after,
      )
    );
  if (!quoted && /^\d/.test(after)) return false;
  if (bare.length < 2 || bare.includes('.') || SHORTENED.test(bare)) return OPENER.test(after);
  if (!quoted && marks !== '') return /^\p{Ll}{3,}$/u.test(word);
  return !saysAtOnce(after);
}

/** Abbreviations that also end sentences. */
const SHORTENED =
  /^(?:inc|corp|co|ltd|jr|sr|etc|al|esq|dept|ave|blvd|rd|jan|feb|aug|sept|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)$/;

/** Words that open a sentence and, with a capital, hardly go on with a name. */
const OPENER =
  /^["“‘'«([]*(?:The|A|An|This|That|These|Those|He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|There|In|On|At|After|Before|While|When|As|If|But|And|So|Or|Then|For|With|From|By|To|Some|Many|Most|Several|Among|During|Despite|Although|Though|Since|Because|However|Meanwhile|Earlier|Later|What|Why|How|Who|Where|No|Not|Yes|Now|Just|Also|Still|Even|Only|Once|One|Two|Three|Police|People)(?![\p{L}.&-])/u;

/** "Why?" Doe asked, "Why?" Interim coach Doe asked. */
function namesSpeaker(after: string, quoted: boolean): boolean {
  const verb = quoted ? /^(?:\p{Lu}[\p{L}.'’-]*,?\s+){1,4}?(\p{Ll}+)\b/u.exec(after)?.[1] : undefined;
  return (
    quoted &&
    ((verb !== undefined && SAYING_FORMS.has(verb)) ||
      /^(?:[\p{L}.'’-]+ ){1,6}(?:asked|said|says|replied)\b/u.test(after))
  );
}

/** "We lost." Doe said. */
function saysAtOnce(after: string): boolean {
  const verb = /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}?(\p{Ll}+)[.,]/u.exec(after)?.[1];
  return verb !== undefined && SAYING_FORMS.has(verb);
}

/** "Jeopardy!" and "Guess Who?" in quote marks are names as a rule. */
function isTitle(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** "7/19": the number of a picture in a gallery. */
const COUNTER = /(?<=\s)(\d{1,2})\/(\d{1,2})[^\S\n\r]+(?=["“‘'«]*\p{Lu})/gu;
/** The credit of a picture in brackets, a label of a share link. */
const BRACKETS =
  /(?<=[\s\p{P}])\((?:(?:photo|picture|pic|image|images|credit|source|file photo|video|via|screenshot|getty|reuters|ap|afp|epa|pa|facebook|twitter|instagram|opens)\b[^()\n]{0,60})\)[^\S\n\r]+(?=["“‘'«(]*\p{Lu})/giu;
/** The credit of a picture behind the last word of its caption, with the number of the next picture. */
const CREDIT =
  /(?<=[\p{Ll}\d)”"]\s)(?:Getty(?: Images)?|AFP\/Getty(?: Images)?|Reuters|EPA|AFP|AP|PA|Rex(?: Features)?|Shutterstock|Alamy|SWNS(?::South West News Service)?|PA wire)(?:[^\S\n\r]\d{1,3})?[^\S\n\r]+(?=["“‘'«]*\p{Lu}\p{Ll})/gu;
/** The same behind any word, in a gallery. */
const GALLERY_CREDIT = /(?<=\s)(?:Getty(?: Images)?|Reuters|EPA|AFP|PA wire|Rex)[^\S\n\r]+(?=["“‘'«]*\p{Lu}\p{Ll})/gu;
/** A word behind which the name of an agency is no credit. */
const TAKES_NAME =
  /(?:^|\s)["“(]*(?:the|a|an|by|to|from|with|for|of|as|in|at|via|and|or|on|that|told|tell|tells|telling|quoted|cited|citing|using|per|its|owner|agency|agencies|photographer|reporter|journalist|after|when|while|than|including|between|against|chief|is|was|said|says|called|like)\s$/i;
/** What makes the name of an agency one of a longer name or of a sentence. */
const GOES_ON_NAME =
  /^(?:News|Photo|Photos|Images|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Stylebook|Poll|Foundation|Institute|Breakingviews|Health|Television|TV|Agency|World|Press|Sport|Group|Plc|Ltd|Inc|Corp)\b/;

/** The signature of a post: "-- Mira Tolos (@mtolos) November 9, 2016". */
const POST = /\(@\w+\)[^\S\n\r]\p{Lu}\p{Ll}+ \d{1,2}, \d{4}[^\S\n\r]+(?=\S)/gu;

/** Captions and their credits, and posts, run into what follows. */
function* behindCredits(sentence: string): Generator<number> {
  if (sentence.length < 60) return;
  let counted = false;
  if (sentence.includes('/')) {
    const counters = [...sentence.matchAll(COUNTER)];
    // "9/11", "24/7" stand alone; a gallery counts on
    const totals = new Set(
      counters.filter((one) => counters.some((two) => two[2] === one[2] && two[1] !== one[1])).map((one) => one[2]),
    );
    for (const { 0: words, 2: total, index } of counters)
      if (totals.has(total)) {
        counted = true;
        yield index + words.length;
      }
  }
  if (sentence.includes('(')) for (const { 0: words, index } of sentence.matchAll(BRACKETS)) yield index + words.length;
  if (sentence.includes('(@')) for (const { 0: words, index } of sentence.matchAll(POST)) yield index + words.length;
  for (const { 0: words, index } of sentence.matchAll(counted ? GALLERY_CREDIT : CREDIT)) {
    const at = index + words.length;
    if (
      !TAKES_NAME.test(sentence.slice(Math.max(0, index - NEAR), index)) &&
      !GOES_ON_NAME.test(sentence.slice(at, at + NEAR))
    )
      yield at;
  }
}

/** A word that opens sentences, with a capital right behind a small word or a number. */
const RUN_ON =
  /(?<=(\S*[\p{Ll}\d)%])[^\S\n\r])(The|A|An|This|These|Those|He|She|It|They|We|His|Her|Their|There|In|On|At|After|Before|While|When|As|If|But|For|With|From|Some|Many|Most|Several|Among|During|Despite|Although|Since|However|Meanwhile|Earlier|Later|What|Why|How|Where|Following|According)(?=[\s,])/gu;
/** Words that stand small in a title. */
const SMALL = /^(?:a|an|the|and|or|but|of|to|in|on|at|by|for|with|from|as|is|be|vs|over|into|up|out|than|that)$/;
/** Words of one sort behind which "A" is the name of a kind. */
const LETTERED =
  /^(?:vitamin|hepatitis|influenza|group|type|category|grade|class|plan|serie|series|level|section|part|point|team|phase|exhibit|model|vehicle|school|schools|room|block|zone|an?|the)$/;
const DAY =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December)$/;
/** Words that never open a title alone with a name behind. */
const PLAIN_OPENER =
  /^(?:He|She|It|They|We|While|When|After|Although|Since|However|Meanwhile|Some|Many|Most|Several|Among|During|Despite|But|There|His|Her|Their|Following|According|As|Earlier|Later)$/;

function* behindNothing(sentence: string): Generator<number> {
  if (sentence.length < 60) return;
  for (const { 1: before, 2: word, index } of sentence.matchAll(RUN_ON)) {
    // a headline in capitals goes on
    if (
      /^\p{Lu}/u.test(before!) &&
      !DAY.test(before!) &&
      !/^(?:He|She|They|We|It|While|But|Although) \p{Ll}/u.test(sentence.slice(index, index + 12))
    )
      continue;
    if (word === 'A' && LETTERED.test(before!.toLowerCase())) continue;
    if (
      opensSentence(
        word!,
        /\(\p{Lu}[^()]{1,40}\)$/u.test(sentence.slice(Math.max(0, index - NEAR), index - 1)),
        sentence.slice(index + word!.length, index + word!.length + NEAR),
      )
    )
      yield index;
  }
}

/** The words behind are small, as in no title: "While Doe and Roe are meeting", "In an emotional speech". */
function opensSentence(word: string, bracketed: boolean, behind: string): boolean {
  const words = behind.trim().split(/\s+/).slice(0, 5);
  if (word === 'However' || word === 'Meanwhile') return true;
  const told = words.findIndex((each) => !SMALL.test(each));
  if (told < 0) return false;
  if (/^\p{Ll}/u.test(words[told]!)) return word !== 'What' && word !== 'How' ? true : told > 0 || words.length > 2;
  if (/^\d/.test(words[told]!)) return /^(?:In|On|At|The|After|Since|Before)$/.test(word);
  return (
    (bracketed || PLAIN_OPENER.test(word)) &&
    words.slice(told + 1).some((each) => /^\p{Ll}/u.test(each) && !SMALL.test(each))
  );
}
