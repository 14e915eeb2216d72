// A second entry point of this package, without the kernels: functions that give the same bits on every JavaScript
// engine. A changed bit changes the values of stored sweeps, so such a change needs a new plan version
// (packages/plan/src/version.ts), or a new version of the search (packages/search/src/version.ts).
export { erf, erfc, erfcx } from './numerics/erf.ts';
export { exp } from './numerics/exp.ts';
export { ln } from './numerics/ln.ts';
export { type LogAt, lnOf, logAt, shrink } from './numerics/log-at.ts';
export { pow } from './numerics/pow.ts';
export { createSobol, mostDimensions, sobolPoint } from './numerics/sobol.ts';
export { expOfNonPositive } from './scalar/exp.ts';
