export type DenseLayer = {
  W: Float64Array;
  outputStep: number;
  inputStep: number;
  /** One number for each output. Undefined: every sum starts from 0. */
  bias: Float64Array | undefined;
  /** A (inputs, rows), row by row. */
  A: Float64Array;
  outputs: number;
  inputs: number;
};

/** The kernel `multiplyDense` in scalar TypeScript: out (outputs, rows), each sum in the order of the inputs. */
export function multiplyDense(layer: DenseLayer): Float64Array {
  const { W, outputStep, inputStep, bias, A, outputs, inputs } = layer;
  const rows = A.length / inputs;
  const out = new Float64Array(outputs * rows);
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < rows; i++) {
      let sum = bias === undefined ? 0 : (bias[o] as number);
      for (let j = 0; j < inputs; j++) {
        sum += (W[o * outputStep + j * inputStep] as number) * (A[j * rows + i] as number);
      }
      out[o * rows + i] = sum;
    }
  }
  return out;
}
