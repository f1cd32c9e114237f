/** The schema: the SDL of schema/graphql/ with its resolvers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { projectFile } from '../project-files.ts';
import { nodeResolvers } from './node-resolvers.ts';
import { rootResolvers } from './root-resolvers.ts';

/**
 * The whole SDL as one text, files in order of their names.
 * @throws {Error} when the installation lacks schema/graphql
 */
export function readSdl(): string {
  const folder = projectFile('schema/graphql');
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

let built: GraphQLSchema | undefined;

/** The executable schema, built once; its resolvers expect an `ApiContext`. */
export function buildApiSchema(): GraphQLSchema {
  built ??= makeExecutableSchema({
    typeDefs: readSdl(),
    resolvers: { ...rootResolvers, ...nodeResolvers },
  });
  return built;
}
