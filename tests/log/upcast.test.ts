import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commitId, commitIdOf, EMPTY_HEAD, eventsTextOf, makeCommit } from '../../src/domain/commit.ts';
import { CATALOGUE } from '../../src/domain/domain-event.ts';
import { canonicalJson, shortHash } from '../../src/domain/hash.ts';
import { decodeCommit, packText, unpackText } from '../../src/log/codec.ts';
import { DamagedLog } from '../../src/log/event-log.ts';
import { makeUpcast, type StoredEvent, UnknownDomainEvent, UPCAST_STEPS, upcast } from '../../src/log/upcast.ts';
import { sampleArticle } from './sample.ts';

const GOLDEN = new URL('golden/', import.meta.url);
const golden = readdirSync(GOLDEN).map((file) => ({
  file,
  event: JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')) as StoredEvent,
}));

describe('the golden samples', () => {
  test('hold every type of the catalogue in every released version', () => {
    const samples = golden.map(({ file, event }) => {
      expect(file).toBe(`${event.type}.v${event.v}.json`);
      return `${event.type} ${event.v}`;
    });
    const released = Object.entries(CATALOGUE).flatMap(([type, newest]) =>
      Array.from({ length: newest }, (_, i) => `${type} ${i + 1}`),
    );
    expect(samples.sort()).toEqual(expect.arrayContaining(released.sort()));
    expect(new Set(samples).size).toBe(golden.length);
  });

  test.each(golden)('$file is read as the newest version', ({ event }) => {
    const previous = EMPTY_HEAD.id;
    const events = canonicalJson([event]);
    const id = commitIdOf(previous, undefined, events);
    const commit = decodeCommit({ position: 1, id, previous, recordedAt: '2026-01-01T00:00:00.000Z', events });
    const [read] = commit.events;
    expect(read && CATALOGUE[read.type]).toBe(read?.v);
    if (event.v === read?.v) expect(read).toEqual(event);
  });
});

describe('upcast()', () => {
  const steps = {
    'Sighted@1': (event: StoredEvent) => ({ ...event, v: 2, place: 'unknown' }),
    'Sighted@2': (event: StoredEvent) => ({ ...event, v: 3, certain: false }),
    'Seen@1': (event: StoredEvent) => ({ ...event, type: 'Sighted', v: 2, place: 'by hearsay' }),
  };
  const toNewest = makeUpcast({ Sighted: 3 }, steps);

  test('takes an old version through every step, also under a former name', () => {
    expect(toNewest({ type: 'Sighted', v: 1, id: 'a' }, 1)).toEqual({
      type: 'Sighted',
      v: 3,
      id: 'a',
      place: 'unknown',
      certain: false,
    });
    expect(toNewest({ type: 'Sighted', v: 2, place: 'here' }, 1)).toEqual({
      type: 'Sighted',
      v: 3,
      place: 'here',
      certain: false,
    });
    expect(toNewest({ type: 'Seen', v: 1 }, 1)).toEqual({ type: 'Sighted', v: 3, place: 'by hearsay', certain: false });
    const newest = { type: 'Sighted', v: 3 };
    expect(toNewest(newest, 1)).toBe(newest);
  });

  test('refuses a type or version it does not know, naming the position and what to do', () => {
    for (const event of [
      { type: 'Sighted', v: 4 },
      { type: 'Smelt', v: 1 },
      { type: 'toString', v: 1 },
    ]) {
      expect(() => toNewest(event, 17)).toThrow(UnknownDomainEvent);
      expect(() => toNewest(event, 17)).toThrow(/position 17.*upgrade newsloom/);
    }
    expect(() => upcast({ type: 'ArticleIngested', v: 2 }, 3)).toThrow(UnknownDomainEvent);
  });

  test('refuses a step that leads nowhere instead of running for ever', () => {
    expect(() => makeUpcast({ A: 2 }, { 'A@1': (event) => event })({ type: 'A', v: 1 }, 1)).toThrow(RangeError);
  });

  test('has a step from every version before the newest', () => {
    for (const [type, newest] of Object.entries(CATALOGUE)) {
      for (let v = 1; v < newest; v += 1) expect(Object.keys(UPCAST_STEPS)).toContain(`${type}@${v}`);
    }
  });
});

describe('the codec', () => {
  test('makes the same id of the stored text as the domain makes of the events', () => {
    const { events } = sampleArticle(3, 'Żółć "quoted" \0 \ud800');
    for (const request of [undefined, 'key "1" \u2028']) {
      const id = `com_${shortHash('commit', EMPTY_HEAD.id, canonicalJson({ request, events }))}`;
      const commit = makeCommit(EMPTY_HEAD.id, { events, ...(request === undefined ? {} : { request }) });
      expect(commitIdOf(EMPTY_HEAD.id, request, canonicalJson(events))).toBe(id);
      expect(commitId(EMPTY_HEAD.id, { request, events })).toBe(id);
      expect(commit.id).toBe(id);
      expect(eventsTextOf(commit)).toBe(canonicalJson(events));
    }
  });

  test('packs and unpacks any text, and refuses other bytes', () => {
    for (const text of ['', 'a', JSON.stringify('Żółć 漢字 🚢 \0 \ud800'), 'x'.repeat(100_000)]) {
      expect(unpackText(packText(text))).toBe(text);
    }
    const { size, bytes } = packText('some words of an article');
    expect(() => unpackText({ size: size + 1, bytes })).toThrow();
    expect(() => unpackText({ size: size - 1, bytes })).toThrow();
    expect(() => unpackText({ size, bytes: bytes.subarray(0, -1) })).toThrow();
  });

  test('refuses a commit whose content, or whose shape, is not what was written', () => {
    const previous = EMPTY_HEAD.id;
    const stored = (events: string, id = commitIdOf(previous, undefined, events)) => ({
      position: 9,
      id,
      previous,
      recordedAt: '',
      events,
    });
    expect(() => decodeCommit(stored('[]', 'com_00000000000000000000000001'))).toThrow(DamagedLog);
    for (const text of ['{}', '[1]', '[{"type":"A"}]', '[{', 'null'])
      expect(() => decodeCommit(stored(text))).toThrow(/position 9/);
    expect(decodeCommit(stored('[]')).events).toEqual([]);
  });
});
