import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Env } from '../env.ts';
import { describeExit, type ProcessExit, waitForExit } from '../process/process-exit.ts';
import { StackError } from '../stack-error.ts';
import { withLastLines } from './last-lines.ts';
import { createLogTail } from './log-tail.ts';

/** A running process of the service: the api or a worker. */
export type Part = {
  name: string;
  pid: number;
  /** The URL of its HTTP server. */
  url: string;
  /** The last lines of its output, oldest first. */
  readonly logLines: readonly string[];
  exited: Promise<ProcessExit>;
  kill(signal: NodeJS.Signals): void;
  /** Sends SIGTERM, and SIGKILL if the process has not ended after `stopTimeoutMs`. */
  stop(): Promise<void>;
};

export type PartOptions = {
  name: string;
  mainPath: string;
  /** The Node.js binary that runs the program. Default: that of this process. */
  nodePath?: string | undefined;
  /** The arguments of the program. */
  args?: readonly string[];
  env: Env;
  logPath?: string | undefined;
  readyTimeoutMs?: number;
  stopTimeoutMs?: number;
  signal?: AbortSignal | undefined;
};

/** Long enough for a machine that is busy with other processes. */
const defaultReadyTimeoutMs = 120_000;
/** The api and the worker limit their shutdown to 30 s. */
const defaultStopTimeoutMs = 35_000;

/** Starts a program of the service. The program sends `{type: 'ready', url}` over IPC, and ends when the channel closes. */
export async function startPart(options: PartOptions): Promise<Part> {
  const { name, mainPath, nodePath = process.execPath, args = [], env, logPath } = options;
  const readyTimeoutMs = options.readyTimeoutMs ?? defaultReadyTimeoutMs;
  const stopTimeoutMs = options.stopTimeoutMs ?? defaultStopTimeoutMs;
  if (logPath !== undefined) await mkdir(dirname(logPath), { recursive: true });
  const child = spawn(nodePath, [mainPath, ...args], {
    // A separate process group, so that Ctrl-C on the terminal reaches only the parent. The parent stops its processes in order.
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const outputs = [child.stdout, child.stderr].filter((output) => output !== null);
  const tail = createLogTail(outputs, { logPath });
  const exited = waitForExit(child, 'close');
  const stop = () => stopChild(child, exited, stopTimeoutMs);
  try {
    const url = await waitForReady(child, exited, readyTimeoutMs, options.signal);
    const kill = (signal: NodeJS.Signals) => void child.kill(signal);
    return { name, pid: child.pid ?? -1, url, logLines: tail.lines, exited, kill, stop };
  } catch (cause) {
    await stop();
    if (cause instanceof StackError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = withLastLines(`The ${name} did not start: ${reason}`, tail.lines);
    throw new StackError('part-start', message, { cause });
  }
}

function waitForReady(
  child: ChildProcess,
  exited: Promise<ProcessExit>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  const settled = new AbortController();
  const ready = new Promise<string>((resolve, reject) => {
    const { signal: until } = settled;
    const timer = setTimeout(() => reject(new Error(`not ready after ${timeoutMs} ms`)), timeoutMs);
    until.addEventListener('abort', () => clearTimeout(timer));
    const abort = () => reject(new StackError('interrupted', 'The start was aborted.'));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { signal: until });
    child.once('error', reject);
    child.on('message', (message) => {
      const { type, url } = message as { type?: unknown; url?: unknown };
      if (type === 'ready' && typeof url === 'string') resolve(url);
    });
    void exited.then((exit) => reject(new Error(`it ended with ${describeExit(exit)}`)));
  });
  return ready.finally(() => settled.abort());
}

async function stopChild(child: ChildProcess, exited: Promise<ProcessExit>, timeoutMs: number) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  await exited;
  clearTimeout(timer);
}
