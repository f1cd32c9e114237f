/**
 * Everything one article puts into the graph: its node, its edges, and the supports it gives to claims. A pure function of what
 * is known and of the article's words, so a graph built live and one rebuilt from the log cannot differ.
 */
import { documentText } from '../domain/article.ts';
import { isBylinePlace, isOutletPlace } from '../domain/correction.ts';
import { earliestInstant } from '../domain/edtf.ts';
import type { Extraction, Happening } from '../domain/extraction.ts';
import { MODALITIES, placeOf, spanOf } from '../domain/extraction.ts';
import {
  type ArticleEdge,
  type ArticleEdgeType,
  type Claim,
  type Evidence,
  edgeKey,
  type GraphNode,
  makeClaim,
  makeSupport,
  type NodeId,
  type Props,
  type Support,
} from '../domain/graph.ts';
import { type EntityId, type FoundedId, mentionId, type NewsEventId, type StoryId } from '../domain/ids.ts';
import { sortKey } from '../domain/names.ts';
import { canonicalOf, isLive, sameCluster } from '../registry/clusters.ts';
import { mentionsByPlace, type Readable } from '../registry/contributions.ts';
import {
  entityLinks,
  happeningLinks,
  judgedSpeaker,
  type LiveLink,
  quoteLinks,
  relationLinks,
  storyLink,
} from '../registry/links.ts';
import type { HappeningLink } from '../registry/records.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { type ReportContext, reportProps } from './report-facts.ts';

export interface ArticleFacts {
  readonly node: GraphNode;
  readonly edges: readonly ArticleEdge[];
  readonly supports: readonly Support[];
}

/** Rule of a place that no sentence tells: that of whoever operates the site. */
const OPERATOR_RULE = 'place-of-operator/1';

/** What an article says now, with canonical ids. A retracted article keeps its node, outlet and authors. */
export function articleFacts(registry: RegistryReader, article: Readable): ArticleFacts {
  const node = articleNode(registry, article);
  if (!article.extraction) return { node, edges: [], supports: [] };
  const facts = new Facts(registry, article, article.extraction);
  facts.entities();
  if (article.record.status === 'LIVE') {
    facts.happenings();
    facts.quotes();
    facts.relations();
    facts.story();
    facts.copy();
  }
  return { node, edges: [...facts.edges.values()], supports: [...facts.supports.values()] };
}

function articleNode(registry: RegistryReader, { record, version, body, extraction }: Readable): GraphNode {
  const { corrections } = record;
  const published = corrections.findLast((correction) => correction.published)?.published ?? version.published;
  const outlet = corrections.findLast((correction) => correction.outlet !== undefined)?.outlet ?? body.outlet;
  const byline = corrections.findLast((correction) => correction.byline)?.byline ?? body.byline;
  const publishedKey = earliestInstant(published.value);
  const optional: Record<string, string | number | boolean | undefined> = {
    url: body.url,
    published: published.value ?? undefined,
    publishedKey: publishedKey || undefined,
    publishedPhrase: body.publishedPhrase,
    modified: version.modified,
    language: version.language,
    source: version.source,
    collection: version.collection,
    rights: version.rights,
    // Of the adopted reading: a later reader may have read what the first could not.
    unread: extraction ? extraction.unread : version.unread,
    reusedUrl: version.reusedUrl,
    outlet,
  };
  const props: Record<string, Props[string]> = {
    status: record.status,
    publishedStatus: published.status,
    publishedMethod: published.method,
    retrieved: version.retrieved,
    version: version.id,
    versions: record.versions.length,
    length: version.length,
    founded: record.position,
    byline,
  };
  for (const [key, value] of Object.entries(optional)) if (value !== undefined) props[key] = value;
  if (corrections.length > 0) {
    props['corrected'] = ['outlet', 'byline', 'published'].filter((field) =>
      corrections.some((correction) => correction[field as keyof typeof correction] !== undefined),
    );
    props['correctedAt'] = Math.max(
      ...corrections.map(({ judgement }) => registry.get('judgement', judgement)?.position ?? 0),
    );
  }
  return {
    type: 'Article',
    id: record.id,
    name: body.title,
    sort: `${publishedKey || '0000'} ${sortKey(body.title)}`,
    kinds: [],
    props,
  };
}

/** Gathers rows of one article; a map each, since two mentions may say the same. Owned by one call, never shared. */
class Facts {
  readonly edges = new Map<string, ArticleEdge>();
  readonly supports = new Map<string, Support>();
  private readonly text: string;
  private readonly same: (a: FoundedId, b: FoundedId) => boolean;
  /** Local entity -> canonical entity, by its first linked mention. */
  private readonly entityOf = new Map<number, { id: EntityId; link: LiveLink<EntityId> }>();
  /** Happening -> canonical NewsEvent. */
  private readonly eventOf = new Map<number, { id: NewsEventId; link: LiveLink<NewsEventId> }>();
  private readonly happeningAt: ReadonlyMap<string, number>;
  private readonly sentences = new Map<number, string>();

  constructor(
    private readonly registry: RegistryReader,
    private readonly article: Readable,
    private readonly extraction: Extraction,
  ) {
    this.text = documentText(article.body);
    this.same = sameCluster(registry);
    this.happeningAt = new Map(extraction.happenings.map((happening, index) => [placeOf(happening.trigger), index]));
  }

  entities(): void {
    const { record, version } = this.article;
    const mentionAt = mentionsByPlace(this.extraction);
    const mentions = new Map<EntityId, { link: LiveLink<EntityId>; local: number; count: number; sentence: number }>();
    for (const link of entityLinks(version, this.same)) {
      const found = mentionAt.get(link.place);
      if (!found) continue;
      const { local, mention } = found;
      const id = canonicalOf(this.registry, link.to) as EntityId;
      if (!this.entityOf.has(local)) this.entityOf.set(local, { id, link });
      if (isOutletPlace(link.place))
        this.edge('PUBLISHED', id, record.id, this.evidence(link, mention.sentence), { place: link.place });
      else if (isBylinePlace(link.place))
        this.edge('WROTE', id, record.id, this.evidence(link, mention.sentence), { place: link.place });
      else if (record.status === 'LIVE') {
        const seen = mentions.get(id);
        if (seen) seen.count += 1;
        else mentions.set(id, { link, local, count: 1, sentence: mention.sentence });
      }
    }
    for (const [id, { link, local, count, sentence }] of mentions) {
      const entity = this.extraction.entities[local];
      if (!entity) continue;
      const roles = entity.roles.length > 0 ? { roles: entity.roles } : {};
      this.edge('MENTIONS', record.id, id, this.evidence(link, sentence), { count, name: entity.name, ...roles });
    }
  }

  happenings(): void {
    const { record, version } = this.article;
    const reports = new Map<NewsEventId, { happening: Happening; link: LiveLink<NewsEventId> }[]>();
    for (const link of happeningLinks(version, this.same)) {
      const index = this.happeningAt.get(link.place);
      const happening = index === undefined ? undefined : this.extraction.happenings[index];
      if (index === undefined || !happening) continue;
      const id = canonicalOf(this.registry, link.to) as NewsEventId;
      this.eventOf.set(index, { id, link });
      const known = reports.get(id);
      if (known) known.push({ happening, link });
      else reports.set(id, [{ happening, link }]);
      const evidence = this.evidence(link, happening.sentence);
      for (const participant of happening.participants) {
        const entity = participant.entity === undefined ? undefined : this.entityOf.get(participant.entity);
        if (!entity) continue;
        const located = participant.role === 'place' && this.isPlace(participant.entity as number);
        const claim = located
          ? makeClaim('HAPPENED_IN', id, entity.id)
          : makeClaim('INVOLVES', id, entity.id, { qualifier: participant.role });
        this.support(claim, evidence);
      }
      for (const country of this.countriesOfSites(happening))
        this.support(makeClaim('HAPPENED_IN', id, country, { inferred: true }), { ...evidence, rule: OPERATOR_RULE });
    }
    for (const [id, told] of reports) {
      told.sort((a, b) => (outranks(a.happening, b.happening) ? -1 : outranks(b.happening, a.happening) ? 1 : 0));
      const { happening, link } = told[0]!;
      const props = reportProps(
        this.reportContext,
        told.map((each) => each.happening),
      );
      this.edge('REPORTS', record.id, id, this.evidence(link, happening.sentence), props);
    }
    for (const relation of relationLinks(version)) {
      const index = this.happeningAt.get(relation.place);
      const own = index === undefined ? undefined : this.eventOf.get(index);
      const happening = index === undefined ? undefined : this.extraction.happenings[index];
      if (!own || !happening) continue;
      const other = this.otherOf(relation);
      if (!other || other === own.id || !isLive(this.registry, other)) continue;
      const claim =
        relation.relation === 'follows'
          ? makeClaim('FOLLOWS', own.id, other)
          : makeClaim('CAUSED', other, own.id, { qualifier: relation.modality ?? 'asserted' });
      this.support(claim, this.evidence(relation, happening.sentence));
    }
  }

  /** What a relation leads to: the event that its other mention denotes now, whatever it denoted when the relation was found. */
  private otherOf({ other, to }: HappeningLink): NewsEventId | undefined {
    if (other === undefined) return canonicalOf(this.registry, to) as NewsEventId;
    const index = this.happeningAt.get(other);
    return index === undefined ? undefined : this.eventOf.get(index)?.id;
  }

  quotes(): void {
    const { record, version } = this.article;
    const quoteAt = new Map(this.extraction.quotes.map((quote) => [placeOf(quote.content), quote]));
    for (const link of quoteLinks(version, this.same)) {
      const quote = quoteAt.get(link.place);
      if (!quote) continue;
      const id = canonicalOf(this.registry, link.to);
      const evidence = this.evidence(link, quote.sentence);
      const judged = judgedSpeaker(this.registry, link.to, mentionId(version.id, 'quote', link.place));
      const speaker = judged
        ? this.judgedSpeaker(judged)
        : quote.speaker === undefined
          ? undefined
          : this.entityOf.get(quote.speaker);
      const channel = quote.channel === undefined ? undefined : this.entityOf.get(quote.channel);
      this.edge('QUOTES', record.id, id, evidence, {
        form: quote.form,
        ...(speaker ? { speaker: speaker.id } : {}),
        ...(channel ? { channel: channel.id } : {}),
      });
      if (speaker)
        this.support(
          makeClaim('SAID', speaker.id, id),
          judged
            ? { ...evidence, score: 1000, rule: `judgement ${judged.judgement}`, position: judged.position }
            : evidence,
        );
    }
  }

  /** Somebody judged to have said a quote, while a live mention anywhere stands behind them. */
  private judgedSpeaker({ speaker }: { readonly speaker: EntityId | null }): { readonly id: EntityId } | undefined {
    if (!speaker || !isLive(this.registry, speaker)) return undefined;
    return { id: canonicalOf(this.registry, speaker) as EntityId };
  }

  relations(): void {
    const { record } = this.article;
    for (const { person, organisation, role, sentence, score, rule, start, end } of this.extraction.affiliations) {
      const a = this.entityOf.get(person);
      const b = this.entityOf.get(organisation);
      if (a && b && a.id !== b.id)
        this.support(
          makeClaim('AFFILIATED', a.id, b.id, { qualifier: role }),
          this.readEvidence({ start, end, sentence, score, rule, position: a.link.position }),
        );
    }
    for (const { operator, site, sentence, score, rule, start, end } of this.extraction.operations) {
      const a = this.entityOf.get(operator);
      const b = this.entityOf.get(site);
      if (a && b && a.id !== b.id)
        this.support(
          makeClaim('OPERATES', a.id, b.id),
          this.readEvidence({ start, end, sentence, score, rule, position: b.link.position }),
        );
    }
    const citations = this.extraction.citations.toSorted((a, b) => citationRank(a.rule) - citationRank(b.rule));
    for (const { outlet, sentence, score, rule, start, end } of citations) {
      const cited = this.entityOf.get(outlet);
      if (cited)
        this.edge(
          'CITES',
          record.id,
          cited.id,
          this.readEvidence({ start, end, sentence, score, rule, position: cited.link.position }),
        );
    }
  }

  story(): void {
    const link = storyLink(this.article.version, this.same);
    if (!link) return;
    const id = canonicalOf(this.registry, link.to) as StoryId;
    const evidence = this.evidence(link, -1);
    this.edge('COVERS', this.article.record.id, id, evidence);
    for (const [index, event] of this.eventOf) {
      const happening = this.extraction.happenings[index];
      if (happening)
        this.support(makeClaim('PART_OF', event.id, id), {
          ...this.evidence(event.link, happening.sentence),
          rule: link.rule,
        });
    }
  }

  copy(): void {
    const { record, version } = this.article;
    const { copyOf } = record;
    if (!copyOf || copyOf.version !== version.id) return;
    const original = this.registry.get('article', copyOf.of);
    if (!original || original.status === 'WITHDRAWN' || original.erased) return;
    this.edge('COPY_OF', record.id, copyOf.of, this.evidence({ place: 'all', ...copyOf }, -1));
  }

  private get reportContext(): ReportContext {
    return {
      text: this.text,
      title: this.article.body.title.length,
      extraction: this.extraction,
      entityOf: (local) => this.entityOf.get(local)?.id,
      sentenceAt: (index) => this.sentenceAt(index),
    };
  }

  /**
   * Where no place is told: what befalls a country's own web site happens in that country. Only what happens to a service, since a
   * site is also what people far away write on.
   */
  private countriesOfSites({ type, participants }: Happening): readonly EntityId[] {
    if (!/^service(?:\.|$)/.test(type) || participants.some(({ role }) => role === 'place')) return [];
    const { operations, entities } = this.extraction;
    return operations
      .filter(
        ({ site, operator }) =>
          entities[operator]?.kinds[0] === 'COUNTRY' && participants.some(({ entity }) => entity === site),
      )
      .flatMap(({ operator }) => this.entityOf.get(operator)?.id ?? []);
  }

  private isPlace(local: number): boolean {
    const kinds = this.extraction.entities[local]?.kinds ?? [];
    return kinds.includes('COUNTRY') || kinds.includes('PLACE');
  }

  private edge(type: ArticleEdgeType, from: NodeId, to: NodeId, evidence: Evidence, props: Props = {}): void {
    const key = edgeKey(type, from, to);
    if (!this.edges.has(key))
      this.edges.set(key, { key, type, from, to, article: this.article.record.id, evidence, props });
  }

  private support(claim: Claim, evidence: Evidence): void {
    const support = makeSupport(claim, this.article.record.id, evidence);
    if (!this.supports.has(support.key)) this.supports.set(support.key, support);
  }

  private evidence(link: Pick<LiveLink, 'place' | 'score' | 'rule' | 'position'>, sentence: number): Evidence {
    const { start, end } = spanOf(link.place) ?? { start: -1, end: -1 };
    return this.readEvidence({ start, end, sentence, score: link.score, rule: link.rule, position: link.position });
  }

  /** The words of a sentence; "" for -1. Several rows stand on one sentence, so it is cut once. */
  private sentenceAt(index: number): string {
    const known = this.sentences.get(index);
    if (known !== undefined) return known;
    const span = this.extraction.sentences[index];
    const words = span ? this.text.slice(span.start, span.end) : '';
    this.sentences.set(index, words);
    return words;
  }

  private readEvidence(at: {
    start: number;
    end: number;
    sentence: number;
    score: number;
    rule: string;
    position: number;
  }): Evidence {
    // Written out: a spread here is a twentieth of a replay.
    return {
      version: this.article.version.id,
      start: at.start,
      end: at.end,
      sentence: this.sentenceAt(at.sentence),
      reader: this.extraction.reader,
      rule: at.rule,
      score: at.score,
      position: at.position,
    };
  }
}

/** Of several citations of one outlet the edge shows the one that says most: a credit line, then who had it first. */
function citationRank(rule: string): number {
  return rule === 'citation.credit' || rule === 'citation.dateline' ? 0 : rule === 'citation.first' ? 1 : 2;
}

/** Which of two happenings of an article stands for the event on its REPORTS edge: the surer, then the more salient, then the earlier. */
function outranks(a: Happening, b: Happening): boolean {
  const surer = MODALITIES.indexOf(b.modality) - MODALITIES.indexOf(a.modality);
  return (surer || a.salience - b.salience || b.trigger.start - a.trigger.start) > 0;
}
