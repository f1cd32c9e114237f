/** Correct, retract, reinstate, withdraw: judgements about articles as wholes. */
import { correctedEntities } from '../domain/correction.ts';
import type { Authored, DomainEvent } from '../domain/domain-event.ts';
import { earliestInstant } from '../domain/edtf.ts';
import { canonicalJson } from '../domain/hash.ts';
import type { JudgementId } from '../domain/ids.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { describeJudgements, findArticle, JudgementRefused } from './judge-names.ts';
import { linkEntities } from './link-entities.ts';

export type ArticleAction = 'retract' | 'reinstate' | 'withdraw';

/** Characters of an outlet's or author's name, at most. */
const MAX_NAME = 300;
const MAX_AUTHORS = 50;

/** @throws {JudgementRefused} when the article stands so already, or was taken down, which is final */
export function judgeStatus(
  registry: RegistryReader,
  action: ArticleAction,
  name: string,
  judgement: JudgementId,
  authored: Authored,
): readonly DomainEvent[] {
  const article = findArticle(registry, name);
  const { id, status, versions, statusBy } = article;
  if (status === 'WITHDRAWN')
    throw new JudgementRefused(
      `Cannot ${action} article "${id}": it was taken down, expected one that was not; a take-down is final`,
    );
  if (status === (action === 'retract' ? 'RETRACTED' : action === 'reinstate' ? 'LIVE' : 'WITHDRAWN'))
    throw new JudgementRefused(
      `Cannot ${action} article "${id}": it is ${status === 'LIVE' ? 'live' : 'retracted'} already${statusBy ? `, by ${describeJudgements(registry, [statusBy])}` : ''}, expected one that is ${action === 'retract' ? 'live' : 'retracted'}`,
    );
  if (action === 'retract') return [{ type: 'ArticleRetracted', v: 1, article: id, judgement, ...authored }];
  if (action === 'reinstate') return [{ type: 'ArticleReinstated', v: 1, article: id, judgement, ...authored }];
  const texts = [...new Set(versions.flatMap((version) => registry.get('version', version)?.text ?? []))];
  return [{ type: 'ArticleWithdrawn', v: 1, article: id, judgement, versions, texts, ...authored }];
}

/**
 * The correction, and the links of the outlet and authors it names by the same rules as when an article is read.
 * @throws {JudgementRefused} when nothing is corrected, a name is empty or a date is none
 */
export function judgeCorrection(
  registry: RegistryReader,
  order: Extract<JudgementOrder, { kind: 'correct' }>,
  judgement: JudgementId,
  authored: Authored,
): readonly DomainEvent[] {
  const article = findArticle(registry, order.article);
  if (article.status === 'WITHDRAWN')
    throw new JudgementRefused(
      `Cannot correct article "${article.id}": it was taken down, expected one that was not; a take-down is final`,
    );
  const outlet = order.outlet === undefined ? undefined : nameGiven(article.id, order.outlet);
  const byline = order.byline?.map((name) => nameGiven(article.id, name));
  const { published } = order;
  if (outlet === undefined && byline === undefined && published === undefined)
    throw new JudgementRefused(
      `Cannot correct article "${article.id}": nothing is said to be wrong, expected an outlet, a byline or a published date`,
    );
  if (byline && byline.length > MAX_AUTHORS)
    throw new JudgementRefused(
      `Cannot correct article "${article.id}": the byline has ${byline.length} names, expected at most ${MAX_AUTHORS}`,
    );
  if (published && published.value !== null && earliestInstant(published.value) === '')
    throw new JudgementRefused(
      `Cannot correct article "${article.id}": "${published.value}" is no date, expected one like 2016-11-09T05:34:00Z, 2016-11-09 or 2016-11`,
    );
  const correction = {
    ...(outlet === undefined ? {} : { outlet }),
    ...(byline ? { byline } : {}),
    ...(published ? { published } : {}),
  };
  const before = article.corrections.at(-1);
  if (before) {
    const { judgement: id, ...standing } = before;
    if (canonicalJson(standing) === canonicalJson(correction))
      throw new JudgementRefused(
        `Cannot correct article "${article.id}": it stands so by ${describeJudgements(registry, [id])}, expected another correction`,
      );
  }
  const current = article.versions.at(-1);
  const links = current ? linkEntities(registry, current, correctedEntities({ judgement, ...correction })).events : [];
  return [{ type: 'ArticleCorrected', v: 1, article: article.id, judgement, ...correction, ...authored }, ...links];
}

function nameGiven(article: string, name: string): string {
  const given = name.toWellFormed().replaceAll('\0', '').trim();
  if (given === '' || given.length > MAX_NAME)
    throw new JudgementRefused(
      `Cannot correct article "${article}": a name has ${given.length} characters, expected 1 to ${MAX_NAME}`,
    );
  return given;
}
