/**
 * Titles, offices and occupations that stand before a name ("Prime Minister Jane Doe", "economist John Doe") or after it.
 * Source: written for this project; the usual offices and trades of news.
 */

/** Words (lower case, without full stop) that open or make a title before a name and never belong to the name. */
export const TITLES: ReadonlySet<string> = new Set(
  `mr,mrs,ms,miss,dr,prof,sir,dame,lord,lady,rev,reverend,fr,father,brother,sister,pope,bishop,archbishop,cardinal,rabbi,imam,sheikh,sheik,ayatollah,mullah,king,queen,prince,princess,emperor,duke,duchess,
president,vice,deputy,acting,interim,former,ex,late,incoming,outgoing,prime,premier,chancellor,minister,secretary,undersecretary,ambassador,envoy,governor,gov,lt,lieutenant,mayor,senator,sen,congressman,
congresswoman,representative,rep,councilman,councillor,councilwoman,delegate,speaker,leader,chief,chairman,chairwoman,chair,chairperson,director,commissioner,inspector,superintendent,constable,officer,detective,
sheriff,marshal,judge,justice,attorney,prosecutor,lawyer,general,gen,colonel,col,major,maj,captain,capt,sergeant,sgt,corporal,cpl,private,pvt,admiral,adm,commander,cmdr,brigadier,spokesman,spokeswoman,spokesperson,
professor,doctor,nurse,economist,analyst,actor,actress,comedian,singer,rapper,musician,director,producer,author,writer,journalist,reporter,editor,columnist,correspondent,photographer,activist,blogger,user,
coach,manager,striker,midfielder,defender,goalkeeper,quarterback,pitcher,forward,captain,champion,athlete,player,driver,golfer,boxer,swimmer,runner,cyclist,businessman,businesswoman,entrepreneur,billionaire,
investor,founder,cofounder,executive,ceo,cfo,coo,scientist,researcher,physicist,biologist,chemist,astronaut,historian,philosopher,engineer,architect,teacher,principal,student,farmer,resident,
witness,suspect,candidate,nominee,lawmaker,legislator,politician,diplomat,official,aide,adviser,advisor,strategist,pollster,veteran,soldier,pilot,firefighter,republican,democrat,democratic,conservative,labour,
star,legend,model,designer,chef,artist,painter,sculptor,poet,novelist,composer,conductor,dj,host,presenter,anchor,broadcaster,foreign,defense,defence,finance,interior,home,health,education,treasury,state,
federal,national,district,supreme,crown,grand,first,head,senior,junior,opposition,rebel,warlord,dictator,guru,mp,msp,md,mep,cleric,preacher,priest,pastor,monk,nun,saint,czar,tsar,mayoral,presidential,running,mate,special,envoy,ranger,mla,brig,eng,shri,smt,hon,prophet,apostle,datuk,dato,tun,tengku,maulana,mufti,emir,police,election,permanent,monsignor,msgr,deacon,top,veteran,asi,pm,vpm,madam,mps,parliamentarian,hon'ble,honourable,honorable,excellency,uncle,aunt,auntie,counsel,shaikh,shaykh,hajj,hajji,haji,comrade,supt,insp,dcp,acp,ips,ias,chieftain,co-founder,cofounder,vice-president,shadow`.split(
    /[,\n]+/,
  ),
);

/** Titles that make what follows a person even when nothing else does. */
export const STRONG_TITLES: ReadonlySet<string> = new Set(
  `mr,mrs,ms,miss,dr,prof,sir,dame,lord,lady,rev,reverend,pope,bishop,archbishop,cardinal,rabbi,imam,sheikh,ayatollah,mullah,king,queen,prince,princess,president,premier,chancellor,minister,secretary,
ambassador,governor,gov,lt,mayor,senator,sen,congressman,congresswoman,rep,chairman,chairwoman,director,commissioner,inspector,superintendent,constable,officer,detective,sheriff,judge,justice,attorney,
prosecutor,general,gen,colonel,col,major,maj,captain,capt,sergeant,sgt,corporal,cpl,admiral,adm,commander,brigadier,spokesman,spokeswoman,professor,economist,analyst,actor,actress,comedian,singer,rapper,coach,
manager,striker,midfielder,defender,goalkeeper,quarterback,journalist,reporter,lawyer,activist,user,nominee,candidate,mp,envoy,ranger,mla,undersecretary,councillor,councilman,councilwoman,brig,eng,shri,smt,hon,pastor,prophet,apostle,datuk,dato,tun,tengku,maulana,mufti,emir,marshal,spokesperson,ceo,cfo,coo,presenter,monsignor,msgr,deacon,lieutenant,asi,pm,vpm,madam,mps,parliamentarian,hon'ble,honourable,honorable,excellency,uncle,aunt,auntie,counsel,senior,shaikh,shaykh,hajj,hajji,haji,comrade,sgt-maj,supt,insp,dcp,acp,ips,ias,chieftain,chief,leader,speaker,founder`.split(
    /[,\n]+/,
  ),
);

/** Heads of an appositive role: "Jane Doe, an economist at X", "John Doe, chief executive of X". */
export const ROLE_NOUNS: ReadonlySet<string> = new Set(
  [...TITLES]
    .filter(
      (word) =>
        !/^(?:former|ex|late|incoming|outgoing|acting|interim|vice|deputy|prime|first|state|federal|national|supreme|grand|crown|foreign|home|health|education|treasury|finance|interior)$/.test(
          word,
        ),
    )
    .concat(
      'member,head,partner,expert,specialist,consultant,scholar,fellow,owner,operator,employee,worker,neighbor,neighbour,mother,father,daughter,son,wife,husband,organizer,organiser,campaigner,volunteer,trader,strategist,psychologist,sociologist,lecturer,trustee,treasurer,coordinator,curator,publisher,developer,programmer,creator,police,seismologist,meteorologist,epidemiologist,virologist,surgeon,paramedic,winner'.split(
        ',',
      ),
    ),
);
