/**
 * Finds known outlets by printed name or by domain.
 */
import { KNOWN_OUTLETS, type KnownOutlet } from '../domain/data/outlets.ts';
import { foldName } from '../domain/names.ts';

interface Printed {
  readonly text: string;
  readonly outlet: KnownOutlet;
}

const printed: readonly Printed[] = KNOWN_OUTLETS.flatMap((outlet) =>
  [outlet.name.replace(/ \([^)]*\)$/, ''), ...outlet.aliases].map((text) => ({ text, outlet })),
).sort((a, b) => b.text.length - a.text.length);

const byFolded = new Map<string, Printed[]>();
for (const each of printed) {
  const key = foldName(each.text);
  byFolded.set(key, [...(byFolded.get(key) ?? []), each]);
}

const byDomain = new Map(KNOWN_OUTLETS.flatMap((outlet) => outlet.domains.map((domain) => [domain, outlet] as const)));

/**
 * The outlet a text names and names nothing else: "the washington post", "CNN". Case and "the" do not count, except for
 * acronyms ("AP") and names that are ordinary words ("Time"), which have to stand as printed.
 */
export function outletNamed(text: string): KnownOutlet | undefined {
  const candidates = byFolded.get(foldName(text));
  return candidates?.find((each) => each.text === text || !isStrict(each))?.outlet;
}

/**
 * The outlet whose printed name a line starts with, when a separator, the line's end or a capital glued to it follows:
 * "The Example PostAll the news" gives "The Example Post" with rest "All the news". The longest name wins.
 */
export function outletAtStart(
  line: string,
): { name: string; outlet: KnownOutlet; rest: string; glued: boolean } | undefined {
  for (const { text, outlet } of printed) {
    if (!line.startsWith(text)) continue;
    const rest = line.slice(text.length);
    const glued = /^\p{Lu}\p{Ll}/u.test(rest) && /\p{Ll}$/u.test(text);
    if (rest === '' || glued || /^\s*[|:\u2013\u2014\u2022\u00b7]|^\s+-/.test(rest))
      return { name: text, outlet, rest: rest.trim(), glued };
  }
  return undefined;
}

/** The outlet that publishes at a host or one of its parents: "edition.cnn.com". */
export function outletOfHost(host: string): KnownOutlet | undefined {
  const labels = host
    .toLowerCase()
    .replace(/^www\./, '')
    .split('.');
  for (let start = 0; start < labels.length - 1; start++) {
    const found = byDomain.get(labels.slice(start).join('.'));
    if (found) return found;
  }
  return undefined;
}

function isStrict({ text, outlet }: Printed): boolean {
  return outlet.word === true || text === text.toUpperCase() || text.length <= 3;
}
