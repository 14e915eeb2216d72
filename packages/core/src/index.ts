export { CoreError, type CoreErrorCode, coreErrorCodes } from './core-error.ts';
export { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './descend/checkpoint.ts';
export { modelOfCheckpoint } from './descend/checkpoint-model.ts';
export type { EarlyStopping } from './descend/early-stopping.ts';
export type { Measured, Reading, RunObserver, TrainedRun } from './descend/run.ts';
export type { Hyperparameters, RunSpec } from './descend/run-spec.ts';
export { prepareStart, type Start } from './descend/start.ts';
export { type TrainOptions, trainRun } from './descend/train-run.ts';
export { type DatasetDescription, describeDataset } from './describe/describe-dataset.ts';
export { imagePng } from './describe/image-png.ts';
export { type DatasetWarning, datasetWarningCodes } from './describe/warn-of-dataset.ts';
export { engineVersion } from './engine-version.ts';
export { isHdf5Spent } from './hdf5/open-hdf5.ts';
export { initialiseWeights, type WeightsSpec } from './initialise/initialise-weights.ts';
export type { Dataset, ImageShape, Split, SplitName } from './load/dataset.ts';
export { maxFileBytes, maxValueBytes } from './load/limits.ts';
export { assertSize, loadDataset } from './load/load-dataset.ts';
export { accuracy } from './predict/accuracy.ts';
export {
  decodeModel,
  encodeModel,
  type Model,
  type Parameters,
  weightsOf,
} from './predict/model.ts';
export { chooseForm, type FormName, formNames } from './preprocess/choose-form.ts';
export {
  describePreprocessing,
  type PreprocessingDescription,
} from './preprocess/describe-preprocessing.ts';
export { type Preprocessing, preprocessings } from './preprocess/feature-scale.ts';
export { countHeldOut, type Validation } from './preprocess/hold-out.ts';
export { type PrepareOptions, prepareDataset } from './preprocess/prepare-dataset.ts';
export { type PreparedData, takeSlot } from './preprocess/prepared-data.ts';
export { countRises } from './summarise/count-rises.ts';
export { synthesiseDataset } from './synthesise/synthesise-dataset.ts';
