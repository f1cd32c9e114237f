/**
 * How heavy a query is, told from its text before anything is looked up: tokens, depth, aliases, and cost.
 *
 * Cost is the number of objects the answer may hold: a list counts its items as often as `first` says, inside its parents' items.
 * `{ stories(first: 50) { nodes { entities(first: 50) { nodes { name } } } } }` costs 1 + 50 x (1 + 1 + 50) = 2,601. Fields that make the
 * graph work harder than one look-up have weights. Fragments are measured once each, so nesting them is no way around.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { MAX_FIRST } from './paging.ts';
import { refusal } from './refusal.ts';

export interface Limits {
  /** Words and signs of a query text. */
  readonly tokens: number;
  /** Characters of a query text, comments included. */
  readonly characters: number;
  /** Fields inside fields; `edges`, `nodes` and `node` do not count. */
  readonly depth: number;
  readonly aliases: number;
  readonly cost: number;
}

export const DEFAULT_LIMITS: Limits = { tokens: 2_000, characters: 50_000, depth: 12, aliases: 30, cost: 5_000 };

/** What fields cost beyond the objects they give: questions over many rows. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'Query.path': 500,
  'Query.log': 20,
  'Query.judgements': 20,
  'Query.review': 200,
  'Status.counts': 50,
  'Entity.coMentions': 20,
  'Story.related': 20,
  'Query.disagreements': 200,
  'Article.mainEvent': 5,
  'NewsEvent.occurred': 20,
  'NewsEvent.corroboration': 20,
  'NewsEvent.disagreements': 20,
  'Story.corroboration': 20,
  'Story.disagreements': 100,
  'Story.withdrawnQuotes': 20,
  'CoMentionEdge.articles': 50,
  'RelatedStoryEdge.entities': 20,
  '*.totalCount': 2,
};

/** Lists without `first`, with the most items each can have. */
const FIXED_LENGTH: Readonly<Record<string, number>> = {
  'Path.nodes': 5,
  'Path.steps': 4,
  'CorroboratingReport.chain': 4,
  'IngestPayload.outcomes': 100,
  'JudgementPayload.changed': 100,
  'Judgement.subjects': 20,
};

/** A description of the schema nests deeper than any question; graphql-js itself keeps it from fanning out. */
const INTROSPECTION_DEPTH = 20;
const INTROSPECTION_COST = 200;

/** Parts of a connection: they take a level of text, not of thought. */
const WRAPPERS = new Set(['edges', 'nodes', 'node']);

/**
 * Parses a query text within the limits that its text alone can break.
 * @throws a QUERY_TOO_EXPENSIVE refusal beyond them; GraphQLError when it is no GraphQL
 */
export function parseWithin(limits: Limits, text: string): DocumentNode {
  if (text.length > limits.characters) {
    throw tooExpensive('characters', text.length, limits.characters);
  }
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof Error && /more that? [\d,]+ tokens/.test(error.message)) {
      throw tooExpensive('tokens', `more than ${limits.tokens}`, limits.tokens);
    }
    throw error;
  }
  const aliases = countAliases(document);
  if (aliases > limits.aliases) throw tooExpensive('aliases', aliases, limits.aliases);
  const depth = depthOf(document);
  if (depth > limits.depth) throw tooExpensive('depth', depth, limits.depth);
  return document;
}

/** @throws a QUERY_TOO_EXPENSIVE refusal when a validated query may give more than `limits.cost` objects */
export function checkCost(
  limits: Limits,
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const { cost, heaviest } = costOf(schema, document, operationName, variables ?? {});
  if (cost <= limits.cost) return;
  const where = heaviest.length > 0 ? `; most of it is ${heaviest.join('.')}` : '';
  throw tooExpensive('cost', cost, limits.cost, `${where}: ask for fewer items with "first", or in several queries`);
}

function tooExpensive(what: string, found: number | string, limit: number, remedy = '; ask in several queries') {
  const message = `Cannot answer this query: its ${what} would be ${found}, expected at most ${limit}${remedy}`;
  return refusal('QUERY_TOO_EXPENSIVE', message);
}

function countAliases(document: DocumentNode): number {
  let aliases = 0;
  const open: SelectionSetNode[] = [];
  for (const definition of document.definitions) if ('selectionSet' in definition) open.push(definition.selectionSet);
  for (let next = open.pop(); next; next = open.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD && selection.alias) aliases += 1;
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) open.push(selection.selectionSet);
    }
  }
  return aliases;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/** The deepest level of any operation, fragments put in place; one that spreads itself is left to validation. */
function depthOf(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const inside = (set: SelectionSetNode | undefined): number => {
    let deepest = 0;
    for (const selection of set?.selections ?? []) {
      let depth: number;
      if (selection.kind === Kind.FIELD) {
        const { value } = selection.name;
        if (value === '__schema' || value === '__type') {
          depth = Math.max(1, inside(selection.selectionSet) - INTROSPECTION_DEPTH);
        } else depth = inside(selection.selectionSet) + (WRAPPERS.has(value) ? 0 : 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) depth = inside(selection.selectionSet);
      else depth = ofFragment(selection.name.value);
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  };
  const ofFragment = (name: string): number => {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    known.set(name, 0);
    const depth = inside(fragments.get(name)?.selectionSet);
    known.set(name, depth);
    return depth;
  };
  let deepest = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) deepest = Math.max(deepest, inside(definition.selectionSet));
  }
  return deepest;
}

/** Cost, and the way to the fields that make the most of it: ["stories", "newsEvents", "reports"]. */
interface Weighed {
  readonly cost: number;
  readonly heaviest: readonly string[];
}

const NOTHING: Weighed = { cost: 0, heaviest: [] };

function sum(parts: readonly Weighed[]): Weighed {
  let cost = 0;
  let most = NOTHING;
  for (const part of parts) {
    cost += part.cost;
    if (part.cost > most.cost) most = part;
  }
  return { cost, heaviest: most.heaviest };
}

function times(factor: number, plus: number, { cost, heaviest }: Weighed): Weighed {
  return { cost: factor * (plus + cost), heaviest };
}

/** The cost of one operation of a validated document. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): Weighed {
  const fragments = fragmentsOf(document);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const operation = operationName
    ? operations.find((candidate) => candidate.name?.value === operationName)
    : operations[0];
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return NOTHING;
  const known = new Map<string, Weighed>();
  return ofSet(operation.selectionSet, root, 1);

  /** `items`: how many items the list has whose connection this set is of. */
  function ofSet(set: SelectionSetNode, type: GraphQLNamedType, items: number): Weighed {
    return sum(
      set.selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return ofField(selection, type, items);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value, items);
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        return on ? ofSet(selection.selectionSet, on, items) : NOTHING;
      }),
    );
  }

  function ofFragment(name: string, items: number): Weighed {
    const key = `${name} ${items}`;
    const seen = known.get(key);
    if (seen) return seen;
    const fragment = fragments.get(name);
    const on = fragment && schema.getType(fragment.typeCondition.name.value);
    // Kept first, so that a fragment that spreads itself ends here.
    known.set(key, NOTHING);
    const weighed = fragment && on ? ofSet(fragment.selectionSet, on, items) : NOTHING;
    known.set(key, weighed);
    return weighed;
  }

  function ofField(field: FieldNode, parent: GraphQLNamedType, items: number): Weighed {
    const name = field.name.value;
    if (name === '__schema' || name === '__type') return { cost: INTROSPECTION_COST, heaviest: [name] };
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!definition) return NOTHING;
    const weight = WEIGHTS[`${parent.name}.${name}`] ?? WEIGHTS[`*.${name}`] ?? 0;
    const type = getNamedType(definition.type);
    if (!isCompositeType(type) || !field.selectionSet) return { cost: weight, heaviest: [] };
    const inside = ofObjects(field, definition, parent, type, field.selectionSet, items);
    // The way to a list is what a person can do something about.
    const isList = weight > 0 || type.name.endsWith('Connection');
    const heaviest = isList ? [name, ...inside.heaviest] : inside.heaviest;
    return { cost: weight + inside.cost, heaviest };
  }

  function ofObjects(
    field: FieldNode,
    definition: GraphQLField<unknown, unknown>,
    parent: GraphQLNamedType,
    type: GraphQLCompositeType,
    set: SelectionSetNode,
    items: number,
  ): Weighed {
    const name = field.name.value;
    if (parent.name.endsWith('Connection')) return name === 'pageInfo' ? NOTHING : times(items, 1, ofSet(set, type, 1));
    if (parent.name.endsWith('Edge') && name === 'node') return ofSet(set, type, 1);
    if (type.name.endsWith('Connection')) {
      return sum([{ cost: 1, heaviest: [] }, ofSet(set, type, argument(field, definition, 'first') ?? 1)]);
    }
    const length = FIXED_LENGTH[`${parent.name}.${name}`] ?? argument(field, definition, 'ids') ?? 1;
    return times(length, 1, ofSet(set, type, 1));
  }

  /** The number of items an argument asks for; whatever is no number counts as the most, and is refused by its resolver. */
  function argument(field: FieldNode, definition: GraphQLField<unknown, unknown>, name: string): number | undefined {
    const declared = definition.args.find((candidate) => candidate.name === name);
    if (!declared) return undefined;
    const node = field.arguments?.find((candidate) => candidate.name.value === name)?.value;
    const value = node ? literalValue(node) : undefined;
    const asked = value ?? declared.defaultValue;
    if (Array.isArray(asked)) return Math.min(asked.length, MAX_FIRST);
    return typeof asked === 'number' && asked >= 1 && asked <= MAX_FIRST ? asked : MAX_FIRST;
  }

  function literalValue(node: ValueNode): unknown {
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind === Kind.LIST) return node.values;
    if (node.kind !== Kind.VARIABLE) return undefined;
    const name = node.name.value;
    const declared = operation?.variableDefinitions?.find((candidate) => candidate.variable.name.value === name);
    return Object.hasOwn(variables, name)
      ? variables[name]
      : declared?.defaultValue && literalValue(declared.defaultValue);
  }
}
