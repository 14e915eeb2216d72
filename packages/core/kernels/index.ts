// The kernels of the engine: AssemblyScript, compiled to WebAssembly with SIMD. Kernels allocate no memory and keep no state.
// The caller passes the addresses of all data, in a memory that several threads may share. Kernels do not use relaxed SIMD,
// because it gives different bits on different machines. src/scalar/ has each kernel in scalar TypeScript, with the same bits.

export { activate, derive } from './activate';
export { addRowsMany } from './add-rows-many';
export { passDirect, scaleWeights, stepDirect } from './descend-direct';
export { descendGram } from './descend-gram';
export { addStart, scaleGradient } from './first-layer';
export { gramOfFeatures, gramOfPixels } from './gram-matrix';
export { ln } from './log';
export { multiplyDense } from './multiply-dense';
export { dot, multiplyOuter, sumUnits } from './multiply-outer';
export { multiplyPacked } from './multiply-packed';
export { multiplyPackedMany } from './multiply-packed-many';
export { gatherRows, multiplyRectangle } from './multiply-rectangle';
export { areFinite, copyNumbers } from './numbers';
export { addRows, digitsOfFeatures, gatherImages, multiplyRows } from './pixels';
export { continueRandn, fillRandn, seedRandn } from './randn';
export { residuals } from './residuals';
export { stepAdam, stepMany } from './step-many';
export { sigmoidResiduals, softmaxResiduals } from './weighted-residuals';
