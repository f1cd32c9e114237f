/**
 * Verbs and phrases by which a text hands a statement to somebody. Source: written for this project; the reporting verbs of
 * English news, grouped by what they do to the statement.
 */

/** Lemmas that introduce someone's words, spoken or written. */
export const SAYING_VERBS: ReadonlySet<string> = new Set(
  `say,tell,add,write,tweet,retweet,post,state,announce,declare,claim,argue,insist,note,explain,report,warn,ask,reply,respond,answer,recall,remark,comment,observe,quip,joke,admit,concede,acknowledge,deny,confirm,
reveal,suggest,stress,emphasize,emphasise,assert,contend,maintain,allege,accuse,boast,shout,yell,scream,whisper,mutter,plead,urge,vow,promise,pledge,predict,conclude,continue,exclaim,complain,assure,testify,
read,quote,caution,charge,counter,cry,describe,demand,elaborate,lament,object,opine,point out,proclaim,recount,repeat,retort,thunder,estimate,believe,think,agree,blog,message,text,
advise,affirm,appeal,assess,bemoan,brag,chant,chuckle,chide,clarify,confess,confide,crow,decry,defend,deadpan,echo,email,fume,gloat,grumble,hint,imply,inform,interject,intone,jest,jibe,laugh,laud,marvel,mock,muse,
philosophize,pray,preach,press,protest,query,recite,reflect,reiterate,relate,remind,respond,riff,roar,rule,scoff,scold,sigh,signal,sing,snap,sneer,speculate,speak,swear,taunt,tease,toast,volunteer,wonder,wail,
wire,worry,warble,enthuse,gush,rave,rebut,reason,summarize,surmise,theorize,underscore,venture,voice,weigh in,implore,instruct,order,request,beg,call out,rail,rant,admonish,reassure,shoot back,fire back,hit back`.split(
    /[,\n]+/,
  ),
);

/** Lemmas that hold a quoted piece as their complement: "dubbed it a ...", "dismissed the claim as ...". */
const NAMING_VERBS =
  'call,label,dub,dismiss,denounce,condemn,slam,blast,brand,characterize,characterise,refer,deride,portray,term,liken,compare,praise,criticize,criticise,hail,attack,ridicule,lambast,lambaste,rate,deem,cite,mention,invoke,salute,define,rule,find,consider,see,view';

/** How a verb form hands words to somebody. */
export interface SayingForm {
  readonly lemma: string;
  /** True for verbs that only hold a piece of a sentence. */
  readonly naming: boolean;
}

const IRREGULAR_SAYING: Readonly<Record<string, readonly string[]>> = {
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  read: ['reads', 'read', 'reading'],
  think: ['thinks', 'thought', 'thinking'],
  sing: ['sings', 'sang', 'singing'],
  speak: ['speaks', 'spoke', 'spoken', 'speaking'],
  swear: ['swears', 'swore', 'swearing'],
  see: ['sees', 'saw', 'seeing'],
  find: ['finds', 'found', 'finding'],
};

/** Every form of the verbs of saying: "replied" -> reply. */
export const SAYING_FORMS: ReadonlyMap<string, SayingForm> = new Map(
  [
    ...[...SAYING_VERBS].map((lemma) => [lemma, false] as const),
    ...NAMING_VERBS.split(',').map((lemma) => [lemma, true] as const),
  ]
    .filter(([lemma]) => !lemma.includes(' '))
    .flatMap(([lemma, naming]) => formsOf(lemma).map((form) => [form, { lemma, naming }] as const))
    .reverse(),
);

function formsOf(lemma: string): readonly string[] {
  const irregular = IRREGULAR_SAYING[lemma];
  if (irregular !== undefined) return [lemma, ...irregular];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`, `${lemma}ing`];
  if (lemma.endsWith('e')) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  const es = /(?:sh|ch|ss|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  const doubled = /^(?:admit|quip|brag|jut|beg|chat|blog|slam|snap|dub|rebut|refer|jot)$/.test(lemma)
    ? lemma + lemma.at(-1)
    : lemma;
  return [lemma, es, `${doubled}ed`, `${doubled}ing`];
}

/** Verbs strong enough to make the words after "that" a report. */
export const REPORTING_VERBS: ReadonlySet<string> = new Set(
  `say,tell,add,write,tweet,state,announce,declare,claim,argue,insist,note,explain,report,warn,admit,concede,acknowledge,confirm,reveal,suggest,stress,emphasize,assert,contend,maintain,allege,boast,vow,predict,
conclude,complain,testify,caution,estimate,assure,recount,accuse,indicate,recall,deny,believe,think`.split(/[,\n]+/),
);

/** Adverbs that mark hearsay. */
export const HEARSAY: ReadonlySet<string> = new Set(
  'reportedly,allegedly,apparently,supposedly,purportedly'.split(','),
);

/** Words that make what follows a guess. */
export const GUESS_WORDS: ReadonlySet<string> = new Set(
  `may,might,could,whether,wonder,wondering,possibly,perhaps,maybe,probably,likely,speculate,speculation,suspect,suspected,suspicion,possibility,likelihood,chance,fear,feared,fears,rumour,rumor,rumours,rumors,doubt,doubts,
presumably,potentially,theory,unclear`.split(/[,\n]+/),
);

/** Words that open a condition. */
export const CONDITION_WORDS: ReadonlySet<string> = new Set(
  'if,unless,would,should,lest,provided,hypothetical,hypothetically,imagine,suppose'.split(','),
);

/** Verbs whose infinitive is done when they are. */
export const FACTUAL_WORDS: ReadonlySet<string> = new Set(
  'manage,begin,start,continue,happen,help,force,come,proceed,serve,use,cease,get,go on,turn out,compel,oblige,move,rush,race,combine,rise,grow,have,tend'.split(
    ',',
  ),
);

/** Words that turn what follows into something that did not happen. */
export const DENIAL_WORDS: ReadonlySet<string> = new Set(
  'not,no,never,without,nobody,none,nor,neither,deny,denies,denied,denying,fail,fails,failed,failing,refuse,refuses,refused,refusing,decline,declines,declined,avoid,avoided,prevent,prevented,averted,cancel,cancelled,canceled'.split(
    ',',
  ),
);
