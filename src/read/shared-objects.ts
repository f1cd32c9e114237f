/**
 * Joined verbs that act on one thing: "shot and killed an agent", "from boarding and hijacking the ferry", "stormed, looted and burned
 * the town". The object stands behind the last of them.
 */
import { TRANSITIVE } from './data/transitive-verbs.ts';
import { mayBePast } from './lemma.ts';
import { joined, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';
import { INTRANSITIVE } from './verb-sorts.ts';

/** Verbs that may go without an object, but share one when they are joined to a verb that has it. Source: written for this project. */
const SHARING = new Set(
  `beat,bite,board,break,build,burn,buy,carry,catch,chase,check,clean,clear,close,cook,cover,cut,deceive,defend,deliver,develop,divide,drag,draw,drop,
enjoy,expand,export,feed,fill,film,find,follow,gather,grab,guard,guide,handle,harvest,hate,hear,help,hit,hold,hunt,import,improve,invade,kick,lead,
lift,like,lose,love,manage,measure,mix,monitor,move,observe,open,operate,order,organise,organize,pack,paint,peel,photograph,plan,plant,prepare,press,print,pull,
push,question,reach,read,rebuild,reclaim,record,reduce,remove,rent,reopen,retake,review,run over,save,search,see,sell,separate,shake,shape,share,shell,
shell,sign,sink,snatch,solve,split,steal,stop,storm,strike,study,sweep,teach,tear,test,throw,tie,touch,trace,track,trade,train,transform,translate,try,unlock,
update,upgrade,use,verify,view,wash,watch,wear,win,wrap,write,challenge,chair,change,control,collect,compare,correct,count,crush,enter,fight,kiss,hug,lock,mark,tax,tease`
    .split(/[,\n]+/)
    .map((verb) => verb.trim()),
);

/** The groups, in which joined verbs without an object of their own have that of the verb they are joined to. */
export function withSharedObjects(tokens: readonly Token[], groups: readonly VerbGroup[]): VerbGroup[] {
  const linked = [...groups];
  for (let i = linked.length - 2; i >= 0; i -= 1) {
    const group = linked[i]!;
    const next = linked[i + 1]!;
    if (shares(tokens, group, next)) linked[i] = { ...group, object: next.object };
  }
  return linked;
}

function shares(tokens: readonly Token[], group: VerbGroup, next: VerbGroup): boolean {
  if (group.object !== undefined || group.passive || group.reduced || group.by !== undefined) return false;
  if (next.object === undefined || next.passive || next.reduced || next.object.first < next.last) return false;
  if (INTRANSITIVE.has(group.verb) || !(TRANSITIVE.has(group.verb) || SHARING.has(group.verb))) return false;
  return isJoinedTo(tokens, group, next) && isAlike(tokens[group.main]!, tokens[next.main]!);
}

/** Nothing but "and", "or" or a comma, and an adverb, stands between. */
function isJoinedTo(tokens: readonly Token[], group: VerbGroup, next: VerbGroup): boolean {
  if (next.first - group.last > 3) return false;
  let and = /^,\s$/.test(tokens[group.last - 1]!.post);
  if (!and && !joined(tokens[group.last - 1]!, tokens[group.last]!)) return false;
  for (let i = group.last; i < next.first; i += 1) {
    const { lower, tags } = tokens[i]!;
    if (!joined(tokens[i]!, tokens[i + 1]!)) return false;
    if (/^(?:and|or)$/.test(lower)) and = true;
    else if (!tags.has('Adverb') && !/^(?:then|later|also)$/.test(lower)) return false;
  }
  return and;
}

/** Both in the past, both in -ing form, or both in the base or present form. */
function isAlike(left: Token, right: Token): boolean {
  const form = ({ tags }: Token) =>
    tags.has('Gerund') ? 'ing' : tags.has('PastTense') || tags.has('Participle') ? 'past' : 'base';
  // "helped or hurt"
  return form(left) === form(right) || (form(left) === 'past' && mayBePast(right.lower));
}
