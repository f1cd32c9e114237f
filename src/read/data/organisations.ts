/**
 * Organisations that news names often and whose names hold no telling word: companies, parties, armed groups, parliaments,
 * clubs, international bodies. Source: compiled for this project from general knowledge. Name, or name=other name=...
 */
const ROWS = `
Cabinet,Diet,Knesset,State Duma=Duma,Bundestag,Bundesrat,Bundeswehr,Bundesbank,Reichstag,Riksdag,Riksbank,Storting,Folketing,Sejm,Verkhovna Rada=Rada,Majlis,Lok Sabha,Rajya Sabha,Politburo,Loya Jirga,Dail=Dáil,Seanad,Holyrood,Seimas,Saeima,
Riigikogu,Althing,Eduskunta,Parliament,Federation Council,National People's Congress=NPC,Supreme People's Court,Supreme People's Procuratorate,Politburo Standing Committee,Rashtriya Swayamsevak Sangh=RSS,Vishva Hindu Parishad=VHP,Blue House,
Elysee,Quirinal,Whitehall,Foggy Bottom,Foreign Office,Home Office,Treasury,Exchequer,Crown,Vatican,Holy See,Commonwealth,Commonwealth of Nations,G-7=G7=G 7,G-8=G8,G-20=G20=G 20,BRICS,OPEC+,ASEAN=Association of Southeast Asian Nations,
APEC,ECOWAS=Economic Community of West African States,SADC=Southern African Development Community,SAARC,Mercosur,CARICOM=Caricom,OAS=Organization of American States,OECD,OSCE,NAFTA,EFTA,ILO,IAEA,UNHCR,UNDP,UNFPA,UNAIDS,UNEP,UNRWA,UNIFIL,
World Food Programme=WFP,FAO,IPCC,OCHA,WIPO,ITU,ICAO,IATA,IMO,UNCTAD,UNODC,OHCHR,MONUSCO,AMISOM,MINUSMA,KFOR,Security Council=UN Security Council=U.N. Security Council,General Assembly=UN General Assembly=U.N. General Assembly,
International Court of Justice=ICJ,World Economic Forum=WEF,World Wildlife Fund=WWF,Doctors Without Borders=Medecins Sans Frontieres=MSF,Reporters Without Borders=RSF,Oxfam,Save the Children,Caritas,Transparency International,Freedom House,
Committee to Protect Journalists=CPJ,Chatham House,Brookings,RAND Corporation=Rand Corporation,Cato Institute,Heritage Foundation,Smithsonian,Red Crescent,Salvation Army,Rotary,Freemasons,Opus Dei,Jehovah's Witnesses,
Labour,Labor,Tories,Lib Dems=Liberal Democrats,UKIP,SNP,DUP,Sinn Fein=Sinn Féin,SDLP,Plaid Cymru,Fianna Fail=Fianna Fáil,Fine Gael,Likud,Kadima,Shas,Yesh Atid,Meretz,Yisrael Beiteinu,Hadash,Ra'am,Blue and White,CDU,CSU,SPD,AfD,FDP,
Christian Democrats,Social Democrats,Greens,PSOE,Podemos,Vox,Ciudadanos,Partido Popular,ETA,Syriza,New Democracy,Golden Dawn,PASOK,Five Star Movement=M5S,Forza Italia,Lega,Fratelli d'Italia,En Marche,Rassemblement National,Fidesz,Jobbik,
Law and Justice,Solidarity,Civic Platform,Smer,United Russia,Yabloko,Congress Party,Indian National Congress,Bharatiya Janata Party=BJP,Aam Aadmi Party=AAP,Trinamool Congress=TMC,Shiv Sena,Samajwadi Party,Bahujan Samaj Party=BSP,CPI,DMK,AIADMK,
JD(U),Janata Dal,Awami League,BNP,Jamaat-e-Islami=Jamaat,Jamiat Ulema-e-Islam,Pakistan Muslim League=PML-N,Pakistan Tehreek-e-Insaf=PTI,Pakistan Peoples Party=PPP,MQM,LTTE=Tamil Tigers,Liberation Tigers of Tamil Eelam,Maoists,
African National Congress=ANC,Economic Freedom Fighters=EFF,Inkatha,ZANU-PF=Zanu-PF=ZANU PF,MDC,SWAPO=Swapo,Frelimo=FRELIMO,Renamo=RENAMO,MPLA,UNITA=Unita,Chama Cha Mapinduzi=CCM,Chadema,All Progressives Congress=APC,
Peoples Democratic Party=PDP,New Patriotic Party=NPP,National Democratic Congress=NDC,Kuomintang=KMT,Democratic Progressive Party=DPP,Liberal Democratic Party=LDP,Komeito,Minjoo,Saenuri,Golkar,PDI-P,Gerindra,UMNO=Umno,PAS,Pakatan Harapan,
Barisan Nasional,Pheu Thai,Palang Pracharath,Khmer Rouge,Viet Cong,Viet Minh,PRI,PAN,PRD,Morena,FARC=Farc,ELN,FMLN,Sandinistas,FSLN,Arena,Shining Path,Zetas,Peronists,Workers' Party,PSUV,Movement for Socialism=MAS,
PLO=Palestine Liberation Organization,Palestinian Authority=PA,Islamic Jihad,Muslim Brotherhood,Houthis=Houthi,Ansar Allah,Peshmerga,PKK=Kurdistan Workers' Party,YPG,SDF=Syrian Democratic Forces,KDP,PUK,Ba'ath=Baath,Mahdi Army,Badr,
Jabhat al-Nusra=Nusra Front=al-Nusra,Haqqani network,Lashkar-e-Taiba,Lashkar-e-Tayyaba,Jaish-e-Mohammed,Hizbul Mujahideen,Jemaah Islamiyah,Abu Sayyaf,Moro Islamic Liberation Front=MILF,New People's Army,Janjaweed,Lord's Resistance Army=LRA,
M23,ADF,Seleka,Interahamwe,IRA,UVF,UDA,KLA,Wagner=Wagner Group,Azov,Proud Boys,Oath Keepers,Ku Klux Klan=KKK,Black Lives Matter,Antifa,Tea Party,Mossad,Shin Bet,IDF=Israel Defense Forces,Haganah,MI5,MI6,GCHQ,KGB,FSB,GRU,SVR,ISI,RAW,CBI,
Stasi,Gestapo,Revolutionary Guards=Revolutionary Guard=IRGC,Basij,Quds Force,Gendarmerie,Carabinieri,Guardia Civil,Rapid Support Forces=RSF,People's Liberation Army=PLA,Red Army,Bundespolizei,Garda,Met Police,NYPD,LAPD,RCMP,
ATF,DEA,CDC,FDA,EPA,FEMA,NOAA,NTSB,FAA,SEC,FCC,FTC,IRS,TSA,ICE,USAID,NIH,NSC,DOJ,Pentagon,Congress,USDA,HUD,USGS,SpaceX,ESA,JAXA,Roscosmos,ISRO,CERN,MIT,UCLA,Harvard,Yale,Princeton,Stanford,Columbia University,Cornell,Oxfam,Caltech,
Democrats,Republicans,GOP,Supreme Court,High Court,NAACP,ACLU,NRA,AFL-CIO,Teamsters,UAW,AIPAC,PETA,Planned Parenthood,Boy Scouts,
Alibaba=Alibaba Group,Tencent,Baidu,ByteDance=Bytedance,Huawei,ZTE,Xiaomi,Lenovo,Didi,Meituan,JD.com,Evergrande,Country Garden,Vanke,Citic=CITIC,Sinopec,PetroChina,CNOOC,ICBC,HNA,Ant Group,Foxconn,TSMC,Acer,Asus,HTC,
Toyota,Honda,Nissan,Mazda,Mitsubishi,Subaru,Suzuki,Isuzu,Toshiba,Hitachi,Fujitsu,Panasonic,Sharp,Canon,Nikon,Nintendo,SoftBank=Softbank,Rakuten,Takata,TEPCO=Tepco,Nomura,Mizuho,NEC,NTT,Olympus,Hyundai,Kia,LG,SK Hynix,Daewoo,Ssangyong,Lotte,
Hanwha,Posco=POSCO,Kakao,Naver,Hanjin,Doosan,Reliance Industries=Reliance,Tata,Tata Motors,Infosys,Wipro,Adani,Mahindra,Bajaj,Hindustan Unilever,Air India,IndiGo,Jet Airways,SpiceJet,Vedanta,Flipkart,Paytm,Petronas,AirAsia,Proton,
Grab,Gojek,Garuda,Lion Air,Singapore Airlines,Temasek,Singtel,Cathay Pacific,Qantas,BHP=BHP Billiton,Rio Tinto,Glencore,Xstrata,Anglo American,De Beers,Vale,Petrobras,Embraer,Odebrecht,JBS,Itau,Bradesco,Gerdau,Ambev,Pemex=PEMEX,Cemex,
Televisa,America Movil,Telmex,Avianca,LATAM=Latam,Ecopetrol,PDVSA,YPF,Codelco,Falabella,Mercado Libre=MercadoLibre,Aeromexico,Volaris,Copa Airlines,Safaricom,MTN,Vodacom,Eskom,Transnet,Sasol,Naspers,Dangote,NNPC,Econet,Airtel,
Aramco=Saudi Aramco,SABIC,Emirates Airlines,Etihad,Qatar Airways,Emaar,DP World,Etisalat,QatarEnergy,Sonatrach,Turkish Airlines,El Al,Teva,Elbit,NSO Group=NSO,Check Point,Gazprom,Rosneft,Lukoil,Sberbank,Aeroflot,Yukos,Novatek,Rosatom,VTB,
Kaspersky,Yandex,Naftogaz,Ukrenergo,Energoatom,Antonov,Nokia,Ericsson,Volvo,Scania,Saab,IKEA=Ikea,H&M,Electrolux,SAS,Spotify,Skanska,Maersk,Lego,Carlsberg,Novo Nordisk,Vestas,Orsted,Danske Bank,Equinor=Statoil,Telenor,Norsk Hydro,Yara,DNB,
Finnair,Kone,Neste,BMW,Daimler,Mercedes,Mercedes-Benz,Audi,Porsche,Opel,Siemens,Bosch,BASF,Bayer,Adidas,Puma,Lufthansa,Germanwings,Eurowings,Deutsche Bank,Commerzbank,Allianz,Munich Re,SAP,ThyssenKrupp,Thyssenkrupp,Continental,E.ON,RWE,
Infineon,Wirecard,BioNTech,Deutsche Telekom,Deutsche Bahn,Hochtief,Nestle=Nestlé,Novartis,Roche,UBS,Credit Suisse,Swissair,ABB,Philips,Shell=Royal Dutch Shell,Unilever,Heineken,ING,KLM,ASML,Ahold,Rabobank,ABN Amro,Fortis,KBC,Solvay,
Renault,Peugeot,Citroen,PSA,Michelin,TotalEnergies,EDF,Engie,Areva,Alstom,Thales,Dassault,LVMH,L'Oreal,Danone,Carrefour,Auchan,Sanofi,BNP Paribas,Societe Generale,Credit Agricole,AXA=Axa,Vivendi,Air France,Lagardere,Hachette,
Lafarge,Veolia,Kering,Hermes,Capgemini,Atos,Bouygues,Fiat,Chrysler,Fiat Chrysler,Stellantis,Ferrari,Lamborghini,Maserati,Pirelli,Eni=ENI,Enel,UniCredit,Intesa Sanpaolo,Mediaset,Alitalia,Telecom Italia,Parmalat,Benetton,Olivetti,
Montedison,Fincantieri,Telefonica=Telefónica,Santander,BBVA,Repsol,Iberdrola,Inditex,Zara,Iberia,Vueling,Endesa,Seat,Galp,Banco Espirito Santo,OTP,MOL,CEZ,Skoda,Orlen,KGHM,BP,GlaxoSmithKline=GSK,AstraZeneca,Vodafone,Tesco,Sainsbury's,
Asda,Marks & Spencer,Rolls-Royce,Jaguar,Land Rover,Jaguar Land Rover,BAE Systems=BAE,British Airways,EasyJet=easyJet,Ryanair,Virgin Atlantic,Lloyds,Barclays,NatWest,Standard Chartered,Lloyd's of London,Prudential,Diageo,
Cadbury,Burberry,Dyson,Aer Lingus,AIB,Google,Alphabet,Meta,Netflix,Nvidia,AMD,Qualcomm,Cisco,Oracle,Dell,Hewlett-Packard=HP,Xerox,Kodak,Motorola,Texas Instruments,Micron,Adobe,Salesforce,PayPal,eBay,Airbnb,Lyft,Uber,Palantir,
Yahoo,AOL,Compaq,Netscape,OpenAI,Ford,General Electric=GE,Lockheed Martin,Lockheed,Raytheon,Northrop Grumman,Halliburton,Chevron,ConocoPhillips,Enron,Schlumberger,Caterpillar,Dow Chemical,DuPont,Monsanto,Cargill,Kraft,Heinz,Kellogg,
General Mills,Pepsi=PepsiCo,McDonald's,Starbucks,KFC,Burger King,Domino's,Subway,Nike,Reebok,Levi Strauss,Gap,Macy's,Sears,Kmart,Costco,Home Depot,Best Buy,Walgreens,CVS,FedEx,UPS,DHL,Delta,Delta Air Lines,United Airlines,
American Airlines,Southwest Airlines,JetBlue,Continental Airlines,TWA,Pan Am,AT&T,Verizon,Sprint,T-Mobile,Comcast,Time Warner,Disney,Walt Disney,Paramount Pictures,Warner Bros.,Warner Bros,Universal Pictures,MGM,DreamWorks,Pixar,Lucasfilm,
Viacom,Johnson & Johnson,Merck,Moderna,Pfizer,Eli Lilly,Amgen,Gilead,Abbott,Bristol-Myers Squibb,Procter & Gamble,Colgate,3M,Philip Morris,RJR Nabisco,Morgan Stanley,Merrill Lynch,Lehman Brothers,Bear Stearns,JP Morgan,J.P. Morgan,Wells Fargo,
Bank of America,Citibank,Chase,American Express,Mastercard,Visa,BlackRock,Blackstone,Berkshire Hathaway,AIG,MetLife,Fannie Mae,Freddie Mac,Standard & Poor's=S&P,Moody's,Fitch,Deloitte,KPMG,PwC,PricewaterhouseCoopers,Ernst & Young,McKinsey,
Accenture,Boeing,Cessna,Bombardier,Air Canada,WestJet,Nortel,BlackBerry,Tim Hortons,Shopify,Barrick,Hydro-Quebec,Nasdaq,NYSE,Nikkei,Marriott,Hilton,Hyatt,Gucci,Prada,Chanel,Dior,Armani,Versace,Rolex,Swatch,Zain,Ooredoo,Binance,Coinbase,
Manchester United,Manchester City,Arsenal,Chelsea,Tottenham,Tottenham Hotspur,Everton,Aston Villa,West Ham,West Ham United,Crystal Palace,Leeds United,Newcastle United,Nottingham Forest,Blackburn Rovers,Millwall,Fulham,Brentford,
Queens Park Rangers,Sheffield United,Sheffield Wednesday,Celtic,Rangers,Hearts,Hibernian,Kilmarnock,Motherwell,Leyton Orient,Real Madrid,Barcelona FC,FC Barcelona,Atletico Madrid,Espanyol,Real Sociedad,Athletic Bilbao,Juventus,AC Milan,Inter Milan,Internazionale,
Lazio,Sampdoria,Fiorentina,Atalanta,Napoli,Bayern Munich,Bayern,Borussia Dortmund,Bayer Leverkusen,Schalke,Werder Bremen,Ajax,Feyenoord,PSV Eindhoven,PSV,Benfica,Paris Saint-Germain=PSG,Olympique Marseille,Anderlecht,Galatasaray,
Fenerbahce,Besiktas,Panathinaikos,Olympiakos,Olympiacos,Red Star Belgrade,Red Star,Partizan Belgrade,Spartak Moscow,CSKA Moscow,Dynamo Kiev,Dynamo Kyiv,Shakhtar Donetsk,Steaua Bucharest,Ferencvaros,Sparta Prague,Slavia Prague,Legia Warsaw,
Rosenborg,Malmo FF,River Plate,Boca Juniors,Boca,Racing Club,Independiente,San Lorenzo,Flamengo,Fluminense,Palmeiras,Corinthians,Santos FC,Gremio,Penarol,Nacional,Colo Colo,Millonarios,Chivas,Al Ahly,Zamalek,Kaizer Chiefs,Orlando Pirates,
Mamelodi Sundowns,TP Mazembe,Asante Kotoko,Hearts of Oak,Gor Mahia,Simba SC,Al Hilal,Al Nassr,Al Ain FC,Urawa Reds,Kashima Antlers,All Blacks,Springboks,Wallabies,Proteas,Black Caps,Socceroos,Matildas,Super Eagles,Black Stars,Bafana Bafana,
Atlanta Braves,Baltimore Orioles,Boston Red Sox,Chicago White Sox,Chicago Cubs,Chicago Bulls,Chicago Bears,Boston Celtics,Boston Bruins,New York Yankees,New York Mets,New York Knicks,New York Giants,New York Jets,New York Rangers,
Brewers,Twins,Royals,Indians,Tigers,Red Sox,White Sox,Cubs,Yankees,Mets,Orioles,Mariners,Astros,Dodgers,Padres,Rockies,Phillies,Expos,Marlins,Reds,Pirates,Blue Jays,Athletics,Angels,Lakers,Knicks,Celtics,Bulls,Pistons,Pacers,Cavaliers,Bucks,
Raptors,76ers,Nets,Spurs,Mavericks,Rockets,Grizzlies,Timberwolves,Nuggets,Clippers,Trail Blazers,Supersonics,Redskins,Cowboys,Eagles,Steelers,Packers,Vikings,Bears,Lions,Bengals,Broncos,Chargers,Raiders,49ers,Seahawks,Dolphins,Patriots,Bills,
Ravens,Colts,Jaguars,Texans,Titans,Falcons,Panthers,Saints,Buccaneers,Rams,Cardinals,Braves,Canadiens,Maple Leafs,Bruins,Penguins,Flyers,Red Wings,Blackhawks,Canucks,Oilers,Flames,Sabres,Avalanche,Islanders,
FIFA,UEFA,CAF,AFC,CONMEBOL,CONCACAF,ICC,BCCI,ECB,WADA,IAAF,FIA,NHL,MLB,NCAA,ATP,WTA,PGA,WWE,UFC,WBA,WBC,IBF,WBO,MLS,NASCAR,Lotus,McLaren,Red Bull,Sauber
`;

/** Organisations with their other names. */
export const ORGANISATIONS: readonly { readonly name: string; readonly aliases: readonly string[] }[] = ROWS.split(
  /[,\n]+/,
)
  .filter((row) => row !== '')
  .map((row) => {
    const [name, ...aliases] = row.split('=');
    return { name: name!, aliases };
  });
