/**
 * From what a user names to a list of files in reading order.
 */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, fault } from './fault.ts';

/** One input: a file (or stdin, "-"), or a path that cannot be read. */
export interface InputFile {
  /** As the user gave it, or the given directory with the file's path in it. */
  readonly path: string;
  /** Bytes; undefined where it is unknown: stdin, pipes. */
  readonly size: number | undefined;
  /** Named by the user, not found in a directory. */
  readonly named: boolean;
  readonly fault?: Fault;
}

/** stdin, as an input. */
export const STDIN = '-';

/**
 * The files behind `inputs`, directories walked through, each path once, sorted by the bytes of the path. Hidden files and directories
 * found on the way are left out, symbolic links followed, each directory visited once. What cannot be read is listed with its fault.
 */
export async function inputFiles(inputs: readonly string[]): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const input of inputs) {
    if (input === STDIN) found.set(STDIN, { path: STDIN, size: undefined, named: true });
    else for (const file of await expand(input)) if (file.named || !found.has(file.path)) found.set(file.path, file);
  }
  return [...found.values()]
    .map((file) => ({ file, key: Buffer.from(file.path) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ file }) => file);
}

async function expand(input: string): Promise<InputFile[]> {
  try {
    const about = await stat(input);
    if (!about.isDirectory()) return [{ path: input, size: about.isFile() ? about.size : undefined, named: true }];
  } catch (error) {
    return [unreadable(input, error, true)];
  }
  const files: InputFile[] = [];
  const visited = new Set<string>();
  const stack = [input.replace(/\/+$/, '') || '/'];
  for (let directory = stack.pop(); directory !== undefined; directory = stack.pop()) {
    try {
      const real = await realpath(directory);
      if (visited.has(real)) continue;
      visited.add(real);
      for (const name of await readdir(directory)) {
        if (name.startsWith('.')) continue;
        const entry = await look(join(directory, name));
        if (entry === 'directory') stack.push(join(directory, name));
        else if (entry) files.push(entry);
      }
    } catch (error) {
      files.push(unreadable(directory, error, false));
    }
  }
  if (files.length > 0) return files;
  const empty = fault(
    'EMPTY',
    'Cannot read a directory: found no files in it, expected articles',
    'Name the directory that holds the articles; hidden files are not read',
  );
  return [{ path: input, size: undefined, named: true, fault: empty }];
}

/** A file of a directory; sockets, pipes and devices are nobody's article and left out. */
async function look(path: string): Promise<InputFile | 'directory' | undefined> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) return 'directory';
    return about.isFile() ? { path, size: about.size, named: false } : undefined;
  } catch (error) {
    const link = await lstat(path).catch(() => undefined);
    return link ? unreadable(path, error, false) : undefined;
  }
}

function unreadable(path: string, error: unknown, named: boolean): InputFile {
  return { path, size: undefined, named, fault: readFault(error) };
}

/** The UNREADABLE fault of a failed look or read: what the system said, in words. */
export function readFault(error: unknown): Fault {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
  const [found, remedy] = CAUSES[code] ?? [code, 'Check the file and try again'];
  return fault('UNREADABLE', `Cannot read a file: found ${found}, expected a readable file`, remedy);
}

const CAUSES: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['nothing at this path', 'Check the path'],
  EACCES: ['no permission to read it', 'Give yourself permission to read it'],
  EPERM: ['no permission to read it', 'Give yourself permission to read it'],
  EISDIR: ['a directory', 'Name a file'],
  ENXIO: ['a socket or device', 'Name a file'],
  ELOOP: ['a link that leads to itself', 'Mend the link'],
  ENOTDIR: ['a file where the path needs a directory', 'Check the path'],
  EIO: ['an error of the disk', 'Check the disk, then try again'],
  EMFILE: ['too many open files', 'Try again'],
};
