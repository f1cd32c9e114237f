/**
 * Words with a capital that name peoples, faiths, languages, ideas and the people of regions: no one person, place or body.
 * Source: compiled for this project from general knowledge.
 */
const WORDS = `
indigenous,aboriginal,aboriginals,aborigine,aborigines,inuit,inuk,metis,métis,cree,mohawk,navajo,cherokee,sioux,apache,mapuche,quechua,aymara,guarani,maya,mayan,mayans,aztec,inca,incas,maori,māori,pakeha,pasifika,polynesian,melanesian,
sherpa,sherpas,roma,romani,gypsy,gypsies,sami,basque,basques,catalan,catalans,galician,breton,corsican,flemish,walloon,cossack,cossacks,tatar,tatars,chechen,chechens,ingush,ossetian,ossetians,abkhaz,abkhazian,circassian,yazidi,yazidis,yezidi,druze,alawite,
alawites,assyrian,assyrians,chaldean,copt,copts,coptic,maronite,bedouin,bedouins,berber,berbers,tuareg,tuaregs,amazigh,nubian,hausa,fulani,igbo,yoruba,zulu,zulus,xhosa,ndebele,shona,swazi,tswana,sotho,venda,herero,himba,ovambo,damara,san,khoisan,afrikaner,
afrikaners,afrikaans,boer,boers,swahili,kikuyu,luo,luhya,kalenjin,maasai,masai,kamba,hutu,hutus,tutsi,tutsis,dinka,nuer,oromo,oromos,amharic,tigrayan,tigrayans,somalis,ashanti,ewe,akan,fante,mandinka,wolof,bambara,lingala,dalit,dalits,brahmin,brahmins,
adivasi,adivasis,rajput,rajputs,jat,jats,maratha,marathas,marathi,gujarati,gujaratis,punjabi,punjabis,bengali,bengalis,tamil,tamils,telugu,kannada,malayalam,malayali,hindi,urdu,sindhi,sindhis,baloch,baluch,balochi,pashtun,pashtuns,pashto,dari,hazara,hazaras,
tajiks,uzbeks,uighur,uighurs,uyghur,uyghurs,uygur,tibetan,tibetans,mongol,mongols,manchu,han,hui,miao,hmong,karen,kachin,rohingya,rohingyas,shan,sinhalese,sinhala,dayak,malay,malays,javanese,sundanese,acehnese,papuan,papuans,moro,moros,tagalog,cebuano,
cantonese,mandarin,hokkien,hakka,esperanto,latin,hebrew,yiddish,arabic,persian,persians,farsi,semitic,anti-semitic,slavic,slav,slavs,nordic,scandinavian,scandinavians,baltic,balkan,celtic,gaelic,anglo,anglo-saxon,saxon,germanic,hispanic,latina,latinas,latinx,
chicano,creole,mestizo,afro,afro-american,african-american,african-americans,asian-american,native,caucasian,caucasians,negro,londoner,londoners,parisian,parisians,new yorker,berliner,muscovite,muscovites,venetian,roman,romans,milanese,neapolitan,sicilian,
sicilians,sardinian,tuscan,bavarian,bavarians,prussian,prussians,saxons,viennese,scottish,scots,scot,welsh,welshman,cornish,manx,ulsterman,texan,texans,californian,californians,floridian,hawaiian,hawaiians,alaskan,alaskans,virginian,tasmanian,victorian,queenslander,
quebecois,québécois,quebecer,quebecers,newfoundlander,kashmiri,kashmiris,goan,bihari,assamese,naga,nagas,manipuri,siberian,crimean,crimeans,kosovar,kosovars,darfuri,saharan,saharawi,sahrawi,sahrawis,zanzibari,catalonian,andalusian,castilian,transylvanian,dalmatian,
eurasian,middle eastern,south american,transatlantic,trans-atlantic,pan-african,pan-arab,panafrican,sub-saharan,antarctic,alpine,andean,mediterranean,caribbean,amazonian,oriental,occidental,westerner,westerners,easterner,southerner,southerners,northerner,northerners,
scientologist,scientologists,sikh,sikhs,jain,jains,parsi,parsis,bahai,baha'i,zoroastrian,buddhists,hindus,protestants,catholics,orthodox,haredi,haredim,hasidic,hassidic,zionist,zionists,zionism,evangelical,evangelicals,pentecostal,pentecostals,methodist,methodists,baptist,baptists,
anglican,anglicans,lutheran,lutherans,presbyterian,calvinist,mormon,mormons,quaker,quakers,jesuit,jesuits,franciscan,benedictine,salafi,salafist,salafists,wahhabi,sufi,sufis,shi'ite,shi'ites,shiites,sunnis,shias,ahmadi,ahmadis,ismaili,jihadi,jihadist,
jihadists,islamist,islamists,hindutva,torah,talmud,gospel,bhagavad,vedas,sharia,ramayana,mahabharata,eid,diwali,holi,passover,hanukkah,yom,kippur,lent,nowruz,maoist,marxists,leninist,trotskyist,communists,socialists,nazis,fascist,fascists,
anarchist,peronist,chavista,chavistas,chavismo,sandinista,bolivarian,kirchnerist,kemalist,baathist,thatcherite,reaganomics,stalinist,stalinism,bolshevik,bolsheviks,loyalist,loyalists,unionist,unionists,nationalist,nationalists,separatist,federalist,tory,whig,
gdp,covid,covid-19,coronavirus,ebola,omicron,sars,zika,hiv,ai,nft,nfts,ict,mou,mous,seo,esg,ppp,sme,smes,roi,kpi,api,pcr,rt-pcr,vat,gst,fdi,ngo,ngos,cso,csos,idp,idps,sdg,sdgs,evm,evms,fir,ied,ieds,rpg,suvs,lpg,lng,ott,iot,phd,msc,bsc,cop,vip,
gmt,cet,ist,edt,pdt,fm,am,usd,eur,gbp,inr,km,kg,id,ids,qr,sim,tv,tvs,pc,pcs,led,usb,gps,atm,dna,rna,mvp,ufo,ufos,hq,msme,msmes,ev,evs,wifi,cctv,lgbt,lgbtq,lgbti,stem,mba,gcse,cv,cd,dvd,bbq,sos,rip,ppe,icu,mri,cpr,hpv,std,stds,tb,pm,mla,mlas,mps,
dj,mc,emcee,ceo,ceos,cfo,evp,svp,agm,ipo,ipos,etf,etfs,otc,nav,fy,yoy,q1,q2,q3,q4,h1,h2,b2b,b2c,saas,url,html,http,pdf,mw,gw,kwh,bpd,mmbtu,mt
`;

/** In lower case. */
export const PEOPLES: ReadonlySet<string> = new Set(WORDS.split(/[,\n]+/).filter((word) => word !== ''));
