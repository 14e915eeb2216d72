import { spawnSync } from 'node:child_process';
import type { Env } from '../env.ts';
import { type BlasEnvironment, blasEnvironments } from './blas-environments.ts';
import { scriptPath } from './script-path.ts';

/** A Python that has NumPy and h5py. */
export type NumPy = {
  executable: string;
  versions: { python: string; numpy: string; h5py: string };
  /** The environments, each with the name and configuration of its BLAS. */
  environments: (BlasEnvironment & { blas: string })[];
};

type Probe = NumPy['versions'] & { executable: string; blas: string };

/** The second one, because the first Python on the PATH may belong to a version manager and lack the packages. */
const candidates = ['python3', '/usr/bin/python3'];

export const numPyHint =
  'python3 with numpy and h5py (Debian: apt-get install python3-numpy python3-h5py libopenblas0-pthread)';

/** Finds a Python that has both packages. It prefers one with OpenBLAS. */
export function findNumPy(env: Env): NumPy | undefined {
  const probes = candidates.flatMap((command) => probe(command, env) ?? []);
  const found = probes.find(({ blas }) => isOpenBlas(blas)) ?? probes[0];
  if (found === undefined) return undefined;
  const { executable, python, numpy, h5py } = found;
  const environments = blasEnvironments(env).map((environment) => {
    const blas = probe(executable, environment.env)?.blas ?? 'unknown';
    return { ...environment, blas };
  });
  return { executable, versions: { python, numpy, h5py }, environments };
}

export const isOpenBlas = (blas: string): boolean => /openblas/i.test(blas);

function probe(command: string, env: Env): Probe | undefined {
  const { status, stdout } = spawnSync(command, [scriptPath('probe')], { env, encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as Probe) : undefined;
}
