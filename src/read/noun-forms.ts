/**
 * Words that a tagger takes for verbs and that are nouns where they stand: "trusted with the nuclear codes", "title belts", "network officials".
 * The lists were written for this project.
 */
import { joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Plurals of things, people and places that news hardly ever uses as verbs. */
const THINGS = new Set(
  `rights,duties,mines,dams,services,incidents,events,codes,bars,chips,belts,colours,colors,models,projects,parts,grounds,gates,guards,heads,officers,scouts,drills,watches,values,moments,minutes,hours,numbers,zones,networks,
pounds,dollars,points,seats,pictures,photos,images,lights,flags,flowers,tributes,houses,rooms,tables,schools,students,parents,doctors,nurses,markets,stocks,shares,bonds,funds,banks,ships,boats,trains,planes,cars,
buses,roads,bridges,doors,windows,specimens,stores,drinks,lines,places,judges,games,records,tickets,borders,dams,fans,crowds,screens,phones,waters,weapons,guns,bullets,stones,rocks,papers,pages,books,stories,chapters,
tips,tracks,trucks,forces,figures,rates,prices,costs,terms,miscues,blows,uprisings,reforms,sources,officials,members,backs,tackles,holidays,weekends,bosses,pilots,cases,crimes,goods,tools,plants,farms,parks,streets`
    .split(',')
    .map((word) => word.trim()),
);
/** Singulars that colour the noun behind them: "network officials". */
const COLOURING =
  /^(?:network|zone|border|dam|lead|host|staff|team|state|home|time|rank|back|head|front|ground|web|mail|market|test|trial|sport|culture)$/;

const PREPOSITION = /^(?:of|with|on|at|in|from|by|through|to|into|against|over|about|between|among|under)$/;

/** Participles that only ever describe: nobody inexperiences anybody. */
const DESCRIBES =
  /^(?:un(?:armed|aware|balanced|beaten|changed|controlled|damaged|decided|defeated|educated|employed|expected|explained|finished|founded|harmed|identified|injured|insured|interested|known|limited|marked|paid|paralleled|planned|prepared|qualified|related|reported|resolved|scheduled|seeded|skilled|trained|used|wanted)|inexperienced|drunken|endangered|underhanded|outdated|ill-equipped|mean-spirited|\w+-(?:minded|aged|hearted|spirited))$/;

/** True for a form that only looks like a verb. Forms with an auxiliary, infinitives and verbs of a known type are never asked. */
export function isNounForm(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  const token = tokens[group.main]!;
  if (DESCRIBES.test(token.lower)) return true;
  const marked = group.auxiliaries.length > 0 || (group.infinitive && tokens[group.main - 1]?.lower === 'to');
  if (marked) return false;
  const before =
    group.first > sentence.first && joined(tokens[group.first - 1]!, tokens[group.first]!)
      ? tokens[group.first - 1]
      : undefined;
  const next = group.last < sentence.last && joined(token, tokens[group.last]!) ? tokens[group.last] : undefined;
  // "her condolences last night"
  if (token.lower === 'last')
    return next?.tags.has('Date') === true || /^(?:night|week|month|year|weekend|season)$/.test(next?.lower ?? '');
  // "bringing the bars back home"
  if (token.lower === 'back')
    return next === undefined || /^(?:home|to|from|in|into|at|on|down|up|out|again|then|when|and)$/.test(next.lower);
  if (token.lower === 'time') return next?.lower === 'consuming';
  if (group.infinitive) return COLOURING.test(token.lower) && next?.tags.has('Plural') === true;
  if (token.lower.endsWith('s') && !token.lower.endsWith('ss')) return isPlural(tokens, group, sentence, before, next);
  return (
    COLOURING.test(token.lower) &&
    next?.tags.has('Plural') === true &&
    !next.tags.has('Pronoun') &&
    (before === undefined || !/^(?:to|they|we|i|you|who|that|which|will)$/.test(before.lower))
  );
}

function isPlural(
  tokens: readonly Token[],
  group: VerbGroup,
  sentence: Sentence,
  before: Token | undefined,
  next: Token | undefined,
): boolean {
  const token = tokens[group.main]!;
  const { subject, object } = group;
  if (
    before === undefined ||
    before.tags.has('Pronoun') ||
    /^(?:who|which|that|what|it|he|she|this|never|always|also)$/.test(before.lower)
  )
    return false;
  if (THINGS.has(token.lower) && object === undefined) return true;
  // "the prison guards who", "the carriage doors were": a verb behind it takes it as subject
  if (
    next !== undefined &&
    subject?.last === group.first &&
    (next.lower === 'who' || (next.tags.has('Auxiliary') && !/^(?:is|be|being)$/.test(next.lower)))
  )
    return object === undefined;
  // "gems and rings", "attorneys and judges"
  const other = tokens[group.first - 2];
  if (/^(?:and|or)$/.test(before.lower) && other !== undefined && group.first - 2 >= sentence.first)
    return (
      object === undefined &&
      other.tags.has('Plural') &&
      !other.tags.has('Verb') &&
      (next === undefined || next.tags.has('Preposition') || next.tags.has('Conjunction'))
    );
  // nobody does it to anything: "further blows", "on the park grounds"
  if (subject === undefined && object === undefined)
    return (
      (before.tags.has('Adjective') || before.tags.has('Noun') || before.possessive) && !before.tags.has('ProperNoun')
    );
  // "challenges to port authority rules": the noun before it hangs on a preposition
  if (subject === undefined || subject.last !== group.first || object !== undefined) return false;
  const lead = tokens[subject.first - 1];
  return (
    lead !== undefined &&
    subject.first - 1 >= sentence.first &&
    PREPOSITION.test(lead.lower) &&
    joined(lead, tokens[subject.first]!) &&
    !(next?.lower === 'that')
  );
}
