/** What the commands that correct the graph print: the judgement and all that follows from it, and the lists of judgements and open links. */
import type { ListedJudgement, ReviewSide } from '../api/curation.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';
import { openBodyCache } from '../log/body-cache.ts';
import type { Newsloom } from '../main.ts';
import { thingNode } from '../project/node-facts.ts';
import { curationOf } from './curation.ts';
import { describeCommit } from './print-log.ts';

type Flags = Readonly<Record<string, unknown>>;
type Print = (line: string) => void;

/** Makes a judgement (or with --dry-run shows it) and lets the graph follow. */
export async function printJudgement(
  newsloom: Newsloom,
  order: JudgementOrder,
  flags: Flags,
  print: Print,
): Promise<void> {
  const authored = { by: String(flags['by']), reason: String(flags['reason']) };
  const dryRun = flags['dryRun'] === true;
  const request = flags['requestKey'] === undefined ? {} : { request: String(flags['requestKey']) };
  const made = await newsloom.ingester.judge(order, authored, { dryRun, ...request });
  if (order.kind === 'withdraw' && !dryRun) newsloom.eraseTraces();
  if (!dryRun) await newsloom.follow();
  const { position, events, judgement, repeated } = made;
  print(
    dryRun
      ? `Would be position ${position}; nothing was written`
      : repeated
        ? `Done before, at position ${position}`
        : `Done, at position ${position}`,
  );
  const commit = { id: 'com_', previous: 'com_', position, recordedAt: dryRun ? '(dry run)' : '', events } as const;
  for (const line of await describeCommit(commit, newsloom.registry, openBodyCache(newsloom.log))) print(line);
  if (!dryRun && order.kind !== 'revoke' && order.kind !== 'withdraw')
    print(`Undo it with: newsloom revoke ${judgement} --reason "..."`);
}

/** Prints judgements, one block each. */
export async function printJudgements(newsloom: Newsloom, flags: Flags, print: Print): Promise<void> {
  await newsloom.ingester.catchUp();
  if (flags['live'] && flags['revoked'])
    throw new RangeError('Cannot use --live and --revoked together: expected one of them');
  const { registry, log } = newsloom;
  const limit = limitOf(flags);
  const listed = curationOf(registry, openBodyCache(log)).judgements(
    {
      ...(typeof flags['of'] === 'string' ? { of: flags['of'] as FoundedId | ArticleId } : {}),
      ...(typeof flags['by'] === 'string' ? { by: flags['by'] } : {}),
      ...(flags['live'] ? { live: true } : flags['revoked'] ? { live: false } : {}),
      ...(flags['orphaned'] ? { orphaned: true } : {}),
    },
    limit,
  );
  for (const judgement of listed.slice(0, limit))
    for (const line of describeJudgement(judgement, (id) =>
      id.startsWith('art_') ? id : `${id} "${thingNode(registry, id as FoundedId)?.name ?? '(no live mention)'}"`,
    ))
      print(line);
  print(listed.length > limit ? `more than ${limit} judgements; --limit shows more` : `${listed.length} judgements`);
}

function describeJudgement(judgement: ListedJudgement, named: (id: string) => string): readonly string[] {
  const { id, position, type, by, reason, revocation, live, orphans, of } = judgement;
  return [
    `${id}  position ${position}  ${type}  by ${by}: ${reason}`,
    ...of.map((subject) => `    ${named(subject)}`),
    ...(live
      ? []
      : [
          revocation
            ? `    revoked at position ${revocation.position} by ${revocation.by}: ${revocation.reason}`
            : '    replaced by a later judgement of the same article',
        ]),
    ...orphans.map((mention) => `    orphaned: nothing is read at ${mention} any more`),
  ];
}

/** Prints open links, most valuable first, each with both sides and the commands that settle it. */
export async function printReview(newsloom: Newsloom, flags: Flags, print: Print): Promise<void> {
  await newsloom.ingester.catchUp();
  const limit = limitOf(flags);
  const { links, total, exact } = await curationOf(newsloom.registry, openBodyCache(newsloom.log)).review(limit);
  for (const { of, score, rule, reasons, touches, mention, stands, proposed, accept, refuse } of links) {
    print(
      `${of}  score ${score} (${rule}: ${reasons.join(', ')})  touches ${touches} article${touches === 1 ? '' : 's'}`,
    );
    for (const line of [...side('this', stands), `          mention ${mention}`, ...side('and', proposed)]) print(line);
    print(`    one:  ${accept}`);
    print(`    two:  ${refuse}`);
  }
  print(`${links.length} of ${exact ? '' : 'at least '}${total} open links`);
}

function side(word: string, { id, name, sentence, article, title }: ReviewSide): readonly string[] {
  return [
    `    ${word.padEnd(5)} "${name}" ${id}`,
    `          ${sentence ? `"${sentence.replace(/\s+/g, ' ')}"` : '(in the metadata)'}`,
    `          ${article} "${title}"`,
  ];
}

function limitOf(flags: Flags): number {
  const limit = Number(flags['limit']);
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`Cannot use --limit ${String(flags['limit'])}: expected a whole number, 1 or greater`);
  return limit;
}
