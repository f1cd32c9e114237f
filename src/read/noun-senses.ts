/**
 * Event nouns that name a thing with certain words beside them: "Jewish settlements", "talk show", "bathing suit", "master of ceremonies", "daily
 * operations". The lists were written for this project.
 */

/** Where a noun names no happening: its form, the word before, the two words before, the word behind; any one is enough. */
interface Sense {
  /** Word forms that name things wherever they stand, but behind `unless`. */
  readonly form?: RegExp;
  /** The word before. */
  readonly before?: RegExp;
  /** The two words before. */
  readonly lead?: RegExp;
  readonly after?: RegExp;
  /** Words before with which `form` tells of a happening all the same. */
  readonly unless?: RegExp;
  /** Words of the text with any of which the noun names a thing. */
  readonly never?: readonly string[];
  /** Words of the text one of which must stand somewhere; without any of them the noun names a thing. */
  readonly needs?: readonly string[];
}

const LAWSUITS = 'lawsuit,lawsuits,court,courts,sue,sued,suing,plaintiff,plaintiffs,judge,litigation,filed'.split(',');
const ASSAULTS = 'assault,assaulted,charged,charges,arrested,police,court,jail,sexual,victim'.split(',');
/** Words of a text that tells of ball games, where the offense is the half of a team that attacks. */
const BALL_GAMES = /^(?:touchdowns?|quarterbacks?|yards|playoffs?|nfl|nba|basketball)$/;

/** What stands before an offence against a law. */
const OFFENCE =
  /^(?:first|second|third|subsequent|repeat|criminal|traffic|drug|sex|sexual|capital|federal|prior|alleged|serious|punishable|firearms?)$/;

const SENSES: ReadonlyMap<string, Sense> = new Map<string, Sense>([
  [
    'settlement',
    {
      before: /^(?:bank|jewish|israeli|roman|human|illegal|rural|refugee|informal|viking|coastal|small)$/,
      after: /^(?:expansion|activity|building|construction)$/,
      needs: [
        'settle',
        'settled',
        'lawsuit',
        'lawsuits',
        'sue',
        'sued',
        'suing',
        'plaintiffs',
        'litigation',
        'divorce',
      ],
      never: ['settlers', 'outposts', 'occupied', 'annexation', 'colonists'],
    },
  ],
  [
    'suit',
    {
      before: /^(?:bathing|swim|space|business|wet|track|dress|pant|trouser|dark|grey|gray|black|blue)$/,
      needs: LAWSUITS,
    },
  ],
  ['battery', { needs: ASSAULTS, after: /^(?:life|pack|packs|replacement|power|charger|capacity|health|for)$/ }],
  ['deal', { before: /^(?:top|best|great|hot|cheap|daily|weekly|holiday|friday|monday|exclusive|travel|amazing)$/ }],
  [
    'operation',
    {
      form: /^operations$/,
      unless:
        /^(?:rescue|military|combat|relief|police|search|naval|covert|security|ground|air|clean-up|cleanup|salvage|recovery|sting|undercover|special|anti-piracy|piracy|offensive|espionage|eavesdropping|intelligence|surprise|commando|drone|bombing|spy|surveillance|terrorism|counterterrorism|rebel|ransom|evacuation|surgical|these|those|two|three|four|five|several)$/,
      after: /^(?:officers?|manager|managers|director|centre|center|room|chief|staff)$/,
    },
  ],
  [
    'show',
    {
      before:
        /^(?:tv|television|talk|radio|reality|game|web|sketch|comedy|morning|late-night|daytime|quiz|cable|variety|network|drama|light|one-man|slide)$/,
      lead: /^(?:steals?|stole|stealing|stolen|runs?|running) the$/,
    },
  ],
  ['game', { before: /^(?:passing|running|ground|short|mind|blame|air|kicking|waiting)$/ }],
  ['crime', { lead: /^life of$/ }],
  [
    'conference',
    {
      after:
        /^(?:tournament|games?|finals?|championships?|title|quarterfinals?|semifinals?|play|record|standings|room|rooms|hall|centre|center|opponents?|calls?)$/,
    },
  ],
  ['patch', { after: /^of$/, before: /^(?:rough|vegetable|eye|cabbage|pumpkin|bald)$/ }],
  ['win', { after: /^or$/ }],
  ['ceremony', { lead: /^masters? of$/ }],
  ['choice', { lead: /^(?!lots?|number|range|couple|pair|handful|series|set|out)\S+ of$/ }],
  ['protection', { form: /^protections$/ }],
  ['return', { after: /^(?:trips?|flights?|journeys?|leg|tickets?|address|addresses|policy)$/ }],
  [
    'emergency',
    { after: /^(?:patch|update|meeting|landing|session|summit|talks|response|repairs?|surgery|rescue|call|calls)$/ },
  ],
  ['felony', { after: /^(?:charges?|counts?|case|conviction|convictions|complaint)$/ }],
  ['misdemeanor', { after: /^(?:charges?|counts?|case|conviction|convictions)$/ }],
  ['oscar', { after: /^(?:awards?|hosts?|hosting|winners?|winning|nominees?|nominated|nods?|history|duty|gig)$/ }],
  ['oscars', { after: /^(?:hosts?|hosting|winners?|nominees?|history|gig)$/ }],
  ['emmy', { after: /^(?:awards?|winners?|winning|nominees?|nominated|nods?)$/ }],
  ['grammy', { after: /^(?:awards?|winners?|winning|nominees?|nominated|nods?)$/ }],
  ['update', { before: /^(?:windows|automatic|news|politics|email|latest|occasional|breaking|daily)$/ }],
  [
    'flight',
    {
      after:
        /^(?:\d.*|[A-Z]{1,3}\d.*|attendants?|path|paths|crew|crews|school|number|simulator|recorder|recorders|deck)$/i,
    },
  ],
  ['honour', { before: /^(?:great|real|huge|true|an|absolute|big)$/ }],
  ['honor', { before: /^(?:great|real|huge|true|an|absolute|big|of|in)$/ }],
  [
    'replacement',
    { before: /\d/, after: /^(?:parts?|player|players|driver|drivers|vehicle|vehicles|team|bus|buses)$/ },
  ],
  [
    'trade',
    {
      before: /^the$/,
      after:
        /^(?:says|said|reports?|paper|magazine|route|routes|deficit|surplus|union|unions|secretary|minister|agreement|body|group|show)$/,
    },
  ],
  ['damage', { form: /^damages$/ }],
  ['transition', { before: /^in$/ }],
  ['call', { before: /^(?:house|roll|close|curtain|cattle|line)$/ }],
  ['record', { before: /^(?:public|track|criminal|medical|attendance|voting|police|service|personnel|on|off|for)$/ }],
  ['round', { before: /^(?:year|all)$/, after: /^(?:trip|table|tables)$/ }],
]);

/** True when the words beside a noun, or those of the whole text, make a thing of it. */
export function namesThing(
  lemma: string,
  form: string,
  lead: string,
  before: string,
  after: string,
  words: ReadonlySet<string>,
): boolean {
  if (/^(?:offense|offence)$/.test(lemma)) {
    if (OFFENCE.test(before) || form.endsWith('s')) return false;
    for (const word of words) if (BALL_GAMES.test(word)) return true;
    return false;
  }
  const sense = SENSES.get(lemma);
  if (sense === undefined) return false;
  if (sense.before?.test(before) || sense.after?.test(after) || sense.lead?.test(`${lead} ${before}`)) return true;
  if (sense.never?.some((word) => words.has(word))) return true;
  if (sense.form?.test(form) && !sense.unless?.test(before)) return true;
  return sense.needs !== undefined && !sense.needs.some((word) => words.has(word));
}
