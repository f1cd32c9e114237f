/**
 * What an article tells about the happenings of those that were published after it and came before it. Linking goes from one article to
 * the next, so what is one happening hangs on who comes first; here it is made to hang on who was published first. The happenings of the
 * later articles of a story are linked again, one article after the other, as if they had come in that order. An event keeps its id with
 * the mention that founded it; what people judged stays where they put it.
 */
import type { DomainEvent } from '../domain/domain-event.ts';
import { placeOf } from '../domain/extraction.ts';
import { compareText } from '../domain/graph.ts';
import {
  type ArticleId,
  type FoundedId,
  foundedId,
  type MentionPlace,
  mentionId,
  type NewsEventId,
  parseMentionId,
  type StoryId,
  type VersionId,
} from '../domain/ids.ts';
import { canonicalOf, membersOf, sameCluster } from '../registry/clusters.ts';
import {
  type BodySource,
  bodiesOf,
  currentVersion,
  EMPTY_TALLIES,
  type Readable,
  readable,
} from '../registry/contributions.ts';
import { publishedOrder } from '../registry/event-anchors.ts';
import { happeningLinks, storyLink } from '../registry/links.ts';
import type { ThingRecord } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { recordBasis, restOn, takeBasis } from './basis.ts';
import { linkEvents } from './link-events.ts';
import { storyBeforeAmong } from './link-story.ts';
import { tellingKeys } from './linking-keys.ts';
import { localEntities, standsAlready } from './relink.ts';
import { isOpen, type LinkOptions } from './resolve.ts';
import { YOUNG } from './settle-stories.ts';
import { storyProfile } from './story-profile.ts';

type Link = Extract<DomainEvent, { type: 'HappeningLinked' }>;

/** An article whose happenings are linked again. */
interface Again extends Readable {
  readonly extraction: NonNullable<Readable['extraction']>;
  /** What its happenings stand for now. */
  readonly before: ReadonlyMap<MentionPlace, NewsEventId>;
  /** Places that people judged. */
  readonly judged: ReadonlySet<MentionPlace>;
}

/**
 * The links of happenings that take the place of others now that `articles` came into a story or left it. To be asked once they are
 * known; answers nothing while all of them were published last, as is usual. Bounded: at most `YOUNG` articles.
 */
export function settleEvents(
  known: RegistryReader,
  bodies: BodySource,
  story: StoryId,
  articles: readonly ArticleId[],
  options: LinkOptions,
): readonly DomainEvent[] {
  const again = readAgain(known, bodies, laterThan(known, story, articles));
  if (again.length === 0) return [];
  const ids = new Set(again.map(({ record }) => record.id));
  const fixed = new Set<NewsEventId>();
  for (const { version, before, judged } of again) {
    for (const to of before.values()) {
      const thing = known.get('thing', to);
      if (!thing || isJudged(known, thing)) fixed.add(to);
    }
    // What a mention was put to by people, and what it was taken from, is for them to change.
    for (const place of judged) if (before.has(place)) fixed.add(before.get(place)!);
    for (const { kind, from } of version.overrides) if (kind === 'happening' && from) fixed.add(from as NewsEventId);
  }
  const hidden = new Set<NewsEventId>();
  for (const { before } of again)
    for (const to of before.values()) {
      const { anchor } = known.get('thing', to) ?? {};
      if (!fixed.has(to) && anchor && ids.has(anchor)) hidden.add(to);
    }
  const overlay = overlaid(known, hidden);
  /** Whether a mention keeps what it stands for: people had a say in it, or the id it would found stands for something else elsewhere. */
  const stands = ({ version, judged }: Again, place: MentionPlace, to: NewsEventId) => {
    const own = foundedId('NEWS_EVENT', mentionId(version.id, 'happening', place));
    const elsewhere = own !== to && !hidden.has(own) && (known.get('thing', own)?.live ?? 0) > 0;
    return judged.has(place) || fixed.has(to) || elsewhere;
  };
  const decided = new Map<VersionId, readonly Link[]>();
  const events = again.map((article) => {
    const found = linkAgain(overlay, article, story, (place, to) => stands(article, place, to), options);
    overlay.add(article, found);
    decided.set(article.version.id, found.filter(isSame));
    return found;
  });
  const founded = new Set(events.flat().flatMap((event) => (event.type === 'NewsEventFounded' ? [event.id] : [])));
  const named = names(known, again, decided, { hidden, founded });
  return again.flatMap((article, index) => changes(known, article, renamed(events[index]!, named, known)));
}

/**
 * The live articles of a story from the first of `articles` on, in the order in which they were published; none when the story is not young
 * any more, and none when there is only one that has just come, since it was linked with all that is known.
 */
function laterThan(known: RegistryReader, story: StoryId, articles: readonly ArticleId[]): readonly ArticleId[] {
  const from = articles.map((id) => publishedOrder(known, id)).sort()[0];
  const stories = membersOf(known, story);
  const told = stories.reduce((sum, id) => sum + known.count('thing-articles', id), 0);
  // Those that went to other stories are counted too.
  if (from === undefined || told > 2 * YOUNG) return [];
  const same = sameCluster(known);
  const members = [...new Set(stories.flatMap((id) => known.members('thing-articles', id, 2 * YOUNG)))].filter((id) => {
    const record = known.get('article', id);
    const version = known.get('version', record?.versions.at(-1) ?? '');
    const to = version && storyLink(version, same)?.to;
    return record?.status === 'LIVE' && to !== undefined && same(to, story);
  }) as ArticleId[];
  if (members.length > YOUNG) return [];
  const later = members
    .map((id) => ({ id, order: publishedOrder(known, id) }))
    .filter(({ order }) => order >= from)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ id }) => id);
  return later.length === 1 && articles.includes(later[0]!) ? [] : later;
}

function readAgain(known: RegistryReader, bodies: BodySource, articles: readonly ArticleId[]): readonly Again[] {
  bodies.need(articles.flatMap((id) => bodiesOf(known, id)));
  const same = sameCluster(known);
  return articles.flatMap((id): Again[] => {
    const read = readable(known, bodies, id);
    if (!read?.extraction || read.extraction.unread) return [];
    const before = new Map(happeningLinks(read.version, same).map(({ place, to }) => [place, to]));
    const judged = read.version.overrides.filter(({ kind }) => kind === 'happening').map(({ place }) => place);
    return [{ ...read, extraction: read.extraction, before, judged: new Set(judged) }];
  });
}

/** Whether people had a say in what an event is. */
function isJudged(known: RegistryReader, thing: ThingRecord): boolean {
  return (
    thing.canonical !== thing.id ||
    thing.members !== undefined ||
    thing.renamed.length > 0 ||
    thing.retyped.length > 0 ||
    known.count('different', thing.id) > 0
  );
}

/** All links of an article's happenings, as if the events of the later articles were not there. */
function linkAgain(
  overlay: RegistryReader,
  { version, body, extraction, before, judged }: Again,
  story: StoryId,
  stands: (place: MentionPlace, to: NewsEventId) => boolean,
  options: LinkOptions,
): readonly DomainEvent[] {
  const registry = recordBasis(overlay);
  const same = sameCluster(overlay);
  for (const link of version.entityLinks) restOn(registry, link.to, link.basis);
  if (version.storyLink) restOn(registry, version.storyLink.to, version.storyLink.basis);
  for (const { to, judgement } of version.overrides) if (to) restOn(registry, to, [judgement]);
  const links = options.links ?? 'precise';
  // What it follows on was found when it came, and its happenings were linked to those of that story.
  const others = new Set<StoryId>();
  for (const to of before.values()) {
    const anchor = overlay.get('thing', to)?.anchor;
    const current = anchor && currentVersion(overlay, anchor);
    const told = current && storyLink(current, same)?.to;
    if (told && !same(told, story)) others.add(told);
  }
  const published = version.published.value;
  const profile = storyProfile(body, extraction, published);
  const after = storyBeforeAmong(registry, { profile, published }, others, links);
  const { basis } = takeBasis(registry);
  if (after) restOn(registry, after, basis);
  return linkEvents({
    registry,
    version: version.id,
    body,
    extraction,
    entityOf: localEntities({ version, extraction }, same),
    story,
    ...(after ? { after } : {}),
    options,
    standing: (place) => {
      const to = before.get(place);
      return to !== undefined && stands(place, to) ? to : undefined;
    },
    // What people took from where it was and put nowhere is for no rule to link.
    isLeftOut: (place) => judged.has(place) && !before.has(place),
  });
}

function isSame(event: DomainEvent): event is Link & { readonly relation: 'same' } {
  return event.type === 'HappeningLinked' && event.relation === 'same';
}

/** The Registry without the events of the articles that are linked again, and with what is found for them on the way. */
function overlaid(known: RegistryReader, hidden: ReadonlySet<FoundedId>) {
  const things = new Map<string, ThingRecord>();
  const keys = new Map<string, Set<string>>();
  const reader: RegistryReader = {
    get: (table, id) => (table === 'thing' ? (things.get(id) as never) : undefined) ?? known.get(table, id),
    members(index, key, limit) {
      if (index !== 'key') return known.members(index, key, limit);
      const own = keys.get(key);
      const sketched = key.startsWith('sketch:') && hidden.has(key.slice('sketch:'.length) as FoundedId);
      const others = sketched ? [] : known.members(index, key, limit + hidden.size);
      const left = others.filter((member) => !hidden.has(member as FoundedId) && !own?.has(member));
      return (own ? [...left, ...own].sort(compareText) : left).slice(0, limit);
    },
    count: (index, key) => known.count(index, key),
  };
  return {
    ...reader,
    /** Takes up what an article founded. */
    add({ record, version, body, extraction }: Again, events: readonly DomainEvent[]) {
      const founded = new Set<NewsEventId>();
      for (const event of events) {
        // One that is there, and not to be found anew, goes by what it was founded by.
        if (event.type !== 'NewsEventFounded' || (known.get('thing', event.id)?.live && !hidden.has(event.id)))
          continue;
        founded.add(event.id);
        const { id, place } = event;
        things.set(id, {
          ...{ id, type: 'NEWS_EVENT', position: 0, order: 0, version: version.id, place, canonical: id },
          ...{ renamed: [], retyped: [], anchor: record.id, ...EMPTY_TALLIES },
        });
      }
      const same = sameCluster(reader);
      const telling = {
        ...{ article: record.id, body, extraction, entityOf: localEntities({ version, extraction }, same) },
        story: storyLink(version, same)?.to,
      };
      const links = events.filter(isSame).filter(({ to }) => founded.has(to));
      for (const [key, member] of tellingKeys(reader, telling, links)) {
        const members = keys.get(key);
        if (members) members.add(member);
        else keys.set(key, new Set([member]));
      }
    },
  };
}

/**
 * What the events that were founded again are called: one that was there keeps its id where the mention that founded it is, or, should that
 * be gone, the first of its mentions; of several in one place the one founded first.
 */
function names(
  known: RegistryReader,
  again: readonly Again[],
  decided: ReadonlyMap<VersionId, readonly Link[]>,
  { hidden, founded }: { readonly hidden: ReadonlySet<NewsEventId>; readonly founded: ReadonlySet<NewsEventId> },
): ReadonlyMap<NewsEventId, NewsEventId> {
  const to = new Map([...decided].map(([id, links]) => [id, new Map(links.map((link) => [link.place, link.to]))]));
  const home = (id: NewsEventId, { version, place }: ThingRecord) => {
    const founding = to.get(version)?.get(place);
    if (founding) return founding;
    for (const article of again)
      for (const { trigger } of article.extraction.happenings)
        if (article.before.get(placeOf(trigger)) === id) {
          const found = to.get(article.version.id)?.get(placeOf(trigger));
          if (found) return found;
        }
    return undefined;
  };
  const things = [...hidden]
    .map((id) => known.get('thing', id) as ThingRecord)
    .sort((a, b) => a.position - b.position || a.order - b.order);
  const named = new Map<NewsEventId, NewsEventId>();
  for (const thing of things) {
    const found = home(thing.id as NewsEventId, thing);
    if (found && founded.has(found) && !named.has(found)) named.set(found, thing.id as NewsEventId);
  }
  return named;
}

/** The same with events by the ids they keep; nothing is said of those that came to nothing. */
function renamed(
  events: readonly DomainEvent[],
  named: ReadonlyMap<NewsEventId, NewsEventId>,
  known: RegistryReader,
): readonly DomainEvent[] {
  return events.flatMap((event): DomainEvent[] => {
    if (event.type === 'NewsEventFounded') return named.has(event.id) ? [] : [event];
    if (event.type === 'LinkProposed') {
      const to = named.get(event.to as NewsEventId) ?? event.to;
      return known.get('thing', to) ? [{ ...event, to }] : [];
    }
    if (event.type !== 'HappeningLinked') return [event];
    const { lost, ...link } = event;
    const left = lost
      ?.map((other) => ({ ...other, id: named.get(other.id as NewsEventId) ?? other.id }))
      .filter(({ id }) => known.get('thing', id));
    return [{ ...link, to: named.get(link.to) ?? link.to, ...(left && left.length > 0 ? { lost: left } : {}) }];
  });
}

/** Of what was decided again, what is otherwise now. */
function changes(
  known: RegistryReader,
  { version, before }: Again,
  events: readonly DomainEvent[],
): readonly DomainEvent[] {
  const places = new Set<MentionPlace>();
  const linked = new Set<NewsEventId>();
  for (const link of events.filter(isSame)) {
    const old = before.get(link.place);
    if (old !== undefined && canonicalOf(known, old) === canonicalOf(known, link.to)) continue;
    places.add(link.place);
    linked.add(link.to);
  }
  return events.flatMap((event): DomainEvent[] => {
    if (event.type === 'NewsEventFounded') return linked.has(event.id) && !known.get('thing', event.id) ? [event] : [];
    if (event.type === 'LinkProposed')
      return places.has(parseMentionId(event.mention).place) && isOpen(known, event) ? [event] : [];
    if (event.type !== 'HappeningLinked') return [];
    if (event.relation !== 'same') return standsAlready(known, version, event) ? [] : [event];
    return places.has(event.place) ? [{ ...event, reasons: [...event.reasons, 'looked-at-again'] }] : [];
  });
}
