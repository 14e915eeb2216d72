// Programs that know nothing of sweepq predict with a model file: NumPy, a reader of safetensors, and ONNX Runtime.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { findPython } from './find-python.ts';

const python = findPython('numpy', 'h5py');
export const hasNumPy = python !== undefined;

/** The code that docs/numerics.md gives for `model.npz`. */
const numPyCode = (): string => {
  const text = readFileSync(new URL('../../docs/numerics.md', import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/^```python\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const found = blocks.find((block) => block.includes('np.load("model.npz")'));
  if (found === undefined) throw new Error('Expected the code for model.npz in docs/numerics.md.');
  return found;
};

/** The probabilities for all test images, by the code of docs/numerics.md. `testFile` has the bytes of the HDF5 file. */
export async function predictWithNumPy(
  npz: Uint8Array,
  testFile: Uint8Array,
): Promise<{ probabilities: number[][]; metadata: Record<string, unknown>; classes: string[] }> {
  const cwd = await mkdtemp(join(tmpdir(), 'sweepq-npz-'));
  try {
    await writeFile(join(cwd, 'test_catvnoncat.h5'), testFile);
    await writeFile(join(cwd, 'model.npz'), npz);
    const show = `
print(json.dumps({"probabilities": probabilities.tolist(), "metadata": metadata, "classes": classes}))`;
    const { status, stdout, stderr } = spawnSync(python ?? '', ['-c', `${numPyCode()}${show}`], {
      ...{ cwd, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
    });
    if (status !== 0) throw new Error(`Python failed: ${stderr}`);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

export type Tensors = {
  metadata: Record<string, string>;
  tensors: Record<string, { shape: number[]; values: number[] }>;
};

/** Reads a safetensors file of float64 tensors, as its format says, and checks that it has no gap. */
export function readSafetensors(bytes: Uint8Array): Tensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 8 + Number(view.getBigUint64(0, true));
  const { __metadata__: metadata, ...entries } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, start)),
  );
  const tensors: Tensors['tensors'] = {};
  let end = 0;
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, data_offsets } = entry as {
      dtype: string;
      shape: number[];
      data_offsets: [number, number];
    };
    const [from, to] = data_offsets;
    const count = shape.reduce((product, length) => product * length, 1);
    if (dtype !== 'F64' || from !== end || to - from !== count * 8) {
      throw new Error(`Expected ${name} to be F64 from ${end}, got ${JSON.stringify(entry)}.`);
    }
    const values = Array.from({ length: count }, (_, i) =>
      view.getFloat64(start + from + i * 8, true),
    );
    tensors[name] = { shape, values };
    end = to;
  }
  if (start + end !== bytes.length) throw new Error('Expected no bytes after the last tensor.');
  return { metadata, tensors };
}

/** The probabilities for images, by ONNX Runtime. */
export async function predictWithOnnx(
  onnx: Uint8Array,
  { images, shape }: { images: Uint8Array; shape: readonly number[] },
): Promise<number[][]> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(onnx);
  const input = new ort.Tensor('uint8', images, [images.length / sizeOf(shape), ...shape]);
  const { probabilities } = await session.run({ images: input });
  await session.release();
  const [count = 0, classes = 0] = probabilities?.dims ?? [];
  const data = probabilities?.data as Float32Array;
  return Array.from({ length: count }, (_, i) => [
    ...data.subarray(i * classes, (i + 1) * classes),
  ]);
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);
