/**
 * How often each rule is right, per mille. Source: share of right items by rule, pooled over the annotated news that `npm run quality`
 * measures on (names in ner-worldwide, ner-conll2003 and gum-wikinews; quotes in quotes-polnear; happenings in ecbplus), November 2026;
 * its table of scores shows whether they still hold. Rules with fewer than five judged items keep the score that they give themselves.
 */

/** Rules that find names: right is the exact span with its type. */
export const NAME_RULES: Readonly<Record<string, number>> = {
  acronym: 540,
  'acronym.spelled': 800,
  age: 900,
  apposition: 820,
  branch: 450,
  // in running text; the tables of results that some sets hold do better
  capitals: 610,
  dateline: 300,
  echo: 570,
  'family name first': 800,
  'given name': 930,
  'lexicon.person': 800,
  'lexicon.place': 520,
  list: 590,
  'pattern.organisation': 800,
  'pattern.outlet': 710,
  'pattern.place': 680,
  preposition: 690,
  says: 880,
  'table.country': 930,
  'table.organisation': 900,
  'table.outlet': 800,
  'table.place': 800,
  'table.site': 680,
  team: 800,
  'team.row': 950,
  the: 330,
  title: 830,
};

/** Rules that find quotes: right is somebody's words, and the speaker where one is given. */
export const QUOTE_RULES: Readonly<Record<string, number>> = {
  'X said': 980,
  'X said:': 890,
  'said X': 940,
  colon: 850,
  continued: 960,
  labelled: 800,
  names: 700,
  'next paragraph': 780,
  // the gold tells the pronoun, not whom it means
  pronoun: 850,
  quote: 790,
  'same sentence': 800,
  'sentence before': 790,
};

/** Rules that find happenings, with a type of the scheme and without: right is that something happened there. */
export const HAPPENING_RULES: Readonly<Record<string, { readonly typed: number; readonly other: number }>> = {
  'happening.verb': { typed: 950, other: 840 },
  'happening.noun': { typed: 830, other: 760 },
};
