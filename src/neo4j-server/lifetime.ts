/** The end of a server: when it is told, when the process that started it ends, and when that process was killed outright. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MINUTE = 60_000;
const OWNER = 'owner.json';

/** Ends a server and waits for it; cleanly when its store is to stay. */
export async function endServer(child: ChildProcess, exited: Promise<unknown>, persistent: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Nobody wants the store of a throw-away server, so it need not be written out (ten seconds less for each test run).
  child.kill(persistent ? 'SIGTERM' : 'SIGKILL');
  const stuck = setTimeout(() => child.kill('SIGKILL'), MINUTE);
  await exited;
  clearTimeout(stuck);
}

export interface Running {
  readonly home: string;
  readonly persistent: boolean;
}

const running = new Map<ChildProcess, Running>();

/** Java outlives a parent that goes away without a word, so every way of going that can be heard ends it. */
export function endWithThisProcess(child: ChildProcess, server: Running): void {
  if (running.size === 0) {
    process.on('exit', endAll);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  running.set(child, server);
  const forget = (): void => {
    running.delete(child);
    if (running.size > 0) return;
    process.off('exit', endAll);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  child.once('exit', forget);
  // It never began.
  child.once('error', forget);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function onSignal(signal: NodeJS.Signals): void {
  // Somebody else listens too and will end this process in order; if not, the signal is to do what it does by itself.
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

function endAll(): void {
  for (const [child, { home, persistent }] of running) {
    child.kill(persistent ? 'SIGTERM' : 'SIGKILL');
    if (!persistent) removeFolder(home);
  }
}

/**
 * Ends throw-away servers whose owner was killed outright, and removes their stores: folders of `parent` (default the system's
 * temporary folder) whose name begins with `prefix`. Leaves alone whatever a living process owns.
 */
export function removeAbandonedServers(prefix: string, parent = tmpdir()): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const home = join(parent, name);
    const { owner, server } = readOwner(join(home, OWNER));
    if (owner === undefined || isAlive(owner)) continue;
    if (server !== undefined && isAlive(server) && isServerOf(server, home)) process.kill(server, 'SIGKILL');
    removeFolder(home);
  }
}

/** Notes who started the throw-away server of `home`, for removeAbandonedServers. */
export function writeOwner(home: string, server: number | undefined): void {
  writeFileSync(join(home, OWNER), JSON.stringify({ owner: process.pid, server }));
}

function readOwner(file: string): { owner?: number; server?: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { owner?: number; server?: number };
  } catch {
    return {};
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process numbers are given out again: only one that names this home is ours. */
function isServerOf(pid: number, home: string): boolean {
  const answer = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return (answer.stdout ?? '').includes(`--home-dir=${home}`);
}

/** Removes a folder with all it holds; nothing happens where there is none. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
