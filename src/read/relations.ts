/**
 * Who belongs where ("Jane Doe, an economist at Acme"), who runs which site, and which outlets a text names as its source.
 */
import type { Affiliation, Citation, LocalEntity, Operation, Span } from '../domain/extraction.ts';
import type { LocatedMention } from './coreference.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { ROLE_NOUNS } from './data/titles.ts';
import type { Dateline } from './datelines.ts';
import { verbLemma } from './lemma.ts';
import type { Name } from './names.ts';
import { ARTICLE } from './phrase-words.ts';
import type { SiteMention } from './sites.ts';
import type { Token, Tokens } from './tokens.ts';

/** How far behind the name its role may reach, in tokens. */
const APPOSITION = 12;

/** "Jane Doe, an economist at Acme", "Jane Doe, Acme's chief economist", "Acme chief economist Jane Doe". */
export function findAffiliations(
  document: Tokens,
  mentions: readonly LocatedMention[],
  entities: readonly LocalEntity[],
): Affiliation[] {
  const { tokens } = document;
  const found: Affiliation[] = [];
  const starts = new Map(mentions.map((mention) => [mention.first, mention] as const));
  mentions.forEach((mention, index) => {
    if (entities[mention.entity]?.kinds[0] !== 'PERSON' || mention.form !== 'name') return;
    const behind = behindName(document, mention, starts, entities) ?? ofBody(document, mention, starts, entities);
    if (behind !== undefined) found.push(behind);
    const headed = headOf(document, mention, mentions[index - 1], entities);
    if (headed !== undefined) found.push(headed);
    const before = mentions[index - 1];
    if (
      before !== undefined &&
      before.sentence === mention.sentence &&
      isBody(entities, before) &&
      before.last < mention.first &&
      mention.first - before.last <= 5
    ) {
      const role = document.text.slice(tokens[before.last]!.start, tokens[mention.first - 1]!.end);
      const words = tokens.slice(before.last, mention.first);
      if (
        !/[.,;:()"“]/.test(role.replace(/\.$/, '')) &&
        ROLE_NOUNS.has(words.at(-1)!.lower) &&
        words.every((word) => !word.tags.has('Preposition') && !(word.tags.has('Verb') && !word.tags.has('Noun')))
      ) {
        found.push({
          start: before.start,
          end: mention.end,
          person: mention.entity,
          organisation: before.entity,
          role: role.toLowerCase(),
          sentence: mention.sentence,
          score: 750,
          rule: 'affiliation.before',
        });
      }
    }
  });
  return found;
}

/** "Jane Doe of Acme", "Jane Doe (Acme Party)", "President Jane Doe of Norway": a country needs an office before the name. */
function ofBody(
  document: Tokens,
  person: LocatedMention,
  starts: ReadonlyMap<number, LocatedMention>,
  entities: readonly LocalEntity[],
): Affiliation | undefined {
  const { tokens } = document;
  let at = person.last;
  const bracket = /^\s\($/.test(tokens[at - 1]!.post);
  if (!bracket) {
    if (!/^\s$/.test(tokens[at - 1]!.post) || !/^(?:of|from)$/.test(tokens[at]?.lower ?? '')) return undefined;
    at += 1;
    if (tokens[at]?.lower === 'the') at += 1;
  }
  const body = starts.get(at);
  if (body === undefined || body.sentence !== person.sentence || body.form !== 'name' || !isBody(entities, body))
    return undefined;
  if (bracket && !/^\)/.test(tokens[body.last - 1]!.post)) return undefined;
  // only words that stand right before this very mention are the office it is of
  const office = tokens[person.first - 1];
  const held = office !== undefined && office.sentence === person.sentence && ROLE_NOUNS.has(office.lower);
  if (entities[body.entity]!.kinds[0] === 'COUNTRY' && (!held || bracket)) return undefined;
  return {
    start: person.start,
    end: body.end,
    person: person.entity,
    organisation: body.entity,
    role: held ? office.lower : 'member',
    sentence: person.sentence,
    score: held ? 750 : 650,
    rule: bracket ? 'affiliation.bracket' : 'affiliation.of',
  };
}

/** "The head of Acme, Jane Doe,": office, body and person in this order. */
function headOf(
  document: Tokens,
  person: LocatedMention,
  body: LocatedMention | undefined,
  entities: readonly LocalEntity[],
): Affiliation | undefined {
  const { tokens, text } = document;
  if (body === undefined || body.sentence !== person.sentence || body.form !== 'name' || !isBody(entities, body))
    return undefined;
  if (body.last !== person.first || !/^,?\s$/.test(tokens[body.last - 1]!.post) || tokens[body.last - 1]!.possessive)
    return undefined;
  let last = body.first - 1;
  if (tokens[last]?.lower === 'the') last -= 1;
  if (!/^(?:of|at|for)$/.test(tokens[last]?.lower ?? '')) return undefined;
  last -= 1;
  const head = tokens[last];
  if (head === undefined || head.sentence !== person.sentence || !ROLE_NOUNS.has(head.lower)) return undefined;
  let first = last;
  while (first > 0 && last - first < 4) {
    const { sentence, lower, post, tags } = tokens[first - 1]!;
    if (sentence !== person.sentence || /[,;:()"“”]/.test(post) || ARTICLE.test(lower)) break;
    if (!(ROLE_NOUNS.has(lower) || tags.has('Adjective') || tags.has('Noun'))) break;
    first -= 1;
  }
  return {
    start: head.start,
    end: person.end,
    person: person.entity,
    organisation: body.entity,
    role: text.slice(tokens[first]!.start, head.end).toLowerCase(),
    sentence: person.sentence,
    score: 750,
    rule: 'affiliation.head of',
  };
}

function isBody(entities: readonly LocalEntity[], mention: LocatedMention): boolean {
  const kind = entities[mention.entity]?.kinds[0];
  return kind === 'ORGANISATION' || kind === 'OUTLET' || kind === 'SITE' || kind === 'COUNTRY';
}

function behindName(
  document: Tokens,
  person: LocatedMention,
  starts: ReadonlyMap<number, LocatedMention>,
  entities: readonly LocalEntity[],
): Affiliation | undefined {
  const { tokens, text } = document;
  const last = tokens[person.last - 1]!;
  if (!/^,\s$/.test(last.post)) return undefined;
  let role: [number, number] | undefined;
  let from = person.last;
  // "Jane Doe, 52, a professor at ..."
  if (/^\d{1,3}$/.test(tokens[from]?.text ?? '') && /^,\s$/.test(tokens[from]!.post)) from += 1;
  if (/^(?:a|an|the|who)$/.test(tokens[from]?.lower ?? '')) from += 1;
  for (let i = from; i < Math.min(tokens.length, person.last + APPOSITION); i += 1) {
    const token = tokens[i]!;
    if (token.sentence !== person.sentence) return undefined;
    const mention = starts.get(i);
    if (role !== undefined && mention !== undefined && isBody(entities, mention) && linksToBody(tokens, role[1], i)) {
      return {
        start: person.start,
        end: mention.end,
        person: person.entity,
        organisation: mention.entity,
        role: text.slice(tokens[role[0]]!.start, tokens[role[1]]!.end),
        sentence: person.sentence,
        score: 850,
        rule: 'affiliation.apposition',
      };
    }
    // "Jane Doe, Acme's chief economist"
    if (
      role === undefined &&
      mention !== undefined &&
      isBody(entities, mention) &&
      i === from &&
      tokens[mention.last - 1]!.possessive
    ) {
      const end = roleEnd(tokens, mention.last, person.sentence);
      if (end !== undefined)
        return {
          start: person.start,
          end: tokens[end]!.end,
          person: person.entity,
          organisation: mention.entity,
          role: text.slice(tokens[mention.last]!.start, tokens[end]!.end),
          sentence: person.sentence,
          score: 850,
          rule: 'affiliation.possessive',
        };
    }
    if (ROLE_NOUNS.has(token.lower) || ROLE_NOUNS.has(token.root)) role = [role?.[0] ?? from, i];
    if (role === undefined && i - from > 4) return undefined;
    if (/[,;.]\s/.test(token.post) && role !== undefined) return undefined;
  }
  return undefined;
}

/** Words that tie a role to its body: "at", "of", "with", "working for". */
function linksToBody(tokens: readonly Token[], role: number, body: number): boolean {
  const words = tokens.slice(role + 1, body).map((token) => token.lower);
  const rest = words.filter(
    (word) =>
      !/^(?:the|a|an|of|at|for|with|from|in|by|based|working|works|who|job|hunting|search|popular|news|agency|website|site|company|firm|giant|bank|employed)$/.test(
        word,
      ),
  );
  return words.some((word) => /^(?:of|at|for|with|from|in|by)$/.test(word)) && rest.length <= 2;
}

function roleEnd(tokens: readonly Token[], from: number, sentence: number): number | undefined {
  for (let i = from; i < Math.min(tokens.length, from + 5); i += 1) {
    if (tokens[i]!.sentence !== sentence) return undefined;
    if (ROLE_NOUNS.has(tokens[i]!.lower) && !ROLE_NOUNS.has(tokens[i + 1]?.lower ?? '')) return i;
    if (/[,;.]/.test(tokens[i]!.post)) return undefined;
  }
  return undefined;
}

/** Who runs a site, from the phrases that name both. `found` and `owners` are the lists the entities were made of. */
export function findOperations(
  sites: readonly SiteMention[],
  owners: readonly Name[],
  entityOf: (name: Name) => number | undefined,
): Operation[] {
  const found: Operation[] = [];
  for (const site of sites) {
    if (site.owner === undefined) continue;
    const operator = entityOf(owners[site.owner]!);
    const entity = entityOf(site);
    const runner = owners[site.owner]!.kind;
    if (runner !== 'COUNTRY' && runner !== 'ORGANISATION' && runner !== 'OUTLET') continue;
    if (operator === undefined || entity === undefined || operator === entity) continue;
    found.push({
      start: site.start,
      end: site.end,
      operator,
      site: entity,
      sentence: site.sentence,
      score: 800,
      rule: 'operation.phrase',
    });
  }
  return found;
}

/**
 * Outlets named as the source: "Xyz reported", "told Xyz", "according to Xyz", "the Xyz news agency"; as the source of the whole text by
 * a credit line ("OSLO (Xyz) -", a last "(Xyz)"); as who had the news first ("first reported by Xyz").
 */
export function findCitations(
  document: Tokens,
  mentions: readonly LocatedMention[],
  entities: readonly LocalEntity[],
  datelines: readonly Dateline[],
): Citation[] {
  const { tokens } = document;
  const inDateline = (span: Span) =>
    datelines.some(({ source }) => source !== undefined && span.start >= source.start && span.end <= source.end);
  const found: Citation[] = [];
  for (const mention of mentions) {
    const entity = entities[mention.entity];
    if (entity?.kinds.includes('OUTLET') !== true || mention.form !== 'name') continue;
    if (entity.mentions.some((other) => other.place === 'outlet')) continue;
    const rule = inDateline(mention)
      ? 'citation.dateline'
      : isCredit(document.text, mention)
        ? 'citation.credit'
        : isNamedFirst(document, mention)
          ? 'citation.first'
          : citedBy(tokens, mention);
    if (rule !== undefined)
      found.push({
        start: mention.start,
        end: mention.end,
        outlet: mention.entity,
        sentence: mention.sentence,
        score: 850,
        rule,
      });
  }
  return found;
}

/** "Rain fell. (Xyz)" and "Rain fell. - Xyz" at the very end. */
function isCredit(text: string, { start, end }: LocatedMention): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const last = text.slice(end).trim();
  if (last === ')') return before.endsWith('(');
  return last === '' && /(?:[.!?"\u201d]\s+|\n\s*)(?:--?|[\u2013\u2014])\s*$/.test(before);
}

/** "first reported by Xyz", "Xyz first reported", "Xyz, which broke the news". */
function isNamedFirst({ tokens, text }: Tokens, mention: LocatedMention): boolean {
  const within = (index: number) => tokens[index]?.sentence === mention.sentence;
  let [from, to] = [mention.first, mention.last - 1];
  while (from > mention.first - 6 && within(from - 1)) from -= 1;
  while (to < mention.last + 5 && within(to + 1)) to += 1;
  const before = text.slice(tokens[from]!.start, mention.start);
  const behind = text.slice(mention.end, tokens[to]!.end);
  return (
    /\bfirst (?:reported|published|revealed|disclosed|told) (?:(?:on|last) \w+ )?(?:by|in) (?:the )?$/i.test(before) ||
    /^,?(?: which| who)? (?:(?:had |was the )?first (?:reported|revealed|disclosed|published|to (?:report|reveal))|broke the (?:news|story))\b/i.test(
      behind,
    )
  );
}

function citedBy(tokens: readonly Token[], mention: LocatedMention): string | undefined {
  const inSentence = (token: Token | undefined) => token !== undefined && token.sentence === mention.sentence;
  for (let i = mention.last; i < mention.last + 5; i += 1) {
    const token = tokens[i];
    if (!inSentence(token) || /["“]/.test(token!.pre)) break;
    if (token!.tags.has('Verb') && SAYING_VERBS.has(verbLemma(token!.lower, token!.root))) return 'citation.reported';
    if (
      !/^(?:news|agency|newspaper|which|has|had|also|first|channel|network|website|magazine|television|tv)$/.test(
        token!.lower,
      )
    )
      break;
  }
  for (let i = mention.first - 1; i >= mention.first - 4; i -= 1) {
    const token = tokens[i];
    if (!inSentence(token)) break;
    if (/^(?:told|tells|telling)$/.test(token!.lower)) return 'citation.told';
    if (/^(?:citing|quoting|quotes|quoted|cited|cites)$/.test(token!.lower)) return 'citation.citing';
    if (token!.lower === 'to' && /^(?:according|spoke|speaking|talked|talking)$/.test(tokens[i - 1]?.lower ?? ''))
      return 'citation.according to';
    if (
      /^(?:by|with)$/.test(token!.lower) &&
      /^(?:report|reports|article|investigation|interview|dispatch|footage|reported|published|obtained|seen|quoted|cited|interview|interviewed|broadcast)$/.test(
        tokens[i - 1]?.lower ?? '',
      )
    )
      return 'citation.by';
    if (!/^(?:the|news|agency|newspaper|in|an|a|interview|broadcaster|network)$/.test(token!.lower)) break;
  }
  return undefined;
}
