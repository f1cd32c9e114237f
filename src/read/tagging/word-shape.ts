/** The letters of a word without the marks and the possessive 's that stand on it. */
import { remember } from '../remember.ts';

/** A term without marks and possessive 's; `lead` and `cut` are the lengths of what goes before and behind. */
export interface WordShape {
  readonly text: string;
  /** Lower case, plain apostrophes. */
  readonly lower: string;
  readonly lead: number;
  readonly possessive: boolean;
  readonly cut: number;
}

/** The shape of a printed word: "“Mira's" -> Mira, possessive. */
export const shapeOf: (raw: string) => WordShape = remember((raw) => {
  const possessive = /['’]s$|s['’]$/i.test(raw) && !/^(it|that|he|she|what|who|there|here|let)['’]s$/i.test(raw);
  const body = possessive ? raw.replace(/['’]s$|['’]$/i, '') : raw;
  const lead = /^[^\p{L}\p{N}#@$€£¥]*/u.exec(body)![0].length;
  const tail = /[^\p{L}\p{N}.%+)]*$/u.exec(body.slice(lead))![0].length;
  const kept = body.slice(lead, body.length - tail);
  const text = kept === '' ? body : kept;
  return {
    text,
    lower: text.toLowerCase().replace(/[‘’]/g, "'"),
    lead: kept === '' ? 0 : lead,
    possessive,
    cut: possessive ? raw.length - body.length : 0,
  };
});
