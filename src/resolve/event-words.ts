/**
 * Words that tell of the same act: "acquired", "acquisition" and "acquiring" are one class. Verbs and the nouns made of them share
 * a stem; where English spells them apart, a table says so.
 */
import lemmatizer from 'wink-lemmatizer';

/** Acts named by a noun that no ending leads back from. Source: written for this project from the common nouns of news. */
const ACT_OF: ReadonlyMap<string, string> = new Map(
  `death die,dead die,theft steal,birth bear,flight fly,growth grow,loss lose,sale sell,arrival arrive,departure depart,speech speak,choice choose,proof prove,belief believe,
relief relieve,thought think,failure fail,closure close,seizure seize,discovery discover,delivery deliver,recovery recover,injury injure,inquiry inquire,lawsuit sue,suit sue,complaint complain,
gift give,acquisition acquire,decision decide,collision collide,explosion explode,invasion invade,division divide,suspension suspend,expansion expand,extension extend,submission submit,
permission permit,conclusion conclude,intrusion intrude,erosion erode,destruction destroy,reduction reduce,production produce,introduction introduce,acceptance accept,withdrawal withdraw,
burial bury,proposal propose,denial deny,refusal refuse,marriage marry,wedding wed,pursuit pursue,repair repair,success succeed,successor succeed,succession succeed,victory win,winner win,win win,
robbery rob,murderer murder,killer kill,shooter shoot,slaying slay,homicide kill,quake earthquake,tremor earthquake,temblor earthquake,aftershock aftershock,blaze fire,inferno fire,
conviction convict,prosecution prosecute,sentencing sentence,plea plead,guilty guilty,verdict verdict,strike strike,raid raid,breach breach,break-in break-in,heist heist,
pregnancy pregnant,nominee nominate,detainee detain,appointee appoint,wound wound,injured injure,repurchase buy,purchase buy,buyout buy,takeover take-over,pact deal,accord agree,agreement agree,advice advise,defence defend,defense defend,offence offend,
response respond,description describe,subscription subscribe,reception receive,deception deceive,perception perceive,resumption resume,assumption assume,consumption consume,
competition compete,repetition repeat,opposition oppose,composition compose,exposure expose,pressure press,departure depart,signature sign,treatment treat,retirement retire,
hospitalisation hospitalise,hospitalization hospitalise,capture capture,recall recall,layoff lay-off,outage outage,ceasefire cease-fire,truce cease-fire,crackdown crack-down,launching launch`
    .split(/[,\n]+/)
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Words that tell of one act in news, though not by their stem. Source: written for this project. */
const SYNONYMS: readonly (readonly string[])[] = `arrest,capture,apprehend,nab,detain,catch,custody
foil,thwart,repel,fend off,prevent,stop
hit,strike,shake,rock,jolt
kill,murder,slay,gun down,mow down,massacre
die,kill,perish,pass away,pass,dead,succumb
buy,acquire,purchase,take over,snap up,takeover
host,emcee,present
fire,dismiss,sack,axe,oust
lay off,cut,axe
quit,resign,step down,stand down,leave
flee,escape,run away,break out,run,drive off,speed off,walk away
win,clinch,triumph,beat,defeat
crash,accident,collision,collide,wreck,smash
hurt,injure,wound
release,unveil,launch,roll out,introduce,debut
announce,unveil,reveal,disclose
hire,appoint,name,tap,choose,pick,select,nominate
blaze,fire,burn
fall,plunge,plummet,drop,tumble,decline
rise,surge,jump,soar,climb,increase
steal,rob,loot,theft,heist,burglary,raid
approve,pass,back,clear
cancel,call off,scrap,postpone
jail,imprison,sentence,prison
sue,lawsuit,suit,litigation
deny,reject,refuse,dismiss
meet,talk,summit
explode,blast,bomb,detonate,explosion
protest,demonstrate,rally,march
search,hunt,look for,manhunt
attack,assault,raid,strike,storm
shoot,open fire,gunfire,gun down
hijack,seize,capture
accuse,charge,indict,allege
convict,guilty,verdict
end,finish,close,conclude
start,begin,open,launch,kick off
continue,resume
agree,deal,sign,pact
help,aid,assist,support
damage,destroy,wreck,devastate
run aground,ground,hit,strike
sink,capsize,founder
earthquake,quake,tremor,temblor,seism
check in,check into,enter,enrol,enroll,admit,check,rehab
marry,wed,tie the knot
drive,dui,drive under
replace,succeed,take over
outage,crash,go down,break down,collapse,fail
play,perform,sing
move,transfer,trade
deploy,send,dispatch,patrol
free,rescue,release,save
suspend,ban,bar
vote,elect,ballot
fight,battle,clash,combat
warn,alert,caution
cost,price,pay
discover,find,uncover,locate
keep,retain,hold on
cut,sever,damage,break
publish,issue,release
repair,fix,plug,patch,mend
ask,approach,offer,invite
fall,plunge,slip
tell,say,confirm,state
job,post,position,role
see,watch,view,witness
run over,mow down,hit,strike
nominate,name,pick,choose,tap
ceremony,show,gala
injure,hurt,wound,maim
place,put,set
intercept,interdict,stop
suicide,hang,kill`
  .split('\n')
  .map((line) => line.split(','));

const PARTICLES = new Set('up,down,out,off,in,into,on,over,away,back,through,apart,around,along,by,under'.split(','));

/** Verbs with a noun that say together what one verb says. Source: written for this project from the usual idioms of news. */
const PHRASES: ReadonlyMap<string, string> = new Map(
  `open fire=shoot,set fire=ignite,catch fire=burn,take place=occur,take part=participate,show the door=dismiss,run aground=ground,take control=seize,take hostage=kidnap,hold hostage=kidnap,
drunk drive=dui,drunken drive=dui,drink drive=dui,drink-drive=dui,drunk-drive=dui,drunken-drive=dui,under arrest=arrest,in custody=custody,step foot=enter,lose life=die,take life=kill,plead guilty=plead,go on trial=try,stand trial=try,
pay tribute=honour,lay siege=besiege,make landfall=hit,cast ballot=vote,go on sale=sell,file suit=sue,file lawsuit=sue,file for bankruptcy=bankrupt`
    .split(/,\n?/)
    .map((pair) => pair.split('=') as [string, string]),
);

/**
 * Dictionary form of the word or words that tell of a happening, whatever part of speech they are: "shootings" -> "shoot",
 * "took over" -> "take over", "the quake" -> "quake".
 */
export function actLemma(words: string): string {
  const list = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(Boolean);
  const last = list.at(-1);
  const phrase = PHRASES.get(list.map((word) => lemmaOf(word)).join(' '));
  if (phrase !== undefined) return phrase;
  if (last === undefined) return words.toLowerCase();
  const first = list[0] as string;
  if (list.length > 1 && PARTICLES.has(last)) return `${lemmaOf(first)} ${last}`;
  if (list.length > 2 && PARTICLES.has(list[1] as string)) return `${lemmaOf(first)} ${list[1]}`;
  return lemmaOf(last);
}

function lemmaOf(word: string): string {
  const plain = word.replace(/'s?$/, '');
  // "DUI" is no plural.
  const noun = plain.endsWith('i') ? plain : lemmatizer.noun(plain);
  const verb = lemmatizer.verb(plain);
  return verb !== plain ? verb : lemmatizer.verb(noun);
}

const classes = new Map<string, string>();

/** The class of an act's lemma: equal for a verb and the nouns made of it. */
export function actClass(lemma: string): string {
  const known = classes.get(lemma);
  if (known !== undefined) return known;
  const made = classOf(lemma);
  if (classes.size >= 20_000) classes.clear();
  classes.set(lemma, made);
  return made;
}

function classOf(lemma: string): string {
  const act = ACT_OF.get(lemma) ?? ACT_OF.get(lemmatizer.noun(lemma)) ?? lemma;
  if (act.includes(' ')) return act;
  const verb = lemmatizer.verb(act);
  const stem = (verb === act && act.length > 6 ? (act.endsWith('ing') ? lemmatizer.verb(act) : act) : verb)
    .replace(/ification$/, 'if')
    .replace(/(?<=.{4})ication$/, '')
    .replace(/(?<=.{4})(?:at|it|ut)ion$/, '')
    .replace(/(?<=.{5})ion$/, '')
    .replace(/(?<=.{4})ate$/, '')
    .replace(/(?<=.{4})(?:ment|ance|ence|al)$/, '')
    .replace(/(?<=.{3})ify$/, 'if')
    .replace(/(?<=.{2})[ey]$/, '')
    .replace(/(?<=.{2})([^aeious])\1$/, '$1');
  return stem.length < 3 ? act : stem;
}

const groups = new Map<string, Set<number>>();
for (const [group, words] of SYNONYMS.entries())
  for (const word of words) {
    const act = classOf(word);
    const known = groups.get(act) ?? new Set<number>();
    groups.set(act, known.add(group));
  }

/** The groups of like acts that a class belongs to, as numbers that say nothing but that; empty for most. */
export function likeActs(act: string): ReadonlySet<number> {
  return groups.get(act) ?? NONE;
}

const NONE: ReadonlySet<number> = new Set();

/** Nouns that name a happening by its sort alone -> first levels of types it may be. Source: written for this project. */
const SORTS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['accident,mishap,crash', ['accident']],
    ['disaster,tragedy,catastrophe,calamity', ['accident', 'disaster']],
    ['incident', ['accident', 'disaster', 'service']],
    ['outage,disruption', ['service']],
  ].flatMap(([words, types]) => (words as string).split(',').map((word) => [word, types as string[]] as const)),
);

/** The first levels of types that a word for a mere sort of happening can stand for ("the accident"); undefined for other words. */
export function sortOf(lemma: string): readonly string[] | undefined {
  return SORTS.get(lemma);
}
