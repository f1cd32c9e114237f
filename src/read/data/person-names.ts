/**
 * Names of people that the tagger's lexicon lacks: given names of many languages, and family names that stand first in
 * Chinese, Korean and Vietnamese names. Source: compiled for this project from general knowledge of common names.
 */

const GIVEN = `franc,lojze,alojz,matjaz,primoz,jakob,andraz,md,frank,grace,dawn,fanny,patsy,hope,joy,will,bill,jack,rob,bob,drew,art,rich,gene,ray,rose,ruby,pearl,lily,daisy,ivy,amber,crystal,summer,autumn,april,june,melody,harmony,chance,chase,grant,dean,earl,duke,pat,don,gay,olive,violet,heather,iris,holly,carol,eve,abdul,abdullah,abdulaziz,abdel,abderrahmane,abdou,abdoulaye,abebe,abiy,abu,achmad,adama,adebayo,adel,adem,aditya,adnan,afonso,agnieszka,agung,agus,ahmad,ahmed,ahmet,aisha,ajay,akash,akhil,akiko,akin,akio,
akira,akufo,alassane,aleksandar,aleksander,aleksandr,aleksei,aleksey,alexei,alexey,alhaji,alhassan,aliko,aliou,aliyu,alpha,amadou,amal,aman,amara,amina,aminu,amir,amira,amit,amitabh,amr,anand,anan,anatoly,andrej,andrei,
andrey,andrzej,andriy,aneta,anil,anita,anjali,ankit,antoni,antonin,antonio,anupam,anwar,aparna,ari,arif,arjun,arkady,arnab,arun,arvind,asad,asha,ashok,ashraf,asif,asma,atiku,atsushi,augusto,aung,awad,ayaz,ayesha,
ayman,aziz,azizah,babajide,babatunde,bakary,balazs,bambang,bartosz,bashar,bashir,bassam,bayram,beata,benazir,benigno,bilal,biniam,bogdan,bola,boris,borut,bosco,boubacar,branko,budi,bukola,burak,camilo,cem,cemal,cheick,
cheikh,chiara,chidi,chika,chinedu,chukwu,chukwuma,daisuke,daniela,danilo,daouda,dariusz,davor,deepak,deepika,demba,denys,devendra,dhananjay,diego,dilip,dimitri,dimitrios,dimitris,dinesh,diosdado,dmitri,dmitry,dmytro,dong,
dragan,duarte,eduardo,efe,ehud,eiji,ekrem,elif,emeka,emmerson,emre,enrique,erdem,ernesto,esteban,eyal,fabio,fadi,faisal,faith,farah,farhan,farid,farouk,fatih,fatima,fatma,fatou,fatoumata,fawzi,fedor,felipe,femi,fernando,
ferhat,filip,filippo,firdaus,folake,francois,franjo,fumio,fyodor,gabriela,galina,gamal,ganesh,gaurav,gautam,gazi,gennady,georgi,giancarlo,gianni,giorgio,giorgos,giovanni,giuseppe,godwin,goran,gopal,goodluck,grzegorz,
guillermo,gulnara,gustavo,habib,habiba,hadi,hafiz,hakan,hakim,hamad,hamid,hamza,hana,hani,hanan,haris,harish,haruna,haruto,hasan,hassan,hayato,hayder,hector,helmut,henrik,hernan,hernando,hideki,hideo,hiroshi,hiroko,hirokazu,
hosni,hossam,hossein,houari,huseyin,husain,hussain,hussein,ibrahim,ibrahima,idris,idriss,ifeanyi,ignacio,igor,ikechukwu,ilham,ilya,imad,imran,indira,inga,ingrid,irfan,irina,isabela,ismail,ismael,issa,ivan,ivana,ivo,jakub,
jamal,jan,janez,jawad,jayant,jelena,jerzy,jiri,jitendra,joao,joaquin,joko,jomo,jorge,jozef,juma,junaid,junichi,junichiro,juraj,jusuf,kabir,kailash,kamal,kamala,kamran,kapil,karim,karima,karolina,karthik,kasim,
katarina,katarzyna,kaveh,kazi,kazuo,kei,keiko,keisuke,kemal,kenji,kenta,kenzo,khaled,khalid,khalifa,khalil,khin,kiran,kirill,kofi,koichi,koji,kojo,krishna,krzysztof,ksenia,kunal,kwabena,kwaku,kwame,kwasi,kwesi,kyaw,kyriakos,
lakshmi,lalit,lamine,larisa,lars,latifa,laszlo,leonid,leila,lech,liam,lina,ljubomir,lorenzo,luca,luciano,luigi,luis,lukasz,lyudmila,maciej,magdalena,mahamadou,mahendra,mahesh,mahmoud,mahmud,mahathir,maia,maki,makoto,
malala,malek,malgorzata,mamadou,mamata,manmohan,manish,manoj,mansour,manuel,manuela,mariam,mariana,marijana,mariya,marko,marwan,masahiro,masato,masoud,massimo,mateo,mateusz,matej,matteo,maung,maxim,mbaye,meera,megawati,
mehdi,mehmet,meles,mevlut,michal,miguel,mihai,mikhail,milan,milica,milos,mina,min,mirjana,miroslav,mladen,mohamad,mohamed,mohamud,mohammad,mohammed,mohan,mohd,moshe,mostafa,moussa,muhammad,muhammadu,muhyiddin,mukesh,
mukhtar,murat,musa,mustafa,mwai,nabil,nadia,nadir,naftali,naguib,najib,nana,nandini,naoko,naoto,narendra,nasir,nasser,natalya,natasha,naveen,nawaz,ndeye,neha,nelson,nikhil,nikola,nikolai,nikolay,nikos,nima,
nirmala,nitin,nizar,nour,nuno,nuri,nursultan,ngozi,obinna,oksana,okan,olaf,oleg,oleh,oleksandr,oleksiy,olena,olga,olusegun,omar,omer,onur,orhan,oscar,osama,osman,osei,otto,ousmane,oumar,pablo,pallavi,panagiotis,
pankaj,paolo,parvez,patrice,patricio,pavel,pavol,pawel,pedro,petar,petr,petra,petro,piotr,pooja,prabowo,pradeep,prakash,pranab,prasad,prasanna,prashant,pratap,pravin,predrag,priti,priya,priyanka,przemyslaw,qasim,radek,
radoslaw,rafael,rafiq,raghav,raghuram,rahim,rahul,raj,rajan,rajat,rajeev,rajendra,rajesh,rajiv,rakesh,ramesh,rami,ramin,ramon,ramzan,rania,ranil,ranjit,raquel,rashid,rasmus,ravi,ravindra,raul,recep,reem,rekha,renato,reza,
ricardo,rizwan,rodrigo,rohan,rohit,roza,ruben,ruhul,rustam,ryota,saad,saba,sabah,sachin,sadia,sadiq,saeed,said,saif,sajid,sakae,salah,salim,salma,salman,salva,samia,samir,samira,sameh,sandeep,sandor,sanjay,sanjeev,sanna,
santosh,sarath,satoshi,satish,satya,saud,savo,seiji,selim,selma,semyon,serge,sergei,sergey,sergii,sergio,serhii,shafiq,shah,shahid,shakil,shankar,sharad,shashi,shehbaz,shigeru,shinji,shinzo,shivraj,shoaib,shreya,shun,siddiq,
silvio,simona,siti,slobodan,smriti,soe,sohail,soledad,somchai,sonia,soumaila,sri,srinivas,stanislav,stanislaw,stefano,stipe,subhash,sudhir,suharto,sukarno,suleiman,suleyman,sultan,suman,sunil,sunita,suresh,surendra,
sushil,sushma,svetlana,swati,syed,tadeusz,taha,takashi,takeshi,takuya,tamar,tamim,tanvir,tareq,tarek,tariq,taro,taslima,tatiana,tatsuya,tayyip,tedros,tendai,tetsuya,thabo,than,thanh,thein,themba,thierno,tidjane,tigran,
tomasz,tomislav,toshio,tunde,uday,uhuru,umar,umaru,usman,uzma,vaclav,vadim,vasily,vasyl,venkatesh,venkaiah,vera,viktor,vijay,vikas,vikram,vinay,vineet,vinod,viorel,virat,vishal,vivek,vitali,vitaly,vlad,vladimir,
vladislav,vojislav,volodymyr,vuk,vyacheslav,wafa,wahid,walid,wataru,wasim,wei,wen,wilfredo,wojciech,xiomara,yaakov,yair,yakubu,yan,yanis,yaroslav,yasir,yasmin,yasser,yassin,yasuo,yasuhiro,yemi,yevgeny,yitzhak,yoko,
yoshihide,yoshiro,yousef,youssef,yuki,yukio,yulia,yuri,yuriko,yuriy,yusuf,zafar,zahid,zahra,zainab,zaki,zbigniew,zeinab,zeljko,zeynep,zheng,zia,ziad,zlatan,zoltan,zoran,zsolt,zubair,zuzana,
anders,ane,arne,astrid,bjarne,bjorn,dag,eirik,einar,erna,espen,frode,geir,gro,gunnar,haakon,hakon,halvor,harald,hege,hilde,ingvild,jens,jorgen,jonas,kjell,knut,kristin,kari,leif,magne,marit,morten,odd,olav,ole,oyvind,per,
ragnhild,roar,rune,sigrid,siv,solveig,stein,svein,terje,thor,thorbjorn,tone,tor,tore,torbjorn,trond,trygve,turid,vidar,annika,birgitta,fredrik,gosta,goran,gudrun,hakan,ake,kerstin,kjerstin,lennart,magnus,mikael,stellan,
stig,ulf,ulrika,aino,antti,eero,jari,juha,jussi,jyrki,kaarina,kimmo,mika,paavo,pekka,petteri,riitta,sauli,tarja,timo,ville,anneke,bart,cees,daan,femke,geert,gerrit,hendrik,henk,jaap,jeroen,joop,joost,maarten,mark,marjolein,
pieter,ruud,sander,sjoerd,sybrand,wim,wouter,angela,annegret,bernd,birgit,detlef,dieter,dietmar,eckhard,egon,gerhard,gregor,gunter,gunther,hans,heiko,heinz,helga,holger,horst,ingo,jochen,joachim,juergen,jurgen,karsten,
katrin,klaus,kurt,lothar,manfred,markus,matthias,norbert,olaf,reiner,reinhard,rolf,rudiger,siegfried,sigmar,stefan,steffen,thorsten,torsten,udo,ulrich,ursula,uwe,volker,werner,wilfried,winfried,wolfgang,adele,amelie,
arnaud,aurelie,bernard,bertrand,bruno,cedric,celine,christophe,cyril,didier,dominique,edouard,elodie,emmanuel,etienne,fabien,fabrice,florent,franck,francis,gaelle,gerald,gerard,gilles,guillaume,guy,henri,herve,hugues,
jacques,jean,jerome,laurent,lionel,loic,lucien,ludovic,marc,marcel,marine,mathieu,michel,mireille,nathalie,noel,olivier,pascal,patrice,philippe,pierre,raphael,regis,remi,rene,segolene,serge,stephane,sylvain,sylvie,thibault,
thierry,valerie,veronique,vincent,xavier,yannick,yves,yvette,adriana,agustin,aitor,alberto,alejandra,alejandro,alfonso,alfredo,alonso,alvaro,andres,angel,anibal,araceli,arantxa,arturo,aurelio,beatriz,begona,benito,berta,
blanca,carlos,carmen,cecilia,claudia,concepcion,consuelo,cristian,cristina,cristobal,dolores,domingo,edgardo,efrain,elena,emiliano,emilio,enrique,evaristo,evo,ezequiel,facundo,federico,fidel,francisco,gerardo,german,gonzalo,
graciela,guadalupe,horacio,humberto,ines,inigo,isidro,iker,jaime,jairo,javier,jesus,jimena,joaquim,jose,josefina,juan,juana,julian,julio,lautaro,leandro,leonel,leopoldo,lourdes,lucia,luisa,maite,manolo,marcela,marcelo,marcos,
mariano,maricarmen,mario,marta,martin,matias,mauricio,maximo,mercedes,miriam,moises,nestor,nicanor,nicolas,noelia,norberto,octavio,oriol,osvaldo,paloma,paola,patricia,pilar,ramiro,raimundo,reinaldo,rigoberto,roberto,rocio,
rodolfo,rogelio,rosario,salvador,sandra,santiago,saul,sebastian,silvia,soraya,susana,teodoro,teresa,tomas,trinidad,ulises,valentina,vicente,victoria,violeta,wilson,ximena,yolanda,ana,antonia,armando,aurora,caetano,celso,dilma,
edson,fabiana,flavio,geraldo,gilberto,heitor,helena,ivo,jair,joana,luiz,luiza,marcio,marielle,marina,mateus,mauro,nilson,otavio,paulo,pedro,rui,sergio,socrates,tiago,thiago,vasco,vitor,wagner,alessandro,alessandra,angelo,
antonella,beppe,carlo,claudio,corrado,cosimo,dario,domenico,donato,elisabetta,emanuele,enrico,enzo,ettore,ezio,fausto,ferruccio,franco,gaetano,giacomo,gianfranco,gianluca,gianluigi,gino,giulia,giulio,graziano,guido,ignazio,
laura,leonardo,livia,luciana,marcello,maurizio,michele,mirko,monica,nicola,nino,ornella,paolo,piero,pierluigi,pietro,raffaele,renzo,riccardo,roberta,romano,rosanna,salvatore,sandro,stefania,tommaso,umberto,ugo,valentino,
valerio,vincenzo,vittorio,walter,agim,albin,aleksander,alenka,ante,atifete,avdo,bakir,blaz,boban,borislav,bozidar,bujar,dejan,denis,dejan,dusan,dzenan,edi,enver,fatmir,gojko,gordana,hashim,hrvoje,ilir,ivica,jadranka,janko,
josip,kolinda,lepa,luka,marija,marjan,mate,matija,mihajlo,milanka,milorad,miodrag,mira,momir,nebojsa,nenad,nikola,ognjen,radmila,radomir,radovan,ramush,ratko,sali,sanja,sasa,sinisa,snezana,srecko,srdjan,stjepan,svetozar,
tihomir,tomo,tonci,vesna,vinko,vladan,vojtech,vuk,zdravko,zivko,zlatko,zvonimir,boyko,delyan,gergana,ivaylo,kiril,kristalina,plamen,rosen,rumen,simeon,tsvetan,vasil,zhelyu,adrian,alin,bogdan,calin,catalin,ciprian,
corneliu,cristi,dacian,dorin,dumitru,florin,gabi,gheorghe,horia,ilie,ion,ioan,ionut,iulian,klaus,liviu,ludovic,marian,mircea,nicolae,nicusor,octavian,ovidiu,radu,raluca,razvan,sorin,traian,valeriu,vasile,andras,arpad,attila,
bela,ferenc,gabor,gergely,gyorgy,gyula,imre,istvan,janos,jozsef,judit,kalman,lajos,miklos,pal,peter,sandor,tamas,tibor,viktor,zsuzsanna`;

const FAMILY_FIRST = `ahn,an,ang,bae,baek,bai,ban,bui,cai,cao,cha,chan,chang,chau,chen,cheng,cheong,cheuk,cheung,chiang,chin,chiu,cho,choi,chow,choy,chu,chua,chun,chung,cui,dai,dang,deng,ding,dong,du,duan,duong,fan,fang,feng,fong,fu,fung,gao,geng,
gong,gu,guan,guo,ha,han,hao,he,ho,hoang,hong,hou,hsieh,hsu,hu,hua,huang,hui,hung,huynh,hwang,im,jang,jeon,jeong,jia,jiang,jin,jo,joo,ju,jung,kang,ke,kim,ko,kong,koo,kuo,kwak,kwan,kwok,kwon,kwong,lai,lam,lau,law,le,lee,lei,leong,
leung,li,liang,liao,lim,lin,ling,liu,lo,lok,long,lu,lui,luo,luong,ma,mai,mak,mao,meng,min,mok,moon,na,nam,ng,ngo,nguyen,ni,nie,noh,oh,ong,ou,pak,pan,pang,park,peng,pham,phan,poon,pu,qi,qian,qiao,qin,qiu,quan,ren,rhee,roh,ryu,seo,
shao,shen,shi,shim,shin,shum,sin,siu,so,sohn,son,song,soong,su,suh,sun,sung,szeto,tai,tam,tan,tang,tao,teng,teo,tian,ting,tong,tran,truong,tsai,tsang,tse,tseng,tsui,tu,tung,vo,vu,wan,wang,wei,wen,wong,woo,wu,xi,xia,xiao,xie,xiong,
xu,xue,yan,yang,yao,yau,ye,yee,yeo,yeung,yi,yim,yin,yip,yoo,yoon,you,yu,yuan,yue,yuen,yun,yung,zeng,zhang,zhao,zheng,zhong,zhou,zhu,zhuang,zou`;

/** Given names in lower case, without accents. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(GIVEN.split(/[,\n]+/));

/** Family names in lower case that stand before the given name, whose second part may be in lower case: "Kim Min-su". */
export const FAMILY_NAMES_FIRST: ReadonlySet<string> = new Set(FAMILY_FIRST.split(/[,\n]+/));

const FAMILY = `modi,nehru,gandhi,bush,clinton,obama,trump,biden,putin,yeltsin,gorbachev,medvedev,lavrov,zelenskyy,zelensky,poroshenko,yanukovych,lukashenko,merkel,scholz,schroeder,kohl,macron,sarkozy,hollande,chirac,mitterrand,berlusconi,renzi,meloni,draghi,
rajoy,aznar,thatcher,blair,cameron,johnson,sunak,starmer,corbyn,netanyahu,sharon,peres,rabin,olmert,barak,arafat,abbas,haniyeh,mubarak,morsi,gaddafi,gadhafi,assad,khamenei,rouhani,ahmadinejad,khatami,raisi,erdogan,gulen,davutoglu,karzai,ghani,musharraf,
bhutto,sharif,zardari,kejriwal,advani,vajpayee,yadav,thackeray,banerjee,mukherjee,chatterjee,sharma,gupta,verma,kumari,chauhan,rao,reddy,naidu,iyer,menon,nair,pillai,shetty,patil,deshmukh,joshi,kulkarni,bhatt,mehta,desai,shah,ambani,adani,tendulkar,kohli,dhoni,
rajapaksa,wickremesinghe,sirisena,jayawardene,hasina,zia,chowdhury,choudhury,suharto,widodo,sukarnoputri,yudhoyono,mahathir,najib,razak,anwar,thaksin,shinawatra,prayut,duterte,marcos,aquino,arroyo,estrada,abe,kishida,suga,koizumi,aso,hatoyama,deng,
mandela,mbeki,zuma,ramaphosa,tutu,mugabe,mnangagwa,tsvangirai,kabila,mobutu,tshisekedi,lumumba,kagame,museveni,kenyatta,odinga,ruto,kibaki,moi,nyerere,magufuli,selassie,mengistu,zenawi,bashir,buhari,obasanjo,jonathan,abacha,tinubu,nkrumah,rawlings,mahama,
ouattara,gbagbo,senghor,wade,sall,sankara,compaore,conde,sirleaf,weah,taylor,biya,bongo,nguema,savimbi,machel,nyusi,masisi,geingob,nujoma,bouteflika,tebboune,essebsi,castro,guevara,chavez,maduro,guaido,morales,correa,lasso,moreno,uribe,petro,duque,
fujimori,humala,garcia,vizcarra,castillo,boluarte,pinochet,allende,bachelet,pinera,boric,kirchner,fernandez,macri,milei,menem,peron,lula,rousseff,bolsonaro,temer,cardoso,mujica,lugo,ortega,chamorro,bukele,zelaya,noriega,varela,arias,solis,lopez,obrador,
martinez,rodriguez,gonzalez,hernandez,perez,sanchez,ramirez,torres,flores,rivera,gomez,diaz,reyes,cruz,ortiz,gutierrez,chavez,ramos,ruiz,alvarez,mendoza,vasquez,jimenez,romero,herrera,medina,aguilar,vargas,guzman,mendez,munoz,salazar,soto,delgado,rios,
guerrero,espinoza,valencia,cabrera,rojas,nunez,silva,santos,oliveira,souza,pereira,lima,costa,ferreira,almeida,carvalho,gomes,martins,araujo,melo,barbosa,ribeiro,rocha,correia,fonseca,moreira,teixeira,mendes,nunes,vieira,lopes,marques,
rossi,russo,ferrari,esposito,bianchi,romano,colombo,ricci,marino,greco,bruno,gallo,conti,mancini,rizzo,lombardi,moretti,muller,mueller,schmidt,schneider,fischer,weber,wagner,becker,hoffmann,schulz,koch,bauer,richter,wolf,neumann,schwarz,zimmermann,braun,kruger,
hansen,johansen,olsen,larsen,andersen,pedersen,nilsen,kristiansen,jensen,nielsen,sorensen,christensen,johansson,andersson,karlsson,nilsson,eriksson,larsson,olsson,persson,svensson,gustafsson,virtanen,korhonen,novak,kowalski,nowak,wisniewski,kaczynski,tusk,walesa,
duda,horvat,kovac,kovacs,kovacic,nagy,toth,szabo,orban,popescu,ionescu,ceausescu,iliescu,basescu,petrov,ivanov,smirnov,kuznetsov,popov,sokolov,lebedev,kozlov,morozov,volkov,navalny,khodorkovsky,prigozhin,shoigu,kadyrov,maskhadov,dudayev,saakashvili,shevardnadze,
aliyev,pashinyan,sargsyan,nazarbayev,tokayev,karimov,niyazov,rahmon,milosevic,karadzic,mladic,tudjman,izetbegovic,djindjic,kostunica,vucic,tadic,dodik,thaci,kurti,rugova,papandreou,tsipras,mitsotakis,papadopoulos,anastasiades,hussein,ahmed,ali,mohammed,
hassan,khan,malik,qureshi,siddiqui,ansari,hashmi,mirza,baig,butt,chaudhry,gul,afridi,singh,kaur,gill,sidhu,dhillon,grewal,patel,das,bose,sen,dutta,ghosh,roy,mishra,pandey,tiwari,dubey,tripathi,thakur,rathore,solanki,jadhav,shinde,pawar,gaikwad,kamble,
fernando,perera,silva,bandara,gunawardena,dissanayake,tanaka,suzuki,sato,takahashi,watanabe,ito,yamamoto,nakamura,kobayashi,kato,yoshida,yamada,sasaki,matsumoto,inoue,kimura,hayashi,shimizu,saito,mori,hashimoto,okada,ogawa,fujita,goto,murakami,kondo,ishikawa,
okafor,okonkwo,okeke,adeyemi,adebayo,balogun,okoye,nwosu,eze,mensah,owusu,boateng,asante,addo,osei,appiah,amoah,agyeman,diallo,traore,toure,keita,coulibaly,cisse,camara,diop,ndiaye,fall,gueye,sow,ba,sy,kamara,conteh,koroma,sesay,banda,phiri,mwale,
chirwa,mutasa,moyo,ncube,dube,sibanda,ndlovu,nkosi,dlamini,khumalo,mokoena,mahlangu,zulu,botha,vorster,kruger,smuts,pretorius,mwangi,kamau,njoroge,kariuki,wanjiru,otieno,ochieng,odhiambo,omondi,kiplagat,kipchoge,cheptegei,rotich,koech,tesfaye,haile,bekele,abebe,
pelosi,mcconnell,schumer,mccain,romney,palin,gore,kerry,sanders,warren,buttigieg,harris,pence,pompeo,tillerson,bolton,rumsfeld,cheney,rice,powell,albright,kissinger,nixon,reagan,carter,eisenhower,roosevelt,truman,kennedy,lincoln,dole,gingrich,
musk,bezos,zuckerberg,gates,buffett,bloomberg,murdoch,soros,snowden,assange,weinstein,epstein,thunberg,guterres,annan,stoltenberg,solana,barroso,juncker,tusk,lagarde,michel,borrell,jayapal,djokovic,federer,nadal,messi,ronaldo,maradona,beckham,`;

const FIRST_WORDS =
  'ba,bo,fall,wolf,das,sow,sen,gore,rice,gates,moi,suu,conde,wade,santos,valencia,santiago,lincoln,weber,fernando';

/** Family names in lower case, without accents, that the tagger's lexicon lacks; those that are ordinary words left out. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  FAMILY.split(/[,\n]+/).filter((word) => word !== '' && !FIRST_WORDS.split(',').includes(word)),
);

const CODES =
  'AFG:AF,ALB:AL,ALG:DZ,DZA:DZ,ARG:AR,ARM:AM,AUS:AU,AUT:AT,AZE:AZ,BAH:BS,BEL:BE,BIH:BA,BLR:BY,BOL:BO,BRA:BR,BUL:BG,BGR:BG,CAN:CA,CHI:CL,CHL:CL,CHN:CN,CIV:CI,CMR:CM,COL:CO,CRC:CR,CRI:CR,CRO:HR,HRV:HR,CUB:CU,CYP:CY,CZE:CZ,DEN:DK,DNK:DK,DOM:DO,ECU:EC,EGY:EG,ERI:ER,ESP:ES,EST:EE,ETH:ET,FIN:FI,FRA:FR,GBR:GB,GEO:GE,GER:DE,DEU:DE,GHA:GH,GRE:GR,GRC:GR,HKG:HK,HUN:HU,INA:ID,IDN:ID,IND:IN,IRI:IR,IRL:IE,ISL:IS,ISR:IL,ITA:IT,JAM:JM,JPN:JP,KAZ:KZ,KEN:KE,KGZ:KG,KOR:KR,KSA:SA,KUW:KW,LAT:LV,LVA:LV,LTU:LT,LUX:LU,MAR:MA,MAS:MY,MDA:MD,MEX:MX,MGL:MN,MKD:MK,MLT:MT,MNE:ME,NAM:NA,NED:NL,NLD:NL,NGR:NG,NGA:NG,NOR:NO,NZL:NZ,PAK:PK,PAN:PA,PAR:PY,PER:PE,PHI:PH,PHL:PH,POL:PL,POR:PT,PRT:PT,PRK:KP,PUR:PR,QAT:QA,ROU:RO,RSA:ZA,RUS:RU,SEN:SN,SGP:SG,SLO:SI,SVN:SI,SRB:RS,SUI:CH,CHE:CH,SVK:SK,SWE:SE,THA:TH,TPE:TW,TUN:TN,TUR:TR,UAE:AE,UGA:UG,UKR:UA,URU:UY,URY:UY,USA:US,UZB:UZ,VEN:VE,VIE:VN,ZAM:ZM,ZIM:ZW';

/** Three-letter codes of countries in lists of results, "(ESP)", with the two-letter code of the table of countries. */
export const COUNTRY_CODES: ReadonlyMap<string, string> = new Map(
  CODES.split(',').map((row) => row.split(':') as [string, string]),
);
