import { type ExportedModel, encodeNpz, encodeOnnx, encodeSafetensors } from '@sweepq/exports';

export type ModelFormat = {
  format: 'npz' | 'safetensors' | 'onnx';
  /** The media type. */
  type: string;
  encode: (model: ExportedModel) => Uint8Array;
  description: string;
};

/** The formats of a model for other programs. */
export const modelFormats: readonly ModelFormat[] = [
  {
    ...{ format: 'npz', type: 'application/zip', encode: encodeNpz },
    description:
      'The arrays are `W1`, `b1`, … of the layers, the names of the `classes`, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `metadata` is a JSON text. `np.load` reads it without `allow_pickle`.',
  },
  {
    ...{ format: 'safetensors', type: 'application/octet-stream', encode: encodeSafetensors },
    description:
      'The tensors are `W1`, `b1`, … of the layers, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `__metadata__` has the rest as texts.',
  },
  {
    ...{ format: 'onnx', type: 'application/octet-stream', encode: encodeOnnx },
    description:
      'The input `images` is uint8 (N, height, width, channels). The output `probabilities` is float32 (N, classes), by label. The preprocessing is inside. IR version 7, operator set 13.',
  },
];

const names = { npz: 'NPZ', safetensors: 'Safetensors', onnx: 'ONNX' } as const;

/** Returns the part of the name of an operation that names the format. */
export const nameOfFormat = (format: ModelFormat['format']) => names[format];
