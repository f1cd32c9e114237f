/**
 * `newsloom reread --shadow`: what reading again would change, shown before anything is appended. A copy of the data folder is made beside
 * its files, read again there, and compared: nodes, edges, and the answers to the example questions. The copy is deleted at the end.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../api/ask.ts';
import { EXAMPLE_QUESTIONS } from '../api/example-questions.ts';
import { buildApiSchema } from '../api/schema.ts';
import type { NodeId } from '../domain/graph.ts';
import { compareGraphs, type Difference, type Example, type GraphDifference } from '../graph/compare-graphs.ts';
import { openBodyCache } from '../log/body-cache.ts';
import type { RereadCounts, RereadOptions } from '../log/reread.ts';
import { copyDataFolder, type Newsloom, openNewsloom } from '../main.ts';
import { commandsOf } from './api-commands.ts';
import { curationOf } from './curation.ts';

/** Begins the name of the folder that holds the copy. */
const SHADOW = 'shadow-';
/** Lines of an answer that are shown, at most. */
const SHOWN = 20;

export interface ShadowReport {
  /** Where the log stands; nothing was appended. */
  readonly position: number;
  readonly counts: RereadCounts;
  readonly changes: GraphDifference;
  /** Names of the nodes that examples of edges speak of. */
  readonly names: Readonly<Record<string, string>>;
  readonly answers: readonly {
    readonly title: string;
    readonly same: boolean;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

/** Reads again in a copy of the data folder and tells what would change. The graph is brought level with the log first. */
export async function shadowReread(
  newsloom: Newsloom,
  options: RereadOptions,
  now: () => Date,
  onProgress: (note: string, done: number, head: number) => void,
): Promise<ShadowReport> {
  await newsloom.projection.catchUp({ onProgress: (done, head) => onProgress('following', done, head) });
  await newsloom.ingester.catchUp((done, head) => onProgress('folding', done, head));
  // One that was killed left words behind.
  for (const name of readdirSync(newsloom.folder))
    if (name.startsWith(SHADOW)) rmSync(join(newsloom.folder, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(newsloom.folder, SHADOW));
  try {
    onProgress('copying', 0, 1);
    copyDataFolder(newsloom.folder, folder);
    const shadow = await openNewsloom({ data: folder, neo4j: undefined }, now);
    try {
      // Whatever others appended while it was copied belongs to the state before.
      const position = await shadow.follow();
      const counts = await shadow.reread({
        ...options,
        onProgress: (at, head, so) => onProgress(`${so.reread} read again`, at, head),
      });
      await shadow.follow((_, done, head) => onProgress('following', done, head));
      const { graph } = shadow.projection;
      const changes = await compareGraphs(
        () => graph.rowsAt(position),
        () => graph.rows(),
      );
      return {
        position,
        counts,
        changes,
        names: await namesFor(shadow, changes, position),
        answers: await bothAnswers(newsloom, shadow, now),
      };
    } finally {
      await shadow.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function namesFor(shadow: Newsloom, changes: GraphDifference, before: number): Promise<Record<string, string>> {
  const ids = new Set<NodeId>();
  for (const { examples } of Object.values(changes.edges))
    for (const example of [...examples.came, ...examples.went, ...examples.changed])
      if ('from' in example) ids.add(example.from).add(example.to);
  const { questions } = shadow.history;
  const names: Record<string, string> = {};
  for (const at of [before, undefined])
    for (const [id, node] of await questions.nodes([...ids], at)) names[id] = node.name;
  return names;
}

async function bothAnswers(newsloom: Newsloom, shadow: Newsloom, now: () => Date): Promise<ShadowReport['answers']> {
  const schema = buildApiSchema();
  const answer = async (of: Newsloom, query: string) => {
    const parts = {
      graph: of.history,
      history: of.history,
      log: of.log,
      commands: commandsOf(of, { timezone: 'UTC' }, now),
      curation: curationOf(of.known, openBodyCache(of.log)),
      schema,
      report: (error: unknown) => {
        throw error;
      },
    };
    return (await ask(parts, query)) as unknown;
  };
  const answers: ShadowReport['answers'][number][] = [];
  for (const { title, query } of EXAMPLE_QUESTIONS) {
    const [before, after] = [await answer(newsloom, query), await answer(shadow, query)];
    answers.push({ title, same: JSON.stringify(before) === JSON.stringify(after), before, after });
  }
  return answers;
}

/** The report for a terminal. */
export function shadowLines({ position, counts, changes, names, answers }: ShadowReport): readonly string[] {
  const nameOf = (id: string) => names[id] ?? id;
  const shown = (example: Example) =>
    'id' in example
      ? `${example.name}${example.before === undefined ? '' : ` (was: ${example.before})`} [${example.id}]`
      : `${nameOf(example.from)} -> ${nameOf(example.to)}${example.sentence ? `: "${example.sentence}"` : ''}`;
  const table = (title: string, kinds: Readonly<Record<string, Difference>>) => [
    '',
    `${title}: ${Object.keys(kinds).length === 0 ? 'no difference' : ''}`.trimEnd(),
    ...Object.entries(kinds).flatMap(([kind, { came, went, changed, examples }]) => [
      `  ${kind}: ${came} would come, ${went} would go, ${changed} would change`,
      ...(['came', 'went', 'changed'] as const).flatMap((how) =>
        examples[how].map((example) => `    ${{ came: '+', went: '-', changed: '~' }[how]} ${shown(example)}`),
      ),
    ]),
  ];
  return [
    `${counts.reread} articles would be read again, ${counts.current} are read by today's reader, ${counts.left} are left alone`,
    ...table('Nodes', changes.nodes),
    ...table('Edges', changes.edges),
    ...answers.flatMap(({ title, same, before, after }) => [
      '',
      `${title} ${same ? 'The same answer.' : 'Another answer:'}`,
      ...(same ? [] : differingLines(before, after)),
    ]),
    '',
    `Nothing was appended: the log stands at position ${position}. To adopt this, run the same command without --shadow.`,
  ];
}

/** The lines that only one of two answers has, in their order. */
function differingLines(before: unknown, after: unknown): readonly string[] {
  const lines = (answer: unknown) =>
    JSON.stringify(answer, null, 1)
      .split('\n')
      .map((line) => line.trim());
  const only = (mine: readonly string[], theirs: readonly string[]) => {
    const left = new Map<string, number>();
    for (const line of theirs) left.set(line, (left.get(line) ?? 0) + 1);
    return mine.filter((line) => {
      const n = left.get(line) ?? 0;
      left.set(line, n - 1);
      return n <= 0 && /\w/.test(line);
    });
  };
  const [old, now_] = [lines(before), lines(after)];
  const [gone, come] = [only(old, now_), only(now_, old)];
  const cut = (list: readonly string[], sign: string) => [
    ...list.slice(0, SHOWN).map((line) => `  ${sign} ${line}`),
    ...(list.length > SHOWN ? [`  ${sign} ... and ${list.length - SHOWN} more lines (--json prints all)`] : []),
  ];
  return [...cut(gone, '-'), ...cut(come, '+')];
}
