import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildApiSchema, readSdl } from '../../src/api/schema.ts';
import { CATALOGUE } from '../../src/domain/domain-event.ts';
import { ENTITY_KINDS, MODALITIES } from '../../src/domain/extraction.ts';
import { ARTICLE_EDGES, CLAIMS } from '../../src/domain/graph.ts';

const schema = buildApiSchema();
const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !BUILT_IN.has(type.name),
);

/** "Article", "Article.title", "Query.articles(first)", "Role.AGENT" with their descriptions. */
function elements(type: GraphQLNamedType): readonly (readonly [string, string | null | undefined])[] {
  const own = [[type.name, type.description]] as const;
  if (isEnumType(type))
    return [...own, ...type.getValues().map((value) => [`${type.name}.${value.name}`, value.description] as const)];
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description] as const),
    ];
  }
  return [...own, ...fieldsOf(type).flatMap((field) => fieldElements(type.name, field))];
}

function fieldsOf(type: GraphQLNamedType): readonly GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

function fieldElements(type: string, field: GraphQLField<unknown, unknown>) {
  return [
    [`${type}.${field.name}`, field.description] as const,
    ...field.args.map((argument) => [`${type}.${field.name}(${argument.name})`, argument.description] as const),
  ];
}

function enumValues(name: string): readonly string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

test('the schema is valid', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('every type, field, argument and enum value has a description that is a sentence', () => {
  const without = types
    .flatMap(elements)
    .filter(([, text]) => !text || text.length < 5 || !/^["A-Z]/.test(text) || !/[.)]$/.test(text));
  expect(without.map(([name]) => name)).toEqual([]);
});

test('a change of the schema shows here, so that none breaks clients by chance', async () => {
  // Descriptions may change at any time.
  const bare = printSchema(lexicographicSortSchema(schema)).replace(/^ *"""[\s\S]*?"""\n/gm, '');
  await expect(`${bare}\n`).toMatchFileSnapshot('./schema.snapshot.txt');
});

test('every list of objects is a connection, but those that belong together and are short', () => {
  const bounded = new Set([
    'Query.nodes',
    'Path.nodes',
    'Path.steps',
    'IngestPayload.outcomes',
    'CorroboratingReport.chain',
    'Judgement.subjects',
    'JudgementPayload.changed',
  ]);
  const bare = types.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => {
        const outer = isNonNullType(field.type) ? field.type.ofType : field.type;
        const named = getNamedType(field.type);
        return isListType(outer) && !isScalarType(named) && !isEnumType(named);
      })
      .map((field) => `${type.name}.${field.name}`)
      .filter((name) => !/Connection\.(edges|nodes)$/.test(name) && !bounded.has(name)),
  );
  expect(bare).toEqual([]);
});

test('every connection has edges with cursors, nodes, pageInfo and totals', () => {
  const connections = types.filter((type) => type.name.endsWith('Connection'));
  expect(connections.length).toBeGreaterThan(20);
  for (const type of connections) {
    const fields = fieldsOf(type).map((field) => field.name);
    expect(fields, type.name).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount', 'totalCountIsExact']);
    const edge = schema.getType(type.name.replace(/Connection$/, 'Edge'));
    expect(edge && fieldsOf(edge).map((field) => field.name), type.name).toEqual(
      expect.arrayContaining(['cursor', 'node']),
    );
  }
});

test('every field that gives a connection takes first and after', () => {
  const lists = types.flatMap((type) => fieldsOf(type).map((field) => ({ type, field })));
  for (const { type, field } of lists) {
    if (!getNamedType(field.type).name.endsWith('Connection')) continue;
    const names = field.args.map((argument) => argument.name);
    expect(names, `${type.name}.${field.name}`).toEqual(expect.arrayContaining(['first', 'after']));
  }
});

test('every edge of the graph says why: its evidence, or the list of what was counted', () => {
  const plain = new Set([
    'ArticleEdge',
    'EntityEdge',
    'NewsEventEdge',
    'StoryEdge',
    'QuoteEdge',
    'DomainEventEdge',
    'EvidenceEdge',
    'JudgementEdge',
    'OpenLinkEdge',
  ]);
  const silent = types
    .filter((type) => type.name.endsWith('Edge') && !plain.has(type.name))
    .filter((type) => {
      const fields = fieldsOf(type);
      const counted = fields.some((field) => getNamedType(field.type).name.endsWith('Connection'));
      return !fields.some((field) => field.name === 'evidence') && !counted;
    });
  expect(silent.map((type) => type.name)).toEqual([]);
});

test('enums name exactly what the domain has', () => {
  expect(enumValues('EntityKind')).toEqual(ENTITY_KINDS);
  expect(enumValues('Modality')).toEqual(MODALITIES.map((modality) => modality.toUpperCase()));
  expect(enumValues('LinkType')).toEqual([...ARTICLE_EDGES, ...CLAIMS]);
  expect(enumValues('DomainEventType')).toEqual(Object.keys(CATALOGUE));
});

test('no bare Event, and no word the design does not use', () => {
  expect(
    types.map((type) => type.name).filter((name) => /^Event|^(Post|Item|User|Cluster|Topic|Source)$/.test(name)),
  ).toEqual([]);
  expect(readSdl()).not.toMatch(/\bevent\b(?<!news event|domain event)/i);
});
