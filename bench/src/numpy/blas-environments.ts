import { type Env, omitEnv } from '../env.ts';

/** An environment in which NumPy is measured. */
export type BlasEnvironment = { name: string; env: Env };

/** One thread for any BLAS, and no compiled scripts in the checkout. */
const always = {
  ...{ OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  PYTHONDONTWRITEBYTECODE: '1',
};

const isTuning = (name: string) => name.startsWith('OPENBLAS_') && name !== 'OPENBLAS_NUM_THREADS';

/**
 * The given environment, and the same without OpenBLAS's tuning variables if it has any. Such variables are often set
 * for other programs, or for another version of OpenBLAS, and may make it slower. The faster environment counts.
 */
export function blasEnvironments(env: Env): BlasEnvironment[] {
  const asGiven = { ...env, ...always };
  if (!Object.keys(env).some(isTuning)) return [{ name: 'NumPy', env: asGiven }];
  return [
    { name: 'NumPy, as given', env: asGiven },
    { name: 'NumPy, untuned', env: omitEnv(asGiven, isTuning) },
  ];
}
