/**
 * The reader: one article version in, everything it says out. Pure and deterministic: the same words and the same date give
 * the same bytes on every machine; nothing is fetched, no clock is asked. One step per file; the order below matters, since
 * each step only looks at what the ones before it found.
 */
import { type ArticleBody, documentText, type Published } from '../domain/article.ts';
import type { Extraction } from '../domain/extraction.ts';
import { findCauses } from './causes.ts';
import { withConfidence } from './confidence.ts';
import { resolveNames } from './coreference.ts';
import { findDatelines } from './datelines.ts';
import { gatherEvidence } from './evidence.ts';
import { withoutAsides } from './furniture.ts';
import { genderOf } from './gender.ts';
import { findHappenings } from './happenings.ts';
import { findIndirectQuotes } from './indirect-quotes.ts';
import { detectLanguage } from './language.ts';
import { withOffices } from './name-offices.ts';
import { withPronouns } from './name-pronouns.ts';
import { findNames, type Name } from './names.ts';
import { findQuotes } from './quotes.ts';
import { findAffiliations, findCitations, findOperations } from './relations.ts';
import { withSalience } from './salience.ts';
import { findSites } from './sites.ts';
import type { Speakers } from './speaker-phrase.ts';
import { countTerms } from './terms.ts';
import { findTimes } from './times.ts';
import { tokenise } from './tokens.ts';

/** Name and version of this reader; a change of what it yields is a new version. */
export const READER = 'newsloom/5';

/**
 * Reads one article version. Never throws, whatever the text.
 * A text that is empty or surely not English comes back with `unread` set, its sentences, and its outlet and authors only.
 */
export function read(article: ArticleBody, published: Published): Extraction {
  const text = withoutAsides(documentText(article), article.title.length);
  const language = detectLanguage(text);
  const datelines = findDatelines(text, article.title.length);
  const document = tokenise(
    text,
    datelines.map(({ end }) => end),
  );
  const unread =
    document.tokens.length === 0
      ? 'The text holds no words'
      : language !== 'en' && language !== 'und'
        ? `The text is in "${language}", and only English is read`
        : undefined;
  const sentences = document.sentences.map(({ start, end }) => ({ start, end }));
  const nothing = {
    happenings: [],
    causes: [],
    quotes: [],
    affiliations: [],
    operations: [],
    citations: [],
    terms: [],
  };
  if (unread !== undefined)
    return {
      kind: 'extraction',
      reader: READER,
      language,
      unread,
      sentences,
      entities: resolveNames(article, []).entities,
      ...nothing,
    };

  const evidence = gatherEvidence(document);
  const names = findNames(document, evidence);
  const sites = findSites(document, names);
  const all: Name[] = [...outsideOf(names, sites), ...sites];
  const { entities, mentions } = withOffices(document, resolveNames(article, all));
  const who: Speakers = {
    mentions,
    kindOf: (entity) => entities[entity]!.kinds[0]!,
    genderOf: (entity) => genderOf(entities[entity]!),
    byKey: keysOf(entities),
  };
  const inMarks = findQuotes(document, who);
  const quotes = [...inMarks, ...findIndirectQuotes(document, inMarks, who)];
  const times = findTimes(text, published, article.outlet);
  const told = withPronouns(
    document,
    { entities, mentions },
    inMarks.map(({ content }) => content),
  );
  const drafts = findHappenings({ document, mentions: told.mentions, quotes, times });
  const places = new Map(mentions.map((mention) => [`${mention.start}-${mention.end}`, mention.entity] as const));
  return withConfidence({
    kind: 'extraction',
    reader: READER,
    language: language === 'und' ? 'en' : language,
    sentences,
    entities: told.entities,
    happenings: withSalience(drafts, document.sentences),
    causes: findCauses(document, drafts),
    quotes,
    affiliations: findAffiliations(document, mentions, entities),
    operations: findOperations(sites, names, (name) => places.get(`${name.start}-${name.end}`)),
    citations: findCitations(document, mentions, entities, datelines),
    terms: countTerms(document, mentions, entities),
  });
}

/** A name that a site of the same or a wider span of the same sort covers is the site's own; owners inside stay. */
function outsideOf(names: readonly Name[], sites: readonly Name[]): Name[] {
  const taken = new Set<number>();
  const spans = new Set(sites.map((site) => `${site.start}-${site.end}`));
  for (const site of sites)
    if (site.rule === 'site.named' || site.rule === 'site.alias')
      for (let i = site.first; i < site.last; i += 1) taken.add(i);
  return names.filter((name) => !spans.has(`${name.start}-${name.end}`) && !taken.has(name.first));
}

function keysOf(entities: Extraction['entities']): Map<string, number> {
  const keys = new Map<string, number>();
  entities.forEach((entity, index) => {
    if (entity.key !== undefined) keys.set(entity.key, index);
  });
  return keys;
}
