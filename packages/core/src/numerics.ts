// A second door of this package, without the kernels: functions whose bits do not vary with the JavaScript engine.
// A changed bit changes the values of stored sweeps: it needs a new plan version (packages/queue/src/plan/version.ts).
export { ln } from './numerics/ln.ts';
export { expOfNonPositive } from './twins/exp.ts';
