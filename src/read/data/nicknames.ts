/**
 * Short forms of English given names. Source: compiled for this project from general knowledge. Long form and its short ones.
 */
const ROWS = `lawrence larry,william bill will billy,robert bob rob bobby,richard rick dick rich,michael mike mick,james jim jimmy,john jack johnny,thomas tom tommy,charles charlie chuck,joseph joe joey,edward ed eddie ted,daniel dan danny,
david dave,stephen steve,steven steve,matthew matt,christopher chris,anthony tony,andrew andy drew,kenneth ken kenny,ronald ron ronnie,donald don donnie,gregory greg,jeffrey jeff,timothy tim,benjamin ben,samuel sam,alexander alex,nicholas nick,
patrick pat,peter pete,gerald gerry jerry,raymond ray,theodore ted,frederick fred,albert al bert,vincent vince,elizabeth liz beth betty,margaret maggie meg peggy,katherine kate kathy katie,catherine cathy kate,deborah debbie deb,susan sue,
patricia pat patty,jennifer jen jenny,rebecca becky,barbara barb,pamela pam,kimberly kim,cynthia cindy,victoria vicky,alexandra alex,bernard bernie,mitchell mitch,philip phil,leonard len leo,walter walt,douglas doug,eugene gene,francis frank`;

const LONG_OF = new Map<string, string>();
for (const row of ROWS.split(/[,\n]+/)) {
  const [long, ...short] = row.split(' ');
  for (const each of short) if (!LONG_OF.has(each)) LONG_OF.set(each, long!);
}

/** The long form of a given name in lower case, itself where it has none. */
export function longGivenName(given: string): string {
  return LONG_OF.get(given) ?? given;
}
