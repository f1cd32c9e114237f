/**
 * Words that make a run of capitals an organisation. Source: written for this project; common last and first words of the
 * names of companies, parties, ministries, clubs and agencies.
 */

/** Last words (lower case): "Acme Holdings", "Narrow River Police". */
export const ORGANISATION_HEADS: ReadonlySet<string> = new Set(
  `university,college,school,academy,institute,institution,foundation,fund,trust,bank,group,corp,corporation,company,co,inc,ltd,llc,plc,ag,sa,gmbh,holdings,partners,associates,industries,enterprises,motors,airlines,
airways,air,energy,oil,petroleum,pharmaceuticals,pharma,systems,technologies,technology,software,electronics,communications,telecom,media,entertainment,pictures,studios,records,brothers,bros,capital,securities,
insurance,services,solutions,international,ministry,department,dept,agency,bureau,commission,committee,council,authority,administration,office,service,police,army,navy,force,forces,guard,corps,brigade,command,
parliament,congress,senate,assembly,cabinet,government,court,tribunal,party,front,movement,union,league,alliance,coalition,federation,confederation,association,organisation,organization,society,club,team,united,
fc,rovers,wanderers,rangers,athletic,church,observatory,laboratory,laboratories,lab,center,centre,board,panel,network,exchange,nations,treasury,reserve,embassy,mission,initiative,
campaign,chamber,cooperative,collective,orchestra,rescue,secretariat,directorate,firm,militia,cartel,gang,brigades,scouts,airline,steel,bancorp,financial,logistics,foods,stores,restaurants,hotels,resorts,games,labs,networks,consulting,advisors,advisers,
research,watch,charity,survey,registry,consortium,lines,shipping,ferries,cruises,railways,railway,motor,works,mills,mines,mining,gas,power,water,electric,pharmacy,bakery,brewery,limited,bhd,berhad,spa,nv,oy,asa,ab,publishing,press,books,forum,shimbun,rovers,newsroom,desk,newsdesk,bancshares,bancorporation,banks,minerals,metals,chemicals,beverages,brands,ventures,equity,realty,properties,motorsport,racing,aerospace,aviation,biotech,genetics,therapeutics,semiconductor,semiconductors,robotics,cinemas,films,channel,militants,separatists`.split(
    /[,\n]+/,
  ),
);

/** First words that, before "of" or "for", open an organisation's name: "Bank of X", "Centers for X". */
export const ORGANISATION_OPENERS: ReadonlySet<string> = new Set(
  `university,college,school,academy,institute,bank,ministry,department,office,bureau,house,court,church,board,council,commission,committee,center,centers,centre,centres,society,association,federation,league,union,
organisation,organization,confederation,museum,chamber,institution,college,agency,alliance,coalition,party,movement,front,library,fund,foundation,parliament,archdiocese,diocese,secretariat,directorate,
international,national,royal,bar,friends,doctors,reporters,students,citizens,mothers,veterans,brotherhood,army,church,order,knights`.split(
    /[,\n]+/,
  ),
);

/** First words of sports clubs before a name: "Dynamo Kyiv", "FC Porto". */
export const CLUB_OPENERS: ReadonlySet<string> = new Set(
  `fc,ac,afc,cf,sc,fk,nk,hnk,sk,bk,rc,rcd,ssc,vfl,vfb,tsg,sv,psv,cska,paok,aek,real,deportivo,atletico,atlético,sporting,inter,dynamo,dinamo,spartak,lokomotiv,torpedo,zenit,borussia,bayer,bayern,hertha,hansa,eintracht,fortuna,
werder,schalke,olympique,racing,hapoel,maccabi,beitar,slavia,sparta,partizan,radnicki,steaua,rapid,ajax,feyenoord,crvena,zvezda,galatasaray,fenerbahce,besiktas,club,esperance,espérance,zamalek`.split(
    /[,\n]+/,
  ),
);

/** Last words of what is neither person, place nor organisation: contests, prizes, days, laws, wars, currencies. */
export const EVENT_TAILS: ReadonlySet<string> = new Set(
  `cup,open,tour,prix,championship,championships,award,prize,day,olympics,trophy,masters,derby,marathon,war,revolution,act,treaty,agreement,accord,accords,protocol,bill,pact,code,report,week,summit,dollar,dollars,
olympiad,grand prix,games,festival,season,scandal,crisis,protests,constitution,decade,century,affair,exhibition,biennale,express,language`.split(
    /[,\n]+/,
  ),
);

/** Organisations whose names hold no telling word, with their acronyms and other names. Name | other names. */
export const KNOWN_ORGANISATIONS: readonly { readonly name: string; readonly aliases: readonly string[] }[] = `
European Union|EU,E.U.,E. U.
United Nations|UN,U.N.,U. N.
North Atlantic Treaty Organization|NATO,Nato
World Health Organization|WHO,World Health Organisation
International Monetary Fund|IMF
World Bank|
World Trade Organization|WTO
International Criminal Court|ICC
International Atomic Energy Agency|IAEA
European Commission|
European Parliament|
European Central Bank|ECB
African Union|AU
Arab League|
Organization of the Petroleum Exporting Countries|OPEC,Opec
Red Cross|International Red Cross,International Committee of the Red Cross,ICRC
Amnesty International|Amnesty
Human Rights Watch|
UNICEF|Unicef
UNESCO|Unesco
Greenpeace|
White House|
Kremlin|
Pentagon|
Capitol Hill|
Downing Street|
Federal Bureau of Investigation|FBI,F.B.I.
Central Intelligence Agency|CIA,C.I.A.
National Security Agency|NSA
Federal Reserve|Fed
Supreme Court|
Congress|
Senate|
House of Representatives|
House of Commons|
House of Lords|
State Department|
Justice Department|
Scotland Yard|
Google|
Apple|
Microsoft|
Amazon|Amazon.com
Samsung|
Sony|
Intel|
IBM|
Toyota|
Honda|
Nissan|
Volkswagen|VW
General Motors|GM
Boeing|
Airbus|
Tesla|
Uber|
Goldman Sachs|
JPMorgan Chase|JPMorgan,JP Morgan
Citigroup|
Barclays|
HSBC|
BP|
ExxonMobil|Exxon
Walmart|Wal-Mart
Coca-Cola|
Pfizer|
FIFA|Fifa
UEFA|Uefa
International Olympic Committee|IOC
National Football League|NFL
National Basketball Association|NBA
NASA|Nasa
Islamic State|ISIS,ISIL,Isis,Daesh
al-Qaeda|Al-Qaeda,al Qaeda,Al Qaeda,al-Qaida,Al-Qaida
Taliban|Taleban
Boko Haram|
al-Shabab|al-Shabaab,Al-Shabab,Al-Shabaab
Hamas|
Hezbollah|Hizbollah,Hizbullah
Fatah|
Democratic Party|
Republican Party|GOP
Labour Party|
Conservative Party|
Interpol|
Europol|
`
  .trim()
  .split('\n')
  .map((row) => {
    const [name, aliases] = row.split('|');
    return { name: name!, aliases: aliases === undefined || aliases === '' ? [] : aliases.split(',') };
  });

/** Last words by which a publication or broadcaster is known: "Daily Xyz Gazette". */
export const OUTLET_HEADS: ReadonlySet<string> = new Set(
  `times,post,news,gazette,herald,tribune,journal,chronicle,telegraph,guardian,observer,courier,dispatch,examiner,inquirer,ledger,mirror,express,star,sun,globe,daily,weekly,magazine,review,mail,bulletin,
register,sentinel,press,radio,television,tv,broadcasting`.split(/[,\n]+/),
);

/** Capitals that are no organisation's acronym. */
export const PLAIN_ACRONYMS: ReadonlySet<string> = new Set(
  `ceo,cfo,coo,cto,tv,dj,id,it,ok,pm,am,mp,mps,md,dr,dna,gdp,hiv,aids,covid,sars,gps,suv,suvs,cd,dvd,pc,pcs,usb,url,faq,diy,vip,rip,lol,omg,est,edt,gmt,et,pst,pdt,utc,ad,bc,bce,ce,hd,lgbt,lgbtq,atm,pdf,asap,aka,
phd,ba,ma,mba,ipo,iphone,ipad,i,a,x,ii,iii,iv,vi,vii,viii,ix,sms,wifi,led,lcd,cctv,uav,ied,ptsd,ppe,icu,rna,mrna,dow,ftse,nasdaq`.split(
    /[,\n]+/,
  ),
);
