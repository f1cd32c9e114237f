/**
 * The zone news of a country is dated in: where there are several, that of the city most of its national press works in.
 * Source: written for this project from general knowledge of the tz database.
 */

const PAIRS = `US America/New_York,CA America/Toronto,MX America/Mexico_City,BR America/Sao_Paulo,AR America/Argentina/Buenos_Aires,CL America/Santiago,CO America/Bogota,PE America/Lima,VE America/Caracas,EC America/Guayaquil,
UY America/Montevideo,CU America/Havana,JM America/Jamaica,TT America/Port_of_Spain,GB Europe/London,IE Europe/Dublin,FR Europe/Paris,DE Europe/Berlin,ES Europe/Madrid,PT Europe/Lisbon,IT Europe/Rome,
AT Europe/Vienna,CH Europe/Zurich,BE Europe/Brussels,NL Europe/Amsterdam,LU Europe/Luxembourg,NO Europe/Oslo,SE Europe/Stockholm,DK Europe/Copenhagen,FI Europe/Helsinki,IS Atlantic/Reykjavik,PL Europe/Warsaw,
CZ Europe/Prague,SK Europe/Bratislava,HU Europe/Budapest,RO Europe/Bucharest,BG Europe/Sofia,RS Europe/Belgrade,HR Europe/Zagreb,SI Europe/Ljubljana,GR Europe/Athens,CY Asia/Nicosia,MT Europe/Malta,
EE Europe/Tallinn,LV Europe/Riga,LT Europe/Vilnius,UA Europe/Kyiv,BY Europe/Minsk,RU Europe/Moscow,TR Europe/Istanbul,IL Asia/Jerusalem,PS Asia/Hebron,LB Asia/Beirut,SY Asia/Damascus,JO Asia/Amman,
IQ Asia/Baghdad,IR Asia/Tehran,SA Asia/Riyadh,AE Asia/Dubai,QA Asia/Qatar,KW Asia/Kuwait,BH Asia/Bahrain,OM Asia/Muscat,YE Asia/Aden,EG Africa/Cairo,LY Africa/Tripoli,TN Africa/Tunis,DZ Africa/Algiers,
MA Africa/Casablanca,SD Africa/Khartoum,ET Africa/Addis_Ababa,KE Africa/Nairobi,UG Africa/Kampala,TZ Africa/Dar_es_Salaam,RW Africa/Kigali,NG Africa/Lagos,GH Africa/Accra,SN Africa/Dakar,CI Africa/Abidjan,
CM Africa/Douala,ZA Africa/Johannesburg,ZW Africa/Harare,ZM Africa/Lusaka,BW Africa/Gaborone,NA Africa/Windhoek,MZ Africa/Maputo,AO Africa/Luanda,IN Asia/Kolkata,PK Asia/Karachi,BD Asia/Dhaka,LK Asia/Colombo,
NP Asia/Kathmandu,AF Asia/Kabul,KZ Asia/Almaty,UZ Asia/Tashkent,CN Asia/Shanghai,HK Asia/Hong_Kong,TW Asia/Taipei,JP Asia/Tokyo,KR Asia/Seoul,KP Asia/Pyongyang,MN Asia/Ulaanbaatar,TH Asia/Bangkok,
VN Asia/Ho_Chi_Minh,KH Asia/Phnom_Penh,MM Asia/Yangon,MY Asia/Kuala_Lumpur,SG Asia/Singapore,ID Asia/Jakarta,PH Asia/Manila,AU Australia/Sydney,NZ Pacific/Auckland,FJ Pacific/Fiji,PG Pacific/Port_Moresby`;

/** ISO 3166-1 alpha-2 -> IANA zone. */
export const ZONES: ReadonlyMap<string, string> = new Map(
  PAIRS.split(/,\s*/).map((pair) => pair.split(' ') as [string, string]),
);
