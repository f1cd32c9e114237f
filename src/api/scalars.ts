/** The schema's own scalars: as little as needed, strict on the way in. */
import { Kind, type ValueNode } from 'graphql';
import { refusal } from './refusal.ts';

/** A place in the log as a list of its entries begins behind it: a commit, or one of its domain events. */
export interface LogPlace {
  readonly position: number;
  /** The last domain event of the commit that was given; undefined when all were. */
  readonly index: number | undefined;
}

/** How values go out and come in; names and descriptions stand in the SDL. */
interface ScalarResolvers {
  readonly __serialize: (value: unknown) => unknown;
  readonly __parseValue?: (value: unknown) => unknown;
  readonly __parseLiteral?: (node: ValueNode) => unknown;
}

const asIs = (value: unknown) => value;

export const Position: ScalarResolvers = {
  __serialize: asIs,
  __parseValue: readPosition,
  __parseLiteral: (node) => readPosition(literal(node)),
};

export const LogCursor: ScalarResolvers = {
  __serialize: asIs,
  __parseValue: checkedLogPlace,
  __parseLiteral: (node) => checkedLogPlace(literal(node)),
};

/** Output only: what the graph holds is what is given. */
export const DateTime: ScalarResolvers = { __serialize: asIs };
export const Edtf: ScalarResolvers = { __serialize: asIs };
export const Url: ScalarResolvers = { __serialize: asIs };

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  return node.kind === Kind.STRING ? node.value : undefined;
}

function readPosition(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw refusal('BAD_USER_INPUT', 'Cannot read a position: expected a whole number from 0');
}

/** Stays as written: the schema shows the default of an argument as it stands in a query. */
function checkedLogPlace(value: unknown): unknown {
  readLogPlace(value);
  return value;
}

/** @throws a BAD_USER_INPUT refusal for anything but a position or a cursor of the log */
export function readLogPlace(value: unknown): LogPlace {
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
