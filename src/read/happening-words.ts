/**
 * Which words tell of a happening, and of which type. Built once from the data file.
 */
import { CONTEXT_RULES, HAPPENING_TYPES, type HappeningType } from './data/happening-types.ts';

const VERBS = new Map<string, HappeningType>();
const NOUNS = new Map<string, HappeningType>();
for (const row of HAPPENING_TYPES) {
  for (const verb of row.verbs.split(',')) if (verb !== '' && !VERBS.has(verb)) VERBS.set(verb, row);
  for (const noun of row.nouns.split(',')) if (noun !== '' && !NOUNS.has(noun)) NOUNS.set(noun, row);
}

/** Verbs without a type of their own that headlines are built on. Source: written for this project. */
const LIGHT_VERBS = new Set(
  'hold,take,make,set,give,hit,win,face,cut,put,open,close,end,start,begin,join,leave,head,lead,back,eye,seek,stop,halt,block,delay,cancel,suspend,postpone,retain,stay,keep,draw,pull,push,force,call,check,turn,change,show,clinch,rehire,host,play,sign,need,want,get,mark,top,pass,reach,raise,lower,lift,face,aim,plan,target,affect,trap,free,issue,drop,fill,join,miss,name,order,question,rule,review,spread,test,use,value,view,vow,work'.split(
    ',',
  ),
);

const CONTEXTS = CONTEXT_RULES.map((rule) => ({
  lemmas: new Set(rule.lemmas.split(',')),
  beside: new Set(rule.beside.split(',')),
  type: rule.type,
  undergone: rule.undergone === true,
  document: new Set(rule.document?.split(',') ?? []),
}));
const CONTEXT_LEMMAS = new Set(CONTEXTS.flatMap((rule) => [...rule.lemmas]));

/** Verbs that their particle makes tell of something else: who grows up rises in no price. Source: written for this project. */
const APART = new Set(
  'grow up,grow apart,fall out,fall apart,fall over,fall down,fall off,drop out,drop off,jump out,jump off,jump in,jump over,climb out,climb off,climb over,climb down,slide off,beat up'.split(
    ',',
  ),
);

const EVENT_NOUNS = new Set([...NOUNS.keys(), ...CONTEXT_LEMMAS]);

export interface Typed {
  readonly type: string;
  /** The subject undergoes it. */
  readonly undergone: boolean;
}

/** Type of a verb with its particle, given the words around it; undefined when no row knows it. */
export function typeOfVerb(
  lemma: string,
  verb: string,
  beside: ReadonlySet<string>,
  document: ReadonlySet<string>,
): Typed | undefined {
  return (
    inContext(lemma, beside, document) ??
    typed(VERBS.get(lemma)) ??
    (lemma === verb || APART.has(lemma) ? undefined : (inContext(verb, beside, document) ?? typed(VERBS.get(verb))))
  );
}

/** Type of an event noun, given the words around it. */
export function typeOfNoun(
  lemma: string,
  beside: ReadonlySet<string>,
  document: ReadonlySet<string>,
): Typed | undefined {
  return inContext(lemma, beside, document) ?? typed(NOUNS.get(lemma));
}

/** True for verbs that some row or rule knows, and for the light ones of every headline. */
export function isKnownVerb(lemma: string): boolean {
  return VERBS.has(lemma) || LIGHT_VERBS.has(lemma);
}

/** True for a verb with its particle that some row or rule names: "break out", "go down". */
export function isPhrasal(lemma: string): boolean {
  return VERBS.has(lemma) || CONTEXT_LEMMAS.has(lemma);
}

/** True for words some row or context rule knows as a noun that tells of a happening. */
export function isEventNoun(lemma: string): boolean {
  return EVENT_NOUNS.has(lemma);
}

function typed(row: HappeningType | undefined): Typed | undefined {
  return row === undefined ? undefined : { type: row.type, undergone: row.undergone === true };
}

function inContext(lemma: string, beside: ReadonlySet<string>, document: ReadonlySet<string>): Typed | undefined {
  if (!CONTEXT_LEMMAS.has(lemma)) return undefined;
  const rules = CONTEXTS.filter((rule) => rule.lemmas.has(lemma));
  const near =
    rules.find((rule) => holdsAny(rule.beside, beside)) ?? rules.find((rule) => holdsAny(rule.document, document));
  return near === undefined ? undefined : { type: near.type, undergone: near.undergone };
}

function holdsAny(wanted: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  const [small, large] = wanted.size < words.size ? [wanted, words] : [words, wanted];
  for (const word of small) if (large.has(word)) return true;
  return false;
}
