import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';

/** Runs a program to its end; returns the milliseconds from the spawn to the exit, and the output. */
export async function timeProcess(command: string, args: readonly string[], env: Env) {
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let ms = Number.NaN;
  child.on('exit', () => {
    ms = performance.now() - began;
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const [code] = await once(child, 'close');
  if (code === 0) return { ms, stdout };
  throw new BenchError('side-failed', `${[command, ...args].join(' ')} failed. ${stderr}`.trim());
}
