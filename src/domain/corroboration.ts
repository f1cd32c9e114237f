/**
 * Who stands behind a news event on their own: reports are followed to their source, over copies of one text, credit lines and
 * "X reported", so that a hundred papers that carry one agency's story are one voice. Pure; what is not known stays undecided.
 */
import { type Lag, lagBehind, type TimeSpan, timeSpan } from './time-span.ts';

/** An article with its outlet and when it came out; `outlet` is absent when nobody is known to have published it. */
export interface Publication {
  readonly article: string;
  readonly outlet?: string;
  /** EDTF, or null when nothing tells it. */
  readonly published: string | null;
  readonly status: 'first' | 'updated' | 'unknown';
}

/** One article's report of the news event. */
export interface GivenReport extends Publication {
  /** The article whose text it repeats. */
  readonly copyOf?: Publication;
  /** Outlets whose text the whole article says it is: an agency in its byline or credit line. */
  readonly credits: readonly string[];
  /** Outlets that this very report names as its source: "Reuters reported that ...". */
  readonly cites: readonly string[];
}

/** One step from a report towards its source. `article` is absent where the source itself is not among the articles known. */
export interface SourceStep {
  readonly kind: 'COPY' | 'CREDIT' | 'CITATION';
  /** The article that copies, credits or cites. */
  readonly from: string;
  readonly article?: string;
  readonly outlet?: string;
}

export interface JudgedReport {
  readonly report: GivenReport;
  /** Empty when it rests on nobody else. */
  readonly chain: readonly SourceStep[];
  /** The outlet at the end of the chain; its own when the chain is empty. */
  readonly source: string | undefined;
  /** How long behind the first it came; null for the first, and where that is undecided. */
  readonly lag: Lag | null;
}

/** Why nobody can be called first. */
export type Undecided = 'UNKNOWN_TIME' | 'ONLY_UPDATED' | 'OVERLAP' | 'TIE';

export interface Corroboration {
  /** As given. */
  readonly reports: readonly JudgedReport[];
  /** One for each outlet that stands behind it on its own, in order of their first report; reports without any outlet last. */
  readonly sources: readonly { readonly outlet: string | undefined; readonly reports: readonly JudgedReport[] }[];
  readonly first: JudgedReport | undefined;
  /** Reports that none is known to have come before; the first alone when that is decided. */
  readonly mayBeFirst: readonly JudgedReport[];
  /** Undefined when the first is decided, or nobody reports. */
  readonly undecided: Undecided | undefined;
}

/** Judges the live reports of one news event, or the articles of one story. Their order decides between equals. */
export function corroborate(reports: readonly GivenReport[]): Corroboration {
  const copies = copyGroups(reports);
  const judged = reports.map((report) => ({ report, ...followSource(report, reports, copies) }));
  const { first, candidates, undecided } = whoWasFirst(judged, copies);
  const span = first && timeSpan(first.report.published);
  const withLag = judged.map(
    (each): JudgedReport => ({ ...each, lag: span && each !== first ? lagOf(span, each.report) : null }),
  );
  const placed = new Map(judged.map((each, index) => [each, withLag[index]!]));
  const bySource = new Map<string | undefined, JudgedReport[]>();
  for (const each of withLag) {
    const known = bySource.get(each.source);
    if (known) known.push(each);
    else bySource.set(each.source, [each]);
  }
  const sources = [...bySource].map(([outlet, of]) => ({ outlet, reports: of }));
  return {
    reports: withLag,
    sources: [...sources.filter(({ outlet }) => outlet !== undefined), ...sources.filter(({ outlet }) => !outlet)],
    first: first && placed.get(first),
    mayBeFirst: candidates.map((each) => placed.get(each)!),
    undecided,
  };
}

/** Articles of one text, and which of them is its source. */
interface CopyGroup {
  readonly root: Publication;
  /** True where a credit line or the times say which came first, not only the order in which articles were read. */
  readonly sure: boolean;
  readonly credits: readonly string[];
}

function copyGroups(reports: readonly GivenReport[]): ReadonlyMap<string, CopyGroup> {
  const members = new Map<string, Publication>();
  const rootOf = new Map<string, string>();
  const find = (id: string): string => {
    const up = rootOf.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const report of reports) {
    if (!report.copyOf) continue;
    if (!members.has(report.copyOf.article)) members.set(report.copyOf.article, report.copyOf);
    members.set(report.article, report);
    rootOf.set(find(report.article), find(report.copyOf.article));
  }
  // An original that reports itself is given with more than its copies know of it.
  for (const report of reports) if (members.has(report.article)) members.set(report.article, report);
  const byRoot = new Map<string, Publication[]>();
  for (const [id, member] of members) byRoot.set(find(id), [...(byRoot.get(find(id)) ?? []), member]);
  const groups = new Map<string, CopyGroup>();
  for (const [target, group] of byRoot) {
    const credits = [
      ...new Set(group.flatMap((member) => ('credits' in member ? (member as GivenReport).credits : []))),
    ];
    const credited = group.filter(({ outlet }) => outlet !== undefined && credits.includes(outlet));
    const earliest = group.find((member) => group.every((other) => other === member || isBefore(member, other)));
    const root = credited[0] ?? earliest ?? group.find(({ article }) => article === target)!;
    const made = { root, sure: credited.length > 0 || earliest !== undefined, credits };
    for (const { article } of group) groups.set(article, made);
  }
  return groups;
}

function followSource(
  report: GivenReport,
  reports: readonly GivenReport[],
  copies: ReadonlyMap<string, CopyGroup>,
): { readonly chain: readonly SourceStep[]; readonly source: string | undefined } {
  const chain: SourceStep[] = [];
  const seen: Publication[] = [];
  let current: Publication = report;
  for (;;) {
    seen.push(current);
    const group = copies.get(current.article);
    if (group && group.root.article !== current.article && !seen.includes(group.root)) {
      chain.push(step('COPY', current, group.root));
      current = group.root;
      continue;
    }
    const given = 'credits' in current ? (current as GivenReport) : undefined;
    const own = current.outlet;
    const credit = [...(given?.credits ?? []), ...(group?.credits ?? [])].find((outlet) => outlet !== own);
    const named = credit ?? given?.cites.find((outlet) => outlet !== own);
    if (named === undefined) return { chain, source: own };
    const kind = credit === undefined ? 'CITATION' : 'CREDIT';
    const next = bestReport(reports, named, copies);
    if (!next) {
      chain.push({ kind, from: current.article, outlet: named });
      return { chain, source: named };
    }
    chain.push(step(kind, current, next));
    const circle = seen.indexOf(next);
    // They name each other: one voice, whichever of them it is.
    if (circle >= 0)
      return {
        chain,
        source: seen
          .slice(circle)
          .map(({ outlet }) => outlet ?? '')
          .sort()[0],
      };
    current = next;
  }
}

function step(kind: SourceStep['kind'], from: Publication, to: Publication): SourceStep {
  return {
    kind,
    from: from.article,
    article: to.article,
    ...(to.outlet === undefined ? {} : { outlet: to.outlet }),
  };
}

/** What an outlet itself reports: best an article of its own making, then the one that came first. */
function bestReport(
  reports: readonly GivenReport[],
  outlet: string,
  copies: ReadonlyMap<string, CopyGroup>,
): GivenReport | undefined {
  const own = reports.filter((report) => report.outlet === outlet);
  const rests = (report: GivenReport) =>
    report.credits.length + report.cites.length > 0 ||
    (copies.get(report.article)?.root.article ?? report.article) !== report.article;
  const best = own.filter((report) => !rests(report));
  const choice = best.length > 0 ? best : own;
  return choice.find((report) => choice.every((other) => other === report || isBefore(report, other))) ?? choice[0];
}

/** When an article first came out, as far as its time tells: an update only says by when. */
function firstOut({ published, status }: Publication): TimeSpan {
  const span = timeSpan(published);
  if (!span) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return status === 'first' ? span : { from: Number.NEGATIVE_INFINITY, to: span.to };
}

function isBefore(a: Publication, b: Publication): boolean {
  return a.status === 'first' && timeSpan(a.published) !== undefined && firstOut(a).to < firstOut(b).from;
}

type Followed = Omit<JudgedReport, 'lag'>;

function whoWasFirst(judged: readonly Followed[], copies: ReadonlyMap<string, CopyGroup>) {
  const present = new Set(judged.map(({ report }) => report.article));
  // What rests on another report here came after it, whatever the clocks say.
  const own = judged.filter(({ report, chain }) =>
    chain.every(
      ({ kind, article, from }) =>
        article === undefined ||
        !present.has(article) ||
        article === report.article ||
        (kind === 'COPY' && copies.get(from)?.sure === false),
    ),
  );
  const among = own.length > 0 ? own : judged;
  const candidates = among.filter(({ report }) =>
    among.every((other) => other.report === report || !(firstOut(other.report).to < firstOut(report).from)),
  );
  const spans = candidates.map(({ report }) => timeSpan(report.published));
  const outlets = new Set(candidates.map(({ report }) => report.outlet ?? report.article));
  if (candidates.length === 0) return { first: undefined, candidates, undecided: undefined };
  const undecided: Undecided | undefined = spans.includes(undefined)
    ? 'UNKNOWN_TIME'
    : candidates.some(({ report }) => report.status !== 'first')
      ? 'ONLY_UPDATED'
      : outlets.size === 1
        ? undefined
        : spans.every((span) => span!.from === span!.to)
          ? 'TIE'
          : 'OVERLAP';
  if (undecided) return { first: undefined, candidates, undecided };
  // Several of one outlet's own: that outlet was first all the same.
  const [first] = candidates.toSorted((a, b) => firstOut(a.report).from - firstOut(b.report).from);
  return { first, candidates, undecided };
}

function lagOf(first: TimeSpan, later: Publication): Lag | null {
  const span = later.status === 'first' ? timeSpan(later.published) : undefined;
  return span ? lagBehind(first, span) : null;
}
