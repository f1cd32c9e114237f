import { describe, expect, it } from 'vitest';
import { link, type Told } from './linked.ts';

const sinking = (title: string, lead: string): Told => ({
  title,
  text: `${lead} Harbour master Anton Resnik said that the ferry Orla Bay had left Velmora late on Monday. The Orla Bay belongs to Calder Lines.`,
  publishedAt: '2030-03-05',
});

describe('deaths that are counted', () => {
  it('are one news event of a story, whatever the word and the figure', async () => {
    const linked = await link([
      sinking(
        'Ferry sinks off Velmora, killing 12',
        'The ferry Orla Bay sank off Velmora on Monday, killing 12 people.',
      ),
      sinking(
        'Fourteen die in ferry accident off Velmora',
        'Fourteen people died when the ferry Orla Bay sank off Velmora on Monday.',
      ),
    ]);
    const [killed, died] = [linked.event(0, 'killing'), linked.event(1, 'die')];
    expect(killed).toBeDefined();
    expect(died).toBe(killed);
  });

  it('stay apart from the death of somebody named', async () => {
    const linked = await link([
      sinking(
        'Ferry sinks off Velmora, killing 12',
        'The ferry Orla Bay sank off Velmora on Monday, killing 12 people.',
      ),
      sinking(
        'Captain of sunken ferry dies in hospital',
        'Captain Mira Tolos of the ferry Orla Bay died in Velmora on Tuesday.',
      ),
    ]);
    expect(linked.event(1, 'died')).toBeDefined();
    expect(linked.event(1, 'died')).not.toBe(linked.event(0, 'killing'));
  });
});

describe('headline and lead', () => {
  it('tell one news event, though the lead names a nearer place', async () => {
    const linked = await link([
      sinking(
        'Ferry sinks near Velmora',
        'A ferry sank on Monday off Castrel, an island near the city of Velmora, officials said.',
      ),
    ]);
    expect(linked.event(0, 'sinks')).toBeDefined();
    expect(linked.event(0, 'sank')).toBe(linked.event(0, 'sinks'));
  });
});
