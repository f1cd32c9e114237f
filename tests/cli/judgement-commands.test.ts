/** The commands that correct the graph: every one the README shows is carried out on sample articles, as its words say. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curationOf } from '../../src/cli/curation.ts';
import { printJudgement, printJudgements, printReview } from '../../src/cli/judge.ts';
import { dateRules, JUDGEMENT_COMMANDS } from '../../src/cli/judgement-commands.ts';
import { type FoundedId, type MentionId, mentionId } from '../../src/domain/ids.ts';
import { openBodyCache } from '../../src/log/body-cache.ts';
import type { Newsloom } from '../../src/main.ts';
import { projectFile } from '../../src/project-files.ts';
import { type CuratedWorld, curatedWorld, SAMPLES } from '../resolve/curated-world.ts';

const readme = readFileSync(join(dirname(projectFile('package.json')), 'README.md'), 'utf8');
const section = readme.slice(readme.indexOf('## Correcting the graph'), readme.indexOf('## Neo4j'));
const lines = [...section.matchAll(/^npx newsloom (.+)$/gm)].map(([, words]) =>
  (words as string).replace(/ +# .*$/, ''),
);

let world: CuratedWorld;
let newsloom: Newsloom;
/** What stands for the placeholders of the README. */
const names = new Map<string, string>();

beforeAll(async () => {
  world = curatedWorld();
  const articles = await world.ingest(...SAMPLES.slice(0, 13));
  const { registry, log, ingester, projection } = world;
  newsloom = {
    registry,
    log,
    ingester,
    projection,
    follow: () => projection.catchUp(),
    eraseTraces: () => {},
  } as unknown as Newsloom;
  const versionOf = (article: string) => registry.get('version', registry.get('article', article)!.versions.at(-1)!)!;
  const linked = articles.flatMap((article) =>
    versionOf(article).entityLinks.map(({ to, places }) => ({
      article,
      to,
      mention: mentionId(versionOf(article).id, 'entity', places[0]!),
    })),
  );
  const people = linked.filter(({ to }) => registry.get('thing', to)?.kinds[0]?.[0] === 'PERSON');
  const twice = people.filter(({ to }) => people.filter((other) => other.to === to).length > 1);
  const distinct = [...new Set(people.map(({ to }) => to))].filter((to) => twice.every((one) => one.to !== to));
  for (const [index, letter] of ['a', 'b', 'c', 'd', 'f', 'h'].entries())
    names.set(`ent_${letter}`, distinct[index] as string);
  const [split, detach] = [...new Set(twice.map(({ to }) => to))];
  const inArticle = (to: FoundedId | undefined) => twice.find((one) => one.to === to)!.article;
  names.set('ent_e', split!).set('art_a', inArticle(split)).set('ent_g', detach!).set('art_b', inArticle(detach));
  names.set(
    'ver_mention',
    linked.find(({ to, mention }) => !names.has(to) && mention.includes('#entity:') && to !== names.get('ent_f'))!
      .mention as MentionId,
  );
  const stories = await world.things('STORY');
  const [story] = stories;
  const elsewhere = articles.find((article) => versionOf(article).storyLink?.to !== story)!;
  names
    .set('sto_a', story!)
    .set('art_c', elsewhere)
    .set('art_d', articles[3]!)
    .set('quo_a', (await world.things('QUOTE'))[0]!);
  names.set('https://example.org/story', SAMPLES[5]!.url!);
});
afterAll(() => world.close());

/** The words of a command line, quotes taken off, placeholders filled in. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => {
    const word = quoted ?? (plain as string);
    return names.get(word) ?? word;
  });
}

/** Runs a command as the command line would, and answers what it prints. */
async function run(line: string): Promise<string[]> {
  const [name = '', ...rest] = wordsOf(line);
  const flags: Record<string, unknown> = { by: 'Ines', limit: '20' };
  const words: string[] = [];
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] as string;
    if (!word.startsWith('--')) words.push(word);
    else if (word === '--dry-run') flags['dryRun'] = true;
    else {
      i += 1;
      flags[word.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] = rest[i];
    }
  }
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  if (name === 'review') await printReview(newsloom, flags, print);
  else if (name === 'judgements') await printJudgements(newsloom, flags, print);
  else {
    const command = JUDGEMENT_COMMANDS.find(({ usage }) => usage.split(' ')[0] === name);
    if (!command) throw new Error(`Cannot run "${name}": there is no such command`);
    // The last argument takes all the words that are left, where it is a list.
    const places = command.usage.split(' ').slice(1);
    const given = places.map((place, index) => (place.includes('...') ? words.slice(index) : (words[index] as string)));
    await printJudgement(newsloom, command.order(given, flags, dateRules(new Date(), 'UTC')), flags, print);
  }
  return printed;
}

it('a list of open links says when there are more than it looks at', async () => {
  const { registry, log } = newsloom;
  const review = (most?: number) => curationOf(registry, openBodyCache(log), most).review(100);
  const { links, total, exact } = await review();
  expect(total).toBeGreaterThan(1);
  expect([links.length, exact]).toEqual([total, true]);
  expect(await review(1)).toMatchObject({ total: 1, exact: false });
});

describe('the commands of the README', () => {
  it('are all there are', () => {
    const shown = new Set(lines.map((line) => line.split(' ')[0]));
    for (const { usage } of JUDGEMENT_COMMANDS) expect(shown).toContain(usage.split(' ')[0]);
    expect(lines.length).toBeGreaterThan(14);
  });

  it.each(lines)('%s', async (line) => {
    const before = (await world.log.head()).position;
    const printed = await run(line);
    if (line.startsWith('review')) {
      expect(printed.at(-1)).toMatch(/^\d+ of \d+ open links$/);
      expect(printed.join('\n')).toMatch(/newsloom merge (ent|evt|sto|quo)_\w{26} .*\n.*newsloom different /);
      return;
    }
    if (line.startsWith('judgements')) {
      expect(printed.join('\n')).toMatch(/jud_\w{26} {2}position \d+ {2}Merged {2}by Ines: one person under two names/);
      return;
    }
    expect(printed[0]).toBe(`Done, at position ${before + 1}`);
    expect((await world.log.head()).position).toBe(before + 1);
    const [, judgement] = /jud_\w{26}/.exec(printed.at(-1) ?? '') ? [0, /jud_\w{26}/.exec(printed.at(-1)!)![0]] : [];
    if (line.startsWith('merge')) names.set('jud_a', judgement as string);
    // The graph says the same when it is built again.
    const live = await world.rows();
    await world.projection.rebuild();
    expect(await world.rows()).toEqual(live);
  });

  it('show with --dry-run what would be appended, and change nothing', async () => {
    const before = await world.log.head();
    const printed = await run('merge ent_a ent_b --dry-run --reason "to see"');
    expect(printed[0]).toBe(`Would be position ${before.position + 1}; nothing was written`);
    expect(printed[1]).toMatch(/Merged .*by=Ines reason="to see"/);
    expect(await world.log.head()).toEqual(before);
    expect(world.registry.get('thing', names.get('ent_b')!)?.canonical).toBe(names.get('ent_b'));
  });

  it('are carried out once a request key', async () => {
    await run('rename ent_c "Somebody" --request-key rename-once --reason "a test"');
    const before = await world.log.head();
    const printed = await run('rename ent_c "Somebody" --request-key rename-once --reason "a test"');
    expect(printed[0]).toBe(`Done before, at position ${before.position}`);
    expect(await world.log.head()).toEqual(before);
  });

  it('are refused with what was found and the remedy', async () => {
    await expect(run('correct art_d --published soon --reason "a test"')).rejects.toThrow(
      /Cannot read published: found .*Write published as ISO 8601/,
    );
    await expect(run('attach ent_a art_a --reason "a test"')).rejects.toThrow(
      /it is not said which, expected mention ids .* or what the mentions stand for now/,
    );
    await expect(run('split ent_h art_c --reason "a test"')).rejects.toThrow(
      /there are none, expected an article that mentions it/,
    );
    await expect(run('detach ent_h ver_mention --reason "a test"')).rejects.toThrow(
      /it stands for .*, expected one that stands for/,
    );
    await expect(run('withdraw https://example.org/story --reason "again"')).rejects.toThrow(
      /it was taken down.*a take-down is final/,
    );
    await expect(run('move https://example.org/story sto_a --reason "again"')).rejects.toThrow(/it is taken down/);
  });
});
