/**
 * Dictionary forms of verbs and event nouns. compromise's own roots are kept where they are right; the irregular forms that
 * it gets wrong, and nouns in -ing that name an act, are listed here.
 * Source: the common irregular verbs of English.
 */
import { remember } from './remember.ts';

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `isn't be,aren't be,wasn't be,weren't be,hasn't have,haven't have,hadn't have,don't do,doesn't do,didn't do,was be,were be,is be,are be,am be,been be,being be,has have,had have,having have,did do,done do,does do,doing do,gone go,went go,going go,goes go,came come,coming come,said say,says say,saying say,told tell,
wrote write,written write,writing write,shot shoot,shooting shoot,fled flee,fleeing flee,fought fight,fighting fight,won win,winning win,lost lose,losing lose,left leave,leaving leave,died die,dying die,dies die,
killed kill,killing kill,injuring injure,wounding wound,leaving leave,forcing force,destroying destroy,sparking spark,struck strike,striking strike,hit hit,hitting hit,hurt hurt,sank sink,sunk sink,fell fall,fallen fall,falling fall,rose rise,risen rise,rising rise,grew grow,grown grow,broke break,broken break,
took take,taken take,taking take,gave give,given give,giving give,got get,gotten get,getting get,made make,making make,found find,thought think,bought buy,sold sell,paid pay,met meet,meeting meet,held hold,led lead,
ran run,running run,began begin,begun begin,beginning begin,spoke speak,spoken speak,stole steal,stolen steal,swore swear,sworn swear,threw throw,thrown throw,flew fly,flown fly,drove drive,driven drive,sued sue,
suing sue,saw see,seen see,knew know,known know,shut shut,shutting shut,cut cut,cutting cut,put put,putting put,set set,setting set,quit quit,quitting quit,beat beat,beaten beat,beating beat,bore bear,born bear,
built build,sent send,spent spend,lent lend,kept keep,slept sleep,swept sweep,wept weep,felt feel,dealt deal,meant mean,heard hear,read read,bled bleed,fed feed,bred breed,sought seek,caught catch,taught teach,
brought bring,hung hang,stuck stick,stood stand,understood understand,withdrew withdraw,withdrawn withdraw,drew draw,drawn draw,ate eat,eaten eat,shook shake,shaken shake,wore wear,worn wear,tore tear,torn tear,
chose choose,chosen choose,froze freeze,frozen freeze,overthrew overthrow,overthrown overthrow,overcame overcome,undertook undertake,undertaken undertake,slew slay,slain slay,arose arise,arisen arise,
awoke awake,burnt burn,burned burn,dreamt dream,learnt learn,lay lie,lain lie,laid lay,lit light,rang ring,rung ring,sang sing,sung sing,swam swim,swum swim,shrank shrink,shrunk shrink,sprang spring,
tied tie,lied lie,spread spread,split split,bid bid,cast cast,rid rid,shed shed,burst burst,stabbed stab,robbed rob,banned ban,planned plan,planning plan,moved move,moving move,closed close,caused cause,
raped rape,fired fire,charged charge,arrested arrest,crashed crash,crashing crash,crashes crash,launched launch,attacked attack,died die,resigned resign,searches search,eyed eye,rescued rescue,
used use,based base,resulted result,accused accuse,located locate,released release,acquired acquire,emigrated emigrate,infected infect,collided collide,exploded explode,capsized capsize,shown show,hidden hide,hid hide,ridden ride,rode ride,bitten bite,blew blow,blown blow,forgot forget,
forgotten forget,forgave forgive,forgiven forgive,shone shine,spun spin,stung sting,swung swing,woken wake,woke wake,proven prove,sewn sew,dug dig,clung cling,crept creep,became become,forbade forbid,forbidden forbid`
    .split(/[,\n]+/)
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Verbs whose past looks like the base form: "the car hit a wall". */
const SAME_PAST = new Set(
  'hit,cut,put,set,beat,read,cast,shut,hurt,quit,spread,split,burst,bid,shed,cost,let,rid,broadcast,upset,reset,bet,wed,thrust'.split(
    ',',
  ),
);

/** True when a form that looks like the base form may as well be past tense. */
export function mayBePast(lower: string): boolean {
  return SAME_PAST.has(lower);
}

/** Lemma of a verb form: "crashed" -> "crash", "gone" -> "go". `root` is compromise's own guess, used for regular verbs. */
export function verbLemma(lower: string, root: string): string {
  const irregular = IRREGULAR.get(lower);
  if (irregular !== undefined) return irregular;
  // a root that does not even open like the word is a wrong guess
  if (root !== '' && root.slice(0, 2) === lower.slice(0, 2)) return root;
  return regularLemma(lower);
}

/** Lemma of a noun: "crashes" -> "crash", "casualties" -> "casualty". */
export const nounLemma: (lower: string) => string = remember(singular);

function singular(lower: string): string {
  if (/(?:ss|us|is|ics|news)$/.test(lower) || lower.length < 4) return lower;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|z)es$/.test(lower)) return lower.slice(0, -2);
  if (lower === 'men' || lower.endsWith('women') || lower.endsWith('men')) return lower.replace(/men$/, 'man');
  if (lower === 'people') return 'person';
  if (lower === 'children') return 'child';
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

/**
 * What a past form may be the past of, likeliest first: "suspended" -> "suspend", "suspende"; "released" -> "releas", "release".
 * The caller knows which of them is a verb.
 */
export function participleLemmas(lower: string): string[] {
  const irregular = IRREGULAR.get(lower);
  if (irregular !== undefined) return [irregular];
  if (!lower.endsWith('ed')) return [];
  const stem = lower.slice(0, -2);
  if (stem.endsWith('i')) return [`${stem.slice(0, -1)}y`];
  return [stem, `${stem}e`, ...(/([^aeiou])\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
}

function regularLemma(lower: string): string {
  if (/ied$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/([^aeiou])\1(?:ed|ing)$/.test(lower)) return lower.replace(/(?:ed|ing)$/, '').slice(0, -1);
  if (/ed$/.test(lower)) return lower.slice(0, -2);
  if (/ing$/.test(lower) && lower.length > 5) return lower.slice(0, -3);
  return nounLemma(lower);
}
