import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

function parts(text: string, lemma: string) {
  const read = reading(text);
  return read.happening(lemma).participants.map((each) => `${each.role} ${read.cut(each)}`);
}

describe('who takes part in what an event noun tells of', () => {
  it.each([
    ['A daring diamond heist stunned the town.', 'heist', ['patient diamond']],
    ['They joined the New Year celebrations.', 'celebration', ['patient New Year', 'agent They']],
    ['The jury verdict surprised the town.', 'verdict', ['agent jury']],
    ['The Narvik Bank deal covers two mines.', 'deal', ['agent Narvik Bank']],
    ['The Norway visit lasted two days.', 'visit', ['patient Norway']],
    ['They saw the smoke damage.', 'damage', ['agent smoke']],
    ['The union praised the FBI investigation.', 'investigation', ['agent FBI']],
  ])('reads the noun before it: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it.each([
    [
      "A team read the passengers' discrimination complaints.",
      'complaint',
      ['agent passengers', 'patient discrimination'],
    ],
    ['The airline sold its first commercial flight.', 'flight', ['agent its']],
    ['He explained his travel ban.', 'ban', ['agent his', 'patient travel']],
    ['He fought against Alzheimer’s disease.', 'disease', []],
  ])('reads the owner and the noun between: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it.each([
    ['The criticism of Mira Tolos grew.', 'criticism', ['patient Mira Tolos']],
    ['There were rumors of a video player.', 'rumor', ['patient video player']],
    ['The testimony of six clerks was heard.', 'testimony', ['agent six clerks']],
    ['They heard complaints of abuse.', 'complaint', ['patient abuse']],
    ['They heard the complaints of the nurses.', 'complaint', ['agent nurses']],
    ['The judge imposed a sentence of 12 years.', 'sentence', ['agent judge']],
    ['The performance of his duties was poor.', 'performance', ['patient his duties']],
  ])('reads "of": %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it.each([
    ['The board rejected the offer.', 'offer', []],
    ['The event was visited by 90 clerks.', 'event', []],
    ['The police ordered an investigation.', 'investigation', []],
    ['The judge imposed a long sentence.', 'sentence', ['agent judge']],
    ['The team got a victory.', 'victory', ['agent team']],
    ['Tarvik released a patch.', 'patch', ['agent Tarvik']],
  ])('asks who does it of the verb that carries it: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });

  it.each([
    ['His DUI arrest shocked the fans.', 'arrest', ['patient His']],
    ['Tarvik announced 900 job cuts over two winters.', 'job cut', ['agent Tarvik']],
    ['That brought felony charges against Mira Tolos.', 'charge', ['patient Mira Tolos', 'other felony']],
    ['His buzzer-beating shot won the game.', 'win', ['agent His buzzer-beating shot', 'patient game']],
    ['They fired the fatal shot.', 'fire', ['agent They', 'patient fatal shot']],
  ])('knows a noun that looks like a verb: %s', (text, lemma, expected) => {
    expect(parts(text, lemma).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['Mr Tolos, who stormed to a clear election victory on Monday, met the mayor.', 'victory', 'agent Mr Tolos'],
    ['Tolos led the Hawks to a win.', 'win', 'agent Hawks'],
    ['The workers went on strike.', 'strike', 'agent workers'],
    ['The rebels agreed to a ceasefire.', 'ceasefire', 'agent rebels'],
    ['He took part in the march.', 'march', 'agent He'],
  ])('asks who goes into it behind a preposition: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toContain(expected);
  });

  it.each([
    ['The departure from Norway of the old ferry was delayed.', 'departure', ['agent old ferry']],
    ['The attack on the bank on Monday by masked men failed.', 'attack', ['patient bank', 'agent masked men']],
    ['The attack by masked men shocked the town.', 'shock', ['agent attack', 'patient town']],
    [
      'The airline praised their donated photographs.',
      'praise',
      ['agent airline', 'patient their donated photographs'],
    ],
    ['The loss of those records hurt the town.', 'loss', ['patient records']],
    ['A gunman killed an L. A. deputy on duty.', 'kill', ['agent gunman', 'patient L. A. deputy']],
    [
      'The champion gave Bram Okari some moments.',
      'give',
      ['agent champion', 'recipient Bram Okari', 'patient moments'],
    ],
  ])('reads behind a place, a day and a participle: %s', (text, lemma, expected) => {
    expect(parts(text, lemma)).toEqual(expected);
  });
});
