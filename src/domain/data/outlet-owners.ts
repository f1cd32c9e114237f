/**
 * Well-known owners of outlets, for saying that two voices belong to one house. An owner is the company that runs an outlet, not
 * who holds that company's shares.
 * Source: written down by hand in November 2026 from general knowledge of the press (what companies say of themselves in their
 * reports and imprints); no list was copied. Left out where it is disputed, was changing hands, or is not common knowledge: an outlet
 * that is missing has an owner that is not known here, not none.
 */
import { KNOWN_OUTLETS } from './outlets.ts';

/** Owner, and the printed names of its outlets as in KNOWN_OUTLETS. */
// biome-ignore format: one owner a line
export const OUTLET_OWNERS: readonly (readonly [owner: string, outlets: readonly string[]])[] = [
  ['Advance', ['The New Yorker', 'Wired', 'Vanity Fair', 'Ars Technica', 'The Oregonian', 'The Plain Dealer']],
  ['Alden Global Capital', ['Chicago Tribune', 'The Denver Post', 'The Mercury News', 'Boston Herald', 'New York Daily News', 'Tribune News Service']],
  ['Alibaba Group', ['South China Morning Post']],
  ['Axel Springer', ['Politico', 'Business Insider', 'Bild', 'Die Welt']],
  ['Bell Media', ['CTV News']],
  ['Bennett, Coleman and Co.', ['The Times of India', 'The Economic Times']],
  ['Bloomberg L.P.', ['Bloomberg']],
  ['Boston Globe Media Partners', ['The Boston Globe', 'STAT']],
  ['BuzzFeed, Inc.', ['BuzzFeed News', 'HuffPost']],
  ['Canadian Broadcasting Corporation', ['CBC News', 'Radio-Canada']],
  ['Comcast', ['NBC News', 'Telemundo', 'Sky News']],
  ['DMG Media', ['Daily Mail', 'The Mail on Sunday', 'Metro', 'The i Paper', 'New Scientist']],
  ['DPG Media', ['de Volkskrant']],
  ['Demirören Media', ['Hürriyet', 'Demirören News Agency']],
  ['Fox Corporation', ['Fox News', 'Fox Business']],
  ['France Médias Monde', ['France 24', 'RFI']],
  ['Gannett', ['USA Today', 'Detroit Free Press', 'The Arizona Republic', 'The Herald']],
  ['Groupe Dassault', ['Le Figaro']],
  ['Grupo Clarín', ['Clarín']],
  ['Grupo Folha', ['Folha de S.Paulo', 'UOL']],
  ['Grupo Globo', ['O Globo', 'G1', 'Valor Econômico']],
  ['HT Media', ['Hindustan Times', 'Mint']],
  ['Hearst', ['San Francisco Chronicle', 'Houston Chronicle']],
  ['JP/Politikens Hus', ['Politiken', 'Jyllands-Posten']],
  ['LVMH', ['Les Echos', 'Le Parisien']],
  ['McClatchy', ['McClatchy', 'Miami Herald', 'The Sacramento Bee']],
  ['Mediacorp', ['CNA']],
  ['Mediahuis', ['Irish Independent', 'Belfast Telegraph', 'De Telegraaf', 'De Standaard']],
  ['NZME', ['The New Zealand Herald']],
  ['Nash Holdings', ['The Washington Post']],
  ['Nation Media Group', ['Daily Nation', 'The EastAfrican', 'Daily Monitor', 'The Citizen (Tanzania)']],
  ['National World', ['The Scotsman', 'The Yorkshire Post']],
  ['Network18', ['News18']],
  ['News Corp', ['The Wall Street Journal', 'Dow Jones Newswires', 'MarketWatch', 'New York Post', 'The Times', 'The Sunday Times', 'The Sun', 'The Australian', 'Herald Sun', 'The Courier-Mail', 'news.com.au']],
  ['Nexstar', ['The Hill']],
  ['Nikkei', ['Nikkei', 'Financial Times']],
  ['Nine Entertainment', ['The Sydney Morning Herald', 'The Age', 'Australian Financial Review', '9News']],
  ['Penske Media', ['Rolling Stone', 'Variety', 'The Hollywood Reporter', 'Billboard']],
  ['Postmedia', ['National Post', 'Toronto Sun', 'Vancouver Sun', 'Montreal Gazette', 'Ottawa Citizen', 'Calgary Herald', 'Edmonton Journal']],
  ['PRISA', ['El País']],
  ['RCS MediaGroup', ['Corriere della Sera', 'El Mundo']],
  ['RTL Deutschland', ['Stern', 'n-tv']],
  ['Reach', ['Daily Mirror', 'Daily Express', 'Daily Star', 'Daily Record', 'Manchester Evening News', 'Liverpool Echo', 'WalesOnline']],
  ['Rossiya Segodnya', ['RIA Novosti', 'Sputnik']],
  ['SPH Media', ['The Straits Times']],
  ['Saudi Research and Media Group', ['Arab News', 'Asharq Al-Awsat']],
  ['Schibsted', ['Aftenposten', 'VG', 'Svenska Dagbladet', 'Aftonbladet']],
  ['Seven West Media', ['7NEWS']],
  ['The Irish Times Group', ['The Irish Times', 'Irish Examiner']],
  ['The New York Times Company', ['The New York Times', 'The Athletic']],
  ['The Walt Disney Company', ['ABC News', 'ESPN', 'National Geographic']],
  ['Thomson Reuters', ['Reuters']],
  ['U.S. Agency for Global Media', ['Voice of America', 'Radio Free Europe/Radio Liberty', 'Radio Free Asia']],
  ['Vox Media', ['Vox', 'The Verge']],
  ['Warner Bros. Discovery', ['CNN']],
  ['Ziff Davis', ['CNET', 'ZDNET', 'Mashable']],
];

const byDomain = new Map<string, string>();
const domains = new Map(KNOWN_OUTLETS.map((outlet) => [outlet.name, outlet.domains] as const));
for (const [owner, outlets] of OUTLET_OWNERS)
  for (const name of outlets) for (const domain of domains.get(name) ?? []) byDomain.set(domain, owner);

/** The well-known owner of the outlet with this key ("domain:cnn.com"), or undefined. Never by name: there are many Heralds. */
export function ownerOf(key: string | undefined): string | undefined {
  return key?.startsWith('domain:') ? byDomain.get(key.slice('domain:'.length)) : undefined;
}
