/**
 * The object behind a verb, also where numbers, quotes, an aside or a slip of the pen stand between the verb and its noun.
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { type Phrase, phraseAfter } from './noun-phrases.ts';
import { ARTICLE, OWNER } from './phrase-words.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import { INTRANSITIVE, THINKING } from './verb-sorts.ts';

/** The noun phrase that an active verb acts on, when it stands right behind; `at` is the token behind the verb and its particle. */
export function objectBehind(
  tokens: readonly Token[],
  verb: string,
  at: number,
  sentence: Sentence,
): Phrase | undefined {
  const next = tokens[at];
  if (next === undefined || at >= sentence.last || (at > 0 && tokens[at - 1]!.sentence !== next.sentence))
    return undefined;
  // "dies aged 56", "increased 20-fold"
  if (next.lower === 'aged' || (next.tags.has('Value') && next.post === '-' && tokens[at + 1]?.lower === 'fold'))
    return undefined;
  // "works alongside the clerks": beside whom, not what it is done to
  if (next.lower === 'alongside') return undefined;
  // "avoid being sent away": what is avoided is told in a clause
  if (/^(?:being|having)$/.test(next.lower) && tokens[at + 1]?.tags.has('Verb') === true) return undefined;
  const from = overOpening(tokens, verb, at, sentence);
  const plain = from === undefined ? phraseAfter(tokens, at, sentence) : phraseAfter(tokens, from, sentence, true);
  const phrase =
    plain ?? ofPart(tokens, at, sentence) ?? wholeCrowd(tokens, verb, at, sentence) ?? overQuote(tokens, at, sentence);
  return phrase === undefined ? undefined : widened(tokens, phrase, sentence);
}

/** Where the object's own words begin behind an opening that tells how much of it, or is misspelt. */
function overOpening(tokens: readonly Token[], verb: string, at: number, sentence: Sentence): number | undefined {
  const [first, second, third] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (second === undefined || third === undefined || at + 2 >= sentence.last) return undefined;
  if (at === 0 || !joined(tokens[at - 1]!, first) || !joined(first, second)) return undefined;
  const noun = (token: Token) => token.tags.has('Noun') && !token.tags.has('Pronoun') && !token.tags.has('Date');
  const counted = overCount(tokens, verb, at, sentence);
  if (counted !== undefined) return counted;
  // "issued the following statement"
  if (ARTICLE.test(first.lower)) {
    if (second.lower === 'following' && noun(third)) return at + 2;
    // "entered a guilty plea"
    return second.lower === 'not' && third.tags.has('Adjective') ? at + 2 : undefined;
  }
  // "began three days of talks"
  if (first.tags.has('Value') && TIME_UNIT.test(second.lower) && third.lower === 'of' && joined(second, third))
    return at + 3 < sentence.last ? at + 3 : undefined;
  // "modernising it's old fleet": "its" is meant
  if (first.lower === "it's" && !SAYING_VERBS.has(verb) && !THINKING.has(verb) && !INTRANSITIVE.has(verb))
    for (let i = at + 1; i < Math.min(sentence.last, at + 5) && joined(tokens[i - 1]!, tokens[i]!); i += 1) {
      if (noun(tokens[i]!)) return at + 1;
      if (!tokens[i]!.tags.has('Adjective')) return undefined;
    }
  return undefined;
}

/** "rescued over 700 sailors", "hosted more than 90 players": where the number stands behind what makes it a rough one; "rose over 20 points" tells how much. */
function overCount(tokens: readonly Token[], verb: string, at: number, sentence: Sentence): number | undefined {
  const [first, second] = [tokens[at]!, tokens[at + 1]!];
  const pair = /^(?:more|less|fewer) than$|^at least$|^up to$|^close to$/.test(`${first.lower} ${second.lower}`);
  if (!pair && !/^(?:over|about|around|approximately|roughly|under)$/.test(first.lower)) return undefined;
  if (INTRANSITIVE.has(verb) || SAYING_VERBS.has(verb) || ABOUT.test(verb)) return undefined;
  // "saw over 40 boats", but "heard about 40 boats"
  if (THINKING.has(verb) && !(/^(?:see|find|hear|discover)$/.test(verb) && first.lower !== 'about')) return undefined;
  let from = at + (pair ? 2 : 1);
  const number = tokens[from];
  if (number === undefined || !number.tags.has('Value') || !/^\d/.test(number.text)) return undefined;
  if (/^(?:\d{4}|.*[%-].*)$/.test(number.text) && !pair) return undefined;
  from += 1;
  // "700 of them", "20 percent", "90 minutes": counted are things or people
  while (from < sentence.last && tokens[from]!.tags.has('Adjective') && joined(tokens[from - 1]!, tokens[from]!))
    from += 1;
  const noun = tokens[from];
  if (noun === undefined || from >= sentence.last || !joined(tokens[from - 1]!, noun)) return undefined;
  return noun.tags.has('Noun') && !MEASURES.test(noun.lower) && !noun.tags.has('Date')
    ? at + (pair ? 2 : 1)
    : undefined;
}

/** Verbs with a preposition that looks like one of these openings: "argued over 20 dollars". */
const ABOUT =
  /^(?:argue|sue|fight|clash|worry|complain|ask|warn|wonder|dream|quarrel|preside|rule|reign|roll|fly|jump|drive|run|leap|rise|climb|drop|decline|increase|decrease|grow|shrink|slip|gain|jump|surge|soar|plunge|tumble|move|sail|swim|last|weigh|cost|span|stretch|extend|measure|average|total|number|reach|triumph|prevail)$/;
/** Units, which say how much of something there is. */
const MEASURES =
  /^(?:per|percent|percentage|cents?|points?|dollars?|pounds?|euros?|pence|million|billion|trillion|times|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|met(?:er|re)s?|feet|foot|miles?|km|kilomet(?:er|re)s?|yards?|inch(?:es)?|acres?|tons?|tonnes?|kilos?|kg|degrees?|knots?|mph|each|others?)$/;

/** "hear more of her jokes": what only counts is taken for an adverb. */
function ofPart(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  const [first, of] = [tokens[at]!, tokens[at + 1]];
  return of?.lower === 'of' && at + 2 < sentence.last && /^(?:more|less|most|much|enough)$/.test(first.lower)
    ? phraseAfter(tokens, at + 2, sentence)
    : undefined;
}

/** "killing all on board": everybody there. */
function wholeCrowd(tokens: readonly Token[], verb: string, at: number, sentence: Sentence): Phrase | undefined {
  if (
    !/^(?:all|both|many|several|some)$/.test(tokens[at]!.lower) ||
    !/^(?:kill|injure|wound|hurt|rescue|save|arrest)$/.test(verb)
  )
    return undefined;
  const ends = at + 1 >= sentence.last || !joined(tokens[at]!, tokens[at + 1]!);
  return ends || /^(?:on|aboard|in|inside|at)$/.test(tokens[at + 1]!.lower) ? { first: at, last: at + 1 } : undefined;
}

const TIME_UNIT = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)$/;

/** 'made a "grave" mistake': a quoted word between the article and its noun. */
function overQuote(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  if (!/^(?:a|an|the|this|that)$/.test(tokens[at]!.lower) || !joined(tokens[at - 1]!, tokens[at]!)) return undefined;
  return behindQuote(tokens, at, sentence);
}

/** The noun phrase right behind a short quotation that opens behind `at`. */
function behindQuote(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  if (!/^\s["“'‘]$/.test(tokens[at]!.post)) return undefined;
  for (let i = at + 1; i < Math.min(sentence.last - 1, at + 7); i += 1) {
    if (/^["”'’]\s$/.test(tokens[i]!.post)) return phraseAfter(tokens, i + 1, sentence, true);
    if (!joined(tokens[i]!, tokens[i + 1]!)) return undefined;
  }
  return undefined;
}

/** Takes in the noun that a cut phrase ends before. */
function widened(tokens: readonly Token[], phrase: Phrase, sentence: Sentence): Phrase {
  const head = tokens[phrase.last - 1]!;
  const next = phrase.last < sentence.last ? tokens[phrase.last] : undefined;
  if (next === undefined) return phrase;
  // 'made his "go home" remark'
  if (head.possessive || OWNER.test(head.lower)) {
    const owned = behindQuote(tokens, phrase.last - 1, sentence);
    return owned === undefined ? phrase : { first: phrase.first, last: owned.last };
  }
  if (!joined(head, next)) return phrase;
  // "show the price increases": the noun is taken for a verb
  if (PRICED.test(head.lower) && /^(?:rises|increases|hikes|cuts|falls|drops)$/.test(next.lower))
    if (
      phrase.last + 1 >= sentence.last ||
      /^(?:in|of|on|for|which|that|and|at)$/.test(tokens[phrase.last + 1]!.lower) ||
      !joined(next, tokens[phrase.last + 1]!)
    )
      return { first: phrase.first, last: phrase.last + 1 };
  // "chose Narvik based Tolos Yards"
  if (/^(?:based|headquartered)$/.test(next.lower) && isCapital(head)) {
    const body = phraseAfter(tokens, phrase.last + 1, sentence);
    return body !== undefined && isCapital(tokens[body.last - 1]!) ? body : phrase;
  }
  return phrase;
}

const PRICED = /^(?:price|tax|rate|wage|pay|fare|fee|rent|cost|toll|salary)$/;
