// The tensors of every model: images in; probabilities, labels and names of classes out.
import type { ExportedModel } from '@sweepq/exports';

export const imagesName = 'images';
export const outputNames = ['probabilities', 'labels', 'classes'] as const;
export type OutputName = (typeof outputNames)[number];

const datatypes = { probabilities: 'FP64', labels: 'INT64', classes: 'BYTES' } as const;

/** A size that a request chooses. */
const anySize = -1;

/** Returns the metadata of the tensors of a model. */
export const describeTensors = ({ inputShape, classes }: ExportedModel) => ({
  inputs: [{ name: imagesName, datatype: 'UINT8', shape: [anySize, ...inputShape] }],
  outputs: outputNames.map((name) => ({
    ...{ name, datatype: datatypes[name] },
    shape: name === 'probabilities' ? [anySize, classes.length] : [anySize],
  })),
});

export type Scores = {
  /** (count, classes), image after image. */
  probabilities: Float64Array;
  /** (count). */
  predicted: Uint8Array;
  classes: readonly string[];
};

export type Output = {
  name: string;
  shape: number[];
  datatype: string;
  parameters?: { binary_data_size: number };
  data?: unknown[];
};

/** Returns an output as JSON, or as JSON without data and its bytes: little-endian, row after row. */
export function encodeOutput(
  name: OutputName,
  { probabilities, predicted, classes }: Scores,
  isBinary: boolean,
): { output: Output; bytes: Uint8Array | undefined } {
  const count = predicted.length;
  const shape = name === 'probabilities' ? [count, classes.length] : [count];
  const names = () => Array.from(predicted, (label) => classes[label] as string);
  const output: Output = { name, shape, datatype: datatypes[name] };
  if (!isBinary) {
    // JSON has no NaN, which only a diverged model gives.
    if (name === 'probabilities') {
      output.data = Array.from(probabilities, (p) => (Number.isNaN(p) ? null : p));
    } else output.data = name === 'labels' ? [...predicted] : names();
    return { output, bytes: undefined };
  }
  const bytes =
    name === 'probabilities'
      ? encodeNumbers(probabilities.length, 8, (view, i) =>
          view.setFloat64(8 * i, probabilities[i] as number, true),
        )
      : name === 'labels'
        ? encodeNumbers(count, 8, (view, i) =>
            view.setBigInt64(8 * i, BigInt(predicted[i] as number), true),
          )
        : encodeTexts(names());
  return { output: { ...output, parameters: { binary_data_size: bytes.length } }, bytes };
}

function encodeNumbers(count: number, size: number, set: (view: DataView, i: number) => void) {
  const bytes = new Uint8Array(count * size);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) set(view, i);
  return bytes;
}

/** A text of the datatype BYTES is its length as a 32-bit integer, and its bytes. */
function encodeTexts(texts: readonly string[]): Uint8Array {
  return Buffer.concat(
    texts.map((text) => {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      return Buffer.concat([length, bytes]);
    }),
  );
}
