/**
 * Names of months and weekdays in the languages of the larger wire services, for reading dates off pages.
 * Source: Unicode CLDR month and day names, wide and abbreviated forms, written down by hand in November 2026.
 */

const MONTHS: readonly string[] = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari',
  'february feb februar février fevrier févr fev febrero febbraio febb fevereiro februari',
  'march mar märz mär mrz mars marzo março marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug août aout agosto ago augustus',
  'september sep sept septembre septiembre setiembre settembre set setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre décembre déc diciembre dic dicembre dezembro desember',
];

const WEEKDAYS =
  'monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi ' +
  'dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag';

const numbers = new Map(MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)));
const days = new Set(WEEKDAYS.split(' '));

/** The number of the month, from 1, that a word names in lower or upper case and with or without a full stop; else undefined. */
export function monthNamed(word: string): number | undefined {
  return numbers.get(word.toLowerCase().replace(/\.$/, ''));
}

/** True when a word names a day of the week. */
export function isWeekday(word: string): boolean {
  return days.has(word.toLowerCase().replace(/\.$/, ''));
}
