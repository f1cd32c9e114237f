import assert from 'node:assert/strict';
import neo4j from 'neo4j-driver';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fingerprintRow } from '../../src/domain/graph.ts';
import { CheckpointMoved, ForeignGraph, type Graph, GraphRebuilding } from '../../src/graph/graph.ts';
import { GraphMoved, GraphUnavailable, openNeo4jGraph } from '../../src/graph/neo4j-graph.ts';
import { everyQuestionStatement } from '../../src/graph/neo4j-questions.ts';
import {
  createRelationships,
  everyStatement,
  findRelationships,
  LOCK_CHECKPOINT,
  pageOfRelationships,
  rederiveClaims,
  replaceRelationships,
  updateClaims,
} from '../../src/graph/neo4j-statements.ts';
import { QUESTION_NAMES } from '../../src/graph/question-files.ts';
import { neo4jForTests } from '../neo4j-for-tests.ts';
import { changed, emptyModel, modelRows } from './contract-model.ts';
import { changes, checkpointAt, edge, node, rowsOf, support } from './contract-parts.ts';
import { agent, buildWorld, steps } from './contract-world.ts';
import { boltProxy } from './neo4j-bolt-proxy.ts';
import { clear, countNodes, settingsOf } from './neo4j-open.ts';

const server = await neo4jForTests();

test('a server that is not there is told apart from everything else, with what to check', {
  timeout: 30_000,
}, async () => {
  const opening = openNeo4jGraph({ uri: 'bolt://127.0.0.1:1' });
  await assert.rejects(opening, (error) => {
    assert.ok(error instanceof GraphUnavailable);
    assert.match(error.message, /Cannot reach Neo4j at bolt:\/\/127\.0\.0\.1:1: .*check that the server runs/);
    return true;
  });
  await assert.rejects(openNeo4jGraph({ uri: 'http://127.0.0.1' }), SyntaxError);
});

describe.skipIf(server.skip)(
  `the graph in Neo4j${server.skip ? ` (${server.skip})` : ''}`,
  { timeout: 120_000 },
  () => {
    if (server.uri === undefined) return;
    const settings = settingsOf(server);
    const driver = server.driver();
    const opened: Graph[] = [];
    const open = async (more = {}) => {
      const graph = await openNeo4jGraph({ ...settings, ...more });
      opened.push(graph);
      return graph;
    };
    beforeEach(() => clear(driver));
    afterAll(async () => {
      await clear(driver);
      for (const graph of opened) await graph.close();
      await driver.close();
    });

    const all = changes({
      putNodes: steps.flatMap(({ putNodes }) => putNodes),
      putEdges: steps.flatMap(({ putEdges }) => putEdges),
      putSupports: steps.flatMap(({ putSupports }) => putSupports),
    });
    const worldRows = modelRows(steps.reduce(changed, emptyModel()));

    test('of two followers that race one gets CheckpointMoved, from an empty store and from a full one', async () => {
      const [one, two] = [await open(), await open()];
      for (const [i, step] of steps.entries()) {
        const from = i === 0 ? undefined : checkpointAt(i);
        const to = checkpointAt(i + 1);
        const outcomes = await Promise.allSettled([one.apply(step, from, to), two.apply(step, from, to)]);
        const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
        expect(lost).toHaveLength(1);
        expect(lost[0]).toBeInstanceOf(CheckpointMoved);
      }
      expect(await rowsOf(one)).toEqual(worldRows);
    });

    test('a change in parts gives the same rows as in one, and drops in parts leave the same', async () => {
      const graph = await open({ rowsPerPart: 7 });
      await graph.apply(all, undefined, checkpointAt(5));
      expect(await graph.checkpoint()).toEqual(checkpointAt(5));
      expect(await rowsOf(graph)).toEqual(worldRows);
      const gone = changes({
        dropNodes: all.putNodes.map(({ id }) => id),
        dropEdges: all.putEdges.map(({ key }) => key),
        dropSupports: all.putSupports.map(({ key }) => key),
      });
      await graph.apply(gone, checkpointAt(5), checkpointAt(6));
      expect(await rowsOf(graph)).toEqual([]);
      expect(await graph.checkpoint()).toEqual(checkpointAt(6));
    });

    test('a store left between two parts is refused with the remedy, never read, and comes back by a wipe', async () => {
      let locks = 0;
      const graph = await open({
        rowsPerPart: 7,
        onStatement: (text: string) => {
          if (text === LOCK_CHECKPOINT && ++locks === 3) throw new Error('killed');
        },
      });
      await assert.rejects(graph.apply(all, undefined, checkpointAt(5)), /killed/);
      const later = await open();
      await assert.rejects(later.checkpoint(), (error) => {
        assert.ok(error instanceof ForeignGraph);
        assert.match(error.message, /between the parts of a change from position 0 to 5.*newsloom replay/);
        return true;
      });
      await assert.rejects(later.apply(all, undefined, checkpointAt(5)), ForeignGraph);
      await assert.rejects(later.questions.nodes(['ent_ann'], undefined), GraphRebuilding);
      await assert.rejects(rowsOf(later), GraphRebuilding);
      await later.wipe();
      expect(await later.checkpoint()).toBeUndefined();
      await buildWorld(later);
      expect(await rowsOf(later)).toEqual(worldRows);
    });

    test('a wipe takes the store from a writer between two parts, who then stops', async () => {
      const other = await open();
      let locks = 0;
      let wiped: Promise<void> | undefined;
      const graph = await open({
        rowsPerPart: 7,
        onStatement: (text: string) => {
          if (text === LOCK_CHECKPOINT && ++locks === 3) wiped = other.wipe();
        },
      });
      const applying = graph.apply(all, undefined, checkpointAt(5));
      // The wipe may come in before the third part or the one after; the writer notices at its next lock.
      await assert.rejects(applying, CheckpointMoved);
      await wiped;
      expect(await other.checkpoint()).toBeUndefined();
      expect(await rowsOf(other)).toEqual([]);
    });

    test('a transient error is tried again and leaves no trace', async () => {
      let failures = 1;
      const graph = await open({
        onStatement: (text: string) => {
          if (text.includes('SUPPORTS') && text.includes('CREATE') && failures-- > 0) {
            const code = 'Neo.TransientError.Transaction.DeadlockDetected';
            throw new neo4j.Neo4jError('Two wait for each other', code as never, '50N05', 'deadlock detected');
          }
        },
      });
      await buildWorld(graph);
      expect(failures).toBeLessThan(0);
      expect(await rowsOf(graph)).toEqual(worldRows);
    });

    test('a commit whose answer is lost counts once', async () => {
      const proxy = await boltProxy(server.uri);
      const graph = await open({ uri: proxy.uri });
      await graph.apply(steps[0]!, undefined, checkpointAt(1));
      proxy.loseNextCommitAnswer();
      await graph.apply(steps[1]!, checkpointAt(1), checkpointAt(2));
      expect(proxy.lost()).toBe(1);
      expect(await graph.checkpoint()).toEqual(checkpointAt(2));
      expect(await rowsOf(graph)).toEqual(modelRows(steps.slice(0, 2).reduce(changed, emptyModel())));
      // In parts too: the second of several.
      await graph.wipe();
      const inParts = await open({ uri: proxy.uri, rowsPerPart: 30 });
      proxy.loseNextCommitAnswer();
      await inParts.apply(all, undefined, checkpointAt(5));
      expect(proxy.lost()).toBe(2);
      expect(await rowsOf(inParts)).toEqual(worldRows);
      await proxy.close();
    });

    test('rows() says so when the graph moves under it', async () => {
      const graph = await open();
      await buildWorld(graph);
      const rows = graph.rows()[Symbol.asyncIterator]();
      await rows.next();
      await graph.apply(changes({ putNodes: [node('ent_new', 'New')] }), checkpointAt(5), checkpointAt(6));
      const rest = async () => {
        while (!(await rows.next()).done);
      };
      await assert.rejects(rest(), GraphMoved);
    });

    test('a foreign store is opened without a trace: no index, no constraint, no node', async () => {
      await server.empty(driver);
      await driver.executeQuery("CREATE (:Recipe {title: 'Bread'})");
      const graph = await open();
      await assert.rejects(graph.checkpoint(), (error) => {
        assert.ok(error instanceof ForeignGraph);
        assert.match(error.message, /:Recipe/);
        return true;
      });
      await assert.rejects(graph.apply(steps[0]!, undefined, checkpointAt(1)), ForeignGraph);
      expect([...(await graph.questions.nodes(['ent_ann'], undefined))]).toEqual([]);
      const { records } = await driver.executeQuery("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name");
      expect(records).toHaveLength(0);
      expect(await countNodes(driver, 'Recipe')).toBe(1);
      expect(await countNodes(driver, 'NewsloomCheckpoint')).toBe(0);
      // Once the store is cleared the same graph can be used, constraints and all.
      await clear(driver);
      await buildWorld(graph);
      expect(await rowsOf(graph)).toEqual(worldRows);
      const made = await driver.executeQuery("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name");
      // 37 of schema/neo4j.cypher, and the two look-up indexes that every store has.
      expect(made.records).toHaveLength(37 + 2);
    });

    test("a wipe is refused while somebody's nodes stand among ours", async () => {
      const graph = await open();
      await buildWorld(graph);
      await driver.executeQuery("MATCH (n:Entity {id: 'ent_ann'}) CREATE (:Note {text: 'Ask her'})-[:ABOUT]->(n)");
      await assert.rejects(graph.wipe(), (error) => {
        assert.ok(error instanceof ForeignGraph);
        assert.match(error.message, /:Note/);
        return true;
      });
      expect(await rowsOf(graph)).toEqual(worldRows);
    });

    test('the past is not answered, and the error says who answers it', async () => {
      const graph = await open();
      await assert.rejects(graph.questions.nodes(['ent_ann'], 3), /ask the SQLite graph/);
    });

    test('what is sent comes from a closed set of texts, whatever articles say', async () => {
      const sent = new Set<string>();
      const graph = await open({ onStatement: (text: string) => sent.add(text) });
      sent.clear();
      const evil = '`}) DETACH DELETE n //\'"$rows\\u0027';
      const hostile = changes({
        putNodes: [
          node('art_1', evil, { props: { [evil]: evil, id: 'x', title: 'y', words: 'z', prop_id: 1, kinds: ['q'] } }),
          node(`ent_${evil}`, evil, { kinds: ['PERSON'], props: { aliases: [evil], name: true } }),
          node('evt_1', evil, { props: { eventType: evil } }),
        ],
        putEdges: [
          edge('MENTIONS', 'art_1', `ent_${evil}`, 1, {
            sentence: evil,
            props: { key: evil, [evil]: 1, article: 'a' },
          }),
        ],
        putSupports: [support({ ...agent, id: evil, from: 'evt_1', to: `ent_${evil}`, qualifier: evil }, 'art_1', 1)],
      });
      await graph.apply(hostile, undefined, checkpointAt(1));
      const rows = await rowsOf(graph);
      expect(rows).toEqual(modelRows(changed(emptyModel(), hostile)));
      expect(rows).toContain(fingerprintRow({ sort: 'node', value: hostile.putNodes[1]! }));
      const { questions } = graph;
      await questions.list({ type: 'Entity', search: evil, kind: 'PERSON' }, { limit: 5 }, undefined);
      await questions.list({ type: 'NewsEvent', eventType: evil }, { limit: 5, descending: true }, undefined);
      await questions.neighbours([`ent_${evil}`], 10, undefined);
      await questions.claims([`ent_${evil}`], 'INVOLVES', 'in', { limit: 5 }, undefined);
      await assert.rejects(questions.edges(['art_1'], evil as never, 'out', { limit: 5 }, undefined), RangeError);
      await graph.apply(
        changes({ dropEdges: hostile.putEdges.map(({ key }) => key), dropSupports: [hostile.putSupports[0]!.key] }),
        checkpointAt(1),
        checkpointAt(2),
      );
      await graph.wipe();
      const known = new Set([...everyStatement(), ...everyQuestionStatement(QUESTION_NAMES)]);
      expect([...sent].filter((text) => !known.has(text) && !text.startsWith('SHOW INDEXES'))).toEqual([]);
      expect(sent.size).toBeGreaterThan(20);
    });

    test('plans made on an almost empty store use the indexes, so that they still serve a full one', async () => {
      const graph = await open();
      await graph.apply(changes({ putNodes: [node('ent_1', 'A'), node('art_1', 'B')] }), undefined, checkpointAt(1));
      await driver.executeQuery('CALL db.clearQueryCaches()');
      const texts = [
        ...everyQuestionStatement(QUESTION_NAMES.filter((name) => name !== 'count')),
        ...(['MENTIONS', 'AFFILIATED', 'SUPPORTS'] as const).flatMap((type) => [
          findRelationships(type),
          replaceRelationships(type),
          pageOfRelationships(type),
          createRelationships(type, 'Article', 'Entity'),
        ]),
        updateClaims('INVOLVES'),
        rederiveClaims('INVOLVES'),
      ].filter(
        (text) =>
          !text.includes('$($') && ['Entity', 'Person', 'MENTIONS', 'INVOLVES'].some((one) => text.includes(one)),
      );
      const parameters = {
        ids: [],
        rows: [],
        keys: [],
        id: '',
        sort: '',
        key: '',
        search: '',
        eventType: '',
        kind: '',
        after: '',
      };
      const session = driver.session();
      const scans: string[] = [];
      for (const text of texts) {
        const { summary } = await session.run(`EXPLAIN ${text}`, { ...parameters, limit: neo4j.int(5) });
        const walk = (plan: { operatorType: string; children: readonly never[] }): void => {
          if (/Scan/.test(plan.operatorType)) scans.push(`${plan.operatorType}: ${text}`);
          plan.children.forEach(walk);
        };
        if (summary.plan) walk(summary.plan as never);
      }
      await session.close();
      expect(scans).toEqual([]);
      expect(texts.length).toBeGreaterThan(20);
    });
  },
);
