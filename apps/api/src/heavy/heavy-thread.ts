// The tasks of the threads that make heavy answers. A thread starts in 0.2 s, because these modules import no library for
// Redis or the queues, and the drawing code is loaded for the first picture.

export { drawCurve, drawCurves } from '../charts/draw-curve.ts';
export { encodeImage } from '../charts/encode-image.ts';
export { writeCurve } from '../curves/write-curve.ts';
export { writeCurveRows } from '../curves/write-curve-rows.ts';
export { writeCurves } from '../curves/write-curves.ts';
export { measureSweep } from '../importance/measure-sweep.ts';
export { inferBody } from '../inference/infer-body.ts';
export { endParquet } from '../parquet/end-parquet.ts';
export { evaluateSplit } from '../predictions/evaluate-split.ts';
export { predictImages } from '../predictions/predict-images.ts';
export { writePredictions } from '../predictions/write-predictions.ts';
export { costsAt } from '../replay/costs-at.ts';
export { replayTrials } from '../replay/replay-trials.ts';
export { predictForeignSplit } from '../scoring/predict-split.ts';
export { scoreBody } from '../scoring/score-body.ts';
export { affordRuns } from '../submit/afford-runs.ts';
export { checkExtensionBody, checkSweepBody } from '../submit/check-bodies.ts';
export { planPiece } from '../submit/plan-piece.ts';
export { locateTrials } from '../tables/locate-trials.ts';
export { selectTrials } from '../tables/select-trials.ts';
export { writeAttempts } from '../tables/write-attempts.ts';
export { writeOutcomes, writeStandings } from '../tables/write-rows.ts';
export { writeTrials } from '../tables/write-trials.ts';
export { warmUp } from './warm-up.ts';
