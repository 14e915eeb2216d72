// Runs the built command line in the process of the test, or in a separate process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { onTestFinished } from 'vitest';
import { runCli as runInProcess } from '../../apps/cli/dist/run-cli.js';
import type { Service } from './steering.ts';

export const cliPath = resolve(import.meta.dirname, '../../apps/cli/bin/sweepq.js');

/** For commands that call no api: nothing listens at this URL. */
export const noService = { api: { url: 'http://127.0.0.1:9' } } as Service;

export type Result = { code: number | null; stdout: string; stderr: string };
/** `columns`: the width of stdout as a terminal. Default: stdout is no terminal. */
type Options = { env?: Record<string, string>; input?: string; columns?: number };

/** The environment of a command that uses this service. It has no setting for colours, and no contexts of this machine. */
export function envOf({ api }: Service, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return { ...env, XDG_CONFIG_HOME: '/nowhere', SWEEPQ_URL: api.url, ...more };
}

/** Runs a command in the process of the test, because a new process takes longer to start than most commands take. */
export async function runCli(
  service: Service,
  args: readonly string[],
  { env, input = '', columns }: Options = {},
): Promise<Result> {
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const streams = {
    stdout: Object.assign(new PassThrough(), terminal),
    stderr: new PassThrough(),
  };
  const written = collectOutput(streams);
  const world = {
    env: envOf(service, env),
    stdin: Readable.from([input]),
    ...streams,
    // No signal arrives.
    createStop: () => ({
      signal: new AbortController().signal,
      signalled: new Promise<string>(() => undefined),
    }),
    exitNow(code: number): never {
      throw new Error(`Expected the command to return, but it exited with ${code}.`);
    },
  };
  const code = await runInProcess(world, args);
  for (const stream of Object.values(streams)) stream.end();
  await Promise.all(Object.values(streams).map((stream) => finished(stream)));
  return { code, ...written() };
}

/** Runs a command with `--json`, and returns the JSON document. Throws unless the exit code is 0. */
export async function readJson<T>(service: Service, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await runCli(service, [...args, '--json']);
  if (code !== 0) throw new Error(`sweepq ${args.join(' ')}: ${code}\n${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Starts a command in a separate process. `written` returns the output so far. */
export function startCli(service: Service, args: readonly string[], { env }: Options = {}) {
  const child = spawn(process.execPath, [cliPath, ...args], { env: envOf(service, env) });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written = collectOutput(child);
  const ended: Promise<Result> = once(child, 'close').then(([code]) => ({ code, ...written() }));
  return { child, written, ended };
}

function collectOutput(from: Record<'stdout' | 'stderr', Readable>) {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    from[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  return () => ({ ...texts });
}
