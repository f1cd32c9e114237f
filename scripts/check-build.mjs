// Nothing of ours is copied: the build finds schema/ and seeds/ beside package.json. This only checks that it can.
import { existsSync } from 'node:fs';

for (const needed of [
  'schema/log.sql',
  'schema/graph.sql',
  'schema/registry.sql',
  'schema/graphql',
  'seeds/articles',
  'dist/src/cli.js',
]) {
  if (!existsSync(needed))
    throw new Error(`Cannot finish the build: "${needed}" is missing, expected it beside package.json`);
}
