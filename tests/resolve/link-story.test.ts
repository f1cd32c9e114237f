import { describe, expect, it } from 'vitest';
import { PROFILE, profilesOf } from '../../src/resolve/story-profile.ts';
import { link, type Told } from './linked.ts';

const quake = (place: string, mayor: string, dead: number, strength: string, day: string): Told[] =>
  [
    [
      `Earthquake kills ${dead} people in ${place}`,
      `An earthquake of magnitude ${strength} struck ${place} on Monday and killed ${dead} people, officials said. Rescue teams searched collapsed houses through the night. Mayor ${mayor} asked the government for tents and blankets. Hospitals treated the injured in corridors.`,
    ],
    [
      `${dead} dead after strong earthquake shakes ${place}`,
      `A strong earthquake killed ${dead} people in ${place}, Mayor ${mayor} said on Monday. The quake had a magnitude of ${strength}. Houses collapsed and rescue teams looked for survivors under the rubble.`,
    ],
    [
      `Rescue teams search houses in ${place} after earthquake`,
      `Rescue teams searched the rubble of houses in ${place} after an earthquake of magnitude ${strength} killed ${dead} people. "We need tents and blankets," Mayor ${mayor} said.`,
    ],
  ].map(([title, text], index) => ({
    title: title!,
    text: text!,
    publishedAt: day,
    outlet: `Paper ${index}`,
  }));

describe('the story of an article', () => {
  const here = quake('Velmora', 'Anton Resnik', 14, '6.1', '2030-03-04');
  const there = quake('Castrel', 'Lucia Ferrand', 37, '5.4', '2030-03-06');

  it('is told by who, where and which figures, not by the words of its kind', async () => {
    const mixed = here.flatMap((told, index) => [told, there[index]!]);
    const linked = await link(mixed);
    const stories = mixed.map((_, index) => linked.story(index));
    expect(new Set([stories[0], stories[2], stories[4]]).size).toBe(1);
    expect(new Set([stories[1], stories[3], stories[5]]).size).toBe(1);
    expect(stories[0]).not.toBe(stories[1]);
  });

  it('says what spoke for it: people, places and figures in per mille', async () => {
    const linked = await link(here);
    const joined = (await linked.events()).filter((event) => event.type === 'ArticleJoinedStory').at(-1)!;
    const { reasons, score } = joined as { reasons: readonly string[]; score: number };
    expect(Number.isInteger(score)).toBe(true);
    const said = Object.fromEntries(reasons.map((reason) => reason.split(':')));
    expect(Number(said['figures'])).toBeGreaterThan(500);
    expect(Number(said['people'])).toBeGreaterThan(500);
    expect(Number(said['places'])).toBeGreaterThan(500);
  });

  it('is judged by its first articles, and the oldest behind them takes the slot of one that is retracted', async () => {
    const more = Array.from({ length: PROFILE + 2 }, (_, index) => ({
      ...here[index % here.length]!,
      text: `${here[index % here.length]!.text} ${'Neighbours brought soup and bread to number'} ${100 + index}.`,
    }));
    const linked = await link(more);
    const story = linked.story(0)!;
    const order = linked.at.map(({ article }) => article);
    const slots = () => profilesOf(linked.registry, story).map(({ article }) => article);
    expect(slots()).toEqual(order.slice(0, PROFILE));
    await linked.ingester.decide(() => ({
      events: [{ type: 'ArticleRetracted', v: 1, article: order[2]!, by: 'editor', reason: 'wrong' }],
      answer: undefined,
    }));
    expect(slots()).toEqual([...order.slice(0, 2), ...order.slice(3, PROFILE + 1)]);
  });
});
