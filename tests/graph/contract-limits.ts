/** Hostile texts, large batches, and one order of texts on every engine. */
import assert from 'node:assert/strict';
import { compareText, makeClaim, type NodeId } from '../../src/domain/graph.ts';
import { sortKey } from '../../src/domain/names.ts';
import { check, type GraphCheck } from './contract-check.ts';
import { changed, emptyModel, modelRows } from './contract-model.ts';
import { applyNext, changes, edge, node, rowsOf, support } from './contract-parts.ts';

const HOSTILE = [
  `O'Brien "the \\"quoted\\"" \`ticks\``,
  "'; DROP TABLE graph_node; --",
  '`}) DETACH DELETE n //',
  `$at $ids \${x} %s {{y}} \\u0060 \\u0027 \u0060`,
  '\u202eright to left\u202c \u200d\u200b\ufeff',
  'tab\tline\nreturn\r\u0001\u001f\u007f\u0085\u2028\u2029',
  '\u{1F600}\u{1F1E8}\u{1F1E6}\u{10FFFF}\ufffd\uffff',
  'e\u0301 \u00e9 İ ı ß ﬀ Ａ',
  '-1',
  'NULL',
  '',
  '   ',
] as const;

export const limitChecks: readonly GraphCheck[] = [
  check(
    'texts come back as they were put: quotes, escapes, parameters, control and astral characters',
    async ({ graph }) => {
      const article = node('art_1', 'A');
      const nodes = HOSTILE.map((text, i) =>
        node(`ent_${i}`, text, { kinds: ['PERSON'], props: { text, list: [text, text], aliases: [text] } }),
      );
      const edges = HOSTILE.map((text, i) =>
        edge('MENTIONS', 'art_1', `ent_${i}`, 1, {
          sentence: text,
          rule: text,
          reader: text,
          props: { name: text, roles: [text] },
        }),
      );
      const supports = HOSTILE.map((text, i) =>
        support(makeClaim('INVOLVES', 'ent_0', `ent_${i}`, { qualifier: text }), 'art_1', 1, {
          sentence: text,
          start: i,
        }),
      );
      const some = changes({ putNodes: [article, ...nodes], putEdges: edges, putSupports: supports });
      await applyNext(graph, some);
      assert.deepEqual(await rowsOf(graph), modelRows(changed(emptyModel(), some)));
      const answer = await graph.questions.nodes(
        nodes.map(({ id }) => id),
        undefined,
      );
      assert.deepEqual([...answer.values()], nodes);
      for (const search of HOSTILE) {
        const page = await graph.questions.list({ type: 'Entity', search }, { limit: 200 }, undefined);
        const own = nodes[HOSTILE.indexOf(search)]!;
        if (sortKey(search) !== '')
          assert.ok(
            page.items.some(({ id }) => id === own.id),
            `search "${search}" found nothing`,
          );
        else assert.equal(page.items.length, HOSTILE.length);
      }
      // Ids and types come from outside too.
      for (const text of HOSTILE) {
        assert.equal((await graph.questions.nodes([text], undefined)).size, 0);
        assert.equal(
          (await graph.questions.edges([text as NodeId], 'MENTIONS', 'in', { limit: 9 }, undefined)).size,
          0,
        );
        assert.equal(await graph.questions.count({ type: 'NewsEvent', eventType: text }, 9, undefined), 0);
      }
    },
  ),

  check('a name of 100 kB and a sentence of 100 kB are kept whole', async ({ graph }) => {
    const long = 'word \u{1F600} '.repeat(11_000);
    const some = changes({
      putNodes: [node('ent_1', long, { kinds: ['PERSON'] }), node('art_1', 'A')],
      putEdges: [edge('MENTIONS', 'art_1', 'ent_1', 1, { sentence: long })],
      putSupports: [support(makeClaim('AFFILIATED', 'ent_1', 'ent_1'), 'art_1', 1, { sentence: long })],
    });
    await applyNext(graph, some);
    assert.deepEqual(await rowsOf(graph), modelRows(changed(emptyModel(), some)));
  }),

  check('props keep their types: whole numbers, truth values, lists of one and of none', async ({ graph }) => {
    const props = {
      zero: 0,
      negative: -1,
      large: Number.MAX_SAFE_INTEGER,
      yes: true,
      no: false,
      none: [],
      one: ['1'],
      digits: '1',
      text: 'true',
    };
    const article = node('art_1', 'A', { props });
    const some = changes({
      putNodes: [article, node('ent_1', 'E')],
      putEdges: [edge('MENTIONS', 'art_1', 'ent_1', 1, { props })],
    });
    await applyNext(graph, some);
    assert.deepEqual(await rowsOf(graph), modelRows(changed(emptyModel(), some)));
    assert.deepEqual((await graph.questions.nodes(['art_1'], undefined)).get('art_1'), article);
  }),

  check(
    'order is by code points on every engine, also beyond the basic plane, and ties go by id',
    async ({ graph }) => {
      // In UTF-16 units U+10400 comes before U+FA0E; by code points and UTF-8 bytes it comes after.
      const sorts = ['\u{10400}', '\ufa0e', 'z', 'é', 'a', 'a b', 'aa', '', '\u{1F600}', '\uffff', 'Z', '_'];
      const nodes = sorts.flatMap((sort, i) => [
        node(`ent_${i}b`, 'B', { sort }),
        node(`ent_${i}a`, 'A', { sort }),
        node(`ent_${i}B`, 'C', { sort }),
      ]);
      const ordered = [...nodes]
        .sort((a, b) => compareText(a.sort, b.sort) || compareText(a.id, b.id))
        .map(({ id }) => id);
      await applyNext(graph, {
        putNodes: [node('art_1', 'A'), ...nodes],
        putEdges: nodes.map(({ id }) => edge('MENTIONS', 'art_1', id, 1)),
      });
      for (const descending of [false, true]) {
        const seen: string[] = [];
        for (let after: { sort: string; id: string } | undefined; ; ) {
          const page = await graph.questions.list(
            { type: 'Entity' },
            { limit: 5, descending, ...(after ? { after } : {}) },
            undefined,
          );
          seen.push(...page.items.map(({ id }) => id));
          if (!page.hasNext) break;
          const { sort, id } = page.items.at(-1)!;
          after = { sort, id };
        }
        assert.deepEqual(seen, descending ? [...ordered].reverse() : ordered);
      }
      const seen: string[] = [];
      for (let after: { sort: string; id: string } | undefined; ; ) {
        const page = (
          await graph.questions.edges(
            ['art_1'],
            'MENTIONS',
            'out',
            { limit: 7, ...(after ? { after } : {}) },
            undefined,
          )
        ).get('art_1')!;
        seen.push(...page.items.map(({ node }) => node.id));
        if (!page.hasNext) break;
        const { sort, id } = page.items.at(-1)!.node;
        after = { sort, id };
      }
      assert.deepEqual(seen, ordered);
    },
  ),

  check('batches of 1,500 ids are answered in one go, in the order given', async ({ graph }) => {
    const entities = Array.from({ length: 1500 }, (_, i) => node(`ent_${i}`, `Name ${i % 7}`, { kinds: ['PERSON'] }));
    const claim = (i: number) => makeClaim('AFFILIATED', `ent_${i}`, 'ent_0');
    await applyNext(graph, {
      putNodes: [node('art_1', 'A'), ...entities],
      putEdges: entities.map(({ id }) => edge('MENTIONS', 'art_1', id, 1)),
      putSupports: entities.map((_, i) => support(claim(i), 'art_1', 1)),
    });
    const ids = entities.map(({ id }) => id).reverse();
    const { questions } = graph;
    assert.deepEqual([...(await questions.nodes([...ids, 'ent_none'], undefined)).keys()], ids);
    const edges = await questions.edges(ids, 'MENTIONS', 'in', { limit: 1 }, undefined);
    assert.equal(edges.size, 1500);
    assert.ok(ids.every((id) => edges.get(id)!.items[0]!.node.id === 'art_1'));
    assert.equal((await questions.claims(ids, 'AFFILIATED', 'out', { limit: 1 }, undefined)).size, 1500);
    assert.equal((await questions.countEdges(ids, 'MENTIONS', 'in', undefined)).size, 1500);
    assert.equal((await questions.countClaims(ids, 'AFFILIATED', 'out', undefined)).size, 1500);
    assert.equal(
      (
        await questions.supports(
          entities.map((_, i) => claim(i).id),
          1,
          undefined,
        )
      ).size,
      1500,
    );
    const neighbours = await questions.neighbours(ids, 2, undefined);
    assert.equal(neighbours.size, 1500);
    assert.equal(neighbours.get('ent_0')!.length, 2);
    assert.equal((await questions.nodes([], undefined)).size, 0);
    assert.equal((await questions.edges([], 'MENTIONS', 'in', { limit: 1 }, undefined)).size, 0);
  }),
];
