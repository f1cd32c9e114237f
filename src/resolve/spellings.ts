/** Names of one person or place that are spelled in several ways: initials, slips of the pen, other letters for the same sounds. */
import { foldName } from '../domain/names.ts';
import { isOneSlip } from '../domain/spelling.ts';

/** Places whose English name changed or is spelled in two ways, folded. Source: written for this project. */
const PLACES: ReadonlyMap<string, string> = new Map(
  `kiev=kyiv,odessa=odesa,kharkov=kharkiv,lvov=lviv,chernobyl=chornobyl,zaporozhye=zaporizhzhia,nikolaev=mykolaiv,bombay=mumbai,calcutta=kolkata,madras=chennai,bangalore=bengaluru,peking=beijing,
rangoon=yangon,saigon=ho chi minh city,mecca=makkah,falluja=fallujah,basrah=basra,kabol=kabul,qandahar=kandahar,alma ata=almaty,tiflis=tbilisi,seville=sevilla,lyons=lyon,marseilles=marseille,
saint petersburg=st petersburg,saint louis=st louis,saint paul=st paul`
    .split(/,\s*/)
    .map((pair) => pair.split('=') as [string, string]),
);

/** One key for all spellings of a place: "kiev" and "kyiv" are "kyiv". */
export function placeSpelling(folded: string): string {
  return PLACES.get(folded) ?? folded;
}

/** The consonants of a word by their sound, for names written over from other letters: "gaddafi", "qadhafi", "kadafi" -> "kdf". */
export function sounds(word: string): string {
  return word
    .replace(/^g(?=[ah])/, 'k')
    .replace(/kh|gh|ck|q|c(?![eiyh])/g, 'k')
    .replace(/dh/g, 'd')
    .replace(/th/g, 't')
    .replace(/ph/g, 'f')
    .replace(/ou|w/g, 'v')
    .replace(/v(?=$|[^aeiouy])/g, '')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** A slip needs a word long enough that one letter does not make it another name. */
const LONG = 6;

/**
 * Whether two full names that one story tells of can be one person's: the surname is equal and one given name is the initial of the
 * other; or the given name is equal and the surname a slip apart; or both sound the same in other letters. Undefined when not.
 */
export function samePerson(a: string, b: string): 'initial' | 'slip' | 'spelling' | undefined {
  const [x, y] = [foldName(a).split(' '), foldName(b).split(' ')];
  const [givenX, givenY, lastX, lastY] = [x[0]!, y[0]!, x.at(-1)!, y.at(-1)!];
  if (x.length < 2 || y.length < 2) return undefined;
  if (lastX === lastY && (givenX.length === 1 || givenY.length === 1))
    return givenX !== givenY && givenX[0] === givenY[0] ? 'initial' : undefined;
  if (givenX === givenY && lastX.length >= LONG && lastY.length >= LONG && isOneSlip(lastX, lastY)) return 'slip';
  const heard = (p: string, q: string, least: number) =>
    p === q || (sounds(p) === sounds(q) && sounds(p).length >= least && ending(p) === ending(q));
  return heard(givenX, givenY, 4) && heard(lastX, lastY, 3) && (givenX !== givenY || lastX !== lastY)
    ? 'spelling'
    : undefined;
}

/** Martin and Martina sound alike but for their ends. */
function ending(word: string): boolean {
  return /[aeiouy]$/.test(word);
}
