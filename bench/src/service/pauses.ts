import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Part } from '@sweepq/stack';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';

const preloadUrl = pathToFileURL(join(import.meta.dirname, 'watch-loop.js')).href;
const pollMs = 5;
const answerMs = 10_000;

/** The environment that makes an api record the pauses of its event loop. */
export function pausesEnv(env: Env, path: string): Env {
  const options = [env.NODE_OPTIONS, `--import=${preloadUrl}`].filter(Boolean).join(' ');
  return { NODE_OPTIONS: options, SWEEPQ_BENCH_PAUSES: path };
}

/** The longest pause of the event loop of this process since the previous call, in milliseconds. */
export async function readLongestPause(part: Part, path: string): Promise<number> {
  await rm(path, { force: true });
  part.kill('SIGUSR2');
  for (const deadline = Date.now() + answerMs; Date.now() < deadline; await delay(pollMs)) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text !== '') return Number(text);
  }
  throw new BenchError(
    'side-failed',
    `The ${part.name} did not report the pauses of its event loop.`,
  );
}
