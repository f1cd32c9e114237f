/**
 * Places that are not countries: parts of the world, parts of countries, large cities. Source: written for this project
 * from general knowledge (United Nations regions, first-level divisions of large federations, capitals and cities that
 * news names often). Names only: where a place lies is not kept here.
 */

const REGIONS = `Africa,North Africa,West Africa,East Africa,Southern Africa,Central Africa,Sub-Saharan Africa,Asia,Central Asia,South Asia,Southeast Asia,East Asia,
Europe,Eastern Europe,Western Europe,Central Europe,North America,South America,Central America,Latin America,Americas,Caribbean,Middle East,Far East,Oceania,Antarctica,Arctic,
Balkans,Scandinavia,Caucasus,North Caucasus,Sahel,Horn of Africa,Maghreb,Kashmir,Kurdistan,Chechnya,Crimea,Donbas,Donbass,Siberia,Tibet,Xinjiang,Inner Mongolia,Gaza,Gaza Strip,West Bank,
Golan Heights,East Jerusalem,Sinai,Darfur,Tigray,Catalonia,Basque Country,Bavaria,Tuscany,Sicily,Sardinia,Corsica,Normandy,Brittany,Flanders,Wallonia,England,Scotland,Wales,
Northern Ireland,Punjab,Sindh,Balochistan,Khyber Pakhtunkhwa,Gujarat,Maharashtra,Kerala,Tamil Nadu,Uttar Pradesh,Bihar,West Bengal,Assam,Aceh,Java,Sumatra,Borneo,Bali,Mindanao,Luzon,
Hokkaido,Okinawa,Honshu,Hainan,Guangdong,Sichuan,Hubei,Hunan,Yunnan,Fujian,Zhejiang,Shandong,Henan,Hebei,Queensland,New South Wales,Tasmania,Western Australia,South Australia,Northern Territory,
Cape Town,Cape Cod,Silicon Valley,Wall Street,Manhattan,Brooklyn,Queens,Bronx,Staten Island,Harlem,Hollywood,Long Island,Everglades,Pacific,Atlantic,Pacific Ocean,Atlantic Ocean,
Indian Ocean,Mediterranean,Mediterranean Sea,Black Sea,Red Sea,Baltic Sea,North Sea,South China Sea,Persian Gulf,Gulf of Mexico,Gulf of Aden,Caspian Sea,Arctic Ocean,Amazon rainforest,
Alps,Himalayas,Andes,Rockies,Sahara,Nile,Danube,Mississippi River,Mount Everest,Panama Canal,Suez Canal,Strait of Hormuz,English Channel,Midwest,New England,Yugoslavia,Soviet Union,Czechoslovakia`;

const DIVISIONS = `Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,
Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,
South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,West Virginia,Wisconsin,Wyoming,District of Columbia,Southern California,Northern California,
Alberta,British Columbia,Manitoba,New Brunswick,Newfoundland,Nova Scotia,Ontario,Prince Edward Island,Quebec,Saskatchewan,Yukon,Nunavut,Northwest Territories`;

const CITIES = `London,Paris,Berlin,Madrid,Rome,Vienna,Brussels,Amsterdam,Rotterdam,The Hague,Lisbon,Dublin,Athens,Warsaw,Prague,Budapest,Bucharest,Sofia,Belgrade,Zagreb,Sarajevo,Skopje,Tirana,Pristina,
Ljubljana,Bratislava,Copenhagen,Stockholm,Oslo,Helsinki,Reykjavik,Tallinn,Riga,Vilnius,Minsk,Kiev,Kyiv,Kharkiv,Odessa,Lviv,Mariupol,Donetsk,Luhansk,Moscow,St. Petersburg,Saint Petersburg,Grozny,Chisinau,
Tbilisi,Yerevan,Baku,Ankara,Istanbul,Izmir,Nicosia,Beirut,Damascus,Aleppo,Homs,Idlib,Raqqa,Baghdad,Basra,Mosul,Fallujah,Tikrit,Kirkuk,Erbil,Arbil,Tehran,Isfahan,Riyadh,Jeddah,Mecca,Medina,
Dubai,Abu Dhabi,Doha,Manama,Muscat,Sanaa,Aden,Amman,Jerusalem,Tel Aviv,Haifa,Ramallah,Hebron,Bethlehem,Nablus,Cairo,Alexandria,Tripoli,Benghazi,Tunis,Algiers,Rabat,Casablanca,Khartoum,Juba,Addis Ababa,
Asmara,Mogadishu,Nairobi,Mombasa,Kampala,Kigali,Bujumbura,Dar es Salaam,Dodoma,Lusaka,Harare,Maputo,Lilongwe,Pretoria,Johannesburg,Durban,Luanda,Kinshasa,Goma,Brazzaville,Lagos,Abuja,Kano,Maiduguri,
Accra,Abidjan,Dakar,Bamako,Timbuktu,Niamey,Ouagadougou,Conakry,Freetown,Monrovia,Yaounde,Bangui,Kabul,Kandahar,Herat,Jalalabad,Kunduz,Islamabad,Karachi,Lahore,Peshawar,Quetta,Rawalpindi,New Delhi,Delhi,
Mumbai,Bombay,Kolkata,Calcutta,Chennai,Bangalore,Bengaluru,Hyderabad,Ahmedabad,Srinagar,Kathmandu,Dhaka,Colombo,Rangoon,Yangon,Naypyidaw,Mandalay,Bangkok,Phuket,Hanoi,Ho Chi Minh City,Saigon,Phnom Penh,
Vientiane,Kuala Lumpur,Jakarta,Surabaya,Manila,Cebu,Davao,Beijing,Shanghai,Guangzhou,Shenzhen,Wuhan,Chongqing,Tianjin,Chengdu,Nanjing,Hangzhou,Lhasa,Taipei,Seoul,Busan,Pyongyang,Tokyo,Osaka,Kyoto,
Nagoya,Yokohama,Hiroshima,Nagasaki,Fukushima,Sapporo,Ulan Bator,Tashkent,Almaty,Astana,Bishkek,Dushanbe,Ashgabat,Sydney,Melbourne,Brisbane,Perth,Adelaide,Canberra,Darwin,Hobart,Auckland,Wellington,
Christchurch,Suva,Port Moresby,Toronto,Montreal,Vancouver,Ottawa,Calgary,Edmonton,Winnipeg,Halifax,Quebec City,New York,New York City,Los Angeles,Chicago,Houston,Phoenix,Philadelphia,San Antonio,San Diego,
Dallas,San Jose,Austin,San Francisco,Seattle,Denver,Boston,Detroit,Nashville,Memphis,Portland,Las Vegas,Baltimore,Milwaukee,Albuquerque,Kansas City,Atlanta,Miami,Minneapolis,Cleveland,New Orleans,Tampa,
Orlando,Pittsburgh,Cincinnati,St. Louis,Sacramento,Oakland,Salt Lake City,Honolulu,Anchorage,Washington,Washington D.C.,Washington DC,Indianapolis,Columbus,Charlotte,Richmond,Buffalo,Newark,Mexico City,
Tijuana,Ciudad Juarez,Guadalajara,Monterrey,Acapulco,Guatemala City,San Salvador,Tegucigalpa,Managua,Panama City,Havana,Kingston,Port-au-Prince,Santo Domingo,San Juan,Caracas,Bogota,Medellin,Cali,Quito,
Guayaquil,Lima,La Paz,Santiago,Buenos Aires,Montevideo,Asuncion,Brasilia,Rio de Janeiro,Sao Paulo,Salvador,Manchester,Liverpool,Birmingham,Leeds,Sheffield,Bristol,Newcastle,Glasgow,Edinburgh,Aberdeen,
Cardiff,Swansea,Belfast,Cork,Munich,Hamburg,Frankfurt,Cologne,Stuttgart,Dresden,Leipzig,Bonn,Zurich,Geneva,Basel,Bern,Lausanne,Davos,Milan,Naples,Turin,Venice,Florence,Genoa,Palermo,Barcelona,Valencia,
Seville,Bilbao,Malaga,Marseille,Lyon,Nice,Toulouse,Bordeaux,Strasbourg,Lille,Calais,Cannes,Antwerp,Ghent,Gothenburg,Malmo,Krakow,Gdansk,Thessaloniki,Chernobyl,Guantanamo Bay`;

function names(block: string): string[] {
  return block.split(/[,\n]+/).filter((name) => name !== '');
}

/** Regions, seas, first-level divisions and cities, as printed in news. */
export const PLACES: readonly string[] = [...names(REGIONS), ...names(DIVISIONS), ...names(CITIES)];

/** Last words that make a run of capitals a place: "Narrow River". */
export const PLACE_HEADS: ReadonlySet<string> = new Set(
  `city,county,river,lake,mountain,mountains,island,islands,street,avenue,road,boulevard,square,airport,bay,province,valley,peninsula,strait,gulf,ocean,sea,desert,forest,beach,harbor,harbour,
bridge,park,plaza,village,town,district,region,state,coast,border,canal,canyon,falls,hills,heights,highway,interstate,station,stadium,arena,cathedral,mosque,palace,castle,tower,towers,prefecture,oblast,township,
kingdom,emirate,islands,lagoon,hotel,cemetery,archipelago,ghat,chowk,bhavan,nagar,bazar,bazaar,motorway,expressway,bypass,terminal,gardens,shrine,monastery,abbey,basilica,fort,crossing,junction,roundabout,tunnel,dock,docks,wharf,pier,refinery,bight,cape,atoll,estuary,marsh,wetlands,forest,jungle,suburb,borough,parish,canton,voivodeship,hospital,clinic,museum,library,theatre,theater,checkpoint,mall,zoo,constituency,st,ave,rd,compound,volcano,glacier,reef,creek,springs,territory,governorate,neighborhood,basin,delta,plateau,prison,dam,temple`.split(
    /[,\n]+/,
  ),
);

/** First words that make a run of capitals a place: "Mount Kenya". */
export const PLACE_OPENERS: ReadonlySet<string> = new Set(
  'river,playa,playas,cerro,calle,hotel,hacienda,rio,río,puerto,punta,cayo,laguna,wadi,bukit,kampung,kampong,tanjung,sungai,koh,deir,beit,umm,kafr,jebel,jabal,kfar,kibbutz,moshav,nueva,nuevo,isla,islas,ile,île,bad,nizhny,camp,avenida,plaza,mount,mt,lake,cape,fort,port,isle,gulf,strait,north,south,east,west,northern,southern,eastern,western,central,upper,lower,greater,san,santa,new,los,las,el,saint,st'.split(
    ',',
  ),
);
