/**
 * Countries and dependent territories: ISO 3166-1 code, the name news uses, other names, and what its people and things
 * are called. Source: written for this project; the codes are checked in a test against the package i18n-iso-countries.
 * Only unambiguous demonyms are listed; "English", "Scottish" and "Welsh" are left out because they also name languages
 * and parts of the United Kingdom.
 */

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly demonyms: readonly string[];
}

/** One row a country: code | name | aliases | demonyms, lists parted by commas. */
const ROWS = `
AF|Afghanistan|Islamic Emirate of Afghanistan|Afghan,Afghans
AL|Albania||Albanian,Albanians
DZ|Algeria||Algerian,Algerians
AS|American Samoa||American Samoan,American Samoans
AD|Andorra||Andorran,Andorrans
AO|Angola||Angolan,Angolans
AI|Anguilla||Anguillan,Anguillans
AG|Antigua and Barbuda|Antigua|Antiguan,Antiguans,Barbudan
AR|Argentina|Argentine Republic|Argentine,Argentines,Argentinian,Argentinians,Argentinean
AM|Armenia||Armenian,Armenians
AW|Aruba||Aruban,Arubans
AU|Australia|Commonwealth of Australia|Australian,Australians,Aussie,Aussies
AT|Austria||Austrian,Austrians
AZ|Azerbaijan||Azerbaijani,Azerbaijanis,Azeri,Azeris
BS|Bahamas|The Bahamas|Bahamian,Bahamians
BH|Bahrain||Bahraini,Bahrainis
BD|Bangladesh||Bangladeshi,Bangladeshis
BB|Barbados||Barbadian,Barbadians,Bajan,Bajans
BY|Belarus|Belorussia|Belarusian,Belarusians,Belarussian
BE|Belgium||Belgian,Belgians
BZ|Belize||Belizean,Belizeans
BJ|Benin||Beninese
BM|Bermuda||Bermudian,Bermudians
BT|Bhutan||Bhutanese
BO|Bolivia||Bolivian,Bolivians
BA|Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian,Bosnians
BW|Botswana||Botswanan,Batswana
BR|Brazil|Brasil|Brazilian,Brazilians
BN|Brunei|Brunei Darussalam|Bruneian,Bruneians
BG|Bulgaria||Bulgarian,Bulgarians
BF|Burkina Faso||Burkinabe,Burkinabé
BI|Burundi||Burundian,Burundians
KH|Cambodia||Cambodian,Cambodians
CM|Cameroon||Cameroonian,Cameroonians
CA|Canada||Canadian,Canadians
CV|Cape Verde|Cabo Verde|Cape Verdean,Cape Verdeans
KY|Cayman Islands||Caymanian,Caymanians
CF|Central African Republic|CAR|
TD|Chad||Chadian,Chadians
CL|Chile||Chilean,Chileans
CN|China|People's Republic of China,PRC,Mainland China|Chinese
CO|Colombia||Colombian,Colombians
KM|Comoros||Comorian,Comorians
CG|Republic of the Congo|Congo-Brazzaville,Congo Republic|
CD|Democratic Republic of the Congo|DRC,DR Congo,Congo,Democratic Republic of Congo,Congo-Kinshasa,Zaire|Congolese,Zairean
CK|Cook Islands||Cook Islander,Cook Islanders
CR|Costa Rica||Costa Rican,Costa Ricans
CI|Ivory Coast|Côte d'Ivoire,Cote d'Ivoire|Ivorian,Ivorians
HR|Croatia||Croatian,Croatians,Croat,Croats
CU|Cuba||Cuban,Cubans
CW|Curaçao|Curacao|Curaçaoan
CY|Cyprus||Cypriot,Cypriots
CZ|Czech Republic|Czechia|Czech,Czechs
DK|Denmark||Danish,Dane,Danes
DJ|Djibouti||Djiboutian,Djiboutians
DM|Dominica||
DO|Dominican Republic||Dominican,Dominicans
EC|Ecuador||Ecuadorian,Ecuadorians,Ecuadorean
EG|Egypt|Arab Republic of Egypt|Egyptian,Egyptians
SV|El Salvador||Salvadoran,Salvadorans,Salvadorian
GQ|Equatorial Guinea||Equatoguinean,Equatoguineans
ER|Eritrea||Eritrean,Eritreans
EE|Estonia||Estonian,Estonians
SZ|Eswatini|Swaziland|Swazi,Swazis
ET|Ethiopia||Ethiopian,Ethiopians
FK|Falkland Islands|Falklands|Falkland Islander,Falkland Islanders
FO|Faroe Islands|Faroes|Faroese
FJ|Fiji||Fijian,Fijians
FI|Finland||Finnish,Finn,Finns
FR|France|French Republic|French,Frenchman,Frenchmen,Frenchwoman
GF|French Guiana||French Guianese
PF|French Polynesia||French Polynesian
GA|Gabon||Gabonese
GM|Gambia|The Gambia|Gambian,Gambians
GE|Georgia|Republic of Georgia|Georgian,Georgians
DE|Germany|Federal Republic of Germany,West Germany,East Germany|German,Germans
GH|Ghana||Ghanaian,Ghanaians
GI|Gibraltar||Gibraltarian,Gibraltarians
GR|Greece||Greek,Greeks
GL|Greenland||Greenlander,Greenlanders,Greenlandic
GD|Grenada||Grenadian,Grenadians
GP|Guadeloupe||
GU|Guam||Guamanian,Guamanians
GT|Guatemala||Guatemalan,Guatemalans
GN|Guinea||Guinean,Guineans
GW|Guinea-Bissau||
GY|Guyana||Guyanese
HT|Haiti||Haitian,Haitians
VA|Vatican City|Vatican,Holy See|
HN|Honduras||Honduran,Hondurans
HK|Hong Kong||Hong Konger,Hong Kongers,Hongkonger,Hongkongers
HU|Hungary||Hungarian,Hungarians
IS|Iceland||Icelandic,Icelander,Icelanders
IN|India|Republic of India|Indian,Indians
ID|Indonesia||Indonesian,Indonesians
IR|Iran|Islamic Republic of Iran,Islamic Republic|Iranian,Iranians
IQ|Iraq||Iraqi,Iraqis
IE|Ireland|Republic of Ireland,Irish Republic|Irish,Irishman,Irishmen
IM|Isle of Man||Manx
IL|Israel||Israeli,Israelis
IT|Italy||Italian,Italians
JM|Jamaica||Jamaican,Jamaicans
JP|Japan||Japanese
JE|Jersey||
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian,Jordanians
KZ|Kazakhstan||Kazakh,Kazakhs,Kazakhstani
KE|Kenya||Kenyan,Kenyans
KI|Kiribati||
XK|Kosovo||Kosovan,Kosovar,Kosovars
KW|Kuwait||Kuwaiti,Kuwaitis
KG|Kyrgyzstan|Kirghizstan|Kyrgyz,Kyrgyzstani
LA|Laos|Lao People's Democratic Republic|Laotian,Laotians
LV|Latvia||Latvian,Latvians
LB|Lebanon||Lebanese
LS|Lesotho||Basotho
LR|Liberia||Liberian,Liberians
LY|Libya||Libyan,Libyans
LI|Liechtenstein||Liechtensteiner
LT|Lithuania||Lithuanian,Lithuanians
LU|Luxembourg||Luxembourger,Luxembourgers,Luxembourgish
MO|Macau|Macao|Macanese
MG|Madagascar||Malagasy
MW|Malawi||Malawian,Malawians
MY|Malaysia||Malaysian,Malaysians
MV|Maldives||Maldivian,Maldivians
ML|Mali||Malian,Malians
MT|Malta||Maltese
MH|Marshall Islands||Marshallese
MQ|Martinique||Martiniquais
MR|Mauritania||Mauritanian,Mauritanians
MU|Mauritius||Mauritian,Mauritians
YT|Mayotte||Mahoran
MX|Mexico||Mexican,Mexicans
FM|Micronesia|Federated States of Micronesia|Micronesian,Micronesians
MD|Moldova|Republic of Moldova|Moldovan,Moldovans
MC|Monaco||Monegasque,Monégasque
MN|Mongolia||Mongolian,Mongolians
ME|Montenegro||Montenegrin,Montenegrins
MS|Montserrat||Montserratian
MA|Morocco||Moroccan,Moroccans
MZ|Mozambique||Mozambican,Mozambicans
MM|Myanmar|Burma|Burmese,Myanmarese
NA|Namibia||Namibian,Namibians
NR|Nauru||Nauruan,Nauruans
NP|Nepal||Nepali,Nepalis,Nepalese
NL|Netherlands|Holland,The Netherlands|Dutch,Dutchman,Dutchmen
NC|New Caledonia||New Caledonian
NZ|New Zealand|Aotearoa|New Zealander,New Zealanders,Kiwis
NI|Nicaragua||Nicaraguan,Nicaraguans
NE|Niger||Nigerien,Nigeriens
NG|Nigeria||Nigerian,Nigerians
NU|Niue||Niuean
KP|North Korea|Democratic People's Republic of Korea,DPRK|North Korean,North Koreans
MK|North Macedonia|Macedonia,Republic of Macedonia,FYROM|Macedonian,Macedonians,North Macedonian
NO|Norway||Norwegian,Norwegians
OM|Oman||Omani,Omanis
PK|Pakistan|Islamic Republic of Pakistan|Pakistani,Pakistanis
PW|Palau||Palauan,Palauans
PS|Palestine|Palestinian territories,State of Palestine,Palestinian Territories|Palestinian,Palestinians
PA|Panama||Panamanian,Panamanians
PG|Papua New Guinea||Papua New Guinean,Papua New Guineans
PY|Paraguay||Paraguayan,Paraguayans
PE|Peru||Peruvian,Peruvians
PH|Philippines|The Philippines,Republic of the Philippines|Filipino,Filipinos,Filipina,Philippine
PL|Poland||Polish,Pole,Poles
PT|Portugal||Portuguese
PR|Puerto Rico||Puerto Rican,Puerto Ricans
QA|Qatar||Qatari,Qataris
RE|Réunion|Reunion Island|
RO|Romania|Rumania|Romanian,Romanians
RU|Russia|Russian Federation|Russian,Russians
RW|Rwanda||Rwandan,Rwandans
KN|Saint Kitts and Nevis|St. Kitts and Nevis,St Kitts and Nevis|Kittitian
LC|Saint Lucia|St. Lucia,St Lucia|Saint Lucian,St. Lucian
VC|Saint Vincent and the Grenadines|St. Vincent and the Grenadines,St Vincent and the Grenadines,St. Vincent|Vincentian
WS|Samoa|Western Samoa|Samoan,Samoans
SM|San Marino||Sammarinese
ST|São Tomé and Príncipe|Sao Tome and Principe,Sao Tome|Santomean
SA|Saudi Arabia|Kingdom of Saudi Arabia|Saudi,Saudis,Saudi Arabian,Saudi Arabians
SN|Senegal||Senegalese
RS|Serbia||Serbian,Serbians,Serb,Serbs
SC|Seychelles||Seychellois
SL|Sierra Leone||Sierra Leonean,Sierra Leoneans
SG|Singapore||Singaporean,Singaporeans
SK|Slovakia|Slovak Republic|Slovak,Slovaks,Slovakian
SI|Slovenia||Slovenian,Slovenians,Slovene,Slovenes
SB|Solomon Islands||Solomon Islander,Solomon Islanders
SO|Somalia||Somali,Somalis,Somalian
ZA|South Africa|Republic of South Africa|South African,South Africans
KR|South Korea|Republic of Korea,ROK|South Korean,South Koreans
SS|South Sudan||South Sudanese
ES|Spain||Spanish,Spaniard,Spaniards
LK|Sri Lanka|Ceylon|Sri Lankan,Sri Lankans
SD|Sudan||Sudanese
SR|Suriname|Surinam|Surinamese
SE|Sweden||Swedish,Swede,Swedes
CH|Switzerland||Swiss
SY|Syria|Syrian Arab Republic|Syrian,Syrians
TW|Taiwan|Republic of China|Taiwanese
TJ|Tajikistan||Tajik,Tajiks
TZ|Tanzania||Tanzanian,Tanzanians
TH|Thailand||Thai,Thais
TL|East Timor|Timor-Leste,Timor Leste|East Timorese,Timorese
TG|Togo||Togolese
TO|Tonga||Tongan,Tongans
TT|Trinidad and Tobago|Trinidad,Trinidad & Tobago|Trinidadian,Trinidadians
TN|Tunisia||Tunisian,Tunisians
TR|Turkey|Türkiye,Turkiye|Turkish,Turk,Turks
TM|Turkmenistan||Turkmen
TC|Turks and Caicos Islands|Turks and Caicos|
TV|Tuvalu||Tuvaluan,Tuvaluans
UG|Uganda||Ugandan,Ugandans
UA|Ukraine|The Ukraine|Ukrainian,Ukrainians
AE|United Arab Emirates|UAE,U.A.E.,U. A. E.,Emirates|Emirati,Emiratis
GB|United Kingdom|UK,U.K.,U. K.,Britain,Great Britain|British,Briton,Britons,Brit,Brits
US|United States|US,U.S.,U. S.,USA,U.S.A.,U. S. A.,United States of America,America|American,Americans
UY|Uruguay||Uruguayan,Uruguayans
UZ|Uzbekistan||Uzbek,Uzbeks
VU|Vanuatu||Ni-Vanuatu,Vanuatuan
VE|Venezuela||Venezuelan,Venezuelans
VN|Vietnam|Viet Nam|Vietnamese
VI|U.S. Virgin Islands|US Virgin Islands|Virgin Islander,Virgin Islanders
VG|British Virgin Islands||
EH|Western Sahara||Sahrawi,Sahrawis
YE|Yemen||Yemeni,Yemenis
ZM|Zambia||Zambian,Zambians
ZW|Zimbabwe|Rhodesia|Zimbabwean,Zimbabweans
`;

function list(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === '' ? [] : cell.split(',');
}

/** All countries, by ISO code order of the rows above. */
export const COUNTRIES: readonly Country[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [code, name, aliases, demonyms] = row.split('|');
    return { code: code!, name: name!, aliases: list(aliases), demonyms: list(demonyms) };
  });
