/** `newsloom log`: DomainEvents one a line, with the names of what they speak of filled in from what is known now. */
import type { Commit } from '../domain/commit.ts';
import type { DomainEvent } from '../domain/domain-event.ts';
import { foundedTypeOf } from '../domain/ids.ts';
import type { BodyCache } from '../log/body-cache.ts';
import { thingNode } from '../project/node-facts.ts';
import { canonicalOf } from '../registry/clusters.ts';
import type { RegistryReader } from '../registry/registry-store.ts';

/** Ids under these members are named; versions and spans are left as they are. */
const NAMED = /^(art|ver|ent|evt|sto|quo)_[0-9a-z]{26}$/;
const SHORT = 12;

/** The lines of one commit; `type` keeps DomainEvents of that type only. Loads what titles it needs through `bodies`. */
export async function describeCommit(
  commit: Commit,
  registry: RegistryReader,
  bodies: BodyCache,
  type?: string,
): Promise<readonly string[]> {
  await bodies.loadFor([commit]);
  const lines: string[] = [];
  for (const [index, event] of commit.events.entries()) {
    if (type !== undefined && event.type !== type) continue;
    lines.push(
      `${String(commit.position).padStart(6)}.${String(index).padEnd(3)} ${commit.recordedAt}  ${event.type.padEnd(20)} ${await describeEvent(event, registry, bodies)}`,
    );
  }
  return lines;
}

async function describeEvent(event: DomainEvent, registry: RegistryReader, bodies: BodyCache): Promise<string> {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(event)) {
    if (name === 'type' || name === 'v' || name === 'body' || name === 'extraction' || value === undefined) continue;
    parts.push(`${name}=${await describeValue(value, registry, bodies)}`);
  }
  return parts.join(' ');
}

async function describeValue(value: unknown, registry: RegistryReader, bodies: BodyCache): Promise<string> {
  if (typeof value === 'string')
    return NAMED.test(value)
      ? nameOf(value, registry, bodies)
      : /\s/.test(value) || value === ''
        ? JSON.stringify(value)
        : value;
  if (Array.isArray(value))
    return `[${(await Promise.all(value.map((item) => describeValue(item, registry, bodies)))).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = await Promise.all(
      Object.entries(value).map(async ([key, member]) => `${key}:${await describeValue(member, registry, bodies)}`),
    );
    return `{${members.join(' ')}}`;
  }
  return String(value);
}

async function nameOf(id: string, registry: RegistryReader, bodies: BodyCache): Promise<string> {
  const short = id.slice(0, SHORT);
  if (foundedTypeOf(id)) {
    const node = thingNode(registry, canonicalOf(registry, id as never));
    return node ? `${short}"${node.name}"` : `${short}(no live mention)`;
  }
  const version = id.startsWith('ver_') ? id : registry.get('article', id)?.versions.at(-1);
  const record = version ? registry.get('version', version) : undefined;
  if (!record) return short;
  await bodies.load([record.body]);
  const body = bodies.article(record.body);
  return body ? `${short}"${body.title}"` : `${short}(taken down)`;
}
