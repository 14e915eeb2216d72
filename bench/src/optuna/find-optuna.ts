import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { type Side, startSide } from '../measure/start-side.ts';

/** A Python that has Optuna and the Redis client. */
export type Optuna = { executable: string; versions: { python: string; optuna: string } };

const scriptPath = join(import.meta.dirname, '../../optuna/study.py');
const candidates = ['python3', '/usr/bin/python3'];

export const optunaHint =
  'python3 with optuna and redis (Debian: apt-get install python3-optuna python3-redis)';

/** Finds the first Python on this machine that has both packages. */
export function findOptuna(env: Env): Optuna | undefined {
  for (const executable of candidates) {
    const { status, stdout } = spawnSync(executable, [scriptPath], { env, encoding: 'utf8' });
    if (status === 0) return { executable, versions: JSON.parse(stdout) as Optuna['versions'] };
  }
  return undefined;
}

/** Starts Optuna with the Redis of the measured service. Returns an empty list without Optuna. */
export function startOptuna(optuna: Optuna | undefined, env: Env, redisUrl: string): Side[] {
  if (optuna === undefined) return [];
  const args = [scriptPath, redisUrl];
  const pythonEnv = { ...env, PYTHONDONTWRITEBYTECODE: '1' };
  return [startSide({ name: 'Optuna', command: optuna.executable, args, env: pythonEnv })];
}
