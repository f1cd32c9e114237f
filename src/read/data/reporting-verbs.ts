/**
 * Verbs and phrases by which a text hands a statement to somebody. Source: written for this project; the reporting verbs of
 * English news, grouped by what they do to the statement.
 */

/** Lemmas that introduce someone's words, spoken or written. */
export const SAYING_VERBS: ReadonlySet<string> = new Set(
  `say,tell,add,write,tweet,retweet,post,state,announce,declare,claim,argue,insist,note,explain,report,warn,ask,reply,respond,answer,recall,remark,comment,observe,quip,joke,admit,concede,acknowledge,deny,confirm,
reveal,suggest,stress,emphasize,emphasise,assert,contend,maintain,allege,accuse,boast,shout,yell,scream,whisper,mutter,plead,urge,vow,promise,pledge,predict,conclude,continue,exclaim,complain,assure,testify,
read,quote,caution,charge,counter,cry,describe,demand,elaborate,lament,object,opine,point out,proclaim,recount,repeat,retort,thunder,estimate,believe,think,agree,blog,message,text`.split(
    /[,\n]+/,
  ),
);

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

/** Words that put what follows in the planned future. */
export const PLAN_WORDS: ReadonlySet<string> = new Set(
  `plan,plans,planned,planning,will,'ll,shall,intend,intends,intended,intention,aim,aims,hope,hopes,hoping,expect,expected,expects,schedule,scheduled,vow,vowed,pledge,pledged,promise,promised,propose,proposed,threaten,
threatened,prepare,prepares,preparing,prepared,seek,seeks,seeking,sought,want,wants,wanted,try,tries,trying,tried,attempt,attempting,attempted,upcoming,due,offer,offered,agree,agreed,decide,decided,ready,consider,
considering,considered,going,about`.split(/[,\n]+/),
);

/** Words that turn what follows into something that did not happen. */
export const DENIAL_WORDS: ReadonlySet<string> = new Set(
  'not,no,never,without,nobody,none,nor,neither,deny,denies,denied,denying,fail,fails,failed,failing,refuse,refuses,refused,refusing,decline,declines,declined,avoid,avoided,prevent,prevented,averted,cancel,cancelled,canceled'.split(
    ',',
  ),
);
