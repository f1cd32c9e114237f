import { describe, expect, it } from 'vitest';
import { mentionId } from '../../src/domain/ids.ts';
import { openProjection } from '../../src/graph/projection.ts';
import { happeningLinks } from '../../src/registry/links.ts';
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

describe('what one happening is said to have caused', () => {
  it('hangs on the event that its mention denotes, also when that is another one later', async () => {
    const linked = await link([
      {
        title: 'Ferry Orla Bay sinks off Velmora',
        text: 'The ferry Orla Bay sank off Velmora on Tuesday. Minister Dana Kovic resigned because of the sinking of the Orla Bay.',
        publishedAt: '2030-03-05',
      },
    ]);
    const [sank, resigned] = ['sank', 'resigned'].map((word) => linked.event(0, word)!);
    expect(linked.event(0, 'sinking')).toBe(sank);
    const causes = async () => {
      const projection = openProjection(linked.log, ':memory:');
      try {
        await projection.catchUp();
        const rows: string[] = [];
        for await (const row of projection.graph.rows()) rows.push(row);
        const claims = rows.filter((row) => /^claim .*"CAUSED"/.test(row) && row.includes(resigned!));
        return claims.map((row) => [sank, linked.event(0, 'sinking')].filter((id) => row.includes(id!)));
      } finally {
        projection.close();
      }
    };
    expect(await causes()).toEqual([[sank, sank]]);
    const { version } = linked.at[0]!;
    const links = happeningLinks(linked.registry.get('version', version)!, (a, b) => a === b);
    const last = links
      .filter(({ to }) => to === sank)
      .sort((a, b) => Number(b.place.split('-')[0]) - Number(a.place.split('-')[0]))[0]!;
    const mention = mentionId(version, 'happening', last.place);
    await linked.ingester.judge(
      { kind: 'split', from: sank!, mentions: [mention] },
      { by: 'editor', reason: 'another' },
    );
    expect(linked.event(0, 'sinking')).not.toBe(sank);
    expect(await causes()).toEqual([[linked.event(0, 'sinking')]]);
  });
});
