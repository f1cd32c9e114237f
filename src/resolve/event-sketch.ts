/**
 * What two mentions of happenings are compared by. The sketch of the mention an event is judged by stands in the Registry under a key of its
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

/** By this most candidates are told apart. */
interface Told {
  readonly type: string;
  readonly lemma: string;
  readonly date?: string;
}

/** The rest of a sketch as it is kept: founded ids, since which of them are one may change. */
interface Rest {
  readonly main?: true;
  readonly opening?: true;
  readonly who: readonly EntityId[];
  readonly where: readonly EntityId[];
  readonly telling: readonly EntityId[];
  readonly agents: readonly EntityId[];
  readonly patients: readonly EntityId[];
  readonly toll?: true;
  readonly context: readonly string[];
}

/** Index of the last sentence that belongs to an article's opening; the headline is 0. */
const OPENING = 2;

/** Under this the sketch of the mention stands that an event is judged by. */
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
  const about = () => aboutOf(read.body, read.extraction);
  return new Opened(registry, toldOf(happening), restOf(read, happening, entityOf), about);
}

/**
 * What stands under `sketchKey` for the mention an event is judged by, as a member: "type|date|article|story|lemma{...}". What tells most
 * candidates apart stands in front, so that the JSON behind it is seldom parsed.
 */
export function sketchEntry(
  read: ReadArticle,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
  { article, story }: { readonly article: ArticleId; readonly story: FoundedId | undefined },
): string {
  const { type, lemma, date = '' } = toldOf(happening);
  const rest = JSON.stringify(restOf(read, happening, entityOf));
  return `${[type, date, article, story ?? '', lemma.replace(/[{|]/g, ' ')].join('|')}${rest}`;
}

/** The mention an event is judged by, and the story it was told in, whatever that goes by now; undefined when no article that tells of it is live. */
export function foundingSketch(
  registry: RegistryReader,
  event: NewsEventId,
): { readonly sketch: Sketch; readonly story: FoundedId | undefined } | undefined {
  const [entry] = registry.members('key', sketchKey(event), 1);
  // Asked for behind the sketch, so that what the sketch rests on is noted with it.
  if (entry === undefined || !registry.get('thing', event)) return undefined;
  const at = entry.indexOf('{');
  const [type = '', date, article, story, lemma = ''] = entry.slice(0, at).split('|');
  const about = () => aboutArticle(registry, article as ArticleId);
  const sketch = new Opened(registry, { type, lemma, ...(date ? { date } : {}) }, entry.slice(at), about);
  return { sketch, story: (story || undefined) as FoundedId | undefined };
}

function toldOf({ type, lemma, time }: Happening): Told {
  return { type, lemma, ...(time ? { date: time.edtf } : {}) };
}

function restOf(
  { body, extraction }: ReadArticle,
  happening: Happening,
  entityOf: (local: number) => EntityId | undefined,
): Rest {
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
    ...(happening.salience >= 900 ? { main: true } : {}),
    ...(happening.sentence <= OPENING ? { opening: true } : {}),
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

/** A sketch that works out who took part when asked: most candidates are told apart by the word, the story or the day. */
class Opened implements Sketch {
  readonly type: string;
  readonly lemma: string;
  readonly act: string;
  readonly date: string | undefined;
  readonly about: () => AboutArticle;
  readonly #registry: RegistryReader;
  /** As JSON until it is asked for. */
  #rest: Rest | string;
  /** One thing stands in several of the lists. */
  #canonical: Map<EntityId, string> | undefined;
  #sets: Map<Part, ReadonlySet<string>> | undefined;

  constructor(registry: RegistryReader, { type, lemma, date }: Told, rest: Rest | string, about: () => AboutArticle) {
    this.type = type;
    this.lemma = lemma;
    this.act = actClass(lemma);
    this.date = date;
    this.about = about;
    this.#registry = registry;
    this.#rest = rest;
  }
  get main() {
    return this.#read().main === true;
  }
  get opening() {
    return this.#read().opening === true;
  }
  get toll() {
    return this.#read().toll === true;
  }
  get context() {
    return this.#read().context;
  }
  get who() {
    return this.#part('who');
  }
  get where() {
    return this.#part('where');
  }
  get telling() {
    return this.#part('telling');
  }
  get agents() {
    return this.#part('agents');
  }
  get patients() {
    return this.#part('patients');
  }

  #read(): Rest {
    if (typeof this.#rest === 'string') this.#rest = JSON.parse(this.#rest) as Rest;
    return this.#rest;
  }

  #part(name: Part): ReadonlySet<string> {
    this.#sets ??= new Map();
    let set = this.#sets.get(name);
    if (!set) {
      set = new Set(this.#read()[name].map((id) => this.#canonicalId(id)));
      this.#sets.set(name, set);
    }
    return set;
  }

  #canonicalId(id: EntityId): string {
    this.#canonical ??= new Map();
    const found = this.#canonical.get(id) ?? canonicalOf(this.#registry, id);
    this.#canonical.set(id, found);
    return found;
  }
}
