// A second entry point of this package, without the kernels: functions whose results are the same to the bit on every
// JavaScript engine. A changed bit changes the values of stored sweeps: it needs a new plan version
// (packages/plan/src/version.ts).
export { ln } from './numerics/ln.ts';
export { expOfNonPositive } from './twins/exp.ts';
