/**
 * From wall-clock time in a zone to an instant, by the time zone data of Intl. Never looks at the process's own zone.
 */

/** A zone: minutes east of Greenwich, or a name of the IANA database ("America/Toronto"). */
export type Zone = number | string;

/** Time on a clock on the wall. `month` counts from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Zone abbreviations as news pages write them. General ones (ET) follow the season, the others are fixed. Where one
 * abbreviation has several meanings the one most used in news copy in English stands here: CST and EST are North
 * American, IST is India, BST is British Summer Time.
 * Source: the tz database's abbreviations and Associated Press usage, written down by hand in November 2026.
 */
const ABBREVIATIONS: Readonly<Record<string, Zone>> = {
  UTC: 0,
  GMT: 0,
  UT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  WAT: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  CAT: 120,
  SAST: 120,
  EET: 120,
  EEST: 180,
  EAT: 180,
  MSK: 180,
  TRT: 180,
  GST: 240,
  PKT: 300,
  IST: 330,
  NPT: 345,
  BDT: 360,
  ICT: 420,
  WIB: 420,
  SGT: 480,
  HKT: 480,
  MYT: 480,
  PHT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  ART: -180,
  CLT: 'America/Santiago',
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  AKT: 'America/Anchorage',
  AT: 'America/Halifax',
  NT: 'America/St_Johns',
  AET: 'Australia/Sydney',
  ACT: 'Australia/Adelaide',
  AWT: 'Australia/Perth',
  NZT: 'Pacific/Auckland',
  EASTERN: 'America/New_York',
  CENTRAL: 'America/Chicago',
  MOUNTAIN: 'America/Denver',
  PACIFIC: 'America/Los_Angeles',
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** True when `name` is a zone of the IANA database that this Node knows. */
export function isZoneName(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone a text names: "Z", "+01:00", "-0500", "GMT+1", "ET", "Eastern Time", "Europe/Paris"; undefined when it names none.
 */
export function zoneNamed(text: string): Zone | undefined {
  const offset = /^(?:UTC|GMT)?\s*([+\u2212-])(\d{1,2})(?::?(\d{2}))?$/.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes <= 14 * 60 ? (offset[1] === '+' ? minutes : -minutes) : undefined;
  }
  const short = text.replace(/\s+(Standard |Daylight |Summer )?Time$/i, '').toUpperCase();
  if (Object.hasOwn(ABBREVIATIONS, short)) return ABBREVIATIONS[short];
  return /^[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+$/.test(text) && isZoneName(text) ? text : undefined;
}

/**
 * The instant at which a clock in `zone` shows `wall`, in ms since 1970. A time shown twice (clocks set back) is the
 * earlier of the two; a time never shown (clocks set forward) is taken with the offset before the change.
 */
export function instantOf(wall: WallTime, zone: Zone): number {
  const local = utcOf(wall);
  if (typeof zone === 'number') return local - zone * 60_000;
  const before = offsetAt(zone, local - 86_400_000);
  const after = offsetAt(zone, local + 86_400_000);
  const matching = [local - before, local - after].filter((instant) => instant + offsetAt(zone, instant) === local);
  return matching.length > 0 ? Math.min(...matching) : local - before;
}

/** ms between what a clock in `zone` shows at `instant` and what one in Greenwich shows. */
function offsetAt(zone: string, instant: number): number {
  const wall: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(instant)) wall[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  return utcOf({ year, month, day, hour, minute, second }) - Math.floor(instant / 1000) * 1000;
}

function utcOf(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
