/**
 * What governments and large bodies do, as areas with the words that name them. Two names for one site or ministry meet
 * in the area: "citizenship" and "immigration" are one desk in most countries. Source: written for this project from
 * the usual portfolios of ministries.
 */

/** Area -> words (lower case) that name it. */
const PORTFOLIOS: Readonly<Record<string, readonly string[]>> = {
  immigration: [
    'immigration',
    'citizenship',
    'visa',
    'visas',
    'naturalization',
    'naturalisation',
    'migration',
    'refugees',
    'asylum',
  ],
  passports: ['passport', 'passports'],
  health: ['health', 'healthcare', 'medical', 'medicine', 'hospitals', 'vaccination', 'vaccine'],
  revenue: ['tax', 'taxes', 'taxation', 'revenue', 'customs', 'excise'],
  finance: ['finance', 'treasury', 'budget', 'economy', 'economic', 'banking', 'monetary'],
  elections: ['election', 'elections', 'electoral', 'voting', 'voter', 'vote', 'ballot'],
  employment: ['employment', 'jobs', 'job', 'labor', 'labour', 'unemployment', 'work', 'workforce'],
  education: ['education', 'schools', 'school', 'student', 'university', 'training'],
  defence: ['defence', 'defense', 'army', 'military', 'navy', 'veterans'],
  justice: ['justice', 'court', 'courts', 'legal', 'prisons', 'corrections'],
  interior: ['interior', 'home', 'security', 'police', 'homeland'],
  foreign: ['foreign', 'external', 'diplomatic', 'embassy', 'consular'],
  transport: ['transport', 'transportation', 'rail', 'railway', 'aviation', 'traffic', 'roads', 'airport'],
  environment: [
    'environment',
    'environmental',
    'climate',
    'weather',
    'meteorological',
    'parks',
    'wildlife',
    'fisheries',
    'oceans',
  ],
  agriculture: ['agriculture', 'agricultural', 'farming', 'food', 'forestry'],
  trade: ['trade', 'commerce', 'commercial', 'business', 'industry', 'investment'],
  energy: ['energy', 'power', 'electricity', 'petroleum', 'oil', 'gas', 'nuclear', 'water', 'utilities'],
  culture: ['culture', 'cultural', 'arts', 'heritage', 'tourism', 'travel', 'sport', 'sports'],
  science: ['science', 'technology', 'research', 'innovation', 'statistics', 'census', 'space'],
  communications: ['communications', 'telecommunications', 'broadcasting', 'media', 'information', 'post', 'postal'],
  housing: ['housing', 'planning', 'development', 'welfare', 'pension', 'pensions', 'benefits', 'insurance'],
  tickets: ['ticket', 'tickets', 'booking', 'bookings', 'reservation', 'reservations'],
  government: ['government', 'state', 'federal', 'parliament', 'parliamentary', 'congressional', 'presidential'],
};

const AREAS: ReadonlyMap<string, string> = new Map(
  Object.entries(PORTFOLIOS).flatMap(([area, words]) => words.map((word) => [word, area] as const)),
);

/** The area a word names, or undefined: "citizenship" -> "immigration". */
export function portfolioOf(word: string): string | undefined {
  return AREAS.get(word);
}
