/** Nouns that describe one and the same person or thing in other words. */

/** Source: written for this project from the common nouns of news, after the synonym sets of a dictionary. */
const SYNONYMS: readonly (readonly string[])[] = `man,guy,gentleman
woman,lady
mother,mom,mum
father,dad
grandmother,grandma
child,kid
baby,infant,newborn
teen,teenager,adolescent,youth
suspect,gunman,shooter,attacker,assailant,killer,murderer,accused,defendant,perpetrator,culprit
thief,robber,burglar
police,cop,policeman
investigator,detective
pirate,brigand,bandit,raider,hijacker
climber,mountaineer,alpinist
driver,motorist
employee,worker,staffer
co-worker,coworker,colleague
boss,manager,supervisor,employer
inmate,prisoner,convict
fugitive,escapee
doctor,physician,medic,doc
host,emcee,presenter
star,celebrity
choice,pick,selection,nominee
car,vehicle,auto,automobile
truck,lorry
ship,vessel,boat
warship,frigate,destroyer
plane,aircraft,jet,airliner,airplane
gun,weapon,firearm,pistol,handgun
home,house,residence
firm,company,corporation,business
shop,store
film,movie
flaw,vulnerability,hole,bug,loophole
fix,patch,update
cash,money
phone,cellphone,smartphone,handset
center,centre,facility
mountain,peak,summit
jail,prison
cable,line
prize,award,trophy
body,corpse,remains
picture,photo,photograph,image
game,match
team,club,squad
government,administration
lawyer,attorney
spokesman,spokeswoman,spokesperson
resident,inhabitant
victim,casualty`
  .split('\n')
  .map((line) => line.split(','));

const groups = new Map<string, Set<string>>();
for (const words of SYNONYMS)
  for (const word of words)
    groups.set(word, new Set([...(groups.get(word) ?? []), ...words.filter((other) => other !== word)]));

/** The nouns that may stand for what this one stands for, without itself; none for most. */
export function likeNouns(noun: string): readonly string[] {
  const count = /^(?:several|[\d.]+) /.exec(noun)?.[0] ?? '';
  return [...(groups.get(noun.slice(count.length)) ?? [])].map((like) => count + like);
}
