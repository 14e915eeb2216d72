import { type Env, omitEnv } from '../env.ts';

/** An environment in which NumPy is measured. */
export type BlasEnvironment = { name: string; env: Env };

/** One thread, whichever BLAS it is; and no compiled scripts left in the checkout. */
const always = {
  ...{ OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  PYTHONDONTWRITEBYTECODE: '1',
};

const isTuning = (name: string) => name.startsWith('OPENBLAS_') && name !== 'OPENBLAS_NUM_THREADS';

/**
 * The environment as given, and one without OpenBLAS's tuning where there is some: such variables are set
 * for other programs' sake, or for another OpenBLAS, and may well make it slower. The faster one counts.
 */
export function blasEnvironments(env: Env): BlasEnvironment[] {
  const asGiven = { ...env, ...always };
  if (!Object.keys(env).some(isTuning)) return [{ name: 'NumPy', env: asGiven }];
  return [
    { name: 'NumPy, as given', env: asGiven },
    { name: 'NumPy, untuned', env: omitEnv(asGiven, isTuning) },
  ];
}
