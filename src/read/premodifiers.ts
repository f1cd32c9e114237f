/**
 * Forms in -ing that describe the noun behind them: "housing systems", "thermal imaging devices", "two running backs", "opening statements". The lists
 * were written for this project.
 */
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/** Names of trades, states and qualities, which hardly ever take an object. */
const DESCRIBING = new Set(
  `accounting,acting,advertising,alarming,banking,bargaining,boxing,broadcasting,camping,charming,computing,convincing,cooking,cycling,dining,disappointing,eavesdropping,emerging,encouraging,engineering,existing,
fishing,gaming,glowing,governing,growing,hiking,housing,hunting,imaging,interesting,lending,lighting,listening,living,logging,manufacturing,marching,marketing,mining,multitasking,networking,nursing,operating,parking,
performing,plumbing,polling,programming,promising,remaining,retiring,sampling,skating,skiing,smoking,sporting,sticking,streaming,striking,surfing,surprising,swimming,touching,touring,voting,working,wrestling,rising,worsening,deteriorating,falling,dwindling,mounting,lingering,simmering,aging,ageing,surviving,competing,opposing,warring,reigning,defending,burning,flowing,rotting,bleeding`
    .split(',')
    .map((word) => word.trim()),
);

/** Pairs that are one name for a thing. */
const PAIR =
  /^(?:running (?:backs?|mates?|costs?|total|time|game|water|shoes)|opening (?:night|day|statements?|ceremony|round|game|match|weekend|act|remarks|arguments?|bid|hours|scene|quarter|goal|minutes|line)|closing (?:statements?|arguments?|remarks|ceremony|bell|stages|date|price)|building (?:security|site|sites|permits?|materials?|codes?|regulations?|blocks?|boom|industry|work)|driving (?:range|licen[cs]es?|lessons?|tests?|force|ban|conditions)|ruling (?:party|coalition|class|body|council)|hosting (?:experience|duties|gig|job|decorum|rights)|receiving (?:touchdowns?|yards|line|end)|starting (?:date|price|lineup|pitcher|quarterback|position)|turning points?|landing (?:gear|site|strip|page)|training (?:camps?|session|sessions|programme?s?|ground|facility|course)|recording (?:studios?|contract|artist|session|equipment)|trading (?:partners?|volume|day|floor|platform)|shooting (?:range|victims?|spree|scene|guard)|bombing (?:suspects?|victims?|campaign|plot)|filming locations?|shipping (?:containers?|lanes?|costs?|company|industry)|meeting (?:place|point|room|rooms)|waiting (?:list|lists|room|time|times)|dying (?:wish|breed|words)|missing (?:person|persons|people|link|children)|winning (?:team|streak|goal|ticket|bid|run|numbers|percentage)|losing (?:streak|side|battle|team)|leading (?:scorer|candidate|role|rusher|lady|man)|rising (?:star|stars|sea|prices|costs|temperatures)|falling (?:prices|rates|sales)|attacking (?:style|play|midfielders?|players?|football|third)|spending (?:cuts?|plans?|bill|spree|power)|buying (?:power|spree)|planning (?:permission|process|committee|department|stage)|screening (?:process|room|test|programme?)|testing (?:ground|facilities|sites?|process)|talking (?:points?|heads)|tracking (?:device|devices|system|number)|sleeping (?:bags?|pills)|flying (?:objects?|saucers?|time)|warning (?:signs?|lights?|system|systems|shots?))$/;

/** Verbs that take an -ing form as what is begun, liked or seen. */
const TAKES_ING =
  /^(?:beg[iau]n|start|stop|keep|kept|continu|like|lov|hat|enjoy|avoid|consider|finish|mean|risk|try|tri|quit|go|went|gone|come|came|see|saw|seen|hear|watch|spend|spent|involv|requir|need|admit|den[iy]|recall|remember|imagin|suggest|recommend|propos|favour|favor|support|oppos|resum|delay|postpon|be|is|was|are|were|been|am|mind|miss|regret|resist|allow|permit|prohibit|ban|bann|discuss|report|find|found|leave|left|catch|caught|get|got|do|did|does)(?:e|es|s|ed|ing|ning|ped|ping)?$/;

/** True for such a form at a token, given the words it is joined to. */
export function describesNoun(
  tokens: readonly Token[],
  at: number,
  before: Token | undefined,
  next: Token | undefined,
  sentence: Sentence,
): boolean {
  if (next === undefined || isCapital(next)) return false;
  const { lower } = tokens[at]!;
  if (PAIR.test(`${lower} ${next.lower}`)) return !startsClause(tokens, at, before, sentence);
  // "broadcasting rights": the second half may look like a verb
  const thing = next.tags.has('Noun') || (DESCRIBING.has(lower) && /[^s]s$/.test(next.lower) && !isSmall(next));
  if (!thing || ['Pronoun', 'Determiner', 'Possessive', 'Date'].some((tag) => next.tags.has(tag))) return false;
  // "some major sticking points", "the only remaining"; "in 2008 winning" dates
  if (
    before !== undefined &&
    next.tags.has('Plural') &&
    !next.tags.has('Verb') &&
    ((before.tags.has('Value') && !before.tags.has('Date') && !/^(?:one|\d{4})$/.test(before.lower)) ||
      /^(?:major|minor|several|many|various|other|certain|only|top|key|main)$/.test(before.lower))
  )
    return true;
  if (!DESCRIBING.has(lower)) return false;
  // "Wagons, marching bands fill the square"
  if (before === undefined) return at > sentence.first && /,/.test(tokens[at - 1]!.post) && !takesObject(next);
  if (before.lower === 'and' || before.lower === 'or') {
    const other = tokens[at - 2];
    return other !== undefined && at - 2 >= sentence.first && other.tags.has('Noun') && !other.tags.has('Verb');
  }
  if (before.tags.has('Auxiliary') || before.tags.has('Copula') || TAKES_ING.test(before.lower)) return false;
  if (before.tags.has('Verb')) return true;
  // "crews logging sites by hand" do so
  return !before.tags.has('Plural') && !before.tags.has('Person') && !before.tags.has('Pronoun');
}

function isSmall({ lower }: Token): boolean {
  return /^(?:is|was|has|does|this|its|his|as|us|always|perhaps|across|besides|towards)$/.test(lower);
}

function takesObject(next: Token): boolean {
  return !next.tags.has('Plural');
}

/** "Opening statements in the case, he" does so, and so does "by opening". */
function startsClause(tokens: readonly Token[], at: number, before: Token | undefined, sentence: Sentence): boolean {
  if (before === undefined) return at > sentence.first && joined(tokens[at - 1]!, tokens[at]!);
  return /^(?:by|while|when|without|to|is|was|are|were|be|been|being)$/.test(before.lower);
}
