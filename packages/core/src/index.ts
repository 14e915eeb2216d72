export { CoreError, type CoreErrorCode } from './core-error.ts';
export { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './descend/checkpoint.ts';
export { modelOfCheckpoint } from './descend/checkpoint-model.ts';
export type { EarlyStopping } from './descend/early-stopping.ts';
export type { Measured, Reading, TrainedRun } from './descend/run.ts';
export type { RunSpec } from './descend/run-spec.ts';
export { type TrainOptions, trainRun } from './descend/train-run.ts';
export { type DatasetDescription, describeDataset } from './describe/describe-dataset.ts';
export { encodePng, imagePng } from './describe/image-png.ts';
export { inspectPixels, type PixelFindings } from './describe/inspect-pixels.ts';
export { warnOfPixels } from './describe/warn-of-pixels.ts';
export { weightsPng } from './describe/weights-png.ts';
export { engineVersion } from './engine-version.ts';
export { predictOutOfFold } from './evaluate/predict-out-of-fold.ts';
export {
  type MeasuredSplit,
  type Predictions,
  type PredictOptions,
  predictSplit,
} from './evaluate/predict-split.ts';
export { logitsOfImages, scoreImages } from './evaluate/score-images.ts';
export { isHdf5Spent } from './hdf5/open-hdf5.ts';
export { initialiseWeights } from './initialise/initialise-weights.ts';
export type { Dataset, Split, SplitName } from './load/dataset.ts';
export { listHdf5Arrays, readHdf5Array } from './load/hdf5-arrays.ts';
export {
  maxClassNameLength,
  maxFileBytes,
  maxImageBytes,
  maxValueBytes,
  mostClasses,
} from './load/limits.ts';
export { assertSize, loadDataset } from './load/load-dataset.ts';
export { type Recognised, recognise } from './load/recognise.ts';
export { sizeOfShape } from './load/size-of-shape.ts';
export { writeSplit } from './load/write-split.ts';
export { type SplitMetrics, scoreLogits } from './metrics/measure-logits.ts';
export { measureSplit } from './metrics/measure-split.ts';
export { rankScores } from './metrics/rank-scores.ts';
export { type RocPoint, rocPoints } from './metrics/roc-points.ts';
export type { ScoredSplit } from './metrics/scored-split.ts';
export { thinRoc } from './metrics/thin-roc.ts';
export { wilsonInterval } from './metrics/wilson-interval.ts';
export { countOperations, type Operations } from './models/count-operations.ts';
export type { UnitParams } from './models/descent-params.ts';
export { kernelNames, type ModelParams, type RunSize } from './models/form.ts';
export { countUnits, layersOf, weightsOfUnit } from './models/layers-of.ts';
export {
  asUnit,
  biasOf,
  decodeModel,
  encodeModel,
  isNetworkModel,
  type Model,
} from './models/model.ts';
export { activations, type NetworkParams } from './models/network/network-params.ts';
export { plainOptimization } from './models/optimization-params.ts';
export { formatSchedule, parseSchedule } from './models/schedule.ts';
export { pickStart, prepareStart, type Start } from './models/unit/start.ts';
export { weightsOf } from './models/unit/unit-model.ts';
export { probabilityOf } from './predict/probability.ts';
export type { FormName } from './preprocess/choose-form.ts';
export { describePreprocessing } from './preprocess/describe-preprocessing.ts';
export type { Preprocessing } from './preprocess/feature-scale.ts';
export type { Fold, Folds } from './preprocess/find-folds.ts';
export {
  countHeldOut,
  describeHeldOut,
  findHeldOut,
  type HeldOut,
  isFold,
  type Validation,
} from './preprocess/hold-out.ts';
export { countOutputs, prepareDataset } from './preprocess/prepare-dataset.ts';
export { prepareFolds } from './preprocess/prepare-folds.ts';
export { bytesInUse, type PreparedData, takeSlot } from './preprocess/prepared-data.ts';
export { countRises } from './summarise/count-rises.ts';
export { type FoldSummary, summariseFolds } from './summarise/summarise-folds.ts';
export { synthesiseDataset } from './synthesise/synthesise-dataset.ts';
