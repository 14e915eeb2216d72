export { encodeSavedState } from '../runs/saved-state.ts';
export { encodePart, noParts, type PartEnd } from './cost-parts.ts';
export { cutColumns, decodeColumns, decodeCurve, encodeCurve, maxCurvePoints } from './curve.ts';
export { createNotes, lineOf, reportedPoints } from './notes.ts';
export { packCosts } from './pack-costs.ts';
export { sampleCosts, thinColumns, thinPoints } from './thin.ts';
