// Runs the built command line: as a process, or in the process of the test if only its output and effects matter.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { onTestFinished } from 'vitest';
import { runCli as runInProcess } from '../../apps/cli/dist/run-cli.js';
import type { Service } from './steering.ts';

export const cliPath = resolve(import.meta.dirname, '../../apps/cli/bin/sweepq.js');

export type Result = { code: number | null; stdout: string; stderr: string };
/** With `columns` stdout is a terminal of this width. */
type Options = { env?: Record<string, string>; input?: string; columns?: number };

/** The environment of a shell that uses a service, without a setting for colours. */
export function envOf({ api }: Service, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return { ...env, SWEEPQ_URL: api.url, ...more };
}

/** Runs a command against a service in this process: a new process takes longer to load than most commands run. */
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
    // Never aborted.
    createStop: () => ({
      signal: new AbortController().signal,
      signalled: new Promise<string>(() => undefined),
    }),
    exitNow(code: number): never {
      throw new Error(`Expected the command to come to its end, and not to exit with ${code}.`);
    },
  };
  const code = await runInProcess(world, args);
  for (const stream of Object.values(streams)) stream.end();
  await Promise.all(Object.values(streams).map((stream) => finished(stream)));
  return { code, ...written() };
}

/** Runs a command with `--json`, and returns its document. */
export async function readJson<T>(service: Service, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await runCli(service, [...args, '--json']);
  if (code !== 0) throw new Error(`sweepq ${args.join(' ')}: ${code}\n${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Starts a command. Its output can be read while it runs. */
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
