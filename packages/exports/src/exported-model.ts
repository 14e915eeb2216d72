/** A trained model with everything needed to predict, as the writers of all formats take it. */
export type ExportedModel = {
  trialId: string;
  digest: string | null;
  /** Height, width and channels of an image. */
  inputShape: readonly [height: number, width: number, channels: number];
  preprocessing: ExportedPreprocessing;
  /** The held-out images; null if the model was trained on all of train. */
  validation: { fraction: number; seed: number; heldOut: readonly number[] } | null;
  /** The first layer is first. Its input is the preprocessed image: row by row, channels innermost. */
  layers: readonly ExportedLayer[];
  /** With two classes, the predicted label is 1 if the output is above this number. With more classes null. */
  threshold: number | null;
  /** The names of the classes, by label. */
  classes: readonly string[];
};

export type ExportedPreprocessing = {
  name: 'divide255' | 'standardize';
  rule: 'x / 255' | '(x - mean) / deviation, 0 where deviation is 0';
  /** Mean and deviation of each feature; undefined if each pixel is divided by 255. */
  moments: { mean: Float64Array; deviation: Float64Array } | undefined;
};

/** Weights (units, inputs) row by row, and a bias for each unit. */
export type ExportedLayer = {
  weights: Float64Array;
  bias: Float64Array;
  activation: 'relu' | 'tanh' | 'sigmoid' | 'softmax';
};

/** The divisor of a pixel without moments. */
export const pixelScale = 255;

/** Returns all fields of a model except its arrays, named as in `model.json`. Every format contains them. */
export const describeModel = (model: ExportedModel) => ({
  trialId: model.trialId,
  digest: model.digest,
  inputShape: model.inputShape,
  preprocessing: { name: model.preprocessing.name, rule: model.preprocessing.rule },
  validation: model.validation,
  activations: model.layers.map(({ activation }) => activation),
  threshold: model.threshold,
  classes: model.classes,
});

/** Returns the description as texts, for formats whose metadata has only texts. A value that is not a text is JSON. */
export const describeAsTexts = (model: ExportedModel): [key: string, text: string][] =>
  Object.entries(describeModel(model)).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
