/** The documentation is tested: settings, commands, links, queries, promises. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, SETTINGS } from '../src/config.ts';
import { projectFile } from '../src/project-files.ts';

const top = dirname(projectFile('package.json'));
const readme = readFileSync(join(top, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const data = mkdtempSync(join(tmpdir(), 'newsloom-docs-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

function run(...args: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEWSLOOM_')));
  return execFileSync(process.execPath, [join(top, 'bin/newsloom.js'), ...args], {
    cwd: data,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The table of settings as the README must hold it. */
function settingsTable(): string {
  const rows = Object.values(SETTINGS).map(
    ({ env, flag, fallback, unit, about }) =>
      `| \`${env}\` | \`--${flag}\` | ${fallback ? `\`${fallback}\`` : 'none'} | ${unit} | ${about} |`,
  );
  return ['| variable | flag | default | unit | what it is |', '|---|---|---|---|---|', ...rows].join('\n');
}

const fences = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] as string);

describe('the README', () => {
  it('holds the table of settings that the program uses', () => {
    const [, between = ''] = /<!-- settings:.*?-->\n([\s\S]*?)<!-- \/settings -->/.exec(readme) ?? [];
    if (process.env['UPDATE_DOCS'])
      writeFileSync(
        join(top, 'README.md'),
        readme.replace(/(<!-- settings:.*?-->\n)[\s\S]*?(<!-- \/settings -->)/, `$1\n${settingsTable()}\n\n$2`),
      );
    expect(between.trim()).toBe(settingsTable());
  });

  // Each command is a process of its own.
  it('names only commands and flags that exist', { timeout: 300_000 }, () => {
    const help = new Map<string, string>();
    const helpOf = (name: string) => {
      if (!help.has(name)) help.set(name, run(...name.split(' '), '--help'));
      return help.get(name) as string;
    };
    const lines = fences('sh')
      .join('\n')
      .split('\n')
      .filter((line) => line.includes('npx newsloom '));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      const words = line.slice(line.indexOf('npx newsloom ') + 13).replace(/#.*$/, '');
      const name = (/^(key \w+|\w+)/.exec(words) ?? [''])[0];
      const text = helpOf(name);
      for (const [flag] of words.matchAll(/ --[a-z-]+/g)) expect(text, `${name}${flag}`).toContain(flag.trim());
    }
  });

  it('names only scripts that package.json has', () => {
    const named = [...readme.matchAll(/npm (?:run )?(\w+)/g)]
      .map((match) => match[1] as string)
      .filter(
        (name) =>
          !['ci', 'install'].includes(name) &&
          /npm (run |start|test)/.test(`npm ${['start', 'test'].includes(name) ? name : `run ${name}`}`),
      );
    for (const name of named.filter((name) => name !== 'beyond'))
      expect(manifest.scripts, name).toHaveProperty(name === 'start' || name === 'test' ? name : name);
  });

  it('asks questions that fit the schema', () => {
    const folder = join(top, 'schema/graphql');
    const schema = buildSchema(
      readdirSync(folder)
        .map((file) => readFileSync(join(folder, file), 'utf8'))
        .join('\n'),
    );
    const asked = [
      ...fences('graphql'),
      ...[...readme.matchAll(/newsloom ask '([^']+)'/g)].map((match) => match[1] as string),
    ];
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const query of asked)
      expect(
        validate(schema, parse(query)).map(({ message }) => message),
        query,
      ).toEqual([]);
  });

  it('links only to files that exist', () => {
    for (const file of ['README.md', 'docs/architecture.md', 'docs/decisions/README.md', 'seeds/README.md']) {
      const text = readFileSync(join(top, file), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] as string);
      for (const link of links) expect(existsSync(join(top, dirname(file), link)), `${file} -> ${link}`).toBe(true);
    }
  });

  it('names a test for each promise that is there', () => {
    const rows = [...readme.matchAll(/^\| .+ \| (tests\/.+) \|$/gm)].flatMap((match) =>
      (match[1] as string).split(',').map((name) => name.trim()),
    );
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const name of rows) expect(existsSync(join(top, name)), name).toBe(true);
  });

  it('keeps the order its readers expect', () => {
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual([
      'Run it in one minute',
      'Your own articles',
      'Ask it something',
      'Correcting the graph',
      'Neo4j',
      'Replay',
      'The words',
      'Tests',
      'How it compares',
    ]);
  });
});

describe('settings', () => {
  it('are refused by name, value and what was expected', () => {
    expect(() => readConfig({ port: '70000' }, {})).toThrow(
      'Cannot use --port="70000": expected a whole number from 0 to 65535',
    );
    expect(() => readConfig({}, { NEWSLOOM_NEO4J: 'http://localhost' })).toThrow('NEWSLOOM_NEO4J="http://localhost"');
    expect(() => readConfig({ timezone: 'Mars/Base' }, {})).toThrow('expected an IANA time zone');
  });

  it('take a flag before the environment and the environment before the default', () => {
    expect(readConfig({}, {}).port).toBe(4000);
    expect(readConfig({}, { NEWSLOOM_PORT: '5000' }).port).toBe(5000);
    expect(readConfig({ port: '6000' }, { NEWSLOOM_PORT: '5000' }).port).toBe(6000);
    expect(readConfig({}, { NEWSLOOM_PORT: '' }).port).toBe(4000);
  });

  it('never print a secret', () => {
    const env = { ...process.env, NEWSLOOM_NEO4J_PASSWORD: 'correct-horse' };
    const printed = execFileSync(process.execPath, [join(top, 'bin/newsloom.js'), 'config'], { env, encoding: 'utf8' });
    expect(printed).toContain('NEWSLOOM_NEO4J_PASSWORD');
    expect(printed).not.toContain('correct-horse');
  });
});
