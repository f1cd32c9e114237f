/**
 * What two mentions of happenings are compared by. The sketch of an event's founding mention stands in the Registry under a key of its
 * own, so that comparing with a candidate is one look-up: its article's record and reading, which may be long and far away, are not asked for.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import type { Extraction, Happening, Span } from '../domain/extraction.ts';
import type { ArticleId, EntityId, FoundedId, NewsEventId } from '../domain/ids.ts';
import { canonicalOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { actClass, actLemma } from './event-words.ts';
import { nameSpace } from './name-space.ts';
import { type AboutArticle, aboutArticle, aboutOf } from './story-profile.ts';

/** Entities are canonical ids. */
export interface Sketch {
  readonly type: string;
  readonly lemma: string;
  /** See `actClass`. */
  readonly act: string;
  readonly main: boolean;
  /** It stands in the headline or the first sentences, which tell the same news twice. */
  readonly opening: boolean;
  readonly date: string | undefined;
  readonly who: ReadonlySet<string>;
  readonly where: ReadonlySet<string>;
  /** Participants that are people, bodies or sites: countries take part in too much to tell events apart. */
  readonly telling: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly patients: ReadonlySet<string>;
  /** It tells how many people it befell, and names none of them: "killed 12", "Fourteen die". */
  readonly toll: boolean;
  /** Words of its sentence in their dictionary form, those that tell of it left out; each once. */
  readonly context: readonly string[];
  /** People, places and figures of the whole article. */
  readonly about: () => AboutArticle;
}

/** An article that was read, with its words. */
export interface ReadArticle {
  readonly body: ArticleBody;
  readonly extraction: Extraction;
}

/** A sketch as it is kept: founded ids, since which of them are one may change. */
interface KeptSketch {
  readonly type: string;
  readonly lemma: string;
  readonly main?: true;
  readonly opening?: true;
  readonly date?: string;
  readonly who: readonly EntityId[];
  readonly where: readonly EntityId[];
  readonly telling: readonly EntityId[];
  readonly agents: readonly EntityId[];
  readonly patients: readonly EntityId[];
  readonly toll?: true;
  readonly context: readonly string[];
  readonly article?: ArticleId;
  readonly story?: FoundedId;
}

/** Index of the last sentence that belongs to an article's opening; the headline is 0. */
const OPENING = 2;

/** Under this the sketch of an event's founding mention stands. */
export function sketchKey(event: FoundedId): string {
  return `sketch:${event}`;
}

/** The sketch of a happening of the article at hand. */
export function sketch(
  registry: RegistryReader,
  read: ReadArticle,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
): Sketch {
  return opened(registry, keptSketch(read, happening, entityOf), () => aboutOf(read.body, read.extraction));
}

/** What stands under `sketchKey` for a founding mention, as a member. */
export function sketchEntry(
  read: ReadArticle,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
  { article, story }: { readonly article: ArticleId; readonly story: FoundedId | undefined },
): string {
  return JSON.stringify({ ...keptSketch(read, happening, entityOf), article, ...(story ? { story } : {}) });
}

/** The founding mention of an event, and the story it was told in, whatever that goes by now; undefined when its article is no longer live. */
export function foundingSketch(
  registry: RegistryReader,
  event: NewsEventId,
): { readonly sketch: Sketch; readonly story: FoundedId | undefined } | undefined {
  const [entry] = registry.members('key', sketchKey(event), 1);
  // Asked for behind the sketch, so that what the sketch rests on is noted with it.
  if (entry === undefined || !registry.get('thing', event)) return undefined;
  const kept = JSON.parse(entry) as KeptSketch;
  const about = () => aboutArticle(registry, kept.article);
  return { sketch: opened(registry, kept, about), story: kept.story };
}

function keptSketch(
  { body, extraction }: ReadArticle,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
): KeptSketch {
  const who: EntityId[] = [];
  const where: EntityId[] = [];
  const telling: EntityId[] = [];
  const agents: EntityId[] = [];
  const patients: EntityId[] = [];
  for (const { role, entity: local } of happening.participants) {
    const id = local === undefined ? undefined : entityOf(local);
    const entity = local === undefined ? undefined : extraction.entities[local];
    if (!id || !entity) continue;
    if (role === 'agent') agents.push(id);
    if (role === 'patient') patients.push(id);
    if (role === 'place') where.push(id);
    else {
      who.push(id);
      if (nameSpace(entity.kinds) !== 'geo' && entity.mentions.some(({ form }) => form === 'name')) telling.push(id);
    }
  }
  return {
    type: happening.type,
    lemma: happening.lemma,
    ...(happening.salience >= 900 ? { main: true } : {}),
    ...(happening.sentence <= OPENING ? { opening: true } : {}),
    ...(happening.time ? { date: happening.time.edtf } : {}),
    who,
    where,
    telling,
    agents,
    patients,
    ...(isToll(happening) ? { toll: true } : {}),
    context: contextOf(documentText(body), extraction, happening),
  };
}

/** Deaths and injuries that are counted: by a number among those it befell, or right beside the word that tells of it. */
function isToll({ type, trigger, participants, amounts }: Happening): boolean {
  if (!/^life\.(?:death|injury)$/.test(type)) return false;
  const befallen = participants.filter(({ role }) => role === 'patient' || role === 'agent');
  if (befallen.some(({ role, entity }) => role === 'patient' && entity !== undefined)) return false;
  return amounts.some(
    ({ unit, start, end }) =>
      unit === '' &&
      ((start <= trigger.start && end >= trigger.start - 1) ||
        befallen.some((part) => part.start <= start && end <= part.end)),
  );
}

/** Words of grammar, and those of one or two letters, say nothing of what surrounds a happening. Source: written for this project. */
const GRAMMAR = new Set(
  'the,and,for,but,nor,that,this,these,those,with,from,into,onto,over,under,after,before,about,against,between,during,than,then,when,while,where,which,who,whom,whose,what,why,how,was,were,are,been,being,has,have,had,having,does,did,not,his,her,hers,its,their,theirs,our,your,him,them,she,they,you,all,any,both,each,more,most,other,some,such,only,own,same,too,very,can,will,just,would,could,should,may,might,must,also,there,here,said,say'.split(
    ',',
  ),
);
/** Most words kept of a sentence. */
const CONTEXT = 40;

const words = new WeakMap<Extraction, Map<number, readonly (Span & { readonly word: string })[]>>();

function contextOf(text: string, extraction: Extraction, { sentence, trigger }: Happening): readonly string[] {
  const known = words.get(extraction) ?? new Map<number, readonly (Span & { readonly word: string })[]>();
  words.set(extraction, known);
  let found = known.get(sentence);
  if (!found) {
    found = wordsOf(text, extraction.sentences[sentence]);
    known.set(sentence, found);
  }
  const around = found.filter(({ start, end }) => end <= trigger.start || start >= trigger.end);
  return [...new Set(around.map(({ word }) => word))].slice(0, CONTEXT);
}

function wordsOf(text: string, sentence: Span | undefined): readonly (Span & { readonly word: string })[] {
  if (!sentence) return [];
  return [...text.slice(sentence.start, sentence.end).matchAll(/\p{L}[\p{L}\p{M}'’-]*|\d[\d,.]*/gu)].flatMap(
    (match) => {
      const lower = match[0].toLowerCase().replace(/['’]s$/, '');
      if (GRAMMAR.has(lower) || (lower.length < 3 && !/\d/.test(lower))) return [];
      const start = sentence.start + match.index;
      return [{ word: actLemma(lower), start, end: start + match[0].length }];
    },
  );
}

type Part = 'who' | 'where' | 'telling' | 'agents' | 'patients';

function opened(registry: RegistryReader, kept: KeptSketch, about: () => AboutArticle): Sketch {
  // One thing stands in several of the lists.
  const known = new Map<EntityId, string>();
  const canonicalId = (id: EntityId) => {
    const found = known.get(id) ?? canonicalOf(registry, id);
    known.set(id, found);
    return found;
  };
  const canonical = (ids: readonly EntityId[]) => new Set<string>(ids.map(canonicalId));
  // Most candidates are told apart by the word, the story or the day, and who took part in them is never asked.
  const sets = new Map<Part, ReadonlySet<string>>();
  const part = (name: Part) => {
    const set = sets.get(name) ?? canonical(kept[name]);
    sets.set(name, set);
    return set;
  };
  return {
    type: kept.type,
    lemma: kept.lemma,
    act: actClass(kept.lemma),
    main: kept.main === true,
    opening: kept.opening === true,
    date: kept.date,
    get who() {
      return part('who');
    },
    get where() {
      return part('where');
    },
    get telling() {
      return part('telling');
    },
    get agents() {
      return part('agents');
    },
    get patients() {
      return part('patients');
    },
    toll: kept.toll === true,
    context: kept.context,
    about,
  };
}
