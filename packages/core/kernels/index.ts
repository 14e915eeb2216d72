// The engine's kernels: AssemblyScript for WebAssembly with SIMD. They allocate no memory and keep no state. All data
// is at addresses that the caller passes, in a memory that several threads may share. No relaxed SIMD, because its
// bits differ between machines. Each kernel has a twin in TypeScript in src/twins/.

export { passDirect, scaleWeights, stepDirect } from './descend-direct';
export { descendGram } from './descend-gram';
export { gramOfFeatures, gramOfPixels } from './gram-matrix';
export { ln } from './log';
export { multiplyPacked } from './multiply-packed';
export { addRows, digitsOfFeatures, multiplyRows } from './pixels';
export { fillRandn } from './randn';
export { residuals } from './residuals';
