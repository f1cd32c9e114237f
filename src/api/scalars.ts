/** The schema's own scalars: as little as needed, strict on the way in. */
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { refusal } from './refusal.ts';

/** A place in the log as a list of its entries begins behind it: a commit, or one of its domain events. */
export interface LogPlace {
  readonly position: number;
  /** The last domain event of the commit that was given; undefined when all were. */
  readonly index: number | undefined;
}

export const Position = new GraphQLScalarType<number, number>({
  name: 'Position',
  serialize: (value) => value as number,
  parseValue: readPosition,
  parseLiteral: (node) => readPosition(literal(node)),
});

export const LogCursor = new GraphQLScalarType<LogPlace, string>({
  name: 'LogCursor',
  serialize: (value) => String(value),
  parseValue: readLogPlace,
  parseLiteral: (node) => readLogPlace(literal(node)),
});

/** Output only: what the graph holds is what is given. */
export const DateTime = textScalar('DateTime');
export const Edtf = textScalar('Edtf');
export const Url = textScalar('Url');

function textScalar(name: string): GraphQLScalarType<string, string> {
  return new GraphQLScalarType({ name, serialize: (value) => value as string });
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  return node.kind === Kind.STRING ? node.value : undefined;
}

function readPosition(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw refusal('BAD_USER_INPUT', 'Cannot read a position: expected a whole number from 0');
}

function readLogPlace(value: unknown): LogPlace {
  if (typeof value === 'number') return { position: readPosition(value), index: undefined };
  const match = typeof value === 'string' ? /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(value) : null;
  if (!match) {
    throw refusal(
      'BAD_USER_INPUT',
      'Cannot read a place in the log: expected a position (12) or the cursor of a domain event ("12.3")',
    );
  }
  return { position: Number(match[1]), index: match[2] === undefined ? undefined : Number(match[2]) };
}
