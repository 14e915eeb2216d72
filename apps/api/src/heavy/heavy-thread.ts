// The program of the threads that make heavy answers. Its parts import no library of the queue or of Redis, and the
// drawing code is loaded with the first picture, so a thread starts in 0.2 s.

export { drawCurve } from '../charts/draw-curve.ts';
export { encodeImage } from '../charts/encode-image.ts';
export { writeCurve } from '../curves/write-curve.ts';
export { writeCurves } from '../curves/write-curves.ts';
export { measureSweep } from '../importance/measure-sweep.ts';
export { checkExtension, checkSweep } from '../submit/check-space.ts';
export { planPiece } from '../submit/plan-piece.ts';
export { selectTrials } from '../tables/select-trials.ts';
export { writeTrials } from '../tables/write-trials.ts';
