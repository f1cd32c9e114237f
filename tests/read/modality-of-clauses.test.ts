import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

describe('modality of what hangs on another verb', () => {
  it.each([
    ['The next referendum is to be held from May 20 to June 11.', 'referendum', 'planned'],
    ['The next referendum is to be held from May 20 to June 11.', 'hold', 'planned'],
    ['The second vote was to be held in June, selecting a new flag.', 'vote', 'planned'],
    ['The ministry is to start issuing permits to fishermen.', 'issue', 'planned'],
    ['The harbour office now is to start issuing permits to fishermen.', 'issue', 'planned'],
    ['The firm will stop selling boats.', 'sell', 'planned'],
    ['The firm plans to start selling boats in May.', 'sell', 'planned'],
    ['The firm began selling boats in May.', 'sell', 'asserted'],
    ['Bram Okari will miss the last three games of the year.', 'game', 'planned'],
    ["She will miss the club's final three games against Narvik.", 'game', 'planned'],
    ['The carrier will use its second flight for a trip to Narvik.', 'flight', 'planned'],
    ['The meeting will focus on fishing.', 'meeting', 'planned'],
    ['The event will be hosted by the town.', 'event', 'planned'],
    ['The trial will be remembered for years.', 'trial', 'asserted'],
    ['The board will review the game on Monday.', 'game', 'asserted'],
    ['The visit will be put on for May 17.', 'visit', 'planned'],
    ['The departure of the ferry has been delayed by a day.', 'departure', 'planned'],
    ['The summit was postponed until June.', 'summit', 'planned'],
    ['The mayor postponed the summit.', 'summit', 'planned'],
    ['Fishermen wait for the verdict.', 'verdict', 'planned'],
    ['Narvik waits for death of an old bridge.', 'death', 'planned'],
    ['The harbour will lose 300 jobs, followed by Narvik with 200.', 'follow', 'planned'],
    ['The mayor asked that a decision on the bridge be made in May.', 'decision', 'planned'],
    ['The mayor asked that a decision on the bridge be made in May.', 'make', 'planned'],
    ['Protesters demanded the resignation of the mayor.', 'resignation', 'hypothetical'],
    ['The union called for the release of two sailors.', 'release', 'hypothetical'],
    ['Members agree to receive updates and special offers from the shop.', 'offer', 'planned'],
    ['The polls found a third of members favoured changing the anthem.', 'change', 'hypothetical'],
    ['Many members favoured changing the anthem.', 'change', 'hypothetical'],
    [
      'The town launched a campaign to persuade drivers to stop using the bridge and update their maps.',
      'use',
      'planned',
    ],
    ['The idea of closing the harbour came up.', 'close', 'hypothetical'],
    ['A decision will be made on Monday.', 'decision', 'planned'],
    ['No decision has been made.', 'decision', 'negated'],
    ['Local elections can only be called fair with a high turnout.', 'election', 'hypothetical'],
    ['Warm seas increase the probability of extreme weather events.', 'event', 'guessed'],
    ['Surgery may be needed.', 'surgery', 'hypothetical'],
  ])('%s: "%s" is %s', (text, lemma, modality) => {
    expect(reading(text).happening(lemma).modality).toBe(modality);
  });
});

describe('modality of what somebody else says', () => {
  it.each([
    ['The firm published a notice that "listed repairs that blocked all known leaks."', 'block', 'reported'],
    ['Scenes on board were described as "total carnage" by nobody in particular.', 'carnage', 'reported'],
    ['The firm has been weak since its announcement last week that thieves emptied a vault.', 'empty', 'reported'],
    ['Claims emerged in Narvik that a crash had occurred on the same road.', 'occur', 'reported'],
    ['Claims emerged in Narvik that a crash had occurred on the same road.', 'crash', 'reported'],
    ['We were alerted by the harbour office that oil was spilled at the pier.', 'spill', 'reported'],
    ['The scientists found the number of seals fell by half.', 'fall', 'reported'],
    ['A study found that the glacier shrank by a third.', 'shrink', 'reported'],
    [
      'The mayor released the letter, which reads: Friends, at my request, the council granted me a leave.',
      'grant',
      'reported',
    ],
    ['She was on trial for fraud when she fled.', 'fraud', 'reported'],
    ['He faces charges of theft and fraud.', 'theft', 'reported'],
    ['He was arrested for stealing a boat.', 'steal', 'reported'],
    ['He was convicted of stealing a boat.', 'steal', 'asserted'],
    ['The firm was sued for polluting the bay.', 'pollute', 'reported'],
    ['He was found guilty of murder.', 'murder', 'asserted'],
    ['The firm denies the change is due to the tax.', 'change', 'reported'],
    ['The mayor denied accusations of fraud.', 'accusation', 'asserted'],
    ['Fans clapped for those who lost their homes in the flood, ending with a song.', 'end', 'asserted'],
    ['"It was dark," Bram Okari said outside the hospital, where he was treated for burns.', 'treat', 'asserted'],
    ['The two firms reached a settlement in the lawsuit.', 'settlement', 'asserted'],
  ])('%s: "%s" is %s', (text, lemma, modality) => {
    expect(reading(text).happening(lemma).modality).toBe(modality);
  });
});

describe('modality of what only looks undone or said by others', () => {
  it.each([
    ['The offer was never made public.', 'offer', 'asserted'],
    ['The protest did not begin until May.', 'protest', 'asserted'],
    ['The firm was not alone in getting a donation.', 'donation', 'asserted'],
    ['He was found guilty of two counts of murder.', 'murder', 'asserted'],
    ['She is in charge of the rescue operations at the harbour.', 'operation', 'asserted'],
    ['It was the first "sample return" mission of the agency.', 'return', 'asserted'],
    ['The council soon learned that the firm was running a spying campaign.', 'run', 'asserted'],
  ])('%s: "%s" is %s', (text, lemma, modality) => {
    expect(reading(text).happening(lemma).modality).toBe(modality);
  });
});

it('a second verb of saying is told by the text itself', () => {
  const { extraction, cut } = reading('She also said the mayor lied and claims he took money.');
  const claims = extraction.happenings.filter((each) => cut(each.trigger) === 'claims');
  expect(claims.map((each) => each.modality)).toEqual(['asserted']);
});

describe('modality by the words around a noun or a plan', () => {
  it.each([
    ['Tarvik has plans to build more rooms of the sort.', 'build', 'planned'],
    ['In May it emerged that the town had plans to legalize the huts.', 'legalize', 'planned'],
    ["We could've scored two goals in the first half.", 'score', 'hypothetical'],
    ["We could've scored two goals in the first half.", 'goal', 'hypothetical'],
    ['The road was built without a thorough public review.', 'review', 'negated'],
    ['The club could pay him more, giving him a house.', 'give', 'hypothetical'],
    ['Users should wait until Tarvik comes up with a repair.', 'come up', 'planned'],
    ['The alleged fatal stabbing shocked the town.', 'stabbing', 'reported'],
    ['The trial is not expected to start before June.', 'trial', 'negated'],
    ['He is to stand trial in June.', 'trial', 'planned'],
    ['The firm applied for approval of the drug.', 'approval', 'hypothetical'],
    ['The town is bracing for a storm.', 'storm', 'planned'],
    ['The deal would lead to the closure of the plant.', 'closure', 'hypothetical'],
    ['The drug may cause death in rare cases.', 'death', 'hypothetical'],
    ['Parliament will vote on a motion calling for the dismissal of the minister.', 'dismissal', 'hypothetical'],
    ['The talks aim at a truce by May.', 'truce', 'hypothetical'],
    ['The mayor is expected to announce his resignation on Monday.', 'resignation', 'planned'],
    ['The ministry is considering the closure of the mine.', 'closure', 'hypothetical'],
    ['An appeal is likely.', 'appeal', 'guessed'],
    ['Further strikes are planned for May.', 'strike', 'planned'],
    ['A second launch is scheduled for June.', 'launch', 'planned'],
    ['Unless talks resume, a strike will follow.', 'strike', 'planned'],
    ['He pleaded not guilty to murder.', 'murder', 'reported'],
    ['Her age will not be given until her sisters are notified.', 'notify', 'planned'],
    ['The mayor spoke of the need for a smooth handover.', 'handover', 'hypothetical'],
    ['The officer will now begin being briefed each day.', 'brief', 'planned'],
    // what only looks so
    ['The mayor explained the need for the inquiry.', 'inquiry', 'asserted'],
    ['His name was not released until his parents were notified.', 'notify', 'asserted'],
    ['Narvik has sunk boats which, according to Mira Tolos, Oslo has sold.', 'sink', 'asserted'],
    ['Narvik has sunk boats which, according to Mira Tolos, Oslo has sold.', 'sell', 'reported'],
    ['The new offer is expected to be higher.', 'offer', 'asserted'],
    ['The move was due to rising prices.', 'move', 'asserted'],
    ['The attack was planned by rebels in Narvik.', 'attack', 'asserted'],
    ['Not guilty pleas were entered by the two men.', 'enter', 'asserted'],
    ['The crew was forced to sell the ferry.', 'sell', 'asserted'],
    ['The ferry may have suffered damage.', 'damage', 'guessed'],
  ])('%s: "%s" is %s', (text, lemma, modality) => {
    expect(reading(text).happening(lemma).modality).toBe(modality);
  });
});
