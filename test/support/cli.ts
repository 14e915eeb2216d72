// The command line as it is built, as a process.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Service } from './steering.ts';

export const cliPath = resolve(import.meta.dirname, '../../apps/cli/bin/sweepq.js');

export type Result = { code: number | null; stdout: string; stderr: string };
type Options = { env?: Record<string, string>; input?: string };

/** The environment of who uses a service from a shell, with no colour asked for nor refused. */
export function envOf({ api }: Service, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return { ...env, SWEEPQ_URL: api.url, ...more };
}

/** Runs a command against a service to its end. */
export function runCli(service: Service, args: readonly string[], options: Options = {}) {
  const { child, ended } = startCli(service, args, options);
  child.stdin.end(options.input ?? '');
  return ended;
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

function collectOutput(child: ChildProcessWithoutNullStreams) {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  return () => ({ ...texts });
}
