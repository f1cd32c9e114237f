/**
 * Ids, all content-derived. Articles are named by what identifies them in the world, versions by their words,
 * mentions by where they stand, founded things by the mention that founded them - never by a name or a kind,
 * so renaming and retyping keep ids. A reader can tell the sort of an id by its prefix.
 */
import { shortHash } from './hash.ts';

export type ArticleId = `art_${string}`;
export type VersionId = `ver_${string}`;
export type EntityId = `ent_${string}`;
export type NewsEventId = `evt_${string}`;
export type StoryId = `sto_${string}`;
export type QuoteId = `quo_${string}`;
export type JudgementId = `jud_${string}`;
/** What the log founds and judgements speak of. */
export type FoundedId = EntityId | NewsEventId | StoryId | QuoteId;
export type FoundedType = 'ENTITY' | 'NEWS_EVENT' | 'STORY' | 'QUOTE';

/** What a mention is a mention of; part of its identity, since one span may open both a quote and a name. */
export type MentionKind = 'entity' | 'happening' | 'quote' | 'article';

/**
 * Where a mention stands in its version: "120-132" (UTF-16 offsets into `documentText`, end exclusive),
 * "outlet" or "byline.0" for the article's own metadata.
 */
export type MentionPlace = string;

/**
 * Address of one mention: "ver_...#entity:120-132". Readable on purpose (a judgement can be written by hand)
 * and a pure function of version, kind and span, so judgements survive a new reader.
 */
export type MentionId = `${VersionId}#${MentionKind}:${string}`;

export function mentionId(version: VersionId, kind: MentionKind, place: MentionPlace): MentionId {
  return `${version}#${kind}:${place}`;
}

/**
 * Takes a mention id apart.
 * @throws {SyntaxError} when it is none
 */
export function parseMentionId(id: string): { version: VersionId; kind: MentionKind; place: MentionPlace } {
  const match = /^(ver_[0-9a-z]{26})#(entity|happening|quote|article):(.+)$/.exec(id);
  if (!match) throw new SyntaxError(`Cannot read mention id "${id}": expected "ver_...#entity:START-END"`);
  return { version: match[1] as VersionId, kind: match[2] as MentionKind, place: match[3] as string };
}

/** The id of an article: by canonical URL, else by the given id (within its source), else by outlet and title. */
export function articleId(by: {
  canonicalUrl?: string;
  given?: string;
  source?: string;
  outlet?: string;
  title: string;
}): ArticleId {
  if (by.canonicalUrl) return `art_${shortHash('url', by.canonicalUrl)}`;
  if (by.given) return `art_${shortHash('given', by.source ?? '', by.given)}`;
  return `art_${shortHash('title', by.outlet ?? '', by.title)}`;
}

/** The id of one version of an article: its words decide, so metadata alone never makes a new version. */
export function versionId(article: ArticleId, title: string, text: string): VersionId {
  return `ver_${shortHash(article, title, text)}`;
}

/** The hash by which a taken-down text is refused when it comes again, under whatever URL. */
export function textHash(title: string, text: string): string {
  return shortHash('text', title, text);
}

/** The key by which a taken-down address is refused when it comes again. */
export function addressKey(article: ArticleId): string {
  return `address:${article}`;
}

const PREFIX = { ENTITY: 'ent_', NEWS_EVENT: 'evt_', STORY: 'sto_', QUOTE: 'quo_' } as const;

/** The id of a thing founded by `mention`; a split founds with the judgement's id as `salt`. */
export function foundedId(type: 'ENTITY', mention: string, salt?: string): EntityId;
export function foundedId(type: 'NEWS_EVENT', mention: string, salt?: string): NewsEventId;
export function foundedId(type: 'STORY', mention: string, salt?: string): StoryId;
export function foundedId(type: 'QUOTE', mention: string, salt?: string): QuoteId;
export function foundedId(type: FoundedType, mention: string, salt?: string): FoundedId;
export function foundedId(type: FoundedType, mention: string, salt = ''): FoundedId {
  return `${PREFIX[type]}${shortHash(type, mention, salt)}` as FoundedId;
}

/** Which sort of founded thing an id names, or undefined for any other text. */
export function foundedTypeOf(id: string): FoundedType | undefined {
  if (id.startsWith('ent_')) return 'ENTITY';
  if (id.startsWith('evt_')) return 'NEWS_EVENT';
  if (id.startsWith('sto_')) return 'STORY';
  if (id.startsWith('quo_')) return 'QUOTE';
  return undefined;
}

/** The id of a judgement: the request that made it and its place in that request, so merge, revoke, merge again differ. */
export function judgementId(request: string, index: number): JudgementId {
  return `jud_${shortHash('judgement', request, String(index))}`;
}
