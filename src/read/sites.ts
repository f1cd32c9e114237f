/**
 * Places on the web: "Norway's tax website", "the Acme site", a site named in quote marks, domains, handles.
 * A site is known by who runs it and what it is for, so its many names in one text meet in one key.
 */
import { parse } from 'tldts';
import { portfolioOf } from './data/portfolios.ts';
import { GROUND_SITES, SITE_CUES, SITE_NOUNS } from './data/well-known-sites.ts';
import { knownByDomain, knownByName } from './gazetteer.ts';
import type { Name } from './names.ts';
import { isCapital, joined, type Token, type Tokens } from './tokens.ts';

/** A site mention with the name of its operator, as an index into the list of names, where the words tell it. */
export interface SiteMention extends Name {
  readonly owner?: number;
  /** A phrase like "the website" that names no site itself: joins the last one spoken of. */
  readonly anaphoric?: boolean;
  /** "a website": a new one without a name, so "the website" after it means no earlier one. */
  readonly introduces?: boolean;
  /** What the site is for, when the phrase says so without naming an operator: "immigration". */
  readonly purpose?: string;
}

const LONGEST_PHRASE = 8;
const EMPTY_ADJECTIVES = new Set(
  'official,functional,own,main,new,popular,entire,whole,live,working,old,public,famous,online,very,now,dedicated,existing,current,interactive,special,first,same,other,beleaguered,troubled,much,maligned,unofficial'.split(
    ',',
  ),
);

/** Site mentions of a document; `names` are those already found and may become their operators. */
export function findSites(document: Tokens, names: readonly Name[]): SiteMention[] {
  const { tokens } = document;
  const owners = new Map<number, number>();
  names.forEach((name, index) => {
    for (let i = name.first; i < name.last; i += 1) owners.set(i, index);
  });
  const sites: SiteMention[] = [];
  for (const token of tokens) {
    const noun = isSiteNoun(token);
    if (noun) sites.push(...sitePhrase(document, token, names, owners));
    if (noun || SITE_CUES.has(token.root)) {
      const named = namedBeside(document, token, owners);
      if (named) sites.push(named);
    }
    const address = addressOf(token);
    if (address) sites.push(address);
  }
  return dropCovered(sites);
}

function isSiteNoun(token: Token): boolean {
  return (
    SITE_NOUNS.has(token.lower) ||
    (token.lower.endsWith('s') &&
      SITE_NOUNS.has(token.lower.slice(0, -1)) &&
      token.lower !== 'sites' &&
      token.lower !== 'websites')
  );
}

/** The phrase that ends in a site noun, walked leftwards to its determiner. */
function sitePhrase(
  document: Tokens,
  noun: Token,
  names: readonly Name[],
  owners: ReadonlyMap<number, number>,
): SiteMention[] {
  const { tokens } = document;
  let first = noun.index;
  while (first > 0 && noun.index - first < LONGEST_PHRASE && belongs(tokens, first - 1, first)) first -= 1;
  const before = tokens[first - 1];
  const determiner =
    before !== undefined && before.sentence === noun.sentence && joined(before, tokens[first]!) ? before.lower : '';
  const words: Token[] = [];
  let owner: number | undefined;
  for (let i = first; i < noun.index; i += 1) {
    const found = owners.get(i);
    const name = found === undefined ? undefined : names[found];
    if (name !== undefined && owns(name)) owner = betterOwner(names, owner, found!);
    if (!EMPTY_ADJECTIVES.has(tokens[i]!.lower) && !/^(?:and|&|of|the)$/.test(tokens[i]!.lower)) words.push(tokens[i]!);
  }
  if (words.some((word) => GROUND_SITES.has(word.lower)) && !/^web/.test(noun.lower)) return [];
  const span = { first, last: noun.index + 1, start: tokens[first]!.start, end: noun.end, sentence: noun.sentence };
  const base = { ...span, kind: 'SITE' as const };
  if (owner === undefined) {
    // "the website", "its site", "the site crash": whichever was spoken of last; "a website" is a new one
    const purpose = areasOf(words).join('+');
    // "Tax website crashes": headlines drop the article
    const bare = determiner === '' && (purpose === '' || words.length > 1);
    if (words.length > 1 || bare) return [];
    const introduces = /^(?:a|an|another|one|some|each|every|any)$/.test(determiner);
    return [
      {
        ...base,
        form: 'nominal',
        name: document.text.slice(span.start, span.end),
        score: 600,
        rule: 'site.nominal',
        anaphoric: !introduces,
        introduces,
        ...(purpose === '' ? {} : { purpose }),
      },
    ];
  }
  const name = names[owner]!;
  if (name.kind === 'SITE' || (name.kind === 'OUTLET' && words.length <= name.last - name.first)) return [];
  const inside = words.filter((word) => !(owners.get(word.index) === owner && !isPortfolioOwner(name)));
  const areas = areasOf(inside);
  const rest = inside
    .filter((word) => portfolioOf(word.lower) === undefined && !isCapital(word))
    .map((word) => word.lower);
  const country = countryKeyIn(tokens, first, noun.index, names, owners) ?? name.key;
  const purpose = areas.length > 0 ? areas : rest;
  const key = country === undefined ? undefined : `site:${country}/${purpose.join('+')}`;
  const alias = key === undefined ? undefined : aliasBehind(document, noun, key);
  return [
    ...(alias === undefined ? [] : [alias]),
    {
      ...base,
      form: 'name',
      name: document.text.slice(span.start, span.end),
      ...(key === undefined ? {} : { key }),
      score: 850,
      rule: 'site.phrase',
      owner,
    },
  ];
}

/** "Acme's tax website, Taxoline, crashed": the name behind the comma is the site's own. */
function aliasBehind(document: Tokens, noun: Token, key: string): SiteMention | undefined {
  const { tokens } = document;
  const first = noun.index + 1;
  if (!/^,\s$/.test(noun.post) || tokens[first]?.sentence !== noun.sentence || !isCapital(tokens[first]!))
    return undefined;
  let last = first + 1;
  while (
    last < tokens.length &&
    last - first < 4 &&
    isCapital(tokens[last]!) &&
    joined(tokens[last - 1]!, tokens[last]!)
  )
    last += 1;
  if (!/^,/.test(tokens[last - 1]!.post) || tokens[last - 1]!.possessive) return undefined;
  return {
    ...sitename(document, first, last, document.text.slice(tokens[first]!.start, tokens[last - 1]!.end)),
    key,
    rule: 'site.alias',
  };
}

function areasOf(words: readonly Token[]): string[] {
  return [...new Set(words.map((word) => portfolioOf(word.lower)).filter((area) => area !== undefined))].sort();
}

/** "Health and Welfare Norway" says both who runs the site and what it is for. */
function isPortfolioOwner(name: Name): boolean {
  return name.kind === 'ORGANISATION';
}

function owns(name: Name): boolean {
  return name.kind !== undefined && name.kind !== 'PERSON';
}

/** An organisation runs a site rather than the country in whose name it stands. */
function betterOwner(names: readonly Name[], current: number | undefined, next: number): number {
  if (current === undefined) return next;
  return names[current]!.kind === 'COUNTRY' && names[next]!.kind === 'ORGANISATION' ? next : current;
}

/** The country that stands in the phrase, on its own or inside an organisation's name. */
function countryKeyIn(
  tokens: readonly Token[],
  first: number,
  last: number,
  names: readonly Name[],
  owners: ReadonlyMap<number, number>,
): string | undefined {
  for (let i = first; i < last; i += 1) {
    const name = names[owners.get(i) ?? -1];
    if (name?.kind === 'COUNTRY') return name.key;
    const known = isCapital(tokens[i]!) ? knownByName(tokens[i]!.text) : undefined;
    if (known?.kind === 'COUNTRY') return known.key;
  }
  return undefined;
}

/** The token at `at` may stand inside a site phrase before the token at `next`. */
function belongs(tokens: readonly Token[], at: number, next: number): boolean {
  const token = tokens[at]!;
  const after = tokens[next]!;
  if (token.sentence !== after.sentence) return false;
  const linked = joined(token, after) || /^-$/.test(token.post);
  if (!linked) return false;
  if (token.lower === '&' || token.lower === 'and') return isCapital(after) && at > 0 && isCapital(tokens[at - 1]!);
  if (
    token.tags.has('Determiner') ||
    token.tags.has('Preposition') ||
    token.tags.has('Pronoun') ||
    token.tags.has('Conjunction')
  )
    return false;
  if (token.tags.has('QuestionWord') || token.tags.has('Adverb') || token.tags.has('Value')) return false;
  if (isCapital(token))
    return (
      !token.tags.has('Auxiliary') &&
      !(at === 0 || tokens[at - 1]?.sentence !== token.sentence
        ? token.tags.has('Gerund') || token.tags.has('Adverb')
        : false)
    );
  if (token.tags.has('Noun') || token.tags.has('Adjective')) return !token.tags.has('Date');
  return token.tags.has('Gerund') && token.post === '-';
}

/** `website "Xyz"`, "a site called Xyz": the name stands in quote marks or capitals right behind the noun. */
function namedBeside(document: Tokens, noun: Token, owners: ReadonlyMap<number, number>): SiteMention | undefined {
  const { tokens, text } = document;
  let at = noun.index + 1;
  let called = false;
  if (tokens[at]?.sentence === noun.sentence && /^(?:called|named|dubbed|titled|entitled)$/.test(tokens[at]!.lower)) {
    at += 1;
    called = true;
  }
  const first = tokens[at];
  if (first === undefined || first.sentence !== noun.sentence) return undefined;
  if (/["“]$/.test(first.pre)) {
    let last = at;
    while (
      last < tokens.length &&
      last - at < 10 &&
      tokens[last]!.sentence === noun.sentence &&
      !/["”]/.test(tokens[last]!.post)
    )
      last += 1;
    if (last - at >= 10 || !/["”]/.test(tokens[last]?.post ?? '') || !isCapital(first)) return undefined;
    return sitename(document, at, last + 1, text.slice(first.start, tokens[last]!.end));
  }
  if (
    !isCapital(first) ||
    !joined(tokens[at - 1]!, first) ||
    noun.possessive ||
    !(called || SITE_NOUNS.has(noun.lower))
  )
    return undefined;
  let last = at + 1;
  while (
    last < tokens.length &&
    isCapital(tokens[last]!) &&
    joined(tokens[last - 1]!, tokens[last]!) &&
    tokens[last]!.sentence === noun.sentence &&
    last - at < 5
  )
    last += 1;
  if (!called && owners.has(at) && tokens[at]!.tags.has('Place')) return undefined;
  return sitename(document, at, last, text.slice(first.start, tokens[last - 1]!.end));
}

function sitename(document: Tokens, first: number, last: number, name: string): SiteMention {
  const { tokens } = document;
  const known = knownByName(name);
  const key = known?.key?.startsWith('domain:') ? { key: known.key } : {};
  return {
    first,
    last,
    start: tokens[first]!.start,
    end: tokens[last - 1]!.end,
    sentence: tokens[first]!.sentence,
    kind: 'SITE',
    form: 'name',
    name: key.key === undefined ? name : known!.name,
    ...key,
    score: 850,
    rule: 'site.named',
  };
}

const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12})(?:[/?#].*)?$/i;

/** A domain or URL in the text, with the registrable domain as key. */
function addressOf(token: Token): SiteMention | undefined {
  if (token.text.length < 4 || !token.text.includes('.') || /\d$/.test(token.text)) return undefined;
  const match = ADDRESS.exec(token.text);
  if (!match) return undefined;
  const address = parse(match[1]!.toLowerCase());
  if (!address.domain || address.isIcann !== true) return undefined;
  // "U.S", "p.m.it": a registrable name of one letter, or a sentence end without a blank
  if ((address.domainWithoutSuffix ?? '').length < 3 || /\p{Lu}\p{Ll}+\.\p{Lu}/u.test(token.text)) return undefined;
  const known = knownByDomain(address.domain);
  return {
    first: token.index,
    last: token.index + 1,
    start: token.start,
    end: token.end,
    sentence: token.sentence,
    kind: known?.kind ?? 'SITE',
    form: 'handle',
    name: known?.name ?? address.domain,
    key: `domain:${address.domain}`,
    score: 900,
    rule: 'site.address',
  };
}

/** Of two site mentions that overlap the longer one stays. */
function dropCovered(sites: readonly SiteMention[]): SiteMention[] {
  const sorted = [...sites].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: SiteMention[] = [];
  for (const site of sorted) {
    const last = kept[kept.length - 1];
    if (last === undefined || site.start >= last.end) kept.push(site);
  }
  return kept;
}
