import { describe, expect, it } from 'vitest';
import { followsOn } from '../../src/resolve/follow-up.ts';
import { link, type Told } from './linked.ts';

const crash: Told = {
  title: 'Nine killed as train derails near Orvale',
  text: 'A passenger train derailed near Orvale on Monday and nine people were killed, the rail company Norlink said. The crash happened at 7.40 in the morning. Norlink said 180 people had been on board. "We do not know why the train left the rails," said Mira Castane, who leads Norlink.',
  publishedAt: '2030-05-06T12:00:00Z',
  outlet: 'Orvale Courier',
};
const second: Told = {
  title: 'Train derails near Orvale, nine killed',
  text: 'Nine people were killed when a passenger train derailed near Orvale on Monday. Norlink, which ran the train with 180 people on board, closed the line. Mira Castane, who leads Norlink, visited the scene of the crash.',
  publishedAt: '2030-05-06T16:00:00Z',
  outlet: 'The Valley Times',
};
const inquiry: Told = {
  title: 'Prosecutors open inquiry into Orvale train crash',
  text: 'Prosecutors opened an inquiry on Thursday into the crash near Orvale in which nine people were killed when a train derailed on Monday. Norlink, which ran the train with 180 people on board, said it would help. Mira Castane, who leads Norlink, will be questioned.',
  publishedAt: '2030-05-09T10:00:00Z',
  outlet: 'Orvale Courier',
};
const inquiryAgain: Told = {
  title: 'Inquiry into Orvale crash will question rail chief',
  text: 'The inquiry into the train crash near Orvale will question Mira Castane, who leads Norlink, prosecutors said on Thursday. Nine people were killed when the train derailed on Monday with 180 people on board.',
  publishedAt: '2030-05-09T15:00:00Z',
  outlet: 'The Valley Times',
};

describe('what follows on what', () => {
  it('is told by kind: an inquiry on an accident, a trial on an arrest, and never the other way round', () => {
    const kind = (type: string, lemma = 'x') => ({ type, lemma });
    expect(followsOn(kind('crime.investigate', 'inquiry'), kind('accident.crash', 'derail'))).toBe(true);
    expect(followsOn(kind('courts.trial', 'trial'), kind('crime.arrest', 'arrest'))).toBe(true);
    expect(followsOn(kind('other', 'funeral'), kind('life.death', 'die'))).toBe(true);
    expect(followsOn(kind('accident.crash', 'derail'), kind('crime.investigate', 'inquiry'))).toBe(false);
    expect(followsOn(kind('crime.arrest', 'arrest'), kind('courts.trial', 'trial'))).toBe(false);
    expect(followsOn(kind('sport.win', 'win'), kind('accident.crash', 'derail'))).toBe(false);
    expect(followsOn(kind('accident.crash', 'crash'), kind('accident.impact', 'crash'))).toBe(false);
  });

  it('is a story of its own when it is told a day later, and the happenings are linked by FOLLOWS, not made one', async () => {
    const linked = await link([crash, second, inquiry, inquiryAgain]);
    expect(linked.story(1)).toBe(linked.story(0));
    expect(linked.story(2)).not.toBe(linked.story(0));
    expect(linked.story(3)).toBe(linked.story(2));
    const follows = linked.relations(2).filter(({ relation }) => relation === 'follows');
    expect(follows.map(({ word }) => word)).toContain('inquiry');
    const incident = [linked.event(0, 'derails'), linked.event(0, 'derailed'), linked.event(0, 'crash')];
    const to = follows.filter(({ word }) => word === 'inquiry').map((link) => link.to);
    expect(incident.filter((id) => id !== undefined).some((id) => to.includes(id!))).toBe(true);
    expect(linked.event(2, 'inquiry')).not.toBe(linked.event(0, 'crash'));
    const founded = (await linked.events()).filter((event) => event.type === 'ArticleJoinedStory')[2]!;
    expect(founded).toMatchObject({ reasons: ['founded', 'follow-up'], lost: [{ id: linked.story(0) }] });
  });

  it('told the same day stays in the story, linked by FOLLOWS all the same', async () => {
    const linked = await link([crash, { ...inquiry, publishedAt: '2030-05-06T20:00:00Z' }]);
    expect(linked.story(1)).toBe(linked.story(0));
    expect(linked.relations(1).some(({ relation, word }) => relation === 'follows' && word === 'inquiry')).toBe(true);
  });

  it('is linked to nothing where nothing happened before', async () => {
    const linked = await link([
      {
        title: 'Prosecutors open inquiry into fares of Norlink',
        text: 'Prosecutors opened an inquiry on Thursday into the fares of the rail company Norlink. Mira Castane, who leads Norlink, said the fares were fair.',
        publishedAt: '2030-05-09T10:00:00Z',
      },
    ]);
    expect(linked.relations(0).filter(({ relation }) => relation === 'follows')).toEqual([]);
  });
});
