/**
 * A real headless Chromium for tests of pages, driven over its own debugging pipe, with no package between. Tests that need it are
 * skipped aloud where none is installed.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'headless_shell'];

/** The browser's program, or undefined when there is none; NEWSLOOM_TEST_CHROMIUM names another. */
export function findChromium(): string | undefined {
  const asked = process.env['NEWSLOOM_TEST_CHROMIUM'];
  return (asked ? [asked] : NAMES).find((name) => {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

export interface Page {
  /** Addresses asked for so far, in order; "data:" and "blob:" ones left out. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console so far, refusals of the Content-Security-Policy among them. */
  readonly complaints: readonly string[];
  /** Value of a JavaScript expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until the expression is true. @throws {Error} after `timeoutMs` */
  until(expression: string, timeoutMs?: number): Promise<void>;
  /** PNG of what is seen. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Opens `url` in a fresh browser of 1400 x 900. */
export async function openPage(program: string, url: string): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-chromium-'));
  const child = spawn(
    program,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--window-size=1400,900',
      `--user-data-dir=${folder}`,
      '--remote-debugging-pipe',
    ],
    // A group of its own, so that the browser's helpers can be ended with it.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  const endGroup = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch (error) {
      // Nobody of it is left.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  process.once('exit', endGroup);
  const pipe = connect(child);
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params: object = {}) => pipe.send(method, params, sessionId as string);
  const requests: string[] = [];
  const complaints: string[] = [];
  pipe.listen(({ method, params = {} }) => {
    const entry = params['entry'] as { level: string; text: string; url?: string } | undefined;
    const asked = (params['request'] as { url: string } | undefined)?.url;
    if (method === 'Network.requestWillBeSent' && asked && !/^(data|blob):/.test(asked)) requests.push(asked);
    if (method === 'Log.entryAdded' && entry && entry.level !== 'verbose' && entry.level !== 'info') {
      complaints.push(`${entry.text} ${entry.url ?? ''}`);
    }
    if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params['exceptionDetails']));
    if (method === 'Runtime.consoleAPICalled' && params['type'] === 'error')
      complaints.push(JSON.stringify(params['args']));
  });
  for (const domain of ['Network', 'Log', 'Runtime', 'Page']) await send(`${domain}.enable`);
  await send('Page.navigate', { url });

  async function evaluate(expression: string): Promise<unknown> {
    const answer = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer['exceptionDetails'])
      throw new Error(`Cannot evaluate ${expression}: ${JSON.stringify(answer['exceptionDetails'])}`);
    return (answer['result'] as { value?: unknown }).value;
  }

  return {
    requests,
    complaints,
    evaluate,
    async until(expression, timeoutMs = 20_000) {
      const deadline = Date.now() + timeoutMs;
      while (!(await evaluate(expression))) {
        if (Date.now() > deadline)
          throw new Error(`Cannot see ${expression} within ${timeoutMs} ms: ${complaints.join('; ')}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async screenshot() {
      return Buffer.from((await send('Page.captureScreenshot'))['data'] as string, 'base64');
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      // Helpers that outlive the browser write to its folder.
      endGroup();
      process.off('exit', endGroup);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

/** The debugging pipe: JSON messages that end with NUL, requests on descriptor 3, answers on 4. */
function connect(child: ChildProcess) {
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  const waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  const listeners: ((message: Message) => void)[] = [];
  let rest = '';
  let next = 1;
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const json of messages) {
      const message = JSON.parse(json) as Message;
      const waiter = message.id === undefined ? undefined : waiting.get(message.id);
      if (message.id !== undefined) waiting.delete(message.id);
      if (!waiter) for (const listener of listeners) listener(message);
      else if (message.error) waiter.reject(new Error(message.error.message));
      else waiter.resolve(message.result ?? {});
    }
  });
  return {
    listen: (listener: (message: Message) => void) => listeners.push(listener),
    send: (method: string, params: object, sessionId?: string) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      }),
  };
}
