/**
 * Verbs that hardly ever go without an object and take no clause for one: where a bare past form of them stands alone, what stands before
 * it undergoes it ("the goods seized in Narvik", "a gun modified to throw dust"). Source: written for this project.
 */
export const TRANSITIVE: ReadonlySet<string> = new Set(
  `abandon,abduct,abolish,abuse,accompany,accuse,achieve,acquire,acquit,activate,administer,adopt,affect,afflict,allocate,allot,ambush,amend,
anger,annex,annul,appoint,apprehend,approve,arm,arrest,assassinate,assault,assign,attach,attain,attribute,authorise,authorize,avert,award,
ban,behead,besiege,betray,blame,block,bolster,bomb,boost,botch,breach,brand,bribe,bury,cancel,capture,censor,censure,charge,charter,
classify,collect,commission,compile,compose,condemn,conduct,confine,confiscate,confront,conquer,construct,consume,contact,contaminate,convey,convict,
create,credit,cripple,curb,curtail,damage,decorate,dedicate,deem,defeat,defraud,defuse,delete,demolish,demote,denounce,depict,deplete,deploy,deport,
depose,deprive,describe,design,designate,desire,destroy,detain,deter,devastate,devise,direct,disable,disarm,discard,discharge,discover,discredit,discuss,
disfigure,dismantle,dismiss,displace,display,disrupt,distribute,divert,draft,dub,earmark,eject,elect,eliminate,embarrass,embezzle,employ,enact,
encounter,encourage,endanger,endorse,enforce,engulf,enrage,entitle,equip,eradicate,erect,erode,establish,evacuate,evaluate,evict,examine,exchange,
execute,exempt,exhaust,exile,expel,exploit,expose,extinguish,extradite,fabricate,falsify,fear,flank,finalise,finalize,flatten,foil,forge,foster,found,frame,free,fund,
generate,glean,grant,greet,hamper,handcuff,harass,harbour,harbor,harm,hijack,hinder,hire,honour,honor,hospitalise,hospitalize,host,house,hurt,
identify,impeach,implement,implicate,impose,impound,imprison,indict,infect,inflict,infuriate,inhabit,inject,injure,inspect,install,instal,
insult,intend,intercept,interrogate,interview,intimidate,introduce,inundate,invade,invent,invite,invoke,isolate,issue,jail,jeopardise,jeopardize,
justify,kidnap,kill,label,levy,liberate,license,locate,maim,make,manipulate,manufacture,massacre,mastermind,mistreat,modify,murder,name,neglect,
nominate,notify,nullify,obtain,occupy,offend,omit,oppose,orient,orchestrate,oust,outlaw,overhaul,override,oversee,overthrow,own,pardon,penalise,penalize,
perceive,persecute,pioneer,plunder,poison,portray,possess,postpone,praise,prescribe,preserve,presume,procure,produce,prohibit,promote,prompt,propel,prosecute,
protect,provide,provoke,publish,publicise,publicize,punish,purchase,pursue,quash,quell,raid,raise,ransack,rape,raze,rebuff,recapture,recommend,recruit,rectify,
redesign,redirect,refurbish,refute,regulate,reinforce,reinstate,reject,release,remove,rename,renovate,repair,repeal,repel,replace,repress,reprimand,
rescind,rescue,restore,restrain,restrict,retain,retrieve,revise,revoke,ridicule,rob,ruin,sack,sanction,scrap,scrutinise,scrutinize,seize,select,
sentence,shelve,shoot,slaughter,smuggle,snub,spark,sponsor,stab,stage,station,store,strand,strangle,subject,subpoena,summon,supervise,supply,support,
suppress,surround,suspend,sustain,tackle,target,tarnish,thwart,torture,transmit,transport,trap,treat,trigger,unleash,unveil,uphold,utilise,utilize,
alarm,base,bring,build,buy,cause,compel,contain,delight,disappoint,force,frustrate,include,influence,inspire,involve,
impress,oblige,record,renew,require,schedule,send,shock,stun,surprise,thrill,validate,vandalise,vandalize,veto,victimise,victimize,violate,waive,welcome,wound`
    .split(',')
    .map((verb) => verb.trim()),
);
