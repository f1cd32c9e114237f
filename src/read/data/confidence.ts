/**
 * How often each rule is right, per mille. Source of names and happenings: share of right items by rule, pooled over openly licensed
 * annotation alone (gum-wikinews, entities-meantime and ecbplus; `npx tsx bench/quality-fit.ts`, November 2026), drawn towards what rules of
 * the family are commonly worth by weighing that as twenty items more: tables 900, words that go with people 850, patterns 800, guesses
 * from shape and neighbours 600. No open set tells who speaks, so the scores of quotes are judgement: round numbers by family of rule.
 * Sets that may only be measured with had no part in it: `npm run quality -- scores` shows whether the scores hold there. Rules that are
 * not listed keep the score that they give themselves.
 */

/** Rules that find names: right is the name in a phrase of that type. */
export const NAME_RULES: Readonly<Record<string, number>> = {
  acronym: 700,
  'acronym.spelled': 700,
  age: 880,
  apposition: 870,
  branch: 590,
  capitals: 650,
  // no open set has datelines or tables of results: the family's worth
  dateline: 600,
  echo: 650,
  'family name first': 770,
  'given name': 940,
  'lexicon.person': 680,
  'lexicon.place': 650,
  list: 630,
  'pattern.organisation': 720,
  'pattern.outlet': 860,
  'pattern.place': 750,
  preposition: 630,
  says: 850,
  // a country that plays or decides is annotated as a body
  'table.country': 820,
  'table.organisation': 940,
  'table.outlet': 930,
  'table.place': 830,
  'table.site': 870,
  team: 610,
  'team.row': 800,
  the: 690,
  title: 870,
};

/** Rules that find quotes: right is somebody's words, and the speaker where one is given. */
export const QUOTE_RULES: Readonly<Record<string, number>> = {
  // a clause of reporting beside the words
  'X said': 950,
  'said X': 950,
  'X said:': 900,
  // the form of the text tells: labels, colons, paragraphs that go on
  colon: 850,
  continued: 900,
  labelled: 900,
  // a clause that leaves open whom it means
  pronoun: 850,
  // nobody is told, or only by what stands near
  names: 700,
  'next paragraph': 700,
  quote: 800,
  'same sentence': 700,
  'sentence before': 700,
};

/** Rules that find happenings, with a type of the scheme and without: right is that something happened there. */
export const HAPPENING_RULES: Readonly<Record<string, { readonly typed: number; readonly other: number }>> = {
  'happening.verb': { typed: 950, other: 870 },
  'happening.noun': { typed: 810, other: 740 },
};
