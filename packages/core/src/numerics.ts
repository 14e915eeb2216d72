// A second entry point of this package, without the kernels: functions that give the same bits on every JavaScript
// engine. A changed bit changes the values of stored sweeps, so such a change needs a new plan version
// (packages/plan/src/version.ts).
export { ln } from './numerics/ln.ts';
export { expOfNonPositive } from './scalar/exp.ts';
