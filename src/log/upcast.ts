/**
 * The one place where older versions of a DomainEvent become the newest: whatever reads the log (live, replay, export's check)
 * passes here, so no one else ever sees an old shape. Released versions are never edited; a new one adds a step below
 * and a golden sample under tests/log/golden.
 */
import { CATALOGUE, type DomainEvent } from '../domain/domain-event.ts';

/** Any version of any type, as it stands in the log. */
export interface StoredEvent {
  readonly type: string;
  readonly v: number;
  readonly [member: string]: unknown;
}

/** Steps by "Type@version": each takes an event of that version to a later one; it may rename the type. */
export type UpcastSteps = Readonly<Record<string, (event: StoredEvent) => StoredEvent>>;

/** Every step released so far, oldest first. Version 1 is the first of every type. */
export const UPCAST_STEPS: UpcastSteps = {};

/** The log holds an event this program does not know. Trying again does not help: the log was written by a newer one. */
export class UnknownDomainEvent extends Error {
  override readonly name = 'UnknownDomainEvent';
  constructor(
    readonly position: number,
    readonly type: string,
    readonly v: number,
  ) {
    super(
      `Cannot read position ${position} of the log: it holds ${type} version ${v}, expected one of this program's catalogue; upgrade newsloom`,
    );
  }
}

/**
 * Makes the function that brings a stored event up to `catalogue` (newest version by type).
 * The function throws UnknownDomainEvent for a type or version that no step and no entry of the catalogue knows.
 */
export function makeUpcast(
  catalogue: Readonly<Record<string, number>>,
  steps: UpcastSteps,
): (event: StoredEvent, position: number) => StoredEvent {
  return (stored, position) => {
    let event = stored;
    // Names that every object knows ("toString") are no numbers, so they never match.
    while (catalogue[event.type] !== event.v) {
      const key = `${event.type}@${event.v}`;
      const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
      if (!step) throw new UnknownDomainEvent(position, event.type, event.v);
      const next = step(event);
      if (next.type === event.type && next.v <= event.v) {
        throw new RangeError(`Cannot upcast ${key}: its step gives version ${next.v}, expected a later one`);
      }
      event = next;
    }
    return event;
  };
}

const toNewest = makeUpcast(CATALOGUE, UPCAST_STEPS);

/**
 * A stored event in its newest shape; the same object when it has that shape already.
 * @throws {UnknownDomainEvent}
 */
export function upcast(event: StoredEvent, position: number): DomainEvent {
  return toNewest(event, position) as unknown as DomainEvent;
}
