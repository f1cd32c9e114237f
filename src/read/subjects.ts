/**
 * Who stands as the subject of a verb: the phrase before it, or the subject it shares with another verb; and the noun that a
 * participle or a relative clause hangs on.
 */
import type { VerbGroup } from './clauses.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { mayBePast } from './lemma.ts';
import { isVerb, type Phrase, phraseAfter, phraseBefore } from './noun-phrases.ts';
import { endsStatement, isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** True for groups that make a clause of their own: no infinitive, no bare -ing form. */
export function hasTense(tokens: readonly Token[], group: VerbGroup): boolean {
  return !group.infinitive && (group.auxiliaries.length > 0 || !tokens[group.main]!.tags.has('Gerund'));
}

/** Verbs whose object does, or did, what the -ing form behind "for", "of", "from" or "into" says. Source: written for this project. */
const ACTED_ON = new Set(
  'prevent,stop,keep,block,bar,ban,prohibit,discourage,dissuade,accuse,suspect,convict,acquit,blame,criticise,criticize,praise,thank,condemn,arrest,charge,fine,jail,sentence,fault,slam,hail,congratulate,suspend,sack,fire,dismiss,punish,apologise,talk,trick,force,coerce,pressure,lure,mislead,rebuke,scold,ridicule,mock,reward,honour,honor,award,rescue,save,deter,hinder,restrain'.split(
    ',',
  ),
);

/** Subject of the last verb that makes a clause, else of any verb before. */
function lastSubject(tokens: readonly Token[], before: readonly VerbGroup[]): Phrase | undefined {
  const finite = before.findLast((group) => group.subject !== undefined && !group.reduced && hasTense(tokens, group));
  return (finite ?? before.findLast((group) => group.subject !== undefined))?.subject;
}

/** Verbs that a clause may follow without "that", so a past form behind the next noun is its verb. */
export const THINKING = new Set(
  'think,believe,know,hope,feel,fear,show,mean,find,hear,realise,realize,understand,assume,guess,bet,wish,ensure,note,notice,learn,discover,remember,forget,estimate,figure,suppose,indicate,conclude,sense,say,see'.split(
    ',',
  ),
);
/** Verbs that never go without an object: where none stands, the subject undergoes it. */
export const TRANSITIVE = new Set(
  'fear,presume,foil,thwart,intercept,reject,approve,block,kill,arrest,injure,wound,hurt,detain,charge,convict,acquit,jail,destroy,damage,name,elect,appoint,nominate,evacuate,rescue,kidnap,abduct,displace,murder,shoot,stab,seize,ban,suspend,bomb,affect,accuse,describe,identify,hospitalise,hospitalize,deploy,publish,release,award,intend,strand,trap,equip,arm,make,create,obtain,glean,collect,produce,manufacture,discover,devise'.split(
    ',',
  ),
);

/** Words that open a clause of their own. */
const CLAUSE_OPENERS =
  /^(?:and|but|or|nor|that|which|who|whom|whose|when|while|as|after|before|because|if|unless|than|where|how|what|why|until|since|although|though|so|once|whether)$/;

/** "He held shells filled with sand": no second verb of the clause, but what was done to the noun before it. */
export function hangsOnNoun(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  const last = before.findLast((group) => hasTense(tokens, group));
  if (last === undefined || last.reduced || last !== before.at(-1) || last.last >= at) return false;
  if (SAYING_VERBS.has(last.verb) || THINKING.has(last.verb)) return false;
  // "began", "fell" are no participles; "the fire that killed 12 people burned on": the first noun still waits for its verb
  if (NO_PARTICIPLE.test(tokens[at]!.lower) || (inRelative(tokens, last) && !finiteBehind(tokens, at, sentence)))
    return false;
  // "Two men arrested in Narvik fled": the first of the two is the participle
  if (last.auxiliaries.length === 0 && last.object === undefined && TRANSITIVE.has(last.verb)) return false;
  for (let i = last.last; i < at; i += 1) {
    if (!joined(tokens[i]!, tokens[i + 1]!) || CLAUSE_OPENERS.test(tokens[i]!.lower)) return false;
    // "by the time the van arrived", "the day he died": a clause on its noun
    if (
      i > last.last &&
      /^(?:the|a|an|i|he|she|it|we|they|you)$/.test(tokens[i]!.lower) &&
      tokens[i - 1]!.tags.has('Noun')
    )
      return false;
  }
  const head = tokens[at - 1]!;
  return (
    head.tags.has('Noun') && !head.tags.has('Date') && !/^(?:i|he|she|we|they)$/.test(head.lower) && at < sentence.last
  );
}

/** Participles that take what fills or covers behind "with". */
const FILLED =
  /^(?:fill|pack|cover|load|stuff|equip|arm|surround|charge|line|lace|soak|coat|decorate|replace|combine|couple|crowd|litter|associate|concern|adorn|infect|armed)$/;

/**
 * "Doe, in a statement released through the team, said", "shapes filled with sand": a past form behind a noun that is no subject,
 * and a preposition right behind it.
 */
export function hangsOnPreposition(
  tokens: readonly Token[],
  at: number,
  verb: string,
  sentence: Sentence,
  subject: Phrase | undefined,
): boolean {
  const head = tokens[at - 1];
  const next = tokens[at + 1];
  if (head === undefined || at <= sentence.first || next === undefined || at + 1 >= sentence.last) return false;
  if (!head.tags.has('Noun') || head.tags.has('Pronoun') || head.tags.has('Date') || !joined(head, tokens[at]!))
    return false;
  if (NO_PARTICIPLE.test(tokens[at]!.lower) || INTRANSITIVE.has(verb) || SAYING_VERBS.has(verb)) return false;
  if (next.lower === 'with' && FILLED.test(verb)) return true;
  return (
    subject === undefined &&
    !isCapital(head) &&
    /^(?:by|through|on|in|at|from|for|as|during|after|before|under|to|last|this|earlier|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      next.lower,
    )
  );
}

/** Past forms whose participle is another word, and verbs that nothing is done by. */
const NO_PARTICIPLE =
  /^(?:began|fell|took|went|came|rose|drew|grew|knew|saw|wrote|gave|broke|spoke|chose|drove|flew|froze|rode|rang|sang|sank|shook|stole|swam|swore|threw|tore|woke|wore|became|ran|ate|did|died|happened|occurred|arrived|remained|failed|continued|started|emerged|erupted|exploded|collapsed|appeared|agreed|resigned|stood|sat|slept|lay|stayed)$/;

/** The verb stands in a clause that opens with "who", "which" or "that" right behind its noun. */
function inRelative(tokens: readonly Token[], group: VerbGroup): boolean {
  const opener = tokens[group.first - 1];
  return (
    opener !== undefined &&
    /^(?:who|which|that)$/.test(opener.lower) &&
    group.subject !== undefined &&
    group.subject.last === group.first - 1
  );
}

/** A verb with tense stands further on in the same clause. */
function finiteBehind(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at + 1; i < sentence.last && joined(tokens[i - 1]!, tokens[i]!); i += 1) {
    const { tags } = tokens[i]!;
    if (tags.has('PastTense') || tags.has('Copula') || tags.has('Auxiliary') || tags.has('Modal')) return true;
  }
  return false;
}

/** The noun right before a participle, over "of" only: "a letter" in "confirmed the sale in a letter released on Monday". */
export function nearestPhrase(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
  alone = false,
): Phrase | undefined {
  let floor = before.at(-1)?.last ?? sentence.first;
  for (let i = at - 1; i >= floor && i >= sentence.first; i -= 1)
    if (
      (alone && tokens[i]!.lower === 'of') ||
      /^(?:in|on|at|from|for|with|near|between|among|about|over|against|to|by|into|under|after)$/.test(tokens[i]!.lower)
    ) {
      floor = i + 1;
      break;
    }
  return phraseBefore(tokens, at - 1, sentence, [...before, { first: floor, last: floor }]);
}

/** Nouns behind which "that" or a pronoun opens a clause that tells of no noun. */
const NO_OBJECT =
  /^(?:fact|claim|claims|idea|news|belief|way|ways|report|reports|day|days|time|times|moment|year|years|week|month|reason|reasons|place|hope|hopes|fear|fears|warning|sign|signs|evidence|night|minute|hour|statement|doubt|chance|suggestion|allegation|allegations|degree|extent|point|case|view|opinion|rumours|rumors|speculation|conclusion|belief|agreement|decision|impression|feeling|theory|realisation|realization|notion|assumption|argument|announcement|possibility|understanding|concern|concerns|hint|assertion|proof|rumour|rumor|knowledge|principle|assurance|assurances|risk|danger|complaint|complaints|today|yesterday|much|little|all|now|then|so|anything|everything|something|nothing|what)$/;

/** Verbs that rarely take an object, whatever noun stands before their clause. */
const INTRANSITIVE = new Set(
  'go,come,die,arrive,live,work,happen,occur,fall,rise,stand,stay,sleep,appear,disappear,emerge,begin,start,end,travel,walk,talk,speak,look,agree,resign,crash,collapse,explode,erupt,vote,wait,laugh,cry,smile,act,react,remain,become,sit,meet,gather,fail,succeed,belong,respond,reply,continue,return,vanish,escape,flee,drown,matter,think,say,feel,hope,try'.split(
    ',',
  ),
);

/** "the obstacles that she has overcome", "the coat he wore": what the clause hangs on is the object of its verb. */
export function relativeObject(
  tokens: readonly Token[],
  group: { readonly verb: string; readonly first: number; readonly last: number; readonly subject: Phrase | undefined },
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const { subject, verb, first, last } = group;
  if (subject === undefined || subject.last !== first || INTRANSITIVE.has(verb) || SAYING_VERBS.has(verb))
    return undefined;
  const next = tokens[last];
  if (next !== undefined && last < sentence.last && joined(tokens[last - 1]!, next))
    if (
      isVerb(next) && !next.tags.has('Gerund')
        ? !['was', 'were', 'is', 'are', 'has', 'had'].includes(next.lower)
        : /^(?:that|to|how|what|why|whether|if|when|like|so)$/.test(next.lower)
    )
      return undefined;
  let at = subject.first - 1;
  if (at > sentence.first && /^(?:the|a|an)$/.test(tokens[at]!.lower)) at -= 1;
  const relative = at > sentence.first && /^(?:that|which|whom|who)$/.test(tokens[at]!.lower);
  if (relative) at -= 1;
  else if (!/^(?:i|he|she|we|they|you)$/.test(tokens[subject.first]!.lower) || subject.last - subject.first > 1)
    return undefined;
  const head = tokens[at];
  if (
    head === undefined ||
    at <= sentence.first ||
    !head.tags.has('Noun') ||
    head.tags.has('Pronoun') ||
    head.tags.has('Date')
  )
    return undefined;
  if (
    isVerb(head) ||
    (!relative && isCapital(head)) ||
    NO_OBJECT.test(head.lower) ||
    !(relative ? /^,?\s$/ : /^\s$/).test(head.post)
  )
    return undefined;
  const governor = before.findLast((other) => other.last <= at);
  if (
    governor?.object?.last === at + 1 &&
    (SAYING_VERBS.has(governor.verb) || THINKING.has(governor.verb) || governor.verb === 'tell')
  )
    return undefined;
  return nearestPhrase(tokens, at + 1, sentence, before);
}

/** Farthest a statement is followed back, in tokens, so that a text without sentences stays cheap. */
const FAR = 120;

/** Where the statement begins that a word stands in: one pair of quote marks may hold several. */
function statementStart(tokens: readonly Token[], at: number, sentence: Sentence): number {
  for (let i = at - 1; i >= Math.max(sentence.first, at - FAR); i -= 1)
    if (endsStatement(tokens[i]!) || (/^[.!?]['"’”]/.test(tokens[i]!.post) && isCapital(tokens[i + 1]!))) return i;
  return sentence.first - 1;
}

/** The phrase before a verb that is its subject, or the subject it shares with a verb before. */
export function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  sentence: Sentence,
  all: readonly VerbGroup[],
): Phrase | undefined {
  const opening = statementStart(tokens, verb, sentence);
  const before = opening < sentence.first ? all : all.filter((group) => group.last > opening);
  let at = verb - 1;
  while (
    at >= sentence.first &&
    (tokens[at]!.tags.has('Adverb') || /^(?:also|just|suddenly|then|still)$/.test(tokens[at]!.lower))
  )
    at -= 1;
  // "was booked and later was released"
  if (
    at > sentence.first &&
    /^(?:later|earlier|soon|now|today|yesterday)$/.test(tokens[at]!.lower) &&
    /^(?:and|but)$/.test(tokens[at - 1]!.lower)
  )
    at -= 1;
  if (at < sentence.first) return undefined;
  // "The guard (83, 86) helped": what stands in brackets is passed over
  if (/\)/.test(tokens[at]!.post) || /\)$/.test(tokens[at]!.text)) {
    let open = at;
    while (open > sentence.first && !/\(/.test(tokens[open]!.pre)) open -= 1;
    if (open > sentence.first && at - open < 15) at = open - 1;
    // "Tolos, 52, (right) died"
    if (tokens[at]!.tags.has('Value') && at > sentence.first && /^,/.test(tokens[at - 1]!.post)) at -= 1;
  }
  // "after slipping", "cut them using a knife": who acts is the subject of the verb before
  const gerund = tokens[verb]!.tags.has('Gerund');
  if (gerund && /^(?:including|like|than|as)$/.test(tokens[at]!.lower)) return undefined;
  if (gerund && (tokens[verb]!.lower === 'using' || GERUND_OPENERS.test(tokens[at]!.lower))) {
    const last = before.at(-1);
    // "kept the crowd from leaving", "praised Doe for closing the mine": the one it is done to
    if (/^(?:for|of|from|into)$/.test(tokens[at]!.lower) && last !== undefined && ACTED_ON.has(last.verb)) {
      const acted = last.passive ? last.subject : last.object;
      if (acted !== undefined && (last.passive || acted.last === at)) return acted;
    }
    // "the language is important in writing": nobody is said to write
    const main = before.findLast((group) => hasTense(tokens, group));
    if (
      main?.verb === 'be' &&
      /^(?:important|useful|helpful|essential|crucial|necessary|vital|great|good|key|difficult|hard|easy)$/.test(
        tokens[at - 1]?.lower ?? '',
      )
    )
      return undefined;
    return lastSubject(tokens, before);
  }
  // "boats of people seeking shelter", "images of the boy wearing": the noun next to it
  if (
    gerund &&
    at === verb - 1 &&
    tokens[at]!.post === ' ' &&
    (tokens[at]!.tags.has('Plural') || tokens[at]!.tags.has('Actor'))
  )
    return nearestPhrase(tokens, verb, sentence, before, true);
  // "the ban of the religion entering the country": else only where nothing better stands before
  if (
    gerund &&
    at === verb - 1 &&
    tokens[at]!.post === ' ' &&
    tokens[at]!.tags.has('Noun') &&
    !tokens[at]!.tags.has('Date')
  )
    return (
      phraseBefore(tokens, at, sentence, before) ??
      (before.at(-1)?.verb === 'be' ? before.at(-1)?.subject : nearestPhrase(tokens, verb, sentence, before, true))
    );
  // "victims of the crash which killed nine": the noun next to it
  if (
    /^(?:which|that)$/.test(tokens[at]!.lower) &&
    at > sentence.first &&
    tokens[at - 1]!.tags.has('Noun') &&
    tokens[at - 1]!.post === ' '
  )
    return nearestPhrase(tokens, at, sentence, before, true);
  if (
    tokens[at]!.lower === 'who' &&
    at > sentence.first &&
    tokens[at - 1]!.post === ' ' &&
    tokens[at - 1]!.tags.has('Plural')
  )
    return nearestPhrase(tokens, at, sentence, before);
  // "the president of the Academy, which has made": "which" is nobody
  if (tokens[at]!.lower === 'which' && at > sentence.first) {
    const named = phraseBefore(tokens, at - 1, sentence, before);
    const head = named === undefined ? undefined : tokens[named.last - 1]!;
    if (head !== undefined && (head.tags.has('Actor') || head.tags.has('Person')) && named!.last < at)
      return nearestPhrase(tokens, at, sentence, before, true);
  }
  // "talked with the suspect, who gave": what hangs on a preposition may still be meant
  if (/^(?:who|which|that)$/.test(tokens[at]!.lower) && at > sentence.first)
    return phraseBefore(tokens, at - 1, sentence, before) ?? nearestPhrase(tokens, at, sentence, before);
  if (/^(?:who|which|that)$/.test(tokens[at]!.lower)) return undefined;
  if (
    /^(?:and|but|or|then)$/.test(tokens[at]!.lower) ||
    (/^,/.test(tokens[at]!.post) && tokens[verb]!.tags.has('Gerund'))
  ) {
    // "Doe resigned and left", "the site crashed, posting an error": the subject of the verb before; what stands in brackets is passed over
    let edge = at - 1;
    if (edge > sentence.first && /[)\]]/.test(tokens[edge]!.post))
      while (edge > sentence.first && !/[([]/.test(tokens[edge]!.pre)) edge -= 1;
    else edge = verb;
    const last = before.findLast((group) => group.last <= edge);
    // a participle in between keeps its subject to itself: "stopped a van carrying coal and took two men"
    const aside =
      last !== undefined &&
      !gerund &&
      (last.reduced || (last.auxiliaries.length === 0 && tokens[last.main]!.tags.has('Gerund')));
    // "charged with leaving the scene of a crash killing two, and driving while drunk": the noun between acts in its own clause only
    const own =
      last !== undefined &&
      gerund &&
      last.auxiliaries.length === 0 &&
      tokens[last.main]!.tags.has('Gerund') &&
      last.subject?.last === last.first;
    return (aside || own ? undefined : last?.subject) ?? lastSubject(tokens, before);
  } else if (/,\s*$/.test(tokens[at]!.post) && at === verb - 1) {
    const opened = commaBefore(tokens, at, sentence);
    // "..., his agent Jan Doe, told": the aside holds the name
    if (
      opened !== undefined &&
      !(isCapital(tokens[at]!) && !isCapital(tokens[opened]!) && tokens[opened + 1]!.tags.has('Pronoun'))
    )
      at = opened;
    // "He cut the wax, mounted the slices": the subject of the verb before
    const last = before.at(-1);
    // "cut them using a saw, mounted the slices": the tool does nothing
    if (
      last?.object !== undefined &&
      tokens[verb]!.tags.has('PastTense') &&
      last.auxiliaries.length === 0 &&
      tokens[last.main]!.tags.has('Gerund') &&
      last.object.last === verb
    )
      return lastSubject(tokens, before);
    if (last !== undefined && tokens[verb]!.tags.has('PastTense') && runsOn(tokens, last, verb, sentence, before))
      return last.subject;
  }
  if (at < sentence.first) return undefined;
  return (
    behindClauseOnNoun(tokens, at, verb, sentence, before) ??
    phraseBefore(tokens, at, sentence, before) ??
    behindAsides(tokens, at, verb, sentence, before)
  );
}

/** "Jan Doe, from Essex, but living in Oslo, fell": no clause has begun yet, so the noun before all asides is meant. */
function behindAsides(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  if (before.some((group) => hasTense(tokens, group) && !/^(?:who|which)$/.test(tokens[group.first - 1]?.lower ?? '')))
    return undefined;
  if (!/^,/.test(tokens[verb - 1]!.post)) {
    // "Jan Doe, 66, of Narvik was struck"
    const opener = tokens[(commaBefore(tokens, at + 1, sentence) ?? verb) + 1];
    if (opener === undefined || !/^(?:of|from)$/.test(opener.lower)) return undefined;
  }
  let edge: number | undefined = at;
  for (let hops = 0; hops < 3; hops += 1) {
    edge = commaBefore(tokens, edge, sentence);
    if (edge === undefined) return undefined;
    const until = edge;
    const phrase = phraseBefore(
      tokens,
      edge,
      sentence,
      before.filter((group) => group.last <= until),
    );
    if (phrase !== undefined && !tokens[phrase.last - 1]!.tags.has('Value')) return phrase;
  }
  return undefined;
}

/**
 * "The man accused of theft fled", "a boat that carried coal sank", "the coat he wore was red": the verb before belongs to a clause
 * on the noun that is the subject of this one.
 */
function behindClauseOnNoun(
  tokens: readonly Token[],
  at: number,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const token = tokens[verb]!;
  const auxiliary = /^(?:have|has|had|do|does|did)$/.test(token.lower);
  if (!auxiliary && (token.tags.has('Gerund') || token.tags.has('Infinitive'))) return undefined;
  if (
    !auxiliary &&
    !token.tags.has('PastTense') &&
    !token.tags.has('Auxiliary') &&
    !token.tags.has('Copula') &&
    !token.tags.has('Modal')
  )
    return undefined;
  const last = before.findLast((group) => group.last <= at + 1);
  if (last?.subject === undefined || last.infinitive || THINKING.has(last.verb)) return undefined;
  const accused = /^(?:of|as|by)$/.test(tokens[last.last]?.lower ?? '');
  if (SAYING_VERBS.has(last.verb) && !accused) return undefined;
  for (let i = last.last - 1; i < at; i += 1)
    if (!joined(tokens[i]!, tokens[i + 1]!) || (i >= last.last && CLAUSE_OPENERS.test(tokens[i]!.lower)))
      return undefined;
  if (CLAUSE_OPENERS.test(tokens[at]!.lower)) return undefined;
  const opener = tokens[last.first - 1];
  if (opener === undefined || last.first <= sentence.first) return undefined;
  if (/^(?:who|which|that)$/.test(opener.lower)) return last.subject.last === last.first - 1 ? last.subject : undefined;
  if (last.object !== undefined && last.object.last <= last.first - 1 && last.auxiliaries.length === 0)
    return last.object;
  if (last.auxiliaries.length > 0 || (last.subject.last !== last.first && tokens[last.subject.last]!.lower !== 'of'))
    return undefined;
  let edge = last.subject.first - 1;
  while (edge >= sentence.first && tokens[edge]!.tags.has('Determiner')) edge -= 1;
  const opens =
    edge >= sentence.first &&
    CLAUSE_OPENERS.test(tokens[edge]!.lower) &&
    !/^(?:and|but|that)$/.test(tokens[edge]!.lower);
  const main = tokens[last.main]!;
  return !opens &&
    !tokens[last.subject.first]!.tags.has('Pronoun') &&
    (main.tags.has('Gerund') || main.tags.has('PastTense') || mayBePast(main.lower))
    ? last.subject
    : undefined;
}

/** The clause of the verb before runs up to the comma before this one: no aside, no new subject, no clause of its own. */
function runsOn(
  tokens: readonly Token[],
  last: VerbGroup,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  if (last.subject === undefined || last.reduced || !hasTense(tokens, last) || last.first === sentence.first)
    return false;
  const opener = tokens[last.first - 1]!;
  if (
    /,/.test(opener.post) &&
    last.subject.last !== last.first &&
    !before.some((other) => other !== last && other.subject === last.subject)
  )
    return false;
  const opens = /^(?:who|whom|whose|which|that|when|as|if|while|because|after|before|where)$/;
  let edge = last.subject.first - 1;
  while (edge > sentence.first && tokens[edge]!.tags.has('Determiner') && !opens.test(tokens[edge]!.lower)) edge -= 1;
  if (opens.test(opener.lower) || (edge >= sentence.first && opens.test(tokens[edge]!.lower))) return false;
  for (let i = last.last; i < verb - 1; i += 1) if (/[,;:]/.test(tokens[i]!.post)) return false;
  return true;
}

/** "..., said Jan Doe", "..., said the clerk who": a comma before the verb and who speaks behind it. */
export function isInverted(tokens: readonly Token[], verb: number, sentence: Sentence): boolean {
  const next = tokens[verb + 1];
  if (
    verb <= sentence.first ||
    !/^(?:said|says|added|wrote|reported)$/.test(tokens[verb]!.lower) ||
    !/^,\s*$/.test(tokens[verb - 1]!.post) ||
    next === undefined ||
    verb + 1 >= sentence.last ||
    !joined(tokens[verb]!, next)
  )
    return false;
  if (isCapital(next)) return next.tags.has('Noun') && !next.tags.has('Date');
  if (!/^(?:the|a|an|one|his|her|their)$/.test(next.lower)) return false;
  const phrase = phraseAfter(tokens, verb + 1, sentence);
  if (phrase === undefined) return false;
  const end = tokens[phrase.last];
  return (
    phrase.last >= sentence.last ||
    end === undefined ||
    /^(?:who|whose)$/.test(end.lower) ||
    endsStatement(tokens[phrase.last - 1]!)
  );
}

/** Words before a participle whose subject is that of the main verb. */
export const GERUND_OPENERS = /^(?:after|before|by|in|for|of|without|while|when|from|on|despite|about|since)$/;

/** Token before the comma that opens an aside: "Doe" in "Doe, an economist, said". */
function commaBefore(tokens: readonly Token[], at: number, sentence: Sentence): number | undefined {
  for (let i = at - 1; i >= Math.max(sentence.first, at - 24); i -= 1) if (/^,/.test(tokens[i]!.post)) return i;
  return undefined;
}
