/**
 * The command line. Each command opens a data folder, does one thing and closes it. Answers go to standard output, everything else to
 * standard error. What a command needs is loaded when it runs, so that small ones start at once. Exit codes: 0 done, 1 refused or failed (the message says why), 2 some input was rejected.
 */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { AcquireOptions } from './acquire/acquire-options.ts';
import { createKey, listKeys, removeKey } from './api/keys.ts';
import { dateRules, JUDGEMENT_COMMANDS } from './cli/judgement-commands.ts';
import { showProgress } from './cli/progress.ts';
import { type Config, readConfig, SETTINGS, type SettingName, settingValues } from './config.ts';
import { openSqliteLog } from './log/sqlite-log.ts';
import { dataFiles, type Newsloom, openNewsloom } from './main.ts';
import { projectFile } from './project-files.ts';

/** The demo's data folder. */
const DEMO_DATA = 'data/demo';

const now = () => new Date();
const say = (line: string) => process.stderr.write(`${line}\n`);
const answer = (line: string) => process.stdout.write(`${line}\n`);

type Flags = Record<string, unknown>;

const manifest = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string };
const program = new Command('newsloom')
  .description('Reads news articles and keeps what they say as a graph that can be asked, checked and rebuilt.')
  .version(manifest.version)
  .showHelpAfterError('(newsloom --help shows the commands)');

/** A command with the settings it takes as flags. */
function command(usage: string, about: string, settings: readonly SettingName[]): Command {
  const made = program.command(usage).description(about);
  for (const name of settings) {
    const { flag, about: help, unit, fallback } = SETTINGS[name];
    made.addOption(new Option(`--${flag} <value>`, `${help} (${unit}; default: ${fallback || 'none'})`));
  }
  return made;
}

/** Flags as commander gives them, by setting name: both are the camel case of the flag. */
function configOf(flags: Flags, fallbackData?: string): Config {
  const env =
    fallbackData && !process.env['NEWSLOOM_DATA'] ? { ...process.env, NEWSLOOM_DATA: fallbackData } : process.env;
  return readConfig(flags, env);
}

async function withNewsloom<T>(config: Config, work: (newsloom: Newsloom) => Promise<T>): Promise<T> {
  const newsloom = await openNewsloom(config, now);
  try {
    return await work(newsloom);
  } finally {
    await newsloom.close();
  }
}

const GRAPH_SETTINGS = ['data', 'neo4j', 'neo4jUser', 'neo4jPassword', 'neo4jDatabase'] as const;
const SERVER_SETTINGS = [
  ...GRAPH_SETTINGS,
  'host',
  'port',
  'allowedHosts',
  'playground',
  'requestTimeout',
  'timezone',
] as const;

command('start', 'Serve the GraphQL API and playground, and follow the log', SERVER_SETTINGS)
  .option('--demo', `use the sample articles in a data folder of their own (${DEMO_DATA})`)
  .action(async (flags: Flags) => {
    const config = configOf(flags, flags['demo'] ? DEMO_DATA : undefined);
    const { serve } = await import('./cli/serve.ts');
    const { runDemo } = await import('./cli/demo.ts');
    const newsloom = await openNewsloom(config, now);
    const demo = flags['demo'] ? await runDemo(newsloom, config, now, say) : undefined;
    const { server, stop } = await serve(newsloom, config, now, say);
    answer(
      `Newsloom answers at ${server.address}/graphql (data folder ${config.data}, ${config.neo4j ? `Neo4j ${config.neo4j.uri}` : 'embedded graph'})`,
    );
    if (demo) answer(demo);
    if (listKeys(dataFiles(config.data).keys).length === 0)
      say(`Changes through the API need a key: newsloom key create --data ${config.data}`);
    say('Press Ctrl+C to stop.');
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    await stop();
  });

/** A command that takes articles in any format. */
function inputCommand(usage: string, about: string, settings: readonly SettingName[]): Command {
  return command(usage, about, settings)
    .option('--map <fields>', 'where another export keeps a field: title=headline,html=body_html')
    .option('--encoding <name>', 'encoding of the files, e.g. windows-1252 (default: utf-8)')
    .addOption(
      new Option('--format <name>', 'read every input as this').choices(['json', 'jsonl', 'csv', 'txt', 'html']),
    );
}

async function acquireOptionsOf(flags: Flags): Promise<AcquireOptions> {
  const { parseMapping } = await import('./acquire/field-mapping.ts');
  return {
    now: now(),
    timezone: configOf(flags).timezone,
    stdin: process.stdin,
    ...(typeof flags['map'] === 'string' ? { mapping: parseMapping(flags['map']) } : {}),
    ...(typeof flags['encoding'] === 'string' ? { encoding: flags['encoding'] } : {}),
    ...(typeof flags['format'] === 'string' ? { format: flags['format'] as 'json' } : {}),
  };
}

inputCommand(
  'ingest <input...>',
  'Read articles from files, folders or - (standard input) and append what they say to the log',
  ['data', 'timezone'],
)
  .option('--dry-run', 'show three articles as understood and write nothing')
  .action(async (inputs: string[], flags: Flags) => {
    const config = configOf(flags);
    const { describeRejection, dryRun } = await import('./cli/dry-run.ts');
    const options = await acquireOptionsOf(flags);
    if (flags['dryRun']) {
      const { articles, rejected } = await dryRun(inputs, options, answer);
      answer(`${articles} articles understood, ${rejected} rejected; nothing was written`);
      if (rejected > 0) process.exitCode = 2;
      return;
    }
    await withNewsloom(config, async (newsloom) => {
      const { ingestFiles } = await import('./cli/ingest-files.ts');
      const bar = showProgress('Reading');
      const counts = await ingestFiles(newsloom.ingester, inputs, options, {
        rejected: (rejection) => say(describeRejection(rejection)),
        outcome: (input, outcome) => {
          if (outcome.kind === 'REVISED' && outcome.reusedUrl)
            say(
              `${input.place.file}: the address of this article was used for another one before (title and text both differ); kept as a revision`,
            );
        },
        progress: (bytes, total, so) => bar.update(bytes, total ?? 0, `${so.new} new, ${so.rejected} rejected`),
      });
      bar.end();
      answer(
        `${counts.new} new, ${counts.revised} revised, ${counts.unchanged} unchanged, ${counts.rejected} rejected`,
      );
      if (counts.cut > 0)
        say(
          `${counts.cut} links were decided without a look at every candidate: more share a name or word than are compared; their reasons name which ("cut:surname")`,
        );
      if (counts.rejected > 0) process.exitCode = 2;
    });
  });

inputCommand(
  'read [input...]',
  'Show what the reader makes of articles: as JSON, or marked in the text; nothing is kept',
  ['timezone'],
)
  .option('--show', 'print the text with everything marked')
  .option('--html <file>', 'write one page with everything marked to this file (-: standard output)')
  .option(
    '--score',
    'read {id, text, title?, date?} a line on standard input and write what was read a line, for scorers',
  )
  .action(async (inputs: string[], flags: Flags) => {
    const { readArticles } = await import('./cli/read-articles.ts');
    const { scoreLines, writeRows } = await import('./cli/score-lines.ts');
    const ways = ['show', 'html', 'score'].filter((way) => flags[way] !== undefined);
    if (ways.length > 1)
      throw new RangeError(`Cannot use ${ways.map((way) => `--${way}`).join(' and ')} together: expected one of them`);
    if (flags['score'] && inputs.some((input) => input !== '-'))
      throw new RangeError(`Cannot score "${inputs[0]}": --score reads standard input, expected no files`);
    if (!flags['score'] && inputs.length === 0)
      throw new RangeError('Cannot read: no input was named, expected files, folders or - (standard input)');
    const refused = flags['score']
      ? await writeRows((fault) => scoreLines(process.stdin, fault), process.stdout, say)
      : await readArticles(inputs, await acquireOptionsOf(flags), {
          way: flags['html'] !== undefined ? 'html' : flags['show'] ? 'show' : 'json',
          out: process.stdout,
          ...(typeof flags['html'] === 'string' && flags['html'] !== '-' ? { file: flags['html'] } : {}),
          colours: process.stdout.isTTY === true && !process.env['NO_COLOR'],
          say,
        });
    if (refused > 0) process.exitCode = 2;
  });

program
  .command('link')
  .description('Show what linking makes of documents, for scorers; nothing is kept')
  .requiredOption(
    '--score',
    'link {id, text, title?, date?, events?, entities?} a line on standard input and write what each mention stands for a line',
  )
  .option('--links <way>', 'precise: what the product runs; balanced: wrong and missing links weigh alike', 'balanced')
  .action(async (flags: Flags) => {
    const links = flags['links'];
    if (links !== 'precise' && links !== 'balanced')
      throw new RangeError(`Cannot link "${links}": expected precise or balanced`);
    const { linkLines } = await import('./cli/link-lines.ts');
    const { writeRows } = await import('./cli/score-lines.ts');
    const refused = await writeRows((fault) => linkLines(process.stdin, { links }, fault), process.stdout, say);
    if (refused > 0) process.exitCode = 2;
  });

command('ask <query>', 'Answer one GraphQL question, after bringing the graph level with the log', GRAPH_SETTINGS)
  .option('--variables <json>', 'variables of the question, as JSON')
  .action(async (query: string, flags: Flags) => {
    const config = configOf(flags);
    await withNewsloom(config, async (newsloom) => {
      const { ask } = await import('./api/ask.ts');
      const { commandsOf } = await import('./cli/api-commands.ts');
      const { curationOf } = await import('./cli/curation.ts');
      const { openBodyCache } = await import('./log/body-cache.ts');
      const bar = showProgress('Following');
      await newsloom.follow((_, done, head) => bar.update(done, head));
      bar.end();
      const variables = typeof flags['variables'] === 'string' ? JSON.parse(flags['variables']) : undefined;
      const graph = (await newsloom.neo4j()) ?? newsloom.history;
      const result = await ask(
        {
          graph,
          history: newsloom.history,
          log: newsloom.log,
          commands: commandsOf(newsloom, config, now),
          curation: curationOf(newsloom.known, openBodyCache(newsloom.log)),
          report: (error) => say(String(error)),
        },
        query,
        variables,
      );
      answer(JSON.stringify(result, null, 2));
      if (result.errors?.length) process.exitCode = 1;
    });
  });

command('log', 'Print the log, names filled in', ['data'])
  .option('--after <position>', 'begin behind this position', '0')
  .option('--follow', 'go on with new entries until stopped')
  .option('--type <type>', 'only DomainEvents of this type, e.g. Merged')
  .action(async (flags: Flags) => {
    const after = Number(flags['after']);
    if (!Number.isInteger(after) || after < 0)
      throw new RangeError(`Cannot use --after ${String(flags['after'])}: expected a position, 0 or greater`);
    await withNewsloom(configOf(flags), async (newsloom) => {
      const { log, ingester, registry } = newsloom;
      const { describeCommit } = await import('./cli/print-log.ts');
      const { openBodyCache } = await import('./log/body-cache.ts');
      const bodies = openBodyCache(log);
      const type = typeof flags['type'] === 'string' ? flags['type'] : undefined;
      await ingester.catchUp();
      let at = after;
      for (;;) {
        const page = await log.read(at, 200);
        const last = page.at(-1);
        if (!last) break;
        for (const commit of page)
          for (const line of await describeCommit(commit, registry, bodies, type)) answer(line);
        at = last.position;
      }
      if (!flags['follow']) return;
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      for await (const commit of log.follow(at, stop.signal)) {
        await ingester.catchUp();
        for (const line of await describeCommit(commit, registry, bodies, type)) answer(line);
      }
    });
  });

command('export [file]', 'Write the log as JSONL, byte for byte, to a file or standard output', ['data'])
  .option('--without-texts', "leave out the articles' words")
  .action(async (file: string | undefined, flags: Flags) => {
    const config = configOf(flags);
    const log = await openSqliteLog({ path: dataFiles(config.data).log, now });
    try {
      const { exportLog } = await import('./log/portable.ts');
      const bar = showProgress('Exporting');
      const lines = exportLog(log, {
        withTexts: !flags['withoutTexts'],
        onProgress: (done, head) => bar.update(done, head),
      });
      await pipeline(lines, file === undefined ? process.stdout : createWriteStream(file, { flags: 'wx' }), {
        end: file !== undefined,
      });
      bar.end();
    } finally {
      await log.close();
    }
  });

command('import <file>', 'Fill an empty log from an export (- reads standard input)', ['data']).action(
  async (file: string, flags: Flags) => {
    await withNewsloom(configOf(flags), async ({ log }) => {
      const { importLog } = await import('./log/portable.ts');
      const bar = showProgress('Importing');
      const imported = await importLog(file === '-' ? process.stdin : createReadStream(file), log, {
        onProgress: (position) => bar.update(position, position),
      });
      bar.end();
      answer(
        `${imported.commits} commits and ${imported.bodies} bodies imported; the log stands at position ${imported.head.position}`,
      );
    });
  },
);

command(
  'reread',
  "Read stored texts again that another reader than today's has read, and link them anew",
  GRAPH_SETTINGS,
)
  .option('--since <when>', 'only articles that came behind this position, or at or after this date (2026-03-01)')
  .option('--limit <count>', 'read at most so many articles again')
  .option('--shadow', 'show what would change, and append nothing')
  .option('--json', 'print the report of --shadow as JSON')
  .action(async (flags: Flags) => {
    const { printReread } = await import('./cli/reread.ts');
    await withNewsloom(configOf(flags), (newsloom) => printReread(newsloom, flags, now, answer));
  });

command('replay', 'Delete our own graphs and build them again from the log', GRAPH_SETTINGS)
  .option('--demo', `the demo's data folder (${DEMO_DATA})`)
  .action(async (flags: Flags) => {
    const config = configOf(flags, flags['demo'] ? DEMO_DATA : undefined);
    await withNewsloom(config, async (newsloom) => {
      const bar = showProgress('Replaying');
      const position = await newsloom.replay((step, done, head) => bar.update(done, head, step));
      bar.end();
      answer(`The graph was built again from ${position} commits`);
    });
  });

command('verify', 'Check log, bodies and graphs: rebuild beside the live graph and compare', GRAPH_SETTINGS).action(
  async (flags: Flags) => {
    const config = configOf(flags);
    const { verify } = await import('./cli/verify-all.ts');
    const bar = showProgress('Verifying');
    const { findings, lines } = await verify(config, now, (note, done, head) => bar.update(done, head, note));
    bar.end();
    for (const line of lines) answer(line);
    for (const { position, what, remedy } of findings)
      answer(`${position === undefined ? '' : `position ${position}: `}${what}; ${remedy}`);
    if (findings.length > 0) process.exitCode = 1;
  },
);

for (const { usage, about, options = [], order } of JUDGEMENT_COMMANDS) {
  const made = command(usage, about, [...GRAPH_SETTINGS, 'timezone'])
    .requiredOption('--reason <text>', 'why; kept in the log')
    .option('--by <name>', 'who', process.env['USER'] ?? 'operator')
    .option('--request-key <text>', 'a text of your own: sent again with the same key, the judgement is made once')
    .option('--dry-run', 'show what would be appended and change nothing');
  for (const [flags, help] of options) made.option(flags, help);
  // Commander hands over the arguments, the flags, and the command itself.
  made.action(async (...given: unknown[]) => {
    const words = given.slice(0, -2) as (string | string[])[];
    const flags = given.at(-2) as Flags;
    const config = configOf(flags);
    const { printJudgement } = await import('./cli/judge.ts');
    await withNewsloom(config, async (newsloom) => {
      const asked = order(words, flags, dateRules(now(), config.timezone));
      await printJudgement(newsloom, asked, flags, answer);
    });
  });
}

command('judgements', 'List what people judged, newest first', ['data'])
  .option('--of <id>', 'only those about this entity, news event, story, quote or article')
  .option('--by <name>', 'only those by this person')
  .option('--live', 'only those that hold')
  .option('--revoked', 'only those that hold no more')
  .option('--orphaned', 'only those that name a mention which a newer reader does not find')
  .option('--limit <count>', 'how many', '100')
  .action(async (flags: Flags) => {
    const { printJudgements } = await import('./cli/judge.ts');
    await withNewsloom(configOf(flags), (newsloom) => printJudgements(newsloom, flags, answer));
  });

command('review', 'List links left undecided, most valuable first, with the commands that settle them', ['data'])
  .option('--limit <count>', 'how many', '20')
  .action(async (flags: Flags) => {
    const { printReview } = await import('./cli/judge.ts');
    await withNewsloom(configOf(flags), (newsloom) => printReview(newsloom, flags, answer));
  });

const key = program.command('key').description('API keys, which changes through the API need');
const keyCommand = (usage: string, about: string) =>
  key
    .command(usage)
    .description(about)
    .option('--data <value>', `${SETTINGS.data.about} (default: ${SETTINGS.data.fallback})`);
keyCommand('create', 'Make a key and print it once')
  .option('--label <text>', 'what it is for', 'default')
  .action(async (flags: Flags) => {
    const config = configOf(flags);
    await withNewsloom(config, async () => undefined);
    const { key: made, kept } = createKey(dataFiles(config.data).keys, String(flags['label']), now());
    say(`Key ${kept.id} ("${kept.label}") was made. It is shown this once; send it as "authorization: Bearer ..."`);
    answer(made);
  });
keyCommand('list', 'List keys, without their secrets').action((flags: Flags) => {
  for (const { id, label, createdAt } of listKeys(dataFiles(configOf(flags).data).keys))
    answer(`${id}  ${createdAt}  ${label}`);
});
keyCommand('remove <id>', 'Make a key invalid').action((id: string, flags: Flags) => {
  if (!removeKey(dataFiles(configOf(flags).data).keys, id))
    throw new RangeError(`Cannot remove key "${id}": there is none, expected one of "newsloom key list"`);
});

program
  .command('config')
  .description('Print every setting, its value and where it comes from')
  .action(() => {
    for (const { name, value, from } of settingValues({}, process.env)) {
      const setting = SETTINGS[name];
      const shown = 'secret' in setting && value !== '' ? '(hidden)' : value || '(none)';
      answer(
        `${setting.env.padEnd(26)} --${setting.flag.padEnd(18)} ${shown.padEnd(14)} ${from.padEnd(12)} ${setting.about}`,
      );
    }
  });

command('neo4j', 'Run a Neo4j server for this data folder without Docker (needs Java 17 or newer and Maven)', ['data'])
  .option('--bolt <port>', 'Bolt port', '7687')
  .option('--http <port>', 'Browser port', '7474')
  .action(async (flags: Flags) => {
    const { runNeo4j } = await import('./neo4j-server/run.ts');
    await runNeo4j({ dataDir: configOf(flags).data, bolt: Number(flags['bolt']), http: Number(flags['http']) });
  });

try {
  await program.parseAsync();
} catch (error) {
  // Planned refusals say all there is to say; anything else is a bug and shows where it is.
  const planned =
    error instanceof RangeError ||
    error instanceof SyntaxError ||
    (error instanceof Error && error.name !== 'Error' && error.name !== 'TypeError');
  say(planned ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
