/**
 * What kinds of happenings there are and which words tell of them. An open scheme: dotted, general to special; a word in
 * no row is "other". Source: written for this project; the areas follow the usual desks of a newsroom and the event
 * classes of ACE 2005 (life, movement, conflict, contact, justice, transaction), extended by elections, disasters,
 * services, health, sport and culture.
 */

export interface HappeningType {
  readonly type: string;
  /** Verb lemmas; two words for a verb with its particle. */
  readonly verbs: string;
  /** Noun lemmas. */
  readonly nouns: string;
  /** True when the subject undergoes what happens ("the site crashed"), so it is the patient. */
  readonly undergone?: boolean;
}

/** A word stands in the first row that holds it; later rows win only by a context rule. */
export const HAPPENING_TYPES: readonly HappeningType[] = [
  {
    type: 'politics.election',
    verbs: 'elect,re-elect,reelect',
    nouns: 'election,re-election,by-election,runoff,primary,primaries,caucus',
  },
  { type: 'politics.vote', verbs: 'vote,abstain,cast', nouns: 'vote,voting,referendum,ballot,plebiscite,turnout,poll' },
  { type: 'politics.campaign', verbs: 'campaign,canvass', nouns: 'campaign,rally,candidacy,debate,endorsement' },
  {
    type: 'politics.appointment',
    verbs: 'appoint,nominate,inaugurate,swear in,reinstate',
    nouns: 'appointment,nomination,inauguration',
  },
  {
    type: 'politics.resignation',
    verbs: 'resign,step down,oust,depose,impeach,abdicate,quit',
    nouns: 'resignation,ouster,impeachment,abdication',
  },
  {
    type: 'politics.law',
    verbs: 'legislate,enact,repeal,veto,ratify,outlaw',
    nouns: 'legislation,repeal,veto,ratification,decree,ban,amendment',
  },
  {
    type: 'politics.diplomacy',
    verbs: 'negotiate,mediate,recognise,recognize,sanction',
    nouns: 'summit,negotiation,talks,treaty,accord,sanctions,ceasefire,truce,diplomacy,agreement,deal',
  },
  {
    type: 'politics.protest',
    verbs: 'protest,demonstrate,riot,boycott,picket',
    nouns: 'protest,demonstration,riot,unrest,uprising,boycott,sit-in,crackdown',
  },
  { type: 'politics.coup', verbs: 'overthrow', nouns: 'coup,putsch,mutiny' },
  {
    type: 'conflict.attack',
    verbs: 'attack,bomb,shell,ambush,raid,assault,besiege,torpedo,storm,detonate,blow up',
    nouns:
      'attack,bombing,airstrike,air strike,shelling,ambush,raid,offensive,siege,bombardment,assault,suicide bombing',
  },
  {
    type: 'conflict.fight',
    verbs: 'fight,clash,battle,invade,occupy,annex,retreat,skirmish',
    nouns: 'war,battle,fighting,clash,invasion,conflict,combat,insurgency,occupation,skirmish,violence',
  },
  { type: 'conflict.deploy', verbs: 'deploy,mobilise,mobilize,station', nouns: 'deployment,mobilisation,mobilization' },
  { type: 'conflict.weapon', verbs: 'test-fire,fire', nouns: 'missile test,nuclear test,missile launch' },
  {
    type: 'crime.kill',
    verbs: 'murder,assassinate,slay,stab,behead,strangle,massacre,execute',
    nouns: 'killing,murder,assassination,homicide,stabbing,massacre,beheading,slaying,manslaughter',
  },
  { type: 'crime.shoot', verbs: 'shoot,gun down,open fire', nouns: 'shooting,gunfire,gunshot' },
  {
    type: 'crime.theft',
    verbs: 'steal,rob,burgle,loot,embezzle,heist,smuggle,launder,defraud,hijack',
    nouns: 'theft,robbery,burglary,heist,looting,fraud,smuggling,embezzlement,hijacking,scam,piracy',
  },
  { type: 'crime.abduction', verbs: 'kidnap,abduct', nouns: 'kidnapping,abduction,hostage-taking' },
  {
    type: 'crime.assault',
    verbs: 'rape,molest,beat up,harass,abuse,torture',
    nouns: 'rape,harassment,abuse,torture,molestation',
  },
  { type: 'crime.hack', verbs: 'hack,breach', nouns: 'hack,hacking,cyberattack,cyber-attack,data breach' },
  {
    type: 'crime.arrest',
    verbs: 'arrest,detain,apprehend,jail,imprison,extradite,nab,capture',
    nouns: 'arrest,detention,imprisonment,extradition,custody,manhunt',
  },
  { type: 'crime.escape', verbs: 'escape,break out', nouns: 'escape,jailbreak,chase,pursuit' },
  {
    type: 'courts.charge',
    verbs: 'charge,indict,prosecute,arraign',
    nouns: 'charge,indictment,prosecution,arraignment',
  },
  { type: 'courts.trial', verbs: 'testify,plead', nouns: 'trial,hearing,testimony,inquest,retrial,proceedings' },
  {
    type: 'courts.verdict',
    verbs: 'convict,acquit,sentence,fine,overturn',
    nouns: 'verdict,conviction,acquittal,sentence,ruling,sentencing',
  },
  { type: 'courts.suit', verbs: 'sue,appeal,settle', nouns: 'lawsuit,suit,appeal,settlement,injunction' },
  { type: 'crime.investigate', verbs: 'investigate,probe,inspect', nouns: 'investigation,probe,inquiry,autopsy' },
  { type: 'disaster.earthquake', verbs: 'quake', nouns: 'earthquake,quake,aftershock,tremor,temblor', undergone: true },
  {
    type: 'disaster.storm',
    verbs: 'make landfall',
    nouns: 'hurricane,typhoon,cyclone,tornado,storm,blizzard,snowstorm,landfall',
    undergone: true,
  },
  {
    type: 'disaster.flood',
    verbs: 'flood,inundate',
    nouns: 'flood,flooding,tsunami,landslide,mudslide,avalanche,deluge',
    undergone: true,
  },
  {
    type: 'disaster.fire',
    verbs: 'burn,blaze,ignite,burn down',
    nouns: 'fire,wildfire,blaze,inferno,arson',
    undergone: true,
  },
  { type: 'disaster.eruption', verbs: 'erupt', nouns: 'eruption', undergone: true },
  { type: 'disaster.drought', verbs: '', nouns: 'drought,famine,heatwave,heat wave' },
  {
    type: 'disaster.damage',
    verbs: 'destroy,devastate,damage,wreck,ruin,demolish',
    nouns: 'destruction,devastation,disaster,catastrophe,damage',
  },
  { type: 'disaster.rescue', verbs: 'rescue,evacuate', nouns: 'rescue,evacuation' },
  {
    type: 'accident.impact',
    verbs: 'hit,strike,ram,slam',
    nouns: '',
  },
  {
    type: 'accident.crash',
    verbs: 'crash,collide,derail,capsize,sink,overturn,plunge,run aground',
    nouns: 'crash,collision,derailment,shipwreck,wreck,accident,sinking',
    undergone: true,
  },
  { type: 'accident.explosion', verbs: 'explode', nouns: 'explosion,blast', undergone: true },
  { type: 'accident.collapse', verbs: 'collapse,cave in', nouns: 'collapse', undergone: true },
  {
    type: 'accident.leak',
    verbs: 'leak,spill,contaminate',
    nouns: 'leak,spill,meltdown,contamination',
    undergone: true,
  },
  {
    type: 'service.outage',
    verbs: 'go offline,go dark',
    nouns: 'outage,breakdown,downtime,blackout,power cut,glitch,malfunction',
    undergone: true,
  },
  {
    type: 'life.death',
    verbs: 'die,kill,perish,drown,succumb,pass away',
    nouns: 'death,dead,suicide,drowning,funeral',
    undergone: true,
  },
  { type: 'life.injury', verbs: 'injure,wound,hurt', nouns: 'injury' },
  { type: 'life.birth', verbs: 'bear,give birth', nouns: 'birth', undergone: true },
  { type: 'life.marriage', verbs: 'marry,wed,divorce', nouns: 'wedding,marriage,divorce' },
  {
    type: 'economy.rise',
    verbs: 'rise,surge,spike,soar,climb,jump,skyrocket,double,triple,increase,grow,rally',
    nouns: 'increase,rise,surge,spike,growth,uptick,inflation',
    undergone: true,
  },
  {
    type: 'economy.fall',
    verbs: 'fall,plummet,plunge,tumble,decline,drop,slump,shrink,decrease,slide,sink',
    nouns: 'decline,drop,slump,recession,downturn,decrease,plunge,fall',
    undergone: true,
  },
  { type: 'economy.shortage', verbs: 'run out,run short', nouns: 'shortage' },
  { type: 'economy.trade', verbs: 'export,import', nouns: 'export,import,tariff,embargo,trade war' },
  {
    type: 'business.deal',
    verbs: 'acquire,merge,buy,sell,purchase,take over,bid,buy out',
    nouns: 'acquisition,merger,takeover,buyout,purchase,sale,bid',
  },
  {
    type: 'business.launch',
    verbs: 'launch,unveil,introduce,roll out,release,found,create,set up,debut',
    nouns: 'launch,unveiling,release,rollout,debut',
  },
  {
    type: 'business.closure',
    verbs: 'shut down,lay off,file for bankruptcy',
    nouns: 'bankruptcy,layoff,closure,shutdown,insolvency',
  },
  { type: 'business.labour', verbs: 'hire,sack,fire,dismiss', nouns: 'strike,walkout,dismissal,firing,hiring' },
  {
    type: 'business.finance',
    verbs: 'invest,fund,finance,donate,pay,loan,bail out',
    nouns: 'investment,donation,bailout,loan,payment',
  },
  { type: 'business.recall', verbs: 'recall', nouns: 'recall' },
  { type: 'technology.search', verbs: 'search,google', nouns: 'search' },
  { type: 'technology.space', verbs: 'orbit,dock,lift off', nouns: 'spacewalk,liftoff,orbit' },
  {
    type: 'health.outbreak',
    verbs: 'infect,sicken,hospitalise,hospitalize,diagnose',
    nouns: 'outbreak,epidemic,pandemic,infection,hospitalization,diagnosis,overdose',
  },
  {
    type: 'health.treatment',
    verbs: 'treat,vaccinate,operate on,transplant',
    nouns: 'vaccination,surgery,transplant,treatment,rehab',
  },
  { type: 'sport.win', verbs: 'defeat,win,beat,triumph,thrash', nouns: 'victory,win,triumph,defeat,loss' },
  {
    type: 'sport.match',
    verbs: 'score,qualify,draw',
    nouns: 'match,tournament,championship,semifinal,goal,playoff,race',
  },
  { type: 'sport.transfer', verbs: 'trade', nouns: 'transfer,trade' },
  { type: 'culture.award', verbs: 'award,honour,honor', nouns: 'award,ceremony,prize,premiere' },
  {
    type: 'culture.publish',
    verbs: 'publish,broadcast,air,film,star,cast,replace',
    nouns: 'publication,broadcast,concert,exhibition,performance,festival',
  },
  {
    type: 'movement.travel',
    verbs: 'travel,fly,arrive,depart,visit,sail,land,return',
    nouns: 'visit,trip,arrival,departure,journey',
  },
  {
    type: 'movement.migrate',
    verbs: 'flee,emigrate,migrate,immigrate,relocate,deport,displace,move,resettle,defect',
    nouns: 'exodus,migration,emigration,deportation,displacement',
  },
  { type: 'contact.meeting', verbs: 'meet,gather,convene', nouns: 'meeting,gathering' },
  {
    type: 'politics.handover',
    verbs: 'withdraw,pull out,secede,concede',
    nouns: 'withdrawal,secession,concession,pullout',
  },
  { type: 'cause', verbs: 'cause,trigger,spark,prompt,provoke', nouns: '' },
  {
    type: 'statement',
    verbs:
      'say,tell,announce,declare,claim,warn,tweet,write,add,report,state,confirm,deny,admit,insist,argue,urge,accuse,blame,condemn,criticise,criticize,praise,apologise,apologize,reveal,promise,vow,pledge,threaten,call for,demand,ask,reply,respond,suggest,explain,joke,describe,acknowledge,quote,comment,predict,allege,advise',
    nouns: 'statement,announcement,speech,apology,claim,warning,report,accusation,allegation,threat,comment',
  },
];

/** Lemmas whose type hangs on what they happen to: words among the participants decide. */
export interface ContextRule {
  readonly lemmas: string;
  /** Head words of the subject, object or compound. */
  readonly beside: string;
  readonly type: string;
  /** The subject undergoes it. */
  readonly undergone?: boolean;
  /** Words anywhere in the document that do as well when nothing stands beside. */
  readonly document?: string;
}

export const CONTEXT_RULES: readonly ContextRule[] = [
  {
    lemmas:
      'crash,go down,fail,break down,shut down,collapse,go offline,be down,outage,breakdown,downtime,failure,fall over,freeze,malfunction,stall,crashing,buckle,go dark,failing',
    beside:
      'website,site,server,servers,network,system,systems,app,page,portal,service,platform,computer,computers,software,internet,web,webpage,homepage,database,online,hotline,exchange,login',
    type: 'service.outage',
    undergone: true,
  },
  {
    lemmas: 'crash,collapse,plunge,sink,slide,crashing,fall,tumble',
    beside:
      'market,markets,stock,stocks,share,shares,price,prices,currency,economy,dollar,pound,euro,yen,ruble,rouble,yuan,peso,bank,index,futures',
    type: 'economy.fall',
    undergone: true,
  },
  {
    lemmas: 'win,victory,defeat,loss,beat,triumph,race',
    beside:
      'election,vote,presidency,president,candidate,senate,seat,referendum,term,primary,primaries,democrat,republican,party,nominee,voters,electoral',
    type: 'politics.election',
    document: 'election,elections,voters,ballot,ballots,referendum,presidency,candidate,candidates',
  },
  {
    lemmas: 'kill,killing',
    beside:
      'bomb,bomber,bombing,airstrike,airstrikes,strike,strikes,troops,soldiers,militants,rebels,insurgents,missile,rocket,shelling,attack,attacks,raid,drone,army,jets,warplanes',
    type: 'conflict.attack',
  },
  {
    lemmas: 'kill,killing',
    beside:
      'gunman,gunmen,attacker,attackers,police,officer,officers,man,woman,husband,wife,suspect,killer,shooter,knife,gun,robber,robbers,gang,teenager',
    type: 'crime.kill',
    document: 'murder,murdered,gunman,homicide,stabbed,stabbing,killer,manslaughter',
  },
  {
    lemmas: 'landslide',
    beside: 'election,victory,vote,win,electoral,won',
    type: 'politics.election',
  },
  {
    lemmas: 'kill,killing',
    beside:
      'earthquake,quake,tsunami,crash,accident,ferry,ship,boat,train,plane,aircraft,helicopter,bus,truck,car,fire,blaze,flood,floods,storm,hurricane,typhoon,cyclone,tornado,explosion,blast,landslide,mudslide,avalanche,collapse,collision,virus,outbreak,eruption,heatwave',
    type: 'life.death',
  },
  {
    lemmas: 'race',
    beside: 'presidential,senate,mayoral,governor,gubernatorial,election,house',
    type: 'politics.election',
  },
  {
    lemmas: 'fire',
    beside: 'missile,missiles,rocket,rockets,shot,shots,gun,gunman,police,teargas,troops',
    type: 'conflict.attack',
  },
  {
    lemmas: 'launch',
    beside: 'missile,missiles,attack,offensive,strike,strikes,airstrike,airstrikes,assault,operation',
    type: 'conflict.attack',
  },
  {
    lemmas: 'strike',
    beside: 'earthquake,quake,hurricane,storm,typhoon,cyclone,tornado,tsunami,lightning',
    type: 'disaster.strike',
  },
  {
    lemmas: 'strike',
    beside: 'missile,missiles,drone,drones,jets,warplanes,rocket,air,troops,militants,israel,israeli',
    type: 'conflict.attack',
  },
  {
    lemmas: 'strike',
    beside: 'workers,union,teachers,drivers,nurses,miners,staff,pilots,doctors,labor,labour',
    type: 'business.labour',
  },
  {
    lemmas: 'trade,sign',
    beside: 'team,club,contract,player,season,league,yankees,nba,nfl,nhl,mlb',
    type: 'sport.transfer',
  },
  {
    lemmas: 'hit',
    beside: 'earthquake,quake,hurricane,storm,typhoon,cyclone,tornado,tsunami,flood',
    type: 'disaster.strike',
  },
];

/** Verbs that carry no happening of their own. */
export const EMPTY_VERBS: ReadonlySet<string> = new Set(
  `be,have,do,get,make,take,give,let,keep,seem,appear,become,remain,stay,need,want,like,love,hate,know,believe,think,feel,hope,wish,mean,matter,own,belong,contain,include,involve,consist,depend,deserve,exist,can,could,
may,might,must,shall,should,will,would,ought,try,use,look,see,hear,consider,concern,relate,regard,allow,enable,help,tend,fit,weigh,cost,lack,owe,prefer,resemble,sound,suppose,understand,understate,wonder,wear,live,sit,
stand,lie,know,base,name,call,locate,accord,follow,continue,start,begin,stop,end,happen,occur,go,come,set,put,turn,work,expect,plan,intend,prepare,seek,attempt,decide,associate,compare,connect,bring,show,hold,run,
find,lead,serve,play,provide,offer,represent,deem,perceive,reflect,imply,differ,suit,enjoy,fear,doubt,care,worry,remember,forget,recognize,assume,suspect,guess,figure,imagine,date,age,size`.split(
    /[,\n]+/,
  ),
);

/** Particles that make another verb of the one before them: "go down", "break out". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'down,out,up,off,over,in,away,apart,offline,aground,dark,short,back'.split(','),
);
