/** Judgements and open links as lists, and as the resolvers show them. */
import { canonicalJson } from '../domain/hash.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';
import type { ApiContext } from './context.ts';
import type { JudgementFilter, ListedJudgement, OpenLink, ReviewSide } from './curation.ts';
import { COUNT_CAP } from './lists.ts';
import { findNode, type Seen } from './nodes.ts';
import { askedPage, connection, makeCursor, type PageArguments } from './paging.ts';
import { refusal } from './refusal.ts';

/** Subjects shown of one judgement, and nodes shown of what one changed. */
export const MAX_SUBJECTS = 20;

const ABOUT = /^(?:art|ent|evt|sto|quo)_[0-9a-z]{26}$/;

type JudgementArguments = PageArguments & {
  readonly [name in 'of' | 'by']?: string | null;
} & { readonly [name in 'live' | 'orphaned']?: boolean | null };

/** @throws a BAD_USER_INPUT refusal when `of` is no id of a node */
export function judgementList(args: JudgementArguments, context: ApiContext) {
  const { of, by, live, orphaned } = args;
  if (of && !ABOUT.test(of))
    throw refusal(
      'BAD_USER_INPUT',
      `Cannot list judgements: "of" is "${of}", expected the id of an article, entity, news event, story or quote`,
    );
  const filter: JudgementFilter = {
    ...(of ? { of: of as FoundedId | ArticleId } : {}),
    ...(by ? { by } : {}),
    ...(live === undefined || live === null ? {} : { live }),
    ...(orphaned === undefined || orphaned === null ? {} : { orphaned }),
  };
  const list = JSON.stringify(['judgements', filter]);
  const asked = askedPage(list, args);
  const { curation } = context.parts;
  const found = curation.judgements(filter, asked.first, asked.after?.id);
  return connection({
    asked,
    hasNext: found.length > asked.first,
    edges: found.slice(0, asked.first).map((judgement) => ({
      cursor: () => makeCursor(list, { sort: '', id: judgement.id }),
      node: shownJudgement(judgement),
    })),
    async count() {
      const total = curation.countJudgements(filter, COUNT_CAP);
      return { total, exact: total < COUNT_CAP };
    },
  });
}

/** The judgements about a node. */
export function judgementsOf({ node }: Seen, args: PageArguments, context: ApiContext) {
  return judgementList({ ...args, of: node.id }, context);
}

export function shownJudgement(judgement: ListedJudgement) {
  const { id, position, type, by, reason, live, revocation, orphans, mentions, of, content } = judgement;
  return {
    id,
    position,
    type,
    by,
    reason,
    live,
    revokedBy: revocation?.by ?? null,
    revokedReason: revocation?.reason ?? null,
    revokedAt: revocation?.position ?? null,
    orphaned: orphans.length > 0,
    orphans,
    mentions,
    subjects: (_: unknown, context: ApiContext) => nodesNow(context, of.slice(0, MAX_SUBJECTS)),
    content: canonicalJson(content),
  };
}

/** Links that wait for a judgement. */
export async function reviewList(args: PageArguments, context: ApiContext) {
  const list = JSON.stringify(['review']);
  const asked = askedPage(list, args);
  const { links, total, exact } = await context.parts.curation.review(asked.first + 1, asked.after?.id);
  return connection({
    asked,
    hasNext: links.length > asked.first,
    edges: links.slice(0, asked.first).map((link) => ({
      cursor: () => makeCursor(list, { sort: '', id: link.mention }),
      node: shownLink(link),
    })),
    count: async () => ({ total, exact: exact && total < COUNT_CAP }),
  });
}

function shownLink({ stands, proposed, ...link }: OpenLink) {
  return { ...link, stands: shownSide(stands), proposed: shownSide(proposed) };
}

function shownSide({ id, sentence, article }: ReviewSide) {
  const now = (node: string) => async (_: unknown, context: ApiContext) =>
    findNode(context, node, await context.moment(undefined));
  return { node: now(id), sentence, article: now(article) };
}

/** Nodes as they are now, without those that are gone. */
export async function nodesNow(context: ApiContext, ids: readonly string[]): Promise<readonly Seen[]> {
  const at = await context.moment(undefined);
  const nodes = await Promise.all(ids.map((id) => findNode(context, id, at)));
  return nodes.filter((node): node is Seen => node !== null);
}
