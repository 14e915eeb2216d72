// What a thread packs before it tells of it: the formats of the store, without the libraries of the queue.
export { sampleCosts } from './curves/thin.ts';
export { encodeCurve, maxCurvePoints } from './store/curve.ts';
export { packCosts } from './store/pack-costs.ts';
