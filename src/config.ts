/**
 * Settings, one table: it drives environment variables, command-line flags, `newsloom config` and the README. A flag wins over the
 * environment, the environment over the default.
 */
import { readFileSync } from 'node:fs';

interface Setting {
  /** Environment variable. */
  readonly env: string;
  /** Command-line flag without dashes. */
  readonly flag: string;
  readonly kind: 'text' | 'whole number' | 'yes or no' | 'list';
  readonly fallback: string;
  /** Unit or form of the value, "" when there is none. */
  readonly unit: string;
  readonly about: string;
  /** True where the value must not be shown. */
  readonly secret?: boolean;
  readonly least?: number;
  readonly most?: number;
}

export const SETTINGS = {
  data: {
    env: 'NEWSLOOM_DATA',
    flag: 'data',
    kind: 'text',
    fallback: 'data/mine',
    unit: 'folder',
    about: 'Where log, Registry, graph and keys are kept.',
  },
  host: {
    env: 'NEWSLOOM_HOST',
    flag: 'host',
    kind: 'text',
    fallback: '127.0.0.1',
    unit: 'address',
    about: 'Address the server listens on; anything but loopback lets other machines read.',
  },
  port: {
    env: 'NEWSLOOM_PORT',
    flag: 'port',
    kind: 'whole number',
    fallback: '4000',
    unit: 'TCP port, 0 = any free one',
    about: 'Port the server listens on.',
    least: 0,
    most: 65535,
  },
  allowedHosts: {
    env: 'NEWSLOOM_ALLOWED_HOSTS',
    flag: 'allowed-hosts',
    kind: 'list',
    fallback: '',
    unit: 'host names, comma-separated',
    about: 'Names besides loopback under which browsers may reach the server.',
  },
  playground: {
    env: 'NEWSLOOM_PLAYGROUND',
    flag: 'playground',
    kind: 'yes or no',
    fallback: 'yes',
    unit: 'yes or no',
    about: 'Whether /graphql shows the GraphiQL playground in a browser.',
  },
  requestTimeout: {
    env: 'NEWSLOOM_REQUEST_TIMEOUT',
    flag: 'request-timeout',
    kind: 'whole number',
    fallback: '10000',
    unit: 'ms',
    about: 'Longest time one GraphQL request may take.',
    least: 100,
    most: 600_000,
  },
  neo4j: {
    env: 'NEWSLOOM_NEO4J',
    flag: 'neo4j',
    kind: 'text',
    fallback: '',
    unit: 'bolt:// or neo4j:// address',
    about: 'Neo4j database to project into as well; empty means none.',
  },
  neo4jUser: {
    env: 'NEWSLOOM_NEO4J_USER',
    flag: 'neo4j-user',
    kind: 'text',
    fallback: 'neo4j',
    unit: 'name',
    about: 'User of the Neo4j database.',
  },
  neo4jPassword: {
    env: 'NEWSLOOM_NEO4J_PASSWORD',
    flag: 'neo4j-password',
    kind: 'text',
    fallback: '',
    unit: 'text, or @FILE to read it from a file',
    about: 'Password of the Neo4j user; empty means that the server asks for none.',
    secret: true,
  },
  neo4jDatabase: {
    env: 'NEWSLOOM_NEO4J_DATABASE',
    flag: 'neo4j-database',
    kind: 'text',
    fallback: 'neo4j',
    unit: 'name',
    about: 'Name of the Neo4j database.',
  },
  timezone: {
    env: 'NEWSLOOM_TIMEZONE',
    flag: 'timezone',
    kind: 'text',
    fallback: 'UTC',
    unit: 'IANA zone',
    about: 'Zone of input times that name none.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

export interface Config {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly allowedHosts: readonly string[];
  readonly playground: boolean;
  /** ms */
  readonly requestTimeout: number;
  /** Undefined when no Neo4j is wanted. */
  readonly neo4j:
    | { readonly uri: string; readonly user: string; readonly password: string; readonly database: string }
    | undefined;
  readonly timezone: string;
}

export interface SettingValue {
  readonly name: SettingName;
  readonly value: string;
  readonly from: 'flag' | 'environment' | 'default';
}

/** Each setting's value as text and where it comes from; secrets are not hidden here. */
export function settingValues(
  flags: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): readonly SettingValue[] {
  return (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const setting = SETTINGS[name];
    const flag = flags[name];
    if (flag !== undefined)
      return { name, value: flag === true ? 'yes' : flag === false ? 'no' : String(flag), from: 'flag' };
    const set = env[setting.env];
    // An empty variable is how compose files say "not set".
    if (set !== undefined && set !== '') return { name, value: set, from: 'environment' };
    return { name, value: setting.fallback, from: 'default' };
  });
}

/**
 * The configuration from flags (by setting name) and environment.
 * @throws {RangeError} naming the setting, what was found and what is expected
 */
export function readConfig(
  flags: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): Config {
  const values = new Map(settingValues(flags, env).map((value) => [value.name, value]));
  const text = (name: SettingName): string => values.get(name)?.value ?? '';
  const refuse = (name: SettingName, expected: string): never => {
    const { value, from } = values.get(name) as SettingValue;
    const place = from === 'flag' ? `--${SETTINGS[name].flag}` : SETTINGS[name].env;
    const shown = 'secret' in SETTINGS[name] ? '(hidden)' : `"${value}"`;
    throw new RangeError(`Cannot use ${place}=${shown}: expected ${expected}`);
  };
  const wholeNumber = (name: 'port' | 'requestTimeout'): number => {
    const { least, most } = SETTINGS[name];
    const value = Number(text(name));
    return Number.isInteger(value) && value >= least && value <= most
      ? value
      : refuse(name, `a whole number from ${least} to ${most}`);
  };
  const uri = text('neo4j');
  if (uri && !/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/\s]+$/.test(uri))
    refuse('neo4j', 'an address such as bolt://127.0.0.1:7687');
  const playground = text('playground').toLowerCase();
  if (!['yes', 'no', 'true', 'false'].includes(playground)) refuse('playground', '"yes" or "no"');
  const timezone = text('timezone');
  if (!isTimezone(timezone)) refuse('timezone', 'an IANA time zone such as "America/Toronto"');
  return {
    data: text('data'),
    host: text('host'),
    port: wholeNumber('port'),
    allowedHosts: text('allowedHosts')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    playground: playground === 'yes' || playground === 'true',
    requestTimeout: wholeNumber('requestTimeout'),
    neo4j: uri
      ? { uri, user: text('neo4jUser'), password: readSecret(text('neo4jPassword')), database: text('neo4jDatabase') }
      : undefined,
    timezone,
  };
}

/** A secret given as "@FILE" stands in that file, without its last line end. */
function readSecret(value: string): string {
  if (!value.startsWith('@')) return value;
  const file = value.slice(1);
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new RangeError(
      `Cannot read the Neo4j password from "${file}": expected a readable file; check the path after "@"`,
      { cause },
    );
  }
}

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
