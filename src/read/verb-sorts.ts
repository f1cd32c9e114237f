/**
 * Verbs by what stands around them: with or without an object, and words that open a clause.
 */

/** Verbs whose object does, or did, what the -ing form behind "for", "of", "from" or "into" says. Source: written for this project. */
export const ACTED_ON = new Set(
  'prevent,stop,keep,block,bar,ban,prohibit,discourage,dissuade,accuse,suspect,convict,acquit,blame,criticise,criticize,praise,thank,condemn,arrest,charge,fine,jail,sentence,fault,slam,hail,congratulate,suspend,sack,fire,dismiss,punish,apologise,talk,trick,force,coerce,pressure,lure,mislead,rebuke,scold,ridicule,mock,reward,honour,honor,award,rescue,save,deter,hinder,restrain'.split(
    ',',
  ),
);

/** Verbs that a clause may follow without "that", so a past form behind the next noun is its verb. */
export const THINKING = new Set(
  'think,believe,know,hope,feel,fear,show,mean,find,hear,realise,realize,understand,assume,guess,bet,wish,ensure,note,notice,learn,discover,remember,forget,estimate,figure,suppose,indicate,conclude,sense,say,see'.split(
    ',',
  ),
);

/** Verbs that rarely take an object, whatever noun stands before their clause. */
export const INTRANSITIVE = new Set(
  'go,come,die,arrive,live,work,happen,occur,fall,rise,stand,stay,sleep,appear,disappear,emerge,begin,start,end,travel,walk,talk,speak,look,agree,resign,crash,collapse,explode,erupt,vote,wait,laugh,cry,smile,act,react,remain,become,sit,meet,gather,fail,succeed,belong,respond,reply,continue,return,vanish,escape,flee,drown,matter,think,say,feel,hope,try'.split(
    ',',
  ),
);

/** Participles that take what fills or covers behind "with". */
export const FILLED =
  /^(?:fill|pack|cover|load|stuff|equip|arm|surround|charge|line|lace|soak|coat|decorate|replace|combine|couple|crowd|litter|associate|concern|adorn|infect|armed)$/;

/** Past forms whose participle is another word, and verbs that nothing is done by. */
export const NO_PARTICIPLE =
  /^(?:began|fell|took|went|came|rose|drew|grew|knew|saw|wrote|gave|broke|spoke|chose|drove|flew|froze|rode|rang|sang|sank|shook|stole|swam|swore|threw|tore|woke|wore|became|ran|ate|did|died|happened|occurred|arrived|remained|failed|continued|started|emerged|erupted|exploded|collapsed|appeared|agreed|resigned|stood|sat|slept|lay|stayed)$/;

/** Verbs of saying that name what they tell of, and take no clause: "described the men hurt as lucky". */
export const NAMES_OBJECT = /^(?:describe|praise|blame|accuse|criticise|criticize|condemn|question|cite|quote)$/;

/** Words that open a clause of their own. */
export const CLAUSE_OPENERS =
  /^(?:and|but|or|nor|that|which|who|whom|whose|when|while|as|after|before|because|if|unless|than|where|how|what|why|until|since|although|though|so|once|whether)$/;

/** Words before a participle whose subject is that of the main verb. */
export const GERUND_OPENERS = /^(?:after|before|by|in|for|of|without|while|when|from|on|despite|about|since)$/;
