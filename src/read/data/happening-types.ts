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
    nouns: 'election,re-election,reelection,by-election,runoff,run-off,primary,primaries,caucus,landslide victory',
  },
  {
    type: 'politics.vote',
    verbs: 'vote,abstain,cast',
    nouns: 'vote,voting,referendum,ballot,plebiscite,turnout,poll,recount',
  },
  {
    type: 'politics.campaign',
    verbs: 'campaign,canvass,endorse',
    nouns: 'campaign,rally,candidacy,debate,endorsement,campaigning',
  },
  {
    type: 'politics.appointment',
    verbs: 'appoint,nominate,inaugurate,swear in,reinstate,designate',
    nouns: 'appointment,nomination,inauguration,swearing-in,reinstatement,succession',
  },
  {
    type: 'politics.resignation',
    verbs: 'resign,step down,oust,depose,impeach,abdicate,quit',
    nouns: 'resignation,ouster,impeachment,abdication,ousting',
  },
  {
    type: 'politics.law',
    verbs: 'legislate,enact,repeal,veto,ratify,outlaw,ban,prohibit,legalise,legalize,amend,regulate,approve',
    nouns: 'repeal,veto,ratification,decree,ban,amendment,overhaul,reform,legalisation,legalization,approval,mandate',
  },
  {
    type: 'politics.diplomacy',
    verbs: 'negotiate,mediate,recognise,recognize,sanction',
    nouns:
      'summit,negotiation,talks,treaty,accord,sanctions,ceasefire,cease-fire,truce,diplomacy,agreement,deal,pact,mediation,rapprochement',
  },
  {
    type: 'politics.protest',
    verbs: 'protest,demonstrate,riot,boycott,picket,rampage',
    nouns:
      'protest,demonstration,riot,rioting,unrest,uprising,boycott,sit-in,crackdown,march,disturbance,revolt,rebellion,stampede,rampage,vigil,hunger strike',
  },
  { type: 'politics.coup', verbs: 'overthrow', nouns: 'coup,putsch,mutiny,revolution,takeover attempt' },
  {
    type: 'conflict.attack',
    verbs: 'attack,bomb,shell,ambush,raid,assault,besiege,torpedo,storm,detonate,blow up',
    nouns:
      'attack,bombing,airstrike,air strike,air raid,shelling,ambush,raid,offensive,siege,bombardment,assault,suicide bombing,onslaught,incursion',
  },
  {
    type: 'conflict.fight',
    verbs: 'fight,clash,battle,invade,occupy,annex,retreat,skirmish',
    nouns:
      'war,battle,fighting,clash,invasion,conflict,combat,insurgency,occupation,skirmish,violence,crossfire,hostilities,gunbattle,gun battle,firefight,standoff,stand-off,feud,fight,brawl,scuffle,melee',
  },
  {
    type: 'conflict.deploy',
    verbs: 'deploy,mobilise,mobilize,station,patrol',
    nouns: 'deployment,mobilisation,mobilization,patrol',
  },
  { type: 'conflict.weapon', verbs: 'test-fire,fire', nouns: 'missile test,nuclear test,missile launch' },
  {
    type: 'conflict.intercept',
    verbs: 'intercept,foil,thwart,repel,seize,repulse',
    nouns: 'interception,interdiction,seizure',
  },
  {
    type: 'crime.kill',
    verbs: 'murder,assassinate,slay,stab,behead,strangle,massacre,execute,slaughter',
    nouns:
      'killing,murder,assassination,homicide,stabbing,massacre,beheading,slaying,manslaughter,execution,bloodbath,slaughter,carnage',
  },
  {
    type: 'crime.shoot',
    verbs: 'shoot,gun down,open fire',
    nouns: 'shooting,gunfire,gunshot,shootout,shoot-out,gunplay,drive-by',
  },
  {
    type: 'crime.theft',
    verbs: 'steal,rob,burgle,loot,embezzle,heist,smuggle,launder,defraud,hijack,snatch,pilfer,swindle',
    nouns:
      'theft,robbery,burglary,heist,looting,fraud,smuggling,embezzlement,hijacking,scam,piracy,raid,break-in,larceny,shoplifting,smash-and-grab,extortion,bribery,corruption,money laundering,trafficking,forgery',
  },
  {
    type: 'crime.abduction',
    verbs: 'kidnap,abduct',
    nouns: 'kidnapping,abduction,hostage-taking,kidnap,disappearance',
  },
  {
    type: 'crime.assault',
    verbs: 'rape,molest,beat up,harass,abuse,torture',
    nouns: 'rape,harassment,abuse,torture,molestation,battery,mistreatment,indecency',
  },
  {
    type: 'crime.traffic',
    verbs: '',
    nouns: 'dui,dwi,drunk driving,drunken driving,speeding,drink-driving,joyride,hit-and-run',
  },
  {
    type: 'crime.hack',
    verbs: 'hack,breach',
    nouns: 'hack,hacking,cyberattack,cyber-attack,data breach,breach,wiretapping,eavesdropping,espionage',
  },
  {
    type: 'crime.offence',
    verbs: 'violate,vandalise,vandalize,bribe',
    nouns:
      'crime,offence,offense,misdemeanor,misdemeanour,felony,violation,vandalism,wrongdoing,misconduct,crime spree,killing spree,shooting spree,hate crime,perjury,plot,conspiracy,cover-up,coverup',
  },
  {
    type: 'crime.arrest',
    verbs: 'arrest,detain,apprehend,jail,imprison,extradite,nab,capture,handcuff,bust,incarcerate',
    nouns:
      'arrest,detention,imprisonment,extradition,custody,manhunt,incarceration,bust,probation,parole,jail term,prison term',
  },
  {
    type: 'crime.escape',
    verbs: 'escape,evade',
    nouns: 'escape,jailbreak,chase,pursuit,prison break,getaway,evasion',
  },
  {
    type: 'courts.charge',
    verbs: 'charge,indict,prosecute,arraign',
    nouns: 'charge,indictment,prosecution,arraignment,impeachment trial',
  },
  {
    type: 'courts.trial',
    verbs: 'testify,plead',
    nouns: 'trial,hearing,testimony,inquest,retrial,proceedings,mistrial,plea,court case,cross-examination',
  },
  {
    type: 'courts.verdict',
    verbs: 'convict,acquit,sentence,fine,overturn,exonerate',
    nouns: 'verdict,conviction,acquittal,sentence,ruling,sentencing,judgment,judgement,guilty,reversal,pardon,clemency',
  },
  {
    type: 'courts.suit',
    verbs: 'sue,appeal,settle',
    nouns: 'lawsuit,suit,appeal,settlement,injunction,litigation,restraining order',
  },
  {
    type: 'crime.investigate',
    verbs: 'investigate,probe,inspect,search for,review',
    nouns:
      'investigation,probe,inquiry,autopsy,post-mortem,inspection,interrogation,review,audit,scrutiny,hunt,suspicion',
  },
  {
    type: 'disaster.earthquake',
    verbs: 'quake,jolt',
    nouns: 'earthquake,quake,aftershock,tremor,temblor',
    undergone: true,
  },
  {
    type: 'disaster.storm',
    verbs: 'make landfall',
    nouns: 'hurricane,typhoon,cyclone,tornado,storm,blizzard,snowstorm,landfall,hailstorm,thunderstorm',
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
    nouns: 'fire,wildfire,blaze,inferno,arson,bushfire',
    undergone: true,
  },
  { type: 'disaster.eruption', verbs: 'erupt', nouns: 'eruption', undergone: true },
  { type: 'disaster.drought', verbs: '', nouns: 'drought,famine,heatwave,heat wave' },
  {
    type: 'disaster.damage',
    verbs: 'destroy,devastate,damage,wreck,ruin,demolish,harm',
    nouns: 'destruction,devastation,disaster,catastrophe,damage,havoc,tragedy',
  },
  { type: 'disaster.rescue', verbs: 'rescue,evacuate', nouns: 'rescue,evacuation,relief effort' },
  { type: 'disaster.emergency', verbs: '', nouns: 'emergency,crisis,state of emergency' },
  { type: 'accident.impact', verbs: 'hit,strike,ram,slam', nouns: '' },
  {
    type: 'accident.crash',
    verbs: 'crash,collide,derail,capsize,sink,overturn,plunge,run aground,topple',
    nouns: 'crash,collision,derailment,shipwreck,wreck,accident,sinking,pile-up,pileup,mishap,near miss',
    undergone: true,
  },
  { type: 'accident.explosion', verbs: 'explode', nouns: 'explosion,blast,detonation', undergone: true },
  { type: 'accident.collapse', verbs: 'collapse,cave in', nouns: 'collapse,cave-in', undergone: true },
  {
    type: 'accident.leak',
    verbs: 'leak,spill,contaminate',
    nouns: 'leak,spill,meltdown,contamination,leakage',
    undergone: true,
  },
  {
    type: 'service.outage',
    verbs: 'go offline,go dark',
    nouns:
      'outage,breakdown,downtime,blackout,power cut,glitch,malfunction,power failure,service disruption,disruption,stoppage',
    undergone: true,
  },
  {
    type: 'life.death',
    verbs: 'die,kill,perish,drown,succumb,pass away',
    nouns: 'death,dead,suicide,drowning,funeral,demise,passing,burial,extinction',
    undergone: true,
  },
  {
    type: 'life.injury',
    verbs: 'injure,wound,hurt,maim,sprain,fracture',
    nouns: 'injury,wound,sprain,concussion,fracture',
    undergone: true,
  },
  { type: 'life.birth', verbs: 'bear,give birth', nouns: 'birth,pregnancy', undergone: true },
  { type: 'life.marriage', verbs: 'marry,wed,divorce', nouns: 'wedding,marriage,divorce,engagement,break-up,breakup' },
  {
    type: 'economy.rise',
    verbs: 'rise,surge,spike,soar,climb,jump,skyrocket,double,triple,increase,grow,rally',
    nouns: 'increase,rise,surge,spike,growth,uptick,inflation,rebound,boom,upturn,gain',
    undergone: true,
  },
  {
    type: 'economy.fall',
    verbs: 'fall,plummet,plunge,tumble,decline,drop,slump,shrink,decrease,slide,sink',
    nouns: 'decline,drop,slump,recession,downturn,decrease,plunge,fall,cut,reduction,default,slowdown',
    undergone: true,
  },
  { type: 'economy.shortage', verbs: 'run out,run short', nouns: 'shortage' },
  { type: 'economy.trade', verbs: 'export,import', nouns: 'export,import,tariff,embargo,trade war' },
  {
    type: 'business.deal',
    verbs: 'acquire,merge,buy,sell,purchase,take over,bid,buy out',
    nouns: 'acquisition,merger,takeover,buyout,purchase,sale,bid,offer,auction,joint venture,partnership',
  },
  {
    type: 'business.launch',
    verbs: 'launch,unveil,introduce,roll out,release,found,create,set up,debut,establish',
    nouns: 'launch,unveiling,release,rollout,debut,introduction,inception,unveil',
  },
  {
    type: 'business.closure',
    verbs: 'shut down,lay off,file for bankruptcy',
    nouns: 'bankruptcy,layoff,closure,shutdown,insolvency,liquidation,foreclosure',
  },
  {
    type: 'business.labour',
    verbs: 'hire,sack,fire,dismiss,rehire,recruit,promote,axe',
    nouns: 'strike,walkout,dismissal,firing,hiring,recruitment,redundancy,sacking,promotion,job cut',
  },
  {
    type: 'business.finance',
    verbs: 'invest,fund,finance,donate,pay,loan,bail out',
    nouns: 'investment,donation,bailout,loan,payment,fundraiser,funding,fundraising,bail-out,rescue package',
  },
  { type: 'business.recall', verbs: 'recall', nouns: 'recall' },
  { type: 'technology.search', verbs: 'search,google', nouns: 'search' },
  { type: 'technology.update', verbs: 'upgrade,update,patch,install', nouns: 'upgrade,update,installation,patch' },
  { type: 'technology.space', verbs: 'orbit,dock,lift off', nouns: 'spacewalk,liftoff,lift-off,splashdown' },
  {
    type: 'health.outbreak',
    verbs: 'infect,sicken,hospitalise,hospitalize,diagnose',
    nouns:
      'outbreak,epidemic,pandemic,infection,hospitalization,hospitalisation,diagnosis,overdose,disease,illness,heart attack,heart failure,stroke,cancer,pneumonia,coma,relapse,addiction',
  },
  {
    type: 'health.treatment',
    verbs: 'treat,vaccinate,operate on,transplant',
    nouns: 'vaccination,surgery,transplant,treatment,rehab,rehabilitation,operation,recovery,detox,therapy,amputation',
  },
  {
    type: 'sport.win',
    verbs: 'defeat,win,beat,triumph,thrash,clinch,outscore',
    nouns: 'victory,win,triumph,defeat,loss,comeback,upset,rout',
  },
  {
    type: 'sport.match',
    verbs: 'score,qualify,draw',
    nouns:
      'match,tournament,championship,semifinal,semi-final,goal,playoff,play-off,race,game,quarterfinal,quarter-final,finale,touchdown,bout,world cup,touchdown pass,overtime,super bowl,olympics',
  },
  { type: 'sport.transfer', verbs: 'trade', nouns: 'transfer,trade' },
  { type: 'sport.record', verbs: '', nouns: 'scoring record,world record' },
  {
    type: 'culture.award',
    verbs: 'award,honour,honor',
    nouns:
      'award,ceremony,prize,premiere,honour,honor,tribute,accolade,award ceremony,oscar,oscars,academy award,academy awards,golden globe,golden globes,grammy,grammys,emmy,emmys,nobel prize',
  },
  {
    type: 'culture.publish',
    verbs: 'publish,broadcast,air,film,star,cast,perform,portray,premiere',
    nouns:
      'publication,broadcast,concert,exhibition,performance,festival,show,tour,telecast,appearance,celebration,parade,carnival',
  },
  {
    type: 'movement.travel',
    verbs: 'travel,fly,arrive,depart,visit,sail,land,return',
    nouns: 'visit,trip,arrival,departure,journey,return,voyage,flight,crossing,tour,pilgrimage',
  },
  {
    type: 'movement.migrate',
    verbs: 'flee,emigrate,migrate,immigrate,relocate,deport,displace,move,resettle,defect',
    nouns: 'exodus,migration,emigration,deportation,displacement,relocation,defection,immigration',
  },
  {
    type: 'contact.meeting',
    verbs: 'meet,gather,convene',
    nouns: 'meeting,gathering,conference,interview,news conference,press conference,conference call,reunion,reception',
  },
  {
    type: 'contact.help',
    verbs: 'help,assist,aid,protect,guard,shield',
    nouns: 'help,assistance,protection,aid,intervention',
  },
  {
    type: 'politics.handover',
    verbs: 'withdraw,pull out,secede,concede',
    nouns: 'withdrawal,secession,concession,pullout,handover,transition',
  },
  { type: 'cause', verbs: 'cause,trigger,spark,prompt,provoke', nouns: '' },
  {
    type: 'statement',
    verbs:
      'say,tell,announce,declare,claim,warn,tweet,write,add,report,state,confirm,deny,admit,insist,argue,urge,accuse,blame,condemn,criticise,criticize,praise,apologise,apologize,reveal,promise,vow,pledge,threaten,call for,demand,ask,reply,respond,suggest,explain,joke,describe,acknowledge,quote,comment,predict,allege,advise,complain,remark,rumor,rumour,congratulate,thank,dub,hail,slam,mention,disclose,boast,testify,lament,mock',
    nouns:
      'statement,announcement,speech,apology,claim,warning,report,accusation,allegation,threat,comment,remark,criticism,praise,response,reaction,feedback,outcry,denial,confirmation,complaint,reply,advice,rumour,rumor,prediction,reporting,disclosure,confession,pledge,vow,promise,recommendation,proposal,call,request',
  },
  { type: 'decision', verbs: 'decide,choose,select,opt,pick', nouns: 'decision,choice,selection' },
  { type: 'attempt', verbs: 'try,attempt', nouns: 'attempt,bid,effort,try' },
  {
    type: 'other',
    verbs: '',
    nouns: 'incident,change,move,failure,repair,replacement,event,scandal,controversy',
  },
  { type: 'work.role', verbs: 'employ', nouns: 'stint,tenure' },
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
    lemmas: 'record',
    beside:
      'scoring,season,points,world,olympic,career,goals,yards,touchdown,games,lap,marathon,set,break,broke,broken,tied',
    type: 'sport.record',
  },
  {
    lemmas: 'round',
    beside: 'final,first,second,third,fourth,qualifying,playoff,draft,tournament,knockout,opening',
    type: 'sport.match',
  },
  {
    lemmas: 'break out',
    beside: 'prison,jail,inmate,inmates,prisoner,prisoners,convict,convicts,cell,custody',
    type: 'crime.escape',
  },
  { lemmas: 'failure', beside: 'power,equipment,brake,engine,cable,signal', type: 'service.outage', undergone: true },
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
    lemmas: 'overturn',
    beside:
      'tram,train,car,bus,truck,boat,lorry,van,vehicle,ship,carriage,carriages,cars,trailer,ferry,coach,tractor,canoe,raft,dinghy,wagon,jeep,suv',
    type: 'accident.crash',
    undergone: true,
  },
  // a starting gun hurts nobody
  { lemmas: 'fire', beside: 'starting', type: 'other' },
  {
    lemmas: 'fire',
    beside:
      'club,team,owner,company,coach,manager,employee,employees,worker,workers,staff,aide,editor,boss,board,university,network',
    type: 'business.labour',
  },
  { lemmas: 'loss', beside: 'life,lives', type: 'life.loss', undergone: true },
  {
    lemmas: 'loss',
    beside: 'net,operating,quarterly,annual,pretax,pre-tax,financial,trading,million,billion',
    type: 'business.finance',
    document: 'shareholders,profits,quarterly',
  },
  {
    lemmas: 'fight',
    beside: 'campaign,campaigns,election,elections,by-election,referendum',
    type: 'politics.campaign',
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

/** Verbs that carry no happening of their own: being, having, seeming, and what describes rather than happens. */
export const EMPTY_VERBS: ReadonlySet<string> = new Set(
  `be,have,do,get,seem,can,could,may,might,must,shall,should,will,would,ought,own,belong,contain,include,consist,depend,deserve,exist,concern,relate,regard,tend,fit,lack,owe,prefer,resemble,suppose,lie,accord,associate,
compare,imply,differ,suit,date,age,size,base,locate,like,love,hate,mean,matter,wish,sound,doubt,worry,care,wonder,sit,assume,imagine,guess,figure,cost,weigh,let,understate,involve,represent,reflect,deem,perceive,rank,total,
range,rate,price`.split(/[,\n]+/),
);

/** Verbs that govern another ("plans to sell") without being a happening of their own. */
export const SILENT_GOVERNORS: ReadonlySet<string> = new Set(
  'plan,intend,hope,expect,want,prepare,schedule,go,aim,fail,mean,wish,need,consider,seek,avoid,prevent,ready,due,decline,refuse,appear,seem'.split(
    ',',
  ),
);

/** Particles that make another verb of the one before them: "go down", "break out". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'down,out,up,off,over,in,away,apart,offline,aground,dark,short,back'.split(','),
);
