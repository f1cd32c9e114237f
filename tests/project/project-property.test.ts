import { describe, expect, test } from 'vitest';
import { documentText } from '../../src/domain/article.ts';
import { spanOf } from '../../src/domain/extraction.ts';
import { readable } from '../../src/registry/contributions.ts';
import { randomLog } from '../given.ts';
import { idsOf, projectLog, rowsFromScratch, sortedRows } from './plain-rows.ts';

/** 13, 23 and 32 found mistakes once: copies of a withdrawn article pointed at nothing on a replay. */
const SEEDS = [13, 23, 32, ...Array.from({ length: 12 }, (_, index) => index + 1)];

describe('project(), over random logs', () => {
  test.each(SEEDS)('seed %i: after each commit the rows are those worked out from nothing', (seed) => {
    const log = randomLog(seed, 60);
    const ids = idsOf(log);
    projectLog(log, 'live', ({ position, rows, registry, bodies }) => {
      const wanted = sortedRows(rowsFromScratch(registry, bodies, ids));
      expect(sortedRows(rows), `position ${position}`).toEqual(wanted);
    });
  });

  test.each(SEEDS)(
    'seed %i: a replay after the take-downs keeps every rule on its way and ends at the same rows',
    (seed) => {
      const log = randomLog(seed, 60);
      const ids = idsOf(log);
      const replayed = projectLog(log, 'replay', ({ position, rows, registry, bodies }) => {
        const wanted = sortedRows(rowsFromScratch(registry, bodies, ids));
        expect(sortedRows(rows), `position ${position}`).toEqual(wanted);
      });
      expect(sortedRows(replayed.rows)).toEqual(sortedRows(projectLog(log, 'live').rows));
    },
  );

  test.each(SEEDS)(
    'seed %i: a follower behind the log, for whom words vanish before the take-down, keeps every rule',
    (seed) => {
      const log = randomLog(seed, 60);
      expect(sortedRows(projectLog(log, 7).rows)).toEqual(sortedRows(projectLog(log, 'live').rows));
    },
  );

  test.each(SEEDS)('seed %i: evidence cuts the exact words out of the version it names', (seed) => {
    const log = randomLog(seed, 60);
    const { rows, registry } = projectLog(log);
    const bodies = log.bodiesAt();
    for (const { evidence, article } of [...rows.edges.values(), ...rows.supports.values()]) {
      const current = readable(registry, bodies, article)!;
      expect(evidence.version).toBe(current.version.id);
      const text = documentText(current.body);
      if (evidence.start === -1) {
        expect(evidence.end).toBe(-1);
        expect(evidence.sentence).toBe('');
        continue;
      }
      const at = text.indexOf(evidence.sentence);
      expect(at).toBeGreaterThanOrEqual(0);
      const words = text.slice(evidence.start, evidence.end);
      expect(words).not.toBe('');
      expect(evidence.sentence).toContain(words);
    }
    const mentioned = [...rows.edges.values()].filter((edge) => edge.type === 'MENTIONS');
    for (const { evidence, article } of mentioned) {
      const { extraction, body } = readable(registry, bodies, article)!;
      const places = extraction!.entities.flatMap((entity) =>
        entity.mentions.flatMap((mention) => {
          const span = spanOf(mention.place);
          return span ? [documentText(body).slice(span.start, span.end)] : [];
        }),
      );
      expect(places).toContain(documentText(body).slice(evidence.start, evidence.end));
    }
  });
});
