// The engine's kernels: AssemblyScript for WebAssembly with SIMD. They allocate nothing and keep nothing;
// all they work on lies where the caller says, in a memory that several threads may share. No relaxed
// SIMD: it may give other bits on another machine. Each has a twin in TypeScript in src/twins/.

export { passDirect, scaleWeights, stepDirect } from './descend-direct';
export { descendGram } from './descend-gram';
export { gramOfFeatures, gramOfPixels } from './gram-matrix';
export { ln } from './log';
export { multiplyPacked } from './multiply-packed';
export { addRows, digitsOfFeatures, multiplyRows } from './pixels';
export { fillRandn } from './randn';
export { residuals } from './residuals';
