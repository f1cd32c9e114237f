/** What linking does not look at it says: lists are cut at a bound, and links decided on a cut list carry that among their reasons. */
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/extraction.ts';
import { openIngester } from '../../src/log/ingest.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';

/** Articles each about one person called by first and last name, in texts that share no story. */
function world() {
  const now = () => new Date('2026-03-01T00:00:00Z');
  const log = openMemoryLog({ now });
  const registry = openMemoryStore();
  const reader = (body: { readonly title: string; readonly text: string }): Extraction => ({
    kind: 'extraction',
    reader: 'test/1',
    language: 'en',
    sentences: [{ start: 0, end: body.text.length }],
    entities: [
      {
        kinds: ['PERSON'],
        name: body.title,
        aliases: [],
        roles: [],
        mentions: [{ place: `0-${body.title.length}`, form: 'name', sentence: 0, score: 900, rule: 'test' }],
      },
    ],
    happenings: [],
    causes: [],
    quotes: [],
    affiliations: [],
    operations: [],
    citations: [],
    terms: [{ term: body.title.toLowerCase(), count: 1 }],
  });
  const ingester = openIngester({
    log,
    registry,
    loadReader: async () => reader,
    now,
    turn: { run: (work) => work() },
  });
  const ingest = async (name: string) => {
    const [outcome] = await ingester.ingest([
      {
        title: name,
        text: `${name} was there.`,
        byline: [],
        published: { value: '2026-02-01', status: 'unknown', method: 'given' },
        id: name,
        place: { file: 'test' },
      },
    ]);
    const commits = await log.read((await log.head()).position - 1, 1);
    return { outcome, events: commits[0]!.events };
  };
  return { ingest };
}

describe('a list of candidates that is cut', () => {
  it('stands among the reasons of the link and is counted; a whole list is not', async () => {
    const { ingest } = world();
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
    for (const letter of letters) await ingest(`${letter.toUpperCase()}nna Moreno`);
    const alone = await ingest('Moreno');
    const links = alone.events.flatMap((event) => (event.type === 'MentionLinked' ? [event] : []));
    expect(links.map(({ reasons }) => reasons)).toEqual([['founded', 'cut:surname']]);
    expect(alone.outcome).toMatchObject({ kind: 'NEW', cut: 1 });
    const whole = await ingest('Zora Lindqvist');
    expect(whole.outcome).not.toHaveProperty('cut');
    for (const event of whole.events)
      if ('reasons' in event) expect(event.reasons.filter((reason) => reason.startsWith('cut:'))).toEqual([]);
  });
});
