import { type Env, omitEnv } from '../env.ts';

/** An environment in which NumPy is measured. */
export type BlasEnvironment = { name: string; env: Env };

/** One thread for every BLAS. Python writes no compiled scripts into the checkout. */
const always = {
  ...{ OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  PYTHONDONTWRITEBYTECODE: '1',
};

const isTuning = (name: string) => name.startsWith('OPENBLAS_') && name !== 'OPENBLAS_NUM_THREADS';

/**
 * Returns the given environment. If it has tuning variables of OpenBLAS, also returns a copy without them. Such variables
 * are often meant for another program or version, and may make OpenBLAS slower. The faster environment counts.
 */
export function blasEnvironments(env: Env): BlasEnvironment[] {
  const asGiven = { ...env, ...always };
  if (!Object.keys(env).some(isTuning)) return [{ name: 'NumPy', env: asGiven }];
  return [
    { name: 'NumPy, as given', env: asGiven },
    { name: 'NumPy, untuned', env: omitEnv(asGiven, isTuning) },
  ];
}
