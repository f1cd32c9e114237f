/**
 * Towns that stand for their clubs: in a report on sport, "Milan beat Parma 2-1" names two clubs, "in Milan" a city. Countries
 * stay countries, since their teams are named like them everywhere.
 */
import { type Evidence, isGivenName } from './evidence.ts';
import type { Name } from './names.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';

/** Words that show a report on sport; three different ones make it one. Source: written for this project. */
const SPORT = new Set(
  `league,cup,match,season,coach,striker,midfielder,innings,wickets,wicket,batsman,bowler,scored,goal,goals,goalkeeper,tournament,championship,championships,quarterfinal,quarterfinals,semifinal,semifinals,playoff,playoffs,halftime,
standings,baseball,basketball,soccer,football,rugby,hockey,cricket,inning,homer,homers,touchdown,pitcher,quarterback,referee,penalty,fixtures,runs,overs,tries,defender,kickoff,stadium,teammate,winger,relegation,batting,shutout`.split(
    /[,\n]+/,
  ),
);
const LEAST_SPORT = 3;

/** Parts of states and former states that send teams of their own. */
const NATIONS = new Set(
  'england,scotland,wales,northern ireland,yugoslavia,soviet union,czechoslovakia,west indies,puerto rico,ussr,west germany,east germany,zaire,macedonia,serbia and montenegro,tahiti,great britain'.split(
    ',',
  ),
);

const LOCATIVE = new Set('in,at,from,near,outside,around,to,of,through,across'.split(','));
const BEFORE_TEAM = new Set(
  'beat,over,against,v,vs,versus,defeated,thrashed,trounced,downed,edged,blanked,swept,visiting,hosting,beating,defeating,hosts,champions,leaders,rivals,newcomers,side,club,minnows,past,host,led,gave,leave,left,lifted,sent,joined'.split(
    ',',
  ),
);
const AFTER_TEAM = new Set(
  `beat,beats,won,wins,lost,loses,defeated,defeat,tied,drew,draw,led,leads,trailed,scored,thrashed,clinched,host,hosts,hosted,faced,face,plays,played,crushed,edged,blanked,swept,striker,captain,midfielder,defender,goalkeeper,
pitcher,fans,players,player,team,manager,skipper,all-rounder,forward,fullback,winger,bowler,batsman,starter,reliever,outfielder,shortstop,catcher,rookie,squad,side,took,finished,needed,need,closed,reached,moved,slipped,stayed,went,were,had,have,remain,remained`.split(
    /[,\n]+/,
  ),
);

/** The names with towns turned into clubs where a report on sport speaks of clubs. */
export function withTeams(document: Tokens, names: readonly Name[], evidence: Evidence): Name[] {
  if (!isSport(document)) return [...names];
  const rows = teamsInRows(document, names);
  const kept = names.filter((name) => !rows.some((row) => row.first < name.last && name.first < row.last));
  const all = [...kept, ...rows].sort((a, b) => a.start - b.start);
  const teams = new Set(rows.map((row) => row.name.toLowerCase()));
  const cued = new Set(all.filter((name) => isTown(name) && plays(document, name, evidence)));
  for (const name of cued) teams.add(name.name.toLowerCase());
  return all.map((name) =>
    cued.has(name) || (isTown(name) && teams.has(name.name.toLowerCase()) && mayPlay(document, name))
      ? club(name)
      : name,
  );
}

function club(name: Name): Name {
  return { ...name, kind: 'ORGANISATION', score: 700, rule: 'team' };
}

function isSport(document: Tokens): boolean {
  const found = new Set<string>();
  for (const token of document.tokens) {
    if (SPORT.has(token.lower)) found.add(token.lower);
    if (found.size >= LEAST_SPORT) return true;
  }
  return false;
}

function isTown(name: Name): boolean {
  return name.kind === 'PLACE' && name.form === 'name' && !NATIONS.has(name.name.toLowerCase());
}

/** The words beside a town make it a club. */
function plays(document: Tokens, name: Name, evidence: Evidence): boolean {
  const { tokens } = document;
  const before = neighbour(tokens, name.first - 1, name);
  const after = neighbour(tokens, name.last, name);
  const tail = tokens[name.last - 1]!;
  if (before !== undefined && LOCATIVE.has(before.lower)) {
    // "CHICAGO AT DETROIT" has the guest first
    return false;
  }
  if (before !== undefined && joined(before, tokens[name.first]!) && BEFORE_TEAM.has(before.lower)) return true;
  if (after === undefined) return false;
  if (tail.possessive && !evidence.headline.has(name.sentence)) return true;
  if (!joined(tail, after)) return false;
  if (AFTER_TEAM.has(after.lower)) return true;
  if (evidence.headline.has(name.sentence) && after.lower === 'at')
    return name.first === document.sentences[name.sentence]!.first;
  return isNumber(after) && (before === undefined || isNumber(before));
}

/** Nothing beside a town says that it is the place. */
function mayPlay(document: Tokens, name: Name): boolean {
  const { tokens } = document;
  const before = neighbour(tokens, name.first - 1, name);
  if (before !== undefined && LOCATIVE.has(before.lower)) return false;
  if (name.rule === 'dateline') return false;
  const after = tokens[name.last];
  const tail = tokens[name.last - 1]!;
  if (/[:(]/.test(tail.post)) return false;
  // "MILAN 1996-08-30", "Milan, Italy": a dateline, or a town with its country
  if (/^,/.test(tail.post) && after !== undefined && isCapital(after)) return false;
  return !(
    after !== undefined &&
    after.sentence === name.sentence &&
    /^\d{4}\b/.test(after.text) &&
    before === undefined
  );
}

function neighbour(tokens: readonly Token[], at: number, name: Name): Token | undefined {
  const token = tokens[at];
  return token?.sentence === name.sentence ? token : undefined;
}

function isNumber(token: Token): boolean {
  return /^\d{1,3}(?:-\d{1,3})?$/.test(token.text);
}

/** "Tarvik 4 3 1 0 8 2 10", "Tarvik 1 Brunvoll 0": the rows of tables of clubs. */
function teamsInRows(document: Tokens, names: readonly Name[]): Name[] {
  const found: Name[] = [];
  const countries = new Set<number>();
  for (const name of names)
    if (name.kind === 'COUNTRY' || (name.kind === 'PLACE' && NATIONS.has(name.name.toLowerCase())))
      for (let i = name.first; i < name.last; i += 1) countries.add(i);
  for (const sentence of document.sentences) {
    for (const [first, last] of rowSpans(document.tokens, sentence)) {
      if (countries.has(first) && countries.has(last - 1)) continue;
      const { start } = document.tokens[first]!;
      const { end } = document.tokens[last - 1]!;
      found.push({
        first,
        last,
        start,
        end,
        sentence: sentence.index,
        kind: 'ORGANISATION',
        form: 'name',
        name: document.text.slice(start, end),
        score: 700,
        rule: 'team.row',
      });
    }
  }
  return found;
}

function rowSpans(tokens: readonly Token[], sentence: Sentence): [number, number][] {
  const spans: [number, number][] = [];
  let at = sentence.first;
  let numbers = 0;
  while (at < sentence.last) {
    const first = at;
    while (at < sentence.last && isPart(tokens, at, first) && at - first < 5) at += 1;
    if (at === first) return [];
    const until = at;
    while (at < sentence.last && /^[\d./-]+$/.test(tokens[at]!.text)) at += 1;
    if (at === until) return [];
    numbers += at - until;
    spans.push([first, until]);
  }
  if (spans.length === 1) {
    const [first] = spans[0]!;
    // "Jane Doe 69 71 78 73" is a player
    return numbers >= 4 && !(isGivenName(tokens[first]!) && spans[0]![1] - first > 1) ? spans : [];
  }
  return spans.length === 2 && numbers === 2 ? spans : [];
}

function isPart(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at]!;
  if (at > first && !/^[ .'’-]*$/.test(tokens[at - 1]!.post)) return false;
  return isCapital(token) || (at > first && /^(?:of|de|la|du)$/.test(token.lower));
}
