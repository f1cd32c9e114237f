/** Where the project's own files stand (schema/, seeds/), run from source or from dist. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of a file or folder of the project, e.g. `projectFile('schema/log.sql')`.
 * @throws {Error} when the installation lacks it
 */
export function projectFile(relative: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 4; up++) {
    const candidate = join(folder, relative);
    // package.json marks the project's top; a folder named schema further in would be something else.
    if (existsSync(join(folder, 'package.json')) && existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  throw new Error(
    `Cannot find "${relative}": this installation of newsloom is incomplete, expected it beside package.json; install again`,
  );
}
