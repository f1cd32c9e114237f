import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

describe('modality', () => {
  it.each([
    // questions
    ['Why did Mira Tolos decide to leave?', 'decide', 'asserted'],
    ['Did Mira Tolos decide to leave?', 'decide', 'hypothetical'],
    ['Why should Mira Tolos decide to leave?', 'decide', 'hypothetical'],
    ['Will they leave after the crash of the ferry?', 'crash', 'asserted'],
    ['Mira Tolos said on Monday the crash of the ferry killed two.', 'crash', 'reported'],
    ['Bram Okari asked why not wait?', 'ask', 'asserted'],
    ['Do you think the mayor is right?', 'think', 'hypothetical'],
    // what may be, and what may have been
    ['The fire could destroy the harbour.', 'destroy', 'hypothetical'],
    ['The fire may destroy the harbour.', 'destroy', 'hypothetical'],
    ['The fire might have destroyed the harbour.', 'destroy', 'guessed'],
    ['We could hear the alarm from the pier.', 'hear', 'asserted'],
    ['Police were ready in case the march turned violent.', 'turn', 'hypothetical'],
    // done, though an infinitive
    ['The crew was able to rescue the dog.', 'rescue', 'asserted'],
    ['The crew used the pause to repair the engine.', 'repair', 'asserted'],
    ['The last visitor was allowed to join the queue.', 'join', 'asserted'],
    ['One of the first things he did was to resign.', 'resign', 'asserted'],
    ['She was the second climber to die on the mountain.', 'die', 'asserted'],
    ['The session was devoted to repairing the harbour.', 'repair', 'asserted'],
    ['It is the only way to repair the harbour.', 'repair', 'planned'],
    ['The first meeting is set to begin on Monday.', 'begin', 'planned'],
    // not done
    ['The firm closed the shop rather than raising the price.', 'raise', 'negated'],
    ['The firm closed the shop instead of raising the price.', 'raise', 'negated'],
    ['The plan helps the towns rather than people leaving the country.', 'leave', 'negated'],
    ['Thieves tend to target tourists.', 'target', 'asserted'],
    ['She was unable to explain the delay.', 'explain', 'negated'],
    ['It is not for us to repair the harbour.', 'repair', 'negated'],
    // guesses that are not at the trigger
    ['A man was arrested on suspicion of fraud and was questioned in Narvik.', 'question', 'asserted'],
    ['It is unclear why the ferry sank.', 'sink', 'asserted'],
    ['It is unclear whether the ferry sank.', 'sink', 'guessed'],
    ['Police negotiated with a suspect and rescued the crew.', 'rescue', 'asserted'],
    // still to come
    ['Mira Tolos has pledged to repeal the law after she takes office.', 'take', 'planned'],
    ['When the crew sings, people will listen.', 'sing', 'asserted'],
    // said of somebody, and the charge itself
    ['Bram Okari was arraigned on murder charges.', 'charge', 'asserted'],
    ['Bram Okari was accused of killing the guard.', 'kill', 'reported'],
    // beside what is said
    ["She said after the team's 3-1 win over Narvik that she was proud.", 'win', 'asserted'],
    ['"We lost it all," said Bram Okari, who repaired the ferry.', 'repair', 'asserted'],
    ['I wrote a piece about the host before the choice was announced.', 'choice', 'asserted'],
    ['Mira Tolos said on Monday the ferry sank.', 'sink', 'reported'],
    ['A tram derailed on Monday, the police and the rescuers said, and its driver was arrested.', 'derail', 'reported'],
    ['At least seven people were killed when a tram crashed on Monday, according to reports.', 'kill', 'reported'],
    ['Bram Okari of Tarvik, which builds ferries, said it was late.', 'build', 'asserted'],
    ['In a long letter to the mayor, Bram Okari resigned, saying it was late.', 'resign', 'asserted'],
    ['Discussing the ferry with the crew, Bram Okari said: "It was late."', 'discuss', 'asserted'],
    // asked for, and able to
    ['The crew must repair the ferry.', 'repair', 'planned'],
    ['The crew must have repaired the ferry.', 'repair', 'guessed'],
    ['The ferry has the potential to change the town.', 'change', 'hypothetical'],
    [
      'Police said Anders Dalen, 62, of Narvik; Bram Okari, 52, and Mira Tolos, 63, died in the crash.',
      'die',
      'reported',
    ],
    ['She has an ability to repair ferries.', 'repair', 'hypothetical'],
    // no surer than what brings it about
    ['The grant would help me repair the ferry.', 'repair', 'hypothetical'],
    ['The grant helped me repair the ferry.', 'repair', 'asserted'],
    // aims, and what is asked of somebody
    ['The crew gave up its intention of repairing the ferry.', 'repair', 'planned'],
    ['The crew is focused on repairing the ferry.', 'repair', 'planned'],
    ['The mayor praised the crew for repairing the ferry.', 'repair', 'asserted'],
    ['Tarvik contacted the ministry for comment.', 'comment', 'planned'],
    ['Bram Okari was reached for further comment.', 'comment', 'planned'],
    ['Continue reading the letter', 'read', 'planned'],
    ['Bram Okari can you tell me what it means', 'tell', 'hypothetical'],
    // as it seems
    ['The mayor seems to be repairing the ferry.', 'repair', 'guessed'],
    ['The bridge appears to have collapsed.', 'collapse', 'guessed'],
  ])('%s: "%s" is %s', (text, lemma, modality) => {
    expect(reading(text).happening(lemma).modality).toBe(modality);
  });
});

describe('what is no happening', () => {
  it.each([
    ['He was trusted with the nuclear codes.', 'code'],
    ['It returns samples (Moon Rocks, Tarvik chips, Meteorites).', 'chip'],
    ['Democratic and network officials said so on Tuesday.', 'network'],
    ['The mayor sent her condolences last night, and left.', 'last'],
    ['Travellers bring the bars back home.', 'back'],
    ['She is in charge of the harbour.', 'charge'],
    ['The driver fell asleep.', 'fall'],
    ['Gamers tried the latest games on the new console.', 'game'],
    ['Her sentences are long and without breaks.', 'sentence'],
    ['Our goal is a safe harbour.', 'goal'],
    ['After the polls closed, people went home.', 'poll'],
    [
      'He was arrested and held for several hours by the California Highway Patrol after the crash on Monday, people said.',
      'patrol',
    ],
    ['In the event they are late, we wait.', 'event'],
    ['Emergency services are at the scene.', 'service'],
    ['She was elected with 84,121 votes.', 'vote'],
    ['The climber was inexperienced.', 'inexperience'],
    ['Hey, Mira Tolos: Hire a driver!', 'hire'],
    ['She filed a return with the office in April.', 'return'],
    ["The office published last year's returns on Monday.", 'return'],
    ['Tax returns show that he paid nothing.', 'return'],
    ['Tarvik said so in a press release on Monday.', 'release'],
    ['Tarvik shares fall as a bank warns of debts', 'share'],
    ['The ferry appears to have sunk.', 'appear'],
  ])('%s has no "%s"', (text, lemma) => {
    expect(reading(text).happenings.filter((each) => each.startsWith(`${lemma} `))).toEqual([]);
  });

  it.each([
    ['The police chief heads the inquiry.', 'head'],
    ['The striker scored a goal in the match.', 'goal'],
    ['The judge handed down a sentence of ten years in prison.', 'sentence'],
    ['A recent poll found that few agreed.', 'poll'],
    ['Union members back the plan.', 'back'],
    ['The new rule limits the catch.', 'limit'],
    ['His return to Narvik pleased the fans.', 'return'],
    ['The return of the king surprised the court.', 'return'],
    ['The release of the hostages pleased the town.', 'release'],
    ['She told analysts so on a conference call.', 'conference call'],
  ])('%s has "%s"', (text, lemma) => {
    expect(reading(text).happenings.filter((each) => each.startsWith(`${lemma} `))).toHaveLength(1);
  });
});
