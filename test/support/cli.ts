// The command line as it is built: as a process, or, where only what it says and does matters, in that of the test.
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
/** With `columns` stdout is a terminal that is so wide. */
type Options = { env?: Record<string, string>; input?: string; columns?: number };

/** The environment of who uses a service from a shell, with no colour asked for nor refused. */
export function envOf({ api }: Service, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return { ...env, SWEEPQ_URL: api.url, ...more };
}

/** Runs a command against a service to its end, here: a process of its own takes longer to load than most commands take. */
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
    // Nobody wishes it to stop.
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

/** The same with `--json`: its one document. */
export async function readJson<T>(service: Service, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await runCli(service, [...args, '--json']);
  if (code !== 0) throw new Error(`sweepq ${args.join(' ')}: ${code}\n${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Starts a command; what it has written can be read while it runs. */
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
